"""A library that knows only Today, Settings and its own care: it keeps what it is told."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from aimstudy.domain.article import Language
from aimstudy.domain.backup import BackupInfo, Holdings, RestorePreview
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import Band
from aimstudy.services.views.settings import (
    AboutView,
    CheckReport,
    FirstRunChoices,
    KnownBand,
    MemoryView,
    StudySettings,
    UndoDone,
)
from aimstudy.services.views.today import NavCounts, OpenIssue, OutlookView, TodayView, WeekDay

NOW = datetime(2026, 11, 21, 19, 4, tzinfo=UTC)  # a Saturday
TODAY = NOW.date()
EXAM = date(2027, 1, 2)
HELD = Holdings(articles=2, notes=64, cards=64, reviews=212, last_day=TODAY)
BACKUP = BackupInfo(Path("b.db"), NOW - timedelta(hours=5), "manual", 356_000, True, "", HELD)
BROKEN = BackupInfo(Path("c.db"), NOW - timedelta(days=2), "daily", 12, False, "page 7")


def week() -> tuple[WeekDay, ...]:
    """Monday to Sunday: five days studied, today open, Sunday off."""
    monday = TODAY - timedelta(days=5)
    done = (18.0, 20.0, 12.0, 6.0, 17.0, 0.0, 0.0)
    return tuple(
        WeekDay(monday + timedelta(days=n), done[n], 0 if n == 6 else 25, n == 5, n < 5)
        for n in range(7)
    )


def today_view() -> TodayView:
    """An evening with 18 minutes to go."""
    return TodayView(
        now=NOW,
        day=TODAY,
        exam_name="AIM",
        exam_day=EXAM,
        days_left=42,
        refresh_cards=31,
        new_cards=6,
        minutes=18.2,
        minutes_done=0.0,
        budget=25,
        accepted_cards=64,
        proposed_cards=0,
        week=week(),
        issues=(OpenIssue(7, 3, "Associate in Management", "courses", "four", "five"),),
        quiz_ready=True,
        unfinished_quiz=None,
        last_backup=NOW - timedelta(hours=5),
        next_day=TODAY + timedelta(days=1),
        next_count=4,
    )


def outlook() -> OutlookView:
    """81 to 90 of 100."""
    line = tuple((TODAY + timedelta(days=n), Band(0.5, 0.55, 0.6)) for n in range(42))
    return OutlookView(
        enough_evidence=True,
        answers=212,
        answers_needed=0,
        at_exam=Band(0.81, 0.86, 0.9),
        if_stopped=Band(0.34, 0.4, 0.46),
        line=line,
        stopped=((TODAY, 0.5), (EXAM, 0.4)),
    )


class FakeCare:
    """Stands in for ``library.care``."""

    def __init__(self) -> None:
        self.made = 0
        self.report = CheckReport((), 0, 0)

    def backups(self) -> tuple[BackupInfo, ...]:
        return (BACKUP, BROKEN)

    def preview(self, path: Path) -> RestorePreview:
        assert path == BACKUP.path
        return RestorePreview(BACKUP, replace(HELD, reviews=220), HELD, 8)

    def backup(self, reason: str = "manual") -> Path:
        self.made += 1
        return Path("backups") / f"{reason}.db"

    def check(self, rebuild: bool = False) -> CheckReport:
        found = self.report
        return CheckReport((), 0, found.states_differ) if rebuild else found

    def about(self) -> AboutView:
        return AboutView("0.1.0", "3.11.7", "3.45.1", "/data", 1_250_000)


class FakeMemory:
    """Stands in for ``library.memory``; ``moved`` cards come on another day by today's rules."""

    moved = 0

    def __init__(self) -> None:
        self.shown = MemoryView(
            answers=1_240,
            since=date(2026, 9, 7),
            needed=0,
            given=1_871,
            judged=1_105,
            bands=(
                KnownBand(0, 50, None, 41, 7, 22),
                KnownBand(50, 70, 74, 63, 81, 93),
                KnownBand(70, 80, 83, 76, 204, 215),
                KnownBand(80, 90, 90, 84, 402, 390),
                KnownBand(90, 100, 97, 95, 411, 385),
            ),
            usual_off=7.4,
            own_off=1.8,
        )

    def view(self) -> MemoryView:
        return self.shown

    def refit_if_due(self) -> Changes:
        return Changes.NONE

    def renew_states(self) -> int:
        return self.moved


class FakePlans:
    """Stands in for ``library.plans``: the next preparations change what ``changes`` says."""

    def __init__(self) -> None:
        self.changes: list[Changes] = []
        self.asked = 0
        self.kept = 0
        self.problem: Problem | None = None

    def prepare_if_stale(self, progress: object = None) -> Changes:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        return self.changes.pop() if self.changes else Changes.NONE

    def keep_forecasts(self) -> None:
        self.kept += 1


class FakeSettings:
    """Stands in for ``library.settings``."""

    def __init__(self) -> None:
        self.now = StudySettings(first_run_done=True)
        self.first: list[FirstRunChoices] = []

    def get(self) -> StudySettings:
        return self.now

    def set(self, settings: StudySettings) -> Changes:
        self.now = settings
        return Changes.SETTINGS

    def first_run(self, choices: FirstRunChoices) -> Changes:
        self.first.append(choices)
        self.now = replace(self.now, first_run_done=True, content_language=choices.language)
        return Changes.EVERYTHING

    def welcome_due(self) -> bool:
        return not self.now.first_run_done

    def skip_first_run(self, language: Language) -> Changes:
        return self.first_run(FirstRunChoices(language, None))

    def sample_cards(self, language: Language) -> tuple[tuple[str, str], ...]:
        return tuple((f"{language.value} question {n}?", f"answer {n}") for n in range(3))


class FakeTimeline:
    """Stands in for ``library.timeline``."""

    def __init__(self) -> None:
        self.minutes: tuple[int, ...] = (25, 25, 25, 25, 25, 25, 0)
        self.look_ahead = outlook()

    def outlook(self) -> OutlookView:
        return self.look_ahead

    def exams(self) -> tuple[Exam, ...]:
        return (Exam(1, "AIM", EXAM),)

    def calendar(self) -> StudyCalendar:
        mon, tue, wed, thu, fri, sat, sun = self.minutes
        return StudyCalendar((mon, tue, wed, thu, fri, sat, sun))

    def set_minutes(self, minutes: tuple[int, ...]) -> Changes:
        if minutes[0] == 599:
            raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="minutes", low=0, high=1440)
        self.minutes = minutes
        return Changes.PLAN


@dataclass
class FakeToday:
    """Stands in for ``library.today``."""

    shown: TodayView = field(default_factory=today_view)
    asked: int = 0

    def view(self) -> TodayView:
        self.asked += 1
        return self.shown

    def nav(self) -> NavCounts:
        return NavCounts(18.2, 2, 64, 42, "AIM", NOW - timedelta(hours=5))


def _no_deck(file: Path) -> None:
    raise Problem(ProblemKind.DECK_KIND_UNKNOWN, name=file.name)


class FakeLibrary:
    """The facade with what the shell needs of it."""

    def __init__(self) -> None:
        self.folder = Path("/data")
        self.read_only = False
        self.closed = 0
        self.undone: list[UndoDone | Problem] = []
        self.again: UndoDone | None = None
        self.care = FakeCare()
        self.memory = FakeMemory()
        self.plans = FakePlans()
        self.importing = SimpleNamespace(kind_of=_no_deck)
        self.rehearsal = SimpleNamespace(unfinished=lambda: None)
        self.results = SimpleNamespace(asked=lambda: None, not_now=lambda: Changes.SETTINGS)
        self.what_if = SimpleNamespace(bring_back_due=lambda: Changes.NONE)
        self.day = NOW.date()
        self.settings = FakeSettings()
        self.timeline = FakeTimeline()
        self.today = FakeToday()
        self.articles = SimpleNamespace(list=lambda archived=False: ())

    def now(self) -> datetime:
        return NOW

    def study_day(self) -> date:
        return self.day

    def undo(self) -> UndoDone:
        step = self.undone.pop()
        if isinstance(step, Problem):
            raise step
        self.again = step
        return step

    def redo(self) -> UndoDone:
        if self.again is None:
            raise Problem(ProblemKind.NOTHING_TO_REDO)
        step, self.again = self.again, None
        return replace(step, reversible=False)

    def undo_label(self) -> str:
        return ""

    def step_takes_long(self, *, again: bool) -> bool:
        return False

    def redo_label(self) -> str:
        return self.again.kind if self.again is not None else ""

    def close(self) -> None:
        self.closed += 1


class FakeDoor:
    """A way into a FakeLibrary; ``problems`` are raised by the next openings, last first."""

    def __init__(self, library: FakeLibrary, folder: Path = Path("/data")) -> None:
        self.library = library
        self.folder = folder
        self.problems: list[BaseException] = []
        self.restored: list[Path] = []
        self.gone: list[Path] = []

    def open(self) -> FakeLibrary:
        if self.problems:
            raise self.problems.pop()
        return self.library

    def backups(self) -> tuple[BackupInfo, ...]:
        return self.library.care.backups()

    def preview(self, backup: Path) -> RestorePreview:
        return self.library.care.preview(backup)

    def restore(self, backup: Path) -> None:
        self.restored.append(backup)

    def elsewhere(self, folder: Path) -> "FakeDoor":
        self.gone.append(folder)
        return FakeDoor(self.library, folder)
