"""A field for a text of any length: of one as long as a book it sets the beginning first.

Qt lays out a paragraph as a whole, again at every key: the window would stand still for seconds
where nothing breaks the text. What is not shown yet belongs to the text all the same.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, LinkButton
from aimstudy.ui.widgets.flow import FlowRow

MOST_AT_ONCE = 20_000  # characters
FIRST = 5_000  # of a longer one
_NEAR = 500
_TO_THE_END = (
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)


class LongText(QPlainTextEdit):
    """Asks for no more than its least height; all of the text comes with ``show_rest``.

    It comes by itself for whoever marks all that is shown or goes to the end: what is done to all
    of the text is meant for what is not shown, too.
    """

    rest_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rest = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._all_of_it)
        self.selectionChanged.connect(self._look_at_selection)

    def sizeHint(self) -> QSize:
        """Qt's hook: Qt itself would ask for twelve lines."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def set_text(self, text: str) -> None:
        """Show a text, or its beginning."""
        cut = _place_to_cut(text)
        self.rest = text[cut:]
        self.setPlainText(text[:cut])
        self.rest_changed.emit()

    def text(self) -> str:
        """The whole text, as it is edited by now."""
        return self.toPlainText() + self.rest

    def show_rest(self) -> None:
        """Show all of it. Steps of typing before this cannot be taken back any more."""
        if not self.rest:
            return
        rest, self.rest = self.rest, ""
        document = self.document()
        document.setUndoRedoEnabled(False)  # else taking a step back would lose the rest
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(rest)
        document.setUndoRedoEnabled(True)
        self.rest_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's hook."""
        if self.rest and any(event.matches(key) for key in _TO_THE_END):
            self.show_rest()
        super().keyPressEvent(event)

    def _look_at_selection(self) -> None:
        if self.rest and self._all_is_marked():
            self._soon.start(0)

    def _all_is_marked(self) -> bool:
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        return last > 0 and (cursor.selectionStart(), cursor.selectionEnd()) == (0, last)

    def _all_of_it(self) -> None:
        if self.rest and self._all_is_marked():
            self.show_rest()
            self.selectAll()


class RestLine(QWidget):
    """Below a field: how much is not shown yet, and the way to it. Unseen where all is."""

    def __init__(self, field: LongText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.left = Label("", Role.NOTE, muted=True)
        self.more = LinkButton(tr("Show the rest"))
        self.more.clicked.connect(lambda _on=False: self._show_rest())
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow((self.left, self.more), gap=SMALL))
        field.rest_changed.connect(self._tell)
        self._tell()

    def _show_rest(self) -> None:
        self._field.show_rest()
        self._field.setFocus()

    def _tell(self) -> None:
        left = len(self._field.rest)
        self.left.setText(trn("{n} character more", "{n} characters more", left))
        self.more.setAccessibleName(
            trn("Show the rest: {n} character more", "Show the rest: {n} characters more", left)
        )
        self.setVisible(left > 0)


def _place_to_cut(text: str) -> int:
    """Behind the last line or word that ends not far before so many characters."""
    if len(text) <= MOST_AT_ONCE:
        return len(text)
    for mark in ("\n", " "):
        found = text.rfind(mark, FIRST - _NEAR, FIRST)
        if found >= 0:
            return found + 1
    return FIRST
