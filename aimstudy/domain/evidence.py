"""Answers in quizzes and rehearsals as evidence of memory: what was chosen, and how surely.

What such evidence is worth is for the scheduler to say.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from math import perm

from aimstudy.domain.quiz import Given, QuizItem, QuizKind


class Certainty(IntEnum):
    """How sure the person said to be."""

    GUESS = 1
    UNSURE = 2
    SURE = 3


class EvidenceSource(StrEnum):
    """Where an answer was given."""

    QUIZ = "quiz"
    REHEARSAL = "rehearsal"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer chosen among options. ``by_chance`` is g, strictly between 0 and 1.

    1/k for one of k options; for select-all and matching the chance of the whole answer.
    """

    right: bool
    by_chance: float
    certainty: Certainty = Certainty.UNSURE

    def __post_init__(self) -> None:
        if not 0.0 < self.by_chance < 1.0:
            raise ValueError("the chance to be right without knowing lies between 0 and 1")

    @property
    def guessing(self) -> float:
        """g as the certainty changes it: half when sure; halfway to 1 when it was a guess."""
        if self.certainty is Certainty.SURE:
            return self.by_chance / 2
        if self.certainty is Certainty.GUESS:
            return (1.0 + self.by_chance) / 2
        return self.by_chance

    @property
    def shown_again(self) -> bool:
        """Whether the card comes again today: it was wrong, or right by luck."""
        return not self.right or self.certainty is Certainty.GUESS


@dataclass(frozen=True, slots=True)
class EvidenceOf:
    """One answer of a quiz or a rehearsal about a card.

    ``by_chance`` as in ``Choice`` (see ``by_chance_of``; not looked at for typed kinds); ``given``
    None is "don't know"; ``certainty`` None was not asked. ``attempt`` and ``position`` tell where
    the response stands.
    """

    card_id: int
    kind: QuizKind
    by_chance: float
    given: Given | None
    right: bool
    certainty: Certainty | None = None
    source: EvidenceSource = EvidenceSource.QUIZ
    attempt: int = 0
    position: int = 0
    took_ms: int = 0

    @property
    def choice(self) -> Choice | None:
        """The answer as one chosen among options; None for typed words and numbers."""
        if self.kind.written:
            return None
        return Choice(self.right, self.by_chance, self.certainty or Certainty.UNSURE)


def by_chance_of(item: QuizItem) -> float:
    """The chance (0-1) to get the whole of an item right without knowing; 0 for a typed one."""
    options = len(item.options)
    if item.kind.written:
        return 0.0
    if item.kind is QuizKind.SELECT:
        return 1.0 / ((1 << options) - 1)  # none is no answer
    if item.kind is QuizKind.MATCHING:
        return 1.0 / perm(options, len(item.lefts))
    return 1.0 / options
