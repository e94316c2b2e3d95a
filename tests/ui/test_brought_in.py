"""Several files and folders that are dropped: each goes where it belongs."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from aimstudy.services.library import Library
from aimstudy.ui.brought_in import destinations_of
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import DeckToImport, Destination, FileToAdd, PageId
from tests.ui.test_deck_desk import PATIENCE, desk_of, library, window

__all__ = ["library", "window"]

ARTICLE = "# Tides\n\nThe tide turns twice a day. The spring tide is the highest one.\n"


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_decks_and_articles_are_told_apart_by_what_they_hold(
    library: Library, tmp_path: Path
) -> None:
    deck = written(tmp_path, "a.md", "| Question | Answer |\n|---|---|\n| ebb | falls |\n")
    article = written(tmp_path, "b.md", ARTICLE)
    other = written(tmp_path, "c.txt", "ebb\tfalls\nflood\trises\n")
    assert destinations_of(library, [deck, article, other]) == [
        Destination(PageId.ARTICLES, FileToAdd(article)),
        Destination(PageId.LIBRARY, DeckToImport(deck, (other,))),
    ]


def test_of_a_folder_come_its_decks_and_texts(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    deck = written(folder, "deck.csv", "Front;Back\nebb;falls\n")
    article = written(folder, "text.md", ARTICLE)
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    written(folder, ".hidden.csv", "Front;Back\nx;y\n")
    assert destinations_of(library, [folder]) == [
        Destination(PageId.ARTICLES, FileToAdd(article)),
        Destination(PageId.LIBRARY, DeckToImport(deck)),
    ]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert destinations_of(library, [empty]) == [Destination(PageId.ARTICLES, FileToAdd(empty))]


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_what_is_dropped_together_is_added_and_asked_about(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    articles = [
        written(tmp_path, f"{name}.md", ARTICLE.replace("Tides", name)) for name in ("one", "two")
    ]
    deck = written(tmp_path, "deck.csv", "Front;Back\nebb;falls\n")
    drop(window, articles[0], deck, articles[1])
    qtbot.waitUntil(lambda: desk_of(window).panel.choices.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "two" in window.bar.words, timeout=PATIENCE)
    assert window.current is PageId.LIBRARY
    assert sorted(each.name for each in library.articles.list() if not each.bundled) == [
        "one.md", "two.md",
    ]  # fmt: skip


def test_a_file_of_another_program_is_named_with_the_way_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "lecture.pdf"
    file.write_bytes(b"%PDF-1.7 x")
    drop(window, file)
    qtbot.waitUntil(lambda: "lecture.pdf is a PDF" in window.bar.words, timeout=PATIENCE)
    assert "Paste cards…" in window.bar.words
