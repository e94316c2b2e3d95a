"""The first places that would be replaced: what goes is struck out, what comes is bold.

Not by colour: it reads the same in every theme, and by ear the two stand one after the other.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from aimstudy.domain.replacing import Place
from aimstudy.services.views.replacing import ReplaceLine
from aimstudy.ui.theme import pixels
from aimstudy.ui.translations import tr, trn

_HEIGHT = 220  # px at 100 %


class ReplaceList(QTextEdit):
    """A text to read and to scroll by keys; nothing can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAccessibleName(tr("What would be replaced"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setFixedHeight(pixels(_HEIGHT))
        self.hide()

    def show_lines(self, lines: Sequence[ReplaceLine], notes: int) -> None:
        """Show ``lines``, which are from the first of ``notes``."""
        self.clear()
        self.setVisible(bool(lines))
        cursor = self.textCursor()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            _write(cursor, line)
        shown = len({line.card_id for line in lines})
        if notes > shown:
            cursor.insertBlock()
            rest = notes - shown
            cursor.insertText(trn("And {n} more note.", "And {n} more notes.", rest), _format())
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _write(cursor: QTextCursor, line: ReplaceLine) -> None:
    for number, place in enumerate(line.places):
        _write_place(cursor, place, " · " if number else "")
    more = line.count - len(line.places)
    if more:
        cursor.insertText("  " + trn("({n} more)", "({n} more)", more), _format())


def _write_place(cursor: QTextCursor, place: Place, between: str) -> None:
    cursor.insertText(between + place.before, _format())
    cursor.insertText(place.old, _format(gone=True))
    cursor.insertText(" ", _format())
    cursor.insertText(place.new, _format(came=True))
    cursor.insertText(place.after, _format())


def _format(*, gone: bool = False, came: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontStrikeOut(gone)
    made.setFontWeight(QFont.Weight.Bold if came else QFont.Weight.Normal)
    made.setFontUnderline(came)
    return made
