"""The planner as a policy: it keeps to the protocol and beats the same minutes spent at random."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from aimstudy.domain.review import Rating
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, next_memory, retrievability
from aimstudy.scheduling.simulation import AimStudyPolicy
from aimstudy.scheduling.state_arrays import Floats, Ints

CARDS, DAYS, SECONDS = 60, 21, 150.0
QUICK, SLOW = 10.0, 30.0  # seconds of a recall, and of a failure or a new card


@dataclass(frozen=True)
class Info:
    """What a policy is told at the start."""

    n: int
    days: int
    budget_s: Floats
    seed: int


class Learner:
    """A memory whose every card is kept a little longer than the published parameters say."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng([seed, 77])
        w = DEFAULT_PARAMETERS
        self.w = (*(1.4 * s for s in w[:4]), *w[4:])
        self.memory: list[tuple[float, float] | None] = [None] * CARDS
        self.last = np.zeros(CARDS, dtype=np.int64)

    def recall(self, card: int, day: int) -> float:
        state = self.memory[card]
        return retrievability(day - self.last[card], state[0], self.w) if state else 0.0

    def answer(self, card: int, day: int) -> tuple[int, int, float]:
        """Rating, a step later that day (0: none) and seconds."""
        state, drawn = self.memory[card], self.rng.random()
        if state is None:
            rating, seconds = (3, SLOW) if drawn < 0.7 else (1, SLOW)
        else:
            rating, seconds = (3, QUICK) if drawn < self.recall(card, day) else (1, SLOW)
        stability, difficulty = state or (None, None)
        after = next_memory(
            stability, difficulty, int(day - self.last[card]), Rating(rating), self.w
        )
        step = 3 if rating == 1 else 0
        if step:
            after = next_memory(*after, 0, Rating.GOOD, self.w)
        self.memory[card], self.last[card] = after, day
        return rating, step, seconds


@dataclass(frozen=True)
class Course:
    """Mean recall on exam day, the cards listed and those answered by day, seconds used by day."""

    recall: float
    listed: list[list[int]]
    answered: list[list[int]]
    seconds: list[float]


def course(
    order: Callable[[AimStudyPolicy, int], Ints],
    seed: int,
    missed: tuple[int, ...] = (),
    budget: float = SECONDS,
) -> Course:
    """Three weeks of answers in the order given, every day until its seconds are over."""
    policy, learner = AimStudyPolicy(), Learner(seed)
    policy.start(Info(CARDS, DAYS, np.full(DAYS, budget), seed))
    listed: list[list[int]] = []
    answered: list[list[int]] = []
    used: list[float] = []
    for day in range(DAYS):
        if day in missed:
            continue
        cards = order(policy, day)
        listed.append(cards.tolist())
        rows: list[tuple[int, int, float]] = []
        for card in cards:
            if sum(seconds for _, _, seconds in rows) >= budget:
                break
            rows.append(learner.answer(int(card), day))
        done = cards[: len(rows)]
        answered.append(done.tolist())
        used.append(sum(seconds for _, _, seconds in rows))
        steps = np.array([[step, 0] for _, step, _ in rows], dtype=np.int64).reshape(-1, 2)
        rating = np.array([rating for rating, _, _ in rows], dtype=np.int64)
        seconds = np.array([seconds for _, _, seconds in rows], dtype=np.float64)
        policy.observe(day, done, rating, steps, seconds)
    known = [learner.recall(card, DAYS) for card in range(CARDS)]
    return Course(float(np.mean(known)), listed, answered, used)


def planned(policy: AimStudyPolicy, day: int) -> Ints:
    return policy.plan(day, SECONDS)


@cache
def usual(seed: int) -> Course:
    return course(planned, seed)


def at_random(policy: AimStudyPolicy, day: int) -> Ints:
    return np.random.default_rng([policy.cards, day, 5]).permutation(CARDS)


def test_it_beats_the_same_minutes_spent_at_random() -> None:
    ours = [usual(seed) for seed in range(3)]
    random = [course(at_random, seed) for seed in range(3)]
    spent = sum(sum(run.seconds) for run in ours)
    assert spent <= sum(sum(run.seconds) for run in random) * 1.02
    assert np.mean([run.recall for run in ours]) > np.mean([run.recall for run in random]) + 0.03
    for one, other in zip(ours, random, strict=True):
        assert one.recall > other.recall


def test_it_lists_each_card_at_most_once_a_day() -> None:
    for day in usual(0).listed:
        assert len(set(day)) == len(day)
        assert set(day) <= set(range(CARDS))
    assert len(usual(0).listed[0]) > 0


def test_the_minutes_are_used_and_every_card_is_met() -> None:
    run = usual(1)
    assert min(run.seconds) >= 0.9 * SECONDS
    assert {card for day in run.answered for card in day} == set(range(CARDS))


def test_the_same_seed_gives_the_same_plan() -> None:
    again = course(planned, 0)
    assert again == usual(0)
    assert usual(1).listed != usual(0).listed


def test_missed_days_are_planned_around() -> None:
    run = course(planned, 2, missed=(4, 5, 6, 7, 8, 13))
    assert len(run.listed) == DAYS - 6
    assert 0.5 < run.recall < usual(2).recall + 0.01


def test_a_policy_with_no_minute_plans_and_answers_nothing_by_force() -> None:
    run = course(planned, 0, budget=0.0)
    assert run.recall == 0.0
    assert sum(run.seconds) == 0.0


def test_with_ample_minutes_what_is_known_is_left_in_peace() -> None:
    run = course(planned, 0, budget=20_000.0)
    answers = sum(len(day) for day in run.answered)
    assert CARDS < answers < 0.6 * CARDS * DAYS
    assert run.recall > 0.95


def test_states_follow_the_answers() -> None:
    policy = AimStudyPolicy()
    policy.start(Info(4, 10, np.full(10, 60.0), 1))
    w = policy.w
    policy.observe(
        0, np.array([2, 0]), np.array([1, 4]), np.array([[3, 0], [0, 0]]), np.array([30.0, 9.0])
    )
    met = next_memory(None, None, None, Rating.AGAIN, w)
    stepped = next_memory(*met, 0, Rating.GOOD, w)
    assert (policy.stability[2], policy.difficulty[2]) == stepped
    policy.observe(3, np.array([2]), np.array([3]), np.zeros((1, 2), dtype=np.int64), np.ones(1))
    later = next_memory(*stepped, 3, Rating.GOOD, w)
    assert np.allclose((policy.stability[2], policy.difficulty[2]), later, rtol=1e-12)
    assert policy.answers == [[(0, 4)], [], [(0, 1), (0, 3), (3, 3)], []]
    assert policy.last.tolist() == [0, -1, 3, -1]


def test_one_card_and_one_day() -> None:
    policy = AimStudyPolicy()
    policy.start(Info(1, 1, np.array([60.0]), 1))
    assert policy.plan(0, 60.0).tolist() == [0]
