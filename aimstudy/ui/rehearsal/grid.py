"""All questions of a paper as cells that are walked with the arrows; a press goes to one.

A state is told by its shape and its word; colour only repeats it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.rehearsal import Cell, CellState
from aimstudy.ui.rehearsal.cell_words import cell_name, marks_words, state_word
from aimstudy.ui.theme import Role, color, current_tokens, font, pixels, theme_changed
from aimstudy.ui.tokens import RADIUS_CONTROL, SMALL, TINY, Tokens
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Button
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowLayout

_STEPS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
SHAPE = 12  # px at 100 %
INSIDE = 6  # above and below the words


class CellButton(Button):
    """One question: a shape and its number, its state in a word, and its marks."""

    stepped = Signal(object)  # Qt.Key

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(str(place + 1), parent=parent, role=Role.STRONG)
        self.place = place
        self.cell = Cell()
        self._here = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_cell(self, cell: Cell, here: bool) -> None:
        """Show how the question stands, and whether it is the one the person came from."""
        self.cell, self._here = cell, here
        self.setAccessibleName(cell_name(self.place, cell, here))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest words a cell can have."""
        metrics = QFontMetrics(font(Role.CAPTION))
        words = [state_word(state) for state in CellState]
        words.append(marks_words(Cell(flagged=True, certainty=1)))
        width = max(metrics.horizontalAdvance(text) for text in words)
        number = QFontMetrics(font(Role.STRONG)).height()
        return QSize(width + SMALL + TINY, number + 2 * metrics.height() + 2 * INSIDE)

    def event(self, event: QEvent) -> bool:
        """The arrows walk in the grid; they do not belong to the page here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _STEPS
            and event.modifiers() in _BARE
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow goes to the cell it points to."""
        if event.key() in _STEPS and event.modifiers() in _BARE:
            self.stepped.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the shape with the number, and the words."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, tokens)
        line = QFontMetrics(font(Role.STRONG)).height()
        self._draw_head(painter, tokens, line)
        caption = font(Role.CAPTION)
        height = QFontMetrics(caption).height()
        painter.setFont(caption)
        painter.setPen(color(tokens.text))
        centre = Qt.AlignmentFlag.AlignCenter
        top = INSIDE + line
        area = QRectF(0, top, self.width(), height)
        painter.drawText(area, centre, state_word(self.cell.state))
        painter.drawText(area.translated(0, height), centre, marks_words(self.cell))
        painter.end()

    def _draw_ground(self, painter: QPainter, tokens: Tokens) -> None:
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
            area = area.adjusted(3, 3, -3, -3)
        answered = self.cell.state is CellState.ANSWERED
        ground = tokens.info if answered else tokens.surface
        if self.underMouse():
            ground = tokens.surface2
        edge = QPen(color(tokens.accent if self._here else tokens.control), 2 if self._here else 1)
        if self.cell.state is CellState.UNSEEN:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)

    def _draw_head(self, painter: QPainter, tokens: Tokens, line: int) -> None:
        """The shape, the number, and the flag, side by side in the middle."""
        number_font = font(Role.STRONG)
        width = QFontMetrics(number_font).horizontalAdvance(self.text())
        shape = pixels(SHAPE)
        flag = shape + TINY if self.cell.flagged else 0
        left = (self.width() - shape - TINY - width - flag) / 2
        middle = INSIDE + line / 2
        draw_state(painter, tokens, self.cell.state, QRectF(left, middle - shape / 2, shape, shape))
        painter.setFont(number_font)
        painter.setPen(color(tokens.text))
        left += shape + TINY
        painter.drawText(
            QRectF(left, INSIDE, width + 1, line), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        if flag:
            draw_flag(
                painter, tokens, QRectF(left + width + TINY, middle - shape / 2, shape, shape)
            )


def draw_state(painter: QPainter, tokens: Tokens, state: CellState, area: QRectF) -> None:
    """A full disc for answered, a ring for open, a short line for not seen."""
    area = area.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(color(tokens.text), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is CellState.UNSEEN:
        middle = area.center().y()
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        return
    if state is CellState.ANSWERED:
        painter.setBrush(color(tokens.text))
    painter.drawEllipse(area)


def draw_flag(painter: QPainter, tokens: Tokens, area: QRectF) -> None:
    """A pennant on its pole."""
    painter.setPen(QPen(color(tokens.rose), 1.6))
    painter.setBrush(color(tokens.rose))
    left, top = area.left() + 2, area.top() + 1
    painter.drawLine(QPointF(left, top), QPointF(left, area.bottom()))
    low = top + area.height() * 0.55
    tip = QPointF(area.right(), (top + low) / 2)
    painter.drawPolygon(QPolygonF([QPointF(left, top), tip, QPointF(left, low)]))


class QuestionGrid(QWidget):
    """``chosen`` carries the place of the question that was pressed, from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("All questions"))
        self.cells: list[CellButton] = []
        self._stop = 0
        self._flow = FlowLayout(self, gap=SMALL, rows=SMALL)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_changed.connect(self.updateGeometry)

    def show_cells(self, cells: Sequence[Cell], here: int) -> None:
        """Show all questions; Tab comes to that of place ``here``."""
        if len(self.cells) != len(cells):
            self._build(len(cells))
        for place, (button, cell) in enumerate(zip(self.cells, cells, strict=True)):
            button.show_cell(cell, place == here)
        self._stop_at(here)

    def first_part(self) -> QWidget:
        """The cell that Tab comes to."""
        return self.cells[self._stop] if self.cells else self

    def _build(self, count: int) -> None:
        empty(self._flow)
        self.cells = []
        for place in range(count):
            button = CellButton(place)
            button.clicked.connect(lambda _on=False, n=place: self.chosen.emit(n))
            button.stepped.connect(lambda key, n=place: self._step(n, key))
            self.cells.append(button)
            self._flow.addWidget(button)

    def _stop_at(self, place: int) -> None:
        for button in (self.cells[min(self._stop, len(self.cells) - 1)], self.cells[place]):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stop = place
        self.cells[place].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _step(self, place: int, key: Qt.Key) -> None:
        target = self._target(place, key)
        if 0 <= target < len(self.cells):
            self._stop_at(target)
            self.cells[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _target(self, place: int, key: Qt.Key) -> int:
        columns = self._columns()
        return {
            Qt.Key.Key_Left: place - 1,
            Qt.Key.Key_Right: place + 1,
            Qt.Key.Key_Up: place - columns,
            Qt.Key.Key_Down: place + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.cells) - 1,
        }[key]

    def _columns(self) -> int:
        """How many cells stand in a row now."""
        first = self.cells[0].y()
        return sum(button.y() == first for button in self.cells) or 1
