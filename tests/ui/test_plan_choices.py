"""What-if and ways out on the Timeline page: answers while one types, and one choice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan_change import PlanChange, WayOut, WayOutKind, WhatIf
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui import background
from aimstudy.ui.page import NoticeText
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.timeline.days_off_fields import with_span
from aimstudy.ui.timeline.specimens import timeline_of
from aimstudy.ui.timeline.week_fields import WeekFields
from aimstudy.ui.timeline.words_ways_out import way_words
from aimstudy.ui.widgets import PlainButton
from tests.ui.fake_timeline import EXAM, TODAY, FakeTimelineLibrary, opened, sample_view, summary

SECOND = Exam(2, "Course 3", date(2027, 2, 1))
LATER = date(2027, 1, 20)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def asking(
    qtbot: QtBot, view: TimelineView | None = None
) -> tuple[TimelinePage, FakeTimelineLibrary]:
    """The page with the what-if form open."""
    page, library = opened(qtbot, view)
    page.what_if_button.click()
    assert page.choices.what_if.isVisible()
    return page, library


def misfit() -> TimelineView:
    return timeline_of(TODAY, (EXAM,), left=38)


def ways_of(exam: Exam) -> tuple[WayOut, ...]:
    """All four ways out, each with numbers."""
    before, after = (summary(exam),), (summary(exam, 31.0, 52),)
    more, later, fewer, accept = (
        PlanChange(minutes=(31,) * 7),
        PlanChange(exam_days=((exam.id, LATER),)),
        PlanChange(put_aside=((exam.id, 12),)),
        PlanChange(accept=((exam.id, 12),)),
    )
    left = (("Ethics", 9), ("Law", 3))
    ways = (
        WayOut(WayOutKind.MORE_MINUTES, more, minutes=31),
        WayOut(WayOutKind.LATER, later, day=LATER),
        WayOut(WayOutKind.FEWER, fewer, cards=12, left=left),
        WayOut(WayOutKind.ACCEPT, accept, cards=12),
    )
    return tuple(replace(way, what_if=WhatIf(way.change, before, after)) for way in ways)


def test_an_answer_comes_while_one_types(qtbot: QtBot) -> None:
    page, library = asking(qtbot)
    panel = page.choices.what_if
    assert panel.week.one.hasFocus()
    assert not panel.make.isEnabled()
    QTest.keyClicks(panel.week.one, "45")
    qtbot.waitUntil(lambda: len(texts(panel.answer)) > 1)
    wanted = PlanChange(minutes=(45, 45, 45, 45, 45, 45, 0))
    assert library.what_if.asked == [("compare", wanted)]
    assert texts(panel.answer) == [
        "Your change: from 25 to 45 minutes a day.",
        "Now", "Then",
        "Minutes you set for a study day", "32 min", "32 min",
        "Of these the plan counts on", "30 min", "30 min",
        "Study for this exam on such a day", "25 min", "27 min",
        "Cards that fit", "40 of 52", "52 of 52",
        "Recall on exam day", "70 to 78 of 100", "76 to 84 of 100",
        "Chance to pass", "about 70 %", "about 80 %",
        "12 more cards fit. Everything fits then. Study for it takes 27 min a day instead of "
        "25 min. Recall would be 6 of 100 higher. The chance to pass would be 10 of 100 higher.",
    ]  # fmt: skip
    assert panel.state.text() == "Nothing is changed until you choose."
    assert library.timeline.asked == []


def test_the_change_is_made_at_once_and_the_notice_names_undo(qtbot: QtBot) -> None:
    page, library = asking(qtbot)
    said: list[NoticeText] = []
    page.notice.connect(said.append)
    panel = page.choices.what_if
    panel.week.one.setValue(30)
    panel.make.click()
    assert library.what_if.asked == [("apply", PlanChange(minutes=(30,) * 6 + (0,)))]
    assert not panel.isVisible()
    [notice] = said
    assert (notice.title, notice.text) == (
        "The plan is changed.",
        "Ctrl+Z brings everything back as it was.",
    )


def test_what_is_refused_leaves_the_form_open(qtbot: QtBot) -> None:
    page, _ = asking(qtbot)
    panel = page.choices.what_if
    panel.week.one.setValue(1200)
    panel.make.click()
    assert panel.isVisible()
    panel.days[0].set_day(TODAY)
    qtbot.waitUntil(lambda: "That day has passed." in panel.state.text())
    assert texts(panel.answer) == []


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_it_changes_nothing(qtbot: QtBot, by_key: bool) -> None:
    page, library = asking(qtbot)
    panel = page.choices.what_if
    panel.week.one.setValue(30)
    if by_key:
        QTest.keyClick(panel.week.one, Qt.Key.Key_Escape)
    else:
        panel.leave.click()
    assert not panel.isVisible()
    qtbot.wait(300)  # no question is asked any more
    assert library.what_if.asked == []
    page.what_if_button.click()
    assert panel.week.one.value() == 25
    assert not panel.make.isEnabled()


def test_back_at_what_is_there_is_no_question(qtbot: QtBot) -> None:
    page, _ = asking(qtbot)
    panel = page.choices.what_if
    panel.week.one.setValue(30)
    assert panel.make.isEnabled()
    panel.week.one.setValue(25)
    assert not panel.make.isEnabled()
    assert panel.state.text() == "This is how it is now."


def test_a_slow_answer_says_so_and_an_old_one_is_dropped(qtbot: QtBot) -> None:
    page, library = asking(qtbot)
    panel, gate = page.choices.what_if, Event()
    library.what_if.gates = (gate,)
    panel.week.one.setValue(30)
    qtbot.waitUntil(lambda: panel.state.text() == "Calculating…")
    panel.week.one.setValue(31)
    gate.set()
    qtbot.waitUntil(lambda: bool(texts(panel.answer)))
    assert library.what_if.asked[-1] == ("compare", panel.change())
    assert len(library.what_if.asked) == 2


def test_each_weekday_dates_and_days_off(qtbot: QtBot) -> None:
    page, _ = asking(qtbot, sample_view(exams=(EXAM, SECOND), days_off=frozenset({LATER})))
    panel = page.choices.what_if
    panel.week.switch.click()
    assert panel.week.by_weekday
    panel.week.each[6].setValue(10)
    panel.days[1].set_day(LATER)
    panel.off.first.set_day(date(2026, 12, 21))
    panel.off.last.set_day(date(2026, 12, 27))
    panel.off.off.click()
    panel.off.first.set_day(date(2026, 12, 24))
    panel.off.last.set_day(date(2026, 12, 24))
    panel.off.study.click()
    panel.off.first.set_day(LATER)
    panel.off.last.set_day(LATER)
    panel.off.study.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    chosen = panel.off.chosen.findChildren(PlainButton)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in chosen))
    assert [button.text() for button in chosen] == [
        "Off: 21 to 23 December",
        "Off: 25 to 27 December",
        "Study: 24 December",
        "Study: 20 January",
    ]
    off = tuple(date(2026, 12, day) for day in (21, 22, 23, 25, 26, 27))
    assert panel.change() == PlanChange(
        minutes=(25, 25, 25, 25, 25, 25, 10),
        exam_days=((2, LATER),),
        days_off=off,
        study_days=(LATER,),
    )
    chosen[0].click()
    assert panel.change().days_off == off[3:]


def test_a_later_period_takes_its_days_from_earlier_ones() -> None:
    def span(first: int, last: int, off: bool) -> tuple[date, date, bool]:
        return date(2026, 12, first), date(2026, 12, last), off

    one = [span(1, 6, True)]
    assert with_span([], span(1, 6, True)) == one
    assert with_span(one, span(1, 6, False)) == [span(1, 6, False)]
    assert with_span(one, span(4, 9, False)) == [span(1, 3, True), span(4, 9, False)]
    assert with_span(one, span(4, 9, True)) == [span(1, 9, True)]
    assert with_span(one, span(2, 3, True)) == one
    assert with_span(one, span(8, 9, True)) == [*one, span(8, 9, True)]


def test_what_is_wrong_with_a_day_moves_no_button(qtbot: QtBot) -> None:
    page, _ = asking(qtbot)
    off = page.choices.what_if.off
    QApplication.processEvents()
    parts = (off.off, off.study, page.choices.what_if.make)
    before = [part.mapTo(page, QPoint(0, 0)) for part in parts]
    off.last.edit.line.setText("31 November")
    off.off.click()
    assert off.last.words.isVisible()
    QApplication.processEvents()
    assert [part.mapTo(page, QPoint(0, 0)) for part in parts] == before


def test_a_span_is_at_most_a_year_and_none_lies_in_the_past(qtbot: QtBot) -> None:
    page, _ = asking(qtbot)
    off = page.choices.what_if.off
    off.first.set_day(date(2020, 1, 1))
    assert off.first.day() == TODAY
    off.last.set_day(date(9999, 12, 31))
    assert off.last.day() == TODAY + timedelta(days=365)
    off.first.set_day(date(9999, 12, 31))
    off.off.click()
    assert page.choices.what_if.change().days_off == (date(9999, 12, 31),)


def test_minutes_of_unequal_days(qtbot: QtBot) -> None:
    week = WeekFields()
    qtbot.addWidget(week)
    week.show_calendar(StudyCalendar((20, 45, 20, 20, 20, 0, 0)))
    assert week.by_weekday
    week.switch.click()
    assert week.minutes() == (25, 25, 25, 25, 25, 0, 0)
    week.show_calendar(StudyCalendar((0,) * 7))
    week.one.setValue(15)
    assert week.minutes() == (15,) * 7


def test_an_offer_does_not_outlive_the_plan_it_was_made_for(qtbot: QtBot) -> None:
    page, library = opened(qtbot, misfit())
    library.what_if.ways = ways_of(EXAM)
    page.ways_out_asked.emit(EXAM.id)
    panel = page.choices.ways_out
    qtbot.waitUntil(lambda: len(panel.rows) == 4)
    first = panel.rows[0].button
    assert first is not None
    page.choices.hold()
    assert not first.isEnabled()
    page.show_view(misfit())  # as it was
    assert first.isEnabled()
    library.what_if.ways = ways_of(EXAM)[:2]
    later = replace(EXAM, day=EXAM.day + timedelta(days=3))
    page.show_view(timeline_of(TODAY, (later,), left=30))
    qtbot.waitUntil(lambda: len(panel.rows) == 2)
    page.show_view(timeline_of(TODAY, (EXAM,)))  # everything fits
    assert not panel.isVisible()


def test_a_question_begins_anew_when_the_plan_is_another(qtbot: QtBot) -> None:
    page, _ = asking(qtbot)
    panel = page.choices.what_if
    panel.week.one.setValue(40)
    assert panel.make.isEnabled()
    page.choices.hold()
    assert not panel.make.isEnabled()
    assert page.view is not None
    page.show_view(page.view)
    assert panel.make.isEnabled()
    page.show_view(replace(page.view, calendar=StudyCalendar((15,) * 7)))
    assert panel.week.one.value() == 15
    assert panel.change().nothing
    assert not panel.make.isEnabled()


def test_four_ways_out_and_one_of_them_is_taken(qtbot: QtBot) -> None:
    page, library = opened(qtbot, misfit())
    library.what_if.ways = ways_of(EXAM)
    button = page.misfits.notices[0].button
    assert button is not None
    assert button.text() == "Ways out"
    button.click()
    panel = page.choices.ways_out
    qtbot.waitUntil(lambda: len(panel.rows) == 4)
    assert [row.title.text() for row in panel.rows] == [
        "More: 31 minutes on each study day",
        "Later: on 20 Jan 2027",
        "Fewer: 12 new cards wait until the exam is over",
        "Accept: 12 cards are left out",
    ]
    assert panel.rows[2].text.text() == (
        "Ethics (9), Law (3). The Library has them under Put aside. Where the exam asks them, they "
        "count as not learnt."
    )
    numbers = panel.rows[0].numbers
    assert numbers is not None
    assert numbers.text() == (
        "All 52 cards fit, with 31 min of study a day. Recall on exam day: 76 to 84 of 100. "
        "Chance to pass: about 70 %."
    )
    taken = panel.rows[2].button
    assert taken is not None
    assert panel.rows[0].button is not None
    qtbot.waitUntil(taken.isVisible)
    assert panel.rows[0].button.hasFocus()
    QTest.keyClick(panel.rows[0].button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.rows[1].button
    QTest.keyClick(taken, Qt.Key.Key_Space)
    assert library.what_if.asked[-1] == ("apply", PlanChange(put_aside=((1, 12),)))
    assert not panel.isVisible()


def test_slow_ways_out_say_how_far_they_are(qtbot: QtBot) -> None:
    page, library = opened(qtbot, misfit())
    first, second = Event(), Event()
    library.what_if.gates = (first, second)
    page.choices._open_ways_out(1)
    panel = page.choices.ways_out
    qtbot.waitUntil(lambda: panel.state.text() == "Calculating…")
    first.set()
    qtbot.waitUntil(lambda: panel.state.text() == "Calculating… 50 %")
    second.set()
    qtbot.waitUntil(lambda: panel.state.text() == "Everything fits now.")
    QTest.keyClick(panel.leave, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_ways_that_lead_nowhere_have_no_button() -> None:
    for kind, text in (
        (WayOutKind.MORE_MINUTES, "No number of minutes would be enough."),
        (WayOutKind.LATER, "On no day within a year would all cards fit."),
        (WayOutKind.FEWER, "Leaving new cards for later would not be enough."),
    ):
        words = way_words(WayOut(kind, PlanChange()), 1)
        assert (words.text, words.numbers, words.button) == (text, "", "")


def test_what_was_chosen_is_said_quietly(qtbot: QtBot) -> None:
    accepted = replace(EXAM, accepted=38)
    page, library = opened(qtbot, timeline_of(TODAY, (accepted,), left=38))
    assert not page.misfits.isVisible()
    library.what_if.aside = ((date(2027, 1, 4), 12),)
    page.refresh()
    notices = page.choices.notices
    qtbot.waitUntil(lambda: len(notices.notices) == 2)
    assert [notice.title.text() for notice in notices.notices] == [
        "AIM exam: 38 cards are left out, as you accepted.",
        "12 cards are put aside until 4 Jan 2027.",
    ]
    ways, back = (notice.button for notice in notices.notices)
    assert ways is not None
    assert back is not None
    ways.click()
    assert page.choices.ways_out.isVisible()
    back.click()
    assert ("take back",) in library.what_if.asked
    qtbot.waitUntil(lambda: len(notices.notices) == 1)


def test_more_left_out_than_accepted_is_said_again(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, timeline_of(TODAY, (replace(EXAM, accepted=35),), left=38))
    assert page.misfits.isVisible()
    assert not page.choices.notices.isVisible()
    page.show_view(timeline_of(TODAY, (replace(EXAM, accepted=36),), left=38))
    assert not page.misfits.isVisible()
    qtbot.waitUntil(page.choices.notices.isVisible)


def test_with_a_library_a_way_out_is_taken_and_undone(qtbot: QtBot, tmp_path: Path) -> None:
    with open_library(tmp_path / "data", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)) as library:
        for n in range(30):
            library.cards.write(f"Question number {n}?", f"answer {n}")
        library.timeline.set_minutes((1,) * 7)
        library.timeline.set_exam("AIM", TODAY + timedelta(days=5))
        page = TimelinePage(library)
        page.changed.connect(page.mark_changed)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.misfits.isVisible())
        QTest.keyClick(page.card.chart, Qt.Key.Key_I)
        assert page.choices.what_if.isVisible()
        page.choices.what_if.closed.emit()
        button = page.misfits.notices[0].button
        assert button is not None
        button.click()
        panel = page.choices.ways_out
        qtbot.waitUntil(lambda: len(panel.rows) == 4, timeout=20_000)
        fewer = panel.rows[2].button
        assert fewer is not None
        fewer.click()
        qtbot.waitUntil(lambda: page.choices.notices.isVisible() and not page.misfits.isVisible())
        [notice] = page.choices.notices.notices
        assert notice.title.text().endswith("cards are put aside until 28 Nov 2026.")
        library.undo()
        page.mark_changed(Changes.EVERYTHING)
        qtbot.waitUntil(lambda: page.misfits.isVisible() and not page.choices.notices.isVisible())
