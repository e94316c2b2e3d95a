"""An article's cards as rows: question, answer, where each stands. Changes nothing."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.articles import ArticleCard
from aimstudy.ui.articles.card_words import state_mark, state_words
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
NO_INDEX = QModelIndex()
QUESTION, ANSWER, STATE = range(3)


class CardModel(QAbstractTableModel):
    """Three columns; the order is the article's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[ArticleCard, ...] = ()

    @property
    def cards(self) -> tuple[ArticleCard, ...]:
        """The cards as they stand."""
        return self._cards

    def set_cards(self, cards: tuple[ArticleCard, ...]) -> None:
        """Show ``cards``; rows stay where only the cards' texts or states changed."""
        same = [c.card_id for c in cards] == [c.card_id for c in self._cards]
        if not same:
            self.beginResetModel()
        self._cards = cards
        if not same:
            self.endResetModel()
        elif cards:
            self.dataChanged.emit(self.index(0, 0), self.index(len(cards) - 1, STATE))

    def row_of(self, card_id: int) -> int:
        """The row of a card, -1 where it is not shown."""
        return next((row for row, c in enumerate(self._cards) if c.card_id == card_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else STATE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Roles.DisplayRole:
            return None
        return (tr("Card"), tr("Answer"), tr("State"))[section]

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        card = self._cards[index.row()]
        if role == Roles.DisplayRole:
            return (card.prompt, card.answer, state_mark(card))[index.column()]
        if role == Roles.AccessibleTextRole:
            return (card.prompt, card.answer, state_words(card))[index.column()]
        if role == Roles.ToolTipRole:
            return state_words(card)
        if role == Roles.ForegroundRole:
            quiet = card.hold is HoldReason.REJECTED or index.column() == STATE
            return color(current_tokens().muted) if quiet else None
        return None
