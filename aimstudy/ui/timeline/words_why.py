"""Why a day of the timeline is as it is, in plain words.

Pure functions of a TimelineView; every sentence stands on the numbers of the view.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aimstudy.domain.plan import DayLoad
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.timeline.outlooks import exams_ahead, left_out, load_of
from aimstudy.ui.timeline.words import minutes_words, weekdays_name
from aimstudy.ui.translations import format_date, tr, trn

LAST_LOOK_DAYS = 7  # before an exam
SOME_CARDS = 0.5  # expected cards: fewer count as none
SOME_MINUTES = 0.5


@dataclass(frozen=True, slots=True)
class _StudyDay:
    """A day with minutes, the days of the forecast, and the exam that it leads to."""

    load: DayLoad
    days: Sequence[DayLoad]
    exam: ExamAhead | None
    over: str  # the last exam's name, where all are over by then
    kept: float  # share of the minutes that the plan counts on, 0-1

    @property
    def planned(self) -> float:
        """Minutes of study."""
        return _minutes_of(self.load)


def _minutes_of(load: DayLoad) -> float:
    return load.refresh_minutes + load.new_minutes


def why_words(view: TimelineView, day: date) -> tuple[str, ...]:
    """Why ``day`` is as it is, in one to three sentences."""
    load, ahead = load_of(view, day), exams_ahead(view)
    if day < view.today:
        return (tr("This day is over."),)
    if day in view.calendar.days_off:
        return (tr("You have taken this day off; the other study days carry its cards."),)
    if not view.calendar.minutes_on(day):
        return (tr("You have set no minutes for {days}.", days=weekdays_name(day.weekday())),)
    if load is None:
        return (tr("This day is too far away to be planned yet."),)
    sitting = [part.exam.name for part in ahead if part.exam.day == day]
    later = [part for part in ahead if part.exam.day > day]
    if sitting and not later:
        return (tr("It is the day of {name}: no study is planned.", name=sitting[0]),)
    over = ahead[-1].exam.name if ahead and not later else ""
    kept = 1.0 if day == view.today else view.kept
    found = _StudyDay(load, view.forecast.days, later[0] if later else None, over, kept)
    sentences = (_minutes(found), _new_cards(found), _last_look(found))
    return tuple(sentence for sentence in sentences if sentence)


def _minutes(day: _StudyDay) -> str:
    """How much of the day's minutes is used, and why no more."""
    budget = tr("{n} min", n=day.load.budget_minutes)
    if day.over:
        return _after_exam(day, budget)
    if day.planned < SOME_MINUTES:
        return _nothing(day)
    if round(day.planned) >= day.load.budget_minutes:
        return tr("All of the day's {budget} are used.", budget=budget)
    minutes = minutes_words(day.planned)
    if day.exam and round(day.planned) >= round(day.kept * day.load.budget_minutes):
        return tr(
            "{minutes} of {budget} are used: so much you have usually found time for.",
            minutes=minutes,
            budget=budget,
        )
    if day.exam is None:
        return tr(
            "{minutes} of {budget} are used: no more cards are due.", minutes=minutes, budget=budget
        )
    return tr(
        "{minutes} of {budget} are used: more would add little to what you recall on {day}.",
        minutes=minutes,
        budget=budget,
        day=format_date(day.exam.exam.day),
    )


def _nothing(day: _StudyDay) -> str:
    if day.exam is None:
        return tr("No card is due on this day.")
    exam = day.exam.exam.day
    words = tr(
        "Nothing is planned: answers on this day would add little to what you recall on {day}.",
        day=format_date(exam),
    )
    later = (other for other in day.days if day.load.day < other.day < exam)
    next_day = next((other.day for other in later if _minutes_of(other) >= SOME_MINUTES), None)
    if next_day is None:
        return words
    return words + " " + tr("The next cards come on {day}.", day=format_date(next_day))


def _after_exam(day: _StudyDay, budget: str) -> str:
    if day.planned < SOME_MINUTES:
        return tr("{name} is over by then, and no card is due on this day.", name=day.over)
    return tr(
        "{name} is over by then: cards come back only when they are due, {minutes} of {budget}.",
        name=day.over,
        minutes=minutes_words(day.planned),
        budget=budget,
    )


def _new_cards(day: _StudyDay) -> str:
    """How many new cards, and why not more or none; only on the way to an exam."""
    if day.exam is None:
        return ""
    if day.load.new_cards >= SOME_CARDS:
        return trn(
            "{n} new card: the sooner it is met, the more often it can come back in time.",
            "{n} new cards: the sooner they are met, the more often they can come back in time.",
            round(day.load.new_cards),
        )
    exam = day.exam.exam.day
    with_new = [load.day for load in day.days if load.day < exam and load.new_cards >= SOME_CARDS]
    if any(other > day.load.day for other in with_new):
        return tr("No new cards: the time goes to cards you have met.")
    return _no_more_new(day, day.exam, with_new)


def _no_more_new(day: _StudyDay, exam: ExamAhead, with_new: Sequence[date]) -> str:
    """Why none come on this day or later."""
    missing = left_out(exam)
    if missing:
        return trn(
            "No new cards any more: {n} card does not fit in before {name}.",
            "No new cards any more: {n} cards do not fit in before {name}.",
            missing,
            name=exam.exam.name,
        )
    if with_new:
        return tr("No new cards: the last ones are met on {day}.", day=format_date(with_new[-1]))
    return tr("No new cards: you have met them all.")


def _last_look(day: _StudyDay) -> str:
    """In the last days, what the refreshing is for."""
    if day.exam is None or day.load.refresh_cards < SOME_CARDS:
        return ""
    if (day.exam.exam.day - day.load.day).days > LAST_LOOK_DAYS:
        return ""
    name = day.exam.exam.name
    return tr("The last look before {name}: what comes back now is fresh on the day.", name=name)
