"""Says how many options of a question lie below what is seen of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.translations import trn
from aimstudy.ui.widgets import Label


class BelowLine(Label):
    """A line under ``area``, there only while one of the ``rows`` is not wholly in sight."""

    def __init__(self, area: QScrollArea, rows: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__("", Role.NOTE)
        self._area = area
        self._rows = rows
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.look())
        bar.rangeChanged.connect(lambda _least, _most: self.look_soon())
        self.hide()

    def look_soon(self) -> None:
        """Count anew when the rows are where they will be."""
        self._soon.start()

    def look(self) -> None:
        """Count anew. The line takes room itself: where all is seen without it, it goes."""
        view = self._area.viewport()
        if not self.text():
            self.setText(_words(1))  # as high as any
        bottoms = [row.mapTo(view, row.rect().bottomLeft()).y() for row in self._rows()]
        own = self._taken()
        without = view.height() + (0 if self.isHidden() else own)
        if all(bottom <= without for bottom in bottoms):
            self.hide()
            return
        below = sum(bottom > without - own for bottom in bottoms)
        self.setText(_words(below))
        self.show()

    def _taken(self) -> int:
        """Height in px that the line takes from the area, with the gap beside it."""
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        gap = layout.spacing() if layout is not None else 0
        return self.heightForWidth(self._area.width()) + gap


def _words(below: int) -> str:
    return trn("{n} more option further down ↓", "{n} more options further down ↓", below)
