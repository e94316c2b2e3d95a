"""Queries on rehearsed papers: their rules, how their clock stands, and what was put in so far.

A paper is a quiz attempt of kind "rehearsal"; nothing of it is judged before it is handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlmodel import Session, col

from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import Ending, PaperClock
from aimstudy.domain.quiz import AskedItem, Given, Grade
from aimstudy.domain.study_day import Moment
from aimstudy.storage.paper_text import clock_from, clock_text, rules_from, rules_plain
from aimstudy.storage.quiz_items import given_text, grade_text
from aimstudy.storage.quizzes import insert_attempt
from aimstudy.storage.stored_text import readable
from aimstudy.storage.tables import CardRow, QuizAttemptRow, QuizResponseRow, ReviewRow

KIND = "rehearsal"
MOST_PAPERS = 200  # that are looked at; older ones stay stored
NOTHING = -1  # in the place of a position: no question is on the screen


@dataclass(frozen=True, slots=True)
class PaperState:
    """What changes while a paper runs, and what is noted of its end.

    ``shown`` is the position on the screen (-1: none), from ``shown_ms`` of the time used on.
    ``last`` is the one that was there last. ``log_seq`` is where the review log ended when the
    paper began. ``told`` says that its result was looked at, ``time_hidden`` that the time that is
    left is not to be shown.
    """

    clock: PaperClock
    shown: int = NOTHING
    shown_ms: int = 0
    last: int = 0
    log_seq: int = 0
    ending: Ending | None = None
    told: bool = False
    time_hidden: bool = False


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A rehearsal without its questions; ``finished_ms`` is None while it runs.

    ``exam_id`` is 0 where it is of no exam.
    """

    attempt_id: int
    rules: PaperRules
    exam_id: int
    started_ms: int
    offset_min: int
    finished_ms: int | None
    state: PaperState


@dataclass(frozen=True, slots=True)
class StoredCell:
    """How a question stands, without the question."""

    seen: bool
    answered: bool
    flagged: bool
    certainty: int | None


def insert_paper(
    session: Session,
    rules: PaperRules,
    exam_id: int,
    seed: int,
    when: Moment,
    clock: PaperClock,
    items: Sequence[AskedItem],
) -> int:
    """Store a paper with its questions, none seen; returns its id."""
    plain = rules_plain(rules, exam_id)
    attempt_id = insert_attempt(session, rules.name, seed, when, items, KIND, plain)
    newest = session.connection().scalar(select(func.max(col(ReviewRow.seq))))
    store_state(session, attempt_id, PaperState(clock, log_seq=newest or 0))
    return attempt_id


def load_paper(session: Session, attempt_id: int) -> StoredPaper | None:
    """A paper, or None; one whose rules or clock cannot be read is none."""
    return next(iter(_papers(session, 1, col(QuizAttemptRow.id) == attempt_id)), None)


def open_papers(session: Session) -> list[StoredPaper]:
    """Papers that were begun and not handed in, newest first."""
    return _papers(session, MOST_PAPERS, col(QuizAttemptRow.finished_ms).is_(None))


def finished_papers(session: Session) -> list[StoredPaper]:
    """Papers that were handed in, newest first."""
    return _papers(session, MOST_PAPERS, col(QuizAttemptRow.finished_ms).is_not(None))


def _papers(session: Session, most: int, wanted: ColumnElement[bool]) -> list[StoredPaper]:
    rows = session.connection().execute(
        select(
            col(QuizAttemptRow.id),
            col(QuizAttemptRow.rules),
            col(QuizAttemptRow.clock),
            col(QuizAttemptRow.started_ms),
            col(QuizAttemptRow.offset_min),
            col(QuizAttemptRow.finished_ms),
        )
        .where(col(QuizAttemptRow.kind) == KIND, wanted)
        .order_by(col(QuizAttemptRow.id).desc())
        .limit(most)
    )
    found: list[StoredPaper] = []
    for attempt_id, rules, clock, started_ms, offset_min, finished_ms in rows:
        where = f"rehearsal {attempt_id}"
        known = readable(rules_from, rules, None, where)
        state = readable(clock_from, clock, None, where)
        if attempt_id is None or known is None or state is None:
            continue
        running, noted = state
        found.append(
            StoredPaper(
                attempt_id,
                *known,
                started_ms=started_ms,
                offset_min=offset_min,
                finished_ms=finished_ms,
                state=PaperState(running, **noted),
            )
        )
    return found


def store_state(session: Session, attempt_id: int, state: PaperState) -> None:
    """Keep how the clock stands, what is on the screen, and how the paper ended."""
    text = clock_text(
        state.clock,
        shown=state.shown,
        shown_ms=state.shown_ms,
        last=state.last,
        log_seq=state.log_seq,
        ending=state.ending,
        told=state.told,
        time_hidden=state.time_hidden,
    )
    session.connection().execute(
        update(QuizAttemptRow).where(col(QuizAttemptRow.id) == attempt_id).values(clock=text)
    )


def cells(session: Session, attempt_id: int) -> tuple[StoredCell, ...]:
    """How every question stands, in order."""
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.seen),
            col(QuizResponseRow.answered_ms),
            col(QuizResponseRow.flagged),
            col(QuizResponseRow.certainty),
        )
        .where(col(QuizResponseRow.attempt_id) == attempt_id)
        .order_by(col(QuizResponseRow.position))
    )
    return tuple(
        StoredCell(bool(seen), answered is not None, bool(flagged), certainty)
        for seen, answered, flagged, certainty in rows
    )


def count_questions(session: Session, attempt_id: int) -> int:
    """How many questions a paper has."""
    query = select(func.count()).where(col(QuizResponseRow.attempt_id) == attempt_id)
    return session.connection().scalar(query) or 0


def put_in(
    session: Session, attempt_id: int, position: int, given: Given | None, answered_ms: int | None
) -> None:
    """Keep what was put in; it is an answer only with a time, else the question stays open."""
    _set(
        session,
        attempt_id,
        position,
        {
            "chosen": given if isinstance(given, int) else None,
            "given": given_text(given),
            "answered_ms": answered_ms,
            "seen": 1,
        },
    )


def mark(session: Session, attempt_id: int, position: int, **values: int | None) -> None:
    """Keep that a question was ``seen``, is ``flagged`` or how sure (``certainty``) one is."""
    _set(session, attempt_id, position, dict(values))


def add_time(session: Session, attempt_id: int, position: int, ms: int) -> None:
    """A question was on the screen for so long."""
    total = func.coalesce(col(QuizResponseRow.took_ms), 0) + ms
    _set(session, attempt_id, position, {"took_ms": total})


def store_verdict(
    session: Session,
    attempt_id: int,
    position: int,
    *,
    correct: bool,
    grade: Grade | None,
    first_sight: bool,
) -> None:
    """What an answer came to when the paper was handed in."""
    _set(
        session,
        attempt_id,
        position,
        {
            "correct": int(correct),
            "grade": grade_text(grade),
            "first_sight": int(first_sight),
        },
    )


def finish(session: Session, paper: StoredPaper, finished_ms: int, ending: Ending) -> None:
    """The paper is handed in."""
    store_state(session, paper.attempt_id, replace(paper.state, ending=ending))
    session.connection().execute(
        update(QuizAttemptRow)
        .where(col(QuizAttemptRow.id) == paper.attempt_id)
        .values(finished_ms=finished_ms)
    )


def remove_paper(session: Session, attempt_id: int) -> None:
    """Remove a paper with its questions."""
    session.connection().execute(delete(QuizAttemptRow).where(col(QuizAttemptRow.id) == attempt_id))


def scores(session: Session, attempt_ids: Sequence[int]) -> dict[int, tuple[int, int, int, int]]:
    """(right, asked, right at first sight, asked at first sight) of each paper."""
    right = func.coalesce(col(QuizResponseRow.correct), 0)
    first = func.coalesce(col(QuizResponseRow.first_sight), 0)
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.attempt_id),
            func.sum(right),
            func.count(),
            func.sum(right * first),
            func.sum(first),
        )
        .where(col(QuizResponseRow.attempt_id).in_(attempt_ids))
        .group_by(col(QuizResponseRow.attempt_id))
    )
    return {row[0]: (int(row[1]), int(row[2]), int(row[3]), int(row[4])) for row in rows}


def right_by_topic(
    session: Session, attempt_ids: Sequence[int]
) -> dict[int, list[tuple[int, int]]]:
    """(right, asked) of each topic of each paper."""
    topic = func.coalesce(col(QuizResponseRow.topic), "")
    rows = session.connection().execute(
        select(
            col(QuizResponseRow.attempt_id),
            func.sum(func.coalesce(col(QuizResponseRow.correct), 0)),
            func.count(),
        )
        .where(col(QuizResponseRow.attempt_id).in_(attempt_ids))
        .group_by(col(QuizResponseRow.attempt_id), topic)
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for attempt_id, right, asked in rows:
        found.setdefault(attempt_id, []).append((int(right), asked))
    return found


def logged_after(session: Session, at_ms: int) -> bool:
    """Whether the newest row of the review log is later than ``at_ms``."""
    newest = select(col(ReviewRow.at_ms)).order_by(col(ReviewRow.seq).desc()).limit(1)
    found = session.connection().scalar(newest)
    return found is not None and found > at_ms


def asked_before(session: Session) -> tuple[set[int], set[int]]:
    """(fact ids, card ids) that study, a quiz or a paper has asked, shown or told the answer of.

    All cards of a fact, and of a note, know of each other. A paper that was handed in has shown
    all its keys.
    """
    rows = session.connection().execute(
        select(col(QuizResponseRow.fact_id), col(QuizResponseRow.card_id))
        .join(QuizAttemptRow, col(QuizAttemptRow.id) == col(QuizResponseRow.attempt_id))
        .where(
            col(QuizResponseRow.answered_ms).is_not(None)
            | (col(QuizResponseRow.seen) == 1)
            | ((col(QuizAttemptRow.kind) == KIND) & col(QuizAttemptRow.finished_ms).is_not(None))
        )
        .distinct()
    )
    found = [(fact_id, card_id) for fact_id, card_id in rows]
    facts, cards = studied_since(session, 0)
    facts.update(fact for fact, _ in found if fact)
    cards.update(card for _, card in found if card)
    return facts, cards


def studied_since(session: Session, seq: int) -> tuple[set[int], set[int]]:
    """(fact ids, card ids) with a row after ``seq`` in the review log, or whose siblings have."""
    logged = select(col(ReviewRow.card_id)).where(col(ReviewRow.seq) > seq).distinct()
    notes = select(col(CardRow.note_id)).where(col(CardRow.id).in_(logged))
    rows = session.connection().execute(
        select(col(CardRow.fact_id), col(CardRow.id)).where(col(CardRow.note_id).in_(notes))
    )
    found = [(fact_id, card_id) for fact_id, card_id in rows]
    return {fact for fact, _ in found if fact}, {card for _, card in found if card}


def _set(session: Session, attempt_id: int, position: int, values: dict[str, object]) -> None:
    session.connection().execute(
        update(QuizResponseRow)
        .where(
            col(QuizResponseRow.attempt_id) == attempt_id,
            col(QuizResponseRow.position) == position,
        )
        .values(values)
    )
