"""Paints the timeline from its geometry: axis, bars, budget, days off and the chosen day.

Knows tokens and fonts; decides nothing and keeps nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from aimstudy.ui.charts.axis import date_ticks
from aimstudy.ui.charts.painted import draw_line, draw_note, note_font, text_width
from aimstudy.ui.charts.timeline_geometry import Measure, TimelineGeometry
from aimstudy.ui.charts.timeline_marks import (
    paint_exams,
    paint_quiet,
    paint_recall,
    paint_today,
)
from aimstudy.ui.charts.timeline_picture import Picture
from aimstudy.ui.charts.timeline_span import MONTH, WEEK, Bar, Span, budget_above, budget_runs
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.timeline.whole_parts import figure
from aimstudy.ui.timeline.words import minutes_words
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.translations import (
    format_number,
    format_short_day,
    month_name,
    short_weekday,
    tr,
    trn,
    weekday_name,
)

BUDGET_DASHES = [2.0, 4.0]
DAY_LABEL_ROOM = 2.2  # widths of a label from one date to the next
LEAST_COLUMN = 8.0  # px, of the ground under the chosen day
ROUND_FROM = 6.0  # px: narrower bars keep their corners
ROUNDING = 2.0
GROUND_ALPHA = 225  # of 255, under a number that a line may cross
POINTED_ALPHA = 110  # of 255, of the ground under the day at the pointer
A_DATE = date(2026, 12, 28)  # as wide as dates get


@dataclass(frozen=True, slots=True)
class Focus:
    """The chosen day, whether the keys are on the chart, and the day under the pointer."""

    day: date | None
    active: bool
    pointed: date | None = None


def measure_for(span: Span, width: float) -> Measure:
    """Text as it is measured at the present size; a month has its name under the days."""
    metrics = QFontMetricsF(note_font())
    rows = 2 if _numbers_fit(span, width) else 1
    return Measure(metrics.height() + TINY, text_width, tr("today"), rows)


def _numbers_fit(span: Span, width: float) -> bool:
    """Whether every day of a month can have its number."""
    room = (width - text_width("100 %") - SMALL) / span.count
    return span.count == MONTH and room >= text_width("28") + TINY


def paint_timeline(
    painter: QPainter, picture: Picture, place: TimelineGeometry, focus: Focus
) -> None:
    """Draw everything; the day of ``focus`` has a ground, and a ring while it is active.

    The day under the pointer has a paler ground of another colour, and never a ring.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marked = focus.day is not None and focus.day in place.span
    if focus.pointed and focus.pointed != focus.day and focus.pointed in place.span:
        painter.fillRect(_chosen(place, focus.pointed), color(current_tokens().line, POINTED_ALPHA))
    if focus.day and marked:
        painter.fillRect(_chosen(place, focus.day), color(current_tokens().info))
    _paint_levels(painter, place)
    _paint_dates(painter, place)
    _paint_days_off(painter, picture, place)
    _paint_bars(painter, place)
    _paint_budget(painter, place)
    _paint_values(painter, place)
    paint_recall(painter, picture, place)
    paint_exams(painter, place)
    paint_today(painter, picture, place)
    paint_quiet(painter, place)
    if focus.day and marked and focus.active:
        _paint_ring(painter, _chosen(place, focus.day))


def _chosen(place: TimelineGeometry, day: date) -> QRectF:
    column = place.column(day)
    more = max(0.0, LEAST_COLUMN - column.width()) / 2
    return column.adjusted(-more, 0, more, 0)


def _paint_ring(painter: QPainter, column: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(current_tokens().focus), 2))
    painter.drawRoundedRect(column.adjusted(-2, 0, 2, 1), TINY, TINY)


def _paint_levels(painter: QPainter, place: TimelineGeometry) -> None:
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


def _baseline(place: TimelineGeometry, row: int = 0) -> float:
    """Where the text of a row under the axis stands."""
    return place.plot.bottom() + TINY + QFontMetricsF(note_font()).ascent() + row * place.line


def _paint_dates(painter: QPainter, place: TimelineGeometry) -> None:
    span = place.span
    if span.count == WEEK:
        _paint_weekdays(painter, place)
    elif _numbers_fit(span, place.plot.right() + TINY):
        _paint_numbers(painter, place)
    else:
        widest = text_width(format_short_day(A_DATE))
        most = max(1, int(place.plot.width() / (widest * DAY_LABEL_ROOM)))
        if span.count == MONTH:
            most = max(most, min(MONTH // WEEK, int(place.plot.width() / (widest + SMALL))))
        for day in date_ticks(span.first, span.last, most):
            left = place.across.at(day.toordinal())
            text = format_short_day(day)
            if left + text_width(text) <= place.plot.right() + TINY:
                where = QPointF(left, _baseline(place))
                draw_note(painter, where, text, current_tokens().muted)


def _paint_weekdays(painter: QPainter, place: TimelineGeometry) -> None:
    """Each day of a week with its name and date, as full as there is room for."""
    tokens = current_tokens()
    days = [date.fromordinal(place.span.first.toordinal() + n) for n in range(WEEK)]
    choices = (
        [f"{weekday_name(day.weekday()).capitalize()} {day.day}" for day in days],
        [f"{short_weekday(day)} {day.day}" for day in days],
        [str(day.day) for day in days],
    )
    fitting = (
        texts
        for texts in choices
        if max(text_width(text, bold=True) for text in texts) + TINY <= place.slot
    )
    for day, text in zip(days, next(fitting, choices[-1]), strict=True):
        left = place.middle(day) - text_width(text) / 2
        draw_note(painter, QPointF(left, _baseline(place)), text, tokens.muted)


def _paint_numbers(painter: QPainter, place: TimelineGeometry) -> None:
    """The number of every day, hairlines between weeks, and the months in a row of their own."""
    tokens = current_tokens()
    free = place.plot.left()
    for n in range(place.span.count):
        day = date.fromordinal(place.span.first.toordinal() + n)
        text = str(day.day)
        left = place.middle(day) - text_width(text) / 2
        draw_note(painter, QPointF(left, _baseline(place)), text, tokens.muted)
        edge = place.across.at(day.toordinal())
        if n and day.weekday() == 0:
            ends = [QPointF(edge, place.plot.top()), QPointF(edge, place.plot.bottom())]
            draw_line(painter, ends, tokens.line, 1.0)
        name = month_name(day)
        end = edge + text_width(name)
        if (n == 0 or day.day == 1) and edge >= free and end <= place.plot.right() + TINY:
            draw_note(painter, QPointF(edge, _baseline(place, 1)), name, tokens.muted)
            free = end + SMALL


def _paint_days_off(painter: QPainter, picture: Picture, place: TimelineGeometry) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(current_tokens().control), Qt.BrushStyle.BDiagPattern))
    top = place.minute_ticks[-1] / 4
    for day in picture.days_off:
        if not place.by_week and day in place.span and day >= picture.today:
            empty = Bar(day, 1, 0.0, 0.0, 0.0, 0.0, 0)
            painter.drawRect(place.bar(empty, 0.0, top))


def _paint_bars(painter: QPainter, place: TimelineGeometry) -> None:
    if not place.bars:
        return
    tokens = current_tokens()
    refresh = [place.bar(bar, 0.0, bar.refresh) for bar in place.bars if bar.refresh > 0]
    new = [place.bar(bar, bar.refresh, bar.minutes) for bar in place.bars if bar.new > 0]
    painter.setPen(Qt.PenStyle.NoPen)
    for bars, ink in ((refresh, tokens.beside), (new, tokens.accent)):
        painter.setBrush(QColor(ink))
        if place.slot * place.bars[0].count < ROUND_FROM:
            painter.drawRects(bars)
            continue
        for bar in bars:
            painter.drawRoundedRect(bar, ROUNDING, ROUNDING)


def _paint_values(painter: QPainter, place: TimelineGeometry) -> None:
    """Minutes over each bar of a week, where they are read one by one."""
    if place.span.count != WEEK:
        return
    for bar in place.bars:
        if bar.minutes <= 0:
            continue
        text = minutes_words(bar.minutes)
        if text_width(text) > place.slot:
            text = figure(bar.minutes)
        width = text_width(text)
        left = place.middle(bar.first) - width / 2
        metrics = QFontMetricsF(note_font())
        height = place.minutes.at(bar.minutes) - TINY
        if _under_label(place, left, left + width):
            # Where the bar reaches up to the label the number stands inside the bar.
            height = max(height, place.lane_baseline(0) + metrics.descent() + metrics.ascent())
        ground = QRectF(left - 2, height - metrics.ascent(), width + 4, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(current_tokens().surface, GROUND_ALPHA))
        painter.drawRoundedRect(ground, ROUNDING, ROUNDING)
        draw_note(painter, QPointF(left, height), text, current_tokens().text)


def _under_label(place: TimelineGeometry, left: float, right: float) -> bool:
    """Whether a label next to the plot stands over ``left`` to ``right`` px."""
    labels = (place.today, *(exam.place for exam in place.exams))
    return any(
        each is not None and not each.lane and each.start < right and left < each.end
        for each in labels
    )


def _paint_budget(painter: QPainter, place: TimelineGeometry) -> None:
    """A dotted line at each budget; one far above the bars is told of at the axis' upper end."""
    tokens = current_tokens()
    bars: Sequence[Bar] = place.bars
    top = place.minute_ticks[-1]
    for first, after, minutes in budget_runs(bars):
        if minutes > top:
            continue
        height = place.minutes.at(minutes)
        left = place.across.at(bars[first].first.toordinal())
        right = place.across.at(bars[after - 1].last.toordinal() + 1)
        ends = [QPointF(left, height), QPointF(right, height)]
        draw_line(painter, ends, tokens.text, 1.5, BUDGET_DASHES)
    above = budget_above(bars, top)
    if above:
        words = _budget_words(above, place.by_week)
        metrics = QFontMetricsF(note_font())
        left = max(place.plot.left(), place.plot.right() - text_width(words) - TINY)
        height = place.minutes.at(top) + 2
        ground = QRectF(left - 2, height, text_width(words) + 4, metrics.height())
        painter.fillRect(ground, color(tokens.surface, GROUND_ALPHA))
        draw_note(painter, QPointF(left, height + metrics.ascent()), words, tokens.text)


def _budget_words(minutes: int, by_week: bool) -> str:
    if by_week:
        return trn("↑ your {n} minute a week", "↑ your {n} minutes a week", minutes)
    return trn("↑ your {n} minute", "↑ your {n} minutes", minutes)
