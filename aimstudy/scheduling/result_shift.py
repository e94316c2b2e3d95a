"""What the results of exams that are over say about forecasts to come.

A result tells how far the share of right answers lay from the share forecast on the last day
before. Part of the gap is the person's and their material's (cards asked unlike the paper asks,
a memory the model does not have) and will be there again; part belongs to that one day. Both are
taken to be normal on the logit scale with equal spread, so that the usual shrinkage of normal
means (Efron and Morris 1975) moves later forecasts by less than half of one result's gap; several
results that agree move them further. What stays unsure of the lasting part widens the range.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log, sqrt

from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.pass_chance import guessing, known_behind

_LASTING_SD = 0.4  # of the gap, in logits: at .85 about 5 points
_DAY_SD = 0.4
_USUAL_QUESTIONS = 40  # where it is not known how many there were
_CERTAIN = 1e-6  # a share so near to 0 or 1 is taken for it
_NARROWLY = 0.1  # of the right answers
_EDGE = 0.02  # a share nearer to 0 or 1 is taken to be that far off


@dataclass(frozen=True, slots=True)
class SatExam:
    """An exam that is over: the share forecast, and the right answers between two shares (0-1).

    ``questions`` and ``options`` of its paper, 0 for not known.
    """

    said: Spread
    low: float
    high: float
    questions: int = 0
    options: int = 0

    @property
    def known(self) -> float:
        """The share known behind the middle of the band, guesses taken off."""
        return known_behind((self.low + self.high) / 2, self.options)


@dataclass(frozen=True, slots=True)
class ResultShift:
    """How far forecasts move and how unsure that is, in logits."""

    logits: float = 0.0
    error: float = 0.0

    def moved(self, spread: Spread) -> Spread:
        """A forecast after it; where nothing or everything is known for sure, as it was."""
        if self == ResultShift() or not _CERTAIN < spread.mean < 1.0 - _CERTAIN:
            return spread
        mean = 1.0 / (1.0 + exp(-(_logit(spread.mean) + self.logits)))
        return Spread(mean, hypot(spread.error, mean * (1.0 - mean) * self.error))


def result_shift(results: Sequence[SatExam]) -> ResultShift:
    """The shift that these results ask for; none without results."""
    if not results:
        return ResultShift()
    weights = [1.0 / _variance(exam) for exam in results]
    gaps = [_logit(_inside(exam.known)) - _logit(_inside(exam.said.mean)) for exam in results]
    certain = 1.0 / _LASTING_SD**2 + sum(weights)
    shift = sum(weight * gap for weight, gap in zip(weights, gaps, strict=True)) / certain
    return ResultShift(shift, 1.0 / sqrt(certain))


def band_of_word(
    said: Spread, passed: bool, pass_share: float, options: int = 0
) -> tuple[float, float]:
    """The band of right answers (0-1) behind the bare word passed or failed.

    A word that was to be expected says nothing new: the band is where the forecast was. One
    against the odds is most often narrow: a tenth on its side of the line.
    """
    right = said.mean + (1.0 - said.mean) * guessing(options)
    if (right >= pass_share) == passed:
        return right, right
    if passed:
        return pass_share, min(1.0, pass_share + _NARROWLY)
    return max(0.0, pass_share - _NARROWLY), pass_share


def _variance(exam: SatExam) -> float:
    """Of one gap as a sign of the lasting part, in squared logits."""
    right = _inside((exam.low + exam.high) / 2)
    band = (exam.high - exam.low) / sqrt(12.0)
    paper = sqrt(right * (1.0 - right) / (exam.questions or _USUAL_QUESTIONS))
    known, said = _inside(exam.known), _inside(exam.said.mean)
    seen = hypot(band, paper) / (1.0 - guessing(exam.options)) / (known * (1.0 - known))
    expected = exam.said.error / (said * (1.0 - said))
    return _DAY_SD**2 + seen**2 + expected**2


def _inside(share: float) -> float:
    return min(1.0 - _EDGE, max(_EDGE, share))


def _logit(share: float) -> float:
    return log(share / (1.0 - share))
