"""The window: navigation on the left, one page in front, notices below. It knows no rule.

It is shown before the library is open; pages are built when they are first visited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.brought_in import destinations_of
from aimstudy.ui.drops import dropped_files
from aimstudy.ui.look import Look
from aimstudy.ui.nav_column import NavColumn
from aimstudy.ui.notice_bar import NoticeBar
from aimstudy.ui.page import Destination, NoticeKind, NoticeText, Page, PageId
from aimstudy.ui.page_list import build_page
from aimstudy.ui.problems import problem_text, problem_title

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.services.views.settings import UndoDone

HISTORY = 30
COUNTS_MS = 60


class MainWindow(QWidget):
    """The one window. ``marked`` tells what changed, ``closing`` fires when it ends."""

    marked = Signal(object)  # Changes
    closing = Signal()
    restore_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.library: Library | None = None
        self.pages: dict[PageId, Page] = {}
        self.current = PageId.TODAY
        self._history: list[PageId] = []
        self._undone: UndoDone | None = None
        self._commands: dict[Action, Callable[[], object]] = {}
        self.setWindowTitle("AimStudy")
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.nav = self._new_nav()
        row.addWidget(self.nav)
        self._right = QGridLayout()
        self._right.setSpacing(0)
        self.stack = QStackedWidget()
        self.bar = NoticeBar()
        self._right.addWidget(self.stack, 1, 0)
        self._right.addWidget(self.bar, 2, 0)
        self._right.setRowStretch(1, 1)
        self.bar.moving.connect(self._keep_still)
        self._bar_room: QBoxLayout | None = None  # that of a page; None: below the page
        row.addLayout(self._right, 1)
        self._row = row
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._show_counts)

    def show_alone(self, widget: QWidget, nav: bool = False) -> None:
        """Show ``widget`` instead of the pages, e.g. the first run; it is dropped afterwards."""
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self.nav.setVisible(nav)
        self.nav.setEnabled(False)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop_others(widget)

    def use_library(self, library: Library, start: PageId = PageId.TODAY) -> None:
        """Show ``library``, beginning with ``start``."""
        self.forget_library()
        self.library = library
        self.nav.setVisible(True)
        self.nav.setEnabled(True)
        self._history.clear()
        self.current = start
        self._bring_forward(start, None)
        self._drop_others(self.pages[start])
        self._counting.start(0)

    def forget_library(self) -> None:
        """Drop every page; the library is about to be closed or changed for another."""
        self.library = None
        self._undone = None
        pages = list(self.pages.values())
        self.pages.clear()
        self._place_bar()  # not inside a page that goes
        for page in pages:
            page.leave()
            self._remove(page)

    def add_commands(self, commands: Mapping[Action, Callable[[], object]]) -> None:
        """Commands of the window itself."""
        self._commands.update(commands)

    def commands(self) -> dict[Action, Callable[[], object]]:
        """All that can be done now: what the page in front does, then the window's commands."""
        page = self.pages.get(self.current)
        first = dict(page.actions_handled) if page is not None else {}
        return {**first, **{key: run for key, run in self._commands.items() if key not in first}}

    def run_action(self, action: Action) -> None:
        """Carry ``action`` out; the page in front comes first."""
        run = self.commands().get(action)
        if run is not None:
            run()

    def go(self, destination: Destination) -> None:
        """Show a page and give it its target."""
        if self.library is None:
            return
        if destination.page is not self.current:
            self.pages[self.current].leave()
            self._history = [*self._history[-HISTORY:], self.current]
        self._bring_forward(destination.page, destination.target)

    def go_to(self, page: PageId) -> None:
        """Show ``page`` as it was."""
        self.go(Destination(page))

    def go_back(self) -> None:
        """Show the page before."""
        if self._history:
            page = self._history.pop()
            self.pages[self.current].leave()
            self._bring_forward(page, None)

    def pass_on(self, page: PageId, action: Action) -> None:
        """Show ``page`` and have it carry out ``action``."""
        self.go_to(page)
        shown = self.pages.get(page)
        run = shown.actions_handled.get(action) if shown is not None else None
        if run is not None:
            run()

    def show_problem(self, problem: Problem) -> None:
        """An expected failure, in the bar."""
        self.show_notice(
            NoticeText(problem_title(problem), problem_text(problem), NoticeKind.ERROR)
        )

    def show_notice(self, notice: NoticeText) -> None:
        """Something to tell, in the bar; what has the focus stays in sight above it."""
        self.bar.show_notice(notice)
        page = self.pages.get(self.current)
        if page is not None:
            QTimer.singleShot(0, page, page.keep_focus_in_sight)

    def mark_changed(self, changes: Changes) -> None:
        """Tell every page what changed, and renew the small figures."""
        for page in self.pages.values():
            page.mark_changed(changes)
        self._counting.start(COUNTS_MS)
        self.marked.emit(changes)

    def tell_undone(self, done: UndoDone) -> None:
        """A step was taken back: tell every page, those that are built later too."""
        self._undone = done
        self.mark_changed(Changes.EVERYTHING)
        for page in self.pages.values():
            page.undone(done)

    def rebuild(self) -> None:
        """Build everything anew, e.g. in another language; the page in front stays in front."""
        self.bar.clear_news()  # its words are of before
        nav = self._new_nav()
        shown = self.nav.isVisible()
        self._row.replaceWidget(self.nav, nav)
        nav.setVisible(shown)
        self.nav.hide()
        self.nav.deleteLater()
        self.nav = nav
        if self.library is not None:
            self.use_library(self.library, self.current)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and what pages still hold, then let the program end."""
        for page in self.pages.values():
            page.leave()
        self.look.state.geometry = self.saveGeometry()
        self.look.state.save()
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere once a library is open."""
        if self.library is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the dropped files where they belong; decks, which ask, in front."""
        files, library = dropped_files(event.mimeData()), self.library
        if files and library is not None:
            event.acceptProposedAction()
            background.run(self, lambda _job: destinations_of(library, files), self._go_to_all)

    def _go_to_all(self, places: list[Destination]) -> None:
        for place in places:
            self.go(place)

    def _new_nav(self) -> NavColumn:
        nav = NavColumn()
        nav.chosen.connect(self.go_to)
        nav.commands_wanted.connect(lambda: self.run_action(Action.PALETTE))
        return nav

    def _bring_forward(self, wanted: PageId, target: object) -> None:
        page = self.pages.get(wanted) or self._build(wanted)
        self.current = wanted
        self.nav.show_page(wanted)
        if target is not None:
            page.arrive(target)
        self.stack.setCurrentWidget(page)
        self._place_bar()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_bar(self) -> None:
        """Below the page, or where the page in front has room so that nothing on it moves."""
        page = self.pages.get(self.current)
        room = page.notice_room() if page is not None else None
        if room is not self._bar_room:
            (self._bar_room or self._right).removeWidget(self.bar)
            if room is None:
                self._right.addWidget(self.bar, 2, 0)
            else:
                room.addWidget(self.bar)
            self._bar_room = room
        self.bar.stand_inside(page is not None and page.keeps_still)

    def _keep_still(self) -> None:
        page = self.pages.get(self.current)
        if page is not None:
            page.keep_still()

    def _build(self, wanted: PageId) -> Page:
        if self.library is None:
            raise RuntimeError("a page needs a library")
        page = build_page(wanted, self.library, self.look)
        page.navigate.connect(self.go)
        page.notice.connect(self.show_notice)
        page.changed.connect(self.mark_changed)
        page.restore_wanted.connect(self.restore_wanted)
        page.undo_wanted.connect(lambda: self.run_action(Action.UNDO))
        page.front_changed.connect(self._place_bar)
        if self._undone is not None:
            page.undone(self._undone)
        self.pages[wanted] = page
        self.stack.addWidget(page)
        return page

    def _drop_others(self, kept: QWidget) -> None:
        pages = set(self.pages.values())
        for index in reversed(range(self.stack.count())):
            widget = self.stack.widget(index)
            if widget is not None and widget is not kept and widget not in pages:
                self._remove(widget)

    def _remove(self, widget: QWidget) -> None:
        self.stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _show_counts(self) -> None:
        if self.library is not None:
            self.nav.show_counts(self.library.today.nav(), self.library.now().date())
