"""What can be done with the chosen cards. Knows their rows only; emits the wish with the rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.library import CardLine, DeckSummary, FoundCards
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
    """Signals carry the ids of the chosen cards; ``back_wanted`` their CardLines, ``move_wanted``
    also the deck's name, ``tag_wanted`` the tags. ``stop_wanted`` while something is going on."""

    suspend_wanted = Signal(object, bool)
    flag_wanted = Signal(object, bool)
    back_wanted = Signal(object)
    delete_wanted = Signal(object)
    move_wanted = Signal(object, str)
    tag_wanted = Signal(object, str, bool)  # put on, or taken off
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent, gap=SMALL)
        self._lines: tuple[CardLine, ...] = ()
        self._found: FoundCards | None = None  # all that match, also those not fetched yet
        self._busy = False
        self.words = Label(tr("No card is chosen."), Role.NOTE, muted=True, wrap=False)
        self.suspend = PlainButton(tr("Suspend"), target=32)
        self.flag = PlainButton(tr("Flag"), target=32)
        self.stop = PlainButton(tr("Stop"), target=32)
        self.stop.hide()
        self.back = PlainButton(tr("Bring back"), target=32)
        self.delete = PlainButton(tr("Delete"), target=32)
        self.deck = _deck_field()
        self.move_button = PlainButton(tr("Move"), target=32)
        self.tag = QLineEdit()
        self.tag.setPlaceholderText(tr("tag"))
        self.tag.setAccessibleName(tr("Tag to put on the chosen cards or to take off"))
        self.tag.setFixedWidth(pixels(90))
        self.tag_on = PlainButton(tr("Tag"), target=32)
        self.tag_off = PlainButton(tr("Take the tag off"), target=32)
        for widget in (
            self.words,
            self.stop,
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
        self.stop.clicked.connect(self.stop_wanted)
        self.suspend.clicked.connect(self.suspend_now)
        self.flag.clicked.connect(self.flag_now)
        self.back.clicked.connect(lambda: self.back_wanted.emit(self._lines))
        self.delete.clicked.connect(self.delete_now)
        self.move_button.clicked.connect(self._move)
        self.deck.currentTextChanged.connect(lambda _text: self._enable())
        self.tag.textChanged.connect(lambda _text: self._enable())
        self.tag.returnPressed.connect(lambda: self._tag(on=True))
        self.tag_on.clicked.connect(lambda: self._tag(on=True))
        self.tag_off.clicked.connect(lambda: self._tag(on=False))

    @property
    def lines(self) -> tuple[CardLine, ...]:
        """The chosen rows, as far as they are fetched."""
        return self._lines

    @property
    def found(self) -> FoundCards | None:
        """All cards that match, where all of them are chosen."""
        return self._found

    @property
    def ids(self) -> list[int]:
        """The chosen cards."""
        return list(self._found.ids) if self._found else [line.card_id for line in self._lines]

    def show_decks(self, decks: Sequence[DeckSummary]) -> None:
        """Offer ``decks`` to move to; what was typed stays."""
        typed = self.deck.currentText()
        self.deck.clear()
        self.deck.addItems([deck.name for deck in decks])
        self.deck.setEditText(typed)
        self._enable()

    def show_selection(self, lines: Sequence[CardLine], found: FoundCards | None = None) -> None:
        """Offer what fits ``lines``, or all cards ``found``."""
        self._lines, self._found = tuple(lines), found
        count = len(found.ids) if found else len(lines)
        if not self._busy:
            self.words.setText(
                trn("{n} card chosen", "{n} cards chosen", count)
                if count
                else tr("No card is chosen.")
            )
        self.suspend.set_words(tr("Resume") if self._all_suspended() else tr("Suspend"))
        self.flag.set_words(tr("Take the flag off") if self._all_flagged() else tr("Flag"))
        self._enable()
        self.updateGeometry()

    def show_busy(self, words: str) -> None:
        """Say what is going on, which can be stopped; "" when it is over."""
        self._busy = bool(words)
        self.stop.setVisible(self._busy)
        self.words.setText(words)
        if not self._busy:
            self.show_selection(self._lines, self._found)
        self._enable()

    def suspend_now(self) -> None:
        """Suspend the chosen cards, or resume them if all are suspended."""
        if self._can_act:
            self.suspend_wanted.emit(self.ids, not self._all_suspended())

    def flag_now(self) -> None:
        """Flag the chosen cards, or take the flag off if all have it."""
        if self._can_act:
            self.flag_wanted.emit(self.ids, not self._all_flagged())

    def delete_now(self) -> None:
        """Delete the chosen cards."""
        if self._can_act:
            self.delete_wanted.emit(self.ids)

    def _move(self) -> None:
        name = self.deck.currentText().strip()
        if self._can_act and name:
            self.move_wanted.emit(self.ids, name)

    def _tag(self, *, on: bool) -> None:
        tags = self.tag.text().strip()
        if self._can_act and tags:
            self.tag_wanted.emit(self.ids, tags, on)

    @property
    def _can_act(self) -> bool:
        return bool(self._lines) and not self._busy

    def _enable(self) -> None:
        some = self._can_act
        for button in (self.suspend, self.flag, self.delete):
            button.setEnabled(some)
        for button in (self.tag_on, self.tag_off):
            button.setEnabled(bool(some and self.tag.text().strip()))
        self.move_button.setEnabled(bool(some and self.deck.currentText().strip()))
        # Of those that are not fetched it is not known what holds them back.
        away = any(line.hold in AWAY for line in self._lines)
        self.back.setEnabled(some and away and self._found is None)

    def _all_suspended(self) -> bool:
        if self._found:
            return self._found.all_suspended
        return bool(self._lines) and all(line.hold is HoldReason.SUSPENDED for line in self._lines)

    def _all_flagged(self) -> bool:
        if self._found:
            return self._found.all_flagged
        return bool(self._lines) and all(line.flagged for line in self._lines)


def _deck_field() -> QComboBox:
    """A deck's name, to be chosen or typed."""
    deck = QComboBox()
    deck.setEditable(True)
    deck.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    deck.setAccessibleName(tr("Deck to move to; type a new name to make one"))
    field = deck.lineEdit()
    if field is not None:
        field.setPlaceholderText(tr("to deck"))
        field.setAccessibleName(tr("Deck to move to; type a new name to make one"))
    deck.setFixedWidth(pixels(110))
    return deck


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SMALL)
    for widget in widgets:
        row.addWidget(widget)
    return holder
