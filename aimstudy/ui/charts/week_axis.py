"""Weeks from left to right: a slot each, dates below, as many as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from aimstudy.ui.charts.painted import draw_line, draw_note, note_font, text_width
from aimstudy.ui.theme import current_tokens
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import format_day, format_short_day


@dataclass(frozen=True, slots=True)
class WeekAxis:
    """``mondays`` share the px from ``left`` to ``right``."""

    mondays: Sequence[date]
    left: float
    right: float

    @property
    def slot(self) -> float:
        """Px that a week has."""
        return (self.right - self.left) / max(1, len(self.mondays))

    def at(self, place: int) -> float:
        """The middle of the week at ``place``."""
        return self.left + (place + 0.5) * self.slot

    def place_at(self, across: float) -> int | None:
        """The week that stands there."""
        if not self.mondays or not self.left <= across <= self.right:
            return None
        return min(len(self.mondays) - 1, int((across - self.left) / self.slot))

    def labelled(self) -> list[int]:
        """Places of the weeks with a date below: evenly apart, the last one always.

        The last date may have to stand a little to the left of its week, so twice the room is kept
        where weeks are narrower than dates.
        """
        if not self.mondays:
            return []
        widest = max(text_width(self._name(monday)) for monday in self.mondays[-60:])
        room = widest + GAP + max(0.0, (widest - self.slot) / 2)
        step = max(1, ceil(room / max(0.05, self.slot)))
        return list(range(len(self.mondays) - 1, -1, -step))[::-1]

    def draw_dates(self, painter: QPainter, baseline: float) -> None:
        """Write the dates of the Mondays."""
        for place in self.labelled():
            name = self._name(self.mondays[place])
            width = text_width(name)
            left = min(max(self.left, self.at(place) - width / 2), self.right - width)
            draw_note(painter, QPointF(left, baseline), name, current_tokens().muted)

    def _name(self, monday: date) -> str:
        far = self.mondays[0].year != self.mondays[-1].year and len(self.mondays) > 53
        return format_day(monday) if far else format_short_day(monday)


def draw_level(painter: QPainter, left: float, right: float, height: float, text: str) -> None:
    """A line across at a value, which is written at its left."""
    tokens = current_tokens()
    draw_line(painter, [QPointF(left, height), QPointF(right, height)], tokens.line, 1.0)
    half = QFontMetricsF(note_font()).capHeight() / 2
    place = QPointF(left - SMALL - text_width(text), height + half)
    draw_note(painter, place, text, tokens.muted)
