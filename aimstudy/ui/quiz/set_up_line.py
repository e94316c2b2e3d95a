"""A line of a list: what it is, a note about it, and its button at the right or below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, TINY
from aimstudy.ui.widgets import Button, Label
from aimstudy.ui.widgets.beside import lay_beside

WORDS_WIDTH = 240  # px at 100 % that the words want beside the button


class SetUpLine(QWidget):
    """``name`` with ``words`` under it, and ``button`` (it may be hidden)."""

    def __init__(
        self, name: str, words: str, button: Button, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._button = button
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(TINY // 2)
        texts.addWidget(Label(name, Role.STRONG))
        if words:
            texts.addWidget(Label(words, Role.NOTE, muted=True))
        self._box.addLayout(texts, 1)
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the button goes below the words where these would be narrow."""
        room = event.size().width() - GAP - self._button.sizeHint().width()
        beside = room >= pixels(WORDS_WIDTH)
        lay_beside(self, self._box, self._button, beside)
        sides = Qt.AlignmentFlag
        side = sides.AlignVCenter if beside else sides.AlignLeft
        self._box.setAlignment(self._button, side)
        super().resizeEvent(event)
