"""The contradictions of an article, one at a time, the open ones first.

Passes on what the person chooses; takes no side.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aimstudy.domain.fact import IssueChoice
from aimstudy.services.views.articles import IssueView
from aimstudy.ui.articles.issue_panel import IssuePanel
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton


class IssueBox(Card):
    """``decided`` carries (issue id, IssueChoice), ``place_wanted`` a sentence's raw offset."""

    decided = Signal(int, object)
    place_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP, surface="warn")
        self.panels: list[IssuePanel] = []
        self._at = 0
        self._folded = False
        self.title = Label(tr("Two statements disagree"), Role.STRONG)
        self.place = Label(role=Role.NOTE, wrap=False)
        self.previous = LinkButton("‹")
        self.previous.setAccessibleName(tr("Contradiction before"))
        self.next = LinkButton("›")
        self.next.setAccessibleName(tr("Next contradiction"))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self.unfold = LinkButton(tr("Show"))
        row.addWidget(self.title, 1)
        row.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.previous, self.place, self.next):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.unfold.clicked.connect(lambda: self.fold(False))
        self.hide()

    @property
    def panel(self) -> IssuePanel:
        """The one in front."""
        return self.panels[self._at]

    def show_issues(self, issues: Sequence[IssueView], stay: bool) -> None:
        """Show ``issues``; with ``stay`` the one in front stays there, decided or not."""
        front = self.panel.view.issue_id if self.panels and stay else None
        for panel in self.panels:
            panel.hide()
            panel.deleteLater()
        self.panels = [IssuePanel(issue) for issue in issues]
        for panel in self.panels:
            panel.decided.connect(self.decided)
            panel.place_wanted.connect(self.place_wanted)
            panel.hide()
            self.column.addWidget(panel)
        ids = [issue.issue_id for issue in issues]
        undecided = (n for n, i in enumerate(issues) if i.choice is IssueChoice.OPEN)
        self._at = ids.index(front) if front in ids else next(undecided, 0)
        self.setVisible(bool(issues))
        self._show_front()

    def fold(self, on: bool) -> None:
        """Show the title only, to leave room for something else; or all of it again."""
        self._folded = on
        self._show_front()

    def _turn(self, step: int) -> None:
        self._folded = False
        self._at = (self._at + step) % len(self.panels)
        self._show_front()

    def _show_front(self) -> None:
        for number, panel in enumerate(self.panels):
            panel.setVisible(number == self._at and not self._folded)
        self.unfold.setVisible(self._folded)
        several = len(self.panels) > 1 and not self._folded
        for widget in (self.previous, self.place, self.next):
            widget.setVisible(several)
        self.place.setText(tr("{n} of {total}", n=self._at + 1, total=len(self.panels)))
