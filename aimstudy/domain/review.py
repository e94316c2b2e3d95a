"""Ratings, graded answers and the memory state they lead to.

The log of reviews is the truth; a MemoryState is only ever a replay of it.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from aimstudy.domain.evidence import Choice


class Rating(IntEnum):
    """How well an answer came (the numbers are FSRS's and the keys' on the study page)."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class ReviewKind(StrEnum):
    """What a row of the review log records."""

    STUDY = "study"  # a rated card
    QUIZ = "quiz"  # an answer in a practice quiz or a rehearsal
    UNDO = "undo"  # takes the row `undoes` back; nothing is ever rewritten
    STATE = "state"  # a state taken over from elsewhere; replay starts there


class Phase(StrEnum):
    """Where a card is in its life."""

    NEW = "new"
    STEP = "step"  # failed or first seen: comes again within the same day
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class MemoryState:
    """Stability in days (>= 0.001), difficulty 1-10, and when the card comes next.

    ``last_day`` and ``due_day`` are study days (date ordinals). ``due_ms`` is set, UTC in ms, only
    while the card is in a step of minutes; elsewhere it is 0 and the day decides. ``shown_day`` is
    the day on which a quiz showed the answer after ``last_day``, else 0: recall is counted from
    the last real answer, but what comes after was seen on that day.
    """

    phase: Phase
    stability: float
    difficulty: float
    last_day: int
    due_day: int
    due_ms: int
    reps: int
    lapses: int
    shown_day: int = 0


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """One row of the log, as replay needs it. Order is by ``place``, never by clock.

    ``state`` is the state that a row of kind ``state`` takes over; ``took_ms`` is 0 where unknown.
    A row of kind ``quiz`` has a ``rating`` if its words were typed, else a ``choice``; judged anew
    it ``stands_at`` the row that the answer first became.
    """

    seq: int
    kind: ReviewKind
    rating: Rating | None
    at_ms: int
    study_day: int
    undoes: int | None = None
    state: MemoryState | None = None
    took_ms: int = 0
    choice: Choice | None = None
    stands_at: int | None = None

    @property
    def place(self) -> int:
        """Where in the log it counts."""
        return self.seq if self.stands_at is None else self.stands_at
