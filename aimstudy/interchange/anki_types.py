"""Note types and decks of a collection of Anki, in both ways that it keeps them.

Schema 11 has them as JSON in ``col``, later ones in tables with packed settings. What is said of a
type beyond its fields and templates is kept as JSON in the words of schema 11, for the way back.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aimstudy.domain.note_type import CardTemplate, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.anki_wire import message, number_at, text_at
from aimstudy.interchange.foreign_database import columns_of

LEVEL = "::"
_OLD_LEVEL = "\x1f"
_NO_DECK = "Default"
Packed = dict[int, int | bytes]


@dataclass(frozen=True, slots=True)
class KnownTypes:
    """Note types by id, and of each the place of the field that its notes are sorted by."""

    types: Mapping[int, NoteType]
    sort_field: Mapping[int, int]


def note_types(connection: sqlite3.Connection) -> KnownTypes:
    """All note types; one that cannot be read is left out, and its notes say so."""
    if columns_of(connection, "notetypes"):
        return _types_of_tables(connection)
    found: dict[int, NoteType] = {}
    sort: dict[int, int] = {}
    for key, said in _json_of(connection, "models").items():
        try:
            found[int(key)], sort[int(key)] = type_of_json(key, said)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return KnownTypes(found, sort)


def type_of_json(key: str, said: Any) -> tuple[NoteType, int]:
    fields = sorted(said["flds"], key=lambda field: int(field.get("ord", 0)))
    templates = sorted(said["tmpls"], key=lambda made: int(made.get("ord", 0)))
    if len(fields) > limits.FIELDS or len(templates) > limits.TEMPLATES:
        raise ValueError("too many fields or templates")
    note_type = NoteType(
        name=str(said.get("name", "")),
        fields=tuple(str(field["name"]) for field in fields),
        templates=tuple(
            CardTemplate(str(t["name"]), str(t.get("qfmt", "")), str(t.get("afmt", "")))
            for t in templates
        ),
        cloze=int(said.get("type", 0)) == 1,
        css=str(said.get("css", "")),
        key=key,
        raw=_rest(said, fields, templates),
    )
    return note_type, _place(said.get("sortf", 0), len(fields))


def _rest(said: Mapping[str, Any], fields: list[Any], templates: list[Any]) -> str:
    """What is said of a type and stands nowhere else."""
    known = ("flds", "tmpls", "css", "name", "id", "mod", "usn", "type", "req")
    rest = {name: value for name, value in said.items() if name not in known}
    rest["flds"] = [{k: v for k, v in f.items() if k not in ("name", "ord")} for f in fields]
    rest["tmpls"] = [
        {k: v for k, v in t.items() if k not in ("name", "ord", "qfmt", "afmt")} for t in templates
    ]
    return json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _types_of_tables(connection: sqlite3.Connection) -> KnownTypes:
    fields: dict[int, list[tuple[str, bytes]]] = {}
    for ntid, name, config in connection.execute(
        "SELECT ntid, name, CAST(config AS BLOB) FROM fields ORDER BY ntid, ord"
    ):
        fields.setdefault(ntid, []).append((name, config))
    templates: dict[int, list[tuple[str, bytes]]] = {}
    for ntid, name, config in connection.execute(
        "SELECT ntid, name, CAST(config AS BLOB) FROM templates ORDER BY ntid, ord"
    ):
        templates.setdefault(ntid, []).append((name, config))
    found: dict[int, NoteType] = {}
    sort: dict[int, int] = {}
    for key, name, config in connection.execute(
        "SELECT id, name, CAST(config AS BLOB) FROM notetypes"
    ):
        try:
            own = fields[key], templates[key]
            found[key], sort[key] = _type_of_rows(key, name, config, *own)
        except (ValueError, KeyError, TypeError):
            continue
    return KnownTypes(found, sort)


def _type_of_rows(
    key: int,
    name: str,
    config: bytes,
    fields: list[tuple[str, bytes]],
    templates: list[tuple[str, bytes]],
) -> tuple[NoteType, int]:
    if len(fields) > limits.FIELDS or len(templates) > limits.TEMPLATES:
        raise ValueError("too many fields or templates")
    own = message(config)
    packed = [message(settings) for _, settings in templates]
    sort = _place(number_at(own, 2), len(fields))
    note_type = NoteType(
        name=name,
        fields=tuple(field for field, _ in fields),
        templates=tuple(
            CardTemplate(template, text_at(t, 1), text_at(t, 2))
            for (template, _), t in zip(templates, packed, strict=True)
        ),
        cloze=number_at(own, 1) == 1,
        css=text_at(own, 3),
        key=str(key),
        raw=_packed_rest(own, sort, [message(settings) for _, settings in fields], packed),
    )
    return note_type, sort


def _packed_rest(own: Packed, sort: int, fields: list[Packed], templates: list[Packed]) -> str:
    rest = {
        "sortf": sort,
        "latexPre": text_at(own, 5),
        "latexPost": text_at(own, 6),
        "latexsvg": bool(number_at(own, 7)),
        "flds": [_field_settings(settings) for settings in fields],
        "tmpls": [
            {
                "bqfmt": text_at(t, 3),
                "bafmt": text_at(t, 4),
                "did": number_at(t, 5) or None,
                "bfont": text_at(t, 6),
                "bsize": number_at(t, 7),
            }
            for t in templates
        ],
    }
    if number_at(own, 9):
        rest["originalStockKind"] = number_at(own, 9)
    return json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _field_settings(said: Packed) -> dict[str, Any]:
    return {
        "sticky": bool(number_at(said, 1)),
        "rtl": bool(number_at(said, 2)),
        "font": text_at(said, 3),
        "size": number_at(said, 4),
        "description": text_at(said, 5),
        "plainText": bool(number_at(said, 6)),
        "collapsed": bool(number_at(said, 7)),
        "excludeFromSearch": bool(number_at(said, 8)),
    }


def deck_names(connection: sqlite3.Connection) -> dict[int, str]:
    """The full names of all decks by id, their levels parted by ``::``."""
    if columns_of(connection, "decks"):
        rows = connection.execute("SELECT id, CAST(name AS TEXT) FROM decks")
        return {key: (name or _NO_DECK).replace(_OLD_LEVEL, LEVEL) for key, name in rows}
    found: dict[int, str] = {}
    for key, said in _json_of(connection, "decks").items():
        name = said.get("name") if isinstance(said, dict) else None
        if isinstance(name, str) and key.lstrip("-").isdigit():
            found[int(key)] = name or _NO_DECK
    return found


def _json_of(connection: sqlite3.Connection, column: str) -> dict[str, Any]:
    """A JSON object of ``col``; empty where it is none."""
    row = connection.execute(f"SELECT CAST({column} AS TEXT) FROM col").fetchone()
    try:
        said = json.loads((row and row[0]) or "{}")
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _place(said: Any, many: int) -> int:
    return said if isinstance(said, int) and 0 <= said < many else 0
