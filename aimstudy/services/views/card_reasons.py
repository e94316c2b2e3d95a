"""Why a card comes now or waits, and what is known of one that is failed again and again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.evidence import Certainty
from aimstudy.domain.review import Rating
from aimstudy.services.views.study import RatingChoice


class WhyNow(StrEnum):
    """Why a card is in front."""

    NEW = "new"  # never met, and its turn
    GAIN = "gain"  # now it gains most recall on exam day for its time
    PROBE = "probe"  # to see how much has been forgotten
    DUE = "due"  # its day has come
    STEP = "step"  # failed today, and its minutes are over
    MISSED = "missed"  # wrong or a guess in a quiz, and its minutes are over
    ASKED = "asked"  # before its day, because more was asked for


@dataclass(frozen=True, slots=True)
class QuizTrace:
    """What a card's last answer in a quiz or a rehearsal was, and what it counted for.

    ``options`` is how many there were to choose one from (0: chosen otherwise, or typed), ``tried``
    False for "don't know", ``certainty`` None where it was not asked. ``knew`` is the chance (0-1)
    that it was known, as the answer was taken; None for typed words and a card never met.
    """

    day: date
    rehearsal: bool
    typed: bool
    right: bool
    tried: bool
    options: int = 0
    certainty: Certainty | None = None
    knew: float | None = None


@dataclass(frozen=True, slots=True)
class WhyCard:
    """Why this card now, and what each button makes of it (``choices``).

    ``recall_now`` and ``recall_exam`` (on exam day, if it is not studied again before) are 0-1,
    None for a card never met or without an exam ahead. ``due`` is its day by its date, ``last_day``
    and ``last_rating`` those of the answer before. ``days_known`` is for how many days it is
    remembered by nine of ten (its stability). ``lapses`` are all answers that were failures, also
    before it was first recalled. ``quiz`` is what a quiz has said since that answer.
    """

    card_id: int
    reason: WhyNow
    exam: str
    exam_day: date | None
    recall_now: float | None
    recall_exam: float | None
    last_rating: Rating | None
    last_day: date | None
    due: date | None
    days_known: float
    reps: int
    lapses: int
    choices: tuple[RatingChoice, ...]
    quiz: QuizTrace | None = None


class LeechCause(StrEnum):
    """What a card that is failed again and again suffers from, as far as the log tells."""

    MIXED_UP = "mixed_up"  # another card's answer is given for it
    LOOKALIKE = "lookalike"  # another card asks nearly the same
    LONG_ANSWER = "long_answer"  # too much for one card
    LIST = "list"  # several things at once
    LONG_WAITS = "long_waits"  # known after short waits, failed after long ones
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OtherCard:
    """A card whose answer was given for this one ``times`` times, or that asks nearly the same.

    ``turned``: how often it was the other way round. Both are 0 where it only asks the same.
    """

    card_id: int
    prompt: str
    answer: str
    times: int = 0
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Leech:
    """A card failed again and again: how often, likely causes (surest first), which cards.

    ``lapses`` are all answers that were failures, also before it was first recalled.

    ``failed_after`` and ``known_after`` are median days waited before failures and recalls.
    """

    card_id: int
    lapses: int
    reps: int
    causes: tuple[LeechCause, ...]
    others: tuple[OtherCard, ...] = ()
    failed_after: float | None = None
    known_after: float | None = None


class WaitingKind(StrEnum):
    """Why cards wait."""

    STEP = "step"  # failed, come again within minutes
    OVER = "over"  # of today, but its minutes are used
    BURIED = "buried"  # put off until tomorrow
    SIBLING = "sibling"  # new, and another card of the same note or fact was met today
    NOT_PLANNED = "not_planned"  # new, and not within today's minutes
    LATER = "later"  # known, and their day has not come
    PUT_ASIDE = "put_aside"  # until an exam is over
    SUSPENDED = "suspended"
    CONTRADICTION = "contradiction"  # held by a choice about a contradiction, or under an open one
    PROPOSED = "proposed"  # made from an article and not accepted yet


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card that waits; ``until`` is the day on which it comes, where there is one."""

    card_id: int
    prompt: str
    deck: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """All that wait for one reason: how many, and the first of them."""

    kind: WaitingKind
    count: int
    cards: tuple[WaitingCard, ...]
