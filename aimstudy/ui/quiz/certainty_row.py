"""How sure the person is, beside the answer: three small buttons, one of which may hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aimstudy.ui.quiz.wording import certainty_words
from aimstudy.ui.theme import Role, color, current_tokens
from aimstudy.ui.tokens import RADIUS_CONTROL, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow

KEYS = ("J", "K", "L")  # beside each other on the keyboard, in the order of the buttons
HEIGHT = 32


class CertaintyRow(QWidget):
    """``level`` is 1 (a guess), 2 (think so), 3 (sure) or None; ``chosen`` when it is said."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level: int | None = None
        self.heading = Label(tr("How sure are you?"), Role.NOTE, muted=True, wrap=False)
        self.buttons = [
            PlainButton(certainty_words(level), key, target=HEIGHT)
            for level, key in enumerate(KEYS, start=1)
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(TINY, TINY, TINY, TINY)
        self._flow = FlowRow([self.heading, *self.buttons], gap=SMALL)
        row.addWidget(self._flow)
        for level, button in enumerate(self.buttons, start=1):
            button.setCheckable(True)
            button.setAccessibleName(tr("How sure: {words}", words=button.text()))
            button.clicked.connect(lambda _on=False, n=level: self._say(n))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(
            tr("How sure are you? J: a guess, K: think so, L: sure, Enter: leave it open")
        )

    def ask(self, typed: bool) -> None:
        """Begin anew: nothing is said yet. While something is ``typed`` the keys need Alt."""
        for button, key in zip(self.buttons, KEYS, strict=True):
            button.set_key(tr("Alt {key}", key=key) if typed else key)
        self._show(None, enabled=True)

    def show_said(self, level: int | None) -> None:
        """The answer is stored: what was said stands, and cannot be changed."""
        self._show(level, enabled=False)

    def press(self, level: int) -> None:
        """A key was pressed."""
        if self.isVisible() and self.buttons[level - 1].isEnabled():
            self.buttons[level - 1].click()

    def _say(self, level: int) -> None:
        self._show(level, enabled=True)
        self.chosen.emit(level)

    def _show(self, level: int | None, enabled: bool) -> None:
        self.level = level
        for place, button in enumerate(self.buttons, start=1):
            button.setChecked(place == level)
            button.setEnabled(enabled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: the question is left out where it would cost a line; the buttons say it."""
        super().resizeEvent(event)
        parts = (self.heading, *self.buttons)
        wanted = sum(part.sizeHint().width() + SMALL for part in parts)
        self.heading.setVisible(wanted <= event.size().width() - 2 * TINY)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring while the question waits for this and nothing else."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(current_tokens().focus), 2))
            area = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(area, RADIUS_CONTROL, RADIUS_CONTROL)
            painter.end()
