"""The first cards of a deck from elsewhere, drawn as they will be: a few at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aimstudy.services.card_text import SideParts, answer_parts, prompt_parts
from aimstudy.services.views.import_looks import FoundCard
from aimstudy.ui.announce import announce
from aimstudy.ui.card_view import CardView
from aimstudy.ui.pictures import shown_media
from aimstudy.ui.study.card_sheet import card_colours
from aimstudy.ui.theme import Role, current_tokens, font, theme_changed
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL, TINY
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Card, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow

AT_ONCE = 3  # cards; to draw fifty at once would hold the window up
_MOST_PARTS = 1  # of a side; the whole of a very long one is seen in Study


class CardPair(Card):
    """One card: its front, its back, where it stands and what it names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=MEDIUM)
        self._found: FoundCard | None = None
        self.place = Label(role=Role.NOTE, muted=True)
        self.front = CardView(centred=False)
        self.back = CardView(centred=False)
        self.names = Label(role=Role.NOTE, muted=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TINY)
        for column, (words, view) in enumerate(
            ((tr("Front side"), self.front), (tr("Back side"), self.back))
        ):
            grid.addWidget(Label(words, Role.NOTE, muted=True), 0, column)
            grid.addWidget(view, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self.place)
        self.column.addLayout(grid)
        self.column.addWidget(self.names)
        theme_changed.connect(self._draw)

    def show_card(self, found: FoundCard) -> None:
        """Show ``found``."""
        self._found = found
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        tokens = current_tokens()
        colours = card_colours(tokens)
        media, images = shown_media(found.card.media, (self, self._draw))
        sides = (self.front, prompt_parts), (self.back, answer_parts)
        for view, parts_of in sides:
            view.set_look(font(Role.BODY), tokens.text)
            view.show_html(_html(parts_of(found.card, colours, media)), images)
        self.place.setText(_place_words(found))
        self.names.setText(_name_words(found))
        self.names.setVisible(bool(found.names))


class CardsShown(QWidget):
    """The first cards of a file, ``AT_ONCE`` at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[FoundCard] = ()
        self._first = 0
        self.words = Label(role=Role.NOTE, muted=True, wrap=False)
        self.before = PlainButton(tr("Previous cards"), target=32)
        self.after = PlainButton(tr("Next cards"), target=32)
        self.pairs = [CardPair() for _ in range(AT_ONCE)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(FlowRow([self.words, self.before, self.after]))
        for pair in self.pairs:
            pair.hide()
            column.addWidget(pair)
        self.before.clicked.connect(lambda: self._turn(-AT_ONCE))
        self.after.clicked.connect(lambda: self._turn(AT_ONCE))

    @property
    def shown(self) -> Sequence[FoundCard]:
        """Those that are in sight."""
        return self._cards[self._first : self._first + AT_ONCE]

    def show_cards(self, cards: Sequence[FoundCard]) -> None:
        """Show ``cards``, from where one had turned to as far as there are so many."""
        self._cards = cards
        if self._first >= len(cards):
            self._first = 0
        self._draw()

    def begin(self) -> None:
        """Go to the first ones."""
        self._first = 0

    def place_words(self, first: int, last: int, every: int) -> str:
        """Which of those of the file are in sight."""
        return tr(
            "Cards {first} to {last} of the first {n}",
            first=format_number(first),
            last=format_number(last),
            n=format_number(every),
        )

    def _turn(self, step: int) -> None:
        self._first = max(0, min(self._first + step, len(self._cards) - 1))
        self._draw()
        announce(self, self.words.text())

    def _draw(self) -> None:
        shown, every = self.shown, len(self._cards)
        for pair, found in zip(self.pairs, shown, strict=False):
            pair.show_card(found)
            pair.show()
        for pair in self.pairs[len(shown) :]:
            pair.hide()
        self.setVisible(bool(every))
        self.words.setText(self.place_words(self._first + 1, self._first + len(shown), every))
        self.before.setVisible(every > AT_ONCE)
        self.after.setVisible(every > AT_ONCE)
        self.before.setEnabled(self._first > 0)
        self.after.setEnabled(self._first + AT_ONCE < every)


def _html(side: SideParts) -> str:
    return "".join(side.html(number) for number in range(min(_MOST_PARTS, len(side.parts))))


def _place_words(found: FoundCard) -> str:
    line = tr("line {n}", n=found.place) if found.place.isdigit() else found.place
    return " · ".join(filter(None, (line, found.card.deck, found.tags)))


def _name_words(found: FoundCard) -> str:
    names = [name if there else tr("{name} (missing)", name=name) for name, there in found.names]
    return tr("Pictures and sounds: {names}", names=", ".join(names))
