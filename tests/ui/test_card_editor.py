"""The card editor: what it saves, what it refuses, and its keys."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import CardKind
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.study import CardDetail
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.dialogs.long_text import FIRST, RestLine
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.widgets import Label
from tests.ui.fake_study import FakeLibrary, card_detail, library_of, study_card

if TYPE_CHECKING:
    from aimstudy.services.library import Library


def _open(
    qtbot: QtBot,
    library: FakeLibrary,
    detail: CardDetail | None = None,
    deck_id: int | None = None,
) -> CardEditor:
    editor = CardEditor(cast("Library", library), detail, deck_id)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.open()
        editor.activateWindow()
    return editor


def test_it_saves_a_card_with_its_key(qtbot: QtBot) -> None:
    library = library_of(study_card(1))
    editor = _open(qtbot, library, library.cards.detail(1))
    saved: list[CardDetail] = []
    editor.saved.connect(saved.append)
    assert QApplication.focusWidget() is editor.front
    editor.back.setPlainText("  about a year \n")
    editor.tags.setText(" aim   time ")
    QTest.keyClick(editor.front, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    prompt = study_card(1).prompt
    assert library.cards.calls == [("edit", 1, prompt, "about a year", "aim time")]
    assert [detail.back for detail in saved] == ["about a year"]
    assert editor.result() == QDialog.DialogCode.Accepted


def test_enter_alone_makes_a_new_line(qtbot: QtBot) -> None:
    library = library_of(study_card(1))
    editor = _open(qtbot, library)
    QTest.keyClicks(editor.front, "one")
    QTest.keyClick(editor.front, Qt.Key.Key_Return)
    QTest.keyClicks(editor.front, "two")
    assert editor.front.toPlainText() == "one\ntwo"
    assert library.cards.calls == []
    assert editor.isVisible()


@pytest.mark.parametrize(
    ("front", "back", "words"),
    [
        ("", "an answer", "The question is empty."),
        ("   \n", "", "The question is empty."),
        ("a question", " ", "The answer is empty."),
    ],
)
def test_an_empty_field_is_refused_in_words(
    qtbot: QtBot, front: str, back: str, words: str
) -> None:
    library = library_of()
    editor = _open(qtbot, library)
    editor.front.setPlainText(front)
    editor.back.setPlainText(back)
    editor.save_button.click()
    assert editor.refusal.isVisible()
    assert editor.refusal.title.text() == words
    assert library.cards.calls == []
    empty = editor.front if not front.strip() else editor.back
    assert QApplication.focusWidget() is empty


def test_escape_leaves_all_as_it_was(qtbot: QtBot) -> None:
    library = library_of(study_card(1))
    editor = _open(qtbot, library, library.cards.detail(1))
    editor.front.setPlainText("changed")
    QTest.keyClick(editor.front, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert library.cards.calls == []


def test_a_new_card_goes_to_the_deck_that_was_chosen(qtbot: QtBot) -> None:
    library = library_of()
    editor = _open(qtbot, library, deck_id=2)
    assert editor.windowTitle() == "Write a card"
    editor.front.setPlainText("Who?")
    editor.back.setPlainText("She")
    editor.save()
    assert library.cards.calls == [("write", "Who?", "She", 2, "", False, None)]


def test_a_new_card_is_offered_the_deck_where_it_belongs(qtbot: QtBot) -> None:
    library = library_of()
    library.cards.usual = 2
    editor = _open(qtbot, library)
    assert editor.deck.currentData() == 2
    assert _open(qtbot, library, deck_id=1).deck.currentData() == 1


def test_a_new_card_can_ask_the_other_way_round_and_be_typed(qtbot: QtBot) -> None:
    library = library_of()
    editor = _open(qtbot, library)
    editor.front.setPlainText("Who?")
    editor.back.setPlainText("She")
    editor.reverse.setChecked(True)
    editor.typed.setCurrentIndex(1)
    editor.save()
    assert library.cards.calls == [("write", "Who?", "She", 1, "", True, True)]


def test_how_a_card_is_answered_is_changed_only_where_it_was(qtbot: QtBot) -> None:
    library = library_of(study_card(1))
    editor = _open(qtbot, library, library.cards.detail(1))
    assert not editor.reverse.isVisible()  # that is made from the card's menu
    editor.save()
    assert library.study.calls == []
    editor = _open(qtbot, library, library.cards.detail(1))
    editor.typed.setCurrentIndex(2)
    editor.save()
    assert library.study.calls == [("typed", 1, False)]


def test_another_deck_moves_the_card(qtbot: QtBot) -> None:
    library = library_of(study_card(1))
    editor = _open(qtbot, library, library.cards.detail(1))
    editor.deck.setCurrentIndex(1)
    editor.save()
    assert [call[0] for call in library.cards.calls] == ["edit", "move"]
    assert library.cards.calls[1] == ("move", (1,), 2)


def test_a_failed_save_keeps_the_text(qtbot: QtBot) -> None:
    library = library_of(study_card(1))
    editor = _open(qtbot, library, library.cards.detail(1))
    library.cards.fail = ProblemKind.DISK_FULL
    editor.back.setPlainText("typed with care")
    editor.save()
    assert editor.isVisible()
    assert editor.refusal.title.text() == "The disk is full."
    assert editor.back.toPlainText() == "typed with care"
    library.cards.fail = None
    editor.save()
    assert not editor.isVisible()


def test_a_missing_card_is_a_problem(qtbot: QtBot) -> None:
    library = library_of()
    with pytest.raises(Problem):
        CardEditor.for_card(cast("Library", library), 4)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(CardKind.CLOZE, "____ is the gap the answer fills."), (CardKind.LIST, "One line an item.")],
)
def test_it_says_how_such_a_card_is_written(qtbot: QtBot, kind: CardKind, words: str) -> None:
    detail = replace(card_detail(study_card(1)), kind=kind)
    editor = _open(qtbot, library_of(study_card(1)), detail)
    assert words in [label.text() for label in editor.findChildren(Label)]


def test_every_field_has_a_name(qtbot: QtBot) -> None:
    editor = _open(qtbot, library_of(study_card(1)))
    for part in editor.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            assert part.accessibleName(), part


def test_at_200_percent_it_stays_on_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 2.0)
    try:
        editor = _open(qtbot, library_of(study_card(1)))
        room = editor.screen().availableSize()
        assert editor.width() <= room.width()
        assert editor.save_button.height() >= editor.save_button.minimumSizeHint().height()
    finally:
        apply_theme(qapp, "light", 1.0)


def long_card(text: str) -> FakeLibrary:
    return library_of(replace(study_card(1), prompt=text, answer="about a year"))


@pytest.mark.parametrize("letters", ["word ", "学", "x", "line of it\n"])
def test_a_text_as_long_as_a_book_shows_its_beginning_and_is_saved_whole(
    qtbot: QtBot, letters: str
) -> None:
    text = (letters * 100_000)[:99_999] + "."
    library = long_card(text)
    editor = _open(qtbot, library, library.cards.detail(1))
    assert len(editor.front.toPlainText()) <= FIRST
    assert editor.front.text() == text
    (line,) = [each for each in editor.findChildren(RestLine) if each.isVisible()]
    assert line.left.text() == f"{len(editor.front.rest):,} characters more"
    editor.front.insertPlainText("Now: ")
    editor.save()
    assert library.cards.calls[0][:3] == ("edit", 1, "Now: " + text)


def test_the_rest_comes_when_asked_for_and_no_undo_takes_it_away(qtbot: QtBot) -> None:
    text = ("学" * 100 + "\n") * 300
    library = long_card(text)
    editor = _open(qtbot, library, library.cards.detail(1))
    editor.front.insertPlainText("Now: ")
    (line,) = [each for each in editor.findChildren(RestLine) if each.isVisible()]
    line.more.click()
    assert not line.isVisible()
    assert editor.front.toPlainText() == "Now: " + text
    editor.front.insertPlainText("x")
    for _ in range(3):
        editor.front.undo()
    assert editor.front.text() == "Now: " + text


@pytest.mark.parametrize("way", ["key", "menu"])
def test_what_is_done_to_all_of_a_text_is_done_to_what_is_not_shown(qtbot: QtBot, way: str) -> None:
    library = long_card("学" * 50_000)
    editor = _open(qtbot, library, library.cards.detail(1))
    if way == "key":
        QTest.keyClick(editor.front, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    else:
        editor.front.selectAll()
        qtbot.waitUntil(lambda: not editor.front.rest)
    editor.front.insertPlainText("short")
    assert editor.front.text() == "short"


def test_a_text_of_some_pages_is_shown_whole(qtbot: QtBot) -> None:
    library = long_card("word " * 4_000)
    editor = _open(qtbot, library, library.cards.detail(1))
    assert not editor.front.rest
    assert not any(each.isVisible() for each in editor.findChildren(RestLine))


def test_it_says_how_a_gap_is_made(qtbot: QtBot) -> None:
    library = library_of()
    editor = _open(qtbot, library)
    told = [label.text() for label in editor.findChildren(Label)]
    assert any("Ctrl+Shift+C" in text and "____" in text for text in told)
    editor.front.setPlainText("A lock has ____ gates.")
    editor.back.setPlainText("two")
    editor.save()
    assert library.cards.calls[0][1:3] == ("A lock has ____ gates.", "two")


def test_a_card_that_came_with_such_gaps_can_be_edited(qtbot: QtBot) -> None:
    card = study_card(1, prompt="A lock has {{c1::two}} gates.")
    library = library_of(card)
    editor = _open(qtbot, library, library.cards.detail(1))
    editor.save()
    assert library.cards.calls[0][0] == "edit"
