"""What is wrong with a note type, and how its templates follow a field that is called otherwise.

Knows no storage.
"""

import re

from aimstudy.domain.note_type import FaultKind, NoteType, TypeFault
from aimstudy.rendering.made_cards import gap_fields

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_SPECIAL = {"Tags", "Deck", "Subdeck", "Type", "Card", "CardFlag", "FrontSide", ""}
_GAP = re.compile(r"c\d+")
_NOT_IN_NAMES = re.compile(r"[:{}\"\x00-\x1f]|^[#^/]")


def faults(note_type: NoteType) -> tuple[TypeFault, ...]:
    """What keeps a note type from making cards; nothing where it is whole.

    >>> from aimstudy.domain.note_type import BASIC
    >>> faults(BASIC)
    ()
    """
    found = [] if note_type.name.strip() else [TypeFault(FaultKind.NO_NAME)]
    for place, name in enumerate(note_type.fields):
        if not name.strip() or name != name.strip() or _NOT_IN_NAMES.search(name):
            found.append(TypeFault(FaultKind.BAD_FIELD, field=name))
        elif name in note_type.fields[:place]:
            found.append(TypeFault(FaultKind.SAME_FIELD, field=name))
    known = {*note_type.fields, *_SPECIAL}
    asked: set[str] = set()
    for template in note_type.templates:
        for side in (template.question, template.answer):
            found += [
                TypeFault(FaultKind.UNKNOWN_FIELD, template.name, name)
                for name in _named(side)
                if name not in known and not _GAP.fullmatch(name)
            ]
        if not set(_named(template.question)) & set(note_type.fields):
            found.append(TypeFault(FaultKind.ASKS_NOTHING, template.name))
        elif template.question.strip() in asked:
            found.append(TypeFault(FaultKind.SAME_QUESTION, template.name))
        asked.add(template.question.strip())
    if note_type.cloze and not gap_fields(note_type):
        found.append(TypeFault(FaultKind.NO_GAPS, note_type.templates[0].name))
    return tuple(dict.fromkeys(found))


def _named(template: str) -> list[str]:
    """The fields that a template names."""
    return [said.strip().lstrip("#^/").split(":")[-1].strip() for said in _TAG.findall(template)]


def renamed(template: str, old: str, new: str) -> str:
    """A template that says ``new`` where it said the field ``old``.

    >>> renamed("{{#A}}{{hint:A}} {{AB}}{{/A}}", "A", "B")
    '{{#B}}{{hint:B}} {{AB}}{{/B}}'
    """
    name = re.compile(rf"(\{{\{{(?:[^{{}}]*:)?\s*[#^/]?\s*){re.escape(old)}(\s*\}}\}})")
    return name.sub(lambda found: found[1] + new + found[2], template)
