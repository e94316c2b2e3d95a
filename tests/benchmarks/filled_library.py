"""A library of any size, filled directly: cards in decks, their answers, quizzes with certainty.

For measuring only; the states follow from the answers by our own memory model. Everything is
drawn from a seed, so two runs measure the same library.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from aimstudy.domain.review import Rating
from aimstudy.scheduling.card_states import NEW_STATE, after_rating
from aimstudy.scheduling.memory_model import retrievability
from aimstudy.storage.cards import memory_values
from aimstudy.storage.database import Database
from aimstudy.storage.review_log import state_text
from aimstudy.storage.tables import (
    CardRow,
    DayRow,
    DeckRow,
    NoteRow,
    QuizAttemptRow,
    QuizResponseRow,
    ReviewRow,
)

Row = dict[str, Any]
DECKS = 20
DAY_MS = 86_400_000


def fill(folder: Path, cards: int, answers: int, today: date, days: int = 365) -> None:
    """Make a library in ``folder`` with about so many answers over the ``days`` up to today."""
    chance = random.Random(5)
    each = max(1, answers // max(1, cards))
    rows = [list(_answers(chance, n, each, today, days)) for n in range(1, cards + 1)]
    log = sorted((row for card in rows for row, _ in card), key=lambda row: row["at_ms"])
    last = {n: state for n, card in enumerate(rows, start=1) for _, state in card[-1:]}
    counted: dict[int, Row] = {}
    for row in log:
        day = row["study_day"]
        kept = counted.setdefault(
            day, {"study_day": day, "answers": 0, "new_cards": 0, "took_ms": 0}
        )
        kept["answers"] += 1
        kept["took_ms"] += row["took_ms"]
    ms = _ms(today - timedelta(days=days))

    def work(session: Session) -> None:
        connection = session.connection()
        connection.execute(
            insert(DeckRow),
            [{"id": n, "name": f"Deck {n:02}", "created_ms": ms} for n in range(1, DECKS + 1)],
        )
        connection.execute(insert(NoteRow), [_note(n, ms) for n in range(1, cards + 1)])
        connection.execute(
            insert(CardRow), [_card(n, last.get(n, NEW_STATE)) for n in range(1, cards + 1)]
        )
        connection.execute(insert(ReviewRow), log)
        connection.execute(insert(DayRow), list(counted.values()))
        attempts, responses = _quizzes(chance, today, cards)
        connection.execute(insert(QuizAttemptRow), attempts)
        connection.execute(insert(QuizResponseRow), responses)

    database = Database.open(folder)
    try:
        database.write(work)
    finally:
        database.close()


def _answers(
    chance: random.Random, card: int, count: int, today: date, days: int
) -> Iterator[tuple[Row, Any]]:
    """A card's answers: each some days after the one before, recalled as the model has it."""
    day, state = today - timedelta(days=chance.randrange(days)), NEW_STATE
    for place in range(count):
        if day > today:
            return
        ordinal = day.toordinal()
        known = (
            0.7 if state.reps == 0 else retrievability(ordinal - state.last_day, state.stability)
        )
        rating = Rating(chance.choice((2, 3, 3, 4))) if chance.random() < known else Rating.AGAIN
        at_ms = _ms(day) + card * 300 + place * 10_000_000 // count
        after = after_rating(state, rating, at_ms, ordinal)
        row = {
            "card_id": card,
            "kind": "study",
            "rating": int(rating),
            "at_ms": at_ms,
            "offset_min": 60,
            "study_day": ordinal,
            "took_ms": chance.randrange(2_500, 25_000),
            "before": state_text(state),
            "after": state_text(after),
            "fit": None,
        }
        yield row, after
        state = after
        wait = 0 if rating is Rating.AGAIN else max(1, after.due_day - ordinal)
        day += timedelta(days=min(wait, chance.randrange(1, 60)))


def _ms(day: date) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * DAY_MS + 17 * 3_600_000


def _note(number: int, ms: int) -> Row:
    return {
        "id": number,
        "guid": f"bench-{number}",
        "kind": "question",
        "front": f"What is asked by card {number} of this collection?",
        "back": f"Answer {number}",
        "created_ms": ms,
        "modified_ms": ms,
    }


def _card(number: int, state: Any) -> Row:
    return {
        "id": number,
        "note_id": number,
        "deck_id": 1 + number % DECKS,
        "position": number,
        "state": "accepted",
        **memory_values(state),
    }


def _quizzes(chance: random.Random, today: date, cards: int) -> tuple[list[Row], list[Row]]:
    """A quiz of ten questions for each of the last hundred days, with certainties."""
    attempts, responses = [], []
    for n in range(1, 101):
        day = today - timedelta(days=n)
        attempts.append(
            {"id": n, "title": "Quiz", "seed": n, "started_ms": _ms(day), "offset_min": 60,
             "study_day": day.toordinal(), "finished_ms": _ms(day)}
        )  # fmt: skip
        for place in range(10):
            certainty = chance.randrange(1, 4)
            right = chance.random() < (0.5, 0.72, 0.88)[certainty - 1]
            responses.append(
                {"attempt_id": n, "position": place, "item": "{}", "correct": int(right),
                 "answered_ms": _ms(day), "card_id": chance.randrange(1, cards + 1),
                 "certainty": certainty, "took_ms": 9_000}
            )  # fmt: skip
    return attempts, responses
