"""Why a study day has new cards, for which exam, or why it has none.

Every sentence has its condition in the plan's numbers; where none holds, nothing is said.
"""

from aimstudy.services.views.timeline import ExamAhead
from aimstudy.ui.timeline.outlooks import left_out
from aimstudy.ui.timeline.whole_parts import whole_parts
from aimstudy.ui.timeline.why_day import SOME_CARDS, StudyDay
from aimstudy.ui.translations import format_date, tr, trn


def new_cards_words(day: StudyDay) -> str:
    """How many new cards and why, or why none; "" where there is nothing to say."""
    if day.load.new_cards >= SOME_CARDS:
        return _some(day)
    if not day.exams or not day.asked:
        return ""
    following = next((load.day for load in day.later() if load.new_cards >= SOME_CARDS), None)
    if following is None:
        return _no_more(day)
    if day.nothing:
        return ""  # when it goes on is said already
    if day.full and not day.done:
        return tr("No new cards: the time goes to cards you have met.")
    return tr("The next new cards come on {day}.", day=format_date(following))


def _some(day: StudyDay) -> str:
    parts = _parts(day)
    if day.exams and not any(part.plan.days for part in day.exams):
        return _why_new(day, day.exams[0])  # whose they are is not known
    if not day.exams or not parts:
        if day.load.refresh_cards < SOME_CARDS:
            return tr("{cards}.", cards=_counted(day))
        return tr("{cards}, after those that come back.", cards=_counted(day))
    return _why_new(day, max(parts, key=lambda part: _new_of(day, part)))


def _why_new(day: StudyDay, part: ExamAhead) -> str:
    """What the new cards are met for, most of them for ``part``."""
    count, cards = round(day.load.new_cards), _counted(day) + _for_whom(day)
    again = day.asked_again(part)
    if again >= max(SOME_CARDS, part.plan.cards_fit):  # once each, on the average
        return trn(
            "{cards}: the sooner it is met, the more often it can come back in time.",
            "{cards}: the sooner they are met, the more often they can come back in time.",
            count,
            cards=cards,
        )
    if day.near(part):
        return trn(
            "{cards}: met so near {name}, it is still fresh on the day.",
            "{cards}: met so near {name}, they are still fresh on the day.",
            count,
            cards=cards,
            name=part.exam.name,
        )
    if again >= SOME_CARDS:
        return tr(
            "{cards}: each one met adds to what you recall on {day}.",
            cards=cards,
            day=format_date(part.exam.day),
        )
    return tr(
        "{cards}: meeting another card adds more to what you recall on {day} than going over one "
        "again.",
        cards=cards,
        day=format_date(part.exam.day),
    )


def _counted(day: StudyDay) -> str:
    return trn("{n} new card", "{n} new cards", round(day.load.new_cards))


def _new_of(day: StudyDay, part: ExamAhead) -> float:
    own = day.planned_for(part)
    return own.new if own else 0.0


def _parts(day: StudyDay) -> list[ExamAhead]:
    """The exams that new cards of the day are met for."""
    return [part for part in day.exams if _new_of(day, part) >= SOME_CARDS]


def _for_whom(day: StudyDay) -> str:
    """`` for AIM``, or `` (14 for AIM, 33 for Law)``, where they are not all for the only exam."""
    found = [(_new_of(day, part), part.exam.name) for part in _parts(day)]
    none = day.load.new_cards - sum(new for new, _ in found)
    alone = _all_asked(day) or none < SOME_CARDS + (len(found) if day.is_today else 0)
    if not found or (alone and not day.several):
        return ""
    if len(found) == 1 and alone:
        return tr(" for {name}", name=found[0][1])
    shares = [new for new, _ in found] + ([] if alone else [none])
    counts = whole_parts(shares, round(day.load.new_cards))
    each = [
        tr("{n} for {name}", n=n, name=name)
        for n, (_, name) in zip(counts, found, strict=False)  # the last may be of no exam
        if n
    ]
    if not alone and counts[-1]:
        each.append(tr("{n} for no exam", n=counts[-1]))
    return f" ({', '.join(each)})"


def _all_asked(day: StudyDay) -> bool:
    """Whether one exam asks every card in study, so that none is met for no exam."""
    cards = day.view.forecast.cards
    return any(part.plan.cards + part.plan.put_aside >= cards for part in day.exams)


def _no_more(day: StudyDay) -> str:
    """Why none come on this day or later."""
    for part in day.exams:
        missing = left_out(part)
        if missing and missing <= part.exam.accepted:
            return trn(
                "No new cards any more: {n} card is left out before {name}, as you chose.",
                "No new cards any more: {n} cards are left out before {name}, as you chose.",
                missing,
                name=part.exam.name,
            )
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
    aside = max(part.plan.put_aside for part in day.exams)
    if aside:
        return trn(
            "No new cards: {n} is put aside until an exam is over.",
            "No new cards: {n} are put aside until an exam is over.",
            aside,
        )
    return tr("No new cards: you have met them all.")
