"""Lays the library, or a part of it, out as a staged deck, for the writers of formats.

Read on a connection of its own from one state of the library. Knows no format.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from aimstudy.domain.staged_deck import TABLES
from aimstudy.storage.connections import SETTINGS
from aimstudy.storage.session import Session


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards: all, or those of a deck and the decks under it, of a tag, or that are found."""

    deck: str | None = None
    tag: str | None = None
    found: Sequence[int] | None = None


_FROM = """
FROM main.cards AS c
JOIN main.notes AS n ON n.id = c.note_id JOIN main.decks AS d ON d.id = c.deck_id
WHERE c.deleted = 0 AND n.deleted = 0
    AND (:deck IS NULL OR d.name = :deck OR substr(d.name, 1, length(:deck) + 2) = :deck || '::')
    AND (:tag IS NULL OR instr(' ' || lower(n.tags) || ' ', ' ' || lower(:tag) || ' ') > 0
        OR instr(' ' || lower(n.tags), ' ' || lower(:tag) || '::') > 0)
    AND (:found IS NULL OR c.id IN (SELECT value FROM json_each(:found)))
"""
_CHOSEN = f"""
CREATE TEMP TABLE chosen AS
SELECT c.id, c.note_id, c.deck_id {_FROM} AND c.state = 'accepted'
ORDER BY c.position, c.id
"""
_IN_SCOPE = f"""
SELECT count(DISTINCT iif(c.state = 'accepted', c.note_id, NULL)),
    coalesce(sum(c.state = 'accepted'), 0), count(*) {_FROM}
"""
_INDEXES = (
    "CREATE UNIQUE INDEX temp.chosen_id ON chosen (id)",
    "CREATE INDEX temp.chosen_note ON chosen (note_id)",
)
_DECKS = """
INSERT INTO out.decks SELECT id, name FROM main.decks WHERE id IN (SELECT deck_id FROM chosen)
"""
# Of a note that was changed here since it came that moment counts.
_NOTES = """
INSERT INTO out.notes
SELECT id, guid, type_id, kind, front, back, accept, items, tags, markup, fields, choices,
    created_ms, iif(modified_ms > (SELECT i.at_ms FROM main.imports AS i WHERE i.id = import_id),
        modified_ms, coalesce(nullif(source_ms, 0), modified_ms)),
    coalesce(digest, ''), source, ''
FROM main.notes WHERE id IN (SELECT note_id FROM chosen) ORDER BY id
"""
_TYPES = """
INSERT INTO out.types SELECT id, "key", definition FROM main.note_types
WHERE id IN (SELECT type_id FROM out.notes)
"""
# The middle of a study day, in UTC, is told by the shift that made the day.
_CARDS = """
INSERT INTO out.cards
SELECT c.id, c.note_id, c.ordinal, c.deck_id, c.suspended = 1, c.flagged, c.phase, c.stability,
    c.difficulty,
    iif(c.last_day = 0, 0, ((c.last_day - 719163) * 86400 + 43200 - :shift_s) * 1000),
    CASE c.phase WHEN 'new' THEN 0 WHEN 'step' THEN c.due_ms
        ELSE ((c.due_day - 719163) * 86400 + 43200 - :shift_s) * 1000 END,
    max(c.due_day - c.last_day, 0), 0, c.reps, c.lapses, c.source,
    c.id IN (SELECT r.card_id FROM main.reviews AS r WHERE r.source IS NULL)
FROM chosen AS p JOIN main.cards AS c ON c.id = p.id ORDER BY p.rowid
"""
# Answers that stand, in one pass over the log: of a whole library no card is left out, and nothing
# is looked up row by row. Those given here say their waits as Anki does, in days.
_REVIEWS = """
INSERT INTO out.reviews
SELECT r.seq, r.card_id, coalesce(r.rating, 0), r.at_ms, r.took_ms, coalesce(r.source,
    max((r.after ->> '$[4]') - (r.after ->> '$[3]'), 0) || ',' ||
    max((r.before ->> '$[4]') - (r.before ->> '$[3]'), 0) || ',0,' ||
    CASE r.before ->> '$[0]' WHEN 'new' THEN 0 WHEN 'step' THEN 2 ELSE 1 END)
FROM main.reviews AS r NOT INDEXED
WHERE ((r.kind = 'study' AND r.rating IS NOT NULL) OR (r.kind = 'state' AND r.source LIKE '%,%'))
    AND r.card_id NOT IN (SELECT c.id FROM main.cards AS c WHERE c.id NOT IN
        (SELECT id FROM chosen))
    AND r.seq NOT IN (SELECT undoes FROM main.reviews WHERE undoes IS NOT NULL)
ORDER BY r.seq
"""
_NOTE_MEDIA = """
INSERT INTO out.note_media SELECT note_id, label, sha256 FROM main.note_media
WHERE note_id IN (SELECT note_id FROM chosen)
"""
_MEDIA = """
INSERT OR IGNORE INTO out.media
SELECT label, sha256, kind, size FROM main.media
WHERE sha256 IN (SELECT sha256 FROM out.note_media) OR label GLOB '[_]*'
    OR EXISTS (SELECT 1 FROM out.notes WHERE type_id IS NULL
        AND (instr(front, label) > 0 OR instr(back, label) > 0))
"""
# A second file of the same name is found by its content.
_MORE_MEDIA = """
INSERT OR IGNORE INTO out.media SELECT sha256, sha256, kind, size FROM main.media
WHERE sha256 IN (SELECT sha256 FROM out.note_media)
    AND sha256 NOT IN (SELECT sha256 FROM out.media)
"""
# The sentences that a note stands on; of one that came from another library those said there.
_KEPT_NOTES = """
INSERT INTO out.kept_notes
SELECT n.id, n.created_ms, n.context, n.typed, n.remark, coalesce(
    nullif((SELECT json_group_array(json(said)) FROM (
        SELECT json_object('article', a.title, 'text', c.quote) AS said
        FROM (SELECT article_id, quote, ordinal, id FROM main.citations WHERE note_id = n.id
            UNION ALL
            SELECT article_id, quote, ordinal, id FROM main.citations WHERE fact_id = n.fact_id
        ) AS c JOIN main.articles AS a ON a.id = c.article_id ORDER BY c.ordinal, c.id
    )), '[]'),
    iif(json_valid(n.source), iif(json_type(n.source) = 'object', n.source -> '$.quotes', NULL),
        NULL))
FROM main.notes AS n WHERE n.id IN (SELECT note_id FROM chosen)
"""
_KEPT_CARDS = """
INSERT INTO out.kept_cards
SELECT c.id, c.position, c.suspended, c.buried_day, c.bookmarked, c.last_day, c.due_day, c.due_ms
FROM chosen AS p JOIN main.cards AS c ON c.id = p.id
"""
_COUNTS = """
SELECT (SELECT count(*) FROM out.notes), (SELECT count(*) FROM out.cards),
    (SELECT count(*) FROM out.reviews), (SELECT count(*) FROM out.media)
"""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How much was laid out."""

    notes: int
    cards: int
    reviews: int
    media: int


def lay_out(
    library: Path, staged: Path, scope: Scope, shift_s: int, *, history: bool, kept: bool = False
) -> LaidOut:
    """Write the cards of ``scope`` to the new file ``staged``; ``kept`` for files of our own.

    ``shift_s`` is what turns UTC seconds into seconds since the study day of 1970-01-01 began.
    """
    with closing(sqlite3.connect(staged, isolation_level=None)) as made:
        for table, columns in TABLES.items():
            said = ", ".join(f"{name} {kind}" for name, kind in columns)
            made.execute(f"CREATE TABLE {table} ({said}) STRICT")
    # No transaction may end between the questions, so one is begun around all of them.
    uri = f"{library.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        for setting in (*SETTINGS, "PRAGMA cache_size=-48000"):
            connection.execute(setting)
        connection.execute("ATTACH ? AS out", (f"{staged.absolute().as_uri()}?mode=rw",))
        connection.execute("PRAGMA out.journal_mode=OFF")
        connection.execute("PRAGMA out.synchronous=OFF")
        connection.execute("BEGIN")
        _copy(connection, scope, shift_s, history=history)
        for statement in (_MORE_MEDIA, _KEPT_NOTES, _KEPT_CARDS) if kept else ():
            connection.execute(statement)
        counts = connection.execute(_COUNTS).fetchone()
        connection.execute("COMMIT")
    return LaidOut(*counts)


def count_in(session: Session, scope: Scope) -> tuple[int, int, int]:
    """(notes, cards, cards that are not accepted and stay) of what ``lay_out`` would write."""
    notes, cards, every = session.connection().execute(text(_IN_SCOPE), _values(scope)).one()
    return notes, cards, every - cards


def _values(scope: Scope) -> dict[str, str | None]:
    found = None if scope.found is None else json.dumps(list(scope.found))
    return {"deck": scope.deck, "tag": scope.tag, "found": found}


def _copy(connection: sqlite3.Connection, scope: Scope, shift_s: int, *, history: bool) -> None:
    connection.execute(_CHOSEN, _values(scope))
    for statement in (*_INDEXES, _DECKS, _NOTES, _TYPES):
        connection.execute(statement)
    connection.execute(_CARDS, {"shift_s": shift_s})
    if history:
        connection.execute(_REVIEWS)
    connection.execute(_NOTE_MEDIA)
    connection.execute(_MEDIA)
