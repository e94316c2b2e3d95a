"""The minutes and the day that a plan names: who does what it says finds that all cards fit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.cli_plan import plan_lines
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.plan import PlanReason, StudyPlan
from aimstudy.domain.plan_change import WayOutKind
from aimstudy.services.changed_plan import week_of_at_least
from aimstudy.services.library import Library
from tests.services.conftest import write_cards

TODAY = date(2026, 3, 2)  # a Monday


def exam_on(library: Library, tag: str, days: int) -> int:
    """The id of an exam that asks the cards with a tag, so many days ahead."""
    topics = (Topic(tag, 1.0, (TopicSource(TopicKind.TAG, tag=tag),)),)
    library.exams.save(Exam(0, tag, TODAY + timedelta(days=days), topics=topics))
    return next(exam.id for exam in library.exams.exams() if exam.name == tag)


def tagged(library: Library, tag: str, count: int) -> None:
    for n in range(count):
        library.cards.write(f"What is {tag} {n}?", f"answer {n}", tags=tag)


def plan_of(library: Library, exam_id: int) -> StudyPlan:
    exam = next(each for each in library.exams.exams() if each.id == exam_id)
    return next(plan for plan in library.timeline.study_plans() if plan.exam == exam.name)


def check_what_is_said(library: Library, exam_id: int) -> StudyPlan:
    """The plan, after both ways out that it names have been tried."""
    plan = plan_of(library, exam_id)
    assert plan.reason is PlanReason.TOO_LITTLE_TIME
    calendar = library.timeline.calendar()
    library.timeline.set_minutes(week_of_at_least(calendar, plan.minutes_needed))
    assert plan_of(library, exam_id).fits
    # Hardly less would do.
    fewer = plan.minutes_needed - max(1, plan.minutes_needed // 8)
    library.timeline.set_minutes(week_of_at_least(calendar, fewer))
    assert not plan_of(library, exam_id).fits
    library.undo()
    library.undo()
    assert plan.first_feasible is not None
    library.exams.set_exam(plan.exam, plan.first_feasible, exam_id)
    assert plan_of(library, exam_id).fits
    library.undo()
    return plan


def test_an_exam_on_a_part_of_the_cards(library: Library) -> None:
    tagged(library, "law", 60)
    tagged(library, "rest", 120)
    library.timeline.set_minutes((2,) * 7)
    check_what_is_said(library, exam_on(library, "law", 2))


@pytest.mark.parametrize("first", ["law", "tax"])
def test_two_exams_that_share_the_minutes(library: Library, first: str) -> None:
    tagged(library, "law", 40)
    tagged(library, "tax", 40)
    library.timeline.set_minutes((1,) * 7)
    law, tax = exam_on(library, "law", 5), exam_on(library, "tax", 6)
    check_what_is_said(library, law if first == "law" else tax)


def test_the_ways_out_name_the_same_numbers(library: Library) -> None:
    tagged(library, "law", 60)
    library.timeline.set_minutes((1, 0, 1, 0, 20, 0, 0))
    exam = exam_on(library, "law", 9)
    plan = check_what_is_said(library, exam)
    ways = {way.kind: way for way in library.what_if.ways_out(exam)}
    assert ways[WayOutKind.MORE_MINUTES].minutes == plan.minutes_needed
    assert ways[WayOutKind.LATER].day == plan.first_feasible


def test_what_fits_needs_no_more_than_there_is(library: Library) -> None:
    write_cards(library, 15)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=30))
    for minutes in (30, 3, 1):
        library.timeline.set_minutes((minutes,) * 7)
        plan = library.timeline.study_plan()
        assert plan.fits
        assert 1 <= plan.minutes_needed <= minutes


def test_where_every_day_is_off_days_are_needed_not_minutes(library: Library) -> None:
    write_cards(library, 20)
    for n in range(3):
        library.timeline.set_day_off(TODAY + timedelta(days=n), True)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=3))
    plan = library.timeline.study_plan()
    assert plan.reason is PlanReason.NO_MINUTES
    assert plan.minutes_needed == 0
    assert "No day before it is for study: it needs days, not minutes." in plan_lines(plan)
    assert not any(line.startswith("Minutes needed") for line in plan_lines(plan))
    assert any(line.startswith("Minutes") for line in plan_lines(replace(plan, minutes_needed=9)))


def test_no_number_of_minutes_is_enough(library: Library) -> None:
    write_cards(library, 20)
    library.timeline.set_minutes((0, 0, 0, 0, 0, 0, 20))
    library.timeline.set_exam("AIM", TODAY + timedelta(days=5))
    plan = library.timeline.study_plan()
    assert (plan.reason, plan.minutes_needed) == (PlanReason.NO_MINUTES, 0)
    assert plan.first_feasible == TODAY + timedelta(days=7)
