"""The Settings page: what is shown, kept, backed up, checked and restored."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.services.views.settings import CheckReport, MemoryView
from aimstudy.ui import background
from aimstudy.ui.care.backup_words import preview_words
from aimstudy.ui.look import Look
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.pages.settings_page import SettingsPage
from aimstudy.ui.theme import Mode, current_scale, current_tokens
from aimstudy.ui.translations import current_language
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_shell import BACKUP, FakeLibrary

if TYPE_CHECKING:
    from aimstudy.services.library import Library


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def page(qtbot: QtBot, library: FakeLibrary, tmp_path: Path) -> SettingsPage:
    state = WindowState(tmp_path / "settings.ini")
    state.language, state.mode = "en", Mode.LIGHT
    shown = SettingsPage(cast("Library", library), Look(state))
    qtbot.addWidget(shown)
    shown.resize(984, 760)
    shown.show()
    qtbot.waitUntil(lambda: not background.busy())
    return shown


def test_it_shows_what_holds(page: SettingsPage) -> None:
    assert [field.value() for field in page.study.minutes] == [25, 25, 25, 25, 25, 25, 0]
    assert page.study.retention.value == 0.9
    assert page.study.language.value is Language.ENGLISH
    assert page.study.typing.value is False
    assert page.exam.text() == "AIM on 2 Jan 2027"
    assert page.about.text().splitlines()[0] == "AimStudy 0.1.0"
    assert "Python 3.11.7, SQLite 3.45.1" in page.about.text()
    assert "The library takes 1.3 MB." in page.about.text()


def test_every_change_is_kept_at_once(
    qtbot: QtBot, page: SettingsPage, library: FakeLibrary
) -> None:
    said: list[Changes] = []
    page.changed.connect(said.append)
    page.study.minutes[6].setValue(15)
    page.study.retention.buttons[2].click()
    page.study.language.buttons[1].click()
    page.study.typing.buttons[1].click()
    assert library.settings.now.type_short
    assert library.timeline.minutes == (25, 25, 25, 25, 25, 25, 15)
    assert library.settings.now.retention == 0.95
    assert library.settings.now.content_language is Language.BOKMAL
    assert said == [Changes.PLAN, Changes.SETTINGS, Changes.SETTINGS, Changes.SETTINGS]


def test_a_refused_value_goes_back(page: SettingsPage, library: FakeLibrary) -> None:
    page.study.minutes[0].setValue(599)
    assert library.timeline.minutes[0] == 25
    assert page.study.minutes[0].value() == 25


def test_the_look_changes_at_once_and_is_remembered(page: SettingsPage, tmp_path: Path) -> None:
    page.look_card.theme.buttons[2].click()
    page.look_card.text_size.buttons[5].click()
    page.look_card.language.buttons[1].click()
    assert current_tokens().dark
    assert current_scale() == 1.5
    assert current_language() == "nb"
    again = WindowState(tmp_path / "settings.ini")
    assert (again.mode, again.scale, again.language) == (Mode.DARK, 1.5, "nb")


def test_backing_up_says_where(qtbot: QtBot, page: SettingsPage, library: FakeLibrary) -> None:
    with qtbot.waitSignal(page.changed) as changed:
        page.data.backup.click()
    assert changed.args == [Changes.BACKUPS]
    assert library.care.made == 1
    assert page.data.report.text() == "Backed up and tested: manual.db"
    assert page.data.backup.isEnabled()


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (CheckReport((), 0, 0), "The library is sound."),
        (CheckReport(("page 7 is torn",), 0, 0), "The check found: page 7 is torn"),
        (
            CheckReport((), 3, 0),
            "The file is sound. 3 cards' memory states differ from their answers.",
        ),
    ],
)
def test_the_check_says_what_it_found(
    qtbot: QtBot, page: SettingsPage, library: FakeLibrary, report: CheckReport, text: str
) -> None:
    library.care.report = report
    page.data.check.click()
    qtbot.waitUntil(lambda: page.data.check.isEnabled())
    said, _, way_out = page.data.report.text().partition("\n")
    assert said == text
    assert ("backup" in way_out) == bool(report.findings)
    assert page.data.rebuild.isVisible() == bool(report.states_differ)


def test_states_that_differ_are_worked_out_anew(
    qtbot: QtBot, page: SettingsPage, library: FakeLibrary
) -> None:
    library.care.report = CheckReport((), 3, 0)
    page.data.check.click()
    qtbot.waitUntil(lambda: page.data.rebuild.isVisible())
    page.data.rebuild.click()
    qtbot.waitUntil(lambda: not page.data.rebuild.isVisible())
    assert page.data.report.text() == "3 memory states were worked out anew."


def backup_choices(page: SettingsPage) -> list[QRadioButton]:
    return page.data.backups.findChildren(QRadioButton)


def test_only_sound_backups_are_offered_and_previewed_first(
    qtbot: QtBot, page: SettingsPage
) -> None:
    backups = page.data.backups
    first, second = backup_choices(page)
    assert (first.isEnabled(), second.isEnabled()) == (True, False)
    held = "made by you · 356 kB · 2 articles, 64 cards, 212 answers"
    assert first.accessibleName().endswith(held)
    assert "cannot be used: page 7" in second.accessibleName()
    assert not backups.restore.isEnabled()
    first.click()
    qtbot.waitUntil(lambda: backups.restore.isEnabled())
    assert "8 answers given since then will be missing." in backups.preview.text()
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        backups.restore.click()
    assert wanted.args == [BACKUP.path]


def test_the_preview_of_a_library_that_cannot_be_read(library: FakeLibrary) -> None:
    preview = replace(library.care.preview(BACKUP.path), now=None, reviews_lost=0)
    assert preview_words(preview) == (
        "The backup holds 2 articles, 64 cards, 212 answers. What is there now cannot be read. "
        "The present file is kept beside it."
    )


def test_the_exam_is_changed_on_the_timeline(qtbot: QtBot, page: SettingsPage) -> None:
    asked: list[Destination] = []
    page.navigate.connect(asked.append)
    page.change_exam.click()
    assert asked == [Destination(PageId.TIMELINE)]


def test_answers_are_counted_off_the_windows_thread(
    qtbot: QtBot, page: SettingsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []
    view = library.memory.view

    def told() -> MemoryView:
        threads.append(threading.current_thread() is threading.main_thread())
        return view()

    monkeypatch.setattr(library.memory, "view", told)
    page.refresh()
    qtbot.waitUntil(lambda: not background.busy())
    assert threads == [False]
    assert page.memory.basis.text() != "Looking at your answers…"
