"""What waits: every card that does not come now, by reason, and the way back for each.

Shows the groups of the study service; what is done with a card is asked of the page.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.card_reasons import WaitingCard, WaitingGroup, WaitingKind
from aimstudy.ui.study.waiting_words import back_words, place_words, waiting_text, waiting_title
from aimstudy.ui.study.wording import day_text
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, EmptyState, Label, LinkButton, PageHeader, PlainButton
from aimstudy.ui.widgets.head_row import HeadRow
from aimstudy.ui.widgets.scrolled import Scrolled

LONGEST = 140  # characters of a question


class WaitingRow(QWidget):
    """One card: its question, its deck and day, and what can be done."""

    back = Signal(int)
    look = Signal(int)

    def __init__(self, card: WaitingCard, kind: WaitingKind, today: date) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, TINY, 0, TINY)
        row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        question = short(card.prompt)
        words.addWidget(Label(question))
        when = day_text(card.until, today) if card.until else ""
        note = " · ".join(part for part in (card.deck, when) if part)
        if note:
            words.addWidget(Label(note, Role.NOTE, muted=True))
        row.addLayout(words, 1)
        self.take_back = LinkButton(back_words(kind))
        self.take_back.setAccessibleName(f"{back_words(kind)}: {question}")
        self.take_back.setVisible(bool(back_words(kind)))
        self.show_it = LinkButton(tr("Look"))
        self.show_it.setAccessibleName(tr("Look at: {question}", question=question))
        self.show_it.setVisible(kind is not WaitingKind.PROPOSED)
        for button, signal in ((self.take_back, self.back), (self.show_it, self.look)):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.clicked.connect(lambda _on=False, s=signal: s.emit(card.card_id))


class GroupCard(Card):
    """One reason; its cards are listed once they are asked for."""

    back = Signal(object, int)  # WaitingKind, card id
    look = Signal(int)
    place = Signal(object)  # WaitingKind

    def __init__(self, group: WaitingGroup, today: date, opened: bool) -> None:
        super().__init__(inset=GAP, spacing=TINY)
        self.group = group
        self._today = today
        self.rows: list[WaitingRow] = []
        self.title = Label(waiting_title(group), Role.STRONG)
        self.toggle = LinkButton("")
        self.to_place = LinkButton(place_words(group.kind))
        self.to_place.setVisible(bool(place_words(group.kind)))
        self.toggle.setVisible(bool(group.cards))
        self.head = HeadRow(self.title, (self.to_place, self.toggle))
        self.text = Label(waiting_text(group.kind), Role.NOTE, muted=True)
        self.cards = QWidget()
        self._list = QVBoxLayout(self.cards)
        self._list.setContentsMargins(0, SMALL, 0, 0)
        self._list.setSpacing(0)
        for part in (self.head, self.text, self.cards):
            self.column.addWidget(part)
        self.opened = False
        self.toggle.clicked.connect(lambda _on=False: self.set_open(not self.opened))
        self.to_place.clicked.connect(lambda _on=False: self.place.emit(group.kind))
        self.set_open(opened)

    def set_open(self, opened: bool) -> None:
        """List the cards, or fold them up."""
        self.opened = opened
        if opened and not self.rows:
            self._fill()
        self.cards.setVisible(opened)
        words = tr("Hide") if opened else tr("Show")
        self.toggle.set_words(words)
        self.toggle.setAccessibleName(f"{words}: {self.title.text()}")
        self.head.fit()

    def _fill(self) -> None:
        for card in self.group.cards:
            row = WaitingRow(card, self.group.kind, self._today)
            row.back.connect(lambda card_id: self.back.emit(self.group.kind, card_id))
            row.look.connect(self.look)
            self.rows.append(row)
            self._list.addWidget(row)
        more = self.group.count - len(self.group.cards)
        if more > 0:
            words = trn("and {n} more", "and {n} more", more)
            self._list.addWidget(Label(words, Role.NOTE, muted=True))


class WaitingView(QWidget):
    """All groups, one under the other; Esc goes back to the session."""

    back = Signal(object, int)
    look = Signal(int)
    place = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.close_button = PlainButton(tr("Back to study"), tr("Esc"))
        self.header = PageHeader(
            tr("What waits"),
            tr("Every card that does not come now, and why."),
            (self.close_button,),
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self._area, 1)
        self.groups: list[GroupCard] = []
        self._open: set[WaitingKind] = set()
        self.close_button.clicked.connect(lambda _on=False: self.closed.emit())

    def show_groups(self, groups: Sequence[WaitingGroup], today: date) -> None:
        """Show ``groups``; those that were open stay open, at the same place."""
        place = self._area.verticalScrollBar().value()
        self._open = {group.group.kind for group in self.groups if group.opened}
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        self.groups = [GroupCard(group, today, group.kind in self._open) for group in groups]
        for group in self.groups:
            group.back.connect(self.back)
            group.look.connect(self.look)
            group.place.connect(self.place)
            column.addWidget(group)
        if not groups:
            column.addWidget(EmptyState(tr("Nothing waits"), tr("Every card has its turn today.")))
        column.addStretch(1)
        self._area.setWidget(inner)
        self._area.verticalScrollBar().setValue(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def short(text: str) -> str:
    """A question on one line or two."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + "…"
