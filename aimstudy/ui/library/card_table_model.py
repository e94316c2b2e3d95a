"""The found cards as rows, fetched page by page, so that 100,000 cards cost what 200 do.

Asks for more by a signal; the library is called elsewhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.library import CardLine, CardTable
from aimstudy.ui.library.card_words import next_words
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
NO_INDEX = QModelIndex()
QUESTION, ANSWER, DECK, NEXT = range(4)


class CardTableModel(QAbstractTableModel):
    """``more_wanted`` carries the offset of the next page."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[CardLine] = []
        self._total = 0
        self._asked = False

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
        return 0 if parent.isValid() else NEXT + 1

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._asked and len(self._lines) < self._total

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._lines))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Roles.DisplayRole:
            return None
        return (tr("Question"), tr("Answer"), tr("Deck"), tr("Next"))[section]

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role in (Roles.DisplayRole, Roles.AccessibleTextRole):
            return (line.front, line.back, line.deck, next_words(line))[index.column()]
        if role == Roles.ForegroundRole:
            quiet = line.hold is not HoldReason.NONE or index.column() in (DECK, NEXT)
            return color(current_tokens().muted) if quiet else None
        return None
