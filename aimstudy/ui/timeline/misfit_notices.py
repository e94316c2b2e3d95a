"""The notices of exams that do not fit, one above the other, each with its ways out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.timeline.words_misfit import Misfit
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Notice


class MisfitNotices(QWidget):
    """``asked`` carries the id of the exam whose ways out are wanted."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices: list[Notice] = []
        self._ways_out = False
        self._shown: tuple[Misfit, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self.hide()

    def offer_ways_out(self) -> None:
        """From now on there is a panel of ways out behind the button."""
        self._ways_out = True
        self._build()

    def show_misfits(self, found: tuple[Misfit, ...]) -> None:
        """Show ``found``; nothing where everything fits."""
        if found != self._shown:
            self._shown = found
            self._build()
        self.setVisible(bool(found))

    def _build(self) -> None:
        for old in self.notices:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.notices = [self._notice(misfit) for misfit in self._shown]

    def _notice(self, misfit: Misfit) -> Notice:
        words = tr("Ways out") if self._ways_out else tr("More minutes")
        notice = Notice("warn", misfit.title, misfit.text, words)
        if notice.button:
            notice.button.setAccessibleDescription(misfit.title)
            notice.button.clicked.connect(lambda: self.asked.emit(misfit.exam_id))
        self._column.addWidget(notice)
        return notice
