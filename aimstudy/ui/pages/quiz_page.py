"""The quiz page: set-up, one question after another, and a look back.

Every answer is stored before its verdict is shown; leaving the page loses nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.domain.quiz import Given
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.quiz import (
    QuizFeedback,
    QuizQuestion,
    QuizReview,
    QuizWish,
    WishCount,
)
from aimstudy.services.views.study import SourceView
from aimstudy.ui.actions import QUIZ_LETTERS, Action
from aimstudy.ui.announce import announce
from aimstudy.ui.background import Handle, Job, run
from aimstudy.ui.dialogs.editing import editor_of
from aimstudy.ui.page import ArticlePlace, NoticeKind, Page, PageId
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.quiz.lacks import LACKS
from aimstudy.ui.quiz.paper_desk import PaperDesk
from aimstudy.ui.quiz.review_view import ReviewView
from aimstudy.ui.quiz.run_view import RunView
from aimstudy.ui.quiz.setup_view import SetupFound, SetupView
from aimstudy.ui.quiz.wording import again_question, counts
from aimstudy.ui.rehearsal.paper_watch import AFTER, PaperWatch, time_up
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import theme_changed
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.library import Library


# What a quiz that ends, or an answer counted otherwise, makes stale: days and counts of cards, too.
_EVIDENCE = Changes.QUIZZES | Changes.REVIEWS | Changes.CARDS
_CERTAINTIES = (Action.SURE_GUESS, Action.SURE_RATHER, Action.SURE_CERTAIN)


class QuizPage(Page):
    """Three views in one place; which is in front is all the state it has, besides the question.

    ``timer`` gives monotonic seconds.
    """

    interested: ClassVar[Changes] = (
        Changes.ARTICLES | Changes.FACTS | Changes.CARDS | Changes.QUIZZES
    )

    def __init__(
        self,
        library: Library,
        parent: QWidget | None = None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(library, parent, scrolling=False)
        self._timer = timer
        self._asked_at = timer()
        self.set_up = SetupView()
        self.run = RunView()
        self.review = ReviewView()
        self.stack = QStackedWidget()
        self.question: QuizQuestion | None = None
        self.feedback: QuizFeedback | None = None
        self._job: Handle[Any] | None = None
        self._count_job: Handle[Any] | None = None
        self._review_job: Handle[Any] | None = None
        self._again_job: Handle[Any] | None = None
        self._hardest_job: Handle[Any] | None = None
        self._starting = False
        self._looked_at: int | None = None  # the quiz of the look back
        self._eager = False  # Enter was pressed before the set-up was there
        for view in (self.set_up, self.run, self.review):
            self.stack.addWidget(view)
        self.column.addWidget(self.stack)
        self.paper = PaperDesk(self, self.set_up.paper, self.set_up.form.wish, self.look_back)
        self.watch = PaperWatch(library.rehearsal, self.set_up.show_paper, self.set_up)
        self._connect()

    def _connect(self) -> None:
        self.set_up.start_wanted.connect(self.start)
        self.set_up.resume_wanted.connect(self.resume)
        self.set_up.discard_wanted.connect(self.discard)
        self.set_up.articles_wanted.connect(lambda: self.go(PageId.ARTICLES))
        self.set_up.hardest.edit_wanted.connect(self._edit)
        self.set_up.rehearsal_wanted.connect(lambda: self.go(PageId.REHEARSAL))
        self.set_up.review_wanted.connect(self.look_back)
        self.set_up.paper_open.resume_wanted.connect(lambda one: self.go(PageId.REHEARSAL, one))
        self.watch.over.connect(self._paper_over)
        self.set_up.count_wanted.connect(self._count)
        self.run.given.connect(self.answer)
        self.run.overrule_wanted.connect(self.overrule)
        self.run.next_wanted.connect(self.go_on)
        self.run.open_source.connect(self.open_source)
        self.run.stop_wanted.connect(self.show_set_up)
        self.review.again.connect(self.show_set_up)
        self.review.study.connect(lambda: self.go(PageId.STUDY))
        self.review.edit_wanted.connect(lambda feedback: self._edit(feedback.card_id))
        self.review.make_wanted.connect(self.make_card)
        self.review.source_wanted.connect(lambda feedback: self._open(feedback.source))
        self.review.overrule_wanted.connect(self._overrule_in_review)
        self.review.left_out.wanted.connect(self.leave_out)
        for place, action in enumerate(QUIZ_LETTERS):
            self.handle(action, partial(self._choose, place))
        for level, action in enumerate(_CERTAINTIES, start=1):
            self.handle(action, partial(self._say_certainty, level))
        self.handle(Action.OVERRULE, self.overrule)
        self.handle(Action.DONT_KNOW, lambda: self.answer(None))
        self.handle(Action.NEXT_QUESTION, self.press_main)
        self.handle(Action.QUIZ_SOURCE, self.open_source)
        self.handle(Action.PRINT_SHEET, self.paper.make)
        theme_changed.connect(self.run.apply_fonts)

    # What the window asks of a page

    @property
    def actions_handled(self) -> Mapping[Action, Callable[[], object]]:
        """Those that do something now: what answers a question is no command without one."""
        handled = super().actions_handled
        possible = self._possible()
        return {action: run for action, run in handled.items() if action in possible}

    def _possible(self) -> set[Action]:
        if not self._in_front(self.run):
            return {Action.NEXT_QUESTION, *self.set_up.actions_possible()}
        feedback = self.feedback
        if feedback is not None:
            overrule = {Action.OVERRULE} if feedback.grade is not None else set()
            source = {Action.QUIZ_SOURCE} if feedback.source is not None else set()
            return {Action.NEXT_QUESTION} | overrule | source
        certainties = set(_CERTAINTIES) if self.run.certainty_asked else set()
        letters = set(QUIZ_LETTERS[: len(self.run.options)])
        check = set() if self.run.panel.at_once else {Action.NEXT_QUESTION}
        return {Action.DONT_KNOW} | certainties | letters | check

    def arrive(self, target: object) -> None:
        """``target`` is the id of an unfinished quiz to go on with, or None."""
        if isinstance(target, int) and not self._is_running(target):
            self.resume(target)

    def refresh(self) -> None:
        """What is in front as it stands now: Undo, from whichever page, may have changed it."""
        if self._in_front(self.set_up):
            self._drop_job()
            self.set_up.wait()
            self._job = run(self, self._read_setup, self._show_setup)
        elif self._in_front(self.run) and self.question is not None:
            question = self.question
            self._try(lambda: self._refresh_run(question), self.run.failure)
        elif self._looked_at is not None:
            attempt_id = self._looked_at
            if self._again_job is not None:
                self._again_job.cancel()  # it has read what was there before
            self._again_job = run(
                self, lambda _job: self.library.quiz.review(attempt_id), self._show_anew
            )

    # What a person does

    def show_set_up(self) -> None:
        """Leave the quiz as it is, or begin another."""
        if self._review_job is not None:
            self._review_job.cancel()
        self.question = self.feedback = None
        self.swap(self.stack, self.set_up)
        self.set_up.area.verticalScrollBar().setValue(0)
        self.refresh()
        self.focus_on(self.set_up)

    def start(self, wish: QuizWish) -> None:
        """Begin a quiz as wished."""
        if self._starting:
            return
        self._starting = True
        self._drop_job()
        self._job = run(
            self,
            lambda _job: self.library.quiz.start(wish),
            lambda question: self._started(question, wish),
            lambda problem: self._not_started(problem, wish),
        )

    def look_back(self, attempt_id: int) -> None:
        """Show a quiz of the past."""
        self._open_review(attempt_id, self.set_up.failure)

    def make_card(self, feedback: QuizFeedback) -> None:
        """Make a card of an answer; then it can be edited."""

        def make() -> None:
            self.library.quiz.make_card(feedback.attempt_id, feedback.position)
            self._show_one_anew(feedback)
            self.changed.emit(Changes.CARDS | Changes.UNDO)
            self.say(tr("A card is made"), tr("It comes with your new cards."))

        self._try(make, self.review.failure)

    def leave_out(self, out: bool) -> None:
        """Take the quiz looked back on out of the record, or put it back."""
        attempt_id, line = self._looked_at, self.review.left_out

        def leave(attempt_id: int) -> None:
            changes = self.library.quiz.leave_out(attempt_id, out)
            self.review.show_left_out(out)
            self.changed.emit(changes)
            self.say(*line.told())

        if attempt_id is not None:
            self._try(lambda: leave(attempt_id), self.review.failure)

    def resume(self, attempt_id: int) -> None:
        """Go on with the first question that has no answer yet."""
        self._try(lambda: self._next_of(attempt_id), self.set_up.failure)

    def discard(self, attempt_id: int) -> None:
        """End a quiz that was left; its answers stay, and are looked back on."""

        def end() -> None:
            self.changed.emit(self.library.quiz.discard(attempt_id) | _EVIDENCE)
            self.refresh()
            if any(past.attempt_id == attempt_id for past in self.library.quiz.past()):
                self.look_back(attempt_id)

        self._try(end, self.set_up.failure)

    def answer(self, given: Given | None) -> None:
        """Store the answer (None: don't know), then show the verdict. A second does nothing."""
        question = self.question
        if question is None or self.feedback is not None or not self._in_front(self.run):
            return
        certainty = self.run.certainty if given is not None else None
        took_ms = max(0, round((self._timer() - self._asked_at) * 1000))
        self._try(lambda: self._store(question, given, certainty, took_ms), self.run.failure)

    def overrule(self) -> None:
        """Count a typed answer as right, or as wrong, whatever the grade was."""
        feedback = self.feedback
        if feedback is not None and feedback.grade is not None and self._in_front(self.run):
            self._try(lambda: self._decide(feedback), self.run.failure)

    def _store(
        self, question: QuizQuestion, given: Given | None, certainty: int | None, took_ms: int
    ) -> None:
        place = (question.attempt_id, question.position)
        self._show_verdict(self.library.quiz.answer(*place, given, certainty, took_ms))

    def _decide(self, feedback: QuizFeedback) -> None:
        quiz, right = self.library.quiz, not feedback.correct
        self._show_verdict(quiz.overrule(feedback.attempt_id, feedback.position, right))

    def _show_verdict(self, feedback: QuizFeedback) -> None:
        self.feedback = feedback
        self.run.show_feedback(feedback, study_day(self.library.now()))
        self.focus_on(self.run.area)
        announce(self, self.run.verdict.words())

    def _refresh_run(self, question: QuizQuestion) -> None:
        """The question or the verdict in front stays as long as it is true."""
        attempt_id, shown = question.attempt_id, self.feedback
        if shown is None:
            following = self.library.quiz.question(attempt_id)
            place = None if following is None else (following.position, following.again)
            if place != (question.position, question.again):
                self._next_of(attempt_id)
            return
        said = self.library.quiz.said(attempt_id, shown.position)
        if said is None:
            self._next_of(attempt_id)
        elif counts(said) != counts(shown):
            self._show_verdict(said)

    def _show_anew(self, review: QuizReview) -> None:
        """The look back in front stays as long as it is true; an answer taken back is asked for."""
        shown = self.review.shown
        if shown is None or not self._in_front(self.review) or shown.attempt_id != self._looked_at:
            return
        if len(review.answers) < len(shown.answers) and self.paper.waits(review.attempt_id):
            self.show_set_up()
        elif len(review.answers) < len(shown.answers):
            self._try(lambda: self._next_of(review.attempt_id), self.review.failure)
        elif [counts(one) for one in review.answers] != [counts(one) for one in shown.answers]:
            self.review.show_review(review, study_day(self.library.now()))
        else:
            self.review.show_left_out(review.left_out)

    def _overrule_in_review(self, feedback: QuizFeedback) -> None:
        def decide() -> None:
            quiz = self.library.quiz
            quiz.overrule(feedback.attempt_id, feedback.position, not feedback.correct)
            self._show_one_anew(feedback)
            self.changed.emit(_EVIDENCE)
            announce(self, self.review.score.text())

        self._try(decide, self.review.failure)

    def go_on(self) -> None:
        """Next question, or the look back after the last one."""
        feedback = self.feedback
        if feedback is not None:
            self._try(lambda: self._next_of(feedback.attempt_id), self.run.failure)

    def press_main(self) -> None:
        """Enter and Space: the main button in front. One that has the focus presses itself."""
        if self._in_front(self.run) and self.feedback is None:
            self.run.check()
        elif self._in_front(self.run):
            self.go_on()
        elif self._in_front(self.review):
            self.show_set_up()
        elif self.set_up.ready:
            self.set_up.press_main()
        else:
            self._eager = True

    def open_source(self) -> None:
        """Go to the sentence the question is from, once it is answered."""
        if self.feedback is not None and self._in_front(self.run):
            self._open(self.feedback.source)

    # Showing

    def _read_setup(self, _job: Job) -> SetupFound:
        """What the set-up shows; looks at all the material, so it is done aside."""
        quiz, today = self.library.quiz, study_day(self.library.now())
        return SetupFound(quiz.setup(), quiz.past(), today, self.library.sheets.sheets())

    def _show_setup(self, found: SetupFound) -> None:
        self.set_up.show_setup(found)
        if self._eager and self._in_front(self.set_up):
            self.set_up.press_main()
        self._eager = False
        if found.past:  # aside, for it reads every answer there is
            self._hardest_job = run(
                self, lambda _job: self.library.quiz.statistics(), self.set_up.hardest.show_lines
            )

    def _count(self, wish: QuizWish) -> None:
        """See how much can be asked of what is chosen."""
        if self._count_job is not None:
            self._count_job.cancel()
        self._count_job = run(
            self, lambda _job: self.library.quiz.count(wish.topics, wish.kinds), self._counted
        )

    def _counted(self, count: WishCount) -> None:
        self.set_up.show_count(count)

    def _not_started(self, problem: Problem, wish: QuizWish) -> None:
        self._starting = False
        lacking = problem.kind in LACKS
        self.set_up.failure.show_failure(problem, None if lacking else lambda: self.start(wish))
        notice = self.set_up.failure
        announce(self, f"{notice.title.text()} {notice.text.text()}")
        if lacking:
            self.refresh()  # what was on offer is not there any more

    def _started(self, question: QuizQuestion, wish: QuizWish) -> None:
        self._starting = False
        self.set_up.failure.clear()
        self.set_up.forget_choice()
        self._ask(question, self.set_up.shorter(question.total, wish))
        self.changed.emit(Changes.QUIZZES)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _choose(self, place: int) -> None:
        if self._in_front(self.run) and self.feedback is None:
            self.run.choose(place)

    def _say_certainty(self, level: int) -> None:
        if self._in_front(self.run) and self.feedback is None:
            self.run.sure.press(level)

    def _next_of(self, attempt_id: int) -> None:
        question = self.library.quiz.question(attempt_id)
        if question is not None:
            self._ask(question, again_question(question))
            return
        self._open_review(attempt_id, self.run.failure)

    def _open_review(self, attempt_id: int, failure: SaveNotice) -> None:
        """Read the look back aside: of a long quiz it has much to gather."""
        if self._review_job is not None and self._review_job.running:
            return

        def failed(problem: Problem) -> None:
            failure.show_failure(problem, lambda: self._open_review(attempt_id, failure))
            announce(self, tr("Not done: {title}", title=failure.title.text()))

        self._review_job = run(
            self, lambda _job: self.library.quiz.review(attempt_id), self._show_review, failed
        )

    def _show_review(self, review: QuizReview) -> None:
        ended = self.question is not None
        self.review.show_review(review, study_day(self.library.now()))
        self._looked_at = review.attempt_id
        self.question = self.feedback = None
        for notice in (self.review.failure, self.run.failure, self.set_up.failure):
            notice.clear()
        self.swap(self.stack, self.review)
        if ended:
            self.changed.emit(_EVIDENCE)
        self.focus_on(self.review.area)
        announce(self, f"{self.review.score.text()}. {self.review.range.text()}")

    def _show_one_anew(self, feedback: QuizFeedback) -> None:
        review = self.library.quiz.review(feedback.attempt_id)
        self.review.show_one(review, feedback.position)

    def _ask(self, question: QuizQuestion, shorter: str = "") -> None:
        self.question, self.feedback = question, None
        self._asked_at = self._timer()
        self.run.show_question(question, shorter)
        self.swap(self.stack, self.run)
        self.focus_on(self.run.panel.first_part() or self.run.area)
        announce(self, f"{shorter} {question.prompt}".strip())

    def _in_front(self, view: QWidget) -> bool:
        return self.stack.currentWidget() is view

    def _paper_over(self) -> None:
        self.changed.emit(AFTER)
        self.notice.emit(time_up(lambda: self.go(PageId.REHEARSAL)))

    def _is_running(self, attempt_id: int) -> bool:
        question = self.question
        return question is not None and question.attempt_id == attempt_id

    def _open(self, source: SourceView | None) -> None:
        if source is not None and source.start >= 0:
            self.go(PageId.ARTICLES, ArticlePlace(source.article_id, source.start, source.end))

    def _edit(self, card_id: int | None) -> None:
        if card_id is None:
            return
        try:
            editor = editor_of(self.library, card_id, self)
        except Problem as problem:
            self.say(problem_title(problem), problem_text(problem), NoticeKind.ERROR)
            return
        editor.saved.connect(lambda _detail: self.changed.emit(Changes.CARDS | Changes.UNDO))
        editor.open()

    def _try(self, step: Callable[[], object], failure: SaveNotice) -> None:
        """Do ``step``; a failure is said in place and can be tried again."""
        try:
            step()
        except Problem as problem:
            failure.show_failure(problem, lambda: self._try(step, failure))
            announce(self, tr("Not done: {title}", title=failure.title.text()))
            return
        failure.clear()
