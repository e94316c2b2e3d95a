"""Queries on quiz attempts and responses: items are stored before they are shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlmodel import Session, col

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import AskedItem, Given, Grade, QuizItem
from aimstudy.domain.study_day import Moment
from aimstudy.storage.keys import new_id
from aimstudy.storage.quiz_items import (
    given_from,
    given_text,
    grade_from,
    grade_text,
    item_from,
    item_text,
)
from aimstudy.storage.stored_text import decoded, mapping, readable
from aimstudy.storage.tables import QuizAttemptRow, QuizResponseRow
from aimstudy.storage.undo import highest_put_back

# The kinds of steps that take away the open questions of a quiz or sheet.
ENDED_EARLY, SCORED = "quiz_end", "sheet_scored"


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """One item of an attempt; ``answered`` tells an answer of "don't know" from none yet.

    ``review_seq`` is the row of the log that the answer became. Given ``again`` after the key was
    shown, in practice, it is not judged for good: no score has it, and it tells nothing of memory.
    """

    position: int
    fact_id: int | None
    item: QuizItem
    answered: bool
    given: Given | None
    correct: bool
    grade: Grade | None = None
    overruled: bool = False
    card_id: int | None = None
    topic: str = ""
    certainty: int | None = None
    took_ms: int = 0
    seen: bool = False
    flagged: bool = False
    first_sight: bool = False
    review_seq: int | None = None
    response_id: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """A quiz with all its items, in order; ``kind`` is "" for practice, ``rules`` how it is run."""

    attempt_id: int
    title: str
    finished: bool
    responses: tuple[StoredResponse, ...]
    kind: str = ""
    rules: dict[str, Any] = field(default_factory=dict)
    study_day: int = 0
    started_ms: int = 0

    def at(self, position: int) -> StoredResponse:
        """The item at ``position``; a quiz ended early has gaps. Raises Problem QUIZ_MISSING."""
        for response in self.responses:
            if response.position == position and not isinstance(position, bool):
                return response
        raise Problem(ProblemKind.QUIZ_MISSING)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was given for an item (None: don't know), and what came of it; None: not judged."""

    given: Given | None
    correct: bool | None
    grade: Grade | None = None
    certainty: int | None = None
    took_ms: int = 0


def insert_attempt(
    session: Session,
    title: str,
    seed: int,
    when: Moment,
    items: Sequence[AskedItem],
    kind: str = "",
    rules: dict[str, Any] | None = None,
) -> int:
    """Store a quiz with its items, unanswered; returns its id."""
    attempt_id = new_id(
        session.connection().execute(
            insert(QuizAttemptRow).values(
                title=title,
                seed=seed,
                started_ms=when.at_ms,
                offset_min=when.offset_min,
                study_day=when.day.toordinal(),
                kind=kind or None,
                rules=json.dumps(rules) if rules else None,
            )
        )
    )
    first = _first_free(session)
    session.connection().execute(
        insert(QuizResponseRow),
        [
            {
                "id": first + position,
                "attempt_id": attempt_id,
                "position": position,
                "fact_id": asked.fact_id,
                "card_id": asked.card_id,
                "item": item_text(asked.item),
                "topic": asked.topic or None,
                "first_sight": int(asked.first_sight),
            }
            for position, asked in enumerate(items)
        ],
    )
    return attempt_id


def load_attempt(session: Session, attempt_id: int) -> StoredAttempt | None:
    """A quiz with its responses, or None; a question that cannot be read is left out."""
    attempt = session.get(QuizAttemptRow, attempt_id)
    if attempt is None:
        return None
    rows = session.connection().execute(
        select_responses()
        .where(col(QuizResponseRow.attempt_id) == attempt_id)
        .order_by(col(QuizResponseRow.position))
    )
    return StoredAttempt(
        attempt_id,
        attempt.title,
        attempt.finished_ms is not None,
        tuple(found for row in rows if (found := response_from(row)) is not None),
        attempt.kind or "",
        readable(rules_by_name, attempt.rules or "{}", {}, f"the wish of quiz {attempt_id}"),
        attempt.study_day,
        attempt.started_ms,
    )


def load_response(session: Session, attempt_id: int, position: int) -> StoredResponse:
    """One item of an attempt; raises Problem QUIZ_MISSING."""
    row = (
        session.connection()
        .execute(
            select_responses().where(
                col(QuizResponseRow.attempt_id) == attempt_id,
                col(QuizResponseRow.position) == position,
            )
        )
        .first()
    )
    found = response_from(row) if row is not None else None
    if found is None:
        raise Problem(ProblemKind.QUIZ_MISSING)
    return found


_RESPONSE_COLUMNS = (
    "id", "position", "fact_id", "item", "chosen", "correct", "answered_ms", "given", "grade",
    "overruled", "card_id", "topic", "certainty", "took_ms", "seen", "flagged", "first_sight",
    "review_seq",
)  # fmt: skip


def select_responses() -> Select[Any]:
    """Responses as ``response_from`` takes them; add ``where`` and ``order_by``."""
    return select(*(col(getattr(QuizResponseRow, name)) for name in _RESPONSE_COLUMNS))


def response_from(row: Row[Any]) -> StoredResponse | None:
    """A response from a row of ``select_responses``; None where its item cannot be read."""
    where = f"question {row.id} of a quiz"
    item = readable(item_from, row.item, None, where)
    if item is None:
        return None
    return StoredResponse(
        position=row.position,
        fact_id=row.fact_id,
        item=item,
        answered=row.answered_ms is not None,
        given=readable(given_from, row.given, None, where) if row.given else row.chosen,
        correct=bool(row.correct),
        grade=readable(grade_from, row.grade, None, where) if row.grade else None,
        overruled=bool(row.overruled),
        card_id=row.card_id,
        topic=row.topic or "",
        certainty=row.certainty,
        took_ms=row.took_ms or 0,
        seen=bool(row.seen),
        flagged=bool(row.flagged),
        first_sight=bool(row.first_sight),
        review_seq=row.review_seq,
        response_id=row.id,
        again=row.answered_ms is not None and row.correct is None and bool(row.seen),
    )


def rules_by_name(text: str) -> dict[str, Any]:
    """What an attempt was made by; raises Unreadable."""
    return dict(mapping(decoded(text)))


def store_response(
    session: Session, attempt_id: int, position: int, answer: Answer, at_ms: int
) -> None:
    """Write one answer, and the end of the quiz when it was the last one open."""
    mine = col(QuizResponseRow.attempt_id) == attempt_id
    session.connection().execute(
        update(QuizResponseRow)
        .where(mine, col(QuizResponseRow.position) == position)
        .values(answer_values(answer) | {"answered_ms": at_ms})
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


def answer_values(answer: Answer) -> dict[str, object]:
    """The columns of a response that an answer fills, but for when it was given."""
    return {
        "chosen": answer.given if isinstance(answer.given, int) else None,
        "correct": None if answer.correct is None else int(answer.correct),
        "given": given_text(answer.given),
        "grade": grade_text(answer.grade),
        "certainty": answer.certainty,
        "took_ms": answer.took_ms,
    }


def overrule_response(session: Session, attempt_id: int, position: int, correct: bool) -> None:
    """Let the person's word stand over the grade of one answer."""
    _set(session, attempt_id, position, {"correct": int(correct), "overruled": 1})


def set_review_seq(session: Session, attempt_id: int, position: int, seq: int | None) -> None:
    """Which row of the log an answer became."""
    _set(session, attempt_id, position, {"review_seq": seq})


def _set(session: Session, attempt_id: int, position: int, values: dict[str, object]) -> None:
    session.connection().execute(
        update(QuizResponseRow)
        .where(
            col(QuizResponseRow.attempt_id) == attempt_id,
            col(QuizResponseRow.position) == position,
        )
        .values(values)
    )


def unfinished_attempt(session: Session) -> int | None:
    """The newest practice quiz that was begun and not finished."""
    return session.connection().scalar(
        select(col(QuizAttemptRow.id))
        .where(col(QuizAttemptRow.finished_ms).is_(None), col(QuizAttemptRow.kind).is_(None))
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(1)
    )


def _first_free(session: Session) -> int:
    """The id of the next question: none that Undo would give back to one of a quiz ended early."""
    highest = session.connection().scalar(select(func.max(col(QuizResponseRow.id)))) or 0
    given_back = (
        highest_put_back(session, kind, "quiz_responses") for kind in (ENDED_EARLY, SCORED)
    )
    return max(highest, *given_back) + 1


def open_rows(session: Session, attempt_id: int) -> list[dict[str, Any]]:
    """The rows of questions that have no answer yet, by column."""
    rows = session.connection().execute(
        select(*(col(getattr(QuizResponseRow, name)) for name in QuizResponseRow.model_fields))
        .where(
            col(QuizResponseRow.attempt_id) == attempt_id,
            col(QuizResponseRow.answered_ms).is_(None),
        )
        .order_by(col(QuizResponseRow.position))
    )
    return [dict(row) for row in rows.mappings()]


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


def count_attempts(session: Session) -> int:
    """How many quizzes were ever begun."""
    return session.connection().scalar(select(func.count()).select_from(QuizAttemptRow)) or 0
