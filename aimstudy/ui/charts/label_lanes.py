"""Finds room for labels at vertical lines: none lies on another, and no line runs through one.

Lane 0 is next to the plot; a line runs from the plot through all lanes up to its own label's.
Numbers only: knows nothing of what the labels say.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """A label of ``width`` px for the line at ``at`` px; ``left`` of it if there is room."""

    at: float
    width: float
    left: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label begins (px), how wide it may be, and in which lane."""

    start: float
    width: float
    lane: int
    at: float

    @property
    def end(self) -> float:
        """Where it ends, px."""
        return self.start + self.width


def place_labels(
    wishes: Sequence[Wish],
    low: float,
    high: float,
    gap: float,
    lanes: int,
    between: float | None = None,
) -> tuple[Place | None, ...]:
    """A place between ``low`` and ``high`` px for each wish; None where ``lanes`` do not suffice.

    ``gap`` px are between a line and its label and, unless ``between`` says otherwise, between two
    labels. A label wider than all the room is cut to it. Earlier wishes have the first choice.
    """
    placed: list[Place | None] = []
    for wish in wishes:
        others = [place for place in placed if place]
        apart = gap if between is None else between
        placed.append(_find(wish, others, (low, high), gap, lanes, apart))
    return tuple(placed)


def _find(
    wish: Wish,
    others: Sequence[Place],
    room: tuple[float, float],
    gap: float,
    lanes: int,
    apart: float,
) -> Place | None:
    touching: Place | None = None
    for lane in range(lanes):
        for start in _starts(wish, room, gap):
            place = Place(start, min(wish.width, room[1] - room[0]), lane, wish.at)
            if not any(_overlap(place, other, apart) for other in others):
                if not any(_crossing(place, other, gap) for other in others):
                    return place
                touching = touching or place
    return touching


def _starts(wish: Wish, room: tuple[float, float], gap: float) -> tuple[float, ...]:
    """Left and right of the line where the label fits there; else pushed in from the edge."""
    width = min(wish.width, room[1] - room[0])
    before, after = wish.at - gap - width, wish.at + gap
    sides = (before, after) if wish.left else (after, before)
    fitting = tuple(side for side in sides if side >= room[0] and side + width <= room[1])
    return fitting or (min(max(before, room[0]), room[1] - width),)


def _overlap(one: Place, other: Place, gap: float) -> bool:
    apart = one.end + gap <= other.start or other.end + gap <= one.start
    return one.lane == other.lane and not apart


def _crossing(one: Place, other: Place, gap: float) -> bool:
    """Whether the line of one of them runs through the other's label; one line is shared."""
    if one.at == other.at:
        return False
    return _runs_through(one, other, gap) or _runs_through(other, one, gap)


def _runs_through(line: Place, label: Place, gap: float) -> bool:
    return line.lane >= label.lane and label.start - gap / 2 < line.at < label.end + gap / 2
