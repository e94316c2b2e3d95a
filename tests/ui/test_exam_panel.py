"""The form for an exam: what it shows and what it asks for."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, ExamWindow, Topic
from aimstudy.services.views.exams import MaterialView
from aimstudy.ui.exams.windows_fields import MonthDay
from aimstudy.ui.timeline.exam_panel import ExamPanel
from tests.ui.exam_forms import (
    ARTICLE,
    DECK,
    EXAM,
    MATERIAL,
    PROFILE,
    TODAY,
    TOPICS,
    exam_panel,
    stops,
)


def saved(qtbot: QtBot, panel: ExamPanel) -> Exam:
    with qtbot.waitSignal(panel.saved) as told:
        panel.save.click()
    [exam] = told.args
    assert isinstance(exam, Exam)
    return exam


def test_an_exam_that_is_only_looked_at_stays_as_it_is(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, EXAM)
    assert saved(qtbot, panel) == EXAM
    for section in panel.sections:
        section.toggle.click()
    assert saved(qtbot, panel) == EXAM


def test_a_new_exam_has_no_profile_and_no_topics(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    assert saved(qtbot, panel) == Exam(0, "Exam", date(2027, 1, 3))
    assert not panel.remove.isVisible()
    assert not panel.result.isVisible()


def test_the_parts_are_closed_and_say_what_they_hold(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, EXAM)
    assert not any(section.is_open for section in panel.sections)
    assert [section.summary.text() for section in panel.sections] == [
        "2 topics · your material covers 1 of 2 topics",
        "40 questions · 60 minutes · 29 right to pass",
        "1 window a year",
        "as of 2 Jan 2026 · verified by you",
    ]
    panel.open(None, TODAY)
    assert [section.summary.text() for section in panel.sections] == [
        "all cards that no other exam asks for",
        "not described",
        "on any day",
        "not said",
    ]
    toggle = panel.paper_section.toggle
    assert toggle.accessibleName() == "Paper: Change"
    toggle.click()
    assert panel.paper_section.is_open
    assert toggle.accessibleName() == "Paper: Close"


def test_material_is_read_only_when_topics_are_wanted(qtbot: QtBot) -> None:
    panel = ExamPanel()
    qtbot.addWidget(panel)
    read: list[int] = []

    def material() -> MaterialView:
        read.append(1)
        return MATERIAL

    panel.use_material(material)
    panel.open(None, TODAY)
    assert read == []
    panel.topics_section.toggle.click()
    panel.topics.add.click()
    assert read == [1]


def test_the_paper_is_changed(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    panel.paper_section.toggle.click()
    panel.paper.questions.put(25)
    panel.paper.minutes.put(40)
    panel.paper.topic_mark.put(50)
    panel.paper.pausable.box.click()
    panel.paper_section.toggle.click()
    assert panel.paper_section.summary.text() == "25 questions · 40 minutes · 18 right to pass"
    profile = saved(qtbot, panel).profile
    assert profile == ExamProfile(questions=25, minutes=40, topic_share=0.5, pausable=False)


def test_numbers_that_cannot_be_are_refused_where_they_are_typed(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    paper = panel.paper
    for number, typed, words in (
        (paper.minutes, "-5", "Less than nothing cannot be used."),
        (paper.pass_mark, "101", "More than 100 % cannot be reached."),
        (paper.questions, "1001", "1,000 is the most."),
        (paper.extra, "301", "300 % is the most."),
        (paper.band, "0", "A band has at least one point."),
    ):
        panel.paper_section.set_open(True)
        number.field.setFocus()
        number.field.selectAll()
        QTest.keyClicks(number.field, typed)
        assert number.refusal.text() == words
        assert number.field.accessibleDescription() == words
        panel.paper_section.toggle.click()
        saves: list[object] = []
        panel.saved.connect(saves.append)
        panel.save.click()
        assert saves == []
        assert panel.paper_section.is_open
        assert panel.paper_section.summary.text() == words
        assert panel.focusWidget() is number.field
        number.put(10)
        assert number.refusal.isHidden()
    paper.extra.put(25)
    assert saved(qtbot, panel).profile is not None


def test_extra_time_belongs_to_the_paper(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    assert panel.paper.extra.field.text() == "none"
    panel.paper.extra.put(25)
    assert saved(qtbot, panel).profile == ExamProfile(extra_share=0.25)
    panel.paper.questions.put(50)
    panel.paper_section.toggle.click()
    assert panel.paper_section.summary.text() == "50 questions · 25 % extra time · 35 right to pass"


def test_a_topic_is_made_of_marked_material(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    panel.topics_section.toggle.click()
    panel.topics.add.click()
    [row] = panel.topics.rows
    row.name.setText(" Law ")
    row.weight.setValue(3)
    assert row.choose.text() == "Material: none chosen"
    row.choose.click()
    assert [row.list.item(n).text() for n in range(row.list.count())] == [
        "Article: AIM & ethics · Norwegian · 34 cards",
        "Deck: AIM · 34 cards",
        "Tag: law · 1 card",
    ]
    assert panel.topics.coverage.text() == "Your material covers 0 of 1 topic."
    QTest.keyClick(row.list, Qt.Key.Key_Down)
    QTest.keyClick(row.list, Qt.Key.Key_Space)
    assert row.choose.text() == "Material: 1 source"
    assert panel.topics.coverage.text() == "Your material covers 1 of 1 topic."
    assert saved(qtbot, panel).topics == (Topic("Law", 3.0, (DECK,)),)


def test_topics_are_removed_and_material_without_cards_is_kept(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, EXAM)
    row = panel.topics.rows[0]
    row.choose.click()
    assert row.list.item(3).text() == "Article: no cards in study now · 0 cards"
    panel.topics.rows[1].remove.click()
    assert saved(qtbot, panel).topics == (TOPICS[0],)
    row.list.item(3).setCheckState(Qt.CheckState.Unchecked)
    assert saved(qtbot, panel).topics == (Topic("Law", 0.25, (ARTICLE,)),)
    panel.topics.add.click()
    assert len(saved(qtbot, panel).topics) == 1  # a row that was never filled in is none


def test_buttons_stand_on_one_line_with_the_fields_beside_them(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, EXAM)
    panel.topics_section.toggle.click()
    panel.resize(900, 900)
    row = panel.topics.rows[0]

    def end(widget: QWidget) -> int:
        return widget.mapTo(panel, widget.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: end(row.remove) == end(row.weight) == end(row.choose))


def test_tab_goes_from_top_to_bottom_also_through_added_rows(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, EXAM)
    panel.topics_section.toggle.click()
    panel.windows_section.toggle.click()
    panel.topics.add.click()
    panel.windows.add.click()
    qtbot.waitUntil(panel.windows.rows[1].isVisible)
    names = stops(panel)
    assert names == [
        "Name of the exam",
        "Day of the exam",
        "Topics: Close",
        *(
            name
            for n, chosen in ((1, "2 sources"), (2, "none chosen"), (3, "none chosen"))
            for name in (
                f"Name of topic {n}",
                f"Weight of topic {n}",
                f"Material of topic {n}: {chosen}",
                f"Remove topic {n}",
            )
        ),
        "Add topic",
        "Paper: Change",
        "Windows: Close",
        *(
            name
            for n in (1, 2)
            for name in (
                f"Window {n} opens: day",
                f"Window {n} opens: month",
                f"Window {n} closes: day",
                f"Window {n} closes: month",
                f"Remove window {n}",
            )
        ),
        "Add window",
        "Attempts in a window",
        "Days before its end that a sitting can be moved",
        "A window that would close on a weekend closes on Monday",
        "Source of these rules: Change",
        "Fill in example values",
        "Forget these rules",
        "Save exam",
        "Remove exam",
        "Cancel",
    ]


def test_windows_are_added_changed_and_removed(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    panel.windows_section.toggle.click()
    panel.windows.add.click()
    panel.windows.add.click()
    first, second = panel.windows.rows
    second.opens.month.setCurrentIndex(10)
    second.closes.month.setCurrentIndex(0)
    second.closes.day.setValue(31)
    first.remove.click()
    panel.windows.weekend.box.click()
    profile = saved(qtbot, panel).profile
    assert profile is not None
    assert profile.windows == (ExamWindow((11, 15), (1, 31)),)
    assert profile.weekend_moves
    panel.windows_section.toggle.click()
    assert panel.window_line.text() == (
        "In the window 15 November to 1 February. It can be moved as long as you have not taken "
        "it. The next one opens 15 Nov 2027."
    )


def test_a_month_bounds_its_days(qtbot: QtBot) -> None:
    field = MonthDay("Opens", (1, 31))
    qtbot.addWidget(field)
    field.month.setCurrentIndex(1)
    assert field.value() == (2, 29)
    field.month.setCurrentIndex(3)
    assert field.day.maximum() == 30


def test_example_values_are_filled_in_only_when_asked_and_not_verified(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, None)
    assert saved(qtbot, panel).profile is None
    panel.example.click()
    assert panel.source_section.summary.text() == "as of 23 Oct 2024 · not verified"
    assert panel.window_line.text() == (
        "This day lies in no window. The next one opens 15 Jan 2027."
    )
    profile = saved(qtbot, panel).profile
    assert profile is not None
    assert (profile.questions, profile.minutes, profile.verified) == (50, 65, False)
    assert profile.source.startswith("Public pages")


def test_another_try_takes_paper_and_topics_along(qtbot: QtBot) -> None:
    over = Exam(1, "AIM exam", date(2026, 11, 1), PROFILE, TOPICS, ExamResult(False), 3)
    panel = exam_panel(qtbot, over)
    panel.again.click()
    assert panel.heading.text() == "Plan AIM exam again"
    assert not panel.remove.isVisible()
    assert not panel.again.isVisible()
    # Its window is February; six weeks on, 3 January, lies in none.
    assert saved(qtbot, panel) == Exam(0, "AIM exam", date(2027, 2, 1), PROFILE, TOPICS)


def test_the_attempts_of_a_window_count_every_try_there_was(qtbot: QtBot) -> None:
    rules = replace(PROFILE, windows=(ExamWindow((11, 1), (3, 31)), ExamWindow((5, 1), (5, 31))))
    over = Exam(1, "AIM exam", date(2026, 11, 20), replace(rules, attempts=2), TOPICS)
    panel = exam_panel(qtbot, over)
    panel.known = (over,)
    panel.again.click()
    assert panel.exam().day == date(2027, 1, 3)
    panel.open(over, TODAY)
    panel.known = (replace(over, id=2, day=date(2026, 11, 2)), over)
    panel.again.click()
    assert panel.exam().day == date(2027, 5, 1)


def test_rules_are_forgotten_without_touching_topics(qtbot: QtBot) -> None:
    panel = exam_panel(qtbot, EXAM)
    panel.forget.click()
    assert not panel.forget.isVisible()
    exam = saved(qtbot, panel)
    assert (exam.profile, exam.topics) == (None, TOPICS)


def test_an_exam_that_is_over_can_be_changed_and_asks_for_its_result(qtbot: QtBot) -> None:
    over = Exam(1, "AIM exam", date(2026, 11, 1), result=ExamResult(False, 60, 69, ("Law",)))
    panel = exam_panel(qtbot, over)
    assert saved(qtbot, panel) == over
    assert panel.result.text() == "Change the result"
    assert panel.result_line.text() == "Result: not passed · 60 to 69 of 100 · weak: Law"
    with qtbot.waitSignal(panel.result_wanted) as told:
        panel.result.click()
    assert told.args == [over]
