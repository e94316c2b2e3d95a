"""Which cards reports of exams that are over call weak. Knows no memory and no forecast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aimstudy.domain.exam import Exam
    from aimstudy.services.exam_cards import CardExams
    from aimstudy.storage.card_sources import CardSources


def weak_rows(
    exams: Sequence[Exam], belongs: CardExams, today: date, without: int = 0
) -> frozenset[int]:
    """Rows of cards in weak topics; ``exams`` earliest first, ``without`` the result of that id.

    Where a later exam asked a card again, its report counts. A weak topic of an exam that had no
    topics is found by its name among the topics of exams ahead.
    """
    weak: set[int] = set()
    typed: set[str] = set()
    for exam in exams:
        if exam.day > today or exam.result is None or exam.id == without:
            continue
        names = {name.casefold() for name in exam.result.weak_topics}
        if not exam.topics:
            typed |= names
            continue
        asked = belongs.topics.get(exam.id, {})
        weak.difference_update(asked)
        weak.update(_named(exam, asked, names))
    for exam in exams:
        if typed and exam.day >= today and exam.result is None:
            weak.update(_named(exam, belongs.topics.get(exam.id, {}), typed))
    return frozenset(weak)


def _named(exam: Exam, asked: dict[int, int], names: set[str]) -> list[int]:
    return [row for row, place in asked.items() if exam.topics[place].name.casefold() in names]


def weak_first(sources: CardSources, weak: frozenset[int]) -> CardSources:
    """The sources with the cards in ``weak`` before all others in the order of new cards."""
    if not weak:
        return sources
    rows = range(len(sources.position))
    order = sorted(rows, key=lambda row: (row not in weak, sources.position[row], row))
    places = [0] * len(order)
    for place, row in enumerate(order):
        places[row] = place
    return replace(sources, position=places)
