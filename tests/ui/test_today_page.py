"""The Today page: every state of what waits, the range, the week and the small cards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam
from aimstudy.services.views.rehearsal import Clock
from aimstudy.services.views.session_choice import ScopeKind
from aimstudy.services.views.today import OpenSession, TodayView
from aimstudy.ui import background
from aimstudy.ui.page import ArticlePlace, Destination, PageId, ResultWish, StudyWish
from aimstudy.ui.pages.today_page import TodayPage
from aimstudy.ui.rehearsal.specimens import open_paper
from aimstudy.ui.theme import Mode, apply_theme
from aimstudy.ui.timeline.specimens import timeline_of
from aimstudy.ui.today import words
from aimstudy.ui.today.way_card import WayCard
from aimstudy.ui.translations import set_language
from tests.ui.fake_shell import NOW, TODAY, FakeLibrary, outlook, today_view, week

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from aimstudy.services.library import Library


def shown(qtbot: QtBot, view: TodayView, library: FakeLibrary | None = None) -> TodayPage:
    """The page with ``view``, once its outlook has come."""
    library = library or FakeLibrary()
    library.today.shown = view
    page = TodayPage(cast("Library", library))
    qtbot.addWidget(page)
    page.resize(984, 760)
    page.show()
    qtbot.waitUntil(lambda: not background.busy())
    return page


def test_an_evening_with_work_to_do(qtbot: QtBot) -> None:
    page = shown(qtbot, today_view())
    assert page.header.title.text() == "Good evening"
    assert page.header.subtitle.text() == "AIM exam in 42 days · Saturday 21 November"
    assert page.start.title.text() == "18 minutes tonight"
    assert page.start.text.text() == (
        "31 cards to refresh, 6 new ones. It ends when the minutes are over."
    )
    assert page.way.title.text() == ("You will probably recall 81 to 90 of 100 facts on exam day")
    assert page.way.note.text() == (
        "For the material you loaded, if you keep to the plan. "
        "34 to 46 if you stop today. "
        "From 212 answers to cards in study that came again on a later day."
    )
    assert page.way.chart.isVisible()
    assert page.week.note.text() == "5 of 6 planned days so far"
    assert page.issue.text.text() == (
        'About courses it says "four" in one place and "five" in another. '
        "Quizzes leave it out until you choose; in Study its cards say so."
    )
    assert page.quiz.title.text() == "A ten-question quiz"
    assert not page.clock.isVisible()


def test_the_same_in_norwegian(qtbot: QtBot) -> None:
    set_language("nb")
    page = shown(qtbot, today_view())
    assert page.header.subtitle.text() == "AIM-eksamen om 42 dager · lørdag 21. november"
    assert page.start.title.text() == "18 minutter i kveld"
    assert page.start.text.text() == (
        "31 kort å repetere, 6 nye. Økta slutter når minuttene er brukt."
    )


@pytest.mark.parametrize(
    ("session", "title", "text"),
    [
        (
            OpenSession(ScopeKind.DECK, "Ethics", 7),
            "Ethics",
            "Your session goes on. 7 answers left in it.",
        ),
        (
            OpenSession(ScopeKind.TAG, "law", 5, 3),
            "law",
            "Your session goes on. 3 cards left in it. 2 forgotten ones come again.",
        ),
        (
            OpenSession(ScopeKind.ALL, "", 3, 3),
            "Your session goes on",
            "3 cards left in it.",
        ),
        (OpenSession(ScopeKind.ALL, "", 1), "Your session goes on", "1 answer left in it."),
        (
            OpenSession(ScopeKind.BOOKMARKED, "", 2),
            "Bookmarked cards",
            "Your session goes on. 2 answers left in it.",
        ),
    ],
)
def test_a_chosen_session_goes_on_and_is_not_begun_anew(
    qtbot: QtBot, session: OpenSession, title: str, text: str
) -> None:
    page = shown(qtbot, replace(today_view(), session=session))
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    assert (page.start.title.text(), page.start.text.text()) == (title, text)
    assert page.start.start.text() == "Go on"
    assert not page.start.short.isVisible()
    page.start.go()
    page.start.planned.click()
    page.start.choose.click()
    assert wanted == [
        Destination(PageId.STUDY),
        Destination(PageId.STUDY, StudyWish()),
        Destination(PageId.STUDY, StudyWish(choose=True)),
    ]


def test_near_an_exam_a_whole_paper_is_one_step_away(qtbot: QtBot) -> None:
    page = shown(qtbot, today_view())
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    page.quiz.rehearse.click()
    assert wanted == [Destination(PageId.REHEARSAL)]
    page.quiz.show_view(replace(today_view(), days_left=43))
    assert not page.quiz.rehearse.isVisible()


def test_a_paper_whose_clock_runs_stands_above_all_else(qtbot: QtBot) -> None:
    library = FakeLibrary()
    library.rehearsal.unfinished = lambda: open_paper(False)
    page = shown(qtbot, replace(today_view(), warning_clock=True), library)
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    for below in (page.clock, page.start, page.quiz):
        assert page.running.mapTo(page, QPoint()).y() < below.mapTo(page, QPoint()).y()
    assert page.running.title.text() == "A paper is not finished: AIM 400"
    assert page.running.text.text() == (
        "23 of 50 answered. 42 minutes left, and the clock is running."
    )
    assert page.quiz.title.text() == "A ten-question quiz"
    assert page.running.button is not None
    page.running.button.click()
    assert wanted == [Destination(PageId.REHEARSAL, 4)]
    library.rehearsal.tick = lambda _paper: Clock(119)
    page.paper.tell_time()
    assert page.running.text.text().startswith("23 of 50 answered. 2 minutes left")
    library.rehearsal.unfinished = lambda: None
    page.paper.read()
    assert not page.running.isVisible()


def test_a_paper_whose_clock_stands_still_comes_before_a_quiz(qtbot: QtBot) -> None:
    library = FakeLibrary()
    library.rehearsal.unfinished = lambda: open_paper(True)
    page = shown(qtbot, today_view(), library)
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    assert not page.running.isVisible()
    assert page.quiz.text.text().endswith("The clock stands still at 41:11 until you go on.")
    page.quiz.button.click()
    assert wanted == [Destination(PageId.REHEARSAL, 4)]


@pytest.mark.parametrize(
    ("hour", "words_of_hour"),
    [
        (3, "Good evening"),
        (4, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_follows_the_hour(hour: int, words_of_hour: str) -> None:
    assert words.greeting(NOW.replace(hour=hour)) == words_of_hour


def go_of(page: TodayPage) -> list[Destination]:
    """Where the page asks to go, from now on."""
    asked: list[Destination] = []
    page.navigate.connect(asked.append)
    return asked


def test_every_button_leads_on(qtbot: QtBot) -> None:
    page = shown(qtbot, today_view())
    asked = go_of(page)
    page.start.start.click()
    page.start.short.click()
    assert page.issue.button is not None
    page.issue.button.click()
    page.quiz.button.click()
    assert asked == [
        Destination(PageId.STUDY, StudyWish()),
        Destination(PageId.STUDY, StudyWish(minutes=7)),
        Destination(PageId.ARTICLES, ArticlePlace(3)),
        Destination(PageId.QUIZ),
    ]


def test_enter_starts(qtbot: QtBot) -> None:
    page = shown(qtbot, today_view())
    asked = go_of(page)
    with qtbot.waitActive(page):
        page.activateWindow()
        page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert asked == [Destination(PageId.STUDY, StudyWish())]


def test_no_short_session_is_offered_when_little_waits(qtbot: QtBot) -> None:
    page = shown(qtbot, replace(today_view(), minutes=9.0))
    assert not page.start.short.isVisible()


def test_done_for_today(qtbot: QtBot) -> None:
    view = replace(today_view(), refresh_cards=0, new_cards=0, minutes=0.0, minutes_done=17.0)
    page = shown(qtbot, view)
    asked = go_of(page)
    assert page.start.title.text() == "Done for today"
    assert page.start.text.text() == "Tomorrow 4 cards wait."
    page.start.start.click()
    assert asked == [Destination(PageId.STUDY, StudyWish(extra=True))]


def test_when_the_next_card_is_days_away() -> None:
    view = replace(today_view(), next_day=TODAY + timedelta(days=3), next_count=1)
    assert words.done_text(view) == "1 card waits on Tuesday 24 November."
    assert words.done_text(replace(view, next_day=None)) == "Nothing more is planned."


def test_a_day_off(qtbot: QtBot) -> None:
    view = replace(today_view(), refresh_cards=0, new_cards=0, minutes=0.0, budget=0)
    page = shown(qtbot, view)
    assert page.start.title.text() == "A day off"
    assert page.start.start.text() == "Study anyway"


@pytest.mark.parametrize(
    ("proposed", "title"), [(0, "No cards yet"), (26, "26 cards wait for your look")]
)
def test_no_cards_yet(qtbot: QtBot, proposed: int, title: str) -> None:
    view = replace(today_view(), accepted_cards=0, proposed_cards=proposed, quiz_ready=False)
    page = shown(qtbot, view)
    asked = go_of(page)
    assert page.start.title.text() == title
    page.start.start.click()
    assert asked == [Destination(PageId.ARTICLES)]
    assert page.quiz.title.text() == "No quiz yet"
    assert not page.quiz.button.isVisible()


def test_cards_that_are_all_put_aside_are_not_none(qtbot: QtBot) -> None:
    view = replace(today_view(), accepted_cards=0, proposed_cards=0, quiz_ready=False, held=True)
    page = shown(qtbot, view)
    asked = go_of(page)
    assert page.start.title.text() == "No card is in study now"
    page.start.start.click()
    assert asked == [Destination(PageId.STUDY)]


def test_without_evidence_no_number_is_shown(qtbot: QtBot) -> None:
    library = FakeLibrary()
    library.timeline.look_ahead = replace(
        outlook(), enough_evidence=False, answers=12, answers_needed=18
    )
    page = shown(qtbot, today_view(), library)
    assert page.way.title.text() == "Not enough evidence for a range yet"
    assert page.way.note.text() == (
        "It can be given after 30 answers to cards that come back on another day; 12 so far. "
        "Until then any number would be a guess."
    )
    assert page.way.evidence.fraction == pytest.approx(0.4)
    assert not page.way.chart.isVisible()


def test_an_exam_that_does_not_fit_is_told_of(qtbot: QtBot) -> None:
    card = WayCard()
    qtbot.addWidget(card)
    ahead = timeline_of(TODAY, (Exam(1, "AIM exam", TODAY + timedelta(days=42)),), left=38).ahead
    card.show_outlook(replace(outlook(), ahead=ahead), TODAY, None)
    assert card.misfit.text() == "AIM exam does not quite fit. The Timeline has ways out."
    assert not card.misfit.isHidden()
    card.show_outlook(outlook(), TODAY, None)
    assert card.misfit.isHidden()


def test_without_an_exam_nothing_is_forecast(qtbot: QtBot) -> None:
    library = FakeLibrary()
    view = replace(today_view(), exam_day=None, days_left=None, exam_name="")
    page = shown(qtbot, view, library)
    assert page.header.subtitle.text() == "Saturday 21 November"
    assert page.way.title.text() == "No exam ahead"


def test_a_week_without_study_is_said_without_blame() -> None:
    still = tuple(replace(day, minutes_done=0.0) for day in week())
    assert words.week_note(still) == "Nothing studied yet this week"
    brief = tuple(replace(day, minutes_done=0.4 if day.is_today else 0.0) for day in still)
    assert words.week_note(brief).startswith("1 of ")  # any study is study


def test_a_clock_set_back_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot, replace(today_view(), warning_clock=True))
    assert page.clock.isVisible()


def test_an_unfinished_quiz_goes_on(qtbot: QtBot) -> None:
    page = shown(qtbot, replace(today_view(), unfinished_quiz=5))
    assert page.quiz.title.text() == "Your quiz is not finished"
    assert page.quiz.button.text() == "Go on"


def test_changes_refresh_it_only_while_it_is_seen(qtbot: QtBot) -> None:
    library = FakeLibrary()
    page = shown(qtbot, today_view(), library)
    assert library.today.asked == 1
    page.mark_changed(Changes.UNDO)
    assert library.today.asked == 1
    page.mark_changed(Changes.REVIEWS)
    assert library.today.asked == 2
    page.hide()
    page.mark_changed(Changes.REVIEWS)
    page.mark_changed(Changes.CARDS)
    assert library.today.asked == 2
    page.show()
    assert library.today.asked == 3
    qtbot.waitUntil(lambda: not background.busy())


def clipped_labels(page: TodayPage) -> list[str]:
    """Labels that have less height than their words need at their width."""
    labels = [
        label
        for part in (page.header, page.start, page.way, page.week, page.issue, page.quiz)
        for name in ("title", "text", "note", "subtitle")
        if (label := getattr(part, name, None)) is not None and label.isVisible()
    ]
    assert len(labels) >= 9
    return [
        label.text() for label in labels if label.height() < label.heightForWidth(label.width())
    ]


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_no_words_are_clipped(
    qtbot: QtBot, qapp: "QApplication", language: str, scale: float
) -> None:
    set_language(language)
    apply_theme(qapp, Mode.LIGHT, scale)
    page = shown(qtbot, today_view())
    qtbot.wait(20)
    assert clipped_labels(page) == []


def test_plans_of_one_kind_read_well() -> None:
    view = today_view()
    cases: dict[str, Callable[[TodayView], TodayView]] = {
        "1 card to refresh.": lambda v: replace(v, refresh_cards=1, new_cards=0),
        "6 new cards.": lambda v: replace(v, refresh_cards=0),
        "1 new card.": lambda v: replace(v, refresh_cards=0, new_cards=1),
        "2 cards to refresh, 1 new one.": lambda v: replace(v, refresh_cards=2, new_cards=1),
    }
    for text, change in cases.items():
        line = words.cards_line(change(view))
        assert line == f"{text} It ends when the minutes are over."


def test_how_an_exam_went_is_asked_here_too(qtbot: QtBot) -> None:
    exam = Exam(7, "Law", TODAY - timedelta(days=2))
    library = FakeLibrary()
    page = shown(qtbot, replace(today_view(), exam_over=exam), library)
    assert page.result.isVisible()
    assert page.result.title.text() == "Law on 19 November is over. How did it go?"
    assert page.result.button is not None
    with qtbot.waitSignal(page.navigate) as navigated:
        page.result.button.click()
    assert navigated.args == [Destination(PageId.TIMELINE, ResultWish(7))]
    with qtbot.waitSignal(page.changed) as changed:
        page.result.not_now.click()
    assert changed.args == [Changes.SETTINGS]
    library.today.shown = today_view()
    page.mark_changed(Changes.SETTINGS)
    assert not page.result.isVisible()


def test_nothing_is_asked_without_an_exam_that_is_over(qtbot: QtBot) -> None:
    assert not shown(qtbot, today_view()).result.isVisible()


def test_less_than_a_minute_begins_a_sentence(qtbot: QtBot) -> None:
    library = FakeLibrary()
    library.rehearsal.unfinished = lambda: replace(open_paper(False), seconds_left=20)
    page = shown(qtbot, today_view(), library)
    assert page.running.text.text() == (
        "23 of 50 answered. Less than a minute left, and the clock is running."
    )
