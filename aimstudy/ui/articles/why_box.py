"""Why there is a card: the rule in plain words, its sentence, and where else the same is said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.card_words import sentence_at, why_words
from aimstudy.ui.articles.quote_link import QuoteLink
from aimstudy.ui.theme import Role
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, SourceBox

MOST_SHOWN = 2  # sentences that say the same


class WhyBox(SourceBox):
    """``place_wanted`` carries a sentence's raw offset."""

    place_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(role=Role.NOTE)
        self.column.addWidget(self.words)
        self.quotes: list[QuoteLink] = []
        self.hide()

    def show_card(self, view: ArticleView, card: ArticleCard) -> None:
        """Say why ``card`` is there."""
        for quote in self.quotes:
            quote.hide()
            quote.deleteLater()
        self.quotes = []
        self.words.setText(why_words(card))
        if card.start >= 0:
            self._quote(view, card.start)
        for start in card.also[:MOST_SHOWN]:
            self._quote(view, start, tr("Also said here"))

    def _quote(self, view: ArticleView, start: int, lead: str = "") -> None:
        quote = QuoteLink(sentence_at(view, start), start, lead)
        quote.clicked.connect(self.place_wanted)
        self.quotes.append(quote)
        self.column.addWidget(quote)
