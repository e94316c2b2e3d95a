"""The person's own note on a card, under its answer; it is written where it is read.

Shows a text and gives back a new one; it keeps nothing itself.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from aimstudy.ui.theme import Role, font
from aimstudy.ui.tokens import INSET
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton, SourceBox
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint

LINES = 3
SHOWN = 2_000  # characters of a long note; the field has all of it


class RemarkField(QPlainTextEdit):
    """Esc leaves the note as it was; Tab goes on to the buttons."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Your note"))
        self.setPlaceholderText(tr("What helps you remember it"))

    def sizeHint(self) -> QSize:
        """A few lines; what is longer scrolls."""
        height = QFontMetrics(font(Role.BODY)).lineSpacing() * LINES + INSET
        return QSize(super().sizeHint().width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is for the box."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RemarkBox(SourceBox):
    """Unseen where there is no note and none is being written."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(tr("Your note"), Role.NOTE, muted=True)
        self.text = Label("")
        self.edit = KeyHint("N", tr("change"))
        self.edit.setAccessibleName(tr("Change your note"))
        self.field = RemarkField()
        self.save = PlainButton(tr("Save"), tr("Ctrl Enter"), target=32)
        self.cancel = PlainButton(tr("Cancel"), tr("Esc"), target=32)
        self.buttons = FlowRow((self.save, self.cancel))
        self.column.addWidget(FlowRow((self.title, self.edit)))
        for part in (self.text, self.field, self.buttons):
            self.column.addWidget(part)
        self._remark = ""
        self.writing = False
        self.save.clicked.connect(lambda _on=False: self._save())
        self.cancel.clicked.connect(lambda _on=False: self.close_field())
        self.field.left.connect(self.close_field)
        self._bind_save()
        self.show_remark("")

    def show_remark(self, remark: str) -> None:
        """Show ``remark``, "" for none. What is being written stays."""
        self._remark = remark
        short = remark if len(remark) <= SHOWN else remark[:SHOWN].rstrip() + "…"
        self.text.setText(short)
        if not self.writing:
            self._arrange()

    def open_field(self, begun: str | None = None) -> None:
        """Let the note be written, from what it is now or what was ``begun`` of it before."""
        if not self.writing:
            self.field.setPlainText(self._remark if begun is None else begun)
            self.writing = True
            self._arrange()
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def close_field(self) -> None:
        """Leave the note as it was before."""
        if self.writing:
            self.writing = False
            self.closed.emit()  # the focus goes before the field does
            self._arrange()

    def _save(self) -> None:
        self.saved.emit(self.field.toPlainText().strip())

    def _arrange(self) -> None:
        self.text.setVisible(not self.writing)
        self.edit.setVisible(not self.writing)
        self.field.setVisible(self.writing)
        self.buttons.setVisible(self.writing)
        self.setVisible(self.writing or bool(self._remark))

    def _bind_save(self) -> None:
        entry = QAction(tr("Save"), self)
        entry.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        entry.setAutoRepeat(False)
        entry.triggered.connect(lambda _on=False: self._save() if self.writing else None)
        self.addAction(entry)
