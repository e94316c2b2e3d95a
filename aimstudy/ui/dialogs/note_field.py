"""One field of a note: in plain words where they say all of it, else as its markup stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aimstudy.ui.dialogs.editor_parts import make_ready
from aimstudy.ui.dialogs.long_text import LongText

if TYPE_CHECKING:
    from aimstudy.services.notes import NotesService

LINES = 2
_PARAGRAPH = "\u2029"  # as Qt ends a line in what is marked


class NoteField(LongText):
    """Holds HTML. What is not touched comes back letter by letter as it was."""

    def __init__(
        self, notes: NotesService, name: str, html: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._notes = notes
        self.is_source = False
        self._shown, self._given = "", ""
        make_ready(self, name, LINES)
        self.set_html(html)

    def set_html(self, html: str, *, source: bool = False) -> None:
        """Show a field; with ``source`` its markup in any case."""
        words = None if source else self._notes.text_of(html)
        self.is_source = words is None
        self._given = html
        self.set_text(html if words is None else words)
        self._shown = self.text()

    def html(self) -> str:
        """The field as it is edited by now."""
        text = self.text()
        if text == self._shown:
            return self._given
        return text if self.is_source else self._notes.html_of(text)

    def insert_mark(self, mark: str) -> None:
        """Name a picture or a sound where the cursor is, as it is written here."""
        self.insertPlainText(self._notes.html_of(mark) if self.is_source else mark)

    def wrap(self, tag: str) -> None:
        """Set what is marked in bold and the like; the field shows its markup from then on."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if not self.is_source:
            shown = self.toPlainText()  # of a text with pairs of units Qt counts each as two
            before, said = (
                self._notes.html_of(_cut(shown, *part)) for part in ((0, start), (start, end))
            )
            start = _units(before)
            end = start + _units(said)
            self.set_html(self.html(), source=True)
        if end >= self.document().characterCount():  # markup is longer than words
            self.show_rest()
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        said = cursor.selectedText().replace(_PARAGRAPH, "\n")
        cursor.insertText(f"<{tag}>{said}</{tag}>")
        cursor.setPosition(cursor.position() - len(tag) - 3)
        self.setTextCursor(cursor)

    def turn(self) -> bool:
        """To its markup, or back to plain words; False where these would not say all of it."""
        html, source = self.html(), not self.is_source
        if not source and self._notes.text_of(html) is None:
            return False
        self.set_html(html, source=source)
        return True


def _units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")
