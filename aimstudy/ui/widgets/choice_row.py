"""A few choices side by side, one of which holds."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from aimstudy.ui.tokens import SMALL, TARGET
from aimstudy.ui.widgets.button import PlainButton
from aimstudy.ui.widgets.flow import FlowLayout

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Choice(PlainButton):
    """One of the choices. Enter leaves one that holds to the page, whose main button it presses."""

    def event(self, event: QEvent) -> bool:
        """Qt's hook: decide what is a shortcut of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and self._holds(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks a choice that does not hold yet."""
        if self._holds(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _holds(self, event: QEvent) -> bool:
        return self.isChecked() and isinstance(event, QKeyEvent) and event.key() in _ENTER


class ChoiceRow(QWidget):
    """``choices`` are (value, words); ``chosen`` carries the value a person picked.

    ``target`` is the least height of a choice in px.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[object, str]],
        value: object,
        parent: QWidget | None = None,
        target: int = TARGET,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [choice for choice, _ in choices]
        row = FlowLayout(self, gap=SMALL)
        self.buttons: list[PlainButton] = []
        for index, (_, words) in enumerate(choices):
            button = Choice(words, target=target)
            button.setAccessibleName(f"{name}: {words}")
            button.setCheckable(True)
            self._group.addButton(button, index)
            self.buttons.append(button)
            row.addWidget(button)
        self.set_value(value)
        self._group.idToggled.connect(lambda _index, _on: self._stop_at_checked())
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))

    @property
    def place(self) -> int:
        """The place of the choice that holds, or -1."""
        return self._group.checkedId()

    @property
    def value(self) -> object:
        """What holds now, or None."""
        index = self.place
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Let ``value`` hold; none where it is not among the choices."""
        blocker = QSignalBlocker(self._group)
        if value in self._values:
            self.buttons[self._values.index(value)].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self.buttons:
                button.setChecked(False)
            self._group.setExclusive(True)
        blocker.unblock()
        self._stop_at_checked()

    def _stop_at_checked(self) -> None:
        """Tab stops once, at the choice that holds; arrows lead to the others."""
        stop = max(0, self._group.checkedId())
        for index, button in enumerate(self.buttons):
            policy = Qt.FocusPolicy.TabFocus if index == stop else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)
