"""Taking an import back, and doing it again: its rows are hidden and shown, none is removed.

Notes that it changed are put back by patches. The answers that it brought are taken back in the
log, which only grows, and written once more where the import is done again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlmodel import Session

from aimstudy.domain.study_day import Moment

_NOTES = "UPDATE notes SET deleted = :gone WHERE import_id = :id"
_CARDS = "UPDATE cards SET deleted = :gone WHERE import_id = :id"
_MARK = "UPDATE imports SET undone = :gone WHERE id = :id"
_ROWS = "FROM reviews WHERE seq > :since AND seq <= :upto AND source IS NOT NULL AND kind <> 'undo'"
_TAKE_BACK = f"""
INSERT INTO reviews (card_id, kind, at_ms, offset_min, study_day, took_ms, before, after, undoes)
SELECT card_id, 'undo', :at_ms, :offset_min, :day, 0, :new, :new, seq {_ROWS} ORDER BY seq
"""
_COPIED = "card_id, kind, rating, at_ms, offset_min, study_day, took_ms, before, after, source"
_GIVE_AGAIN = f"INSERT INTO reviews ({_COPIED}) SELECT {_COPIED} {_ROWS} ORDER BY seq"
_DAYS = f"""
INSERT INTO days (study_day, answers, new_cards, took_ms)
SELECT study_day, :sign * count(*), :sign * sum(before = '["new"]'), :sign * sum(took_ms)
{_ROWS} AND kind = 'study' GROUP BY study_day
ON CONFLICT (study_day) DO UPDATE SET answers = max(0, days.answers + excluded.answers),
    new_cards = max(0, days.new_cards + excluded.new_cards),
    took_ms = max(0, days.took_ms + excluded.took_ms)
"""
# Of each card with a row that came: 1 where another row says something of it, too.
_TOUCHED = """
WITH came AS MATERIALIZED (
    SELECT card_id, max(source IS NULL) AS own FROM reviews WHERE seq > :since AND seq <= :upto
    GROUP BY card_id
), others AS MATERIALIZED (
    SELECT card_id FROM reviews WHERE seq <= :since
    UNION SELECT card_id FROM reviews WHERE seq > :upto AND kind <> 'undo'
)
SELECT card_id, own OR card_id IN (SELECT card_id FROM others) FROM came
"""
_CACHE_KB = 64_000
_LAST = "SELECT coalesce(max(seq), 0) FROM reviews"


def hide(
    session: Session, import_id: int, rows: tuple[int, int], when: Moment, new_state: str
) -> None:
    """Hide what an import brought; its answers stand in ``rows`` of the log (after, up to).

    The memory states of the cards ``touched`` are to be written anew afterwards.
    """
    where = {"since": rows[0], "upto": rows[1]}
    moment = {"at_ms": when.at_ms, "offset_min": when.offset_min, "day": when.day.toordinal()}
    with _large_cache(session):
        _turn(session, import_id, gone=1)
        session.connection().execute(text(_DAYS), where | {"sign": -1})
        session.connection().execute(text(_TAKE_BACK), where | moment | {"new": new_state})


def touched(session: Session, rows: tuple[int, int]) -> tuple[list[int], list[int]]:
    """Cards with ``rows`` of the log (after, up to): with no others but undos, and the rest."""
    where = {"since": rows[0], "upto": rows[1]}
    found = [tuple(row) for row in session.connection().execute(text(_TOUCHED), where)]
    return [card for card, more in found if not more], [card for card, more in found if more]


def show(session: Session, import_id: int, rows: tuple[int, int]) -> tuple[int, int]:
    """Show again what was hidden; returns where its answers stand now."""
    where = {"since": rows[0], "upto": rows[1]}
    since = session.connection().scalar(text(_LAST)) or 0
    with _large_cache(session):
        _turn(session, import_id, gone=0)
        session.connection().execute(text(_DAYS), where | {"sign": 1})
        session.connection().execute(text(_GIVE_AGAIN), where)
    return since, session.connection().scalar(text(_LAST)) or 0


@contextmanager
def _large_cache(session: Session) -> Iterator[None]:
    """Room for the indexes of the log, in which a million rows find their places."""
    run = session.connection().exec_driver_sql
    usual = run("PRAGMA main.cache_size").scalar()
    run(f"PRAGMA main.cache_size=-{_CACHE_KB}")
    try:
        yield
    finally:
        run(f"PRAGMA main.cache_size={usual}")


def _turn(session: Session, import_id: int, gone: int) -> None:
    for statement in (_NOTES, _CARDS, _MARK):
        session.connection().execute(text(statement), {"id": import_id, "gone": gone})
