"""Queries on cards: one card with its note, states in bulk, and before-images for undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, case, select, text, update
from sqlmodel import Session, col

from aimstudy.domain.card import CardKind, HoldReason, HtmlSides
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import SEPARATOR, definition_from
from aimstudy.domain.review import MemoryState, Phase
from aimstudy.storage.keys import is_id
from aimstudy.storage.stored_text import decoded, listed, readable, word
from aimstudy.storage.tables import ArticleRow, CardRow, DeckRow, NoteRow

# What a card asks, its row joined with that of its note; ``is_reversed`` in SQL.
ASKED = case(
    (
        and_(
            col(CardRow.ordinal) == 1,
            col(NoteRow.kind) == CardKind.QUESTION.value,
            col(NoteRow.type_id).is_(None),
        ),
        NoteRow.back,
    ),
    else_=NoteRow.front,
)
_DEFINITION = text("SELECT definition FROM note_types WHERE id = :type")
_MANY = 100_000
# Looked up: making a member of an enum costs as much as the rest of a row.
_PHASES = {phase.value: phase for phase in Phase}
_KINDS = {kind.value: kind for kind in CardKind}
# In ``suspended``: smaller numbers say who suspended a card, greater ones are study days.
FIRST_DAY = 1_000
# From so many failures on a card is looked into: it takes more time than it gives back. Once it
# keeps for a month it has been learnt all the same.
LEECH_LAPSES, LEECH_KEEPS_DAYS = 6, 30.0


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card joined with its note, deck and article.

    ``front`` is what the card asks: of a ``reversed`` one the back of its note. ``accept`` are
    other right answers. ``back_day`` is the study day (ordinal) on which a card put aside is back,
    else 0. ``typed`` is the person's word on typing the answer, None without one; ``language``
    that of its article, or "". One of a note type (``type_id``) has its sides as ``html``, and the
    words of them as front and back.
    """

    card_id: int
    note_id: int
    fact_id: int | None
    article_id: int | None
    article_title: str
    deck_id: int
    deck: str
    kind: CardKind
    front: str
    back: str
    items: tuple[str, ...]
    context: str
    tags: str
    rule: str
    hold: HoldReason
    active: bool
    flagged: bool
    memory: MemoryState
    back_day: int = 0
    reversed: bool = False
    bookmarked: bool = False
    typed: bool | None = None
    remark: str = ""
    accept: tuple[str, ...] = ()
    language: str = ""
    type_id: int | None = None
    html: HtmlSides | None = None


def select_cards() -> Select[Any]:
    """Cards joined with note, deck and article; add ``where`` and ``order_by``."""
    return (
        select(
            *(col(getattr(CardRow, name)) for name in _CARD_COLUMNS),
            *(col(getattr(NoteRow, name)) for name in _NOTE_COLUMNS),
            col(NoteRow.article_id),
            col(DeckRow.name).label("deck"),
            col(ArticleRow.title).label("article_title"),
            col(ArticleRow.language).label("language"),
        )
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .join(DeckRow, col(CardRow.deck_id) == col(DeckRow.id))
        .outerjoin(ArticleRow, col(NoteRow.article_id) == col(ArticleRow.id))
    )


MEMORY_COLUMNS = (
    "phase", "stability", "difficulty", "last_day", "due_day", "due_ms", "reps", "lapses",
    "shown_day",
)  # fmt: skip
_CARD_COLUMNS = (
    "id", "note_id", "ordinal", "fact_id", "deck_id", "state", "suspended", "archived", "deleted",
    "buried_day", "flagged", "phase", "stability", "difficulty", "last_day", "due_day", "due_ms",
    "reps", "lapses", "shown_day", "active",
    "bookmarked",
)  # fmt: skip
_NOTE_COLUMNS = (
    "kind", "front", "back", "accept", "items", "context", "tags", "rule", "typed", "remark",
    "type_id", "fields",
)  # fmt: skip


@cache
def _one_card() -> Select[Any]:
    # Put together once: it takes longer than to run it, and every answer asks for a card.
    return select_cards().where(col(CardRow.id) == bindparam("card"))


def load_card(session: Session, card_id: int, today: int) -> StoredCard:
    """The card with this id, not deleted; raises Problem CARD_MISSING."""
    asked = {"card": card_id if is_id(card_id) else 0}
    row = session.connection().execute(_one_card(), asked).first()
    if row is None or row.deleted:
        raise Problem(ProblemKind.CARD_MISSING)
    card = card_from_row(row, today)
    return card if row.type_id is None else _with_sides(session, card, row)


def _with_sides(session: Session, card: StoredCard, row: Row[Any]) -> StoredCard:
    """A card of a note type, its templates filled in; as it is where the type cannot be read."""
    from aimstudy.rendering.templates import CardContext, sides_of, words

    definition = session.connection().scalar(_DEFINITION, {"type": row.type_id})
    try:
        note_type = definition_from(definition or "")
        fields = dict(zip(note_type.fields, (row.fields or "").split(SEPARATOR), strict=False))
        context = CardContext(card.deck, card.tags, int(card.flagged))
        sides = sides_of(note_type, fields, row.ordinal, context)
    except (ValueError, IndexError):
        return card
    answer = sides.typed if sides.typed is not None else words(sides.own_answer)
    return replace(
        card,
        kind=CardKind.QUESTION,
        front=words(sides.question) or card.front,
        back=answer or card.back,
        items=(),
        reversed=False,
        typed=True if sides.typed and card.typed is None else card.typed,
        html=HtmlSides(sides.question, sides.own_answer, note_type.css, sides.hints),
    )


def question_of(session: Session, note_id: int = 0, card_id: int = 0) -> str:
    """What a note, or a card, asks, deleted or not; "" where there is none."""
    query = select(col(NoteRow.front)).where(col(NoteRow.id) == note_id)
    if card_id:
        query = (
            select(ASKED)
            .join(CardRow, col(CardRow.note_id) == col(NoteRow.id))
            .where(col(CardRow.id) == card_id)
        )
    return session.connection().scalar(query) or ""


def card_from_row(row: Row[Any], today: int) -> StoredCard:
    """A StoredCard from a row of ``select_cards``."""
    turned = row.type_id is None and is_reversed(row.ordinal, row.kind)
    front, back = (row.back, row.front) if turned else (row.front, row.back)
    return StoredCard(
        card_id=row.id,
        note_id=row.note_id,
        fact_id=row.fact_id,
        article_id=row.article_id,
        article_title=row.article_title or "",
        deck_id=row.deck_id,
        deck=row.deck,
        kind=_KINDS.get(row.kind) or CardKind(row.kind),
        front=front,
        back=back,
        items=() if turned else texts_in(row.items, row.note_id),
        context=row.context,
        tags=row.tags,
        rule=row.rule,
        hold=_hold(row, today),
        active=bool(row.active),
        flagged=bool(row.flagged),
        memory=memory_from_row(row),
        back_day=row.suspended if row.suspended >= FIRST_DAY else 0,
        reversed=turned,
        bookmarked=bool(row.bookmarked),
        typed=None if row.typed is None else bool(row.typed),
        remark=row.remark or "",
        accept=() if turned else texts_in(row.accept, row.note_id),
        language=row.language or "",
        type_id=row.type_id,
    )


def texts_in(said: str, note_id: int) -> tuple[str, ...]:
    """The texts of a JSON list of a note; none where it cannot be read, which the log is told."""
    if said == "[]":
        return ()
    return readable(texts_from, said, (), f"a list of note {note_id}")


def texts_from(said: str) -> tuple[str, ...]:
    """The texts of a JSON list; raises Unreadable."""
    return tuple(word(text) for text in listed(decoded(said), _MANY))


def is_reversed(ordinal: int, kind: str) -> bool:
    """Whether a card asks its note's front by the back."""
    return ordinal == 1 and kind == CardKind.QUESTION


def memory_of(session: Session, card_id: int) -> MemoryState | None:
    """The memory state of a card, held back or not; None where it is gone."""
    wanted = (col(getattr(CardRow, name)) for name in (*MEMORY_COLUMNS, "deleted"))
    row = session.connection().execute(select(*wanted).where(col(CardRow.id) == card_id)).first()
    return None if row is None or row.deleted else memory_from_row(row)


def memory_from_row(row: Row[Any]) -> MemoryState:
    """The memory state cached in a card's row."""
    return MemoryState(
        phase=_PHASES.get(row.phase) or Phase(row.phase),
        stability=row.stability,
        difficulty=row.difficulty,
        last_day=row.last_day,
        due_day=row.due_day,
        due_ms=row.due_ms,
        reps=row.reps,
        lapses=row.lapses,
        shown_day=row.shown_day or 0,
    )


def memory_values(memory: MemoryState) -> dict[str, object]:
    """The memory columns of a card's row."""
    return {
        "phase": memory.phase.value,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "last_day": memory.last_day,
        "due_day": memory.due_day,
        "due_ms": memory.due_ms,
        "reps": memory.reps,
        "lapses": memory.lapses,
        "shown_day": memory.shown_day or None,
    }


def _hold(row: Row[Any], today: int) -> HoldReason:
    if row.state == "rejected":
        return HoldReason.REJECTED
    if row.archived:
        return HoldReason.ARCHIVED
    if row.state == "proposed":
        return HoldReason.PROPOSED
    if row.suspended >= FIRST_DAY:
        return HoldReason.PUT_ASIDE
    if row.suspended:
        return HoldReason.SUSPENDED
    return HoldReason.BURIED if row.buried_day == today else HoldReason.NONE


def set_memory(session: Session, card_id: int, memory: MemoryState) -> None:
    """Write a card's cached memory state."""
    session.connection().execute(
        update(CardRow).where(col(CardRow.id) == card_id).values(memory_values(memory))
    )


def set_columns(session: Session, card_ids: Sequence[int], values: Mapping[str, object]) -> None:
    """Set the same columns on many cards."""
    for chunk in chunks(card_ids):
        session.connection().execute(
            update(CardRow).where(col(CardRow.id).in_(chunk)).values(dict(values))
        )


def columns_of(
    session: Session, card_ids: Sequence[int], names: Sequence[str]
) -> dict[int, dict[str, object]]:
    """The named columns of cards as they are now, by id (for undo)."""
    found: dict[int, dict[str, object]] = {}
    wanted = [col(getattr(CardRow, name)) for name in names]
    for chunk in chunks(card_ids):
        rows = session.connection().execute(
            select(col(CardRow.id), *wanted).where(col(CardRow.id).in_(chunk))
        )
        for card_id, *values in rows:
            found[card_id] = dict(zip(names, values, strict=True))
    return found


def cards_of_article(session: Session, article_id: int) -> list[int]:
    """Ids of the article's cards that are not deleted, in order."""
    rows = session.connection().execute(
        select(col(CardRow.id))
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(col(NoteRow.article_id) == article_id, col(CardRow.deleted) == 0)
        .order_by(col(CardRow.position))
    )
    return [row[0] for row in rows if row[0] is not None]


def bookmarked_cards(session: Session) -> list[int]:
    """Ids of the cards in study that the person has put a bookmark on."""
    rows = session.connection().execute(
        select(col(CardRow.id)).where(col(CardRow.bookmarked) == 1, col(CardRow.active) == 1)
    )
    return [row[0] for row in rows if row[0] is not None]


def chunks(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    """Ids in runs short enough for one SQL statement."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def ordinal_of(session: Session, card_id: int) -> int:
    """Which card of its note a card is, from 0."""
    query = select(col(CardRow.ordinal)).where(col(CardRow.id) == card_id)
    return session.connection().scalar(query) or 0
