"""What a search asks of cards, as a condition in SQL on cards and their notes."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    cast,
    exists,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
    true,
)
from sqlmodel import col

from aimstudy.domain.card_search import CardSearch, Term, TermKind
from aimstudy.storage.import_tables import ImportRow, NoteTypeRow
from aimstudy.storage.tables import ArticleRow, CardRow, DeckRow, NoteRow

Condition = ColumnElement[bool]
_ESCAPE = "\\"
_FTS_COLUMNS = {TermKind.FRONT: "front", TermKind.BACK: "back"}


def condition_of(search: CardSearch, state: Callable[[str], Condition]) -> Condition:
    """``state`` gives the condition of a state by its name."""
    plain = [t for t in search.terms if t.kind in (TermKind.WORDS, *_FTS_COLUMNS)]
    parts = [_match(" ".join(_fts(t) for t in plain if not t.negated))] if plain else []
    parts += [not_(_match(_fts(term))) for term in plain if term.negated and _fts(term)]
    for term in search.terms:
        if term not in plain:
            found = (
                state(term.value) if term.kind is TermKind.STATE else _CONDITIONS[term.kind](term)
            )
            parts.append(not_(found) if term.negated else found)
    if plain and not any(_fts(term) for term in plain):
        return false()  # of signs only
    return and_(true(), *parts)


def match_query(words: str) -> str:
    """An FTS5 query: every word as a prefix, quoted so that nothing in it is an operator.

    >>> match_query('insur "9-15')
    '"insur"* "9"* "15"*'
    """
    return " ".join(f'"{part}"*' for part in _parts(words))


def _parts(words: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in words).split()


def _fts(term: Term) -> str:
    parts = _parts(term.value)
    query = f'"{" ".join(parts)}"' if parts and term.exact else match_query(term.value)
    name = _FTS_COLUMNS.get(term.kind)
    if not name or not query:
        return query
    # A column holds for what stands behind it up to the next word of the query.
    pieces = [query] if term.exact else query.split(" ")
    return " ".join(f"{name}:{piece}" for piece in pieces)


def _match(query: str) -> Condition:
    if not query.strip():
        return true()
    return col(CardRow.note_id).in_(_rows(query))


def _rows(query: str) -> Select[Any]:
    index = table("notes_fts")
    rows: Select[Any] = select(literal_column("notes_fts.rowid")).select_from(index)
    return rows.where(literal_column("notes_fts").op("MATCH")(query))


def _pattern(value: str, before: str = "", after: str = "") -> str:
    r"""A pattern for LIKE in which only ``*`` stands for anything.

    >>> _pattern("50%_*")
    '50\\%\\_%'
    """
    safe = value.replace(_ESCAPE, _ESCAPE * 2).replace("%", r"\%").replace("_", r"\_")
    return before + safe.replace("*", "%") + after


def _alike(text: Any, value: str, around: tuple[str, str] = ("", "")) -> Condition:
    """LIKE whatever the case: SQLite knows that of ASCII only, so usual ways are all tried."""
    ways: Iterable[str] = {value}
    if not value.isascii():
        ways = {value, value.lower(), value.upper(), value.capitalize()}
    return or_(*(text.like(_pattern(way, *around), escape=_ESCAPE) for way in sorted(ways)))


def _tag(term: Term) -> Condition:
    tags = " " + col(NoteRow.tags) + " "
    said = or_(_alike(tags, term.value, ("% ", " %")), _alike(tags, term.value, ("% ", "::%")))
    listed = _listed_tag(term.value)
    if listed is not None:
        said = and_(col(NoteRow.id).in_(listed), said)
    if term.value.casefold() in ("none", "ingen"):
        said = or_(said, col(NoteRow.tags) == "")
    return _note(said)


def _listed_tag(value: str) -> Select[Any] | None:
    """Notes that can have this tag, from the index; None where it cannot tell.

    The words of a tag stand side by side there: reading the tags of 100,000 notes takes 20 times
    as long. A star stands for parts of words, and a tag of signs only has none.
    """
    if {"*", "\0"} & set(value) or not any(c.isascii() and c.isalnum() for c in value):
        return None
    words = value.replace('"', " ")
    return _rows(f'tags:"{words}"')


def _note(condition: Condition) -> Condition:
    return col(CardRow.note_id).in_(select(col(NoteRow.id)).where(condition))


def _deck(term: Term) -> Condition:
    name = col(DeckRow.name)
    under = or_(_alike(name, term.value), _alike(name, term.value, ("", "::%")))
    part = or_(_alike(name, term.value, ("%::", "")), _alike(name, term.value, ("%::", "::%")))
    return col(CardRow.deck_id).in_(select(col(DeckRow.id)).where(or_(under, part)))


def _source(term: Term) -> Condition:
    around = ("", "") if term.exact else ("%", "%")
    article = or_(
        _alike(col(ArticleRow.title), term.value, around),
        _alike(col(ArticleRow.name), term.value, around),
    )
    file = _alike(col(ImportRow.name), term.value, around)
    return _note(
        or_(
            col(NoteRow.article_id).in_(select(col(ArticleRow.id)).where(article)),
            col(NoteRow.import_id).in_(select(col(ImportRow.id)).where(file)),
        )
    )


def _field(term: Term) -> Condition:
    """A field of a note type by its name; without words any text in it will do."""
    places = func.json_each(col(NoteTypeRow.definition), "$.fields").table_valued("key", "value")
    # The fields are parted by U+001F; JSON can tell them apart.
    quoted = func.replace(func.json_quote(col(NoteRow.fields)), r"\u001f", '","')
    text = func.json_extract("[" + quoted + "]", "$[" + cast(places.c.key, Text) + "]")
    says = _alike(text, term.value, ("%", "%")) if term.value else func.length(text) > 0
    named = _alike(places.c.value, term.name)
    return _note(
        exists(
            select(literal_column("1"))
            .select_from(NoteTypeRow)
            .join(places, true())
            .where(col(NoteTypeRow.id) == col(NoteRow.type_id), named, says)
            .correlate(NoteRow)
        )
    )


_CONDITIONS: dict[TermKind, Callable[[Term], Condition]] = {
    TermKind.TAG: _tag,
    TermKind.DECK: _deck,
    TermKind.SOURCE: _source,
    TermKind.FIELD: _field,
}
