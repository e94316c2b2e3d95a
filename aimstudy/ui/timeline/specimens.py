"""Made-up timelines in every state, for the gallery and for tests. No library, no clock."""

from dataclasses import replace
from datetime import date, timedelta
from math import exp, sin

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.exam_profile import ExamProfile, ExamWindow, Milestone
from aimstudy.domain.plan import Band, DayLoad, ExamOutlook, Forecast, PlanReason, StudyPlan
from aimstudy.services.views.timeline import ExamAhead, PassView, TimelineView

LEVEL = 0.9
WEEKDAYS = (25, 25, 25, 25, 25, 25, 0)
PROFILE = ExamProfile(
    name="AIM",
    questions=50,
    minutes=65,
    windows=(ExamWindow((10, 15), (12, 15)), ExamWindow((1, 15), (3, 15))),
    transfer_days=14,
)


def specimens(today: date) -> tuple[tuple[str, TimelineView], ...]:
    """(name, view) of each state worth a look, all seen from ``today``."""
    first = Exam(1, "AIM exam 1", today + timedelta(days=41), PROFILE)
    third = Exam(2, "Course 3", today + timedelta(days=58))
    same_day = replace(third, day=first.day)
    far = Exam(1, "AIM exam", today + timedelta(days=262), PROFILE)
    return (
        ("one", timeline_of(today, (first,))),
        ("two", timeline_of(today, (first, third))),
        ("misfit", timeline_of(today, (first, third), left=38)),
        ("same-day", timeline_of(today, (first, same_day))),
        ("no-evidence", timeline_of(today, (first,), answers_needed=22)),
        ("no-exam", timeline_of(today, ())),
        ("long", timeline_of(today, (far,), milestones=_courses(today))),
        ("year", timeline_of(today, (replace(far, day=today + timedelta(days=385)),))),
    )


def _courses(today: date) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(number, f"Course {number} done", today + timedelta(days=60 * number))
        for number in range(1, 5)
    )


def timeline_of(
    today: date,
    exams: tuple[Exam, ...],
    left: int = 0,
    answers_needed: int = 0,
    milestones: tuple[Milestone, ...] = (),
    days_off: frozenset[date] | None = None,
) -> TimelineView:
    """A timeline to ``exams``; ``left`` cards of the last one do not fit."""
    off = frozenset({today + timedelta(days=18)}) if days_off is None else days_off
    calendar = StudyCalendar(WEEKDAYS, off)
    last = max((exam.day for exam in exams), default=today + timedelta(days=45))
    count = (last - today).days + 11
    days = tuple(_load(today + timedelta(days=n), n, exams, calendar) for n in range(count))
    ahead = tuple(
        _ahead(today, exam, left if exam is exams[-1] else 0, answers_needed) for exam in exams
    )
    return TimelineView(
        today=today,
        exams=exams,
        calendar=calendar,
        forecast=Forecast(
            days=days,
            cards=474,
            answers=212 if not answers_needed else 8,
            enough_evidence=not answers_needed,
        ),
        stopped=ahead[0].stopped if ahead else (),
        answers_needed=answers_needed,
        ahead=ahead,
        milestones=milestones,
    )


def _load(day: date, n: int, exams: tuple[Exam, ...], calendar: StudyCalendar) -> DayLoad:
    budget = calendar.minutes_on(day)
    left = min(((exam.day - day).days for exam in exams if exam.day >= day), default=None)
    wave = 1.5 * sin(n * 1.7) + 1.5 * sin(n * 0.9)
    refresh = 9.0 + wave + (14.0 * exp(-(((left - 4) / 5) ** 2)) if left is not None else 0.0)
    new = max(0.0, 8.0 - 0.1 * n + wave / 2) if left is not None and left > 8 else 0.0
    if left is None:
        refresh = 5.0 + wave / 2
    refresh, new = (min(refresh, budget), new) if budget else (0.0, 0.0)
    new = max(0.0, min(new, budget - refresh))
    band = Band(0.4, 0.45, 0.5)
    return DayLoad(day, refresh, new, 1.9 * refresh, 0.8 * new, budget, band)


def _ahead(today: date, exam: Exam, left: int, answers_needed: int) -> ExamAhead:
    span = (exam.day - today).days
    start, end = (0.38, 0.86) if exam.id == 1 else (0.12, 0.79)
    line = tuple(
        (today + timedelta(days=n), _band(start, end, n / max(1, span))) for n in range(span + 1)
    )
    stopped = tuple((day, start * (1 - 0.25 * n / (span + 1))) for n, (day, _) in enumerate(line))
    fall = stopped[-1][1]
    outlook = ExamOutlook(
        LEVEL, not answers_needed, line[-1][1], Band(fall - 0.06, fall, fall + 0.06)
    )
    plan = StudyPlan(
        exam=exam.name,
        day=exam.day,
        reason=PlanReason.TOO_LITTLE_TIME if left else PlanReason.FITS,
        cards=410 if left else 64,
        cards_fit=410 - left if left else 64,
        minutes_needed=31 if left else 19,
        first_feasible=exam.day + timedelta(days=16) if left else None,
        days=(),
        line=(),
        outlook=outlook,
    )
    paper = PassView(50, 35, 2, 4, 37, 45, 0.92) if exam.profile and not answers_needed else None
    return ExamAhead(exam, plan, line, stopped, (("Ethics", left),) if left else (), paper,
                     answers_needed)  # fmt: skip


def _band(start: float, end: float, share: float) -> Band:
    """Recall that climbs quickly first and slowly in the end."""
    mean = start + (end - start) * (1 - (1 - share) ** 1.8)
    return Band(mean - 0.05, mean, min(1.0, mean + 0.045))
