"""Articles: the list, one article with its cards, a new version of one; adding, deciding, deleting.

Joins the list and the article screen to the library; long calls run in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.fact import IssueChoice
from aimstudy.services.views.articles import ArticleAdded, ArticleView
from aimstudy.services.views.study import CardDetail, SourceView
from aimstudy.services.views.versions import ArticleComparison, ArticleUpdated
from aimstudy.ui.actions import Action
from aimstudy.ui.articles.add_panel import AddPanel
from aimstudy.ui.articles.adding import Adding
from aimstudy.ui.articles.article_screen import ArticleScreen
from aimstudy.ui.articles.list_screen import ListScreen
from aimstudy.ui.articles.version_screen import VersionScreen
from aimstudy.ui.articles.version_words import done_words
from aimstudy.ui.background import Handle, run
from aimstudy.ui.dialogs.editing import editor_of
from aimstudy.ui.page import ArticlePlace, FileToAdd, Page, PageId
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from aimstudy.services.library import Library

EDITED = Changes.CARDS | Changes.UNDO


class ArticlesPage(Page):
    """Shows the list, or the article last opened."""

    interested: ClassVar[Changes] = Changes.ARTICLES | Changes.FACTS | Changes.CARDS

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(library, parent)
        self._article_id = 0
        self._place: ArticlePlace | None = None  # to show once the article is read
        self._back: PageId | None = None  # whence one came to look something up
        self._loading: Handle[ArticleView] | None = None
        self.add_panel = AddPanel()
        self.list_screen = ListScreen(self.add_panel)
        self.article = ArticleScreen()
        self.version = VersionScreen()
        self.adding = Adding(library, self.add_panel)
        self.screens = (self.list_screen, self.article, self.version)
        for screen in self.screens:
            self.column.addWidget(screen, 1)
        self._bring_forward(self.list_screen)
        self._connect()
        self._connect_article()
        self._connect_version()
        self._handle_actions()

    @property
    def reading(self) -> bool:
        """Whether an article is in front."""
        return not self.article.isHidden()

    def refresh(self) -> None:
        """Read the list anew, and the article that is open."""
        aside = self.list_screen.archived.isChecked()
        articles = self.library.articles
        shown, others = articles.list(archived=aside), articles.list(archived=not aside)
        self.list_screen.show_articles(shown, len(shown if aside else others))
        there = {article.article_id for article in (*shown, *others)}
        if self._article_id in there:
            self._load()
        elif self._article_id:  # its adding was undone, which is said elsewhere
            self.close_article()

    def arrive(self, target: object) -> None:
        """Open an article at a place, or add a file."""
        if isinstance(target, SourceView):
            self.open_article(target.article_id, target.start)
        elif isinstance(target, ArticlePlace):
            self._open(target)
        elif isinstance(target, FileToAdd):
            self._add_file(target.path)
            self.adding.add_later(target.others)

    def open_article(self, article_id: int, start: int = -1) -> None:
        """Show an article, with the sentence at raw offset ``start`` highlighted."""
        self._open(ArticlePlace(article_id, start))

    def _open(self, place: ArticlePlace) -> None:
        self._article_id, self._place, self._back = place.article_id, place, place.back
        self._load()

    def close_article(self) -> None:
        """Go back to the list."""
        self._article_id, self._back = 0, None
        if self._loading:
            self._loading.cancel()
        self._bring_forward(self.list_screen)
        self.list_screen.add.setFocus()

    def _bring_forward(self, front: QWidget) -> None:
        """One of them: a stack would be as high as the highest one, and scroll for nothing."""
        for screen in self.screens:
            screen.setVisible(screen is front)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from an article back to the list, and from a new version as well.

        From a source that was looked up it leads once to where one came from.
        """
        if event.key() == Qt.Key.Key_Escape and self.list_screen.isHidden():
            back, self._back = self._back, None
            if back is None:
                self.close_article()
            else:
                self.go(back)
        else:
            super().keyPressEvent(event)

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        name = self._ask_for_file(tr("Add an article"))
        if name:
            self._add_file(Path(name))

    def paste(self) -> None:
        """Open the form with what the clipboard holds."""
        self.close_article()
        self.add_panel.open(QGuiApplication.clipboard().text())

    def choose_version(self) -> None:
        """Ask for a file with a new version of the article in front, and read it."""
        view = self.article.view
        name = self._ask_for_file(tr("New version of the article"))
        if view and name:
            self._add_file(Path(name), view.article_id)

    def _add_file(self, path: Path, version_of: int | None = None) -> None:
        self.close_article()
        self.adding.add_file(path, version_of)

    def _ask_for_file(self, title: str) -> str:
        kinds = f"{tr('Articles')} (*.md *.markdown *.txt);;{tr('All files')} (*)"
        return QFileDialog.getOpenFileName(self, title, "", kinds)[0]

    def _connect(self) -> None:
        self.list_screen.add.clicked.connect(lambda: self.add_panel.open())
        self.list_screen.archived_wanted.connect(lambda _on: self.refresh())
        self.list_screen.list.open_wanted.connect(self.open_article)
        self.list_screen.list.back_wanted.connect(self._bring_article_back)
        self.add_panel.file_wanted.connect(self.choose_file)
        self.adding.added.connect(self._show_added)
        self.adding.version_found.connect(self.show_version)

    def _connect_article(self) -> None:
        screen, cards = self.article, self.article.cards
        screen.back.clicked.connect(self.close_article)
        screen.away.clicked.connect(self._open_away)
        screen.new_version.clicked.connect(self.choose_version)
        screen.away_panel.closed.connect(screen.away_panel.hide)
        screen.away_panel.archive_wanted.connect(self._archive)
        screen.away_panel.delete_wanted.connect(self._delete)
        screen.accept_rest.clicked.connect(self._accept_rest)
        screen.make_card.clicked.connect(self._make_card)
        screen.decided.connect(self._decide)
        if screen.archived.button:
            screen.archived.button.clicked.connect(
                lambda: self._bring_article_back(self._article_id)
            )
        cards.accept_wanted.connect(lambda card: self._sort(self.library.articles.accept, card))
        cards.reject_wanted.connect(lambda card: self._sort(self.library.articles.reject, card))
        cards.bring_back_wanted.connect(
            lambda card: self._sort(self.library.articles.bring_back, card)
        )
        cards.edit_wanted.connect(self._edit)

    def _connect_version(self) -> None:
        self.version.back.clicked.connect(self.close_article)
        self.version.update_wanted.connect(self._update)
        self.version.separate_wanted.connect(self.adding.keep)

    def _handle_actions(self) -> None:
        cards = self.article.cards
        self.handle(Action.ADD_ARTICLE, self.choose_file)
        self.handle(Action.PASTE_ARTICLE, self.paste)
        for action, act in (
            (Action.ACCEPT_CARD, cards.accept_now),
            (Action.REJECT_CARD, cards.reject_now),
            (Action.EDIT_ARTICLE_CARD, cards.edit_now),
            (Action.WHY_CARD, cards.switch_why),
        ):
            self.handle(action, partial(self._act_on_card, act))
        for action, act in (
            (Action.NEXT_CARD, lambda: self._step(1)),
            (Action.PREVIOUS_CARD, lambda: self._step(-1)),
            (Action.MAKE_CARD, self._make_card),
        ):
            self.handle(action, self._while_reading(act))

    def _while_reading(self, act: Callable[[], None]) -> Callable[[], None]:
        return lambda: act() if self.reading else None

    def _act_on_card(self, act: Callable[[], None]) -> None:
        """Do something to the chosen card; one that is out of sight only comes into view."""
        if self.reading and not self._bring_card_into_view():
            act()

    def _step(self, by: int) -> None:
        self.article.cards.step(by)
        self._bring_card_into_view()

    def _bring_card_into_view(self) -> bool:
        """Whether the chosen card was out of sight, as below the text in a narrow window."""
        table, port = self.article.cards.table, self.scroll_area.viewport()
        place = QRect(table.mapTo(port, QPoint(0, 0)), table.size())
        seen = place.intersected(port.rect()).height()
        if not self.isVisible() or not table.isVisible() or seen >= table.height() // 2:
            return False
        table.setFocus()
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + place.center().y() - port.height() // 2)
        return True

    def _load(self) -> None:
        if self._loading:
            self._loading.cancel()
        article_id = self._article_id
        self._loading = run(
            self, lambda _job: self.library.articles.view(article_id), self._show, self._missing
        )

    def _show(self, view: ArticleView) -> None:
        first = not self.reading
        self._bring_forward(self.article)
        self.article.show_view(view)
        place, self._place = self._place, None
        if place is not None and place.start >= 0:
            self.article.show_place(place.start, place.card_id)
        if first and self.isVisible():  # one may have gone on to another page meanwhile
            self.article.cards.table.setFocus()

    def _missing(self, problem: Problem) -> None:
        self.close_article()
        report_problem(self, problem)

    def _show_added(self, found: ArticleAdded) -> None:
        facts = trn("{n} fact found", "{n} facts found", found.facts)
        cards = trn("{n} card to look at", "{n} cards to look at", found.cards)
        self.say(tr("“{title}” is added.", title=found.title), f"{facts}, {cards}.")
        self.changed.emit(found.changes)
        self.open_article(found.article_id)

    def show_version(self, found: ArticleComparison) -> None:
        """Show what a new version changes, and ask."""
        self.version.show_comparison(found)
        self._bring_forward(self.version)
        self.version.update_button.setFocus()

    def _update(self, found: ArticleComparison) -> None:
        """A backup comes first, which takes its time in a large library."""
        choices = dict(self.version.choices)
        self.version.setEnabled(False)
        run(
            self,
            lambda _job: self.library.articles.update(found, choices),
            self._show_updated,
            self._not_updated,
        )

    def _show_updated(self, done: ArticleUpdated) -> None:
        self.version.setEnabled(True)
        self.say(tr("“{title}” is updated.", title=done.title), done_words(done))
        self.changed.emit(done.changes)
        self.open_article(done.article_id)

    def _not_updated(self, problem: Problem) -> None:
        self.version.setEnabled(True)
        report_problem(self, problem)

    def _accept_rest(self) -> None:
        self._change(lambda: self.library.articles.accept_all(self._article_id))

    def _sort(self, act: Callable[[tuple[int]], Changes], card_id: int) -> None:
        """Accept, reject or bring back one card, then go on to the next new one."""
        if self._change(lambda: act((card_id,))):
            self.article.cards.choose_next_new()

    def _edit(self, card_id: int) -> None:
        try:
            editor = editor_of(self.library, card_id, self)
        except Problem as problem:
            report_problem(self, problem)
            return
        editor.saved.connect(lambda _detail: self.changed.emit(EDITED))
        editor.open()

    def _make_card(self) -> None:
        marked = self.article.reader.marked_range()
        if not marked:
            return
        made: list[CardDetail] = []

        def act() -> Changes:
            made.append(self.library.articles.make_card(self._article_id, *marked))
            return EDITED | Changes.ARTICLES | Changes.PLAN

        if self._change(act):
            answer = made[0].back
            self.say(tr("A card is made."), tr("It asks for “{answer}”.", answer=answer))

    def _decide(self, issue_id: int, choice: IssueChoice) -> None:
        self._change(lambda: self.library.articles.decide(issue_id, choice))

    def _open_away(self) -> None:
        view = self.article.view
        if not view:
            return
        try:
            found = self.library.articles.consequences(view.article_id)
        except Problem as problem:
            report_problem(self, problem)
            return
        self.article.away_panel.open(found, view.archived)

    def _archive(self, article_id: int) -> None:
        if self._change(lambda: self.library.articles.archive(article_id)):
            self.close_article()
            self.say(tr("The article is archived."), tr("Undo brings it back."))

    def _delete(self, article_id: int) -> None:
        """A backup comes first, which takes its time in a large library."""
        self.article.away_panel.hide()
        run(self, lambda _job: self.library.articles.delete(article_id), self._show_deleted)

    def _show_deleted(self, changes: Changes) -> None:
        self.close_article()
        self.changed.emit(changes)
        self.say(tr("The article is deleted."), tr("Undo brings it back."))

    def _bring_article_back(self, article_id: int) -> None:
        self._change(lambda: self.library.articles.unarchive(article_id))

    def _change(self, act: Callable[[], Changes]) -> bool:
        """Carry ``act`` out; a refusal is said in the window's bar."""
        try:
            changes = act()
        except Problem as problem:
            report_problem(self, problem)
            return False
        self.article.away_panel.hide()
        self.changed.emit(changes)
        return True
