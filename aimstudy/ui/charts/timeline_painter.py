"""Paints the timeline from its geometry: bars, budget, recall, exams, today and the focused day.

Knows tokens and fonts; decides nothing and keeps nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import DayLoad
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.charts.axis import date_ticks
from aimstudy.ui.charts.painted import (
    draw_line,
    draw_note,
    draw_recall,
    note_font,
    text_width,
)
from aimstudy.ui.charts.timeline_geometry import Margins, TimelineGeometry, budget_runs
from aimstudy.ui.theme import color, current_tokens, pixels
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.translations import format_number, format_short_day, tr

BUDGET_DASHES = [2.0, 4.0]
DAY_LABEL_ROOM = 2.2  # widths of a label from one date to the next


def margins() -> Margins:
    """Room that the labels need at the present text size."""
    metrics = QFontMetricsF(note_font())
    return Margins(
        left=text_width("100 %") + SMALL,
        top=2 * metrics.height() + TINY,
        right=TINY,
        bottom=metrics.height() + SMALL,
    )


def paint_timeline(
    painter: QPainter,
    view: TimelineView,
    place: TimelineGeometry,
    focused: date | None,
    active: bool,
) -> None:
    """Draw everything; ``focused`` is the chosen day, ringed strongly while ``active``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if focused:
        _paint_column(painter, place.column(focused))
    _paint_frame(painter, place)
    _paint_days_off(painter, view, place)
    _paint_bars(painter, view.forecast.days, place)
    _paint_budget(painter, view.forecast.days, place)
    _paint_recall(painter, view, place)
    _paint_marks(painter, view, place)
    if focused and active:
        _paint_ring(painter, place.column(focused))


def _paint_column(painter: QPainter, column: QRectF) -> None:
    painter.fillRect(column, color(current_tokens().info))


def _paint_ring(painter: QPainter, column: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(current_tokens().focus), 2))
    painter.drawRoundedRect(column.adjusted(-2, 0, 2, 1), TINY, TINY)


def _paint_frame(painter: QPainter, place: TimelineGeometry) -> None:
    tokens = current_tokens()
    half = QFontMetricsF(note_font()).capHeight() / 2
    levels = [(place.minutes.at(tick), format_number(tick)) for tick in place.minute_ticks]
    if place.recall:
        levels += [(place.recall.at(share / 100), f"{share} %") for share in (0, 50, 100)]
    for height, text in levels:
        ends = [QPointF(place.plot.left(), height), QPointF(place.plot.right(), height)]
        draw_line(painter, ends, tokens.line, 1.0)
        left = place.plot.left() - SMALL - text_width(text)
        draw_note(painter, QPointF(left, height + half), text, tokens.muted)
    last = date.fromordinal(place.first.toordinal() + place.count - 1)
    widest = text_width(format_short_day(date(2026, 12, 28)))
    most = max(1, int(place.plot.width() / (widest * DAY_LABEL_ROOM)))
    baseline = place.plot.bottom() + SMALL + QFontMetricsF(note_font()).ascent()
    for day in date_ticks(place.first, last, most):
        left = place.across.at(day.toordinal())
        text = format_short_day(day)
        if left + text_width(text) <= place.plot.right() + TINY:
            draw_note(painter, QPointF(left, baseline), text, tokens.muted)


def _paint_days_off(painter: QPainter, view: TimelineView, place: TimelineGeometry) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(current_tokens().control), Qt.BrushStyle.BDiagPattern))
    top = place.minute_ticks[-1] / 4
    for load in view.forecast.days:
        if load.day in view.calendar.days_off:
            painter.drawRect(place.bar(load.day, 0.0, top))


def _paint_bars(painter: QPainter, days: Sequence[DayLoad], place: TimelineGeometry) -> None:
    tokens = current_tokens()
    refresh = [place.bar(d.day, 0.0, d.refresh_minutes) for d in days if d.refresh_minutes > 0]
    new = [
        place.bar(d.day, d.refresh_minutes, d.refresh_minutes + d.new_minutes)
        for d in days
        if d.new_minutes > 0
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    for bars, ink in ((refresh, tokens.control), (new, tokens.accent)):
        painter.setBrush(QColor(ink))
        painter.drawRects(bars)


def _paint_budget(painter: QPainter, days: Sequence[DayLoad], place: TimelineGeometry) -> None:
    tokens = current_tokens()
    for first, after, minutes in budget_runs(days):
        height = place.minutes.at(minutes)
        left = place.plot.left() + first * place.slot
        right = place.plot.left() + after * place.slot
        ends = [QPointF(left, height), QPointF(right, height)]
        draw_line(painter, ends, tokens.text, 1.5, BUDGET_DASHES)


def _paint_recall(painter: QPainter, view: TimelineView, place: TimelineGeometry) -> None:
    if not place.recall:
        return
    last = max(exam.day for exam in view.exams)
    line = [(load.day, load.recall) for load in view.forecast.days if load.day <= last]
    half = place.slot / 2
    across = replace(place.across, start=place.plot.left() + half, end=place.plot.right() + half)
    draw_recall(painter, line, across, place.recall)


def _paint_marks(painter: QPainter, view: TimelineView, place: TimelineGeometry) -> None:
    tokens = current_tokens()
    metrics = QFontMetricsF(note_font())
    low = place.plot.top() - TINY - metrics.descent()
    left = place.across.at(view.today.toordinal()) + 1
    top = low - metrics.ascent()
    draw_line(painter, [QPointF(left, top), QPointF(left, place.plot.bottom())], tokens.accent, 1.0)
    draw_note(painter, QPointF(left + TINY, low), tr("today"), tokens.accent)
    taken: list[tuple[float, float]] = []
    for exam in sorted(view.exams, key=lambda each: each.day):
        if 0 <= (exam.day - place.first).days < place.count:
            _paint_exam(painter, view, place, exam, taken)


def _paint_exam(
    painter: QPainter,
    view: TimelineView,
    place: TimelineGeometry,
    exam: Exam,
    taken: list[tuple[float, float]],
) -> None:
    tokens = current_tokens()
    across = place.column(exam.day).center().x()
    bottom = QPointF(across, place.plot.bottom())
    draw_line(painter, [QPointF(across, 0), bottom], tokens.text, 1.5)
    room = place.plot.width() - pixels(8)
    full = exam_label(view, exam)
    for text in (full, exam.name, ""):
        width = text_width(text, bold=True)
        left = across - SMALL - width if across - width > place.plot.left() else across + SMALL
        free = all(left > right or left + width < start for start, right in taken)
        if width < room and free and left + width <= place.plot.right():
            taken.append((left - SMALL, left + width + SMALL))
            place_at = QPointF(left, QFontMetricsF(note_font()).ascent())
            draw_note(painter, place_at, text, tokens.text, bold=True)
            return


def exam_label(view: TimelineView, exam: Exam) -> str:
    """``AIM exam · 2 Jan · 81–90 of 100``; without the range where there is no evidence."""
    parts = [exam.name, format_short_day(exam.day)]
    load = next((load for load in view.forecast.days if load.day == exam.day), None)
    if load and view.forecast.enough_evidence:
        low, high = round(load.recall.low * 100), round(load.recall.high * 100)
        parts.append(tr("{low}–{high} of 100", low=low, high=high))
    return " · ".join(parts)
