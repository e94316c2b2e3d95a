"""Which column of a table fills which field of a note type, as a person said or as their names say.

A column is told by a word: ``=`` and the name of a field, or the role of a column that is none
(``tags``, ``deck``, ``guid``, ``skip``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import NoteType
from aimstudy.interchange.column_names import Role, bare_name, role_named
from aimstudy.interchange.note_parts import gaps_in
from aimstudy.rendering.made_cards import gap_fields, switch_fields

FIELD = "="
_APART = (Role.TAGS, Role.DECK, Role.GUID)  # columns that fill no field
_ALIKE = (Role.FRONT, Role.BACK, Role.HINT)  # names that are as good as one another
_LATER = (Role.EXTRA, Role.HINT, Role.OPTION, Role.CORRECT)  # seldom what is asked
_NOTHING = ("", "-", Role.SKIP.value)


@dataclass(frozen=True, slots=True)
class TypeWish:
    """The type of a table's notes; ``fields`` says of columns, by name or number, what they fill.

    A number counts from 1. What is not said of a column is told from its name and place.
    """

    note_type: NoteType
    fields: Mapping[str, str] = field(default_factory=dict)


def type_columns(
    wish: TypeWish,
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    told: Sequence[str] | None = None,
) -> tuple[str, ...]:
    """A word a column; ``told`` are those that a person said of all, ``rows`` the first rows.

    Raises Problem TABLE_COLUMN_UNKNOWN or TYPE_FIELD_UNKNOWN.

    >>> from aimstudy.domain.note_type import BASIC
    >>> type_columns(TypeWish(BASIC), ["Tags", "Answer", "Kanji", "Nr"], ())
    ('tags', '=Back', '=Front', 'skip')
    """
    note_type, many = wish.note_type, len(names)
    if told is not None:
        return tuple([_word(said, note_type) for said in told] + ["skip"] * many)[:many]
    found: list[str | None] = [None] * many
    for column, said in wish.fields.items():
        found[_place(column, names)] = _word(said, note_type)
    proposal = _Proposal(note_type, names, rows, found)
    for propose in (proposal.by_gaps, proposal.by_name, proposal.by_meaning, proposal.by_place):
        propose()
    return tuple(str(word or Role.SKIP) for word in found)


def names_fields(wish: TypeWish, cells: Sequence[str]) -> bool:
    """Whether a first row names the columns: as the fields are called, or as a person said.

    >>> from aimstudy.domain.note_type import BASIC
    >>> names_fields(TypeWish(BASIC), ["back", "front"]), names_fields(TypeWish(BASIC), ["back"])
    (True, False)
    """
    filled = {bare_name(cell) for cell in cells if cell.strip()}
    fields = filled & {bare_name(name) for name in wish.note_type.fields}
    said = {bare_name(name) for name in wish.fields if not name.strip().isdecimal()}
    return len(fields) >= min(2, len(wish.note_type.fields)) or bool(filled & said)


def roles_for(words: Sequence[str]) -> tuple[Role, ...]:
    """The roles of such columns; those of fields are beside them all.

    >>> [role.value for role in roles_for(("=Front", "tags"))]
    ['extra', 'tags']
    """
    return tuple(Role.EXTRA if word.startswith(FIELD) else Role(word) for word in words)


def _place(said: str, names: Sequence[str]) -> int:
    """Where the column is that a person named."""
    bare = " ".join(said.split()).casefold()
    for place, name in enumerate(names):
        if name and bare == " ".join(name.split()).casefold():
            return place
    if bare.isascii() and bare.isdecimal() and 0 < int(bare[:9]) <= len(names):
        return int(bare) - 1
    known = (name or str(place) for place, name in enumerate(names, 1))
    raise Problem(ProblemKind.TABLE_COLUMN_UNKNOWN, name=said, columns=", ".join(known))


def _word(said: str, note_type: NoteType) -> str:
    """The word for what a person called a field, or a role."""
    wanted = " ".join(said.removeprefix(FIELD).split())
    for same in (str, str.casefold):
        for name in note_type.fields:
            if same(name) == same(wanted):
                return FIELD + name
    role = wanted.casefold()
    if role in _NOTHING:
        return Role.SKIP.value
    if role in {each.value for each in _APART} and not said.startswith(FIELD):
        return role
    raise Problem(
        ProblemKind.TYPE_FIELD_UNKNOWN,
        field=wanted,
        type=note_type.name,
        fields=", ".join(note_type.fields),
    )


class _Proposal:
    """Fills in, word by word, what was not said of the columns."""

    def __init__(
        self, note_type: NoteType, names: Sequence[str], rows: Sequence[Sequence[str]],
        found: list[str | None],
    ) -> None:  # fmt: skip
        self._note_type, self._rows, self.found = note_type, rows, found
        self._names = names
        self._roles = [role_named(name) if name else None for name in names]

    def _free(self) -> list[str]:
        """The words of the fields that no column fills."""
        words = [FIELD + name for name in self._note_type.fields]
        return [word for word in words if word not in self.found]

    def _open(self) -> list[int]:
        """The columns of which nothing is said."""
        return [place for place, word in enumerate(self.found) if word is None]

    def by_gaps(self) -> None:
        """A column with gaps in it fills the field whose gaps are asked."""
        asked = [FIELD + name for name in gap_fields(self._note_type)]
        wanted = [word for word in asked if word not in self.found]
        for place in self._open():
            if wanted and any(map(gaps_in, _below(place, self._rows))):
                self.found[place] = wanted.pop(0)

    def by_name(self) -> None:
        """A column that is called as a field fills it."""
        free = {bare_name(word): word for word in reversed(self._free())}
        for place in self._open():
            if self._names[place]:
                self.found[place] = free.pop(bare_name(self._names[place]), None)

    def by_meaning(self) -> None:
        """Tags, deck and identity stay what they are; a question is one by any known name."""
        free = self._free()
        for place in self._open():
            role = self._roles[place]
            if role in _APART and role not in self.found:
                self.found[place] = role
            alike = [word for word in free if role in _ALIKE and role_named(word[1:]) is role]
            if alike:
                self.found[place] = alike[0]
                free.remove(alike[0])

    def by_place(self) -> None:
        """Columns and fields that are left meet in order; what counts the rows stays out.

        A field that switches cards on is left to a person, or to a column of its name.
        """
        switches = {FIELD + name for name in switch_fields(self._note_type)}
        free = [word for word in self._free() if word not in switches]
        left = [n for n in self._open() if self._roles[n] is not Role.SKIP]
        for place in sorted(left, key=lambda n: self._roles[n] in _LATER):
            if free and not _counts(place, self._rows):
                self.found[place] = free.pop(0)


def _counts(place: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column is empty or holds the numbers of its rows."""
    cells = _below(place, rows)
    counted = [str(number) for number in range(1, len(cells) + 1)]
    return bool(cells) and (not any(cells) or (len(cells) > 1 and cells == counted))


def _below(place: int, rows: Sequence[Sequence[str]]) -> list[str]:
    return [row[place].strip() if place < len(row) else "" for row in rows]
