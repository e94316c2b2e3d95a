"""Starting: the bad pair of Python and PySide6, Qt's own words, and a light first frame."""

import gc
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui.app import SIZE, BugReports, check_pair, first_size
from aimstudy.ui.dialogs.bug_dialog import BugDialog
from aimstudy.ui.garbage import GarbageCollection
from aimstudy.ui.lean_imports import stop_reading_sources
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.qt_words import speak
from aimstudy.ui.theme import Mode
from aimstudy.ui.window_state import WindowState, step_scale

ROOT = Path(__file__).parents[2]
VOID_CALLS = 2000


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_the_pair_that_crashes_is_refused_in_words(python: tuple[int, int]) -> None:
    with pytest.raises(Problem) as caught:
        check_pair(python, (6, 12, 0))
    assert caught.value.kind is ProblemKind.PYSIDE_PAIR_BROKEN
    assert "PySide6 6.12.0 under Python 3.1" in caught.value.detail


@pytest.mark.parametrize(
    ("python", "pyside"), [((3, 12), (6, 12, 0)), ((3, 11), (6, 11, 3)), ((3, 11), (6, 12, 1))]
)
def test_other_pairs_are_fine(python: tuple[int, int], pyside: tuple[int, ...]) -> None:
    check_pair(python, pyside)


def test_calls_that_return_nothing_do_not_eat_references_to_none(qapp: QApplication) -> None:
    assert qapp is not None
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.drawRect(0, 0, 2, 2)
    before = sys.getrefcount(None)
    for _ in range(VOID_CALLS):
        painter.drawRect(0, 0, 2, 2)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 50


def test_qt_speaks_norwegian_where_it_has_no_words_of_its_own(qtbot: QtBot) -> None:
    def words() -> list[str]:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Yes | kinds.No)
        qtbot.addWidget(box)
        return [button.text().replace("&", "") for button in box.buttons()]

    speak("nb")
    assert sorted(words()) == ["Avbryt", "Ja", "Nei", "OK"]
    speak("en")
    assert sorted(words()) == ["Cancel", "No", "OK", "Yes"]


def test_importing_the_window_loads_neither_numbers_nor_tables() -> None:
    code = (
        "import sys, aimstudy.ui.app, aimstudy.ui.pages.loading_page;"
        "print(*(m for m in ('numpy', 'sqlmodel', 'sqlalchemy', 'aimstudy.services.library',"
        " 'aimstudy.ui.pages.study_page', 'PySide6.QtNetwork') if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_every_page_can_be_imported_ahead_without_an_application() -> None:
    code = (
        "import sys; from aimstudy.ui.page_list import load_pages; load_pages();"
        "from PySide6.QtWidgets import QApplication;"
        "print(sum(m.startswith('aimstudy.ui.pages.') for m in sys.modules),"
        " QApplication.instance())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    count, instance = done.stdout.split()
    assert int(count) >= 7
    assert instance == "None"


def test_sources_are_not_read_on_import() -> None:
    assert stop_reading_sources()


def test_cycles_are_collected_on_the_ui_thread_only(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))

    class Node:
        def __init__(self) -> None:
            self.me = self

    owner = QObject()
    gc.collect()  # none of the older generations is due
    garbage = GarbageCollection(owner)
    assert not gc.isenabled()
    node = weakref.ref(Node())
    kept = [Node() for _ in range(gc.get_threshold()[0] + 1)]
    assert node() is not None
    assert garbage.collect() >= 0
    assert node() is None
    assert len(kept) == gc.get_threshold()[0] + 1
    garbage.stop()
    assert gc.isenabled()


def test_a_multitude_is_looked_through_only_when_nobody_uses_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Node:
        def __init__(self) -> None:
            self.me = self

    used = True
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr("aimstudy.ui.garbage.MANY", 5000)
    monkeypatch.setattr("aimstudy.ui.garbage.in_use", lambda: used)
    owner = QObject()
    gc.collect()
    garbage = GarbageCollection(owner)
    node = weakref.ref(Node())
    kept = [[n] for n in range(6000)]
    assert garbage.collect() == -1
    assert gc.get_count()[0] < len(kept)
    for _ in range(100):
        garbage.collect()
    assert node() is not None
    used = False
    garbage.collect()
    assert node() is None
    garbage.stop()
    assert gc.get_freeze_count() == 0


def test_bugs_come_one_at_a_time_and_quit_closes_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(window)
    window.show()
    reports = BugReports(window, tmp_path)
    reports.show_bug("first")
    reports.show_bug("second")
    (dialog,) = window.findChildren(BugDialog)
    assert dialog.details.toPlainText() == "first"
    dialog.go_on.click()
    assert window.isVisible()
    reports.show_bug("third")
    dialog = next(d for d in window.findChildren(BugDialog) if d.isVisible())
    with qtbot.waitSignal(window.closing):
        dialog.quit.click()
    assert not window.isVisible()


def test_what_the_ini_file_holds_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[General]\ntheme=pink\nlanguage=sv\ntext_size=nan\ngeometry=7\n")
    state = WindowState(file)
    assert state.mode is Mode.SYSTEM
    assert state.language in ("en", "nb")
    assert state.scale == 1.0
    assert state.geometry.isEmpty()
    file.write_text("[General]\ntext_size=17\n")
    assert WindowState(file).scale == 2.0


def test_text_sizes_go_in_steps_and_stop() -> None:
    sizes = [1.0]
    for _ in range(6):
        sizes.append(step_scale(sizes[-1], 1))
    assert sizes == [1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.0]
    assert step_scale(1.3, -1) == 1.25
    assert step_scale(0.8, -1) == 0.8


def test_the_window_is_never_larger_than_the_screen_at_first() -> None:
    """On a small laptop nothing lies beyond the edge; on a large screen it has its usual size."""
    assert first_size(QSize(1024, 700)) == QSize(1024, 700)
    assert first_size(QSize(1366, 728)) == QSize(SIZE[0], 728)
    assert first_size(QSize(2560, 1400)) == QSize(*SIZE)
