"""What is promised of a change is what comes of it, and undo brings the very same view back."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from aimstudy.application import open_library
from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOutKind
from aimstudy.services.library import Library
from tests.services.conftest import START, Clock, write_cards

STUDIED = (0, 1, 2, 5, 6, 8)  # of nine days; on the others nobody came
TODAY = date(2026, 3, 11)
WEEK = (1,) * 7
EXAM = 1


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock(START)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[Library]:
    """An exam that does not fit, answers enough for a forecast, and days that were missed."""
    with open_library(tmp_path_factory.mktemp("promised"), clock) as opened:
        cards = write_cards(opened, 30)
        opened.timeline.set_minutes(WEEK)
        opened.timeline.set_exam("AIM", TODAY + timedelta(days=4))
        opened.exams.set_profile(EXAM, ExamProfile("P", 20, 30, pass_share=0.6, options=4))
        for day in range(9):
            if day in STUDIED:
                study(opened, cards[:8])
            clock.forward(days=1)
        yield opened


def study(library: Library, cards: Sequence[int]) -> None:
    """The same cards every time, so that there is evidence; some are failed."""
    library.plans.prepare_if_stale()
    for place, card in enumerate(cards):
        library.study.answer(card, 1 if place % 7 == 6 else 3, 7_000)


def shown(library: Library) -> tuple[PlanSummary, ...]:
    """The numbers of the plan that the page shows."""
    library.timeline.view()
    return library.what_if.compare(PlanChange()).before


CHANGES = {
    "minutes": PlanChange(minutes=(5,) * 7),
    "fewer minutes": PlanChange(minutes=(1, 1, 1, 0, 1, 1, 1)),
    "none": PlanChange(minutes=(0,) * 7),
    "date": PlanChange(exam_days=((EXAM, TODAY + timedelta(days=8)),)),
    "days off": PlanChange(days_off=(TODAY + timedelta(days=1), TODAY + timedelta(days=3))),
    "all": PlanChange(
        minutes=(9, 1, 9, 1, 0, 0, 9),
        exam_days=((EXAM, TODAY + timedelta(days=5)),),
        days_off=(TODAY + timedelta(days=2),),
    ),
}


def keeps_its_promise(
    library: Library, change: PlanChange, promised: tuple[PlanSummary, ...]
) -> None:
    """Made, taken back, and made again."""
    view, numbers, week = library.timeline.view(), shown(library), library.today.view().week
    library.what_if.apply(change)
    assert shown(library) == promised
    past = [day for day in library.today.view().week if day.is_past]
    assert past == [day for day in week if day.is_past]
    library.undo()
    assert library.timeline.view() == view
    assert (shown(library), library.today.view().week) == (numbers, week)
    library.redo()
    assert library.what_if.compare(PlanChange()).before == promised
    library.undo()


@pytest.mark.parametrize("name", list(CHANGES))
def test_what_if_keeps_its_promise(library: Library, name: str) -> None:
    assert library.timeline.view().kept < 0.95
    change = CHANGES[name]
    found = library.what_if.compare(change)
    assert found.before == shown(library)
    assert found.before[0].recall is not None
    assert found.before[0].pass_chance is not None
    keeps_its_promise(library, change, found.after)


@pytest.mark.parametrize("kind", list(WayOutKind))
def test_each_way_out_keeps_its_promise(library: Library, kind: WayOutKind) -> None:
    way = next(way for way in library.what_if.ways_out(EXAM) if way.kind is kind)
    assert way.what_if is not None
    keeps_its_promise(library, way.change, way.what_if.after)


def test_minutes_taken_back_on_a_later_day_leave_the_days_between_as_they_were(
    library: Library, clock: Clock
) -> None:
    library.timeline.set_minutes((8,) * 7)
    clock.forward(days=3)
    library.undo()
    week = {day.day: day.minutes_planned for day in library.today.view().week}
    assert [week[TODAY + timedelta(days=n)] for n in (1, 2, 3, 4)] == [8, 8, 1, 1]
    clock.forward(days=-3)
