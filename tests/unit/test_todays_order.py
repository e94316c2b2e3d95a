"""One list for today out of what several plans ask for: order, probes, plain review in between."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.exam_plan import TodaysOrder
from aimstudy.scheduling.todays_order import PLAIN_SHARE, ExamShare, Placed, Why, todays_order

NOBODY = np.random.default_rng(0)


def share(
    exam_id: int,
    first_row: int,
    rates: list[float],
    new_rate: float | None = None,
    new: list[int] | None = None,
    closed: frozenset[int] = frozenset(),
    left: int = 3,
) -> ExamShare:
    """An exam whose cards met are in rows from ``first_row`` on; 3 days before it nobody probes."""
    met = np.arange(first_row, first_row + len(rates))
    order = np.argsort(-np.array(rates), kind="stable")
    return ExamShare(
        exam_id=exam_id,
        left=left,
        order=TodaysOrder(order, np.array(rates)[order], new_rate),
        met=met,
        elapsed=np.full(len(rates), 9),
        seconds=np.full(len(rates), 10.0),
        closed=np.array([int(row) in closed for row in met], dtype=np.bool_),
        new=np.array(new or [], dtype=np.int64),
        seconds_new=30.0,
    )


def plain(*rows: int, seconds: float = 10.0) -> list[Placed]:
    return [Placed(row, 0, Why.DUE, 0.0, seconds) for row in rows]


def rows(placed: list[Placed]) -> list[int]:
    return [card.row for card in placed]


def test_cards_of_all_exams_come_by_what_they_gain_a_second() -> None:
    found = todays_order(
        [share(1, 0, [0.1, 0.4]), share(2, 10, [0.3, 0.4, 0.2])], [], 600.0, NOBODY
    )
    assert rows(found) == [1, 11, 10, 12, 0]
    assert [card.exam_id for card in found] == [1, 2, 2, 2, 1]
    assert {card.why for card in found} == {Why.GAIN}


def test_new_cards_for_which_later_days_have_no_room_come_first() -> None:
    one = replace(share(1, 0, [0.4, 0.3], new=[22, 20, 21]), pressing=2)
    found = todays_order([one], [], 600.0, NOBODY)
    assert rows(found) == [22, 20, 0, 1]
    assert found[0].why is Why.NEW


def test_new_cards_come_where_they_pay_in_their_own_order() -> None:
    found = todays_order(
        [share(1, 0, [0.4, 0.3, 0.1], new_rate=0.3, new=[22, 20, 21])], [], 600.0, NOBODY
    )
    assert rows(found) == [0, 1, 22, 20, 21, 2]
    assert [card.why for card in found[2:5]] == [Why.NEW] * 3
    assert found[2].seconds == 30.0


def test_new_cards_that_do_not_pay_wait() -> None:
    found = todays_order([share(1, 0, [0.4], new_rate=None, new=[5])], [], 600.0, NOBODY)
    assert rows(found) == [0]


def test_what_is_done_or_failed_today_is_not_asked() -> None:
    found = todays_order([share(1, 0, [0.4, 0.3, 0.2], closed=frozenset({1}))], [], 600.0, NOBODY)
    assert rows(found) == [0, 2]


def test_probes_come_first_and_once_and_are_drawn_alike_from_the_same_seed() -> None:
    shares = [share(1, 0, [0.01 * n for n in range(100)], left=50)]
    first = todays_order(shares, [], 1000.0, np.random.default_rng(7))
    again = todays_order(shares, [], 1000.0, np.random.default_rng(7))
    assert first == again
    asked = [card for card in first if card.why is Why.PROBE]
    assert 3 <= len(asked) <= 4  # 3 % of 100 answers, a fraction left to chance
    assert first[: len(asked)] == asked
    assert sorted(rows(first)) == list(range(100))


def test_nobody_probes_in_the_last_days() -> None:
    found = todays_order([share(1, 0, [0.01] * 100, left=3)], [], 5000.0, np.random.default_rng(7))
    assert Why.PROBE not in {card.why for card in found}


def test_plain_review_is_spread_in_and_goes_on_at_the_end() -> None:
    found = todays_order([share(1, 0, [0.1] * 30)], plain(100, 101, 102, 103), 600.0, NOBODY)
    assert [place for place, card in enumerate(found) if card.why is Why.DUE] == [9, 19, 29, 33]
    assert rows(found)[9] == 100


def test_without_cards_of_an_exam_plain_review_is_all() -> None:
    assert rows(todays_order([], plain(3, 1, 2), 600.0, NOBODY)) == [3, 1, 2]
    assert todays_order([], [], 0.0, NOBODY) == []


@given(
    st.lists(st.floats(0.0, 1.0), max_size=40),
    st.lists(st.floats(1.0, 60.0), max_size=20),
    st.integers(0, 5),
)
def test_nothing_is_lost_and_plain_review_takes_a_tenth_at_most(
    rates: list[float], seconds: list[float], new: int
) -> None:
    others = [Placed(1000 + n, 0, Why.DUE, 0.0, takes) for n, takes in enumerate(seconds)]
    fresh = list(range(500, 500 + new))
    found = todays_order([share(1, 0, rates, 0.5, fresh)], others, 600.0, NOBODY)
    assert sorted(rows(found)) == sorted([*range(len(rates)), *fresh, *(o.row for o in others)])
    last = max((place for place, card in enumerate(found) if card.exam_id), default=-1)
    total = taken = 0.0
    for card in found[: last + 1]:
        total += card.seconds
        taken += card.seconds if not card.exam_id else 0.0
        assert taken <= PLAIN_SHARE * total + 1e-9
    assert [card.row for card in found if not card.exam_id] == [other.row for other in others]
    assert found[0].gain == pytest.approx(max([*rates, *([0.5] if new else [])])) if rates else True
