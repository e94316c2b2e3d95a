"""Why a study day has new cards, for which exam, or why it has none."""

from aimstudy.ui.timeline.outlooks import left_out
from aimstudy.ui.timeline.why_day import SOME_CARDS, StudyDay
from aimstudy.ui.translations import format_date, tr, trn


def new_cards_words(day: StudyDay) -> str:
    """How many new cards, and why not more or none; only on the way to an exam."""
    if not day.exams:
        return ""
    if day.load.new_cards >= SOME_CARDS:
        new = trn("{n} new card", "{n} new cards", round(day.load.new_cards))
        return trn(
            "{cards}: the sooner it is met, the more often it can come back in time.",
            "{cards}: the sooner they are met, the more often they can come back in time.",
            round(day.load.new_cards),
            cards=new + _for_whom(day),
        )
    following = next((load.day for load in day.later() if load.new_cards >= SOME_CARDS), None)
    if following is None:
        return _no_more(day)
    if day.nothing:
        return ""  # when it goes on is said already
    if day.full and not day.done:
        return tr("No new cards: the time goes to cards you have met.")
    return tr("The next new cards come on {day}.", day=format_date(following))


def _for_whom(day: StudyDay) -> str:
    """`` for AIM``, or `` (14 for AIM, 33 for Law)``, where several exams are ahead."""
    if not day.several:
        return ""
    found = []
    for part in day.exams:
        own = day.planned_for(part)
        if own is not None and own.new >= SOME_CARDS:
            found.append((round(own.new), part.exam.name))
    if len(found) == 1:
        return tr(" for {name}", name=found[0][1])
    each = [tr("{n} for {name}", n=count, name=name) for count, name in found]
    return f" ({', '.join(each)})" if each else ""


def _no_more(day: StudyDay) -> str:
    """Why none come on this day or later."""
    for part in day.exams:
        missing = left_out(part)
        if missing:
            return trn(
                "No new cards any more: {n} card does not fit in before {name}.",
                "No new cards any more: {n} cards do not fit in before {name}.",
                missing,
                name=part.exam.name,
            )
    days = day.view.forecast.days
    before = [load.day for load in days if load.day < day.day and load.new_cards >= SOME_CARDS]
    if before:
        return tr("No new cards: the last ones are met on {day}.", day=format_date(before[-1]))
    return tr("No new cards: you have met them all.")
