"""Keeps what stands above or below a scroll area as wide as what scrolls in it.

The scroll bar takes its room from the inside alone; a button below would stick out beside it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QScrollArea


class BesideBar(QObject):
    """Lives as long as ``area``; follows its bar with the right margin of each of ``layouts``."""

    def __init__(self, area: QScrollArea, *layouts: QLayout) -> None:
        super().__init__(area)
        self._area = area
        self._layouts = layouts
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook: the bar came or went."""
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        room = self._area.width() - self._area.viewport().width()
        for layout in self._layouts:
            margins = layout.contentsMargins()
            if margins.right() != room:
                margins.setRight(room)
                layout.setContentsMargins(margins)
