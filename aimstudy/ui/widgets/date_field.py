"""A field for a day, to type or to pick from a calendar. Speaks ``datetime.date``.

A day that cannot be taken stays as it was typed and is said in words beside the field.
"""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLineEdit, QSizePolicy, QWidget

from aimstudy.domain.example_exam import months_later
from aimstudy.ui.announce import announce
from aimstudy.ui.theme import Role, theme_changed
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import format_day, locale, tr
from aimstudy.ui.widgets.day_text import month_names, part_at, read_day, span_of
from aimstudy.ui.widgets.flow import FlowLayout
from aimstudy.ui.widgets.label import Label

LATEST = date.max
WIDEST = date(2028, 12, 28)  # what room is kept for
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MONTH_STEPS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
_DAY, _MONTH = 0, 1  # parts of the text; the last is the year


class DayEdit(QComboBox):
    """The line itself; its list is a calendar (Alt+Down).

    ``stepped`` carries which part is stepped and by how much.
    """

    stepped = Signal(int, int)
    calendar_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step the part with the cursor, Page Up and Page Down the month."""
        key = Qt.Key(event.key())
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if bare and key in _STEPS:
            line = self.line
            place = line.selectionStart() if line.hasSelectedText() else line.cursorPosition()
            self.stepped.emit(part_at(line.text(), place), _STEPS[key])
        elif bare and key in _MONTH_STEPS:
            self.stepped.emit(_MONTH, _MONTH_STEPS[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and changes no day."""
        event.ignore()

    def showPopup(self) -> None:
        """Qt's hook: a calendar instead of a list."""
        self.calendar_wanted.emit()


class DateField(QWidget):
    """A day from ``first`` on; ``picked`` carries a ``datetime.date`` that was taken."""

    picked = Signal(object)

    def __init__(self, name: str, day: date, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._last, self._day = first, LATEST, max(first, day)
        self.edit = DayEdit()
        self.words = Label(role=Role.NOTE)
        self.words.hide()
        self._calendar: QCalendarWidget | None = None
        row = FlowLayout(self, gap=SMALL, rows=SMALL)
        row.addWidget(self.edit)
        row.addWidget(self.words)
        self.setFocusProxy(self.edit)
        for widget in (self, self.edit, self.edit.line):
            widget.setAccessibleName(name)
        self._keep_width()
        theme_changed.connect(self._keep_width)
        self._show()
        self.edit.line.editingFinished.connect(self.settled)
        self.edit.line.textEdited.connect(lambda _text: self._say(""))
        self.edit.stepped.connect(self._step)
        self.edit.calendar_wanted.connect(self._open_calendar)

    def day(self) -> date:
        """The last day that was taken; what is being typed counts once it is `settled`."""
        return self._day

    def text(self) -> str:
        """What stands in the line."""
        return self.edit.line.text()

    def set_day(self, day: date) -> None:
        """Show ``day``, or the nearest that is allowed, instead of what was typed."""
        changed = self._within(day) != self._day
        self._day = self._within(day)
        self._say("")
        self._show()
        if changed:
            self.picked.emit(self._day)

    def set_range(self, first: date, last: date = LATEST) -> None:
        """Allow days from ``first`` to ``last``; the day shown follows."""
        self._first, self._last = first, last
        if self._within(self._day) != self._day:
            self.set_day(self._day)

    def settled(self) -> bool:
        """Take what was typed; where it is no day that can be taken, say so and be False."""
        typed = self.text().strip()
        if typed == format_day(self._day):
            return True
        day = read_day(typed, month_names())
        if day is None:
            self._say(tr("Not a day. Write it like {day}", day=format_day(self._day)))
        elif day != self._within(day):
            self._say(self._limit(day))
        else:
            self.set_day(day)
            return True
        return False

    def _within(self, day: date) -> date:
        return min(max(day, self._first), self._last)

    def _limit(self, day: date) -> str:
        """Which limit ``day`` is beyond."""
        if day < self._first:
            return tr("The earliest day is {day}", day=format_day(self._first))
        return tr("The latest day is {day}", day=format_day(self._last))

    def _step(self, part: int, by: int) -> None:
        """One day, month or year on or back, as far as is allowed; a stop there is said."""
        if not self.settled():
            return
        wanted = _stepped(self._day, part, by)
        self.set_day(wanted)
        if wanted != self._day:
            self._say(self._limit(wanted))
        self.edit.line.setSelection(*span_of(self.text(), part))

    def _show(self) -> None:
        self.edit.line.setText(format_day(self._day))

    def _say(self, words: str) -> None:
        changed = words != self.words.text()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)
        if changed:
            self.updateGeometry()
            announce(self.edit, words)

    def _keep_width(self) -> None:
        self.edit.setMinimumContentsLength(len(format_day(WIDEST)) + 1)
        self.edit.updateGeometry()

    def _open_calendar(self) -> None:
        """Below the line, on the day shown; a click or Enter takes a day, Esc none."""
        calendar = self._calendar or self._make_calendar()
        calendar.setDateRange(_qdate(self._first), _qdate(self._last))
        calendar.setSelectedDate(_qdate(self._day))
        calendar.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        calendar.show()
        calendar.setFocus()

    def _make_calendar(self) -> QCalendarWidget:
        self._calendar = calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(locale())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(self.accessibleName())
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        return calendar

    def _take(self, shown: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self.set_day(date(shown.year(), shown.month(), shown.day()))


def _stepped(day: date, part: int, by: int) -> date:
    try:
        if part == _DAY:
            return day + timedelta(days=by)
        return months_later(day, by if part == _MONTH else 12 * by)
    except (OverflowError, ValueError):  # there is no year 10000
        return day


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
