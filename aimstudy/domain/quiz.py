"""Quiz items and what a person answered. Knows nothing of how they are made or stored."""

from dataclasses import dataclass
from enum import StrEnum


class QuizKind(StrEnum):
    """How a quiz item is answered."""

    MULTIPLE_CHOICE = "mcq"
    TRUE_FALSE = "truefalse"


class OptionOrigin(StrEnum):
    """Where an option comes from, so that a wrong choice can be explained."""

    KEY = "key"
    OTHER_FACT = "other_fact"  # true of something else in the material
    NEIGHBOUR = "neighbour"  # a neighbouring number; not in the material
    TRUTH = "truth"  # the words "true" and "false"


@dataclass(frozen=True, slots=True)
class Option:
    """One option. ``belongs_to`` names what it is true of when the origin is another fact."""

    text: str
    origin: OptionOrigin
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question with its key: ``options[key]`` is right; ``quote`` is the verbatim sentence.

    ``answer`` is the true answer in words (for true/false the right statement's value, so that a
    false statement can be corrected). ``answer_start:answer_end`` are offsets in ``quote``, or -1.
    """

    fact_key: str
    kind: QuizKind
    prompt: str
    options: tuple[Option, ...]
    key: int
    answer: str
    quote: str
    context: str = ""
    answer_start: int = -1
    answer_end: int = -1
