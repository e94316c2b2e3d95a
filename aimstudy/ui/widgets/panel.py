"""A form or a question in the page itself; Esc closes it, as it would a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from aimstudy.ui.tokens import GAP
from aimstudy.ui.widgets.surfaces import Card

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHERS = (QAbstractButton, QAbstractItemView)  # Enter means something else there, or nothing


class Panel(Card):
    """Hidden until it is opened; ``closed`` asks for it to go without a change.

    ``entered`` when Enter was pressed in a field, as it would press a dialog's main button.
    """

    closed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, surface: str = "card") -> None:
        super().__init__(parent, inset=GAP, surface=surface)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER and not isinstance(QApplication.focusWidget(), _OTHERS):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
