"""Why a day of the timeline is as it is, in plain words.

Pure functions of a TimelineView; every sentence stands on the numbers of the view.
"""

from datetime import date

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.timeline.outlooks import is_last_exam, load_of
from aimstudy.ui.timeline.why_day import SOME_CARDS, SOME_MINUTES, StudyDay, minutes_of, study_day
from aimstudy.ui.timeline.words import minutes_words, weekdays_name
from aimstudy.ui.timeline.words_new_cards import new_cards_words
from aimstudy.ui.translations import format_date, tr, trn


def why_words(view: TimelineView, day: date) -> tuple[str, ...]:
    """Why ``day`` is as it is, in one to three sentences."""
    load = load_of(view, day)
    if day < view.today:
        return (tr("This day is over."),)
    if day in view.calendar.days_off:
        return (_day_off(view, day),)
    if not view.calendar.minutes_on(day):
        return (tr("You have set no minutes for {days}.", days=weekdays_name(day.weekday())),)
    if load is None:
        return (tr("This day is too far away to be planned yet."),)
    last_study = _last_study(view, day)
    if last_study:
        return (last_study,)
    if is_last_exam(view, day):
        name = next(exam.name for exam in view.exams if exam.day == day)
        return (tr("It is the day of {name}: no study is planned.", name=name),)
    found = study_day(view, load)
    sentences = (_minutes(found), new_cards_words(found), _last_look(found))
    return tuple(sentence for sentence in sentences if sentence)


def _day_off(view: TimelineView, day: date) -> str:
    """Where the day's work goes: other days before the next exam have it, or it waits."""
    after = [part for part in view.ahead if part.exam.day > day]
    if after:
        exam = after[0].exam
        others = (load for load in view.forecast.days if load.day < exam.day)
        if any(minutes_of(load) >= SOME_MINUTES for load in others):
            return tr("You have taken this day off; the plan to {name} is made without it.",
                      name=exam.name)  # fmt: skip
        return tr("You have taken this day off.")
    return tr("You have taken this day off; what is due waits for the next study day.")


def _last_study(view: TimelineView, day: date) -> str:
    """What today's minutes are for where an exam is today and not sat yet; "" otherwise."""
    for part in view.ahead:
        planned = [each for each in part.plan.days if each.day == day]
        if part.exam.day == day and sum(each.minutes for each in planned) >= SOME_MINUTES:
            again = sum(each.review for each in planned) >= SOME_CARDS
            new = sum(each.new for each in planned) >= SOME_CARDS
            return _before_exam(part.exam.name, again=again, new=new)
    return ""


def _before_exam(name: str, *, again: bool, new: bool) -> str:
    if again and new:
        return tr(
            "It is the day of {name}: until the exam, cards you may have forgotten come first, "
            "then new ones.",
            name=name,
        )
    if new:
        return tr("It is the day of {name}: until the exam, new cards come.", name=name)
    return tr(
        "It is the day of {name}: until the exam, cards you may have forgotten come back.",
        name=name,
    )


def _minutes(day: StudyDay) -> str:
    """How much of the day's minutes is planned, and why no more."""
    budget = tr("{n} min", n=day.load.budget_minutes)
    if day.over:
        return _after_exam(day, budget)
    if day.nothing:
        return _nothing(day)
    if day.done >= SOME_MINUTES:
        planned = tr(
            "You have studied {done} of {budget} today; {minutes} more is planned.",
            done=minutes_words(day.done),
            budget=budget,
            minutes=minutes_words(day.planned),
        )
        return planned if day.full else f"{planned} {_why_no_more(day)}".rstrip()
    if day.full:
        return trn(
            "The one minute of the day is planned.",
            "All {n} minutes of the day are planned.",
            day.load.budget_minutes,
        )
    minutes = minutes_words(day.planned)
    planned = tr("Planned: {minutes} of {budget}.", minutes=minutes, budget=budget)
    return f"{planned} {_why_no_more(day)}".rstrip()


def _why_no_more(day: StudyDay) -> str:
    """ "" where the plan has room on the day and yet leaves cards out: no simple reason is true."""
    if not day.asked:
        return tr("No more cards are due.")
    if day.done < SOME_MINUTES and day.as_usual:
        return tr("So much you have usually found time for.")
    if day.short:
        return ""
    return tr("More would add little to what you recall on {day}.", day=_exam_days(day))


def _exam_days(day: StudyDay) -> str:
    """The day of each exam after it."""
    dates = list(dict.fromkeys(format_date(part.exam.day) for part in day.exams))
    *early, last = dates
    return tr("{some} and {last}", some=", ".join(early), last=last) if early else last


def _nothing(day: StudyDay) -> str:
    words = _why_nothing(day)
    if not day.exams:
        return words
    later = (load.day for load in day.later() if minutes_of(load) >= SOME_MINUTES)
    following = next(later, None)
    if following is None:
        return words
    return f"{words} {tr('The next cards come on {day}.', day=format_date(following))}"


def _why_nothing(day: StudyDay) -> str:
    used = day.done >= SOME_MINUTES
    if used and day.full:
        return tr("You have used all of today's minutes.")
    if not day.asked:
        return tr("No more cards are due.") if used else tr("No card is due on this day.")
    if day.short:
        return tr("Nothing more is planned.") if used else tr("Nothing is planned.")
    if used:
        return tr(
            "Nothing more is planned: further answers would add little to what you recall on "
            "{day}.",
            day=_exam_days(day),
        )
    return tr(
        "Nothing is planned: answers on this day would add little to what you recall on {day}.",
        day=_exam_days(day),
    )


def _after_exam(day: StudyDay, budget: str) -> str:
    if day.nothing:
        return tr("{name} is over by then, and no card is due on this day.", name=day.over)
    return tr(
        "{name} is over by then: cards come back only when they are due, {minutes} of {budget}.",
        name=day.over,
        minutes=minutes_words(day.planned),
        budget=budget,
    )


def _last_look(day: StudyDay) -> str:
    """In the last days before an exam, what the refreshing of its cards is for."""
    if day.load.refresh_cards < SOME_CARDS:
        return ""
    for part in day.exams:
        own = day.planned_for(part)
        if not day.near(part) or (own is not None and own.review < SOME_CARDS):
            continue
        if day.asked_again(part) >= SOME_CARDS:
            return tr("What comes back so near {name} is still fresh on the day.",
                      name=part.exam.name)  # fmt: skip
        return tr(
            "The last look before {name}: what comes back now is fresh on the day.",
            name=part.exam.name,
        )
    return ""
