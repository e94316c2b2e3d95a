"""The study page: one card, four ratings, and everything a person may do to the card in front.

Shows what the study service says and hands it the answers; it holds no rule of scheduling.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.study import CardDetail, SessionView, StudyCard
from aimstudy.ui.actions import Action
from aimstudy.ui.announce import announce
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.page import ArticlePlace, Page, PageId, StudyWish
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.study.desk import Desk
from aimstudy.ui.study.done_view import DoneView
from aimstudy.ui.study.marks import CardMarks
from aimstudy.ui.study.wording import answered_text, progress_text, session_title
from aimstudy.ui.theme import theme_changed
from aimstudy.ui.translations import tr
from aimstudy.ui.undo_words import undone_title

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.services.views.settings import UndoDone

MORE_MINUTES = 5
_GONE = (ProblemKind.CARD_MISSING, ProblemKind.CARD_NOT_STUDIED)

_OF_A_CARD = ("answer", "bury", "suspend")


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
        self.marks = CardMarks(library.study, lambda: self.card, self._do)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desk)
        self.stack.addWidget(self.done)
        self.column.addWidget(self.stack)
        self.room = self.desk.room_on(self.column)
        self._connect()

    def _connect(self) -> None:
        self.show_button.clicked.connect(lambda _on=False: self.show_answer())
        self.ratings.rated.connect(self.rate)
        self.ratings.pointed.connect(self._point)
        self.sheet.open_source.connect(self.open_source)
        self.done.more.connect(self._study_more)
        self.done.articles.connect(lambda: self.go(PageId.ARTICLES))
        self.done.quiz.connect(lambda: self.go(PageId.QUIZ))
        self.keys.connect_hints(
            (
                (self.keys.main, self.show_or_good),
                (self.keys.edit, self.edit),
                (self.keys.flag, self.marks.flag),
                (self.keys.bury, self.marks.bury),
                (self.keys.suspend, self.marks.suspend),
                (self.keys.undo, self.undo),
            )
        )
        for action, run in (
            (Action.SHOW_OR_GOOD, self.show_or_good),
            (Action.RATE_AGAIN, lambda: self.rate(Rating.AGAIN)),
            (Action.RATE_HARD, lambda: self.rate(Rating.HARD)),
            (Action.RATE_GOOD, lambda: self.rate(Rating.GOOD)),
            (Action.RATE_EASY, lambda: self.rate(Rating.EASY)),
            (Action.EDIT_CARD, self.edit),
            (Action.FLAG_CARD, self.marks.flag),
            (Action.BURY_CARD, self.marks.bury),
            (Action.SUSPEND_CARD, self.marks.suspend),
            (Action.OPEN_SOURCE, self.open_source),
            (Action.UNDO, self.undo),
        ):
            self.handle(action, run)
        theme_changed.connect(self._theme_changed)

    # What the window asks of a page

    def arrive(self, target: object) -> None:
        """Begin as a StudyWish says; None goes on where one was."""
        if isinstance(target, StudyWish):
            self.library.study.set_minutes(target.minutes)
            self._extra = target.extra
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
        self._read_session(keep=not anew, keep_shown=True)

    def _read_session(self, keep: bool, keep_shown: bool) -> None:
        """``keep`` the card in front; ``keep_shown`` its answer, should it be the same card."""
        before = self.card if self._in_session() else None
        shown = keep_shown and self.sheet.answer_shown
        view = self.library.study.session(
            extra=self._extra, keep=before.card_id if before and keep else None
        )
        if before is None or view.card is None or view.card.card_id != before.card_id:
            self._show_session(view)
        elif keep:
            self._go_on(view, view.card, before)
        else:
            self._show_session(view)
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

    # What a person does

    @property
    def card(self) -> StudyCard | None:
        """The card in front."""
        return self.view.card if self.view else None

    def show_or_good(self) -> None:
        """Space and Enter: show, then rate Good. A button that has the focus presses itself."""
        if self.card is None:
            if self.done.main.isVisible():
                self.done.main.click()
        elif self.sheet.answer_shown:
            self.rate(Rating.GOOD)
        else:
            self.show_answer()

    def show_answer(self) -> None:
        """Uncover the answer; the ratings take the place of the button."""
        if self.card is None or self.sheet.answer_shown:
            return
        self.desk.uncover(self.card)
        announce(self.sheet, tr("Answer: {answer}", answer=self.card.answer))

    def rate(self, rating: Rating) -> None:
        """Keep the answer and go on; before the answer is shown a rating does nothing."""
        card = self.card
        if card is None or not self.sheet.answer_shown:
            return
        took_ms = max(0, round((self._timer() - self._asked_at) * 1000))
        self._keep(card, rating, took_ms)

    def _keep(self, card: StudyCard, rating: Rating, took_ms: int) -> None:
        try:
            answered = self.library.study.answer(card.card_id, rating, took_ms)
        except Problem as problem:
            self._failed(problem, lambda: self._keep(card, rating, took_ms))
            return
        self._went_well(answered.changes, answered_text(rating, answered.gap))

    def edit(self) -> None:
        """Change the card in place."""
        if self.card is None:
            return
        try:
            editor = CardEditor.for_card(self.library, self.card.card_id, self)
        except Problem as problem:
            self._failed(problem, self.edit)
            return
        editor.saved.connect(self._edited)
        editor.open()

    def open_source(self) -> None:
        """Go to the sentence in its article."""
        source = self.card.source if self.card else None
        if source is not None and self.sheet.answer_shown:
            self.go(PageId.ARTICLES, ArticlePlace(source.article_id, source.start, source.end))

    def undo(self) -> None:
        """Take the last step back and show its card again."""
        try:
            undone = self.library.undo()
        except Problem as problem:
            if problem.kind is ProblemKind.NOTHING_TO_UNDO:
                self.keys.tell(tr("There is nothing to undo."))
                announce(self, self.keys.why.text())
                return
            self._failed(problem, self.undo)
            return
        words = undone_title(undone)
        self._went_well(Changes.EVERYTHING, words)
        card_id = undone.card_id
        if card_id is not None and undone.kind in _OF_A_CARD and self._is_other(card_id):
            self._show_undone(card_id)
        self.keys.tell(words)

    # Showing

    def _is_other(self, card_id: int) -> bool:
        return self.card is None or self.card.card_id != card_id

    def _show_undone(self, card_id: int) -> None:
        """Put the card of the undone step in front, although others would come first."""
        try:
            card = self.library.study.card(card_id)
        except Problem:
            return
        if self.view is not None:
            self._show_session(
                SessionView(card, self.view.done, self.view.left, self.view.minutes_left)
            )

    def _show_session(self, view: SessionView) -> None:
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
        self.desk.put(view.card, answer_shown=False)
        self._asked_at = self._timer()
        self.focus_on(self.sheet)

    def _show_progress(self, view: SessionView) -> None:
        total = view.done + view.left
        self.header.show_progress(
            session_title(self.library.now()),
            progress_text(view.done, view.left, view.minutes_left),
            view.done / max(total, view.done + 1),  # the card in front is still to come
        )

    def _in_session(self) -> bool:
        return self.stack.currentIndex() == 0

    def _point(self, rating: Rating | None) -> None:
        self.keys.point_at(rating or Rating.GOOD)

    def _theme_changed(self) -> None:
        self.room.share(self.height())
        self.sheet.apply_fonts()

    def _study_more(self) -> None:
        self._asked_more = True  # until a card comes
        self.arrive(StudyWish(minutes=MORE_MINUTES))

    def _edited(self, detail: CardDetail) -> None:
        del detail
        self._went_well(Changes.CARDS | Changes.UNDO, tr("Saved"), keep_shown=True)

    # Keeping

    def _do(self, step: Callable[[], Changes], words: str, stays: bool = False) -> None:
        """Do ``step``; ``stays`` if the card is still in front afterwards."""
        try:
            changes = step()
        except Problem as problem:
            self._failed(problem, lambda: self._do(step, words, stays))
            return
        self._went_well(changes, words, keep_shown=stays)
        if not stays:
            self.keys.tell(words)

    def _went_well(self, changes: Changes, words: str, keep_shown: bool = False) -> None:
        self.failure.clear()
        self._own_change = True
        try:
            self.changed.emit(changes)
        finally:
            self._own_change = False
        announce(self, words)
        self._read_session(keep=keep_shown, keep_shown=keep_shown)

    def _failed(self, problem: Problem, again: Callable[[], object]) -> None:
        if problem.kind in _GONE:
            self.say(problem_title(problem), problem_text(problem))
            self.refresh()
            return
        self.failure.show_failure(problem, again)
        announce(self, self.failure.title.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll a long card."""
        if event.key() == Qt.Key.Key_PageDown:
            self.sheet.scroll_page(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.sheet.scroll_page(-1)
        else:
            super().keyPressEvent(event)
