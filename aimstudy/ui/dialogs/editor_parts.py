"""What the editors of cards and of notes are put together from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.dialogs.long_text import LongText, RestLine
from aimstudy.ui.theme import Role, font
from aimstudy.ui.tokens import INSET, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, Notice


def draft_notice() -> Notice:
    """Says that a draft fills the fields; hidden until one does."""
    notice = Notice(
        "info", tr("What you had not saved is here again."), "", tr("Put it back as it was")
    )
    notice.hide()
    return notice


def text_field(name: str, lines: int) -> LongText:
    """An empty field of so many lines at least."""
    field = LongText()
    make_ready(field, name, lines)
    return field


def make_ready(field: LongText, name: str, lines: int) -> None:
    """Give a field its name, so many lines at least, and Tab for going on."""
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(QFontMetrics(font(Role.BODY)).lineSpacing() * lines + INSET)


def named(name: str, field: QWidget) -> QVBoxLayout:
    """A field below its name, with what is not shown of it."""
    column = QVBoxLayout()
    column.setSpacing(TINY)
    label = Label(name, Role.NOTE, muted=True)
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    column.addWidget(label)
    column.addWidget(field)
    if isinstance(field, LongText):
        column.addWidget(RestLine(field))
    return column
