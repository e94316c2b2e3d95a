"""Filters and decks at the left of the table, each with its count. Emits what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.library import CardFilter, CardTable
from aimstudy.ui.library.card_words import filter_words
from aimstudy.ui.library.deck_tree import DeckTree, entries_of, states_from, states_text
from aimstudy.ui.library.entries import COUNT, EntryDelegate, row_height
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Label, PlainButton

if TYPE_CHECKING:
    from aimstudy.ui.window_state import WindowState


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
        return QSize(pixels(120), max(row_height(), rows) + SMALL)

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


class Sidebar(QWidget):
    """``kind_picked`` carries a CardFilter, ``deck_picked`` a deck's id or None for all."""

    kind_picked = Signal(object)
    deck_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None, state: WindowState | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._known: set[int] = set()
        self._states: dict[int, bool] = states_from(state.library_decks if state else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.kinds = Choices(tr("Which cards"))
        self.decks = DeckTree()
        self.decks.remember(self._states)
        self._keeping = QTimer(self, singleShot=True, interval=0)  # once for all of them
        self._keeping.timeout.connect(self._write)
        self.menu_button = PlainButton(tr("Deck…"), target=32)
        heading = QHBoxLayout()
        heading.addWidget(Label(tr("Decks"), Role.NOTE, muted=True), 1)
        heading.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(Label(tr("Show"), Role.NOTE, muted=True))
        column.addWidget(self.kinds)
        column.addSpacing(GAP - SMALL)
        column.addLayout(heading)
        column.addWidget(self.decks)
        column.addStretch(1)
        self.kinds.picked.connect(self.kind_picked)
        self.decks.picked.connect(self.deck_picked)
        self.decks.opened.connect(self._keep)

    def show_counts(self, page: CardTable, kind: CardFilter, deck_id: int | None) -> None:
        """Show the counts of ``page``; what has no cards is left out unless chosen."""
        counts = dict(page.counts)
        shown = [
            (each, filter_words(each), counts.get(each, 0))
            for each in CardFilter
            if counts.get(each, 0) or each in (CardFilter.ALL, kind)
        ]
        self.kinds.show_entries(shown, kind)
        archived = self.decks.archived = kind is CardFilter.ARCHIVED
        self._known = {deck.deck_id for deck in page.decks}
        self.decks.show_decks(entries_of(page.decks, deck_id, archived=archived), deck_id)

    def _keep(self, deck_id: int, on: bool) -> None:
        """A deck was opened or closed: it is so again after a restart."""
        self._states[deck_id] = on
        self._keeping.start()

    def _write(self) -> None:
        if self._state:
            self._state.library_decks = states_text(self._states, self._known)
