"""A library in a fresh folder, with a clock that only the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.services.library import Library
from aimstudy.services.views.study import StudyCard
from tests.new_library import libraries_copied
from tests.prepared_reader import reader_prepared
from tests.read_once import models_loaded_once, sentences_parsed_once

__all__ = ["libraries_copied", "models_loaded_once", "reader_prepared", "sentences_parsed_once"]

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


class Clock:
    """Stands still until the test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with open_library(tmp_path / "data", clock) as opened:
        yield opened


def write_cards(library: Library, count: int) -> list[int]:
    """Cards written by hand, in order."""
    return [
        library.cards.write(f"Question number {n}?", f"answer {n}").card_id for n in range(count)
    ]


def first(library: Library) -> StudyCard:
    """The card that comes now."""
    card = library.study.session().card
    assert card is not None
    return card
