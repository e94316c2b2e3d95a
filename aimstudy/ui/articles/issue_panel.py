"""Two statements of an article that disagree, with the person's choice between them.

Shows an IssueView and emits the choice; takes no side.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aimstudy.domain.fact import IssueChoice
from aimstudy.services.views.articles import IssueView
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton, PlainButton
from aimstudy.ui.widgets.flow import FlowRow


class IssuePanel(Card):
    """``decided`` carries (issue id, IssueChoice), ``place_wanted`` a sentence's raw offset."""

    decided = Signal(int, object)
    place_wanted = Signal(int)

    def __init__(self, view: IssueView, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP, surface="warn")
        self._view = view
        self.column.addWidget(Label(tr("Two statements disagree"), Role.STRONG))
        self.first_link = LinkButton(tr("Show"))
        self.first_link.setAccessibleName(tr("Show the first sentence in the text"))
        self.second_link = LinkButton(tr("Show"))
        self.second_link.setAccessibleName(tr("Show the second sentence in the text"))
        self._quote(view.first_quote, view.first_start, self.first_link)
        self._quote(view.second_quote, view.second_start, self.second_link)
        self.choices = {
            IssueChoice.FIRST: PlainButton(_reading(view.first), target=32),
            IssueChoice.SECOND: PlainButton(_reading(view.second), target=32),
            IssueChoice.OPEN: PlainButton(tr("Leave open"), target=32),
        }
        for choice, button in self.choices.items():
            button.setCheckable(True)
            button.setChecked(view.choice is choice)
            button.clicked.connect(lambda _on=False, choice=choice: self._decide(choice))
        self.column.addSpacing(MEDIUM - SMALL)
        self.column.addWidget(FlowRow(list(self.choices.values()), gap=MEDIUM))
        self.state = Label(_state_words(view), Role.NOTE)
        self.column.addWidget(self.state)

    def _quote(self, quote: str, start: int, link: LinkButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(Label(tr("“{sentence}”", sentence=quote), Role.NOTE), 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        link.clicked.connect(lambda: self.place_wanted.emit(start))
        self.column.addLayout(row)

    def _decide(self, choice: IssueChoice) -> None:
        for each, button in self.choices.items():
            button.setChecked(each is choice)
        self.decided.emit(self._view.issue_id, choice)


def _reading(text: str) -> str:
    return text[:1].upper() + text[1:]


def _state_words(view: IssueView) -> str:
    if view.choice is IssueChoice.OPEN:
        return tr("Open. Nothing about it is asked in a quiz until you choose.")
    chosen = view.first if view.choice is IssueChoice.FIRST else view.second
    return tr("You chose “{reading}”. You can change it at any time.", reading=chosen)
