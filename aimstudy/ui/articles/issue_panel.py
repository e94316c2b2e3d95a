"""Two statements of an article that disagree, with the person's choice between them.

Shows an IssueView and emits the choice; takes no side.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.fact import IssueChoice
from aimstudy.services.views.articles import IssueView
from aimstudy.ui.articles.quote_link import QuoteLink
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.button import Button, ButtonKind
from aimstudy.ui.widgets.flow import FlowRow

TARGET = 28


class IssuePanel(QWidget):
    """``decided`` carries (issue id, IssueChoice), ``place_wanted`` a sentence's raw offset."""

    decided = Signal(int, object)
    place_wanted = Signal(int)

    def __init__(self, view: IssueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.quotes = (
            QuoteLink(view.first_quote, view.first_start, view.first),
            QuoteLink(view.second_quote, view.second_start, view.second),
        )
        self.choices = {
            IssueChoice.FIRST: _button(tr("This is right"), view.first),
            IssueChoice.SECOND: _button(tr("That is right"), view.second),
            IssueChoice.OPEN: _button(tr("Leave open")),
        }
        for choice, button in self.choices.items():
            button.setChecked(view.choice is choice)
            button.clicked.connect(lambda _on=False, choice=choice: self._decide(choice))
        self.state = Label(state_words(view), Role.NOTE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for quote in self.quotes:
            quote.clicked.connect(self.place_wanted)
            column.addWidget(quote)
        column.addWidget(FlowRow(list(self.choices.values()), gap=SMALL))
        column.addWidget(self.state)

    def _decide(self, choice: IssueChoice) -> None:
        for each, button in self.choices.items():
            button.setChecked(each is choice)
        self.decided.emit(self.view.issue_id, choice)


def _button(words: str, value: str = "") -> Button:
    button = Button(words, ButtonKind.PLAIN, role=Role.NOTE, target=TARGET)
    if value:
        button.setAccessibleName(tr("{choice}: {value}", choice=words, value=value))
        button.setToolTip(value)
    button.setCheckable(True)
    return button


def state_words(view: IssueView) -> str:
    """What follows from the choice made, or from making none."""
    if view.choice is IssueChoice.OPEN:
        return tr("Open. Nothing about it is scored in a quiz until you choose.")
    first = view.choice is IssueChoice.FIRST
    waiting = view.second_cards if first else view.first_cards
    cards = trn(
        "{n} card on the other statement waits.", "{n} cards on the other statement wait.", waiting
    )
    if not waiting:
        cards = tr("No card stands on the other statement.")
    chosen = tr("You chose “{reading}”.", reading=view.first if first else view.second)
    return f"{chosen} {cards} {tr('You can change it at any time.')}"
