"""Changing a card of a note type by its two sides, where each of them is one field of its note."""

from collections.abc import Sequence
from html import escape

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.note_type import SEPARATOR, NoteType, definition_from
from aimstudy.rendering.templates import plain_fields, words
from aimstudy.storage.cards import StoredCard, ordinal_of
from aimstudy.storage.notes import set_note, typed_note
from aimstudy.storage.session import Session


def edit_fields(
    session: Session, card: StoredCard, front: str, back: str, tags: str | None, now_ms: int
) -> None:
    """Put new texts into the fields that ask and answer; one that reads the same keeps its markup.

    Raises Problem CARD_OF_TEMPLATES where a side is made of several fields, and only if a text is
    another one.
    """
    values: dict[str, object] = {} if tags is None else {"tags": tags}
    if (front, back) != (card.front, card.back):
        values |= _changed(session, card, front, back)
    found = typed_note(session, card.note_id)
    if values and found is not None:
        # Later than before whatever the clock says: that is how an edit is known from an import.
        values["modified_ms"] = max(now_ms, found[2] + 1)
        set_note(session, card.note_id, values)


def _changed(session: Session, card: StoredCard, front: str, back: str) -> dict[str, object]:
    found = typed_note(session, card.note_id)
    if found is None:
        raise Problem(ProblemKind.CARD_OF_TEMPLATES)
    note_type, fields = definition_from(found[0]), found[1]
    names = plain_fields(note_type, ordinal_of(session, card.card_id))
    if names is None:
        raise Problem(ProblemKind.CARD_OF_TEMPLATES)
    fields += [""] * (len(note_type.fields) - len(fields))
    for name, said, was in zip(names, (front, back), (card.front, card.back), strict=True):
        if said != was:
            fields[note_type.fields.index(name)] = escape(said, quote=False).replace("\n", "<br>")
    read = [words(text) for text in fields]
    front_words = next(filter(None, read), front)
    return {
        "fields": SEPARATOR.join(fields),
        "front": front_words,
        "back": "\n".join(text for text in read if text and text is not front_words),
    }


def field_columns(note_type: NoteType, fields: Sequence[str]) -> dict[str, str]:
    """The columns of a note that hold its fields, and their words for search and lists."""
    read = [said for text in fields if (said := words(text))]
    return {
        "fields": SEPARATOR.join(fields),
        "front": read[0] if read else note_type.name or "…",
        "back": "\n".join(read[1:]),
    }
