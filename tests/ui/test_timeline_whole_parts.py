"""Parts that are shown come to the whole that is shown."""

from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.ui.timeline.whole_parts import split_figures, split_words, whole_parts

AMOUNTS = st.floats(min_value=0.0, max_value=10_000.0)


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_parts_come_to_the_rounded_whole(parts: list[float]) -> None:
    found = whole_parts(parts)
    assert sum(found) == floor(sum(parts) + 0.5)
    assert all(
        floor(part) <= shown <= floor(part) + 1 for part, shown in zip(parts, found, strict=True)
    )


def test_a_given_whole_is_kept_to() -> None:
    assert whole_parts([6.2], 7) == (7,)
    assert whole_parts([3.4, 2.8], 7) == (4, 3)
    assert whole_parts([3.0, 2.0], 4) == (3, 2)


@pytest.mark.parametrize(
    ("refresh", "new", "words", "figures"),
    [
        (2.6, 0.87, ("2 min", "1 min"), ("2", "1")),  # 3 min in all
        (4.6, 15.7, ("4 min", "16 min"), ("4", "16")),
        (3.0, 0.2, ("3 min", "under 1 min"), ("3", "<1")),
        (0.4, 0.4, ("under 1 min", "under 1 min"), ("<1", "<1")),
        (0.0, 0.9, ("0 min", "under 1 min"), ("0", "<1")),
        (12.0, 0.0, ("12 min", "0 min"), ("12", "0")),
    ],
)
def test_minutes_of_a_day(
    refresh: float, new: float, words: tuple[str, str], figures: tuple[str, str]
) -> None:
    assert split_words(refresh, new) == words
    assert split_figures(refresh, new) == figures
