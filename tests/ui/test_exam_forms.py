"""The forms for a result and for milestones; names, Tab order and room in every form."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamResult, Milestone
from aimstudy.ui.exams.milestones_panel import MilestonesPanel
from aimstudy.ui.exams.result_panel import ResultPanel, bands
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets.panel import Panel
from tests.ui.exam_forms import COURSES, EXAM, PROFILE, TODAY, TOPICS, exam_panel, stops
from tests.ui.focus_names import nameless

LONG = Milestone(9, "A name " * 28, date(2027, 1, 1))
WIDTH_AT_200 = 520  # px that a window of 900 px leaves a panel beside the navigation


def result_panel(qtbot: QtBot, exam: Exam) -> ResultPanel:
    panel = ResultPanel()
    qtbot.addWidget(panel)
    panel.open(exam)
    return panel


def entered(qtbot: QtBot, panel: ResultPanel) -> list[object]:
    with qtbot.waitSignal(panel.saved) as told:
        panel.save.click()
    return list(told.args)


def test_a_result_is_entered_with_band_and_weak_topics(qtbot: QtBot) -> None:
    panel = result_panel(qtbot, EXAM)
    assert not panel.save.isEnabled()  # passed or not has to be said
    assert not panel.remove.isVisible()
    panel.passed.buttons[1].click()
    panel.band.setCurrentText("60 to 69 of 100")
    panel.topics[1].click()
    assert entered(qtbot, panel) == [1, ExamResult(False, 60, 69, ("Ethics",)), None]
    panel.band.setCurrentText("not said")
    panel.passed.buttons[0].click()
    panel.topics[1].click()
    assert entered(qtbot, panel) == [1, ExamResult(True), None]


def test_enter_in_a_field_saves_what_can_be_saved(qtbot: QtBot) -> None:
    panel = result_panel(qtbot, Exam(2, "B", TODAY))
    told: list[object] = []
    panel.saved.connect(lambda *args: told.append(args))
    QTest.keyClick(panel.weak, Qt.Key.Key_Return)
    assert not told  # passed or not has to be said
    panel.passed.buttons[0].click()
    for field in (panel.weak, panel.band):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(told) == 2
    exam = exam_panel(qtbot, EXAM)
    exam.topics_section.toggle.click()
    exam.paper_section.toggle.click()
    exam.saved.connect(told.append)
    for one in (
        exam.name,
        exam.day.edit.line,
        exam.topics.rows[0].name,
        exam.topics.rows[0].weight,
    ):
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Return)
    assert len(told) == 6


def test_an_exam_without_topics_takes_weak_ones_as_words(qtbot: QtBot) -> None:
    panel = result_panel(qtbot, Exam(2, "B", TODAY))
    panel.passed.buttons[0].click()
    panel.weak.setText("Law, , Ethics ")
    assert entered(qtbot, panel) == [2, ExamResult(True, None, None, ("Law", "Ethics")), None]


def test_a_result_that_is_there_is_shown_and_taken_away(qtbot: QtBot) -> None:
    kept = ExamResult(False, 61, 67, ("Ethics", "Other"))
    panel = result_panel(qtbot, Exam(1, "A", TODAY, PROFILE, TOPICS, kept))
    assert panel.result() == kept
    assert panel.save.isEnabled()
    with qtbot.waitSignal(panel.saved) as told:
        panel.remove.click()
    assert told.args == [1, None, None]


def test_a_result_that_speaks_against_the_pass_mark_is_asked_about(qtbot: QtBot) -> None:
    panel = result_panel(qtbot, EXAM)  # 72.5 % pass
    panel.passed.buttons[1].click()
    assert panel.doubt.isHidden()
    panel.band.setCurrentText("90 to 100 of 100")
    assert panel.doubt.isVisible()
    assert panel.doubt.notice.title.text() == (
        "Not passed with 90 to 100 of 100, though the pass mark is 72?"
    )
    assert panel.save.text() == "Save as it is"
    assert stops(panel)[-3:] == ["Pass mark of this exam", "Save as it is", "Cancel"]
    # Any of the three can be corrected.
    panel.passed.buttons[0].click()
    assert panel.doubt.isHidden()
    assert panel.save.text() == "Save result"
    panel.band.setCurrentText("60 to 69 of 100")
    assert panel.doubt.notice.title.text().startswith("Passed with 60 to 69 of 100")
    panel.doubt.mark.setValue(60)
    assert panel.doubt.isVisible()
    assert not panel.doubt.notice.isVisible()
    assert panel.save.text() == "Save result"
    assert entered(qtbot, panel) == [1, ExamResult(True, 60, 69), 0.6]
    panel.doubt.mark.setValue(72)
    assert entered(qtbot, panel) == [1, ExamResult(True, 60, 69), None]
    panel.doubt.mark.setValue(60)
    panel.band.setCurrentText("not said")
    assert entered(qtbot, panel) == [1, ExamResult(True), None]


def test_bands_reach_from_nothing_to_all() -> None:
    assert bands(10)[0] == (90, 100)
    assert bands(10)[-1] == (0, 9)
    assert bands(100) == [(0, 100)]
    assert bands(30) == [(90, 100), (60, 89), (30, 59), (0, 29)]
    for width in (0, 1, 7, 10, 33, 100, 500):
        found = bands(width)[::-1]
        assert found[0][0] == 0
        assert found[-1][1] == 100
        assert all(low[1] + 1 == high[0] for low, high in pairwise(found))


def milestones_panel(qtbot: QtBot, known: tuple[Milestone, ...] = ()) -> MilestonesPanel:
    panel = MilestonesPanel()
    qtbot.addWidget(panel)
    panel.open(known, TODAY)
    return panel


def test_a_milestone_is_added(qtbot: QtBot) -> None:
    panel = milestones_panel(qtbot)
    assert not panel.save.isEnabled()
    panel.name.setText(" Course 1 ")
    panel.day.set_day(date(2027, 3, 1))
    with qtbot.waitSignal(panel.saved) as told:
        QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert told.args == [Milestone(0, "Course 1", date(2027, 3, 1))]


def test_a_milestone_is_picked_changed_and_removed(qtbot: QtBot) -> None:
    panel = milestones_panel(qtbot, COURSES)
    item = panel.known.flow.itemAt(1)
    assert item is not None
    button = item.widget()
    assert button is not None
    assert button.accessibleName() == "Course 2 of 4 · 3 Apr 2027"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.day.set_day(date(2027, 4, 30))
    with qtbot.waitSignal(panel.saved) as told:
        panel.save.click()
    assert told.args == [Milestone(2, "Course 2 of 4", date(2027, 4, 30))]
    with qtbot.waitSignal(panel.removed) as gone:
        panel.remove.click()
    assert gone.args == [2]
    panel.new.click()
    assert panel.name.text() == ""
    assert not panel.remove.isVisible()


def test_the_example_plan_takes_nine_to_fifteen_months(qtbot: QtBot) -> None:
    panel = milestones_panel(qtbot)
    assert panel.span.text() == "12 months, to 22 Nov 2027"
    panel.months.setValue(99)
    assert panel.span.text() == "15 months, to 22 Feb 2028"
    with qtbot.waitSignal(panel.example_wanted) as told:
        panel.example.click()
    assert told.args == [15]


def test_the_example_plan_says_what_becomes_of_the_exam(qtbot: QtBot) -> None:
    panel = milestones_panel(qtbot)
    courses = "The courses end in February 2027, May 2027, August 2027 and November 2027."
    assert panel.courses.text() == (
        f"{courses} The last two weeks are left for the exam on 22 Nov 2027."
    )
    over, early = Exam(1, "Old", date(2026, 9, 1)), Exam(2, "AIM", date(2027, 1, 3))
    panel.open((), TODAY, exams=(over, early))
    assert panel.courses.text() == f"{courses} AIM stays on 3 Jan 2027. 4 courses end after it."
    panel.open((), TODAY, exams=(early, Exam(3, "Late", date(2027, 10, 1))))
    assert panel.courses.text() == f"{courses} Late stays on 1 Oct 2027. 1 course ends after it."
    panel.open((), TODAY, exams=(Exam(3, "Late", date(2028, 1, 1)),))
    assert panel.courses.text() == f"{courses} Late stays on 1 Jan 2028."


def test_tab_goes_through_the_other_forms_from_top_to_bottom(qtbot: QtBot) -> None:
    panel = result_panel(qtbot, EXAM)
    panel.passed.buttons[0].click()
    assert stops(panel) == [
        "Result: Passed",
        "Points in the report",
        "Law",
        "Ethics",
        "Save result",
        "Cancel",
    ]
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    milestones = MilestonesPanel()
    for part in (QPushButton("before"), milestones):
        column.addWidget(part)
    page.show()
    milestones.open(COURSES[:1], TODAY)
    qtbot.waitUntil(milestones.name.isVisible)
    names = stops(milestones)
    first = names.index("Course 1 of 4 · 3 Feb 2027")
    names = names[first:] + names[:first]
    assert names[:3] == [
        "Course 1 of 4 · 3 Feb 2027",
        "Name of the milestone",
        "Day of the milestone",
    ]
    assert names[-2:] == ["Months of the example plan", "Use the example plan"]


@pytest.mark.parametrize("kind", ["exam", "result", "milestones"])
def test_everything_has_a_name_and_escape_closes(qtbot: QtBot, kind: str) -> None:
    panel: Panel
    if kind == "exam":
        panel = exam_panel(qtbot, EXAM)
        for section in panel.sections:
            section.set_open(True)
        panel.topics.rows[0].choose.click()
    elif kind == "result":
        panel = result_panel(qtbot, EXAM)
    else:
        panel = milestones_panel(qtbot, COURSES)
    assert nameless(panel) == []
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_largest_text_fits_a_narrow_window(
    qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    apply_theme(qapp, "light", 2.0)
    set_language(language)
    try:
        holder = QWidget()
        qtbot.addWidget(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        panel = exam_panel(qtbot, EXAM)
        panel.example.click()
        for section in panel.sections:
            section.set_open(True)
        panel.topics.rows[0].choose.click()
        panels = (panel, result_panel(qtbot, EXAM), milestones_panel(qtbot, (LONG,)))
        for each in panels:
            column.addWidget(each)
        holder.show()
        wide = [type(each).__name__ for each in panels if least(each) > WIDTH_AT_200]
        assert wide == []
    finally:
        set_language("en")
        apply_theme(qapp, "light", 1.0)


def least(panel: Panel) -> int:
    return panel.minimumSizeHint().width()
