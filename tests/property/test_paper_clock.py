"""The time of a paper against the real one, through kills, restarts, sleep and set clocks."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.paper_clock import PaperClock, Reading, Ticks, gone_between

LIMIT = 65 * 60 * 1000
BEAT = 5_000


@dataclass
class Computer:
    """A computer with a program on it; time passes only as a test says."""

    named: bool = True  # whether its starts have names
    real: int = 0
    wall: int = 1_800_000_000_000
    ticks: int = 90_000
    awake: int = 90_000
    starts: int = 1
    runs: int = 1

    def look(self) -> Reading:
        start = f"start {self.starts}" if self.named else ""
        return Reading(self.wall, Ticks(self.ticks, self.awake, start), f"run {self.runs}")

    def work(self, ms: int) -> None:
        self.real += ms
        self.wall += ms
        self.ticks += ms
        self.awake += ms

    def sleep(self, ms: int) -> None:
        self.work(ms)
        self.awake -= ms

    def restart(self, off_ms: int, boot_ms: int) -> None:
        self.work(off_ms + boot_ms)
        self.ticks = self.awake = boot_ms
        self.starts += 1
        self.runs += 1


SPANS = st.integers(0, 400_000)
WORK = st.tuples(st.just("work"), SPANS, st.just(0))
SLEEP = st.tuples(st.just("sleep"), SPANS, st.just(0))
KILL = st.tuples(st.just("kill"), SPANS, st.just(0))
SET = st.tuples(st.just("set"), st.integers(-9_000_000, 9_000_000), st.just(0))
RESTART = st.tuples(st.just("restart"), SPANS, SPANS)
EVENT = tuple[str, int, int]


def new(computer: Computer, *, pausable: bool = False) -> PaperClock:
    return PaperClock(LIMIT, pausable, 0, computer.look())


def happen(computer: Computer, event: EVENT, clock: PaperClock, *, watched: bool) -> PaperClock:
    """Let an event happen; ``watched``: the program notes the time every five seconds of it."""
    what, ms, more = event
    if what == "set":
        computer.wall += ms
    elif what == "restart":
        computer.restart(ms, more)
    elif what == "kill":
        computer.work(ms)
        computer.runs += 1
    else:
        pass_on = computer.work if what == "work" else computer.sleep
        while watched and ms > BEAT:
            pass_on(BEAT)
            ms -= BEAT
            clock = clock.at(computer.look())
        pass_on(ms)
    return clock


@given(st.lists(WORK | SLEEP | KILL | SET, max_size=12), st.booleans())
def test_no_kill_and_no_set_clock_gives_or_takes_time(events: list[EVENT], watched: bool) -> None:
    computer = Computer()
    clock = new(computer)
    for event in events:
        clock = happen(computer, event, clock, watched=watched)
        clock = clock.at(computer.look())
        assert clock.used_ms == min(LIMIT, computer.real)
        assert clock.left_ms == max(0, LIMIT - computer.real)
        assert clock.over is (computer.real >= LIMIT)


@given(st.lists(WORK | SLEEP | KILL | RESTART, max_size=12), st.booleans())
def test_a_right_wall_clock_carries_the_time_over_a_restart(
    events: list[EVENT], named: bool
) -> None:
    computer = Computer(named=named)
    clock = new(computer)
    for event in events:
        clock = happen(computer, event, clock, watched=False).at(computer.look())
        assert clock.used_ms == min(LIMIT, computer.real)


@given(st.lists(WORK | KILL | SET | RESTART, max_size=12))
def test_no_set_clock_gives_more_time_than_the_computer_was_off(events: list[EVENT]) -> None:
    computer = Computer()
    clock, least = new(computer), 0
    for event in events:
        what, ms, more = event
        before = clock
        clock = happen(computer, event, clock, watched=True).at(computer.look())
        # Being off is seen by the wall clock alone.
        least += {"restart": more, "set": 0}.get(what, ms)
        assert before.used_ms <= clock.used_ms <= LIMIT
        assert clock.used_ms >= min(LIMIT, least)


@given(st.lists(WORK | SLEEP | KILL | RESTART | SET, max_size=12), st.booleans())
def test_a_pausable_paper_counts_only_what_it_was_open_and_awake(
    events: list[EVENT], named: bool
) -> None:
    computer = Computer(named=named)
    clock, worked = new(computer, pausable=True), 0
    for event in events:
        what, ms, _ = event
        clock = happen(computer, event, clock, watched=True)
        if what in ("kill", "restart"):
            assert clock.at(computer.look()).paused
            clock = replace(clock.at(computer.look()), paused=False)
        else:
            worked += ms if what == "work" else 0
            clock = clock.at(computer.look())
        assert clock.used_ms == min(LIMIT, worked)


@given(st.integers(0, 10_000_000), st.integers(0, 10_000_000))
def test_a_paused_paper_stands_still(before: int, paused: int) -> None:
    computer = Computer()
    clock = new(computer, pausable=True)
    computer.work(before)
    clock = replace(clock.at(computer.look()), paused=True)
    computer.work(paused)
    clock = clock.at(computer.look())
    assert clock.paused
    assert clock.used_ms == min(LIMIT, before)


def test_a_clock_set_back_over_a_restart_still_counts_since_the_restart() -> None:
    computer = Computer()
    seen = computer.look()
    computer.work(60_000)
    computer.restart(120_000, 30_000)
    computer.wall -= 3_600_000
    assert gone_between(seen, computer.look()) == 30_000


def test_the_same_name_of_a_start_is_not_believed_where_the_ticks_fell_back() -> None:
    seen = Reading(1_000_000, Ticks(500_000, 500_000, "same"), "one")
    now = Reading(1_090_000, Ticks(20_000, 20_000, "same"), "two")
    assert gone_between(seen, now) == 90_000


def test_without_names_a_clock_set_forward_while_the_program_was_closed_is_believed() -> None:
    computer = Computer(named=False)
    seen = computer.look()
    computer.work(10_000)
    computer.runs += 1
    computer.wall += 60_000
    assert gone_between(seen, computer.look()) == 70_000
    computer.wall -= 600_000
    assert gone_between(seen, computer.look()) == 10_000
