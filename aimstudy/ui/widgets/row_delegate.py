"""Paints the cells of a table: text with room around it, the chosen row, a hairline below."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from aimstudy.ui.theme import Role, color, current_tokens, font
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.unbroken import unbroken

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 6  # of one cell that wraps
MOST_DRAWN = 1_000  # characters of a cell; more than any column shows
WRAPPING = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SOFT_HYPHEN = "\u00ad"
FOCUS_BAR = 3  # px, at the left of the row that the keys have reached


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: its text with room around it, the chosen row's ground, a hairline below."""

    def __init__(self, table: QTableView, wraps: bool, middle: Collection[int] = ()) -> None:
        super().__init__(table)
        self._table = table
        self._wraps = wraps
        self._middle = middle

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
        self._paint_text(painter, area, unbroken(in_short(str(index.data() or ""))), index.column())

    def _paint_text(self, painter: QPainter, area: QRect, text: str, column: int) -> None:
        inner = QRectF(area.adjusted(SMALL, SMALL // 2, -SMALL, -SMALL // 2))
        if not self._wraps:
            flat = " ".join(text.split())
            metrics = QFontMetrics(font(Role.BODY))
            mode = Qt.TextElideMode
            where = mode.ElideMiddle if column in self._middle else mode.ElideRight
            shown = metrics.elidedText(flat, where, int(inner.width()))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        painter.save()
        painter.setClipRect(inner)
        within = inner.toRect()
        shown = parted(text, QFontMetrics(painter.font()), within.width())
        painter.drawText(within, int(WRAPPING), shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the text at the column's present width."""
        metrics = QFontMetrics(font(Role.BODY))
        text = unbroken(in_short(str(index.data() or "")))
        if not self._wraps:
            return QSize(metrics.horizontalAdvance(text) + 2 * SMALL + 2, self._least(metrics))
        stretched = (
            self._table.horizontalHeader().sectionResizeMode(index.column())
            is QHeaderView.ResizeMode.Stretch
        )
        if not stretched:
            return QSize(metrics.horizontalAdvance(text) + 2 * SMALL + 2, self._least(metrics))
        width = max(1, self._table.columnWidth(index.column()) - 2 * SMALL)
        text = parted(text, metrics, width)
        box = metrics.boundingRect(QRect(0, 0, width, 100_000), int(WRAPPING), text)
        height = min(box.height(), MOST_LINES * metrics.lineSpacing())
        return QSize(width, max(self._least(metrics), height + 2 * SMALL))

    @staticmethod
    def _least(metrics: QFontMetrics) -> int:
        return metrics.height() + 2 * SMALL


def parted(text: str, metrics: QFontMetrics, width: int) -> str:
    """``text`` whose words that are wider than ``width`` (px) can be broken, with a hyphen."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    return "\n".join(
        " ".join(_parts(word, metrics, width) for word in line.split(" "))
        for line in text.split("\n")
    )


def _parts(word: str, metrics: QFontMetrics, width: int) -> str:
    parts, hyphen = [], metrics.horizontalAdvance("-")
    while len(word) > 1 and metrics.horizontalAdvance(word) > width:
        fits = next(
            (n for n in range(len(word) - 1, 1, -1)
             if metrics.horizontalAdvance(word[:n]) + hyphen <= width), 1,
        )  # fmt: skip
        parts.append(word[:fits])
        word = word[fits:]
    return _SOFT_HYPHEN.join([*parts, word])


def in_short(text: str) -> str:
    """``text``; of one as long as a book as much as a cell could show."""
    return text if len(text) <= MOST_DRAWN else f"{text[:MOST_DRAWN]}…"


def _ink(value: object) -> QColor:
    return value.color() if isinstance(value, QBrush) else QColor(value)
