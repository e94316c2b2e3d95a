"""The parts of a note that is made of texts: identity, gaps, tags, deck, type, right options."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from aimstudy.domain.card import CardKind
from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import ANSWER_SIDE, CardTemplate, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.known_notes import bit_of
from aimstudy.interchange.plain_text import files_in, plain
from aimstudy.interchange.staging import StagedNote, Staging

LEVEL = "::"
_GAP = re.compile(r"\{\{c(\d{1,3})::")
_MOST_GAPS = 500
_SHORT_FRONT = 4_000  # characters of a front, as lists show it
_NOTHING = "…"  # what is found under a note whose fields hold no words
LONGEST_NAME = 100
_NOT_IN_NAMES = re.compile(r'[{}"#^/:\x00-\x1f]+')
_RESERVED = frozenset({"frontside", "tags", "deck", "subdeck", "type", "card"})
_BETWEEN = re.compile(r"\s+(?:and|og)\s+|[\s,;/&+]+")


@dataclass(slots=True)
class Identities:
    """What tells a note of a file from the others, the same at every reading.

    Of notes that have no identity of their own it is made from the file's name, the deck and what
    the note asks.
    """

    source: str
    _known: dict[str, int] = field(default_factory=dict)

    def of(self, deck: str, texts: Sequence[str], told: str = "") -> tuple[str | None, bool]:
        """The identity, None where the same row was there before; and whether its own was taken."""
        parts, said = (self.source, deck, texts[0]), hash(tuple(texts))
        wanted = told or _digest(parts)
        before = self._known.get(wanted)
        if before is None:
            self._known[wanted] = said
            return wanted, False
        other = _digest((*parts, *texts[1:], told))
        if before == said or other in self._known:
            return None, True
        self._known[other] = said
        return other, True


def _digest(parts: Sequence[str]) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()


def gaps_in(text: str) -> list[int]:
    """The numbers of the gaps of a text, each once, in order.

    >>> gaps_in("{{c2::a}} {{c1::b}} {{c2::c}} {{c0::d}}")
    [1, 2]
    """
    if "{{c" not in text:
        return []
    return sorted({number for number in map(int, _GAP.findall(text)) if 0 < number <= _MOST_GAPS})


def html_of(text: str) -> str:
    """A plain text as HTML.

    >>> html_of("a < b\\nc")
    'a &lt; b<br>c'
    """
    return escape(text, quote=False).replace("\n", "<br>")


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of a cell, parted by spaces, or by commas where there are any.

    >>> tags_in("law, risk of loss"), tags_in("a b a")
    (('law', 'risk_of_loss'), ('a', 'b'))
    """
    if not text:
        return ()
    cut = text[: limits.TAGS]
    for mark in (";", ","):
        if mark in cut:
            return tuple(dict.fromkeys("_".join(p.split()) for p in cut.split(mark) if p.strip()))
    return tuple(dict.fromkeys(cut.split()))


def deck_name(said: str, other: str, line: int, staging: Staging) -> str:
    """The full name of the deck a row names, ``other`` where it names none."""
    levels = [" ".join(level.split()) for level in said.split(LEVEL)]
    levels = [level for level in levels if level]
    if len(levels) > limits.DECK_LEVELS or len(said) > limits.DECK_NAME:
        found, limit = len(levels), limits.DECK_LEVELS
        staging.remark(RemarkKind.DECK_TOO_DEEP, row=line, found=found, limit=limit)
    return LEVEL.join(levels[: limits.DECK_LEVELS])[: limits.DECK_NAME] or other


def field_names(wanted: Sequence[str]) -> tuple[str, ...]:
    """Names that templates can ask for: none twice, none empty, none that means something else.

    >>> field_names(["Front", "front", "", "Tags", "a:b"])
    ('Front', 'front 2', 'Field 3', 'Tags 2', 'a b')
    """
    found: list[str] = []
    taken = set(_RESERVED)
    for place, name in enumerate(wanted, 1):
        clean = " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:LONGEST_NAME]
        base = unique = clean or f"Field {place}"
        number = 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{base} {number}"
        taken.add(unique.casefold())
        found.append(unique)
    return tuple(found)


def type_with(
    name: str, fields: Sequence[str], hints: Sequence[str] = (), *, reverse: bool = False
) -> NoteType:
    """A type whose first field asks for the second and shows the others below it.

    ``hints`` are those of its fields that are shown only on a wish.
    """
    fields = field_names(fields)
    front, back = fields[0], fields[1] if len(fields) > 1 else ""
    asked = "".join(f"{{{{#{n}}}}}<br>{{{{hint:{n}}}}}{{{{/{n}}}}}" for n in hints)
    below = "".join(
        f"{{{{#{n}}}}}<br>\n{{{{{n}}}}}{{{{/{n}}}}}" for n in fields[2:] if n not in hints
    )
    told = f"{{{{{back}}}}}" if back else ""
    made = [CardTemplate("Card 1", f"{{{{{front}}}}}{asked}", ANSWER_SIDE + told + below)]
    if reverse and back:
        made.append(CardTemplate("Card 2", told, f"{ANSWER_SIDE}{{{{{front}}}}}{below}"))
    return NoteType(name[:LONGEST_NAME], fields, tuple(made))


def gap_type(name: str, fields: Sequence[str], at: int = 0) -> NoteType:
    """A type with gaps in the field ``at``, which shows the others below it."""
    fields = field_names(fields)
    below = "".join(f"<br>\n{{{{{n}}}}}" for place, n in enumerate(fields) if place != at)
    asked = f"{{{{cloze:{fields[at]}}}}}"
    made = CardTemplate("Cloze", asked, asked + below)
    return NoteType(name[:LONGEST_NAME], fields, (made,), cloze=True)


def right_options(said: str, options: Sequence[str]) -> list[int]:
    """Which options are right: by their text, a letter or a number from 1.

    >>> right_options("2", ["a", "b"]), right_options("B, C", ["x", "y", "z"])
    ([1], [1, 2])
    >>> right_options("4", ["3", "4", "5"]), right_options("z", ["x", "y"])
    ([1], [])
    """
    whole = _place(said, options)
    if whole is not None:
        return [whole]
    places = [_place(part, options) for part in _BETWEEN.split(said.strip()) if part]
    found = [place for place in places if place is not None]
    return sorted(set(found)) if len(found) == len(places) else []


def _place(said: str, options: Sequence[str]) -> int | None:
    word = said.strip().casefold()
    texts = [option.casefold() for option in options]
    if word in texts:
        return texts.index(word)
    word = word.rstrip(".)")
    if len(word) == 1 and "a" <= word <= "z":
        number = ord(word) - ord("a")
    elif word.isdecimal() and len(word) < 4:
        number = int(word) - 1
    else:
        return None
    return number if 0 <= number < len(options) else None


class Begun(NamedTuple):
    """What every note has: the line it stands on, its identity, its deck, its tags.

    ``of_type`` is the name of its type where a person chose that.
    """

    line: int
    guid: str
    deck_id: int
    tags: tuple[str, ...] = ()
    of_type: str = ""


def add_plain(
    begun: Begun, front: str, back: str, ordinals: Sequence[int], staging: Staging
) -> None:
    """Stage a note of two plain texts with its cards."""
    place = str(begun.line)
    made = StagedNote(begun.guid, front, back, tags=begun.tags, place=place)
    _add(made, begun.deck_id, ordinals, staging)


def add_list(
    begun: Begun, kind: CardKind, front: str, items: tuple[str, ...], staging: Staging
) -> None:
    """Stage a note whose card asks for ``items``; one alone makes a question."""
    listed = items if kind is CardKind.LIST else ()
    made = StagedNote(
        begun.guid, front, ", ".join(items), kind, items=listed, tags=begun.tags,
        place=str(begun.line),
    )  # fmt: skip
    _add(made, begun.deck_id, (0,), staging)


def add_typed(
    begun: Begun, note_type: NoteType, fields: tuple[str, ...], ordinals: Sequence[int],
    staging: Staging, choice: tuple[str, str] | None = None,
) -> None:  # fmt: skip
    """Stage a note of fields of HTML with its cards.

    ``choice`` is of a question with options: the right ones, and what the quiz is told.
    """
    words = [plain(text) for text in fields]
    front = next(filter(None, words), _NOTHING)
    rest = "\n".join(word for word in words if word and word is not front)
    for text in fields:
        for name in files_in(text):
            staging.remark(RemarkKind.MEDIUM_MISSING, row=begun.line, name=name[:LONGEST_NAME])
    right, choices = choice or (rest, None)
    made = StagedNote(
        begun.guid, front[:_SHORT_FRONT], right, type_id=staging.type_id(note_type), fields=fields,
        kind=CardKind.CLOZE if note_type.cloze else CardKind.QUESTION, tags=begun.tags,
        markup="html", choices=choices, place=str(begun.line), of_type=begun.of_type,
    )  # fmt: skip
    _add(made, begun.deck_id, ordinals, staging)


def _add(note: StagedNote, deck_id: int, ordinals: Sequence[int], staging: Staging) -> None:
    if staging.knows_notes:
        cards = sum(map(bit_of, set(ordinals)))
        if staging.pass_over(note, cards, history=False):
            return
    staging.add_new_cards(staging.add_note(note), deck_id, ordinals)
