"""How sure a predicted share of recall is: a mean becomes a range.

Four independent sources, as standard deviations of the share: which cards happen to be recalled,
the person's own memory (known better the more answers there are), what the model leaves out, and
how far ahead the day lies. The mean never depends on the number of answers.
"""

from math import exp, sqrt

from aimstudy.domain.plan import Band

MIN_ANSWERS = 30
MIN_SHARE_MET = 0.2
_Z90 = 1.645
_NEAR, _FAR_MORE, _FAR_DAYS = 0.015, 0.03, 30.0
_PERSON = 0.15


def enough_evidence(answers: int, met: int, cards: int) -> bool:
    """Whether a number may be shown: 30 scheduled answers, and a fifth of the cards met."""
    return cards > 0 and answers >= MIN_ANSWERS and met >= MIN_SHARE_MET * cards


def recall_band(mean: float, met_share: float, cards: int, days_ahead: int, answers: int) -> Band:
    """The 90 % band around ``mean``, the expected share of all ``cards`` recalled.

    ``met_share`` of them will have been met by then; a card never met counts 0 for sure.
    """
    mean = min(1.0, max(0.0, mean))
    if cards <= 0 or met_share <= 0.0:
        return Band(mean, mean, mean)
    met_share = min(1.0, met_share)
    known = min(1.0, mean / met_share)
    luck = mean * (1.0 - mean) / cards
    person = _PERSON * sqrt(4.0 * known * (1.0 - known) * MIN_ANSWERS / (MIN_ANSWERS + answers))
    model = _NEAR + _FAR_MORE * (1.0 - exp(-days_ahead / _FAR_DAYS))
    reach = _Z90 * sqrt(luck + met_share**2 * (person**2 + model**2))
    return Band(max(0.0, mean - reach), mean, min(1.0, mean + reach))
