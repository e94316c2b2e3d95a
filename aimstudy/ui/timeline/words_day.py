"""One day of the timeline in a sentence or two: its load, what is recalled then, what it is.

Pure functions of a TimelineView; why it is so is said in words_why.
"""

from collections.abc import Iterator
from datetime import date

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.own_texts import shown_text
from aimstudy.ui.timeline.outlooks import load_of, recall_on
from aimstudy.ui.timeline.whole_parts import split_words
from aimstudy.ui.timeline.words import (
    cards_words,
    day_name,
    minutes_words,
    range_words,
    weekdays_name,
)
from aimstudy.ui.translations import tr

_SOME_MINUTES = 0.5


def day_words(view: TimelineView, day: date) -> str:
    """Everything the chart shows of ``day``."""
    parts = [tr("{day}: {what}.", day=day_name(day), what=load_words(view, day))]
    return " ".join((*parts, *recall_words(view, day), *special_words(view, day)))


def load_words(view: TimelineView, day: date) -> str:
    """The load of one day, without its name."""
    load = load_of(view, day)
    if day in view.calendar.days_off:
        return tr("day off")
    if not view.calendar.minutes_on(day):
        return tr("no minutes on {days}", days=weekdays_name(day.weekday()))
    if load is None or load.refresh_minutes + load.new_minutes <= 0:
        return tr("nothing planned")
    parts = []
    refresh, new = split_words(load.refresh_minutes, load.new_minutes)
    if load.refresh_minutes > 0:
        cards = cards_words(load.refresh_cards)
        parts.append(tr("{minutes} refresh ({cards})", minutes=refresh, cards=cards))
    if load.new_minutes > 0:
        cards = cards_words(load.new_cards)
        parts.append(tr("{minutes} new ({cards})", minutes=new, cards=cards))
    return tr("{parts}, of {budget} min", parts=", ".join(parts), budget=load.budget_minutes)


def recall_words(view: TimelineView, day: date) -> tuple[str, ...]:
    """A sentence for each exam ahead that has a range on ``day``."""
    ahead = view.ahead
    found = [(part, band) for part in ahead if (band := recall_on(part, day))]
    if len(ahead) == 1:
        return tuple(tr("Recall {range}.", range=range_words(band)) for _, band in found)
    return tuple(
        tr("{name}: recall {range}.", name=part.exam.name, range=range_words(band))
        for part, band in found
    )


def special_words(view: TimelineView, day: date) -> tuple[str, ...]:
    """A sentence for each exam and milestone of ``day``; on an exam's, also what is studied."""
    exams = [exam.name for exam in view.exams if exam.day == day]
    milestones = [shown_text(each.name) for each in view.milestones if each.day == day]
    return (
        *(tr("Exam: {name}.", name=name) for name in exams),
        *(_studied_for(view, day) if exams else ()),
        *(tr("Milestone: {name}.", name=name) for name in milestones),
    )


def _studied_for(view: TimelineView, day: date) -> Iterator[str]:
    """On the day of an exam its own cards are not what one would think all minutes are for."""
    for part in view.ahead:
        spent = sum(planned.minutes for planned in part.plan.days if planned.day == day)
        if spent < _SOME_MINUTES:
            continue
        minutes, name = minutes_words(spent), part.exam.name
        if part.exam.day == day:
            yield tr("Planned for {name} before the exam: {minutes}.", name=name, minutes=minutes)
        else:
            yield tr("Planned for {name}: {minutes}.", name=name, minutes=minutes)
