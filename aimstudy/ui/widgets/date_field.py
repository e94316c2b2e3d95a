"""A field for a day, with a calendar to pick it from. Speaks ``datetime.date``."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import locale, tr


class DateField(QDateEdit):
    """A day from ``first`` on; ``picked`` carries a ``datetime.date``."""

    picked = Signal(object)

    def __init__(self, name: str, day: date, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setLocale(locale())
        self.lineEdit().setTextMargins(SMALL, 0, 0, 0)
        self.setCalendarPopup(True)
        self.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendarWidget().setAccessibleName(name)
        self.setDisplayFormat(tr("d MMM yyyy"))
        self.setMinimumDate(QDate(first.year, first.month, first.day))
        self.set_day(day)
        self.dateChanged.connect(lambda _day: self.picked.emit(self.day()))

    def sizeHint(self) -> QSize:
        """Qt does not count the margins of the text."""
        hint = super().sizeHint()
        return QSize(hint.width() + 2 * SMALL, hint.height())

    def day(self) -> date:
        """The day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show ``day``."""
        self.setDate(QDate(day.year, day.month, day.day))
