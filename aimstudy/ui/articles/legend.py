"""The legend under the text: each underline with the kind of fact it stands for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.ui.articles.fact_kinds import FactGroup, group_words
from aimstudy.ui.articles.underlines import pen_of
from aimstudy.ui.theme import Role, current_tokens, font, theme_changed
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.widgets.flow import FlowRow

SAMPLE = 22  # px wide


class LegendLine(QWidget):
    """One underline and its words."""

    def __init__(self, group: FactGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setAccessibleName(group_words(group))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.NOTE))
        width = SAMPLE + SMALL + metrics.horizontalAdvance(group_words(self._group)) + 2
        return QSize(width, metrics.height() + TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setPen(pen_of(self._group))
        middle = round(self.height() * 0.6)
        painter.drawLine(0, middle, SAMPLE, middle)
        painter.setFont(font(Role.NOTE))
        painter.setPen(QColor(tokens.muted))
        area = QRectF(SAMPLE + SMALL, 0, self.width(), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, group_words(self._group))
        painter.end()


class FactLegend(FlowRow):
    """All underlines in a row that breaks where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([LegendLine(group) for group in FactGroup], parent)
