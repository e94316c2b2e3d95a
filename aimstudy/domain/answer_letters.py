"""The letters of a quiz done on paper: what a line of them says, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum

from aimstudy.domain.quiz import Given


class LetterFault(StrEnum):
    """Why a line cannot be taken as it is."""

    NO_OPTION = "no_option"  # a letter that the question does not have
    TOO_MANY = "too_many"  # several letters where one is asked for
    TWICE = "twice"  # a letter or a question's number is there twice
    NO_QUESTION = "no_question"  # a number that no question has
    COUNT = "count"  # without numbers: not as many answers as questions
    STRANGE = "strange"  # something that is neither a letter nor a number
    NOTHING = "nothing"  # every question is left out


@dataclass(frozen=True, slots=True)
class LettersFault:
    """A fault, the question it is at (from 1; 0: of the line as a whole) and what was written."""

    fault: LetterFault
    question: int = 0
    written: str = ""


@dataclass(frozen=True, slots=True)
class LetterQuestion:
    """A question on paper: how many options it has, and whether several are to be marked."""

    options: int
    several: bool = False


@dataclass(frozen=True, slots=True)
class LettersRead:
    """An answer for each question (None: not known), or the faults that are in the way.

    ``found`` counts the answers that the line holds, blank ones included. ``left_out`` has the
    places (from 0) of questions that were not asked: they count nowhere.
    """

    answers: tuple[Given | None, ...]
    faults: tuple[LettersFault, ...]
    found: int
    left_out: frozenset[int] = frozenset()
