"""What a column of a table can be for, in words: a side, a field of a note type, tags and more."""

from collections.abc import Sequence

from aimstudy.domain.note_type import LIST, NoteType
from aimstudy.services.views.imports import TableForm, TableType
from aimstudy.ui.translations import tr, trn

FIELD = "="  # stands before the name of a field
ALONE = ("front", "back", "deck", "tags", "guid", "correct")  # one column has it
_SAMPLE = 24  # characters of a cell beside its column
_LONGEST = 32  # characters of a name in a choice


def table_roles() -> list[tuple[str, str]]:
    """The roles of columns where no note type is chosen."""
    return [
        ("front", tr("Front side")),
        ("back", tr("Back side")),
        ("extra", tr("Beside the answer")),
        ("hint", tr("Hint")),
        ("tags", tr("Tags")),
        ("deck", tr("Deck")),
        ("option", tr("Option to choose")),
        ("correct", tr("Which option is right")),
        ("guid", tr("Identity")),
        ("skip", tr("Leave out")),
    ]


def type_roles(note_type: NoteType) -> list[tuple[str, str]]:
    """The fields of a note type, and what a column can be that fills none."""
    return [
        *((FIELD + name, _field_words(note_type, name)) for name in note_type.fields),
        ("tags", tr("Tags")),
        ("deck", tr("Deck")),
        ("guid", tr("Identity")),
        ("skip", tr("Leave out")),
    ]


def type_choices(types: Sequence[TableType]) -> list[tuple[str, str]]:
    """The note types to choose from; the first choice is none."""
    return [("", tr("As the table looks")), *((line.name, _type_words(line)) for line in types)]


def unfilled_words(note_type: NoteType, roles: Sequence[str]) -> str:
    """Which fields no column fills; "" where all are filled."""
    names = [name for name in note_type.fields if FIELD + name not in roles]
    said = ", ".join(_field_words(note_type, name) for name in names)
    return tr("No column fills: {fields}.", fields=said) if names else ""


def with_role(roles: Sequence[str], place: int, role: str, spare: str = "extra") -> list[str]:
    """The roles of all columns where one was given another; ``spare`` is of what lost its own.

    Two columns that are of one field each exchange them, and so do two sides. A column that filled
    no field joins the one that fills it already.

    >>> with_role(["=A", "=B", "skip"], 1, "=A"), with_role(["=A", "=B", "skip"], 2, "=A")
    (['=B', '=A', 'skip'], ['=A', '=B', '=A'])
    >>> with_role(["front", "back", "tags"], 2, "front")
    ['extra', 'back', 'front']
    """
    found, before = list(roles), roles[place]
    fields = role.startswith(FIELD) and before.startswith(FIELD)
    for other, held in enumerate(roles):
        if other == place or held != role:
            continue
        if fields:
            found[other] = before
        elif role in ALONE:
            found[other] = before if before in ("front", "back") else spare
    found[place] = role
    return found


def _type_words(line: TableType) -> str:
    name = tr("List") if line.note_type == LIST else _short(line.name)
    if not line.notes:
        return name
    return f"{name} · {trn('{n} note', '{n} notes', line.notes)}"


def _field_words(note_type: NoteType, name: str) -> str:
    if note_type == LIST:
        return {"Question": tr("Question"), "Items": tr("Items")}[name]
    return _short(name)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def column_words(form: TableForm, place: int) -> str:
    """What a column is called, and what its first row has in it."""
    name = form.names[place] if place < len(form.names) else ""
    said = name or tr("Column {n}", n=place + 1)
    sample = form.first[place] if place < len(form.first) else ""
    if len(sample) > _SAMPLE:
        sample = sample[: _SAMPLE - 1] + "…"
    return f"{said[:_SAMPLE]}: {sample}" if sample else said[:_SAMPLE]
