"""A change of the plan in words: what is changed, the numbers before and after, differences."""

from dataclasses import replace
from datetime import date

import pytest

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import Band
from aimstudy.domain.plan_change import PlanChange, WhatIf
from aimstudy.ui.timeline.words_change import (
    change_words,
    differences,
    number_rows,
    numbers_words,
    other_exams,
)
from aimstudy.ui.timeline.words_ways_out import left_words
from tests.ui.fake_timeline import EXAM, TODAY, summary

SECOND = Exam(2, "Course 3", date(2027, 2, 1))
LATER = date(2027, 1, 20)


def test_differences_in_words() -> None:
    now = summary(EXAM)
    assert differences(now, now) == "It makes no difference."
    worse = replace(
        now, cards_fit=39, minutes_a_day=24.0, recall=Band(0.6, 0.7, 0.8), pass_chance=0.65
    )
    assert differences(now, worse) == (
        "1 fewer card fits. Study for it takes 24 min a day instead of 25 min. Recall would be "
        "4 of 100 lower. The chance to pass would be 5 of 100 lower."
    )
    fewer = replace(now, cards=40, fits=True, recall=None, pass_chance=None)
    untold = "What you will recall cannot be told yet."
    assert differences(now, fewer) == f"12 cards wait. Everything fits then. {untold}"
    assert differences(fewer, replace(fewer, fits=False)) == (
        f"It does not all fit any more. {untold}"
    )
    rows = list(number_rows(now, replace(fewer, day=LATER)))
    assert rows[0] == ("Day of the exam", "3 Jan 2027", "20 Jan 2027")
    assert rows[-2:] == [
        ("Recall on exam day", "70 to 78 of 100", "not enough evidence"),
        ("Chance to pass", "about 70 %", "not enough evidence"),
    ]
    assert numbers_words(fewer) == "All 40 cards fit, with 25 min of study a day."


@pytest.mark.parametrize(
    ("minutes", "then", "words"),
    [
        (15.0, 2.0, " Study for it takes 2 min a day instead of 15 min."),
        (2.4, 0.6, " Study for it takes under 1 min a day instead of 2 min."),
        (0.9, 1.2, " Study for it takes 1 min a day instead of under 1 min."),
        (1.2, 1.4, ""),
        (2.0, 2.3, ""),
    ],
)
def test_where_recall_is_not_known_no_difference_is_not_said(
    minutes: float, then: float, words: str
) -> None:
    now = replace(summary(EXAM, minutes, 52), recall=None)
    after = replace(now, minutes_a_day=then)
    assert differences(now, after) == (
        f"All cards still fit; what you will recall cannot be told yet.{words}"
    )
    known = replace(after, recall=Band(0.7, 0.8, 0.9))
    assert differences(now, known) == differences(now, after)
    few = replace(now, cards_fit=40, fits=False)
    assert differences(few, replace(few, minutes_a_day=then)) == (
        f"As many cards fit; what you will recall cannot be told yet.{words}"
    )


def test_numbers_that_move_without_a_sentence_are_no_equality() -> None:
    now = summary(EXAM)
    wider = replace(now, recall=Band(0.6, 0.74, 0.88))
    assert differences(now, wider) == "It makes hardly any difference."
    assert differences(now, replace(now, minutes_set=15.0)) == "It makes hardly any difference."
    assert other_exams(WhatIf(PlanChange(), (now,), (wider,)), 99) == ""


def test_what_is_set_what_the_plan_counts_on_and_what_it_uses_are_rows_of_their_own() -> None:
    now = replace(summary(EXAM, 1.6, 52), minutes_set=25.0, minutes_counted=22.1)
    then = replace(now, minutes_a_day=0.4, minutes_set=5.0, minutes_counted=4.4)
    assert list(number_rows(now, then))[:3] == [
        ("Minutes you set for a study day", "25 min", "5 min"),
        ("Of these the plan counts on", "22 min", "4 min"),
        ("Study for this exam on such a day", "2 min", "under 1 min"),
    ]
    all_kept = [replace(each, minutes_counted=each.minutes_set) for each in (now, then)]
    rows = [what for what, _, _ in number_rows(all_kept[0], all_kept[1])]
    assert "Of these the plan counts on" not in rows


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (PlanChange(), ""),
        (PlanChange(minutes=(5,) * 7), "Your change: from 25 to 5 minutes a day."),
        (PlanChange(minutes=(1,) * 7), "Your change: from 25 to 1 minute a day."),
        (
            PlanChange(minutes=(5,) * 6 + (0,)),
            "Your change: from 25 minutes a day to 5 minutes a day, no Sundays.",
        ),
        (PlanChange(minutes=(0,) * 7), "Your change: from 25 minutes a day to no minutes."),
        (
            PlanChange(exam_days=((EXAM.id, LATER),), days_off=(TODAY,), study_days=(LATER,)),
            "Your change: AIM exam from 3 Jan 2027 to 20 Jan 2027. 1 more day off. "
            "1 day off fewer.",
        ),
    ],
)
def test_the_change_is_named_in_the_numbers_of_who_makes_it(change: PlanChange, words: str) -> None:
    assert change_words(change, StudyCalendar((25,) * 7), (EXAM,)) == words


def test_recall_with_cards_put_aside_is_of_all_and_of_those_that_stay() -> None:
    now = summary(EXAM)
    aside = replace(
        now,
        cards=40,
        fits=True,
        put_aside=12,
        recall_of_rest=Band(0.9, 0.95, 1.0),
        pass_chance=None,
    )
    assert numbers_words(aside) == (
        "All 40 cards still in study fit, with 25 min of study a day. "
        "Recall on exam day: 70 to 78 of 100 for all 52 cards, 90 to 100 of 100 for the 40 in "
        "study."
    )
    assert ("Cards put aside, not learnt", "0", "12") in list(number_rows(now, aside))


def test_without_study_of_its_own_or_cards_the_words_say_so() -> None:
    none = replace(summary(EXAM, 0.0, 52), recall=None, pass_chance=None)
    assert numbers_words(none) == "All 52 cards fit."
    assert differences(summary(EXAM, 3.0), replace(summary(EXAM), minutes_a_day=0.0)) == (
        "It makes hardly any difference."
    )
    empty = replace(none, cards=0, cards_fit=0)
    assert differences(empty, replace(empty, minutes_set=9.0)) == "No card is asked by it yet."
    off = replace(none, minutes_set=0.0, minutes_counted=0.0)
    assert next(number_rows(none, off)) == (
        "Minutes you set for a study day", "32 min", "no study day"
    )  # fmt: skip
    rows = [what for what, _, _ in number_rows(none, none, several=True)]
    assert "Study for this exam alone on such a day" in rows


def test_what_other_exams_get_of_it() -> None:
    now, other = summary(EXAM), summary(SECOND)
    lower = replace(other, cards_fit=30)
    found = WhatIf(PlanChange(), (now, other), (replace(now, cards_fit=52), lower))
    assert other_exams(found, EXAM.id) == "Course 3: 10 fewer cards fit."
    assert other_exams(replace(found, after=(now, other)), EXAM.id) == ""
    assert left_words((("A", 5), ("B", 4), ("", 3), ("D", 2), ("E", 1), ("F", 1))) == (
        "A (5), B (4), without a name (3), D (2) and 2 more"
    )
