"""The form to paste cards: a text from Quizlet, Word, Excel or a Markdown table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from aimstudy.ui.announce import announce
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, Notice, PlainButton, PrimaryButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

MOST = 20_000_000  # characters; more than that is a file


class PastePanel(Panel):
    """``given`` carries the text and the name of its deck. What was pasted stays until it is taken.

    Opens no file and reads no text: it emits what was pasted.
    """

    given = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Cards to paste"))
        self.text.setPlaceholderText(tr("Paste the cards here, one a line or with blank lines."))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(pixels(140))
        self.name = QLineEdit(tr("Pasted cards"))
        self.name.setAccessibleName(tr("Deck"))
        self.look = PrimaryButton(tr("Show the cards"), tr("Ctrl Enter"))
        self.cancel = PlainButton(tr("Cancel"))
        self.problem = Notice("error", "", " ")
        self.problem.hide()
        for field in (self.text, self.text.viewport(), self.name):
            field.setAcceptDrops(False)  # a dropped file belongs to the window
        self.column.setSpacing(MEDIUM)
        self.column.addWidget(Label(tr("Paste cards"), Role.SECTION))
        hint = tr(
            "From Quizlet, a spreadsheet, a table in Word or Markdown, or questions in Aiken."
        )
        self.column.addWidget(Label(hint, muted=True))
        self.column.addWidget(self.text)
        self.column.addWidget(self.problem)
        self.column.addWidget(Labelled(tr("Deck"), self.name))
        self.column.addWidget(FlowRow([self.look, self.cancel]))
        self.column.addStretch(0)
        follow_layout(self)
        self.text.textChanged.connect(self._enable)
        self.look.clicked.connect(self._give)
        self.cancel.clicked.connect(self.closed)
        self._enable()

    def open(self, text: str = "") -> None:
        """Show the form, with ``text`` in it where it holds none yet."""
        if text and not self.text.toPlainText().strip() and len(text) <= MOST:
            self.text.setPlainText(text)
        self.problem.hide()
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, title: str, text: str) -> None:
        """The text holds no cards that can be told; it stays, to be mended."""
        self.show()
        self.problem.title.setText(title)
        self.problem.text.setText(text)
        self.problem.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{title} {text}")

    def clear(self) -> None:
        """What was pasted is taken."""
        self.text.clear()
        self.name.setText(tr("Pasted cards"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter in the text shows the cards."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        self.look.setEnabled(bool(self.text.toPlainText().strip()))

    def _give(self) -> None:
        if self.look.isEnabled():
            name = self.name.text().strip() or tr("Pasted cards")
            self.given.emit(self.text.toPlainText(), name)
