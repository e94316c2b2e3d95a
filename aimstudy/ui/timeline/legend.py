"""The chart's legend: each mark painted as the chart paints it, with its word."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.ui.charts.painted import LINE_WIDTH, draw_line
from aimstudy.ui.charts.timeline_painter import BUDGET_DASHES
from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import BAND_ALPHA, SMALL, TINY

SAMPLE = {"refresh": 10, "new": 10, "budget": 20, "recall": 20}  # px wide


class MarkKind(StrEnum):
    """What a mark in the chart stands for."""

    REFRESH = "refresh"
    NEW = "new"
    BUDGET = "budget"
    RECALL = "recall"


class LegendMark(QWidget):
    """One mark with its word."""

    def __init__(self, kind: MarkKind, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_changed.connect(self.updateGeometry)

    def set_words(self, text: str) -> None:
        """Change the word."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.NOTE))
        width = self._room() + SMALL + metrics.horizontalAdvance(self._text) + 2
        return QSize(width, metrics.height() + TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sample(painter)
        painter.setFont(font(Role.NOTE))
        painter.setPen(QColor(tokens.muted))
        area = QRectF(self._room() + SMALL, 0, self.width(), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()

    def _room(self) -> int:
        return SAMPLE[self._kind.value]

    def _paint_sample(self, painter: QPainter) -> None:
        tokens = current_tokens()
        middle = self.height() / 2
        ends = [QPointF(0, middle), QPointF(self._room(), middle)]
        if self._kind is MarkKind.BUDGET:
            draw_line(painter, ends, tokens.text, 1.5, BUDGET_DASHES)
        elif self._kind is MarkKind.RECALL:
            band = QRectF(0, middle - 5, self._room(), 10)
            painter.fillRect(band, color(tokens.accent, BAND_ALPHA))
            draw_line(painter, ends, tokens.accent, LINE_WIDTH)
        else:
            ink = tokens.control if self._kind is MarkKind.REFRESH else tokens.accent
            painter.fillRect(QRectF(0, middle - 6, self._room(), 12), QColor(ink))
