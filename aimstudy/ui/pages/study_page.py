"""The study page: one card, four ratings, and everything a person may do to the card in front.

Shows what the study service says and hands it the answers; it holds no rule of scheduling.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Grade, Verdict
from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.card_reasons import Leech, OtherCard
from aimstudy.services.views.session_choice import SessionWish, TypedAnswer
from aimstudy.services.views.study import SessionView, StudyCard
from aimstudy.ui.announce import announce
from aimstudy.ui.page import Page, StudyWish
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.step_taker import StepTaker
from aimstudy.ui.study.card_acts import CardActs
from aimstudy.ui.study.desk import Desk
from aimstudy.ui.study.done_view import DoneView
from aimstudy.ui.study.half_written import HalfWritten
from aimstudy.ui.study.side_views import SideViews
from aimstudy.ui.study.wiring import connect_page
from aimstudy.ui.study.wording import (
    answered_text,
    early_text,
    session_fraction,
    session_name,
    session_place,
)
from aimstudy.ui.theme import theme_changed
from aimstudy.ui.translations import tr
from aimstudy.ui.undo_words import redone_title, undone_title

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.services.views.settings import UndoDone

MORE_MINUTES = 5
_GONE = (ProblemKind.CARD_MISSING, ProblemKind.CARD_NOT_STUDIED)
_NO_STEP = (ProblemKind.NOTHING_TO_UNDO, ProblemKind.NOTHING_TO_REDO)
_OF_A_CARD = ("answer", "bury", "suspend", "reset")


class StudyPage(Page):
    """Question, answer, rating, next card. ``timer`` gives monotonic seconds."""

    interested: ClassVar[Changes] = Changes.CARDS | Changes.REVIEWS | Changes.PLAN
    keeps_still: ClassVar[bool] = True

    def __init__(
        self,
        library: Library,
        parent: QWidget | None = None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(library, parent, scrolling=False)
        self._timer = timer
        self._asked_at = 0.0
        self._extra = False
        self._own_change = False
        self._asked_more = False
        self._anew = True
        self._returning = False
        self._undone: int | None = None  # the card of a step taken back elsewhere
        self.view: SessionView | None = None
        self.desk = Desk()
        self.header, self.sheet = self.desk.header, self.desk.sheet
        self.failure, self.keys = self.desk.failure, self.desk.keys
        self.ratings, self.answer_row = self.desk.ratings, self.desk.answer_row
        self.show_button = self.desk.show_button
        self.done = DoneView()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desk)
        self.stack.addWidget(self.done)
        self._steps = StepTaker(self)
        self.sides = SideViews(self)
        self.acts = CardActs(self)
        self.half_written = HalfWritten(library, self.sheet, self)
        self.column.addWidget(self.stack)
        self.room = self.desk.room_on(self.column)
        connect_page(self)
        theme_changed.connect(self._theme_changed)

    # What the window asks of a page

    def arrive(self, target: object) -> None:
        """Begin as a StudyWish says; None goes on where one was."""
        if not isinstance(target, StudyWish):
            return
        if target.choose:
            self.refresh_if_stale()
            self.open_choice()
        elif target.extra:
            self._extra = True
            self._read_from_the_top()
        else:
            self.begin(target.wish or SessionWish(minutes=target.minutes))

    def notice_room(self) -> QBoxLayout | None:
        """Between the card and its buttons: neither moves."""
        return self.desk.notices if self.stack.currentWidget() is self.desk else None

    def keep_still(self) -> None:
        """The question stays when the sheet gives height to a notice."""
        self.sheet.keep_still()

    def begin(self, wish: SessionWish) -> None:
        """Begin a session as ``wish`` says."""
        try:
            self.library.study.begin(wish)
        except Problem as problem:
            self.show_problem(problem)
            return
        self._extra = False
        self._read_from_the_top()

    def _read_from_the_top(self) -> None:
        self._stale = self._anew = True
        if self.isVisible():
            self.refresh_if_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Time spent on other pages does not count; what was planned there does."""
        self._returning = True
        super().showEvent(event)
        self._returning = False
        undone, self._undone = self._undone, None
        if undone is not None:
            self._show_undone(undone)
        self._asked_at = self._timer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card comes first where the window is low."""
        super().resizeEvent(event)
        self.room.share(event.size().height())

    def leave(self) -> None:
        """What is half-written is kept before the page goes."""
        self.half_written.flush()

    def undone(self, done: UndoDone) -> None:
        """The card of a step taken back on another page is in front when one comes here."""
        if done.kind in _OF_A_CARD:
            self._undone = done.card_id

    def mark_changed(self, changes: Changes) -> None:
        """What this page did itself it has shown already."""
        if not self._own_change:
            super().mark_changed(changes)

    def refresh(self) -> None:
        """Read the session anew; a card that may still be studied stays in front as it is."""
        anew, self._anew = self._anew, False
        if self.sides.in_front and not anew:
            self.sides.refresh()
            return
        self._read_session(keep=not anew, keep_shown=True)

    def _read_session(self, keep: bool, keep_shown: bool) -> None:
        """``keep`` the card in front; ``keep_shown`` its answer, should it be the same card."""
        before = self.view.card if self.view else None
        shown = keep_shown and self.sheet.answer_shown
        view = self.library.study.session(
            extra=self._extra, keep=before.card_id if before and keep else None
        )
        if before is None or view.card is None or view.card.card_id != before.card_id:
            self.show_session(view)
        elif keep:
            self._go_on(view, view.card, before)
        else:
            self.show_session(view)
            if shown:
                self.desk.put(view.card, answer_shown=True)

    def _go_on(self, view: SessionView, now: StudyCard, before: StudyCard) -> None:
        """The card in front stays; dates on its buttons do not change before one's eyes."""
        seen = self.sheet.answer_shown and not self._returning
        card = replace(now, choices=before.choices) if seen else now
        self.view = replace(view, card=card)
        self._show_progress(view)
        if card != before:
            self.desk.put(card, self.sheet.answer_shown)
            self.focus_on(self.desk.first_part())

    # What a person does

    @property
    def card(self) -> StudyCard | None:
        """The card in front; none while choosing, or looking at what waits."""
        return self.view.card if self.view and not self.sides.in_front else None

    def show_or_good(self) -> None:
        """Space and Enter: show, then rate as suggested. A button with the focus presses itself."""
        if self.sides.in_front:
            self.sides.press_main()
        elif self.card is None:
            if self.done.main.isVisible():
                self.done.main.click()
        elif self.sheet.answer_shown:
            self.rate(self.desk.suggested)
        else:
            self.show_answer()

    def show_answer(self) -> None:
        """Uncover the answer, after a look at what was typed."""
        card = self.card
        if card is None or self.sheet.answer_shown:
            return
        try:
            grade, leech = self._grade(card), self._leech(card)
            other = self._other(card, grade)
        except Problem as problem:
            self.failed(problem, self.show_answer)
            return
        self.failure.clear()
        self.desk.uncover(card, grade, leech, other)
        self.focus_on(self.sheet)
        words = tr("Answer: {answer}", answer=self.sheet.accessibleDescription())
        announce(self.sheet, f"{self.sheet.typed.words()} {words}" if grade else words)
        if self.half_written.remark_again(card):
            self.keys.tell(tr("The note you were writing is here again."))

    def _grade(self, card: StudyCard) -> Grade | None:
        text = self.sheet.typed.text if card.typed else ""
        return self.library.study.check_typed(card.card_id, text) if text else None

    def _other(self, card: StudyCard, grade: Grade | None) -> OtherCard | None:
        if grade is None or grade.verdict is Verdict.RIGHT:
            return None
        return self.library.study.answer_of(card.card_id, self.sheet.typed.text)

    def _leech(self, card: StudyCard) -> Leech | None:
        return self.library.study.leech(card.card_id) if card.leech else None

    def count_as_right(self) -> None:
        """Let what was typed count, whatever grading said; once more takes that back."""
        card = self.card
        if card is not None and self.sheet.answer_shown and self.sheet.typed.count.isVisible():
            self.desk.count_as_right(card, not self.sheet.typed.counted)
            announce(self.sheet, self.sheet.typed.words())

    def rate(self, rating: Rating) -> None:
        """Keep the answer and go on; before the answer is shown a rating does nothing."""
        card = self.card
        if card is None or not self.sheet.answer_shown or not self.acts.finish_remark():
            return
        took_ms = max(0, round((self._timer() - self._asked_at) * 1000))
        typed = self.sheet.typed
        given = TypedAnswer(typed.text, typed.counted) if typed.grade else None
        self._keep(card, rating, took_ms, given)

    def _keep(
        self, card: StudyCard, rating: Rating, took_ms: int, typed: TypedAnswer | None
    ) -> None:
        try:
            answered = self.library.study.answer(card.card_id, rating, took_ms, typed)
        except Problem as problem:
            self.failed(problem, lambda: self._keep(card, rating, took_ms, typed))
            return
        self.half_written.answered(card.card_id)
        self._went_well(answered.changes, answered_text(rating, answered.gap))

    def open_why(self) -> None:
        """Why this date? The same key goes back to the card."""
        card = self.card
        if card is None:
            return
        if self.desk.why_open:
            self.close_why()
            return
        try:
            why = self.library.study.why(card.card_id)
        except Problem as problem:
            self.failed(problem, self.open_why)
            return
        self.desk.open_why(why, study_day(self.library.now()))
        self.focus_on(self.desk.why)

    def close_why(self) -> None:
        """Back to the card."""
        self.desk.close_why()
        self.focus_on(self.desk.first_part())

    def open_choice(self) -> None:
        """Choose another session."""
        self.sides.open_choice(self.view.wish if self.view else None)

    def back_to_session(self) -> None:
        """From choosing, or from what waits, to the session as it stands by now."""
        self._read_session(keep=True, keep_shown=True)
        if self.view is not None and self.view.card is not None:
            self.swap(self.stack, self.desk)
            self.focus_on(self.desk.first_part())
            self._asked_at = self._timer()  # time spent there does not count

    def undo(self) -> None:
        """Take the last step back and show its card again."""
        self._steps.take(
            self.library, self._undone_here, partial(self._no_step, self.undo), again=False
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        self._steps.take(
            self.library, self._redone_here, partial(self._no_step, self.redo), again=True
        )

    def _no_step(self, again: Callable[[], None], problem: Problem) -> None:
        if problem.kind in _NO_STEP:
            self.keys.tell(problem_title(problem))
            announce(self, self.keys.why.text())
        else:
            self.failed(problem, again)

    def _undone_here(self, done: UndoDone) -> None:
        self._step_taken(done, undone_title(done), in_front=True)

    def _redone_here(self, done: UndoDone) -> None:
        self._step_taken(done, redone_title(done), in_front=False)

    def _step_taken(self, done: UndoDone, words: str, in_front: bool) -> None:
        """``in_front``: its card is shown, although others would come first."""
        of_card = done.kind in _OF_A_CARD
        if not self.isVisible():  # one has gone elsewhere while it was under way
            self.changed.emit(Changes.EVERYTHING)
            self.say(words)
            return
        if self.sides.in_front:
            self._tell(Changes.EVERYTHING)
            self.sides.refresh()
            self.say(words)
            return
        # What was done to a card that is still in front leaves its answer shown.
        self._went_well(Changes.EVERYTHING, words, keep_shown=not of_card)
        if in_front and of_card and done.card_id is not None:
            self._show_undone(done.card_id)
        tell = self.keys.tell if self.stack.currentWidget() is self.desk else self.say
        tell(words)

    # Showing

    def _show_undone(self, card_id: int) -> None:
        """Put the card of the undone step in front, although others would come first."""
        if self.card is not None and self.card.card_id == card_id:
            return
        try:
            card = self.library.study.card(card_id)
        except Problem:
            return
        if self.view is not None:
            self.show_session(replace(self.view, card=card, end=None, early=None))

    def show_session(self, view: SessionView) -> None:
        """Show ``view`` from its beginning: the card without its answer, or the end."""
        self.view = view
        now = self.library.now()
        if view.card is None:
            self.done.show_end(view, study_day(now), self._asked_more)
            self.swap(self.stack, self.done)
            announce(self.done, self.done.title.text())
            self.focus_on(self.done)
            return
        self._asked_more = False
        self._show_progress(view)
        self.swap(self.stack, self.desk)
        self.desk.close_why()
        self.desk.put(view.card, answer_shown=False)
        if self.half_written.typed_again(view.card):
            self.keys.tell(tr("What you were typing is here again."))
        elif view.early is not None:
            self.keys.tell(early_text(view.early))
        self._asked_at = self._timer()
        self.focus_on(self.desk.first_part())

    def _show_progress(self, view: SessionView) -> None:
        name = session_name(view, self.library.now())
        self.header.show_progress(name, session_place(view), session_fraction(view))

    def _theme_changed(self) -> None:
        self.room.share(self.height())
        self.desk.apply_fonts()

    def study_more(self) -> None:
        """A few minutes after the end."""
        self._asked_more = True  # until a card comes
        self.begin(SessionWish(minutes=MORE_MINUTES))

    def go_on_as_planned(self) -> None:
        """After a session that was chosen: what the day has left."""
        self.begin(SessionWish())

    # Keeping

    def do(self, step: Callable[[], Changes], words: str, stays: bool = False) -> None:
        """Do ``step``; ``stays`` if the card is still in front afterwards."""
        if not self.acts.finish_remark():
            return
        try:
            changes = step()
        except Problem as problem:
            self.failed(problem, lambda: self.do(step, words, stays))
            return
        self._went_well(changes, words, keep_shown=stays)
        self.keys.tell(words)

    def carry_out(self, step: Callable[[], Changes], words: str) -> bool:
        """Do a step of a view that stands in front of the session; False where it failed."""
        try:
            changes = step()
        except Problem as problem:
            self.show_problem(problem)
            return False
        self._tell(changes)
        announce(self, words)
        return True

    def went_well(self, changes: Changes, words: str) -> None:
        """Something was saved in a dialog; the card stays."""
        self._went_well(changes, words, keep_shown=True)

    def _went_well(self, changes: Changes, words: str, keep_shown: bool = False) -> None:
        self.failure.clear()
        self._tell(changes)
        announce(self, words)
        self._read_session(keep=keep_shown, keep_shown=keep_shown)

    def _tell(self, changes: Changes) -> None:
        self._own_change = True
        try:
            self.changed.emit(changes)
        finally:
            self._own_change = False

    def show_problem(self, problem: Problem) -> None:
        """What a view in front of the session cannot say in its place."""
        self.say(problem_title(problem), problem_text(problem))

    def failed(self, problem: Problem, again: Callable[[], object]) -> None:
        """Say what went wrong over the card, which stays, and offer to try ``again``."""
        if problem.kind in _GONE:
            self.show_problem(problem)
            self.refresh()
            return
        self.failure.show_failure(problem, again)
        announce(self, self.failure.title.text())
