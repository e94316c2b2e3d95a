"""Says how many options of a question lie below what is seen of it."""

from collections.abc import Callable, Sequence

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
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.look())
        bar.rangeChanged.connect(lambda _least, _most: self.look())
        self.hide()

    def look(self) -> None:
        """Count anew."""
        view = self._area.viewport()
        bottoms = [row.mapTo(view, row.rect().bottomLeft()).y() for row in self._rows()]
        below = sum(bottom > view.height() for bottom in bottoms)
        if below:
            self.setText(
                trn("{n} more option further down ↓", "{n} more options further down ↓", below)
            )
        self.setVisible(below > 0)
