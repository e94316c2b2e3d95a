"""A quiz looked back on: scores with their ranges, by topic and by certainty, misses in order."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from aimstudy.scheduling.share_interval import wilson
from aimstudy.services.context import Context
from aimstudy.services.quiz_view import feedback_of
from aimstudy.services.views.quiz import CERTAINTIES, PastQuiz, QuizFeedback, QuizReview, Score
from aimstudy.storage.left_out import is_left_out
from aimstudy.storage.quiz_history import PastAttempt
from aimstudy.storage.quizzes import StoredAttempt
from aimstudy.storage.session import Session


def review_of(context: Context, session: Session, attempt: StoredAttempt) -> QuizReview:
    """The answers of an attempt and what they say."""
    answers = tuple(
        feedback_of(context, session, attempt, r.position) for r in attempt.responses if r.answered
    )
    first = tuple(answer for answer in answers if not answer.again)
    whole = score(attempt.title, first)
    return QuizReview(
        attempt_id=attempt.attempt_id,
        title=attempt.title,
        right=whole.right,
        total=whole.total,
        low=whole.low,
        high=whole.high,
        answers=answers,
        topics=_by_topic(first),
        by_certainty=_by_certainty(first),
        misses=misses(answers),
        day=date.fromordinal(attempt.study_day),
        again=len(answers) - len(first),
        finished=attempt.finished,
        left_out=is_left_out(session, attempt.attempt_id),
    )


def past_quiz(past: PastAttempt) -> PastQuiz:
    """A past attempt with the range of its score."""
    low, high = wilson(past.right, past.answered)
    total = Score(past.title, past.right, past.answered, low, high)
    day = date.fromordinal(past.study_day)
    return PastQuiz(past.attempt_id, day, total, past.finished, past.left_out)


def score(name: str, answers: Sequence[QuizFeedback]) -> Score:
    """Right answers of ``answers`` with their range."""
    right = sum(answer.correct for answer in answers)
    low, high = wilson(right, len(answers))
    return Score(name, right, len(answers), low, high)


def misses(answers: Iterable[QuizFeedback]) -> tuple[QuizFeedback, ...]:
    """What was wrong or not known: the surest errors first, then in the order asked."""
    wrong = [answer for answer in answers if not answer.correct]
    return tuple(
        sorted(wrong, key=lambda a: -(a.certainty or 0) if a.confident_error else 0)  # stable
    )


def _by_topic(answers: Sequence[QuizFeedback]) -> tuple[Score, ...]:
    found = _scores(answers, lambda answer: answer.topic)
    return tuple(sorted(found, key=lambda one: (one.right / one.total, -one.total)))


def _by_certainty(answers: Sequence[QuizFeedback]) -> tuple[Score, ...]:
    asked = [answer for answer in answers if answer.certainty in CERTAINTIES]
    found = _scores(asked, lambda answer: str(answer.certainty))
    return tuple(sorted(found, key=lambda one: one.name))


def _scores(answers: Sequence[QuizFeedback], name_of: Callable[[QuizFeedback], str]) -> list[Score]:
    names = dict.fromkeys(name_of(answer) for answer in answers)
    return [score(name, [a for a in answers if name_of(a) == name]) for name in names if name]
