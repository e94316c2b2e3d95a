"""Random pressing at a normal pace is told from rating as people do, and raises no forecast."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.exam_forecast import Answered, ExamForecast, exam_forecast
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS
from aimstudy.scheduling.personal_fit import Fit, fitted
from aimstudy.scheduling.random_answers import fitted_to_meant, pressed_at_random
from aimstudy.scheduling.state_arrays import Bools, Ints
from tests.unit.plan_cards import every_day

CARDS, SPAN = 60, 20
Rows = list[list[tuple[int, int]]]
USUAL = Habits()


def rated(rng: np.random.Generator, known: bool, pass_shares: tuple[float, ...]) -> int:
    return int(rng.choice([2, 3, 4], p=pass_shares)) if known else 1


def honest(
    seed: int, pass_shares: tuple[float, ...] = USUAL.recalled, days: tuple[int, ...] = (1, 4, 11)
) -> Rows:
    """Cards met on day 0, then answered as the published model has it."""
    rng = np.random.default_rng(seed)
    rows = [[(0, int(rng.choice([1, 2, 3, 4], p=USUAL.first)))] for _ in range(CARDS)]
    for day in days:
        chance = np.array([recalled(row, day) for row in rows])
        for row, known in zip(rows, rng.random(CARDS) < chance, strict=True):
            row.append((day, rated(rng, bool(known), pass_shares)))
    return rows


def recalled(row: list[tuple[int, int]], day: int) -> float:
    log = AnswerLog.of([[*row, (day, 3)]])
    return float(replayed(log, DEFAULT_PARAMETERS).chance[0, -1])


def pressed(rows: Rows, count: int, day: int, seed: int) -> Rows:
    """The first so many cards answered with any of the four buttons on ``day``."""
    rng = np.random.default_rng(seed)
    return [
        [*row, (day, int(rng.integers(1, 5)))] if n < count else row for n, row in enumerate(rows)
    ]


def since(rows: Rows, today: int) -> Ints:
    return np.array([today - row[-1][0] for row in rows], dtype=np.int64)


def doubted(rows: Rows, today: int) -> Bools:
    log = AnswerLog.of(rows)
    chance = replayed(log, fitted(log).parameters).chance
    return pressed_at_random(log, chance, log.days_ago(since(rows, today)))


def forecast(rows: Rows, today: int, fit: Fit) -> ExamForecast:
    log, days = AnswerLog.of(rows), since(rows, today)
    found = pressed_at_random(log, replayed(log, fit.parameters).chance, log.days_ago(days))
    cards = Answered(log, days, 1.0, found)
    return exam_forecast(fit, USUAL, cards, 10, every_day(SPAN, 200))


def test_who_means_it_is_hardly_ever_doubted() -> None:
    shares = [doubted(honest(seed), 12).mean() for seed in range(12)]
    assert np.mean(shares) < 0.03


def test_two_buttons_are_meant() -> None:
    assert not doubted(honest(1, (0.0, 1.0, 0.0)), 12).any()


@pytest.mark.parametrize("seed", range(4))
def test_a_day_of_random_pressing_is_found_and_no_other(seed: int) -> None:
    rows = pressed(honest(2), CARDS, 15, seed)
    found = doubted(rows, 15)
    assert found[:, 4].all()
    assert not found[:, :4].any()


@pytest.mark.parametrize("seed", range(4))
def test_whoever_only_presses_is_never_believed(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = [[(day, int(rng.integers(1, 5))) for day in (0, 1, 3, 6, 10)] for _ in range(CARDS)]
    assert doubted(rows, 12).all()


def test_who_rates_evenly_but_by_memory_is_believed() -> None:
    even, gap = (1 / 3, 1 / 3, 1 / 3), (1, 2, 40, 41)
    found = [doubted(honest(seed, even, gap), 42).mean() for seed in range(6)]
    assert np.median(found) == 0.0


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.integers(0, 10_000), st.sampled_from([25, 40, 60]))
def test_random_pressing_raises_no_forecast_once_it_can_be_told(seed: int, count: int) -> None:
    rows = honest(5)
    fit = fitted(AnswerLog.of(rows))
    before = forecast(rows, 15, fit)
    after = pressed(rows, count, 15, seed)
    days = since(after, 15)
    again = fitted_to_meant(AnswerLog.of(after), days, fit)
    if not doubted(after, 15).any():
        return  # by chance it looked meant
    found = forecast(after, 15, again)
    assert found.stop.mean <= before.stop.mean + 0.005
    assert found.follow.mean <= before.follow.mean + 0.005


def test_answers_left_out_bring_a_forecast_down_or_leave_it() -> None:
    rows = honest(7)
    log, days = AnswerLog.of(rows), since(rows, 12)
    fit = fitted(log)
    budget = every_day(SPAN, 200)
    plain = exam_forecast(fit, USUAL, Answered(log, days, 1.0), 5, budget)
    for column in range(4):
        some = np.zeros(log.rating.shape, dtype=np.bool_)
        some[:, column] = True
        found = exam_forecast(fit, USUAL, Answered(log, days, 1.0, some), 5, budget)
        assert found.stop.mean <= plain.stop.mean
        assert found.follow.mean <= plain.follow.mean
    nothing = np.ones(log.rating.shape, dtype=np.bool_)
    found = exam_forecast(fit, USUAL, Answered(log, days, 1.0, nothing), 5, budget)
    assert found.stop.mean == 0.0


def test_nothing_answered_is_nothing_doubted() -> None:
    log = AnswerLog.of([])
    none = np.zeros(0, dtype=np.int64)
    assert (
        pressed_at_random(log, replayed(log, DEFAULT_PARAMETERS).chance, log.days_ago(none)).size
        == 0
    )
