"""Seconds until a what-if and the ways out are answered, through a library. Prints the figures.

    python -m tests.benchmarks.what_if_speed [CARDS ...]

Half of the cards have been met, and there are so few minutes that the others do not fit.
Goal: a what-if within 2 s for 2,000 cards.
"""

import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from time import process_time

from aimstudy.domain.plan_change import PlanChange
from aimstudy.services.library import Library
from tests.benchmarks.replan_speed import TODAY, filled


def measure(cards: int, exams: int, span: int) -> None:
    """Print the seconds for so many cards and exams."""
    with filled(cards, exams, span) as library:
        least = max(1, library.timeline.calendar().minutes[0] // 10)
        library.timeline.set_minutes((least,) * 7)
        print(f"{cards:>6} cards, {exams} exams, {span:>3} days: {_figures(library, least)}")
        sys.stdout.flush()


def _figures(library: Library, minutes: int) -> str:
    changes = (
        PlanChange(minutes=(minutes + 1,) * 7),
        PlanChange(exam_days=((1, TODAY + timedelta(days=100)),)),
        PlanChange(days_off=tuple(TODAY + timedelta(days=n) for n in range(7))),
    )
    view = _seconds(lambda: library.timeline.view())
    answers = [_seconds(partial(library.what_if.compare, change)) for change in changes]
    ways = _seconds(lambda: library.what_if.ways_out(1))
    told = ", ".join(f"{seconds:.2f}" for seconds in answers)
    return f"timeline {view:.2f} s; minutes, date, days off {told} s; ways out {ways:.2f} s"


def _seconds(act: Callable[[], object]) -> float:
    """Processor time."""
    began = process_time()
    act()
    return process_time() - began


def main() -> None:
    """Print the figures."""
    for cards in [int(word) for word in sys.argv[1:]] or (2_000, 10_000, 20_000):
        for span in (90, 270):
            measure(cards, 1, span)
        measure(cards, 4, 270)


if __name__ == "__main__":
    main()
