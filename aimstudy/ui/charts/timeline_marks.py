"""Paints what lies over the bars and under the axis: recall, today, exams, quiet marks.

Knows tokens and fonts; decides nothing and keeps nothing.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from aimstudy.ui.charts.label_lanes import Place
from aimstudy.ui.charts.painted import (
    STOPPED_DASHES,
    draw_line,
    draw_note,
    draw_recall,
    note_font,
)
from aimstudy.ui.charts.timeline_geometry import GLYPH, QuietPlace, TimelineGeometry
from aimstudy.ui.charts.timeline_picture import Picture, QuietKind, RecallTrace
from aimstudy.ui.theme import current_tokens
from aimstudy.ui.tokens import TINY

STRIP = 3.0  # px, the height of a window's line
# Lines of several exams differ by dashes as well as by colour.
STYLES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("accent", ()),
    ("good", (9.0, 4.0)),
    ("violet", (2.0, 3.0)),
    ("rose", (10.0, 3.0, 2.0, 3.0)),
    ("sky", (16.0, 4.0)),
    ("hard", (5.0, 2.0)),
)


def style_of(style: int) -> tuple[str, tuple[float, ...]]:
    """Colour and dashes of line ``style``; beyond the last they begin again."""
    name, dashes = STYLES[style % len(STYLES)]
    return str(getattr(current_tokens(), name)), dashes


def paint_recall(painter: QPainter, picture: Picture, place: TimelineGeometry) -> None:
    """The lines of recall with their bands, cut to the plot; that of the first exam if stopped."""
    if not place.recall:
        return
    painter.save()
    painter.setClipRect(place.plot.adjusted(0, -2, 0, 0))
    half = place.slot / 2
    across = replace(place.across, start=place.across.start + half, end=place.across.end + half)
    if picture.traces:
        _paint_stopped(painter, picture.traces[0], place)
    for trace in reversed(picture.traces):
        ink, dashes = style_of(trace.style)
        draw_recall(painter, trace.line, across, place.recall, ink, dashes)
    painter.restore()


def _paint_stopped(painter: QPainter, trace: RecallTrace, place: TimelineGeometry) -> None:
    assert place.recall
    points = [QPointF(place.middle(day), place.recall.at(share)) for day, share in trace.stopped]
    draw_line(painter, points, current_tokens().control, 1.5, STOPPED_DASHES)


def paint_today(painter: QPainter, picture: Picture, place: TimelineGeometry) -> None:
    """Where the person is."""
    if picture.today not in place.span:
        return
    tokens = current_tokens()
    metrics = QFontMetricsF(note_font())
    left = place.across.at(picture.today.toordinal()) + 0.5
    low = place.lane_baseline(place.today.lane if place.today else 0)
    ends = [QPointF(left, low - metrics.ascent()), QPointF(left, place.plot.bottom())]
    draw_line(painter, ends, tokens.accent, 1.0)
    if place.today:
        _ground(painter, place.today, low)
        draw_note(painter, QPointF(place.today.start, low), place.today_word, tokens.accent)


def paint_exams(painter: QPainter, place: TimelineGeometry) -> None:
    """Each exam's line, and its label where there was room for it."""
    tokens = current_tokens()
    metrics = QFontMetricsF(note_font(bold=True))
    for exam in place.exams:
        lane = exam.place.lane if exam.place else 0
        low = place.lane_baseline(lane)
        ends = [QPointF(exam.at, low - metrics.ascent()), QPointF(exam.at, place.plot.bottom())]
        draw_line(painter, ends, tokens.text, 1.5)
    for exam in place.exams:  # above all lines
        if exam.place:
            low = place.lane_baseline(exam.place.lane)
            _ground(painter, exam.place, low)
            text = metrics.elidedText(exam.label, Qt.TextElideMode.ElideRight, exam.place.width + 1)
            draw_note(painter, QPointF(exam.place.start, low), text, tokens.text, bold=True)


def _ground(painter: QPainter, place: Place, low: float) -> None:
    """Keep lines that had to cross a label out of its letters."""
    metrics = QFontMetricsF(note_font(bold=True))
    box = QRectF(place.start - 2, low - metrics.ascent(), place.width + 4, metrics.height())
    painter.fillRect(box, QColor(current_tokens().surface))


def paint_quiet(painter: QPainter, place: TimelineGeometry) -> None:
    """Marks on the axis, windows as long as they are, and words below beside the same mark."""
    bottom = place.plot.bottom()
    for quiet in place.quiet:
        if quiet.mark.kind is QuietKind.WINDOW:
            strip = QRectF(quiet.left, bottom + 1, max(2.0, quiet.right - quiet.left), STRIP)
            painter.fillRect(strip, QColor(current_tokens().control))
    for quiet in place.quiet:
        if quiet.mark.kind is not QuietKind.WINDOW:
            _paint_glyph(painter, quiet.mark.kind, (quiet.left + quiet.right) / 2, bottom)
        if quiet.place:
            _paint_words(painter, quiet, quiet.place, place)


def _paint_words(painter: QPainter, quiet: QuietPlace, at: Place, place: TimelineGeometry) -> None:
    """The words; beside them the mark once more, unless they had to stand over its place."""
    metrics = QFontMetricsF(note_font())
    row = place.axis_rows + at.lane
    baseline = place.plot.bottom() + TINY + metrics.ascent() + row * place.line
    text = metrics.elidedText(quiet.mark.label, Qt.TextElideMode.ElideRight, at.width + 1)
    draw_note(painter, QPointF(at.start, baseline), text, current_tokens().muted)
    if at.start < at.at < at.end:
        return
    middle, half = baseline - metrics.capHeight() / 2, GLYPH / 2
    if quiet.mark.kind is QuietKind.WINDOW:
        dash = QRectF(at.at - half, middle - STRIP / 2, GLYPH, STRIP)
        painter.fillRect(dash, QColor(current_tokens().control))
    else:
        _paint_glyph(painter, quiet.mark.kind, at.at, middle)


def _paint_glyph(painter: QPainter, kind: QuietKind, across: float, middle: float) -> None:
    """A diamond for a milestone, a flag for a deadline."""
    half = GLYPH / 2
    top, low = QPointF(across, middle - half), QPointF(across, middle + half)
    corners = [top, QPointF(across + half, middle), low, QPointF(across - half, middle)]
    if kind is QuietKind.DEADLINE:
        left = across - half
        corners = [QPointF(left, middle - half), corners[1], QPointF(left, middle + half)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_tokens().muted))
    painter.drawPolygon(QPolygonF(corners))
