"""A way to leave a whole quiz or paper out of the record, with what follows; and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, LinkButton


class LeftOutLine(QWidget):
    """``wanted`` carries whether it is to be left out; ``paper``: of a rehearsal."""

    wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, paper: bool = False) -> None:
        super().__init__(parent)
        self._paper, self._out = paper, False
        self.words = Label("", Role.NOTE, muted=True)
        self.button = LinkButton("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(self.words)
        column.addWidget(self.button)
        self.button.clicked.connect(lambda _on=False: self.wanted.emit(not self._out))

    def show_line(self, *, out: bool, possible: bool = True) -> None:
        """``out``: it is left out as it stands. Hidden where it is not ``possible``."""
        self._out = out
        self.words.setText(self._now() if out else self._would())
        self.button.setText(self._back() if out else self._leave())
        self.setVisible(possible)

    def told(self) -> tuple[str, str]:
        """What has been done, and what follows, for a notice."""
        if self._out:
            return self._done(), tr("Your cards were worked out without it. Undo takes that back.")
        return tr("It counts again"), tr("Your cards were worked out with it.")

    def _leave(self) -> str:
        return tr("Leave this paper out") if self._paper else tr("Leave this quiz out")

    def _back(self) -> str:
        return tr("Let this paper count again") if self._paper else tr("Let this quiz count again")

    def _done(self) -> str:
        return tr("The paper is left out") if self._paper else tr("The quiz is left out")

    def _would(self) -> str:
        return tr(
            "Was it somebody else, or not in earnest? Left out, it is in no statistics, and your"
            " cards are worked out as if it had not been. It can come back any time."
        )

    def _now(self) -> str:
        return tr(
            "Left out: it is in no statistics, and your cards are as if it had not been. Its"
            " answers stay here."
        )
