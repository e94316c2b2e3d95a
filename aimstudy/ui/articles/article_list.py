"""The list of articles: each with its language, facts, cards and what waits for a choice.

Shows ArticleSummaries and emits which one is wanted.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.domain.article import Language
from aimstudy.services.views.articles import ArticleSummary
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, PlainButton


class ArticleRow(Card):
    """One article of the list."""

    open_wanted = Signal(int)
    back_wanted = Signal(int)

    def __init__(self, view: ArticleSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        self.facts = Label(summary_words(view), Role.NOTE, muted=True)
        words.addWidget(Label(view.title, Role.SECTION))
        words.addWidget(self.facts)
        waiting = waiting_words(view)
        if waiting:
            words.addWidget(Label(waiting, Role.NOTE))
        row.addLayout(words, 1)
        self.open = PlainButton(tr("Read"))
        self.open.setAccessibleName(tr("Read {title}", title=view.title))
        self.open.clicked.connect(lambda: self.open_wanted.emit(view.article_id))
        if view.archived:
            back = PlainButton(tr("Bring back"))
            back.setAccessibleName(tr("Bring back {title}", title=view.title))
            back.clicked.connect(lambda: self.back_wanted.emit(view.article_id))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)


class ArticleList(QWidget):
    """All rows, one under the other. Signals carry an article's id."""

    open_wanted = Signal(int)
    back_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ArticleRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)

    def show_articles(self, articles: Sequence[ArticleSummary]) -> None:
        """Show ``articles`` in their order."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [ArticleRow(view) for view in articles]
        for place, row in enumerate(self.rows):
            row.open_wanted.connect(self.open_wanted)
            row.back_wanted.connect(self.back_wanted)
            self._column.insertWidget(place, row)


def language_name(language: Language) -> str:
    """The language an article is in."""
    return tr("English") if language is Language.ENGLISH else tr("Norwegian")


def summary_words(view: ArticleSummary) -> str:
    """``English · 26 facts · 24 cards in study``; those of an archived article wait."""
    parts = [
        language_name(view.language),
        trn("{n} fact", "{n} facts", view.facts),
        trn("{n} card waits", "{n} cards wait", view.cards)
        if view.archived
        else trn("{n} card in study", "{n} cards in study", view.cards),
    ]
    if view.bundled:
        parts.append(tr("comes with AimStudy"))
    return " · ".join(parts)


def waiting_words(view: ArticleSummary) -> str:
    """What waits for the person's choice, "" where nothing does."""
    parts = []
    if view.proposed:
        parts.append(trn("{n} new card to look at", "{n} new cards to look at", view.proposed))
    if view.open_issues:
        parts.append(
            trn("{n} contradiction is open", "{n} contradictions are open", view.open_issues)
        )
    return " · ".join(parts)
