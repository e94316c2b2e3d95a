"""Gaps in a field: ``{{c1::text::hint}}``, nested ones too, hidden or shown for one card.

Returns untrusted HTML as it came, with a span around what a card asks; to be cleaned afterwards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPEN = re.compile(r"\{\{c([\d,]{1,30})::")
_CLOSE, _HINT = "}}", "::"
_DEEPEST = 20
_MOST_GAPS = 2_000


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap with the cards that ask it; ``parts`` are texts and gaps within it."""

    numbers: tuple[int, ...]
    parts: tuple["str | Gap", ...]
    hint: str


def gap_numbers(text: str) -> list[int]:
    """The numbers of all gaps of a field, each once, in ascending order.

    >>> gap_numbers("{{c2::a {{c1::b}}}} {{c5::c}}")
    [1, 2, 5]
    """
    found: set[int] = set()
    waiting = list(read_gaps(text))
    while waiting:
        part = waiting.pop()
        if isinstance(part, Gap):
            found.update(part.numbers)
            waiting.extend(part.parts)
    return sorted(found)


def read_gaps(text: str) -> tuple[str | Gap, ...]:
    """A field as texts and gaps; what is not closed stays text."""
    open_gaps: list[tuple[str, list[str | Gap]]] = [("", [])]
    place, made = 0, 0
    while place < len(text):
        opening = _OPEN.search(text, place)
        closing = text.find(_CLOSE, place) if len(open_gaps) > 1 else -1
        if opening and (closing < 0 or opening.start() < closing):
            open_gaps[-1][1].append(text[place : opening.start()])
            place = opening.end()
            if len(open_gaps) > _DEEPEST or made >= _MOST_GAPS:
                open_gaps[-1][1].append(opening[0])
                continue
            made += 1
            open_gaps.append((opening[1], []))
        elif closing >= 0:
            numbers, parts = open_gaps.pop()
            parts.append(text[place:closing])
            open_gaps[-1][1].append(_gap(numbers, parts))
            place = closing + len(_CLOSE)
        else:
            break
    open_gaps[-1][1].append(text[place:])
    while len(open_gaps) > 1:
        numbers, parts = open_gaps.pop()
        open_gaps[-1][1].extend(("{{c" + numbers + _HINT, *parts))
    return tuple(open_gaps[0][1])


def _gap(numbers: str, parts: list[str | Gap]) -> Gap:
    """The hint stands after the last ``::`` that is no part of an inner gap."""
    hint = ""
    for place, part in enumerate(parts):
        if isinstance(part, str) and _HINT in part:
            before, _, after = part.partition(_HINT)
            rest = [after, *parts[place + 1 :]]
            hint = "".join(_said(each) for each in rest)
            parts = [*parts[:place], before]
            break
    asked = tuple(int(number) for number in numbers.split(",") if number)
    return Gap(asked, tuple(parts), hint)


def _said(part: str | Gap) -> str:
    return part if isinstance(part, str) else "".join(_said(inner) for inner in part.parts)


def hidden(text: str, number: int) -> str:
    """The question of card ``number``: its gaps as ``[...]`` or their hints, the others filled in.

    >>> hidden("A {{c1::berth::where}} is a {{c2::place}}", 1)
    'A <span class="cloze">[where]</span> is a place'
    """
    return _shown(read_gaps(text), number, answer=False)


def filled(text: str, number: int) -> str:
    """The answer of card ``number``: all gaps filled in, its own within a span.

    >>> filled("A {{c1::berth::where}} is a {{c2::place}}", 1)
    'A <span class="cloze">berth</span> is a place'
    """
    return _shown(read_gaps(text), number, answer=True)


def only(text: str, number: int, *, answer: bool) -> str:
    """The gaps of a card alone, parted by commas."""
    found: list[str] = []
    waiting: list[str | Gap] = list(reversed(read_gaps(text)))
    while waiting:
        part = waiting.pop()
        if isinstance(part, Gap) and number in part.numbers:
            found.append(_one(part, number, answer=answer))
        elif isinstance(part, Gap):
            waiting.extend(reversed(part.parts))
    return ", ".join(found)


def _shown(parts: Sequence[str | Gap], number: int, *, answer: bool) -> str:
    return "".join(
        part if isinstance(part, str) else _one(part, number, answer=answer) for part in parts
    )


def _one(gap: Gap, number: int, *, answer: bool) -> str:
    if number not in gap.numbers:
        return _shown(gap.parts, number, answer=answer)
    inside = _shown(gap.parts, number, answer=True) if answer else f"[{gap.hint or '...'}]"
    return f'<span class="cloze">{inside}</span>'
