"""One note of a group of duplicates: what it asks and answers, and how far it is learnt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.duplicates import DuplicateNote
from aimstudy.ui.plain_cards import plain_card
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, PlainButton

MOST_CHARACTERS = 400  # of one text; the editor shows all


class DuplicateCard(Card):
    """``kept`` when this one is to stand for all; ``key`` is the digit that says so."""

    kept = Signal()

    def __init__(self, key: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=MEDIUM)
        self.front = Label(role=Role.STRONG)
        self.back = Label()
        self.history = Label(role=Role.NOTE, muted=True)
        self.place = Label(role=Role.NOTE, muted=True)
        self.button = PlainButton(tr("Keep this one"), str(key), target=32)
        self.column.setSpacing(TINY)
        for part in (self.front, self.back, self.history, self.place):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.column.addWidget(self.button)
        self.button.clicked.connect(self.kept)

    def show_note(self, note: DuplicateNote) -> None:
        """Show ``note``."""
        self.front.setText(_short(note.front))
        self.back.setText(_short(note.back))
        words = trn("{n} answer so far", "{n} answers so far", note.answers)
        if not note.answers:
            words = tr("Never met so far")
        if note.others:
            further = trn("{n} more card", "{n} more cards", note.others)
            words = tr("{words}, {further}", words=words, further=further)
        self.history.setText(words)
        parts = [note.deck, note.tags, note.source]
        self.place.setText(" · ".join(part for part in parts if part))
        self.button.setAccessibleName(f"{self.button.text()}: {_short(note.front)[:80]}")


def _short(text: str) -> str:
    text = plain_card(text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
