"""Reads the first sheet of a workbook (XLSX, ODS) as a table, with columns told as in text.

Cells come as their texts, numbers and days; formulas as what they came to. Rows above the table
that hold a title only are named and left out.
"""

import datetime
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.interchange import limits
from aimstudy.interchange.delimited import TableWish, note_form, notes_of, stem_of, typed_meta
from aimstudy.interchange.delimited_form import is_html
from aimstudy.interchange.delimited_rows import Row
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.table_rows import Columns, RowWish

_FIRST_ROWS = 200
_UNPACKED = 512 << 20  # bytes that a workbook says it has
_MOST_CELLS = 20_000_000
_JOINT = "\n"
_WHOLE = 1e15  # a number up to here is exact
_SHEETS_NAMED = 2_000  # characters


def read_sheet(file: Path, wish: TableWish, staging: Staging, sheet: str | None = None) -> None:
    """Stage the cards of a sheet, the first unless one is named; raises Problem DECK_*."""
    rows = _table(_rows(file, sheet, staging), staging)
    stage_rows(file, rows, FileKind.SHEET, wish, staging)


def stage_rows(
    file: Path, rows: list[Row], kind: FileKind, wish: TableWish, staging: Staging
) -> None:
    """Stage the cards of rows that need not be cut; raises Problem DECK_*."""
    staging.note_meta({"kind": kind.value, "own_guids": False})
    if not rows:
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)
    first = rows[:_FIRST_ROWS]
    header = wish.has_names(first)
    names = [" ".join(cell.split()) for cell in rows[0].cells] if header else []
    width = min(len(rows[0].cells), limits.FIELDS)
    names = (names + [""] * width)[:width]
    below = first[1:] if header else first
    roles, words = wish.meant(names, below)
    html = is_html([cell for row in first for cell in row.cells])
    html = html if wish.html is None else wish.html
    own = any(role.value == "guid" for role in roles)
    staging.note_meta({
        "own_guids": own, "header": header, "html": html,
        "columns": " ".join(role.value for role in roles), **typed_meta(wish.typed, words),
    })  # fmt: skip
    note_form(staging, names, below[0].cells if below else ())
    columns = Columns(roles, tuple(names), width, _JOINT, html)
    said_of_all = RowWish(file.name, stem_of(file), wish.deck, wish.reverse)
    notes = notes_of(columns, said_of_all, staging, wish.typed, words)
    for row in rows[1:] if header else rows:
        notes.add(row.line, row.cells)


def _rows(file: Path, sheet: str | None, staging: Staging) -> list[Row]:
    """Every row of the sheet that holds something, with the number that a person sees beside it."""
    from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

    _check_size(file)
    try:
        with CalamineWorkbook.from_path(str(file)) as book:
            names = list(book.sheet_names)
            if not names:
                raise Problem(ProblemKind.DECK_EMPTY, name=file.name)
            chosen = sheet if sheet is not None and sheet in names else names[0]
            staging.note_meta({
                "sheet": chosen, "other_sheets":
                "\n".join(name for name in names if name != chosen)[:_SHEETS_NAMED],
            })  # fmt: skip
            found = book.get_sheet_by_name(chosen)
            if found.total_height * found.total_width > _MOST_CELLS:
                limit = _MOST_CELLS // limits.MEGABYTE
                kind = ProblemKind.DECK_TOO_LARGE
                raise Problem(kind, name=file.name, limit=limit, unit="million cells")
            cells = found.to_python(skip_empty_area=False)
    except (CalamineError, WorksheetNotFound, zipfile.BadZipFile, OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=reason) from error
    rows = [Row(number, [shown(cell) for cell in row]) for number, row in enumerate(cells, 1)]
    return [row for row in rows if any(row.cells)]


def _check_size(file: Path) -> None:
    """Raises Problem DECK_TOO_LARGE where a workbook unpacks to more than any deck has."""
    with zipfile.ZipFile(file) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > _UNPACKED:
        limit = _UNPACKED // limits.MEGABYTE
        raise Problem(ProblemKind.DECK_TOO_LARGE, name=file.name, limit=limit, unit="MB")


def _table(rows: list[Row], staging: Staging) -> list[Row]:
    """The rows without titles above them and without columns that are blank in all of them."""
    filled = [sum(map(bool, row.cells)) for row in rows]
    wide = Counter(many for many in filled if many > 1)
    start = 0
    if wide and wide.total() * 2 > len(rows):
        start = next(n for n, many in enumerate(filled) if many > 1)
    for row in rows[:start]:
        staging.remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=row.line)
    kept = rows[start:]
    used = sorted({n for row in kept for n, cell in enumerate(row.cells) if cell})
    return [Row(row.line, _cells_at(row.cells, used)) for row in kept]


def _cells_at(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    return [cells[n] if n < len(cells) else "" for n in places]


def shown(cell: object) -> str:
    """A cell as a text: whole numbers without a point, days as year-month-day.

    >>> shown(7.0), shown("007"), shown(datetime.date(2024, 3, 1)), shown(True), shown(0.1)
    ('7', '007', '2024-03-01', 'TRUE', '0.1')
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if abs(cell) < _WHOLE and cell == int(cell) else repr(cell)
    if isinstance(cell, datetime.datetime):
        at_midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if at_midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, datetime.time):
        return cell.isoformat("auto").removesuffix(":00")
    text = str(cell).replace("\r\n", "\n").replace("\x1f", " ").replace("\x00", "")
    return text.strip()
