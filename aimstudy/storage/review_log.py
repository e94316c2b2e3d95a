"""Writing the review log: one answer, and taking one back."""

import json
from collections.abc import Sequence
from datetime import date
from math import isfinite

from sqlalchemy import func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Session, col

from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import NEW_STATE
from aimstudy.storage.evidence_text import choice_and_place
from aimstudy.storage.keys import new_id
from aimstudy.storage.stored_text import Unreadable, decoded, listed, readable
from aimstudy.storage.tables import DayRow, ReviewRow

_ANSWER_TIMES = """
SELECT group_concat(seq), group_concat(took_ms)
FROM (SELECT seq, took_ms FROM reviews WHERE +kind = 'study' ORDER BY seq)
"""
_CARDS_OF_ROWS = """
SELECT seq, card_id FROM reviews WHERE seq IN (SELECT value FROM json_each(:seqs)) ORDER BY seq
"""
_NEVER_MET = '["new"'
_QUICK_MS = 3_000  # more than any answer takes that was too fast to be read


def append_answer(
    session: Session,
    card_id: int,
    rating: Rating,
    when: Moment,
    took_ms: int,
    before: MemoryState,
    after: MemoryState,
    fit_id: int | None = None,
    *,
    evidence: str | None = None,
) -> int:
    """Append a rated answer and count it on its day; returns its sequence number.

    ``fit_id`` is the version of the memory parameters that both states are under.
    """
    seq = new_id(
        session.connection().execute(
            insert(ReviewRow).values(
                card_id=card_id,
                kind=ReviewKind.STUDY.value,
                rating=int(rating),
                at_ms=when.at_ms,
                offset_min=when.offset_min,
                study_day=when.day.toordinal(),
                took_ms=took_ms,
                before=state_text(before),
                after=state_text(after),
                fit=fit_id,
                evidence=evidence,
            )
        )
    )
    count_day(session, when.day.toordinal(), 1, int(before.reps == 0), took_ms)
    return seq


def append_undo(
    session: Session,
    card_id: int,
    undoes: int,
    when: Moment,
    before: MemoryState,
    after: MemoryState,
    fit_id: int | None = None,
) -> None:
    """Append a row that takes ``undoes`` back; nothing is rewritten."""
    session.connection().execute(
        insert(ReviewRow).values(
            card_id=card_id,
            kind=ReviewKind.UNDO.value,
            rating=None,
            at_ms=when.at_ms,
            offset_min=when.offset_min,
            study_day=when.day.toordinal(),
            before=state_text(before),
            after=state_text(after),
            undoes=undoes,
            fit=fit_id,
        )
    )


def moment_of(session: Session, seq: int) -> Moment | None:
    """When a row of the log was made, or None where there is no such row."""
    query = select(col(ReviewRow.at_ms), col(ReviewRow.offset_min), col(ReviewRow.study_day))
    row = session.connection().execute(query.where(col(ReviewRow.seq) == seq)).first()
    return Moment(row[0], row[1], date.fromordinal(row[2])) if row else None


def count_day(session: Session, day: int, answers: int, new_cards: int, took_ms: int) -> None:
    """Add to a day's counters (negative numbers take back)."""
    row = {"study_day": day, "answers": answers, "new_cards": new_cards, "took_ms": took_ms}
    statement = upsert(DayRow).values(row)
    session.connection().execute(
        statement.on_conflict_do_update(
            index_elements=["study_day"],
            set_={
                name: func.max(0, getattr(DayRow, name) + value)
                for name, value in row.items()
                if name != "study_day"
            },
        )
    )


def entries_of_card(session: Session, card_id: int) -> list[ReviewEntry]:
    """A card's whole log, undone rows included, in order."""
    rows = session.connection().execute(
        select(
            col(ReviewRow.seq),
            col(ReviewRow.kind),
            col(ReviewRow.rating),
            col(ReviewRow.at_ms),
            col(ReviewRow.study_day),
            col(ReviewRow.undoes),
            col(ReviewRow.after),
            col(ReviewRow.evidence),
        )
        .where(col(ReviewRow.card_id) == card_id)
        .order_by(col(ReviewRow.seq))
    )
    found = []
    for seq, kind, rating, at_ms, study_day, undoes, after, evidence in rows:
        quiz = kind == ReviewKind.QUIZ
        choice, stands_at = choice_and_place(evidence, seq or 0) if quiz else (None, None)
        found.append(
            ReviewEntry(
                seq=seq or 0,
                kind=ReviewKind(kind),
                rating=None if rating is None else Rating(rating),
                at_ms=at_ms,
                study_day=study_day,
                undoes=undoes,
                state=state_from_text(after) if kind == ReviewKind.STATE else None,
                choice=choice,
                stands_at=stands_at,
            )
        )
    return found


def day_counts(session: Session, first: int, last: int) -> dict[int, tuple[int, int, int]]:
    """(answers, new cards, ms) by study day, ``first`` to ``last`` inclusive."""
    rows = session.connection().execute(
        select(
            col(DayRow.study_day), col(DayRow.answers), col(DayRow.new_cards), col(DayRow.took_ms)
        ).where(col(DayRow.study_day).between(first, last))
    )
    return {day: (answers, new, took) for day, answers, new, took in rows}


def answer_times(session: Session) -> tuple[str, str]:
    """Rows (``seq``) of all study answers, undone ones too, and their ms (0: unknown), in order.

    Both as numbers with commas between: a million are read in a third of the time that rows take.
    Nothing where no answer took less than a few seconds, which is all that is ever asked about.
    """
    study = col(ReviewRow.kind) == ReviewKind.STUDY.value
    quick = col(ReviewRow.took_ms).between(1, _QUICK_MS)
    if session.connection().scalar(select(col(ReviewRow.seq)).where(study, quick).limit(1)) is None:
        return "", ""
    return tuple(session.connection().execute(text(_ANSWER_TIMES)).one())


def cards_of_rows(session: Session, seqs: Sequence[int]) -> dict[int, int]:
    """The card of each of these rows, in order."""
    rows = session.connection().execute(text(_CARDS_OF_ROWS), {"seqs": json.dumps(seqs)})
    return dict(tuple(row) for row in rows)


def recent_times(session: Session, limit: int) -> tuple[list[int], list[int]]:
    """Ms taken by the newest answers that stand and were timed: (first ones of cards, later)."""
    undone = select(col(ReviewRow.undoes)).where(col(ReviewRow.undoes).is_not(None))
    rows = session.connection().execute(
        select(col(ReviewRow.took_ms), col(ReviewRow.before))
        .where(
            col(ReviewRow.kind) == ReviewKind.STUDY.value,
            col(ReviewRow.took_ms) > 0,
            col(ReviewRow.seq).not_in(undone),
        )
        .order_by(col(ReviewRow.seq).desc())
        .limit(limit)
    )
    first: list[int] = []
    later: list[int] = []
    for took, before in rows:
        (first if before.startswith(_NEVER_MET) else later).append(took)
    return first, later


def first_answer_day(session: Session) -> int:
    """The earliest study day of the log, or 0."""
    return session.connection().scalar(select(func.min(col(ReviewRow.study_day)))) or 0


def last_answer_day(session: Session) -> int:
    """The study day of the newest row of the log, or 0."""
    return (
        session.connection().scalar(
            select(col(ReviewRow.study_day)).order_by(col(ReviewRow.seq).desc()).limit(1)
        )
        or 0
    )


def state_text(state: MemoryState) -> str:
    """A memory state as the log holds it: its fields in their order, as a JSON array.

    Names would double the size of the log, and with it of every backup; so would a day that few
    states have.
    """
    values: list[str | float] = [
        state.phase.value,
        state.stability,
        state.difficulty,
        state.last_day,
        state.due_day,
        state.due_ms,
        state.reps,
        state.lapses,
    ]
    shown = [state.shown_day] if state.shown_day else []
    return json.dumps([*values, *shown], separators=(",", ":"))


def state_from_text(text: str) -> MemoryState:
    """A memory state from the log; that of a new card where it cannot be read."""
    return readable(stored_state, text, NEW_STATE, "a memory state of the log")


def stored_state(text: str) -> MemoryState:
    """What ``state_text`` wrote; raises Unreadable for another text."""
    phase, *numbers = listed(decoded(text), _STATE_VALUES + 1, _STATE_VALUES)
    known = isinstance(phase, str) and phase in _PHASES
    memory, counts = numbers[:2], numbers[2:]  # (stability, difficulty), days and how often
    sound = all(type(n) in (int, float) and isfinite(n) and n >= 0 for n in memory)
    if not known or not sound or not all(type(n) is int for n in counts):
        raise Unreadable("no memory state")
    return MemoryState(_PHASES[phase], *numbers)


_PHASES = {phase.value: phase for phase in Phase}
_STATE_VALUES = 8
