"""Sweeps over the log: which answers stand, and which of them met a card on a later day."""

import pytest
from sqlalchemy import text

from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.storage.session import Session
from aimstudy.storage.whole_log import count_scheduled, standing_answers
from tests.services.conftest import START, Clock, write_cards

_STATE = """
INSERT INTO reviews (card_id, kind, at_ms, offset_min, study_day, took_ms, before, after)
VALUES (:card, 'state', 0, 0, 0, 0, '[]', :after) RETURNING seq
"""
_UNDO = """
INSERT INTO reviews (card_id, kind, at_ms, offset_min, study_day, took_ms, before, after, undoes)
VALUES (:card, 'undo', 0, 0, 0, 0, '[]', '[]', :seq)
"""
KNOWN = '["review",5.0,5.0,739000,739005,0,3,0]'  # as another program left it


@pytest.fixture
def cards(library: Library) -> list[int]:
    return write_cards(library, 2)


def write(library: Library, statement: str, **values: object) -> int:
    def work(session: Session) -> int:
        found = session.connection().execute(text(statement), values)
        return int(found.scalar_one()) if found.returns_rows else 0

    return library._context.database.write(work)


def scheduled(library: Library) -> int:
    with library._context.database.read() as session:
        return count_scheduled(session)


def twice(library: Library, clock: Clock, card: int) -> None:
    """Answer a card on two days."""
    for _ in range(2):
        clock.forward(days=8)
        library.study.answer(card, Rating.GOOD, 9_000)


def test_a_card_taken_over_counts_from_where_it_was_begun_anew(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    first, second = cards
    twice(library, clock, first)
    twice(library, clock, second)
    assert scheduled(library) == 2
    library.cards.reset([first])
    assert scheduled(library) == 1
    twice(library, clock, first)
    assert scheduled(library) == 2
    row = write(library, _STATE, card=first, after=KNOWN)
    assert scheduled(library) == 1
    twice(library, clock, first)
    assert scheduled(library) == 1
    write(library, _UNDO, card=first, seq=row)
    assert scheduled(library) == 4  # four days since it was begun anew, and the other card's
    library.cards.delete([second])
    assert scheduled(library) == 3


def test_standing_answers_come_by_card_and_in_order(
    library: Library, clock: Clock, cards: list[int]
) -> None:
    first, second = cards
    day = START.date().toordinal()
    for card, rating in ((second, Rating.GOOD), (first, Rating.AGAIN), (second, Rating.EASY)):
        library.study.answer(card, rating, 9_000)
    library.undo()
    library.study.answer(second, Rating.HARD, 9_000)
    with library._context.database.read() as session:
        found = list(standing_answers(session))
    assert [(card, seq, on, rating, place) for card, seq, on, rating, _, place in found] == [
        (first, 2, day, Rating.AGAIN, 2),
        (second, 1, day, Rating.GOOD, 1),
        (second, 5, day, Rating.HARD, 5),
    ]
