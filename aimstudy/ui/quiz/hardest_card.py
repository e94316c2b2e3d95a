"""The questions that went worst so far, what they are mixed up with, and each one's card."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.formulas import in_lines
from aimstudy.services.views.quiz import ItemLine
from aimstudy.ui.quiz.set_up_line import SetUpLine
from aimstudy.ui.quiz.setup_words import item_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton
from aimstudy.ui.widgets.emptied import empty

SHOWN = 3  # at first
STEP = 20  # more at a press


class HardestCard(Card):
    """``edit_wanted`` carries the id of the card to edit."""

    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=MEDIUM)
        self.links: list[LinkButton] = []
        self.more = LinkButton("")
        self._lines: tuple[ItemLine, ...] = ()
        self._shown = SHOWN
        self.hide()

    def show_lines(self, lines: Sequence[ItemLine]) -> None:
        """Show those of ``lines`` that have answers enough and were wrong; left out if none."""
        self._lines = tuple(
            line for line in lines if line.facility is not None and line.right < line.answered
        )
        self._fill()

    def _fill(self) -> None:
        empty(self.column)
        self.links = []
        self.column.addWidget(Label(tr("Hardest questions"), Role.SECTION))
        for line in self._lines[: self._shown]:
            link = LinkButton(tr("Edit its card"))
            link.setAccessibleName(tr("Edit the card of: {prompt}", prompt=line.prompt))
            if line.card_id is None:
                link.hide()
            link.clicked.connect(lambda _on=False, card=line.card_id: self.edit_wanted.emit(card))
            self.links.append(link)
            self.column.addWidget(SetUpLine(in_lines(line.prompt), item_words(line), link))
        left = len(self._lines) - self._shown
        if left > 0:
            self.more = LinkButton(trn("Show {n} more", "Show {n} more", min(left, STEP)))
            self.more.clicked.connect(lambda _on=False: self._show_more())
            self.column.addWidget(self.more)
        self.setVisible(bool(self._lines))

    def _show_more(self) -> None:
        first = len(self.links)
        self._shown += STEP
        self._fill()
        self.links[first].setFocus()
