"""How long fitting the memory anew takes, and how long an answer waits meanwhile.

    python -m tests.benchmarks.refit_speed [CARDS ANSWERS_EACH]        (default: 10000 5)

Makes a library of CARDS cards with ANSWERS_EACH answers each in a temporary folder and prints one
line of JSON in ms: ``blocks`` is the transaction that writes the version and all states,
``answer_alone`` and ``answer_meanwhile`` what an answer takes (median and longest).
"""

import argparse
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from aimstudy.application import open_library
from aimstudy.scheduling.fit_quality import loss_before_after
from aimstudy.services.answered_cards import answered_cards
from aimstudy.services.library import Library
from aimstudy.services.memory_fits import refit_if_due
from aimstudy.services.memory_states import states_to_write
from aimstudy.storage.card_columns import kept_cards
from aimstudy.storage.database import Database
from aimstudy.storage.whole_log import count_scheduled, iter_logs
from tests.benchmarks import storage_speed
from tests.benchmarks.storage_speed import NOW, fill, timed

ALONE = 50


def answer_times(library: Library, goes_on: Callable[[int], bool]) -> list[float]:
    """Ms of answers given one after another while ``goes_on``."""
    took: list[float] = []
    while goes_on(len(took)):
        start = time.perf_counter()
        library.study.answer(1 + 7 * len(took) % 900, 3)
        took.append(1000 * (time.perf_counter() - start))
        time.sleep(0.02)
    return took


def said(took: list[float]) -> dict[str, float]:
    """Median and longest."""
    return {"median": round(statistics.median(took), 1), "longest": round(max(took), 1)}


def measure(library: Library) -> dict[str, object]:
    """All figures of an open library that was never fitted."""
    figures: dict[str, object] = {}
    context = library._context
    with context.database.read() as session:
        figures["count"], figures["scheduled"] = timed(lambda: count_scheduled(session))
        figures["read_log"], answered = timed(
            lambda: answered_cards(iter_logs(session), kept_cards(session))
        )
    figures["fit"], fit = timed(answered.fit)
    figures["quality"], _ = timed(lambda: loss_before_after(answered.log))
    with context.database.read() as session:
        figures["states"], states = timed(lambda: states_to_write(session, 0.9, fit.parameters))
    figures["blocks"], _ = context.database.write(
        lambda session: timed(lambda: states.write(session))
    )
    figures["answer_alone"] = said(answer_times(library, lambda given: given < ALONE))
    work = threading.Thread(target=lambda: refit_if_due(context))
    work.start()
    meanwhile = answer_times(library, lambda _: work.is_alive())
    work.join()
    figures["answer_meanwhile"] = said(meanwhile)
    figures["not_due"], again = timed(lambda: refit_if_due(context))
    if context.memory.fit_id != 1 or again or library.check().states_differ:
        raise SystemExit("the fit is not in force")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("cards", nargs="?", type=int, default=10_000)
    parser.add_argument("answers", nargs="?", type=int, default=5)
    chosen = parser.parse_args()
    storage_speed.REVIEWS_A_CARD = chosen.answers
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "data")
        fill(database, chosen.cards)
        database.close()
        with open_library(Path(folder) / "data", lambda: NOW) as library:
            figures = measure(library)
    print(json.dumps({"cards": chosen.cards, "answers": chosen.cards * chosen.answers} | figures))


if __name__ == "__main__":
    main()
