"""What the timeline promises: a year of four exams, too many cards, and two weeks away."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from aimstudy.application import open_library
from aimstudy.domain.card import CardDraft, CardKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.domain.fact import FactState
from aimstudy.domain.plan import DayLoad, PlanReason
from aimstudy.domain.plan_change import WayOutKind
from aimstudy.services.library import Library
from aimstudy.storage.notes import NewNote, insert_notes
from tests.services.conftest import Clock

TODAY = date(2026, 3, 2)  # a Monday
SOON_S = 2.0
A_CARD_S = 12.0


def with_cards(library: Library, count: int, deck: str = "Deck") -> int:
    """So many new cards in a deck at once; its id."""
    deck_id = library.cards.add_deck(deck)
    notes = [
        NewNote(
            CardDraft("", CardKind.QUESTION, f"{deck} {n}?", f"answer {n}", (), "", "hand-written"),
            deck_id,
            FactState.ACCEPTED,
        )
        for n in range(count)
    ]
    library._context.database.write(lambda session: insert_notes(session, notes, 0))
    return deck_id


def standing(library: Library) -> object:
    """What a person has chosen, and every card."""
    lines = library.cards.table(limit=5_000).lines
    return (
        library.exams.exams(),
        library.timeline.calendar(),
        [(line.card_id, line.hold, line.due) for line in lines],
        library.undo_label(),
    )


def minutes(day: DayLoad) -> float:
    return day.refresh_minutes + day.new_minutes


# Given 3,000 new cards, 10 days and 15 minutes a day ...


def test_what_cannot_fit_is_said_at_once_with_numbers_and_nothing_changes(library: Library) -> None:
    with_cards(library, 3_000)
    library.timeline.set_minutes((15,) * 7)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=10))
    before = standing(library)
    began = process_time()
    [part] = library.timeline.view().ahead
    assert process_time() - began < SOON_S
    plan = part.plan
    assert plan.reason is PlanReason.TOO_LITTLE_TIME
    # 150 minutes are 9,000 seconds: three cards a minute and less, and half a minute for each.
    assert 150 <= plan.cards_fit <= 450
    assert 100 <= plan.minutes_needed <= 300
    assert plan.first_feasible is not None
    assert TODAY + timedelta(days=60) < plan.first_feasible < TODAY + timedelta(days=200)
    assert part.left_out == (("Deck", 3_000 - plan.cards_fit),)
    assert all(day.minutes <= 15.0 + 1e-6 for day in plan.days)
    ways = {way.kind: way for way in library.what_if.ways_out(part.exam.id)}
    assert standing(library) == before
    assert all(way.possible for way in ways.values())
    library.what_if.apply(ways[WayOutKind.LATER].change)
    [moved] = library.exams.exams()
    assert moved.day >= plan.first_feasible
    library.undo()
    assert standing(library) == before


# Given 14 days away ...


def study_today(library: Library) -> float:
    """Answers all that is offered today; the minutes it took."""
    took = 0.0
    while card := library.study.next_card():
        library.study.answer(card.card_id, 3, round(1_000 * A_CARD_S))
        took += A_CARD_S
    return took / 60.0


def test_after_two_weeks_away_today_stays_within_the_minutes(
    library: Library, clock: Clock
) -> None:
    with_cards(library, 40)
    library.timeline.set_minutes((4,) * 7)
    library.timeline.set_exam("AIM", TODAY + timedelta(days=40))
    for _ in range(6):
        study_today(library)
        clock.forward(days=1)
    [before] = library.timeline.view().ahead
    clock.forward(days=14)
    today = TODAY + timedelta(days=20)
    view = library.timeline.view()
    [part] = view.ahead
    assert view.today == today
    # Nothing is dropped: the exam asks what it asked, and what does not fit is said.
    assert part.plan.cards == before.plan.cards == 40
    assert part.plan.cards_fit + sum(count for _, count in part.left_out) == 40
    assert library.cards.table().total == 40
    # All of it is spread over the days that are left, none of them fuller than it may be.
    assert [day.day for day in view.forecast.days[:20]] == [
        today + timedelta(days=n) for n in range(20)
    ]
    assert all(minutes(day) <= 4.0 + 1e-6 for day in view.forecast.days)
    assert sum(minutes(day) for day in view.forecast.days[:20]) > 4.0
    # What is to be expected of the exam has been reckoned anew.
    assert part.plan.outlook is not None
    assert before.plan.outlook is not None
    assert part.plan.outlook.follow.mean < before.plan.outlook.follow.mean
    assert study_today(library) <= 4.0 + A_CARD_S / 60.0


# Given four exams in a year, 25 minutes a day, no weekends and a holiday ...

OSLO = ZoneInfo("Europe/Oslo")
EXAM_DAYS = tuple(TODAY + timedelta(days=n) for n in (80, 165, 250, 335))
HOLIDAY = tuple(date(2026, 12, 21) + timedelta(days=n) for n in range(14))


@pytest.fixture
def year(tmp_path: Path) -> Iterator[tuple[Library, Clock]]:
    clock = Clock(datetime(2026, 3, 2, 18, 0, tzinfo=UTC).astimezone(OSLO))
    with open_library(tmp_path / "data", clock) as library:
        for n, day in enumerate(EXAM_DAYS, 1):
            deck = with_cards(library, 30, f"Part {n}")
            topic = Topic(f"Part {n}", 1.0, (TopicSource(TopicKind.DECK, deck),))
            library.exams.save(Exam(0, f"Exam {n}", day, topics=(topic,)))
        library.timeline.set_minutes((25, 25, 25, 25, 25, 0, 0))
        for day in HOLIDAY:
            library.timeline.set_day_off(day, True)
        yield library, clock


def test_a_year_of_four_exams(year: tuple[Library, Clock]) -> None:
    library, clock = year
    view = library.timeline.view(400)
    days = {day.day: day for day in view.forecast.days}
    # Every day once, also where the clocks change and at New Year.
    last = EXAM_DAYS[-1]
    assert list(days)[: (last - TODAY).days + 1] == [
        TODAY + timedelta(days=n) for n in range((last - TODAY).days + 1)
    ]
    assert {date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31), date(2027, 1, 1)} <= set(
        days
    )
    for day, load in days.items():
        free = day.weekday() >= 5 or day in HOLIDAY
        assert load.budget_minutes == (0 if free else 25)
        assert minutes(load) <= load.budget_minutes + 1e-6
    assert [part.exam.day for part in view.ahead] == list(EXAM_DAYS)
    for part in view.ahead:
        assert part.plan.fits
        assert part.plan.cards == part.plan.cards_fit == 30
        assert all(day.day < part.exam.day for day in part.plan.days)
        assert sum(day.new for day in part.plan.days) == pytest.approx(30, abs=0.5)
        # A last look at all of them in the fortnight before the exam.
        looks = sum(day.review + day.new for day in part.plan.days[-14:])
        assert looks >= 30
    # The plan of a later day, when clocks have been changed twice and the year is another.
    clock.now = datetime(2027, 1, 1, 0, 30, tzinfo=OSLO)
    view = library.timeline.view(60)
    first = date(2026, 12, 31)  # the study day turns at four
    assert [day.day for day in view.forecast.days] == [first + timedelta(days=n) for n in range(60)]
    assert all(minutes(day) <= day.budget_minutes + 1e-6 for day in view.forecast.days)
