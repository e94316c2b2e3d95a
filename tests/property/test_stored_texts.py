"""Texts of the library file, mangled: each is read as what it says or refused, never more."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.domain.article import Language
from aimstudy.domain.exam_profile import (
    ExamProfile,
    ExamResult,
    ExamWindow,
    Topic,
    TopicKind,
    TopicSource,
)
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import Ending, PaperClock, Reading, Ticks
from aimstudy.domain.quiz import Expected, Option, OptionOrigin, QuizItem, QuizKind
from aimstudy.questions.grading import grade
from aimstudy.scheduling.next_days import CELLS, NextDays
from aimstudy.services.day_waits import DayWaits, read_waits, waits_text
from aimstudy.services.quiz_wish import rules_of, wish_from
from aimstudy.services.views.quiz import Drill, QuizTopicKind, QuizWish, TopicRef
from aimstudy.storage.exam_text import (
    profile_from,
    profile_text,
    result_from,
    result_text,
    topics_from,
    topics_text,
)
from aimstudy.storage.memory_fits import covariance_from, parameters_from, theta_from
from aimstudy.storage.paper_text import clock_from, clock_text, rules_from, rules_plain
from aimstudy.storage.past_weeks import week_from
from aimstudy.storage.quiz_items import (
    given_from,
    given_text,
    grade_from,
    grade_text,
    item_from,
    item_text,
)
from aimstudy.storage.said_forecasts import forecast_text, said_from
from aimstudy.storage.stored_text import Unreadable, day_from, decoded, readable
from aimstudy.storage.undo import payload_from

PROFILE = ExamProfile("AIM", 50, 65, 0.7, windows=(ExamWindow((1, 15), (3, 15)),))
TOPICS = (Topic("Law", 2.0, (TopicSource(TopicKind.DECK, 3),)), Topic("Tax"))
WAITS = DayWaits(4, (3, 0), {2: NextDays(9, -7.0, 8.0, (1,) * CELLS, (1, 2, 5))})
RUNNING = PaperClock(9_000, False, 5, Reading(1, Ticks(2, 3, "start"), "run"))
NOTED = {"shown": 4, "shown_ms": 5, "last": 3, "log_seq": 6, "ending": Ending.TIME, "told": False,
         "time_hidden": True}  # fmt: skip
OPTIONS = (
    Option("oak", OptionOrigin.KEY),
    Option("tin", OptionOrigin.OTHER_FACT, "cans", "a:2", 1),
)
EXPECTED = Expected(Language.ENGLISH, ("oak", "stone"), low=1.0, unit="m")
QUESTION = QuizItem("a:1", QuizKind.MULTIPLE_CHOICE, "Of what?", OPTIONS, 0, "oak", "Of oak.")
PAIRS = QuizItem(
    "a:1", QuizKind.MATCHING, "Match", OPTIONS, -1, "", "", keys=(1, 0), lefts=("a", "b"),
    expected=EXPECTED,
)  # fmt: skip
WISH = QuizWish(
    (TopicRef(QuizTopicKind.TAG, tag="geo"),), 7, frozenset((QuizKind.TYPED,)), drill=Drill.WEAKEST
)
READ: dict[str, tuple[Callable[[str], object], str]] = {
    "profile": (profile_from, profile_text(PROFILE) or ""),
    "topics": (topics_from, topics_text(TOPICS) or ""),
    "result": (result_from, result_text(ExamResult(True, 70, 79, ("Law",))) or ""),
    "week": (week_from, json.dumps([20] * 7)),
    "said": (said_from, forecast_text({1: (0.8, 0.05)})),
    "parameters": (parameters_from, json.dumps([0.5] * 21)),
    "theta": (theta_from, json.dumps([0.5] * 7)),
    "covariance": (covariance_from, json.dumps([[0.5] * 7] * 7)),
    "undo": (payload_from, json.dumps({"patches": [["set", "exams", 1, {"day": 5}]]})),
    "waits": (read_waits, waits_text(WAITS)),
    "paper's rules": (rules_from, json.dumps(rules_plain(PaperRules("AIM", 50, 65), 3))),
    "paper's clock": (clock_from, clock_text(RUNNING, **NOTED)),
    "setting": (decoded, json.dumps("nb")),
    "question": (item_from, item_text(QUESTION)),
    "pairs": (item_from, item_text(PAIRS)),
    "grade": (grade_from, grade_text(grade(EXPECTED, "oak and tin")) or ""),
    "given": (given_from, given_text((2, 0, 1)) or ""),
    "wish": (wish_from, json.dumps(rules_of(WISH))),
}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@pytest.mark.parametrize("name", READ)
def test_what_was_written_is_read(name: str) -> None:
    read, text = READ[name]
    assert read(text) is not None


@pytest.mark.parametrize("name", READ)
@given(data=st.data())
@settings(max_examples=40)
def test_a_mangled_text_is_read_or_refused(name: str, data: st.DataObject) -> None:
    read, text = READ[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    mangled = text[:start] + data.draw(st.text(max_size=3)) + text[end:]
    same_again(read, mangled)


@pytest.mark.parametrize("name", READ)
@given(data=st.data())
@settings(max_examples=40)
def test_another_value_in_the_place_of_one_is_read_or_refused(
    name: str, data: st.DataObject
) -> None:
    read, text = READ[name]
    plain = data.draw(PLAIN | st.just(json.loads(text)).map(lambda whole: other(whole, data)))
    same_again(read, json.dumps(plain))


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5_000, "NaN", "\ud800", "{", "[[]]"])
def test_no_text_is_too_odd(name: str, text: str) -> None:
    same_again(READ[name][0], text)


def test_a_damaged_order_is_none() -> None:
    assert read_waits("{") is None
    assert read_waits(waits_text(WAITS)) == WAITS
    short = DayWaits(4, (3,), {2: NextDays(9, -7.0, 8.0, (1,) * (CELLS - 1), (1,))})
    assert read_waits(waits_text(short)) is None


@given(st.integers())
def test_a_day_is_one_of_the_calendar(ordinal: int) -> None:
    within = date.min.toordinal() <= ordinal <= date.max.toordinal()
    found = readable(day_from, ordinal, date.min, "a day")
    assert found == (date.fromordinal(ordinal) if within else date.min)


def test_what_is_passed_over_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        assert readable(decoded, "{", 7, "setting of this test") == 7
    assert caplog.messages == ["setting of this test cannot be read and is passed over: no JSON"]


def other(whole: object, data: st.DataObject) -> object:
    """The value with one of its parts replaced, however deep."""
    if isinstance(whole, dict) and whole and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(whole)))
        return {**whole, key: other(whole[key], data)}
    if isinstance(whole, list) and whole and data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(whole) - 1))
        return [*whole[:place], other(whole[place], data), *whole[place + 1 :]]
    return data.draw(PLAIN)


def same_again(read: Callable[[str], object], text: str) -> None:
    """Reading says the same twice: a value, or that it cannot be read."""
    try:
        found = read(text)
    except Unreadable:
        with pytest.raises(Unreadable):
            read(text)
    else:
        assert read(text) == found


def test_a_source_of_a_kind_that_is_no_text_is_refused() -> None:
    read, text = READ["topics"]
    plain = json.loads(text)
    plain[0]["sources"] = [[[], 3, ""]]
    same_again(read, json.dumps(plain))


def test_the_rules_and_the_clock_of_a_paper_come_back() -> None:
    rules = PaperRules(
        "AIM", 24, 65, 0.55, 0.5, False, 4, 0.25, "a page", date(2026, 1, 2), True, 50
    )
    assert rules_from(json.dumps(rules_plain(rules, 3))) == (rules, 3)
    assert clock_from(clock_text(RUNNING, **NOTED)) == (RUNNING, NOTED)


def test_questions_answers_and_wishes_come_back() -> None:
    assert item_from(item_text(QUESTION)) == QUESTION
    assert item_from(item_text(PAIRS)) == PAIRS
    graded = grade(EXPECTED, "oak and tin")
    assert grade_from(grade_text(graded) or "") == graded
    assert given_from(given_text((2, 0, 1)) or "") == (2, 0, 1)
    assert given_from(given_text("oak") or "") == "oak"
    assert wish_from(json.dumps(rules_of(WISH))) == replace(WISH, drill=None)


def test_a_question_must_have_a_right_answer_that_it_shows() -> None:
    for item in (
        replace(QUESTION, key=-1),
        replace(QUESTION, kind=QuizKind.SELECT),
        replace(QUESTION, kind=QuizKind.TYPED),
        replace(PAIRS, lefts=("a",)),
    ):
        with pytest.raises(Unreadable):
            item_from(item_text(item))
