"""Reads a day that a person has typed: ``25 Nov 2026``, ``25.11.2026``, ``2026-11-25``.

Where all is in figures the day stands first, unless the year does. Nothing is guessed: a text
that names no day, or leaves the year out, is no day.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QLocale

from aimstudy.ui.translations import locale

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s.,/-]*")
_AFTER_FIGURES = {"st", "nd", "rd", "th"}
_FEWEST_LETTERS = 3  # of the name of a month
_CENTURY = 2000  # of a year written with two figures


def read_day(text: str, months: Iterable[Sequence[str]]) -> date | None:
    """The day that ``text`` names, or None; ``months`` are twelve names for each language."""
    if not _BETWEEN.fullmatch(_PARTS.sub("", text)):
        return None
    parts = [part.casefold() for part in _PARTS.findall(text)]
    parts = [part for part in parts if part not in _AFTER_FIGURES]
    words = [part for part in parts if not part.isdecimal()]
    figures = [part for part in parts if part.isdecimal()]
    if len(parts) != 3 or len(words) > 1:
        return None
    if words:
        return _day(figures, _month(words[0], months))
    middle = figures.pop(1)
    return _day(figures, int(middle))


def month_names() -> tuple[tuple[str, ...], ...]:
    """The months in the language in force, and in English."""
    long = QLocale.FormatType.LongFormat
    return tuple(
        tuple(spoken.standaloneMonthName(month, long) for month in range(1, 13))
        for spoken in (locale(), QLocale("en_GB"))
    )


def part_at(text: str, place: int) -> int:
    """Which of the parts of a written day (0, 1, 2) stands at ``place`` or just before it."""
    starts = [found.start() for found in _PARTS.finditer(text)]
    return max((n for n, start in enumerate(starts[:3]) if start <= place), default=0)


def span_of(text: str, part: int) -> tuple[int, int]:
    """Where ``part`` begins and how long it is; nothing where there is none."""
    spans = [found.span() for found in _PARTS.finditer(text)]
    if part >= len(spans):
        return len(text), 0
    begin, end = spans[part]
    return begin, end - begin


def _month(word: str, months: Iterable[Sequence[str]]) -> int:
    """1-12 by a name or its first three letters or more; 0 where it is none."""
    if len(word) < _FEWEST_LETTERS:
        return 0
    for names in months:
        for number, name in enumerate(names, start=1):
            if name.casefold().startswith(word):
                return number
    return 0


def _day(figures: Sequence[str], month: int) -> date | None:
    """Day and year in the order that their lengths tell."""
    first, last = figures
    day, year = (last, first) if len(first) == 4 else (first, last)
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    try:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None
