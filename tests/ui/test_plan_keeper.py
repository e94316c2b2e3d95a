"""Today's order is prepared aside: at the start, when the day turns, and when something changed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from aimstudy.ui import plan_keeper
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import PageId, StudyWish
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.pages.today_page import TodayPage
from aimstudy.ui.plan_keeper import PlanKeeper
from aimstudy.ui.window_state import WindowState
from tests.services.conftest import Clock, write_cards
from tests.ui.fake_shell import FakeLibrary
from tests.ui.fake_study import finish_jobs

if TYPE_CHECKING:
    from aimstudy.services.library import Library as AnyLibrary

EXAM = date(2026, 3, 30)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    for name in ("AFTER_OPENING_MS", "AFTER_A_CHANGE_MS"):
        monkeypatch.setattr(plan_keeper, name, 0)
    state = WindowState(tmp_path / "settings.ini")
    state.language = "en"
    made = MainWindow(Look(state))
    qtbot.addWidget(made)
    return made


def settled(keeper: PlanKeeper) -> None:
    """Let the keeper come to rest."""
    while keeper.at_work:
        QApplication.processEvents()
    finish_jobs()


def kept(window: MainWindow) -> tuple[PlanKeeper, FakeLibrary, list[Changes]]:
    """A keeper of a made-up library, and what the window was told."""
    keeper, library, told = PlanKeeper(window), FakeLibrary(), list[Changes]()
    window.marked.connect(told.append)
    keeper.use_library(cast("AnyLibrary", library))
    return keeper, library, told


def test_a_stale_order_is_prepared_at_the_start_and_pages_are_told(window: MainWindow) -> None:
    keeper, library, told = kept(window)
    library.plans.changes = [Changes.PLAN]
    settled(keeper)
    assert (library.plans.asked, library.plans.kept) == (1, 1)
    assert told == [Changes.PLAN]  # and this does not have it prepared once more


def test_changes_of_cards_exams_and_settings_have_it_looked_at_but_not_answers(
    window: MainWindow,
) -> None:
    keeper, library, _ = kept(window)
    settled(keeper)
    for changes, asked in (
        (Changes.CARDS, 2),
        (Changes.PLAN | Changes.UNDO, 3),
        (Changes.EVERYTHING, 4),
        (Changes.REVIEWS | Changes.CARDS | Changes.PLAN | Changes.UNDO, 4),
        (Changes.BACKUPS, 4),
        (Changes.QUIZZES, 5),
        (Changes.QUIZZES | Changes.REVIEWS | Changes.CARDS, 6),
    ):
        window.mark_changed(changes)
        settled(keeper)
        assert library.plans.asked == asked


def test_many_changes_at_once_are_looked_at_once(window: MainWindow) -> None:
    keeper, library, _ = kept(window)
    settled(keeper)
    for _ in range(20):
        window.mark_changed(Changes.CARDS)
    settled(keeper)
    assert library.plans.asked == 2


def test_the_turn_of_the_study_day_is_noticed(window: MainWindow) -> None:
    keeper, library, told = kept(window)
    settled(keeper)
    keeper._look_at_the_day()
    assert told == []
    library.day += timedelta(days=1)
    keeper._look_at_the_day()
    settled(keeper)
    assert Changes.PLAN in told
    assert library.plans.asked == 2


def test_a_failure_is_left_to_the_next_answer(window: MainWindow) -> None:
    keeper, library, told = kept(window)
    library.plans.problem = Problem(ProblemKind.DISK_FULL)
    settled(keeper)
    assert told == [Changes.PLAN]  # nobody waits for it any more
    assert library.plans.asked == 1
    library.plans.problem = None
    window.mark_changed(Changes.CARDS)
    settled(keeper)
    assert library.plans.asked == 2


def test_a_library_that_is_closed_or_read_only_is_left_alone(window: MainWindow) -> None:
    keeper, library, _ = kept(window)
    keeper.forget_library()
    window.mark_changed(Changes.CARDS)
    settled(keeper)
    library.read_only = True
    keeper.use_library(cast("AnyLibrary", library))
    settled(keeper)
    assert library.plans.asked == 0


def test_a_plan_that_cannot_be_kept_is_not_waited_for(
    window: MainWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.timeline.set_exam("AIM", EXAM)
    assert library.today.view().awaited
    assert library.today.nav().minutes_today == 0

    def full(progress: object = None) -> Changes:
        raise Problem(ProblemKind.DISK_FULL)

    monkeypatch.setattr(library.plans, "prepare", full)
    keeper = PlanKeeper(window)
    keeper.use_library(library)
    settled(keeper)
    assert not library.today.view().awaited
    assert library.today.nav().minutes_today > 0
    keeper.forget_library()


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 2, 18, 0, tzinfo=UTC))


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with open_library(tmp_path / "data", clock, plans_itself=False) as opened:
        write_cards(opened, 30)
        opened.timeline.set_minutes((5,) * 7)
        yield opened


def study_page(window: MainWindow) -> StudyPage:
    page = window.pages[PageId.STUDY]
    assert isinstance(page, StudyPage)
    return page


def test_an_order_that_arrives_changes_nothing_of_the_card_in_front(
    window: MainWindow, library: Library, clock: Clock
) -> None:
    for card_id in range(1, 11):
        library.study.answer(card_id, 3, took_ms=5_000)
    clock.forward(days=20)
    library.study.answer(11, 3, took_ms=5_000)
    keeper = PlanKeeper(window)
    window.use_library(library, PageId.STUDY)
    window.show()
    page = study_page(window)
    page.arrive(StudyWish())
    page.show_answer()
    before = page.card
    assert before is not None
    asked_at = page._asked_at
    changes = library.timeline.set_exam("AIM", EXAM)
    keeper.use_library(library)
    window.mark_changed(changes)
    settled(keeper)
    first = library.study.session()
    assert first.planned
    assert first.card is not None
    assert first.card.card_id != before.card_id
    assert page.card == before
    assert page.sheet.answer_shown
    assert page._asked_at == asked_at
    assert page.view is not None
    assert page.view.planned
    page.rate(page.card.choices[2].rating)
    assert page.card is not None
    assert page.card.card_id != before.card_id
    assert page.card.choices[2].exam == "AIM"
    keeper.forget_library()


def test_today_shows_the_order_once_it_is_ready(window: MainWindow, library: Library) -> None:
    library.timeline.set_exam("AIM", EXAM)
    window.use_library(library)
    window.show()
    finish_jobs()
    today = window.pages[PageId.TODAY]
    assert isinstance(today, TodayPage)
    assert today.start.title.text() == "Today is being planned"
    assert today.start.start.isVisible()
    assert not today.start.short.isVisible()
    keeper = PlanKeeper(window)
    keeper.use_library(library)
    settled(keeper)
    view = library.today.view()
    assert view.planned
    assert (view.refresh_cards, view.minutes) == (0, 5.0)
    assert (
        today.start.text.text() == f"{view.new_cards} new cards. It ends when the minutes are over."
    )
    assert today.start.title.text() == "5 minutes tonight"
    keeper.forget_library()
