"""Quiz items, answers and grades as stored text, and back; what is damaged raises Unreadable.

An item from before a field existed has that field's default.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Any, TypeVar

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import (
    Expected,
    Given,
    Grade,
    GradeReason,
    Option,
    OptionOrigin,
    Piece,
    PieceKind,
    QuizItem,
    QuizKind,
    Verdict,
)
from aimstudy.storage.stored_text import Unreadable, count, decoded, listed, mapping, number, word

Member = TypeVar("Member", bound=StrEnum)

_MOST = 1_000  # options, items of a list, pieces of a difference
_FAR = 10**9
_HUGE = 1e300


def item_text(item: QuizItem) -> str:
    """An item as JSON."""
    return json.dumps(asdict(item), ensure_ascii=False)


def grade_text(grade: Grade | None) -> str | None:
    """A grade as JSON; None for none."""
    return json.dumps(asdict(grade), ensure_ascii=False) if grade else None


def given_text(given: Given | None) -> str | None:
    """Words or places picked as JSON; None for a single option, which has its own column."""
    return json.dumps(given, ensure_ascii=False) if isinstance(given, str | tuple) else None


def given_from(text: str) -> Given:
    """What ``given_text`` wrote."""
    value = decoded(text)
    if isinstance(value, list):
        return tuple(count(place, -1, _MOST) for place in listed(value, _MOST))
    return word(value)


def grade_from(text: str) -> Grade:
    """What ``grade_text`` wrote."""
    values = mapping(decoded(text))
    return Grade(
        verdict=_member(Verdict, values.get("verdict")),
        reason=_member(GradeReason, values.get("reason")),
        difference=tuple(_piece(value) for value in listed(values.get("difference", []), _FAR)),
        found=count(values.get("found", 0), 0, _FAR),
        wanted=count(values.get("wanted", 1), 0, _FAR),
    )


def item_from(text: str) -> QuizItem:
    """What ``item_text`` wrote, with a key that it has."""
    values = mapping(decoded(text))
    options = tuple(_option(value) for value in listed(values.get("options"), _MOST))
    expected = values.get("expected")
    item = QuizItem(
        fact_key=word(values.get("fact_key")),
        kind=_member(QuizKind, values.get("kind")),
        prompt=word(values.get("prompt")),
        options=options,
        key=count(values.get("key"), -1, len(options) - 1),
        answer=word(values.get("answer")),
        quote=word(values.get("quote")),
        context=word(values.get("context", "")),
        answer_start=count(values.get("answer_start", -1), -1, _FAR),
        answer_end=count(values.get("answer_end", -1), -1, _FAR),
        keys=tuple(count(n, 0, len(options) - 1) for n in listed(values.get("keys", []), _MOST)),
        lefts=_words(values, "lefts"),
        expected=_expected(mapping(expected)) if expected is not None else None,
        quotes=_words(values, "quotes"),
        fact_keys=_words(values, "fact_keys"),
    )
    if not _has_key(item):
        raise Unreadable("a question without a right answer")
    return item


def _has_key(item: QuizItem) -> bool:
    if item.kind.written:
        return item.expected is not None and bool(item.expected.answers)
    if item.kind is QuizKind.MATCHING:
        return 0 < len(item.lefts) == len(item.keys)
    return bool(item.keys) if item.kind is QuizKind.SELECT else item.key >= 0


def _option(value: object) -> Option:
    values = mapping(value)
    return Option(
        text=word(values.get("text")),
        origin=_member(OptionOrigin, values.get("origin")),
        belongs_to=word(values.get("belongs_to", "")),
        source=word(values.get("source", "")),
        mixed_up=count(values.get("mixed_up", 0), 0, _FAR),
    )


def _expected(values: Mapping[str, Any]) -> Expected:
    low, high = values.get("low"), values.get("high")
    return Expected(
        language=_member(Language, values.get("language")),
        answers=_words(values, "answers"),
        accept=_words(values, "accept"),
        refuse=_words(values, "refuse"),
        low=None if low is None else number(low, -_HUGE, _HUGE),
        high=None if high is None else number(high, -_HUGE, _HUGE),
        unit=word(values.get("unit", "")),
    )


def _piece(value: object) -> Piece:
    values = mapping(value)
    return Piece(word(values.get("text")), _member(PieceKind, values.get("kind")))


def _words(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(word(value) for value in listed(values.get(name, []), _MOST))


def _member(kinds: type[Member], value: object) -> Member:
    try:
        return kinds(word(value))
    except ValueError as error:
        raise Unreadable("a word that means nothing here") from error
