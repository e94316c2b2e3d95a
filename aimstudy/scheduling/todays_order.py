"""One list of all cards for today: probes, then by gain a second, with plain review spread in.

Puts together what the plans of several exams say; pure arithmetic over rows of a deck. A row is
the place of a card in the caller's columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from aimstudy.scheduling.exam_plan import TodaysOrder
from aimstudy.scheduling.probing import LAST_DAYS, probes
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints

PLAIN_SHARE = 0.1  # of the seconds, for cards that no exam ahead asks


class Why(StrEnum):
    """What brings a card into the order."""

    GAIN = "gain"
    NEW = "new"
    PROBE = "probe"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Placed:
    """A card of the order; ``gain`` in cards recalled on exam day a second, 0 without an exam."""

    row: int
    exam_id: int
    why: Why
    gain: float
    seconds: float


@dataclass(frozen=True, slots=True)
class ExamShare:
    """An exam ``left`` days (at least 1) away, and what its plan asks for today.

    ``met`` are the rows of the deck that ``order`` was asked about, ``elapsed`` days since each
    was answered, ``seconds`` it would take; ``closed`` ones are not to come today. ``new`` are the
    rows of cards never met in their own order, ``seconds_new`` for each; so many of them as are
    ``pressing`` come first, as later days have no room for them.
    """

    exam_id: int
    left: int
    order: TodaysOrder
    met: Ints
    elapsed: Ints
    seconds: Floats
    closed: Bools
    new: Ints
    seconds_new: float
    pressing: int = 0


def todays_order(
    shares: Sequence[ExamShare], plain: Sequence[Placed], seconds: float, rng: np.random.Generator
) -> list[Placed]:
    """All cards that are worth their time today, in the order in which to study them.

    ``plain`` are cards of no exam ahead in the order in which they are due; whatever part of the
    list is studied, they take a tenth of it at most, until nothing else is left. ``seconds`` are
    those of today, for the number of probes that ``rng`` draws.
    """
    first = _probed(shares, seconds, rng)
    asked = {placed.row for placed in first}
    later = [placed for placed in _by_rate(shares) if placed.row not in asked]
    return list(_spread([*first, *later], plain))


def _probed(shares: Sequence[ExamShare], seconds: float, rng: np.random.Generator) -> list[Placed]:
    """Cards asked whatever the plans say; none in the last days before an exam."""
    usable = [share for share in shares if share.left > LAST_DAYS and len(share.met)]
    if not usable:
        return []
    places = [(share, place) for share in usable for place in np.flatnonzero(~share.closed)]
    elapsed = np.array([share.elapsed[place] for share, place in places], dtype=np.int64)
    usual = float(np.mean(np.concatenate([share.seconds for share in usable])))
    left = min(share.left for share in usable)
    drawn = probes(elapsed, left, seconds / max(1.0, usual), rng)
    found = []
    for share, place in (places[number] for number in drawn):
        row, takes = int(share.met[place]), float(share.seconds[place])
        found.append(Placed(row, share.exam_id, Why.PROBE, _rate_of(share, int(place)), takes))
    return found


def _rate_of(share: ExamShare, place: int) -> float:
    """What a card of the deck gains a second; 0 where its plan does not ask for it."""
    there = np.flatnonzero(share.order.met == place)
    return float(share.order.rate[there[0]]) if len(there) else 0.0


def _by_rate(shares: Sequence[ExamShare]) -> list[Placed]:
    """Cards that pay, most gain a second first; at equal gain those met before first."""
    found = []
    for share in shares:
        for place, rate in zip(share.order.met, share.order.rate, strict=True):
            if not share.closed[place]:
                row, takes = int(share.met[place]), float(share.seconds[place])
                found.append(Placed(row, share.exam_id, Why.GAIN, float(rate), takes))
    for share in shares:
        rate = share.order.new_rate
        if rate is not None:
            found += [_new(share, row, rate) for row in share.new[share.pressing :]]
    first = [
        _new(share, row, share.order.new_rate or 0.0)
        for share in shares
        for row in share.new[: share.pressing]
    ]
    # Stable: equal ones stay as they are.
    return first + sorted(found, key=lambda placed: -placed.gain)


def _new(share: ExamShare, row: int, rate: float) -> Placed:
    return Placed(int(row), share.exam_id, Why.NEW, rate, share.seconds_new)


def _spread(main: Sequence[Placed], plain: Sequence[Placed]) -> Iterator[Placed]:
    """``main`` with ``plain`` spread in evenly; what is left of ``plain`` comes after it."""
    waiting = list(reversed(plain))
    total = taken = 0.0
    for placed in main:
        while waiting and taken + waiting[-1].seconds <= PLAIN_SHARE * (
            total + waiting[-1].seconds
        ):
            taken += waiting[-1].seconds
            total += waiting[-1].seconds
            yield waiting.pop()
        total += placed.seconds
        yield placed
    yield from reversed(waiting)
