"""The chosen card in full, under the table. Shows a CardDetail, emits what is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.services.views.study import CardDetail
from aimstudy.ui.library.card_words import history_words
from aimstudy.ui.plain_cards import plain_card
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, PlainButton

MOST_CHARACTERS = 300  # of one text; the editor shows all


class Preview(Card):
    """Question, answer, where it is from and how it went."""

    edit_wanted = Signal(int)
    source_wanted = Signal(object)  # SourceView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP)
        self._detail: CardDetail | None = None
        self.front = Label(role=Role.STRONG)
        self.back = Label()
        self.history = Label(role=Role.NOTE, muted=True)
        self.source = Label(role=Role.NOTE, muted=True)
        self.edit = PlainButton(tr("Edit"), tr("Enter"), target=32)
        self.open = PlainButton(tr("Open source"), target=32)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        for label in (self.front, self.back, self.source, self.history):
            words.addWidget(label)
        row.addLayout(words, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        row.addLayout(buttons)
        self.column.addLayout(row)
        self.edit.clicked.connect(self._edit)
        self.open.clicked.connect(self._open)

    def show_card(self, detail: CardDetail | None) -> None:
        """Show ``detail``; None hides the preview."""
        self._detail = detail
        self.setVisible(detail is not None)
        if detail is None:
            return
        self.front.setText(_short(detail.front))
        self.back.setText(_short(detail.back))
        self.history.setText(history_words(detail))
        source = detail.source
        self.source.setVisible(source is not None)
        self.open.setVisible(source is not None)
        if source:
            quoted = tr("“{sentence}”", sentence=_short(source.shown))
            self.source.setText(f"{quoted} {source.article_title}")

    def _edit(self) -> None:
        if self._detail:
            self.edit_wanted.emit(self._detail.card_id)

    def _open(self) -> None:
        if self._detail and self._detail.source:
            self.source_wanted.emit(self._detail.source)


def _short(text: str) -> str:
    text = plain_card(text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
