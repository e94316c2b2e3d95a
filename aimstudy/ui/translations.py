"""The window's words: ``tr`` and ``trn`` look a source string up in the language in force.

Needs no QApplication. Catalogues are JSON files {source: text} or, for plurals keyed by the
singular source, {source: [one, many]}; the folder that holds them is handed in.
"""

import json
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QTime

LANGUAGES = {"en": "English", "nb": "Norsk bokmål"}
_LOCALES = {"en": "en_GB", "nb": "nb_NO"}

Catalogue = dict[str, str | list[str]]


class _Words:
    """The language in force and its catalogue."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.language = "en"
        self.catalogue: Catalogue = {}


_words = _Words()


def read_catalogue(folder: Path) -> Catalogue:
    """Every ``*.json`` of ``folder`` in one catalogue; entries in two files must agree."""
    merged: Catalogue = {}
    for file in sorted(folder.glob("*.json")):
        for source, text in json.loads(file.read_text(encoding="utf-8")).items():
            if merged.setdefault(source, text) != text:
                raise ValueError(f"{file.name} translates {source!r} differently")
    return merged


def use_catalogues(folder: Path) -> None:
    """Look for catalogues in ``folder``/<language>/."""
    _words.folder = folder
    set_language(_words.language)


def set_language(language: str) -> None:
    """Speak ``language`` ("en" or "nb") from now on; pages built before keep their words."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _words.language = language
    folder = _words.folder
    known = language != "en" and folder is not None
    _words.catalogue = read_catalogue(folder / language) if known and folder else {}


def current_language() -> str:
    """The language in force, "en" or "nb"."""
    return _words.language


def tr(source: str, **values: object) -> str:
    """``source`` in the language in force, its ``{name}`` fields filled with ``values``."""
    text = _words.catalogue.get(source, source)
    if isinstance(text, list):
        text = text[-1]
    return text.format_map(values) if values else text


def trn(one: str, many: str, n: int, **values: object) -> str:
    """``one`` if ``n`` is 1, else ``many``; ``{n}`` is filled with the number."""
    forms = _words.catalogue.get(one, [one, many])
    text = forms if isinstance(forms, str) else forms[0 if n == 1 else -1]
    return text.format_map({"n": format_number(n), **values})


def locale() -> QLocale:
    """Dates and numbers of the language in force."""
    return QLocale(_LOCALES[_words.language])


def format_number(value: float, decimals: int = 0) -> str:
    """``value`` with the language's separators."""
    return locale().toString(float(value), "f", decimals)


def format_date(day: date, long: bool = False) -> str:
    """``21 November`` (long: ``Saturday 21 November``), with the year added by `format_day`."""
    pattern = tr("dddd d MMMM") if long else tr("d MMMM")
    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def format_day(day: date) -> str:
    """``21 Nov 2026``."""
    return locale().toString(QDate(day.year, day.month, day.day), tr("d MMM yyyy"))


def format_short_day(day: date) -> str:
    """``21 Nov``."""
    return locale().toString(QDate(day.year, day.month, day.day), tr("d MMM"))


def weekday_letter(day: date) -> str:
    """First letter of the weekday, as a week strip shows it."""
    return locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)[:1].upper()


def weekday_name(weekday: int) -> str:
    """Full name of weekday 0-6, Monday first."""
    return locale().dayName(weekday + 1, QLocale.FormatType.LongFormat)


def format_day_number(day: date) -> str:
    """``21``, or ``21.``, of a day whose month stands elsewhere."""
    return locale().toString(QDate(day.year, day.month, day.day), tr("d"))


def short_weekday(day: date) -> str:
    """``Mon``, at the beginning of a label."""
    name = locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")
    return name[:1].upper() + name[1:]


def month_name(day: date) -> str:
    """``November``, as a heading has it."""
    name = locale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return name[:1].upper() + name[1:]


def month_and_year(day: date) -> str:
    """``November 2026``, within a sentence."""
    return locale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def format_time(moment: datetime) -> str:
    """``14:05``."""
    return locale().toString(QTime(moment.hour, moment.minute), tr("HH:mm"))
