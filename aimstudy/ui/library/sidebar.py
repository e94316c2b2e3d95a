"""Filters and decks at the left of the table, each with its count. Emits what was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.library import CardFilter, CardTable
from aimstudy.ui.library.card_words import filter_words
from aimstudy.ui.theme import Role, font, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Label

WIDTH = 190  # px at 100 %
VALUE = Qt.ItemDataRole.UserRole


class Choices(QListWidget):
    """A short list, as high as its entries, one of them chosen. ``picked`` carries its value."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setProperty("transparent", True)
        self.currentItemChanged.connect(self._pick)

    def show_entries(self, entries: Sequence[tuple[object, str, int]], chosen: object) -> None:
        """Show (value, name, count) entries with ``chosen`` marked; emits nothing."""
        self.blockSignals(True)
        self.clear()
        row = QFontMetrics(font(Role.BODY)).height() + SMALL
        for value, name, count in entries:
            text = tr("{name} ({n})", name=name, n=format_number(count))
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setData(VALUE, value)
            item.setSizeHint(QSize(0, row))
            self.addItem(item)
            if value == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        row = QFontMetrics(font(Role.BODY)).height() + SMALL
        return QSize(pixels(WIDTH), max(1, self.count()) * row + SMALL)

    def minimumSizeHint(self) -> QSize:
        row = QFontMetrics(font(Role.BODY)).height() + SMALL
        return QSize(pixels(90), min(self.count(), 4) * row)

    def _pick(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.picked.emit(now.data(VALUE))


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
        """Show the counts of ``page``; filters without cards are left out, the chosen one never."""
        counts = dict(page.counts)
        shown = [
            (each, filter_words(each), counts.get(each, 0))
            for each in CardFilter
            if counts.get(each, 0) or each in (CardFilter.ALL, kind)
        ]
        self.kinds.show_entries(shown, kind)
        every = sum(deck.cards for deck in page.decks)
        decks: list[tuple[object, str, int]] = [(None, tr("All decks"), every)]
        decks += [(deck.deck_id, deck.name, deck.cards) for deck in page.decks]
        self.decks.show_entries(decks, deck_id)
