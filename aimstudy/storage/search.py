"""Finding cards: full text over notes, filters, and decks with their counts."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, or_, select
from sqlmodel import Session, col

from aimstudy.domain.card_search import TermKind, read_search
from aimstudy.domain.deck_names import PARTS, in_tree_order
from aimstudy.storage.card_order import in_order
from aimstudy.storage.cards import (
    FIRST_DAY,
    LEECH_KEEPS_DAYS,
    LEECH_LAPSES,
    StoredCard,
    card_from_row,
    chunks,
    select_cards,
)
from aimstudy.storage.deck_tree import deck_names
from aimstudy.storage.decks import kept_decks, with_those_above
from aimstudy.storage.search_terms import condition_of
from aimstudy.storage.tables import CardRow, DeckRow, NoteRow

# The values of the service's CardFilter, each as a condition on cards.
FILTERS = (
    "all",
    "due",
    "new",
    "proposed",
    "flagged",
    "bookmarked",
    "remarked",
    "suspended",
    "put_aside",
    "buried",
    "rejected",
    "archived",
)


_REMARKED = select(col(NoteRow.id)).where(col(NoteRow.remark).is_not(None))


def _condition(name: str, today: int) -> ColumnElement[bool]:
    card = CardRow
    shown = and_(col(card.deleted) == 0)
    kept = and_(shown, col(card.archived) == 0, col(card.state) == "accepted")
    conditions: dict[str, ColumnElement[bool]] = {
        "all": and_(shown, col(card.archived) == 0, col(card.state) != "rejected"),
        "due": and_(
            col(card.active) == 1,
            col(card.phase) != "new",
            col(card.due_day) <= today,
            col(card.buried_day) != today,
        ),
        "new": and_(col(card.active) == 1, col(card.phase) == "new"),
        "proposed": and_(shown, col(card.archived) == 0, col(card.state) == "proposed"),
        "flagged": and_(shown, col(card.flagged) == 1),
        "bookmarked": and_(shown, col(card.bookmarked) == 1),
        "remarked": and_(shown, col(card.note_id).in_(_REMARKED)),
        "suspended": and_(kept, col(card.suspended) > 0, col(card.suspended) < FIRST_DAY),
        "put_aside": and_(kept, col(card.suspended) >= FIRST_DAY),
        "buried": and_(kept, col(card.buried_day) == today),
        "rejected": and_(shown, col(card.state) == "rejected"),
        "archived": and_(shown, col(card.archived) == 1, col(card.state) != "rejected"),
    }
    return conditions[name]


def _state(name: str, today: int) -> ColumnElement[bool]:
    """What ``is:`` asks for: the filters, and where a card stands in its learning."""
    card, lapses = CardRow, col(CardRow.lapses)
    if name == "leech":
        return and_(lapses >= LEECH_LAPSES, col(card.stability) < LEECH_KEEPS_DAYS)
    if name in ("learning", "review"):
        return col(card.phase) == ("step" if name == "learning" else "review")
    return _condition(name, today)


def cards_matching(query: str, deck_id: int | None, name: str, today: int) -> ColumnElement[bool]:
    """The condition on cards of a search, a deck and a filter."""
    search = read_search(query)
    states = {term.value for term in search.terms if term.kind is TermKind.STATE}
    # What lies outside "all" is found where it is asked for by name.
    aside = name == "all" and states & {"rejected", "archived"}
    where = col(CardRow.deleted) == 0 if aside else _condition(name, today)
    if deck_id is not None:
        where = and_(where, col(CardRow.deck_id).in_(_with_those_under(deck_id)))
    if query.strip():
        where = and_(where, condition_of(search, lambda state: _state(state, today)))
    return where


def _with_those_under(deck_id: int) -> Select[Any]:
    top = select(col(DeckRow.name)).where(col(DeckRow.id) == deck_id).scalar_subquery()
    under = func.substr(col(DeckRow.name), 1, func.length(top) + 2) == top + PARTS
    return select(col(DeckRow.id)).where(or_(col(DeckRow.id) == deck_id, under))


@cache
def _page() -> Select[Any]:
    # Put together once: that takes longer than to run it.
    return select_cards().where(col(CardRow.id).in_(bindparam("cards", expanding=True)))


def find_cards(
    session: Session,
    query: str,
    deck_id: int | None,
    name: str,
    today: int,
    offset: int,
    limit: int,
    order: tuple[str, bool] = ("", False),
) -> tuple[int, list[StoredCard]]:
    """(how many match, those from ``offset``), in ``order``: a column, and whether downwards.

    Without one they come in the order they were made.
    """
    where = cards_matching(query, deck_id, name, today)
    ids, total = _page_of(session, where, offset, limit, order)
    cards = {}
    for chunk in chunks(ids):
        for row in session.connection().execute(_page(), {"cards": chunk}):
            cards[row.id] = card_from_row(row, today)
    return total, [cards[card_id] for card_id in ids]


def _page_of(
    session: Session,
    where: ColumnElement[bool],
    offset: int,
    limit: int,
    order: tuple[str, bool],
) -> tuple[list[int], int]:
    """(ids of a page, how many match). Sorting whole rows of all would be most of the work."""
    count = select(func.count()).select_from(CardRow).where(where)
    if order[0]:
        # A count beside each row would keep every match with the text that it is sorted by.
        page = in_order(select(col(CardRow.id)).select_from(CardRow).where(where), *order)
        found = session.connection().execute(page.offset(offset).limit(limit)).all()
        return [row[0] or 0 for row in found], session.connection().scalar(count) or 0
    # Sought once, then counted and cut: a count over a window would keep all in order.
    made = select(col(CardRow.id), col(CardRow.position)).where(where)
    met = made.cte("met").prefix_with("MATERIALIZED", dialect="sqlite")
    total = select(func.count()).select_from(met).scalar_subquery()
    cut = select(met.c.id, total).order_by(met.c.position, met.c.id).offset(offset).limit(limit)
    found = session.connection().execute(cut).all()
    if offset and not found:
        return [], session.connection().scalar(count) or 0
    return [row[0] or 0 for row in found], found[0][1] if found else 0


def marks_found(
    session: Session, query: str, deck_id: int | None, name: str, today: int
) -> list[tuple[int, bool, bool]]:
    """(id, whether the person suspended it, whether it is flagged) of all cards found."""
    card = CardRow
    wanted = select(col(card.id), _condition("suspended", today), col(card.flagged))
    rows = session.connection().execute(
        wanted.where(cards_matching(query, deck_id, name, today)).order_by(col(card.position))
    )
    return [(card_id or 0, bool(held), bool(flag)) for card_id, held, flag in rows]


def cards_found(session: Session, query: str, today: int) -> list[int]:
    """Ids of all cards that a search finds and that are not deleted."""
    search = condition_of(read_search(query), lambda state: _state(state, today))
    found = select(col(CardRow.id)).where(col(CardRow.deleted) == 0, search)
    return [row[0] or 0 for row in session.connection().execute(found)]


def cards_in_article(session: Session, article_id: int, today: int) -> list[StoredCard]:
    """All cards of an article that are not deleted, rejected ones included, in order."""
    rows = session.connection().execute(
        select_cards()
        .where(col(NoteRow.article_id) == article_id, col(CardRow.deleted) == 0)
        .order_by(col(CardRow.position))
    )
    return [card_from_row(row, today) for row in rows]


def count_filters(session: Session, today: int) -> dict[str, int]:
    """How many cards each filter shows."""
    sums = [func.sum(case((_condition(name, today), 1), else_=0)) for name in FILTERS]
    row = session.connection().execute(select(*sums).select_from(CardRow)).one()
    return {name: int(count or 0) for name, count in zip(FILTERS, row, strict=True)}


def deck_counts(session: Session, today: int) -> list[tuple[int, str, int, int, int]]:
    """(id, name, cards, due, put away) of every deck that is shown, in the order of the tree."""
    names = deck_names(session)
    card = CardRow
    rows: Any = session.connection().execute(
        select(
            col(card.deck_id),
            func.sum(case((_condition("all", today), 1), else_=0)),
            func.sum(case((_condition("due", today), 1), else_=0)),
            func.sum(case((_condition("archived", today), 1), else_=0)),
        )
        .where(col(card.deleted) == 0)
        .group_by(col(card.deck_id))
    )
    counts = {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in rows}
    shown = with_those_above(names, counts.keys() | kept_decks(session))
    order = sorted(shown, key=lambda ref: in_tree_order(names[ref]))
    return [(ref, names[ref], *counts.get(ref, (0, 0, 0))) for ref in order]
