"""Every reason for a day is true of the plan that it is said of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import PlanDay
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.timeline.specimens import timeline_of
from aimstudy.ui.timeline.words_why import why_words

MONDAY = date(2026, 11, 23)
EVERY_DAY = StudyCalendar((20,) * 7)
SOONER = "the sooner"
ANOTHER = "meeting another card adds more"
NEAR = "met so near"

Planned = tuple[float, float]  # new cards, answers to cards met before


def plan_of(*exams: Sequence[Planned], cards: int = 40, left: int = 0) -> TimelineView:
    """Exams the day after their last planned day, a quarter of a minute to the card.

    ``left`` of the last exam's ``cards`` do not fit.
    """
    names = ("AIM", "Law")
    made = tuple(
        Exam(n + 1, names[n], MONDAY + timedelta(days=len(days))) for n, days in enumerate(exams)
    )
    view = timeline_of(MONDAY, made, left=left)
    ahead = tuple(
        _with_days(part, days, cards, left if part is view.ahead[-1] else 0)
        for part, days in zip(view.ahead, exams, strict=True)
    )
    loads = []
    for load in view.forecast.days:
        own = [each for part in ahead for each in part.plan.days if each.day == load.day]
        new, again = sum(each.new for each in own), sum(each.review for each in own)
        loads.append(
            replace(
                load, new_cards=new, new_minutes=new / 4, refresh_cards=again,
                refresh_minutes=again / 4, budget_minutes=20,
            )
        )  # fmt: skip
    forecast = replace(view.forecast, days=tuple(loads))
    return replace(view, ahead=ahead, forecast=forecast, calendar=EVERY_DAY)


def _with_days(part: ExamAhead, days: Sequence[Planned], cards: int, left: int) -> ExamAhead:
    planned = tuple(
        PlanDay(MONDAY + timedelta(days=n), (new + again) / 4, new, again)
        for n, (new, again) in enumerate(days)
    )
    return replace(part, plan=replace(part.plan, cards=cards, cards_fit=cards - left, days=planned))


def said(view: TimelineView, ahead: int = 0) -> str:
    """The reasons for a day so many days from the first, as one text."""
    return " ".join(why_words(view, MONDAY + timedelta(days=ahead)))


def test_cards_that_never_come_back_are_not_said_to() -> None:
    once = plan_of([(10.0, 0.0)] * 19, cards=900, left=384)
    assert said(once).endswith(
        "10 new cards: meeting another card adds more to what you recall on 12 December than "
        "going over one again."
    )
    assert said(once, 15).endswith(
        "10 new cards: met so near AIM, they are still fresh on the day."
    )


def test_cards_that_come_back_once_each_are_met_soon() -> None:
    plan = [(8.0, 0.0)] * 5 + [(0.0, 40.0)] * 10
    assert SOONER in said(plan_of(plan))
    few = plan_of(plan[:5] + [(0.0, 3.0)] * 10)
    assert said(few).endswith("8 new cards: each one met adds to what you recall on 8 December.")


def test_cards_of_no_exam_are_told_apart() -> None:
    view = plan_of([(8.0, 0.0)] * 5 + [(0.0, 40.0)] * 10)
    first, *days = view.forecast.days
    more = replace(first, new_cards=11.0, new_minutes=2.75)
    forecast = replace(view.forecast, days=(more, *days), cards=60)
    beside = replace(view, forecast=forecast)
    assert "11 new cards (8 for AIM, 3 for no exam): the sooner" in said(beside)
    only = replace(
        view.ahead[0], plan=replace(view.ahead[0].plan, days=view.ahead[0].plan.days[1:])
    )
    none = replace(beside, ahead=(only,))
    assert said(none).endswith(" 11 new cards.")


def test_todays_whole_cards_are_of_the_exam_that_asks_all() -> None:
    view = plan_of([(6.2, 0.0)] * 5 + [(0.0, 40.0)] * 10)
    first, *days = view.forecast.days
    today = replace(first, new_cards=7.0)  # of the order of today
    for cards in (40, 60):  # one more by rounding is no card of no exam
        forecast = replace(view.forecast, days=(today, *days), cards=cards)
        assert "7 new cards: the sooner" in said(replace(view, forecast=forecast))


def test_nothing_comes_back_before_the_first_cards() -> None:
    view = plan_of([(8.0, 0.0)])
    alone = replace(view, exams=(), ahead=())
    assert said(alone).endswith("8 new cards.")


def test_a_day_with_room_gives_no_reason_while_cards_do_not_fit() -> None:
    plan = [(8.0, 0.0)] * 5 + [(0.0, 40.0)] * 10
    assert "would add little" in said(plan_of(plan))
    assert said(plan_of(plan, left=9)).startswith("Planned: 2 min of 20 min. 8 new cards")
    idle = [(0.0, 0.0), *plan]
    assert said(plan_of(idle, left=9)) == "Nothing is planned. The next cards come on 24 November."


def test_cards_left_out_by_choice_are_said_to_be() -> None:
    view = plan_of([(8.0, 8.0)] + [(0.0, 40.0)] * 4, left=9)
    [part] = view.ahead
    chosen = replace(view, ahead=(replace(part, exam=replace(part.exam, accepted=9)),))
    assert "9 cards do not fit in before AIM" in said(view, 1)
    assert "9 cards are left out before AIM, as you chose" in said(chosen, 1)


def test_cards_put_aside_are_not_said_to_be_met() -> None:
    view = plan_of([(0.0, 8.0)] * 5)
    assert "you have met them all" in said(view)
    [part] = view.ahead
    aside = replace(view, ahead=(replace(part, plan=replace(part.plan, put_aside=12)),))
    assert "No new cards: 12 are put aside until an exam is over." in said(aside)


def test_an_exam_that_asks_nothing_explains_nothing() -> None:
    view = plan_of([(0.0, 4.0)] * 3, cards=0)
    assert said(view) == (
        "Planned: 1 min of 20 min. No more cards are due. "
        "What comes back so near AIM is still fresh on the day."
    )


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        (3.0, 9.0, "cards you may have forgotten come first, then new ones."),
        (0.0, 9.0, "cards you may have forgotten come back."),
        (9.0, 0.0, "new cards come."),
    ],
)
def test_on_the_exams_day_only_what_is_planned_is_named(
    new: float, again: float, words: str
) -> None:
    view = plan_of([(new, again)])
    [part] = view.ahead
    today = replace(part.exam, day=MONDAY)
    view = replace(view, exams=(today,), ahead=(replace(part, exam=today),))
    assert said(view) == f"It is the day of AIM: until the exam, {words}"


PLANS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)), min_size=1, max_size=24)


@settings(max_examples=60, deadline=None)
@given(first=PLANS, second=PLANS, left=st.integers(0, 30), place=st.integers(0, 23))
def test_no_reason_speaks_against_the_plan(
    first: list[tuple[int, int]], second: list[tuple[int, int]], left: int, place: int
) -> None:
    view = plan_of(first, second, left=left)
    day = MONDAY + timedelta(days=place)
    text = said(view, place)
    parts = [part for part in view.ahead if part.exam.day > day]
    after = [[each for each in part.plan.days if each.day > day] for part in parts]
    today = [each for part in parts for each in part.plan.days if each.day == day]
    again = max((sum(each.review for each in days) for days in after), default=0.0)
    new_later = sum(each.new for days in after for each in days)
    if SOONER in text:
        assert again >= 40 - left  # each card once
    if ANOTHER in text:
        assert not min(sum(each.review for each in days) for days in after)
    if ANOTHER in text or NEAR in text or SOONER in text:
        assert sum(each.new for each in today) >= 1
    if NEAR in text or "so near" in text or "last look" in text:
        assert any((part.exam.day - day).days <= 7 for part in parts)
    if "last look" in text:
        assert any(not sum(each.review for each in days) for days in after)
    if "No new cards" in text:
        assert not sum(each.new for each in today)
    if "met them all" in text or "the last ones are met" in text or "any more" in text:
        assert not new_later
    if "would add little" in text:
        assert left <= 2 or view.ahead[-1] not in parts
    if "All 20 minutes" in text:
        assert sum(each.minutes for each in today) >= 19.5
