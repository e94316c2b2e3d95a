"""All articles under a header, in study or archived; or what to do where there is none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.articles import ArticleSummary
from aimstudy.ui.articles.article_list import ArticleList
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import EmptyState, PageHeader, PlainButton, PrimaryButton


class ListScreen(QWidget):
    """``form`` stands under the header; ``archived_wanted`` carries whether those are shown."""

    archived_wanted = Signal(bool)

    def __init__(self, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.archived = PlainButton(tr("Archived"))
        self.archived.setCheckable(True)
        self.add = PrimaryButton(tr("Add an article"))
        self.header = PageHeader(tr("Articles"), "", [self.archived, self.add])
        self.list = ArticleList()
        self.empty = EmptyState(
            tr("No articles yet"),
            tr("Add a text or Markdown file, or drop one here; its facts become cards."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(form)
        column.addWidget(self.empty, 1)
        column.addWidget(self._scrolling(self.list), 1)
        self.archived.toggled.connect(self.archived_wanted)

    def _scrolling(self, inner: QWidget) -> QScrollArea:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setProperty("transparent", True)
        self.area.setWidget(inner)
        return self.area

    def show_articles(self, shown: Sequence[ArticleSummary], archived: int) -> None:
        """Show ``shown``; ``archived`` counts those put aside."""
        aside = self.archived.isChecked()
        self.archived.set_words(tr("Archived ({n})", n=archived))
        self.archived.setVisible(bool(archived) or aside)
        self.header.subtitle.setText(counted(shown, aside))
        self.empty.setVisible(not shown)
        self.empty.title.setText(tr("Nothing is archived") if aside else tr("No articles yet"))
        self.empty.text.setVisible(not aside)
        self.area.setVisible(bool(shown))
        self.list.show_articles(shown)


def counted(shown: Sequence[ArticleSummary], archived: bool) -> str:
    """How many articles and cards there are."""
    if archived:
        return trn("{n} archived article", "{n} archived articles", len(shown))
    articles = trn("{n} article", "{n} articles", len(shown))
    cards = trn("{n} card in study", "{n} cards in study", sum(view.cards for view in shown))
    return f"{articles} · {cards}"
