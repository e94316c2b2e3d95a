"""Numbers of plans before and after a change: a small table an exam, differences in words."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aimstudy.domain.plan_change import PlanSummary, WhatIf
from aimstudy.ui.theme import Role
from aimstudy.ui.timeline.words_change import differences, number_rows
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label
from aimstudy.ui.widgets.emptied import empty

_WIDTHS = (4, 5, 5)  # of the columns beside each other


class Comparison(QWidget):
    """Shows a WhatIf; empty until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(MEDIUM)
        self.setAccessibleName(tr("The plan before and after"))

    def show_answer(self, found: WhatIf, change: str = "") -> None:
        """Show ``found`` instead of what was shown, after the ``change`` in words."""
        self.clear()
        if change and found.after:
            self.column.addWidget(Label(change))
        several = len(found.after) > 1
        for before, after in zip(found.before, found.after, strict=True):
            if several:
                self.column.addWidget(Label(before.exam, Role.STRONG))
            self.column.addWidget(_table(before, after, several))
            self.column.addWidget(Label(differences(before, after), Role.NOTE))

    def clear(self) -> None:
        """Show nothing."""
        empty(self.column)


def _table(before: PlanSummary, after: PlanSummary, several: bool) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(TINY)
    for place, width in enumerate(_WIDTHS):
        grid.setColumnStretch(place, width)
    for place, words in enumerate((tr("Now"), tr("Then"))):
        grid.addWidget(Label(words, Role.NOTE, muted=True), 0, place + 1)
    for row, (what, now, then) in enumerate(number_rows(before, after, several), 1):
        grid.addWidget(Label(what, Role.NOTE, muted=True), row, 0)
        for place, words in enumerate((now, then)):
            cell = Label(words, Role.STRONG if place and now != then else Role.BODY)
            heading = tr("Then") if place else tr("Now")
            cell.setAccessibleName(f"{what}, {heading}: {words}")
            grid.addWidget(cell, row, place + 1)
    grid.setContentsMargins(0, 0, 0, SMALL)
    return table
