"""The orders a list of cards can have, and what its rows show beside the cards themselves.

Each order reads small columns only. Cards that have no value in a column come last in both
directions, and cards with the same value in the order they were made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlmodel import Session, col

from aimstudy.domain.card import CardKind
from aimstudy.storage.cards import ASKED, FIRST_DAY, chunks
from aimstudy.storage.import_tables import NoteTypeRow
from aimstudy.storage.tables import ArticleRow, CardRow, DeckRow, NoteRow

_TYPE_NAME = func.json_extract(col(NoteTypeRow.definition), "$.name")


@dataclass(frozen=True, slots=True)
class CardExtras:
    """When a card's note was made and edited last (ms UTC), and the name of its note type."""

    created_ms: int
    modified_ms: int
    type_name: str


def in_order(page: Select[Any], column: str, descending: bool) -> Select[Any]:
    """``page``, a select of cards, in the order of a column (a value of the service's CardColumn).

    Of another name it is the order in which cards were made.
    """
    made = (col(CardRow.position), col(CardRow.id))
    if column not in _KEYS:
        return page.order_by(*made)
    empty, key = _KEYS[column]
    for target, condition in _JOINS.get(column, ()):
        page = page.outerjoin(target, condition)
    last = () if empty is None else (empty,)
    return page.order_by(*last, key.desc() if descending else key, *made)


def extras_of(session: Session, card_ids: Sequence[int]) -> dict[int, CardExtras]:
    """What rows show beside their cards, by id of the card."""
    wanted = (
        select(col(CardRow.id), col(NoteRow.created_ms), col(NoteRow.modified_ms), _TYPE_NAME)
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .outerjoin(NoteTypeRow, col(NoteRow.type_id) == col(NoteTypeRow.id))
    )
    found: dict[int, CardExtras] = {}
    for chunk in chunks(card_ids):
        rows = session.connection().execute(wanted.where(col(CardRow.id).in_(chunk)))
        for card_id, created_ms, modified_ms, name in rows:
            found[card_id or 0] = CardExtras(created_ms, modified_ms, str(name or ""))
    return found


def _alphabetical(text: Any) -> ColumnElement[Any]:
    """As Norwegian and English have it: whatever the case, and å after æ and ø."""
    moved = func.replace(func.replace(text, "å", "ÿ"), "Å", "ÿ")
    # Asking first is quicker: few texts have the letter, and each replacing copies its text.
    has = func.instr(text, "å") + func.instr(text, "Å")
    return func.iif(has, moved, text).collate("NOCASE")


def _never() -> ColumnElement[bool]:
    return col(CardRow.phase) == "new"


_AWAY = col(CardRow.suspended) >= FIRST_DAY
_IS_TURNED = and_(
    col(CardRow.ordinal) == 1,
    col(NoteRow.kind) == CardKind.QUESTION.value,
    col(NoteRow.type_id).is_(None),
)
_ANSWERED = case((_IS_TURNED, col(NoteRow.front)), else_=col(NoteRow.back))
# As they are listed: in study, then what holds a card back.
_STATE = case(
    (col(CardRow.state) == "rejected", 8),
    (col(CardRow.archived) == 1, 9),
    (col(CardRow.state) == "proposed", 7),
    (_AWAY, 6),
    (col(CardRow.suspended) > 0, 5),
    (col(CardRow.phase) == "new", 1),
    (col(CardRow.phase) == "step", 2),
    else_=3,
)
_NOTE = (NoteRow, col(CardRow.note_id) == col(NoteRow.id))
_JOINS: dict[str, tuple[tuple[Any, ColumnElement[bool]], ...]] = {
    "question": (_NOTE,),
    "answer": (_NOTE,),
    "tags": (_NOTE,),
    "added": (_NOTE,),
    "edited": (_NOTE,),
    "deck": ((DeckRow, col(CardRow.deck_id) == col(DeckRow.id)),),
    "type": (_NOTE, (NoteTypeRow, col(NoteRow.type_id) == col(NoteTypeRow.id))),
    "source": (_NOTE, (ArticleRow, col(NoteRow.article_id) == col(ArticleRow.id))),
}
_KEYS: dict[str, tuple[ColumnElement[bool] | None, Any]] = {
    "question": (None, _alphabetical(ASKED)),
    "answer": (None, _alphabetical(_ANSWERED)),
    "tags": (col(NoteRow.tags) == "", _alphabetical(col(NoteRow.tags))),
    "deck": (None, _alphabetical(func.replace(col(DeckRow.name), "::", "\x01"))),
    "due": (
        and_(_never(), ~_AWAY),
        case((_AWAY, col(CardRow.suspended)), else_=col(CardRow.due_day)),
    ),
    "interval": (_never(), col(CardRow.due_day) - col(CardRow.last_day)),
    "memory": (_never(), col(CardRow.stability)),
    "state": (None, _STATE),
    "lapses": (None, col(CardRow.lapses)),
    "answers": (None, col(CardRow.reps)),
    "last": (col(CardRow.last_day) == 0, col(CardRow.last_day)),
    "added": (None, col(NoteRow.created_ms)),
    "edited": (None, col(NoteRow.modified_ms)),
    "type": (
        col(NoteRow.type_id).is_(None),
        case((col(NoteRow.type_id).is_(None), col(NoteRow.kind)), else_=_TYPE_NAME),
    ),
    "source": (col(ArticleRow.title).is_(None), _alphabetical(col(ArticleRow.title))),
}
