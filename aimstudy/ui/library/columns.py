"""The columns of the Library's table: their words, their room, and which of them a person chose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.review import Phase
from aimstudy.services.views.library import CardColumn, CardOrder
from aimstudy.ui.library.card_words import hold_words, next_words
from aimstudy.ui.plain_cards import plain_card
from aimstudy.ui.translations import format_day, format_number, tr

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from aimstudy.services.views.library import CardLine

COLUMNS = tuple(CardColumn)  # as the table's model numbers them
_C = CardColumn
USUAL = (_C.QUESTION, _C.ANSWER, _C.DECK, _C.DUE)
_SIDES = (_C.QUESTION, _C.ANSWER)
_FIRST = (_C.QUESTION, _C.ANSWER, _C.DUE)  # where there is little room these stay longest
# px at 100 %; the sides take what is left, and at least so much
WIDTHS = {
    _C.QUESTION: 150, _C.ANSWER: 150, _C.DECK: 130, _C.DUE: 130, _C.TAGS: 110, _C.STATE: 110,
    _C.INTERVAL: 80, _C.MEMORY: 100, _C.ANSWERS: 130, _C.LAPSES: 110, _C.LAST: 130, _C.ADDED: 100,
    _C.EDITED: 100, _C.TYPE: 110, _C.SOURCE: 130,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableLook:
    """Which columns are shown, from the left, and what the rows are sorted by."""

    shown: tuple[CardColumn, ...] = USUAL
    order: CardOrder = field(default_factory=CardOrder)

    def sorted_by(self, column: CardColumn) -> TableLook:
        """By a column: upwards, then downwards, then as the cards were made."""
        if self.order.column is not column:
            return replace(self, order=CardOrder(column))
        again = CardOrder() if self.order.descending else CardOrder(column, descending=True)
        return replace(self, order=again)

    def with_column(self, column: CardColumn, on: bool) -> TableLook:
        """With a column at the right end, or without it; the question is always there."""
        if on == (column in self.shown) or column is CardColumn.QUESTION:
            return self
        kept = tuple(each for each in self.shown if each is not column)
        return replace(self, shown=(*kept, column) if on else kept)

    def moved(self, column: CardColumn, by: int) -> TableLook:
        """With a column one place further left (-1) or right (1)."""
        if column not in self.shown:
            return self
        kept = [each for each in self.shown if each is not column]
        place = min(len(kept), max(0, self.shown.index(column) + by))
        return replace(self, shown=(*kept[:place], column, *kept[place:]))

    def text(self) -> str:
        """For the window's settings."""
        order = self.order
        sorting = f"{'-' if order.descending else ''}{order.column}" if order.column else ""
        return f"{' '.join(self.shown)};{sorting}"

    @classmethod
    def from_text(cls, text: str) -> TableLook:
        """What ``text`` wrote; what makes no sense counts as not said."""
        names, _, sorting = text.partition(";")
        known = dict.fromkeys(_C(name) for name in names.split() if name in set(_C))
        shown = tuple(known) if _C.QUESTION in known else USUAL
        by = sorting.removeprefix("-")
        order = CardOrder(_C(by), sorting.startswith("-")) if by in set(_C) else CardOrder()
        return cls(shown, order)


def fitting(shown: Collection[CardColumn], width: int) -> frozenset[CardColumn]:
    """Columns that have room in ``width`` (px at 100 %); the question always has.

    What there is no room for is left out from the right; answer and date stay longest.
    """
    wanted = [each for each in _FIRST if each in shown]
    wanted += [each for each in shown if each not in _FIRST]
    found: list[CardColumn] = []
    for column in wanted:
        width -= WIDTHS[column]
        if width < 0 and found:
            break
        found.append(column)
    return frozenset(found)


def column_words(column: CardColumn) -> str:
    """The name of a column."""
    return {
        _C.QUESTION: tr("Question"),
        _C.ANSWER: tr("Answer"),
        _C.DECK: tr("Deck"),
        _C.DUE: tr("Next"),
        _C.TAGS: tr("Tags"),
        _C.STATE: tr("State"),
        _C.INTERVAL: tr("Wait"),
        _C.MEMORY: tr("Memory"),
        _C.ANSWERS: tr("Times answered"),
        _C.LAPSES: tr("Forgotten"),
        _C.LAST: tr("Last answer"),
        _C.ADDED: tr("Added"),
        _C.EDITED: tr("Edited"),
        _C.TYPE: tr("Note type"),
        _C.SOURCE: tr("Article"),
    }[column]


def meaning_words(column: CardColumn) -> str:
    """What a column tells, where its name does not say it; else ""."""
    return {
        _C.INTERVAL: tr("Days from the last answer to the next"),
        _C.MEMORY: tr("Days after which one in ten such cards is forgotten"),
        _C.ANSWERS: tr("How often it was answered"),
        _C.LAPSES: tr("How often it was forgotten"),
    }.get(column, "")


def cell_words(line: CardLine, column: CardColumn) -> str:
    """What a row shows in a column."""
    if column in _SIDES:
        return plain_card(line.front if column is _C.QUESTION else line.back)
    days = {_C.INTERVAL: line.interval, _C.MEMORY: line.memory}
    dates = {_C.LAST: line.last, _C.ADDED: line.added, _C.EDITED: line.edited}
    if column in days:
        return _days(days[column])
    if column in dates:
        return _date(dates[column])
    if column in (_C.ANSWERS, _C.LAPSES):
        return format_number(line.reps if column is _C.ANSWERS else line.lapses)
    if column is _C.STATE:
        return _state(line)
    if column is _C.TYPE:
        return line.type_name or _kind(line.kind)
    if column is _C.DUE:
        return next_words(line)
    return {_C.DECK: line.deck, _C.TAGS: line.tags, _C.SOURCE: line.source}[column]


def _days(days: float | None) -> str:
    return "" if days is None else tr("{n} d", n=format_number(round(days)))


def _date(day: date | None) -> str:
    return "" if day is None else format_day(day)


def _state(line: CardLine) -> str:
    if line.hold is not HoldReason.NONE:
        return hold_words(line.hold)
    return {
        Phase.NEW: tr("new"),
        Phase.STEP: tr("being learnt"),
        Phase.REVIEW: tr("learnt"),
    }[line.phase]


def _kind(kind: CardKind) -> str:
    return {
        CardKind.QUESTION: tr("Question and answer"),
        CardKind.CLOZE: tr("Gap"),
        CardKind.LIST: tr("List"),
    }[kind]
