"""The plan to the next exam, through a library: every edge gives a sensible plan, and no crash."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import PlanReason, StudyPlan
from aimstudy.services.answered_cards import answered_cards
from aimstudy.services.exam_cards import card_exams
from aimstudy.services.exam_planning import planned as planned_exams
from aimstudy.services.library import Library
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.storage.card_columns import MemoryColumns
from aimstudy.storage.card_sources import CardSources
from tests.services.conftest import Clock, write_cards

TODAY = date(2026, 3, 2)  # a Monday
NEVER = (0,) * 7


def sound(plan: StudyPlan) -> None:
    """What holds for every plan."""
    assert 0 <= plan.cards_fit <= plan.cards
    assert 0 <= plan.minutes_needed <= 1_440
    days = [day.day for day in plan.days]
    assert days == sorted(set(days))
    is_today = plan.reason is PlanReason.EXAM_TODAY
    assert len(plan.line) == (len(days) + 1 if days and not is_today else 0)
    assert all(0.0 <= share <= 1.0 for share in plan.line)
    assert plan.day is None or all(day < plan.day or is_today for day in days)
    for day in plan.days:
        assert day.minutes >= 0.0
        assert day.new >= 0.0
        assert day.review >= 0.0
    if plan.outlook is not None:
        for band in (plan.outlook.follow, plan.outlook.stop):
            assert 0.0 <= band.low <= band.mean <= band.high <= 1.0
        assert plan.outlook.level == 0.9
    if plan.first_feasible is not None and plan.day is not None:
        assert plan.first_feasible >= plan.day


def planned(library: Library, days: int | None = None) -> StudyPlan:
    """The plan; to an exam set that many days ahead first, if it is said how many."""
    if days is not None:
        library.timeline.set_exam("AIM", library.today.view().day + timedelta(days=days))
    plan = library.timeline.study_plan()
    sound(plan)
    return plan


def a_basis(columns: MemoryColumns, exams: list[Exam]) -> PlanBasis:
    """What a library with these cards and exams would hold, twenty minutes a day."""
    count = len(columns.card_id)
    sources = CardSources(
        columns.card_id, list(range(count)), [1] * count, [0] * count, [""] * count
    )
    nobody = answered_cards([], frozenset(columns.card_id))
    return PlanBasis(
        today=TODAY,
        exams=tuple(exams),
        calendar=StudyCalendar((20,) * 7),
        columns=columns,
        sources=sources,
        belongs=card_exams(sources, exams, TODAY),
        answered=nobody,
        fit=nobody.fit(),
        retention=0.9,
        seconds_done=0.0,
        fingerprint="",
    )


def studied(library: Library, clock: Clock, cards: list[int], days: int = 4) -> None:
    """Every card answered on some days, now and then wrongly; ends the morning after."""
    for day in range(days):
        for n, card in enumerate(cards):
            if (n + day) % 5 == 0:
                library.study.answer(card, 1, 12_000)
            library.study.answer(card, 3, 8_000)
        clock.forward(days=1)


def test_without_an_exam_the_plan_says_so(library: Library) -> None:
    write_cards(library, 3)
    plan = planned(library)
    assert plan.reason is PlanReason.NO_EXAM
    assert plan.day is None
    assert plan.days == ()
    assert plan.line == ()
    assert plan.outlook is None
    assert not plan.fits


def test_an_exam_that_is_over_is_no_exam(library: Library, clock: Clock) -> None:
    write_cards(library, 3)
    planned(library, 5)
    clock.forward(days=6)
    assert planned(library).reason is PlanReason.NO_EXAM


def test_without_cards_there_is_nothing_to_plan(library: Library) -> None:
    plan = planned(library, 30)
    assert plan.reason is PlanReason.NO_CARDS
    assert plan.cards == plan.cards_fit == plan.minutes_needed == 0
    assert plan.days == ()
    assert plan.outlook is None


def test_on_the_exam_day_what_is_known_counts_and_today_s_minutes_are_for_what_is_in_doubt(
    library: Library, clock: Clock
) -> None:
    cards = write_cards(library, 20)
    studied(library, clock, cards[:15])
    plan = planned(library, 0)
    assert plan.reason is PlanReason.EXAM_TODAY
    [today] = plan.days
    assert today.day == plan.day
    assert today.new == 5.0
    assert 0.0 < today.minutes <= 20.0
    assert plan.cards_fit == 20
    assert plan.outlook is not None
    assert plan.outlook.enough_evidence
    assert 0.4 < plan.outlook.stop.mean <= 15 / 20
    assert plan.outlook.stop.mean + 0.2 < plan.outlook.follow.mean <= 1.0


def test_a_usual_plan_fits_within_the_minutes_of_every_day(library: Library) -> None:
    write_cards(library, 60)
    library.timeline.set_minutes((3, 3, 3, 3, 3, 10, 0))
    plan = planned(library, 30)
    assert plan.reason is PlanReason.FITS
    assert plan.fits
    assert plan.cards_fit == plan.cards == 60
    assert plan.first_feasible == plan.day == TODAY + timedelta(days=30)
    assert [day.day for day in plan.days] == [TODAY + timedelta(days=n) for n in range(30)]
    calendar = library.timeline.calendar()
    for day in plan.days:
        assert day.minutes <= calendar.minutes_on(day.day) + 1e-6
        if day.day.weekday() == 6:
            assert day.minutes == day.new == day.review == 0.0
    assert sum(day.new for day in plan.days) == pytest.approx(60, abs=0.5)
    assert plan.line[0] == 0.0
    assert plan.line[-1] > 0.7
    assert plan.outlook is not None
    assert not plan.outlook.enough_evidence
    assert plan.outlook.stop.mean == 0.0


def test_too_many_cards_for_the_minutes_are_said_with_ways_out(library: Library) -> None:
    write_cards(library, 120)
    library.timeline.set_minutes((4,) * 7)
    plan = planned(library, 6)
    assert plan.reason is PlanReason.TOO_LITTLE_TIME
    assert not plan.fits
    assert 20 <= plan.cards_fit <= 40
    assert plan.cards_fit == pytest.approx(sum(day.new for day in plan.days), abs=0.6)
    assert 8 <= plan.minutes_needed <= 20
    assert plan.first_feasible is not None
    assert TODAY + timedelta(days=12) <= plan.first_feasible <= TODAY + timedelta(days=40)
    more = (plan.minutes_needed,) * 7
    library.timeline.set_minutes(more)
    assert planned(library).fits
    library.undo()
    [exam] = library.timeline.exams()
    library.timeline.set_exam(exam.name, plan.first_feasible, exam.id)
    assert planned(library).fits


def test_all_days_off(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 12)
    studied(library, clock, cards[:6])
    today = library.today.view().day
    for n in range(10):
        library.timeline.set_day_off(today + timedelta(days=n), True)
    plan = planned(library, 10)
    assert plan.reason is PlanReason.NO_MINUTES
    assert not plan.fits
    assert plan.cards_fit == 6
    assert all(day.minutes == day.new == day.review == 0.0 for day in plan.days)
    assert list(plan.line) == sorted(plan.line, reverse=True)
    assert plan.minutes_needed == 0  # it needs days
    assert plan.first_feasible is not None
    assert plan.outlook is not None
    assert plan.outlook.follow.mean == plan.outlook.stop.mean


def test_no_minutes_on_any_weekday(library: Library) -> None:
    write_cards(library, 12)
    library.timeline.set_minutes(NEVER)
    plan = planned(library, 10)
    assert plan.reason is PlanReason.NO_MINUTES
    assert plan.cards_fit == 0
    assert plan.minutes_needed > 0
    assert plan.first_feasible is None


def test_all_day_every_day(library: Library) -> None:
    write_cards(library, 30)
    library.timeline.set_minutes((1_440,) * 7)
    plan = planned(library, 10)
    assert plan.fits
    assert plan.days[0].new == pytest.approx(30.0)
    assert plan.line[-1] > 0.9
    assert plan.minutes_needed <= 10


def test_an_exam_in_ten_years(library: Library) -> None:
    write_cards(library, 5)
    plan = planned(library, 3_653)
    assert plan.fits
    assert plan.day == TODAY + timedelta(days=3_653)
    assert plan.first_feasible == plan.day
    assert len(plan.days) == 400
    view = library.timeline.view(5_000)
    assert len(view.forecast.days) == 400
    assert view.ahead[0].line[-1][0] == TODAY + timedelta(days=400)
    assert plan.days[0].day == TODAY


def test_an_exam_tomorrow(library: Library) -> None:
    write_cards(library, 40)
    plan = planned(library, 1)
    assert [day.day for day in plan.days] == [TODAY]
    assert 0.0 < plan.days[0].minutes <= 20.0 + 1e-6


def test_one_card(library: Library, clock: Clock) -> None:
    [card] = write_cards(library, 1)
    plan = planned(library, 20)
    assert plan.fits
    assert plan.cards_fit == 1
    assert sum(day.new for day in plan.days) == pytest.approx(1.0, abs=0.01)
    studied(library, clock, [card], days=1)
    met = planned(library)
    assert met.fits
    assert sum(day.new for day in met.days) == 0.0
    assert 0.5 < met.line[0] <= 1.0


def test_undone_answers_do_not_count(library: Library) -> None:
    cards = write_cards(library, 20)
    before = planned(library, 20)
    for card in cards:
        library.study.answer(card, 3, 5_000)
    assert planned(library) != before
    for _ in cards:
        library.undo()
    assert planned(library) == before


def test_it_is_the_same_plan_after_closing_and_opening_again(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 2, 18, 0, tzinfo=UTC))
    with open_library(tmp_path / "data", clock) as library:
        cards = write_cards(library, 40)
        studied(library, clock, cards[:25])
        before = planned(library, 40)
        assert planned(library) == before
    with open_library(tmp_path / "data", clock) as library:
        assert planned(library) == before
        clock.forward(hours=2)  # nothing done meanwhile
        assert planned(library) == before
    assert before.outlook is not None
    assert before.outlook.enough_evidence
    assert before.outlook.stop.mean < before.outlook.follow.mean


def test_today_s_minutes_are_what_is_left_of_them(library: Library) -> None:
    cards = write_cards(library, 60)
    library.timeline.set_minutes((5,) * 7)
    assert planned(library, 10).days[0].minutes == pytest.approx(5.0)
    for card in cards[:3]:
        library.study.answer(card, 3, 60_000)
    assert planned(library).days[0].minutes == pytest.approx(2.0)
    for card in cards[3:8]:
        library.study.answer(card, 3, 60_000)
    plan = planned(library)
    assert plan.days[0].minutes == plan.days[0].new == 0.0
    assert plan.days[1].minutes == pytest.approx(5.0)


def test_a_clock_set_back_three_days(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 20)
    studied(library, clock, cards)
    ahead = planned(library, 30)
    clock.forward(days=-3)
    back = planned(library)
    assert len(back.days) == len(ahead.days) + 3
    assert back.days[0].day == library.today.view().day
    # What was answered on days to come counts as answered today.
    assert back.outlook is not None
    assert ahead.outlook is not None
    assert back.line[0] > ahead.line[0]
    assert back.outlook.stop.mean < ahead.outlook.stop.mean
    for card in cards[:10]:
        library.study.answer(card, 3, 5_000)
    planned(library)
    clock.forward(days=3)
    again = planned(library)
    assert again.day == ahead.day
    assert len(again.days) == len(ahead.days)


def test_answers_given_on_a_clock_set_back_count_from_the_latest_day(
    library: Library, clock: Clock
) -> None:
    cards = write_cards(library, 20)
    studied(library, clock, cards, days=3)
    clock.forward(days=-40)
    for card in cards:
        library.study.answer(card, 3, 5_000)
    clock.forward(days=40)
    plan = planned(library, 1)
    # Seen yesterday, not forty days ago.
    assert plan.outlook is not None
    assert plan.line[0] > 0.85
    assert plan.outlook.stop.mean > 0.75


def test_two_exams_on_one_day(library: Library) -> None:
    write_cards(library, 10)
    library.timeline.set_exam("AIM 2", TODAY + timedelta(days=15))
    library.timeline.set_exam("AIM 1", TODAY + timedelta(days=15))
    library.timeline.set_exam("Later", TODAY + timedelta(days=40))
    plan = planned(library)
    assert plan.day == TODAY + timedelta(days=15)
    assert plan.exam == "AIM 2"
    assert planned(library) == plan


def test_cards_met_elsewhere_are_known_without_an_answer_here() -> None:
    columns = MemoryColumns(
        card_id=[1, 2, 3, 4],
        stability=[200.0, 200.0, 200.0, 0.0],
        difficulty=[5.0, 5.0, 5.0, 0.0],
        last_day=[TODAY.toordinal() - 10] * 3 + [0],
        due_day=[TODAY.toordinal()] * 4,
        is_new=[False, False, False, True],
    )
    exam = Exam(1, "AIM", TODAY + timedelta(days=5))
    [found] = planned_exams(a_basis(columns, [exam])).exams
    plan = found.plan
    sound(plan)
    assert 0.65 < plan.line[0] < 0.75
    assert plan.outlook is not None
    assert not plan.outlook.enough_evidence
    # Where no answer is known at all, recall this sure is not taken at its word.
    assert plan.outlook.stop.mean == pytest.approx(plan.line[0], abs=0.08)
    assert plan.outlook.follow.mean > 0.8


def test_planning_changes_nothing(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 10)
    studied(library, clock, cards[:5], days=2)
    before = library.status(), library.undo_label()
    planned(library, 10)
    library.undo()
    assert (library.status(), library.undo_label()) == before
    assert library.check().states_differ == 0
