"""Notices one above the other; hidden while there is none."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.tokens import SMALL
from aimstudy.ui.widgets.surfaces import Notice

T = TypeVar("T")


class NoticeStack(QWidget):
    """Keeps its notices, and with them the focus, as long as what they say stays the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices: list[Notice] = []
        self._said: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self.hide()

    def show_notices(self, said: Sequence[T], made: Callable[[T], Notice]) -> None:
        """Show a notice for each of ``said``, which tell by equality whether anything is new."""
        if tuple(said) != self._said:
            self._said = tuple(said)
            for old in self.notices:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.notices = [made(each) for each in said]
            for notice in self.notices:
                self._column.addWidget(notice)
        self.setVisible(bool(said))
