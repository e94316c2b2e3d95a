"""A new version of an article beside the old: what changed, with a choice where there are cards.

Shows an ArticleComparison and passes on what the person wants; calls no library.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.version import FactChange, VersionChoice
from aimstudy.services.views.versions import ArticleComparison, VersionItem
from aimstudy.ui.articles.version_item import VersionCard
from aimstudy.ui.articles.version_words import ORDER, group_hint, group_title, summary_words
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, LinkButton, PageHeader, PlainButton, PrimaryButton
from aimstudy.ui.widgets.scrolled import Scrolled

MOST_SHOWN = 200  # facts; more than anybody looks through, and all a window holds lightly


class VersionScreen(QWidget):
    """``update_wanted`` and ``separate_wanted`` carry the ArticleComparison."""

    update_wanted = Signal(object)
    separate_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: ArticleComparison | None = None
        self.cards: list[VersionCard] = []
        self.choices: dict[str, VersionChoice] = {}
        self.back = LinkButton(tr("‹ Leave everything as it is"))
        self.separate = PlainButton(tr("Add as a separate article"))
        self.update_button = PrimaryButton(tr("Update the article"))
        self.header = PageHeader("", "", [self.separate, self.update_button])
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.header)
        column.addSpacing(SMALL)
        column.addWidget(self._area, 1)
        self.update_button.clicked.connect(lambda: self.update_wanted.emit(self._found))
        self.separate.clicked.connect(lambda: self.separate_wanted.emit(self._found))

    def show_comparison(self, found: ArticleComparison) -> None:
        """Show what changed; what is taken by default is chosen already."""
        self._found = found
        self.choices = {}
        self.header.title.setText(tr("New version of “{title}”", title=found.title))
        self.header.subtitle.setText(summary_words(found))
        self.cards = []
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SMALL, 0)
        column.setSpacing(GAP)
        left = MOST_SHOWN
        for change in ORDER:
            items = [item for item in found.items if item.change is change]
            if items:
                column.addLayout(self._group(change, items, left))
                left = max(0, left - len(items))
        if not found.items:
            column.addWidget(Label(tr("No fact changed. Only the text will be replaced.")))
        column.addStretch(1)
        self._area.setWidget(inner)
        self._area.verticalScrollBar().setValue(0)

    def _group(self, change: FactChange, items: list[VersionItem], most: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addWidget(Label(group_title(change, len(items)), Role.SECTION))
        column.addWidget(Label(group_hint(change), Role.NOTE, muted=True))
        column.addSpacing(TINY)
        # A choice must be offered, however many there are; others may be counted only.
        shown = [i for n, i in enumerate(items) if n < most or i.choices]
        for item in shown:
            card = VersionCard(item)
            card.chosen.connect(self._choose)
            self.cards.append(card)
            column.addWidget(card)
        if len(shown) < len(items):
            column.addWidget(Label(tr("… and {n} more", n=len(items) - len(shown)), muted=True))
        return column

    def _choose(self, key: str, choice: VersionChoice) -> None:
        self.choices[key] = choice
