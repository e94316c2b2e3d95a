"""What the Timeline page shows."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import Forecast


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Exams, the calendar and the forecast; ``stopped`` is recall per day if stopped today."""

    today: date
    exams: tuple[Exam, ...]
    calendar: StudyCalendar
    forecast: Forecast
    stopped: tuple[tuple[date, float], ...]
    answers_needed: int
