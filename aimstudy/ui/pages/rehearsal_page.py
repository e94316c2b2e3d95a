"""The rehearsal page: a start, a whole paper by the clock, and a look back on it.

Every answer is stored as it is given; leaving the page or closing the program loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.quiz import Given
from aimstudy.services.views.rehearsal import PaperView, RehearsalResult
from aimstudy.ui.announce import announce
from aimstudy.ui.page import ExamPaper, Page, PageId
from aimstudy.ui.rehearsal.keys import bind_keys
from aimstudy.ui.rehearsal.look_back import LookBack
from aimstudy.ui.rehearsal.overview import Overview
from aimstudy.ui.rehearsal.paper_screen import PaperScreen
from aimstudy.ui.rehearsal.paper_watch import AFTER, time_up
from aimstudy.ui.rehearsal.result_view import ResultView
from aimstudy.ui.rehearsal.running import RunningPaper
from aimstudy.ui.rehearsal.start_desk import StartDesk
from aimstudy.ui.rehearsal.start_view import StartView
from aimstudy.ui.rehearsal.trying import Trying
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import theme_changed

if TYPE_CHECKING:
    from aimstudy.services.library import Library


class RehearsalPage(Page):
    """Four views in one place; ``paper`` is what the window knows of the one that is open."""

    interested: ClassVar[Changes] = (
        Changes.ARTICLES | Changes.FACTS | Changes.CARDS | Changes.QUIZZES | Changes.PLAN
    )
    keeps_still: ClassVar[bool] = True

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(library, parent, scrolling=False)
        self.start = StartView()
        self.screen_view = PaperScreen()
        self.overview = Overview()
        self.result = ResultView()
        self.stack = QStackedWidget()
        self.paper = RunningPaper(library.rehearsal, self)
        self.trying = Trying(self)
        self.desk = StartDesk(library, self.start, self.trying)
        self.past = LookBack(library, self.result, self.trying)
        self._eager = False  # Enter was pressed before the start was there
        self._kept = True  # what is put in has been stored
        for view in (self.start, self.screen_view, self.overview, self.result):
            self.stack.addWidget(view)
        self.column.addWidget(self.stack)
        self._connect_views()
        bind_keys(self)
        theme_changed.connect(self.screen_view.apply_fonts)

    def _connect_views(self) -> None:
        start, screen, overview, result = self.start, self.screen_view, self.overview, self.result
        start.start_wanted.connect(self.begin)
        start.resume_wanted.connect(self.resume)
        start.hand_in_wanted.connect(lambda attempt: self.resume(attempt, ending=True))
        start.discard_wanted.connect(self.discard)
        start.result_wanted.connect(self.look_back)
        start.articles_wanted.connect(lambda: self.go(PageId.ARTICLES))
        start.quiz_wanted.connect(lambda: self.go(PageId.QUIZ))
        screen.given.connect(self.keep)
        screen.go_on_wanted.connect(self.go_on)
        for head in (screen.head, overview.head):
            head.hide_wanted.connect(self.switch_time)
        overview.chosen.connect(self.go_to)
        overview.end_wanted.connect(self.ask_for_end)
        overview.submit_wanted.connect(self.hand_in)
        result.again_wanted.connect(self.show_start)
        result.study_wanted.connect(lambda: self.go(PageId.STUDY))
        self.past.changed.connect(self.changed)
        self.past.wanted.connect(self.navigate)
        self.desk.shown.connect(self._start_shown)
        self.trying.over.connect(self._ended)
        self.paper.clock_moved.connect(lambda _left, _paused: self._show_time())
        self.paper.reminded.connect(self._remind)
        self.paper.ended.connect(self._ended)

    # What the window asks of a page

    def arrive(self, target: object) -> None:
        """``target`` is an ExamPaper to show, the id of an open paper to go on with, or None."""
        if self.paper.view is not None:
            if target == self.paper.view.attempt_id and self.paper.paused:
                self.go_on()
            return
        self.start.to_top()
        if isinstance(target, ExamPaper):
            self.swap(self.stack, self.start)
            self.desk.choose(target.exam_id)
            self.focus_on(self.start)
        elif isinstance(target, int):
            self.resume(target)

    def refresh(self) -> None:
        """The start, and a paper that is looked back on, as they stand now."""
        if self.in_front(self.start):
            self.desk.read()
        elif self.in_front(self.result):
            self.past.refresh()

    def leave(self) -> None:
        """Keep what is being typed; a clock that can be paused stands still meanwhile."""
        if self.paper.view is None:
            return
        self.screen_view.report()
        try:
            self.paper.pause()
            self.paper.leave()
        except Problem as problem:
            self.trying.failed(problem, self.leave, self.screen_view.failure)
        self._show_time()
        self._show_if_paused()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's hook: the question is on the screen again, and its time is its own."""
        super().showEvent(event)
        view = self.paper.view
        if view is not None and self._asks():
            self._step(lambda: self.paper.go(view.attempt_id, view.position))

    def notice_room(self) -> QBoxLayout | None:
        """Between a question and its buttons: neither moves."""
        return self.screen_view.notices if self.in_front(self.screen_view) else None

    # Before a paper

    def show_start(self) -> None:
        """The start, read anew."""
        self.start.to_top()
        self.swap(self.stack, self.start)
        self.desk.read()
        self.focus_on(self.start)

    def begin(self, rules: PaperRules) -> None:
        """Begin a paper; a second press does nothing."""
        if self.start.start is None:
            return
        exam_id, language = self.desk.exam_id, self.desk.language
        self.trying.aside(
            lambda: self.library.rehearsal.begin(rules, exam_id, language),
            self._begun,
            self.start.failure,
        )

    def resume(self, attempt_id: int, ending: bool = False) -> None:
        """Go on with the open paper, its clock too; with ``ending`` where it can be handed in."""

        def step() -> None:
            view = self.paper.go(attempt_id, None)
            if self.paper.paused and not ending:  # that was to go on, and needs no second press
                view = self.paper.go_on() or view
            self._ask(view)
            if ending:
                self.show_overview(ending=True)

        self.trying.do(step, self.start.failure, attempt_id)

    def discard(self, attempt_id: int) -> None:
        """Throw away a paper that has no answer yet."""

        def step() -> None:
            self.changed.emit(self.library.rehearsal.discard(attempt_id))
            self.desk.read()

        self.trying.do(step, self.start.failure)

    def look_back(self, attempt_id: int) -> None:
        """Show the result of a paper that was handed in."""
        self.trying.aside(
            lambda: self.library.rehearsal.result(attempt_id),
            self._show_result,
            self._failure(),
        )

    # A paper that runs

    def keep(self, given: Given | None) -> None:
        """Store what was put in; where that fails the question stays in front."""
        if not self._asks():
            return
        self._kept = False

        def respond() -> None:
            self.paper.respond(given)
            self._kept = True

        self._mark(respond)
        if not self._kept:
            self.screen_view.not_kept()

    def flag(self) -> None:
        """Flag the question in front, or not."""
        self._mark(self.paper.flag)

    def unsure(self) -> None:
        """Note that one is not sure of the answer, or that one is."""
        self._mark(self.paper.unsure)

    def take_back(self) -> None:
        """Take the answer back."""
        if self._asks():
            self.screen_view.take_back()

    def go_to(self, position: int) -> None:
        """Put another question in front, once what is put in here is stored."""
        view = self.paper.view
        if view is not None and self._all_kept():
            attempt = view.attempt_id
            self._step(lambda: self._ask(self.paper.go(attempt, position)))

    def step_on(self, by: int) -> None:
        """The question after or before; after the last one comes the end."""
        view = self.paper.view
        if view is None or not self._asks():
            return
        place = view.position + by
        if place == len(view.cells):
            self.show_overview(ending=True)
        elif place >= 0:
            self.go_to(place)

    def next_open(self) -> None:
        """The next question without an answer; the end where there is none."""
        if not self._asks() or not self._all_kept():
            return
        place = self.paper.next_open()
        if place is not None:
            self.go_to(place)
        else:
            self.show_overview(ending=True)

    def switch_grid(self) -> None:
        """All questions, or back to the one they were opened from."""
        view = self.paper.view
        if view is not None and self.in_front(self.overview):
            self.go_to(view.position)
        elif self._asks():
            self.show_overview()

    def show_overview(self, ending: bool = False) -> None:
        """All questions; with ``ending`` whether to hand in."""
        if not self._all_kept():
            return
        self._step(lambda: self._show_overview(ending))

    def _show_overview(self, ending: bool) -> None:
        self.paper.leave()
        view = self.paper.view
        if view is None:
            return
        self.overview.failure.clear()
        self.overview.show_paper(view, ending)
        self.swap(self.stack, self.overview)
        self.focus_on(self.overview.first_part())
        announce(self, self.overview.words)

    def ask_for_end(self) -> None:
        """Show what is open; where that is in front, a second press of the key does nothing."""
        if self.paper.view is not None and not self.paper.paused and not self._at_end():
            self.show_overview(ending=True)

    def hand_in(self) -> None:
        """Hand the paper in, where the end was asked for."""
        view = self.paper.view
        if view is None or not self._at_end():
            return
        attempt = view.attempt_id
        self.trying.aside(
            lambda: self.library.rehearsal.submit(attempt),
            self._handed_in,
            self.overview.failure,
        )

    def _at_end(self) -> bool:
        return self.in_front(self.overview) and self.overview.ending

    def switch_pause(self) -> None:
        """Stop the clock and hide the question, or go on."""
        view = self.paper.view
        if view is None or not view.rules.pausable or not self.in_front(self.screen_view):
            return
        if self.paper.paused:
            self.go_on()
        elif self._all_kept():
            self._step(self._pause)

    def go_on(self) -> None:
        """Let a clock that stands still run again."""

        def step() -> None:
            view = self.paper.go_on()
            if view is not None:
                self._ask(view)

        self._step(step)

    def switch_time(self) -> None:
        """Hide the time, or show it again."""
        if self.paper.view is not None:
            self.paper.switch_time()
            self._show_time()
            self._show_if_paused()
            announce(self, self.screen_view.head.time.text())

    def step_back(self) -> None:
        """Esc: out of a field, so that letters are keys again, or back to the question."""
        view = self.paper.view
        if view is not None and self.in_front(self.overview):
            self.go_to(view.position)
        elif self._asks():
            self.screen_view.area.setFocus()

    def choose(self, place: int) -> None:
        """A letter was pressed."""
        if self._asks():
            self.screen_view.choose(place)

    def press_main(self) -> None:
        """Enter: the main button of the view in front."""
        if self.in_front(self.screen_view):
            self.go_on() if self.paper.paused else self.step_on(1)
        elif self.in_front(self.overview):
            self.overview.press_main()
        elif self.in_front(self.result):
            self.show_start()
        elif self.start.start is not None:
            self.start.press_main()
        else:
            self._eager = True

    # Showing

    def in_front(self, view: QWidget) -> bool:
        """Whether ``view`` is the one that is shown."""
        return self.stack.currentWidget() is view

    def _asks(self) -> bool:
        """A question is in front and can be answered."""
        return (
            self.in_front(self.screen_view)
            and self.paper.view is not None
            and not self.screen_view.paused
        )

    def _all_kept(self) -> bool:
        self.screen_view.report()
        return self._kept

    def _start_shown(self) -> None:
        if self._eager and self.in_front(self.start):
            self.start.press_main()
        self._eager = False

    def _begun(self, view: PaperView) -> None:
        self._eager = False
        self.changed.emit(Changes.QUIZZES)
        self._ask(self.paper.take(view))

    def _ask(self, view: PaperView) -> None:
        """Put the question of ``view`` in front."""
        self._kept = True
        self.screen_view.failure.clear()
        self.screen_view.show_paper(view)
        self._show_time()
        self.swap(self.stack, self.screen_view)
        self.focus_on(self.screen_view.first_part())
        announce(self, self.screen_view.words)

    def _pause(self) -> None:
        self.paper.pause()
        self._show_if_paused()
        announce(self, self.screen_view.words)

    def _show_if_paused(self) -> None:
        view = self.paper.view
        if view is not None and self.paper.paused:
            self.screen_view.show_paused(view)
            self.swap(self.stack, self.screen_view)
            self.focus_on(self.screen_view.first_part())

    def _show_time(self) -> None:
        view = self.paper.view
        if view is None:
            return
        clock = view.clock
        for head in (self.screen_view.head, self.overview.head):
            head.show_time(clock.seconds_left, view.time_hidden, clock.paused)

    def _remind(self, left: int) -> None:
        for view in (self.screen_view, self.overview):
            view.head.remind(left, aloud=self.in_front(view))

    def _ended(self, attempt_id: int) -> None:
        """The time is over: show the result, or say so where another page is in front."""
        self.paper.put_down()
        self.changed.emit(AFTER)
        self.look_back(attempt_id)
        if not self.isVisible():
            self.notice.emit(time_up(lambda: self.go(PageId.REHEARSAL)))

    def _handed_in(self, result: RehearsalResult) -> None:
        self.paper.put_down()
        self.changed.emit(AFTER)
        self._show_result(result)

    def _show_result(self, result: RehearsalResult) -> None:
        self.paper.put_down()
        self.result.failure.clear()
        self.result.show_result(result)
        self.swap(self.stack, self.result)
        self.focus_on(self.result.area)
        announce(self, self.result.words)

    # Steps that may fail

    def _mark(self, step: Callable[[], object]) -> None:
        """A step that changes how the question in front stands; shown is what is stored."""
        if not self._asks():
            return

        def marked() -> None:
            step()
            self._show_cell()

        self._step(marked)
        self._show_cell()

    def _show_cell(self) -> None:
        view = self.paper.view
        if view is not None:
            self.screen_view.show_cell(view)

    def _step(self, step: Callable[[], object]) -> None:
        view = self.paper.view
        if view is not None:
            self.trying.do(step, self._failure(), view.attempt_id)

    def _failure(self) -> SaveNotice:
        """Where a failure is said: in the view in front."""
        views = (self.screen_view, self.overview, self.result)
        return next((v.failure for v in views if self.in_front(v)), self.start.failure)
