"""Decks come in and go out through the window: preview, choices, cancel, report, undo, export."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.imports import Duplicates
from aimstudy.services.library import Library
from aimstudy.services.views.import_looks import Look as DeckLook
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.brought_in import destination_of
from aimstudy.ui.library.deck_desk import DeckDesk
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import DeckToImport, Destination, FileToAdd, PageId, Search
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.translations import set_language
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.anki_files import Deck
from tests.ui.focus_names import nameless

PATIENCE = 20_000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: datetime(2026, 11, 22, 20, 0, tzinfo=UTC)) as held:
        yield held
        background.shut_down()


@pytest.fixture
def window(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(shown)
    WindowActions(shown)
    shown.resize(1180, 760)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.use_library(library, PageId.LIBRARY)
    yield shown
    background.shut_down()
    shown.forget_library()


def package(folder: Path, count: int = 3, *, odd: int = 0, back: str = "answer") -> Path:
    """A package with ``count`` notes and ``odd`` cards whose note is missing."""
    deck = Deck(decks={1: "Default", 7: "Harbour"})
    for n in range(count):
        deck.pair(f"question {n}", f"{back} {n}", did=7)
    for n in range(odd):
        deck.card(99_999 + n)
    return deck.write(folder / "harbour.apkg")


def desk_of(window: MainWindow) -> DeckDesk:
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    return page.desk


def previewed(qtbot: QtBot, window: MainWindow, file: Path) -> DeckDesk:
    """The form with what ``file`` holds."""
    window.go(Destination(PageId.LIBRARY, DeckToImport(file)))
    desk = desk_of(window)
    qtbot.waitUntil(lambda: desk.panel.choices.isVisible(), timeout=PATIENCE)
    return desk


def imported(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    previewed(qtbot, window, file).panel.take.click()
    wait_for_words(qtbot, window, "harbour.apkg")


def wait_for_words(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.bar.words, timeout=PATIENCE)


def test_a_package_is_looked_at_then_imported_and_taken_back(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    desk = previewed(qtbot, window, package(tmp_path))
    panel = desk.panel
    assert panel.title.text() == "Import harbour.apkg"
    assert panel.kind.text() == "Package of Anki"
    assert panel.notes.text() == "Notes: 3 new, 0 changed, 0 the same."
    assert panel.holding.text().startswith("3 cards, 1 deck")
    assert library.cards.table().total == 0
    assert QApplication.focusWidget() is panel.take
    assert nameless(panel) == []
    QTest.keyClick(panel.take, Qt.Key.Key_Return)
    wait_for_words(qtbot, window, "harbour.apkg is imported.")
    assert panel.isHidden()
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: page.header.subtitle.text() == "3 cards")
    assert page.body.isVisible()
    undo = [b for b in window.bar.findChildren(QPushButton) if b.text() == "Undo"]
    undo[0].click()
    wait_for_words(qtbot, window, "Undone: the import of a deck. The file: harbour.apkg")
    assert library.cards.table().total == 0
    window.run_action(Action.REDO)
    wait_for_words(qtbot, window, "Done again: the import of a deck.")
    assert library.cards.table().total == 3


def test_undo_of_the_notice_takes_no_other_step_back(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    imported(qtbot, window, package(tmp_path))
    library.cards.flag([library.cards.table().lines[0].card_id], True)
    undo = [b for b in window.bar.findChildren(QPushButton) if b.text() == "Undo"]
    undo[0].click()
    assert window.bar.words.startswith("Something else was done since.")
    assert library.cards.table().total == 3
    assert library.undo_label() == "flag"


def test_remarks_are_listed_and_copied(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    desk = previewed(qtbot, window, package(tmp_path, odd=1))
    panel = desk.panel
    assert panel.model.rowCount() == 1
    assert panel.model.index(0, 1).data() == "The card's note is not in the file."
    assert panel.model.index(0, 2).data() == "It was left out."
    assert panel.remark_words.text() == "1 row has a remark."
    panel.take.click()
    wait_for_words(qtbot, window, "is imported")
    assert panel.isVisible()
    assert panel.choices.isHidden()
    panel.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "The card's note is not in the file.\tIt was left out." in copied
    assert "3 new" in copied
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_the_choices_are_followed(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    imported(qtbot, window, package(tmp_path))
    other = package(tmp_path, back="another answer")
    panel = previewed(qtbot, window, other).panel
    assert panel.notes.text() == "Notes: 0 new, 3 changed, 0 the same."
    panel.where.buttons[1].click()
    assert not panel.take.isEnabled()
    assert panel.deck.findText("Harbour") >= 0
    panel.deck.setEditText("Elsewhere")
    panel.duplicates.buttons[2].click()
    panel.history.setChecked(False)
    panel.tags.setText(" course1 ")
    wish = panel.wish()
    assert (wish.deck, wish.duplicates, wish.history) == ("Elsewhere", Duplicates.COPY, False)
    panel.take.click()
    qtbot.waitUntil(lambda: panel.isHidden(), timeout=PATIENCE)
    lines = library.cards.table().lines
    assert sorted({line.deck for line in lines}) == ["Elsewhere", "Harbour"]
    assert len(lines) == 6
    assert library.cards.table("tag:course1").total == 3


def test_a_form_hides_no_chosen_cards_and_goes_when_cards_are_wanted(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    imported(qtbot, window, package(tmp_path))
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.table.selectAll()
    window.run_action(Action.EXPORT_CARDS)
    window.run_action(Action.DELETE_CARDS)
    assert library.cards.table().total == 3
    window.go(Destination(PageId.LIBRARY, Search("question 1")))
    assert page.body.isVisible()
    assert page.desk.out.panel.isHidden()


def test_cancel_changes_nothing(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    panel = previewed(qtbot, window, package(tmp_path)).panel
    panel.cancel.click()
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    assert panel.isHidden()
    assert page.body.isVisible()
    assert library.cards.table().total == 0


def test_an_import_that_runs_is_stopped_and_the_window_never_stalls(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    desk = previewed(qtbot, window, package(tmp_path, 8_000))
    beats: list[float] = []
    beat = QTimer(window, interval=5)
    beat.timeout.connect(lambda: beats.append(monotonic()))
    beat.start()
    desk.panel.take.click()
    qtbot.wait(20)  # it has been read before, and would soon be done
    began = monotonic()
    QTest.keyClick(desk.panel.stop, Qt.Key.Key_Escape)
    assert desk.panel.working_words.text() == "Stopping…"
    wait_for_words(qtbot, window, "The import was stopped. Nothing of it was taken.")
    assert monotonic() - began < 1.0  # half a second on a quiet machine
    beat.stop()
    assert max(late - early for early, late in pairwise(beats)) < 0.25
    assert desk.panel.choices.isVisible()
    assert library.cards.table().total == 0


def test_a_bad_file_is_refused_in_words(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    whole = package(tmp_path).read_bytes()
    file = tmp_path / "cut.apkg"
    file.write_bytes(whole[: len(whole) // 2])
    window.go(Destination(PageId.LIBRARY, DeckToImport(file)))
    wait_for_words(qtbot, window, "cut.apkg is damaged.")
    assert desk_of(window).panel.isHidden()
    assert library.cards.table().total == 0


def test_one_file_at_a_time(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Event()
    library = window.library
    assert library is not None
    real = library.importing.look

    def slow(path: Path, is_stopped: Callable[[], bool]) -> DeckLook:
        held.wait(10)
        return real(path, is_stopped=is_stopped)

    monkeypatch.setattr(library.importing, "look", slow)
    file = package(tmp_path)
    window.go(Destination(PageId.LIBRARY, DeckToImport(file)))
    window.go(Destination(PageId.LIBRARY, DeckToImport(file)))
    assert window.bar.words.startswith("Another deck is being read.")
    held.set()
    qtbot.waitUntil(lambda: desk_of(window).panel.choices.isVisible(), timeout=PATIENCE)


def test_files_go_where_they_belong(library: Library, tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("# Tides\n\nThe tide turns twice a day.\n", encoding="utf-8")
    deck, cut, missing = package(tmp_path), tmp_path / "cut.md", tmp_path / "none.md"
    cut.write_bytes(deck.read_bytes()[:300])
    assert destination_of(library, deck) == Destination(PageId.LIBRARY, DeckToImport(deck))
    assert destination_of(library, cut) == Destination(PageId.LIBRARY, DeckToImport(cut))
    for file in (article, missing):
        assert destination_of(library, file) == Destination(PageId.ARTICLES, FileToAdd(file))


def test_a_dropped_deck_is_shown_in_the_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.go_to(PageId.TODAY)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(package(tmp_path)))])
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: window.current is PageId.LIBRARY, timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk_of(window).panel.choices.isVisible(), timeout=PATIENCE)


def test_cards_are_exported_and_come_back(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    imported(qtbot, window, package(tmp_path))
    desk, out = desk_of(window), tmp_path / "out"
    monkeypatch.setattr(desk.out, "ask_where", lambda *_: str(out))
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: page.header.subtitle.text() == "3 cards")
    deck = next(d for d in library.cards.decks() if d.name == "Harbour")
    page.sidebar.deck_picked.emit(deck.deck_id)
    window.run_action(Action.EXPORT_CARDS)
    panel = desk.out.panel
    assert panel.isVisible()
    assert panel.words.text() == "Cards of Harbour and the decks under it."
    qtbot.waitUntil(lambda: panel.count.text() == "3 cards of 3 notes.", timeout=PATIENCE)
    assert not panel.which.buttons[4].isEnabled()
    assert nameless(panel) == []
    panel.media.setChecked(False)
    panel.write.click()
    wait_for_words(qtbot, window, "Saved as out.apkg. 3 notes, 3 cards")
    again = library.importing.preview(tmp_path / "out.apkg")
    assert again.notes.new == 0
    assert again.cards == 3


def test_an_export_that_cannot_be_written_says_why(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(qtbot, window, package(tmp_path))
    desk = desk_of(window)
    monkeypatch.setattr(desk.out, "ask_where", lambda *_: str(tmp_path / "no" / "out.apkg"))
    window.run_action(Action.EXPORT_CARDS)
    desk.out.panel.write.click()
    wait_for_words(qtbot, window, "out.apkg")
    qtbot.waitUntil(lambda: "Writing" not in window.bar.words, timeout=PATIENCE)
    assert "Saved" not in window.bar.words


def test_the_command_asks_for_a_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package(tmp_path)
    monkeypatch.setattr(DeckDesk, "ask", lambda _desk: str(file))
    window.go_to(PageId.TODAY)
    QTest.keyClick(
        window,
        Qt.Key.Key_O,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: window.current is PageId.LIBRARY)
    qtbot.waitUntil(lambda: desk_of(window).panel.choices.isVisible(), timeout=PATIENCE)


def test_in_norwegian(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    set_language("nb")
    window.rebuild()
    panel = previewed(qtbot, window, package(tmp_path, odd=1)).panel
    assert panel.notes.text() == "Notater: 3 nye, 0 endret, 0 uendret. 1 rad er utelatt."
    assert panel.model.index(0, 2).data() == "Det ble utelatt."
    assert panel.take.text() == "Importer"
