"""Minutes of a week: one number for every study day, or one for each weekday."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.domain.exam import MOST_MINUTES, StudyCalendar
from aimstudy.domain.plan_change import WeekMinutes
from aimstudy.ui.timeline.words import usual_budget
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr, weekday_name
from aimstudy.ui.widgets import LinkButton, NumberField
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled

WEEK = 7


class WeekFields(QWidget):
    """``edited`` while one types; a weekday without study keeps none under the one number."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar = StudyCalendar((0, 0, 0, 0, 0, 0, 0))
        self.one = NumberField(tr("Minutes a study day"), 0, 0, MOST_MINUTES)
        self.each = [
            NumberField(tr("Minutes on {day}", day=weekday_name(index)), 0, 0, MOST_MINUTES)
            for index in range(WEEK)
        ]
        self.switch = LinkButton(tr("Each weekday on its own"))
        self._same = Labelled(tr("Minutes a study day"), self.one)
        self._days = FlowRow(
            [
                Labelled(weekday_name(index).capitalize(), field)
                for index, field in enumerate(self.each)
            ],
            gap=MEDIUM,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(FlowRow([self._same, self._days, self.switch], low=True))
        for field in (self.one, *self.each):
            field.setKeyboardTracking(True)  # answered while one types
            field.valueChanged.connect(lambda _minutes: self.edited.emit())
        self.switch.clicked.connect(lambda: self._show_each(not self.by_weekday))

    @property
    def by_weekday(self) -> bool:
        """Whether each weekday has a field of its own."""
        return not self._days.isHidden()

    def show_calendar(self, calendar: StudyCalendar) -> None:
        """Show the minutes as they are; unequal ones each on its own."""
        self._calendar = calendar
        self._fill(usual_budget(calendar), calendar.minutes)
        planned = {minutes for minutes in calendar.minutes if minutes}
        self._set_each(len(planned) > 1)

    def minutes(self) -> WeekMinutes:
        """The minutes as they stand, Monday first."""
        if self.by_weekday:
            found = [field.value() for field in self.each]
        else:
            free = not any(self._calendar.minutes)
            week = self._calendar.minutes
            found = [self.one.value() if minutes or free else 0 for minutes in week]
        one, two, three, four, five, six, seven = found
        return one, two, three, four, five, six, seven

    def _show_each(self, wanted: bool) -> None:
        """Change the form and keep what was typed as far as it can be."""
        minutes = self.minutes()
        self._fill(usual_budget(StudyCalendar(minutes)), minutes)
        self._set_each(wanted)
        (self.each[0] if wanted else self.one).setFocus()
        self.edited.emit()

    def _fill(self, one: int, week: WeekMinutes) -> None:
        for field, minutes in zip((self.one, *self.each), (one, *week), strict=True):
            field.blockSignals(True)
            field.setValue(minutes)
            field.blockSignals(False)

    def _set_each(self, wanted: bool) -> None:
        self._days.setVisible(wanted)
        self._same.setVisible(not wanted)
        words = tr("The same every study day") if wanted else tr("Each weekday on its own")
        self.switch.set_words(words)
        self.updateGeometry()
