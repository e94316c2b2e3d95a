"""The paper that was begun and not handed in: how far it is, how its clock stands, the way on.

Shows what it is told, every second anew where the clock runs.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.rehearsal import OpenPaper
from aimstudy.ui.rehearsal.words import open_line, open_title
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Notice, PlainButton, PrimaryButton


class OpenNotice(Notice):
    """Hidden where there is none; with ``ends`` there is a way to its end beside the way on."""

    resume_wanted = Signal(int)
    hand_in_wanted = Signal(int)
    discard_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None, ends: bool = True) -> None:
        super().__init__("info", " ", " ", parent=parent)
        self.end = PlainButton(tr("Hand in…"))
        self._empty = False
        self.go_on = PrimaryButton(tr("Go on"), tr("Enter"))
        if not ends:
            self.end.hide()
        self.row.addWidget(self.end)
        self.row.addWidget(self.go_on)
        self.go_on.setAccessibleName(tr("Go on with the paper"))
        self._attempt = 0
        self.hide()
        self.go_on.clicked.connect(lambda _on=False: self.resume_wanted.emit(self._attempt))
        self.end.clicked.connect(lambda _on=False: self._end())

    def show_open(self, paper: OpenPaper | None) -> None:
        """Show ``paper``; hidden where there is none."""
        if paper is not None:
            self._attempt = paper.attempt_id
            self.title.setText(open_title(paper))
            self.text.setText(open_line(paper))
            self._empty = not paper.answered
            self.end.set_words(tr("Throw it away") if self._empty else tr("Hand in…"))
        self.setVisible(paper is not None)

    def _end(self) -> None:
        """One without any answer need not be handed in."""
        wanted = self.discard_wanted if self._empty else self.hand_in_wanted
        wanted.emit(self._attempt)
