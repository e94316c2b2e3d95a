"""The window on real files: first start, damage, restoring, a folder with odd characters."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from aimstudy.application import Door, open_library
from aimstudy.domain.article import Language
from aimstudy.samples import sample_library
from aimstudy.ui import background
from aimstudy.ui.dialogs.first_run import FirstRunPage
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.opening import Opening
from aimstudy.ui.page import PageId
from aimstudy.ui.pages.problem_page import ProblemPage
from aimstudy.ui.pages.today_page import TodayPage
from aimstudy.ui.translations import current_language
from aimstudy.ui.widgets import Label, LinkButton
from aimstudy.ui.window_state import WindowState

NOW = datetime(2026, 11, 21, 19, 4, tzinfo=UTC)
PATIENCE_MS = 20_000


class Program:
    """A window that opens the library of ``folder``."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        state = WindowState(folder.parent / "settings.ini")
        state.language = "en"
        self.window = MainWindow(Look(state))
        qtbot.addWidget(self.window)
        self.opening = Opening(self.window, Door(folder, lambda: NOW))
        self.window.closing.connect(self.opening.close)
        self.opening.show_waiting()
        self.window.show()
        self.opening.open()

    def wait_for(self, kind: type) -> None:
        """Until a page of ``kind`` is in front."""
        self.qtbot.waitUntil(
            lambda: isinstance(self.window.stack.currentWidget(), kind), timeout=PATIENCE_MS
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "min mappe #1 ?ø"


def test_the_first_start_leads_through_the_first_run_to_cards(qtbot: QtBot, folder: Path) -> None:
    program = Program(qtbot, folder)
    program.wait_for(FirstRunPage)
    page = program.window.stack.currentWidget()
    assert isinstance(page, FirstRunPage)
    page.start.click()
    program.wait_for(TodayPage)
    today = program.window.pages[PageId.TODAY]
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(lambda: "new" in today.start.text.text(), timeout=PATIENCE_MS)
    program.window.close()
    with open_library(folder) as library:
        assert library.settings.get().first_run_done
        assert len(library.timeline.exams()) == 1


def test_a_language_chosen_by_key_keeps_the_focus_on_that_choice(
    qtbot: QtBot, folder: Path
) -> None:
    program = Program(qtbot, folder)
    program.wait_for(FirstRunPage)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    page = program.window.stack.currentWidget()
    assert isinstance(page, FirstRunPage)
    page.language.buttons[0].setFocus()
    for key, language, place in ((Qt.Key.Key_Right, "nb", 1), (Qt.Key.Key_Left, "en", 0)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        qtbot.wait(50)
        page = program.window.stack.currentWidget()
        assert isinstance(page, FirstRunPage)
        assert current_language() == language
        assert page.language.buttons[place].hasFocus()
    program.window.close()


def test_what_a_script_has_set_is_opened_without_a_word_and_stays(
    qtbot: QtBot, folder: Path
) -> None:
    with open_library(folder, lambda: NOW) as library:
        library.cards.write("Who pays?", "the insurer")
        library.timeline.set_minutes((5,) * 7)
        library.exams.set_exam("AIM 401", date(2026, 12, 11))
    program = Program(qtbot, folder)
    program.wait_for(TodayPage)
    program.window.close()
    with open_library(folder, lambda: NOW) as library:
        assert library.timeline.calendar().minutes == (5,) * 7
        assert [exam.name for exam in library.exams.exams()] == ["AIM 401"]
        assert library.status()["cards"] == 1


def test_skipping_the_questions_leads_to_cards(qtbot: QtBot, folder: Path) -> None:
    program = Program(qtbot, folder)
    program.wait_for(FirstRunPage)
    page = program.window.stack.currentWidget()
    assert isinstance(page, FirstRunPage)
    (skip,) = page.findChildren(LinkButton)
    skip.click()
    program.wait_for(TodayPage)
    program.window.close()
    with open_library(folder, lambda: NOW) as library:
        assert library.settings.get().first_run_done
        assert library.timeline.exams() == ()
        assert [line.language for line in library.articles.list()] == [Language.ENGLISH]


@pytest.mark.parametrize("days", [0, 3])
def test_dates_that_moved_by_new_rules_are_said_once(
    qtbot: QtBot, folder: Path, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aimstudy.ui.opening.BACKUP_AFTER_MS", 50)
    sample_library(folder, NOW, Language.ENGLISH, days=2).close()
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("DELETE FROM settings WHERE key = 'replay_rules'")
        change = f"UPDATE cards SET due_day = due_day + {days} WHERE reps > 0"
        moved = connection.execute(change).rowcount
    program = Program(qtbot, folder)
    program.wait_for(TodayPage)

    def states_differ() -> int:
        library = program.opening.library
        assert library is not None
        return library.check().states_differ

    def kept() -> bool:
        with closing(sqlite3.connect(folder / "library.db")) as connection:
            query = "SELECT count(*) FROM settings WHERE key = 'replay_rules'"
            return bool(connection.execute(query).fetchone() == (1,))

    qtbot.waitUntil(lambda: kept() and not background.busy(), timeout=PATIENCE_MS)
    assert states_differ() == 0
    said = [label.text() for label in program.window.findChildren(Label) if label.isVisible()]
    assert (f"{moved} cards come on other days now." in said) is bool(days)
    program.window.close()


def test_a_damaged_library_is_said_and_restored_from_a_tested_backup(
    qtbot: QtBot, folder: Path
) -> None:
    sample_library(folder, NOW, Language.ENGLISH, days=2).close()
    file = folder / "library.db"
    damaged = b"not a database at all" * 500
    file.write_bytes(damaged)
    program = Program(qtbot, folder)
    program.wait_for(ProblemPage)
    assert file.read_bytes() == damaged
    page = program.window.stack.currentWidget()
    assert isinstance(page, ProblemPage)
    backups = page.backups
    assert backups is not None
    qtbot.waitUntil(lambda: bool(backups.findChildren(QRadioButton)), timeout=PATIENCE_MS)
    backups.findChildren(QRadioButton)[0].click()
    qtbot.waitUntil(backups.restore.isEnabled, timeout=PATIENCE_MS)
    backups.restore.click()
    program.wait_for(TodayPage)
    program.window.close()
    kept = [path for path in folder.rglob("*") if path.is_file() and path != file]
    assert any(path.read_bytes() == damaged for path in kept)
    with open_library(folder) as library:
        assert library.status()["reviews"] > 0
