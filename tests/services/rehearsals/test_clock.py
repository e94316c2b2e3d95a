"""The time of a paper, through kills, restarts, pauses and set clocks."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest

from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.paper_clock import Ending
from aimstudy.services.library import Library
from aimstudy.storage import rehearsals
from aimstudy.storage.session import Session
from aimstudy.storage.settings import store_setting
from tests.services.conftest import START
from tests.services.rehearsals.conftest import FIXED, PAUSABLE, Computer, answer_all, refused
from tests.unit.test_writer import writer_says


def test_a_kill_leaves_all_answers_and_a_clock_that_ran_on(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=5)
    computer.work(100)
    with again(stocked) as library:
        opened = library.rehearsal.unfinished()
        assert opened is not None
        assert (opened.answered, opened.seconds_left) == (7, 1_460)
        view = library.rehearsal.view(paper.attempt_id, 0)
        assert view.clock.seconds_left == 1_460
        assert sum(cell.answered for cell in view.cells) == 7


def test_hidden_time_is_hidden_after_a_kill_and_runs_all_the_same(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    assert not paper.time_hidden
    stocked.rehearsal.hide_time(paper.attempt_id, True)
    computer.work(100)
    with again(stocked) as library:
        view = library.rehearsal.view(paper.attempt_id)
        assert (view.time_hidden, view.clock.seconds_left) == (True, 1_460)
        library.rehearsal.hide_time(paper.attempt_id, False)
        assert not library.rehearsal.view(paper.attempt_id).time_hidden
        hide = library.rehearsal.hide_time
        refused(ProblemKind.VALUE_OF_OTHER_KIND, lambda: hide(paper.attempt_id, cast("bool", 2)))


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_set_gives_and_takes_no_time(
    stocked: Library, computer: Computer, again: Callable[[Library], Library], hours: int
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.wall += timedelta(hours=hours)
    computer.work(60)
    assert stocked.rehearsal.tick(paper.attempt_id).seconds_left == 1_500
    computer.wall -= timedelta(hours=2 * hours)
    with again(stocked) as library:
        computer.work(60)
        assert library.rehearsal.tick(paper.attempt_id).seconds_left == 1_440


def test_a_computer_started_anew_has_used_the_time_it_was_off(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.work(60)
    stocked.rehearsal.tick(paper.attempt_id)
    computer.restart(300)
    with again(stocked) as library:
        assert library.rehearsal.tick(paper.attempt_id).seconds_left == 1_200


@pytest.mark.parametrize("look", ["unfinished", "start_page"])
def test_time_that_was_shown_as_gone_never_comes_back(
    stocked: Library, computer: Computer, again: Callable[[Library], Library], look: str
) -> None:
    stocked.rehearsal.begin(FIXED)
    computer.work(60)
    with again(stocked) as library:
        computer.work(120)
        getattr(library.rehearsal, look)()
        with again(library) as later:
            computer.restart(5)
            computer.wall -= timedelta(hours=3)
            opened = later.rehearsal.unfinished()
            assert opened is not None
            assert opened.seconds_left <= 1_380


def test_a_pausable_paper_waits_for_the_program(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(PAUSABLE)
    number = paper.attempt_id
    computer.work(60)
    assert stocked.rehearsal.pause(number).paused
    refused(ProblemKind.PAPER_PAUSED, lambda: stocked.rehearsal.respond(number, 0, 0))
    computer.work(600)
    assert stocked.rehearsal.go_on(number).seconds_left == 1_500
    computer.work(4)
    with again(stocked) as library:  # the four seconds were not noted yet
        computer.work(3_600)
        opened = library.rehearsal.unfinished()
        assert opened is not None
        assert (opened.paused, opened.seconds_left) == (True, 1_500)
        assert library.rehearsal.view(number, 0).clock.paused
        assert library.rehearsal.go_on(number).seconds_left == 1_500
        computer.work(10)
        assert library.rehearsal.tick(number).seconds_left == 1_490


def test_a_paper_that_cannot_be_paused_says_so(stocked: Library) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    refused(ProblemKind.PAPER_NOT_PAUSABLE, lambda: stocked.rehearsal.pause(paper.attempt_id))


def test_at_zero_what_is_stored_is_handed_in(stocked: Library, computer: Computer) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    number = paper.attempt_id
    answer_all(stocked, paper, but=3)
    computer.work(1_559.5)
    assert stocked.rehearsal.tick(number).seconds_left == 1
    computer.work(10)
    refused(ProblemKind.PAPER_TIME_OVER, lambda: stocked.rehearsal.respond(number, 11, 0))
    clock = stocked.rehearsal.tick(number)
    assert (clock.seconds_left, clock.submitted) == (0, True)
    result = stocked.rehearsal.result(number)
    assert (result.ending, result.by_itself) == (Ending.TIME, True)
    assert result.when == START + timedelta(minutes=26)
    assert (result.open_count, result.used_s, result.allowed_s) == (3, 1_560, 1_560)
    assert stocked.rehearsal.submit(number) == result


def test_time_over_while_the_program_was_closed_is_told_until_it_was_looked_at(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=3)
    computer.work(86_400)
    with again(stocked) as library:
        start = library.rehearsal.start_page()
        assert start.unfinished is None
        ended = start.ended_away
        assert ended is not None
        assert (ended.attempt_id, ended.away, ended.by_itself) == (paper.attempt_id, True, True)
        assert ended.when == START + timedelta(minutes=26)
        result = library.rehearsal.result(paper.attempt_id)
        assert result.ending is Ending.TIME_AWAY
        assert result.open_count == 3
        assert library.rehearsal.start_page().ended_away is None
        assert not library.check().findings


def test_time_over_while_another_page_was_in_front_is_told_until_it_was_looked_at(
    stocked: Library, computer: Computer
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    computer.work(10_000)
    assert stocked.rehearsal.unfinished() is None
    ended = stocked.rehearsal.start_page().ended_away
    assert ended is not None
    assert (ended.attempt_id, ended.away, ended.by_itself) == (paper.attempt_id, False, True)
    stocked.rehearsal.result(paper.attempt_id)
    assert stocked.rehearsal.start_page().ended_away is None


def test_seconds_belong_to_the_question_that_was_on_the_screen(
    stocked: Library, computer: Computer, again: Callable[[Library], Library]
) -> None:
    paper = stocked.rehearsal.begin(FIXED)
    number = paper.attempt_id
    computer.work(12)
    stocked.rehearsal.view(number, 4)
    computer.work(30)
    stocked.rehearsal.tick(number)
    computer.work(3)
    stocked.rehearsal.view(number, 0)
    computer.work(8)
    stocked.rehearsal.leave(number)
    computer.work(100)
    stocked.rehearsal.view(number, 1)
    with again(stocked) as library:
        computer.work(50)  # away: nobody's
        result = library.rehearsal.submit(number)
    assert [a.seconds for a in result.answers[:6]] == [20, 0, 0, 0, 33, 0]
    assert result.used_s == 203


def test_a_full_disk_keeps_nothing_by_halves(
    stocked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_at_the_end(session: Session, *_: object) -> None:
        store_setting(session, "filling", "x" * 1_000_000)

    paper = stocked.rehearsal.begin(FIXED)
    answer_all(stocked, paper, but=1)
    number, database = paper.attempt_id, stocked._context.database
    pages = writer_says(database, "page_count")
    writer_says(database, f"max_page_count={pages}")
    with monkeypatch.context() as patched:
        patched.setattr(rehearsals, "finish", full_at_the_end)
        refused(ProblemKind.DISK_FULL, lambda: stocked.rehearsal.submit(number))
    opened = stocked.rehearsal.unfinished()
    assert opened is not None
    assert opened.answered == 11
    with database.read() as session:
        assert rehearsals.studied_since(session, 0) == (set(), set())
    writer_says(database, "max_page_count=1000000")
    result = stocked.rehearsal.submit(number)
    assert result.open_count == 1
    report = stocked.check()
    assert (report.findings, report.states_differ) == ((), 0)
