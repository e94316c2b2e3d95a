"""Examples to start from: the profile of an exam, and a plan over the AIM's four courses.

The values stand on public pages about exams of the same family and on the bundled article; none
has been checked for the AIM itself, and nothing uses them before the person takes them over.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from aimstudy.domain.exam_profile import ExamProfile, ExamWindow

# The article: four courses, which usually take between 9 and 15 months, and then an exam.
COURSES = 4
LEAST_MONTHS, MOST_MONTHS = 9, 15
DAYS_AFTER_COURSES = 14  # left between the last course and the exam

SOURCE_DAY = date(2024, 10, 23)  # of the newest page that carries a date
_WINDOWS = tuple(ExamWindow((month, 15), (month + 2, 15)) for month in (1, 4, 7, 10))


@dataclass(frozen=True, slots=True)
class ExamplePlan:
    """Days by which each course is done, and the day of the exam."""

    courses: tuple[date, ...]
    exam: date


# Stored in English, whatever the window speaks; it shows them in its own language as long as the
# person has not changed them.
PLAN_EXAM = "AIM"
PLAN_COURSES = tuple(f"Course {n + 1} of {COURSES}" for n in range(COURSES))
PROFILE_NAME = "Example: a paper of The Institutes"
PROFILE_SOURCE = (
    "Public pages about exams of the same family (The Institutes' exam day, windows and scores; an "
    "exam guide of October 2024). Not checked for the AIM. Windows end at 23:59 US Eastern time."
)


def example_profile() -> ExamProfile:
    """A paper of 50 questions in 65 minutes without a pause, 70 % to pass, four windows a year.

    Its clock does not stop, a window has two attempts, a sitting can be moved until the window
    closes, and a report gives bands of ten points. How many options a question has is not known.
    """
    return ExamProfile(
        name=PROFILE_NAME,
        questions=50,
        minutes=65,
        pass_share=0.7,
        pausable=False,
        windows=_WINDOWS,
        attempts=2,
        band_points=10,
        source=PROFILE_SOURCE,
        source_day=SOURCE_DAY,
        verified=False,
        weekend_moves=True,
    )


def example_plan(today: date, months: int) -> ExamplePlan:
    """Four courses of equal length from ``today``, and the exam when ``months`` are over."""
    exam = months_later(today, months)
    span = (exam - today).days - DAYS_AFTER_COURSES
    days = (round(span * (n + 1) / COURSES) for n in range(COURSES))
    return ExamplePlan(tuple(today + timedelta(days=count) for count in days), exam)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last: 31 January and one is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
