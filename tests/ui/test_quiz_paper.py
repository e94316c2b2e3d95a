"""A quiz on paper from the quiz page: printed with its key, and scored from its letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.changes import Changes
from aimstudy.services.library import Library
from aimstudy.services.views.quiz import QuizWish
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.printing.paper_choice import wanted
from aimstudy.ui.quiz.paper_card import LettersForm


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(tmp_path_factory.mktemp("paper")) as opened:
        add_bundled_articles(opened)
        yield opened


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def opened(qtbot: QtBot, library: Library) -> QuizPage:
    page = QuizPage(library)
    page.changed.connect(page.mark_changed)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.set_up.ready)
    return page


def printed(qtbot: QtBot, page: QuizPage, file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Print a sheet; returns its number once it is in the list."""
    before = set(page.set_up.paper.links)
    monkeypatch.setattr(page.paper, "ask", lambda: wanted(str(file)))
    with qtbot.waitSignal(page.notice):
        page.set_up.paper.make.click()
    qtbot.waitUntil(lambda: len(page.set_up.paper.links) > len(before))
    [made] = set(page.set_up.paper.links) - before
    return made


def form_of(page: QuizPage) -> LettersForm:
    form = page.set_up.paper.form
    assert form is not None
    return form


def test_a_sheet_is_printed_with_its_key_and_scored_by_its_letters(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, library)
    attempt_id = printed(qtbot, page, tmp_path / "sheet", monkeypatch)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["sheet – key.pdf", "sheet.pdf"]
    sheet = library.sheets.sheet(attempt_id)
    page.set_up.paper.links[attempt_id].click()
    form = form_of(page)
    assert form.field.hasFocus()
    QTest.keyClicks(form.field, " ".join(line.letters for line in sheet.key))
    assert form.words.text() == f"{len(sheet.key)} answers read."
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    assert page.review.score.text().startswith(f"{len(sheet.key)} of {len(sheet.key)}")
    page.show_set_up()
    qtbot.waitUntil(lambda: attempt_id not in page.set_up.paper.links)


def test_a_scored_sheet_that_is_taken_back_waits_for_its_letters_again(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, library)
    attempt_id = printed(qtbot, page, tmp_path / "sheet", monkeypatch)
    page.set_up.paper.links[attempt_id].click()
    sheet = library.sheets.sheet(attempt_id)
    QTest.keyClicks(form_of(page).field, " ".join(line.letters for line in sheet.key))
    QTest.keyClick(form_of(page).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.review)
    library.undo()
    page.mark_changed(Changes.EVERYTHING)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.set_up)
    qtbot.waitUntil(lambda: attempt_id in page.set_up.paper.links)


def test_the_letters_of_a_sheet_are_in_sight_with_what_they_say_and_enter_is_theirs(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, library)
    page.resize(900, 520)
    attempt_id = printed(qtbot, page, tmp_path / "sheet", monkeypatch)
    page.set_up.paper.links[attempt_id].click()
    form, view = form_of(page), page.set_up.area.viewport()
    QTest.keyClicks(form.field, "A " * 30)

    def seen() -> bool:
        top = form.field.mapTo(view, QPoint(0, 0)).y()
        bottom = form.score.mapTo(view, form.score.rect().bottomLeft()).y()
        return top >= 0 and bottom <= view.height()

    qtbot.waitUntil(seen)
    assert form.words.text().startswith("30 of ")
    assert page.set_up.start._key == ""
    page.set_up.form.other.setFocus()
    assert page.set_up.start._key == "Enter"


def test_the_sheet_is_a_command_of_the_set_up_only(qtbot: QtBot, library: Library) -> None:
    page = opened(qtbot, library)
    assert Action.PRINT_SHEET in page.actions_handled
    page.start(QuizWish(count=3))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.run)
    assert Action.PRINT_SHEET not in page.actions_handled
    page.discard(page.question.attempt_id if page.question else 0)


def test_what_does_not_fit_is_said_while_one_types_and_enter_begins_no_quiz(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, library)
    attempt_id = printed(qtbot, page, tmp_path / "sheet", monkeypatch)
    page.set_up.paper.open_form(attempt_id)
    form = form_of(page)
    assert form.words.text() == ""
    QTest.keyClicks(form.field, "1a 99b")
    assert form.words.text() == "There is no question 99."
    assert not form.score.isEnabled()
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.set_up
    assert library.quiz.unfinished() is None
    form.field.setText("1a")
    assert form.words.text().startswith("1 answer read.")
    assert form.score.isEnabled()


def test_a_line_half_typed_stays_when_the_page_is_read_anew(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, library)
    first = printed(qtbot, page, tmp_path / "one", monkeypatch)
    page.set_up.paper.open_form(first)
    QTest.keyClicks(form_of(page).field, "1a 2b")
    printed(qtbot, page, tmp_path / "two", monkeypatch)
    assert form_of(page).field.text() == "1a 2b"
    assert form_of(page).isVisible()
    assert form_of(page).field.hasFocus()
