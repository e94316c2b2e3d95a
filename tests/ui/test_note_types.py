"""Note types in the window: made, changed by key, what is wrong or lost said, deleted, undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.services.library import Library
from aimstudy.ui.actions import Action
from aimstudy.ui.dialogs.note_types import NoteTypes
from aimstudy.ui.dialogs.type_editor import TypeEditor
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.translations import set_language
from tests.services.test_notes import fronts
from tests.ui.focus_names import nameless
from tests.ui.test_deck_desk import window
from tests.ui.test_note_editor import library, note

__all__ = ["library", "window"]
KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, dialog: QWidget) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()


def editor_in(dialog: QWidget) -> TypeEditor:
    return next(each for each in dialog.findChildren(TypeEditor) if each.isVisible())


def test_a_type_is_made_opened_and_deleted_by_key(qtbot: QtBot, library: Library) -> None:
    dialog = NoteTypes(library)
    shown(qtbot, dialog)
    assert dialog.empty.isVisible()
    assert QApplication.focusWidget() is dialog.new
    dialog.add_type(BASIC)
    editor = editor_in(dialog)
    assert nameless(editor) == []
    assert editor.cards.pairs[0].front.toPlainText() == "(Front)"
    assert editor.cards.pairs[0].back.toPlainText() == "(Back)"
    with qtbot.waitActive(editor):
        editor.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.name)
    editor.name.setText("Locks")
    QTest.keyClick(editor.name, KEY.Key_Return, CTRL)
    assert dialog.list.item(0).text() == "Locks · 0 notes"
    dialog.add_type(BASIC)
    editor_in(dialog).reject()
    dialog.add_type(BASIC)
    editor_in(dialog).reject()
    assert [entry.note_type.name for entry in library.note_types.all()] == [
        "Locks", "Basic", "Basic 2",
    ]  # fmt: skip
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)
    QTest.keyClick(dialog.list, KEY.Key_Delete)
    assert dialog.list.count() == 2
    assert nameless(dialog) == []


def test_a_type_in_use_is_not_deleted(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    note(library, tmp_path, "berth", "place", "")
    dialog = NoteTypes(library)
    shown(qtbot, dialog)
    dialog.delete.click()
    assert dialog.refusal.title.text() == "This note type is in use."
    assert dialog.list.count() == 1


def test_fields_are_renamed_moved_and_removed_with_their_notes(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    card_id = note(library, tmp_path, "berth", "place", "nautical")
    [entry] = library.note_types.all()
    editor = TypeEditor(library, entry)
    shown(qtbot, editor)
    fields = editor.fields
    fields.list.item(0).setText("Term")
    assert editor.front.text() == "{{Term}}"
    fields.list.setFocus()
    fields.list.setCurrentRow(0)
    QTest.keyClick(fields.list, KEY.Key_Down, ALT)
    assert fields.names == ("Meaning", "Term", "Extra")
    fields.list.setCurrentRow(2)
    QTest.keyClick(fields.list, KEY.Key_Delete)
    qtbot.waitUntil(editor.loss.isVisible)
    assert editor.loss.title.text() == "1 note loses what stands in a removed field."
    assert not editor.faults.isVisible()
    editor.save()
    form = library.notes.of_card(card_id)
    assert form is not None
    assert form.note_type.fields == ("Meaning", "Term")
    assert form.fields == ("place", "berth")
    assert fronts(library) == ["berth", "So: place"]
    library.undo()
    form = library.notes.of_card(card_id)
    assert form is not None
    assert form.fields == ("berth", "place", "nautical")


def test_what_is_wrong_is_said_while_it_is_typed(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    note(library, tmp_path, "berth", "place", "")
    [entry] = library.note_types.all()
    editor = TypeEditor(library, entry)
    shown(qtbot, editor)
    editor.front.setPlainText("{{Wrod}}")
    qtbot.waitUntil(editor.faults.isVisible)
    assert editor.faults.title.text() == "“There” names a field that is not there: “Wrod”."
    editor.save()
    assert editor.isVisible()
    editor.front.setPlainText("Say {{Word}}")
    editor.which.setCurrentIndex(1)
    assert "{{Meaning}}" in editor.front.text()
    editor.save()
    assert not editor.isVisible()
    assert fronts(library)[0] == "Say berth"


def test_added_fields_have_names_of_their_own(qtbot: QtBot, library: Library) -> None:
    library.note_types.add(CLOZE, "Gaps")
    editor = TypeEditor(library, library.note_types.all()[0])
    shown(qtbot, editor)
    assert editor.cards.pairs[0].front.toPlainText() == "[...] …"
    editor.fields.add.click()
    editor.fields.add_field()
    assert editor.fields.names == ("Text", "Back Extra", "Field 3", "Field 4")
    assert editor.fields.origins == (0, 1, None, None)
    editor.reject()


def test_the_library_opens_them_and_hears_of_a_change(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    set_language("nb")
    window.run_action(Action.NOTE_TYPES)
    dialog = next(iter(window.findChildren(NoteTypes)))
    assert dialog.windowTitle() == "Notattyper"
    changes: list[object] = []
    dialog.changed.connect(changes.append)
    dialog.add_type(BASIC)
    editor_in(dialog).reject()
    assert len(changes) == 1
    dialog.reject()
