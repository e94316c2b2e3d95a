"""What a card keeps as a hint stays hidden until a key asks for it, and is hidden again after."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import HtmlSides
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.rest_of_text import RestOfText
from tests.ui.fake_study import Clock, FakeLibrary, library_of, press, show_study, study_card

Shown = Callable[[FakeLibrary], StudyPage]
SHUT = '<span class="hint">Clue</span>'


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def text_of(rest: RestOfText) -> str:
    return " ".join(rest.first.toPlainText().split())


def hinted(number: int, answer: str = "Oslo") -> StudyCard:
    """A card of a note type whose question hides a clue."""
    sides = HtmlSides(f"<b>Capital?</b> {SHUT}", answer, "", (("Clue", "It <i>has</i> trams"),))
    return replace(study_card(number), html=sides)


def test_a_key_shows_the_hint_where_its_name_stands(shown: Shown) -> None:
    page = shown(library_of(hinted(1), hinted(2)))
    sheet = page.sheet
    assert text_of(sheet.rest) == "Capital? Clue"
    assert not sheet.hint.isHidden()
    press(page, Qt.Key.Key_H)
    assert text_of(sheet.rest) == "Capital? Clue: It has trams"
    assert sheet.hint.isHidden()
    press(page, Qt.Key.Key_Space)
    assert text_of(sheet.rest) == "Capital? Clue: It has trams"
    press(page, Qt.Key.Key_3)  # the next card hides its own
    assert text_of(sheet.rest) == "Capital? Clue"
    sheet.hint.click()
    assert text_of(sheet.rest) == "Capital? Clue: It has trams"


def test_a_hint_of_the_answer_is_shown_with_it(shown: Shown) -> None:
    page = shown(library_of(hinted(1, f"Oslo {SHUT}")))
    press(page, Qt.Key.Key_Space)
    assert text_of(page.sheet.reveal.rest) == "Oslo Clue"
    press(page, Qt.Key.Key_H)
    assert text_of(page.sheet.reveal.rest) == "Oslo Clue: It has trams"


def test_a_card_without_one_says_so(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    assert page.sheet.hint.isHidden()
    press(page, Qt.Key.Key_H)
    assert page.keys.why.text() == "This card has no hint that is hidden."
