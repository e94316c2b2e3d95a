"""Notes that were changed here and in a file: what both sides say, and which one was picked.

A note of several imports is shown as the newest file has it; a pick settles all that are open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, text
from sqlmodel import Session, col

from aimstudy.storage.keys import new_id
from aimstudy.storage.notes import set_note
from aimstudy.storage.stored_text import Unreadable, decoded, mapping, readable
from aimstudy.storage.tables import CardRow, NoteRow

CONTENT = ("kind", "front", "back", "accept", "items", "tags", "markup", "fields", "choices")
_THEIRS = (*CONTENT, "source", "source_ms", "digest", "type_id")
_OPEN = """
FROM import_conflicts AS x JOIN imports AS i ON i.id = x.import_id AND i.undone = 0
JOIN notes AS n ON n.id = x.note_id AND n.deleted = 0
WHERE x.choice IS NULL
"""
_LIST = f"""
SELECT max(x.import_id) AS import_id, x.note_id, x.incoming, i.name, i.at_ms,
    {", ".join("n." + name for name in CONTENT)}, n.type_id,
    (SELECT min(c.ordinal) FROM cards AS c WHERE c.note_id = n.id AND c.deleted = 0) AS ordinal,
    (SELECT d.name FROM cards AS c JOIN decks AS d ON d.id = c.deck_id WHERE c.note_id = n.id
        ORDER BY c.ordinal LIMIT 1) AS deck
{_OPEN}
"""
_BY_NOTE = " AND x.note_id = :note GROUP BY x.note_id"
_ALL = " GROUP BY x.note_id ORDER BY import_id DESC, x.note_id LIMIT :most"
_COUNT = f"SELECT count(DISTINCT x.note_id) {_OPEN}"
_DEFINITION = "SELECT definition FROM note_types WHERE id = :id"
_SETTLED = """
SELECT coalesce(max(import_id), 0) FROM import_conflicts WHERE note_id = :note
    AND choice IS NOT NULL
"""
_MARK = "UPDATE import_conflicts SET choice = :side WHERE note_id = :note AND import_id > :after"
_POSITION = "SELECT coalesce(max(position), 0) + 1 FROM cards"


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """``mine`` and ``theirs`` are columns of a note; ``ordinal`` is that of its first card."""

    import_id: int
    note_id: int
    name: str
    at_ms: int
    mine: Mapping[str, Any]
    theirs: Mapping[str, Any]
    ordinal: int
    deck: str


def listed_conflicts(session: Session, most: int) -> list[OpenConflict]:
    """Those that nothing was picked for, newest import first."""
    rows = session.connection().execute(text(_LIST + _ALL), {"most": most})
    return [found for found in map(_conflict, rows) if found is not None]


def conflict_of(session: Session, note_id: int) -> OpenConflict | None:
    """That of one note; None where it is settled."""
    row = session.connection().execute(text(_LIST + _BY_NOTE), {"note": note_id}).first()
    return _conflict(row) if row is not None else None


def count_open(session: Session) -> int:
    """How many notes wait for a pick."""
    return session.connection().scalar(text(_COUNT)) or 0


def definition_of(session: Session, type_id: int | None) -> str | None:
    """What a note type says; None where there is none."""
    if type_id is None:
        return None
    found: str | None = session.connection().scalar(text(_DEFINITION), {"id": type_id})
    return found


def mark(session: Session, note_id: int, after: int, side: str | None) -> None:
    """Keep what was picked for a note, for all imports later than ``after``; None: nothing yet."""
    session.connection().execute(text(_MARK), {"note": note_id, "after": after, "side": side})


def settled_upto(session: Session, note_id: int) -> int:
    """The newest import whose conflict about a note is settled; 0 for none."""
    return session.connection().scalar(text(_SETTLED), {"note": note_id}) or 0


def keep_mine(session: Session, found: OpenConflict) -> dict[str, object]:
    """The file's note is known from now on; returns the columns as they were."""
    return set_note(session, found.note_id, {"digest": found.theirs["digest"]})


def take_theirs(session: Session, found: OpenConflict) -> dict[str, object]:
    """The note is as the file has it; returns the columns as they were."""
    # As the import would have left it: an edit after it is an edit again.
    values = {**found.theirs, "import_id": found.import_id, "modified_ms": found.at_ms}
    return set_note(session, found.note_id, values)


def add_theirs(session: Session, found: OpenConflict, now_ms: int) -> tuple[int, list[int]]:
    """The file's note as another one, with cards like mine; returns its id and theirs."""
    run = session.connection().execute
    mine = session.get(NoteRow, found.note_id)
    guid = f"{mine.guid if mine else found.note_id}+{found.import_id}"
    values = {**found.theirs, "guid": guid, "context": "", "rule": "imported", "deleted": 0,
              "created_ms": now_ms, "modified_ms": now_ms}  # fmt: skip
    note_id = new_id(run(insert(NoteRow).values(values)))
    columns = (col(CardRow.ordinal), col(CardRow.deck_id), col(CardRow.state))
    here = col(CardRow.note_id) == found.note_id
    wanted = select(*columns).where(here, col(CardRow.deleted) == 0)
    made = []
    for ordinal, deck_id, state in run(wanted.order_by(col(CardRow.ordinal))).all():
        position = session.connection().scalar(text(_POSITION)) or 1
        card = {"note_id": note_id, "ordinal": ordinal, "deck_id": deck_id, "position": position,
                "state": state}  # fmt: skip
        made.append(new_id(run(insert(CardRow).values(card))))
    media = "INSERT INTO note_media SELECT :new, label, sha256 FROM note_media WHERE note_id = :old"
    run(text(media), {"new": note_id, "old": found.note_id})
    return note_id, made


def _conflict(row: Any) -> OpenConflict | None:
    theirs = readable(_incoming, row.incoming, None, f"import_conflicts: note {row.note_id}")
    if theirs is None:
        return None
    mine = {name: getattr(row, name) for name in (*CONTENT, "type_id")}
    theirs = {"type_id": row.type_id, **theirs}
    return OpenConflict(
        row.import_id, row.note_id, row.name, row.at_ms, mine, theirs, row.ordinal or 0,
        row.deck or "",
    )  # fmt: skip


def _incoming(said: str) -> dict[str, Any]:
    """What the file has of a note; raises Unreadable for another text."""
    found = mapping(decoded(said))
    if not {*CONTENT, "digest"} <= set(found):
        raise Unreadable("no note")
    return {name: found[name] for name in _THEIRS if name in found}
