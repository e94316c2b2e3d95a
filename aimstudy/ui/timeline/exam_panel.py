"""The form for an exam: name and day, in the page itself. Emits what is wanted, decides nothing."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aimstudy.domain.exam import Exam
from aimstudy.ui.theme import Role
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import DateField, Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel

EARLIEST = date(2000, 1, 1)
USUAL_DAYS_AHEAD = 42  # what a new exam's field shows first


class ExamPanel(Panel):
    """Adds an exam (id 0) or changes one; ``saved`` carries an Exam, ``removed`` its id."""

    saved = Signal(object)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exam_id = 0
        self.heading = Label(role=Role.SECTION)
        self.column.addWidget(self.heading)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the exam"))
        self.name.setMinimumWidth(220)
        self.day = DateField(tr("Day of the exam"), EARLIEST, EARLIEST)
        self.save = PlainButton(tr("Save exam"))
        self.remove = PlainButton(tr("Remove exam"))
        self.cancel = PlainButton(tr("Cancel"))
        fields = [Labelled(tr("Name"), self.name), Labelled(tr("Day"), self.day)]
        self.column.addWidget(FlowRow(fields))
        self.column.addWidget(FlowRow([self.save, self.remove, self.cancel]))
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        self.remove.clicked.connect(lambda: self.removed.emit(self._exam_id))
        self.cancel.clicked.connect(self.closed)

    def open(self, exam: Exam | None, today: date) -> None:
        """Show ``exam`` to change it, or an empty form for a new one."""
        self._exam_id = exam.id if exam else 0
        self.heading.setText(tr("Change the exam") if exam else tr("Add an exam"))
        self.remove.setVisible(exam is not None)
        self.name.setText(exam.name if exam else tr("Exam"))
        first = min(today, exam.day) if exam else today
        self.day.setMinimumDate(QDate(first.year, first.month, first.day))
        self.day.set_day(exam.day if exam else today + timedelta(days=USUAL_DAYS_AHEAD))
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def _save(self) -> None:
        name = self.name.text().strip() or tr("Exam")
        self.saved.emit(Exam(self._exam_id, name, self.day.day()))
