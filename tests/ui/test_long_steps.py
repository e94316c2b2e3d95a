"""Undo and Redo of a step over many cards: the window goes on meanwhile, on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.services.library import Library
from aimstudy.storage import undo
from aimstudy.ui import background
from aimstudy.ui.pages.study_page import StudyPage
from tests.ui.fake_study import finish_jobs

CARDS = 12


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Its last step is the suspending of all its cards."""
    with open_library(tmp_path) as opened:
        deck = opened.cards.add_deck("Sea")
        ids = [opened.cards.write(f"What is {n}?", f"It is {n}.", deck) for n in range(CARDS)]
        assert len(ids) == CARDS
        opened.cards.suspend(range(1, CARDS + 1), True)
        yield opened


@pytest.mark.parametrize("many", [True, False])
def test_a_step_over_many_cards_is_taken_beside_the_study_page(
    qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    monkeypatch.setattr(undo, "LONG", 100 if many else 100_000)
    page = StudyPage(library)
    qtbot.addWidget(page)
    page.show()
    for press in (page.undo, page.redo):
        before = library.undo_label()
        press()
        assert background.busy() == many
        if many:
            press()  # a key held too long takes no second step
        finish_jobs()
        assert {before, library.undo_label()} == {"suspend", "note"}
    assert page.card is None
