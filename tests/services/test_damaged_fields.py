"""Fields of the library that another program has spoilt: passed over, named, never a raw error."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.cli import run
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic, TopicKind, TopicSource
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish
from aimstudy.services.views.settings import StudySettings
from tests.services.conftest import START, Clock, write_cards

TODAY = START.date()
DAY = TODAY.toordinal()
FIT = "INSERT INTO memory_fits VALUES (9, 0, 1, 50, '{}', '{}', '{}', '')"
SEVEN, SQUARE = json.dumps([0.0] * 7), json.dumps([[0.0] * 7] * 7)

DAMAGE = {
    "settings": "INSERT INTO settings VALUES ('retention', '{')",
    "odd setting": "INSERT INTO settings VALUES ('rollover_hour', '\"x\"')",
    "profile": "UPDATE exams SET profile = '{' WHERE id = 2",
    "windows": "UPDATE exams SET profile = '{\"windows\": [[1, 2]]}' WHERE id = 2",
    "questions": "UPDATE exams SET profile = '{\"questions\": 1e400}' WHERE id = 2",
    "topics": "UPDATE exams SET topics = '[5]' WHERE id = 2",
    "result": "UPDATE exams SET result = '{\"passed\": true}' WHERE id = 1",
    "day": "UPDATE exams SET day = 1000000000 WHERE id = 1",
    "day 0": "UPDATE exams SET day = 0 WHERE id = 1",
    "past week": f"INSERT INTO past_weeks VALUES ({DAY - 1}, '[1, 2]')",
    "past day": "INSERT INTO past_weeks VALUES (-5, '[0, 0, 0, 0, 0, 0, 0]')",
    "day off": "INSERT INTO calendar_days_off VALUES (-7)",
    "milestone": "INSERT INTO milestones VALUES (1, 'Law', 100000000)",
    "waits": "UPDATE day_plans SET waits = '{'",
    "forecast": "UPDATE day_plans SET forecast = '[1'",
    "parameters": FIT.format("[1, 2]", SEVEN, SQUARE),
    "theta": FIT.format(json.dumps([0.5] * 21), "[]", SQUARE),
    "covariance": FIT.format(json.dumps([0.5] * 21), SEVEN, "{"),
    "undo": "UPDATE undo_steps SET payload = '{'",
}


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """A closed library with an exam that is over, one ahead, and an order of today."""
    folder = tmp_path / "data"
    clock.now -= timedelta(days=3)
    with open_library(folder, clock) as library:
        write_cards(library, 12)
        library.timeline.set_exam("Mid-term", TODAY - timedelta(days=1))
        library.timeline.set_exam("AIM", TODAY + timedelta(days=9))
        library.exams.set_profile(2, ExamProfile("AIM", 50, 65))
        library.exams.set_topics(2, (Topic("Law", 1.0, (TopicSource(TopicKind.DECK, 1),)),))
        clock.now += timedelta(days=3)
        library.exams.enter_result(1, ExamResult(True, 70, 79))
        library.study.session()
    return folder


def spoil(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as connection:
        connection.execute(statement)


ASKED: tuple[Callable[[Library], object], ...] = (
    lambda library: library.timeline.view(),
    lambda library: library.timeline.study_plans(),
    lambda library: library.today.view(),
    lambda library: library.today.nav(),
    lambda library: library.exams.exams(),
    lambda library: library.exams.milestones(),
    lambda library: library.memory.view(),
    lambda library: library.study.session(),
    lambda library: library.study.answer(3, 3, 4_000),
    lambda library: library.undo(),
    lambda library: library.plans.prepare(),
    lambda library: library.settings.get(),
)


@pytest.mark.parametrize("name", DAMAGE)
def test_all_goes_on_without_what_cannot_be_read_and_check_names_it(
    folder: Path, clock: Clock, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--data-dir", str(folder)]) == 0
    capsys.readouterr()
    spoil(folder, DAMAGE[name])
    assert run(["check", "--data-dir", str(folder)]) == 1
    table = DAMAGE[name].split()[2 if DAMAGE[name].startswith("INSERT") else 1]
    assert capsys.readouterr().out.startswith(f"{table}: ")
    with open_library(folder, clock) as library:
        for ask in ASKED:
            ask(library)


def test_an_order_that_cannot_be_read_is_made_anew(folder: Path, clock: Clock) -> None:
    with open_library(folder, clock) as library:
        before = library.study.session()
    spoil(folder, DAMAGE["waits"])
    with open_library(folder, clock) as library:
        assert library.plans.stale()
        assert library.study.session() == before
        assert not library.plans.stale()
        assert library.check().findings == ()


def test_a_setting_that_cannot_be_read_is_the_usual_one_until_it_is_chosen(
    folder: Path, clock: Clock
) -> None:
    spoil(folder, DAMAGE["settings"])
    with open_library(folder, clock) as library:
        assert library.settings.get().retention == StudySettings().retention
        library.settings.set(StudySettings(retention=0.85))
        assert library.check().findings == ()


@pytest.mark.parametrize("field", ["items", "accept"])
def test_a_quiz_passes_over_the_lists_of_a_card(folder: Path, clock: Clock, field: str) -> None:
    spoil(folder, f"UPDATE notes SET {field} = '[1,2' WHERE id = 2")
    with open_library(folder, clock) as library:
        first = library.quiz.start(QuizWish(count=12))
        assert first.total == 12
        assert "Question number 1?" in {
            library.quiz.answer(first.attempt_id, place, None).prompt for place in range(12)
        }


def test_what_is_left_of_an_exam_is_shown(folder: Path, clock: Clock) -> None:
    for name in ("profile", "topics", "result"):
        spoil(folder, DAMAGE[name])
    with open_library(folder, clock) as library:
        over, ahead = library.exams.exams()
        assert (over.name, over.result) == ("Mid-term", None)
        assert (ahead.name, ahead.profile, ahead.topics) == ("AIM", None, ())
        assert ahead.day == date.fromordinal(DAY + 9)


def test_a_step_that_cannot_be_read_is_dropped_in_words(folder: Path, clock: Clock) -> None:
    spoil(folder, DAMAGE["undo"])
    with open_library(folder, clock) as library:
        for _ in range(2):
            with pytest.raises(Problem) as caught:
                library.undo()
            assert caught.value.kind is ProblemKind.UNDO_NOT_POSSIBLE


def test_a_fit_that_cannot_be_read_is_made_anew(folder: Path, clock: Clock) -> None:
    spoil(folder, DAMAGE["parameters"])
    with open_library(folder, clock) as library:
        for _ in range(2):
            for card_id in range(1, 13):
                library.study.answer(card_id, 3, 4_000)
            clock.forward(days=3)
        library.plans.prepare()
        assert library.check().findings == ()
