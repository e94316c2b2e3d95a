"""The form to add an article: choose a file, drop one, or paste text; and how far reading is.

Opens no file: it emits what is wanted.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton, ProgressLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel

LONGEST_NAME = 200  # characters


class AddPanel(Panel):
    """``text_given`` carries (name, text, title); the title is what was typed, if anything was."""

    file_wanted = Signal()
    text_given = Signal(str, str, str)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QWidget()
        self.choose = PlainButton(tr("Choose a file…"), "Ctrl O")
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the article"))
        self.name.setPlaceholderText(tr("for instance the title"))
        self.name.setMaxLength(LONGEST_NAME)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the article"))
        self.text.setPlaceholderText(tr("Paste running text or Markdown here."))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(pixels(110))
        self.add = PlainButton(tr("Add this text"))
        self.close_button = PlainButton(tr("Cancel"))
        self.working = QWidget()
        self.working_words = Label()
        self.line = ProgressLine(tr("Reading"))
        self.stop = PlainButton(tr("Cancel"))
        for field in (self.name, self.text, self.text.viewport()):
            field.setAcceptDrops(False)  # a dropped file belongs to the window
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(Label(tr("Add an article"), Role.SECTION))
        hint = Label(tr("Or drop a text or Markdown file anywhere in the window."), muted=True)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.choose)
        top.addWidget(hint, 1)
        column.addLayout(top)
        column.addWidget(Labelled(tr("Name"), self.name))
        column.addWidget(Labelled(tr("Text"), self.text))
        column.addWidget(FlowRow([self.add, self.close_button]))
        self.column.addWidget(self.form)
        row = QHBoxLayout(self.working)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(SMALL)
        words.addWidget(self.working_words)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self.working)
        self.working.hide()

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_wanted)
        self.add.clicked.connect(self._give)
        self.name.returnPressed.connect(self._go_on)
        self.text.textChanged.connect(self._enable)
        self.close_button.clicked.connect(self.closed)
        self.closed.connect(self._close)
        self.stop.clicked.connect(self.cancel_wanted)
        self._enable()

    def open(self, text: str = "") -> None:
        """Show the form, with ``text`` in it if there is any."""
        self.form.show()
        self.working.hide()
        if text:
            self.text.setPlainText(text)
        self.show()
        field = self.name if self.text.toPlainText() else self.choose
        field.setFocus()

    def show_reading(self, name: str) -> None:
        """An article is being read."""
        self.form.hide()
        self.working_words.setText(tr("Reading {name}…", name=name))
        self.line.set_fraction(0.05)
        self.working.show()
        self.show()
        self.stop.setFocus()

    def show_progress(self, fraction: float, text: str) -> None:
        """How far it is; ``text`` is already translated, or empty."""
        self.line.set_fraction(fraction)
        if text:
            self.working_words.setText(text)

    def finish(self, keep_text: bool) -> None:
        """Reading has ended. With ``keep_text`` pasted text is shown again, to be mended."""
        self.working.hide()
        self.form.show()
        if keep_text and self.text.toPlainText():
            self.show()
            return
        self.text.clear()
        self.name.clear()
        self.hide()

    def _close(self) -> None:
        """Hide the form, or stop what is being read."""
        if self.working.isHidden():
            self.hide()
        else:
            self.cancel_wanted.emit()

    def _enable(self) -> None:
        self.add.setEnabled(bool(self.text.toPlainText().strip()))

    def _go_on(self) -> None:
        """Enter in the name: what the button does, or on to the text that is wanted first."""
        if self.add.isEnabled():
            self._give()
        else:
            self.text.setFocus()

    def _give(self) -> None:
        text = self.text.toPlainText()
        first = next((line.strip(" #\t") for line in text.splitlines() if line.strip(" #\t")), "")
        title = self.name.text().strip()
        self.text_given.emit(title or first[:80], text, title)
