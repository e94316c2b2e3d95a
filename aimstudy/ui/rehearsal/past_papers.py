"""Papers that were handed in, the last one first; each is a way to its result."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.rehearsal import PastPaper
from aimstudy.ui.rehearsal.words import paper_name, past_line
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow

SHOWN_FIRST = 5


class PastPapers(Card):
    """Hidden until there is one; the older ones come when they are wanted."""

    result_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self.links: list[LinkButton] = []
        self._papers: Sequence[PastPaper] = ()
        self._all = False
        self._today = date.min
        self.hide()

    def show_papers(self, papers: Sequence[PastPaper], today: date) -> None:
        """Show ``papers``, newest first."""
        self._papers, self._today = papers, today
        self._show()

    def _show(self) -> None:
        empty(self.column)
        self.links = []
        self.setVisible(bool(self._papers))
        if not self._papers:
            return
        self.column.addWidget(Label(tr("Papers you have handed in"), Role.SECTION))
        shown = self._papers if self._all else self._papers[:SHOWN_FIRST]
        for paper in shown:
            self.column.addWidget(self._line(paper))
        more = len(self._papers) - len(shown)
        if more:
            link = LinkButton(trn("{n} more", "{n} more", more))
            link.clicked.connect(lambda _on=False: self.show_all())
            self.column.addWidget(link)

    def _line(self, paper: PastPaper) -> FlowRow:
        words = past_line(paper, self._today)
        link = LinkButton(tr("Look at it"))
        link.setAccessibleName(f"{tr('Look at it')}: {paper_name(paper.name)}, {words}")
        link.clicked.connect(lambda _on=False: self.result_wanted.emit(paper.attempt_id))
        self.links.append(link)
        name = Label(paper_name(paper.name), Role.STRONG)
        return FlowRow([name, Label(words), link], gap=SMALL)

    def show_all(self) -> None:
        """The older ones, too."""
        self._all = True
        self._show()
        self.links[SHOWN_FIRST].setFocus()
