"""Lets the keys that scroll work on a whole page, wherever on it the focus is.

Knows scroll areas and keys, and no page.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QScrollArea, QWidget

_MOVES = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def scroll_by_key(page: QWidget, event: QKeyEvent) -> bool:
    """Scroll what is seen of ``page``; False where the key is no such key or nothing scrolls."""
    move = _MOVES.get(Qt.Key(event.key()))
    area = _area_in_sight(page) if move is not None and event.modifiers() in _PLAIN else None
    if move is None or area is None:
        return False
    area.verticalScrollBar().triggerAction(move)
    return True


def _area_in_sight(page: QWidget) -> QScrollArea | None:
    """The scroll area that the focus is in, else the highest; None where all is in sight."""
    areas = [
        area
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0
    ]
    focused = QApplication.focusWidget()
    around = [area for area in areas if focused is not None and area.isAncestorOf(focused)]
    return max(around or areas, key=lambda area: area.height(), default=None)
