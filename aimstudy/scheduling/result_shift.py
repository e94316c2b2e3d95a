"""What the results of exams that are over say about the papers to come.

A paper asks unlike the cards do, and how unlike is not known beforehand: it lies with the person,
the material and those who set the paper, and will be there again. On the logit scale this offset
``b`` is taken to be normal around 0 with a spread of .5 (a forecast of .85 may mean .77 or .90 on
the paper), but in one case of five material and paper match badly, and its spread is 1. Each single
day adds a normal .6 of its own. All of these are chosen, not measured: facts learnt by heart are
known to carry over to questions about their use only in part. What made one forecast wrong makes
the next one wrong as well, so the forecast's own standard error is not taken for the day's.

A result says that a number of right answers within a band came. Its likelihood is binomial in
the share right (known, or else guessed), summed over the band and over the day, and what is known
of ``b`` afterwards is prior times likelihoods, on a grid. So a band far from a sure forecast moves
later ones by much, a wide band or a bare word that was to be expected by little, and a higher
band never leads to a lower forecast (normal and binomial likelihoods have monotone ratios).

A failure is never taken for good news, neither one that went better than forecast nor one that
went better than another: of the failures those count that lower the forecast most, and only
passed exams make the offset surer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import exp, hypot, lgamma, log

import numpy as np

from aimstudy.domain.pass_marks import marks_needed
from aimstudy.scheduling.exam_forecast import Spread
from aimstudy.scheduling.pass_chance import guessing
from aimstudy.scheduling.state_arrays import Floats

MATCHING_SD, STRANGE_SD, STRANGE = 0.5, 1.0, 0.2  # of the offset, in logits
LASTING_SD = hypot(MATCHING_SD * (1.0 - STRANGE) ** 0.5, STRANGE_SD * STRANGE**0.5)
DAY_SD = 0.6
USUAL_QUESTIONS = 40  # where it is not known how many there were
_CERTAIN = 1e-6  # a share so near to 0 or 1 is taken for it
_EDGE = 0.01  # nearer to 0 or 1 no forecast is taken for, when a result speaks against it
_MOST_ON_PAPER = 0.95  # of what is known for sure some is lost on any paper: it is misread
_MOST_OF_RECALL = 0.25  # the part of what papers were off that can be laid to recall
_OFFSETS = np.linspace(-8.0, 8.0, 321)
_GAPS = np.linspace(-12.0, 12.0, 481)  # the offset with the day's own part
_MOST_FAILURES = 8  # so many are weighed one by one


@dataclass(frozen=True, slots=True)
class SatExam:
    """An exam that is over: the share forecast of its cards, and ``fewest`` to ``most`` right.

    ``options`` of an item to choose from; 0 or 1 where the answer is written.
    """

    said: Spread
    passed: bool
    fewest: int
    most: int
    questions: int = USUAL_QUESTIONS
    options: int = 0

    @property
    def expected(self) -> float:
        """The share of right answers forecast, guesses among them: it compares with a report."""
        return self.said.mean + (1.0 - self.said.mean) * guessing(self.options)


@dataclass(frozen=True, slots=True)
class ResultShift:
    """How far papers lie from what cards foretell, in logits: expected, and how unsure that is."""

    logits: float = 0.0
    error: float = LASTING_SD

    def moved(self, spread: Spread) -> Spread:
        """The share known on a paper, from that recalled; where one is certain, as it was.

        Its range is moved on the same scale, so it gets wider on the way to a half.
        """
        return _moved_by(spread, self.logits - _lost(spread.mean, self.logits))

    def recalled(self, *spreads: Spread) -> tuple[Spread, ...]:
        """Shares of the same cards recalled, after what papers told; their order stays.

        Answers to the cards tell of them better than papers do: of what a paper was off, that part
        is laid to recall which the variance of the surest share has in that of both, and never
        much: a share may be unsure for what study will bring, of which no paper has told.
        """
        own = min((_own_error(spread) for spread in spreads), default=0.0) ** 2
        part = min(_MOST_OF_RECALL, own / (own + LASTING_SD**2))
        return tuple(_moved_by(spread, part * self.logits) for spread in spreads)

    @property
    def on_paper(self) -> float:
        """How far one paper may still lie from that, in logits: a standard deviation."""
        return hypot(self.error, DAY_SD)


def result_shift(results: Sequence[SatExam]) -> ResultShift:
    """The shift that these results ask for; without results that of the prior."""
    if not results:
        return ResultShift()
    passed = sum((_likelihood(exam) for exam in results if exam.passed), _before())
    failed = [_likelihood(exam) for exam in results if not exam.passed][-_MOST_FAILURES:]
    # Every choice among the failures is a row; the first one is without any.
    chosen = np.array(list(product((0.0, 1.0), repeat=len(failed))))
    logits = passed + chosen @ np.reshape(failed, (len(failed), len(_OFFSETS)))
    heights = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances = heights / heights.sum(axis=1, keepdims=True)
    means = chances @ _OFFSETS
    spread = float(chances[0] @ (_OFFSETS - means[0]) ** 2)
    return ResultShift(float(means.min()), min(LASTING_SD, spread**0.5))


def marks_of_band(low: int, high: int, questions: int) -> tuple[int, int]:
    """The fewest and most right answers behind a band in whole per cent, both ends included.

    A score between two whole per cent belongs to the lower one. Where no number of right answers
    lies in the band, the nearest to its middle.
    """
    fewest = marks_needed(questions, low / 100)
    most = questions if high >= 100 else marks_needed(questions, (high + 1) / 100) - 1
    if fewest > most:
        fewest = most = min(questions, round(questions * (low + high + 1) / 200))
    return fewest, most


def marks_of_word(passed: bool, pass_share: float, questions: int) -> tuple[int, int]:
    """The fewest and most right answers behind the bare word passed or failed."""
    marks = marks_needed(questions, pass_share)
    return (marks, questions) if passed else (0, max(0, marks - 1))


def _before() -> Floats:
    """The log chance of each offset before any result."""
    usual = (1.0 - STRANGE) / MATCHING_SD * np.exp(-((_OFFSETS / MATCHING_SD) ** 2) / 2.0)
    strange = STRANGE / STRANGE_SD * np.exp(-((_OFFSETS / STRANGE_SD) ** 2) / 2.0)
    return np.asarray(np.log(usual + strange), dtype=np.float64)


def _likelihood(exam: SatExam) -> Floats:
    """The log likelihood of a result for each offset."""
    said = min(_MOST_ON_PAPER, max(_EDGE, exam.said.mean))
    known = 1.0 / (1.0 + np.exp(-(_logit(said) + _GAPS)))
    guess = guessing(exam.options)
    heights = _log_within(known + (1.0 - known) * guess, exam)
    steps = (_GAPS[None, :] - _OFFSETS[:, None]) / DAY_SD
    found = heights[None, :] - steps**2 / 2.0
    highest = found.max(axis=1)
    sums = np.exp(found - highest[:, None]).sum(axis=1)
    return np.asarray(highest + np.log(sums), dtype=np.float64)


def _log_within(right: Floats, exam: SatExam) -> Floats:
    """The log chance of a number of right answers within the band, by the share right."""
    count = exam.questions
    marks = np.arange(exam.fewest, exam.most + 1)
    ways = np.array([_log_ways(count, int(number)) for number in marks])
    share = np.clip(right, 1e-12, 1.0 - 1e-12)[:, None]
    found = ways + marks * np.log(share) + (count - marks) * np.log1p(-share)
    highest = found.max(axis=1)
    return np.asarray(
        highest + np.log(np.exp(found - highest[:, None]).sum(axis=1)), dtype=np.float64
    )


def _log_ways(items: int, chosen: int) -> float:
    return lgamma(items + 1) - lgamma(chosen + 1) - lgamma(items - chosen + 1)


def _moved_by(spread: Spread, logits: float) -> Spread:
    """A spread moved on the logit scale; one that is certain stays."""
    if not logits or not _CERTAIN < spread.mean < 1.0 - _CERTAIN:
        return spread
    start = min(spread.mean, 1.0 - _EDGE) if logits < 0.0 else max(spread.mean, _EDGE)
    mean = _moved(start, logits)
    return Spread(mean, abs(mean - _moved(_toward_even(start, spread.error), logits)))


def _lost(share: float, logits: float) -> float:
    """What a surer forecast than any paper's comes down by as well, the more results ask for."""
    if logits >= 0.0:
        return 0.0
    beyond = _logit(min(1.0 - _EDGE, max(_MOST_ON_PAPER, share))) - _logit(_MOST_ON_PAPER)
    return (1.0 - exp(logits)) * beyond


def _own_error(spread: Spread) -> float:
    """The standard error of a share in logits, toward a half."""
    start = min(1.0 - _EDGE, max(_EDGE, spread.mean))
    return abs(_logit(start) - _logit(_toward_even(start, spread.error)))


def _toward_even(share: float, error: float) -> float:
    """The end of an error that lies toward a half: the other one may lie beyond 0 or 1."""
    end = share + error if share < 0.5 else share - error
    return min(1.0 - _EDGE, max(_EDGE, end))


def _moved(share: float, logits: float) -> float:
    return 1.0 / (1.0 + exp(-(_logit(min(1.0 - _CERTAIN, max(_CERTAIN, share))) + logits)))


def _logit(share: float) -> float:
    return log(share / (1.0 - share))
