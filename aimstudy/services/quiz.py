"""Practice quizzes from the person's own facts: begun, answered, resumed, looked back on."""

import math
from collections.abc import Sequence

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import Given
from aimstudy.services.context import Context
from aimstudy.services.quiz_answers import judge
from aimstudy.services.quiz_pool import Pool, choose_items, load_pool
from aimstudy.services.quiz_view import feedback_of, question_of
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion, QuizReview, QuizSetup
from aimstudy.storage import quizzes
from aimstudy.storage.quizzes import StoredAttempt
from aimstudy.storage.session import Session

FEWEST_ITEMS = 3
_Z90 = 1.6448536269514722  # two-sided 90 % of the normal distribution


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

    def start(self, count: int = 10, article_ids: Sequence[int] = ()) -> QuizQuestion:
        """Begin a quiz of at most ``count`` items, of all articles or the given ones.

        No fact is asked twice. Raises Problem QUIZ_TOO_LITTLE below three usable facts.
        """
        when = self._context.moment()

        def work(session: Session) -> StoredAttempt:
            seed = quizzes.count_attempts(session) + 1
            pool = load_pool(session, seed, article_ids)
            _require_enough(pool)
            items = choose_items(session, pool, count, seed)
            attempt_id = quizzes.insert_attempt(session, pool.title, seed, when, items)
            return _require(session, attempt_id)

        attempt = self._context.database.write(work)
        return question_of(attempt, 0)

    def question(self, attempt_id: int) -> QuizQuestion | None:
        """The first unanswered question, or None when all are answered."""
        with self._context.database.read() as session:
            attempt = _require(session, attempt_id)
        position = next((r.position for r in attempt.responses if not r.answered), None)
        return None if position is None else question_of(attempt, position)

    def answer(self, attempt_id: int, position: int, given: Given | None) -> QuizFeedback:
        """Keep an answer (None: don't know) and say what was right.

        An item answered before keeps its first answer. Raises Problem QUIZ_MISSING.
        """
        when = self._context.moment()

        def work(session: Session) -> QuizFeedback:
            response = _require(session, attempt_id).at(position)
            correct, grade = judge(response.item, given)
            if not response.answered:
                quizzes.store_response(
                    session, attempt_id, position, given, correct, when.at_ms, grade
                )
            return feedback_of(self._context, session, _require(session, attempt_id), position)

        return self._context.database.write(work)

    def overrule(self, attempt_id: int, position: int, right: bool) -> QuizFeedback:
        """Let the person's word stand over the grade of a typed answer.

        Raises Problem QUIZ_MISSING for an item that is not typed, or not answered.
        """

        def work(session: Session) -> QuizFeedback:
            response = _require(session, attempt_id).at(position)
            if response.grade is None:
                raise Problem(ProblemKind.QUIZ_MISSING)
            quizzes.overrule_response(session, attempt_id, position, right)
            return feedback_of(self._context, session, _require(session, attempt_id), position)

        return self._context.database.write(work)

    def review(self, attempt_id: int) -> QuizReview:
        """All answers of a quiz with its score and the likely range of what is known."""
        with self._context.database.read() as session:
            attempt = _require(session, attempt_id)
            answers = tuple(
                feedback_of(self._context, session, attempt, r.position)
                for r in attempt.responses
                if r.answered
            )
        right = sum(answer.correct for answer in answers)
        low, high = wilson(right, len(answers))
        return QuizReview(attempt_id, attempt.title, right, len(answers), low, high, answers)

    def unfinished(self) -> int | None:
        """The quiz that was begun and not finished, or None."""
        with self._context.database.read() as session:
            return quizzes.unfinished_attempt(session)

    def discard(self, attempt_id: int) -> Changes:
        """End a quiz early; the answers given stay."""
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            _require(session, attempt_id)
            quizzes.close_attempt(session, attempt_id, at_ms)
            return Changes.QUIZZES

        return self._context.database.write(work)


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 90 % score interval of a share (Wilson 1927), 0-1; (0, 1) without answers.

    >>> low, high = wilson(7, 10)
    >>> round(low, 2), round(high, 2)
    (0.44, 0.87)
    """
    if total == 0:
        return 0.0, 1.0
    share, z2 = right / total, _Z90 * _Z90
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    spread = share * (1 - share) / total + z2 / (4 * total * total)
    half = _Z90 * math.sqrt(spread) / (1 + z2 / total)
    return max(0.0, centre - half), min(1.0, centre + half)


def _require(session: Session, attempt_id: int) -> StoredAttempt:
    attempt = quizzes.load_attempt(session, attempt_id)
    if attempt is None:
        raise Problem(ProblemKind.QUIZ_MISSING)
    return attempt


def _require_enough(pool: Pool) -> None:
    if len(pool.by_fact) < FEWEST_ITEMS:
        raise Problem(ProblemKind.QUIZ_TOO_LITTLE, usable=len(pool.by_fact))
