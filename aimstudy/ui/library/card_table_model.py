"""The found cards as rows, fetched page by page, so that 100,000 cards cost what 200 do.

Asks for more by a signal; the library is called elsewhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.library import CardColumn, CardLine, CardOrder, CardTable
from aimstudy.ui.library.columns import COLUMNS, cell_words, column_words, meaning_words
from aimstudy.ui.library.deck_tree import CARDS_MIME
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
NO_INDEX = QModelIndex()
DECK = COLUMNS.index(CardColumn.DECK)
LAST_COLUMN = len(COLUMNS) - 1
LOUD = (CardColumn.QUESTION, CardColumn.ANSWER)
UP, DOWN = "▴ ", "▾ "  # in front, where a narrow column shows it, too


class CardTableModel(QAbstractTableModel):
    """``more_wanted`` carries the offset of the next page."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[CardLine] = []
        self._total = 0
        self._asked = False
        self._order = CardOrder()

    @property
    def lines(self) -> Sequence[CardLine]:
        """The rows fetched so far."""
        return self._lines

    @property
    def total(self) -> int:
        """All cards that match, fetched or not."""
        return self._total

    def start(self, page: CardTable) -> None:
        """Show ``page`` from the top."""
        self.beginResetModel()
        self._lines = list(page.lines)
        self._total = page.total
        self._asked = False
        self.endResetModel()

    def show_order(self, order: CardOrder) -> None:
        """Say in the header what the rows are sorted by."""
        self._order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, LAST_COLUMN)

    def add(self, page: CardTable) -> None:
        """Put ``page`` below what is there."""
        self._asked = False
        if not page.lines:
            self._total = len(self._lines)
            return
        last = len(self._lines) + len(page.lines) - 1
        self.beginInsertRows(QModelIndex(), len(self._lines), last)
        self._lines.extend(page.lines)
        self._total = page.total
        self.endInsertRows()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._asked and len(self._lines) < self._total

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._lines))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [CARDS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A word only: which cards are chosen, also those not fetched yet, the page knows."""
        data = QMimeData()
        data.setData(CARDS_MIME, b"chosen")
        return data

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column, order = COLUMNS[section], self._order
        name, sorted_by = column_words(column), order.column is column
        if role == Roles.AccessibleTextRole and sorted_by:
            if order.descending:
                return tr("{column}, sorted downwards", column=name)
            return tr("{column}, sorted upwards", column=name)
        if role == Roles.ToolTipRole:
            return meaning_words(column) or None
        if role not in (Roles.DisplayRole, Roles.AccessibleTextRole):
            return None
        return (DOWN if order.descending else UP) + name if sorted_by else name

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role in (Roles.DisplayRole, Roles.AccessibleTextRole):
            return cell_words(line, COLUMNS[index.column()])
        if role == Roles.ForegroundRole:
            quiet = line.hold is not HoldReason.NONE or COLUMNS[index.column()] not in LOUD
            return color(current_tokens().muted) if quiet else None
        return None
