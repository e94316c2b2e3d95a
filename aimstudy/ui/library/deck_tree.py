"""The decks as a tree, each with its counts: chosen, opened, closed, and dropped upon.

Knows names and numbers only; emits what is wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPolygon,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from aimstudy.domain.deck_names import is_under, leaf, levels
from aimstudy.services.views.library import DeckSummary
from aimstudy.ui.library.entries import COUNT, EntryDelegate, Index, row_height
from aimstudy.ui.theme import color, current_tokens, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import format_number, tr, trn

CARDS_MIME = "application/x-aimstudy-cards"
_DECK = Qt.ItemDataRole.UserRole + 1
_OPEN_AT_FIRST = 40  # decks; of more of them only the top ones are shown
_INDENT, _DEEPEST = 12, 6
_MOST_ROWS = 60  # that are asked for their height
_LATER_MS = 700  # a deck that is dragged over is opened


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck of the tree; its numbers are those of all under it, too."""

    deck_id: int
    name: str
    cards: int
    due: int


def entries_of(
    decks: Sequence[DeckSummary], chosen: int | None, *, archived: bool
) -> list[DeckEntry]:
    """The decks to show, in the order of the tree: those put away, or the others."""
    cards: dict[str, int] = {}
    due: dict[str, int] = {}
    away: dict[str, int] = {}
    wanted: set[str] = set()
    for deck in decks:
        for level in levels(deck.name):
            cards[level] = cards.get(level, 0) + deck.cards
            due[level] = due.get(level, 0) + deck.due
            away[level] = away.get(level, 0) + deck.archived
        if deck.deck_id == chosen:
            wanted.update(levels(deck.name))
    found = []
    for deck in decks:
        name = deck.name
        shown = away[name] if archived else cards[name] or not away[name]
        if shown or name in wanted:
            number = away[name] if archived else cards[name]
            found.append(DeckEntry(deck.deck_id, name, number, 0 if archived else due[name]))
    return found


class DeckTree(QTreeWidget):
    """``picked`` carries a deck's id or None for all; ``deck_dropped`` (deck, onto which),
    ``cards_dropped`` the deck that the cards go to; ``opened`` (deck, whether it is open)."""

    picked = Signal(object)
    deck_dropped = Signal(int, object)
    cards_dropped = Signal(int)
    opened = Signal(int, bool)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Decks"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setIndentation(pixels(_INDENT))
        self.setExpandsOnDoubleClick(False)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_DeckDelegate(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_LATER_MS)
        self.archived = False  # whether the decks that are put away are shown
        self.target: QTreeWidgetItem | None = None  # what would be dropped upon
        self._items: dict[int | None, QTreeWidgetItem] = {}
        self._shown: list[DeckEntry] | None = None
        self._open: dict[int, bool] = {}
        self.currentItemChanged.connect(lambda now, _before: self._pick(now))
        self.itemExpanded.connect(lambda item: self._note(item, on=True))
        self.itemCollapsed.connect(lambda item: self._note(item, on=False))

    @property
    def chosen(self) -> DeckEntry | None:
        """The deck that is chosen; None where all are."""
        item = self.currentItem()
        return None if item is None else item.data(0, _DECK)

    @property
    def names(self) -> list[str]:
        """What the rows say, from the top; those under a closed deck, too."""
        return [item.text(0) for item in self._items.values()]

    def remember(self, states: dict[int, bool]) -> None:
        """Which decks were opened or closed before."""
        self._open = dict(states)

    def show_decks(self, entries: Sequence[DeckEntry], chosen: int | None) -> None:
        """Show the decks with ``chosen`` marked; emits nothing."""
        self.blockSignals(True)
        if self._shown != list(entries):
            self._shown = list(entries)
            self._fill(entries)
        item = self._items.get(chosen) or self._items[None]
        above = item.parent()
        while above is not None:  # a deck that is chosen is in sight
            above.setExpanded(True)
            above = above.parent()
        self.setCurrentItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    def choose(self, deck_id: int | None) -> None:
        """Choose a deck as a click would."""
        if deck_id in self._items:
            self.setCurrentItem(self._items[deck_id])

    def item_of(self, deck_id: int | None) -> QTreeWidgetItem:
        """The row of a deck."""
        return self._items[deck_id]

    def _fill(self, entries: Sequence[DeckEntry]) -> None:
        self.target = None
        self.clear()
        self._items = {}
        tops = [entry for entry in entries if len(levels(entry.name)) == 1]
        every = DeckEntry(0, "", sum(e.cards for e in tops), sum(e.due for e in tops))
        self.addTopLevelItem(self._item(None, every, tr("All decks")))
        by_name: dict[str, QTreeWidgetItem] = {}
        roots = []
        for entry in entries:
            above = [by_name[name] for name in levels(entry.name)[:-1] if name in by_name]
            item = self._item(entry.deck_id, entry, leaf(entry.name) if above else entry.name)
            by_name[entry.name] = item
            if above:
                above[-1].addChild(item)
            else:
                roots.append(item)
        self.addTopLevelItems(roots)
        at_first = len(entries) <= _OPEN_AT_FIRST
        for deck_id, item in self._items.items():
            if deck_id is not None and item.childCount():
                item.setExpanded(self._open.get(deck_id, at_first))

    def _item(self, deck_id: int | None, entry: DeckEntry, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        count = format_number(entry.cards)
        if entry.due:
            count = f"{format_number(entry.due)} / {count}"
        item.setData(0, COUNT, count)
        item.setData(0, _DECK, None if deck_id is None else entry)
        words = deck_words(entry, name)
        item.setToolTip(0, words)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        self._items[deck_id] = item
        return item

    def _pick(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            entry = item.data(0, _DECK)
            self.picked.emit(None if entry is None else entry.deck_id)

    def _note(self, item: QTreeWidgetItem, *, on: bool) -> None:
        entry = item.data(0, _DECK)
        if entry is not None and item.childCount():
            self._open[entry.deck_id] = on
            self.opened.emit(entry.deck_id, on)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(pixels(120), max(row_height(), self._height(_MOST_ROWS)) + SMALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(90), self._height(4))

    def _height(self, most: int) -> int:
        item, height = self.topLevelItem(0), 0
        for _ in range(most):
            if item is None:
                break
            height += self.sizeHintForIndex(self.indexFromItem(item)).height()
            item = self.itemBelow(item)
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The row itself paints what opens and closes it."""

    def event(self, event: QEvent) -> bool:
        """Del means the deck here, not the cards."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self or event.mimeData().hasFormat(CARDS_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # which opens what is dragged over, and scrolls
        self._aim(self.itemAt(event.position().toPoint()))
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(self.itemAt(event.position().toPoint()))
        if not self._takes(event):
            event.ignore()
        elif self.target is not None:
            onto: DeckEntry | None = self.target.data(0, _DECK)
            event.setDropAction(Qt.DropAction.CopyAction)  # Qt takes no row out on its own
            event.accept()
            if event.source() is not self and onto is not None:
                self.cards_dropped.emit(onto.deck_id)
            elif self.chosen is not None:
                self.deck_dropped.emit(self.chosen.deck_id, onto.deck_id if onto else None)
        self._aim(None)

    def _takes(self, event: QDropEvent) -> bool:
        """Whether what is dragged can go onto the row under it."""
        onto: DeckEntry | None = None if self.target is None else self.target.data(0, _DECK)
        if event.source() is not self:
            return onto is not None
        chosen = self.chosen
        if self.target is None or chosen is None:
            return False
        return onto is None or not (onto.name == chosen.name or is_under(onto.name, chosen.name))

    def _aim(self, item: QTreeWidgetItem | None) -> None:
        self.target = item
        self.viewport().update()


class _DeckDelegate(EntryDelegate):
    """An entry behind its indent, with a triangle where others stand under it."""

    def __init__(self, tree: DeckTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def area(self, option: QStyleOptionViewItem) -> QRect:
        """The whole row, from the left edge."""
        rect: QRect = option.rect
        return QRect(0, rect.top(), self._tree.viewport().width(), rect.height())

    def indent(self, index: Index) -> int:
        """Pixels before the name."""
        depth = 0
        above = index.parent()
        while above.isValid() and depth < _DEEPEST:
            depth, above = depth + 1, above.parent()
        return pixels(_INDENT) * (depth + 1)

    def aimed(self, index: Index) -> bool:
        """Whether something would be dropped here."""
        target = self._tree.target
        return target is not None and self._tree.indexFromItem(target) == index

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name, count, and what opens the deck."""
        super().paint(painter, option, index)
        if not self._tree.model().hasChildren(index):
            return
        middle = QPoint(self.indent(index) - pixels(4), option.rect.center().y())
        size = max(3, QFontMetrics(option.font).height() // 5)
        corners = [QPoint(-size, -size), QPoint(-size, size), QPoint(size // 2, 0)]
        if self._tree.isExpanded(index):
            corners = [QPoint(-size * 3 // 2, -size // 2), QPoint(size // 2, -size // 2)]
            corners.append(QPoint(-size // 2, size))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(current_tokens().muted))
        painter.drawPolygon(QPolygon([middle + corner for corner in corners]))


def deck_words(entry: DeckEntry, name: str) -> str:
    """A row in words."""
    cards = trn("{n} card", "{n} cards", entry.cards)
    if not entry.due:
        return tr("{name}: {cards}", name=name, cards=cards)
    due = tr("{n} due", n=format_number(entry.due))
    return tr("{name}: {cards}, {due}", name=name, cards=cards, due=due)


def states_from(text: str) -> dict[int, bool]:
    """Which decks are open or closed, as ``states_text`` wrote it; what makes no sense is out."""
    found = {}
    for part in text.split():
        number, _, state = part.partition(":")
        if number.isdecimal() and state in ("0", "1"):
            found[int(number)] = state == "1"
    return found


def states_text(states: dict[int, bool], known: Collection[int]) -> str:
    """The states of the decks that there are, to be kept."""
    return " ".join(f"{ref}:{int(on)}" for ref, on in sorted(states.items()) if ref in known)
