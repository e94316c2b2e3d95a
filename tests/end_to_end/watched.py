"""The program as it is, saying on its output which widget has got the focus.

Started like ``python -m aimstudy``; so a test knows where its keys go without guessing by time.
"""

import sys
from unittest.mock import patch

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from aimstudy.__main__ import main
from aimstudy.ui import app as window

make_app = window.make_app


def tell(_before: QWidget | None, now: QWidget | None) -> None:
    """One line a change: the widget's type, and its name or words."""
    if now is not None:
        words = now.text() if isinstance(now, QAbstractButton) else ""
        print(f"{type(now).__name__}: {now.accessibleName() or words}", flush=True)


def make_watched_app() -> QApplication:
    """The program's own QApplication, watched."""
    app = make_app()
    app.focusChanged.connect(tell)
    return app


if __name__ == "__main__":
    with patch.object(window, "make_app", make_watched_app):
        sys.exit(main())
