"""What the results of exams that are over say about forecasts to come.

A result tells how far the share of right answers lay from the share forecast on the last day
before. Part of the gap is the person's and their material's (cards asked unlike the paper asks,
a memory the model does not have) and will be there again; part belongs to that one day. Both are
taken to be normal on the logit scale with equal spread, so that the usual shrinkage of normal
means (Efron and Morris 1975) moves later forecasts by less than half of one result's gap; several
results that agree move them further. What stays unsure of the lasting part widens the range. Of a
band only that counts which was not to be expected anyway: one from 0 to 100 says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log, sqrt
from operator import mul

from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.pass_chance import guessing, known_behind

_LASTING_SD = 0.4  # of the gap, in logits: at .85 about 5 points
_DAY_SD = 0.4
_USUAL_QUESTIONS = 40  # where it is not known how many there were
_CERTAIN = 1e-6  # a share so near to 0 or 1 is taken for it
_NARROWLY = 0.1  # of the right answers
_EDGE = 0.02  # a share nearer to 0 or 1 is taken to be that far off
_OPEN = 8.0  # standard deviations from the forecast: beyond any result
_SLICES = 400  # of a band
_TELLS = 1e-3  # weights below say nothing


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
    told = [(gap, weight) for gap, weight in map(_told, results) if weight > _TELLS]
    if not told:
        return ResultShift()
    certain = 1.0 / _LASTING_SD**2 + sum(weight for _, weight in told)
    return ResultShift(sum(weight * gap for gap, weight in told) / certain, 1.0 / sqrt(certain))


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


def _told(exam: SatExam) -> tuple[float, float]:
    """The gap a result tells of, in logits, and its weight (1 / variance) for the lasting part.

    The gap expected before it is normal; what the band leaves of that is taken for normal as well,
    and the answer sought is the one measurement that makes the one of the other.
    """
    noise = _noise(exam)
    usual = noise + _LASTING_SD**2
    beyond = _OPEN * sqrt(usual)
    low, high = _gap(exam, exam.low, -beyond), _gap(exam, exam.high, beyond)
    if high - low < _EDGE:
        return (low + high) / 2, 1.0 / noise
    slices = [low + (high - low) * (n + 0.5) / _SLICES for n in range(_SLICES)]
    nearest = min(gap * gap for gap in slices)
    heights = [exp((nearest - gap * gap) / (2.0 * usual)) for gap in slices]
    total = sum(heights)
    mean = sum(map(mul, slices, heights)) / total
    squares = [height * (gap - mean) ** 2 for gap, height in zip(slices, heights, strict=True)]
    spread = max(sum(squares) / total, ((high - low) / _SLICES) ** 2 / 12.0)
    sharper = 1.0 / spread - 1.0 / usual
    if sharper * usual < _TELLS:
        return 0.0, 0.0
    return mean / spread / sharper, 1.0 / (1.0 / sharper + noise)


def _gap(exam: SatExam, right: float, beyond: float) -> float:
    """How far a share of right answers lies from the forecast, ``beyond`` at that end of all."""
    known = known_behind(right, exam.options)
    inside = _inside(known)
    if exam.low < exam.high and inside != known and (known < inside) == (beyond < 0.0):
        return beyond
    return _logit(inside) - _logit(_inside(exam.said.mean))


def _noise(exam: SatExam) -> float:
    """The variance of one gap beside its lasting part, in squared logits.

    It is that of the share in the band which is nearest to the forecast.
    """
    guess = guessing(exam.options)
    likely = exam.said.mean + (1.0 - exam.said.mean) * guess
    right = _inside(min(exam.high, max(exam.low, likely)))
    paper = sqrt(right * (1.0 - right) / (exam.questions or _USUAL_QUESTIONS))
    known, said = _inside(known_behind(right, exam.options)), _inside(exam.said.mean)
    seen = paper / (1.0 - guess) / (known * (1.0 - known))
    expected = exam.said.error / (said * (1.0 - said))
    return _DAY_SD**2 + seen**2 + expected**2


def _inside(share: float) -> float:
    return min(1.0 - _EDGE, max(_EDGE, share))


def _logit(share: float) -> float:
    return log(share / (1.0 - share))
