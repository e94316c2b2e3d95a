"""Gaps as a person makes them: marked words between ``{{c1::`` and ``}}``, by a key."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from aimstudy.ui.dialogs.long_text import LongText
from aimstudy.ui.translations import tr

_GAP = re.compile(r"\{\{c(\d{1,6})::")
NEXT_KEY, SAME_KEY = "Ctrl+Shift+C", "Ctrl+Alt+Shift+C"
_PARAGRAPH = "\u2029"  # as Qt ends a line in what is marked


def has_gaps(text: str) -> bool:
    """Whether a text has gaps in this way of writing them."""
    return _GAP.search(text) is not None


def next_number(texts: Sequence[str], *, same: bool) -> int:
    """The number of the next gap; with ``same`` that of the last one."""
    last = max((int(number) for text in texts for number in _GAP.findall(text)), default=0)
    return max(1, last) if same else last + 1


def wrap(field: LongText, number: int) -> None:
    """Make a gap of what is marked; where nothing is, its words are typed next."""
    cursor = field.textCursor()
    said = cursor.selectedText().replace(_PARAGRAPH, "\n")
    cursor.insertText(f"{{{{c{number}::{said}}}}}")
    if not said:
        cursor.setPosition(cursor.position() - 2)
        field.setTextCursor(cursor)
    field.setFocus()


def make_gap_keys(
    window: QWidget, field: Callable[[], LongText | None], texts: Callable[[], Sequence[str]]
) -> None:
    """Let the keys make gaps in ``field()``, numbered by those in ``texts()``."""
    for words, key, same in (
        (tr("Gap"), NEXT_KEY, False),
        (tr("Gap with the same number"), SAME_KEY, True),
    ):
        entry = QAction(words, window)
        entry.setShortcut(QKeySequence(key))

        def make(_on: bool = False, same: bool = same) -> None:
            wanted = field()
            if wanted is not None:
                wrap(wanted, next_number(texts(), same=same))

        entry.triggered.connect(make)
        window.addAction(entry)
