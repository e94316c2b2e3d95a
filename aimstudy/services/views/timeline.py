"""What the Timeline page shows."""

from dataclasses import dataclass
from datetime import date

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.exam_profile import Milestone
from aimstudy.domain.plan import Band, Forecast, Recalibration, StudyPlan


@dataclass(frozen=True, slots=True)
class PassView:
    """A paper under the exam's profile: ``marks`` of ``questions`` are needed.

    ``low`` to ``high`` right answers are likely, and ``chance`` (0-1) is to pass; None without
    evidence. ``covered`` of ``topics`` have material: score and chance hold for these alone.
    """

    questions: int
    marks: int
    covered: int
    topics: int
    low: int | None
    high: int | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class ExamAhead:
    """One exam that is not over, and its part of the plan.

    ``line`` is the share of its cards recalled on each day up to it, with the range; ``stopped``
    the same if nothing more is studied. ``left_out`` new cards by topic, most first.
    ``answers_needed`` more answers to cards that come back on another day are missing before the
    range can be told, after the ``answers`` of this kind there are; and ``to_meet`` more of its
    cards are to be met.
    """

    exam: Exam
    plan: StudyPlan
    line: tuple[tuple[date, Band], ...]
    stopped: tuple[tuple[date, float], ...]
    left_out: tuple[tuple[str, int], ...]
    paper: PassView | None
    answers_needed: int
    answers: int = 0
    to_meet: int = 0


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All exams (past ones, too), milestones, the calendar, and the load of every day.

    ``forecast.days`` is the load of all exams together within the minutes; ``ahead`` has each
    exam's own part, earliest first, and is empty without an exam ahead. ``stopped`` and
    ``answers_needed`` are those of the next exam. ``recalibrated`` says how results of exams that
    are over moved the forecasts (None: there is no such result). ``kept`` is the share of a day's
    minutes (0-1) that the plan counts on after today, from the days that have passed.
    ``minutes_done`` were studied today already; today's load is what is still to come.
    """

    today: date
    exams: tuple[Exam, ...]
    calendar: StudyCalendar
    forecast: Forecast
    stopped: tuple[tuple[date, float], ...]
    answers_needed: int
    ahead: tuple[ExamAhead, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    recalibrated: Recalibration | None = None
    kept: float = 1.0
    minutes_done: float = 0.0
