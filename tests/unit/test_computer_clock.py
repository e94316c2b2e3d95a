"""The computer's ticks: they go on, and name the start of the computer where it has a name."""

import sys
from datetime import UTC, datetime, timedelta

import pytest

from aimstudy.computer_clock import start_of_computer, system_ticks, ticks_by


def test_ticks_go_on_and_belong_to_one_start() -> None:
    one, two = system_ticks(), system_ticks()
    assert one.since_start_ms <= two.since_start_ms
    assert 0 < one.awake_ms <= two.awake_ms
    assert one.start == two.start == start_of_computer()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells sleep and names its starts")
def test_linux_names_its_starts_and_counts_sleep() -> None:
    ticks = system_ticks()
    assert len(ticks.start) == 36
    assert ticks.since_start_ms >= ticks.awake_ms


def test_a_clock_handed_in_ticks_from_now_on() -> None:
    times = [datetime(2026, 3, 2, 18, tzinfo=UTC)]
    ticks = ticks_by(lambda: times[-1])
    times.append(times[0] + timedelta(seconds=90))
    assert (ticks().since_start_ms, ticks().awake_ms, ticks().start) == (90_000, 90_000, "")
