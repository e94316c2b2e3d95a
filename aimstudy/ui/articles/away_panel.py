"""Archive or delete an article: says first what becomes of its cards, then asks which.

Shows ArticleConsequences and emits the choice.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.services.views.articles import ArticleConsequences
from aimstudy.ui.theme import Role
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel


class AwayPanel(Panel):
    """``archive_wanted`` and ``delete_wanted`` carry the article's id."""

    archive_wanted = Signal(int)
    delete_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface="warn")
        self._article_id = 0
        self.heading = Label(role=Role.STRONG)
        self.archive_words = Label(role=Role.NOTE)
        self.delete_words = Label(role=Role.NOTE)
        self.archive = PlainButton(tr("Archive it"))
        self.delete = PlainButton(tr("Delete it"))
        self.cancel = PlainButton(tr("Leave it here"))
        for widget in (self.heading, self.archive_words, self.delete_words):
            self.column.addWidget(widget)
        self.column.addWidget(FlowRow([self.archive, self.delete, self.cancel]))
        self.archive.clicked.connect(lambda: self.archive_wanted.emit(self._article_id))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self._article_id))
        self.cancel.clicked.connect(self.closed)

    def open(self, view: ArticleConsequences, archived: bool) -> None:
        """Show what would become of the cards; an archived article can only be deleted."""
        self._article_id = view.article_id
        self.heading.setText(tr("What becomes of “{title}”?", title=view.title))
        self.archive.setVisible(not archived)
        self.archive_words.setVisible(not archived)
        self.archive_words.setText(archive_words(view))
        self.delete_words.setText(delete_words(view))
        self.show()
        (self.delete if archived else self.archive).setFocus()


def archive_words(view: ArticleConsequences) -> str:
    """What archiving does."""
    return trn(
        "Archive: its {n} card waits, with all it has learnt, until you bring the article back.",
        "Archive: its {n} cards wait, with all they have learnt, until you bring the article back.",
        view.cards,
    )


def delete_words(view: ArticleConsequences) -> str:
    """What deleting does."""
    cards = trn(
        "Delete: its {n} card goes with it,",
        "Delete: its {n} cards go with it,",
        view.cards,
    )
    studied = trn("{n} of them studied.", "{n} of them studied.", view.studied)
    answers = trn(
        "The {n} answer you gave stays in the log.",
        "The {n} answers you gave stay in the log.",
        view.reviews + view.quiz_answers,
    )
    return f"{cards} {studied} {answers} {tr('Undo brings it back.')}"
