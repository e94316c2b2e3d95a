"""Reads cards that a script or a site wrote as JSON: objects with a question and an answer each.

A list of them, one after another, or a list beside other members ({"cards": [...]}). Their names
are those that columns of a table have, and they are taken as its rows.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.interchange import limits
from aimstudy.interchange.column_names import Role, role_named
from aimstudy.interchange.delimited import TableWish, remark_encoding
from aimstudy.interchange.delimited_rows import Row
from aimstudy.interchange.json_stream import Damaged, JsonStream
from aimstudy.interchange.other_kinds import is_json
from aimstudy.interchange.sheets import stage_rows
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.text_encoding import read_text

_DECODE = json.JSONDecoder().raw_decode
_FENCE = re.compile(r"\ufeff?\s*```(?:json\w*)?[ \t]*\r?\n", re.I)
_TRIED = 4  # objects, from the outermost inwards, in which a card may be
_OPTIONS = ("options", "choices", "alternatives", "answers", "svaralternativer", "alternativer")
_NUMBERED = ("id", "_id", "uuid", "index")  # what a program counts its cards by
_SHORT = {"q": "question", "a": "answer", "f": "front", "b": "back"}
_SIDES = ({"q", "a"}, {"f", "b"})

Card = Mapping[str, Any]


def looks_like_json_rows(text: str) -> bool:
    r"""Whether the first object that has no others within is a card.

    >>> looks_like_json_rows('[{"front": "a", "back": "b"}]'), looks_like_json_rows('{"a": 1}')
    (True, False)
    >>> looks_like_json_rows('{"cards": [{"q": "a", "a": "b"}')
    True
    """
    text = _unfenced(text)
    if not is_json(text):
        return False
    at = -1
    for _ in range(_TRIED):
        at = text.find("{", at + 1)
        if at < 0:
            return False
        try:
            found, _ = _DECODE(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and _is_card(found):
            return True
    return False


def _unfenced(text: str) -> str:
    """Without the fence of a block of code around it, as it is copied from a chat; lines stay."""
    found = _FENCE.match(text)
    if found is None:
        return text
    begun, end = text[found.end() :], text.rstrip().endswith("```")
    return "\n" * found[0].count("\n") + (begun.rstrip().removesuffix("```") if end else begun)


def _is_card(one: Card) -> bool:
    said = _long(one)
    roles = {
        role_named(name)
        for name, value in said.items()
        if isinstance(value, str | int | float | None)
    }
    if Role.FRONT not in roles:
        return False
    options = any(name.lower() in _OPTIONS and isinstance(one[name], list) for name in one)
    return Role.BACK in roles or (options and Role.CORRECT in roles)


def _long(one: Card) -> dict[str, Any]:
    """With "question" and "answer" for "q" and "a"."""
    names = {name.lower() for name in one}
    if not any(sides <= names for sides in _SIDES):
        return dict(one)
    return {_SHORT.get(name.lower(), name): value for name, value in one.items()}


def read_json_rows(file: Path, wish: TableWish, staging: Staging) -> None:
    """Stage the cards; raises Problem DECK_*."""
    found = read_text(file, wish.encoding)
    remark_encoding(found, staging)
    names: dict[str, None] = {}
    rows = []
    try:
        for line, one in _objects(found.text):
            if isinstance(one, dict):
                cells = _cells(_long(one))
                names.update(dict.fromkeys(cells))
                rows.append((line, cells))
            elif one not in (None, "", [], {}):
                staging.remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=line)
    except Damaged as error:
        raise Problem(ProblemKind.DECK_TRUNCATED, name=file.name, reason=error) from error
    if len(names) > limits.FIELDS:
        kind = ProblemKind.DECK_TOO_LARGE
        raise Problem(kind, name=file.name, limit=limits.FIELDS, unit="names")
    head = Row(1, list(names))
    below = [Row(line, [cells.get(name, "") for name in names]) for line, cells in rows]
    stage_rows(file, [head, *below], FileKind.JSON_ROWS, replace(wish, header=True), staging)


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    import io

    text = _unfenced(text.lstrip("\ufeff"))
    stream = JsonStream(io.StringIO(text), limits.DOCUMENT)
    first = stream.next_sign()
    if first == "[":
        yield from stream.items()
        stream.end()
        return
    if first == "{" and not _is_one_of_many(text):
        yield from _within(stream)
        stream.end()
        return
    yield from stream.values()


def _is_one_of_many(text: str) -> bool:
    """Whether the first object is itself a card."""
    try:
        found, _ = _DECODE(text, text.index("{"))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and _is_card(found)


def _within(stream: JsonStream) -> Iterator[tuple[int, Any]]:
    """The objects in the lists that an object holds."""
    for _ in stream.members():
        if stream.next_sign() == "[":
            yield from ((line, one) for line, one in stream.items() if isinstance(one, dict))
        else:
            stream.value()


def _cells(one: Card) -> dict[str, str]:
    """The texts of a card; its options in a column each, and which is right in words."""
    name = next((n for n in one if n.lower() in _OPTIONS and isinstance(one[n], list)), None)
    options = [_text(option) for option in one[name]] if name else []
    cells: dict[str, str] = {}
    for key, value in one.items():
        if key.lower() in _NUMBERED:
            continue
        if key == name:
            cells.update({f"Option {n}": option for n, option in enumerate(options, 1)})
            continue
        right = role_named(key) in (Role.BACK, Role.CORRECT) and options
        places = value if isinstance(value, list) else [value]
        if right and all(_is_place(place, options) for place in places):
            value = [options[place] for place in places]
        cells[key] = _listed(value, role_named(key))
    return cells


def _is_place(value: object, options: list[str]) -> bool:
    """A number that counts the options from 0, as programs do."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(options)


def _listed(value: object, role: Role | None) -> str:
    if not isinstance(value, list):
        return _text(value)
    parts = [_text(part) for part in value]
    if role is Role.TAGS:
        return " ".join("_".join(part.split()) for part in parts)
    return "\n".join(part for part in parts if part)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
