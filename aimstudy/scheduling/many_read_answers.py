"""Which of very many answers were given too fast to have been read: ``read_answers`` on arrays.

Loads numpy; the tests hold it to its twin.
"""

import numpy as np

from aimstudy.scheduling.read_answers import (
    CLICKED,
    HASTE,
    IN_A_ROW,
    LEAST_MS,
    MOST_MS,
    OF_USUAL,
)
from aimstudy.scheduling.state_arrays import Bools, Ints


def too_fast(took_ms: Ints) -> Bools:
    """For the times of all answers in the order they were given: which were not read.

    Ms from question to rating; 0 or less is a time that is not known, which counts as read.
    """
    timed = took_ms > 0
    limit = _limit(took_ms)
    short = timed & (took_ms < limit)
    if not short.any():
        return short
    clicking = _around(short) >= CLICKED * np.maximum(1, _around(timed))
    return np.asarray(short | (clicking & timed & (took_ms < HASTE * limit)))


def _limit(took_ms: Ints) -> float:
    slow = took_ms[took_ms >= LEAST_MS]
    if not len(slow):
        return float(LEAST_MS)
    middle = (len(slow) - 1) // 2
    usual = OF_USUAL * float(np.partition(slow, middle)[middle])
    return min(float(MOST_MS), max(float(LEAST_MS), usual))


def _around(these: Bools) -> Ints:
    """How many of these are among each answer and its neighbours on both sides."""
    count = len(these)
    total = np.concatenate([[0], np.cumsum(these)])
    place = np.arange(count)
    end = np.minimum(count, place + IN_A_ROW + 1)
    return np.asarray(total[end] - total[np.maximum(0, place - IN_A_ROW)], dtype=np.int64)
