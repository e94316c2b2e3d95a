"""How an exam went is asked once; putting the question away is a step of Undo."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamResult, Topic
from aimstudy.services.library import Library
from aimstudy.services.result_question import last_to_repeat, last_unanswered
from tests.services.conftest import Clock

TODAY = date(2026, 11, 22)
LAW = Exam(7, "Law", date(2026, 11, 10))


def sat(library: Library, clock: Clock, name: str) -> Exam:
    """An exam today; the day after it is over."""
    library.exams.set_exam(name, library.study_day())
    clock.forward(days=1)
    return library.exams.exams()[-1]


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (TODAY, False),
        (TODAY - timedelta(days=1), True),
        (TODAY - timedelta(days=90), True),
        (TODAY - timedelta(days=91), False),
        (TODAY + timedelta(days=1), False),
    ],
)
def test_for_ninety_days(day: date, asked: bool) -> None:
    exam = Exam(7, "Law", day)
    assert last_unanswered([exam], TODAY) == (exam if asked else None)


def test_only_without_a_result_and_the_last_one_first() -> None:
    done = Exam(8, "Ethics", date(2026, 11, 20), result=ExamResult(True))
    later = Exam(9, "Risk", date(2026, 11, 12))
    assert last_unanswered([LAW, later, done], TODAY) == later
    assert last_unanswered([LAW, later], TODAY, put_off=later.day) is None
    assert last_unanswered([LAW, later], TODAY, put_off=LAW.day) == later
    assert last_unanswered([], TODAY) is None


def test_put_away_it_is_asked_no_more_until_the_next_exam(library: Library, clock: Clock) -> None:
    assert library.results.asked() is None
    assert library.results.not_now() is Changes.NONE
    first = sat(library, clock, "Law")
    assert library.results.asked() == library.today.view().exam_over == first
    library.results.not_now()
    assert library.results.asked() is None
    assert library.today.view().exam_over is None
    second = sat(library, clock, "Risk")
    assert library.results.asked() == second
    library.results.not_now()
    assert library.undo().kind == "not_now"
    assert library.results.asked() == second
    library.redo()
    assert library.results.asked() is None


def test_undo_brings_the_question_back_and_takes_no_answer(library: Library, clock: Clock) -> None:
    card = library.cards.write("Who pays?", "the insurer").card_id
    library.study.answer(card, 3)
    exam = sat(library, clock, "Law")
    library.results.not_now()
    assert library.undo().kind == "not_now"
    assert library.results.asked() == exam
    assert library.cards.detail(card).reps == 1


def test_a_result_ends_the_question(library: Library, clock: Clock) -> None:
    exam = sat(library, clock, "Law")
    library.exams.enter_result(exam.id, ExamResult(False))
    assert library.results.asked() is None
    library.undo()
    assert library.results.asked() is not None


FAILED = Exam(3, "Law", date(2026, 11, 10), None, (Topic("A"),), ExamResult(False, 50, 59))


@pytest.mark.parametrize(
    ("others", "offered"),
    [
        ((), True),
        ((Exam(4, "law", date(2026, 12, 20)),), False),
        ((Exam(4, "Law, again", date(2026, 12, 20), None, (Topic("A"),)),), False),
        ((Exam(4, "Risk", date(2026, 12, 20), None, (Topic("B"),)),), True),
        ((Exam(4, "Law", date(2026, 5, 1)),), True),
    ],
)
def test_a_failed_exam_can_be_planned_again_until_it_is(
    others: tuple[Exam, ...], offered: bool
) -> None:
    found = last_to_repeat([FAILED, *others], TODAY)
    assert found == (FAILED if offered else None)


def test_only_a_failure_of_the_past_ninety_days_is_offered_again() -> None:
    assert last_to_repeat([replace(FAILED, result=ExamResult(True))], TODAY) is None
    assert last_to_repeat([replace(FAILED, day=TODAY)], TODAY) is not None
    assert last_to_repeat([replace(FAILED, day=TODAY - timedelta(days=91))], TODAY) is None
    assert last_to_repeat([FAILED], TODAY, put_off=FAILED.day) is None


def test_the_offer_is_put_away_as_a_step_of_undo(library: Library, clock: Clock) -> None:
    exam = sat(library, clock, "Law")
    assert library.results.to_repeat() is None
    library.exams.enter_result(exam.id, ExamResult(False))
    assert library.results.to_repeat() == library.exams.exam(exam.id)
    library.results.not_again()
    assert library.results.to_repeat() is None
    assert library.results.not_again() is Changes.NONE
    library.undo()
    assert library.results.to_repeat() is not None
