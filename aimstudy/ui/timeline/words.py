"""The timeline in sentences: its header, each day, the busiest week, and whether it fits.

Only reads a TimelineView; the same figures stand in the chart and the table.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import Band, DayLoad
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.translations import format_date, format_number, tr, trn

MOST_NAMED_DAYS = 2  # more free weekdays than this are counted, not named
WEEK = 7


def subtitle(view: TimelineView) -> str:
    """``25 minutes a day, no Sundays · 2 exams``."""
    count = len(view.exams)
    exams = trn("{n} exam", "{n} exams", count) if count else tr("no exam date yet")
    return f"{calendar_words(view.calendar)} · {exams}"


def calendar_words(calendar: StudyCalendar) -> str:
    """The minutes of a usual week in a few words."""
    planned = [minutes for minutes in calendar.minutes if minutes]
    if not planned:
        return tr("No minutes planned on any day")
    low, high = min(planned), max(planned)
    if low == high:
        words = trn("{n} minute a day", "{n} minutes a day", low)
    else:
        words = tr("{low} to {high} minutes a day", low=low, high=high)
    free = [index for index, minutes in enumerate(calendar.minutes) if not minutes]
    if not free:
        return words
    if len(free) <= MOST_NAMED_DAYS:
        names = tr(" or ").join(weekdays_name(index) for index in free)
        return tr("{minutes}, no {days}", minutes=words, days=names)
    days = trn("{n} day a week", "{n} days a week", len(planned))
    return tr("{minutes} on {days}", minutes=words, days=days)


def weekdays_name(weekday: int) -> str:
    """Weekday 0-6 (Monday first) in the plural."""
    return (
        tr("Mondays"),
        tr("Tuesdays"),
        tr("Wednesdays"),
        tr("Thursdays"),
        tr("Fridays"),
        tr("Saturdays"),
        tr("Sundays"),
    )[weekday]


def minutes_words(minutes: float) -> str:
    """``12 min``; a little is not nothing."""
    if 0 < minutes < 1:
        return tr("under 1 min")
    return tr("{n} min", n=format_number(minutes))


def range_words(band: Band) -> str:
    """``81 to 90 of 100``."""
    return tr("{low} to {high} of 100", low=round(band.low * 100), high=round(band.high * 100))


def load_of(view: TimelineView, day: date) -> DayLoad | None:
    """What the forecast holds for ``day``."""
    return next((load for load in view.forecast.days if load.day == day), None)


def day_name(day: date) -> str:
    """``Saturday 21 November``, as it stands at the beginning of a sentence."""
    name = format_date(day, long=True)
    return name[:1].upper() + name[1:]


def day_words(view: TimelineView, day: date) -> str:
    """Everything the chart shows of ``day``, in one or two sentences."""
    load = load_of(view, day)
    parts = [tr("{day}: {what}.", day=day_name(day), what=load_words(view, day, load))]
    if load and view.exams and view.forecast.enough_evidence:
        parts.append(tr("Recall {range}.", range=range_words(load.recall)))
    parts.extend(tr("Exam: {name}.", name=exam.name) for exam in view.exams if exam.day == day)
    return " ".join(parts)


def load_words(view: TimelineView, day: date, load: DayLoad | None) -> str:
    """The load of one day, without its name."""
    if day in view.calendar.days_off:
        return tr("day off")
    if not view.calendar.minutes_on(day):
        return tr("no minutes on {days}", days=weekdays_name(day.weekday()))
    if load is None or load.refresh_minutes + load.new_minutes <= 0:
        return tr("nothing planned")
    parts = []
    if load.refresh_minutes > 0:
        cards = cards_words(load.refresh_cards)
        parts.append(
            tr(
                "{minutes} refresh ({cards})",
                minutes=minutes_words(load.refresh_minutes),
                cards=cards,
            )
        )
    if load.new_minutes > 0:
        cards = cards_words(load.new_cards)
        parts.append(
            tr("{minutes} new ({cards})", minutes=minutes_words(load.new_minutes), cards=cards)
        )
    return tr("{parts}, of {budget} min", parts=", ".join(parts), budget=load.budget_minutes)


def cards_words(cards: float) -> str:
    """``20 cards``; an expected part of a card counts as one."""
    return trn("{n} card", "{n} cards", max(1, round(cards)))


def busiest_week(days: Sequence[DayLoad]) -> tuple[DayLoad, DayLoad, float] | None:
    """First and last day of the week (Monday to Sunday) with most minutes, and minutes a study day.

    None where nothing is planned.
    """
    weeks: dict[date, list[DayLoad]] = {}
    for load in days:
        weeks.setdefault(load.day - timedelta(days=load.day.weekday()), []).append(load)
    if not weeks:
        return None
    busiest = max(weeks.values(), key=_total)
    used = [load for load in busiest if load.refresh_minutes + load.new_minutes > 0]
    if not used:
        return None
    return used[0], used[-1], _total(busiest) / len(used)


def _total(days: Sequence[DayLoad]) -> float:
    return sum(load.refresh_minutes + load.new_minutes for load in days)


def picture_words(view: TimelineView) -> str:
    """The sentences under the picture."""
    parts = []
    busiest = busiest_week(view.forecast.days)
    if busiest:
        first, last, minutes = busiest
        parts.append(
            tr(
                "Busiest week: {first} to {last} ({minutes} a day).",
                first=format_date(first.day),
                last=format_date(last.day),
                minutes=minutes_words(minutes),
            )
        )
    if view.calendar.days_off or not all(view.calendar.minutes):
        parts.append(tr("Nothing is planned on days off."))
    stopped = view.forecast.if_stopped
    if view.exams and stopped and view.forecast.enough_evidence:
        parts.append(tr("If you stop today: {range} on exam day.", range=range_words(stopped)))
    return " ".join(parts)


def evidence_words(view: TimelineView) -> str:
    """What is missing before recall can be shown; "" where nothing is."""
    if view.forecast.enough_evidence or not view.exams:
        return ""
    more = max(1, view.answers_needed)
    return (
        tr("Recall: not enough evidence yet.")
        + " "
        + trn(
            "{n} answer more, and a range is shown here.",
            "{n} answers more, and a range is shown here.",
            more,
        )
    )


def usual_budget(calendar: StudyCalendar) -> int:
    """Minutes of a usual study day, rounded up; 0 where no day has any."""
    planned = [minutes for minutes in calendar.minutes if minutes]
    return math.ceil(sum(planned) / len(planned)) if planned else 0


def next_exam(view: TimelineView) -> Exam | None:
    """The exam that comes first from today on."""
    ahead = [exam for exam in view.exams if exam.day >= view.today]
    return min(ahead, key=lambda exam: exam.day) if ahead else None


def misfit_words(view: TimelineView) -> tuple[str, str] | None:
    """Title and text of the notice that the plan does not fit; None where it does."""
    exam = next_exam(view)
    if exam is None or not view.forecast.left_out:
        return None
    text = tr(
        "It needs {needed} minutes a day; at {budget} minutes,",
        needed=view.forecast.minutes_needed,
        budget=usual_budget(view.calendar),
    )
    rest = trn(
        "{n} new card is left out before the exam.",
        "{n} new cards are left out before the exam.",
        view.forecast.left_out,
    )
    return tr("{name} does not quite fit.", name=exam.name), f"{text} {rest}"


def exam_words(exam: Exam, today: date) -> str:
    """``AIM exam · 3 January · in 42 days``."""
    away = (exam.day - today).days
    if away < 0:
        when = tr("over")
    elif away == 0:
        when = tr("today")
    else:
        when = trn("in {n} day", "in {n} days", away)
    return f"{exam.name} · {format_date(exam.day)} · {when}"
