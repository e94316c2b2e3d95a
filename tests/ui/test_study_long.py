"""Cards as long as a book in the Study window: a beginning at once, the rest one key away."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import CardKind
from aimstudy.ui.actions import Action
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.rest_of_text import RestOfText
from tests.ui.fake_study import Clock, FakeLibrary, library_of, press, show_study, study_card

Shown = Callable[[FakeLibrary], StudyPage]

BOOK = "A sentence that is one of many. " * 1_000


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def text_of(rest: RestOfText) -> str:
    views = (rest.first, *rest.views)
    return " ".join(" ".join(view.toPlainText().split()) for view in views)


def whole(text: str) -> str:
    return " ".join(text.split())


def test_a_short_card_says_nothing_of_a_rest(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    assert page.sheet.rest.isHidden()
    assert page.sheet.reveal.rest.isHidden()
    press(page, Qt.Key.Key_V)
    assert page.keys.why.text() == "All of it is shown already."
    menu = page.acts.menu()
    assert menu is not None
    assert not any(entry.text().startswith("Show the rest") for entry in menu.actions())
    menu.deleteLater()


def test_a_long_question_says_how_much_is_left_and_shows_it_on_a_key(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown(library_of(study_card(1, prompt=BOOK)))
    rest = page.sheet.rest
    first = len(whole(rest.first.toPlainText()))
    assert 2_000 < first < 5_000
    assert rest.left.text() == f"{len(BOOK) - first - 1:,} characters more"
    top = rest.first.mapTo(page.sheet.viewport(), rest.first.rect().topLeft())
    press(page, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: text_of(rest) == whole(BOOK))
    assert rest.foot.isHidden()
    assert page.sheet.hidden_rest is None
    assert rest.first.mapTo(page.sheet.viewport(), rest.first.rect().topLeft()) == top
    press(page, Qt.Key.Key_F)  # the same card, marked, keeps what is to be seen of it
    assert text_of(rest) == whole(BOOK)


def test_the_answer_in_front_comes_first_then_the_question(qtbot: QtBot, shown: Shown) -> None:
    page = shown(library_of(study_card(1, prompt=BOOK, answer=BOOK), study_card(2)))
    press(page, Qt.Key.Key_Space)
    assert len(page.sheet.accessibleDescription()) <= 2_000
    assert page.sheet.hidden_rest is page.sheet.reveal.rest
    page.sheet.reveal.rest.more.click()
    qtbot.waitUntil(lambda: text_of(page.sheet.reveal.rest) == whole(BOOK))
    assert page.sheet.hidden_rest is page.sheet.rest
    page.actions_handled[Action.SHOW_REST]()
    qtbot.waitUntil(lambda: text_of(page.sheet.rest) == whole(BOOK))
    press(page, Qt.Key.Key_3)
    assert page.sheet.rest.isHidden()
    assert (page.sheet.rest.views, page.sheet.reveal.rest.views) == ([], [])


def test_a_gap_far_down_comes_by_itself(qtbot: QtBot, shown: Shown) -> None:
    card = replace(study_card(1, kind=CardKind.CLOZE), prompt=f"{BOOK}Here ____ is.", answer="it")
    page = shown(library_of(card))
    qtbot.waitUntil(lambda: "____" in text_of(page.sheet.rest))
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: text_of(page.sheet.reveal.rest) == whole(f"{BOOK}Here it is."))


@pytest.mark.parametrize("wait", [True, False])
@pytest.mark.parametrize("question", ["x" * 100_000, BOOK])
def test_the_answer_is_in_sight_although_all_of_the_question_was_asked_for(
    qtbot: QtBot, shown: Shown, question: str, wait: bool
) -> None:
    page = shown(library_of(study_card(1, prompt=question, answer="The answer.")))
    sheet = page.sheet
    press(page, Qt.Key.Key_V)
    assert sheet.rest.growing
    if wait:
        qtbot.waitUntil(lambda: not sheet.rest.growing, timeout=20_000)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not sheet.rest.growing, timeout=20_000)
    for _ in range(3):
        QApplication.processEvents()
    top = sheet.answer.mapTo(sheet.viewport(), sheet.answer.rect().topLeft()).y()
    assert 0 <= top < sheet.viewport().height() - 20
