"""The form for minutes a day, one number a weekday. Emits what is wanted, decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.domain.exam import MOST_MINUTES, StudyCalendar
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr, weekday_name
from aimstudy.ui.widgets import Label, LinkButton, NumberField, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel

WEEK = 7


class MinutesPanel(Panel):
    """Seven fields, Monday first; 0 is a weekday without study. ``saved`` carries 7 ints."""

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(Label(tr("Minutes for each weekday"), Role.SECTION))
        self.fields = [
            NumberField(tr("Minutes on {day}", day=weekday_name(index)), 0, 0, MOST_MINUTES)
            for index in range(WEEK)
        ]
        columns = [
            Labelled(weekday_name(index).capitalize(), field)
            for index, field in enumerate(self.fields)
        ]
        self.column.addWidget(FlowRow(columns, gap=MEDIUM))
        self.column.addWidget(
            Label(tr("0 minutes: nothing is planned on that weekday."), Role.NOTE, muted=True)
        )
        self.save = PlainButton(tr("Save minutes"))
        self.cancel = PlainButton(tr("Cancel"))
        self.same = LinkButton(tr("The same every day as on {day}", day=weekday_name(0)))
        self.column.addWidget(FlowRow([self.save, self.cancel, self.same]))
        self.save.clicked.connect(lambda: self.saved.emit(self.minutes()))
        self.entered.connect(self.save.click)
        self.cancel.clicked.connect(self.closed)
        self.same.clicked.connect(self._copy_first)

    def open(self, calendar: StudyCalendar) -> None:
        """Show the minutes of ``calendar``."""
        for field, minutes in zip(self.fields, calendar.minutes, strict=True):
            field.setValue(minutes)
        self.show()
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def minutes(self) -> tuple[int, int, int, int, int, int, int]:
        """The seven numbers as they stand."""
        one, two, three, four, five, six, seven = (field.value() for field in self.fields)
        return one, two, three, four, five, six, seven

    def _copy_first(self) -> None:
        for field in self.fields[1:]:
            field.setValue(self.fields[0].value())
