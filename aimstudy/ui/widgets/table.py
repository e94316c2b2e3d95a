"""A table in the house style: whole rows, hairlines between them, rows that grow with the text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import MEDIUM, SMALL

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 6  # of one cell that wraps
WRAPPING = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
FOCUS_BAR = 3  # px, at the left of the row that the keys have reached


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: its text with room around it, the chosen row's ground, a hairline below."""

    def __init__(self, table: QTableView, wraps: bool) -> None:
        super().__init__(table)
        self._table = table
        self._wraps = wraps

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        tokens = current_tokens()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, color(tokens.info))
        painter.setPen(color(tokens.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        current = self._table.currentIndex()
        if self._table.hasFocus() and index.row() == current.row() and index.column() == 0:
            painter.fillRect(
                QRect(area.left(), area.top(), FOCUS_BAR, area.height()), color(tokens.focus)
            )
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(_ink(ink) if ink is not None and not chosen else color(tokens.text))
        painter.setFont(font(Role.BODY))
        self._paint_text(painter, area, str(index.data() or ""))

    def _paint_text(self, painter: QPainter, area: QRect, text: str) -> None:
        inner = QRectF(area.adjusted(SMALL, SMALL // 2, -SMALL, -SMALL // 2))
        if not self._wraps:
            flat = " ".join(text.split())
            metrics = QFontMetrics(font(Role.BODY))
            shown = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        painter.save()
        painter.setClipRect(inner)
        painter.drawText(inner.toRect(), int(WRAPPING), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the text at the column's present width."""
        metrics = QFontMetrics(font(Role.BODY))
        text = str(index.data() or "")
        if not self._wraps:
            return QSize(metrics.horizontalAdvance(text) + 2 * SMALL + 2, self._least(metrics))
        stretched = (
            self._table.horizontalHeader().sectionResizeMode(index.column())
            is QHeaderView.ResizeMode.Stretch
        )
        if not stretched:
            return QSize(metrics.horizontalAdvance(text) + 2 * SMALL + 2, self._least(metrics))
        width = max(1, self._table.columnWidth(index.column()) - 2 * SMALL)
        box = metrics.boundingRect(QRect(0, 0, width, 100_000), int(WRAPPING), text)
        height = min(box.height(), MOST_LINES * metrics.lineSpacing())
        return QSize(width, max(self._least(metrics), height + 2 * SMALL))

    @staticmethod
    def _least(metrics: QFontMetrics) -> int:
        return metrics.height() + 2 * SMALL


class Table(QTableView):
    """A QTableView that selects rows and is named for screen readers.

    Tab leaves it; arrows move in it. With ``wraps`` rows grow with their text.
    """

    def __init__(self, name: str, wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(wraps)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowDelegate(self, wraps))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        if wraps:
            self._fitting = QTimer(self, singleShot=True, interval=0)
            self._fitting.timeout.connect(self.resizeRowsToContents)
            self.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        theme_changed.connect(self._fit_rows)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = QFontMetrics(font(Role.BODY)).height() + 2 * SMALL
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)
        self.horizontalHeader().setMinimumSectionSize(4 * MEDIUM)
        self.setMinimumHeight(4 * height)


def _ink(value: object) -> QColor:
    return value.color() if isinstance(value, QBrush) else QColor(value)
