"""``aimstudy plan``: the promised JSON and lines that can be read, for every kind of plan."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from aimstudy.application import open_library
from aimstudy.cli import run
from aimstudy.cli_plan import plan_json, plan_lines
from aimstudy.domain.plan import Band, ExamOutlook, PlanDay, PlanReason, StudyPlan
from aimstudy.services.library import Library
from tests.services.conftest import write_cards

KEYS = {
    "exam",
    "date",
    "fits",
    "reason",
    "minutes_needed",
    "cards_fit",
    "first_feasible",
    "days",
    "forecast",
}
FORECAST_KEYS = {"level", "enough_evidence", "follow", "stop"}
DAY_KEYS = {"date", "minutes", "new", "review"}
Prepare = Callable[[Library, date], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def prepared(folder: Path, prepare: Prepare) -> date:
    """A library made ready; today by its clock."""
    with open_library(folder) as library:
        today = library.today.view().day
        prepare(library, today)
    return today


def as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """What ``plan --json`` prints: one line, one object."""
    assert run(["--data-dir", str(folder), "plan", "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.count("\n") == 1
    found = json.loads(captured.out)
    assert set(found) == KEYS
    return found


def as_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What ``plan`` prints."""
    assert run(["plan", "--data-dir", str(folder)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    lines = captured.out.splitlines()
    assert all(line.strip() and len(line) <= 100 for line in lines)
    assert not any(word in captured.out for word in ("None", "nan", "PlanReason", "datetime"))
    return lines


def usual(library: Library, today: date) -> None:
    for card in write_cards(library, 40)[:10]:
        library.study.answer(card, 3, 9_000)
    library.timeline.set_exam("AIM kurs 1 på høsten", today + timedelta(days=30))


def test_json_has_exactly_the_promised_keys(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = prepared(folder, usual)
    found = as_json(folder, capsys)
    assert found["exam"] == "AIM kurs 1 på høsten"
    assert found["date"] == (today + timedelta(days=30)).isoformat()
    assert found["fits"] is True
    assert found["reason"] == "fits"
    assert found["cards_fit"] == 40
    assert type(found["minutes_needed"]) is int
    assert found["first_feasible"] == found["date"]
    assert [day["date"] for day in found["days"]] == [
        (today + timedelta(days=n)).isoformat() for n in range(30)
    ]
    for day in found["days"]:
        assert set(day) == DAY_KEYS
        assert 0.0 <= day["minutes"] <= 20.0
        assert day["new"] >= 0.0
        assert day["review"] >= 0.0
    forecast = found["forecast"]
    assert set(forecast) == FORECAST_KEYS
    assert forecast["level"] == 0.9
    assert forecast["enough_evidence"] is False
    for name in ("follow", "stop"):
        assert set(forecast[name]) == {"mean", "low", "high"}
        assert 0.0 <= forecast[name]["low"] <= forecast[name]["mean"] <= forecast[name]["high"]
        assert forecast[name]["high"] <= 1.0


def test_lines_say_what_the_plan_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = prepared(folder, usual)
    lines = as_lines(folder, capsys)
    assert lines[0].endswith(f"1 på høsten, {today + timedelta(days=30)}")
    assert lines[1] == "Every card fits before the exam."
    assert lines[2] == "Cards that fit: 40 of 40"
    assert lines[3].startswith(today.isoformat())
    assert lines[3].endswith(" again")
    assert not any(line.startswith("Minutes needed") for line in lines)
    assert lines[-1] == "Recalled on exam day: not enough evidence yet."
    assert len(lines) == 3 + 7 + 1


def nothing(library: Library, today: date) -> None:
    pass


def exam_alone(library: Library, today: date) -> None:
    library.timeline.set_exam("", today + timedelta(days=9))


def exam_today(library: Library, today: date) -> None:
    write_cards(library, 3)
    library.timeline.set_exam("AIM", today)


def no_minutes(library: Library, today: date) -> None:
    write_cards(library, 3)
    library.timeline.set_minutes((0,) * 7)
    library.timeline.set_exam("AIM", today + timedelta(days=9))


def too_many(library: Library, today: date) -> None:
    write_cards(library, 90)
    library.timeline.set_minutes((3,) * 7)
    library.timeline.set_exam("AIM", today + timedelta(days=4))


@pytest.mark.parametrize(
    ("prepare", "reason", "says"),
    [
        (nothing, PlanReason.NO_EXAM, "No exam lies ahead."),
        (exam_alone, PlanReason.NO_CARDS, "No card is asked by it yet."),
        (exam_today, PlanReason.EXAM_TODAY, "The exam is today."),
        (no_minutes, PlanReason.NO_MINUTES, "There is no time to study before the exam."),
        (too_many, PlanReason.TOO_LITTLE_TIME, "Not every card fits before the exam."),
    ],
)
def test_every_other_plan_is_said_too(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    prepare: Prepare,
    reason: PlanReason,
    says: str,
) -> None:
    today = prepared(folder, prepare)
    found = as_json(folder, capsys)
    assert found["reason"] == reason.value
    assert (found["date"] is None) == (reason is PlanReason.NO_EXAM)
    assert found["fits"] is (reason is PlanReason.NO_CARDS)
    assert bool(found["days"]) == (
        reason in (PlanReason.NO_MINUTES, PlanReason.TOO_LITTLE_TIME, PlanReason.EXAM_TODAY)
    )
    assert (found["forecast"] is None) == (reason in (PlanReason.NO_EXAM, PlanReason.NO_CARDS))
    assert says in as_lines(folder, capsys)
    if reason is PlanReason.TOO_LITTLE_TIME:
        assert 5 <= found["cards_fit"] < 90
        assert found["minutes_needed"] > 3
        assert date.fromisoformat(found["first_feasible"]) > today + timedelta(days=4)


def several(library: Library, today: date) -> None:
    write_cards(library, 4)
    library.timeline.set_exam("Second", today + timedelta(days=20))
    library.timeline.set_exam("First", today + timedelta(days=9))


def test_later_exams_stand_beside_the_next_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(folder, several)
    assert run(["--data-dir", str(folder), "plan", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == KEYS | {"exams"}
    assert found["exam"] == "First"
    [later] = found["exams"]
    assert set(later) == KEYS
    assert later["exam"] == "Second"
    lines = as_lines(folder, capsys)
    assert [line.split(",")[0] for line in lines if ", 20" in line] == ["First", "Second"]


def test_without_a_library_it_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data-dir", str(folder), "plan", "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("There is no library here yet.")


def test_it_reads_beside_an_open_library(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepared(folder, exam_today)
    with open_library(folder):
        assert as_json(folder, capsys)["reason"] == "exam_today"


def test_with_enough_evidence_lines_show_ranges() -> None:
    day = date(2026, 5, 4)
    outlook = ExamOutlook(0.9, True, Band(0.8512, 0.9, 0.94), Band(0.3, 0.4, 0.4999))
    plan = StudyPlan(
        "AIM", day + timedelta(days=1), PlanReason.TOO_LITTLE_TIME, 50, 45, 31,
        day + timedelta(days=3), (PlanDay(day, 19.96, 2.04, 61.0),), (0.5, 0.9), outlook,
    )  # fmt: skip
    assert plan_lines(plan) == [
        "AIM, 2026-05-05",
        "Not every card fits before the exam.",
        "Cards that fit: 45 of 50",
        "Minutes needed on a study day: 31",
        "First day on which all would fit: 2026-05-07",
        "2026-05-04     20 min    2.0 new    61.0 again",
        "Recalled on exam day if you follow the plan: 85-94 %",
        "Recalled on exam day if you stop today: 30-50 %",
    ]
    found = json.loads(json.dumps(plan_json(plan), allow_nan=False))
    assert found["days"] == [{"date": "2026-05-04", "minutes": 20.0, "new": 2.0, "review": 61.0}]
    assert found["forecast"]["stop"] == {"mean": 0.4, "low": 0.3, "high": 0.4999}


def test_days_of_several_exams_stand_together_and_last(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def two_exams(library: Library, today: date) -> None:
        usual(library, today)
        library.timeline.set_exam("Law", today + timedelta(days=10))
        library.plans.prepare()

    today = prepared(folder, two_exams)
    lines = as_lines(folder, capsys)
    place = lines.index("For all exams together:")
    assert len(lines) == place + 1 + 7
    with open_library(folder, beside=True) as library:
        view = library.today.view()
    assert lines[place + 1] == (
        f"{today}  {view.minutes:5.0f} min  {view.new_cards:5.1f} new"
        f"  {view.refresh_cards:6.1f} again"
    )
