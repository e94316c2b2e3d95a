"""Makes notes of the rows of a table: two sides, gaps, options, or a type made from the header.

Every row becomes a note or a remark. Knows nothing of how the rows were cut.
"""

from functools import cached_property

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import BASIC, CLOZE, NoteType
from aimstudy.interchange.choice_notes import Choice, choice_type
from aimstudy.interchange.column_names import Role
from aimstudy.interchange.note_parts import (
    add_plain,
    add_typed,
    field_names,
    gaps_in,
    right_options,
    type_with,
)
from aimstudy.interchange.plain_text import plain
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.table_rows import Columns, RowWish, TableRows

_LONGEST_TOLD = 100
_BESIDE = ("Hint", "Extra")


class RowNotes(TableRows):
    """Stages the notes of a table, row by row."""

    def __init__(self, columns: Columns, wish: RowWish, staging: Staging) -> None:
        super().__init__(columns, wish, staging)
        self._front, self._back = self._place[Role.FRONT], self._place[Role.BACK]
        self._correct = self._place[Role.CORRECT]
        self._options = columns.places(Role.OPTION)
        self._beside = (*columns.places(Role.HINT), *columns.places(Role.EXTRA))
        self._type = self._type_of() if self._beside or columns.html else None
        self._ordinals = (0, 1) if wish.reverse else (0,)

    def _type_of(self) -> NoteType:
        """The type of rows that have more than two plain sides."""
        names, reverse = self._columns.names, self._wish.reverse
        if not self._beside and not reverse:
            return BASIC
        sides = [names[n] if n >= 0 else "" for n in (self._front, self._back)]
        wanted = [sides[0] or "Front", sides[1] or "Back"]
        hints = len(self._columns.places(Role.HINT))
        for place, n in enumerate(self._beside):
            wanted.append(names[n] or _BESIDE[place >= hints])
        fields = field_names(wanted)
        return type_with(self._wish.stem, fields, fields[2 : 2 + hints], reverse=reverse)

    def add(self, line: int, found: list[str]) -> None:
        """Take a row as a note, or say why not. Raises Enough and Problem DECK_TOO_LARGE."""
        cells = self._cells(line, found)
        if cells is None:
            return
        front = cells[self._front] if self._front >= 0 else ""
        if not front:
            if any(cells):
                self._leave_out(RemarkKind.ROW_WITHOUT_QUESTION, line, cells)
        elif gaps := gaps_in(front):
            self._add_gaps(line, cells, gaps)
        elif self._options:
            self._add_choice(line, cells)
        else:
            self._add_sides(line, cells, cells[self._back] if self._back >= 0 else "")

    def _add_sides(self, line: int, cells: list[str], back: str) -> None:
        beside = [cells[n] for n in self._beside]
        if not back and not any(beside):
            self._leave_out(RemarkKind.ROW_WITHOUT_ANSWER, line, cells)
            return
        fields = (cells[self._front], back, *beside)
        begun = self._begun(line, cells, fields)
        if begun is None:
            return
        ordinals = self._ordinals if back else (0,)
        if self._type is None:
            add_plain(begun, fields[0], back, ordinals, self._staging)
        else:
            html = tuple(map(self._as_html, fields))
            add_typed(begun, self._type, html, ordinals, self._staging)

    def _add_choice(self, line: int, cells: list[str]) -> None:
        options = [cells[n] for n in self._options if cells[n]]
        if not options:
            self._leave_out(RemarkKind.OPTION_MISSING, line, cells)
            return
        right = right_options(cells[self._correct], options)
        if not right:
            told = cells[self._correct][:_LONGEST_TOLD]
            self._leave_out(RemarkKind.ANSWER_OUT_OF_RANGE, line, cells, found=told)
            return
        beside = tuple(cells[n] for n in self._beside)
        front, html = cells[self._front], self._columns.html
        choice = Choice(front, tuple(options), tuple(right), beside, html)
        begun = self._begun(line, cells, (front, choice.back, *beside))
        if begun is not None:
            back = plain(choice.back) if html else choice.back
            key = (back, choice.said())
            add_typed(begun, self._choice_type, choice.fields(), (0,), self._staging, key)

    @cached_property
    def _choice_type(self) -> NoteType:
        """The type of rows with options: their other columns are shown with the answer."""
        names = self._columns.names
        sides = [names[n] if n >= 0 else "" for n in (self._front, self._back)]
        hints = len(self._columns.places(Role.HINT))
        beside = [names[n] or _BESIDE[place >= hints] for place, n in enumerate(self._beside)]
        return choice_type(self._wish.stem, sides[0], sides[1], beside, hints)

    def _add_gaps(self, line: int, cells: list[str], gaps: list[int]) -> None:
        rest = [cells[n] for n in (self._back, *self._beside) if n >= 0]
        extra = "<br>".join(self._as_html(text) for text in rest if text)
        fields = (self._as_html(cells[self._front]), extra)
        begun = self._begun(line, cells, fields)
        if begun is not None:
            add_typed(begun, CLOZE, fields, [gap - 1 for gap in gaps], self._staging)
