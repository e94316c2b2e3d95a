"""Whatever a script hands to a setter, it is told in words what was wrong, and nothing is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from math import inf, nan
from typing import Any

import pytest

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, ExamWindow, Topic, TopicSource
from aimstudy.domain.plan_change import PlanChange
from aimstudy.services.library import Library
from aimstudy.services.views.settings import FirstRunChoices, StudySettings
from tests.services.conftest import Clock

EXAM = date(2026, 6, 1)
OUT, OTHER = ProblemKind.VALUE_OUT_OF_RANGE, ProblemKind.VALUE_OF_OTHER_KIND
NO_COUNTS: tuple[Any, ...] = (2.5, "5", None, -1, 10**9, 10**400, nan, inf, -inf, True, b"5", [])
NO_SHARES: tuple[Any, ...] = ("0.8", -0.1, 10**9, 10**400, nan, inf, True, [])
NO_DAYS: tuple[Any, ...] = (None, "2026-06-01", 739_000, nan)
NO_TEXTS: tuple[Any, ...] = (None, 5, b"AIM", nan)

Setter = Callable[[Library, Any], object]


def profiled(name: str) -> Setter:
    return lambda library, value: library.exams.set_profile(
        1, replace(ExamProfile(), **{name: value})
    )


def topic(library: Library, *sources: Any, **values: Any) -> object:
    made = replace(Topic("Law", 1.0, sources), **values)
    return library.exams.set_topics(1, (made,))


COUNTS: dict[str, Setter] = {
    "week": lambda library, value: library.timeline.set_minutes((20,) * 6 + (value,)),
    "questions": profiled("questions"),
    "minutes": profiled("minutes"),
    "options": profiled("options"),
    "attempts": profiled("attempts"),
    "transfer_days": profiled("transfer_days"),
    "band_points": profiled("band_points"),
    "accepted": lambda library, value: library.exams.accept_left_out(1, value),
    "months": lambda library, value: library.exams.add_example_plan(value),
    "rollover": lambda library, value: library.settings.set(StudySettings(rollover_hour=value)),
    "what if": lambda library, value: library.what_if.compare(
        PlanChange(minutes=(20, 20, 20, 20, 20, 20, value))
    ),
}
SHARES: dict[str, Setter] = {
    "pass_share": profiled("pass_share"),
    "topic_share": profiled("topic_share"),
    "retention": lambda library, value: library.settings.set(StudySettings(retention=value)),
    "weight": lambda library, value: topic(library, weight=-1 if value == 10**9 else value),
    "mark": lambda library, value: library.exams.enter_result(1, None, value),
}
DAYS: dict[str, Setter] = {
    "set_exam": lambda library, value: library.timeline.set_exam("AIM", value),
    "moved": lambda library, value: library.exams.set_exam("AIM", value, 1),
    "save": lambda library, value: library.exams.save(Exam(0, "AIM", value)),
    "day off": lambda library, value: library.timeline.set_day_off(value, True),
    "milestone": lambda library, value: library.exams.set_milestone("Law", value),
}
TEXTS: dict[str, Setter] = {
    "set_exam": lambda library, value: library.exams.set_exam(value, EXAM),
    "milestone": lambda library, value: library.exams.set_milestone(value, EXAM),
    "profile": profiled("name"),
    "source": profiled("source"),
    "topic": lambda library, value: topic(library, name=value),
    "weak": lambda library, value: library.exams.enter_result(1, ExamResult(False, 1, 2, (value,))),
}
THINGS: dict[str, Setter] = {
    "week": lambda library, value: library.timeline.set_minutes(value),
    "off": lambda library, value: library.timeline.set_day_off(EXAM, value),
    "save": lambda library, value: library.exams.save(value),
    "profile": lambda library, value: library.exams.set_profile(1, value),
    "windows": profiled("windows"),
    "window": lambda library, value: profiled("windows")(library, (value,)),
    "opens": lambda library, value: profiled("windows")(library, (ExamWindow(value, (1, 2)),)),
    "month": lambda library, value: profiled("windows")(library, (ExamWindow((value, 1), (1, 2)),)),
    "pausable": profiled("pausable"),
    "topics": lambda library, value: library.exams.set_topics(1, value),
    "topic": lambda library, value: library.exams.set_topics(1, (value,)),
    "coverage": lambda library, value: library.exams.coverage((value,)),
    "sources": lambda library, value: topic(library, sources=value),
    "source": lambda library, value: topic(library, value),
    "kind": lambda library, value: topic(library, TopicSource(value, 1)),
    "result": lambda library, value: library.exams.enter_result(1, value),
    "passed": lambda library, value: library.exams.enter_result(1, ExamResult(value)),
    "settings": lambda library, value: library.settings.set(value),
    "language": lambda library, value: library.settings.set(StudySettings(content_language=value)),
    "first run": lambda library, value: library.settings.first_run(value),
    "first": lambda library, value: library.settings.first_run(FirstRunChoices(value, None)),
}


@pytest.fixture
def held(library: Library) -> Library:
    library.timeline.set_exam("AIM", EXAM)
    return library


def refused(library: Library, setter: Setter, value: object) -> Problem:
    before = standing(library)
    with pytest.raises(Problem) as caught:
        setter(library, value)
    assert standing(library) == before
    assert "{" not in str(caught.value)
    return caught.value


def standing(library: Library) -> tuple[object, ...]:
    return (
        library.exams.exams(),
        library.exams.milestones(),
        library.timeline.calendar(),
        library.settings.get(),
        library.undo_label(),
    )


@pytest.mark.parametrize("name", COUNTS)
def test_what_is_no_count_is_refused(held: Library, name: str) -> None:
    for value in NO_COUNTS:
        assert refused(held, COUNTS[name], value).kind is OUT


@pytest.mark.parametrize("name", SHARES)
def test_what_is_no_share_is_refused(held: Library, name: str) -> None:
    for value in NO_SHARES:
        assert refused(held, SHARES[name], value).kind is OUT


@pytest.mark.parametrize("name", DAYS)
def test_what_is_no_day_is_refused(held: Library, name: str) -> None:
    for value in NO_DAYS:
        assert refused(held, DAYS[name], value).kind is OTHER


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_no_text_is_refused(held: Library, name: str) -> None:
    for value in NO_TEXTS:
        assert refused(held, TEXTS[name], value).kind is OTHER


@pytest.mark.parametrize("name", THINGS)
def test_what_is_something_else_altogether_is_refused(held: Library, name: str) -> None:
    for value in (5, 2.5, object()):
        if (name, value) != ("month", 5):
            assert refused(held, THINGS[name], value).kind is OTHER


def test_a_part_of_a_minute_is_said_to_be_no_whole_number(held: Library) -> None:
    problem = refused(held, COUNTS["week"], 2.5)
    assert str(problem).startswith(
        "The number of minutes is out of range. It goes from 0 to 1440 in"
    )


def test_numbers_and_days_of_another_kind_that_mean_the_same_are_kept(
    held: Library, clock: Clock
) -> None:
    week: Any = [20.0] * 7
    assert held.timeline.set_minutes(week) is not Changes.NONE
    assert held.timeline.calendar().minutes == (20,) * 7
    held.timeline.set_exam("AIM", datetime(2026, 7, 1, 9, tzinfo=UTC), 1)
    assert held.exams.exam(1).day == date(2026, 7, 1)
    assert type(held.exams.exam(1).day) is date
    held.timeline.set_day_off(datetime(2026, 6, 1, tzinfo=UTC), True)
    assert held.timeline.calendar().days_off == {EXAM}
