"""A book of two hundred pages: its reading is shown, can be stopped, and never holds the window up.

Stalls are counted in processor time of this program, so that a busy machine does not matter.
"""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.services.library import Library
from aimstudy.ui import background
from aimstudy.ui.page import FileToAdd
from aimstudy.ui.pages.articles_page import ArticlesPage

STALL = 0.1  # seconds
PAGES = 200
NAMES = ("Alder", "Birch", "Cedar", "Dover", "Elm", "Fjord", "Grove", "Hazel", "Ivy", "Juniper")
PLACES = ("Bridge", "Museum", "Library", "Ferry", "Orchard", "Railway", "Theatre", "Market")
THINGS = ("boats", "rooms", "lamps", "engines", "gardens", "doors", "wagons", "maps", "clocks")


def book(pages: int) -> str:
    """A text of about three hundred words a page."""
    chance = random.Random(7)
    pick = chance.choice
    parts = ["# A handbook of places\n"]
    for page in range(pages):
        parts.append(f"\n## Chapter {page + 1}\n")
        for _ in range(4):
            place = f"{pick(NAMES)}{pick(NAMES).lower()} {pick(PLACES)}"
            sentences = [
                f"The {place} is a small institution for travellers and sailors of all ages.",
                f"The {place} owns {chance.randint(2, 90)} {pick(THINGS)} and {pick(THINGS)}.",
                f"The {place} opened in {chance.randint(1500, 1990)} beside the old harbour wall.",
                f"Visitors to the {place} often ask the clerk for {pick(THINGS)} and a ticket.",
                f"If a guest of the {place} loses a ticket, the clerk writes a new one at once.",
                f"Because the winters are long, the {place} paints its {pick(THINGS)} indoors.",
            ]
            chance.shuffle(sentences)
            parts.append(" ".join(sentences) + "\n")
    return "\n".join(parts)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "data") as opened:
        # The engine is loaded by the first text, whatever its length.
        opened.articles.read_text("short", "# Short\n\nA ferry is a boat. It was built in 1950.\n")
        yield opened


@pytest.fixture
def page(qtbot: QtBot, library: Library) -> ArticlesPage:
    page = ArticlesPage(library)
    page.changed.connect(page.mark_changed)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.show()
    return page


class Heart:
    """Beats on the event loop and keeps the longest time between two beats."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.process_time()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.process_time()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self) -> list[float]:
        """The gaps that are stalls."""
        self._timer.stop()
        return [gap for gap in self.gaps if gap > STALL]


def test_reading_is_shown_and_stopped_without_a_trace(
    qtbot: QtBot,
    page: ArticlesPage,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "book.md"
    file.write_text(book(PAGES), encoding="utf-8")
    seen: list[float] = []
    show = page.add_panel.show_progress

    def keep(fraction: float, text: str) -> None:
        seen.append(fraction)
        show(fraction, text)

    monkeypatch.setattr(page.add_panel, "show_progress", keep)
    heart = Heart()
    page.arrive(FileToAdd(file))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] > 0.3, timeout=60_000)
    assert page.add_panel.working_words.text() == "Reading book.md…"
    QTest.mouseClick(page.add_panel.stop, Qt.MouseButton.LeftButton)
    assert not page.add_panel.isVisible()
    pressed = time.process_time()
    free: list[bool] = []
    background.run(page, lambda _job: True, free.append)
    qtbot.waitUntil(lambda: free == [True], timeout=10_000)
    assert time.process_time() - pressed < 0.5  # the thread is free for something else
    assert heart.stop() == []
    assert seen == sorted(seen)
    assert len(seen) > 20
    assert library.articles.list() == ()
    assert not page.reading


def test_a_long_article_is_read_and_stored_without_a_stall(
    qtbot: QtBot, page: ArticlesPage, tmp_path: Path
) -> None:
    file = tmp_path / "book.md"
    file.write_text(book(PAGES // 5), encoding="utf-8")
    heart = Heart()
    stalls: list[list[float]] = []
    page.adding.added.connect(lambda _found: stalls.append(heart.stop()))
    page.arrive(FileToAdd(file))
    qtbot.waitUntil(lambda: page.reading, timeout=120_000)
    assert stalls == [[]]
    qtbot.wait(200)  # the rest of the text is written meanwhile
    view = page.article.view
    assert view is not None
    assert len(view.cards) > 300
    assert "Chapter 40" in page.article.reader.toPlainText()
