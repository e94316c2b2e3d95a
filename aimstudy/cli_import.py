"""How the commands say what an import did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from aimstudy.services.library import Library
    from aimstudy.services.views.imports import ImportResult

_MOST_LINES = 50


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
    lines = [counts]
    for remark in done.remarks[:_MOST_LINES]:
        place = f"line {remark.line}" if remark.line else remark.place
        lines.append(f"{remark.file}{', ' + place if place else ''}: {remark.what} {remark.done}")
    more = done.remark_count - len(lines) + 1
    if more > 0:
        lines.append(f"{more} more remarks.")
    return lines


def save_refused(library: Library, done: ImportResult, file: Path) -> str:
    """Write the rows that were left out, if there are any; returns a line that says so.

    ``file`` is left as it is where there are none. Raises Problem FILE_NOT_WRITTEN.
    """
    if not any(remark.cells for remark in done.remarks):
        return f"{done.file}: no row of a table was left out, so {file.name} is not written."
    rows = library.importing.save_left_out(done, file)
    said = "1 row" if rows == 1 else f"{rows} rows"
    return f"{file}: {said} to be mended and imported again."
