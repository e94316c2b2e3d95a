"""How the commands say what an import did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aimstudy.services.importing import TableChoices
    from aimstudy.services.library import Library
    from aimstudy.services.views.imports import ImportResult, TableForm

_MOST_LINES = 50


def table_wish(note_type: str | None, maps: Sequence[str]) -> TableChoices:
    """What ``--type`` and ``--map`` say; raises ValueError with a sentence where they cannot be so.

    >>> table_wish("Law", ["Case=Front", "a = b=Back"])
    {'note_type': 'Law', 'fields': {'Case': 'Front', 'a = b': 'Back'}}
    """
    if not maps and note_type is None:
        return {}
    if note_type is None:
        raise ValueError("--map says which column fills which field of a note type: add --type.")
    if not note_type.strip():
        raise ValueError("--type takes the name of a note type.")
    fields: dict[str, str] = {}
    for said in maps:
        column, parted, name = said.rpartition("=")
        if not parted or not column.strip():
            raise ValueError(f"--map takes COLUMN=FIELD, and {said!r} is none.")
        fields[column.strip()] = name.strip()
    return {"note_type": note_type, "fields": fields}


def result_json(done: ImportResult) -> dict[str, object]:
    """One object; ``warnings`` name file and physical line of each row that was mended or left."""
    notes = done.notes
    return {
        "file": done.file,
        "kind": done.kind.value,
        "notes": {
            "new": notes.new,
            "changed": notes.changed,
            "same": notes.same,
            "kept": notes.kept,
            "skipped": notes.skipped,
        },
        "cards": done.cards,
        "decks": done.decks,
        "reviews": done.reviews,
        "media": done.media,
        **_type_json(done),
        "warnings": [
            {
                "file": remark.file,
                "line": remark.line or None,
                "place": remark.place,
                "what": remark.what,
                "done": remark.done,
            }
            for remark in done.remarks
        ],
    }


def result_lines(done: ImportResult) -> list[str]:
    """A line of counts, and one for each of the first remarks."""
    notes = done.notes
    counts = (
        f"{done.file}: {notes.new} notes new, {notes.changed} changed, {notes.same} the same, "
        f"{notes.kept} kept as they are here, {notes.skipped} left out; "
        f"{done.cards} cards, {done.reviews} answers, {done.media} files."
    )
    lines = [counts, *_type_lines(done)]
    begun = len(lines)
    for remark in done.remarks[:_MOST_LINES]:
        place = f"line {remark.line}" if remark.line else remark.place
        lines.append(f"{remark.file}{', ' + place if place else ''}: {remark.what} {remark.done}")
    more = done.remark_count - len(lines) + begun
    if more > 0:
        lines.append(f"{more} more remarks.")
    return lines


def _type_json(done: ImportResult) -> dict[str, object]:
    """The note type that was chosen, what each column fills of it, and the cards it has not."""
    form = done.form
    if form is None or not form.note_type:
        return {}
    columns = [{"name": name, "fills": fills} for name, fills in _filled(form)]
    return {"type": form.note_type, "columns": columns, "cards_gone": done.gone}


def _type_lines(done: ImportResult) -> list[str]:
    form = done.form
    if form is None or not form.note_type:
        return []
    told = [f"{name} is {fills}" for name, fills in _filled(form)]
    cards = "1 card" if done.gone == 1 else f"{done.gone} cards"
    gone = f" {cards} that it has not, and nobody had answered, went." * bool(done.gone)
    return [f"Note type {form.note_type}: {', '.join(told)}.{gone}"]


def _filled(form: TableForm) -> list[tuple[str, str]]:
    words = {"skip": "left out"}
    return [
        (name or f"column {place}", words.get(role, role.removeprefix("=")))
        for place, (name, role) in enumerate(zip(form.names, form.roles, strict=False), 1)
    ]


def save_refused(library: Library, done: ImportResult, file: Path) -> str:
    """Write the rows that were left out, if there are any; returns a line that says so.

    ``file`` is left as it is where there are none. Raises Problem FILE_NOT_WRITTEN.
    """
    if not any(remark.cells for remark in done.remarks):
        return f"{done.file}: no row of a table was left out, so {file.name} is not written."
    rows = library.importing.save_left_out(done, file)
    said = "1 row" if rows == 1 else f"{rows} rows"
    return f"{file}: {said} to be mended and imported again."
