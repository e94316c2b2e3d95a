"""What is known of an exam beside its date: its paper, its topics, its windows and its result.

All of it is the person's to change; nothing here is taken for true because it was shipped.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.pass_marks import marks_needed


class TopicKind(StrEnum):
    """Where the cards of a topic come from."""

    ARTICLE = "article"
    DECK = "deck"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class TopicSource:
    """An article or a deck by its id (``ref``), or a tag by its word."""

    kind: TopicKind
    ref: int = 0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of an exam; without sources no material covers it. ``weight`` is above 0."""

    name: str
    weight: float = 1.0
    sources: tuple[TopicSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ExamWindow:
    """A span of the year in which the exam can be sat; (month, day) each, both included."""

    opens: tuple[int, int]
    closes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExamProfile:
    """The rules of a paper. Shares are 0-1; 0 questions, minutes or options: not known.

    ``attempts`` are those within a window (0: not known). ``transfer_days`` is how long before a
    window closes a sitting can be moved to a later one; with ``weekend_moves`` a window that
    would close on a weekend closes on the Monday after. ``extra_share`` is the time a person has
    beyond the minutes, as a share of them. ``band_points`` is the width in
    points of the bands that a report gives. ``source`` says where the rules were found and
    ``source_day`` when; ``verified`` that the person has checked them.
    """

    name: str = ""
    questions: int = 0
    minutes: int = 0
    pass_share: float = 0.7
    topic_share: float = 0.0
    options: int = 0
    pausable: bool = True
    windows: tuple[ExamWindow, ...] = ()
    attempts: int = 0
    transfer_days: int = 0
    band_points: int = 10
    source: str = ""
    source_day: date | None = None
    verified: bool = False
    weekend_moves: bool = False
    extra_share: float = 0.0

    @property
    def marks(self) -> int:
        """The fewest right answers that pass: 18 of 25 questions at 70 %."""
        return marks_needed(self.questions, self.pass_share)


@dataclass(frozen=True, slots=True)
class ExamResult:
    """What the report said: passed or not, the band in per cent, and topics it calls weak."""

    passed: bool
    low: int | None = None
    high: int | None = None
    weak_topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on the way that is no exam; ``id`` is 0 before it is stored."""

    id: int
    name: str
    day: date
