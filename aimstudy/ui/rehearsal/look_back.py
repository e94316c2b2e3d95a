"""What can be done with the answers of a paper that was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aimstudy.domain.changes import Changes
from aimstudy.services.views.quiz import QuizFeedback
from aimstudy.services.views.rehearsal import RehearsalResult
from aimstudy.ui.announce import announce
from aimstudy.ui.background import Handle, run
from aimstudy.ui.dialogs.editing import editor_of
from aimstudy.ui.page import ArticlePlace, Destination, PageId
from aimstudy.ui.rehearsal.paper_watch import AFTER
from aimstudy.ui.rehearsal.result_view import ResultView
from aimstudy.ui.rehearsal.trying import Trying

if TYPE_CHECKING:
    from aimstudy.services.library import Library


class LookBack(QObject):
    """``changed`` carries Changes, ``wanted`` a Destination."""

    changed = Signal(object)
    wanted = Signal(object)

    def __init__(self, library: Library, view: ResultView, trying: Trying) -> None:
        super().__init__(view)
        self._library = library
        self._view = view
        self._trying = trying
        self._reading: Handle[RehearsalResult] | None = None
        answers = view.answers
        answers.edit_wanted.connect(self._edit)
        answers.source_wanted.connect(self._open)
        answers.overrule_wanted.connect(self._overrule)
        view.left_out.wanted.connect(self.leave_out)

    def step_filter(self, by: int) -> None:
        """Other answers than those shown."""
        self._view.answers.step(by)
        announce(self._view, self._view.answers.words)

    def refresh(self) -> None:
        """A grade taken back or given again, from whichever page, is shown as it counts now."""
        attempt_id, service = self._view.attempt_id, self._library.rehearsal
        if self._reading is not None:
            self._reading.cancel()  # it has read what was there before
        self._reading = run(self._view, lambda _job: service.result(attempt_id), self._show_anew)

    def _show_anew(self, result: RehearsalResult) -> None:
        if result.attempt_id == self._view.attempt_id and result != self._view.shown:
            self._view.show_result(result, keep=True)

    def _overrule(self, feedback: QuizFeedback) -> None:
        """The person's word stands over the grade of a typed answer."""

        def decide() -> None:
            service, right = self._library.rehearsal, not feedback.correct
            result = service.overrule(feedback.attempt_id, feedback.position, right)
            self._view.show_result(result, keep=True)
            self.changed.emit(AFTER)
            announce(self._view, self._view.words)

        self._trying.do(decide, self._view.failure)

    def leave_out(self, out: bool) -> None:
        """Take the paper looked back on out of the record, or put it back."""

        def leave() -> None:
            result = self._library.rehearsal.leave_out(self._view.attempt_id, out)
            self._view.show_result(result, keep=True)
            self.changed.emit(AFTER | Changes.PLAN | Changes.UNDO)
            announce(self._view, ". ".join(self._view.left_out.told()))

        self._trying.do(leave, self._view.failure)

    def _edit(self, feedback: QuizFeedback) -> None:
        """Edit the card of an answer; where there is none it is made first, which Undo undoes."""

        def step() -> None:
            card_id = feedback.card_id
            if card_id is None:
                service = self._library.rehearsal
                card_id = service.make_card(feedback.attempt_id, feedback.position)
                self._made()
                result = service.result(feedback.attempt_id)
                self._view.show_result(result, keep=True)
            editor = editor_of(self._library, card_id, self._view)
            editor.saved.connect(lambda _card: self._made())
            editor.open()

        self._trying.do(step, self._view.failure)

    def _made(self) -> None:
        self.changed.emit(Changes.CARDS | Changes.UNDO)

    def _open(self, feedback: QuizFeedback) -> None:
        source = feedback.source
        if source is not None and source.start >= 0:
            place = ArticlePlace(source.article_id, source.start, source.end)
            self.wanted.emit(Destination(PageId.ARTICLES, place))
