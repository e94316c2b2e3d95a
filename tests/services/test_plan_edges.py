"""Odd dates, minutes, clocks and papers: every view of the plan is sound, and nothing crashes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aimstudy.application import open_library
from aimstudy.cli_plan import plans_json
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult
from aimstudy.domain.plan import PlanReason
from aimstudy.services.library import Library
from aimstudy.services.views.timeline import TimelineView
from tests.services.conftest import Clock, write_cards

TODAY = date(2026, 3, 2)


def exam_in(library: Library, days: int, name: str = "AIM") -> None:
    library.timeline.set_exam(name, library.today.view().day + timedelta(days=days))


def looked_at(library: Library) -> TimelineView:
    """The view, sound in every way; Today and the command tell the same."""
    view = library.timeline.view(60)
    today = library.today.view().day
    days = [day.day for day in view.forecast.days]
    assert days == [today + timedelta(days=n) for n in range(len(days))]
    for day in view.forecast.days:
        assert 0.0 <= day.recall.low <= day.recall.mean <= day.recall.high <= 1.0
        assert min(day.refresh_minutes, day.new_minutes, day.new_cards, day.refresh_cards) >= 0.0
    for exam in view.ahead:
        assert exam.exam.day >= today
        days_left = (exam.exam.day - today).days
        # Study of the exam day itself is planned on that day only.
        assert all(0 <= (day.day - today).days < max(1, days_left) for day in exam.plan.days)
        assert all(band.low <= band.mean <= band.high for _, band in exam.line)
        assert exam.answers_needed >= 0
        assert sum(count for _, count in exam.left_out) <= exam.plan.cards
    outlook = library.timeline.outlook()
    if view.ahead:
        assert outlook.line == view.ahead[0].line
        told = view.ahead[0].plan.outlook
        assert outlook.at_exam == (told.follow if told else None)
        plans_json([exam.plan for exam in view.ahead])
    return view


def test_an_exam_yesterday_is_refused_and_one_that_has_passed_is_over(
    library: Library, clock: Clock
) -> None:
    write_cards(library, 3)
    with pytest.raises(Problem) as caught:
        exam_in(library, -1)
    assert caught.value.kind is ProblemKind.EXAM_DATE_PAST
    exam_in(library, 0)
    [exam] = looked_at(library).ahead
    assert exam.plan.reason is PlanReason.EXAM_TODAY
    clock.forward(days=1)
    view = looked_at(library)
    assert view.ahead == ()
    assert library.timeline.outlook().at_exam is None
    assert len(view.exams) == 1


@pytest.mark.parametrize("minutes", [0, 1_440])
def test_no_minutes_and_all_of_them(library: Library, minutes: int) -> None:
    write_cards(library, 6)
    library.timeline.set_minutes((minutes,) * 7)
    exam_in(library, 9)
    [exam] = looked_at(library).ahead
    assert exam.plan.reason is (PlanReason.FITS if minutes else PlanReason.NO_MINUTES)
    assert sum(count for _, count in exam.left_out) == (0 if minutes else 6)


def test_every_day_off(library: Library) -> None:
    write_cards(library, 6)
    for n in range(9):
        library.timeline.set_day_off(TODAY + timedelta(days=n), True)
    exam_in(library, 9)
    [exam] = looked_at(library).ahead
    assert exam.plan.reason is PlanReason.NO_MINUTES
    assert exam.left_out != ()


def test_one_card_and_no_date(library: Library) -> None:
    write_cards(library, 1)
    assert looked_at(library).ahead == ()
    exam_in(library, 4)
    [exam] = looked_at(library).ahead
    assert exam.plan.cards == exam.plan.cards_fit == 1


def test_a_clock_set_back_three_days(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 6)
    exam_in(library, 20)
    for card in cards:
        library.study.answer(card, 3, 5_000)
    clock.forward(days=-3)
    [exam] = looked_at(library).ahead
    assert len(exam.plan.days) == 23


def test_a_journey_to_another_time_zone_changes_no_plan(library: Library, clock: Clock) -> None:
    write_cards(library, 6)
    exam_in(library, 20)
    before = looked_at(library)
    clock.now = clock.now.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert looked_at(library) == before
    clock.now = clock.now.astimezone(timezone(timedelta(hours=-9)))
    assert looked_at(library) == before


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 10, 24)])
def test_clocks_that_change_over_night_leave_one_plan_a_day(tmp_path: Path, day: date) -> None:
    zone = ZoneInfo("Europe/Oslo")
    clock = Clock(datetime(day.year, day.month, day.day, 20, tzinfo=zone))
    with open_library(tmp_path / "data", clock) as library:
        write_cards(library, 6)
        exam_in(library, 5)
        [before] = looked_at(library).ahead
        days = [planned.day for planned in before.plan.days]
        assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
        clock.now = (clock.now.astimezone(UTC) + timedelta(days=1)).astimezone(zone)
        [after] = looked_at(library).ahead
    assert [planned.day for planned in after.plan.days] == days[1:]


def test_two_exams_on_one_day_ask_the_same_cards(library: Library) -> None:
    write_cards(library, 6)
    exam_in(library, 9, "One")
    exam_in(library, 9, "Two")
    one, two = looked_at(library).ahead
    assert (one.plan.cards, two.plan.cards) == (6, 6)
    assert all(day.minutes == 0.0 for day in two.plan.days)
    assert one.plan.outlook is not None
    assert two.plan.outlook == one.plan.outlook
    assert (two.plan.cards_fit, two.plan.minutes_needed, two.plan.first_feasible) == (
        one.plan.cards_fit,
        one.plan.minutes_needed,
        one.plan.first_feasible,
    )
    assert (two.line, two.stopped, two.left_out) == (one.line, one.stopped, one.left_out)


@pytest.mark.parametrize("questions", [0, 1])
def test_a_paper_of_no_questions_has_no_outlook(library: Library, questions: int) -> None:
    write_cards(library, 3)
    profile = ExamProfile(questions=questions, pass_share=1.0)
    library.exams.save(Exam(0, "AIM", TODAY + timedelta(days=5), profile))
    [exam] = looked_at(library).ahead
    assert (exam.paper is None) == (questions == 0)


def _one(library: Library) -> None:
    exam_in(library, 12)


def _several(library: Library) -> None:
    for days, name in ((0, "Today"), (8, "One"), (16, "Two")):
        exam_in(library, days, name)
    library.exams.enter_result(library.timeline.exams()[0].id, ExamResult(True))


@pytest.mark.parametrize("prepare", [_one, _several])
def test_views_are_the_same_after_closing_and_opening_again(
    tmp_path: Path, prepare: Callable[[Library], None]
) -> None:
    clock = Clock(datetime(2026, 3, 2, 18, 0, tzinfo=UTC))
    with open_library(tmp_path / "data", clock) as library:
        for card in write_cards(library, 8)[:4]:
            library.study.answer(card, 3, 5_000)
        prepare(library)
        before = looked_at(library)
    with open_library(tmp_path / "data", clock) as library:
        assert looked_at(library) == before
    with open_library(tmp_path / "data", clock, beside=True) as library:
        assert looked_at(library) == before
