"""The calendar file through library and command line: what it holds, and why it is not written."""

import json
import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from aimstudy.application import open_library
from aimstudy.cli import run
from aimstudy.domain.calendar_file import CalendarWords, CalendarWritten
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam_profile import Topic, TopicKind, TopicSource
from aimstudy.services.library import Library
from aimstudy.storage.settings import load_settings, store_setting
from tests.services.conftest import Clock, write_cards

OLD = "BEGIN:VCALENDAR\nPRODID:-//AimStudy//AimStudy//EN\n"


def events(file: Path) -> dict[str, str]:
    """UID -> date and title of every event."""
    calendar = Calendar.from_ical(file.read_bytes().decode())
    return {
        str(e["uid"]): f"{e.decoded('dtstart')} {e['summary']}" for e in calendar.walk("VEVENT")
    }


def titles(file: Path) -> dict[str, str]:
    """The same, by the part of the UID that is not the library's."""
    return {re.sub(r"@[0-9a-f]{12}[.]", "@", uid): title for uid, title in events(file).items()}


def exported(library: Library, file: Path) -> CalendarWritten:
    return library.timeline.export_calendar(file, library.timeline.study_plan())


@pytest.fixture
def planned(library: Library) -> Library:
    """Ten cards, two exams ahead and a day off."""
    write_cards(library, 10)
    library.timeline.set_exam("Første, og; andre", date(2026, 3, 6))
    library.timeline.set_exam("", date(2026, 4, 1))
    library.timeline.set_day_off(date(2026, 3, 3), True)
    return library


def test_exams_and_study_days_ahead_are_written(planned: Library, tmp_path: Path) -> None:
    file = tmp_path / "my calendar.ics"
    plan = planned.timeline.study_plan()
    written = planned.timeline.export_calendar(file, plan)
    found = titles(file)
    studied = [day.day for day in plan.days if day.minutes >= 0.5]
    assert written == CalendarWritten(file, 2, len(studied))
    assert found.pop("exam-1@aimstudy") == "2026-03-06 Exam: Første, og; andre"
    assert found.pop("exam-2@aimstudy") == "2026-04-01 Exam"
    assert list(found) == [f"study-{day}@aimstudy" for day in studied]
    assert "study-2026-03-03@aimstudy" not in found
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "my calendar.ics"]


def test_a_second_file_has_the_same_events_for_what_is_still_ahead(
    planned: Library, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "a.ics"
    exported(planned, file)
    before = titles(file)
    clock.forward(days=5)
    exported(planned, file)
    after = titles(file)
    assert "exam-2@aimstudy" in after
    assert "exam-1@aimstudy" not in after  # over by then
    assert min(after[uid][:10] for uid in after) >= "2026-03-07"
    assert "exam-1@aimstudy" in before


def cancelled(file: Path) -> list[str]:
    calendar = Calendar.from_ical(file.read_bytes().decode())
    return [
        f"{e.decoded('dtstart')} {str(e['uid']).split('@', maxsplit=1)[0]}"
        for e in calendar.walk("VEVENT")
        if str(e.get("status")) == "CANCELLED"
    ]


def test_what_has_left_the_plan_is_called_off_until_its_day_is_over(
    planned: Library, clock: Clock, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / f"{name}.ics" for name in "abc")
    assert exported(planned, first).gone == 0
    assert cancelled(first) == []
    planned.timeline.set_day_off(date(2026, 3, 4), True)
    planned.timeline.remove_exam(2)
    studied = {day.day for day in planned.timeline.study_plan().days if day.minutes >= 0.5}
    left = [title[:10] for uid, title in titles(first).items() if uid.startswith("study-")]
    expected = [f"{day} study-{day}" for day in left if date.fromisoformat(day) not in studied]
    written = exported(planned, second)
    assert "2026-03-04 study-2026-03-04" in expected
    assert sorted(cancelled(second)) == sorted([*expected, "2026-04-01 exam-2"])
    assert written.gone == len(expected) + 1
    clock.forward(days=2)
    exported(planned, third)
    days = {day.day for day in planned.timeline.study_plan().days if day.minutes >= 0.5}
    again = cancelled(third)
    assert "2026-04-01 exam-2" in again
    assert not {f"{day} study-{day}" for day in days} & set(again)
    assert min(again)[:10] >= "2026-03-04"


def test_a_plan_of_nothing_still_calls_off_what_was_written(
    planned: Library, tmp_path: Path
) -> None:
    exported(planned, tmp_path / "a.ics")
    planned.timeline.remove_exam(1)
    planned.timeline.remove_exam(2)
    planned.timeline.set_minutes((0,) * 7)
    written = exported(planned, tmp_path / "b.ics")
    assert (written.exams, written.study_days) == (0, 0)
    assert len(cancelled(tmp_path / "b.ics")) == written.gone == len(events(tmp_path / "a.ics"))


@pytest.mark.parametrize("kept", ["x", 3, ["a"], {"study-1": "never", "study-2": 7}])
def test_events_kept_that_cannot_be_read_are_none(
    planned: Library, tmp_path: Path, kept: object
) -> None:
    planned._context.database.write(lambda session: store_setting(session, "calendar_events", kept))
    assert exported(planned, tmp_path / "a.ics").gone == 0


def test_a_file_of_a_second_later_is_the_newer_one(
    planned: Library, clock: Clock, tmp_path: Path
) -> None:
    exported(planned, tmp_path / "a.ics")
    planned.timeline.set_exam("", date(2026, 4, 2), 2)
    clock.forward(seconds=1)
    exported(planned, tmp_path / "b.ics")
    older, newer = (
        {
            int(str(event["sequence"]))
            for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        }
        for file in (tmp_path / "a.ics", tmp_path / "b.ics")
    )
    assert max(older) < min(newer)
    # Files of earlier versions were numbered by minutes since 1970.
    assert min(older) > clock.now.timestamp() / 60


def test_events_of_two_libraries_are_not_the_same(
    planned: Library, clock: Clock, tmp_path: Path
) -> None:
    ours, theirs, again = (tmp_path / f"{name}.ics" for name in ("ours", "theirs", "again"))
    exported(planned, ours)
    clock.forward(seconds=1)
    with open_library(tmp_path / "other", clock) as other:
        write_cards(other, 10)
        other.timeline.set_exam("AIM", date(2026, 3, 6))
        exported(other, theirs)
    assert not set(events(ours)) & set(events(theirs))
    exported(planned, again)
    assert set(events(again)) == set(events(ours))


def test_a_library_only_read_names_its_events_as_when_it_is_written(
    planned: Library, clock: Clock, tmp_path: Path
) -> None:
    read, written = tmp_path / "read.ics", tmp_path / "written.ics"
    with open_library(tmp_path / "data", clock, beside=True) as beside:
        exported(beside, read)
    exported(planned, written)
    assert events(read) == events(written)
    [(key, word)] = stored(planned).items()
    assert f"@{word}.aimstudy" in next(iter(events(read)))
    planned.timeline.export_calendar(written, planned.timeline.study_plans())
    assert stored(planned) == {key: word}


def stored(library: Library) -> dict[str, object]:
    """The word that the events carry, as it is kept."""
    with library._context.database.read() as session:
        return {key: word for key, word in load_settings(session).items() if key == "calendar_word"}


def test_study_days_of_several_exams_are_one_event_a_day(planned: Library, tmp_path: Path) -> None:
    topic = Topic("First", 1.0, (TopicSource(TopicKind.TAG, tag="first"),))
    [first, _] = planned.timeline.exams()
    planned.cards.write("What comes first?", "this", tags="first")
    planned.exams.set_topics(first.id, (topic,))
    plans = planned.timeline.study_plans()
    planned.timeline.export_calendar(tmp_path / "a.ics", plans)
    days = {day.day for plan in plans for day in plan.days}
    found = [uid for uid in titles(tmp_path / "a.ics") if uid.startswith("study")]
    assert len(found) <= len(days)
    minutes = sum(plan.days[0].minutes for plan in plans)
    shown = titles(tmp_path / "a.ics")["study-2026-03-02@aimstudy"]
    assert shown == f"2026-03-02 Study: {round(max(1.0, minutes))} min"


def test_without_an_exam_there_is_nothing_to_write(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text("mine")
    with pytest.raises(Problem) as caught:
        exported(library, file)
    assert caught.value.kind is ProblemKind.CALENDAR_EMPTY
    assert file.read_text() == "mine"


def test_an_exam_today_without_cards_is_one_event(library: Library, tmp_path: Path) -> None:
    library.timeline.set_exam("AIM", date(2026, 3, 2))
    assert exported(library, tmp_path / "a.ics") == CalendarWritten(tmp_path / "a.ics", 1, 0)


def test_words_of_the_window_s_language(planned: Library, tmp_path: Path) -> None:
    words = CalendarWords("Eksamen: {name}", "Eksamen", "Øving: {minutes} min")
    planned.timeline.export_calendar(tmp_path / "a.ics", planned.timeline.study_plan(), words)
    assert titles(tmp_path / "a.ics")["exam-2@aimstudy"] == "2026-04-01 Eksamen"


@pytest.mark.parametrize("name", [".", "none/a.ics", "a" * 300, "nul\0l"])
def test_where_no_file_can_be_the_reason_is_said(
    planned: Library, tmp_path: Path, name: str
) -> None:
    with pytest.raises(Problem) as caught:
        exported(planned, tmp_path / name)
    assert caught.value.kind is ProblemKind.FILE_NOT_WRITTEN
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_and_its_target_keeps_its_permissions(
    planned: Library, tmp_path: Path
) -> None:
    target, link = tmp_path / "target.ics", tmp_path / "link.ics"
    target.write_text(OLD)
    target.chmod(0o640)
    link.symlink_to(target)
    exported(planned, link)
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert len(titles(target)) > 2


def test_a_disk_that_fills_up_leaves_the_old_file(
    planned: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.ics"
    file.write_text(OLD)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aimstudy.storage.durable_files.flush_to_disk", full)
    with pytest.raises(Problem) as caught:
        exported(planned, file)
    assert str(caught.value).startswith(f"{file} could not be written. No space left on device.")
    assert file.read_text() == OLD
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("other", ["data/library.db", "family.ics"])
def test_a_file_of_others_is_not_overwritten(planned: Library, tmp_path: Path, other: str) -> None:
    (tmp_path / "family.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//Family//EN\n")
    file = tmp_path / other
    before = file.read_bytes()
    with pytest.raises(Problem) as caught:
        exported(planned, file)
    assert caught.value.kind is ProblemKind.FILE_NOT_OURS
    assert file.read_bytes() == before
    (tmp_path / "a.ics").touch()
    for _ in range(2):
        assert exported(planned, tmp_path / "a.ics").exams == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of today with an exam soon and one on the last day there is."""
    with open_library(tmp_path / "data") as library:
        write_cards(library, 3)
        library.timeline.set_exam("AIM", library.now().date() + timedelta(days=9))
        library.timeline.set_exam("Last", date.max)
    return tmp_path / "data"


def test_the_command_writes_it_beside_an_open_library(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.ics"
    with open_library(folder):
        assert run(["plan", "--ics", str(file), "--data-dir", str(folder)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"Written to {file}: 2 exams, ")
    assert titles(file)["exam-2@aimstudy"] == "9999-12-31 Exam: Last"
    assert run(["plan", "--json", "--ics", str(file), "--data-dir", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["exam"] == "AIM"


def test_the_command_says_in_one_line_that_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    with open_library(folder) as library:
        library.timeline.set_exam("AIM", library.now().date() + timedelta(days=9))
    for place in ("", str(tmp_path), str(tmp_path / "none" / "a.ics"), os.devnull):
        assert run(["plan", "--ics", place, "--data-dir", str(folder)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "could not be written." in captured.err
        assert captured.err.count("\n") == 1
