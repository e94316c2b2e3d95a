"""A clock that is set wrong, set right, or carried to another zone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aimstudy.application import open_library
from aimstudy.services.library import Library
from tests.services.conftest import Clock, write_cards

OSLO = ZoneInfo("Europe/Oslo")


def test_a_failed_card_comes_again_when_the_clock_was_a_year_ahead(
    library: Library, clock: Clock
) -> None:
    clock.forward(days=365)
    [card] = write_cards(library, 1)
    library.study.answer(card, 1)
    clock.forward(days=-365)
    shown = library.study.next_card()
    assert shown is not None
    assert shown.card_id == card
    library.study.answer(card, 3)
    assert library.study.next_card() is None
    assert library.check().states_differ == 0


def test_backups_go_on_when_the_clock_was_a_year_ahead(library: Library, clock: Clock) -> None:
    write_cards(library, 1)
    clock.forward(days=365)
    assert library.care.backup_if_due() is not None
    assert library.care.backup_if_due() is None
    clock.forward(days=-365)
    made = library.care.backup_if_due()
    assert made is not None
    assert made.exists()


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_study_day_turns_at_four_on_the_days_the_clocks_change(
    tmp_path: Path, change: date
) -> None:
    four = datetime(change.year, change.month, change.day, 4, tzinfo=OSLO)
    clock = Clock(four - timedelta(seconds=1))
    with open_library(tmp_path / "data", clock) as library:
        assert library.today.view().day == change - timedelta(days=1)
        [card] = write_cards(library, 1)
        library.study.answer(card, 3)
        clock.now = four
        assert library.today.view().day == change
        assert library.check().states_differ == 0


def test_the_hour_that_comes_twice_is_an_hour_long(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 10, 25, 2, 30, tzinfo=OSLO))
    with open_library(tmp_path / "data", clock) as library:
        first, second = write_cards(library, 2)
        library.study.answer(first, 1)
        clock.now = clock.now.replace(fold=1)
        shown = library.study.next_card()
        assert shown is not None
        assert shown.card_id == first
        library.study.answer(first, 3)
        again = library.study.next_card()
        assert again is not None
        assert again.card_id == second


def test_an_exam_on_the_29th_of_february_is_over_at_four_on_the_next_day(tmp_path: Path) -> None:
    clock = Clock(datetime(2028, 2, 28, 12, tzinfo=OSLO))
    with open_library(tmp_path / "data", clock) as library:
        library.timeline.set_exam("AIM", date(2028, 2, 29))
        [card] = write_cards(library, 1)
        library.study.answer(card, 3)
        assert library.cards.detail(card).due == date(2028, 3, 1)
        clock.now = datetime(2028, 3, 1, 3, 59, tzinfo=OSLO)
        assert library.today.view().exam_day == date(2028, 2, 29)
        clock.now = datetime(2028, 3, 1, 4, 0, tzinfo=OSLO)
        assert library.today.view().exam_day is None


def test_a_clock_without_a_zone_is_refused(tmp_path: Path) -> None:
    naive = datetime(2026, 3, 2, 18, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        open_library(tmp_path / "data", lambda: naive)
    with open_library(tmp_path / "data") as library:  # it was left closed
        library.cards.write("Question?", "answer")
