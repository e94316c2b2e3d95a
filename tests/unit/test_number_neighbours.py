"""Neighbours of numbers: as round as the right one, and on every side of it equally often."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aimstudy.domain.article import Language
from aimstudy.domain.fact import FactKind, Quantity
from aimstudy.language.grammar import ENGLISH
from aimstudy.questions.number_neighbours import Ranges, neighbours_of, own_step, years_near
from aimstudy.questions.pool import make_pool
from aimstudy.questions.wrong_numbers import number_spots, wrong_numbers
from tests.unit.test_quiz_options import fact


@pytest.mark.parametrize(
    ("value", "step"),
    [
        (12.5, 2.5),
        (250_000, 50_000),
        (48, 1),
        (30, 5),
        (1800, 100),
        (2.5, 0.5),
        (16.2, 0.1),
        (10, 1),
        (0.25, 0.05),
    ],
)
def test_the_step_of_a_number_is_as_round_as_it_is(value: float, step: float) -> None:
    assert own_step(value) == pytest.approx(step)


@given(st.integers(1, 10**7), st.integers(0, 2), st.booleans(), st.booleans())
@example(figures=76, decimals=2, percent=False, rough=True)  # 0.95 - 0.76 in binary fractions
@settings(max_examples=60)
def test_neighbours_are_positive_others_and_on_the_grid(
    figures: int, decimals: int, percent: bool, rough: bool
) -> None:
    value = round(figures / 10**decimals, decimals)
    found = neighbours_of(value, percent=percent, rough=rough)
    assert found == sorted(set(found))
    assert value not in found
    assert all(v > 0 and (v <= 100 or value > 100 or not percent) for v in found)
    assert not rough or all(abs(v - value) >= 0.25 * value - 1e-9 for v in found)
    assert all(abs(v * 10**decimals - round(v * 10**decimals)) < 1e-3 for v in found)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 3), st.integers(0, 5))
@settings(max_examples=60)
def test_ranges_touch_neither_the_right_one_nor_each_other(
    low: int, width: int, below: int, seed: int
) -> None:
    ranges = Ranges(low, low + width)
    room = ranges.room()
    drawn = ranges.draw(min(below, room[0]), min(3 - below, room[1]), random.Random(seed))
    ordered = sorted([*drawn, (low, low + width)])
    assert len(drawn) == min(below, room[0]) + min(3 - below, room[1])
    assert all(0 < a < b for a, b in ordered)
    assert all(one[1] < two[0] for one, two in pairwise(ordered))


def test_a_recent_year_has_later_ones_beside_it() -> None:
    assert [v for v in years_near(2019, "", rough=False) if 2019 < v <= 2025] == [
        2021,
        2022,
        2023,
        2025,
    ]


@pytest.mark.parametrize(
    ("answer", "kind", "low", "high", "places"),
    [
        ("between 9 and 15 months", FactKind.DURATION, 9, 15, {0, 1, 2, 3}),
        ("between $1,800 and $2,500", FactKind.MONEY, 1800, 2500, {0, 1, 2, 3}),
        ("12.5 percent", FactKind.PERCENT, 12.5, 12.5, {0, 1, 2, 3}),
        ("110 percent", FactKind.PERCENT, 110, 110, {0, 1, 2, 3}),
        ("95 percent", FactKind.PERCENT, 95, 95, {2, 3}),
        ("3 days", FactKind.DURATION, 3, 3, {0, 1}),
        ("2 days", FactKind.DURATION, 2, 2, {0}),
        ("2019", FactKind.DATE, 2019, 2019, {0, 1, 2, 3}),
    ],
)
def test_every_place_that_there_is_room_for_is_taken_equally_often(
    answer: str, kind: FactKind, low: float, high: float, places: set[int]
) -> None:
    one = fact(answer, kind, Quantity(low, high, ""))
    pool = make_pool([[one]], Language.ENGLISH, frozenset())
    taken: Counter[int] = Counter()
    for seed in range(120):
        options = wrong_numbers(one, pool, random.Random(seed))
        assert len(options) == 3
        taken[sum(number_spots(o.text, ENGLISH)[0].value < low for o in options)] += 1
    assert set(taken) == places
    assert all(abs(count - 120 / len(places)) < 25 for count in taken.values())


def test_shares_beside_a_half_are_written_as_people_write_them() -> None:
    one = fact("12.5 percent", FactKind.PERCENT, Quantity(12.5, 12.5, "percent"))
    pool = make_pool([[one]], Language.ENGLISH, frozenset())
    texts = {o.text for seed in range(40) for o in wrong_numbers(one, pool, random.Random(seed))}
    shown = {"5", "7.5", "10", "15", "17.5", "20", "22.5", "25"}
    assert {"7.5 percent", "10 percent", "15 percent", "17.5 percent"} <= texts
    assert texts <= {f"{number} percent" for number in shown}
