"""Fields of the windows of a year: from and to, day and month each, and the rules around them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from aimstudy.domain.exam_profile import ExamProfile, ExamWindow
from aimstudy.domain.exam_windows import is_month_day
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import locale, tr
from aimstudy.ui.widgets import Label, NumberField, PlainButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled

MOST_WINDOWS, MOST_DAYS, MOST_ATTEMPTS = 24, 366, 100
FIRST_WINDOW = ExamWindow((1, 15), (3, 15))


class MonthDay(QWidget):
    """A day of the year without the year; 29 February is one."""

    def __init__(self, name: str, value: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = NumberField(tr("{name}: day", name=name), value[1], 1, 31)
        self.month = QComboBox()
        self.month.setAccessibleName(tr("{name}: month", name=name))
        for number in range(1, 13):
            self.month.addItem(locale().standaloneMonthName(number), number)
        self.month.setCurrentIndex(value[0] - 1)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow([self.day, self.month], gap=SMALL))
        self.month.currentIndexChanged.connect(lambda _index: self._bound())
        self._bound()

    def value(self) -> tuple[int, int]:
        """(month, day)."""
        return self.month.currentIndex() + 1, self.day.value()

    def _bound(self) -> None:
        month = self.month.currentIndex() + 1
        self.day.setMaximum(max(day for day in range(28, 32) if is_month_day(month, day)))


class WindowRow(QWidget):
    """One window; ``removed`` when its button is pressed."""

    removed = Signal()

    def __init__(self, number: int, window: ExamWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opens = MonthDay(tr("Window {n} opens", n=number), window.opens)
        self.closes = MonthDay(tr("Window {n} closes", n=number), window.closes)
        self.remove = PlainButton(tr("Remove"), target=32)
        self.remove.setAccessibleName(tr("Remove window {n}", n=number))
        self.remove.clicked.connect(self.removed)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            FlowRow(
                [
                    Labelled(tr("Opens"), self.opens),
                    Labelled(tr("Closes"), self.closes),
                    self.remove,
                ],
                low=True,
            )
        )

    def value(self) -> ExamWindow:
        """The window as it stands."""
        return ExamWindow(self.opens.value(), self.closes.value())


class WindowsFields(QWidget):
    """Shows a profile's windows and gives it back changed; ``row_added`` when there is one more."""

    row_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[WindowRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        self.add = PlainButton(tr("Add window"), target=32)
        self.weekend = CheckLine(tr("A window that would close on a weekend closes on Monday"))
        self.attempts = NumberField(tr("Attempts in a window"), 0, 0, MOST_ATTEMPTS)
        self.attempts.setSpecialValueText(tr("not known"))
        self.transfer = NumberField(
            tr("Days before its end that a sitting can be moved"), 0, 0, MOST_DAYS
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._column)
        column.addWidget(FlowRow([self.add]))
        column.addWidget(
            FlowRow(
                [
                    Labelled(tr("Attempts in a window"), self.attempts),
                    Labelled(tr("Last move"), self.transfer),
                ],
                gap=MEDIUM,
            )
        )
        notes = (
            tr("Last move: how many days before a window closes a sitting can still be moved."),
            tr(
                "Days are as your computer counts them. In another time zone a window may open or "
                "close some hours earlier or later: on its last day look the hour up."
            ),
        )
        column.addWidget(Label(" ".join(notes), Role.NOTE, muted=True))
        column.addWidget(self.weekend)
        self.add.clicked.connect(self._add_another)

    def show_profile(self, profile: ExamProfile) -> None:
        """Show the windows of ``profile``."""
        for row in list(self.rows):
            self._take_away(row)
        for window in profile.windows:
            self._add(window)
        self.weekend.setChecked(profile.weekend_moves)
        self.attempts.setValue(profile.attempts)
        self.transfer.setValue(profile.transfer_days)

    def changed(self, profile: ExamProfile) -> ExamProfile:
        """``profile`` with the windows that stand here."""
        return replace(
            profile,
            windows=tuple(dict.fromkeys(row.value() for row in self.rows)),
            weekend_moves=self.weekend.isChecked(),
            attempts=self.attempts.value(),
            transfer_days=self.transfer.value(),
        )

    def _add_another(self) -> None:
        row = self._add(self.rows[-1].value() if self.rows else FIRST_WINDOW)
        row.opens.day.setFocus()

    def _add(self, window: ExamWindow) -> WindowRow:
        row = WindowRow(len(self.rows) + 1, window)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        self.add.setEnabled(len(self.rows) < MOST_WINDOWS)
        self.row_added.emit()
        return row

    def _remove(self, row: WindowRow) -> None:
        self._take_away(row)
        self.add.setEnabled(True)
        self.add.setFocus()

    def _take_away(self, row: WindowRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
