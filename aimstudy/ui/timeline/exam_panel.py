"""The form for an exam, in the page itself: name and day, and what is known of its paper.

Emits what is wanted, decides nothing. All but name and day stays closed until it is wanted.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from aimstudy.domain.exam import Exam, same_exam
from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.domain.exam_windows import next_try, window_standing
from aimstudy.domain.example_exam import example_profile
from aimstudy.services.views.exams import MaterialView
from aimstudy.ui.exams.paper_fields import PaperFields
from aimstudy.ui.exams.section import Section
from aimstudy.ui.exams.source_fields import SourceFields
from aimstudy.ui.exams.topics_fields import TopicsFields
from aimstudy.ui.exams.windows_fields import WindowsFields
from aimstudy.ui.exams.words import (
    paper_words,
    result_words,
    source_words,
    topics_words,
    window_words,
    windows_words,
)
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import DateField, Label, LinkButton, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

EARLIEST = date(2000, 1, 1)
BESIDE = 480  # px at 100 % from which the names of closed parts are a column
USUAL_DAYS_AHEAD = 42  # what a new exam's field shows first


class ExamPanel(Panel):
    """Adds an exam (id 0) or changes one.

    ``saved`` carries the Exam as it should be, ``removed`` its id, ``result_wanted`` the Exam
    whose report the person has.
    """

    saved = Signal(object)
    removed = Signal(int)
    result_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exam = Exam(0, "", EARLIEST)
        self._today = EARLIEST
        self.known: tuple[Exam, ...] = ()  # all exams, for the tries at one there have been
        self._profile = ExamProfile()
        self.heading = Label(role=Role.SECTION)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the exam"))
        self.name.setMinimumWidth(pixels(160))
        self.day = DateField(tr("Day of the exam"), EARLIEST, EARLIEST)
        self.window_line = Label(role=Role.NOTE, muted=True)
        self.paper = PaperFields()
        self.topics = TopicsFields()
        self.windows = WindowsFields()
        self.source = SourceFields()
        self.paper_section = Section(tr("Paper"), self.paper)
        self.topics_section = Section(tr("Topics"), self.topics)
        self.windows_section = Section(tr("Windows"), self.windows)
        self.source_section = Section(tr("Source of these rules"), self.source)
        self.example = LinkButton(tr("Fill in example values"))
        self.forget = LinkButton(tr("Forget these rules"))
        self.result_line = Label(role=Role.NOTE)
        self.result = PlainButton(tr("How did it go?"), target=32)
        self.again = PlainButton(tr("Plan it again"), target=32)
        self.save = PlainButton(tr("Save exam"))
        self.remove = PlainButton(tr("Remove exam"))
        self.cancel = PlainButton(tr("Cancel"))
        self._arrange()
        self._connect()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The closed parts, from top to bottom."""
        return self.topics_section, self.paper_section, self.windows_section, self.source_section

    def use_material(self, read: Callable[[], MaterialView]) -> None:
        """Ask ``read`` for what topics can be made of, when it is needed."""
        self.topics.read_material = read

    def open(self, exam: Exam | None, today: date) -> None:
        """Show ``exam`` to change it, or an empty form for a new one; of id 0 it is a new one."""
        day = today + timedelta(days=USUAL_DAYS_AHEAD)
        self._exam = exam or Exam(0, tr("Exam"), day)
        self._today = today
        known = bool(self._exam.id)
        self.heading.setText(tr("Change the exam") if known else tr("Add an exam"))
        self.remove.setVisible(known)
        self.name.setText(self._exam.name)
        first = min(today, self._exam.day)
        self.day.set_range(first)
        self.day.set_day(self._exam.day)
        self.topics.show_topics(self._exam.topics)
        self._show_profile(self._exam.profile or ExamProfile())
        for section in self.sections:
            section.set_open(False)
        self._show_result()
        self._summarise()
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the buttons of the closed parts stand below each other where there is room."""
        super().resizeEvent(event)
        names = [section.title.sizeHint().width() for section in self.sections]
        room = event.size().width() >= pixels(BESIDE)
        for section in self.sections:
            section.set_title_width(max(names) if room else 0)

    def exam(self) -> Exam:
        """The exam as it stands in the form."""
        profile = self._profile_now()
        return replace(
            self._exam,
            name=self.name.text().strip() or tr("Exam"),
            day=self.day.day(),
            profile=None if profile == ExamProfile() else profile,
            topics=self.topics.value(),
        )

    def _arrange(self) -> None:
        self.column.addWidget(self.heading)
        fields = [Labelled(tr("Name"), self.name), Labelled(tr("Day"), self.day)]
        self.column.addWidget(FlowRow(fields))
        self.column.addWidget(self.window_line)
        self.column.addWidget(FlowRow([self.result_line, self.result, self.again]))
        for section in self.sections:
            self.column.addWidget(section)
        self.column.addWidget(
            FlowRow(
                [self.example, Label(tr("not verified"), Role.NOTE, muted=True), self.forget],
                gap=SMALL,
            )
        )
        self.column.addWidget(FlowRow([self.save, self.remove, self.cancel]))

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.entered.connect(self._save)
        self.remove.clicked.connect(lambda: self.removed.emit(self._exam.id))
        self.cancel.clicked.connect(self.closed)
        self.example.clicked.connect(self._fill_in)
        self.forget.clicked.connect(self._forget_rules)
        self.result.clicked.connect(lambda: self.result_wanted.emit(self._exam))
        self.again.clicked.connect(lambda: self.plan_again(self.exam(), self._today))
        self.day.picked.connect(lambda _day: self._summarise())
        self.topics_section.opened.connect(self.topics.load_material)
        for rows in (self.topics, self.windows):
            rows.row_added.connect(lambda: follow_layout(self))
        for section in self.sections:
            section.toggle.clicked.connect(self._summarise)

    def _show_profile(self, profile: ExamProfile) -> None:
        self._profile = profile
        self.paper.show_profile(profile)
        self.windows.show_profile(profile)
        self.source.show_profile(profile, self._today)

    def _show_result(self) -> None:
        over = bool(self._exam.id) and self._exam.day <= self._today
        result = self._exam.result
        self.result.setVisible(over)
        self.again.setVisible(over)
        self.result_line.setVisible(over and result is not None)
        self.result.set_words(tr("Change the result") if result else tr("How did it go?"))
        if result is not None:
            self.result_line.setText(tr("Result: {result}", result=result_words(result)))

    def _profile_now(self) -> ExamProfile:
        return self.source.changed(self.windows.changed(self.paper.changed(self._profile)))

    def _summarise(self) -> None:
        profile = self._profile_now()
        self.topics_section.set_summary(topics_words(self.topics.value(), self.topics.material))
        refused = self.paper.refused
        self.paper_section.set_summary(refused.refused if refused else paper_words(profile))
        self.windows_section.set_summary(windows_words(profile))
        self.source_section.set_summary(source_words(profile))
        self.forget.setVisible(profile != ExamProfile())
        day = self.day.day()
        words = window_words(window_standing(profile, day), day)
        self.window_line.setText(words)
        self.window_line.setVisible(bool(words))

    def _fill_in(self) -> None:
        self._show_profile(example_profile())
        self._summarise()

    def _forget_rules(self) -> None:
        self._show_profile(ExamProfile())
        self._summarise()
        self.example.setFocus()

    def plan_again(self, exam: Exam, today: date) -> None:
        """The form of a new exam with the same paper and topics, on a day that can be had."""
        sat = [each.day for each in self.known if each.day <= today and same_exam(each, exam)]
        day = next_try(exam.profile, today, USUAL_DAYS_AHEAD, sat or [exam.day])
        self.open(replace(exam, id=0, day=day, result=None, accepted=0), today)
        self.heading.setText(tr("Plan {name} again", name=exam.name))
        self.day.setFocus()

    def _save(self) -> None:
        refused = self.paper.refused
        if refused is not None:
            self.paper_section.set_open(True)
            refused.field.setFocus()
        elif not self.source.day.settled():
            self.source_section.set_open(True)
            self.source.day.setFocus()
        elif self.day.settled():
            self.saved.emit(self.exam())
        else:
            self.day.setFocus()
