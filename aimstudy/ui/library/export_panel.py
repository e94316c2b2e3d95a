"""The form of an export: which cards, and what goes with them. Writes nothing itself."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import ChoiceRow, Label, PlainButton, PrimaryButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

_ALL, _DECK, _FOUND = "all", "deck", "found"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Which cards: of a deck, of a search, or all; with dates and media or without."""

    deck: str | None = None
    search: str | None = None
    scheduling: bool = True
    media: bool = True


class ExportPanel(Panel):
    """``export_wanted`` carries an ExportWish."""

    export_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deck = self._query = ""
        self.which = ChoiceRow(
            tr("Which cards"),
            (
                (_ALL, tr("All cards")),
                (_DECK, tr("This deck")),
                (_FOUND, tr("What is searched for")),
            ),
            _ALL,
        )
        self.words = Label(role=Role.NOTE, muted=True)
        self.scheduling = CheckLine(tr("With dates and history"))
        self.media = CheckLine(tr("With pictures and sounds"))
        self.write = PrimaryButton(tr("Choose where…"))
        self.cancel = PlainButton(tr("Cancel"))
        self.column.setSpacing(MEDIUM)
        for part in (
            Label(tr("Export cards"), Role.SECTION),
            self.which,
            self.words,
            self.scheduling,
            self.media,
            FlowRow([self.write, self.cancel]),
        ):
            self.column.addWidget(part)
        follow_layout(self)
        self.which.chosen.connect(lambda _which: self._say())
        self.write.clicked.connect(self._want)
        self.entered.connect(self._want)
        self.cancel.clicked.connect(self.closed)

    def open(self, deck: str, query: str) -> None:
        """Offer all cards, the deck that is shown and what is searched for, if there are such."""
        self._deck, self._query = deck, query
        for button, there in zip(self.which.buttons[1:], (deck, query), strict=True):
            button.setEnabled(bool(there))
        self.which.set_value(_FOUND if query else _DECK if deck else _ALL)
        self.scheduling.setChecked(True)
        self.media.setChecked(True)
        self._say()
        self.show()
        self.write.setFocus()

    def wish(self) -> ExportWish:
        """What is chosen."""
        which = self.which.value
        return ExportWish(
            deck=self._deck if which != _ALL and self._deck else None,
            search=self._query if which == _FOUND else None,
            scheduling=self.scheduling.isChecked(),
            media=self.media.isChecked(),
        )

    def _say(self) -> None:
        wish = self.wish()
        if wish.search is not None and wish.deck is not None:
            words = tr("Cards of {deck} found by “{query}”.", deck=wish.deck, query=wish.search)
        elif wish.search is not None:
            words = tr("Cards found by “{query}”.", query=wish.search)
        elif wish.deck is not None:
            words = tr("Cards of {deck} and the decks under it.", deck=wish.deck)
        else:
            words = tr("Every accepted card of the library.")
        self.words.setText(words)

    def _want(self) -> None:
        self.export_wanted.emit(self.wish())
