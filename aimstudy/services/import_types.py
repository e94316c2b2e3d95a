"""The note types that the rows of a table can become: those of the library, and the usual ones.

A type is chosen by its name. Where several are called the same, all but the oldest are told apart
by a number behind the name.
"""

import json
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import LIST, PATTERNS, NoteType, definition_text
from aimstudy.domain.staged_deck import TYPE_FILE
from aimstudy.services.views.imports import TableType
from aimstudy.storage.session import Session
from aimstudy.storage.type_rows import listed_types

_USUAL = (*PATTERNS, LIST)


def table_types(session: Session) -> tuple[TableType, ...]:
    """Every type that can be chosen, those with most notes first, each name once."""
    here = listed_types(session)
    looks = {_look(note_type) for _, note_type, _ in here}
    lines = [(note_type, notes) for _, note_type, notes in here]
    lines += [(usual, 0) for usual in _USUAL if _look(usual) not in looks]
    taken: set[str] = set()
    found = []
    for note_type, notes in lines:
        name = base = " ".join(note_type.name.split()) or "…"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{base} ({number})"
        taken.add(name.casefold())
        found.append(TableType(name, note_type, notes))
    return tuple(sorted(found, key=lambda line: -line.notes))


def type_called(session: Session, name: str) -> TableType:
    """The type that a person named; raises Problem NOTE_TYPE_UNKNOWN."""
    wanted = " ".join(name.split())
    lines = table_types(session)
    for same in (str, str.casefold):
        for line in lines:
            if same(line.name) == same(wanted):
                return line
    names = ", ".join(line.name for line in lines)
    raise Problem(ProblemKind.NOTE_TYPE_UNKNOWN, name=wanted, types=names)


def hand_over(note_type: NoteType, folder: Path) -> None:
    """Leave the type in the folder of a reader."""
    said = {"definition": definition_text(note_type), "key": note_type.key}
    (folder / TYPE_FILE).write_text(json.dumps(said), encoding="utf-8")


def _look(note_type: NoteType) -> tuple[object, ...]:
    """What a type makes of a note, wherever it comes from."""
    return note_type.fields, note_type.templates, note_type.cloze
