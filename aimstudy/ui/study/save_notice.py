"""Says that something was not saved, and offers to try again or to copy what happened."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aimstudy.domain.errors import Problem
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import LinkButton, Notice, PlainButton


class SaveNotice(Notice):
    """Hidden until ``show_failure``; stays until the step has succeeded.

    ``moving`` before it takes room or gives it back.
    """

    moving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("error", " ", " ", parent=parent)
        self.retry = PlainButton(tr("Try again"))
        self.copy = PlainButton(tr("Copy details"))
        self.more = LinkButton(tr("More"))
        for button in (self.retry, self.copy, self.more):
            self.row.addWidget(button)
        self._again: Callable[[], object] | None = None
        self._details = ""
        self.retry.clicked.connect(lambda _on=False: self._run_again())
        self.copy.clicked.connect(lambda _on=False: self._copy_details())
        self.more.clicked.connect(lambda _on=False: self._show_all(True))
        self.hide()

    def show_failure(self, problem: Problem, again: Callable[[], object] | None) -> None:
        """Show ``problem``; ``again`` tries the same step once more, None: it would not help."""
        self._again = again
        self.retry.setVisible(again is not None)
        self._details = f"{problem.kind.name}: {problem}"
        self.title.setText(problem_title(problem))
        self.text.setText(problem_text(problem))
        self._show_all(not self.low)
        self.show()

    def clear(self) -> None:
        """All is saved."""
        self._again = None
        if not self.isHidden():
            self.moving.emit()
        self.hide()

    def _show_all(self, wanted: bool) -> None:
        """All words and buttons; in a low window only what is needed leaves the question room."""
        self.moving.emit()
        inside = self.more.hasFocus()
        self.set_short(not wanted)
        self.copy.setVisible(wanted and self._again is not None)
        self.more.setVisible(not wanted)
        if inside:
            self.retry.setFocus()

    def _run_again(self) -> None:
        if self._again is not None:
            self._again()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
