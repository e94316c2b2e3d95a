"""What the Statistics page shows. Shares are 0-1; ranges hold the true share nine times in ten."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from aimstudy.domain.exam_profile import ExamResult
from aimstudy.domain.plan import Band

ANSWERS_NEEDED = 30  # before anything is said of a share
FEW_ANSWERS = 10  # of fewer a share is drawn as doubtful


class StatisticsSpan(StrEnum):
    """How far back answers count."""

    MONTH = "month"  # this week and the four before it
    ALL = "all"


class ScopeKind(StrEnum):
    """Which cards count."""

    ALL = "all"
    EXAM = "exam"
    DECK = "deck"


@dataclass(frozen=True, slots=True)
class StatisticsScope:
    """All cards, those that an exam asks, or those of a deck; ``ref`` is the id of either."""

    kind: ScopeKind = ScopeKind.ALL
    ref: int = 0


@dataclass(frozen=True, slots=True)
class StatisticsWish:
    """What is to be looked at."""

    span: StatisticsSpan = StatisticsSpan.ALL
    scope: StatisticsScope = StatisticsScope()


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """A scope that can be chosen; ``name`` is the exam's or deck's, "" for all cards."""

    scope: StatisticsScope
    name: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and the range of the true share (Wilson, 90 %); (0, 1) without any."""

    known: int
    answers: int
    low: float
    high: float

    @property
    def mean(self) -> float:
        """The share itself; 0 without answers."""
        return self.known / self.answers if self.answers else 0.0

    @property
    def few(self) -> bool:
        """Whether there are too few answers to say much."""
        return self.answers < FEW_ANSWERS


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """Answers that stand, and what is not among them.

    ``later`` met a card again on a later day: only these tell about memory. ``first`` met a card
    for the first time, ``repeats`` again on the same day; ``unread`` came faster than a card can
    be read and count nowhere.
    """

    later: int = 0
    first: int = 0
    repeats: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class WeekRecall:
    """A week, Monday first: later answers recalled, first meetings, and quiz answers apart."""

    monday: date
    recall: Share
    first: int
    first_known: int
    quiz: int
    quiz_right: int


@dataclass(frozen=True, slots=True)
class TopicRecall:
    """A topic of an exam, an article or a deck; ``name`` is "" for cards of none.

    ``now`` is the share of its ``cards`` recalled today, with its range, cards never met counting
    as not known; None while there are too few answers or too few cards met. ``recall`` are the
    later answers of the span.
    """

    name: str
    cards: int
    met: int
    now: Band | None
    recall: Share


@dataclass(frozen=True, slots=True)
class ForetoldBand:
    """Answers whose recall was expected at ``low`` to ``high``; ``expected`` is their mean."""

    low: float
    high: float
    expected: float
    recall: Share


@dataclass(frozen=True, slots=True)
class SaidExam:
    """An exam that is over: the recall last forecast before it, and what its report said.

    Either may be missing: nothing was forecast yet, or no result was entered.
    """

    exam_id: int
    name: str
    day: date
    said: Band | None
    result: ExamResult | None


@dataclass(frozen=True, slots=True)
class CertaintyShare:
    """Quiz answers given with a ``level`` of certainty: 1 a guess, 2 think so, 3 sure."""

    level: int
    right: Share


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that fails often: ``failed`` of its ``answers`` on later days; recall now 0-1.

    ``mixed_up`` is what the card asks whose answer was given for it most often, "" if none was.
    """

    card_id: int
    front: str
    deck: str
    failed: int
    answers: int
    now: float
    mixed_up: str = ""


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """Minutes of a week done, and planned for its days up to today; ``days`` studied on of seven.

    ``planned_days`` had minutes planned. All cards count, whatever is looked at. ``quiz`` minutes
    were spent in quizzes and rehearsals.
    """

    monday: date
    done: float
    planned: int
    days: int
    planned_days: int
    quiz: float = 0.0


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """Everything on the page. ``since`` is the day of the first answer, None without any.

    ``recall_needed``, ``topics_needed``, ``foretold_needed`` and ``certainty_needed`` are how many
    more answers are needed before that part says anything (0: enough).
    """

    today: date
    wish: StatisticsWish
    scopes: tuple[ScopeChoice, ...]
    since: date | None
    counts: AnswerCounts
    weeks: tuple[WeekRecall, ...] = ()
    recall_needed: int = 0
    topics_of: str = ""  # the exam whose topics these are, "" for articles and decks
    topics: tuple[TopicRecall, ...] = ()
    topics_needed: int = 0
    foretold: tuple[ForetoldBand, ...] = ()
    foretold_needed: int = 0
    said: tuple[SaidExam, ...] = ()
    certainty: tuple[CertaintyShare, ...] = ()
    certainty_needed: int = 0
    hardest: tuple[HardCard, ...] = ()
    minutes: tuple[WeekMinutes, ...] = ()
    recall: Share = field(default=Share(0, 0, 0.0, 1.0))
