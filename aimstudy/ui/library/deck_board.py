"""What can be done with whole decks: asks, has it done off the page, says what came of it.

What is taken along (Ctrl+X), a deck or chosen cards, is put where Ctrl+V says, as by the mouse.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from aimstudy.domain.changes import Changes
from aimstudy.domain.deck_names import leaf
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui.actions import Action
from aimstudy.ui.library.deck_form import DeckForm, DeckWish
from aimstudy.ui.library.deck_menu import deck_menu
from aimstudy.ui.page import NoticeText, Page
from aimstudy.ui.problems import problem_text, problem_title, report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.ui.library.bulk import BulkDesk
    from aimstudy.ui.library.deck_tree import DeckEntry
    from aimstudy.ui.library.selection_bar import SelectionBar
    from aimstudy.ui.library.sidebar import Sidebar

_SAID_IN_FORM = (
    ProblemKind.DECK_NAME_MISSING,
    ProblemKind.DECK_NAME_TOO_LONG,
    ProblemKind.DECK_INSIDE_ITSELF,
)


class DeckBoard(QObject):
    """``shown`` carries the deck to show now, None for all."""

    shown = Signal(object)

    def __init__(self, page: Page, sidebar: Sidebar, bulk: BulkDesk, bar: SelectionBar) -> None:
        super().__init__(page)
        self._page, self._tree, self._bulk, self._bar = page, sidebar.decks, bulk, bar
        self._button = sidebar.menu_button
        self._taken: DeckEntry | list[int] | None = None  # a deck, or cards
        self._merge: Callable[[], object] = lambda: None  # what is done where that is agreed to
        self._about: DeckEntry | None = None  # the deck that the form is about
        self.form = DeckForm()
        self.form.agreed.connect(self._agreed)
        self.form.closed.connect(self._tree.setFocus)
        self._tree.deck_dropped.connect(self._dropped)
        self._tree.cards_dropped.connect(lambda deck_id: self._move_cards(self._bar.ids, deck_id))
        self._tree.delete_wanted.connect(self.delete)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._open_menu)
        self._button.clicked.connect(lambda: self._open_menu(None))

    def actions(self) -> dict[Action, Callable[[], object]]:
        """What the page's keys, menu and palette do with decks."""
        return {
            Action.NEW_DECK: self.new,
            Action.RENAME_DECK: self.rename,
            Action.TAKE_ALONG: self.take,
            Action.PUT_HERE: self.put,
            Action.ARCHIVE_DECK: self.archive,
            Action.DELETE_DECK: self.delete,
        }

    def new(self) -> None:
        """Ask for a new deck, under the one that is chosen."""
        chosen = self._tree.chosen
        self.form.ask_new(chosen.name if chosen else "")

    def rename(self) -> None:
        """Ask for another name of the chosen deck."""
        chosen = self._chosen()
        if chosen:
            self._about = chosen
            self.form.ask_rename(leaf(chosen.name))

    def take(self) -> None:
        """Take the chosen cards along, or the chosen deck where the tree has the focus."""
        ids, chosen = self._bar.ids, self._tree.chosen
        if ids and not self._tree.hasFocus():
            self._taken = ids
            title = trn("{n} card is taken along.", "{n} cards are taken along.", len(ids))
        elif chosen:
            self._taken = chosen
            title = tr("The deck {name} is taken along.", name=chosen.name)
        else:
            self._page.say(tr("Choose cards or a deck first."))
            return
        self._page.say(title, tr("Choose the deck where it goes, then press Ctrl+V."))

    def put(self) -> None:
        """Put what was taken along into the deck that is chosen now."""
        taken, chosen = self._taken, self._tree.chosen
        if taken is None:
            self._page.say(
                tr("Nothing is taken along."), tr("Ctrl+X takes chosen cards or a deck along.")
            )
        elif not isinstance(taken, list):
            self._taken = None
            self._move(taken.deck_id, taken.cards, chosen.deck_id if chosen else None)
        elif chosen is not None:
            self._taken = None
            self._move_cards(taken, chosen.deck_id)
        else:
            self._page.say(tr("Choose one deck for the cards."))

    def archive(self) -> None:
        """Take the chosen deck out of study, or back into it where the archive is shown."""
        chosen = self._chosen()
        if chosen is None:
            return
        decks, deck_id = self._page.library.decks, chosen.deck_id
        on = not self._tree.archived
        title = (
            tr("{name} is archived.", name=chosen.name)
            if on
            else tr("{name} is back in study.", name=chosen.name)
        )
        text = tr("Its cards wait under “Archived”.") if on else ""
        self._run(
            chosen.cards,
            lambda stopped: decks.archive(deck_id, on, is_stopped=stopped),
            lambda changes: self._archived(changes, title, text),
        )

    def delete(self) -> None:
        """Delete the chosen deck: at once where it is empty, else after what goes was said."""
        chosen = self._chosen()
        if chosen is None:
            return
        try:
            holding = self._page.library.decks.holding(chosen.deck_id)
        except Problem as problem:
            report_problem(self._page, problem)
            return
        self._about = chosen
        if holding.cards:
            self.form.ask_delete(holding)
        else:
            self._delete(chosen)

    def menu(self) -> QMenu:
        """What can be done with the deck that is chosen."""
        return deck_menu(self.actions(), self._tree, self._tree.chosen is not None)

    def _open_menu(self, place: QPoint | None) -> None:
        at = self._button.rect().bottomLeft()
        where = self._button.mapToGlobal(at)
        if place is not None:
            where = self._tree.viewport().mapToGlobal(place)
        self.menu().popup(where)

    def _chosen(self) -> DeckEntry | None:
        chosen = self._tree.chosen
        if chosen is None:
            self._page.say(tr("Choose a deck first."))
        return chosen

    def _agreed(self, wish: DeckWish, name: str) -> None:
        decks, about = self._page.library.decks, self._about
        if wish is DeckWish.MERGE:
            self.form.hide()
            self._merge()
        elif wish is DeckWish.NEW:
            try:
                made = decks.add(name)
            except Problem as problem:
                self._refused(problem)
                return
            self._close_form()
            self._page.changed.emit(Changes.CARDS | Changes.UNDO)
            self.shown.emit(made)
        elif about is not None and wish is DeckWish.RENAME:
            self._call(about.cards, partial(decks.rename, about.deck_id, name), about.deck_id)
        elif about is not None:
            self._delete(about)

    def _delete(self, deck: DeckEntry) -> None:
        decks, name = self._page.library.decks, deck.name
        self._close_form()
        self.shown.emit(None)
        self._run(
            deck.cards,
            lambda stopped: decks.delete(deck.deck_id, is_stopped=stopped),
            lambda _changes: self._say_done(tr("{name} is deleted.", name=name)),
        )

    def _dropped(self, deck_id: int, onto: int | None) -> None:
        chosen = self._tree.chosen
        self._move(deck_id, chosen.cards if chosen else 0, onto)

    def _move(self, deck_id: int, cards: int, onto: int | None) -> None:
        decks = self._page.library.decks
        self._call(cards, partial(decks.move, deck_id, onto), deck_id)

    def _move_cards(self, ids: list[int], deck_id: int) -> None:
        if ids:
            self._bulk.move_to(ids, deck_id)

    def _call(self, cards: int, act: Callable[..., Changes], deck_id: int) -> None:
        """Rename or move a deck; where the name is taken, ask whether to merge."""

        def again() -> None:
            self._run(
                cards,
                lambda stopped: act(merge=True, is_stopped=stopped),
                lambda _changes: self._say_done(tr("The decks are merged.")),
                self._refused,
            )

        def done(changes: Changes) -> None:
            self._close_form()
            if changes:
                self.shown.emit(deck_id)

        self._merge = again
        self._run(cards, lambda stopped: act(is_stopped=stopped), done, self._refused)

    def _run(
        self,
        cards: int,
        act: Callable[[Callable[[], bool]], Changes],
        done: Callable[[Changes], object],
        refused: Callable[[Problem], object] | None = None,
    ) -> None:
        self._bulk.change(cards, act, done, refused)

    def _refused(self, problem: Problem) -> None:
        if problem.kind is ProblemKind.DECK_NAME_TAKEN:
            self.form.ask_merge(str(problem.values["name"]))
        elif problem.kind in _SAID_IN_FORM and not self.form.isHidden():
            self.form.show_problem(f"{problem_title(problem)} {problem_text(problem)}")
        else:
            report_problem(self._page, problem)

    def _close_form(self) -> None:
        if not self.form.isHidden():
            self.form.closed.emit()

    def _archived(self, changes: Changes, title: str, text: str) -> None:
        if changes:
            self._say_done(title, text)
        else:
            self._page.say(tr("No card of the deck is changed."))

    def _say_done(self, title: str, text: str = "") -> None:
        self._page.notice.emit(
            NoticeText(title, text, button=tr("Undo"), run=self._page.undo_wanted.emit)
        )
