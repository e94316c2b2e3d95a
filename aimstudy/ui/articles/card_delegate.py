"""Paints the rows of an article's cards: headings small and quiet, answers under questions."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from aimstudy.ui.articles.card_model import ANSWER_ROLE, CARD, HEADING_ROLE
from aimstudy.ui.theme import Role, color, current_tokens, font
from aimstudy.ui.tokens import MEDIUM, SMALL, TINY
from aimstudy.ui.unbroken import unbroken
from aimstudy.ui.widgets.row_delegate import FOCUS_BAR, WRAPPING, Index, RowDelegate, in_short

MOST_LINES = 4  # of a question, and of an answer


class CardDelegate(RowDelegate):
    """A heading takes the whole row; a card is two texts, one above the other."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table, wraps=True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        if index.data(HEADING_ROLE):
            self._paint_heading(painter, option.rect, _words(index.data()))
        elif index.column() == CARD:
            self._paint_card(painter, option, index)
        else:
            super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for both texts at the column's present width; a heading is one line high."""
        if index.data(HEADING_ROLE):
            height = QFontMetrics(font(Role.NOTE, bold=True)).height() + 2 * TINY + 2
            return QSize(0, height)
        if index.column() != CARD:
            return super().sizeHint(option, index)
        width = max(1, self._table.columnWidth(CARD) - MEDIUM - SMALL)
        question, answer = _heights(index, width)
        return QSize(width, question + answer + TINY // 2 + 2 * SMALL)

    def _paint_heading(self, painter: QPainter, area: QRect, words: str) -> None:
        tokens = current_tokens()
        painter.fillRect(area, color(tokens.bg))
        painter.setPen(color(tokens.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(color(tokens.muted))
        bold = font(Role.NOTE, bold=True)
        painter.setFont(bold)
        inner = area.adjusted(MEDIUM, 0, -SMALL, 0)
        mode = Qt.TextElideMode.ElideRight
        text = QFontMetrics(bold).elidedText(words, mode, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_tokens()
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, color(tokens.info))
        painter.setPen(color(tokens.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            bar = QRect(area.left(), area.top(), FOCUS_BAR, area.height())
            painter.fillRect(bar, color(tokens.focus))
        inner = area.adjusted(MEDIUM, SMALL, -SMALL, -SMALL)
        question, answer = _heights(index, inner.width())
        quiet = index.data(Qt.ItemDataRole.ForegroundRole) is not None
        painter.setPen(color(tokens.muted if quiet else tokens.text))
        painter.setFont(font(Role.BODY))
        top = QRect(inner.left(), inner.top(), inner.width(), question)
        painter.drawText(top, int(WRAPPING), _words(index.data()))
        painter.setPen(color(tokens.muted))
        painter.setFont(font(Role.NOTE))
        below = QRect(inner.left(), top.bottom() + 1 + TINY // 2, inner.width(), answer)
        painter.drawText(below, int(WRAPPING), _words(index.data(ANSWER_ROLE)))


def _heights(index: Index, width: int) -> tuple[int, int]:
    """Heights of question and answer, of a few lines at most."""
    question = _height(Role.BODY, _words(index.data()), width)
    return question, _height(Role.NOTE, _words(index.data(ANSWER_ROLE)), width)


def _height(role: Role, text: str, width: int) -> int:
    metrics = QFontMetrics(font(role))
    box = metrics.boundingRect(QRect(0, 0, width, 100_000), int(WRAPPING), text)
    return min(box.height(), MOST_LINES * metrics.lineSpacing())


def _words(data: object) -> str:
    return unbroken(in_short(str(data or "")))
