"""Ctrl+K: finding a command by its words and running it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.ui.actions import Action
from aimstudy.ui.dialogs.command_palette import CommandPalette, found, matches
from aimstudy.ui.dialogs.key_sheet import KeySheet
from aimstudy.ui.theme import current_tokens
from aimstudy.ui.translations import set_language


def test_words_are_found_anywhere_and_in_any_order() -> None:
    assert matches(Action.BACKUP, "tested BACK")
    assert not matches(Action.BACKUP, "tested exam")
    assert matches(Action.UNDO, "ctrl+z")


def test_names_that_begin_so_come_first() -> None:
    assert found(list(Action), "qu")[:2] == [Action.GO_QUIZ, Action.QUIT]
    assert Action.WRITE_CARD in found(list(Action), "qu")[2:]


def test_letters_of_options_come_after_every_command() -> None:
    letters = [Action.CHOOSE_A, Action.PAPER_B]
    assert found([*letters, Action.UNDO], "") == [Action.UNDO, *letters]
    assert found([Action.CHOOSE_A, Action.ADD_ARTICLE], "op")[-1] is Action.CHOOSE_A


def test_english_names_work_in_norwegian_too() -> None:
    set_language("nb")
    assert Action.UNDO in found(list(Action), "angre")
    assert Action.UNDO in found(list(Action), "undo")


def opened(qtbot: QtBot, run: list[Action]) -> CommandPalette:
    commands = {
        action: (lambda action=action: run.append(action))
        for action in (Action.GO_TODAY, Action.UNDO, Action.BACKUP)
    }
    palette = CommandPalette(commands)
    qtbot.addWidget(palette)
    palette.show()
    return palette


def test_enter_runs_the_first_after_closing(qtbot: QtBot) -> None:
    run: list[Action] = []
    palette = opened(qtbot, run)
    QTest.keyClicks(palette.query, "back up")
    assert palette.list.count() == 1
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert run == [Action.BACKUP]
    assert not palette.isVisible()


def test_arrows_choose_while_the_field_keeps_the_focus(qtbot: QtBot) -> None:
    run: list[Action] = []
    palette = opened(qtbot, run)
    QTest.keyClick(palette.query, Qt.Key.Key_Down)
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert run == [Action.UNDO]


def test_nothing_found_runs_nothing(qtbot: QtBot) -> None:
    run: list[Action] = []
    palette = opened(qtbot, run)
    QTest.keyClicks(palette.query, "zzz")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert run == []
    assert palette.isVisible()
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    palette.query.clear()
    assert palette.list.isVisible()
    assert not palette.nothing.isVisible()
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_is_as_high_as_what_it_found(qtbot: QtBot) -> None:
    palette = CommandPalette({action: lambda: None for action in Action})
    qtbot.addWidget(palette)
    palette.show()
    all_of_them, top = palette.height(), palette.y()
    QTest.keyClicks(palette.query, "suspend")
    assert 0 < palette.list.count() < 4
    one = palette.height()
    assert one < all_of_them / 2
    rows = palette.list.count() * palette.list.sizeHintForRow(0)
    assert palette.list.viewport().height() == rows
    assert palette.list.geometry().bottom() < one
    QTest.keyClicks(palette.query, "zzz")
    assert palette.nothing.geometry().bottom() < palette.height() < all_of_them / 3
    palette.query.clear()
    assert (palette.height(), palette.y()) == (all_of_them, top)


def test_dialogs_draw_an_edge_of_their_own(qtbot: QtBot) -> None:
    for dialog in (CommandPalette({Action.UNDO: lambda: None}), KeySheet()):
        qtbot.addWidget(dialog)
        dialog.show()
        picture = dialog.grab().toImage()
        right, bottom = picture.width() - 1, picture.height() - 1
        edge = QColor(current_tokens().control)
        for x, y in ((0, 40), (right, 40), (40, 0), (40, bottom)):
            assert picture.pixelColor(x, y) == edge, (dialog, x, y)
