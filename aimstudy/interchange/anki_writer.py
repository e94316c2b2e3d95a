"""Writes packages that every Anki since 2012 takes: the collection of schema 11 in an archive.

What came from Anki goes back as it was, with its ids, types and numbers; a card that was answered
here since has ours. Reads a staged deck; knows not the library.
"""

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from aimstudy.domain.media import marks_in
from aimstudy.domain.note_type import (
    BASIC,
    CLOZE,
    SEPARATOR,
    CardTemplate,
    NoteType,
    definition_from,
)
from aimstudy.interchange.anki_log import write_log
from aimstudy.interchange.plain_text import plain

_SCHEMA = (
    """CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL)""",
    """CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL)""",
    """CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL)""",
    """CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL)""",
    "CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)",
)
# Made last: rows that are all there are sorted once.
_INDEXES = (
    "CREATE INDEX ix_notes_usn ON notes (usn)",
    "CREATE INDEX ix_cards_usn ON cards (usn)",
    "CREATE INDEX ix_revlog_usn ON revlog (usn)",
    "CREATE INDEX ix_cards_nid ON cards (nid)",
    "CREATE INDEX ix_cards_sched ON cards (did, queue, due)",
    "CREATE INDEX ix_revlog_cid ON revlog (cid)",
    "CREATE INDEX ix_notes_csum ON notes (csum)",
)
_REVERSED = NoteType(
    "Basic (and reversed card)",
    BASIC.fields,
    (
        *BASIC.templates,
        CardTemplate("Card 2", "{{Back}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}"),
    ),
)
_OURS = {"": BASIC, "reversed": _REVERSED, "cloze": CLOZE}
_DAY_S = 86_400
_BLANK = "____"
_DEFAULT_DECK = 1
_NO_DECK: dict[str, Any] = {
    "usn": 0, "lrnToday": [0, 0], "revToday": [0, 0], "newToday": [0, 0], "timeToday": [0, 0],
    "collapsed": False, "browserCollapsed": False, "desc": "", "dyn": 0, "conf": 1, "extendNew": 0,
    "extendRev": 0,
}  # fmt: skip
_PRESET = {
    "1": {
        "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True,
        "timer": 0, "replayq": True,
        "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0],
                "order": 1, "perDay": 20},
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200,
                "hardFactor": 1.2},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
        "dyn": False,
    }
}  # fmt: skip
_FIELD: dict[str, Any] = {"sticky": False, "rtl": False, "font": "Arial", "size": 20}
_TEMPLATE: dict[str, Any] = {"bqfmt": "", "bafmt": "", "did": None, "bfont": "", "bsize": 0}
_TYPES_OF_PHASE = {"new": (0, 0), "step": (1, 1), "review": (2, 2)}
_USUAL_FACTOR = 2_500
_SOUND, _IMAGE = "[sound:{name}]", '<img src="{name}">'


@dataclass(frozen=True, slots=True)
class PackageChoices:
    """``now_ms`` UTC; ``first_s`` is the moment a study day of this year began (UTC seconds)."""

    now_ms: int
    first_s: int
    scheduling: bool = True
    media: bool = True


@dataclass(slots=True)
class _Numbers:
    """Ids as the source had them, and free ones for what has none."""

    next_id: int
    used: set[int] = field(default_factory=set)

    def take(self, wanted: int) -> int:
        if wanted > 0 and wanted not in self.used:
            self.used.add(wanted)
            return wanted
        while self.next_id in self.used:
            self.next_id += 1
        self.used.add(self.next_id)
        return self.next_id


def write_package(staged: Path, media: Path, out: Path, choices: PackageChoices) -> None:
    """Write the staged deck as a package to ``out``; ``media`` holds the files by content.

    ``out`` must not be there; a failure leaves it unfinished. Raises OSError.
    """
    database = out.with_name(out.name + ".collection")
    try:
        with (
            closing(sqlite3.connect(staged)) as source,
            closing(sqlite3.connect(database, isolation_level=None)) as target,
        ):
            target.execute("ATTACH ? AS staged", (str(staged),))
            _Package(source, target, choices).write()
            files = list(_files(source)) if choices.media else []
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(database, "collection.anki2")
            there = [(label, media / sha) for label, sha in files if (media / sha).is_file()]
            names = {str(place): label for place, (label, _) in enumerate(there)}
            archive.writestr("media", json.dumps(names, ensure_ascii=False))
            for place, (_, file) in enumerate(there):
                archive.write(file, str(place), zipfile.ZIP_STORED)
    except sqlite3.OperationalError as error:  # the disk is full, or cannot be written
        raise OSError(str(error)) from error
    finally:
        database.unlink(missing_ok=True)


def _files(source: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """(name, content) of every file, each name once, whatever its case."""
    query = "SELECT label, sha256 FROM note_media UNION SELECT label, sha256 FROM media ORDER BY 1"
    once: set[str] = set()
    for label, sha256 in source.execute(query):
        if label not in once:
            once.add(label)
            yield label, sha256


class _Package:
    """One package in the making."""

    def __init__(
        self, source: sqlite3.Connection, target: sqlite3.Connection, choices: PackageChoices
    ) -> None:
        self._source, self._target, self._choices = source, target, choices
        self._types: dict[int | str, tuple[int, NoteType]] = {}
        self._models: dict[str, Any] = {}
        self._decks: dict[str, Any] = {}
        self._deck_ids: dict[int, int] = {}
        self._type_numbers = _Numbers(choices.now_ms)
        self._notes: dict[int, int] = {}
        self._cards: dict[int, int] = {}
        self._more_answers: list[tuple[Any, ...]] = []
        self._first_s = self._first_day()

    def write(self) -> None:
        run = self._target.execute
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-48000"):
            run(f"PRAGMA {setting}")
        run("BEGIN")
        for statement in _SCHEMA:
            run(statement)
        self._write_decks()
        self._target.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?)", self._note_rows()
        )
        self._target.executemany(
            "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
            self._card_rows(),
        )
        if self._choices.scheduling:
            write_log(self._target, self._cards, self._more_answers)
        for statement in _INDEXES:
            run(statement)
        run("INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')", self._col())
        run("COMMIT")

    def _col(self) -> tuple[object, ...]:
        now = self._choices.now_ms
        conf = {"schedVer": 2, "sched2021": True, "nextPos": len(self._cards) + 1, "curDeck": 1,
                "activeDecks": [1], "creationOffset": 0}  # fmt: skip
        said = (conf, self._models, self._decks, _PRESET)
        return self._first_s, now, now, *(json.dumps(each, ensure_ascii=False) for each in said)

    def _first_day(self) -> int:
        """From when days are counted: as in the source where there is one, so that none moves."""
        query = "SELECT source FROM cards WHERE source IS NOT NULL LIMIT 1"
        row = self._source.execute(query).fetchone()
        first = _object(row[0]).get("crt") if row else None
        return first if isinstance(first, int) and first > 0 else self._choices.first_s

    def _write_decks(self) -> None:
        numbers = _Numbers(self._choices.now_ms, {_DEFAULT_DECK})
        names = dict(self._source.execute("SELECT id, name FROM decks ORDER BY name"))
        self._decks["1"] = {**_NO_DECK, "id": 1, "mod": 0, "name": "Default"}
        for key, name in names.items():
            number = _DEFAULT_DECK if name == "Default" else numbers.take(0)
            self._deck_ids[key] = number
            made = {"id": number, "mod": self._choices.now_ms // 1000, "name": name}
            self._decks[str(number)] = {**_NO_DECK, **made}

    def _type_of(self, type_id: int | None, ours: str) -> tuple[int, NoteType]:
        key: int | str = ours if type_id is None else type_id
        if key not in self._types:
            note_type = _OURS[ours] if type_id is None else self._stored_type(type_id)
            wanted = int(note_type.key) if note_type.key.isdigit() else 0
            number = self._type_numbers.take(min(wanted, 2**62))
            self._types[key] = number, note_type
            self._models[str(number)] = _model(number, note_type, self._choices.now_ms // 1000)
        return self._types[key]

    def _stored_type(self, type_id: int) -> NoteType:
        row = self._source.execute(
            "SELECT definition, key FROM types WHERE id = ?", (type_id,)
        ).fetchone()
        return definition_from(row[0], row[1])

    def _note_rows(self) -> Iterator[tuple[object, ...]]:
        numbers = _Numbers(self._choices.now_ms)
        turned = {
            note for (note,) in self._source.execute("SELECT note_id FROM cards WHERE ordinal = 1")
        }
        query = (
            "SELECT id, guid, type_id, kind, front, back, items, tags, markup, fields, modified_ms,"
            " source FROM notes ORDER BY id"
        )
        for note, guid, type_id, kind, *texts, fields, mod_ms, source in self._source.execute(
            query
        ):
            said = _listed(source)
            ours = "cloze" if kind == "cloze" else "reversed" if note in turned else ""
            number, note_type = self._type_of(type_id, ours)
            values = fields.split(SEPARATOR) if fields is not None else _own_fields(kind, *texts)
            self._notes[note] = numbers.take(said[0] if said else 0)
            place, first = _sort_field(note_type), plain(values[0])
            sort = plain(values[place]) if place else first
            checksum = int.from_bytes(hashlib.sha1(first.encode()).digest()[:4])
            mod = said[1] if len(said) > 1 and not fields_changed(said, mod_ms) else mod_ms // 1000
            yield (
                self._notes[note], guid, number, mod, f" {texts[3]} " if texts[3] else "",
                SEPARATOR.join(values), sort, checksum, *(said[2:4] if len(said) > 3 else (0, "")),
            )  # fmt: skip

    def _card_rows(self) -> Iterator[tuple[object, ...]]:
        numbers = _Numbers(self._choices.now_ms)
        query = (
            "SELECT id, note_id, ordinal, deck_id, suspended, flagged, phase, stability,"
            " difficulty, last_ms, due_ms, ivl, reps, lapses, source, answered FROM cards"
        )
        for place, row in enumerate(self._source.execute(query), 1):
            card, note, ordinal, deck, suspended, flagged = row[:6]
            source = _object(row[14])
            was = source.get("card") or []
            self._cards[card] = numbers.take(was[0] if was else 0)
            kept = len(was) == 14 and not row[15] and self._choices.scheduling
            values = self._kept(was, source) if kept else self._own(row, place)
            self._more_answers.extend((card, *each) for each in source.get("log") or ())
            kind, queue, due, ivl, factor, reps, lapses, left, data = values
            if suspended:
                queue = -1
            elif queue == -1:
                queue = _TYPES_OF_PHASE[row[6]][1]
            flags = was[12] if len(was) > 12 and bool(was[12] & 7) == bool(flagged) else flagged
            yield (
                self._cards[card], self._notes[note], self._deck_ids[deck], ordinal,
                was[1] if was else self._choices.now_ms // 1000, kind, queue, due, ivl, factor,
                reps, lapses, left, flags, data,
            )  # fmt: skip

    def _kept(self, was: list[Any], source: Mapping[str, Any]) -> tuple[Any, ...]:
        """A card's numbers as its source had them; one in a filtered deck is back at home."""
        _, _, kind, queue, due, ivl, factor, reps, lapses, left, odue, odid, _, data = was
        if odid:
            due = odue or due
            queue = kind if queue >= 0 else queue
        crt = source.get("crt")
        if kind == 2 and isinstance(crt, int):
            due += round((crt - self._first_s) / _DAY_S)
        return kind, queue, due, ivl, factor, reps, lapses, left, data

    def _own(self, row: tuple[Any, ...], place: int) -> tuple[Any, ...]:
        phase, stability, difficulty, last_ms, due_ms, ivl, reps, lapses = row[6:14]
        if not self._choices.scheduling or phase == "new":
            return 0, 0, place, 0, 0, 0, 0, 0, ""
        kind, queue = _TYPES_OF_PHASE[phase]
        due = due_ms // 1000 if phase == "step" else (due_ms // 1000 - self._first_s) // _DAY_S
        data = {"s": round(stability, 4), "d": round(difficulty, 3), "lrt": last_ms // 1000}
        left = 1001 if phase == "step" else 0
        return kind, queue, due, ivl, _USUAL_FACTOR, reps, lapses, left, json.dumps(data)


def fields_changed(said: list[Any], mod_ms: int) -> bool:
    """Whether a note was changed after its source said so."""
    return bool(mod_ms // 1000 > said[1] > 0 and mod_ms != said[1])


def _model(number: int, note_type: NoteType, mod: int) -> dict[str, Any]:
    rest = _object(note_type.raw)
    fields = rest.pop("flds", None) or [{}] * len(note_type.fields)
    templates = rest.pop("tmpls", None) or [{}] * len(note_type.templates)
    return {
        "sortf": 0, "did": None, "latexPre": "", "latexPost": "", "latexsvg": False, "tags": [],
        "vers": [], **rest,
        "id": number, "name": note_type.name, "type": int(note_type.cloze), "mod": mod, "usn": -1,
        "css": note_type.css,
        "flds": [
            {**_FIELD, **more, "name": name, "ord": place}
            for place, (name, more) in enumerate(zip(note_type.fields, fields, strict=False))
        ],
        "tmpls": [
            {**_TEMPLATE, **more, "name": made.name, "ord": place, "qfmt": made.question,
             "afmt": made.answer}
            for place, (made, more) in enumerate(zip(note_type.templates, templates, strict=False))
        ],
        "req": [[place, "any", [0]] for place in range(len(note_type.templates))],
    }  # fmt: skip


@lru_cache(maxsize=256)
def _sort_field(note_type: NoteType) -> int:
    place = _object(note_type.raw).get("sortf", 0)
    return place if isinstance(place, int) and 0 <= place < len(note_type.fields) else 0


def _own_fields(
    kind: str, front: str, back: str, items: str, _tags: str, markup: str | None
) -> list[str]:
    """The fields of a note that was made here."""
    listed = _listed(items)
    answer = "".join(f"<li>{escape(str(item))}</li>" for item in listed)
    shown = f"<ul>{answer}</ul>" if answer else _html(back, markup)
    if kind != "cloze":
        return [_html(front, markup), shown]
    gap = "{{c1::" + _html(back, markup).replace("}}", "} }") + "}}"
    return [_html(front, markup).replace(_BLANK, gap, 1), ""]


def html_of_note(kind: str, front: str, back: str, items: str, markup: str | None) -> list[str]:
    """The two fields of a note that was made here, as HTML."""
    return _own_fields(kind, front, back, items, "", markup)


def _html(text: str, markup: str | None) -> str:
    if markup == "html":
        return text
    safe = escape(text, quote=False).replace("\n", "<br>")
    for mark in marks_in(text):
        said = _IMAGE if mark.kind.value == "image" else _SOUND
        safe = safe.replace(
            f"[{mark.kind}:{escape(mark.label, quote=False)}]", said.format(name=mark.label)
        )
    return safe


def _object(text: str | None) -> dict[str, Any]:
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _listed(text: str | None) -> list[Any]:
    try:
        said = json.loads(text or "[]")
    except ValueError:
        return []
    return said if isinstance(said, list) else []
