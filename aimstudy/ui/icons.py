"""Own icons: 24 px strokes from ``resources/icons``. Used sparingly; words come first."""

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QIcon


def use_icons(folder: Path) -> None:
    """Look for icons in ``folder``; the style sheet names them ``icons:<file>``."""
    QDir.setSearchPaths("icons", [str(folder)])


def program_icon() -> QIcon:
    """The icon of the window."""
    return QIcon("icons:aimstudy.svg")
