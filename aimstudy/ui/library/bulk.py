"""Changes many cards at once, off the UI thread; says what is going on, and can be stopped."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from aimstudy.domain.card import LEFT_OUT, HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.ui.background import Handle, run
from aimstudy.ui.problems import report_problem
from aimstudy.ui.translations import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aimstudy.domain.errors import Problem
    from aimstudy.services.views.library import CardLine, FoundCards
    from aimstudy.ui.library.finder import Question
    from aimstudy.ui.library.selection_bar import SelectionBar
    from aimstudy.ui.page import Page

SAID_AFTER_MS = 150  # what is done sooner needs no word


class BulkDesk(QObject):
    """What can be done with the chosen cards of a page: one step each, one at a time."""

    def __init__(self, page: Page, bar: SelectionBar) -> None:
        super().__init__(page)
        self._page, self._bar = page, bar
        self._going_on: list[Event] = []  # a wish to stop for each change, in their order
        # When the page is gone nobody is left to be told what came of it.
        self.destroyed.connect(partial(_stop, self._going_on))
        self._looking: Handle[FoundCards] | None = None
        self._words = ""
        self._patience = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._patience.timeout.connect(lambda: self._bar.show_busy(self._words))
        bar.suspend_wanted.connect(self.suspend)
        bar.flag_wanted.connect(self.flag)
        bar.back_wanted.connect(self.bring_back)
        bar.delete_wanted.connect(self.delete)
        bar.move_wanted.connect(self.move)
        bar.tag_wanted.connect(self.tag)
        bar.stop_wanted.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether cards are being changed."""
        return bool(self._going_on)

    def stop(self) -> None:
        """Leave everything as it was, if it is not done yet."""
        _stop(self._going_on)
        self._bar.show_busy(tr("Stopping…"))

    def choose_all(self, asked: Question) -> None:
        """Let the bar stand for all cards that are found."""
        cards = self._page.library.cards
        self._looking = run(
            self, lambda _job: cards.found(asked.query, asked.deck_id, asked.kind), self._all_found
        )

    def suspend(self, ids: Sequence[int], on: bool) -> None:
        """Take cards out of study, or back in."""
        cards = self._page.library.cards
        self.change(len(ids), lambda stopped: cards.suspend(ids, on, is_stopped=stopped))

    def flag(self, ids: Sequence[int], on: bool) -> None:
        """Mark cards, or take the mark off."""
        cards = self._page.library.cards
        self.change(len(ids), lambda stopped: cards.flag(ids, on, is_stopped=stopped))

    def delete(self, ids: Sequence[int]) -> None:
        """Remove cards."""
        words = trn("{n} card is deleted.", "{n} cards are deleted.", len(ids))
        cards = self._page.library.cards
        self.change(
            len(ids),
            lambda stopped: cards.delete(ids, is_stopped=stopped),
            lambda _changes: self._page.say(words, tr("Ctrl+Z brings them back.")),
        )

    def move(self, ids: Sequence[int], name: str) -> None:
        """Put cards into the deck ``name``, which is made where there is none."""
        cards = self._page.library.cards

        def act(stopped: Callable[[], bool]) -> Changes:
            return cards.move(ids, cards.add_deck(name), is_stopped=stopped)

        self.change(len(ids), act)

    def move_to(self, ids: Sequence[int], deck_id: int) -> None:
        """Put cards into a deck that there is."""
        cards = self._page.library.cards
        words = trn("{n} card is moved.", "{n} cards are moved.", len(ids))
        self.change(
            len(ids),
            lambda stopped: cards.move(ids, deck_id, is_stopped=stopped),
            lambda _changes: self._page.say(words, tr("Ctrl+Z takes it back.")),
        )

    def tag(self, ids: Sequence[int], tags: str, on: bool) -> None:
        """Put tags on, or take them off."""
        cards = self._page.library.cards
        wish = {"add" if on else "remove": tags}

        def done(changes: Changes) -> None:
            words = (
                tr("Tagged: {tags}", tags=tags) if on else tr("Tag taken off: {tags}", tags=tags)
            )
            self._page.say(words, tr("Ctrl+Z takes it back.") if changes else "")

        self.change(len(ids), lambda stopped: cards.tag(ids, is_stopped=stopped, **wish), done)

    def bring_back(self, lines: Sequence[CardLine]) -> None:
        """Let cards be studied that something holds back; a step for each kind of hold."""
        library = self._page.library
        ways = (
            (LEFT_OUT, library.articles.bring_back),
            ((HoldReason.PROPOSED,), library.articles.accept),
            ((HoldReason.BURIED,), library.cards.unbury),
        )
        chosen = [([x.card_id for x in lines if x.hold in holds], act) for holds, act in ways]

        def act_on_all(_stopped: Callable[[], bool]) -> Changes:
            changes = Changes.NONE
            for ids, act in chosen:
                if ids:
                    changes |= act(ids)
            return changes

        self.change(len(lines), act_on_all)

    def change(
        self,
        count: int,
        act: Callable[[Callable[[], bool]], Changes],
        said: Callable[[Changes], object] | None = None,
        refused: Callable[[Problem], object] | None = None,
    ) -> None:
        """Have ``act`` done, which can be stopped; what came of it is told afterwards."""
        stopped = Event()
        self._going_on.append(stopped)
        if self._looking is not None:
            self._looking.cancel()  # what is chosen changes
        self._words = trn("Changing {n} card…", "Changing {n} cards…", count)
        self._patience.start()
        run(
            self,
            lambda _job: act(stopped.is_set),
            partial(self._done, stopped, said),
            partial(self._failed, stopped, refused),
        )

    def _done(
        self, stopped: Event, said: Callable[[Changes], object] | None, changes: Changes
    ) -> None:
        self._rest(stopped)
        if stopped.is_set() and not changes:
            self._page.say(tr("Stopped. No card is changed."))
            return
        self._page.changed.emit(changes)
        if said is not None:
            said(changes)

    def _failed(
        self,
        stopped: Event,
        refused: Callable[[Problem], object] | None,
        problem: Problem,
    ) -> None:
        self._rest(stopped)
        if refused is not None:
            refused(problem)
        else:
            report_problem(self._page, problem)

    def _all_found(self, found: FoundCards) -> None:
        self._bar.show_selection(self._bar.lines, found)

    def _rest(self, stopped: Event) -> None:
        self._going_on.remove(stopped)
        if not self._going_on:
            self._patience.stop()
            self._bar.show_busy("")


def _stop(going_on: Sequence[Event], _gone: object = None) -> None:
    for stopped in going_on:
        stopped.set()
