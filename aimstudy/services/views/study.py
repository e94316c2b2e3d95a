"""What the study page and the card editor show."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.card import CardKind, HoldReason, HtmlSides
from aimstudy.domain.changes import Changes
from aimstudy.domain.review import Phase, Rating
from aimstudy.services.views.media import CardMedia
from aimstudy.services.views.session_choice import SessionWish


class GapUnit(StrEnum):
    """Unit of a wait as shown to a person."""

    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    EXAM = "exam"  # not before the exam, which is that many days away


@dataclass(frozen=True, slots=True)
class Gap:
    """A wait until a card comes again, e.g. 10 minutes or 1.5 months."""

    unit: GapUnit
    amount: float


@dataclass(frozen=True, slots=True)
class SourceView:
    """The sentence a card stands on.

    ``quote`` is verbatim; ``shown`` is it without markup. ``start:end`` are raw offsets in the
    article. ``marked`` is the answer as it stands in ``shown`` ("" where it has no one place).
    ``also_in`` names the sections that say it again.
    """

    article_id: int
    article_title: str
    section: str
    quote: str
    shown: str
    marked: str
    start: int
    end: int
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingChoice:
    """One rating button: the wait it leads to, and recall expected by then (0-1).

    ``exam`` and ``exam_day`` are the exam whose plan set the wait; a plain review has none.
    """

    rating: Rating
    gap: Gap
    recall: float
    exam: str = ""
    exam_day: date | None = None


@dataclass(frozen=True, slots=True)
class StudyCard:
    """A card to study. ``issue`` is the title of an open contradiction it stands on, or "".

    ``issue_values`` are what the article says of it in both places; none without an issue.
    ``typed``: its answer is to be typed (``typed_choice``: the person's word on it, None: as the
    settings say). ``remark`` is the person's own note. A ``reversed`` card asks for the front of
    its note by the back; one can be made where it ``can_reverse``. A ``leech`` is failed again
    and again: ``library.study.leech`` says why. ``media`` are the files that its texts name.
    ``html`` are its sides where it is one of a note type; prompt and answer are the words of them.
    """

    card_id: int
    kind: CardKind
    prompt: str
    answer: str
    items: tuple[str, ...]
    context: str
    deck: str
    phase: Phase
    flagged: bool
    source: SourceView | None
    choices: tuple[RatingChoice, ...]
    issue: str = ""
    rule: str = ""
    issue_values: tuple[str, ...] = ()
    typed: bool = False
    typed_choice: bool | None = None
    bookmarked: bool = False
    remark: str = ""
    reversed: bool = False
    can_reverse: bool = False
    leech: bool = False
    media: tuple[CardMedia, ...] = ()
    html: HtmlSides | None = None


class SessionEnd(StrEnum):
    """Why there is no next card."""

    NOTHING_DUE = "nothing_due"  # all of today's cards are done
    MINUTES_OVER = "minutes_over"  # more is waiting, but today's minutes, or the chosen, are used
    NO_CARDS = "no_cards"  # nothing has been accepted yet
    ALL_HELD = "all_held"  # there are cards, but all are suspended, put aside or archived
    CARDS_DONE = "cards_done"  # as many as were chosen
    SCOPE_EMPTY = "scope_empty"  # of what was chosen nothing more comes today


class Early(StrEnum):
    """Why a forgotten card is back before its minutes are over."""

    NOTHING_ELSE = "nothing_else"  # of this session
    MINUTES_END = "minutes_end"  # those of the session are just enough for it


@dataclass(frozen=True, slots=True)
class SessionView:
    """The session as it stands. ``left`` counts answers still planned today.

    ``end`` is set when ``card`` is None. ``next_day`` is when the next card comes, ``next_count``
    how many come that day, about so many where a plan ``planned`` them. ``undo_label`` names what
    Undo would take back ("" if nothing). At the end ``more`` says if one could go on.

    ``wish`` is what the person chose for this session (None: the day as planned), ``scope_name``
    what of it is studied, "" for everything, ``wish_done`` how many different cards it had so far
    in ``wish_answers``; ``wish_total`` how many it will have had where cards were counted out.
    ``early``: the card was forgotten and is back before its minutes are over, and why.
    ``day_left``: at the end of chosen minutes, how many answers today's own plan still has.
    """

    card: StudyCard | None
    done: int
    left: int
    minutes_left: float
    end: SessionEnd | None = None
    next_day: date | None = None
    next_count: int = 0
    waiting: int = 0
    undo_label: str = ""
    planned: bool = False
    more: bool = False
    wish: SessionWish | None = None
    scope_name: str = ""
    wish_done: int = 0
    wish_total: int | None = None
    wish_answers: int = 0
    early: Early | None = None
    day_left: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that is on the disk."""

    card_id: int
    rating: Rating
    gap: Gap
    changes: Changes


@dataclass(frozen=True, slots=True)
class CardDetail:
    """One card with everything the editor and the library show."""

    card_id: int
    note_id: int
    kind: CardKind
    front: str
    back: str
    tags: str
    deck_id: int
    deck: str
    hold: HoldReason
    flagged: bool
    phase: Phase
    due: date | None
    stability: float
    difficulty: float
    reps: int
    lapses: int
    recall_now: float | None
    article_title: str
    rule: str
    source: SourceView | None
    typed_choice: bool | None = None
    bookmarked: bool = False
    remark: str = ""
    reversed: bool = False
    can_reverse: bool = False
    of_type: bool = False  # its note has a note type, whose fields make it
