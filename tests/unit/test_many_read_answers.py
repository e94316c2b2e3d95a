"""Answers that were not read: found in arrays just as one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling import many_read_answers, read_answers

TIMES = st.lists(
    st.one_of(st.integers(0, 3_000), st.integers(300, 900), st.integers(0, 60_000)), max_size=60
)


@given(TIMES)
def test_arrays_say_what_the_list_says(took_ms: list[int]) -> None:
    found = many_read_answers.too_fast(np.array(took_ms, dtype=np.int64))
    assert found.tolist() == read_answers.too_fast(took_ms)
