"""States that an older version worked out by other rules are put under today's, once."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.scheduling.card_states import RULES
from aimstudy.services.library import Library
from aimstudy.services.memory_states import states_to_write
from tests.services.conftest import START, Clock, write_cards


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """A closed library with three cards answered and one that was not."""
    with open_library(tmp_path, clock, plans_itself=False) as library:
        for card in write_cards(library, 4)[:3]:
            library.study.answer(card, 3, 9_000)
    return tmp_path


def sql(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def as_by_older_rules(folder: Path) -> None:
    """Two cards with another stability, one of which comes on another day; of no known rules."""
    sql(folder, "UPDATE cards SET stability = stability * 2 WHERE id < 3")
    sql(folder, "UPDATE cards SET due_day = due_day + 3 WHERE id = 1")
    sql(folder, "DELETE FROM settings WHERE key = 'replay_rules'")


def differing(library: Library) -> int:
    return library.check().states_differ


def test_states_of_older_rules_are_worked_out_anew_once(folder: Path, clock: Clock) -> None:
    as_by_older_rules(folder)
    log = sql(folder, "SELECT * FROM reviews")
    with open_library(folder, clock, plans_itself=False) as library:
        assert differing(library) == 2
        assert library.memory.renew_states() == 1
        assert differing(library) == 0
    assert sql(folder, "SELECT * FROM reviews") == log
    assert sql(folder, "SELECT value FROM settings WHERE key = 'replay_rules'") == [(str(RULES),)]
    # Only once: what else makes them differ is damage, and for the check to say.
    sql(folder, "UPDATE cards SET due_day = due_day + 3 WHERE id = 1")
    with open_library(folder, clock, plans_itself=False) as library:
        assert library.memory.renew_states() == 0
        assert differing(library) == 1


def test_another_number_of_the_rules_asks_for_it_again(folder: Path, clock: Clock) -> None:
    as_by_older_rules(folder)
    sql(folder, "INSERT INTO settings VALUES ('replay_rules', '0')")
    with open_library(folder, clock, plans_itself=False) as library:
        assert library.memory.renew_states() == 1
        assert differing(library) == 0


def test_a_script_that_asks_for_a_card_gets_it_by_todays_rules(folder: Path, clock: Clock) -> None:
    as_by_older_rules(folder)
    with open_library(folder, clock) as library:
        library.study.next_card()
        assert differing(library) == 0


def test_a_library_that_can_only_be_read_stays_as_it_is(folder: Path, clock: Clock) -> None:
    as_by_older_rules(folder)
    with open_library(folder, clock, beside=True) as library:
        assert library.memory.renew_states() == 0
        assert library.study.next_card() is not None
        assert differing(library) == 2


def test_an_answer_given_meanwhile_is_part_of_its_state(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_by_older_rules(folder)
    make: Callable[..., object] = states_to_write
    with open_library(folder, clock, plans_itself=False) as library:

        def slowly(*args: object) -> object:
            made = make(*args)
            library.study.answer(1, 4, 5_000)
            return made

        monkeypatch.setattr("aimstudy.services.state_rules.states_to_write", slowly)
        library.memory.renew_states()
        assert differing(library) == 0


def test_a_new_library_is_known_to_be_of_todays_rules(tmp_path: Path) -> None:
    with open_library(tmp_path, Clock(START), plans_itself=False) as library:
        assert library.memory.renew_states() == 0
    assert sql(tmp_path, "SELECT value FROM settings WHERE key = 'replay_rules'") == [(str(RULES),)]
