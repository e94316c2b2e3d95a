"""Quiz items and what a person answered. Knows nothing of how they are made or stored."""

from dataclasses import dataclass
from enum import StrEnum

from aimstudy.domain.article import Language

# An answer: the option chosen, the options picked out or matched in order, or words.
Given = int | tuple[int, ...] | str


class QuizKind(StrEnum):
    """How a quiz item is answered."""

    MULTIPLE_CHOICE = "mcq"
    TRUE_FALSE = "truefalse"
    SELECT = "select"  # every right option, and no other
    NUMERIC = "numeric"  # a number or a range, typed
    TYPED = "typed"  # some words, or the items of a list
    MATCHING = "matching"  # each left side with its right side

    @property
    def written(self) -> bool:
        """Answered by typing."""
        return self in (QuizKind.NUMERIC, QuizKind.TYPED)


class OptionOrigin(StrEnum):
    """Where an option comes from, so that a wrong choice can be explained."""

    KEY = "key"
    OTHER_FACT = "other_fact"  # true of something else in the material
    NEIGHBOUR = "neighbour"  # a neighbouring number; not in the material
    CONTRAST = "contrast"  # the right answer with one word turned round; not in the material
    OWN = "own"  # the question came with it
    TRUTH = "truth"  # the words "true" and "false"


@dataclass(frozen=True, slots=True)
class Option:
    """One option. ``belongs_to`` names what it is true of when the origin is another fact.

    ``source`` is the key of that fact (or of the card, where there is no fact); "" in items from
    before it was kept. ``mixed_up`` is how often the person had given it in place of the right
    answer when the item was made.
    """

    text: str
    origin: OptionOrigin
    belongs_to: str = ""
    source: str = ""
    mixed_up: int = 0


@dataclass(frozen=True, slots=True)
class OwnOptions:
    """The options that a question came with, in its order; ``right`` are places among them."""

    options: tuple[str, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a typed answer is graded against.

    ``answers`` holds one text, or each item of a list (any order). ``accept`` are other right
    answers, ``refuse`` answers that look alike and are wrong. ``low``/``high`` and ``unit`` are
    those of a number, None and "" where the answer is none.
    """

    language: Language
    answers: tuple[str, ...]
    accept: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question with its key: ``options[key]`` is right; ``quote`` is the verbatim sentence.

    ``answer`` is the true answer in words (for true/false the right statement's value, so that a
    false statement can be corrected). ``answer_start:answer_end`` are offsets in ``quote``, or -1.
    ``keys`` are the right options of a select item; of a matching one the option that goes with
    each of ``lefts``. ``key`` is -1 for these and for typed items, which have ``expected``.
    ``quotes`` and ``fact_keys`` are those of all facts where an item rests on several.
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
    keys: tuple[int, ...] = ()
    lefts: tuple[str, ...] = ()
    expected: Expected | None = None
    quotes: tuple[str, ...] = ()
    fact_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedItem:
    """An item to be asked: the fact and the card it is about by id, and the topic it counts for.

    ``first_sight``: nothing has asked that fact or card before.
    """

    item: QuizItem
    fact_id: int | None = None
    card_id: int | None = None
    topic: str = ""
    first_sight: bool = True


class Verdict(StrEnum):
    """What grading says of a typed answer; only RIGHT counts unless the person overrules."""

    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"


class GradeReason(StrEnum):
    """Why a typed answer was graded as it was."""

    SAME = "same"  # the same words, or the same value
    SPELLING = "spelling"  # right but for a slip
    MISSING = "missing"  # a part of the answer is not there
    EXTRA = "extra"  # something is added that the material does not say
    ORDER = "order"  # the right words in another order
    UNIT = "unit"  # the right number of something else
    LESS_EXACT = "less_exact"  # a year for a date, one end of a range
    NUMBER = "number"  # another number
    NO_NUMBER = "no_number"  # words where a number or a date is asked for
    LISTED = "listed"  # the answer to something else
    OTHER = "other"
    EMPTY = "empty"


class PieceKind(StrEnum):
    """How a piece of the right answer or of the given one compares."""

    SAME = "same"
    MISSING = "missing"  # in the right answer only
    EXTRA = "extra"  # in the given answer only


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in the difference between a given and the right answer."""

    text: str
    kind: PieceKind


@dataclass(frozen=True, slots=True)
class Grade:
    """The verdict on a typed answer, why, and the difference to show.

    ``found`` of ``wanted`` items of a list were right (1 of 1 for a single answer).
    """

    verdict: Verdict
    reason: GradeReason
    difference: tuple[Piece, ...] = ()
    found: int = 0
    wanted: int = 1
