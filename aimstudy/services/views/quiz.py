"""What the quiz pages show."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.quiz import Given, Grade, OptionOrigin, QuizKind
from aimstudy.services.views.study import SourceView


@dataclass(frozen=True, slots=True)
class QuizSetup:
    """What can be asked now. ``usable`` counts facts that yield a fair question."""

    usable: int
    blocked_by_issues: int
    accepted_facts: int
    unfinished: int | None
    topics: tuple[tuple[int, str, int], ...]  # (article id, title, usable facts)


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """The question to answer now; ``position`` counts from 0, ``total`` all of the quiz.

    ``lefts`` are the left sides of a matching item, ``wanted`` how many things are to be picked
    out or typed, ``unit`` that of a number.
    """

    attempt_id: int
    position: int
    total: int
    title: str
    kind: QuizKind
    prompt: str
    context: str
    options: tuple[str, ...]
    lefts: tuple[str, ...] = ()
    wanted: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class OptionFeedback:
    """An option after the answer: what it is true of, or that it is not in the material."""

    text: str
    is_key: bool
    is_chosen: bool
    origin: OptionOrigin
    belongs_to: str


@dataclass(frozen=True, slots=True)
class PairFeedback:
    """A left side of a matching item, what goes with it, and what was put there ("": nothing)."""

    left: str
    right: str
    given: str

    @property
    def is_right(self) -> bool:
        """The person matched it."""
        return self.given == self.right


@dataclass(frozen=True, slots=True)
class QuizFeedback:
    """The verdict on one answer, stored before it is shown. ``given`` is None for "don't know".

    ``grade`` belongs to a typed answer; ``overruled`` says that ``correct`` is the person's word.
    """

    attempt_id: int
    position: int
    total: int
    kind: QuizKind
    prompt: str
    context: str
    title: str
    correct: bool
    given: Given | None
    answer: str
    options: tuple[OptionFeedback, ...]
    source: SourceView | None
    card_id: int | None
    card_due: date | None
    pairs: tuple[PairFeedback, ...] = ()
    grade: Grade | None = None
    overruled: bool = False

    @property
    def chosen(self) -> int | None:
        """The option chosen, where one was."""
        return self.given if isinstance(self.given, int) else None


@dataclass(frozen=True, slots=True)
class QuizReview:
    """A finished quiz: the score with its likely range for the material, and every answer.

    ``low`` and ``high`` bound the true share known, 0-1 (Wilson interval, 90 %).
    """

    attempt_id: int
    title: str
    right: int
    total: int
    low: float
    high: float
    answers: tuple[QuizFeedback, ...]
