"""A chart whose entries are chosen one by one, by keys or mouse, and told in words.

Knows no figures: a subclass paints them and says where each entry stands.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aimstudy.ui.announce import announce
from aimstudy.ui.charts.painted import PaintedChart
from aimstudy.ui.theme import color, current_tokens
from aimstudy.ui.tokens import RADIUS_CONTROL

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
}
POINTED_ALPHA = 110  # of 255
MOST_TOLD = 12  # entries that are read out with the chart's name; the table has them all


class PickedChart(PaintedChart):
    """``entry_chosen`` carries the place of the entry that is told of now."""

    entry_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._words: tuple[str, ...] = ()
        self._summary = ""
        self._pointed: int | None = None
        self.chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, summary: str, words: Sequence[str], chosen: int) -> None:
        """What the chart means, what each entry says, and which is chosen at first."""
        self._summary, self._words, self._pointed = summary, tuple(words), None
        self.chosen = min(max(0, chosen), max(0, len(self._words) - 1))
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What the chosen entry says."""
        return self._words[self.chosen] if self._words else ""

    def choose(self, place: int) -> None:
        """Choose the entry at ``place``, kept within those there are."""
        place = min(max(0, place), len(self._words) - 1)
        if place < 0 or place == self.chosen:
            return
        self.chosen = place
        self._describe()
        announce(self, self.words)
        self.update()
        self.entry_chosen.emit(place)

    def entry_at(self, place: QPointF) -> int | None:
        """Which entry a point belongs to; each chart's own (Qt's metaclass rules out ``ABC``)."""
        raise NotImplementedError

    def grounds(self) -> dict[int, QColor]:
        """The ground behind the entry the keys have chosen, and a paler one where the mouse is."""
        found: dict[int, QColor] = {}
        info = current_tokens().info
        if self._pointed is not None:
            found[self._pointed] = color(info, POINTED_ALPHA)
        if self.hasFocus() and self._words:
            found[self.chosen] = color(info)
        return found

    def draw_ring(self, painter: QPainter) -> None:
        """Show that the keys are here."""
        if self.hasFocus():
            painter.setPen(QPen(color(current_tokens().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.choose(self.chosen + STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(len(self._words) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.entry_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.entry_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _point_at(self, place: int | None) -> None:
        if place != self._pointed:
            self._pointed = place
            self.setToolTip("" if place is None else self._words[place])
            self.update()

    def _describe(self) -> None:
        """What is read out with the name: the chosen entry, the meaning, and the last entries."""
        told = self._words[-MOST_TOLD:]
        self.setAccessibleDescription(" ".join(w for w in (self.words, self._summary, *told) if w))
