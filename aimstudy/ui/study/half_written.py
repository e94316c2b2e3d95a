"""Half-typed answers and half-written notes of the study page outlive the program.

Watches the two fields of the sheet and fills them again; the words are kept by the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aimstudy.services.views.drafts import DraftPlace
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.draft_keeper import DraftKeeper
from aimstudy.ui.study.card_sheet import CardSheet

if TYPE_CHECKING:
    from aimstudy.services.library import Library

_TEXT = "text"


class HalfWritten:
    """What stands in the fields of ``sheet`` and was neither answered nor saved."""

    def __init__(self, library: Library, sheet: CardSheet, parent: QWidget) -> None:
        self._sheet = sheet
        self._keeper = DraftKeeper(library, parent)
        self.flush = self._keeper.flush
        sheet.typed.field.textEdited.connect(self._typed)
        sheet.remark.field.textChanged.connect(self._remark)
        sheet.remark.closed.connect(lambda: self._forget(DraftPlace.REMARK))
        sheet.remark.saved.connect(lambda _text: self.flush())

    def typed_again(self, card: StudyCard) -> bool:
        """Put back what was being typed for ``card``; False if nothing was."""
        found = self._keeper.find(DraftPlace.TYPED, card.card_id) if card.typed else {}
        if found:
            self._sheet.typed.field.setText(found.get(_TEXT, ""))
        return bool(found)

    def remark_again(self, card: StudyCard) -> bool:
        """Open the note that was being written on ``card``; False if none was.

        The focus stays on the card: its keys are letters, and would stand in the note.
        """
        text = self._keeper.find(DraftPlace.REMARK, card.card_id).get(_TEXT, card.remark)
        if text == card.remark:
            return False
        self._sheet.write_remark(text)
        self._sheet.setFocus()
        return True

    def answered(self, card_id: int) -> None:
        """The card was rated, or put out of sight on purpose."""
        self._keeper.forget(DraftPlace.TYPED, card_id)

    def begun_anew(self, card_id: int) -> None:
        """The card is asked as if it had never been met: nothing stands in its field."""
        self._keeper.forget(DraftPlace.TYPED, card_id)
        self._sheet.typed.empty()

    def remark_saved(self, card_id: int) -> None:
        """The note is kept for good."""
        self._keeper.forget(DraftPlace.REMARK, card_id)

    def _typed(self, text: str) -> None:
        card = self._sheet.card
        if card is not None and text:
            self._keeper.change(DraftPlace.TYPED, card.card_id, {_TEXT: text})
        else:
            self._forget(DraftPlace.TYPED)

    def _remark(self) -> None:
        card, box = self._sheet.card, self._sheet.remark
        if card is None or not box.writing:
            return
        text = box.field.toPlainText()
        if text == card.remark:
            self._forget(DraftPlace.REMARK)
        else:
            self._keeper.change(DraftPlace.REMARK, card.card_id, {_TEXT: text})

    def _forget(self, place: DraftPlace) -> None:
        card = self._sheet.card
        if card is not None:
            self._keeper.forget(place, card.card_id)
