"""What stands still is not painted: a field keeps no processor busy."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aimstudy.ui.widgets.checked_number import FreeNumber

FEW = 20  # paintings in half a second, for a caret that blinks


class Paintings(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt's hook."""
        self.count += event.type() is QEvent.Type.Paint
        return False


def painted(qtbot: QtBot, shown: QWidget, watched: QWidget) -> int:
    shown.show()
    qtbot.waitUntil(shown.isVisible)
    qtbot.wait(300)
    paintings = Paintings()
    watched.installEventFilter(paintings)
    qtbot.wait(500)
    watched.removeEventFilter(paintings)
    return paintings.count


def test_a_number_field_is_painted_when_it_changes_only(qtbot: QtBot) -> None:
    field = FreeNumber("Questions", 10, 1, 200)
    qtbot.addWidget(field)
    assert painted(qtbot, field, field) <= FEW
    field.setValue(12)
    assert field.value() == 12
