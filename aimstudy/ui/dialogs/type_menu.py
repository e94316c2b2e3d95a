"""The note types that a new note can be made of, as a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from aimstudy.domain.note_type import NoteType
from aimstudy.services.views.notes import TypeLine
from aimstudy.ui.translations import trn


def types_menu(
    lines: Sequence[TypeLine], parent: QWidget, chosen: Callable[[NoteType], object]
) -> QMenu:
    """Each type with how many notes it has; ``chosen`` hears of the one that is picked."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for line in lines:
        name = line.note_type.name.replace("&", "&&")
        count = trn("{n} note", "{n} notes", line.notes)
        entry = menu.addAction(f"{name} · {count}")
        entry.triggered.connect(lambda _on=False, line=line: chosen(line.note_type))
    return menu
