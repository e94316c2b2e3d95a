"""Where things stand on the timeline: spans and bars, labels that never lie on each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_profile import ExamProfile, ExamWindow, Milestone
from aimstudy.ui.charts.label_lanes import Wish, place_labels
from aimstudy.ui.charts.timeline_geometry import (
    Measure,
    TimelineGeometry,
    lay_out_timeline,
    most_minutes,
)
from aimstudy.ui.charts.timeline_picture import QuietKind, picture_of, quiet_marks
from aimstudy.ui.charts.timeline_span import (
    MONTH,
    Bar,
    Span,
    ViewKind,
    bars_of,
    budget_above,
    budget_runs,
    span_of,
)
from aimstudy.ui.timeline.specimens import specimens, timeline_of
from tests.ui.fake_timeline import EXAM, TODAY, sample_view

MONDAY = date(2026, 11, 23)
END = TODAY + timedelta(days=59)
VIEWS = dict(specimens(MONDAY))


def measured(axis_rows: int = 1) -> Measure:
    """Letters of 7 px, bold ones of 8, on lines of 22."""
    return Measure(22.0, lambda text, bold: (8.0 if bold else 7.0) * len(text), "today", axis_rows)


def laid_out(name: str, width: float = 880.0, height: float = 300.0) -> TimelineGeometry:
    """The whole of a specimen."""
    view = VIEWS[name]
    last = max((exam.day for exam in view.exams), default=None)
    span = span_of(ViewKind.WHOLE, MONDAY, MONDAY, last, view.forecast.days[-1].day)
    return lay_out_timeline(picture_of(view), span, width, height, measured())


@pytest.mark.parametrize(
    ("kind", "chosen", "first", "count"),
    [
        (ViewKind.DAY, TODAY, TODAY, 7),
        (ViewKind.DAY, date(2026, 11, 28), TODAY, 7),
        (ViewKind.DAY, date(2026, 11, 29), date(2026, 11, 29), 7),
        (ViewKind.MONTH, TODAY, TODAY, MONTH),
        (ViewKind.MONTH, date(2026, 12, 26), TODAY, MONTH),
        (ViewKind.MONTH, date(2026, 12, 27), date(2026, 12, 27), MONTH),
        (ViewKind.WHOLE, MONDAY, TODAY, 53),
    ],
)
def test_what_a_view_brings_to_the_front(
    kind: ViewKind, chosen: date, first: date, count: int
) -> None:
    assert span_of(kind, chosen, TODAY, EXAM.day, END) == Span(first, count)


def test_all_days_end_shortly_after_the_last_exam_or_where_the_forecast_does() -> None:
    near = span_of(ViewKind.WHOLE, TODAY, TODAY, TODAY, END)
    assert near.count == 14
    without = span_of(ViewKind.WHOLE, TODAY, TODAY, None, END)
    assert without.count == 56
    far = span_of(ViewKind.WHOLE, TODAY, TODAY, TODAY + timedelta(days=900), END)
    assert far.last == END


def test_budgets_run_across_days_off() -> None:
    days = sample_view(minutes=(25, 25, 25, 25, 25, 40, 0), count=16).forecast.days
    bars = bars_of(days, Span(TODAY, 16), by_week=False)
    assert budget_runs(bars) == ((1, 6, 25), (6, 8, 40), (8, 13, 25), (13, 15, 40), (15, 16, 25))


def test_weeks_add_their_days_up() -> None:
    days = sample_view().forecast.days
    weeks = bars_of(days, Span(TODAY, 60), by_week=True)
    assert [(week.first, week.count) for week in weeks[:2]] == [(TODAY, 1), (MONDAY, 7)]
    assert (weeks[1].refresh, weeks[1].new, weeks[1].budget) == (72.0, 36.0, 150)
    assert sum(week.count for week in weeks) == 60
    assert sum(week.minutes for week in weeks) == pytest.approx(
        sum(day.refresh_minutes + day.new_minutes for day in days)
    )


@pytest.mark.parametrize(("width", "by_week"), [(880.0, False), (820.0, True), (400.0, True)])
def test_days_too_narrow_are_drawn_by_week(width: float, by_week: bool) -> None:
    place = laid_out("long", width)
    assert place.by_week is by_week
    assert place.plot.right() <= width
    assert place.across.at((place.span.last + timedelta(days=1)).toordinal()) <= width


def test_a_point_finds_its_day_and_a_day_its_column() -> None:
    place = laid_out("one")
    day = date(2026, 12, 9)
    assert place.day_at(place.column(day).center().x()) == day
    assert place.day_at(place.plot.left() - 1) is None
    assert place.day_at(place.plot.right() + 1) is None
    assert place.middle(day) == pytest.approx(place.column(day).center().x())


def test_two_exams_on_one_day_have_their_labels_one_above_the_other() -> None:
    places = [exam.place for exam in laid_out("same-day").exams]
    assert [place.lane for place in places if place] == [0, 1]
    assert len({place.at for place in places if place}) == 1


def test_labels_stay_inside_and_recall_has_its_own_part() -> None:
    for name in VIEWS:
        place = laid_out(name)
        for exam in place.exams:
            assert exam.place is not None
            assert place.plot.left() <= exam.place.start
            assert exam.place.end <= place.plot.right() + 0.01
        if place.recall:
            assert place.recall.start < place.minutes.end
        assert place.plot.height() > 80


def test_without_evidence_nothing_is_drawn_of_recall() -> None:
    assert laid_out("no-evidence").recall is None
    assert picture_of(VIEWS["no-evidence"]).exams[0].labels == ("AIM exam 1 · 3 Jan", "AIM exam 1")


@given(
    lines=st.lists(st.integers(0, 800), min_size=1, max_size=8),
    widths=st.lists(st.integers(10, 400), min_size=8, max_size=8),
)
def test_labels_never_lie_on_each_other(lines: list[int], widths: list[int]) -> None:
    wishes = [Wish(float(at), float(width)) for at, width in zip(lines, widths, strict=False)]
    found = [place for place in place_labels(wishes, 0.0, 800.0, 8.0, 4) if place]
    for index, one in enumerate(found):
        assert one.start >= 0.0
        assert one.end <= 800.0
        for other in found[index + 1 :]:
            assert one.lane != other.lane or one.end <= other.start or other.end <= one.start


@pytest.mark.parametrize(
    ("high", "expected"), [(800.0, (308.0, 0)), (400.0, (172.0, 1))], ids=["beside", "above"]
)
def test_no_line_runs_through_the_label_of_an_earlier_exam(
    high: float, expected: tuple[float, int]
) -> None:
    first, second = place_labels([Wish(240.0, 100.0), Wish(300.0, 120.0)], 0.0, high, 8.0, 4)
    assert first is not None
    assert second is not None
    assert (first.start, first.lane) == (132.0, 0)
    assert (second.start, second.lane) == expected


def test_windows_and_the_last_day_to_move_are_quiet_marks() -> None:
    profile = ExamProfile(windows=(ExamWindow((12, 15), (1, 15)),), transfer_days=14)
    exam = Exam(1, "AIM", date(2027, 1, 4), profile)
    view = timeline_of(MONDAY, (exam,), milestones=(Milestone(1, "Half way", date(2026, 12, 1)),))
    marks = [(mark.kind, mark.first, mark.last, mark.label) for mark in quiet_marks(view)]
    assert marks[:3] == [
        (QuietKind.MILESTONE, date(2026, 12, 1), date(2026, 12, 1), "Half way"),
        (QuietKind.WINDOW, date(2026, 12, 15), date(2027, 1, 15), "AIM: exam window"),
        (QuietKind.DEADLINE, date(2027, 1, 1), date(2027, 1, 1), "AIM: last day to move it"),
    ]
    assert all(mark.kind is QuietKind.WINDOW for mark in quiet_marks(view)[3:])


def bar(refresh: float, budget: int, n: int = 0) -> Bar:
    return Bar(MONDAY + timedelta(days=n), 1, refresh, 0.0, 0.0, 0.0, budget)


@pytest.mark.parametrize(
    ("refresh", "budget", "most"),
    [
        (27.0, 105, 27.0 * 1.3),  # the budget would press the bars down
        (27.0, 60, 60.0),
        (0.5, 1, 2.0),  # no axis to 10 for a single minute
        (0.0, 25, 25.0),  # with nothing to compare the budget is all there is
        (40.0, 25, 40.0),
    ],
)
def test_the_axis_goes_as_far_as_what_is_drawn(refresh: float, budget: int, most: float) -> None:
    assert most_minutes((bar(refresh, budget), bar(0.0, budget, 1))) == pytest.approx(most)


def test_a_budget_above_the_axis_is_that_of_most_days() -> None:
    bars = (bar(9.0, 90), *(bar(9.0, 105, n) for n in range(1, 5)), bar(9.0, 45, 5))
    assert budget_above(bars, 40.0) == 105
    assert budget_above(bars, 150.0) == 0


def test_between_labels_there_can_be_more_room_than_beside_a_line() -> None:
    wishes = (Wish(10.0, 50.0, left=False), Wish(68.0, 50.0, left=False))
    first, second = place_labels(wishes, 0.0, 400.0, 4.0, 2)
    assert first is not None
    assert second is not None
    assert (first.end, second.start, second.lane) == (64.0, 72.0, 0)
    _, lower = place_labels(wishes, 0.0, 400.0, 4.0, 2, 12.0)
    assert lower is not None
    assert lower.lane == 1


def test_words_of_a_mark_at_the_edge_stand_beside_it() -> None:
    last = Milestone(1, "Course 4 of 4", MONDAY + timedelta(days=54))
    view = timeline_of(MONDAY, (Exam(1, "AIM", MONDAY + timedelta(days=50)),), milestones=(last,))
    place = lay_out_timeline(picture_of(view), Span(MONDAY, 56), 880.0, 300.0, measured())
    [quiet] = place.quiet
    assert quiet.place is not None
    assert quiet.place.at == pytest.approx(place.middle(last.day))
    assert quiet.place.end == pytest.approx(place.middle(last.day) - 8)


def test_all_windows_of_the_days_shown_are_drawn_at_their_length() -> None:
    months = (1, 4, 7, 10)
    profile = ExamProfile(windows=tuple(ExamWindow((n, 1), (n, 15)) for n in months))
    far = Milestone(1, "Course 4", MONDAY + timedelta(days=350))
    near = Exam(1, "Norsk", MONDAY + timedelta(days=72), profile)
    view = timeline_of(MONDAY, (near, Exam(2, "AIM", far.day)), milestones=(far,))
    place = lay_out_timeline(picture_of(view), Span(MONDAY, 360), 880.0, 300.0, measured())
    windows = [quiet for quiet in place.quiet if quiet.mark.kind is QuietKind.WINDOW]
    assert [quiet.mark.first.month for quiet in windows] == [1, 4, 7, 10]
    assert {round((each.right - each.left) / place.slot) for each in windows} == {15}
