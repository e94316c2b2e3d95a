"""Questions that came with their options: what the quiz is told of them, and what explains them."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from aimstudy.domain.note_type import SEPARATOR, definition_from
from aimstudy.domain.quiz import OwnOptions
from aimstudy.storage.stored_text import count, decoded, listed, mapping, readable, word

_MOST = 100
_EXPLAINED = text(
    "SELECT definition, fields FROM notes JOIN note_types ON note_types.id = notes.type_id "
    "WHERE notes.id = :note AND notes.choices IS NOT NULL"
)
_OPTIONS, _BEHIND = 1, 3  # places among the fields: question, options, answer, what explains it
_LETTERED = re.compile(r"([A-Z]|\d{1,3})\. ?(.*)")
_LINES = re.compile(r"<br\b[^<>]*>|</?(?:div|p|li)\b[^<>]*>|\n", re.IGNORECASE)
_NONE = OwnOptions((), ())


def own_options(choices: str | None, fields: str, back: str, note_id: int) -> OwnOptions | None:
    """The options of a note as its field has them now, and which are right; None without any.

    ``back`` is its answer in words. No options at all where the answer was edited so that it is
    none of them, or where they cannot be read.
    """
    if choices is None:
        return None
    came = readable(_options_from, choices, _NONE, f"the options of note {note_id}")
    now = _as_edited("".join(fields.split(SEPARATOR)[_OPTIONS : _OPTIONS + 1]), came)
    for places in (came.right, *((place,) for place in range(len(now)))):
        if places and len(now) > max(places) and _said(now, places) == _letters(back):
            return OwnOptions(tuple(now), places)
    return _NONE


def explanation_of(session: Session, note_id: int) -> str:
    """What stands behind the answer of a question with options, in words; "" for other notes."""
    row = session.connection().execute(_EXPLAINED, {"note": note_id}).first()
    if row is None:
        return ""
    from aimstudy.rendering.templates import words

    try:
        many = len(definition_from(row.definition).fields)
    except ValueError:
        return ""
    behind = map(words, (row.fields or "").split(SEPARATOR)[_BEHIND:many])
    return "\n".join(said for said in behind if said)


def _options_from(text: str) -> OwnOptions:
    said: Any = mapping(decoded(text))
    options = tuple(word(option) for option in listed(said.get("options"), _MOST))
    right = listed(said.get("right"), _MOST)
    return OwnOptions(options, tuple(count(place, 0, len(options) - 1) for place in right))


def _as_edited(field: str, came: OwnOptions) -> Sequence[str]:
    """The options as the field has them; as they ``came`` where it says the same."""
    from aimstudy.rendering.templates import words

    found: list[str] = []
    for line in filter(None, map(words, _LINES.split(field))):
        lettered = _LETTERED.match(line)
        if lettered and lettered[1] in (chr(ord("A") + len(found)), str(len(found) + 1)):
            found.append(lettered[2])
        elif found:
            found[-1] += f"\n{line}"
    same = _letters("".join(found)) == _letters("".join(came.options))
    return came.options if same and len(found) == len(came.options) else found


def _said(options: Sequence[str], places: Sequence[int]) -> str:
    return _letters("".join(options[place] for place in places))


def _letters(text: str) -> str:
    """A text for comparing: markup has moved its spaces and marks."""
    return "".join(filter(str.isalnum, text.casefold()))
