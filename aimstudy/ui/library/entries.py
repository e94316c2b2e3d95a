"""How an entry of the sidebar is painted: its name, its count, a bar where it is chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from aimstudy.ui.theme import Role, color, current_tokens, font, theme_changed
from aimstudy.ui.tokens import MEDIUM, RADIUS_CONTROL, SMALL, TINY

Index = QModelIndex | QPersistentModelIndex
COUNT = Qt.ItemDataRole.UserRole
BAR = 3  # px, at the left of the chosen entry


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry as the navigation does: a soft ground and a bar for the chosen one."""

    def __init__(self, entries: QAbstractItemView) -> None:
        super().__init__(entries)
        self._entries = entries
        # A tree of 1,000 decks asks for all heights whenever one is chosen.
        self._heights: dict[tuple[str, str, int, int], int] = {}
        theme_changed.connect(self._forget)

    def area(self, option: QStyleOptionViewItem) -> QRect:
        """Where the entry stands."""
        rect: QRect = option.rect
        return rect

    def indent(self, index: Index) -> int:
        """Pixels before the name."""
        return SMALL + TINY

    def aimed(self, index: Index) -> bool:
        """Whether something that is dragged would be dropped here."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name and count."""
        tokens = current_tokens()
        area = self.area(option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(color(tokens.surface2))
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
            painter.fillRect(area.left(), area.top() + 3, BAR, area.height() - 6, tokens.accent)
        if self.aimed(index) or (chosen and self._entries.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(tokens.focus), 2))
            inner = area.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, RADIUS_CONTROL, RADIUS_CONTROL)
        inner = area.adjusted(self.indent(index), 0, -SMALL, 0)
        count = str(index.data(COUNT))
        painter.setFont(font(Role.NOTE))
        painter.setPen(color(tokens.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        name_font = font(Role.BODY, bold=chosen)
        room = self._room(area.width(), index)
        lines = _lines(str(index.data()), QFontMetrics(name_font), room)
        painter.setFont(name_font)
        painter.setPen(color(tokens.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where the name needs them."""
        width = self._entries.viewport().width()
        key = (str(index.data()), str(index.data(COUNT)), self.indent(index), width)
        if key not in self._heights:
            metrics = QFontMetrics(font(Role.BODY, bold=True))
            lines = len(_lines(key[0], metrics, self._room(width, index)))
            self._heights[key] = row_height() + (lines - 1) * metrics.lineSpacing()
        return QSize(0, self._heights[key])

    def _forget(self) -> None:
        self._heights.clear()

    def _room(self, width: int, index: Index) -> int:
        """Pixels for a name in an entry so wide, beside its count."""
        taken = QFontMetrics(font(Role.NOTE)).horizontalAdvance(str(index.data(COUNT)))
        return width - self.indent(index) - 2 * SMALL - taken


def row_height() -> int:
    """Pixels of an entry of one line."""
    return QFontMetrics(font(Role.BODY)).height() + MEDIUM


def _lines(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A name in one or two lines; what does not fit into them is left out in its middle."""
    if metrics.horizontalAdvance(name) <= room:
        return [name]
    words, first = name.split(" "), 0
    while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= room:
        first += 1
    if not first:  # not even a word: the letters that fit, and the rest
        fits = next(
            (n for n in range(len(name), 0, -1) if metrics.horizontalAdvance(name[:n]) <= room), 1
        )
        parts = name[:fits], name[fits:]
    else:
        parts = " ".join(words[:first]), " ".join(words[first:])
    return [parts[0], metrics.elidedText(parts[1], Qt.TextElideMode.ElideMiddle, room)]
