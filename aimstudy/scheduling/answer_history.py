"""What each answer of a log tells: a first meeting, a card met again, or nothing; and what was
expected of it.

Whether a card was met again on a later day is told by the memory state before the answer. Where
an answer of the card was not read, that state is beside the point: there the days of the answers
that were read decide, and nothing is said of what was expected. Loads numpy.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall

AGAIN = 1


@dataclass(frozen=True, slots=True)
class LogRows:
    """Rows of the log that stand, by card and in order.

    ``day`` is the study day (date ordinal); of a state that was taken over its last day.
    ``rating`` is 1-4 for an answer in study, 0 for one in a quiz, which shows the card. ``begins``
    is where a state was taken over, which what came before does not explain. ``stability`` is that
    before the row, 0 for a card never met, under the parameters of the version ``fit`` (0: the
    published ones).
    """

    card: Ints
    day: Ints
    rating: Ints
    begins: Bools
    fit: Ints
    stability: Floats
    unread: Bools

    @property
    def answered(self) -> Bools:
        """Where a card was rated in study."""
        return np.asarray((self.rating > 0) & ~self.begins)


@dataclass(frozen=True, slots=True)
class Told:
    """Which answers count as what; all have an element a row.

    ``later`` met a card again on a later day, ``first`` for the first time, ``repeat`` again on
    the same day. ``chance`` is the recall expected of later answers, NaN where none was.
    """

    first: Bools
    later: Bools
    repeat: Bools
    known: Bools
    chance: Floats


def told(rows: LogRows, parameters: Mapping[int, Parameters]) -> Told:
    """What the answers tell; ``parameters`` by version, those that cannot be read left out."""
    answered = rows.answered
    counted = answered & (~rows.unread | _kept_failures(rows, answered))
    last, met = _last_days(rows, counted | ~answered)
    touched = _since_unread(rows)
    first = counted & np.where(touched, ~met, rows.stability <= 0)
    later = counted & ~first & met & (rows.day > last)
    expected = later & ~touched
    chance = np.full(len(rows.card), np.nan)
    for fit in np.flatnonzero(np.bincount(rows.fit[expected])).tolist():
        w = parameters.get(fit) if fit else DEFAULT_PARAMETERS
        if w is not None:
            here = expected & (rows.fit == fit)
            chance[here] = recall((rows.day - last)[here], rows.stability[here], w)
    return Told(first, later, counted & ~first & ~later, rows.rating > AGAIN, chance)


def _kept_failures(rows: LogRows, answered: Bools) -> Bools:
    """Failures that were not read, of cards that were read later that day.

    What was recalled then had just been seen, so the failure is what the day tells.
    """
    found: Bools = answered & rows.unread & (rows.rating == AGAIN)
    if not found.any():
        return found
    count = len(rows.card)
    read = np.where(answered & ~rows.unread, np.arange(count), count)
    following = np.minimum.accumulate(read[::-1])[::-1]
    place = np.minimum(following, count - 1)
    same = (rows.card[place] == rows.card) & (rows.day[place] == rows.day)
    return np.asarray(found & (following < count) & same)


def _last_days(rows: LogRows, counted: Bools) -> tuple[Ints, Bools]:
    """Before each row the latest day of its card that counts, and whether there is one.

    A clock set back does not make it an earlier one; a state taken over begins anew.
    """
    count = len(rows.card)
    if not count:
        return np.zeros(0, np.int64), np.zeros(0, np.bool_)
    begins = rows.begins.copy()
    begins[0] = True
    begins[1:] |= rows.card[1:] != rows.card[:-1]
    part = np.cumsum(begins)
    reach = int(rows.day.max(initial=0)) + 1
    latest = np.maximum.accumulate(part * reach + np.where(counted, rows.day, 0)) - part * reach
    before, same = np.zeros(count, np.int64), np.zeros(count, np.bool_)
    before[1:] = latest[:-1]
    same[1:] = rows.card[1:] == rows.card[:-1]
    before = np.where(same, before, 0)
    return before, before > 0


def _since_unread(rows: LogRows) -> Bools:
    """Rows after one of the same card that was not read."""
    if not rows.unread.any():
        return np.zeros(len(rows.card), np.bool_)
    total = np.concatenate([[0], np.cumsum(rows.unread)])
    starts = np.flatnonzero(np.concatenate([[True], rows.card[1:] != rows.card[:-1]]))
    lengths = np.diff(np.concatenate([starts, [len(rows.card)]]))
    return np.asarray(total[:-1] > np.repeat(total[starts], lengths))
