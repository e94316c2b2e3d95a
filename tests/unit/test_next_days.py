"""When a card comes again by the plan: days within the study days, never after the exam."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.exam_plan import ExamPlan, priced
from aimstudy.scheduling.next_days import NextDays, next_days
from tests.unit.plan_cards import SOMEBODY, every_day, many_cards

CELLS = 24 * 5


def table(waits: list[int], left: int = 30, days: tuple[int, ...] = ()) -> NextDays:
    """Log stability from 0 to 23, a step a row."""
    return NextDays(left, 0.0, 23.0, tuple(waits), days or tuple(range(1, left)))


def plan_of(span: int = 40, minutes: float = 10.0, study: tuple[int, ...] = ()) -> ExamPlan:
    budget = every_day(span, 60 * minutes)
    budget[[span - day for day in study]] = 0.0
    return priced(SOMEBODY, many_cards(150), 50, budget)


def test_a_state_on_a_cell_has_its_wait() -> None:
    waits = [1 + row // 5 for row in range(CELLS)]
    assert table(waits).wait(1.0, 1.0) == 1
    assert table(waits).wait(float(np.exp(4.0)), 10.0) == 5


def test_between_cells_waits_grow_evenly() -> None:
    waits = [2 if row < 5 else 4 for row in range(CELLS)]
    found = table(waits)
    assert found.wait(float(np.exp(0.5)), 5.0) == 3
    assert found.wait(float(np.exp(0.1)), 5.0) == 2


def test_waits_of_another_kind_are_not_mixed() -> None:
    waits = [2 if row < 5 else 25 for row in range(CELLS)]
    found = table(waits)
    assert found.wait(float(np.exp(0.4)), 5.0) == 2
    assert found.wait(float(np.exp(0.6)), 5.0) == 25


def test_a_card_whose_state_rests_does_not_come_before_the_exam() -> None:
    assert table([0] * CELLS).wait(5.0, 5.0) is None
    half = [3 if row < 5 else 0 for row in range(CELLS)]
    assert table(half).wait(1.1, 5.0) == 3
    assert table(half).wait(2.6, 5.0) is None


def test_a_wait_ends_on_a_study_day() -> None:
    found = table([6] * CELLS, days=(1, 2, 5, 9))
    assert found.wait(3.0, 3.0) == 5
    assert table([8] * CELLS, days=(1, 2, 5, 9)).wait(3.0, 3.0) == 9


def test_where_no_day_is_left_every_card_rests() -> None:
    assert NextDays(1, 0.0, 23.0, (1,) * CELLS, ()).wait(3.0, 3.0) is None
    found = next_days(plan_of(span=1), 1)
    assert found.days == ()
    assert found.wait(3.0, 3.0) is None


def test_a_plan_has_a_wait_for_every_state_within_its_days() -> None:
    off = (5, 6, 12, 13)
    found = next_days(plan_of(study=off), 40)
    assert found.days == tuple(day for day in range(1, 40) if day not in off)
    waits = [found.wait(stability, 5.0) for stability in np.geomspace(0.1, 300, 40)]
    known = [wait for wait in waits if wait is not None]
    assert set(known) <= set(found.days)
    assert known[0] <= 2
    assert max(known) > 10


def test_ample_time_does_not_bring_a_known_card_every_day() -> None:
    found = next_days(plan_of(minutes=600.0), 40)
    wait = found.wait(60.0, 3.0)
    assert wait is None or wait >= 7


@pytest.mark.parametrize("left", [1, 2, 5])
def test_short_plans_stay_before_the_exam(left: int) -> None:
    found = next_days(plan_of(span=left), left)
    waits = [found.wait(stability, 5.0) for stability in (0.1, 1.0, 10.0)]
    assert all(wait is None or wait < left for wait in waits)


@given(
    st.lists(st.integers(0, 29), min_size=CELLS, max_size=CELLS),
    st.floats(1e-6, 1e9),
    st.floats(1.0, 10.0),
    st.sets(st.integers(1, 29), min_size=1),
)
def test_any_state_has_a_study_day_or_rests(
    waits: list[int], stability: float, difficulty: float, days: set[int]
) -> None:
    wait = table(waits, days=tuple(sorted(days))).wait(stability, difficulty)
    assert wait is None or wait in days
    assert log(stability) < 30
