"""One fact that changed: how it was said, how it is said now, and what becomes of its cards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.version import FactChange, VersionChoice
from aimstudy.services.views.versions import VersionItem
from aimstudy.ui.articles.version_words import choice_words, learnt_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, TwoColumns
from aimstudy.ui.widgets.button import Button, ButtonKind
from aimstudy.ui.widgets.flow import FlowRow

TARGET = 32
SIDE_BY_SIDE = 560  # px at 100 %


class VersionCard(Card):
    """``chosen`` carries (key, VersionChoice)."""

    chosen = Signal(str, object)

    def __init__(self, item: VersionItem, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP)
        self.item = item
        self.choice = item.choice
        if item.prompt:
            self.column.addWidget(Label(item.prompt, Role.STRONG))
        before = _side(tr("Before"), item.old_sentence, item.old_answer)
        now = _side(tr("Now"), item.new_sentence, item.new_answer)
        if item.change is FactChange.NEW:
            self.column.addWidget(now)
        elif item.change is FactChange.GONE:
            self.column.addWidget(before)
        else:
            self.column.addWidget(TwoColumns(before, now, least=SIDE_BY_SIDE))
        self.buttons = {choice: self._button(choice) for choice in item.choices}
        if item.cards:
            learnt = Label(learnt_words(item), Role.NOTE, muted=True)
            self.column.addSpacing(TINY)
            self.column.addWidget(FlowRow([*self.buttons.values(), learnt], gap=SMALL))

    def _button(self, choice: VersionChoice) -> Button:
        words = choice_words(self.item, choice)
        button = Button(words, ButtonKind.PLAIN, role=Role.NOTE, target=TARGET)
        button.setAccessibleName(tr("{choice}: {value}", choice=words, value=self.item.prompt))
        button.setCheckable(True)
        button.setChecked(choice is self.choice)
        button.clicked.connect(lambda _on=False: self.choose(choice))
        return button

    def choose(self, choice: VersionChoice) -> None:
        """Let ``choice`` hold."""
        self.choice = choice
        for each, button in self.buttons.items():
            button.setChecked(each is choice)
        self.chosen.emit(self.item.key, choice)


def _side(title: str, sentence: str, answer: str) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TINY)
    column.addWidget(Label(title, Role.NOTE, muted=True))
    column.addWidget(Label(tr("“{sentence}”", sentence=sentence), Role.BODY))
    column.addWidget(Label(tr("Answer: {answer}", answer=answer), Role.NOTE))
    column.addStretch(1)
    return side
