"""Seconds that a full plan takes through a library, and its steps. Prints the figures.

    python -m tests.benchmarks.replan_speed [CARDS ...]

Half of the cards have been met, six answers each; 60 seconds of study a card to come. Goals, for
one exam: 2,000 cards within 1 s, 20,000 within 10 s, and a change that is tried within 2 s.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
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
from aimstudy.services.exam_planning import planned
from aimstudy.services.library import Library
from aimstudy.services.plan_basis import plan_basis
from aimstudy.services.plan_view import plan_view
from aimstudy.storage.card_sources import source_names
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
        history = list(_history(rng, n)) if n <= met * cards else []
        log += [row for row, _ in history]
        state = history[-1][1] if history else NEW_STATE
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


@contextmanager
def filled(cards: int, exams: int, span: int) -> Iterator[Library]:
    """A library of so many cards with so many exams within ``span`` days."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, cards)
        set_exams(folder, exams, cards, span)
        with open_library(folder, lambda: NOW) as library:
            yield library


def measure(cards: int, exams: int, span: int) -> None:
    """Print the seconds of a plan of so many cards for so many exams."""
    with filled(cards, exams, span) as library:
        plan = library.timeline.study_plan()  # warm
        seconds = _steps(library)
    print(
        f"{cards:>6} cards, {exams} exams, {span:>3} days: {sum(seconds[:3]):.2f} s (reading"
        f" {seconds[0]:.2f}, plans {seconds[1]:.2f}, view {seconds[2]:.2f}); a minute more a day"
        f" {seconds[3]:.2f} s; nothing changed {1_000 * seconds[4]:.0f} ms;"
        f" {plan.cards_fit} of {plan.cards} fit in the first exam's plan",
        flush=True,
    )


def _steps(library: Library) -> list[float]:
    """Processor time of reading, planning, the view, a change that is tried, and an idle look."""
    context = library._context
    times = [process_time()]
    with context.database.read() as session:
        basis = plan_basis(context, session)
        names = source_names(session)
    times.append(process_time())
    found = planned(basis)
    times.append(process_time())
    plan_view(found, names)
    times.append(process_time())
    calendar = replace(basis.calendar, minutes=(basis.calendar.minutes[0] + 1,) * 7)
    planned(replace(basis, calendar=calendar), ways_out=False, before=found)
    times.append(process_time())
    library.timeline.study_plan()
    times.append(process_time())
    return [later - earlier for earlier, later in pairwise(times)]


def main() -> None:
    """Print the figures."""
    for cards in [int(word) for word in sys.argv[1:]] or (100, 2_000, 20_000):
        for span in (90, 270, 400):
            for exams in (1, 4):
                measure(cards, exams, span)


if __name__ == "__main__":
    main()
