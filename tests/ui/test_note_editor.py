"""The editor of a note: its fields and cards, gaps by key, what comes and goes, and its drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.note_type import CLOZE
from aimstudy.services.library import Library
from aimstudy.services.views.study import CardDetail
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.dialogs.editing import editor_of
from aimstudy.ui.dialogs.long_text import FIRST
from aimstudy.ui.dialogs.note_editor import NoteEditor
from aimstudy.ui.translations import set_language
from tests.anki_files import Deck
from tests.services.conftest import START, Clock
from tests.services.test_notes import BOTH_WAYS, fronts, ids
from tests.ui.focus_names import nameless

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", Clock(START)) as opened:
        yield opened


def note(library: Library, folder: Path, *fields: str) -> int:
    deck = Deck(types={30: BOTH_WAYS})
    added = deck.note(*fields, mid=30)
    deck.card(added, ord=0)
    deck.card(added, ord=1)
    library.importing.run(deck.write(folder / "deck.apkg"))
    return ids(library)[0]


def shown(qtbot: QtBot, editor: CardEditor | NoteEditor) -> None:
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.open()
        editor.activateWindow()


def opened(qtbot: QtBot, library: Library, card_id: int) -> NoteEditor:
    editor = editor_of(library, card_id)
    assert isinstance(editor, NoteEditor)
    shown(qtbot, editor)
    return editor


def mark(editor: NoteEditor | CardEditor, words: str) -> None:
    field = editor.front if isinstance(editor, CardEditor) else editor.fields[0]
    field.moveCursor(field.textCursor().MoveOperation.Start)
    assert field.find(words)


def test_all_fields_and_cards_are_shown_and_saved_in_one_step(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    card_id = note(library, tmp_path, "a &amp; b", "<b>place</b>", "")
    editor = opened(qtbot, library, card_id)
    assert [(each.name, each.text(), each.is_source) for each in editor.fields] == [
        ("Word", "a & b", False), ("Meaning", "<b>place</b>", True), ("Extra", "", False),
    ]  # fmt: skip
    assert QApplication.focusWidget() is editor.fields[0]
    assert nameless(editor) == []
    first, second = editor.cards.pairs[:2]
    assert (first.front.toPlainText(), first.back.toPlainText()) == ("a & b", "a & bplace")
    assert second.front.toPlainText() == "So: place"
    editor.fields[0].setPlainText("x < y")
    qtbot.waitUntil(lambda: first.front.toPlainText() == "x < y")
    saved: list[CardDetail] = []
    editor.saved.connect(saved.append)
    QTest.keyClick(editor.fields[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.result() == QDialog.DialogCode.Accepted
    assert [each.front for each in saved] == ["x < y"]
    form = library.notes.of_card(card_id)
    assert form is not None
    assert form.fields == ("x &lt; y", "<b>place</b>", "")
    library.undo()
    assert fronts(library) == ["a & b", "So: place"]


def test_cards_that_go_are_said_before_it_is_saved(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    editor = opened(qtbot, library, note(library, tmp_path, "berth", "place", ""))
    assert not editor.change.isVisible()
    editor.fields[1].setPlainText("")
    qtbot.waitUntil(editor.change.isVisible)
    assert editor.change.title.text() == "1 card goes: Back."
    assert "Undo" in editor.change.text.text()
    editor.fields[0].setPlainText("")
    editor.save()
    assert editor.refusal.title.text() == "This note makes no card."
    assert editor.isVisible()
    QTest.keyClick(editor.fields[0], Qt.Key.Key_Escape)
    assert fronts(library) == ["berth", "So: place"]


def test_gaps_are_made_by_key(qtbot: QtBot, library: Library) -> None:
    editor = NoteEditor(library, library.notes.blank(CLOZE))
    shown(qtbot, editor)
    assert editor.none_yet.isVisible()
    field = editor.fields[0]
    field.setPlainText("A lock has two gates and a keeper")
    same = CTRL_SHIFT | ALT
    for words, modifiers in (("two", CTRL_SHIFT), ("gates", same), ("keeper", CTRL_SHIFT)):
        mark(editor, words)
        QTest.keyClick(field, Qt.Key.Key_C, modifiers)
    assert field.text() == "A lock has {{c1::two}} {{c1::gates}} and a {{c2::keeper}}"
    qtbot.waitUntil(lambda: editor.cards.pairs[1].isVisible())
    assert editor.cards.pairs[1].place.text() == "gap 2"
    assert not editor.change.isVisible()
    editor.save()
    assert fronts(library) == [
        "A lock has [...] [...] and a keeper", "A lock has two gates and a [...]",
    ]  # fmt: skip


def test_a_gap_without_words_waits_for_them(qtbot: QtBot, library: Library) -> None:
    editor = NoteEditor(library, library.notes.blank(CLOZE))
    shown(qtbot, editor)
    QTest.keyClick(editor.fields[0], Qt.Key.Key_C, CTRL_SHIFT)
    QTest.keyClicks(editor.fields[0], "two")
    assert editor.fields[0].text() == "{{c1::two}}"


def test_markup_is_shown_by_key_and_plain_words_only_where_they_say_all(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    editor = opened(qtbot, library, note(library, tmp_path, "a<br>b", "<b>place</b>", ""))
    word, meaning, _ = editor.fields
    assert word.text() == "a\nb"
    QTest.keyClick(word, Qt.Key.Key_X, CTRL_SHIFT)
    assert (word.text(), editor.source.text()) == ("a<br>b", "Show plain words")
    QTest.keyClick(word, Qt.Key.Key_X, CTRL_SHIFT)
    assert word.text() == "a\nb"
    meaning.setFocus()
    meaning.moveCursor(meaning.textCursor().MoveOperation.End)
    QTest.keyClick(meaning, Qt.Key.Key_X, CTRL_SHIFT)
    assert meaning.text() == "<b>place</b>"
    assert editor.refusal.title.text() == "This field has more than plain words."
    meaning.setPlainText("place")
    QTest.keyClick(meaning, Qt.Key.Key_X, CTRL_SHIFT)
    assert not meaning.is_source


def test_what_was_not_saved_is_here_again(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    card_id = note(library, tmp_path, "berth", "place", "")
    editor = opened(qtbot, library, card_id)
    editor.fields[2].setPlainText("nautical")
    editor._drafts.flush()
    QDialog.done(editor, 0)  # as if the program had ended
    again = opened(qtbot, library, card_id)
    assert again.again.isVisible()
    assert again.fields[2].text() == "nautical"
    assert again.again.button is not None
    again.again.button.click()
    assert again.fields[2].text() == ""
    again.reject()
    assert not opened(qtbot, library, card_id).again.isVisible()


@pytest.mark.parametrize("letters", ["学", "x", "שלום ", "line of it<br>"])
def test_a_field_as_long_as_a_book_is_kept_whole(
    qtbot: QtBot, library: Library, letters: str
) -> None:
    html = (letters * 100_000)[:99_000].removesuffix("<br")
    card_id = library.notes.write(CLOZE, ["{{c1::short}}", html]).card_id
    editor = opened(qtbot, library, card_id)
    assert len(editor.fields[1].toPlainText()) <= FIRST
    assert editor.fields[1].html() == html
    editor.fields[0].setPlainText("{{c1::shorter}}")
    editor.save()
    form = library.notes.of_card(card_id)
    assert form is not None
    assert form.fields == ("{{c1::shorter}}", html)


def test_a_new_card_with_gaps_makes_a_card_a_gap(qtbot: QtBot, library: Library) -> None:
    editor = CardEditor(library)
    shown(qtbot, editor)
    editor.front.setPlainText("A lock has two gates")
    mark(editor, "two")
    QTest.keyClick(editor.front, Qt.Key.Key_C, CTRL_SHIFT)
    mark(editor, "gates")
    QTest.keyClick(editor.front, Qt.Key.Key_C, CTRL_SHIFT)
    editor.save()  # the gaps are the answer: it may be empty
    assert fronts(library) == ["A lock has [...] gates", "A lock has two [...]"]


def test_a_question_becomes_a_gap_text_in_its_editor(qtbot: QtBot, library: Library) -> None:
    card_id = library.cards.write("A lock has gates", "two").card_id
    editor = editor_of(library, card_id)
    assert isinstance(editor, CardEditor)
    shown(qtbot, editor)
    editor.front.setPlainText("A lock has {{c1::two}} {{c2::gates}}")
    editor.save()
    assert fronts(library) == ["A lock has [...] gates", "A lock has two [...]"]
    library.undo()
    assert fronts(library) == ["A lock has gates"]
    turned = library.cards.write("q", "a", reverse=True)
    editor = editor_of(library, turned.card_id)
    assert isinstance(editor, CardEditor)
    shown(qtbot, editor)
    editor.front.setPlainText("{{c1::q}}")
    editor.save()
    assert editor.refusal.title.text() == "This card cannot have such gaps."


def test_a_new_note_of_any_type(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    note(library, tmp_path, "berth", "place", "")
    named = {line.note_type.name: line.note_type for line in library.notes.types()}
    editor = CardEditor(library)
    shown(qtbot, editor)
    assert editor.other.isVisible()
    editor.write_note(named["Styled"])
    (inner,) = editor.findChildren(NoteEditor)
    inner.reject()
    assert editor.isVisible()
    editor.write_note(named["Styled"])
    inner = next(each for each in editor.findChildren(NoteEditor) if each.isVisible())
    inner.fields[0].setPlainText("quay")
    inner.save()
    assert not editor.isVisible()
    assert fronts(library)[-1] == "quay"


def test_it_speaks_norwegian(qtbot: QtBot, library: Library) -> None:
    set_language("nb")
    editor = NoteEditor(library, library.notes.blank(CLOZE))
    shown(qtbot, editor)
    assert editor.windowTitle() == "Skriv et notat"
    editor.fields[0].setPlainText("x")
    editor.save()
    assert editor.refusal.title.text() == "Det er ingen hull i denne teksten."


def test_a_picture_stands_in_the_field_and_goes_along(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "lock.png"))
    editor = NoteEditor(library, library.notes.blank(CLOZE))
    shown(qtbot, editor)
    monkeypatch.setattr(editor, "ask_file", lambda: str(tmp_path / "lock.png"))
    editor.fields[0].setPlainText("{{c1::gates}} ")
    editor.fields[0].moveCursor(editor.fields[0].textCursor().MoveOperation.End)
    editor.media.click()
    assert editor.fields[0].text() == "{{c1::gates}} [image:lock.png]"
    editor.turn_field()
    editor.media.click()
    assert editor.fields[0].text().endswith('<img src="lock.png">')
    editor.save()
    [card_id] = ids(library)
    form = library.notes.of_card(card_id)
    assert form is not None
    assert form.fields[0].count('<img src="lock.png">') == 2
    with open_library(tmp_path / "other", Clock(START)) as other:
        library.exporting.run(tmp_path / "out.apkg")
        other.importing.run(tmp_path / "out.apkg")
        card = other.study.next_card()
        assert card is not None
        assert all(one.file is not None for one in card.media)
        assert card.media


def test_marked_words_are_set_in_bold_by_key(qtbot: QtBot, library: Library) -> None:
    editor = NoteEditor(library, library.notes.blank(CLOZE))
    shown(qtbot, editor)
    field = editor.fields[0]
    field.setPlainText("a < 🎻 b\n{{c1::two gates}}")
    mark(editor, "two")
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a &lt; 🎻 b<br>{{c1::<b>two</b> gates}}"
    mark(editor, "gates")
    QTest.keyClick(field, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a &lt; 🎻 b<br>{{c1::<b>two</b> <i>gates</i>}}"
    assert editor.source.text() == "Show plain words"
    editor.save()
    assert fronts(library) == ["a < 🎻 b [...]"]


def test_words_far_down_are_set_in_bold_where_they_stand(qtbot: QtBot, library: Library) -> None:
    editor = NoteEditor(library, library.notes.blank(CLOZE))
    shown(qtbot, editor)
    field = editor.fields[1]
    field.set_html("&amp;" * 4_900 + "end" + "x" * 20_000)
    field.setFocus()
    assert field.find("end")
    field.wrap("b")
    assert field.html() == "&amp;" * 4_900 + "<b>end</b>" + "x" * 20_000
