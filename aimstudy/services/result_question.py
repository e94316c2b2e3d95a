"""Whether to ask how an exam went that is over, and putting the question away as a step of Undo."""

import json
from collections.abc import Sequence
from datetime import date, timedelta

from aimstudy.domain.changes import Changes
from aimstudy.domain.exam import Exam
from aimstudy.services.context import Context
from aimstudy.storage import undo
from aimstudy.storage.exams import load_exams
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings, store_setting
from aimstudy.storage.undo import Patch

ASKED_FOR = timedelta(days=90)  # so long after an exam its result is asked for
_KEY = "results_put_off"


class ResultQuestion:
    """The question about the last exam that is over, until it is answered or put away."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def asked(self) -> Exam | None:
        """The exam to ask about, or None."""
        with self._context.database.read() as session:
            return exam_asked_about(session, self._context.today())

    def not_now(self) -> Changes:
        """Ask no more about the exams that are over by now; those to come will be asked about."""
        at_ms, today = self._context.moment().at_ms, self._context.today()

        def work(session: Session) -> Changes:
            exam = exam_asked_about(session, today)
            if exam is None:
                return Changes.NONE
            before = load_settings(session).get(_KEY)
            patch = (
                Patch("remove", "settings", _KEY, {})
                if before is None
                else Patch("set", "settings", _KEY, {"value": json.dumps(before)})
            )
            store_setting(session, _KEY, exam.day.isoformat())
            undo.record(session, "not_now", at_ms, [patch])
            return Changes.SETTINGS | Changes.UNDO

        return self._context.database.write(work)


def exam_asked_about(session: Session, today: date) -> Exam | None:
    """The last exam of the past 90 days without a result, unless the question was put away."""
    return last_unanswered(load_exams(session), today, _put_off(session))


def last_unanswered(exams: Sequence[Exam], today: date, put_off: date = date.min) -> Exam | None:
    """The last of ``exams`` that is over and has no result, later than ``put_off``."""
    over = [
        exam
        for exam in exams
        if today - ASKED_FOR <= exam.day < today and exam.result is None and exam.day > put_off
    ]
    return max(over, key=lambda exam: exam.day, default=None)


def _put_off(session: Session) -> date:
    stored = load_settings(session).get(_KEY)
    try:
        return date.fromisoformat(str(stored)) if stored else date.min
    except ValueError:
        return date.min
