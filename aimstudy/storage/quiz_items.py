"""Quiz items, answers and grades as stored text, and back."""

import json
from dataclasses import asdict
from typing import Any

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
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else str(value)


def grade_from(text: str) -> Grade:
    """What ``grade_text`` wrote."""
    values = json.loads(text)
    values["verdict"] = Verdict(values["verdict"])
    values["reason"] = GradeReason(values["reason"])
    values["difference"] = tuple(
        Piece(piece["text"], PieceKind(piece["kind"])) for piece in values["difference"]
    )
    return Grade(**values)


def item_from(text: str) -> QuizItem:
    """An item as it was stored; one from before a field existed has that field's default."""
    values = json.loads(text)
    values["kind"] = QuizKind(values["kind"])
    values["options"] = tuple(
        Option(**(o | {"origin": OptionOrigin(o["origin"])})) for o in values["options"]
    )
    for name in ("keys", "lefts", "quotes", "fact_keys"):
        values[name] = tuple(values.get(name, ()))
    expected = values.get("expected")
    values["expected"] = _expected(expected) if expected else None
    return QuizItem(**values)


def _expected(values: dict[str, Any]) -> Expected:
    texts = {name: tuple(values[name]) for name in ("answers", "accept", "refuse")}
    return Expected(**(values | texts | {"language": Language(values["language"])}))
