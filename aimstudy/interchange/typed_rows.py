"""Makes notes of the rows of a table of a note type that a person chose.

A row whose fields make no card is left out with a word. Knows nothing of how rows were cut.
"""

import re
from collections.abc import Sequence

from aimstudy.domain.card import CardKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import LIST, NoteType
from aimstudy.interchange.list_marks import unlisted
from aimstudy.interchange.note_parts import Begun, add_list, add_typed
from aimstudy.interchange.plain_text import plain
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.table_rows import Columns, RowWish, TableRows
from aimstudy.interchange.type_columns import FIELD
from aimstudy.rendering.made_cards import made_cards
from aimstudy.rendering.templates import is_empty

_JOINT = "\n"  # between the cells of columns that fill one field
_ITEMS_END = re.compile(r"[\n;]")


class TypedRows(TableRows):
    """Stages the notes of a table; ``words`` say what its columns fill."""

    def __init__(
        self, columns: Columns, wish: RowWish, staging: Staging, note_type: NoteType,
        words: Sequence[str],
    ) -> None:  # fmt: skip
        super().__init__(columns, wish, staging)
        self._type = note_type
        self._sources = tuple(
            tuple(place for place, word in enumerate(words) if word == FIELD + name)
            for name in note_type.fields
        )
        # Which cards a note has depends on which of its fields are empty, where there are no gaps.
        self._known: dict[tuple[bool, ...], tuple[int, ...]] = {}

    def add(self, line: int, found: list[str]) -> None:
        """Take a row as a note, or say why not. Raises Enough and Problem DECK_TOO_LARGE."""
        cells = self._cells(line, found)
        if cells is None:
            return
        texts = [self._text(cells, places) for places in self._sources]
        if self._type == LIST:
            self._add_list(line, cells, texts)
            return
        fields = tuple(map(self._as_html, texts))
        ordinals = self._ordinals(fields)
        if not ordinals:
            self._leave_out_empty(line, cells)
            return
        begun = self._begun_by(line, cells, texts)
        if begun is not None:
            add_typed(begun, self._type, fields, ordinals, self._staging)

    def _leave_out_empty(self, line: int, cells: list[str]) -> None:
        """Of a row that holds anything say why it makes no card."""
        if any(cells):
            gaps = self._type.cloze
            kind = RemarkKind.ROW_WITHOUT_GAP if gaps else RemarkKind.ROW_WITHOUT_CARD
            self._leave_out(kind, line, cells, type=self._type.name)

    def _text(self, cells: list[str], places: tuple[int, ...]) -> str:
        """What a field holds, as the table has it."""
        if len(places) == 1:
            return cells[places[0]]
        joint = "<br>" if self._columns.html else _JOINT
        return joint.join(cells[place] for place in places if cells[place])

    def _ordinals(self, fields: tuple[str, ...]) -> tuple[int, ...]:
        named = dict(zip(self._type.fields, fields, strict=True))
        if self._type.cloze:
            return made_cards(self._type, named)
        empty = tuple(map(is_empty, fields))
        found = self._known.get(empty)
        if found is None:
            found = self._known[empty] = made_cards(self._type, named)
        return found

    def _begun_by(self, line: int, cells: list[str], texts: Sequence[str]) -> Begun | None:
        """A row is known again by its first field, or by the first that holds something."""
        first = next(filter(None, texts), "")
        begun = self._begun(line, cells, (first, *texts))
        return begun and begun._replace(of_type=self._type.name)

    def _add_list(self, line: int, cells: list[str], texts: Sequence[str]) -> None:
        front, told = map(self._plain, texts)
        items = _items(told)
        if not front:
            self._leave_out_empty(line, cells)
        elif not items:
            self._leave_out(RemarkKind.ROW_WITHOUT_ANSWER, line, cells)
        else:
            begun = self._begun(line, cells, (front, *items))
            if begun is not None:
                kind = CardKind.LIST if len(items) > 1 else CardKind.QUESTION
                add_list(begun, kind, front, items, self._staging)

    def _plain(self, text: str) -> str:
        return plain(text) if self._columns.html else text


def _items(text: str) -> tuple[str, ...]:
    """The items of a list: lines, or what semicolons part, without marks before them.

    >>> _items("1. wind; 2. sun;"), _items("- ebb\\n- flood")
    (('wind', 'sun'), ('ebb', 'flood'))
    """
    found = (part.strip() for part in _ITEMS_END.split(text))
    return tuple(filter(None, unlisted(list(filter(None, found)))))
