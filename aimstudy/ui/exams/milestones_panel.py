"""The form for milestones, and the example plan. Emits what is wanted, decides nothing."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Milestone
from aimstudy.domain.example_exam import (
    LEAST_MONTHS,
    MOST_MONTHS,
    ExamplePlan,
    example_plan,
    months_later,
)
from aimstudy.ui.own_texts import shown_text, stored_text
from aimstudy.ui.theme import Role, font, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import format_day, month_and_year, tr, trn
from aimstudy.ui.widgets import DateField, Label, NumberField, PlainButton
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

EARLIEST = date(2000, 1, 1)
USUAL_MONTHS = 12
LONGEST_NAME = 200
MOST_WIDTH = 220  # px of a milestone's words at 100 %


class MilestonesPanel(Panel):
    """Adds a milestone (id 0) or changes the one picked.

    ``saved`` carries a Milestone, ``removed`` its id, ``example_wanted`` a number of months.
    """

    saved = Signal(object)
    removed = Signal(int)
    example_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = EARLIEST
        self._exam: Exam | None = None
        self._id = 0
        self.known = FlowRow(gap=SMALL)
        self.heading = Label(role=Role.STRONG)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the milestone"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumWidth(pixels(160))
        self.day = DateField(tr("Day of the milestone"), EARLIEST, EARLIEST)
        self.save = PlainButton(tr("Save milestone"))
        self.remove = PlainButton(tr("Remove milestone"))
        self.new = PlainButton(tr("Another one"))
        self.cancel = PlainButton(tr("Close"))
        self.months = NumberField(
            tr("Months of the example plan"), USUAL_MONTHS, LEAST_MONTHS, MOST_MONTHS
        )
        self.span = Label(role=Role.NOTE, muted=True)
        self.courses = Label(role=Role.NOTE)
        self.example = PlainButton(tr("Use the example plan"))
        self._arrange()
        self._connect()

    def open(
        self,
        milestones: tuple[Milestone, ...],
        today: date,
        chosen: Milestone | None = None,
        exams: tuple[Exam, ...] = (),
    ) -> None:
        """Show all ``milestones``, with ``chosen`` to change or an empty form for a new one."""
        self._today = today
        ahead = (exam for exam in exams if exam.day >= today)
        self._exam = max(ahead, key=lambda exam: exam.day, default=None)
        self._show_known(milestones)
        self.show_milestone(chosen)
        self._say_span()
        follow_layout(self)
        self.show()

    def show_milestone(self, milestone: Milestone | None) -> None:
        """Put ``milestone`` into the form, or make it empty."""
        self._id = milestone.id if milestone else 0
        self.heading.setText(tr("Change the milestone") if milestone else tr("Add a milestone"))
        self.name.setText(shown_text(milestone.name) if milestone else "")
        self.day.set_day(milestone.day if milestone else months_later(self._today, 3))
        self.remove.setVisible(milestone is not None)
        self.new.setVisible(milestone is not None)
        self._name_changed()
        self.name.setFocus()
        self.name.selectAll()

    def _arrange(self) -> None:
        self.column.addWidget(Label(tr("Milestones"), Role.SECTION))
        self.column.addWidget(self.known)
        self.column.addWidget(self.heading)
        self.column.addWidget(
            FlowRow([Labelled(tr("Name"), self.name), Labelled(tr("Day"), self.day)])
        )
        self.column.addWidget(FlowRow([self.save, self.remove, self.new, self.cancel]))
        self.column.addSpacing(GAP)
        self.column.addWidget(Label(tr("Example plan: AIM in four courses"), Role.STRONG))
        note = tr(
            "From the article: four courses that usually take 9 to 15 months, then an exam. Each "
            "course gets an equal part. Every day can be changed."
        )
        self.column.addWidget(Label(note, Role.NOTE, muted=True))
        self.column.addWidget(
            FlowRow([Labelled(tr("Months"), self.months), self.span, self.example])
        )
        self.column.addWidget(self.courses)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.entered.connect(self._enter)
        self.name.textChanged.connect(lambda _text: self._name_changed())
        self.remove.clicked.connect(lambda: self.removed.emit(self._id))
        self.new.clicked.connect(lambda: self.show_milestone(None))
        self.cancel.clicked.connect(self.closed)
        self.months.valueChanged.connect(lambda _months: self._say_span())
        self.example.clicked.connect(lambda: self.example_wanted.emit(self.months.value()))

    def _enter(self) -> None:
        """Enter in the milestone's own fields saves it; the months are those of the example."""
        if not self.months.hasFocus():
            self.save.click()

    def _show_known(self, milestones: tuple[Milestone, ...]) -> None:
        empty(self.known.flow)
        for milestone in milestones:
            words = milestone_words(milestone)
            button = PlainButton(_shortened(words), target=32)
            button.setAccessibleName(words)
            button.setAccessibleDescription(tr("Change or remove this milestone"))
            button.setToolTip(tr("Change or remove this milestone"))
            button.clicked.connect(lambda _on=False, each=milestone: self.show_milestone(each))
            self.known.flow.addWidget(button)
        self.known.setVisible(bool(milestones))
        self.known.updateGeometry()

    def _name_changed(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))

    def _say_span(self) -> None:
        months = self.months.value()
        end = months_later(self._today, months)
        words = trn("{n} month, to {day}", "{n} months, to {day}", months, day=format_day(end))
        self.span.setText(words)
        self.courses.setText(example_lines(example_plan(self._today, months), self._exam))

    def _save(self) -> None:
        name = self.name.text().strip()
        if name and self.day.settled():
            self.saved.emit(Milestone(self._id, stored_text(name), self.day.day()))


def example_lines(plan: ExamplePlan, ahead: Exam | None) -> str:
    """When the courses end, and what becomes of the exam; ``ahead`` is the last there is."""
    *early, last = [month_and_year(day) for day in plan.courses]
    courses = tr("The courses end in {months} and {last}.", months=", ".join(early), last=last)
    if ahead is None:
        end = tr("The last two weeks are left for the exam on {day}.", day=format_day(plan.exam))
        return f"{courses} {end}"
    stays = tr("{name} stays on {day}.", name=ahead.name, day=format_day(ahead.day))
    late = sum(day > ahead.day for day in plan.courses)
    if not late:
        return f"{courses} {stays}"
    after = trn("{n} course ends after it.", "{n} courses end after it.", late)
    return f"{courses} {stays} {after}"


def _shortened(words: str) -> str:
    """The words on a button: a long name loses its middle, so that no page grows sideways."""
    middle = Qt.TextElideMode.ElideMiddle
    return QFontMetrics(font(Role.BODY)).elidedText(words, middle, pixels(MOST_WIDTH))


def milestone_words(milestone: Milestone) -> str:
    """``Course 1 of 4 · 19 Feb 2027``."""
    return f"{shown_text(milestone.name)} · {format_day(milestone.day)}"
