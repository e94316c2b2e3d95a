"""Versions of the person's memory: fitted when due, in force everywhere, never rewritten."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.review import MemoryState, Rating
from aimstudy.scheduling.card_states import replay
from aimstudy.scheduling.fit_quality import FEWEST
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, retrievability
from aimstudy.scheduling.personal_fit import Fit
from aimstudy.services.answered_cards import answered_cards
from aimstudy.services.context import Context
from aimstudy.services.library import Library
from aimstudy.services.memory_fits import current, refit_if_due
from aimstudy.services.memory_states import StatesToWrite, states_to_write
from aimstudy.services.own_memory import ANSWERS_NEEDED
from aimstudy.services.views.settings import MemoryView
from aimstudy.storage import migrations
from aimstudy.storage.card_columns import stored_states
from aimstudy.storage.memory_fits import newest_fit
from aimstudy.storage.review_log import state_from_text
from aimstudy.storage.upgrade import create_library
from aimstudy.storage.whole_log import count_scheduled, iter_logs
from tests.library_file import rows
from tests.services.conftest import Clock, write_cards

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
FITTED_FROM = "aimstudy.services.memory_fits.answered_cards"
PREPARED_BY = "aimstudy.services.memory_fits.states_to_write"
ROUNDS = ((1, 2), (3, 1), (4, 3))  # (days later, rating): forgets more than the published model


def context_of(library: Library) -> Context:
    return library._context


def study(library: Library, clock: Clock, cards: list[int]) -> None:
    """First answers, then some days later more of them."""
    for card in cards:
        library.study.answer(card, 3, took_ms=5000)
    for days, rating in ROUNDS:
        clock.forward(days=days)
        for card in cards:
            library.study.answer(card, rating if card % 2 else 3, took_ms=5000)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Clock]:
    """A library that has been studied, and when; every test works on a copy."""
    folder, clock = tmp_path_factory.mktemp("studied"), Clock(START)
    with open_library(folder, clock) as library:
        study(library, clock, write_cards(library, 6))
    return folder / "library.db", clock


@pytest.fixture
def studied(tmp_path: Path, clock: Clock, model: tuple[Path, Clock]) -> Iterator[Library]:
    folder = tmp_path / "studied"
    folder.mkdir()
    shutil.copy(model[0], folder)
    clock.now = model[1].now
    with open_library(folder, clock) as opened:
        yield opened


def states(library: Library) -> dict[int, MemoryState]:
    with context_of(library).database.read() as session:
        return dict(stored_states(session))


def assert_sound(library: Library) -> None:
    report = library.check()
    assert (report.findings, report.states_differ) == ((), 0)


def test_before_the_first_fit_states_are_under_the_published_parameters(library: Library) -> None:
    context = context_of(library)
    assert not refit_if_due(context)
    assert (context.memory.fit_id, context.parameters) == (None, DEFAULT_PARAMETERS)
    with context.database.read() as session:
        assert newest_fit(session) is None
        assert current(session).parameters == Fit.unfitted().parameters
        assert count_scheduled(session) == 0


def test_a_fit_is_stored_and_every_state_is_worked_out_under_it(studied: Library) -> None:
    context, before = context_of(studied), states(studied)
    assert refit_if_due(context)
    with context.database.read() as session:
        stored = newest_fit(session)
        assert stored is not None
        assert stored.answers == count_scheduled(session) == 18
        assert context.memory.parameters == stored.parameters == current(session).parameters
        logs = dict(iter_logs(session))
    assert context.memory.fit_id == stored.fit_id
    assert stored.study_day == context.today().toordinal()
    after = states(studied)
    for card, log in logs.items():
        assert before[card] == replay(log)
        again = replay(log, context.settings.retention, stored.parameters)
        assert after[card].stability == pytest.approx(again.stability, rel=1e-9)
        assert after[card].due_day == again.due_day
        assert after[card].stability != pytest.approx(before[card].stability, rel=1e-3)
    assert_sound(studied)


def test_it_is_not_fitted_again_until_the_answers_have_grown(
    studied: Library, clock: Clock
) -> None:
    context = context_of(studied)
    assert refit_if_due(context)
    first = context.parameters
    assert not refit_if_due(context)
    clock.forward(days=5)
    for card in (1, 2, 3, 4, 5, 6):
        studied.study.answer(card, 3)
    assert not refit_if_due(context)
    clock.forward(days=5)
    for card in (1, 2):
        studied.study.answer(card, 3)
    assert refit_if_due(context)
    assert context.memory.fit_id == 2
    assert first != context.parameters
    assert [row for (row,) in rows(studied, "SELECT id FROM memory_fits ORDER BY id")] == [1, 2]


def test_buttons_answers_and_recall_go_by_the_version_in_force(
    studied: Library, clock: Clock
) -> None:
    context = context_of(studied)
    refit_if_due(context)
    clock.forward(days=2)
    w, before = context.parameters, states(studied)[1]
    today = context.today().toordinal()
    expected = retrievability(today - before.last_day, before.stability, w)
    assert studied.cards.detail(1).recall_now == pytest.approx(expected)
    shown = {choice.rating: choice.gap for choice in studied.study.card(1).choices}
    assert studied.study.answer(1, 3).gap == shown[Rating.GOOD]
    assert_sound(studied)
    assert [fit for (fit,) in rows(studied, "SELECT fit FROM reviews ORDER BY seq")][-2:] == [
        None, 1,
    ]  # fmt: skip


def test_log_rows_can_be_worked_out_under_the_version_they_were_made_with(
    studied: Library, clock: Clock
) -> None:
    context = context_of(studied)
    refit_if_due(context)
    clock.forward(days=3)
    studied.study.answer(1, 1)
    with context.database.read() as session:
        log = dict(iter_logs(session))[1]
        made_with = newest_fit(session)
    assert made_with is not None
    assert made_with.fit_id == 1
    for (after, fit), upto in zip(
        rows(studied, "SELECT after, fit FROM reviews WHERE card_id = 1 ORDER BY seq"),
        range(1, len(log) + 1),
        strict=True,
    ):
        w = made_with.parameters if fit else DEFAULT_PARAMETERS
        stability = float(after.split(",")[1])
        assert replay(log[:upto], 0.9, w).stability == pytest.approx(stability, rel=1e-9)


def test_an_answer_given_before_the_fit_is_taken_back_under_it(studied: Library) -> None:
    refit_if_due(context_of(studied))
    taken_back = studied.undo().card_id
    assert taken_back is not None
    [(kind, after, fit)] = rows(
        studied, "SELECT kind, after, fit FROM reviews ORDER BY seq DESC LIMIT 1"
    )
    assert (kind, fit) == ("undo", 1)
    assert state_from_text(after) == states(studied)[taken_back]
    assert_sound(studied)
    while studied.undo_label() == "answer":
        studied.undo()
    assert_sound(studied)
    assert {state.reps for state in states(studied).values()} == {0}
    # What the version stands on is gone, and so is what was known of the person.
    assert refit_if_due(context_of(studied))
    assert context_of(studied).parameters == Fit.unfitted().parameters
    assert not refit_if_due(context_of(studied))
    assert_sound(studied)


@pytest.mark.parametrize(
    ("step", "plain"), [(FITTED_FROM, answered_cards), (PREPARED_BY, states_to_write)]
)
def test_an_answer_given_while_fitting_is_neither_lost_nor_under_the_old_version(
    studied: Library,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    plain: Callable[..., object],
) -> None:
    context = context_of(studied)
    clock.forward(days=1)

    def meanwhile(*args: object) -> object:
        found = plain(*args)
        studied.study.answer(1, 1)
        studied.undo()
        studied.study.answer(2, 4)
        return found

    monkeypatch.setattr(step, meanwhile)
    assert refit_if_due(context)
    assert states(studied)[2].reps == 5
    assert states(studied)[1].reps == 4
    assert_sound(studied)


def test_another_retention_chosen_while_fitting_holds(
    studied: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*args: Any) -> StatesToWrite:
        found = states_to_write(*args)
        studied.settings.set(replace(studied.settings.get(), retention=0.8))
        return found

    monkeypatch.setattr(PREPARED_BY, meanwhile)
    assert refit_if_due(context_of(studied))
    assert_sound(studied)


def test_of_two_fits_at_once_the_second_is_dropped(
    studied: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(studied)

    def slow(*args: Any) -> Any:
        monkeypatch.setattr(FITTED_FROM, answered_cards)
        assert refit_if_due(context)
        return answered_cards(*args)

    monkeypatch.setattr(FITTED_FROM, slow)
    assert not refit_if_due(context)
    assert rows(studied, "SELECT count(*) FROM memory_fits") == [(1,)]


def test_nothing_differs_after_a_restart(studied: Library, clock: Clock) -> None:
    refit_if_due(context_of(studied))
    settings = studied.settings.get()
    before, shown = states(studied), studied.study.card(1)
    folder = studied.folder
    studied.close()
    with open_library(folder, clock) as again:
        assert context_of(again).memory.fit_id == 1
        assert not refit_if_due(context_of(again))
        assert states(again) == before
        assert again.study.card(1) == shown
        assert again.settings.get() == settings
        assert_sound(again)


def test_another_retention_changes_dates_and_no_memory(studied: Library) -> None:
    refit_if_due(context_of(studied))
    before = states(studied)
    usual = studied.settings.get()
    studied.settings.set(replace(usual, retention=0.8))
    other = states(studied)
    assert all(other[card].stability == before[card].stability for card in before)
    assert any(other[card].due_day > before[card].due_day for card in before)
    assert_sound(studied)
    studied.settings.set(usual)
    assert states(studied) == before


def test_damaged_states_are_mended_under_the_version_in_force(studied: Library) -> None:
    refit_if_due(context_of(studied))
    before = states(studied)
    with closing(sqlite3.connect(studied.folder / "library.db")) as connection, connection:
        connection.execute("UPDATE cards SET stability = 99, due_day = 5 WHERE id < 4")
    assert studied.check().states_differ == 3
    assert studied.check(rebuild=True).rebuilt == 3
    assert states(studied) == before


def test_cards_put_away_still_tell_about_the_person(studied: Library) -> None:
    context = context_of(studied)
    refit_if_due(context)
    studied.cards.suspend([1, 2, 3, 4, 5, 6], True)
    assert not refit_if_due(context)
    studied.cards.delete([1, 2, 3])
    assert refit_if_due(context)


def test_a_backup_without_a_version_brings_the_published_parameters_back(
    studied: Library, clock: Clock
) -> None:
    backup = studied.backup()
    clock.forward(minutes=1)
    refit_if_due(context_of(studied))
    with_version = studied.backup()
    studied.restore(backup)
    assert context_of(studied).memory.fit_id is None
    assert_sound(studied)
    clock.forward(minutes=1)
    studied.restore(with_version)
    assert context_of(studied).memory.fit_id == 1
    assert_sound(studied)


def test_a_library_that_is_only_read_is_not_fitted(studied: Library, clock: Clock) -> None:
    with open_library(studied.folder, clock, beside=True) as beside:
        assert not refit_if_due(context_of(beside))
    assert refit_if_due(context_of(studied))


def older_copy(library: Library, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cards and answers of the library as a file from before there were versions."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS[:2])
        create_library(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("ATTACH ? AS now", (str(library.folder / "library.db"),))
        for table in ("decks", "notes", "cards", "reviews", "days", "settings"):
            columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            names = ", ".join(columns)
            connection.execute(
                f"INSERT INTO main.{table} ({names}) SELECT {names} FROM now.{table}"
            )


def test_a_backup_from_before_there_were_versions_is_fitted_like_any_other(
    studied: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.db"
    older_copy(studied, old, monkeypatch)
    before = states(studied)
    refit_if_due(context_of(studied))
    fitted = states(studied)
    studied.restore(old)
    assert context_of(studied).memory.fit_id is None
    assert states(studied) == before
    assert_sound(studied)
    assert refit_if_due(context_of(studied))
    assert states(studied) == fitted
    assert_sound(studied)


def test_settings_tell_how_good_the_forecasts_were(library: Library, clock: Clock) -> None:
    assert ANSWERS_NEEDED == FEWEST
    assert library.memory.view() == MemoryView(0, None, 30)
    assert library.memory.refit_if_due() == Changes.NONE
    started = context_of(library).today()
    study(library, clock, write_cards(library, 8))
    given = library.status()["reviews"]
    assert library.memory.view() == MemoryView(24, started, 6, given)
    assert library.memory.refit_if_due() & Changes.PLAN
    assert library.memory.view() == MemoryView(24, started, 6, given)
    clock.forward(days=6)
    for card in range(1, 9):
        library.study.answer(card, 1 + card % 3)
    assert library.memory.view() == MemoryView(32, started, 0, given + 8)
    clock.forward(days=6)
    library.study.answer(1, 3)
    library.study.answer(2, 3)
    assert library.memory.refit_if_due()
    with context_of(library).database.read() as session:
        stored = newest_fit(session)
    assert stored is not None
    view, quality = library.memory.view(), json.loads(stored.quality)
    assert (view.answers, view.since, view.needed) == (34, started, 0)
    assert view.judged == quality["answers"] == 34
    assert view.given == library.status()["reviews"] == given + 10
    for bins, off in (("before", view.usual_off), ("after", view.own_off)):
        found = quality[bins]["bins"]
        assert sum(b["answers"] for b in found) == 34
        assert off == pytest.approx(
            sum(100 * b["answers"] * abs(b["recalled"] - b["predicted"]) for b in found) / 34
        )
    shown = {(band.low, band.high): (band.usual, band.own) for band in view.bands}
    assert shown
    for place, bins in enumerate(("before", "after")):
        for b in quality[bins]["bins"]:
            known = shown.get((round(100 * b["low"]), round(100 * b["high"])), (None, None))[place]
            assert known == (round(100 * b["recalled"]) if b["answers"] >= 20 else None)
    assert sum(band.usual_answers for band in view.bands) == 34
    assert sum(band.own_answers for band in view.bands) == 34
    clock.forward(days=6)
    library.study.answer(3, 3)
    later = library.memory.view()  # counted at once, in the table with the next fit
    assert (later.answers, later.judged) == (35, 34)


def test_a_version_from_other_knowledge_of_people_is_made_anew(
    studied: Library, clock: Clock
) -> None:
    refit_if_due(context_of(studied))
    fitted, folder = states(studied), studied.folder
    studied.close()
    older = json.dumps([*DEFAULT_PARAMETERS[:20], 0.3])
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE memory_fits SET parameters = ?", (older,))
    with open_library(folder, clock) as again:
        assert context_of(again).parameters[20] == 0.3
        again.check(rebuild=True)
        assert states(again) != fitted
        assert refit_if_due(context_of(again))
        assert states(again) == fitted
        assert not refit_if_due(context_of(again))
