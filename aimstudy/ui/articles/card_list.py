"""The cards beside the text: choose one, accept it, edit it, leave it out, ask why it is there.

Emits what is wanted as card ids; decides and stores nothing.
"""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.card_model import ANSWER, QUESTION, STATE, CardModel
from aimstudy.ui.articles.card_words import why_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, SourceBox, Table
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint


class CardList(QWidget):
    """``chosen`` carries an ArticleCard; the other signals a card's id."""

    chosen = Signal(object)
    accept_wanted = Signal(int)
    bring_back_wanted = Signal(int)
    reject_wanted = Signal(int)
    edit_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ArticleView | None = None
        self.model = CardModel(self)
        self.table = Table(tr("Cards of this article"), wraps=True)
        self.table.setModel(self.model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.accept = KeyHint("A", tr("accept"), [tr("bring back")])
        self.edit = KeyHint("E", tr("edit"))
        self.reject = KeyHint("R", tr("reject"))
        self.why = KeyHint("W", tr("why this card?"), [tr("hide why")])
        self.why_box = SourceBox()
        self.why_words = Label(role=Role.NOTE)
        self.why_box.column.addWidget(self.why_words)
        self.why_box.hide()
        self.none = Label(
            tr("No cards. Mark words in the text to make one."), Role.NOTE, muted=True
        )
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        surface = Card(inset=1)
        surface.column.addWidget(self.table)
        column.addWidget(surface, 1)
        column.addWidget(self.none)
        column.addWidget(self.why_box)
        column.addWidget(FlowRow([self.accept, self.edit, self.reject, self.why], gap=MEDIUM))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QUESTION, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.activated.connect(lambda _index: self.edit_now())
        self.accept.clicked.connect(self.accept_now)
        self.edit.clicked.connect(self.edit_now)
        self.reject.clicked.connect(self.reject_now)
        self.why.clicked.connect(self.switch_why)

    def show_view(self, view: ArticleView) -> None:
        """Show the cards of ``view``; the chosen card stays chosen."""
        card = self.current()
        self._view = view
        self.model.set_cards(view.cards)
        self.none.setVisible(not view.cards)
        row = self.model.row_of(card.card_id) if card else -1
        if row >= 0:
            self.table.selectRow(row)
        self._show_current()

    def current(self) -> ArticleCard | None:
        """The chosen card."""
        row = self.table.currentIndex().row()
        return self.model.cards[row] if 0 <= row < len(self.model.cards) else None

    def choose(self, card_id: int) -> None:
        """Choose a card and bring it into sight."""
        row = self.model.row_of(card_id)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

    def choose_at(self, start: int) -> None:
        """Choose the first card that stands on the sentence at raw offset ``start``."""
        card = next((card for card in self.model.cards if card.start == start), None)
        if card:
            self.choose(card.card_id)

    def choose_first(self) -> None:
        """Choose the first card that waits for a choice, or else the first."""
        new = (card for card in self.model.cards if card.hold is HoldReason.PROPOSED)
        card = next(new, self.model.cards[0] if self.model.cards else None)
        if card:
            self.choose(card.card_id)

    def choose_next_new(self) -> None:
        """Choose the next card that waits for a choice, if there is one after the chosen."""
        row = self.table.currentIndex().row()
        order = [*range(row + 1, len(self.model.cards)), *range(row)]
        for place in order:
            if self.model.cards[place].hold is HoldReason.PROPOSED:
                self.choose(self.model.cards[place].card_id)
                return

    def accept_now(self) -> None:
        """Accept the chosen card, or bring it back."""
        card = self.current()
        if card and card.hold is HoldReason.PROPOSED:
            self.accept_wanted.emit(card.card_id)
        elif card and card.hold in (HoldReason.REJECTED, HoldReason.SUSPENDED):
            self.bring_back_wanted.emit(card.card_id)

    def reject_now(self) -> None:
        """Leave the chosen card out."""
        card = self.current()
        if card and card.hold is not HoldReason.REJECTED:
            self.reject_wanted.emit(card.card_id)

    def edit_now(self) -> None:
        """Edit the chosen card."""
        card = self.current()
        if card:
            self.edit_wanted.emit(card.card_id)

    def switch_why(self) -> None:
        """Show or hide why the chosen card is there."""
        self.why_box.setVisible(self.why_box.isHidden() and self.current() is not None)
        self._show_current()

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        self._show_current()
        card = self.current()
        if now.isValid() and card:
            self.chosen.emit(card)

    def _show_current(self) -> None:
        card = self.current()
        hold = card.hold if card else None
        back = hold in (HoldReason.REJECTED, HoldReason.SUSPENDED)
        self.accept.set_words(tr("bring back") if back else tr("accept"))
        self.accept.setEnabled(back or hold is HoldReason.PROPOSED)
        self.reject.setEnabled(card is not None and hold is not HoldReason.REJECTED)
        self.edit.setEnabled(card is not None)
        self.why.setEnabled(card is not None)
        self.why.set_words(tr("why this card?") if self.why_box.isHidden() else tr("hide why"))
        if card and self._view:
            self.why_words.setText(why_words(self._view, card))
        else:
            self.why_box.hide()
