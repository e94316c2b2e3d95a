"""Makes notes of the rows of a table: two sides, gaps, options, or a type made from the header.

Every row becomes a note or a remark. Knows nothing of how the rows were cut.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import BASIC, CLOZE, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.choice_notes import Choice, choice_type
from aimstudy.interchange.column_names import Role
from aimstudy.interchange.note_parts import (
    Begun,
    Identities,
    add_plain,
    add_typed,
    deck_name,
    field_names,
    gaps_in,
    html_of,
    right_options,
    tags_in,
    type_with,
)
from aimstudy.interchange.own_table import bare
from aimstudy.interchange.plain_text import plain
from aimstudy.interchange.staging import Staging

_LONGEST_TOLD = 100
_LONGEST_ROW, _ALL_ROWS = 200_000, 20_000_000  # characters kept of what is left out
_BESIDE = ("Hint", "Extra")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are for, and what they are called ("" where they have no name).

    ``usual`` cells are in most rows; ``joint`` stands between those that are too many.
    """

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    usual: int
    joint: str
    html: bool = False

    def places(self, role: Role) -> tuple[int, ...]:
        """Where the columns of a role stand."""
        return tuple(n for n, each in enumerate(self.roles) if each is role)


@dataclass(frozen=True, slots=True)
class RowWish:
    """``source`` names the file, ``stem`` the deck of rows that name none; ``deck`` is chosen.

    ``ours``: the table was written by this program.
    """

    source: str
    stem: str
    deck: str | None = None
    reverse: bool = False
    ours: bool = False


class RowNotes:
    """Stages the notes of a table, row by row."""

    def __init__(self, columns: Columns, wish: RowWish, staging: Staging) -> None:
        self._columns, self._wish, self._staging = columns, wish, staging
        self._identities = Identities(wish.source)
        self._decks: dict[str, tuple[str, int]] = {}
        place = {role: (columns.places(role) or (-1,))[0] for role in Role}
        self._front, self._back = place[Role.FRONT], place[Role.BACK]
        self._deck, self._tags, self._guid = place[Role.DECK], place[Role.TAGS], place[Role.GUID]
        self._correct = place[Role.CORRECT]
        self._options = columns.places(Role.OPTION)
        self._beside = (*columns.places(Role.HINT), *columns.places(Role.EXTRA))
        self._width = len(columns.roles)
        self._type = self._type_of() if self._beside or columns.html else None
        self._ordinals = (0, 1) if wish.reverse else (0,)
        self._room = _ALL_ROWS

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
        cells = [cell.strip() for cell in found]
        if self._wish.ours:
            cells = [bare(cell) for cell in cells]
        if len(cells) != self._width:
            cells = self._fitting(cells, line)
        longest = max(map(len, cells))
        if longest > limits.FIELD:
            limit = limits.FIELD
            kind = RemarkKind.TEXT_TOO_LONG
            self._leave_out(kind, line, cells, found=longest, limit=limit)
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

    def _leave_out(self, kind: RemarkKind, line: int, cells: list[str], **given: str | int) -> None:
        """Remark on a row that makes no card, and keep its cells, to be mended elsewhere."""
        size = sum(map(len, cells)) if self._staging.keeps_remarks else _LONGEST_ROW + 1
        if size <= min(_LONGEST_ROW, self._room):
            self._room -= size
            given["cells"] = json.dumps(cells, ensure_ascii=False)
        self._staging.remark(kind, row=line, place="", **given)

    def _fitting(self, cells: list[str], line: int) -> list[str]:
        """As many cells as there are columns."""
        width, many = self._width, len(cells)
        while len(cells) > width and not cells[-1]:
            cells.pop()
        if len(cells) > width:
            self._staging.remark(RemarkKind.ROW_TOO_WIDE, row=line, found=many, usual=width)
            return [*cells[: width - 1], self._columns.joint.join(cells[width - 1 :])]
        # A row without an answer has a remark of its own.
        if many < width and many not in (1, self._columns.usual):
            self._staging.remark(RemarkKind.ROW_TOO_NARROW, row=line, found=many, usual=width)
        return cells + [""] * (width - len(cells))

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

    def _as_html(self, text: str) -> str:
        return text if self._columns.html else html_of(text)

    def _begun(self, line: int, cells: list[str], texts: Sequence[str]) -> Begun | None:
        """What every note has; None where this row was there before."""
        if self._staging.made("notes") >= limits.NOTES:
            limit, name = limits.NOTES, self._wish.source
            raise Problem(ProblemKind.DECK_TOO_LARGE, name=name, limit=limit, unit="notes")
        said = cells[self._deck] if self._deck >= 0 else ""
        deck, deck_id = self._decks.get(said) or self._new_deck(said, line)
        told = cells[self._guid][:200] if self._guid >= 0 else ""
        identity, taken = self._identities.of(deck, texts, told)
        if taken:
            kind = RemarkKind.SAME_IDENTITY if identity else RemarkKind.ROW_TWICE
            self._staging.remark(kind, row=line)
        if identity is None:
            return None
        said = cells[self._tags] if self._tags >= 0 else ""
        tags = tuple(dict.fromkeys(said.split())) if self._wish.ours else tags_in(said)
        return Begun(line, identity, deck_id, tags)

    def _new_deck(self, said: str, line: int) -> tuple[str, int]:
        own = deck_name(said, self._wish.stem, line, self._staging)
        chosen = self._staging.deck_id(self._wish.deck or own)
        self._decks[said] = own, chosen
        return own, chosen
