"""Whatever a person does in whatever order: the log is the truth, and Undo leads all the way back.

Each example works on a copy of one library with an article, its cards accepted, and four cards
written by hand.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import ExamProfile, ExamResult, Topic
from aimstudy.domain.fact import IssueChoice
from aimstudy.domain.review import ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import standing_entries
from aimstudy.services.library import Library
from tests.library_file import rows
from tests.services.conftest import Clock

ARTICLE = (
    "# Brage\n\nThe Brage is a licence for harbour pilots. It consists of four courses, which "
    "usually takes between 4 and 7 months. The required courses include Harbour Law, Radio "
    "Procedure, Night Navigation, Ship Handling and Ice Reading.\n"
)
START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
EXPECTED = {
    ProblemKind.CARD_MISSING,
    ProblemKind.CARD_NOT_STUDIED,
    ProblemKind.NOTHING_TO_UNDO,
    ProblemKind.EXAM_DATE_PAST,
    ProblemKind.EXAM_MISSING,
    ProblemKind.EXAM_NOT_OVER,
    ProblemKind.MILESTONE_MISSING,
    ProblemKind.ARTICLE_MISSING,
    ProblemKind.SELECTION_WHOLE,
}
Act = Callable[[Library, int, int], object]
ACTS: dict[str, Act] = {
    "answer": lambda lib, card, n: lib.study.answer(card, 1 + n % 4, took_ms=1000 * n),
    "answer again": lambda lib, card, n: lib.study.answer(card, 1, took_ms=n),
    "undo": lambda lib, card, n: lib.undo(),
    "bury": lambda lib, card, n: lib.study.bury(card),
    "unbury": lambda lib, card, n: lib.cards.unbury([card]),
    "suspend": lambda lib, card, n: lib.cards.suspend([card, 1 + n % 4], bool(n % 2)),
    "flag": lambda lib, card, n: lib.study.flag(card, bool(n % 2)),
    "edit": lambda lib, card, n: lib.cards.edit(card, f"Question {n}?", f"answer {n}", tags="x"),
    "write": lambda lib, card, n: lib.cards.write(f"New {n}?", f"answer {n}"),
    "delete": lambda lib, card, n: lib.cards.delete([card]),
    "reject": lambda lib, card, n: lib.articles.reject([card]),
    "bring back": lambda lib, card, n: lib.articles.bring_back([card]),
    "archive": lambda lib, card, n: lib.articles.archive(1),
    "unarchive": lambda lib, card, n: lib.articles.unarchive(1),
    "remove": lambda lib, card, n: lib.articles.delete(1),
    "decide": lambda lib, card, n: lib.articles.decide(1, list(IssueChoice)[n % 3]),
    "mark": lambda lib, card, n: lib.articles.make_card(1, 9, 20 + n),
    "exam": lambda lib, card, n: lib.timeline.set_exam("AIM", date(2026, 3, 1 + n)),
    "fit": lambda lib, card, n: lib.memory.refit_if_due(),
    "no exam": lambda lib, card, n: lib.timeline.remove_exam(1),
    "paper": lambda lib, card, n: lib.exams.set_profile(1, ExamProfile(questions=n)),
    "topics": lambda lib, card, n: lib.exams.set_topics(1, [Topic("Law", 1.0 + n)]),
    "result": lambda lib, card, n: lib.exams.enter_result(1, ExamResult(bool(n % 2))),
    "left out": lambda lib, card, n: lib.exams.accept_left_out(1, n),
    "milestone": lambda lib, card, n: lib.exams.set_milestone("Half", date(2026, 4, 1 + n), n % 3),
    "no milestone": lambda lib, card, n: lib.exams.remove_milestone(n % 3),
    "example": lambda lib, card, n: lib.exams.add_example_plan(9 + n % 7),
    "minutes": lambda lib, card, n: lib.timeline.set_minutes((n,) * 7),
    "day off": lambda lib, card, n: lib.timeline.set_day_off(date(2026, 3, 9), bool(n % 2)),
}
FIRST_FIT = [
    *[("answer", card, 6) for card in (1, 2, 3)], ("later", 1, 9),
    *[("answer", card, 4 + card) for card in (1, 2, 3)], ("fit", 1, 3),
]  # fmt: skip
STEP = st.tuples(
    st.sampled_from([*ACTS, "answer", "answer", "undo", "later", "earlier"]),
    st.integers(1, 12),
    st.integers(0, 25),
)


def act(library: Library, clock: Clock, what: str, card: int, number: int) -> None:
    """Carry one step out; only what may be refused is."""
    if what in ("later", "earlier"):
        clock.now += timedelta(hours=number * (7 if what == "later" else -1))
        return
    try:
        ACTS[what](library, card, number)
    except Problem as problem:
        if problem.kind not in EXPECTED:
            raise


def undo_all(library: Library) -> int:
    """Take back every step there is; none may refuse."""
    taken = 0
    while library.undo_label():
        library.undo()
        taken += 1
    return taken


@cache
def model() -> TemporaryDirectory[str]:
    """The folder that every example copies; without steps to undo."""
    folder = TemporaryDirectory()
    with open_library(folder.name, Clock(START)) as library:
        library.articles.accept_all(library.articles.add_text("brage.md", ARTICLE).article_id)
        for number in range(4):
            library.cards.write(f"Question number {number}?", f"answer {number}")
        assert len(library.articles.view(1).issues) == 1
    with closing(sqlite3.connect(Path(folder.name) / "library.db")) as connection, connection:
        connection.execute("DELETE FROM undo_steps")
    return folder


@contextmanager
def copied() -> Iterator[tuple[Library, Clock]]:
    with TemporaryDirectory() as folder:
        shutil.copy(Path(model().name) / "library.db", folder)
        clock = Clock(START)
        with open_library(folder, clock) as library:
            yield library, clock


def state(library: Library) -> list[list[tuple[Any, ...]]]:
    """Everything a person can see or has decided."""
    shown = "SELECT note_id FROM cards WHERE deleted = 0"
    return [
        rows(library, query)
        for query in (
            "SELECT * FROM cards WHERE deleted = 0 ORDER BY id",
            f"SELECT * FROM notes WHERE id IN ({shown}) ORDER BY id",
            "SELECT id, state FROM facts ORDER BY id",
            "SELECT id, choice FROM issues ORDER BY id",
            "SELECT id, archived FROM articles ORDER BY id",
            "SELECT * FROM exams ORDER BY id",
            "SELECT * FROM milestones ORDER BY id",
            "SELECT * FROM calendar_weekdays ORDER BY weekday",
            "SELECT * FROM calendar_days_off ORDER BY day",
            "SELECT * FROM days WHERE answers + new_cards + took_ms > 0",
        )
    ]


def counted(library: Library) -> dict[int, tuple[int, int, int]]:
    """(answers, new cards, ms) by study day from the answers in the log that stand."""
    log = {
        row[0]: row
        for row in rows(
            library, "SELECT seq, kind, at_ms, study_day, undoes, took_ms, before FROM reviews"
        )
    }
    entries = [
        ReviewEntry(seq, ReviewKind(kind), None, at_ms, day, undoes)
        for seq, kind, at_ms, day, undoes, _, _ in log.values()
    ]
    found: dict[int, tuple[int, int, int]] = {}
    for entry in standing_entries(entries):
        answers, new, took = found.get(entry.study_day, (0, 0, 0))
        *_, took_ms, before = log[entry.seq]
        first = json.loads(before)[0] == "new"
        found[entry.study_day] = (answers + 1, new + first, took + took_ms)
    return found


def assert_sound(library: Library) -> None:
    """The file is sound, states are the replay of the log, counters are its sums."""
    report = library.check()
    assert (report.findings, report.states_differ) == ((), 0)
    query = "SELECT study_day, answers, new_cards, took_ms FROM days WHERE answers > 0"
    assert {day: tuple(counts) for day, *counts in rows(library, query)} == counted(library)
    assert library.status()["reviews"] == sum(
        answers for answers, _, _ in counted(library).values()
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, min_size=5, max_size=25))
def test_the_log_is_the_truth_and_undo_leads_back_to_the_start(
    steps: list[tuple[str, int, int]],
) -> None:
    with copied() as (library, clock):
        before = state(library)
        for what, card, number in steps:
            act(library, clock, what, card, number)
        assert_sound(library)
        undo_all(library)
        assert state(library) == before
        assert_sound(library)


@settings(max_examples=25, deadline=None)
@given(st.lists(STEP, max_size=12), st.lists(STEP, max_size=8))
def test_deleting_the_article_in_between_is_a_step_like_the_others(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    with copied() as (library, clock):
        start = state(library)
        for what, card, number in before:
            act(library, clock, what, card, number)
        act(library, clock, "remove", 1, 0)
        for what, card, number in after:
            act(library, clock, what, card, number)
        assert_sound(library)
        undo_all(library)
        assert_sound(library)
        assert state(library) == start


@settings(max_examples=6, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["answer", "answer", "answer", "later", "undo", "fit"]),
            st.integers(1, 3),
            st.integers(3, 9),
        ),
        min_size=15,
        max_size=25,
    )
)
def test_under_whatever_version_of_the_memory_states_are_the_replay_of_the_log(
    steps: list[tuple[str, int, int]],
) -> None:
    with copied() as (library, clock):
        before = state(library)
        for what, card, number in [*FIRST_FIT, *steps]:
            act(library, clock, what, card, number)
            if what == "fit":
                assert_sound(library)
        assert rows(library, "SELECT count(*) FROM memory_fits") != [(0,)]
        undo_all(library)
        assert state(library) == before
        assert_sound(library)
