"""One article: its text on the left, contradictions and cards on the right.

Shows an ArticleView and passes on what the person wants; calls no library.
"""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.domain.fact import FactState
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.article_list import language_name
from aimstudy.ui.articles.away_panel import AwayPanel
from aimstudy.ui.articles.card_list import CardList
from aimstudy.ui.articles.card_rows import CardsShown
from aimstudy.ui.articles.card_words import answer_in_text
from aimstudy.ui.articles.fact_kinds import FactGroup, group_of
from aimstudy.ui.articles.issue_box import IssueBox
from aimstudy.ui.articles.legend import FactLegend
from aimstudy.ui.articles.reader import Reader
from aimstudy.ui.articles.warnings import all_warnings
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import (
    Card,
    Label,
    LinkButton,
    Notice,
    PageHeader,
    PlainButton,
    PrimaryButton,
)

BOTH_SIDES = 720  # px at 100 %, the least width for text and cards side by side


class ArticleScreen(QWidget):
    """The reader with what belongs to it."""

    decided = Signal(int, object)  # issue id, IssueChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ArticleView | None = None
        self.back = LinkButton(tr("‹ All articles"))
        self.away = PlainButton(tr("Archive or delete…"))
        self.new_version = PlainButton(tr("New version…"))
        self.accept_rest = PrimaryButton(tr("Accept the rest"))
        self.header = PageHeader("", "", [self.away, self.new_version, self.accept_rest])
        self.away_panel = AwayPanel()
        self.archived = Notice(
            "info", tr("This article is archived"), tr("Its cards wait."), tr("Bring back")
        )
        self.warnings = Label(role=Role.NOTE, muted=True)
        self.reader = Reader()
        self.make_card = PlainButton(tr("Make a card"), tr("Ctrl ⇧ M"), target=32)
        self.make_hint = Label(
            tr("Mark words in the text to make a card of them."), Role.NOTE, muted=True
        )
        self.legend = FactLegend()
        self.issues = IssueBox()
        self.cards = CardList()
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._connect()

    @property
    def view(self) -> ArticleView | None:
        """The article shown."""
        return self._view

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.header)
        column.addWidget(self.warnings)
        column.addWidget(self.archived)
        column.addWidget(self.away_panel)
        column.addSpacing(SMALL)
        self.sides.setSpacing(GAP)
        self.sides.addWidget(self._text_side(), 5)
        self.sides.addWidget(self._card_side(), 4)
        column.addLayout(self.sides, 1)

    def _text_side(self) -> QWidget:
        surface = Card(inset=GAP)
        surface.column.addWidget(self.reader, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.make_hint, 1)
        row.addWidget(self.make_card)
        surface.column.addWidget(self.legend)
        surface.column.addLayout(row)
        return surface

    def _card_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - SMALL // 2)
        column.addWidget(self.issues)
        column.addWidget(self.cards, 1)
        return side

    def _connect(self) -> None:
        self.reader.marked.connect(self._enable_making)
        self.reader.place_clicked.connect(self.cards.choose_at)
        self.reader.fact_clicked.connect(self.cards.choose_fact)
        self.legend.changed.connect(self.reader.show_groups)
        self.legend.changed.connect(self.cards.show_groups)
        self.issues.decided.connect(self.decided)
        self.issues.place_wanted.connect(self.reader.show_place)
        self.cards.place_wanted.connect(self.reader.show_place)
        self.cards.why_switched.connect(self.issues.fold)
        self.cards.chosen.connect(self._show_card)
        self._enable_making(False)

    def show_view(self, view: ArticleView) -> None:
        """Show ``view``; of the same article the chosen card and the place stay."""
        new = self._view is None or self._view.article_id != view.article_id
        self._view = view
        self.header.title.setText(view.title)
        self.header.subtitle.setText(subtitle(view))
        self.accept_rest.set_words(
            tr("Accept all ({n})", n=view.proposed)
            if view.proposed == len(view.cards)
            else tr("Accept the rest ({n})", n=view.proposed)
        )
        self.accept_rest.setVisible(bool(view.proposed))
        self.archived.setVisible(view.archived)
        words = all_warnings(view.warnings)
        self.warnings.setText(words)
        self.warnings.setVisible(bool(words))
        self.issues.show_issues(view.issues, stay=not new)
        self.legend.set_counts(_families(view))
        if new:
            self.away_panel.hide()
            self.cards.table.clearSelection()
            self.cards.table.setCurrentIndex(self.cards.model.index(-1, -1))
            self.issues.fold(False)
            self.cards.filter.choose(CardsShown.ALL)
            self.legend.show_all()
            self.reader.show_place(-1)
        self.reader.show_article(view)
        self.cards.show_view(view)
        if new:
            self.cards.choose_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards under the text where there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= pixels(BOTH_SIDES)
        direction = QBoxLayout.Direction
        self.sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def show_place(self, start: int, card_id: int = 0) -> None:
        """Highlight the sentence at raw offset ``start``, and choose ``card_id``.

        Where the article has no such card, one that stands on the sentence.
        """
        self.reader.show_place(start)
        cards = self._view.cards if self._view else ()
        card = next((each for each in cards if each.card_id == card_id), None)
        if card is None:
            self.cards.stand_at(self._sentence_start(start))
        else:
            self.cards.choose(card_id)
            self._show_card(card)

    def _sentence_start(self, start: int) -> int:
        sentences = self._view.sentences if self._view else ()
        return next((s.start for s in sentences if s.start <= start < s.end), start)

    def _show_card(self, card: ArticleCard) -> None:
        if self._view:
            self.reader.show_place(card.start, answer_in_text(self._view, card))

    def _enable_making(self, marked: bool) -> None:
        self.make_card.setEnabled(marked)
        self.make_hint.setText(
            tr("The marked words become the answer.")
            if marked
            else tr("Mark words in the text to make a card of them.")
        )


def _families(view: ArticleView) -> Counter[FactGroup]:
    """How many facts of each family are underlined."""
    kinds = {m.fact_id: m.kind for m in view.marks if m.state is not FactState.REJECTED}
    return Counter(group_of(kind) for kind in kinds.values())


def subtitle(view: ArticleView) -> str:
    """``English · 26 facts · 24 of 26 cards accepted``."""
    cards = tr(
        "{accepted} of {total} cards accepted", accepted=view.accepted, total=len(view.cards)
    )
    return " · ".join(
        [language_name(view.language), trn("{n} fact", "{n} facts", view.facts), cards]
    )
