"""The views that take the place of the session for a while: choosing one, and what waits.

Opens and closes them and asks the page for what is to be done; a session that was left goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.card_reasons import WaitingKind
from aimstudy.services.views.session_choice import SessionWish
from aimstudy.ui.page import CardPlace, PageId
from aimstudy.ui.study.choose_view import ChooseView
from aimstudy.ui.study.waiting_view import WaitingView
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.library import Library

_PLACES = {
    WaitingKind.PUT_ASIDE: PageId.TIMELINE,
    WaitingKind.CONTRADICTION: PageId.ARTICLES,
    WaitingKind.PROPOSED: PageId.ARTICLES,
}


class Host(Protocol):
    """The page as the views need it."""

    library: Library
    stack: QStackedWidget

    def begin(self, wish: SessionWish) -> None:
        """Begin a session."""

    def study_more(self) -> None:
        """Some minutes beyond those of today."""

    def back_to_session(self) -> None:
        """Show the session as it stands."""

    def carry_out(self, step: Callable[[], Changes], words: str) -> bool:
        """Do a step and tell everybody; False where it failed, which is shown."""

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""

    def swap(self, stack: QStackedWidget, view: QWidget) -> None:
        """Put a view in front."""

    def focus_on(self, part: QWidget) -> None:
        """Give the focus to a part."""

    def go(self, page: PageId, target: object = None) -> None:
        """Ask for another page."""


class SideViews:
    """``choose`` and ``waiting`` stand in the page's stack beside the session."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.choose = ChooseView()
        self.waiting = WaitingView()
        for view in (self.choose, self.waiting):
            host.stack.addWidget(view)
            view.closed.connect(host.back_to_session)
        self.choose.wanted.connect(host.begin)
        self.waiting.back.connect(self._take_back)
        self.waiting.look.connect(lambda card: host.go(PageId.LIBRARY, CardPlace(card)))
        self.waiting.place.connect(self._go_to_place)

    @property
    def in_front(self) -> bool:
        """Whether one of them is to be seen."""
        return self._host.stack.currentWidget() in (self.choose, self.waiting)

    def press_main(self) -> None:
        """Enter, where no button has the focus: what is chosen begins."""
        if self._host.stack.currentWidget() is self.choose:
            self.choose.start.click()

    def refresh(self) -> None:
        """Read the view in front anew."""
        if self._host.stack.currentWidget() is self.waiting:
            self._read_waiting()

    def open_choice(self, wish: SessionWish | None) -> None:
        """Choose a session, from what holds now."""
        try:
            lines = self._host.library.study.scopes()
        except Problem as problem:
            self._host.show_problem(problem)
            return
        self.choose.open(lines, wish)
        self._host.swap(self._host.stack, self.choose)
        self._host.focus_on(self.choose.first_part())

    def open_waiting(self) -> None:
        """Show what waits and why."""
        if self._read_waiting():
            self._host.swap(self._host.stack, self.waiting)
            self._host.focus_on(self.waiting.close_button)

    def _read_waiting(self) -> bool:
        library = self._host.library
        try:
            groups = library.study.waiting()
        except Problem as problem:
            self._host.show_problem(problem)
            return False
        self.waiting.show_groups(groups, study_day(library.now()))
        return True

    def _go_to_place(self, kind: WaitingKind) -> None:
        if kind is WaitingKind.OVER:
            self._host.study_more()
        else:
            self._host.go(_PLACES[kind])

    def _take_back(self, kind: WaitingKind, card_id: int) -> None:
        study = self._host.library.study
        if kind is WaitingKind.BURIED:
            words, step = tr("Back today"), study.unbury
        else:
            words, step = tr("Back in study"), study.resume
        if self._host.carry_out(lambda: step(card_id), words):
            self._read_waiting()
