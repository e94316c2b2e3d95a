"""The Library's search: words and filters in one line, a menu that writes filters into it, and what
could not be read. Emits what is looked for.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton

TYPING_MS = 40  # a pause in typing before it is looked for


class SearchLine(QWidget):
    """``typed`` carries the text after a pause in typing; ``left`` says that Enter was pressed."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("Search in your cards"))
        self.edit.setPlaceholderText(tr("Search questions, answers and tags (Ctrl+F)"))
        self.edit.setClearButtonEnabled(True)
        self.button = PlainButton(tr("Filter"), target=32)
        self.button.setAccessibleDescription(tr("Choose what to search for: states, tags, decks"))
        self.unread = Label(role=Role.NOTE, muted=True)
        self.unread.hide()
        self._asked = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addLayout(row)
        column.addWidget(self.unread)
        self._pause.timeout.connect(self._tell)
        self.edit.textEdited.connect(lambda _text: self._pause.start())
        self.edit.textChanged.connect(self._cleared)
        self.edit.returnPressed.connect(self.left)
        self.button.clicked.connect(self._open_menu)

    def show_text(self, text: str) -> None:
        """Show what is looked for, without asking for it."""
        self._asked = text.strip()
        self.edit.setText(text)

    def take_focus(self) -> None:
        """Be ready for other words."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_unread(self, unread: Sequence[str]) -> None:
        """Name the filters that say nothing; one that is still being typed is let be."""
        typing = self.edit.text().rstrip().split(" ")[-1]
        named = [words for words in unread if not (words == typing and words.endswith(":"))]
        quoted = ", ".join(tr("“{sentence}”", sentence=words) for words in named)
        self.unread.setText(
            tr("Not understood, so left out: {filters}. “Filter” shows what works.", filters=quoted)
        )
        self.unread.setVisible(bool(named))

    def menu(self) -> QMenu:
        """Every filter with what is typed for it; those that are in the line are ticked."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Filter"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        present = self.edit.text().split()
        for words, filter in _states():
            entry = menu.addAction(f"{words}\t{filter}")
            entry.setCheckable(True)
            entry.setChecked(filter in present)
            entry.triggered.connect(lambda _on=False, filter=filter: self._turn(filter))
        menu.addSeparator()
        for words, start, shown in _starts():
            entry = menu.addAction(f"{words}\t{shown}")
            entry.triggered.connect(lambda _on=False, start=start: self._begin(start))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _turn(self, filter: str) -> None:
        """Put a filter in, or take it out."""
        words = self.edit.text().split(" ")
        kept = [word for word in words if word and word != filter]
        self._write(" ".join(kept if filter in words else [*kept, filter]))
        self._tell()

    def _begin(self, start: str) -> None:
        """Put the beginning of a filter at the end, to be gone on with."""
        self._write(f"{self.edit.text().rstrip()} {start}".lstrip())
        if start.endswith('"'):
            self.edit.cursorBackward(False, 1)

    def _write(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.setCursorPosition(len(text))

    def _tell(self) -> None:
        self._pause.stop()
        self._asked = self.edit.text().strip()
        self.typed.emit(self._asked)

    def _cleared(self, text: str) -> None:
        if not text and self._asked:
            self._pause.start(0)


def _states() -> list[tuple[str, str]]:
    """(name, filter) of what a card can be."""
    return [
        (tr("Due"), tr("is:due")),
        (tr("New"), tr("is:new")),
        (tr("Suspended"), tr("is:suspended")),
        (tr("Flagged"), tr("is:flagged")),
        (tr("Bookmarked"), tr("is:bookmarked")),
        (tr("Forgotten again and again"), tr("is:leech")),
    ]


def _starts() -> list[tuple[str, str, str]]:
    """(name, what is put into the line, how it looks in use) of filters that want words."""
    return [
        (tr("With a tag"), tr("tag:"), tr("tag:economy")),
        (tr("In a deck"), tr("deck:"), tr("deck:Insurance")),
        (tr("From an article or file"), tr("source:"), tr("source:name")),
        (tr("In the question"), tr("front:"), tr("front:word")),
        (tr("In the answer"), tr("back:"), tr("back:word")),
        (tr("In a named field"), tr("field:"), tr("field:Example=word")),
        (tr("Words in this order"), '""', tr('"two words"')),
        (tr("Without"), "-", tr("-word")),
    ]
