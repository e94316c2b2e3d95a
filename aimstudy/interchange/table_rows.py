"""What the rows of a table have in common whatever they become: their cells, deck, identity, tags.

Knows nothing of how the rows were cut, nor of what their cells make.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.interchange import limits
from aimstudy.interchange.column_names import Role
from aimstudy.interchange.note_parts import Begun, Identities, deck_name, html_of, tags_in
from aimstudy.interchange.own_table import bare
from aimstudy.interchange.staging import Staging

_LONGEST_ROW, _ALL_ROWS = 200_000, 20_000_000  # characters kept of what is left out


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


class TakesRows(Protocol):
    """What becomes of the rows of a table."""

    def add(self, line: int, found: list[str]) -> None:
        """Take a row as a note, or say why not. Raises Enough and Problem DECK_TOO_LARGE."""


class TableRows:
    """Tidies the cells of a row, and begins its note."""

    def __init__(self, columns: Columns, wish: RowWish, staging: Staging) -> None:
        self._columns, self._wish, self._staging = columns, wish, staging
        self._identities = Identities(wish.source)
        self._decks: dict[str, tuple[str, int]] = {}
        self._place = {role: (columns.places(role) or (-1,))[0] for role in Role}
        self._deck, self._guid = self._place[Role.DECK], self._place[Role.GUID]
        self._tags = columns.places(Role.TAGS)
        self._width = len(columns.roles)
        self._room = _ALL_ROWS

    def _cells(self, line: int, found: list[str]) -> list[str] | None:
        """The cells of a row, as many as there are columns; None where one is too long."""
        cells = [cell.strip() for cell in found]
        if self._wish.ours:
            cells = [bare(cell) for cell in cells]
        if len(cells) != self._width:
            cells = self._fitting(cells, line)
        longest = max(map(len, cells))
        if longest <= limits.FIELD:
            return cells
        limit = limits.FIELD
        self._leave_out(RemarkKind.TEXT_TOO_LONG, line, cells, found=longest, limit=limit)
        return None

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
        return Begun(line, identity, deck_id, self._tags_of(cells) if self._tags else ())

    def _tags_of(self, cells: list[str]) -> tuple[str, ...]:
        if self._wish.ours:
            return tuple(dict.fromkeys(cells[self._tags[0]].split()))
        found = tags_in(cells[self._tags[0]])
        for place in self._tags[1:]:
            found += tags_in(cells[place])
        return tuple(dict.fromkeys(found)) if len(self._tags) > 1 else found

    def _new_deck(self, said: str, line: int) -> tuple[str, int]:
        own = deck_name(said, self._wish.stem, line, self._staging)
        chosen = self._staging.deck_id(self._wish.deck or own)
        self._decks[said] = own, chosen
        return own, chosen
