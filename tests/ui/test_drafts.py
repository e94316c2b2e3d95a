"""What is half-written outlives the program: answers, notes and cards in the editor."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.services.views.drafts import DraftPlace
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.draft_keeper import REST_MS, DraftKeeper
from aimstudy.ui.pages.study_page import StudyPage
from tests.ui.fake_study import Clock, FakeLibrary, library_of, press, show_study, study_card
from tests.ui.test_study_typed import typed, write

if TYPE_CHECKING:
    from aimstudy.services.library import Library

Shown = Callable[[FakeLibrary], StudyPage]
NOTE = (DraftPlace.REMARK, 1)
ANSWER = (DraftPlace.TYPED, 1)
NEW = (DraftPlace.NEW, 0)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    """A study page as after a start of the program: nothing is left but what the library has."""
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def rest(page: StudyPage) -> None:
    """The keys have rested; the timer itself is tried in one test."""
    page.half_written.flush()


def test_half_a_second_after_the_keys_rest_all_is_kept(qtbot: QtBot) -> None:
    library = library_of()
    keeper = DraftKeeper(cast("Library", library))
    for text in ("4", "42"):
        keeper.change(*ANSWER, {"text": text})
    assert library.drafts.kept == {}  # not at every key
    qtbot.waitUntil(lambda: library.drafts.kept == {ANSWER: {"text": "42"}}, timeout=500)
    assert REST_MS < 500
    keeper.change(*ANSWER, {"text": "421"})
    keeper.forget(*ANSWER)
    keeper.flush()
    assert library.drafts.kept == {}  # what waited is not kept behind its back


def test_a_half_typed_answer_is_there_again_until_it_is_given(shown: Shown) -> None:
    library = library_of(typed(1), typed(2))
    page = shown(library)
    write(page, "9 to 1")
    rest(page)
    again = shown(library)
    assert again.sheet.typed.field.text() == "9 to 1"
    assert again.keys.why.text() == "What you were typing is here again."
    write(again, "5 months")
    press(again, Qt.Key.Key_Return)
    rest(again)
    press(again, Qt.Key.Key_Return)
    assert library.drafts.kept == {}
    assert again.sheet.typed.field.text() == ""


def test_an_emptied_field_leaves_nothing(shown: Shown) -> None:
    library = library_of(typed(1))
    page = shown(library)
    write(page, "x")
    rest(page)
    press(page, Qt.Key.Key_Backspace)
    rest(page)
    assert library.drafts.kept == {}


def test_a_half_written_note_comes_with_its_answer_and_takes_no_keys(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.sheet.remark.field, "as long as")
    rest(page)
    again = shown(library)
    assert not again.sheet.remark.writing
    press(again, Qt.Key.Key_Space)
    assert again.sheet.remark.field.isVisible()
    assert again.sheet.remark.field.toPlainText() == "as long as"
    assert again.keys.why.text() == "The note you were writing is here again."
    press(again, Qt.Key.Key_3)  # rates: the focus is not in the note, which is kept as ever
    assert ("remark", 1, "as long as") in library.study.calls
    assert library.drafts.kept == {}


def test_a_note_that_is_given_up_does_not_come_back(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.sheet.remark.field, "x")
    rest(page)
    assert library.drafts.kept == {NOTE: {"text": "x"}}
    press(page, Qt.Key.Key_Escape)
    assert library.drafts.kept == {}


def editor_of(qtbot: QtBot, library: FakeLibrary, card_id: int = 0) -> CardEditor:
    detail = library.cards.detail(card_id) if card_id else None
    editor = CardEditor(cast("Library", library), detail)
    qtbot.addWidget(editor)
    editor.open()
    return editor


def test_a_half_written_card_is_there_again_until_it_is_saved(qtbot: QtBot) -> None:
    library = library_of()
    editor = editor_of(qtbot, library)
    assert not editor.again.isVisible()
    editor.front.setPlainText("Why?")
    editor.tags.setText("risk")
    editor.deck.setCurrentIndex(1)
    editor.typed.setCurrentIndex(2)
    editor.reverse.setChecked(True)
    editor._drafts.flush()
    again = editor_of(qtbot, library)
    assert again.again.isVisible()
    assert again.again.title.text() == "What you had not saved is here again."
    again.back.setPlainText("Because.")
    again.save()
    assert library.cards.calls == [("write", "Why?", "Because.", 2, "risk", True, False)]
    assert library.drafts.kept == {}


def test_a_card_being_edited_can_be_put_back_as_it_was(qtbot: QtBot) -> None:
    library = library_of(study_card(1), study_card(2))
    editor = editor_of(qtbot, library, 1)
    editor.back.setPlainText("a year")
    editor._drafts.flush()
    assert not editor_of(qtbot, library, 2).again.isVisible()  # of another card
    again = editor_of(qtbot, library, 1)
    assert again.back.toPlainText() == "a year"
    assert again.again.button is not None
    again.again.button.click()
    assert again.back.toPlainText() == study_card(1).answer
    assert not again.again.isVisible()
    again._drafts.flush()
    assert library.drafts.kept == {}


def test_a_card_that_is_given_up_does_not_come_back(qtbot: QtBot) -> None:
    library = library_of()
    editor = editor_of(qtbot, library)
    editor.front.setPlainText("Why?")
    editor._drafts.flush()
    assert NEW in library.drafts.kept
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert library.drafts.kept == {}


def test_drafts_are_in_the_file_and_an_answer_is_of_its_day(tmp_path: Path) -> None:
    now = [datetime(2026, 3, 2, 18, 0, tzinfo=UTC)]
    with open_library(tmp_path, lambda: now[0]) as library:
        library.drafts.keep(*ANSWER, {"text": "9 til"})
        library.drafts.keep(*NOTE, {"text": "så lenge"})
        library.drafts.keep(*NEW, {"front": "Hvorfor?"})
        library.drafts.forget(*NEW)
        assert library.drafts.find(*NEW) == {}
    with open_library(tmp_path, lambda: now[0]) as library:
        assert library.drafts.find(*ANSWER) == {"text": "9 til"}
        assert library.drafts.find(DraftPlace.TYPED, 2) == {}
        now[0] += timedelta(days=1)
        assert library.drafts.find(*ANSWER) == {}
        assert library.drafts.find(*NOTE) == {"text": "så lenge"}
        assert library.undo_label() == ""  # no step
