"""A part of a form that stays closed until it is wanted: its name, a button, and a summary."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow


class Section(QWidget):
    """``body`` under a line that says in few words what it holds; ``opened`` when it is shown."""

    opened = Signal()

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = title
        self.title = Label(title, Role.STRONG, wrap=False)
        self.summary = Label(role=Role.NOTE, muted=True)
        self.toggle = PlainButton(tr("Change"), target=32)
        self.body = body
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(FlowRow([self.title, self.toggle, self.summary]))
        column.addWidget(body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.toggle.clicked.connect(lambda: self.set_open(not self.is_open))
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return not self.body.isHidden()

    def set_open(self, wanted: bool) -> None:
        """Show or hide the body; the focus stays on the button."""
        self.body.setVisible(wanted)
        self.summary.setVisible(not wanted)  # what stands in the fields may be newer
        words = tr("Close") if wanted else tr("Change")
        self.toggle.set_words(words)
        self.toggle.setAccessibleName(f"{self._name}: {words}")
        if wanted:
            self.opened.emit()

    def set_title_width(self, width: int) -> None:
        """Give the name ``width`` px, so that buttons of several parts stand below each other."""
        self.title.setMinimumWidth(width)

    def set_summary(self, words: str) -> None:
        """Say what the body holds."""
        self.summary.setText(words)
        self.toggle.setAccessibleDescription(words)
