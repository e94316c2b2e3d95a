"""The editor that fits a card: of its two sides, or of all fields of its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.dialogs.note_editor import NoteEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from aimstudy.services.library import Library


def editor_of(
    library: Library, card_id: int, parent: QWidget | None = None
) -> CardEditor | NoteEditor:
    """An editor with a card's present text. Raises Problem CARD_MISSING."""
    detail = library.cards.detail(card_id)
    form = library.notes.of_card(card_id) if detail.of_type else None
    if form is None:
        return CardEditor(library, detail, parent=parent)
    return NoteEditor(library, form, card_id, parent)
