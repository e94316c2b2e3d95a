"""Articles, Library and Timeline on a real library: what the pages ask for is really done."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import IssueChoice
from aimstudy.services.library import Library
from aimstudy.ui import background
from aimstudy.ui.page import FileToAdd, Page
from aimstudy.ui.pages.articles_page import ArticlesPage
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.printing.paper_choice import wanted

ARTICLE = """---
title: The Harbour Pilot
description: The harbour pilot is a licence for people who guide ships.
---

# The Harbour Pilot

##How it works

The Harbour Pilot is a **licence** for people who guide ships into narrow ports. To earn the
licence, candidates must complete four courses. The courses usually take between 9 and 15 months.

The required courses are Tides, Cranes, Harbour Law, Radio, and First Aid. The exam can be taken
online through the port's website. The books and the exam cost between $1,800 and $2,500.
"""


class Window(QWidget):
    """Stands for the window, which shows problems."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []

    def show_problem(self, problem: Problem) -> None:
        """Keep ``problem``."""
        self.problems.append(problem)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library on the evening of 22 November 2026."""
    with open_library(tmp_path / "lib", lambda: datetime(2026, 11, 22, 20, 0, tzinfo=UTC)) as held:
        yield held
        background.shut_down()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """A window to put a page in."""
    made = Window()
    qtbot.addWidget(made)
    made.resize(984, 760)
    return made


def shown(page: Page, window: Window) -> None:
    """Show ``page`` as the window would."""
    page.changed.connect(page.mark_changed)
    page.resize(window.size())
    window.show()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The article as a file."""
    file = tmp_path / "pilot.md"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def test_from_a_file_to_accepted_cards_and_back(
    qtbot: QtBot, library: Library, window: Window, article: Path
) -> None:
    page = ArticlesPage(library, window)
    shown(page, window)
    page.arrive(FileToAdd(article))
    qtbot.waitUntil(lambda: page.reading)
    view = page.article.view
    assert view is not None
    assert view.title == "The Harbour Pilot"
    assert view.proposed == len(view.cards) >= 4
    assert library.study.next_card() is None  # proposed cards are not studied
    QTest.mouseClick(page.article.accept_rest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.article.accept_rest.isHidden())
    assert library.study.next_card() is not None
    panel = page.article.issues.panel
    QTest.mouseClick(panel.choices[IssueChoice.SECOND], Qt.MouseButton.LeftButton)
    assert library.articles.view(1).issues[0].choice is IssueChoice.SECOND
    QTest.mouseClick(page.article.away, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.article.away_panel.delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.reading)
    assert library.articles.list() == ()
    assert library.study.next_card() is None
    assert window.problems == []


def test_marked_words_make_a_card_that_cites_its_sentence(
    qtbot: QtBot, library: Library, window: Window, article: Path
) -> None:
    page = ArticlesPage(library, window)
    shown(page, window)
    page.arrive(FileToAdd(article))
    qtbot.waitUntil(lambda: page.reading)
    reader = page.article.reader
    cursor = reader.textCursor()
    at = reader.toPlainText().index("narrow ports")
    cursor.setPosition(at)
    cursor.setPosition(at + len("narrow ports"), cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    QTest.mouseClick(page.article.make_card, Qt.MouseButton.LeftButton)
    found = library.cards.table("narrow").lines
    [made] = [line for line in found if line.back == "narrow ports"]
    source = library.cards.detail(made.card_id).source
    assert source is not None
    assert source.shown == (
        "The Harbour Pilot is a licence for people who guide ships into narrow ports."
    )
    assert ARTICLE[source.start : source.end] == source.quote


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ProblemKind.FILE_EMPTY),
        (b"\x7fELF\x00\x01\x02" * 40, ProblemKind.FILE_BINARY),
        ("Jag är en svensk text och den är inte på norska. ".encode() * 20, None),
        (ARTICLE.encode(), ProblemKind.ARTICLE_ALREADY_ADDED),
    ],
)
def test_a_bad_file_is_said_once_and_nothing_is_half_added(
    qtbot: QtBot,
    library: Library,
    window: Window,
    tmp_path: Path,
    data: bytes,
    expected: ProblemKind | None,
) -> None:
    library.articles.add_text("pilot.md", ARTICLE)
    page = ArticlesPage(library, window)
    shown(page, window)
    file = tmp_path / "bad.md"
    file.write_bytes(data)
    page.arrive(FileToAdd(file))
    qtbot.waitUntil(lambda: bool(window.problems))
    kinds = [problem.kind for problem in window.problems]
    assert kinds == [expected or ProblemKind.LANGUAGE_UNSUPPORTED]
    assert len(library.articles.list()) == 1
    assert page.isVisible()
    assert not page.reading


def test_a_folder_is_not_an_article(
    qtbot: QtBot, library: Library, window: Window, tmp_path: Path
) -> None:
    page = ArticlesPage(library, window)
    shown(page, window)
    page.arrive(FileToAdd(tmp_path))
    qtbot.waitUntil(lambda: bool(window.problems))
    assert window.problems[0].kind is ProblemKind.FILE_IS_FOLDER


def test_deleted_cards_come_back_by_undo(qtbot: QtBot, library: Library, window: Window) -> None:
    for number in range(5):
        library.cards.write(f"Question {number}?", f"answer {number}")
    page = LibraryPage(library, window)
    shown(page, window)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    page.table.selectAll()
    page.bar.delete_now()
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.nothing.title.text() == "No cards yet"
    library.undo()
    page.mark_changed(Changes.CARDS)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)


def test_cards_are_found_moved_and_flagged(qtbot: QtBot, library: Library, window: Window) -> None:
    library.cards.write("Which tide is highest?", "the spring tide")
    library.cards.write("What lifts a load?", "a crane")
    page = LibraryPage(library, window)
    shown(page, window)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    QTest.keyClicks(page.search.edit, "tide")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    page.bar.deck.setEditText("Tides")
    page.bar.move_button.click()
    page.bar.flag_now()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.model.lines[0].deck == "Tides")
    qtbot.waitUntil(lambda: page.model.lines[0].flagged)
    assert page.preview.history.text().startswith("Tides · flagged, new")


def test_exam_minutes_and_days_off_are_kept(qtbot: QtBot, library: Library, window: Window) -> None:
    library.cards.write("Which tide is highest?", "the spring tide")
    page = TimelinePage(library, window)
    shown(page, window)
    qtbot.waitUntil(page.card.isVisible)
    page.add_button.click()
    page.exam_panel.name.setText("Pilot exam")
    page.exam_panel.day.set_day(date(2026, 12, 20))
    page.exam_panel.save.click()
    qtbot.waitUntil(page.exams.isVisible)
    assert [(e.name, e.day) for e in library.timeline.exams()] == [
        ("Pilot exam", date(2026, 12, 20))
    ]
    page.card.chart.choose(date(2026, 11, 24))
    page.card.day_line.toggle.click()
    assert library.timeline.calendar().days_off == frozenset({date(2026, 11, 24)})
    page.minutes_button.click()
    page.minutes_panel.fields[6].setValue(0)
    page.minutes_panel.save.click()
    assert library.timeline.calendar().minutes[6] == 0
    qtbot.waitUntil(lambda: "no Sundays" in page.header.subtitle.text())
    assert "Pilot exam: not enough evidence for a range yet." in page.card.notes.text()
    assert window.problems == []


def test_a_new_version_keeps_the_card_and_undo_brings_the_old_text_back(
    qtbot: QtBot, library: Library, window: Window, article: Path
) -> None:
    page = ArticlesPage(library, window)
    shown(page, window)
    page.arrive(FileToAdd(article))
    qtbot.waitUntil(lambda: page.reading)
    library.articles.accept_all(1)
    before = library.articles.view(1)
    article.write_text(
        before.text.replace("\n\n", "\n\nPilots wear blue coats.\n\n", 1), encoding="utf-8"
    )
    page.arrive(FileToAdd(article))
    qtbot.waitUntil(page.version.isVisible)
    QTest.mouseClick(page.version.update_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.reading)
    assert "Pilots wear blue coats." in page.article.reader.toPlainText()
    accepted = {card.card_id for card in before.cards}
    now = {card.card_id for card in library.articles.view(1).cards}
    assert accepted <= now
    library.undo()
    page.mark_changed(Changes.EVERYTHING)
    qtbot.waitUntil(lambda: "Pilots wear" not in page.article.reader.toPlainText())
    assert library.articles.view(1) == before
    assert window.problems == []


def test_what_is_marked_or_else_all_that_is_found_is_printed(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        library.cards.write(f"Question {number}?", f"answer {number}")
    page = LibraryPage(library)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    monkeypatch.setattr(page.printer, "ask", lambda: wanted(str(tmp_path / "mine")))
    with qtbot.waitSignal(page.notice) as told:
        page.print_button.click()
    assert told.args is not None
    assert told.args[0].title == "Saved as mine.pdf."
    assert told.args[0].text.startswith("3 cards. Print on both sides")
    page.table.selectAll()
    page.table.selectionModel().select(
        page.model.index(0, 0),
        QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
    )
    with qtbot.waitSignal(page.notice) as told:
        QTest.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[0].text.startswith("2 cards.")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_is_written_when_no_file_is_chosen(
    qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = LibraryPage(library)
    qtbot.addWidget(page)
    monkeypatch.setattr(page.printer, "ask", lambda: None)
    with qtbot.assertNotEmitted(page.notice, wait=50):
        page.print_cards()
