"""How a session ends: why, when the next cards come, and what else can be done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.services.views.session_choice import SessionWish
from aimstudy.services.views.study import Early, SessionEnd, SessionView
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.translations import set_language
from tests.ui.fake_study import Clock, FakeLibrary, library_of, press, show_study, study_card

if TYPE_CHECKING:
    from aimstudy.services.library import Library

Shown = Callable[[FakeLibrary], StudyPage]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


@pytest.mark.parametrize(
    ("end", "waiting", "title", "next_line", "more"),
    [
        (SessionEnd.NOTHING_DUE, 0, "Done for today", "Next: 4 cards tomorrow", False),
        (SessionEnd.NOTHING_DUE, 6, "Done for today", "Next: 4 cards tomorrow", True),
        (SessionEnd.MINUTES_OVER, 6, "Today's minutes are over", "Next: 4 cards tomorrow", True),
    ],
)
def test_the_end_says_why_and_when(
    shown: Shown, end: SessionEnd, waiting: int, title: str, next_line: str, more: bool
) -> None:
    library = library_of()
    library.study.end = SessionView(
        None, 12, 0, 0.0, end, date(2026, 11, 22), 4, waiting=waiting, more=waiting > 0
    )
    page = shown(library)
    assert page.done.title.text() == title
    assert page.done.next.text() == next_line
    assert page.done.main.isVisible() is more
    if more:
        page.done.main.click()
        assert ("begin", SessionWish(minutes=5)) in library.study.calls
        assert not page.done.main.isVisible()  # nothing came of it, so it is not offered again
        assert page.done.text.text().startswith("New cards are spread over the days")


@pytest.mark.parametrize(
    ("language", "end", "waiting", "text", "next_line"),
    [
        (
            "en",
            SessionEnd.NOTHING_DUE,
            0,
            "12 answers today, all saved. What is worth its time today is done.",
            "Next: about 4 cards tomorrow",
        ),
        (
            "en",
            SessionEnd.MINUTES_OVER,
            0,
            "12 answers today, all saved. The other cards are spread over the days to come.",
            "Next: about 4 cards tomorrow",
        ),
        (
            "nb",
            SessionEnd.NOTHING_DUE,
            0,
            "12 svar i dag, alt er lagret. Det som lønner seg i dag, er gjort.",
            "Neste: omtrent 4 kort i morgen",
        ),
        (
            "nb",
            SessionEnd.MINUTES_OVER,
            3,
            "12 svar i dag, alt er lagret. 3 kort venter; de kan vente til i morgen.",
            "Neste: omtrent 4 kort i morgen",
        ),
    ],
)
def test_the_end_of_a_planned_day(
    shown: Shown, language: str, end: SessionEnd, waiting: int, text: str, next_line: str
) -> None:
    set_language(language)
    library = library_of()
    library.study.end = SessionView(
        None, 12, 0, 0.0, end, date(2026, 11, 22), 4, waiting=waiting, planned=True
    )
    page = shown(library)
    assert page.done.text.text() == text
    assert page.done.next.text() == next_line
    assert not page.done.main.isVisible()


def test_without_cards_the_way_leads_to_the_articles(shown: Shown) -> None:
    library = library_of()
    library.study.end = SessionView(None, 0, 0, 0.0, SessionEnd.NO_CARDS)
    page = shown(library)
    went: list[Destination] = []
    page.navigate.connect(went.append)
    press(page, Qt.Key.Key_Return)
    assert page.done.title.text() == "No cards yet"
    assert went == [Destination(PageId.ARTICLES)]


def test_the_quiz_is_one_click_away(shown: Shown) -> None:
    page = shown(library_of())
    went: list[Destination] = []
    page.navigate.connect(went.append)
    page.done.to_quiz.click()
    assert went == [Destination(PageId.QUIZ)]


def test_the_focus_never_passes_over_the_navigation(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    page = StudyPage(cast("Library", library_of(study_card(1))), timer=Clock())
    after = QPushButton("Today")
    row.addWidget(page)
    row.addWidget(after)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.setFocus()
    went: list[QWidget | None] = []

    def note(_old: QWidget | None, new: QWidget | None) -> None:
        went.append(new)

    qapp.focusChanged.connect(note)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_3)
    qapp.focusChanged.disconnect(note)
    assert page.stack.currentWidget() is page.done
    assert after not in went
    assert None not in went
    focus = qapp.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


@pytest.mark.parametrize("width", [984, 560])
@pytest.mark.parametrize(
    ("early", "words"),
    [
        (Early.NOTHING_ELSE, "It is back already: nothing else is left in this session."),
        (Early.MINUTES_END, "It is back already: the minutes of this session are nearly over."),
    ],
)
def test_a_card_that_is_back_before_its_minutes_says_why(
    shown: Shown, early: Early, words: str, width: int
) -> None:
    page = shown(library_of(study_card(1)))
    page.resize(width, 760)
    view = SessionView(study_card(1), 3, 1, 2.0)
    page.show_session(replace(view, early=early))
    QApplication.processEvents()
    assert (page.keys.why.text(), page.keys.why.isVisible()) == (words, True)
    page.show_session(view)
    assert page.keys.why.text() != words
