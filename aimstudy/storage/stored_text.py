"""Texts and numbers of the library file as values, each looked at before it is believed.

What cannot be read raises Unreadable here; ``readable`` tells the log and goes on without it.
Knows nothing of what the values mean.
"""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any, NoReturn, TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")

logger = logging.getLogger("aimstudy.storage")


class Unreadable(ValueError):
    """Something in the file that this program has not written like that."""


def readable(parse: Callable[[Given], Found], given: Given, otherwise: Found, what: str) -> Found:
    """What ``given`` stands for, or ``otherwise``; then the log is told ``what`` it was, once."""
    try:
        return parse(given)
    except Unreadable as error:
        _tell(what, str(error))
        return otherwise


def passed_over(what: str, why: Exception) -> None:
    """Tell the log, once, that ``what`` could not be read."""
    _tell(what, str(why))


@lru_cache(maxsize=256)
def _tell(what: str, why: str) -> None:
    logger.warning("%s cannot be read and is passed over: %s", what, why)


def decoded(text: str) -> Any:
    """The value of a JSON text."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error


def _no_number(name: str) -> NoReturn:
    raise Unreadable(f"{name} is no number")


def mapping(value: object) -> Mapping[str, Any]:
    """Values by name."""
    if isinstance(value, Mapping):
        return value
    raise Unreadable("no values by name")


def listed(value: object, most: int, least: int = 0) -> list[Any]:
    """A list of no more than ``most`` things."""
    if isinstance(value, list) and least <= len(value) <= most:
        return value
    raise Unreadable("no list of so many things")


def number(value: object, low: float, high: float) -> float:
    """A finite number between two others."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable("no number")
    if (isinstance(value, float) and not isfinite(value)) or not low <= value <= high:
        raise Unreadable("a number out of range")
    return value


def count(value: object, low: int, high: int) -> int:
    """A whole number between two others."""
    if number(value, low, high) != int(number(value, low, high)):
        raise Unreadable("no whole number")
    return int(number(value, low, high))


def word(value: object) -> str:
    """A text."""
    if isinstance(value, str):
        return value
    raise Unreadable("no text")


def flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    raise Unreadable("neither yes nor no")


def day_from(ordinal: object) -> date:
    """A day by its number, as ``date.toordinal`` gives it."""
    return date.fromordinal(count(ordinal, date.min.toordinal(), date.max.toordinal()))


def iso_day(value: object) -> date:
    """A day by its ISO text."""
    try:
        return date.fromisoformat(word(value))
    except ValueError as error:
        raise Unreadable("no day") from error
