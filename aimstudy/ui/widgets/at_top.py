"""Lays a part over the top of another one, so that nothing moves when it comes or goes.

Knows sizes only, nothing of what either says.
"""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

_OF_GROUND = (QEvent.Type.Resize, QEvent.Type.Move)
_OF_PART = (QEvent.Type.LayoutRequest, QEvent.Type.Show)


class AtTop(QObject):
    """Keeps ``part`` as wide as ``ground`` and as high as its words need, while it is ``on``.

    ``part`` is in no layout meanwhile; its parent is ``ground`` or one that ``ground`` is in.
    """

    def __init__(self, part: QWidget, ground: QWidget, on: bool = True) -> None:
        super().__init__(part)
        self._part, self._ground, self._on = part, ground, on
        for widget in (part, ground):
            widget.installEventFilter(self)

    def turn(self, on: bool) -> None:
        """Lie over the ground, or leave the place of the part to its layout."""
        self._on = on
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook: the ground has another size, or the part other words."""
        if event.type() in (_OF_PART if watched is self._part else _OF_GROUND):
            self._place()
        return False

    def _place(self) -> None:
        parent = self._part.parentWidget()
        if not self._on or parent is None:
            return
        inside = self._ground is parent
        corner = QPoint(0, 0) if inside else self._ground.mapTo(parent, QPoint(0, 0))
        width = self._ground.width()
        height = self._part.heightForWidth(width)
        if height < 0:
            height = self._part.sizeHint().height()
        self._part.setGeometry(corner.x(), corner.y(), width, height)
        self._part.raise_()
