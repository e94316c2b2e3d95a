"""Clicking through cards raises no forecast: they stay in the log and tell nothing of memory."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from aimstudy.application import open_library
from aimstudy.domain.plan import ExamOutlook
from aimstudy.domain.review import Rating, ReviewEntry, ReviewKind
from aimstudy.services.library import Library
from aimstudy.services.memory_fits import current
from aimstudy.services.plan_basis import PlanBasis, plan_basis
from aimstudy.services.read_answers import read_entries
from tests.services.conftest import START, Clock, write_cards

TODAY = date(2026, 3, 2)
CARDS, MET = 40, 30
WAITS = (1, 3, 5, 6)  # days
AS_MUCH = 0.005


def history(library: Library, clock: Clock, took_ms: int) -> list[int]:
    """Cards with answers on four days, an exam ten days after the last of them."""
    cards = write_cards(library, CARDS)
    rng = np.random.default_rng(3)
    for wait in WAITS:
        for card in cards[:MET]:
            rating = 1 if rng.random() < 0.15 else 3
            library.study.answer(card, rating, took_ms=took_ms)
            if rating == 1:
                library.study.answer(card, 3, took_ms=took_ms)
        clock.forward(days=wait)
    library.timeline.set_minutes((4,) * 7)
    library.timeline.set_exam("AIM", library.today.view().day + timedelta(days=10))
    return cards


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with that history, its answers given in six seconds each."""
    folder = tmp_path_factory.mktemp("model") / "data"
    clock = Clock(START)
    with open_library(folder, clock) as library:
        history(library, clock, 6_000)
    return folder


@pytest.fixture
def studied(model: Path, tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """A copy of it, on the day after the history."""
    clock.forward(days=sum(WAITS))
    with open_library(shutil.copytree(model, tmp_path / "studied"), clock) as opened:
        yield opened


def cards_of(library: Library) -> list[int]:
    """All cards, in the order in which they were written."""
    return sorted(line.card_id for line in library.cards.table(limit=CARDS).lines)


def outlook(library: Library) -> ExamOutlook:
    found = library.timeline.study_plan().outlook
    assert found is not None
    return found


def basis(library: Library) -> PlanBasis:
    with library._context.database.read() as session:
        return plan_basis(library._context, session)


@pytest.mark.parametrize("ratings", [(3,), (4,), (1,), (1, 2, 3, 4), (1, 3)])
def test_clicks_of_any_kind_raise_nothing(studied: Library, ratings: tuple[int, ...]) -> None:
    cards = cards_of(studied)
    before, known = outlook(studied), basis(studied)
    for number, card in enumerate(cards):
        studied.study.answer(card, ratings[number % len(ratings)], took_ms=150 + number)
    after, believed = outlook(studied), basis(studied)
    assert after.stop == before.stop
    assert after.follow.mean <= before.follow.mean + AS_MUCH
    assert after.follow.mean > before.follow.mean - 0.03
    assert replace(believed.columns, due_day=[]) == replace(known.columns, due_day=[])
    assert believed.answered.habits == known.answered.habits
    assert believed.fit.parameters == known.fit.parameters
    # Nothing is lost: the log and the stored states have every answer.
    assert not studied.check().states_differ
    studied.undo()
    assert outlook(studied).stop == before.stop


def test_clicks_are_no_evidence_however_many(library: Library, clock: Clock) -> None:
    history(library, clock, 250)
    found = outlook(library)
    assert not found.enough_evidence
    assert found.stop.high == 0.0
    assert len(basis(library).answered) == 0
    view = library.memory.view()
    assert (view.answers, view.unread) == (0, view.given)
    library.memory.refit_if_due()
    with library._context.database.read() as session:
        assert not current(session).theta.any()


def test_random_pressing_at_a_normal_pace_is_no_evidence(library: Library, clock: Clock) -> None:
    cards = write_cards(library, CARDS)
    rng = np.random.default_rng(5)
    for wait in WAITS:
        for card in cards:
            library.study.answer(card, int(rng.integers(1, 5)), took_ms=5_000)
        clock.forward(days=wait)
    library.timeline.set_exam("AIM", library.today.view().day + timedelta(days=10))
    found = outlook(library)
    assert not found.enough_evidence
    assert found.stop.high == 0.0


def test_a_day_of_random_pressing_raises_no_forecast(studied: Library) -> None:
    cards = cards_of(studied)
    before = outlook(studied)
    assert before.enough_evidence
    rng = np.random.default_rng(6)
    for card in cards:
        rating = int(rng.integers(1, 5))
        while studied.study.answer(card, rating, took_ms=5_000) and rating == 1:
            rating = int(rng.integers(1, 5))
    after = outlook(studied)
    assert after.stop.mean <= before.stop.mean + AS_MUCH
    assert after.follow.mean <= before.follow.mean + AS_MUCH


def test_without_an_exam_the_line_is_not_raised_by_clicks(library: Library, clock: Clock) -> None:
    cards = write_cards(library, 6)
    for card in cards[:3]:
        library.study.answer(card, 3, took_ms=8_000)
    clock.forward(days=4)
    before = library.timeline.view(horizon_days=30).stopped
    for card in cards:
        library.study.answer(card, 4, took_ms=300)
    assert library.timeline.view(horizon_days=30).stopped == before


def test_a_card_clicked_away_comes_in_the_plan_as_one_never_met(studied: Library) -> None:
    cards = cards_of(studied)
    for card in cards[MET:]:
        studied.study.answer(card, 3, took_ms=200)
    found = basis(studied)
    assert found.new_rows(range(CARDS)) == list(range(MET, CARDS))
    studied.study.answer(cards[-1], 3, took_ms=5_000)
    assert found.new_rows(range(CARDS))[:-1] == basis(studied).new_rows(range(CARDS))


def entry(seq: int, day: int, rating: Rating) -> ReviewEntry:
    return ReviewEntry(seq, ReviewKind.STUDY, rating, 1_000 * seq, day)


def test_a_failure_at_once_stays_where_the_card_was_read_after_it() -> None:
    failed, recalled = entry(1, 5, Rating.AGAIN), entry(2, 5, Rating.GOOD)
    later = entry(3, 8, Rating.GOOD)
    assert read_entries([failed, recalled], {1: 9}) == [failed, recalled]
    assert read_entries([failed, recalled], {1: 9, 2: 9}) == []
    assert read_entries([failed, later], {1: 9}) == [later]
    undone = ReviewEntry(4, ReviewKind.UNDO, None, 4_000, 5, undoes=2)
    assert read_entries([failed, recalled, undone], {1: 9}) == []
