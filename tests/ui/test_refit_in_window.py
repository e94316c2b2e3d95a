"""The window fits the memory anew at its start and when the study day turns, exam or not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aimstudy.application import Door, open_library
from aimstudy.services.library import Library
from aimstudy.services.views.settings import StudySettings
from aimstudy.ui import background, opening
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.opening import Opening
from aimstudy.ui.page import PageId
from aimstudy.ui.pages.settings_page import SettingsPage
from aimstudy.ui.window_state import WindowState
from tests.services.conftest import Clock, write_cards

PATIENCE_MS = 20_000


def answer_all(library: Library, cards: list[int]) -> None:
    for card in cards:
        library.study.answer(card, 2 + card % 2)


def test_answers_are_fitted_without_being_asked(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BACKUP_AFTER_MS", 0)
    clock = Clock(datetime(2026, 3, 2, 18, 0, tzinfo=UTC))
    folder = tmp_path / "data"
    with open_library(folder, clock) as library:
        cards = write_cards(library, 4)
        answer_all(library, cards)
        clock.now += timedelta(days=3)
        answer_all(library, cards)
        library.settings.set(StudySettings(first_run_done=True))
    state = WindowState(tmp_path / "settings.ini")
    state.language = "en"
    window = MainWindow(Look(state))
    qtbot.addWidget(window)
    opened = Opening(window, Door(folder, clock))
    window.closing.connect(opened.close)
    window.show()
    opened.open()

    def fits() -> int | None:
        return opened.library._context.memory.fit_id if opened.library else None

    qtbot.waitUntil(lambda: fits() == 1, timeout=PATIENCE_MS)
    assert opened.library is not None
    clock.now += timedelta(days=4)
    answer_all(opened.library, cards)
    opened.plan_keeper._look_at_the_day()
    qtbot.waitUntil(lambda: fits() == 2 and not background.busy(), timeout=PATIENCE_MS)
    window.go_to(PageId.SETTINGS)
    page = window.pages[PageId.SETTINGS]
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: not background.busy(), timeout=PATIENCE_MS)
    basis = page.memory.basis.text()
    assert basis.startswith("You have given 12 answers since 2 Mar 2026. 8 were to cards that came")
    window.close()
