"""The window: opening, navigation, history, notices, undo, restoring, problems, languages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.settings import FirstRunChoices, UndoDone
from aimstudy.ui import background, main_window
from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.dialogs.command_palette import CommandPalette
from aimstudy.ui.dialogs.first_run import FirstRunPage
from aimstudy.ui.dialogs.key_sheet import KeySheet
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.opening import Opening
from aimstudy.ui.page import Destination, FileToAdd, NoticeKind, NoticeText, Page, PageId
from aimstudy.ui.page_list import build_page
from aimstudy.ui.pages.loading_page import LoadingPage
from aimstudy.ui.pages.problem_page import ProblemPage
from aimstudy.ui.theme import current_scale, current_tokens
from aimstudy.ui.tokens import CONTRAST
from aimstudy.ui.widgets import Button
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_shell import BACKUP, FakeDoor, FakeLibrary

if TYPE_CHECKING:
    from aimstudy.services.library import Library, LibraryDoor


class PlainPage(Page):
    """A page of which only the shell's side matters."""

    def __init__(self, library: "Library") -> None:
        super().__init__(library)
        self.targets: list[object] = []
        self.told: list[Changes] = []
        self.left = 0
        self.found = 0
        self.handle(Action.FIND, self.search)

    def search(self) -> None:
        self.found += 1

    def arrive(self, target: object) -> None:
        self.targets.append(target)

    def leave(self) -> None:
        self.left += 1

    def mark_changed(self, changes: Changes) -> None:
        self.told.append(changes)


def plain_or_real(page: PageId, library: "Library", look: Look) -> Page:
    """Today and Settings are the real ones."""
    if page in (PageId.TODAY, PageId.SETTINGS):
        return build_page(page, library, look)
    return PlainPage(library)


class Shell:
    """The window with everything around it, on a library that is not there."""

    def __init__(self, folder: Path, file: Path | None = None) -> None:
        self.library = FakeLibrary()
        self.door = FakeDoor(self.library)
        self.state = WindowState(folder / "settings.ini")
        self.state.language = "en"
        self.look = Look(self.state)
        self.look.apply()
        self.window = MainWindow(self.look)
        self.actions = WindowActions(self.window)
        self.opening = Opening(self.window, cast("LibraryDoor", self.door), file)

    def plain(self, page: PageId) -> PlainPage:
        found = self.window.pages[page]
        assert isinstance(found, PlainPage)
        return found

    def problem_page(self) -> ProblemPage:
        page = self.window.stack.currentWidget()
        assert isinstance(page, ProblemPage)
        return page


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    monkeypatch.setattr(main_window, "build_page", plain_or_real)
    made = Shell(tmp_path)
    qtbot.addWidget(made.window)
    yield made
    made.window.close()


@pytest.fixture
def opened(qtbot: QtBot, shell: Shell) -> Shell:
    open_it(qtbot, shell)
    return shell


def open_it(qtbot: QtBot, shell: Shell) -> None:
    shell.opening.show_waiting()
    shell.window.show()
    shell.opening.open()
    qtbot.waitUntil(lambda: not background.busy())


def test_the_window_is_there_before_the_library(qtbot: QtBot, shell: Shell) -> None:
    shell.opening.show_waiting()
    shell.window.show()
    assert isinstance(shell.window.stack.currentWidget(), LoadingPage)
    assert shell.window.nav.isVisible()
    assert not shell.window.nav.isEnabled()
    shell.window.run_action(Action.GO_STUDY)
    assert shell.window.pages == {}
    shell.opening.open()
    qtbot.waitUntil(lambda: shell.window.library is not None)
    assert list(shell.window.pages) == [PageId.TODAY]
    assert shell.window.nav.isEnabled()


def test_pages_are_built_on_the_first_visit_and_kept(opened: Shell) -> None:
    window = opened.window
    window.run_action(Action.GO_LIBRARY)
    first = window.pages[PageId.LIBRARY]
    window.run_action(Action.GO_TODAY)
    window.run_action(Action.GO_LIBRARY)
    assert window.pages[PageId.LIBRARY] is first
    assert list(window.pages) == [PageId.TODAY, PageId.LIBRARY]
    assert window.nav.buttons[PageId.LIBRARY].isChecked()


def test_a_page_gets_its_target_and_is_told_when_it_is_left(opened: Shell) -> None:
    window = opened.window
    window.go(Destination(PageId.ARTICLES, "a place"))
    assert opened.plain(PageId.ARTICLES).targets == ["a place"]
    window.go_to(PageId.QUIZ)
    assert opened.plain(PageId.ARTICLES).left == 1


def test_back_leads_through_the_pages_before(opened: Shell) -> None:
    window = opened.window
    for page in (PageId.QUIZ, PageId.TIMELINE, PageId.ARTICLES):
        window.go_to(page)
    seen = []
    for _ in range(5):
        window.run_action(Action.BACK)
        seen.append(window.current)
    assert seen == [PageId.TIMELINE, PageId.QUIZ, PageId.TODAY, PageId.TODAY, PageId.TODAY]


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_2, PageId.STUDY),
        (Qt.Key.Key_4, PageId.TIMELINE),
        (Qt.Key.Key_7, PageId.STATISTICS),
        (Qt.Key.Key_8, PageId.SETTINGS),
        (Qt.Key.Key_Comma, PageId.SETTINGS),
    ],
)
def test_keys_lead_to_the_pages(qtbot: QtBot, opened: Shell, key: Qt.Key, page: PageId) -> None:
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    QTest.keyClick(opened.window, key, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.current is page


def test_find_goes_to_the_library_and_searches_there(qtbot: QtBot, opened: Shell) -> None:
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    QTest.keyClick(opened.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.current is PageId.LIBRARY
    assert opened.plain(PageId.LIBRARY).found == 1
    opened.window.run_action(Action.FIND)
    assert opened.plain(PageId.LIBRARY).found == 2


def test_a_change_on_one_page_reaches_all(qtbot: QtBot, opened: Shell) -> None:
    window = opened.window
    window.go_to(PageId.QUIZ)
    window.go_to(PageId.STUDY)
    window.pages[PageId.STUDY].changed.emit(Changes.REVIEWS)
    assert opened.plain(PageId.QUIZ).told == [Changes.REVIEWS]
    assert opened.plain(PageId.STUDY).told == [Changes.REVIEWS]


def test_the_navigation_shows_small_figures(qtbot: QtBot, opened: Shell) -> None:
    nav = opened.window.nav
    opened.window.resize(1180, 760)
    qtbot.waitUntil(lambda: nav.foot.text() != "")
    names = {page: button.accessibleName() for page, button in nav.buttons.items()}
    assert names[PageId.TODAY] == "Today 18 min"
    assert names[PageId.ARTICLES] == "Articles 2"
    assert names[PageId.LIBRARY] == "Library 64"
    assert nav.foot.text().splitlines()[0] == "AIM exam in 42 days"


def test_undo_says_what_it_took_back(opened: Shell) -> None:
    opened.window.go_to(PageId.QUIZ)
    opened.library.undone = [UndoDone("bury", "", None)]
    opened.window.run_action(Action.UNDO)
    assert opened.window.bar.words == "Undone: leaving a card until tomorrow."
    assert opened.plain(PageId.QUIZ).told == [Changes.EVERYTHING]


def test_undo_names_the_card_and_its_day_and_offers_redo(opened: Shell) -> None:
    asked = "How many courses does the AIM have, if the one on ethics that everybody takes counts?"
    done = UndoDone("answer", "", 4, f"{asked} And why is that?", date(2026, 11, 20), True)
    opened.library.undone = [done]
    opened.window.run_action(Action.UNDO)
    bar = opened.window.bar
    assert bar.words == (f"Undone: an answer, from 20 Nov 2026. The card: {asked} And…")
    [redo] = [button for button in bar.findChildren(Button) if button.text() == "Redo"]
    redo.click()
    assert opened.library.again is None
    assert bar.isVisible()
    assert bar.words.startswith("Done again: an answer, from 20 Nov 2026. The card:")
    assert [b.text() for b in bar.findChildren(Button) if b.isVisible()] == ["Close"]
    opened.window.run_action(Action.REDO)
    assert bar.words.startswith("There is nothing to do again.")


def test_the_offer_to_redo_goes_when_something_else_is_done(opened: Shell) -> None:
    opened.library.undone = [UndoDone("flag", "", 4, reversible=True)] * 2
    opened.window.run_action(Action.UNDO)
    opened.window.mark_changed(Changes.PLAN)  # a plan is ready
    assert opened.window.bar.words == "Undone: the flag."
    opened.library.again = None
    opened.window.mark_changed(Changes.REVIEWS)
    assert opened.window.bar.words == ""
    opened.window.run_action(Action.UNDO)
    opened.window.show_notice(NoticeText("Kept"))
    opened.library.again = None
    opened.window.mark_changed(Changes.REVIEWS)
    assert opened.window.bar.words == "Kept"


def test_nothing_to_undo_is_said_in_the_bar(opened: Shell) -> None:
    opened.library.undone = [Problem(ProblemKind.NOTHING_TO_UNDO)]
    opened.window.run_action(Action.UNDO)
    assert opened.window.bar.words.startswith("There is nothing to undo.")


def test_a_backup_from_anywhere(qtbot: QtBot, opened: Shell) -> None:
    opened.window.run_action(Action.BACKUP)
    qtbot.waitUntil(lambda: opened.window.bar.words != "")
    assert opened.window.bar.words == "Backed up and tested. manual.db"


def test_a_notice_offers_a_way_on_and_goes(opened: Shell) -> None:
    pressed: list[str] = []
    notice = NoticeText("Kept", button="Show", run=lambda: pressed.append("show"))
    opened.window.show_notice(notice)
    bar = opened.window.bar
    assert bar.isVisible()
    assert bar.words == "Kept"
    buttons = [b for b in bar.findChildren(Button) if b.text() == "Show"]
    buttons[0].click()
    assert pressed == ["show"]
    assert not bar.isVisible()


def test_a_warning_stays_until_it_is_closed(opened: Shell) -> None:
    bar = opened.window.bar
    bar.show_notice(NoticeText("Information"))
    assert bar._timer.isActive()
    bar.show_notice(NoticeText("Careful", kind=NoticeKind.WARN))
    assert not bar._timer.isActive()
    assert bar.words == "Careful"


def test_text_size_and_theme_by_key(qtbot: QtBot, opened: Shell) -> None:
    window = opened.window
    for _ in range(3):
        window.run_action(Action.LARGER)
    assert current_scale() == 1.5
    window.run_action(Action.SMALLER)
    assert current_scale() == 1.25
    window.run_action(Action.NORMAL_SIZE)
    assert current_scale() == 1.0
    dark = current_tokens().dark
    window.run_action(Action.SWITCH_THEME)
    assert current_tokens().dark is not dark
    before = current_tokens()
    window.run_action(Action.SWITCH_CONTRAST)
    assert current_tokens() is CONTRAST
    window.run_action(Action.SWITCH_CONTRAST)
    assert current_tokens() is before


@pytest.mark.parametrize(
    ("action", "kind"), [(Action.KEYS, KeySheet), (Action.PALETTE, CommandPalette)]
)
def test_dialogs_open_and_close(
    qtbot: QtBot, opened: Shell, action: Action, kind: type[KeySheet] | type[CommandPalette]
) -> None:
    opened.window.run_action(action)
    (dialog,) = opened.window.findChildren(kind)
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_every_command_can_be_reached_by_mouse(opened: Shell) -> None:
    opened.window.nav.commands.click()
    (palette,) = opened.window.findChildren(CommandPalette)
    shown = {
        palette.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(palette.list.count())
    }
    everywhere = {action for action in Action if action.value.scope is Scope.GLOBAL}
    assert everywhere - shown == {Action.PALETTE}
    palette.reject()


def test_a_new_language_rebuilds_the_window_on_the_same_page(qtbot: QtBot, opened: Shell) -> None:
    opened.window.go_to(PageId.SETTINGS)
    before = opened.window.pages[PageId.SETTINGS]
    opened.look.set_language("nb")
    assert opened.window.current is PageId.SETTINGS
    assert opened.window.pages[PageId.SETTINGS] is not before
    assert list(opened.window.pages) == [PageId.SETTINGS]
    assert opened.window.nav.buttons[PageId.TODAY].text() == "I dag"


def test_what_was_told_in_another_language_leaves_and_a_warning_stays(opened: Shell) -> None:
    opened.window.show_notice(NoticeText("Answer taken back", button="Redo", run=lambda: None))
    opened.look.set_language("nb")
    assert opened.window.bar.words == ""
    opened.window.show_notice(NoticeText("Disken er full", kind=NoticeKind.ERROR))
    opened.look.set_language("en")
    assert opened.window.bar.words == "Disken er full"


def test_the_first_run_comes_before_the_pages(qtbot: QtBot, shell: Shell) -> None:
    shell.library.settings.now = type(shell.library.settings.now)()
    open_it(qtbot, shell)
    page = shell.window.stack.currentWidget()
    assert isinstance(page, FirstRunPage)
    assert not shell.window.nav.isVisible()
    page.minutes.buttons[0].click()
    shell.look.set_language("nb")
    page = shell.window.stack.currentWidget()
    assert isinstance(page, FirstRunPage)
    page.exam.buttons[1].click()
    page.start.click()
    assert shell.library.settings.first == [FirstRunChoices(Language.BOKMAL, None, 10)]
    assert shell.window.current is PageId.TODAY
    assert shell.window.nav.isVisible()


def test_a_library_that_can_only_be_read_says_so(qtbot: QtBot, shell: Shell) -> None:
    shell.library.read_only = True
    open_it(qtbot, shell)
    assert shell.window.bar.words.startswith("The library can only be read.")


def test_a_damaged_library_can_be_restored(qtbot: QtBot, shell: Shell) -> None:
    shell.door.problems = [Problem(ProblemKind.LIBRARY_DAMAGED, file="library.db", reason="torn")]
    open_it(qtbot, shell)
    page = shell.problem_page()
    assert page.notice.title.text() == "The library file is damaged."
    assert not shell.window.nav.isVisible()
    backups = page.backups
    assert backups is not None
    qtbot.waitUntil(lambda: backups.rows.count() == 4)
    backups.findChildren(QRadioButton)[0].click()
    qtbot.waitUntil(backups.restore.isEnabled)
    backups.restore.click()
    qtbot.waitUntil(lambda: shell.window.library is not None)
    assert shell.door.restored == [BACKUP.path]
    assert shell.window.bar.words.startswith("The backup is restored.")


def test_a_library_in_use_offers_no_restore_but_another_try(qtbot: QtBot, shell: Shell) -> None:
    shell.door.problems = [Problem(ProblemKind.LIBRARY_IN_USE, folder="/data")]
    open_it(qtbot, shell)
    assert shell.problem_page().backups is None
    shell.problem_page().again_wanted.emit()
    qtbot.waitUntil(lambda: shell.window.library is not None)


def test_another_folder_can_be_opened(qtbot: QtBot, shell: Shell) -> None:
    shell.door.problems = [Problem(ProblemKind.LIBRARY_NEWER, found=9, known=1)]
    open_it(qtbot, shell)
    shell.problem_page().folder_chosen.emit(Path("/other"))
    qtbot.waitUntil(lambda: shell.window.library is not None)
    assert shell.door.gone == [Path("/other")]


def test_restoring_from_settings_closes_the_library_first(qtbot: QtBot, opened: Shell) -> None:
    opened.window.go_to(PageId.SETTINGS)
    opened.window.pages[PageId.SETTINGS].restore_wanted.emit(BACKUP.path)
    assert opened.window.library is None
    qtbot.waitUntil(lambda: opened.window.library is not None)
    assert opened.library.closed == 1
    assert opened.door.restored == [BACKUP.path]
    assert opened.window.current is PageId.TODAY


def test_a_file_from_the_command_line_is_offered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "build_page", plain_or_real)
    file = tmp_path / "article.md"
    shell = Shell(tmp_path, file)
    qtbot.addWidget(shell.window)
    open_it(qtbot, shell)
    offered = "Add article.md as an article?"
    qtbot.waitUntil(lambda: shell.window.bar.words.startswith(offered))
    buttons = [b for b in shell.window.bar.findChildren(Button) if b.text() == "Add it"]
    buttons[0].click()
    assert shell.plain(PageId.ARTICLES).targets == [FileToAdd(file)]


def test_a_dropped_file_goes_to_the_articles(qtbot: QtBot, opened: Shell, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b#ø.md"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    opened.window.dropEvent(event)
    qtbot.waitUntil(lambda: opened.window.current is PageId.ARTICLES)
    assert opened.plain(PageId.ARTICLES).targets == [FileToAdd(tmp_path / "a b#ø.md")]


def test_closing_keeps_the_place_and_closes_the_library(opened: Shell, tmp_path: Path) -> None:
    opened.window.closing.connect(opened.opening.close)
    opened.window.resize(900, 640)
    opened.window.close()
    assert opened.library.closed == 1
    again = WindowState(tmp_path / "settings.ini")
    assert not again.geometry.isEmpty()


def test_every_button_of_the_shell_has_a_name(opened: Shell) -> None:
    for widget in opened.window.findChildren(Button):
        assert widget.accessibleName() != "", widget.text()
