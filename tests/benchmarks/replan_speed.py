"""Seconds that a full plan takes through a library, and its steps. Prints the figures.

    python -m tests.benchmarks.replan_speed [CARDS ...]

Half of the cards have been met, six answers each. Goals: 2,000 cards within 1 s, 20,000 within 10.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
from sqlalchemy import insert
from sqlmodel import Session

from aimstudy.application import open_library
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.review import MemoryState, Rating
from aimstudy.scheduling.card_states import NEW_STATE, after_rating
from aimstudy.scheduling.memory_model import retrievability
from aimstudy.storage.cards import memory_values
from aimstudy.storage.database import Database
from aimstudy.storage.exams import insert_exam
from aimstudy.storage.review_log import state_text
from aimstudy.storage.tables import CardRow, DayRow, DeckRow, NoteRow, ReviewRow

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
TODAY = NOW.date()
DECKS, ANSWERS, DAYS = 4, 6, 60
Row = dict[str, Any]


def fill(folder: Path, cards: int, met: float = 0.5) -> None:
    """A library of so many cards in four decks, a share of them met in the last sixty days."""
    rng = np.random.default_rng(cards)
    notes = [
        {"id": n, "guid": f"g{n}", "kind": "question", "front": f"Question {n}?",
         "back": f"Answer {n}", "created_ms": 1, "modified_ms": 1}
        for n in range(1, cards + 1)
    ]  # fmt: skip
    rows, log = [], []
    for n in range(1, cards + 1):
        state = NEW_STATE
        if n <= met * cards:
            for row, state in _history(rng, n):
                log.append(row)
        rows.append(
            {"id": n, "note_id": n, "deck_id": 1 + n % DECKS, "position": n, "state": "accepted",
             **memory_values(state)}
        )  # fmt: skip

    def work(session: Session) -> None:
        connection = session.connection()
        decks = [{"id": n, "name": f"Deck {n}", "created_ms": 1} for n in range(1, DECKS + 1)]
        connection.execute(insert(DeckRow), decks)
        connection.execute(insert(NoteRow), notes)
        connection.execute(insert(CardRow), rows)
        if log:
            connection.execute(insert(ReviewRow), sorted(log, key=lambda row: int(row["at_ms"])))
        day = TODAY.toordinal() - 1
        connection.execute(
            insert(DayRow), [{"study_day": day, "answers": 9, "new_cards": 1, "took_ms": 90_000}]
        )

    database = Database.open(folder)
    database.write(work)
    database.close()


def _history(rng: np.random.Generator, card: int) -> Iterator[tuple[Row, MemoryState]]:
    state = NEW_STATE
    days = np.unique(np.append(rng.integers(1, DAYS, ANSWERS - 1), DAYS))
    for ago in days[::-1]:
        day = TODAY - timedelta(days=int(ago))
        at_ms = round((NOW - timedelta(days=int(ago))).timestamp() * 1000) + card
        rating = Rating(int(rng.integers(1, 5)))
        if state.reps:
            elapsed = day.toordinal() - state.last_day
            chance = retrievability(elapsed, state.stability)
            rating = Rating.GOOD if rng.random() < chance else Rating.AGAIN
        before, state = state, after_rating(state, rating, at_ms, day.toordinal())
        yield (
            {"card_id": card, "kind": "study", "rating": int(rating), "at_ms": at_ms,
             "offset_min": 0, "study_day": day.toordinal(),
             "took_ms": int(rng.integers(5_000, 40_000)),
             "before": state_text(before), "after": state_text(state)},
            state,
        )  # fmt: skip


def set_exams(folder: Path, exams: int, cards: int, span: int = 90) -> None:
    """One exam on all cards, or one a deck; 60 seconds of study a card from now on."""
    database = Database.open(folder)

    def work(session: Session) -> None:
        for n in range(exams):
            source = TopicSource(TopicKind.DECK, n + 1)
            topics = (Topic(f"Topic {n}", 1.0, (source,)),) if exams > 1 else ()
            day = TODAY + timedelta(days=span * (n + 1) // exams)
            insert_exam(session, Exam(0, f"Exam {n + 1}", day, topics=topics))

    database.write(work)
    database.close()
    minutes = min(1_440, max(1, round(cards * 60 / span / 60)))
    with open_library(folder, lambda: NOW) as library:
        library.timeline.set_minutes((minutes,) * 7)


def measure(cards: int, exams: int) -> None:
    """Print the seconds of a plan of so many cards for so many exams."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, cards)
        set_exams(folder, exams, cards)
        with open_library(folder, lambda: NOW) as library:
            start = perf_counter()
            plan = library.timeline.study_plan()
            first = perf_counter() - start
            again = min(_timed(library.timeline.study_plan) for _ in range(2))
    forecast = plan.outlook.follow if plan.outlook else None
    print(
        f"{cards:>6} cards, {exams} exams: {first:.2f} s at first, {again:.2f} s again;"
        f" {plan.cards_fit} of {plan.cards} fit, {plan.minutes_needed} minutes needed,"
        f" {forecast}",
        flush=True,
    )


def _timed(work: Any) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> None:
    """Print the figures."""
    for cards in [int(word) for word in sys.argv[1:]] or (100, 2_000, 20_000):
        for exams in (1, 4):
            measure(cards, exams)


if __name__ == "__main__":
    main()
