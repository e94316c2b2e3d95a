"""How the time of a rehearsed paper runs: by ticks that nobody can set, across kills and restarts.

Pure: told what the clocks of the computer show, it says how much of the time is used.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a clock that nobody can set shows.

    ``since_start_ms`` counts since the computer was started, sleep included, ``awake_ms`` without
    sleep (the same where that is not known); only differences of one start mean anything.
    ``start`` names the start, "" where the system has no name for it.
    """

    since_start_ms: int
    awake_ms: int
    start: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clocks show at one instant.

    ``wall_ms`` is UTC since 1970 and can be set by anybody; ``run`` names the program's run.
    """

    wall_ms: int
    ticks: Ticks
    run: str


class Ending(StrEnum):
    """How a paper came to its end."""

    HANDED_IN = "handed_in"
    TIME = "time"  # the time was over while the paper was open
    TIME_AWAY = "time_away"  # the time was over while the program was not running


@dataclass(frozen=True, slots=True)
class PaperClock:
    """The time of one paper in ms: ``used_ms`` of ``limit_ms`` when it was last looked at.

    ``seen`` is what the clocks showed then. One that is not pausable runs whatever happens; a
    pausable one stands still while ``paused``, and while the program or the computer sleeps.
    """

    limit_ms: int
    pausable: bool
    used_ms: int
    seen: Reading
    paused: bool = False

    @property
    def left_ms(self) -> int:
        """What is left of the time, never below 0."""
        return max(0, self.limit_ms - self.used_ms)

    @property
    def over(self) -> bool:
        """Nothing is left."""
        return self.used_ms >= self.limit_ms

    def at(self, now: Reading) -> "PaperClock":
        """The clock as it stands ``now``. A paper of an earlier run that can pause has paused."""
        paused = self.pausable and (self.paused or now.run != self.seen.run)
        used = self.used_ms
        if not paused:
            used = min(self.limit_ms, used + self._gone(now))
        return replace(self, used_ms=max(self.used_ms, used), seen=now, paused=paused)

    def end_ms(self) -> int:
        """The wall time at which the time is over if it runs on from when it was last seen."""
        return self.seen.wall_ms + self.left_ms

    def _gone(self, now: Reading) -> int:
        if self.pausable:
            return max(0, now.ticks.awake_ms - self.seen.ticks.awake_ms)
        return gone_between(self.seen, now)


def gone_between(seen: Reading, now: Reading) -> int:
    """The real time between two readings in ms, as far as it can be known, never below 0.

    Of one start of the computer it is the ticks. After another start the ticks say how long that
    one has lasted, and the wall clock how long it was off: the larger of the two. Where starts
    have no names, ticks that fell back tell of another start; ticks that went on may be of either,
    and the larger of ticks and wall clock counts: no wall clock makes it less than the ticks.
    """
    ticks = now.ticks.since_start_ms - seen.ticks.since_start_ms
    wall = now.wall_ms - seen.wall_ms
    start, before = now.ticks.start, seen.ticks.start
    if now.run == seen.run or (start and start == before and ticks >= 0):
        return max(0, ticks)
    if (start and before) or ticks < 0:
        return max(0, wall, now.ticks.since_start_ms)
    return max(ticks, wall)
