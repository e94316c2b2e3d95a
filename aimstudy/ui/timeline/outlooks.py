"""Each exam ahead with its own line, range and plan, as chart, table and words read it.

Only reads a TimelineView.
"""

from datetime import date

from aimstudy.domain.plan import Band, DayLoad
from aimstudy.services.views.timeline import ExamAhead, TimelineView

_NOT_WORTH_A_WORD = 2  # cards


def told(ahead: ExamAhead) -> bool:
    """Whether there is enough evidence for a range, and so for a line."""
    outlook = ahead.plan.outlook
    return outlook is not None and outlook.enough_evidence and bool(ahead.line)


def recall_on(ahead: ExamAhead, day: date) -> Band | None:
    """The range of recall on ``day``; None after the exam, or without evidence."""
    if not told(ahead):
        return None
    place = (day - ahead.line[0][0]).days
    if 0 <= place < len(ahead.line) and ahead.line[place][0] == day:
        return ahead.line[place][1]
    return next((band for at, band in ahead.line if at == day), None)


def at_exam(ahead: ExamAhead) -> Band | None:
    """The range on exam day if the plan is kept; None without evidence."""
    return ahead.plan.outlook.follow if ahead.plan.outlook and told(ahead) else None


def if_stopped(ahead: ExamAhead) -> Band | None:
    """The range on exam day if nothing more is studied; None without evidence."""
    return ahead.plan.outlook.stop if ahead.plan.outlook and told(ahead) else None


def left_out(ahead: ExamAhead) -> int:
    """New cards of the exam that its plan leaves out."""
    return max(0, ahead.plan.cards - ahead.plan.cards_fit)


def is_accepted(ahead: ExamAhead) -> bool:
    """Whether what is left out is what the person accepted, or hardly more.

    A plan moves by a card or two from day to day, which is not worth a word.
    """
    accepted = ahead.exam.accepted
    slack = max(_NOT_WORTH_A_WORD, accepted // 20) if accepted else 0
    return left_out(ahead) <= accepted + slack


def load_of(view: TimelineView, day: date) -> DayLoad | None:
    """What the forecast holds for ``day``; None outside it."""
    days = view.forecast.days
    if not days:
        return None
    place = (day - days[0].day).days
    return days[place] if 0 <= place < len(days) else None


def is_last_exam(view: TimelineView, day: date) -> bool:
    """Whether an exam is on ``day`` and none after it: then no study is planned."""
    days = [exam.day for exam in view.exams]
    return day in days and day == max(days)


def can_be_off(view: TimelineView, day: date) -> bool:
    """Whether study can be planned on ``day``, so that it can be a day off."""
    return bool(view.calendar.minutes_on(day)) and not is_last_exam(view, day)


def last_mark(view: TimelineView) -> date | None:
    """The last exam or milestone from today on; None without any."""
    marks = (*(exam.day for exam in view.exams), *(each.day for each in view.milestones))
    return max((day for day in marks if day >= view.today), default=None)


def last_day(view: TimelineView) -> date:
    """The last day that is known."""
    return view.forecast.days[-1].day if view.forecast.days else view.today
