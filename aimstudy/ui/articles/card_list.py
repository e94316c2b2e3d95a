"""The cards beside the text: choose one, accept it, edit it, leave it out, ask why it is there.

Emits what is wanted as card ids; decides and stores nothing.
"""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from aimstudy.domain.card import LEFT_OUT, HoldReason
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.card_delegate import CardDelegate
from aimstudy.ui.articles.card_model import CARD, STATE, CardModel
from aimstudy.ui.articles.card_rows import CardsShown, counts, rows_of
from aimstudy.ui.articles.fact_kinds import FactGroup
from aimstudy.ui.articles.filter_row import FilterRow
from aimstudy.ui.articles.why_box import WhyBox
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, Table
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint


class CardList(QWidget):
    """``chosen`` carries an ArticleCard; ``place_wanted`` a raw offset, the others a card's id."""

    chosen = Signal(object)
    place_wanted = Signal(int)
    why_switched = Signal(bool)
    accept_wanted = Signal(int)
    bring_back_wanted = Signal(int)
    reject_wanted = Signal(int)
    edit_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ArticleView | None = None
        self._groups = frozenset(FactGroup)
        self.model = CardModel(self)
        self.filter = FilterRow()
        self.table = Table(tr("Cards of this article"), wraps=True, least=3)
        self.table.setModel(self.model)
        self.table.setItemDelegate(CardDelegate(self.table))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.accept = KeyHint("A", tr("accept"), [tr("bring back")])
        self.edit = KeyHint("E", tr("edit"))
        self.reject = KeyHint("R", tr("reject"))
        self.why = KeyHint("W", tr("why this card?"), [tr("hide why")])
        self.why_box = WhyBox()
        self.none = Label(role=Role.NOTE, muted=True)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.filter)
        surface = Card(inset=1)
        surface.column.addWidget(self.table)
        column.addWidget(surface, 1)
        column.addWidget(self.none)
        column.addWidget(self.why_box)
        column.addWidget(FlowRow([self.accept, self.edit, self.reject, self.why], gap=MEDIUM))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(CARD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        header.hide()  # question and answer are known by their looks

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.activated.connect(lambda _index: self.edit_now())
        self.model.modelReset.connect(self._span_headings)
        self.filter.chosen.connect(lambda _shown: self._show_rows())
        self.accept.clicked.connect(self.accept_now)
        self.edit.clicked.connect(self.edit_now)
        self.reject.clicked.connect(self.reject_now)
        self.why.clicked.connect(self.switch_why)
        self.why_box.place_wanted.connect(self.place_wanted)

    def show_view(self, view: ArticleView) -> None:
        """Show the cards of ``view``; the chosen card stays chosen."""
        self._view = view
        self.filter.set_counts(counts(view.cards))
        self._show_rows()

    def show_groups(self, groups: frozenset[FactGroup]) -> None:
        """Show cards on facts of these families only."""
        self._groups = groups
        self._show_rows()

    def _show_rows(self) -> None:
        """Show what the filters leave; the chosen card stays, or the one now in its place."""
        if self._view is None:
            return
        card, row = self.current(), self.table.currentIndex().row()
        self.model.set_rows(rows_of(self._view, self.filter.shown, self._groups))
        self.none.setVisible(not self.model.cards)
        self.none.setText(
            tr("No card is shown. Choose All above.")
            if self._view.cards
            else tr("No cards. Mark words in the text to make one.")
        )
        if card:
            at = self.model.row_of(card.card_id)
            self._choose_row(at if at >= 0 else row)
        self._show_current()

    def _span_headings(self) -> None:
        self.table.clearSpans()
        for row in range(self.model.rowCount()):
            if self.model.card_at(row) is None:
                self.table.setSpan(row, 0, 1, STATE + 1)

    def _choose_row(self, row: int) -> None:
        """Choose the card in a row, or the nearest one after or before it."""
        last = self.model.rowCount() - 1
        for place in (*range(row, last + 1), *range(min(row, last), -1, -1)):
            if self.model.card_at(place):
                self.table.selectRow(place)
                self.table.scrollTo(self.model.index(place, 0))
                return

    def current(self) -> ArticleCard | None:
        """The chosen card."""
        return self.model.card_at(self.table.currentIndex().row())

    def choose(self, card_id: int) -> None:
        """Choose a card and bring it into sight, whatever the filter."""
        hidden = self.model.row_of(card_id) < 0
        if hidden and any(card.card_id == card_id for card in self._all()):
            self.filter.choose(CardsShown.ALL)
        row = self.model.row_of(card_id)
        if row >= 0:
            self._choose_row(row)

    def choose_fact(self, fact_id: int) -> None:
        """Choose the card that asks for a fact; of several the one after the chosen."""
        self._choose_among([card for card in self._all() if card.fact_id == fact_id])

    def choose_at(self, start: int) -> None:
        """Choose a card that stands on the sentence at raw offset ``start``."""
        self._choose_among(self._standing_at(start))

    def stand_at(self, start: int) -> None:
        """Have a card chosen that stands on the sentence at raw offset ``start``."""
        on, card = self._standing_at(start), self.current()
        if card is None or card.card_id not in [each.card_id for each in on]:
            self._choose_among(on)

    def _standing_at(self, start: int) -> list[ArticleCard]:
        return [card for card in self._all() if start in (card.start, *card.also)]

    def _choose_among(self, cards: list[ArticleCard]) -> None:
        """Choose the first of ``cards``, or the one after the chosen where it is among them."""
        if not cards:
            return
        ids = [card.card_id for card in cards]
        card = self.current()
        at = ids.index(card.card_id) + 1 if card and card.card_id in ids else 0
        self.choose(ids[at % len(ids)])

    def _all(self) -> tuple[ArticleCard, ...]:
        shown = self.model.cards
        return shown + tuple(c for c in (self._view.cards if self._view else ()) if c not in shown)

    def choose_first(self) -> None:
        """Choose the first card that waits for a choice, or else the first."""
        cards = self.model.cards
        new = (card for card in cards if card.hold is HoldReason.PROPOSED)
        card = next(new, cards[0] if cards else None)
        if card:
            self.choose(card.card_id)

    def choose_next_new(self) -> None:
        """Choose the next card that waits for a choice, if there is one after the chosen."""
        row = self.table.currentIndex().row()
        for place in (*range(row + 1, self.model.rowCount()), *range(row)):
            card = self.model.card_at(place)
            if card and card.hold is HoldReason.PROPOSED:
                self._choose_row(place)
                return

    def step(self, by: int) -> None:
        """Choose the next card, or with -1 the one before."""
        row = self.table.currentIndex().row() + by
        while 0 <= row < self.model.rowCount() and self.model.card_at(row) is None:
            row += by
        if self.model.card_at(row):
            self._choose_row(row)

    def accept_now(self) -> None:
        """Accept the chosen card, or bring it back."""
        card = self.current()
        if card and card.hold is HoldReason.PROPOSED:
            self.accept_wanted.emit(card.card_id)
        elif card and card.hold in LEFT_OUT:
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
        self.why_switched.emit(not self.why_box.isHidden())
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
        back = hold in LEFT_OUT
        self.accept.set_words(tr("bring back") if back else tr("accept"))
        self.accept.setEnabled(back or hold is HoldReason.PROPOSED)
        self.reject.setEnabled(card is not None and hold is not HoldReason.REJECTED)
        self.edit.setEnabled(card is not None)
        self.why.setEnabled(card is not None)
        self.why.set_words(tr("why this card?") if self.why_box.isHidden() else tr("hide why"))
        if card and self._view:
            self.why_box.show_card(self._view, card)
        else:
            self.why_box.hide()
