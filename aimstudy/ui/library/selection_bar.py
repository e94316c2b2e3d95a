"""What can be done with the chosen cards. Knows their rows only; emits the wish with the rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.library import CardLine, DeckSummary
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow

AWAY = (
    HoldReason.REJECTED,
    HoldReason.SUSPENDED,
    HoldReason.PUT_ASIDE,
    HoldReason.BURIED,
    HoldReason.PROPOSED,
)


class SelectionBar(FlowRow):
    """Every signal carries the chosen CardLines; ``move_wanted`` also the deck's name,
    ``tag_wanted`` the tags."""

    suspend_wanted = Signal(object, bool)
    flag_wanted = Signal(object, bool)
    back_wanted = Signal(object)
    delete_wanted = Signal(object)
    move_wanted = Signal(object, str)
    tag_wanted = Signal(object, str, bool)  # put on, or taken off

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent, gap=SMALL)
        self._lines: tuple[CardLine, ...] = ()
        self.words = Label(tr("No card is chosen."), Role.NOTE, muted=True, wrap=False)
        self.suspend = PlainButton(tr("Suspend"), target=32)
        self.flag = PlainButton(tr("Flag"), target=32)
        self.back = PlainButton(tr("Bring back"), target=32)
        self.delete = PlainButton(tr("Delete"), target=32)
        self.deck = QComboBox()
        self.deck.setEditable(True)
        self.deck.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.deck.setAccessibleName(tr("Deck to move to; type a new name to make one"))
        field = self.deck.lineEdit()
        if field is not None:
            field.setPlaceholderText(tr("to deck"))
            field.setAccessibleName(tr("Deck to move to; type a new name to make one"))
        self.deck.setFixedWidth(pixels(110))
        self.move_button = PlainButton(tr("Move"), target=32)
        self.tag = QLineEdit()
        self.tag.setPlaceholderText(tr("tag"))
        self.tag.setAccessibleName(tr("Tag to put on the chosen cards or to take off"))
        self.tag.setFixedWidth(pixels(90))
        self.tag_on = PlainButton(tr("Tag"), target=32)
        self.tag_off = PlainButton(tr("Take the tag off"), target=32)
        for widget in (
            self.words,
            self.suspend,
            self.flag,
            self.back,
            self.delete,
            _together(self.deck, self.move_button),
            _together(self.tag, self.tag_on),
            self.tag_off,
        ):
            self.flow.addWidget(widget)
        self._connect()
        self.show_selection(())

    def _connect(self) -> None:
        self.suspend.clicked.connect(self.suspend_now)
        self.flag.clicked.connect(self.flag_now)
        self.back.clicked.connect(lambda: self.back_wanted.emit(self._lines))
        self.delete.clicked.connect(self.delete_now)
        self.move_button.clicked.connect(self._move)
        self.deck.currentTextChanged.connect(lambda _text: self._enable_move())
        self.tag.textChanged.connect(lambda _text: self._enable_move())
        self.tag.returnPressed.connect(lambda: self._tag(on=True))
        self.tag_on.clicked.connect(lambda: self._tag(on=True))
        self.tag_off.clicked.connect(lambda: self._tag(on=False))

    @property
    def lines(self) -> tuple[CardLine, ...]:
        """The chosen rows."""
        return self._lines

    def show_decks(self, decks: Sequence[DeckSummary]) -> None:
        """Offer ``decks`` to move to; what was typed stays."""
        typed = self.deck.currentText()
        self.deck.clear()
        self.deck.addItems([deck.name for deck in decks])
        self.deck.setEditText(typed)
        self._enable_move()

    def show_selection(self, lines: Sequence[CardLine]) -> None:
        """Offer what fits ``lines``."""
        self._lines = tuple(lines)
        some = bool(lines)
        count = len(lines)
        self.words.setText(
            trn("{n} card chosen", "{n} cards chosen", count) if some else tr("No card is chosen.")
        )
        for button in (self.suspend, self.flag, self.delete):
            button.setEnabled(some)
        self._enable_move()
        self.suspend.set_words(tr("Resume") if self._all_suspended() else tr("Suspend"))
        self.flag.set_words(tr("Take the flag off") if self._all_flagged() else tr("Flag"))
        self.back.setEnabled(any(line.hold in AWAY for line in lines))
        self.updateGeometry()

    def suspend_now(self) -> None:
        """Suspend the chosen cards, or resume them if all are suspended."""
        if self._lines:
            self.suspend_wanted.emit(self._lines, not self._all_suspended())

    def flag_now(self) -> None:
        """Flag the chosen cards, or take the flag off if all have it."""
        if self._lines:
            self.flag_wanted.emit(self._lines, not self._all_flagged())

    def delete_now(self) -> None:
        """Delete the chosen cards."""
        if self._lines:
            self.delete_wanted.emit(self._lines)

    def _move(self) -> None:
        name = self.deck.currentText().strip()
        if self._lines and name:
            self.move_wanted.emit(self._lines, name)

    def _tag(self, *, on: bool) -> None:
        tags = self.tag.text().strip()
        if self._lines and tags:
            self.tag_wanted.emit(self._lines, tags, on)

    def _enable_move(self) -> None:
        for button in (self.tag_on, self.tag_off):
            button.setEnabled(bool(self._lines and self.tag.text().strip()))
        self.move_button.setEnabled(bool(self._lines and self.deck.currentText().strip()))

    def _all_suspended(self) -> bool:
        return bool(self._lines) and all(line.hold is HoldReason.SUSPENDED for line in self._lines)

    def _all_flagged(self) -> bool:
        return bool(self._lines) and all(line.flagged for line in self._lines)


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SMALL)
    for widget in widgets:
        row.addWidget(widget)
    return holder
