"""What the timeline's picture is made of: lines of recall, exams, and quiet marks under the axis.

Made once from a TimelineView, so that painting decides nothing. Knows no pixels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_windows import window_days
from aimstudy.domain.plan import Band, DayLoad
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.own_texts import shown_text
from aimstudy.ui.timeline.outlooks import at_exam, last_day, told
from aimstudy.ui.timeline.words import short_name
from aimstudy.ui.translations import format_short_day, tr


@dataclass(frozen=True, slots=True)
class RecallTrace:
    """The line of one exam; ``style`` (0, 1, …) tells it from the others, as the legend does."""

    name: str
    style: int
    line: tuple[tuple[date, Band], ...]
    stopped: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class ExamMark:
    """An exam's day; ``labels`` from the fullest to the shortest."""

    day: date
    labels: tuple[str, ...]


class QuietKind(StrEnum):
    """What a mark under the axis stands for."""

    MILESTONE = "milestone"
    WINDOW = "window"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class QuietMark:
    """A day, or a span of days, that is no exam."""

    kind: QuietKind
    first: date
    last: date
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, whatever part of it is in front."""

    today: date
    days: tuple[DayLoad, ...]
    days_off: frozenset[date]
    traces: tuple[RecallTrace, ...]
    exams: tuple[ExamMark, ...]
    quiet: tuple[QuietMark, ...]


def picture_of(view: TimelineView) -> Picture:
    """The parts of ``view``'s picture."""
    ahead = view.ahead
    by_id = {part.exam.id: part for part in ahead}
    exams = sorted(view.exams, key=lambda exam: (exam.day, exam.id))
    return Picture(
        today=view.today,
        days=view.forecast.days,
        days_off=view.calendar.days_off,
        traces=tuple(
            RecallTrace(part.exam.name, style, part.line, part.stopped)
            for style, part in enumerate(part for part in ahead if told(part))
        ),
        exams=tuple(ExamMark(exam.day, exam_labels(exam, by_id.get(exam.id))) for exam in exams),
        quiet=quiet_marks(view),
    )


def exam_labels(exam: Exam, ahead: ExamAhead | None) -> tuple[str, ...]:
    """``AIM exam · 2 Jan · 81–90 of 100`` and shorter; no range without evidence."""
    day, name = format_short_day(exam.day), short_name(exam.name)
    found = at_exam(ahead) if ahead else None
    if found is None:
        return (f"{name} · {day}", name)
    low, high = round(found.low * 100), round(found.high * 100)
    span = tr("{low}–{high} of 100", low=low, high=high)
    return (f"{name} · {day} · {span}", f"{name} · {span}", name)


def quiet_marks(view: TimelineView) -> tuple[QuietMark, ...]:
    """Milestones, and the windows and deadlines of the exams ahead, by their first day."""
    found = [
        QuietMark(QuietKind.MILESTONE, milestone.day, milestone.day, shown_text(milestone.name))
        for milestone in view.milestones
    ]
    for exam in view.exams:
        if exam.day >= view.today and exam.profile:
            found.extend(_of_profile(exam, view.today, last_day(view)))
    return tuple(sorted(found, key=lambda mark: (mark.first, mark.kind, mark.label)))


def _of_profile(exam: Exam, today: date, last: date) -> Iterator[QuietMark]:
    """The windows from today to the ``last`` day known, and the last day to move."""
    name = short_name(exam.name)
    for window in window_days(exam.profile, today, last):
        label = tr("{name}: exam window", name=name)
        yield QuietMark(QuietKind.WINDOW, window.opens, window.closes, label)
        if window.opens <= exam.day <= window.closes and window.transfer_by < exam.day:
            label = tr("{name}: last day to move it", name=name)
            yield QuietMark(QuietKind.DEADLINE, window.transfer_by, window.transfer_by, label)
