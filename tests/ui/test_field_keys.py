"""A key that works everywhere works while one writes, and the others stay the field's own."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.ui.field_keys import FieldKeys

CTRL = Qt.KeyboardModifier.ControlModifier


def keeps(field: QWidget, key: Qt.Key) -> bool:
    """Whether a field keeps Ctrl and this key from the shortcuts of its window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox])
def test_the_field_in_front_leaves_them_to_the_window(qtbot: QtBot, kind: type[QWidget]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fields = [kind(), kind()]
    column = QVBoxLayout(window)
    for field in fields:
        column.addWidget(field)
    watched = FieldKeys(window, frozenset({"Ctrl+A"}))  # a field's own on every system
    window.show()
    window.activateWindow()
    for field, other in (fields, fields[::-1]):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        assert not keeps(field, Qt.Key.Key_A)
        assert keeps(other, Qt.Key.Key_A)
        assert keeps(field, Qt.Key.Key_C)
    assert watched.parent() is window
    fields[1].setFocus()
    qtbot.waitUntil(fields[1].hasFocus)
    fields[0].setFocus()
    fields[1].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    fields[0].clearFocus()
    fields[0].setFocus()
    assert not keeps(fields[0], Qt.Key.Key_A)
