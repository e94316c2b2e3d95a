"""Calendar files as another program reads them, line by line and as a whole."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from aimstudy.domain.calendar_file import CalendarWords
from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import PlanDay
from aimstudy.interchange.calendar_file import MOST_VERSIONS, Edition, calendar_file, study_days

EDITION = Edition(datetime(2026, 3, 2, 18, 30, 59, 7, tzinfo=timezone(timedelta(hours=2))), 12)
EXAM = Exam(3, "AIM 1", date(2026, 6, 1))
NAMES = [
    "Skade, oppgjør; og ansvar",
    "Line one\nline two",
    r"C:\new\, \; \n",
    "æøåÆØÅ – “quotes” 保険 🎓",
    "ø" * 200,
    "🎓" * 200,
    'a:b;c="d"',
]


def day(on: date, minutes: float = 25.0) -> PlanDay:
    return PlanDay(on, minutes, 5.0, 10.0)


def made(exams: list[Exam], days: list[PlanDay], edition: Edition = EDITION) -> bytes:
    return calendar_file(exams, days, edition, CalendarWords())


def events(data: bytes) -> list[Event]:
    calendar = Calendar.from_ical(data.decode("utf-8"))
    found = [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]
    assert [event.errors for event in found] == [[]] * len(found)
    return found


def named(name: str) -> str:
    [event] = events(made([Exam(1, name, date(2026, 6, 1))], []))
    return str(event.summary)


def test_the_file_in_full() -> None:
    text = made([EXAM], [day(date(2026, 3, 2), 24.6)]).decode("ascii")
    assert text.endswith("\r\n")
    assert sorted(text.split("\r\n")[:-1]) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//AimStudy//AimStudy//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "SUMMARY:Exam: AIM 1",
            "DTSTART;VALUE=DATE:20260601",
            "DTEND;VALUE=DATE:20260602",
            "DTSTAMP:20260302T163059Z",
            "UID:exam-3@aimstudy",
            "SEQUENCE:12",
            "TRANSP:OPAQUE",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "SUMMARY:Study: 25 min",
            "DTSTART;VALUE=DATE:20260302",
            "DTEND;VALUE=DATE:20260303",
            "DTSTAMP:20260302T163059Z",
            "UID:study-2026-03-02@aimstudy",
            "SEQUENCE:12",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_name_comes_back_as_it_was(name: str) -> None:
    assert named(name) == f"Exam: {name}"


@pytest.mark.parametrize("name", NAMES)
def test_lines_have_75_octets_at_most_and_no_half_characters(name: str) -> None:
    data = made([Exam(1, name, date(2026, 6, 1))], [])
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_makes_a_file_that_can_be_read(name: str) -> None:
    found = named(name)
    visible = "".join(name.split())
    if visible.isprintable():
        assert "".join(found.removeprefix("Exam").removeprefix(":").split()) == visible


def test_what_no_calendar_can_hold_is_left_out() -> None:
    assert named("one\x00\x07\x1b\udc80 two") == "Exam: one two"
    assert named("one\r\ntwo\rthree") == "Exam: one\ntwo\nthree"
    for nothing in ("", " \n ", "\x00"):
        assert named(nothing) == "Exam"
    assert named("BEGIN:VEVENT\r\nUID:x") == "Exam: BEGIN:VEVENT\nUID:x"
    assert named("{name} {0}") == "Exam: {name} {0}"


def test_a_later_file_moves_events_and_doubles_none() -> None:
    first, second = date(2026, 3, 2), date(2026, 3, 3)
    later = Edition(EDITION.made_at + timedelta(days=1), 13)
    old = events(made([EXAM], [day(first), day(second)]))
    new = events(made([Exam(3, "Renamed", date(2026, 7, 1))], [day(second, 40), day(first)], later))
    calendar = {event.uid: event for event in [*old, *new]}
    assert len(calendar) == len(old) == len(new) == 3
    moved = calendar["exam-3@aimstudy"]
    assert (moved.start, moved.summary) == (date(2026, 7, 1), "Exam: Renamed")
    assert calendar["study-2026-03-03@aimstudy"].summary == "Study: 40 min"
    for before, after in zip(old, new, strict=True):
        assert after.sequence > before.sequence
        assert before.DTSTAMP is not None
        assert after.DTSTAMP is not None
        assert after.DTSTAMP > before.DTSTAMP


def test_the_same_input_gives_the_same_file() -> None:
    assert made([EXAM], [day(date(2026, 3, 2))]) == made([EXAM], [day(date(2026, 3, 2))])


@pytest.mark.parametrize(
    "on", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31), date(2028, 2, 29)]
)
def test_events_last_one_whole_day_also_where_the_clock_or_the_year_turns(on: date) -> None:
    for event in events(made([Exam(1, "A", on)], [day(on)])):
        first, after = event.DTSTART, event.DTEND
        assert type(first) is date
        assert (first, after) == (on, on + timedelta(days=1))


def test_the_last_day_of_the_calendar_has_no_day_after() -> None:
    [event] = events(made([Exam(1, "A", date.max)], []))
    first, after = event.DTSTART, event.DTEND
    assert (first, after) == (date.max, None)


def test_days_with_nothing_to_study_are_no_events() -> None:
    first = date(2026, 3, 2)
    minutes = [0.0, 0.49, 0.5, 1440.0]
    days = [day(first + timedelta(days=n), amount) for n, amount in enumerate(minutes)]
    assert study_days(days) == tuple(days[2:])
    titles = [event.summary for event in events(made([], days))]
    assert titles == ["Study: 1 min", "Study: 1440 min"]


def test_two_exams_on_one_day_are_two_events() -> None:
    same = [Exam(1, "A", date(2026, 6, 1)), Exam(2, "A", date(2026, 6, 1))]
    assert len({event.uid for event in events(made(same, []))}) == 2


@pytest.mark.parametrize(("sequence", "kept"), [(-5, 0), (0, 0), (2**40, MOST_VERSIONS)])
def test_the_number_of_the_edition_stays_an_integer_of_the_format(sequence: int, kept: int) -> None:
    [event] = events(made([EXAM], [], Edition(datetime(2026, 3, 2, tzinfo=UTC), sequence)))
    assert event.sequence == kept


def test_words_of_another_language() -> None:
    words = CalendarWords("Eksamen: {name}", "Eksamen", "Øving: {minutes} min")
    data = calendar_file([EXAM], [day(date(2026, 3, 2))], EDITION, words)
    assert [e.summary for e in events(data)] == ["Eksamen: AIM 1", "Øving: 25 min"]
