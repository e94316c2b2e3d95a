"""Cuts lines of text into cells. A quotation mark that is not closed never swallows other rows.

Most lines hold no quotation mark at the beginning of a cell and are cut directly; the others are
read by ``csv``, strictly, from that line on.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_QUOTE = '"'
# They stand in answers, too: the first one in a line parts its sides.
COLON = ": "
IN_SENTENCES = (" - ", " – ", " = ", "::", "---", " -> ", " → ", " => ", COLON)
_LONGEST_CELL = 1_000  # lines
csv.field_size_limit((1 << 31) - 1)  # cells are measured by who takes them


class Row(NamedTuple):
    """The cells of a row and the physical line it begins on; ``open``: a quote was not closed."""

    line: int
    cells: list[str]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Cutting:
    """How lines are cut: ``separator`` (None: not at all), ``spaced``: with a space after it.

    ``usual`` is how many cells a row has, or 0 where that is not known yet.
    """

    separator: str | None
    spaced: bool = False
    usual: int = 0


def rows_of(lines: Sequence[str], cutting: Cutting, first: int = 1) -> Iterator[Row]:
    """Every row that is not blank; the first line has the number ``first``.

    >>> [row.cells for row in rows_of(['a,"b, c"', '', '"x,y'], Cutting(","))]
    [['a', 'b, c'], ['"x', 'y']]
    """
    separator, at = cutting.separator, 0
    many = len(lines)
    quotes = separator is not None and len(separator) == 1
    most = 1 if separator in IN_SENTENCES else -1
    while at < many:
        line = lines[at]
        if quotes and _QUOTE in line:
            row, used = _quoted(lines, at, cutting, first)
            at += used
            if any(row.cells):
                yield row
            continue
        at += 1
        if line and not line.isspace():
            cells = [line] if separator is None else line.split(separator, most)
            if cutting.spaced:
                cells = [cell.lstrip(" ") for cell in cells]
            yield Row(at - 1 + first, cells)


def _quoted(lines: Sequence[str], at: int, cutting: Cutting, first: int) -> tuple[Row, int]:
    """The row that begins here, and how many lines it has."""
    separator = cutting.separator or ","
    reader = csv.reader(
        _following(lines, at),
        delimiter=separator,
        skipinitialspace=cutting.spaced,
        strict=True,
    )
    try:
        cells = next(reader)
    except csv.Error:
        return _as_it_stands(lines[at], at + first, cutting), 1
    if reader.line_num > 1 and len(cells) != cutting.usual:
        plain = lines[at].split(separator)
        if len(plain) == cutting.usual:
            return _as_it_stands(lines[at], at + first, cutting), 1
    return Row(at + first, cells), reader.line_num


def _following(lines: Sequence[str], at: int) -> Iterator[str]:
    for place in range(at, min(at + _LONGEST_CELL, len(lines))):
        yield lines[place] + "\n"


def _as_it_stands(line: str, number: int, cutting: Cutting) -> Row:
    """A line whose quotation marks are those of its text, not of its cells."""
    separator = cutting.separator or ","
    plain = [_bare(cell) for cell in line.split(separator)]
    if line.count(_QUOTE) % 2:
        return Row(number, plain, open=True)
    if len(plain) != cutting.usual:
        lenient = next(csv.reader([line], delimiter=separator), plain)
        if len(lenient) == cutting.usual:
            return Row(number, lenient)
    return Row(number, plain)


def _bare(cell: str) -> str:
    """A cell without the quotation marks around it.

    >>> _bare('"a"'), _bare('"a')
    ('a', '"a')
    """
    inside = cell[1:-1]
    whole = len(cell) > 1 and cell[0] == cell[-1] == _QUOTE
    return inside if whole and _QUOTE not in inside else cell
