"""The first run: its three questions, its samples, its language, and skipping it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.services.views.settings import FirstRunChoices
from aimstudy.ui.dialogs.first_run import FirstRunPage
from aimstudy.ui.look import Look
from aimstudy.ui.translations import current_language
from aimstudy.ui.widgets import Label, LinkButton
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_shell import FakeLibrary

if TYPE_CHECKING:
    from aimstudy.services.library import Library


@pytest.fixture
def look(qtbot: QtBot, tmp_path: Path) -> Look:
    state = WindowState(tmp_path / "settings.ini")
    state.language = "en"
    return Look(state)


def opened(
    qtbot: QtBot,
    look: Look,
    before: FirstRunChoices | None = None,
    minutes: tuple[int, ...] = (20,) * 7,
) -> FirstRunPage:
    library = FakeLibrary()
    library.timeline.minutes = minutes
    page = FirstRunPage(cast("Library", library), look, before)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show()
    return page


def test_the_usual_answers_stand_there_already(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look)
    with qtbot.waitSignal(page.finished) as finished:
        page.start.click()
    assert page.minutes.value == 20
    assert finished.args == [FirstRunChoices(Language.ENGLISH, date(2027, 1, 2), None)]


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        ((5,) * 7, 5),
        ((60,) * 7, 60),
        ((90,) * 7, 90),
        ((20, 20, 20, 20, 20, 20, 0), None),
    ],
)
def test_the_minutes_begin_with_those_of_the_library_and_stay_untouched(
    qtbot: QtBot, look: Look, minutes: tuple[int, ...], shown: int | None
) -> None:
    page = opened(qtbot, look, minutes=minutes)
    assert page.minutes.value == shown
    assert page.choices().minutes is None
    assert opened(qtbot, look, page.choices(), minutes).minutes.value == shown
    page.minutes.buttons[0].click()
    assert page.choices().minutes == min(10, minutes[0])


def test_enter_alone_starts(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look)
    with qtbot.waitActive(page):
        page.activateWindow()
        page.setFocus()
    with qtbot.waitSignal(page.finished):
        QTest.keyClick(page, Qt.Key.Key_Return)


def test_enter_starts_from_a_choice_that_holds_and_picks_one_that_does_not(
    qtbot: QtBot, look: Look
) -> None:
    page = opened(qtbot, look)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.exam.buttons[0].setFocus()
    with qtbot.waitSignal(page.finished):
        QTest.keyClick(page.exam.buttons[0], Qt.Key.Key_Return)
    page.exam.buttons[1].setFocus()
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page.exam.buttons[1], Qt.Key.Key_Return)
    assert page.exam.value is False


def test_answers_are_taken(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look)
    page.exam.buttons[1].click()
    page.minutes.buttons[0].click()
    assert not page.day.isEnabled()
    assert page.choices() == FirstRunChoices(Language.ENGLISH, None, 10)
    page.exam.buttons[0].click()
    page.day.set_day(date(2026, 12, 5))
    assert page.choices() == FirstRunChoices(Language.ENGLISH, date(2026, 12, 5), 10)


def test_no_exam_before_today(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look)
    page.day.set_day(date(2026, 1, 1))
    assert page.day.day() == date(2026, 11, 21)


def test_three_sample_cards_in_the_language(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look)
    texts = [label.text() for label in page.findChildren(Label)]
    asked = [text for text in texts if " question " in text]
    assert asked == ["en question 0?", "en question 1?", "en question 2?"]


def test_the_language_changes_the_window_at_once_and_keeps_the_answers(
    qtbot: QtBot, look: Look
) -> None:
    page = opened(qtbot, look)
    page.minutes.buttons[3].click()
    page.exam.buttons[1].click()
    with qtbot.waitSignal(look.language_changed):
        page.language.buttons[1].click()
    assert current_language() == "nb"
    again = opened(qtbot, look, page.choices())
    assert again.start.text() == "Start"
    assert any(label.text() == "Velkommen til AimStudy" for label in again.findChildren(Label))
    assert again.choices() == FirstRunChoices(Language.BOKMAL, None, 30)


def test_skipping_chooses_nothing(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look)
    page.minutes.buttons[0].click()
    (skip,) = page.findChildren(LinkButton)
    with qtbot.assertNotEmitted(page.finished), qtbot.waitSignal(page.skipped) as skipped:
        skip.click()
    assert skipped.args == [Language.ENGLISH]
