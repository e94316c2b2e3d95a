"""Reads tables in text and pasted texts (CSV, TSV, Quizlet, Markdown tables) into the staging."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.interchange import limits, own_table
from aimstudy.interchange.column_names import Role
from aimstudy.interchange.delimited_form import (
    Form,
    has_header,
    in_sentences,
    is_html,
    roles_of,
    roles_told,
    separator_of,
)
from aimstudy.interchange.delimited_rows import IN_SENTENCES, Cutting, Row, rows_of
from aimstudy.interchange.list_marks import unlisted
from aimstudy.interchange.note_parts import gaps_in
from aimstudy.interchange.pasted import Pasted, headings_in, pasted_form, pasted_rows
from aimstudy.interchange.row_notes import RowNotes
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.table_rows import Columns, RowWish, TakesRows
from aimstudy.interchange.text_encoding import Decoded, read_text

if TYPE_CHECKING:
    from aimstudy.interchange.type_columns import TypeWish

_FIRST_ROWS = 200
_SHOWN = 60  # characters of a cell that a person sees beside its column
_TOLD_BY_EXCEL = "sep="
_SURE, _SURE_IN_SENTENCES = 0.5, 0.9
_ROWS_OF_TABLE, _ROWS_BY_TABS = 3, 2


@dataclass(frozen=True, slots=True)
class TableWish:
    """How a table is read; None means: as it looks. ``columns`` are roles in their order.

    ``typed`` is the note type that a person chose; ``columns`` are words of ``type_columns`` then.
    """

    deck: str | None = None
    encoding: str | None = None
    separator: str | None = None
    between_cards: str | None = None
    header: bool | None = None
    columns: tuple[str, ...] | None = None
    html: bool | None = None
    reverse: bool = False
    typed: "TypeWish | None" = None

    def has_names(self, rows: Sequence[Row]) -> bool:
        """Whether the first of these rows names the columns."""
        if self.header is not None or not rows:
            return bool(self.header and rows)
        if self.typed is not None:
            from aimstudy.interchange.type_columns import names_fields

            return names_fields(self.typed, rows[0].cells) or has_header(rows)
        return has_header(rows)

    def meant(
        self, names: Sequence[str], below: Sequence[Row], usual: tuple[Role, ...] | None = None
    ) -> tuple[tuple[Role, ...], tuple[str, ...]]:
        """What each column is for, and the words for that where a note type was chosen.

        ``usual`` are the roles that a table itself tells.
        """
        if self.typed is not None:
            from aimstudy.interchange.type_columns import roles_for, type_columns

            rows = [row.cells for row in below]
            words = type_columns(self.typed, names, rows, self.columns)
            return roles_for(words), words
        if self.columns:
            return roles_told(self.columns, len(names)), ()
        return usual or roles_of(names, below), ()


def read_table(file: Path, wish: TableWish, staging: Staging) -> None:
    """Stage a table; raises Problem DECK_*."""
    found = read_text(file, wish.encoding)
    said = FileKind.TABLE.value
    remark_encoding(found, staging)
    lines = _lines(found.text, wish.separator)
    staging.note_meta({"kind": said, "own_guids": False, "encoding": found.encoding})
    ours = own_table.separator_in(lines[0])
    pasted = None if ours else pasted_form(lines, wish.separator, wish.between_cards)
    form, first = _own_form(lines, ours, wish) if ours else form_of(lines, wish, pasted)
    separator = form.cutting.separator or ""
    staging.note_meta({
        "separator": separator, "header": form.header, "html": form.html,
        "columns": " ".join(role.value for role in form.roles),
    })  # fmt: skip
    own = any(role.value == "guid" for role in form.roles)
    staging.note_meta({"own_guids": own, **typed_meta(wish.typed, form.words)})
    columns = Columns(form.roles, form.names, form.cutting.usual, separator or "\n", form.html)
    said_of_all = RowWish(file.name, stem_of(file), wish.deck, wish.reverse, ours=bool(ours))
    notes = notes_of(columns, said_of_all, staging, wish.typed, form.words)
    rows = _rows(lines, form.cutting, pasted, first)
    if form.header:
        next(rows, None)
    begin = next(rows, None)
    in_rows = pasted is None or pasted.table
    note_form(staging, form.names, begin.cells if begin else ())
    staging.note_meta({} if pasted is None or in_rows else {"between_cards": pasted.cards})
    _take(chain([begin] if begin else [], rows), notes, staging, begins=not ours)
    if not staging.made("notes") and not staging.made("remarks"):
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)


def notes_of(
    columns: Columns, said: RowWish, staging: Staging, typed: "TypeWish | None",
    words: Sequence[str],
) -> TakesRows:  # fmt: skip
    """What takes the rows of a table: of a type that was chosen, else as the table looks."""
    if typed is None:
        return RowNotes(columns, said, staging)
    from aimstudy.interchange.typed_rows import TypedRows

    return TypedRows(columns, said, staging, typed.note_type, words)


def typed_meta(typed: "TypeWish | None", words: Sequence[str]) -> dict[str, str]:
    """What is kept of the note type that was chosen, for a person to see."""
    if typed is None:
        return {}
    return {"note_type": typed.note_type.name, "words": json.dumps(words)}


def note_form(staging: Staging, names: Sequence[str], first: Sequence[str]) -> None:
    """Keep what the columns are called and what the first row has in them, for a person to see."""
    shown = [" ".join(cell[: 4 * _SHOWN].split())[:_SHOWN] for cell in first[: limits.FIELDS]]
    said = {"names": list(names), "first": shown}
    staging.note_meta({name: json.dumps(texts) for name, texts in said.items()})


def _take(rows: Iterator[Row], notes: TakesRows, staging: Staging, *, begins: bool) -> None:
    """Take all rows; where the table ``begins`` there may be comments."""
    for line, cells, is_open in rows:
        if is_open:
            staging.remark(RemarkKind.QUOTE_NOT_CLOSED, row=line)
        if begins:
            begins = cells[0].startswith("#")
            if begins:
                staging.remark(RemarkKind.LINE_LIKE_COMMENT, row=line)
        notes.add(line, cells)


def _rows(
    lines: Sequence[str], cutting: Cutting, pasted: Pasted | None, first: int
) -> Iterator[Row]:
    if pasted is not None:
        return pasted_rows(lines, pasted)
    return rows_of(lines[first - 1 :] if first > 1 else lines, cutting, first)


def _own_form(lines: Sequence[str], separator: str, wish: TableWish) -> tuple[Form, int]:
    """How a table of ours is built, which its first line says, and the line it begins on."""
    header = next(iter(rows_of(lines, Cutting(separator))))
    names = tuple(header.cells[: limits.FIELDS])
    usual = roles_told(own_table.ROLES, len(names))
    roles, words = wish.meant(names, (), usual)
    html = own_table.is_html(names) if wish.html is None else wish.html
    return Form(Cutting(separator, usual=len(names)), True, roles, names, html, words), 1


def form_of(lines: Sequence[str], wish: TableWish, pasted: Pasted | None) -> tuple[Form, int]:
    """How a table is built, and the line it begins on."""
    told, first = wish.separator, 1
    if lines and lines[0].lower().startswith(_TOLD_BY_EXCEL) and len(lines[0]) == len("sep=,"):
        told, first = told or lines[0][-1], 2
    if pasted is not None:
        cutting = Cutting(pasted.sides)
    else:
        cutting = separator_of(lines[first - 1 :], told).cutting
    rows = list(islice(_rows(lines, cutting, pasted, first), _FIRST_ROWS))
    header = wish.has_names(rows)
    width = _width(rows, cutting, header=header)
    names = [cell.strip() for cell in rows[0].cells[:width]] if header else []
    names += [""] * (width - len(names))
    below = rows[1:] if header else rows
    roles, words = wish.meant(names, below)
    html = is_html(lines) if wish.html is None else wish.html
    usual = Cutting(cutting.separator, cutting.spaced, cutting.usual or width)
    return Form(usual, header, roles, tuple(names), html, words), first


def _width(rows: Sequence[Row], cutting: Cutting, *, header: bool) -> int:
    """How many columns there are: as the header says, else as in most rows."""
    width = max(cutting.usual, 1)
    if cutting.usual == 0 and rows:
        width = max(len(row.cells) for row in rows)
    if header:
        named = list(rows[0].cells)
        while named and not named[-1].strip():
            named.pop()
        width = max(width, len(named))
    return min(width, limits.FIELDS)


def looks_like_table(text: str) -> bool:
    """Whether the beginning of a text is that of a table, a pasted one too.

    >>> looks_like_table("a;b\\nc;d"), looks_like_table("A text, of\\nsome lines.\\nNo table.")
    (True, False)
    """
    lines = _lines(text)
    if pasted_form(lines) is not None or lines[0].lower().startswith(_TOLD_BY_EXCEL):
        return True
    found = separator_of(lines)
    separator = found.cutting.separator
    filled = [line for line in lines if line.strip()]
    if separator is None:
        gaps = sum(bool(gaps_in(line)) for line in filled)
        return gaps * 2 > len(filled)
    if found.named:
        return True
    commas = separator == "," and in_sentences(lines)
    doubtful = separator in IN_SENTENCES or commas or headings_in(lines) > 0
    return found.share >= (_SURE_IN_SENTENCES if doubtful else _SURE)


def _lines(text: str, told: str | None = None) -> list[str]:
    """The lines of a table, without what makes a list of them where sentences stand in them."""
    lines = text.split("\n")
    found = separator_of(lines, told)
    sure = told or found.share >= _SURE
    return lines if sure and found.cutting.separator not in IN_SENTENCES else unlisted(lines)


def is_even_table(text: str) -> bool:
    """Whether all rows have as many cells, parted by what seldom stands in a sentence.

    Whatever stands in their cells, such lines are the rows of a table.

    >>> is_even_table("a;b\\nc;{T}\\ne;f"), is_even_table("Is it so? {T}")
    (True, False)
    """
    lines = [line for line in text.split("\n") if line.strip()]
    found = separator_of(lines)
    known = found.cutting.separator in ("\t", ";") or found.named
    tabs = found.cutting.separator == "\t" and not any(line[0].isspace() for line in lines)
    fewest = _ROWS_BY_TABS if tabs else _ROWS_OF_TABLE
    return known and found.share == 1.0 and len(lines) >= fewest


def remark_encoding(found: Decoded, staging: Staging) -> None:
    """Say what of the encoding was guessed or spoilt."""
    if found.guessed:
        staging.remark(RemarkKind.ENCODING_GUESSED, encoding=found.encoding)
    if found.bad:
        bad, encoding = found.bad, found.encoding
        staging.remark(RemarkKind.BYTES_NOT_TEXT, found=bad, encoding=encoding)


def stem_of(file: Path) -> str:
    """What the cards of a file are put under."""
    return " ".join(file.stem.split())[: limits.DECK_NAME] or "Default"
