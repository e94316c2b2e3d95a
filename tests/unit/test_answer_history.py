"""What each answer of a log counts as, and what was expected of it."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.answer_history import LogRows, Told, told
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, retrievability
from aimstudy.scheduling.share_interval import wilson

OTHER = (*DEFAULT_PARAMETERS[:20], 0.3)


@dataclass(frozen=True)
class Row:
    """A row of one card unless said otherwise; stability 0 before the first answer."""

    day: int
    rating: int
    stability: float = 5.0
    unread: bool = False
    begins: bool = False
    fit: int = 0
    card: int = 1


def of(*rows: Row) -> Told:
    log = LogRows(
        card=np.array([row.card for row in rows], dtype=np.int64),
        day=np.array([row.day for row in rows], dtype=np.int64),
        rating=np.array([row.rating for row in rows], dtype=np.int64),
        begins=np.array([row.begins for row in rows], dtype=np.bool_),
        fit=np.array([row.fit for row in rows], dtype=np.int64),
        stability=np.array([row.stability for row in rows], dtype=np.float64),
        unread=np.array([row.unread for row in rows], dtype=np.bool_),
    )
    return told(log, {3: OTHER})


def marks(found: Told) -> str:
    """f, l, r for first, later and repeat, - for what counts as nothing."""
    kinds = zip(found.first, found.later, found.repeat, strict=True)
    return "".join("f" if f else "l" if late else "r" if r else "-" for f, late, r in kinds)


def test_first_repeat_and_later() -> None:
    found = of(Row(100, 1, 0.0), Row(100, 3, 0.2), Row(103, 3, 2.0), Row(103, 3), Row(99, 3))
    assert marks(found) == "frlrr"  # a clock set back is the same day
    assert found.known.tolist() == [False, True, True, True, True]


def test_what_was_expected_is_recall_before_the_answer_under_the_version_in_force() -> None:
    found = of(Row(100, 3, 0.0), Row(104, 3, 2.5), Row(110, 3, 9.0, fit=3), Row(112, 3, fit=8))
    assert found.chance[1] == pytest.approx(retrievability(4, 2.5))
    assert found.chance[2] == pytest.approx(retrievability(6, 9.0, OTHER))
    assert np.isnan(found.chance[[0, 3]]).all()  # a first meeting; a version that cannot be read


def test_a_quiz_shows_the_card_without_being_an_answer() -> None:
    found = of(Row(100, 3, 0.0), Row(104, 0), Row(104, 3), Row(106, 3, 4.0))
    assert marks(found) == "f-rl"
    assert found.chance[3] == pytest.approx(retrievability(2, 4.0))


def test_a_state_taken_over_begins_anew() -> None:
    found = of(Row(100, 3, 0.0), Row(90, 7, begins=True), Row(105, 3, 6.0))
    assert marks(found) == "f-l"
    assert found.chance[2] == pytest.approx(retrievability(15, 6.0))
    reset = of(Row(100, 3, 0.0), Row(0, 7, begins=True), Row(105, 3, 0.0))
    assert marks(reset) == "f-f"


def test_unread_answers_count_nowhere_and_spoil_what_was_expected_after_them() -> None:
    found = of(Row(100, 3, 0.0, unread=True), Row(104, 3, 2.0), Row(107, 3), Row(107, 3, card=2))
    assert marks(found)[:3] == "-fl"
    assert np.isnan(found.chance).all()


def test_an_unread_failure_stays_where_the_card_was_read_later_that_day() -> None:
    found = of(Row(100, 3, 0.0), Row(104, 1, unread=True), Row(104, 3))
    assert marks(found) == "flr"
    assert not found.known[1]
    alone = of(Row(100, 3, 0.0), Row(104, 1, unread=True), Row(105, 3))
    assert marks(alone) == "f-l"


def test_nothing_of_nothing() -> None:
    assert marks(of()) == ""


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 9), st.integers(1, 4), st.booleans()),
        max_size=30,
    )
)
def test_every_read_answer_is_one_of_three(rows: list[tuple[int, int, int, bool]]) -> None:
    log = [Row(day, rating, 1.0, unread, card=card) for card, day, rating, unread in sorted(rows)]
    found = of(*log)
    kinds = found.first.astype(int) + found.later.astype(int) + found.repeat.astype(int)
    for kind, row in zip(kinds.tolist(), log, strict=True):
        assert kind == 1 or (row.unread and kind == 0) or (row.unread and row.rating == 1)


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (7, 10, 0.4417, 0.8731), (10, 10, 0.7871, 1.0), (0, 10, 0.0, 0.2129)],
)
def test_the_range_of_a_share(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=2e-4)
