"""The whole review log in one sweep, for replaying every card; single cards: ``review_log``."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sqlalchemy import text
from sqlmodel import Session

from aimstudy.domain.review import Rating, ReviewEntry, ReviewKind
from aimstudy.storage.review_log import state_from_text

WHOLE_LOG = """
SELECT card_id, seq, kind, rating, at_ms, study_day, undoes, iif(kind = 'state', after, NULL),
    took_ms
FROM reviews ORDER BY card_id, seq
"""
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
        yield (
            card_id,
            [
                ReviewEntry(
                    seq=seq,
                    kind=kinds[kind],
                    rating=ratings[rating],
                    at_ms=at_ms,
                    study_day=study_day,
                    undoes=undoes,
                    state=None if state is None else state_from_text(state),
                    took_ms=took_ms,
                )
                for _, seq, kind, rating, at_ms, study_day, undoes, state, took_ms in group
            ],
        )
