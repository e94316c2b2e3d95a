"""The form of find and replace: what, by what, where, and what would come of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from aimstudy.domain.replacing import BACK, FRONT, ReplaceWish
from aimstudy.services.views.replacing import ReplaceLook
from aimstudy.ui.library.finder import Question
from aimstudy.ui.library.replace_list import ReplaceList
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import ChoiceRow, Label, PlainButton, PrimaryButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

_FOUND, _CHOSEN = "found", "chosen"
_PAUSE_MS = 200  # in typing, before it is looked for


@dataclass(frozen=True, slots=True)
class ReplaceScope:
    """In which cards: ``chosen`` ones, or all that ``asked`` finds where none are."""

    asked: Question = field(default_factory=Question)
    chosen: tuple[int, ...] = ()


class ReplacePanel(Panel):
    """``look_wanted`` and ``replace_wanted`` carry a ReplaceScope and a ReplaceWish."""

    look_wanted = Signal(object, object)
    replace_wanted = Signal(object, object)
    fields_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = ReplaceScope()
        self._busy = False
        self.which = ChoiceRow(
            tr("In which cards"),
            ((_FOUND, tr("All that the list shows")), (_CHOSEN, tr("The chosen cards"))),
            _FOUND,
        )
        self.sought = QLineEdit()
        self.new = QLineEdit()
        self.field = QComboBox()
        self.field.setAccessibleName(tr("In which field"))
        self.case = CheckLine(tr("Only with the same capitals"))
        self.words = CheckLine(tr("Only whole words"))
        self.pattern = CheckLine(tr("As a regular expression"))
        self.source = CheckLine(tr("In the HTML source, too"))
        for mark in (self.case, self.words, self.pattern, self.source):
            mark.words.setWordWrap(False)
        self.hint = Label(
            tr("\\1 in the second field stands for the first group in brackets."),
            Role.NOTE,
            muted=True,
        )
        self.count = Label("", Role.STRONG)
        self.left = Label("", Role.NOTE)
        self.list = ReplaceList()
        self.replace = PrimaryButton(tr("Replace"))
        self.stop = PlainButton(tr("Stop"))
        self.close_button = PlainButton(tr("Close"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.column.setSpacing(MEDIUM)
        self.hint.hide()
        self.left.hide()
        self.stop.hide()
        self.column.addWidget(Label(tr("Find and replace"), Role.SECTION))
        self.column.addWidget(self.which)
        for words, line in ((tr("Look for"), self.sought), (tr("Replace by"), self.new)):
            label = Label(words, Role.NOTE, wrap=False)
            label.setBuddy(line)
            line.setAccessibleName(words)
            both = QVBoxLayout()
            both.setSpacing(TINY)
            both.addWidget(label)
            both.addWidget(line)
            self.column.addLayout(both)
        for part in (
            FlowRow([Label(tr("In which field"), wrap=False), self.field], gap=SMALL),
            FlowRow([self.case, self.words, self.pattern, self.source], gap=MEDIUM),
            self.hint,
            self.count,
            self.left,
            FlowRow([self.replace, self.stop, self.close_button]),
            self.list,
        ):
            self.column.addWidget(part)
        follow_layout(self)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self._choose())
        for line in (self.sought, self.new):
            line.textChanged.connect(lambda _text: self._wait())
        for mark in (self.case, self.words, self.pattern, self.source):
            mark.box.toggled.connect(lambda _on: self._look())
        self.field.activated.connect(lambda _place: self._look())
        self._pause.timeout.connect(self._look)
        self.replace.clicked.connect(self._want)
        self.entered.connect(self._want)
        self.stop.clicked.connect(self.stop_wanted)
        self.close_button.clicked.connect(self.closed)

    def open(self, scope: ReplaceScope) -> None:
        """Ask for cards of ``scope``; what was typed last is still there."""
        self._scope = scope
        for button, there in zip(self.which.buttons, (True, bool(scope.chosen)), strict=True):
            button.setEnabled(there)
        self.which.set_value(_CHOSEN if len(scope.chosen) > 1 else _FOUND)
        self.show()
        self._choose()
        self.sought.setFocus()
        self.sought.selectAll()

    @property
    def scope(self) -> ReplaceScope:
        """In which cards."""
        by_hand = self.which.value == _CHOSEN
        return ReplaceScope(self._scope.asked, self._scope.chosen if by_hand else ())

    @property
    def wish(self) -> ReplaceWish:
        """What is wished for."""
        return ReplaceWish(
            find=self.sought.text(),
            by=self.new.text(),
            field=str(self.field.currentData() or ""),
            case=self.case.isChecked(),
            words=self.words.isChecked(),
            pattern=self.pattern.isChecked(),
            source=self.source.isChecked(),
        )

    def show_fields(self, names: Sequence[str]) -> None:
        """Offer the fields that there are; the one that was chosen stays, where it is there."""
        before = self.field.currentData()
        self.field.clear()
        self.field.addItem(tr("All fields"), "")
        for name in names:
            self.field.addItem(field_words(name), name)
        place = self.field.findData(before) if before else 0
        self.field.setCurrentIndex(max(0, place))
        if before and place < 0:
            self._look()

    def show_look(self, look: ReplaceLook) -> None:
        """Say what would be done."""
        self.count.setText(count_words(look))
        self.left.setText(left_words(look))
        self.left.setVisible(bool(self.left.text()))
        self.list.show_lines(look.lines, look.notes)
        self.replace.setEnabled(look.notes > 0 and not self._busy)

    def show_problem(self, words: str) -> None:
        """Say why nothing can be looked for."""
        self._clear(words)

    def show_busy(self, on: bool) -> None:
        """Cards are being changed, which can be stopped; or it is over."""
        self._busy = on
        self.stop.setVisible(on)
        self.replace.setEnabled(not on and self.replace.isEnabled())
        if on:
            self.count.setText(tr("Replacing…"))

    def _choose(self) -> None:
        self.fields_wanted.emit(self.scope)
        self._look()

    def _wait(self) -> None:
        self.replace.setEnabled(False)  # what is shown is not what would be done
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self.hint.setVisible(self.pattern.isChecked())
        self._clear(tr("Looking…") if self.wish.find else "")
        if self.wish.find:
            self.look_wanted.emit(self.scope, self.wish)

    def _clear(self, words: str) -> None:
        self.replace.setEnabled(False)
        self.stop.setVisible(self._busy)
        self.count.setText(words)
        self.left.hide()
        self.list.show_lines((), 0)

    def _want(self) -> None:
        if self.replace.isEnabled():
            self.replace_wanted.emit(self.scope, self.wish)


def field_words(name: str) -> str:
    """The name of a field as it is shown."""
    return {FRONT: tr("Question"), BACK: tr("Answer")}.get(name, name)


def count_words(look: ReplaceLook) -> str:
    """``12 places in 5 notes, which make 7 cards.``"""
    if not look.notes:
        return tr("Nothing is found that would change.")
    places = trn("{n} place", "{n} places", look.places)
    notes = trn("{n} note", "{n} notes", look.notes)
    if look.cards == look.notes:
        return tr("{places} in {notes}.", places=places, notes=notes)
    cards = trn("{n} card", "{n} cards", look.cards)
    return tr("{places} in {notes}, with {cards}.", places=places, notes=notes, cards=cards)


def left_words(look: ReplaceLook) -> str:
    """Which notes stay as they are, and why; "" for none."""
    parts = []
    if look.emptied:
        parts.append(
            trn(
                "{n} note stays as it is: a side of it would be empty.",
                "{n} notes stay as they are: a side of them would be empty.",
                look.emptied,
            )
        )
    if look.gaps:
        parts.append(
            trn(
                "{n} note stays as it is: its gaps would be other ones.",
                "{n} notes stay as they are: their gaps would be other ones.",
                look.gaps,
            )
        )
    if look.overlong:
        parts.append(
            trn(
                "{n} note stays as it is: its text would be too long.",
                "{n} notes stay as they are: their text would be too long.",
                look.overlong,
            )
        )
    return " ".join(parts)
