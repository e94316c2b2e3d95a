"""The timeline in words: a day, and why it is as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.exam_profile import Milestone
from aimstudy.domain.plan import PlanDay
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.timeline.legend import legend_entries
from aimstudy.ui.timeline.outlooks import can_be_off
from aimstudy.ui.timeline.specimens import timeline_of
from aimstudy.ui.timeline.words_day import day_words, special_words
from aimstudy.ui.timeline.words_why import why_words
from aimstudy.ui.translations import set_language
from tests.ui.fake_timeline import EXAM, TODAY, next_part, sample_view

MONDAY = date(2026, 11, 23)
ONE = Exam(1, "AIM exam", date(2027, 1, 4))
OTHER = Exam(2, "Course 3", date(2027, 1, 20))


def with_load(view: TimelineView, day: date, refresh: float, new: float = 0.0) -> TimelineView:
    """``view`` with other minutes on ``day``, a card to the minute."""
    days = tuple(
        replace(
            load, refresh_minutes=refresh, refresh_cards=refresh, new_minutes=new, new_cards=new
        )
        if load.day == day
        else load
        for load in view.forecast.days
    )
    return replace(view, forecast=replace(view.forecast, days=days))


def on_exam_days(minutes: tuple[float, float], today: date) -> TimelineView:
    """Two exams, with minutes planned for each on the first one's day."""
    view = timeline_of(today, (ONE, OTHER))
    ahead = tuple(
        replace(part, plan=replace(part.plan, days=(PlanDay(ONE.day, planned, 3.0, 1.0),)))
        for part, planned in zip(view.ahead, minutes, strict=True)
    )
    return replace(view, ahead=ahead)


def test_on_the_day_of_an_exam_it_is_said_for_which_exam_one_studies() -> None:
    before = on_exam_days((0.0, 9.2), TODAY)
    assert special_words(before, ONE.day) == (
        "Exam: AIM exam.",
        "Planned for Course 3: 9 min.",
    )
    assert special_words(before, MONDAY) == ()
    today = on_exam_days((3.0, 9.2), ONE.day)
    assert special_words(today, ONE.day) == (
        "Exam: AIM exam.",
        "Planned for AIM exam before the exam: 3 min.",
        "Planned for Course 3: 9 min.",
    )
    assert why_words(today, ONE.day) == (
        "It is the day of AIM exam: until the exam, cards you may have forgotten come first, "
        "then new ones.",
    )
    assert "It is the day" not in why_words(before, ONE.day)[0]
    assert day_words(today, ONE.day).endswith(" ".join(special_words(today, ONE.day)))
    assert special_words(on_exam_days((0.0, 0.3), TODAY), ONE.day) == ("Exam: AIM exam.",)


def without_new(view: TimelineView) -> TimelineView:
    """``view`` with no new card on any day."""
    days = tuple(replace(load, new_minutes=0.0, new_cards=0.0) for load in view.forecast.days)
    return replace(view, forecast=replace(view.forecast, days=days))


def test_each_day_has_its_sentence() -> None:
    view = sample_view(days_off=frozenset({date(2026, 11, 26)}))
    assert day_words(view, MONDAY) == (
        "Monday 23 November: 12 min refresh (19 cards), 6 min new (4 cards), of 25 min. "
        "Recall 36 to 46 of 100."
    )
    assert day_words(view, date(2026, 11, 26)) == (
        "Thursday 26 November: day off. Recall 39 to 49 of 100."
    )
    assert day_words(view, EXAM.day) == (
        "Sunday 3 January: no minutes on Sundays. Recall 81 to 91 of 100. Exam: AIM exam."
    )


def test_a_day_names_each_exams_recall_and_its_milestone() -> None:
    milestone = Milestone(1, "Course 1 done", MONDAY)
    view = timeline_of(MONDAY, (ONE, OTHER), milestones=(milestone,))
    assert day_words(view, MONDAY).endswith(
        "AIM exam: recall 33 to 42 of 100. Course 3: recall 7 to 16 of 100. "
        "Milestone: Course 1 done."
    )
    after = ONE.day + timedelta(days=1)
    assert "AIM exam" not in day_words(view, after)
    assert "Course 3: recall" in day_words(view, after)


Make = Callable[[TimelineView], TimelineView]


def same(view: TimelineView) -> TimelineView:
    return view


@pytest.mark.parametrize(
    ("day", "make", "expected"),
    [
        (date(2026, 11, 21), same, ("This day is over.",)),
        (date(2026, 11, 29), same, ("You have set no minutes for Sundays.",)),
        (EXAM.day, same, ("You have set no minutes for Sundays.",)),
        (date(2028, 1, 3), same, ("This day is too far away to be planned yet.",)),
        (
            MONDAY,
            same,
            (
                "Planned: 18 min of 25 min. More would add little to what you recall on 3 January.",
                "4 new cards: the sooner they are met, the more often they can come back in time.",
            ),
        ),
        (
            MONDAY,
            lambda view: with_load(view, MONDAY, refresh=24.8),
            (
                "All 25 minutes of the day are planned.",
                "No new cards: the time goes to cards you have met.",
            ),
        ),
        (
            MONDAY,
            lambda view: with_load(view, MONDAY, refresh=0),
            (
                "Nothing is planned: answers on this day would add little to what you recall on "
                "3 January. The next cards come on 24 November.",
            ),
        ),
        (
            date(2027, 1, 1),
            same,
            (
                "All 25 minutes of the day are planned.",
                "No new cards: the last ones are met on 26 December.",
                "What comes back so near AIM exam is still fresh on the day.",
            ),
        ),
        (
            date(2027, 1, 2),
            same,
            (
                "All 25 minutes of the day are planned.",
                "No new cards: the last ones are met on 26 December.",
                "The last look before AIM exam: what comes back now is fresh on the day.",
            ),
        ),
        (
            MONDAY,
            without_new,
            (
                "Planned: 12 min of 25 min. More would add little to what you recall on 3 January.",
                "No new cards: you have met them all.",
            ),
        ),
        (
            date(2026, 12, 30),
            lambda view: replace(
                view, ahead=next_part(view.exams, view.forecast.days, left_out=38)
            ),
            (
                "All 25 minutes of the day are planned.",
                "No new cards any more: 38 cards do not fit in before AIM exam.",
                "What comes back so near AIM exam is still fresh on the day.",
            ),
        ),
        (
            date(2027, 1, 5),
            same,
            (
                "AIM exam is over by then: cards come back only when they are due, "
                "12 min of 25 min.",
            ),
        ),
        (
            date(2027, 1, 5),
            lambda view: with_load(view, date(2027, 1, 5), refresh=0),
            ("AIM exam is over by then, and no card is due on this day.",),
        ),
        (
            MONDAY,
            lambda view: replace(view, exams=(), ahead=()),
            (
                "Planned: 18 min of 25 min. No more cards are due.",
                "4 new cards, after those that come back.",
            ),
        ),
        (
            MONDAY,
            lambda view: with_load(replace(view, exams=(), ahead=()), MONDAY, refresh=0),
            ("No card is due on this day.",),
        ),
    ],
)
def test_why_a_day_is_as_it_is(day: date, make: Make, expected: tuple[str, ...]) -> None:
    assert why_words(make(sample_view()), day) == expected


def test_a_day_is_full_at_the_minutes_that_are_usually_kept() -> None:
    view = replace(sample_view(), kept=0.7)
    assert why_words(view, MONDAY)[0] == (
        "Planned: 18 min of 25 min. So much you have usually found time for."
    )
    assert "More would add little" in why_words(replace(view, kept=0.9), MONDAY)[0]


def evening(view: TimelineView, done: float, refresh: float, new: float) -> TimelineView:
    """``view`` on Monday evening: minutes studied already, and those still to come."""
    return replace(with_load(view, MONDAY, refresh, new), minutes_done=done)


@pytest.mark.parametrize(
    ("done", "refresh", "new", "expected"),
    [
        (
            25.0,
            0.0,
            0.0,
            ("You have used all of today's minutes. The next cards come on 24 November.",),
        ),
        (
            10.0,
            0.0,
            0.0,
            (
                "Nothing more is planned: further answers would add little to what you recall on "
                "4 January. The next cards come on 24 November.",
            ),
        ),
        (
            15.0,
            10.0,
            0.0,
            (
                "You have studied 15 min of 25 min today; 10 min more is planned.",
                "The next new cards come on 24 November.",
            ),
        ),
        (
            0.6,
            0.4,
            1.0,
            (
                "You have studied under 1 min of 25 min today; 1 min more is planned. "
                "More would add little to what you recall on 4 January.",
                "1 new card: the sooner it is met, the more often it can come back in time.",
            ),
        ),
        (
            0.0,
            0.4,
            0.0,
            (
                "Nothing is planned: answers on this day would add little to what you recall on "
                "4 January. The next cards come on 24 November.",
            ),
        ),
        (
            0.0,
            0.6,
            0.0,
            (
                "Planned: under 1 min of 25 min. More would add little to what you recall on "
                "4 January.",
                "The next new cards come on 24 November.",
            ),
        ),
    ],
)
def test_today_counts_what_was_studied_already(
    done: float, refresh: float, new: float, expected: tuple[str, ...]
) -> None:
    view = timeline_of(MONDAY, (ONE,))
    assert why_words(evening(view, done, refresh, new), MONDAY) == expected


def test_without_an_exam_a_day_that_is_over_says_so() -> None:
    view = timeline_of(MONDAY, ())
    assert why_words(evening(view, 25.0, 0, 0), MONDAY) == (
        "You have used all of today's minutes.",
    )
    assert why_words(evening(view, 9.0, 0, 0), MONDAY) == ("No more cards are due.",)


def test_a_day_of_one_minute_is_told_in_the_singular() -> None:
    view = timeline_of(MONDAY, ())
    calendar = StudyCalendar((1,) * 7)
    days = (replace(view.forecast.days[0], refresh_minutes=0.9, new_minutes=0, budget_minutes=1),)
    view = replace(view, calendar=calendar, forecast=replace(view.forecast, days=days))
    assert why_words(view, MONDAY) == ("The one minute of the day is planned.",)
    assert legend_entries(view, by_week=False)[2].text == "your 1 minute"


def test_of_two_exams_the_one_is_named_that_a_card_is_for() -> None:
    view = with_load(timeline_of(MONDAY, (ONE, OTHER)), MONDAY, refresh=2.0, new=9.0)

    def planned(first: float, second: float, review: float = 0.0) -> TimelineView:
        parts = (PlanDay(MONDAY, 4.0, first, review), PlanDay(MONDAY, 7.0, second, 2.0))
        again = PlanDay(MONDAY + timedelta(days=2), 20.0, 0.0, 200.0)
        ahead = (
            replace(part, plan=replace(part.plan, days=(own, again)))
            for part, own in zip(view.ahead, parts, strict=True)
        )
        return replace(view, ahead=tuple(ahead))

    both = why_words(planned(2.0, 7.0), MONDAY)
    assert both[0].endswith("More would add little to what you recall on 4 January and 20 January.")
    assert both[1].startswith("9 new cards (2 for AIM exam, 7 for Course 3): the sooner")
    assert why_words(planned(0.0, 9.0), MONDAY)[1].startswith("9 new cards for Course 3: the")
    near = replace(ONE, day=MONDAY + timedelta(days=3))
    soon = planned(0.0, 9.0)
    first, second = soon.ahead
    soon = replace(soon, exams=(near, OTHER), ahead=(replace(first, exam=near), second))
    assert len(why_words(soon, MONDAY)) == 2  # what comes back is for the other exam
    assert can_be_off(view, ONE.day)
    assert not can_be_off(view, OTHER.day)


def test_why_a_day_off_is_empty() -> None:
    view = sample_view(days_off=frozenset({MONDAY}))
    assert why_words(view, MONDAY) == (
        "You have taken this day off; the plan to AIM exam is made without it.",
    )
    assert why_words(replace(view, exams=(), ahead=()), MONDAY) == (
        "You have taken this day off; what is due waits for the next study day.",
    )
    idle = replace(view, forecast=replace(view.forecast, days=view.forecast.days[:2]))
    for load in idle.forecast.days:
        idle = with_load(idle, load.day, refresh=0)
    assert why_words(idle, MONDAY) == ("You have taken this day off.",)


def test_why_an_exam_day_is_empty_unless_another_exam_is_ahead() -> None:
    alone = timeline_of(MONDAY, (ONE,))
    assert why_words(alone, ONE.day) == ("It is the day of AIM exam: no study is planned.",)
    both = timeline_of(MONDAY, (ONE, OTHER))
    assert "20 January" in why_words(both, ONE.day)[0]


def test_every_day_of_a_year_has_one_to_three_reasons_in_both_languages() -> None:
    view = timeline_of(MONDAY, (replace(ONE, day=MONDAY + timedelta(days=380)), OTHER))
    for language in ("en", "nb"):
        set_language(language)
        for load in view.forecast.days:
            found = why_words(view, load.day)
            assert 1 <= len(found) <= 3
            assert all(sentence.endswith(".") and "{" not in sentence for sentence in found)


def test_reasons_in_norwegian() -> None:
    set_language("nb")
    assert why_words(sample_view(), MONDAY) == (
        "Planlagt: 18 min av 25 min. Mer ville ha lite å si for hva du husker 3. januar.",
        "4 nye kort: jo før du møter dem, jo oftere rekker de å komme igjen.",
    )
