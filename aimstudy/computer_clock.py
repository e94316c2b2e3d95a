"""The computer's own ticks: how long it has been on, and the name of this start of it.

Nobody can set them, so the time of a rehearsal is counted by them and not by the wall clock.
"""

from __future__ import annotations

import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aimstudy.domain.paper_clock import Ticks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def system_ticks() -> Ticks:
    """The ticks now; sleep is told apart from being awake where the system does so."""
    if sys.platform == "linux":
        since = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        awake = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    elif sys.platform == "darwin":
        since = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        awake = time.clock_gettime_ns(time.CLOCK_UPTIME_RAW)
    else:
        since = awake = time.monotonic_ns()
    return Ticks(since // 1_000_000, awake // 1_000_000, start_of_computer())


@cache
def start_of_computer() -> str:
    """A name of this start of the computer, or "" where the system gives none."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def ticks_by(clock: Callable[[], datetime]) -> Callable[[], Ticks]:
    """Ticks that go with a clock handed in: the only time there is then, and it starts now."""
    begun = clock()

    def ticks() -> Ticks:
        since = round((clock() - begun).total_seconds() * 1000)
        return Ticks(since, since, "")

    return ticks
