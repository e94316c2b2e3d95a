"""Writes tables (CSV, TSV): a row a note, a column a field, with its tags and deck.

Cells are plain text where no field of the deck has markup, else HTML in all of them, and the header
says so. Reads a staged deck, twice, a note at a time.
"""

import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aimstudy.interchange import limits
from aimstudy.interchange.note_parts import field_names
from aimstudy.interchange.note_texts import NoteTexts, as_plain, texts_of
from aimstudy.interchange.own_table import DECK, DECK_HTML, SIDES, guarded

_MOST_LINES = 500  # of a cell of plain text
_LINE = "&#10;"


@dataclass(frozen=True, slots=True)
class TableChoices:
    """``bom``: the mark by which some spreadsheets know UTF-8."""

    separator: str = ","
    bom: bool = False


@dataclass(slots=True)
class _Columns:
    """What all rows have: the further columns, as ``taken`` from fields; whether they are HTML."""

    taken: dict[str, int]
    html: bool


def write_table(staged: Path, made: Path, choices: TableChoices) -> None:
    """Write the staged deck as a table to ``made``; raises OSError."""
    encoding = "utf-8-sig" if choices.bom else "utf-8"
    try:
        with (
            closing(sqlite3.connect(staged)) as source,
            made.open("w", encoding=encoding, newline="") as out,
        ):
            columns = _columns(texts_of(source))
            rows = csv.writer(out, delimiter=choices.separator)
            names = field_names((*SIDES[:2], *columns.taken))[2:]
            rows.writerow((*SIDES, DECK_HTML if columns.html else DECK, *map(guarded, names)))
            rows.writerows(_rows(texts_of(source), columns))
    except sqlite3.OperationalError as error:  # the disk is full, or cannot be written
        raise OSError(str(error)) from error


def _columns(notes: Iterator[NoteTexts]) -> _Columns:
    found = _Columns({}, html=False)
    for note in notes:
        for name, _ in note.beside:
            if name not in found.taken and len(found.taken) < limits.FIELDS - len(SIDES) - 1:
                found.taken[name] = len(found.taken)
        if not found.html:
            cells = [as_plain(text) for text in _texts(note)]
            found.html = any(c is None or c.count("\n") > _MOST_LINES for c in cells)
    return found


def _texts(note: NoteTexts) -> Iterator[str]:
    yield note.front
    yield note.back
    for _, text in note.beside:
        yield text


def _rows(notes: Iterator[NoteTexts], columns: _Columns) -> Iterator[list[str]]:
    told: Callable[[str], str] = (
        _on_few_lines if columns.html else lambda text: as_plain(text) or ""
    )
    for note in notes:
        beside = [""] * len(columns.taken)
        for name, text in note.beside:
            if name in columns.taken:
                beside[columns.taken[name]] = told(text)
        row = [told(note.front), told(note.back), note.tags, note.deck, *beside]
        yield [guarded(cell) for cell in row]


def _on_few_lines(html: str) -> str:
    return html.replace("\n", _LINE) if html.count("\n") > _MOST_LINES else html
