"""Filters and decks at the left of the table, each with its count. Emits what was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.library import CardFilter, CardTable
from aimstudy.ui.library.card_words import filter_words
from aimstudy.ui.theme import Role, color, current_tokens, font, pixels
from aimstudy.ui.tokens import GAP, MEDIUM, RADIUS_CONTROL, SMALL, TINY
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Label

Index = QModelIndex | QPersistentModelIndex
COUNT = Qt.ItemDataRole.UserRole
BAR = 3  # px, at the left of the chosen entry


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry as the navigation does: a soft ground and a bar for the chosen one."""

    def __init__(self, entries: QListWidget) -> None:
        super().__init__(entries)
        self._entries = entries

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name and count."""
        tokens = current_tokens()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(color(tokens.surface2))
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
            painter.fillRect(area.left(), area.top() + 3, BAR, area.height() - 6, tokens.accent)
        if chosen and self._entries.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(tokens.focus), 2))
            inner = area.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, RADIUS_CONTROL, RADIUS_CONTROL)
        inner = area.adjusted(SMALL + TINY, 0, -SMALL, 0)
        count = str(index.data(COUNT))
        painter.setFont(font(Role.NOTE))
        painter.setPen(color(tokens.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        name_font = font(Role.BODY, bold=chosen)
        lines = _lines(str(index.data()), QFontMetrics(name_font), _room(area.width(), count))
        painter.setFont(name_font)
        painter.setPen(color(tokens.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where the name needs them."""
        metrics = QFontMetrics(font(Role.BODY, bold=True))
        room = _room(self._entries.viewport().width(), str(index.data(COUNT)))
        lines = len(_lines(str(index.data()), metrics, room))
        return QSize(0, _row_height() + (lines - 1) * metrics.lineSpacing())


def _room(width: int, count: str) -> int:
    """Pixels for a name in an entry so wide, beside its count."""
    taken = QFontMetrics(font(Role.NOTE)).horizontalAdvance(count)
    return width - (SMALL + TINY) - 2 * SMALL - taken


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


class Choices(QListWidget):
    """A short list, as high as its entries, one of them chosen. ``picked`` carries its value."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(EntryDelegate(self))
        self._values: list[object] = []  # beside the items: Qt would make plain text of an enum
        self.currentRowChanged.connect(self._pick)

    def show_entries(self, entries: Sequence[tuple[object, str, int]], chosen: object) -> None:
        """Show (value, name, count) entries with ``chosen`` marked; emits nothing."""
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _, _ in entries]
        for value, name, count in entries:
            text = tr("{name} ({n})", name=name, n=format_number(count))
            item = QListWidgetItem(name)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            item.setData(COUNT, format_number(count))
            self.addItem(item)
            if value == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(n) for n in range(self.count()))
        return QSize(pixels(120), max(_row_height(), rows) + SMALL)

    def minimumSizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(n) for n in range(min(self.count(), 4)))
        return QSize(pixels(90), rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._values):
            self.picked.emit(self._values[row])


def _row_height() -> int:
    return QFontMetrics(font(Role.BODY)).height() + MEDIUM


class Sidebar(QWidget):
    """``kind_picked`` carries a CardFilter, ``deck_picked`` a deck's id or None for all."""

    kind_picked = Signal(object)
    deck_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.kinds = Choices(tr("Which cards"))
        self.decks = Choices(tr("Decks"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(Label(tr("Show"), Role.NOTE, muted=True))
        column.addWidget(self.kinds)
        column.addSpacing(GAP - SMALL)
        column.addWidget(Label(tr("Decks"), Role.NOTE, muted=True))
        column.addWidget(self.decks)
        column.addStretch(1)
        self.kinds.picked.connect(self.kind_picked)
        self.decks.picked.connect(self.deck_picked)

    def show_counts(self, page: CardTable, kind: CardFilter, deck_id: int | None) -> None:
        """Show the counts of ``page``; what has no cards is left out unless chosen."""
        counts = dict(page.counts)
        shown = [
            (each, filter_words(each), counts.get(each, 0))
            for each in CardFilter
            if counts.get(each, 0) or each in (CardFilter.ALL, kind)
        ]
        self.kinds.show_entries(shown, kind)
        every = sum(deck.cards for deck in page.decks)
        decks: list[tuple[object, str, int]] = [(None, tr("All decks"), every)]
        decks += [
            (deck.deck_id, deck.name, deck.cards)
            for deck in page.decks
            if deck.cards or deck.deck_id == deck_id
        ]
        self.decks.show_entries(decks, deck_id)
