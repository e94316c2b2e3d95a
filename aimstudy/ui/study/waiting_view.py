"""What waits: every card that does not come now, by reason, and the way back for each.

Shows the groups of the study service; what is done with a card is asked of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.card_reasons import WaitingCard, WaitingGroup, WaitingKind
from aimstudy.ui.study.waiting_words import back_words, place_words, waiting_text, waiting_title
from aimstudy.ui.study.wording import day_text
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, EmptyState, Label, LinkButton, PageHeader, PlainButton
from aimstudy.ui.widgets.head_row import HeadRow
from aimstudy.ui.widgets.scrolled import Scrolled
from aimstudy.ui.widgets.tab_order import follow_layout

LONGEST = 140  # characters of a question


class WaitingRow(QWidget):
    """One card: its question, its deck and day, and what can be done."""

    back = Signal(int)
    look = Signal(int)

    def __init__(self, card: WaitingCard, kind: WaitingKind, today: date) -> None:
        super().__init__()
        self.card_id = card.card_id
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
        self.show_it = LinkButton(tr("Look"))
        self.show_it.setAccessibleName(tr("Look at: {question}", question=question))
        for button, signal in ((self.take_back, self.back), (self.show_it, self.look)):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.clicked.connect(lambda _on=False, s=signal: s.emit(card.card_id))
        # Only now: shown before it stands in the row it would be a window, and take the focus.
        self.take_back.setVisible(bool(back_words(kind)))
        self.show_it.setVisible(kind is not WaitingKind.PROPOSED)


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
        self.head = HeadRow(self.title, (self.to_place, self.toggle))
        self.to_place.setVisible(bool(place_words(group.kind)))
        self.toggle.setVisible(bool(group.cards))
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
        follow_layout(self)  # else Tab would come here after the groups below

    @property
    def first_part(self) -> QWidget:
        """What has the focus where one comes to the group."""
        return self.to_place if self.toggle.isHidden() else self.toggle


@dataclass(frozen=True, slots=True)
class _Focused:
    """What has the focus: the ``name`` of a control in a group, or in a row of it."""

    group: int
    kind: WaitingKind
    name: str
    row: int = -1
    card_id: int = 0

    @classmethod
    def of(cls, groups: Sequence[GroupCard]) -> "_Focused | None":
        """None where it is in none of ``groups``."""
        part = QApplication.focusWidget()
        for place, group in enumerate(groups):
            kind = group.group.kind
            for name in ("toggle", "to_place"):
                if part is getattr(group, name):
                    return cls(place, kind, name)
            for number, row in enumerate(group.rows):
                for name in ("take_back", "show_it"):
                    if part is getattr(row, name):
                        return cls(place, kind, name, number, row.card_id)
        return None

    def found_in(self, groups: Sequence[GroupCard]) -> QWidget | None:
        """The same control, or that of the card or group now in its place; None without any."""
        group = next((each for each in groups if each.group.kind is self.kind), None)
        if group is None:
            return groups[min(self.group, len(groups) - 1)].first_part if groups else None
        if self.row < 0 or not group.rows:
            return group.first_part if self.row >= 0 else self._control(group)
        same = [row for row in group.rows if row.card_id == self.card_id]
        return self._control(same[0] if same else group.rows[min(self.row, len(group.rows) - 1)])

    def _control(self, owner: GroupCard | WaitingRow) -> QWidget:
        control: QWidget = getattr(owner, self.name)
        return control


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
        focused = _Focused.of(self.groups)
        if focused is not None:
            self.setFocus()  # meanwhile; Qt would hand it to the navigation
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
        if focused is not None:
            (focused.found_in(self.groups) or self.close_button).setFocus()

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
