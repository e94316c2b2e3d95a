"""The whole review log in one sweep, for replaying every card; single cards: ``review_log``."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from sqlalchemy import text
from sqlmodel import Session

from aimstudy.domain.evidence import Choice
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.storage.evidence_text import choice_and_place, choice_from, evidence_from
from aimstudy.storage.plain_rows import plain_rows
from aimstudy.storage.review_log import state_from_text

WHOLE_LOG = """
SELECT card_id, seq, kind, rating, at_ms, study_day, undoes, iif(kind = 'state', after, NULL),
    took_ms, iif(kind = 'quiz', evidence, NULL)
FROM reviews ORDER BY card_id, seq
"""
ANSWERS = """
SELECT card_id, seq, study_day, coalesce(rating, 0), at_ms FROM reviews
WHERE (kind = 'study' AND rating IS NOT NULL) OR kind = 'quiz' ORDER BY card_id, seq
"""
PLACED = """
SELECT seq, evidence FROM reviews
WHERE seq > :after AND kind = 'quiz' AND instr(evidence, '"stands_at":')
"""
QUIZ_ROWS = "SELECT seq, iif(rating IS NULL, evidence, NULL) FROM reviews WHERE kind = 'quiz'"
# An undo speaks of its own card only.
UNDONE = """
SELECT taken.seq, undone.seq FROM reviews AS taken
JOIN reviews AS undone ON undone.seq = taken.undoes AND undone.card_id = taken.card_id
WHERE taken.kind = 'undo' ORDER BY taken.seq DESC
"""
SCHEDULED = """
WITH left_out AS MATERIALIZED (SELECT value AS seq FROM json_each(:without)),
begun AS MATERIALIZED (
    SELECT CAST(key AS INTEGER) AS card_id, value AS since FROM json_each(:begun)
),
placed AS MATERIALIZED (
    SELECT CAST(key AS INTEGER) AS seq, value AS place FROM json_each(:placed)
),
answers AS (
    SELECT coalesce(placed.place, r.seq) AS seq, r.card_id, r.kind, r.rating, r.study_day
    FROM reviews r LEFT JOIN begun ON begun.card_id = r.card_id
    LEFT JOIN placed ON placed.seq = r.seq
    WHERE ((r.kind = 'study' AND r.rating IS NOT NULL) OR r.kind = 'quiz')
        AND coalesce(placed.place, r.seq) > coalesce(begun.since, 0)
        AND r.card_id IN (
            SELECT id FROM cards WHERE deleted = 0
            AND id NOT IN (SELECT value FROM json_each(:elsewhere))
        )
        AND r.seq NOT IN (SELECT seq FROM left_out)
)
SELECT count(*) FROM (
    SELECT rating, study_day, max(study_day) OVER (
        PARTITION BY card_id ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS latest
    FROM answers
    WHERE kind = 'study' OR seq > (
        SELECT min(met.seq) FROM answers AS met
        WHERE met.card_id = answers.card_id AND met.kind = 'study'
    )
) WHERE rating IS NOT NULL AND study_day > latest
"""
# Reading a state takes time; one that begins as that of a card in review is of no new card.
TAKEN_OVER = """
SELECT card_id, seq, iif(
    json_valid(after) AND substr(after, 1, 10) = '["review",' AND json_array_length(after) > 7,
    NULL, after
)
FROM reviews WHERE kind = 'state' ORDER BY seq
"""
KEPT = "SELECT count(*), sum(id), sum(id * id % 1000003) FROM cards WHERE deleted = 0"
FETCHED_AT_ONCE = 5000


def iter_logs(session: Session) -> Iterator[tuple[int, list[ReviewEntry]]]:
    """Each card that has a log with its rows in order, undone ones included, by card id.

    Reads as it goes: memory stays flat however long the log is.
    """
    rows = session.connection().execute(
        text(WHOLE_LOG), execution_options={"yield_per": FETCHED_AT_ONCE}
    )
    kinds = {kind.value: kind for kind in ReviewKind}
    ratings: dict[int | None, Rating | None] = {None: None}
    ratings.update((int(rating), rating) for rating in Rating)
    for card_id, group in groupby(rows, key=itemgetter(0)):
        entries = []
        for _, seq, kind, rating, at_ms, study_day, undoes, state, took_ms, quiz in group:
            choice, stands_at = (None, None) if quiz is None else choice_and_place(quiz, seq)
            entries.append(
                ReviewEntry(
                    seq=seq,
                    kind=kinds[kind],
                    rating=ratings[rating],
                    at_ms=at_ms,
                    study_day=study_day,
                    undoes=undoes,
                    state=None if state is None else state_from_text(state),
                    took_ms=took_ms,
                    choice=choice,
                    stands_at=stands_at,
                )
            )
        yield card_id, entries


def standing_answers(session: Session) -> Iterator[tuple[int, int, int, int, int, int]]:
    """(card id, seq, study day, rating, ms, place) of every answer, by card and in order of place.

    Without those an undo takes back, but with those before a state that was taken over. The rating
    of a choice in a quiz is 0. Reads as it goes: a list of a million holds every other thread up
    for half a second where arrays are made from it.
    """
    undone, placed = undone_rows(session), placed_rows(session)
    found = (
        (*row, placed.get(row[1], row[1]))
        for row in plain_rows(session, text(ANSWERS))
        if row[1] not in undone
    )
    return iter(sorted(found, key=itemgetter(0, 5, 1))) if placed else found


def placed_rows(session: Session, after: int = 0) -> dict[int, int]:
    """Rows after ``after`` that count in the place of another one, and its ``seq``."""
    rows = session.connection().execute(text(PLACED), {"after": after})
    found = {seq: evidence_from(evidence, seq) for seq, evidence in rows}
    return {seq: each.stands_at for seq, each in found.items() if each and each.stands_at}


def quiz_rows(session: Session) -> dict[int, Choice | None]:
    """What was chosen in each quiz row of the log, by ``seq``; None for typed words."""
    rows = session.connection().execute(text(QUIZ_ROWS))
    return {seq: None if evidence is None else choice_from(evidence, seq) for seq, evidence in rows}


def last_row(session: Session) -> int:
    """The newest row of the log, or 0."""
    return session.connection().scalar(text("SELECT max(seq) FROM reviews")) or 0


def kept_stamp(session: Session) -> tuple[int, ...]:
    """Numbers that are others once other cards are deleted or put back."""
    row = session.connection().execute(text(KEPT)).one()
    return tuple(int(number or 0) for number in row)


def cards_after(session: Session, seq: int) -> set[int]:
    """Cards that have rows after ``seq``."""
    query = text("SELECT DISTINCT card_id FROM reviews WHERE seq > :seq")
    return set(session.connection().scalars(query, {"seq": seq}))


def states_taken_over(session: Session) -> dict[int, tuple[int, MemoryState]]:
    """By card id the last standing row that takes a state over: its seq, and the state."""
    rows = session.connection().execute(
        text("SELECT card_id, seq, after FROM reviews WHERE kind = 'state' ORDER BY seq")
    )
    undone = undone_rows(session)
    return {
        card_id: (seq, state_from_text(after)) for card_id, seq, after in rows if seq not in undone
    }


def undone_rows(session: Session) -> set[int]:
    """Rows that an undo row takes back which is not taken back itself."""
    found: set[int] = set()
    for seq, target in session.connection().execute(text(UNDONE)):
        if seq not in found:
            found.add(target)
    return found


def count_scheduled(session: Session, without: Iterable[int] = ()) -> int:
    """How many standing answers by recall, of cards not deleted, met a card on a later day.

    Cards with a state that was taken over do not count: their past is not in the log; those that
    were begun anew count from then on. Rows ``without`` are left out as if they had not been
    written. A choice in a quiz does not count, but what follows it on its day is no later day.
    """
    undone = undone_rows(session)
    begun: dict[int, int] = {}  # cards begun anew, and the row that says so
    elsewhere: set[int] = set()
    for card_id, seq, after in plain_rows(session, text(TAKEN_OVER)):
        if seq in undone:
            continue
        if after is not None and state_from_text(after).phase is Phase.NEW:
            begun[card_id] = seq
            elsewhere.discard(card_id)
        else:
            elsewhere.add(card_id)
            begun.pop(card_id, None)
    left_out = undone.union(without)
    rows = {
        "without": json.dumps(sorted(left_out)),
        "begun": json.dumps(begun),
        "elsewhere": json.dumps(list(elsewhere)),
        "placed": json.dumps(placed_rows(session)),
    }
    return session.connection().scalar(text(SCHEDULED), rows) or 0
