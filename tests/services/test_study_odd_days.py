"""Studying to an exam on odd days: at once or years ahead, without cards, by a jumping clock."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aimstudy.application import open_library
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.study import SessionEnd
from tests.services.conftest import Clock, first, write_cards


@pytest.mark.parametrize("days", [0, 1, 4000])
@pytest.mark.parametrize("minutes", [0, 1440])
def test_odd_dates_and_minutes(library: Library, clock: Clock, days: int, minutes: int) -> None:
    write_cards(library, 3)
    library.timeline.set_minutes((minutes,) * 7)
    library.timeline.set_exam("", clock.now.date() + timedelta(days=days))
    card = library.study.session(extra=True).card
    assert card is not None
    for choice in card.choices[1:]:
        assert choice.gap.amount >= 0
    for _ in range(3):
        card = first(library) if minutes else library.study.session(extra=True).card
        assert card is not None
        library.study.answer(card.card_id, Rating.GOOD, took_ms=1000)
    assert library.study.session(extra=True).end is not None


def test_one_card_and_none(library: Library) -> None:
    library.timeline.set_exam("AIM", date(2026, 3, 17))
    assert not library.plans.stale()
    assert library.study.session().end is SessionEnd.NO_CARDS
    library.plans.prepare()
    assert library.study.next_card() is None
    [card_id] = write_cards(library, 1)
    assert first(library).card_id == card_id


@pytest.mark.parametrize("plans_itself", [True, False])
def test_the_clock_may_jump_and_the_zone_may_change(tmp_path: Path, plans_itself: bool) -> None:
    clock = Clock(datetime(2026, 3, 2, 18, 0, tzinfo=UTC))
    oslo = ZoneInfo("Europe/Oslo")
    times = (
        datetime(2026, 2, 27, 18, 0, tzinfo=UTC),
        datetime(2026, 3, 2, 18, 1, tzinfo=UTC),
        datetime(2026, 3, 2, 7, 2, tzinfo=timezone(timedelta(hours=-11))),
        datetime(2026, 3, 3, 7, 3, tzinfo=timezone(timedelta(hours=13))),
        datetime(2026, 3, 29, 1, 30, tzinfo=oslo),
        datetime(2026, 3, 29, 4, 30, tzinfo=oslo),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=oslo),
    )
    with open_library(tmp_path, clock, plans_itself=plans_itself) as library:
        write_cards(library, 30)
        library.timeline.set_exam("AIM", date(2026, 11, 20))
        library.plans.prepare()
        for clock.now in times:
            for _ in range(2):
                card = first(library)
                library.study.answer(card.card_id, Rating.GOOD, took_ms=5_000)
                clock.forward(seconds=5)
            library.today.view()
            library.plans.prepare_if_stale()
            first(library)
        assert library.check().states_differ == 0
