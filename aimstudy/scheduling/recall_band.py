"""How sure a predicted share of recall is: a mean becomes a range that holds four times in five.

The range fans out with the days ahead, and more downward than upward: with default parameters a
forecast errs mostly by hoping too much. Its reach was set so that it held in about 80 % of runs
over simulated learners whose parameters were spread like those of real ones. Few answers make it
wider still. The mean never depends on the number of answers.
"""

from math import exp, hypot, sqrt

from aimstudy.domain.plan import Band

MIN_ANSWERS = 30
MIN_SHARE_MET = 0.1
_Z80 = 1.2816
_BELOW, _BELOW_FAR = 0.055, 0.23  # of the cards met: today, and what distance adds
_ABOVE, _ABOVE_FAR = 0.03, 0.05
_FAR_DAYS = 25.0
_FEW = 0.1  # standard deviation at half recall, without any answer


def enough_evidence(answers: int, met: int, cards: int) -> bool:
    """Whether a number may be shown: 30 scheduled answers, and a tenth of the cards met."""
    return cards > 0 and answers >= MIN_ANSWERS and met >= MIN_SHARE_MET * cards


def recall_band(
    mean: float,
    met_share: float,
    cards: int,
    days_ahead: int,
    answers: int,
) -> Band:
    """The range around ``mean``, the expected share of all ``cards`` recalled.

    ``met_share`` of them will have been met by then; a card never met counts 0 for sure.
    """
    mean = min(1.0, max(0.0, mean))
    if cards <= 0 or met_share <= 0.0:
        return Band(mean, mean, mean)
    met_share = min(1.0, met_share)
    known = min(1.0, mean / met_share)
    few = _FEW * sqrt(4.0 * known * (1.0 - known) * MIN_ANSWERS / (MIN_ANSWERS + answers))
    luck = sqrt(mean * (1.0 - mean) / cards)
    chance = hypot(_Z80 * luck, _Z80 * met_share * few)
    far = 1.0 - exp(-max(0, days_ahead) / _FAR_DAYS)
    below = hypot(chance, met_share * (_BELOW + _BELOW_FAR * far))
    above = hypot(chance, met_share * (_ABOVE + _ABOVE_FAR * far))
    return Band(max(0.0, mean - below), mean, min(1.0, mean + above))
