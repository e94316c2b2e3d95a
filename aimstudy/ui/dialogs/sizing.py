"""How large a dialog opens: as asked at 100 % text, with it larger, within the screen."""

from PySide6.QtWidgets import QDialog

from aimstudy.ui.theme import pixels

SHARE_OF_SCREEN = 0.9


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give ``dialog`` its first size, in px at 100 % text."""
    room = dialog.screen().availableSize() * SHARE_OF_SCREEN
    dialog.resize(min(pixels(width), room.width()), min(pixels(height), room.height()))
