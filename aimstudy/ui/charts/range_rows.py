"""Shares as rows: a name, a dot inside its range, the figure; what was expected as a pale box.

Where it is narrow the name stands above its line. Knows no library.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from aimstudy.ui.charts.axis import Scale
from aimstudy.ui.charts.painted import draw_line, draw_note, note_font, text_width
from aimstudy.ui.charts.picked_chart import PickedChart
from aimstudy.ui.charts.range_marks import RangeMark, draw_range_mark
from aimstudy.ui.theme import current_tokens, pixels
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import format_number

BESIDE = 460  # px at 100 % from which names stand beside their lines
NAMES_SHARE = 0.4  # of the width, at most
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class RangeRow:
    """``share`` (0-1) within ``low`` to ``high``, None where there is too little to say it.

    ``figure`` stands at the right; ``expected`` is the part of the line where it should be.
    """

    name: str
    figure: str
    share: float | None
    low: float = 0.0
    high: float = 1.0
    few: bool = False
    expected: tuple[float, float] | None = None


class RangeRows(PickedChart):
    """As high as its rows."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._rows: tuple[RangeRow, ...] = ()

    def set_rows(self, rows: Sequence[RangeRow]) -> None:
        """Show ``rows`` from the top; words are set apart."""
        self._rows = tuple(rows)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(560), self._height(pixels(560)))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(160), self._height(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def entry_at(self, place: QPointF) -> int | None:
        row = int((place.y() - MEDIUM) // self._row_height(self.width()))
        return row if place.y() >= MEDIUM and row < len(self._rows) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, across = self._row_height(self.width()), self._scale()
        for place, ground in self.grounds().items():
            area = QRectF(MEDIUM / 2, MEDIUM + place * height, self.width() - MEDIUM, height)
            painter.fillRect(area, ground)
        floor = MEDIUM + len(self._rows) * height
        for share in LEVELS:
            x = across.at(share)
            draw_line(painter, [QPointF(x, MEDIUM), QPointF(x, floor)], current_tokens().line, 1.0)
        for place, row in enumerate(self._rows):
            self._draw_row(painter, row, MEDIUM + place * height, across)
        self._draw_levels(painter, across, floor)
        self.draw_ring(painter)
        painter.end()

    def _beside(self, width: int) -> bool:
        return width >= pixels(BESIDE)

    def _row_height(self, width: int) -> float:
        line = QFontMetricsF(note_font()).height()
        return line + GAP if self._beside(width) else 2 * line + GAP

    def _height(self, width: int) -> int:
        line = QFontMetricsF(note_font()).height()
        return round(len(self._rows) * self._row_height(width) + line + 2 * MEDIUM)

    def _scale(self) -> Scale:
        figures = max((text_width(row.figure) for row in self._rows), default=0.0)
        left, right = float(GAP), self.width() - float(GAP)
        if self._beside(self.width()):
            names = max((text_width(row.name) for row in self._rows), default=0.0)
            left += min(names, NAMES_SHARE * self.width()) + GAP
            right -= figures + GAP
        return Scale(0.0, 1.0, left, right)

    def _draw_row(self, painter: QPainter, row: RangeRow, top: float, across: Scale) -> None:
        tokens, metrics = current_tokens(), QFontMetricsF(note_font())
        beside = self._beside(self.width())
        height = self._row_height(self.width())
        middle = top + (height / 2 if beside else height - metrics.height() / 2 - SMALL)
        words = (middle + metrics.capHeight() / 2) if beside else top + SMALL + metrics.ascent()
        right = self.width() - GAP - text_width(row.figure)
        room = (across.start - 2 * GAP) if beside else right - 2 * GAP
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        draw_note(painter, QPointF(GAP, words), name, tokens.text)
        draw_note(painter, QPointF(right, words), row.figure, tokens.muted)
        if row.expected:
            self._draw_expected(painter, row.expected, middle, across)
        if row.share is not None:
            low, share, high = (
                QPointF(across.at(each), middle) for each in (row.low, row.share, row.high)
            )
            draw_range_mark(painter, RangeMark(low, share, high, row.few), tokens.accent)

    def _draw_expected(
        self, painter: QPainter, expected: tuple[float, float], middle: float, across: Scale
    ) -> None:
        tokens, half = current_tokens(), QFontMetricsF(note_font()).height() / 2 - 1
        left, right = (across.at(each) for each in expected)
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.setBrush(QColor(tokens.surface2))
        painter.drawRoundedRect(QRectF(left, middle - half, right - left, 2 * half), 3, 3)

    def _draw_levels(self, painter: QPainter, across: Scale, floor: float) -> None:
        baseline = floor + QFontMetricsF(note_font()).ascent()
        for share in LEVELS[::2]:
            text = format_number(100 * share)
            left = min(across.at(share) - text_width(text) / 2, self.width() - text_width(text))
            draw_note(painter, QPointF(left, baseline), text, current_tokens().muted)
