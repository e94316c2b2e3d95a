"""Seconds that the plan takes: fit, pricing, the days ahead, a day's order. Prints the figures.

    python -m tests.benchmarks.plan_speed

Each figure is the best of some runs, in seconds of processor time. Goals: a fit to 100,000 answers
within 2 s, a full pricing of 2,000 cards within 1 s and of 20,000 within 10 s, a day's order of
10,000 cards within 0.1 s.
"""

from collections.abc import Callable
from time import process_time

import numpy as np

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.answer_log import AnswerLog
from aimstudy.scheduling.day_loads import day_loads
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import ExamPlan, Person, priced
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS
from aimstudy.scheduling.personal_fit import MOST_CARDS, fitted
from aimstudy.scheduling.state_arrays import Floats, first_states, next_states, recall

SOMEBODY = Person(DEFAULT_PARAMETERS, Habits())


def answers(cards: int, reviews: int) -> AnswerLog:
    """A first answer and ``reviews`` later ones of each card, as memory would have it."""
    rng = np.random.default_rng(1)
    rating = np.zeros((cards, reviews + 1), dtype=np.int64)
    elapsed = np.zeros_like(rating)
    rating[:, 0] = rng.integers(1, 5, cards)
    stability, difficulty = first_states(rating[:, 0], DEFAULT_PARAMETERS)
    for n in range(1, reviews + 1):
        elapsed[:, n] = rng.integers(1, 40, cards)
        known = rng.random(cards) < recall(elapsed[:, n], stability, DEFAULT_PARAMETERS)
        rating[:, n] = np.where(known, 3, 1)
        stability, difficulty = next_states(
            stability, difficulty, elapsed[:, n], rating[:, n], DEFAULT_PARAMETERS
        )
    return AnswerLog(rating, elapsed)


def deck(count: int) -> DeckStates:
    """Cards met before, at all stages."""
    rng = np.random.default_rng(2)
    stability = np.exp(rng.normal(2.0, 1.5, count))
    return DeckStates.of(stability, rng.uniform(1, 10, count), rng.integers(0, 30, count))


def minutes(span: int, seconds_in_all: float) -> Floats:
    """Seconds by days left, the same every day."""
    budget = np.full(span + 1, seconds_in_all / span)
    budget[0] = 0.0
    return budget


def best(runs: int, work: Callable[[], object]) -> float:
    """The least processor time of some runs."""
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def fits(cards: int, reviews: int) -> None:
    """A fit to all answers, and to as many cards as a fit looks at."""
    log = answers(cards, reviews)
    sample = log.part(np.arange(min(cards, MOST_CARDS)))
    print(
        f"fit, {cards:>6} cards answered {reviews:>2} times again:"
        f" all {best(2, lambda: fitted(log)):.2f} s,"
        f" {len(sample)} cards {best(2, lambda: fitted(sample)):.2f} s"
    )


def orders(plan: ExamPlan, count: int) -> None:
    """A day's order of that many cards."""
    met = deck(count)
    took = best(5, lambda: plan.order_today(met, 90))
    print(f"order of a day, {count:>6} cards: {1_000 * took:.0f} ms")


def pricing(cards: int, span: int, seconds_a_card: float, share_met: float) -> ExamPlan:
    """Price a plan from nothing and then, a day later, from the earlier prices."""
    met = deck(round(cards * share_met))
    new, budget = cards - len(met), minutes(span, seconds_a_card * cards)
    plan = priced(SOMEBODY, met, new, budget)
    anew = best(2, lambda: priced(SOMEBODY, met, new, budget))
    later = best(3, lambda: priced(SOMEBODY, met, new, budget[:-1], plan.prices))
    ahead = best(2, lambda: day_loads(plan))
    load = plan.outlook.seconds.sum() / budget.sum()
    print(
        f"pricing, {cards:>6} cards ({share_met:.0%} met), {span:>3} days, {seconds_a_card:.0f} s"
        f" a card: anew {anew:.2f} s, a day later {later:.2f} s, the days"
        f" ahead {ahead:.2f} s; load {load:.3f} of the minutes"
    )
    return plan


def main() -> None:
    """Print the figures."""
    for cards, reviews in ((20_000, 5), (10_000, 10), (1_250, 80), (100, 999), (1, 99_999)):
        fits(cards, reviews)
    for cards in (2_000, 20_000):
        for span in (90, 270):
            for seconds, share in ((90, 0.0), (90, 0.5), (60, 0.0), (60, 1.0)):
                plan = pricing(cards, span, seconds, share)
    for count in (500, 10_000, 50_000):
        orders(plan, count)


if __name__ == "__main__":
    main()
