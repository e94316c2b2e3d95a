"""The chart's legend: each mark painted as the chart paints it, with its word."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.charts.painted import LINE_WIDTH, STOPPED_DASHES, draw_line
from aimstudy.ui.charts.timeline_marks import style_of
from aimstudy.ui.charts.timeline_painter import BUDGET_DASHES
from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.timeline.outlooks import told
from aimstudy.ui.timeline.words import short_name, usual_budget
from aimstudy.ui.tokens import BAND_ALPHA, GAP, SMALL, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow

LEAST_MARK = 120  # px


class MarkKind(StrEnum):
    """What a mark in the chart stands for."""

    REFRESH = "refresh"
    NEW = "new"
    BUDGET = "budget"
    RECALL = "recall"
    STOPPED = "stopped"


SAMPLE = {MarkKind.REFRESH: 10, MarkKind.NEW: 10}  # px wide; lines are longer
LINE_SAMPLE = 26


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A mark and its word; ``style`` tells lines of recall apart."""

    kind: MarkKind
    text: str
    style: int = 0


def legend_entries(view: TimelineView, by_week: bool) -> tuple[LegendEntry, ...]:
    """The marks that stand in the picture of ``view``."""
    minutes = {minutes for minutes in view.calendar.minutes if minutes}
    budget = tr("your minutes")
    if len(minutes) == 1 and not by_week:
        budget = trn("your {n} minute", "your {n} minutes", usual_budget(view.calendar))
    entries = [
        LegendEntry(MarkKind.REFRESH, tr("refresh")),
        LegendEntry(MarkKind.NEW, tr("new")),
        LegendEntry(MarkKind.BUDGET, budget),
    ]
    parts = [part for part in view.ahead if told(part)]
    for style, part in enumerate(parts):
        words = (
            tr("recall, {name}", name=short_name(part.exam.name))
            if len(parts) > 1
            else tr("recall, with range")
        )
        entries.append(LegendEntry(MarkKind.RECALL, words, style))
    if parts and len(parts[0].stopped) > 1:
        name = short_name(parts[0].exam.name)
        words = tr("{name}, if you stop today", name=name)
        text = words if len(parts) > 1 else tr("if you stop today")
        entries.append(LegendEntry(MarkKind.STOPPED, text))
    return tuple(entries)


class Legend(FlowRow):
    """The marks in a row that may break."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent, gap=GAP)
        self.entries: tuple[LegendEntry, ...] = ()

    def set_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show ``entries``."""
        if entries == self.entries:
            return
        self.entries = entries
        empty(self.flow)
        for entry in entries:
            self.flow.addWidget(LegendMark(entry))
        self.updateGeometry()


class LegendMark(QWidget):
    """One mark with its word."""

    def __init__(self, entry: LegendEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setAccessibleName(entry.text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.NOTE))
        width = self._room() + SMALL + metrics.horizontalAdvance(self._entry.text) + 2
        return QSize(width, metrics.height() + TINY)

    def minimumSizeHint(self) -> QSize:
        """A long word is cut rather than the page widened."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), LEAST_MARK), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sample(painter)
        painter.setFont(font(Role.NOTE))
        painter.setPen(QColor(tokens.muted))
        area = QRectF(self._room() + SMALL, 0, self.width(), self.height())
        metrics = QFontMetrics(font(Role.NOTE))
        text = metrics.elidedText(
            self._entry.text, Qt.TextElideMode.ElideRight, self.width() - self._room() - SMALL
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _room(self) -> int:
        return SAMPLE.get(self._entry.kind, LINE_SAMPLE)

    def _paint_sample(self, painter: QPainter) -> None:
        tokens, kind = current_tokens(), self._entry.kind
        middle = self.height() / 2
        ends = [QPointF(0, middle), QPointF(self._room(), middle)]
        if kind is MarkKind.BUDGET:
            draw_line(painter, ends, tokens.text, 1.5, BUDGET_DASHES)
        elif kind is MarkKind.STOPPED:
            draw_line(painter, ends, tokens.control, 1.5, STOPPED_DASHES)
        elif kind is MarkKind.RECALL:
            ink, dashes = style_of(self._entry.style)
            painter.fillRect(QRectF(0, middle - 5, self._room(), 10), color(ink, BAND_ALPHA))
            draw_line(painter, ends, ink, LINE_WIDTH, dashes)
        else:
            ink = tokens.beside if kind is MarkKind.REFRESH else tokens.accent
            painter.fillRect(QRectF(0, middle - 6, self._room(), 12), QColor(ink))
