"""Practice quizzes from the person's own facts: begun, answered, resumed, looked back on."""

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.cards import CardsService
from aimstudy.services.context import Context
from aimstudy.services.quiz_answers import judge
from aimstudy.services.quiz_card import card_texts
from aimstudy.services.quiz_pool import Pool, choose_items, load_pool
from aimstudy.services.quiz_record import card_of, judge_anew, keep_traces
from aimstudy.services.quiz_review import past_quiz, review_of
from aimstudy.services.quiz_view import feedback_of, question_of
from aimstudy.services.views.quiz import (
    CERTAINTIES,
    FEWEST_QUESTIONS,
    PastQuiz,
    QuizFeedback,
    QuizQuestion,
    QuizReview,
    QuizSetup,
    QuizTopicKind,
    QuizWish,
    TopicRef,
    WishCount,
)
from aimstudy.storage import quizzes
from aimstudy.storage.quiz_history import past_attempts
from aimstudy.storage.quizzes import Answer, StoredAttempt
from aimstudy.storage.session import Session

_ANY = QuizWish()


class QuizService:
    """What a person can do with practice quizzes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def setup(self) -> QuizSetup:
        """What can be asked now, and a quiz left unfinished."""
        with self._context.database.read() as session:
            pool = load_pool(session, seed=0)
            return QuizSetup(
                usable=len(pool.by_fact),
                blocked_by_issues=pool.blocked,
                accepted_facts=pool.accepted,
                unfinished=quizzes.unfinished_attempt(session),
                topics=pool.topics,
            )

    def count(
        self, topics: tuple[TopicRef, ...] = (), kinds: frozenset[QuizKind] = frozenset()
    ) -> WishCount:
        """How much can be asked about the topics (none: everything) by these kinds (none: all).

        ``by_kind`` is of every kind, whichever are wished for.
        """
        articles = [t.ref for t in topics if t.kind is QuizTopicKind.ARTICLE]
        with self._context.database.read() as session:
            found = load_pool(session, 0, articles).by_fact
        sets = [{item.kind for item in items} for items in found.values()]
        usable = sum(not kinds or bool(kinds & made) for made in sets)
        return WishCount(usable, tuple((k, sum(k in made for made in sets)) for k in QuizKind))

    def start(self, wish: QuizWish = _ANY) -> QuizQuestion:
        """Begin a quiz as wished; it may be shorter where there is less to ask.

        No fact is asked twice. Raises Problem QUIZ_TOO_LITTLE below three usable facts.
        """
        when = self._context.moment()

        def work(session: Session) -> StoredAttempt:
            seed = quizzes.count_attempts(session) + 1 if wish.seed is None else wish.seed
            articles = [t.ref for t in wish.topics if t.kind is QuizTopicKind.ARTICLE]
            pool = load_pool(session, seed, articles)
            _require_enough(pool)
            items = choose_items(session, pool, wish.count, seed)
            rules = {"certainty": wish.ask_certainty}
            attempt_id = quizzes.insert_attempt(session, pool.title, seed, when, items, rules=rules)
            return _require(session, attempt_id)

        attempt = self._context.database.write(work)
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
        QUIZ_MISSING.
        """
        when = self._context.moment()
        if certainty is not None and certainty not in CERTAINTIES:
            raise Problem(ProblemKind.QUIZ_MISSING)

        def work(session: Session) -> QuizFeedback:
            response = _require(session, attempt_id).at(position)
            correct, grade = judge(response.item, given)
            if not response.answered:
                answer = Answer(given, correct, grade, certainty, max(0, took_ms))
                quizzes.store_response(session, attempt_id, position, answer, when.at_ms)
                kept = _require(session, attempt_id).at(position)
                keep_traces(session, self._context, attempt_id, kept, when)
            return feedback_of(self._context, session, _require(session, attempt_id), position)

        return self._context.database.write(work)

    def overrule(self, attempt_id: int, position: int, right: bool) -> QuizFeedback:
        """Let the person's word stand over the grade of a typed answer.

        Raises Problem QUIZ_MISSING for an item that is not typed, or not answered.
        """

        when = self._context.moment()

        def work(session: Session) -> QuizFeedback:
            response = _require(session, attempt_id).at(position)
            if response.grade is None:
                raise Problem(ProblemKind.QUIZ_MISSING)
            quizzes.overrule_response(session, attempt_id, position, right)
            if right != response.correct:
                judged = _require(session, attempt_id).at(position)
                judge_anew(session, self._context, attempt_id, judged, when)
            return feedback_of(self._context, session, _require(session, attempt_id), position)

        return self._context.database.write(work)

    def review(self, attempt_id: int) -> QuizReview:
        """All answers of a quiz with its score and the likely range of what is known."""
        with self._context.database.read() as session:
            return review_of(self._context, session, _require(session, attempt_id))

    def past(self) -> tuple[PastQuiz, ...]:
        """Quizzes with at least one answer, newest first; ``review`` shows each."""
        with self._context.database.read() as session:
            return tuple(past_quiz(attempt) for attempt in past_attempts(session))

    def unfinished(self) -> int | None:
        """The quiz that was begun and not finished, or None."""
        with self._context.database.read() as session:
            return quizzes.unfinished_attempt(session)

    def make_card(self, attempt_id: int, position: int) -> int:
        """A card of the question for one that has none in study; returns its id.

        Where there is one, it is that. Raises Problem QUIZ_MISSING for a question that is not
        answered.
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
        """End a quiz early; the answers given stay."""
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            _require(session, attempt_id)
            quizzes.close_attempt(session, attempt_id, at_ms)
            return Changes.QUIZZES

        return self._context.database.write(work)


def _require(session: Session, attempt_id: int) -> StoredAttempt:
    attempt = quizzes.load_attempt(session, attempt_id)
    if attempt is None or attempt.kind:  # a rehearsal has pages of its own
        raise Problem(ProblemKind.QUIZ_MISSING)
    return attempt


def _require_enough(pool: Pool) -> None:
    if len(pool.by_fact) < FEWEST_QUESTIONS:
        raise Problem(ProblemKind.QUIZ_TOO_LITTLE, usable=len(pool.by_fact))
