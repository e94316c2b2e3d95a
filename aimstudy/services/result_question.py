"""What to ask about an exam that is over: how it went, and whether to plan it again.

Putting a question away is a step of Undo.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam, same_exam
from aimstudy.services.context import Context
from aimstudy.storage import undo
from aimstudy.storage.exams import load_exams
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings, store_setting
from aimstudy.storage.undo import Patch

ASKED_FOR = timedelta(days=90)  # so long after an exam its result is asked for
_KEY, _AGAIN = "results_put_off", "repeats_put_off"


class ResultQuestion:
    """The questions about the last exam that is over, until they are answered or put away."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def asked(self) -> Exam | None:
        """The exam to ask about, or None."""
        with self._context.database.read() as session:
            return exam_asked_about(session, self._context.today())

    def not_now(self) -> Changes:
        """Ask no more about the exams that are over by now; those to come will be asked about."""
        return self._put_away(exam_asked_about, _KEY)

    def to_repeat(self) -> Exam | None:
        """The last exam of the past 90 days that was failed and is not planned again, or None."""
        with self._context.database.read() as session:
            return _failed_exam(session, self._context.today())

    def not_again(self) -> Changes:
        """Do not offer any more to plan that exam again."""
        return self._put_away(_failed_exam, _AGAIN)

    def _put_away(self, find: Callable[[Session, date], Exam | None], key: str) -> Changes:
        at_ms, today = self._context.moment().at_ms, self._context.today()

        def work(session: Session) -> Changes:
            exam = find(session, today)
            if exam is None:
                return Changes.NONE
            before = load_settings(session).get(key)
            patch = (
                Patch("remove", "settings", key, {})
                if before is None
                else Patch("set", "settings", key, {"value": json.dumps(before)})
            )
            store_setting(session, key, exam.day.isoformat())
            undo.record(session, "not_now", at_ms, [patch])
            return Changes.SETTINGS | Changes.UNDO

        return self._context.database.write(work)


def exam_asked_about(session: Session, today: date) -> Exam | None:
    """The last exam of the past 90 days without a result, unless the question was put away."""
    return last_unanswered(load_exams(session), today, _put_off(session, _KEY))


def last_unanswered(exams: Sequence[Exam], today: date, put_off: date = date.min) -> Exam | None:
    """The last of ``exams`` that is over and has no result, later than ``put_off``."""
    over = [
        exam
        for exam in exams
        if today - ASKED_FOR <= exam.day < today and exam.result is None and exam.day > put_off
    ]
    return max(over, key=lambda exam: exam.day, default=None)


def last_to_repeat(exams: Sequence[Exam], today: date, put_off: date = date.min) -> Exam | None:
    """The last of ``exams`` that was failed, later than ``put_off`` and with no later try.

    A later exam is another try where it has the same name or asks the same topics.
    """
    failed = [
        exam
        for exam in exams
        if today - ASKED_FOR <= exam.day <= today
        and exam.day > put_off
        and exam.result is not None
        and not exam.result.passed
        and not any(later.day > exam.day and same_exam(exam, later) for later in exams)
    ]
    return max(failed, key=lambda exam: exam.day, default=None)


def _failed_exam(session: Session, today: date) -> Exam | None:
    return last_to_repeat(load_exams(session), today, _put_off(session, _AGAIN))


def _put_off(session: Session, key: str) -> date:
    stored = load_settings(session).get(key)
    try:
        return date.fromisoformat(str(stored)) if stored else date.min
    except ValueError:
        return date.min
