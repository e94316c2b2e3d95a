"""The timeline in words: what the picture means, what does not fit, papers and results."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import PlanReason
from aimstudy.services.views.timeline import PassView
from aimstudy.ui.timeline.outlooks import recall_on
from aimstudy.ui.timeline.specimens import timeline_of
from aimstudy.ui.timeline.words import span_words, subtitle
from aimstudy.ui.timeline.words_evidence import missing_words
from aimstudy.ui.timeline.words_misfit import misfits
from aimstudy.ui.timeline.words_picture import (
    busiest_week,
    paper_words,
    picture_lines,
)
from aimstudy.ui.translations import set_language
from tests.ui.fake_timeline import EXAM, TODAY, sample_view

MONDAY = date(2026, 11, 23)
ONE = Exam(1, "AIM exam", date(2027, 1, 4))
OTHER = Exam(2, "Course 3", date(2027, 1, 20))


def test_the_busiest_week_is_the_last_before_the_exam() -> None:
    found = busiest_week(sample_view().forecast.days)
    assert found is not None
    first, last, minutes = found
    assert (first.day, last.day, minutes) == (date(2026, 12, 28), date(2027, 1, 2), 25.0)
    assert busiest_week(()) is None


def test_the_picture_in_words_has_a_line_for_each_exam() -> None:
    assert picture_lines(timeline_of(MONDAY, (ONE, OTHER)))[1:] == (
        "AIM exam, 4 January: you will probably recall 81 to 90 of 100 for the material you "
        "loaded; 23 to 35 if you stop today.",
        "Course 3, 20 January: you will probably recall 74 to 84 of 100 for the material you "
        "loaded; 3 to 15 if you stop today.",
    )


def test_minutes_that_are_not_kept_are_said() -> None:
    view = replace(timeline_of(MONDAY, (ONE,)), kept=0.72)
    assert picture_lines(view)[0].endswith(
        "The plan counts on 72 % of your minutes, as you kept them."
    )


def test_without_an_exam_only_the_load_is_told() -> None:
    assert picture_lines(sample_view(exams=())) == (
        "Busiest week: 28 December to 2 January (25 min a day). Nothing is planned on days off.",
    )


def test_days_off_are_told_of_while_there_are_others() -> None:
    view = sample_view(exams=(), minutes=(25,) * 7)
    told = "Nothing is planned on days off."
    assert told not in picture_lines(view)[0]
    past, ahead = view.today - timedelta(days=1), view.today + timedelta(days=1)
    for day, said in ((past, False), (ahead, True)):
        off = replace(view, calendar=replace(view.calendar, days_off=frozenset({day})))
        assert (told in picture_lines(off)[0]) is said
    none = sample_view(exams=(), minutes=(0,) * 7)
    assert told not in " ".join(picture_lines(none))


def test_what_was_accepted_is_said_and_no_longer_asked_about() -> None:
    view = timeline_of(MONDAY, (ONE,), left=38)
    assert len(misfits(view)) == 1
    exam = replace(ONE, accepted=38)
    part = replace(view.ahead[0], exam=exam)
    accepted = replace(view, exams=(exam,), ahead=(part,))
    assert misfits(accepted) == ()
    assert picture_lines(accepted)[-1] == "AIM exam: 38 new cards are left out, as you chose."


def test_what_does_not_fit_has_its_numbers() -> None:
    view = timeline_of(MONDAY, (ONE, OTHER), left=38)
    found = misfits(view)
    assert [each.exam_id for each in found] == [2]
    assert found[0].title == "Course 3 does not quite fit."
    assert found[0].text == (
        "It needs 31 minutes on a study day, and you have 25. "
        "38 of its 410 cards are not met before the exam. All of them: Ethics. "
        "From 5 February on, all of them would fit."
    )


@pytest.mark.parametrize(
    ("left", "title"), [(41, "AIM exam does not quite fit."), (42, "AIM exam does not fit.")]
)
def test_it_nearly_fits_while_a_tenth_at_most_stays_out(left: int, title: str) -> None:
    assert misfits(timeline_of(MONDAY, (ONE,), left=left))[0].title == title  # of 410


def test_no_minutes_and_no_day_that_would_fit() -> None:
    view = timeline_of(MONDAY, (ONE,), left=1)
    plan = replace(view.ahead[0].plan, reason=PlanReason.NO_MINUTES, first_feasible=None)
    view = replace(view, ahead=(replace(view.ahead[0], plan=plan, left_out=()),))
    assert misfits(view)[0].text == (
        "No minutes are left for it. 1 of its 410 cards is not met before the exam."
    )
    days = replace(view.ahead[0], plan=replace(plan, minutes_needed=0))
    assert misfits(replace(view, ahead=(days,)))[0].text.startswith(
        "No day before it is for study: it needs days, not minutes. 1 of"
    )
    more = replace(plan, reason=PlanReason.TOO_LITTLE_TIME, minutes_needed=1440)
    view = replace(view, ahead=(replace(view.ahead[0], plan=more),))
    assert misfits(view)[0].text == "1 of its 410 cards is not met before the exam."


def test_a_paper_is_told_with_its_chance_and_what_it_covers() -> None:
    assert paper_words("AIM", PassView(50, 35, 2, 4, 37, 45, 0.92)) == (
        "AIM is passed with 35 of 50 right. You would probably get 37 to 45, and pass with a "
        "chance of about 92 %. Your material covers 2 of 4 topics, and the numbers hold for "
        "these alone."
    )
    assert paper_words("AIM", PassView(50, 35, 2, 4, None, None, None)) == (
        "AIM is passed with 35 of 50 right. Your material covers 2 of 4 topics."
    )
    assert paper_words("AIM", PassView(50, 35, 0, 0, 50, 50, 0.999)).endswith("over 99 %.")


def test_days_of_one_month_name_it_once() -> None:
    assert span_words(MONDAY, date(2026, 11, 29)) == "23 to 29 November"
    assert span_words(date(2026, 11, 30), date(2026, 12, 6)) == "30 November to 6 December"
    set_language("nb")
    assert span_words(MONDAY, date(2026, 11, 29)) == "23. til 29. november"


def test_exams_that_are_over_do_not_count_in_the_header() -> None:
    past = Exam(3, "Old", TODAY - timedelta(days=9))
    assert subtitle(sample_view(exams=(past, EXAM))).endswith("· 1 exam")
    assert subtitle(sample_view(exams=(past,))).endswith("· no exam ahead")


def test_recall_is_told_up_to_the_exam() -> None:
    part = sample_view().ahead[0]
    assert recall_on(part, EXAM.day) == sample_view().forecast.days[42].recall
    assert recall_on(part, EXAM.day + timedelta(days=1)) is None


def test_what_is_missing_counts_only_cards_that_come_back() -> None:
    assert missing_words(0, 30, 0) == (
        "It can be given after 30 answers to cards that come back on another day; none so far."
    )
    assert missing_words(29, 1, 2) == (
        "It can be given after 30 answers to cards that come back on another day; 29 so far. "
        "2 new cards are to be met as well."
    )
    assert missing_words(40, 0, 1) == "It can be given when 1 more new card of this exam is met."
    set_language("nb")
    assert missing_words(0, 30, 1) == (
        "Det kan gis etter 30 svar på kort som kommer igjen en annen dag; ingen så langt. "
        "1 nytt kort må også møtes."
    )


def test_a_week_is_the_last_before_an_exam_only_if_no_study_follows() -> None:
    # The exam is on Sunday 3 January; the week before it ends on Saturday.
    assert "the last before AIM exam" in picture_lines(sample_view())[0]
    later = replace(EXAM, day=EXAM.day + timedelta(days=5))
    assert "the last before" not in picture_lines(sample_view(exams=(later,)))[0]
