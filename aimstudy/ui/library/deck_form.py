"""The form for a deck: its name, or a question before decks are merged or cards go."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aimstudy.domain.deck_names import PARTS
from aimstudy.services.views.library import DeckHolding
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, PlainButton, PrimaryButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout


class DeckWish(StrEnum):
    """What the form is open for."""

    NEW = "new"
    RENAME = "rename"
    MERGE = "merge"
    DELETE = "delete"


class DeckForm(Panel):
    """``agreed`` carries the DeckWish and the name that was typed ("" where none is)."""

    agreed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wish = DeckWish.NEW
        self.title = Label(role=Role.SECTION)
        self.text = Label(role=Role.NOTE, muted=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the deck"))
        self.name.setMaximumWidth(pixels(420))
        self.problem = Label(role=Role.NOTE)
        self.do = PrimaryButton("")
        self.cancel = PlainButton(tr("Cancel"))
        self.column.setSpacing(SMALL)
        for part in (
            self.title,
            self.text,
            self.name,
            self.problem,
            FlowRow([self.do, self.cancel], gap=SMALL),
        ):
            self.column.addWidget(part)
        follow_layout(self)
        self.do.clicked.connect(self._agree)
        self.entered.connect(self._agree)
        self.name.textChanged.connect(lambda _text: self._can())
        self.cancel.clicked.connect(self.closed)
        self.closed.connect(self.hide)

    def ask_new(self, above: str) -> None:
        """Ask for the name of a new deck, under ``above`` unless that is changed."""
        text = tr("Two colons put it under another deck, as in Sea::Tides.")
        self._open(DeckWish.NEW, tr("New deck"), text, tr("Make the deck"))
        self.name.setText(above + PARTS if above else "")
        self.name.setFocus()

    def ask_rename(self, name: str) -> None:
        """Ask for another name."""
        text = tr("Decks under it go with it.")
        self._open(DeckWish.RENAME, tr("Rename the deck"), text, tr("Rename"))
        self.name.setText(name)
        self.name.selectAll()
        self.name.setFocus()

    def ask_merge(self, name: str) -> None:
        """Ask whether the cards join the deck of that name."""
        text = tr("There is already a deck {name}. All cards come into that one.", name=name)
        self._open(DeckWish.MERGE, tr("Merge the two decks?"), text, tr("Merge"))
        self.do.setFocus()

    def ask_delete(self, holding: DeckHolding) -> None:
        """Say what goes with a deck, and ask."""
        title = tr("Delete {name}?", name=holding.name)
        cards = trn("Delete {n} card", "Delete {n} cards", holding.cards)
        self._open(DeckWish.DELETE, title, goes_words(holding), cards)
        self.cancel.setFocus()  # a key pressed twice deletes nothing

    def show_problem(self, words: str) -> None:
        """Say why it cannot be done; what was typed stays."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if not self.name.isHidden():
            self.name.setFocus()

    def _open(self, wish: DeckWish, title: str, text: str, button: str) -> None:
        self.wish = wish
        self.title.setText(title)
        self.text.setText(text)
        self.do.set_words(button)
        self.name.setVisible(wish in (DeckWish.NEW, DeckWish.RENAME))
        self.name.clear()
        self.show_problem("")
        self._can()
        self.show()

    def _can(self) -> None:
        named = self.name.isHidden() or bool(self.name.text().replace(":", "").strip())
        self.do.setEnabled(named)

    def _agree(self) -> None:
        if self.do.isEnabled():
            self.agreed.emit(self.wish, self.name.text())


def goes_words(holding: DeckHolding) -> str:
    """What goes where a deck is deleted."""
    cards = trn("{n} card goes", "{n} cards go", holding.cards)
    words = [tr("{cards} with it.", cards=cards)]
    if holding.decks:
        decks = trn("{n} deck under it", "{n} decks under it", holding.decks)
        words = [tr("{cards} with it and {decks}.", cards=cards, decks=decks)]
    if holding.met:
        words.append(
            trn(
                "{n} of the cards has been studied.",
                "{n} of the cards have been studied.",
                holding.met,
            )
        )
    words.append(tr("Undo brings all of it back."))
    return " ".join(words)
