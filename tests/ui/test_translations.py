"""Words of the window: lookup, plurals, dates and numbers in both languages."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from aimstudy.ui import translations
from aimstudy.ui.translations import (
    format_date,
    format_day,
    format_number,
    format_time,
    read_catalogue,
    set_language,
    tr,
    trn,
    use_catalogues,
    weekday_letter,
    weekday_name,
)
from tests.ui.conftest import RESOURCES


def test_english_is_the_source_with_its_fields_filled() -> None:
    assert tr("{exam} is today", exam="AIM") == "AIM is today"
    assert trn("{n} card", "{n} cards", 1) == "1 card"
    assert trn("{n} card", "{n} cards", 0) == "0 cards"
    assert trn("{n} card", "{n} cards", 1200) == "1,200 cards"


def test_norwegian_comes_from_the_catalogues() -> None:
    set_language("nb")
    assert tr("{exam} is today", exam="AIM") == "AIM er i dag"
    assert trn("{exam} in {n} day", "{exam} in {n} days", 1, exam="AIM") == "AIM om 1 dag"
    assert trn("{exam} in {n} day", "{exam} in {n} days", 42, exam="AIM") == "AIM om 42 dager"
    assert tr("Not in any catalogue {x}", x=1) == "Not in any catalogue 1"


def test_a_brace_in_a_value_stays_as_it_is() -> None:
    assert tr("Undone: {what}.", what="{n}") == "Undone: {n}."


def test_an_unknown_language_is_refused_and_the_old_one_stays() -> None:
    with pytest.raises(ValueError, match="sv"):
        set_language("sv")
    assert translations.current_language() == "en"


def test_dates_times_and_numbers_follow_the_language() -> None:
    day = date(2026, 11, 21)
    assert format_date(day, long=True) == "Saturday 21 November"
    assert format_day(day) == "21 Nov 2026"
    assert weekday_letter(day) == "S"
    assert format_number(1234567.5, 1) == "1,234,567.5"
    set_language("nb")
    assert format_date(day, long=True) == "lørdag 21. november"
    assert format_day(day) == "21. nov. 2026"
    assert weekday_letter(day) == "L"
    assert weekday_name(0) == "mandag"
    assert format_number(1234567.5, 1) == "1\u00a0234\u00a0567,5"
    assert format_time(datetime(2026, 11, 21, 9, 5)) == "09:05"


def test_two_files_that_disagree_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"Start": "Start", "Quit": "Avslutt"}))
    (tmp_path / "b.json").write_text(json.dumps({"Start": "Begynn"}))
    with pytest.raises(ValueError, match=r"b\.json translates 'Start' differently"):
        read_catalogue(tmp_path)


def test_choosing_a_folder_keeps_the_language(tmp_path: Path) -> None:
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "a.json").write_text(json.dumps({"Start": "Sett i gang"}))
    set_language("nb")
    use_catalogues(tmp_path)
    try:
        assert tr("Start") == "Sett i gang"
    finally:
        use_catalogues(RESOURCES / "translations")
    assert tr("Start") == "Start"
