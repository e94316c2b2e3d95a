"""Queries on quiz attempts and responses: items are stored before they are shown."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import Session, col

from aimstudy.domain.article import Language
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import (
    Expected,
    Given,
    Grade,
    GradeReason,
    Option,
    OptionOrigin,
    Piece,
    PieceKind,
    QuizItem,
    QuizKind,
    Verdict,
)
from aimstudy.domain.study_day import Moment
from aimstudy.storage.keys import new_id
from aimstudy.storage.tables import QuizAttemptRow, QuizResponseRow


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """One item of an attempt; ``answered`` tells an answer of "don't know" from none yet."""

    position: int
    fact_id: int | None
    item: QuizItem
    answered: bool
    given: Given | None
    correct: bool
    grade: Grade | None = None
    overruled: bool = False


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """A quiz with all its items, in order."""

    attempt_id: int
    title: str
    finished: bool
    responses: tuple[StoredResponse, ...]

    def at(self, position: int) -> StoredResponse:
        """The item at ``position``; a quiz ended early has gaps. Raises Problem QUIZ_MISSING."""
        for response in self.responses:
            if response.position == position:
                return response
        raise Problem(ProblemKind.QUIZ_MISSING)


def insert_attempt(
    session: Session,
    title: str,
    seed: int,
    when: Moment,
    items: Sequence[tuple[int | None, QuizItem]],
) -> int:
    """Store a quiz with its (fact id, item) pairs, unanswered; returns its id."""
    attempt_id = new_id(
        session.connection().execute(
            insert(QuizAttemptRow).values(
                title=title,
                seed=seed,
                started_ms=when.at_ms,
                offset_min=when.offset_min,
                study_day=when.day.toordinal(),
            )
        )
    )
    session.connection().execute(
        insert(QuizResponseRow),
        [
            {
                "attempt_id": attempt_id,
                "position": position,
                "fact_id": fact_id,
                "item": json.dumps(asdict(item), ensure_ascii=False),
            }
            for position, (fact_id, item) in enumerate(items)
        ],
    )
    return attempt_id


def load_attempt(session: Session, attempt_id: int) -> StoredAttempt | None:
    """A quiz with its responses, or None."""
    attempt = session.get(QuizAttemptRow, attempt_id)
    if attempt is None:
        return None
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.position),
            col(QuizResponseRow.fact_id),
            col(QuizResponseRow.item),
            col(QuizResponseRow.answered_ms),
            col(QuizResponseRow.chosen),
            col(QuizResponseRow.correct),
            col(QuizResponseRow.given),
            col(QuizResponseRow.grade),
            col(QuizResponseRow.overruled),
        )
        .where(col(QuizResponseRow.attempt_id) == attempt_id)
        .order_by(col(QuizResponseRow.position))
    )
    return StoredAttempt(
        attempt_id,
        attempt.title,
        attempt.finished_ms is not None,
        tuple(
            StoredResponse(
                position,
                fact_id,
                _item(text),
                answered is not None,
                chosen if given is None else _given(given),
                bool(correct),
                _grade(grade) if grade else None,
                bool(overruled),
            )
            for position, fact_id, text, answered, chosen, correct, given, grade, overruled in rows
        ),
    )


def store_response(
    session: Session,
    attempt_id: int,
    position: int,
    given: Given | None,
    correct: bool,
    at_ms: int,
    grade: Grade | None = None,
) -> None:
    """Write one answer, and the end of the quiz when it was the last one open."""
    chosen = given if isinstance(given, int) else None
    words = json.dumps(given, ensure_ascii=False) if isinstance(given, str | tuple) else None
    mine = col(QuizResponseRow.attempt_id) == attempt_id
    session.connection().execute(
        update(QuizResponseRow)
        .where(mine, col(QuizResponseRow.position) == position)
        .values(
            chosen=chosen,
            correct=int(correct),
            answered_ms=at_ms,
            given=words,
            grade=json.dumps(asdict(grade), ensure_ascii=False) if grade else None,
        )
    )
    still_open = session.connection().scalar(
        select(func.count())
        .select_from(QuizResponseRow)
        .where(mine, col(QuizResponseRow.answered_ms).is_(None))
    )
    if not still_open:
        session.connection().execute(
            update(QuizAttemptRow)
            .where(col(QuizAttemptRow.id) == attempt_id)
            .values(finished_ms=at_ms)
        )


def overrule_response(session: Session, attempt_id: int, position: int, correct: bool) -> None:
    """Let the person's word stand over the grade of one answer."""
    session.connection().execute(
        update(QuizResponseRow)
        .where(
            col(QuizResponseRow.attempt_id) == attempt_id,
            col(QuizResponseRow.position) == position,
        )
        .values(correct=int(correct), overruled=1)
    )


def unfinished_attempt(session: Session) -> int | None:
    """The newest quiz that was begun and not finished."""
    return session.connection().scalar(
        select(col(QuizAttemptRow.id))
        .where(col(QuizAttemptRow.finished_ms).is_(None))
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(1)
    )


def close_attempt(session: Session, attempt_id: int, at_ms: int) -> None:
    """End a quiz early; its answers stay, its open items go."""
    session.connection().execute(
        delete(QuizResponseRow).where(
            col(QuizResponseRow.attempt_id) == attempt_id,
            col(QuizResponseRow.answered_ms).is_(None),
        )
    )
    session.connection().execute(
        update(QuizAttemptRow).where(col(QuizAttemptRow.id) == attempt_id).values(finished_ms=at_ms)
    )


def times_asked(session: Session) -> dict[int, tuple[int, int]]:
    """(times answered, times right) of every fact that a quiz asked."""
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.fact_id),
            func.count(),
            func.sum(func.coalesce(col(QuizResponseRow.correct), 0)),
        )
        .where(col(QuizResponseRow.answered_ms).is_not(None))
        .group_by(col(QuizResponseRow.fact_id))
    )
    return {fact: (count, int(right or 0)) for fact, count, right in rows if fact is not None}


def count_attempts(session: Session) -> int:
    """How many quizzes were ever begun."""
    return session.connection().scalar(select(func.count()).select_from(QuizAttemptRow)) or 0


def _given(text: str) -> Given:
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else str(value)


def _grade(text: str) -> Grade:
    values = json.loads(text)
    values["verdict"] = Verdict(values["verdict"])
    values["reason"] = GradeReason(values["reason"])
    values["difference"] = tuple(
        Piece(piece["text"], PieceKind(piece["kind"])) for piece in values["difference"]
    )
    return Grade(**values)


def _item(text: str) -> QuizItem:
    """An item as it was stored; one from before a field existed has that field's default."""
    values = json.loads(text)
    values["kind"] = QuizKind(values["kind"])
    values["options"] = tuple(
        Option(o["text"], OptionOrigin(o["origin"]), o["belongs_to"]) for o in values["options"]
    )
    for name in ("keys", "lefts", "quotes", "fact_keys"):
        values[name] = tuple(values.get(name, ()))
    expected = values.get("expected")
    values["expected"] = _expected(expected) if expected else None
    return QuizItem(**values)


def _expected(values: dict[str, Any]) -> Expected:
    texts = {name: tuple(values[name]) for name in ("answers", "accept", "refuse")}
    return Expected(**(values | texts | {"language": Language(values["language"])}))
