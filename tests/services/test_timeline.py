"""Exams, minutes and days off through the library's services, and the forecast's honesty."""

from datetime import date

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from tests.services.conftest import Clock, write_cards


def test_an_exam_is_set_moved_removed_and_every_step_undone(library: Library) -> None:
    library.timeline.set_exam("AIM", date(2026, 6, 1))
    [exam] = library.timeline.exams()
    library.timeline.set_exam("AIM 1", date(2026, 7, 1), exam.id)
    assert [(e.name, e.day) for e in library.timeline.exams()] == [("AIM 1", date(2026, 7, 1))]
    library.timeline.remove_exam(exam.id)
    assert library.timeline.exams() == ()
    library.undo()
    library.undo()
    assert library.timeline.exams() == (exam,)
    library.undo()
    assert library.timeline.exams() == ()


def test_an_exam_cannot_lie_in_the_past(library: Library) -> None:
    with pytest.raises(Problem) as caught:
        library.timeline.set_exam("AIM", date(2026, 3, 1))
    assert caught.value.kind is ProblemKind.EXAM_DATE_PAST
    library.timeline.set_exam("AIM", date(2026, 3, 2))
    assert library.today.view().days_left == 0


def test_minutes_and_days_off_are_kept_and_undone(library: Library) -> None:
    library.timeline.set_minutes((10, 20, 30, 40, 50, 60, 0))
    library.timeline.set_day_off(date(2026, 3, 4), True)
    calendar = library.timeline.calendar()
    assert calendar.minutes_on(date(2026, 3, 3)) == 20
    assert calendar.minutes_on(date(2026, 3, 4)) == 0
    assert calendar.minutes_on(date(2026, 3, 11)) == 30
    library.undo()
    assert library.timeline.calendar().minutes_on(date(2026, 3, 4)) == 30
    library.undo()
    assert library.timeline.calendar().minutes == (20,) * 7


@pytest.mark.parametrize("minutes", [(), (20,) * 3, (20,) * 8])
def test_minutes_are_for_seven_days(library: Library, minutes: tuple[int, ...]) -> None:
    with pytest.raises(Problem) as caught:
        library.timeline.set_minutes(minutes)
    assert caught.value.kind is ProblemKind.MINUTES_NOT_A_WEEK
    assert f"{len(minutes)} numbers came." in str(caught.value)


@pytest.mark.parametrize("minutes", [(-1,) * 7, (1441,) * 7])
def test_impossible_minutes_are_refused(library: Library, minutes: tuple[int, ...]) -> None:
    with pytest.raises(Problem) as caught:
        library.timeline.set_minutes(minutes)
    assert caught.value.kind is ProblemKind.VALUE_OUT_OF_RANGE


def test_a_day_off_holds_no_load(library: Library) -> None:
    write_cards(library, 40)
    library.timeline.set_exam("AIM", date(2026, 4, 1))
    library.timeline.set_day_off(date(2026, 3, 5), True)
    days = {day.day: day for day in library.timeline.view(40).forecast.days}
    off = days[date(2026, 3, 5)]
    assert (off.refresh_minutes, off.new_minutes, off.budget_minutes) == (0, 0, 0)
    assert sum(day.new_cards for day in days.values()) == pytest.approx(40)


def test_no_number_is_shown_before_there_is_evidence(library: Library, clock: Clock) -> None:
    ids = write_cards(library, 12)
    library.timeline.set_exam("AIM", date(2026, 5, 1))
    outlook = library.timeline.outlook()
    assert (outlook.enough_evidence, outlook.answers_needed) == (False, 30)
    for _ in range(4):
        for card_id in ids:
            library.study.answer(card_id, Rating.GOOD)
        clock.forward(days=3)
    outlook = library.timeline.outlook()
    # First answers tell nothing about forgetting.
    assert (outlook.enough_evidence, outlook.answers) == (True, 36)
    assert outlook.at_exam is not None
    assert outlook.if_stopped is not None
    assert 0 <= outlook.at_exam.low < outlook.at_exam.mean < outlook.at_exam.high <= 1
    assert outlook.if_stopped.mean < outlook.at_exam.mean
    assert outlook.line[0][0] == date(2026, 3, 14)
    assert outlook.line[-1][0] == outlook.stopped[-1][0] == date(2026, 5, 1)
    falling = [share for _, share in outlook.stopped]
    assert falling == sorted(falling, reverse=True)


def test_undone_answers_are_no_evidence(library: Library) -> None:
    [card_id] = write_cards(library, 1)
    library.study.answer(card_id, Rating.GOOD)
    library.undo()
    assert library.timeline.outlook().answers == 0


def test_new_cards_come_within_the_minutes_and_faster_when_the_exam_is_near(
    library: Library,
) -> None:
    write_cards(library, 100)
    library.timeline.set_minutes((60,) * 7)
    assert library.today.view().new_cards == 20
    library.timeline.set_exam("AIM", date(2026, 3, 7))
    assert library.today.view().new_cards == 50
    library.timeline.set_minutes((5,) * 7)
    assert library.today.view().new_cards == 10
