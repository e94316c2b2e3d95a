"""Study, quizzes, a person's word over a verdict, and undo in any order: the log is the truth."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.application import open_library
from aimstudy.domain.errors import Problem
from aimstudy.domain.evidence import Certainty, EvidenceOf, EvidenceSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.review import MemoryState
from aimstudy.services.answered_cards import answered_cards
from aimstudy.services.library import Library
from aimstudy.services.memory_states import states_to_write
from aimstudy.services.quiz_evidence import keep_evidence, take_back_evidence
from aimstudy.storage.card_columns import kept_cards, stored_states
from aimstudy.storage.whole_log import count_scheduled, iter_logs
from tests.services.conftest import Clock, write_cards

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
CARDS = 3
KINDS = (QuizKind.MULTIPLE_CHOICE, QuizKind.TRUE_FALSE, QuizKind.TYPED)


def keep(library: Library, evidence: EvidenceOf, stands_at: int | None = None) -> int | None:
    """Keep an answer now, as a quiz does, or in the place of another row."""
    context = library._context
    when = context.moment()
    return context.database.write(
        lambda session: keep_evidence(session, context, evidence, when, stands_at)
    )


def take_back(library: Library, seq: int) -> None:
    """Take an answer back now."""
    context = library._context
    when = context.moment()
    context.database.write(lambda session: take_back_evidence(session, context, seq, when))


def memories(library: Library) -> dict[int, MemoryState]:
    """Every card's stored state."""
    with library._context.database.read() as session:
        return dict(stored_states(session))


def evidence_of(card: int, number: int, right: bool) -> EvidenceOf:
    """One of many answers about ``card``, by ``number``."""
    kind = KINDS[number % 3]
    return EvidenceOf(
        card_id=card,
        kind=kind,
        by_chance=0.0 if kind.written else (0.25, 0.5)[number % 2],
        given=None if number % 7 == 0 else "x" if kind.written else 0,
        right=right,
        certainty=(None, *Certainty)[number % 4],
        source=tuple(EvidenceSource)[number % 2],
        took_ms=500 * number,
    )


class Person:
    """Does steps in a library, and knows the quiz rows made so far."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self.library, self.clock = library, clock
        self.kept: list[tuple[int, EvidenceOf]] = []
        self.steps: dict[str, Callable[[int, int], object]] = {
            "answer": lambda card, n: library.study.answer(card, 1 + n % 4, took_ms=1000 + n),
            "right": lambda card, n: self.keep(evidence_of(card, n, True)),
            "wrong": lambda card, n: self.keep(evidence_of(card, n, False)),
            "overrule": lambda card, n: self.overrule(n),
            "take back": lambda card, n: self.take_back(),
            "undo": lambda card, n: library.undo(),
            "redo": lambda card, n: library.redo(),
            "suspend": lambda card, n: library.cards.suspend([card], bool(n % 2)),
            "reset": lambda card, n: library.study.reset(card),
            "fit": lambda card, n: library.memory.refit_if_due(),
            "later": lambda card, n: self.wait(7 * n),
            "earlier": lambda card, n: self.wait(-n),
        }

    def keep(self, evidence: EvidenceOf, stands_at: int | None = None) -> None:
        seq = keep(self.library, evidence, stands_at)
        if seq is not None:
            self.kept.append((seq, evidence))

    def take_back(self) -> None:
        if self.kept:
            take_back(self.library, self.kept.pop()[0])

    def overrule(self, number: int) -> None:
        if self.kept:
            seq, evidence = self.kept.pop(number % len(self.kept))
            take_back(self.library, seq)
            self.keep(evidence_of(evidence.card_id, number, not evidence.right), stands_at=seq)

    def wait(self, hours: int) -> None:
        self.clock.now += timedelta(hours=hours)

    def do(self, what: str, card: int, number: int) -> None:
        with suppress(Problem):  # nothing to undo, or a card that is held back
            self.steps[what](card, number)


@cache
def model() -> TemporaryDirectory[str]:
    """The folder that every example copies."""
    folder = TemporaryDirectory()
    with open_library(folder.name, Clock(START)) as library:
        write_cards(library, CARDS)
    return folder


@contextmanager
def copied() -> Iterator[Person]:
    with TemporaryDirectory() as folder:
        shutil.copy(Path(model().name) / "library.db", folder)
        clock = Clock(START)
        with open_library(folder, clock) as library:
            yield Person(library, clock)


def assert_sound(library: Library) -> None:
    """States are the replay of the log, one by one and all at once; counts are those of arrays."""
    report = library.check()
    assert (report.findings, report.states_differ) == ((), 0)
    context = library._context
    with context.database.read() as session:
        w = context.memory_in(session).parameters
        assert not states_to_write(session, context.settings.retention, w).rows
        answered = answered_cards(iter_logs(session), kept_cards(session))
        assert count_scheduled(session) == int(answered.log.scheduled.sum())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["answer", "answer", "answer", "right", "wrong", "right", "wrong", "overrule",
             "take back", "undo", "undo", "redo", "suspend", "reset", "fit", "later", "later",
             "earlier"]
        ),
        st.integers(1, CARDS),
        st.integers(0, 25),
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_states_are_the_log_whatever_is_studied_asked_overruled_and_undone(
    steps: list[tuple[str, int, int]],
) -> None:
    with copied() as person:
        for step in steps:
            person.do(*step)
        assert_sound(person.library)


@settings(max_examples=8, deadline=None)
@given(STEPS, st.integers(0, 25))
def test_an_answer_taken_back_leaves_what_there_was(
    steps: list[tuple[str, int, int]], number: int
) -> None:
    with copied() as person:
        for step in steps:
            person.do(*step)
        before = memories(person.library)
        for right in (True, False):
            seq = keep(person.library, evidence_of(1, number, right))
            if seq is not None:
                take_back(person.library, seq)
                take_back(person.library, seq)  # a second time is nothing
        after = memories(person.library)
        assert after.keys() == before.keys()
        for card_id, state in before.items():
            assert after[card_id].stability == pytest.approx(state.stability, rel=1e-9)
            assert after[card_id].due_day == state.due_day
            assert after[card_id].phase is state.phase
        assert_sound(person.library)
