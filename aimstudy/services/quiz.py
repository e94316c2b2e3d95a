"""Practice quizzes from the person's own material: begun, answered, resumed, looked back on."""

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.cards import CardsService
from aimstudy.services.context import Context
from aimstudy.services.given_values import made_as, whole
from aimstudy.services.leaving_out import leave_out
from aimstudy.services.quiz_card import card_texts
from aimstudy.services.quiz_counts import Counts
from aimstudy.services.quiz_items import load_makers
from aimstudy.services.quiz_record import card_of
from aimstudy.services.quiz_review import past_quiz, review_of
from aimstudy.services.quiz_runs import begin_attempt, record_answer, require_attempt
from aimstudy.services.quiz_setup import SetupReader
from aimstudy.services.quiz_statistics import item_lines
from aimstudy.services.quiz_steps import end_early, overrule
from aimstudy.services.quiz_view import feedback_of, question_of
from aimstudy.services.quiz_wish import possible_kinds, possible_topics, wish_from
from aimstudy.services.views.quiz import (
    CERTAINTIES,
    ItemLine,
    PastQuiz,
    QuizFeedback,
    QuizQuestion,
    QuizReview,
    QuizSetup,
    QuizWish,
    TopicRef,
    WishCount,
)
from aimstudy.storage import quizzes
from aimstudy.storage.quiz_history import PAPER, last_rules, past_attempts
from aimstudy.storage.quiz_material import answered_mark
from aimstudy.storage.quizzes import StoredAttempt
from aimstudy.storage.session import Session
from aimstudy.storage.stored_text import readable

_ANY = QuizWish()
_USUAL_SECONDS = 30.0
_LEFT_OUT = Changes.QUIZZES | Changes.REVIEWS | Changes.CARDS | Changes.PLAN | Changes.UNDO
_KINDS = ("", PAPER)  # a rehearsal has a service of its own


class QuizService:
    """What a person can do with practice quizzes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counts = Counts(())

    def setup(self) -> QuizSetup:
        """What can be asked now, about what, and a quiz left unfinished."""
        load_makers()  # who asks for this will begin one
        with self._context.database.read() as session:
            last = readable(wish_from, last_rules(session), _ANY, "the last wish for a quiz")
            return self._reader(session).setup(last, _USUAL_SECONDS)

    def count(
        self, topics: tuple[TopicRef, ...] = (), kinds: frozenset[QuizKind] = frozenset()
    ) -> WishCount:
        """How much can be asked about the topics (none: everything) by these kinds (none: all).

        ``by_kind`` is of every kind, whichever are wished for.
        """
        with self._context.database.read() as session:
            return self._reader(session).count(possible_topics(topics), possible_kinds(kinds))

    def start(self, wish: QuizWish = _ANY) -> QuizQuestion:
        """Begin a quiz as wished; it may be shorter where there is less to ask.

        No fact is asked twice, and none gives another away. With fewer than three questions (a
        drill may have one) raises Problem QUIZ_TOO_LITTLE, or QUIZ_TOPIC_GONE, QUIZ_TOPIC_EMPTY,
        QUIZ_BLOCKED, QUIZ_KINDS_NONE, QUIZ_NO_ERRORS, QUIZ_ALL_SEEN or QUIZ_NONE_WEAK, whichever
        says why; VALUE_OUT_OF_RANGE for a number of questions that is none.
        """
        when = self._context.moment()
        attempt = self._context.database.write(
            lambda session: begin_attempt(
                session, self._context, wish, when, shelf=self._context.shelves.shelf(session)
            )
        )
        return question_of(attempt, 0)

    def question(self, attempt_id: int) -> QuizQuestion | None:
        """The first unanswered question, or None when all are answered."""
        with self._context.database.read() as session:
            attempt = _require(session, attempt_id)
        position = next((r.position for r in attempt.responses if not r.answered), None)
        return None if position is None else question_of(attempt, position)

    def answer(
        self,
        attempt_id: int,
        position: int,
        given: Given | None,
        certainty: int | None = None,
        took_ms: int = 0,
    ) -> QuizFeedback:
        """Keep an answer (None: don't know) and say what was right.

        ``certainty`` is 1-3. An item answered before keeps its first answer. Raises Problem
        QUIZ_MISSING, VALUE_OF_OTHER_KIND for an answer that does not fit the question, or
        VALUE_OUT_OF_RANGE.
        """
        if certainty is not None:
            certainty = whole("certainty", certainty, CERTAINTIES[0], CERTAINTIES[-1])
        when = self._context.moment()

        def work(session: Session) -> QuizFeedback:
            attempt = _require(session, attempt_id)
            response = attempt.at(position)
            record_answer(
                session, self._context, attempt_id, response, given, when, certainty, took_ms,
                step=True,
            )  # fmt: skip
            return self._said(session, attempt_id, position)

        return self._context.database.write(work)

    def said(self, attempt_id: int, position: int) -> QuizFeedback | None:
        """What was said to an answer, as it counts now; None where there is none any more."""
        with self._context.database.read() as session:
            attempt = _require(session, attempt_id)
            if not any(r.answered for r in attempt.responses if r.position == position):
                return None
            return feedback_of(self._context, session, attempt, position)

    def overrule(self, attempt_id: int, position: int, right: bool) -> QuizFeedback:
        """Let the person's word stand over the grade of a typed answer.

        Raises Problem QUIZ_MISSING, or VALUE_OF_OTHER_KIND for an item that is not typed, or not
        answered, or answered after its answer was shown.
        """

        right = made_as(bool, "right", right)

        def work(session: Session) -> QuizFeedback:
            response = _require(session, attempt_id).at(position)
            if response.grade is None or response.again:
                raise Problem(ProblemKind.VALUE_OF_OTHER_KIND, what="answer", wanted="typed")
            overrule(session, self._context, attempt_id, response, right)
            return self._said(session, attempt_id, position)

        return self._context.database.write(work)

    def review(self, attempt_id: int) -> QuizReview:
        """All answers of a quiz with its score and the likely range of what is known."""
        with self._context.database.read() as session:
            return review_of(self._context, session, _require(session, attempt_id))

    def past(self) -> tuple[PastQuiz, ...]:
        """Quizzes with at least one answer, newest first; ``review`` shows each."""
        with self._context.database.read() as session:
            return tuple(past_quiz(attempt) for attempt in past_attempts(session))

    def statistics(self) -> tuple[ItemLine, ...]:
        """How each fact and card went in quizzes and rehearsals, the hardest first."""
        with self._context.database.read() as session:
            return item_lines(session)

    def unfinished(self) -> int | None:
        """The quiz that was begun and not finished, or None."""
        with self._context.database.read() as session:
            return quizzes.unfinished_attempt(session)

    def make_card(self, attempt_id: int, position: int) -> int:
        """A card of the question for one that has none; returns its id.

        Where there is one, in study or held back, it is that. Raises Problem QUIZ_MISSING for a
        question that is not answered.
        """
        with self._context.database.read() as session:
            response = _require(session, attempt_id).at(position)
            if not response.answered:
                raise Problem(ProblemKind.QUIZ_MISSING)
            known = card_of(session, response)
        if known is not None:
            return known
        front, back = card_texts(response.item)
        return CardsService(self._context).write(front, back).card_id

    def discard(self, attempt_id: int) -> Changes:
        """End a quiz early; the answers given stay. Undo opens its questions again."""
        when = self._context.moment()

        def work(session: Session) -> Changes:
            _require(session, attempt_id)
            end_early(session, attempt_id, when)
            return Changes.QUIZZES | Changes.UNDO

        return self._context.database.write(work)

    def leave_out(self, attempt_id: int, out: bool) -> Changes:
        """Leave a finished quiz out of the record, or put it back; its answers stay stored.

        Left out it counts in no statistics, and cards have the memory they would have without it.
        Raises Problem QUIZ_MISSING, also for a quiz with questions open.
        """
        out, when = made_as(bool, "out", out), self._context.moment()

        def work(session: Session) -> Changes:
            attempt = _require(session, attempt_id)
            if not attempt.finished:
                raise Problem(ProblemKind.QUIZ_MISSING)
            leave_out(session, self._context, attempt, when, out=out)
            return _LEFT_OUT

        return self._context.database.write(work)

    def _reader(self, session: Session) -> SetupReader:
        """What was counted before is counted anew once something has changed.

        Also by an answer: the drills are about other things then, and each choice is looked at in
        the order in which the whole is.
        """
        shelf = self._context.shelves.shelf(session)
        state = shelf.stamp + answered_mark(session)
        if self._counts.stamp != state:
            self._counts = Counts(state)
        return SetupReader(session, self._context, self._counts, shelf)

    def _said(self, session: Session, attempt_id: int, position: int) -> QuizFeedback:
        return feedback_of(self._context, session, _require(session, attempt_id), position)


def _require(session: Session, attempt_id: int) -> StoredAttempt:
    return require_attempt(session, attempt_id, *_KINDS)
