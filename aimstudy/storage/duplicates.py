"""Notes held against each other: their texts, what a person said of them, and giving one's history
to another.

A history is a card: whoever gets it gets the card, so that the log and all states stay as they are.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select, text, update
from sqlmodel import Session, col

from aimstudy.domain.note_type import SEPARATOR
from aimstudy.questions.duplicate_notes import NoteTexts
from aimstudy.storage.cards import chunks
from aimstudy.storage.search import cards_matching
from aimstudy.storage.settings import store_setting
from aimstudy.storage.stored_text import decoded, readable
from aimstudy.storage.tables import CardRow, NoteRow
from aimstudy.storage.undo import Patch

_DISTINCT = "distinct:"  # settings that hold notes which are no duplicates, a group each
_SAID = text("SELECT value FROM settings WHERE key LIKE 'distinct:%'")
_MEDIA = re.compile(r"<img\b[^>]*>|\[sound:[^\]]*\]", re.IGNORECASE)
# What belongs to the place of a card, not to its history.
_PLACE = ("note_id", "ordinal", "deck_id", "fact_id", "position", "state", "archived")
_TEXTS = ("tags", "remark", "modified_ms")
_MARKS = ("flagged", "bookmarked")
_CARDS = text("""
SELECT id, note_id, ordinal, deck_id, fact_id, position, state, archived, flagged, bookmarked, reps
FROM cards WHERE deleted = 0 AND note_id IN (SELECT value FROM json_each(:notes))
ORDER BY note_id, ordinal
""")
_LINES = text("""
SELECT n.id, n.front, n.back, n.tags, d.name, max(c.reps), count(*) - 1, coalesce(a.title, '')
FROM notes AS n JOIN cards AS c ON c.note_id = n.id AND c.deleted = 0
JOIN decks AS d ON d.id = c.deck_id LEFT JOIN articles AS a ON a.id = n.article_id
WHERE n.id IN (SELECT value FROM json_each(:notes)) GROUP BY n.id ORDER BY n.id
""")


def texts_found(
    session: Session, query: str, deck_id: int | None, name: str, today: int
) -> Iterator[NoteTexts]:
    """The notes of all cards found, by id, each once."""
    wanted = (
        select(col(NoteRow.id), col(NoteRow.front), col(NoteRow.back), col(NoteRow.fields))
        .select_from(CardRow)
        .join(NoteRow, col(CardRow.note_id) == col(NoteRow.id))
        .where(cards_matching(query, deck_id, name, today))
        .order_by(col(NoteRow.id))
    )
    last = 0
    for note_id, front, back, fields in session.connection().execute(wanted):
        if note_id != last:
            last = note_id or 0
            first = (fields or "").partition(SEPARATOR)[0]
            media = " ".join(_MEDIA.findall(first)) if "<" in first or "[" in first else ""
            yield NoteTexts(last, front, back, media)


def distinct_notes(session: Session) -> list[list[int]]:
    """Groups of notes of which a person said that they are no duplicates."""
    found: Iterator[Any] = (
        readable(decoded, row[0], None, "notes told apart")
        for row in session.connection().execute(_SAID)
    )
    return [
        [each for each in notes if isinstance(each, int)]
        for notes in found
        if isinstance(notes, list)
    ]


def tell_apart(session: Session, notes: Sequence[int]) -> list[Patch]:
    """Remember that these notes are no duplicates; returns how to forget it."""
    said = json.dumps(sorted(notes))
    key = _DISTINCT + hashlib.sha256(said.encode()).hexdigest()[:16]
    there = session.connection().scalar(
        text("SELECT count(*) FROM settings WHERE key = :key"), {"key": key}
    )
    if there:
        return []
    store_setting(session, key, sorted(notes))
    return [Patch("remove", "settings", key, {})]


def lines_of(session: Session, notes: Sequence[int]) -> list[Any]:
    """(id, front, back, tags, deck, answers, further cards, article) of those that there are."""
    return list(session.connection().execute(_LINES, {"notes": json.dumps(list(notes))}))


def merge_notes(session: Session, keep: int, others: Sequence[int], now_ms: int) -> list[Patch]:
    """Let ``keep`` stand for all: with the longest histories, all tags; the others' cards go."""
    rows = session.connection().execute(_CARDS, {"notes": json.dumps([keep, *others])})
    cards = [dict(row) for row in rows.mappings()]
    mine = [card for card in cards if card["note_id"] == keep]
    theirs = [card for card in cards if card["note_id"] != keep]
    change = _Changing(session)
    for card in mine:
        same = [other for other in theirs if other["ordinal"] == card["ordinal"]]
        best = max(same, key=lambda other: other["reps"], default=card)
        heir = card
        if best["reps"] > card["reps"]:
            _swap(change, card, best)
            theirs[theirs.index(best)] = card
            heir = best
        marks = {name: max(each[name] or 0 for each in (card, *same)) or None for name in _MARKS}
        marks["flagged"] = marks["flagged"] or 0
        change.set("cards", heir["id"], {n: v for n, v in marks.items() if v != heir[n]}, heir)
    for card in theirs:
        change.set("cards", card["id"], {"deleted": 1}, {"deleted": 0})
    _join_texts(change, keep, others, now_ms)
    return change.patches


class _Changing:
    """Changes rows one by one, and remembers how to put them back."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.patches: list[Patch] = []

    def set(self, table: str, key: int, values: dict[str, Any], was: dict[str, Any]) -> None:
        """Set these columns of a row, which were as in ``was``."""
        if not values:
            return
        self.patches.append(Patch("set", table, key, {name: was[name] for name in values}))
        row = CardRow if table == "cards" else NoteRow
        statement = update(row).where(col(row.id) == key)
        self.session.connection().execute(statement.values(values))


def _swap(change: _Changing, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Each card comes to the place of the other; no two may stand in one place meanwhile."""
    places = [{name: card[name] for name in _PLACE} for card in (one, other)]
    aside = {"ordinal": -other["id"]}
    change.set("cards", other["id"], aside, other)
    change.set("cards", one["id"], places[1], one)
    change.set("cards", other["id"], places[0], {**other, **aside})


def _join_texts(change: _Changing, keep: int, others: Sequence[int], now_ms: int) -> None:
    """All tags, and a note of the person's own where the one that stays has none."""
    wanted = [col(NoteRow.id), *(col(getattr(NoteRow, name)) for name in _TEXTS)]
    found: dict[int, dict[str, Any]] = {}
    for chunk in chunks([keep, *others]):
        query = select(*wanted).where(col(NoteRow.id).in_(chunk))
        met_rows = change.session.connection().execute(query).mappings()
        found |= {row["id"]: {name: row[name] for name in _TEXTS} for row in met_rows}
    mine = found[keep]
    tags = mine["tags"].split()
    met = {tag.casefold() for tag in tags}
    for note in others:
        for tag in found[note]["tags"].split():
            if tag.casefold() not in met:
                met.add(tag.casefold())
                tags.append(tag)
    remarks = (found[note]["remark"] for note in (keep, *others))
    remark = next((each for each in remarks if each), None)
    values: dict[str, Any] = {}
    if len(tags) > len(mine["tags"].split()):
        # Later than before whatever the clock says: that is how an edit is known.
        values = {"tags": " ".join(tags), "modified_ms": max(now_ms, mine["modified_ms"] + 1)}
    if remark != mine["remark"]:
        values["remark"] = remark
    change.set("notes", keep, values, mine)
