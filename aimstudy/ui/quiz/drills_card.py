"""Quizzes about what needs it: each with how much there is, or why there is nothing now."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.quiz import Drill, DrillOffer
from aimstudy.ui.quiz.set_up_line import SetUpLine
from aimstudy.ui.quiz.setup_words import drill_name, drill_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, PlainButton
from aimstudy.ui.widgets.emptied import empty


class DrillsCard(Card):
    """``wanted`` carries the Drill to begin."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=MEDIUM)
        self.buttons: dict[Drill, PlainButton] = {}
        self.usable: dict[Drill, int] = {}

    def show_offers(self, offers: Sequence[DrillOffer], asks_certainty: bool) -> None:
        """Show ``offers``; the card is left out where there are none at all."""
        empty(self.column)
        self.buttons = {}
        self.usable = {offer.drill: offer.usable for offer in offers}
        self.column.addWidget(Label(tr("Drills"), Role.SECTION))
        for offer in offers:
            name = drill_name(offer.drill)
            words = drill_words(offer.drill, offer.usable, asks_certainty)
            button = PlainButton(tr("Start"), target=32)
            button.setAccessibleName(tr("Start: {drill}, {words}", drill=name, words=words))
            if not offer.usable:  # to show what has no parent yet would open a window of its own
                button.hide()
            button.clicked.connect(lambda _on=False, d=offer.drill: self.wanted.emit(d))
            self.buttons[offer.drill] = button
            self.column.addWidget(SetUpLine(name, words, button))
        self.setVisible(bool(offers))
