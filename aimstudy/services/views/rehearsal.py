"""What the rehearsal pages show: the start, one question a screen, the result and the review."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aimstudy.domain.article import Language
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import Ending
from aimstudy.domain.quiz import Given
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion

__all__ = [
    "Cell",
    "CellState",
    "Clock",
    "Ending",
    "NextPaper",
    "OpenPaper",
    "PaperAnswer",
    "PaperChoice",
    "PaperRules",
    "PaperView",
    "PastPaper",
    "RehearsalResult",
    "RehearsalStart",
    "TopicScore",
    "TopicShare",
]


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """An exam ahead whose paper can be rehearsed, or the example (``exam_id`` 0, no day)."""

    exam_id: int
    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class TopicShare:
    """A topic's part of the paper: its weight as a share of all, 0-1, and its questions.

    ``available`` counts what can be asked of it; none: no material covers it, and none is asked.
    """

    name: str
    share: float
    asked: int
    available: int


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper that was begun and not handed in. ``begun`` is an aware local time."""

    attempt_id: int
    name: str
    answered: int
    total: int
    seconds_left: int
    pausable: bool
    paused: bool
    begun: datetime


@dataclass(frozen=True, slots=True)
class PastPaper:
    """A paper that was handed in; ``first_right`` of ``first_total`` were asked for the first time.

    ``by_itself``: its time was over. ``away``: that was while the program was not running.
    """

    attempt_id: int
    name: str
    when: datetime
    right: int
    total: int
    needed: int
    passed: bool
    first_right: int
    first_total: int
    by_itself: bool
    away: bool
    looked_at: bool = True
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class RehearsalStart:
    """The rules of the paper of ``exam_id`` (0: the example, on everything), and what there is.

    ``rules_known`` is false where the exam says no questions or minutes; ``rules`` are then those
    of the example. ``distinct`` counts different questions that can be asked now, ``unseen`` those
    of them that nothing has asked before. ``offered`` is a shorter paper, its time in proportion,
    where there are too few for ``rules``; where ``distinct`` is below ``fewest`` there is none.
    ``blocked`` waits for a choice about a contradiction. ``ended_away`` is a paper whose time was
    over while it was not on the screen and whose result has not been looked at.
    There are at least ``distinct``, those of a sample, unless ``exact``. Where everything is asked
    and articles are in several ``languages`` the paper is in one ``language``; else that is None.
    """

    choices: tuple[PaperChoice, ...]
    exam_id: int
    rules: PaperRules
    rules_known: bool
    distinct: int
    unseen: int
    fewest: int
    offered: PaperRules | None
    topics: tuple[TopicShare, ...]
    blocked: int
    unfinished: OpenPaper | None
    past: tuple[PastPaper, ...]
    ended_away: PastPaper | None = None
    exact: bool = True
    language: Language | None = None
    languages: tuple[Language, ...] = ()

    @property
    def possible(self) -> bool:
        """A paper by the rules, or the shorter one, can begin."""
        return self.distinct >= min(self.fewest, self.rules.questions) and self.unfinished is None


class CellState(StrEnum):
    """How a question of the paper stands."""

    UNSEEN = "unseen"
    ANSWERED = "answered"
    OPEN = "open"  # seen and not answered


@dataclass(frozen=True, slots=True)
class Cell:
    """A question in the grid. ``certainty`` is 1-3 (1: not sure), None where nothing was said."""

    seen: bool = False
    answered: bool = False
    flagged: bool = False
    certainty: int | None = None

    @property
    def unsure(self) -> bool:
        """The person said not to be sure."""
        return self.certainty == 1

    @property
    def state(self) -> CellState:
        """For the grid."""
        if self.answered:
            return CellState.ANSWERED
        return CellState.OPEN if self.seen else CellState.UNSEEN


@dataclass(frozen=True, slots=True)
class Clock:
    """How the time stands; once ``submitted`` the result is there."""

    seconds_left: int
    paused: bool = False
    submitted: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """One question of a running paper, with the grid of all. Nothing tells what is right.

    ``given`` is what was put in so far; a matching question may have -1 where a pair is open, and
    counts as answered once there is none. ``time_hidden``: the person does not want to see it.
    """

    attempt_id: int
    position: int
    rules: PaperRules
    question: QuizQuestion
    given: Given | None
    cells: tuple[Cell, ...]
    clock: Clock
    time_hidden: bool = False

    @property
    def cell(self) -> Cell:
        """That of this question."""
        return self.cells[self.position]

    @property
    def open_positions(self) -> tuple[int, ...]:
        """Questions without an answer, seen or not; to be named before handing in."""
        return tuple(n for n, cell in enumerate(self.cells) if not cell.answered)


@dataclass(frozen=True, slots=True)
class TopicScore:
    """A topic's questions; ``needed`` is 0 where the rules ask nothing of a single topic."""

    name: str
    right: int
    total: int
    needed: int

    @property
    def passed(self) -> bool:
        """No fewer right than needed."""
        return self.right >= self.needed


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """A question of a paper that was handed in, with its key and source in ``feedback``.

    ``seconds`` is how long it was on the screen. ``first_sight``: nothing had asked it before.
    """

    feedback: QuizFeedback
    cell: Cell
    seconds: int
    topic: str
    first_sight: bool

    @property
    def wrong(self) -> bool:
        """Answered, and not right."""
        return self.cell.answered and not self.feedback.correct


@dataclass(frozen=True, slots=True)
class NextPaper:
    """What the first-sight answers say of another such paper, before anything more is learnt.

    ``chance`` to reach the marks (0-1); with 90 % the score lies in ``low``-``high`` of
    ``questions``. Rests on ``answers`` first-sight questions, every share held alike before.
    """

    chance: float
    low: int
    high: int
    questions: int
    marks: int
    answers: int


@dataclass(frozen=True, slots=True)
class RehearsalResult:
    """The score of a paper. Open questions count as not right.

    It is ``passed`` with ``needed`` right in all and every topic passed. ``low`` and ``high``
    bound the true share known, 0-1 (Wilson, 90 %), from the questions that were looked at: the
    others tell nothing about it. First-sight questions are those that nothing
    had asked before; the rest are repeats. ``next_paper`` is None below ten first-sight answers.
    A paper that is ``left_out`` counts nowhere but here.
    """

    attempt_id: int
    rules: PaperRules
    exam_id: int
    when: datetime
    ending: Ending
    right: int
    total: int
    needed: int
    topics: tuple[TopicScore, ...]
    low: float
    high: float
    first_right: int
    first_total: int
    repeats_right: int
    repeats_total: int
    next_paper: NextPaper | None
    used_s: int
    allowed_s: int
    answers: tuple[PaperAnswer, ...]
    left_out: bool = False

    @property
    def passed(self) -> bool:
        """Enough right in all, and in every topic."""
        return self.right >= self.needed and not self.failed_topics

    @property
    def failed_topics(self) -> tuple[str, ...]:
        """Names of the topics below their own mark."""
        return tuple(topic.name for topic in self.topics if not topic.passed)

    @property
    def open_count(self) -> int:
        """Questions that were not answered."""
        return sum(not answer.cell.answered for answer in self.answers)

    @property
    def looked_at(self) -> int:
        """Questions that were on the screen."""
        return sum(answer.cell.seen for answer in self.answers)

    @property
    def first_answers(self) -> int:
        """Answers to questions at first sight."""
        return sum(answer.first_sight and answer.cell.answered for answer in self.answers)

    @property
    def by_itself(self) -> bool:
        """Handed in because the time was over."""
        return self.ending is not Ending.HANDED_IN
