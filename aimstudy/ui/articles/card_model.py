"""An article's cards as rows under headings: question, answer, where each stands.

Changes nothing.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.articles import ArticleCard
from aimstudy.ui.articles.card_rows import Row
from aimstudy.ui.articles.card_words import state_mark, state_words
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
NO_INDEX = QModelIndex()
CARD, STATE = range(2)
HEADING_ROLE = Roles.UserRole + 1
ANSWER_ROLE = Roles.UserRole + 2


class CardModel(QAbstractTableModel):
    """Question and answer in one column, the state in another; a heading has only the first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Cards and headings as they are shown."""
        return self._rows

    @property
    def cards(self) -> tuple[ArticleCard, ...]:
        """The cards that are shown, in their order."""
        return tuple(row for row in self._rows if isinstance(row, ArticleCard))

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show ``rows``; they stay where only the cards' texts or states changed."""
        same = list(map(_name, rows)) == list(map(_name, self._rows))
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, STATE))

    def card_at(self, row: int) -> ArticleCard | None:
        """The card in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, ArticleCard) else None

    def row_of(self, card_id: int) -> int:
        """The row of a card, -1 where it is not shown."""
        found = (row for row, c in enumerate(self._rows) if _name(c) == card_id)
        return next(found, -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else STATE + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen, and arrows go past them."""
        if self.card_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Roles.DisplayRole:
            return None
        return (tr("Card"), tr("State"))[section]

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        card = self._rows[index.row()]
        if isinstance(card, str):
            return _heading_data(card, index.column(), role)
        if role == Roles.DisplayRole:
            return (card.prompt, state_mark(card))[index.column()]
        if role == ANSWER_ROLE and index.column() == CARD:
            return card.answer
        if role == Roles.AccessibleTextRole:
            said = tr("{question} Answer: {answer}", question=card.prompt, answer=card.answer)
            return (said, state_words(card))[index.column()]
        if role == Roles.ToolTipRole:
            return state_words(card)
        if role == Roles.ForegroundRole:
            quiet = card.hold is HoldReason.REJECTED or index.column() == STATE
            return color(current_tokens().muted) if quiet else None
        return None


def _heading_data(words: str, column: int, role: int) -> object:
    if role == HEADING_ROLE:
        return True
    texts = (Roles.DisplayRole, Roles.AccessibleTextRole)
    return words if role in texts and column == CARD else None


def _name(row: Row) -> int | str:
    return row if isinstance(row, str) else row.card_id
