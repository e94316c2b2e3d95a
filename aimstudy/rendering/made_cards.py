"""Which cards a note makes: those whose question asks for a field that holds something.

Knows no storage; how a template is filled in stands in ``templates``.
"""

import re
from collections.abc import Mapping

from aimstudy.domain.note_type import NoteType
from aimstudy.rendering.cloze import gap_numbers
from aimstudy.rendering.templates import is_empty

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_MOST_CARDS = 500  # of a note


def made_cards(note_type: NoteType, fields: Mapping[str, str]) -> tuple[int, ...]:
    """The ordinals of the cards of a note, in ascending order; of gaps their numbers less one.

    >>> from aimstudy.domain.note_type import CLOZE
    >>> made_cards(CLOZE, {"Text": "{{c1::a}} {{c3::b}}", "Back Extra": ""})
    (0, 2)
    """
    if note_type.cloze:
        asked = gap_fields(note_type)
        numbers = {n for name in asked for n in gap_numbers(fields.get(name, ""))}
        return tuple(n - 1 for n in sorted(numbers) if 0 < n <= _MOST_CARDS)
    return tuple(
        ordinal
        for ordinal, template in enumerate(note_type.templates)
        if _asks(template.question, fields)
    )


def gap_fields(note_type: NoteType) -> tuple[str, ...]:
    """The fields whose gaps make cards; none where the type has no gaps."""
    if not note_type.cloze:
        return ()
    found = (
        said.split(":")[-1].strip()
        for said in _TAG.findall(note_type.templates[0].question)
        if "cloze" in (part.strip() for part in said.split(":")[:-1])
    )
    return tuple(dict.fromkeys(name for name in found if name in note_type.fields))


def switch_fields(note_type: NoteType) -> tuple[str, ...]:
    """The fields that only switch something on or off: what stands in them is never shown.

    >>> from aimstudy.domain.note_type import CardTemplate
    >>> turned = CardTemplate("2", "{{#Turn it}}{{Back}}{{/Turn it}}", "{{Front}}")
    >>> switch_fields(NoteType("Turned at will", ("Front", "Back", "Turn it"), (turned,)))
    ('Turn it',)
    """
    said = {
        piece.strip()
        for template in note_type.templates
        for side in (template.question, template.answer)
        for piece in _TAG.findall(side)
    }
    switches = {piece[1:].strip() for piece in said if piece[:1] in ("#", "^")}
    shown = {piece.split(":")[-1].strip() for piece in said if piece[:1] not in ("#", "^", "/")}
    return tuple(name for name in note_type.fields if name in switches - shown)


def _asks(template: str, fields: Mapping[str, str]) -> bool:
    """Whether something of a field is to be seen; fixed words alone ask nothing."""
    sections: list[tuple[str, bool]] = []
    for piece in _TAG.findall(template):
        said = piece.strip()
        sign, name = said[:1], said[1:].strip()
        if sign in ("#", "^"):
            empty = is_empty(fields.get(name, ""))
            sections.append((name, empty if sign == "^" else not empty))
        elif sign == "/":
            while sections and sections.pop()[0] != name:
                pass
        elif not is_empty(fields.get(said.split(":")[-1].strip(), "")) and all(
            on for _, on in sections
        ):
            return True
    return False
