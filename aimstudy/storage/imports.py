"""Taking a staged deck into the library: one transaction, attached beside it while it runs.

How a foreign file became a staged one is not known here; nor what a memory state means.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text
from sqlmodel import Session

from aimstudy.domain.imports import Duplicates
from aimstudy.domain.staged_deck import (
    ANSWERS_FILE,
    IN_ANSWERS,
    LAST_TOLD,
    TABLES,
    column_names,
    digest,
)
from aimstudy.domain.study_day import Moment
from aimstudy.storage import import_merge as sql
from aimstudy.storage.deck_tree import add_levels
from aimstudy.storage.import_tables import ImportRow
from aimstudy.storage.keys import new_id

FATES = ("new", "again", "copy", "changed", "same", "kept", "older", "conflict")
_FEW = 5_000  # rows a question, so that memory stays flat
_KNOWN = """
SELECT n.guid, n.digest, n.deleted FROM json_each(:guids) AS j JOIN notes AS n ON n.guid = j.value
"""
# The sides of a note of a type follow from its fields.
_AS_IT_IS = (
    "n.fields, iif(n.fields IS NULL, n.front, ''), iif(n.fields IS NULL, n.back, ''), n.accept,"
    " n.items, n.tags, n.markup, n.choices"
)
_HELD_AS_IT_IS = f"SELECT n.guid, {_AS_IT_IS} FROM notes AS n"
_KNOWN_AS_IT_IS = f"""
SELECT n.guid, n.deleted, {_AS_IT_IS}
FROM json_each(:guids) AS j JOIN notes AS n ON n.guid = j.value
"""
_HERE = f"""
SELECT n.guid, n.digest, coalesce(min(c.deleted OR c.reps > 0), 1),
    coalesce(sum(iif(c.ordinal BETWEEN 0 AND {LAST_TOLD}, 1 << c.ordinal, 0)), 0)
FROM notes AS n LEFT JOIN cards AS c ON c.note_id = n.id
WHERE n.deleted = 0 AND n.digest IS NOT NULL GROUP BY n.id
"""
_STAGED_COUNTS = """
SELECT (SELECT count(*) FROM cards), (SELECT count(*) FROM reviews),
    (SELECT count(*) FROM decks), (SELECT count(*) FROM media)
"""
_HAS_HISTORY = """
SELECT EXISTS (SELECT 1 FROM reviews) OR EXISTS (SELECT 1 FROM cards WHERE phase <> 'new')
"""
StateRow = tuple[object, ...]  # the columns of ``states``
_INDEXES = (
    "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql > ''"
)
_WORTH_IT = 20_000  # rows
_SORTED_AT_ONCE_KB = 2_000
_POSITION = "SELECT coalesce(max(position), 0) FROM main.cards"
_LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM main.reviews"


class StagedShape(ValueError):
    """The staged file is not of the shape that was agreed on."""


@dataclass(frozen=True, slots=True)
class Taking:
    """When and how a staged deck is taken in.

    ``shift_s`` is what turns UTC seconds into seconds since the study day of 1970-01-01 began.
    ``own_guids``: the notes have an identity of their own;
    ``ours``: the file is one of this program. All cards go ``into`` one deck where one is chosen,
    and the notes taken have ``tags`` beside their own. ``typed``: a person chose their type.
    """

    name: str
    kind: str
    when: Moment
    shift_s: int
    new_state: str
    duplicates: Duplicates = Duplicates.UPDATE
    history: bool = True
    own_guids: bool = True
    ours: bool = False
    into: str | None = None
    tags: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a deck: how many notes met each fate, and what is needed to take it back.

    Its answers stand in ``rows`` of the log (after, up to); ``before`` are the columns of changed
    notes as they were, ``turned`` the cards that came back or went with the type of their note:
    each with 1 where it was removed before.
    """

    import_id: int
    fates: Mapping[str, int]
    cards: int
    reviews: int
    decks: int
    media: int
    rows: tuple[int, int]
    before: Sequence[tuple[int, Mapping[str, Any]]]
    turned: Sequence[tuple[int, int]] = ()


def staged_files(file: Path) -> dict[str, str]:
    """How a staged deck is attached, by schema: it cannot be changed."""
    return {"staged": _uri(file), "answers": _uri(file.with_name(ANSWERS_FILE))}


def _uri(file: Path) -> str:
    return f"{file.absolute().as_uri()}?mode=ro"


_NOTES = (sql.NOTES, sql.RENEWED, sql.KEPT_NOTES)
_CARDS = (
    sql.CARDS_TABLE, sql.CARDS_PLAN, sql.NUMBER_CARDS,
    sql.DECKS, sql.CARDS, sql.CARDS_AGAIN, sql.STATES_TAKEN,
)  # fmt: skip


def take_in(
    session: Session, taking: Taking, states: Callable[[], Iterable[StateRow]] | None = None
) -> Taken:
    """Take the deck that is attached as ``staged_files`` says.

    ``states`` gives the cards' memory where the deck does not say it itself. It is asked for when
    the notes are in, so that it can be worked out meanwhile; what it raises ends the taking.
    """
    _require_shape(session.connection())
    _clear(session)
    import_id = new_id(
        session.connection().execute(
            insert(ImportRow).values(
                at_ms=taking.when.at_ms, name=taking.name, kind=taking.kind, report="{}", undone=0
            )
        )
    )
    given = _given(session, taking, import_id)

    def do(statement: str) -> Any:
        wanted = {key: value for key, value in given.items() if f":{key}" in statement}
        return session.connection().execute(text(_escaped(statement)), wanted)

    _take_notes(do, taking)
    before = [
        (row[0], dict(zip(sql.BEFORE_COLUMNS, row[1:], strict=True)))
        for row in do(sql.BEFORE_IMAGES)
    ]
    _driver(session).create_function("with_tags", 2, _with_tags, deterministic=True)
    for statement in (*_NOTES, *((sql.TAGGED,) if taking.tags else ())):
        do(statement)
    _take_states(session, states)
    for statement in _CARDS:
        do(statement)
    turned = _turn_cards(session, before) if taking.typed else ()
    _take_log(session, do)
    for statement in sql.WHAT_GOES_WITH_NOTES:
        do(statement)
    fates = dict.fromkeys(FATES, 0) | {row[0]: row[1] for row in do(sql.FATES)}
    cards, reviews, decks, media = do(sql.COUNTS).one()
    add_levels(session, taking.when.at_ms)
    _clear(session)
    upto = session.connection().scalar(text(_LAST_SEQ)) or 0
    rows = int(given["last_seq"]), int(upto)
    return Taken(import_id, fates, cards, reviews, decks, media, rows, before, turned)


def _turn_cards(
    session: Session, before: Sequence[tuple[int, Mapping[str, Any]]]
) -> list[tuple[int, int]]:
    """Let notes that were of another type have the cards of theirs; what was answered stays."""
    notes = json.dumps([(note, values["type_id"]) for note, values in before])
    run = session.connection().execute
    found = [(row[0], row[1]) for row in run(text(sql.CARDS_TO_TURN), {"notes": notes})]
    run(text(sql.TURN_CARDS), {"cards": json.dumps([card for card, _ in found])})
    return found


def _take_log(session: Session, do: Callable[[str], Any]) -> None:
    if not do(sql.TAKES_HISTORY).first():
        return
    for statement in sql.LOG_CARDS:
        do(statement)
    with _indexes_afterwards(session, "reviews"):
        with _checked_beforehand(session):
            do(sql.REVIEWS)
        do(sql.STATE_ROWS)
    do(sql.DAYS)


def _clear(session: Session) -> None:
    """Leave no table of an import that ended."""
    for name in sql.TEMPORARY:
        session.connection().exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")


@contextmanager
def _indexes_afterwards(session: Session, table: str) -> Iterator[None]:
    """Fill an index once instead of row by row where more rows come than are there."""
    run = session.connection().exec_driver_sql
    there = run(f"SELECT count(*) FROM main.{table}").scalar() or 0
    coming = run(f"SELECT count(*) FROM {_schema(table)}.{table}").scalar() or 0
    indexes = run(_INDEXES, (table,)).all() if coming > max(there, _WORTH_IT) else []
    for name, _ in indexes:
        run(f'DROP INDEX main."{name}"')
    yield
    cache = run("PRAGMA main.cache_size").scalar()
    # What is sorted in runs that fit the processor's own memory takes half the time.
    run(f"PRAGMA main.cache_size=-{_SORTED_AT_ONCE_KB}")
    for _, statement in indexes:
        run(statement)
    run(f"PRAGMA main.cache_size={cache}")


@contextmanager
def _checked_beforehand(session: Session) -> Iterator[None]:
    """Look at all answers at once instead of at each as it is written, which takes far longer."""
    run = session.connection().exec_driver_sql
    if run(sql.ODD_RATINGS).first() is not None:
        yield  # the library says so itself
        return
    run("PRAGMA ignore_check_constraints=ON")
    try:
        yield
    finally:
        run("PRAGMA ignore_check_constraints=OFF")


def _given(session: Session, taking: Taking, import_id: int) -> dict[str, Any]:
    return {
        "import_id": import_id,
        "at_ms": taking.when.at_ms,
        "day": taking.when.day.toordinal(),
        "offset_min": taking.when.offset_min,
        "shift_s": taking.shift_s,
        "new_state": taking.new_state,
        "duplicates": taking.duplicates.value,
        "history": int(taking.history),
        "ours": int(taking.ours),
        "into": taking.into,
        "tags": taking.tags,
        "position": session.connection().scalar(text(_POSITION)),
        "last_seq": session.connection().scalar(text(_LAST_SEQ)),
    }


def _take_notes(do: Callable[[str], Any], taking: Taking) -> None:
    do(sql.PLAN_NOTES)
    do(sql.PLAN_INDEX)
    if taking.ours:
        do(sql.OWN_SAME)
        if taking.duplicates is Duplicates.UPDATE:
            do(sql.OWN_CHANGED)
    if not taking.own_guids:
        for statement in (*sql.KNOWN_FRONTS, sql.SAME_TEXTS):
            do(statement)
    for statement in (sql.NUMBER_NOTES, sql.TYPES, sql.TYPE_IDS):
        do(statement)


def _driver(session: Session) -> sqlite3.Connection:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _with_tags(tags: str, more: str) -> str:
    """A note's tags and those of ``more`` that it has not, whatever their case."""
    have = {tag.casefold() for tag in tags.split()}
    return " ".join([*tags.split(), *(tag for tag in more.split() if tag.casefold() not in have)])


def _take_states(session: Session, states: Callable[[], Iterable[StateRow]] | None) -> None:
    run = session.connection().exec_driver_sql
    run(sql.STATES_TABLE)
    if states is None:
        run(sql.STATES_SAID)
        return
    rows = iter(states())
    while some := list(islice(rows, _FEW)):
        run(sql.STATE_ROW, some)


def _schema(table: str) -> str:
    return "answers" if table in IN_ANSWERS else "staged"


def _escaped(statement: str) -> str:
    """Colons that name no value stay colons."""
    return statement.replace("::", r"\:\:")


def _require_shape(connection: Connection) -> None:
    for table in TABLES:
        rows = connection.exec_driver_sql(f"PRAGMA {_schema(table)}.table_info({table})").all()
        if tuple(row[1] for row in rows) != column_names(table):
            raise StagedShape(table)


def has_history(file: Path) -> bool:
    """Whether any card of a staged file was met where it comes from."""
    [[found]] = staged_rows(file, _HAS_HISTORY)
    return bool(found[0])


def staged_rows(file: Path, query: str, at_once: int = _FEW) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a question to a staged file, in runs."""
    files = staged_files(file)
    with closing(sqlite3.connect(files["staged"], uri=True)) as connection:
        connection.execute("ATTACH ? AS answers", (files["answers"],))
        cursor = connection.execute(query)
        while rows := cursor.fetchmany(at_once):
            yield rows


def known_notes(session: Session) -> list[tuple[str, str, int, int]]:
    """Every imported note here, as ``KNOWN_FILE`` tells it."""
    return [tuple(row) for row in session.connection().execute(text(_HERE))]


def expected(session: Session, file: Path, *, ours: bool = False) -> Taken:
    """What would become of the deck staged in ``file``, without a choice and before any is made.

    Of a file of this program (``ours``) notes are compared as they are here now.
    """
    fates = dict.fromkeys(FATES, 0)
    for rows in staged_rows(file, _HELD_AS_IT_IS if ours else "SELECT guid, digest FROM notes"):
        known = _known_digests(session, [row[0] for row in rows], ours=ours)
        for guid, *parts in rows:
            held = digest(*parts) if ours else parts[0]
            here = known.get(guid)
            if here is None or here[1]:
                fates["new" if here is None else "again"] += 1
            else:
                fates["same" if here[0] == held else "changed"] += 1
    [[counts]] = staged_rows(file, _STAGED_COUNTS)
    cards, reviews, decks, media = counts
    return Taken(0, fates, cards, reviews, decks, media, (0, 0), ())


def _known_digests(
    session: Session, guids: Sequence[str], *, ours: bool
) -> dict[str, tuple[str | None, bool]]:
    """(digest, deleted) of the notes here with these identities."""
    if ours:
        now = session.connection().execute(text(_KNOWN_AS_IT_IS), {"guids": json.dumps(guids)})
        return {row[0]: (digest(*row[2:]), bool(row[1])) for row in now}
    rows = session.connection().execute(text(_KNOWN), {"guids": json.dumps(guids)})
    return {row[0]: (row[1], bool(row[2])) for row in rows}
