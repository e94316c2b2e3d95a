"""Habits start at public averages and become the person's own, answer by answer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.answer_habits import CardDays, HabitCounts, Habits
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, MIN_STABILITY

USUAL = Habits()
Row = tuple[bool, int, float, float, float]
rows = st.lists(
    st.tuples(
        st.booleans(),
        st.integers(1, 4),
        st.floats(0.0, 10_000.0),
        st.floats(-3.0, 3.0),
        st.floats(-9.0, 9.0),
    ),
    max_size=30,
)


def a_day(answers: list[Row]) -> CardDays:
    """Cards as (new, first rating, seconds, change of log stability, change of difficulty)."""
    return CardDays(
        new=np.array([row[0] for row in answers], dtype=np.bool_),
        rating=np.array([row[1] for row in answers], dtype=np.int64),
        seconds=np.array([row[2] for row in answers], dtype=np.float64),
        growth=np.array([row[3] for row in answers], dtype=np.float64),
        difficulty=np.array([row[4] for row in answers], dtype=np.float64),
    )


def numbers(habits: Habits) -> list[float]:
    times = (habits.seconds_new, habits.seconds_recalled, habits.seconds_failed)
    steps = (*habits.step_growth, *habits.step_difficulty)
    return [*habits.first, *habits.recalled, *times, *steps]


def counted(*days: list[Row]) -> Habits:
    counts = HabitCounts()
    for day in days:
        counts.add(a_day(day))
    return counts.habits()


def test_nobody_known_has_the_usual_habits() -> None:
    assert numbers(counted()) == pytest.approx(numbers(USUAL), rel=1e-12)
    assert numbers(counted([])) == pytest.approx(numbers(USUAL), rel=1e-12)


def test_seconds_lie_between_those_of_a_recall_and_of_a_failure() -> None:
    assert USUAL.seconds(np.array([1.0, 0.5, 0.0])).tolist() == [13.0, 25.5, 38.0]


def test_the_first_day_ends_with_its_same_day_steps() -> None:
    habits = Habits(step_growth=(-1e9, 0.0, 0.5, 1.0, 9.9), step_difficulty=(9.0, 0.0, -0.5, 0, 0))
    stability, difficulty = habits.first_days(DEFAULT_PARAMETERS)
    expected = [MIN_STABILITY, 1.2931, 2.3065 * np.exp(0.5), 8.2956 * np.e]
    assert stability == pytest.approx(expected, rel=1e-12)
    plain = Habits().first_days(DEFAULT_PARAMETERS)[1]
    assert difficulty == pytest.approx([10.0, plain[1], plain[2] - 0.5, 1.0], rel=1e-12)


def test_twelve_answers_weigh_as_much_as_the_averages() -> None:
    found = counted([(False, 3, 25.0, 0.0, 0.0)] * 12)
    assert found.seconds_recalled == pytest.approx((25 + 13) / 2)
    assert (found.seconds_new, found.seconds_failed) == (38.0, 38.0)
    shares = [0.224 * 40 / 52, (0.631 * 40 + 12) / 52, 0.145 * 40 / 52]
    assert found.recalled == pytest.approx(shares)
    assert found.first == pytest.approx(np.array(USUAL.first) / sum(USUAL.first))
    assert found.step_growth == pytest.approx(USUAL.step_growth)


def test_ten_days_with_same_day_steps_weigh_as_much_as_the_averages() -> None:
    met_good = [(True, 3, 20.0, 0.3, -1.0)] * 10
    lapsed = [(False, 1, 50.0, -0.5, 2.0)] * 10
    found = counted(met_good, lapsed)
    assert found.step_growth == pytest.approx((-0.2, -0.05, 0.13, 0.0, -0.335))
    assert found.step_difficulty == pytest.approx((0.0, 0.0, -0.5, 0.0, 1.0))
    assert found.seconds_new == pytest.approx((38 * 12 + 200) / 22)
    assert found.seconds_failed == pytest.approx((38 * 12 + 500) / 22)
    assert found.first[2] == pytest.approx((0.495 * 40 + 10) / 50)


def test_an_answer_left_lying_counts_four_minutes() -> None:
    found = counted([(False, 2, 9_999.0, 0.0, 0.0)])
    assert found.seconds_recalled == pytest.approx((13 * 12 + 240) / 13)


def test_many_answers_are_believed() -> None:
    answers = [(True, 1, 60.0, -0.4, 0.5), (False, 4, 5.0, 0.0, 0.0), (False, 1, 90.0, 0.1, 0.2)]
    found = counted(answers * 20_000)
    expected = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 60.0, 5.0, 90.0]
    assert numbers(found)[:10] == pytest.approx(expected, abs=0.05)
    assert (found.step_growth[0], found.step_growth[4]) == pytest.approx((-0.4, 0.1), abs=0.001)


@settings(max_examples=60, deadline=None)
@given(rows, rows)
def test_days_add_up_and_shares_stay_shares(one: list[Row], other: list[Row]) -> None:
    found = counted(one, other)
    assert numbers(found) == pytest.approx(numbers(counted(one + other)), rel=1e-9, abs=1e-12)
    assert sum(found.first) == pytest.approx(1.0)
    assert sum(found.recalled) == pytest.approx(1.0)
    assert min(*found.first, *found.recalled) > 0.0
    seconds = (found.seconds_new, found.seconds_recalled, found.seconds_failed)
    assert 0.0 < min(seconds) <= max(seconds) <= 240.0
