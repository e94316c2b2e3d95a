"""The forms about an exam: what they show, what they ask for, and every widget by its name."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamResult,
    ExamWindow,
    Milestone,
    Topic,
    TopicKind,
    TopicSource,
)
from aimstudy.services.views.exams import Material, MaterialView
from aimstudy.ui.exams.milestones_panel import MilestonesPanel
from aimstudy.ui.exams.result_panel import ResultPanel, bands
from aimstudy.ui.exams.windows_fields import MonthDay
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.timeline.exam_panel import ExamPanel
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets.panel import Panel

TODAY = date(2026, 11, 22)
ARTICLE = TopicSource(TopicKind.ARTICLE, 1)
DECK = TopicSource(TopicKind.DECK, 4)
TAG = TopicSource(TopicKind.TAG, tag="law")
GONE = TopicSource(TopicKind.ARTICLE, 9)
MATERIAL = MaterialView(
    (Material(ARTICLE, "AIM & ethics", 34),),
    (Material(DECK, "AIM", 34),),
    (Material(TAG, "law", 1),),
)
TOPICS = (Topic("Law", 0.25, (ARTICLE, GONE)), Topic("Ethics", 2.0))
PROFILE = ExamProfile(
    name="Rules",
    questions=40,
    minutes=60,
    pass_share=0.725,
    options=3,
    windows=(ExamWindow((2, 1), (2, 29)),),
    source="a booklet",
    source_day=date(2026, 1, 2),
    verified=True,
)
EXAM = Exam(1, "AIM exam", date(2027, 1, 3), PROFILE, TOPICS, accepted=3)
WIDTH_AT_200 = 520  # px that a window of 900 px leaves a panel beside the navigation


def exam_panel(qtbot: QtBot, exam: Exam | None, today: date = TODAY) -> ExamPanel:
    panel = ExamPanel()
    qtbot.addWidget(panel)
    panel.use_material(lambda: MATERIAL)
    panel.open(exam, today)
    return panel


def saved(qtbot: QtBot, panel: ExamPanel) -> Exam:
    with qtbot.waitSignal(panel.saved) as told:
        panel.save.click()
    [exam] = told.args
    assert isinstance(exam, Exam)
    return exam


def nameless(panel: Panel) -> list[QWidget]:
    return [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not isinstance(widget, QLabel)
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]


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
    panel.paper.questions.setValue(25)
    panel.paper.minutes.setValue(40)
    panel.paper.topic_mark.setValue(50)
    panel.paper.pausable.box.click()
    panel.paper_section.toggle.click()
    assert panel.paper_section.summary.text() == "25 questions · 40 minutes · 18 right to pass"
    profile = saved(qtbot, panel).profile
    assert profile == ExamProfile(questions=25, minutes=40, topic_share=0.5, pausable=False)


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
        "Article: AIM & ethics · 34 cards",
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


def stops(panel: Panel) -> list[str]:
    """Names of what Tab stops at, from the first field on."""
    found: list[str] = []
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        name = widget.accessibleName()
        if tab and widget.isVisible() and widget.isEnabled() and name and name not in found:
            found.append(name)
        widget = widget.nextInFocusChain()
    return found


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
        "In the window 15 November to 1 February. It can be moved until 1 February. "
        "The next one opens 15 Nov 2027."
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
    assert panel.result_line.text() == "Result: not passed · 60 to 69 of 100 · weak: Law"
    with qtbot.waitSignal(panel.result_wanted) as told:
        panel.result.click()
    assert told.args == [over]


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
    assert entered(qtbot, panel) == [1, ExamResult(False, 60, 69, ("Ethics",))]
    panel.band.setCurrentText("not said")
    panel.passed.buttons[0].click()
    panel.topics[1].click()
    assert entered(qtbot, panel) == [1, ExamResult(True)]


def test_an_exam_without_topics_takes_weak_ones_as_words(qtbot: QtBot) -> None:
    panel = result_panel(qtbot, Exam(2, "B", TODAY))
    panel.passed.buttons[0].click()
    panel.weak.setText("Law, , Ethics ")
    assert entered(qtbot, panel) == [2, ExamResult(True, None, None, ("Law", "Ethics"))]


def test_a_result_that_is_there_is_shown_and_taken_away(qtbot: QtBot) -> None:
    kept = ExamResult(False, 61, 67, ("Ethics", "Other"))
    panel = result_panel(qtbot, Exam(1, "A", TODAY, PROFILE, TOPICS, kept))
    assert panel.result() == kept
    assert panel.save.isEnabled()
    with qtbot.waitSignal(panel.saved) as told:
        panel.remove.click()
    assert told.args == [1, None]


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


COURSES = tuple(Milestone(n, f"Course {n} of 4", date(2027, 2 * n, 3)) for n in range(1, 5))


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
        panels = (panel, result_panel(qtbot, EXAM), milestones_panel(qtbot, COURSES))
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
