"""What the Today page shows."""

from dataclasses import dataclass
from datetime import date, datetime

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import Band
from aimstudy.services.views.session_choice import ScopeKind
from aimstudy.services.views.timeline import ExamAhead


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of this week: minutes done and planned (0 planned is a day off)."""

    day: date
    minutes_done: float
    minutes_planned: int
    is_today: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """A contradiction that waits for the person's choice."""

    issue_id: int
    article_id: int
    article_title: str
    subject: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was chosen and is not at its end: of what, and about how many answers more.

    ``name`` is "" for everything and for bookmarked cards, which ``kind`` tells apart. Where cards
    were counted out, ``cards`` of these answers are to cards not yet met in it; else None.
    """

    kind: ScopeKind
    name: str
    left: int
    cards: int | None = None


@dataclass(frozen=True, slots=True)
class TodayView:
    """Today at a glance; counts are cards, minutes are estimates from the person's own pace.

    Where a plan ``planned`` the days, ``next_count`` is about what it expects. While its order of
    today is still ``awaited``, counts and minutes are those by dates and soon to change. Of
    ``exam_over`` the result is asked for. ``session`` is one under way, to go on with. Where no
    card is in study ``held`` says that there are some, all put aside or taken out.
    """

    now: datetime
    day: date
    exam_name: str
    exam_day: date | None
    days_left: int | None
    refresh_cards: int
    new_cards: int
    minutes: float
    minutes_done: float
    budget: int
    accepted_cards: int
    proposed_cards: int
    week: tuple[WeekDay, ...]
    issues: tuple[OpenIssue, ...]
    quiz_ready: bool
    unfinished_quiz: int | None
    last_backup: datetime | None
    next_day: date | None
    next_count: int
    warning_clock: bool = False
    planned: bool = False
    awaited: bool = False
    exam_over: Exam | None = None
    session: OpenSession | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class NavCounts:
    """Small figures beside the navigation's entries."""

    minutes_today: float
    articles: int
    cards: int
    days_left: int | None
    exam_name: str
    last_backup: datetime | None


@dataclass(frozen=True, slots=True)
class OutlookView:
    """The forecast in small: recall on exam day if kept to the plan, and if stopped today.

    ``line`` holds (day, band) from today to the exam; ``stopped`` the line if stopped today. Of
    ``answers`` to cards that came back on another day ``answers_needed`` more are missing before
    the range can be told, and ``to_meet`` more cards of the exam are to be met. ``ahead`` are all
    exams to come.
    """

    enough_evidence: bool
    answers: int
    answers_needed: int
    at_exam: Band | None
    if_stopped: Band | None
    line: tuple[tuple[date, Band], ...]
    stopped: tuple[tuple[date, float], ...]
    to_meet: int = 0
    ahead: tuple[ExamAhead, ...] = ()
