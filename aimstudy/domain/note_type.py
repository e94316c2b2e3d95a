"""Note types: which fields a note has, and how its cards are made from them.

Knows nothing of how a template is filled in (``rendering``), nor of any file format.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SEPARATOR = "\x1f"  # between the fields of a note, as in packages of Anki


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """How one card of a note asks: ``question`` and ``answer`` with ``{{Field}}`` in them."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields of a kind of note, and its cards: one a template, or one a gap for ``cloze``.

    ``key`` is what its source calls it for good (an id), ``raw`` all that the source says of it, as
    JSON text, for the way back; both "" where it was made here.
    """

    name: str
    fields: tuple[str, ...]
    templates: tuple[CardTemplate, ...]
    cloze: bool = False
    css: str = ""
    key: str = ""
    raw: str = ""

    def __post_init__(self) -> None:
        if not self.fields or not self.templates:
            raise ValueError("a note type has at least one field and one template")


def definition_text(note_type: NoteType) -> str:
    """All of a note type but its key, as one line of JSON with its keys in order."""
    said = {
        "name": note_type.name,
        "cloze": note_type.cloze,
        "fields": note_type.fields,
        "templates": [[t.name, t.question, t.answer] for t in note_type.templates],
        "css": note_type.css,
        "raw": note_type.raw,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def definition_from(text: str, key: str = "") -> NoteType:
    """What ``definition_text`` wrote; raises ValueError for another text.

    >>> definition_from(definition_text(BASIC)) == BASIC
    True
    """
    said = json.loads(text)
    try:
        return NoteType(
            name=_word(said["name"]),
            fields=tuple(_word(name) for name in said["fields"]),
            templates=tuple(CardTemplate(*map(_word, parts)) for parts in said["templates"]),
            cloze=said["cloze"] is True,
            css=_word(said["css"]),
            key=key,
            raw=_word(said["raw"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("no note type") from error


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


ANSWER_SIDE = "{{FrontSide}}\n\n<hr id=answer>\n\n"  # begins the answer of a template
BASIC = NoteType(
    "Basic", ("Front", "Back"), (CardTemplate("Card 1", "{{Front}}", ANSWER_SIDE + "{{Back}}"),)
)
CLOZE = NoteType(
    "Cloze",
    ("Text", "Back Extra"),
    (CardTemplate("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),),
    cloze=True,
)
REVERSED = NoteType(
    "Basic (and reversed card)",
    ("Front", "Back"),
    (
        CardTemplate("Card 1", "{{Front}}", ANSWER_SIDE + "{{Back}}"),
        CardTemplate("Card 2", "{{Back}}", ANSWER_SIDE + "{{Front}}"),
    ),
)
TYPED = NoteType(
    "Basic (type in the answer)",
    ("Front", "Back"),
    (
        CardTemplate(
            "Card 1", "{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"
        ),
    ),
)
# Of a table; its notes are lists of this program, which are recited, and have no type themselves.
LIST = NoteType(
    "List",
    ("Question", "Items"),
    (CardTemplate("Card 1", "{{Question}}", ANSWER_SIDE + "{{Items}}"),),
)
PATTERNS = (BASIC, REVERSED, CLOZE, TYPED)  # what a note type by hand begins with


class FaultKind(StrEnum):
    """What can be wrong with a note type."""

    NO_NAME = "no_name"
    BAD_FIELD = "bad_field"
    SAME_FIELD = "same_field"
    UNKNOWN_FIELD = "unknown_field"
    ASKS_NOTHING = "asks_nothing"
    SAME_QUESTION = "same_question"
    NO_GAPS = "no_gaps"


@dataclass(frozen=True, slots=True)
class TypeFault:
    """One fault of a note type: in which card, and of which field."""

    kind: FaultKind
    card: str = ""
    field: str = ""
