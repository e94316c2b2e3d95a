"""Says of a card that is failed again and again why that may be, and offers what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.card_reasons import Leech
from aimstudy.ui.study.leech_words import leech_text, leech_title
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton
from aimstudy.ui.widgets.flow import FlowRow


class LeechBox(Card):
    """Unseen where there is nothing to say. It blames the card, never the person."""

    edit = Signal()
    split = Signal()
    suspend = Signal()
    other = Signal(int)  # the card that it is mixed up with

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP - 2, spacing=SMALL // 2, surface="warn")
        self.title = Label("", Role.STRONG)
        self.text = Label("", Role.NOTE)
        self.edit_button = LinkButton(tr("Change the words"))
        self.split_button = LinkButton(tr("Split it in two"))
        self.other_button = LinkButton(tr("See the other card"))
        self.suspend_button = LinkButton(tr("Take it out of study"))
        buttons = (self.edit_button, self.split_button, self.other_button, self.suspend_button)
        for part in (self.title, self.text, FlowRow(buttons)):
            self.column.addWidget(part)
        self._other = 0
        self.edit_button.clicked.connect(lambda _on=False: self.edit.emit())
        self.split_button.clicked.connect(lambda _on=False: self.split.emit())
        self.suspend_button.clicked.connect(lambda _on=False: self.suspend.emit())
        self.other_button.clicked.connect(lambda _on=False: self.other.emit(self._other))
        self.hide()

    def keep_room(self) -> None:
        """Be about as high as what will be said; asked for while the answer is covered."""
        self.title.setText(" ")
        self.text.setText("\n")
        self.show()

    def show_leech(self, leech: Leech | None) -> None:
        """Tell of ``leech``; None hides the box."""
        self.setVisible(leech is not None)
        if leech is None:
            return
        self.title.setText(leech_title(leech))
        self.text.setText(leech_text(leech))
        self._other = leech.others[0].card_id if leech.others else 0
        self.other_button.setVisible(bool(leech.others))
