"""Note types by hand: made from a pattern or a copy, changed with their notes, deleted."""

import json
from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import NoteType, TypeFault
from aimstudy.services.context import Context
from aimstudy.services.note_fields import field_columns
from aimstudy.services.typed_text import cleaned
from aimstudy.services.views.notes import TypeEntry
from aimstudy.storage import undo
from aimstudy.storage.session import Session
from aimstudy.storage.type_rows import (
    add_type,
    fields_of_type,
    listed_types,
    set_fields,
    set_type,
    type_of,
)

CHANGES = Changes.CARDS | Changes.UNDO


class NoteTypesService:
    """What a person can do with note types."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[TypeEntry, ...]:
        """Every note type of the library."""
        with self._context.database.read() as session:
            return tuple(TypeEntry(*line) for line in listed_types(session))

    def faults(self, note_type: NoteType) -> tuple[TypeFault, ...]:
        """What keeps a note type from making its cards."""
        from aimstudy.rendering.type_check import faults

        return faults(note_type)

    def renamed(self, template: str, old: str, new: str) -> str:
        """A template that says ``new`` where it said the field ``old``."""
        from aimstudy.rendering.type_check import renamed

        return renamed(template, old, new)

    def add(self, pattern: NoteType, name: str) -> int:
        """Make a note type like ``pattern``; returns its id. One step.

        Raises Problem NOTE_TYPE_FAULTY.
        """
        made = replace(pattern, name=cleaned(name), key="")
        self._require_whole(made)
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> int:
            type_id, patch = add_type(session, made)
            undo.record(session, "type_added", at_ms, [patch], made.name)
            return type_id

        return self._context.database.write(work)

    def lost(self, type_id: int, origins: Sequence[int | None]) -> int:
        """How many notes have something in a field that is not among ``origins``."""
        with self._context.database.read() as session:
            return sum(
                any(text for place, text in enumerate(fields) if place not in origins)
                for _, fields, _ in fields_of_type(session, type_id)
            )

    def change(self, type_id: int, note_type: NoteType, origins: Sequence[int | None]) -> Changes:
        """Let a type be as ``note_type`` says, with its notes, by one step.

        ``origins`` are for each field its place before, None for a new one; what stood in others
        goes. Its templates stay as many, and cards are neither made nor removed. Raises Problem
        NOTE_TYPE_FAULTY or NOTE_TYPE_MISSING.
        """
        when = self._context.moment()

        def work(session: Session) -> Changes:
            before, _ = type_of(session, type_id)
            raw = _raw(before.raw, origins)
            after = replace(note_type, key=before.key, raw=raw, cloze=before.cloze)
            self._require_whole(after)
            patches = [set_type(session, type_id, after)]
            if tuple(origins) != tuple(range(len(before.fields))):
                moved = [
                    _moved(after, note, origins, when.at_ms)
                    for note in fields_of_type(session, type_id)
                ]
                patches += set_fields(session, moved)
            undo.record(session, "type_changed", when.at_ms, patches, after.name)
            return CHANGES

        return self._context.database.write(work)

    def delete(self, type_id: int) -> Changes:
        """Remove a type that no note has; raises Problem NOTE_TYPE_IN_USE or NOTE_TYPE_MISSING."""
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            note_type, notes = type_of(session, type_id)
            if notes:
                raise Problem(ProblemKind.NOTE_TYPE_IN_USE, count=notes)
            patch = set_type(session, type_id, note_type, gone=True)
            undo.record(session, "type_deleted", at_ms, [patch], note_type.name)
            return CHANGES

        return self._context.database.write(work)

    def _require_whole(self, note_type: NoteType) -> None:
        if self.faults(note_type):
            raise Problem(ProblemKind.NOTE_TYPE_FAULTY)


def _moved(
    note_type: NoteType,
    note: tuple[int, list[str], int],
    origins: Sequence[int | None],
    now_ms: int,
) -> dict[str, object]:
    note_id, was, modified_ms = note
    fields = [was[old] if old is not None and old < len(was) else "" for old in origins]
    later = max(now_ms, modified_ms + 1)  # that is how an edit is known from an import
    return {"key": note_id, "modified_ms": later, **field_columns(note_type, fields)}


def _raw(raw: str, origins: Sequence[int | None]) -> str:
    """What the source said of the type, with its fields where they are now."""
    try:
        said = json.loads(raw or "{}")
    except ValueError:
        return ""
    if not isinstance(said, dict) or not isinstance(said.get("flds"), list):
        return raw
    fields = said["flds"]
    said["flds"] = [fields[old] if old is not None and old < len(fields) else {} for old in origins]
    sort = said.get("sortf", 0)
    said["sortf"] = origins.index(sort) if sort in origins else 0
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
