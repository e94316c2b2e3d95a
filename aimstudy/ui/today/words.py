"""The sentences of the Today page, made from its view. Knows no widget."""

from datetime import datetime

from aimstudy.domain.plan import Band
from aimstudy.services.views.session_choice import ScopeKind
from aimstudy.services.views.today import (
    OpenIssue,
    OpenSession,
    OutlookView,
    TodayView,
    WeekDay,
)
from aimstudy.ui.day_part import DayPart, day_part
from aimstudy.ui.nav_column import exam_in
from aimstudy.ui.timeline.words_evidence import missing_words
from aimstudy.ui.translations import format_date, tr, trn


def greeting(now: datetime) -> str:
    """By the hour; after midnight it is still the evening of the study day."""
    return {
        DayPart.MORNING: tr("Good morning"),
        DayPart.AFTERNOON: tr("Good afternoon"),
        DayPart.EVENING: tr("Good evening"),
    }[day_part(now)]


def subtitle(view: TodayView) -> str:
    """The countdown and the day."""
    day = format_date(view.day, long=True)
    if view.days_left is None:
        return day
    return f"{exam_in(view.exam_name, view.days_left)} · {day}"


def minutes_title(view: TodayView) -> str:
    """The minutes that wait."""
    minutes = max(1, round(view.minutes))
    if day_part(view.now) is DayPart.EVENING:
        return trn("{n} minute tonight", "{n} minutes tonight", minutes)
    return trn("{n} minute today", "{n} minutes today", minutes)


def session_words(session: OpenSession) -> tuple[str, str]:
    """A session that goes on: what of, and how much is left."""
    left = _left_words(session)
    name = tr("Bookmarked cards") if session.kind is ScopeKind.BOOKMARKED else session.name
    going_on = tr("Your session goes on")
    return (name, f"{going_on}. {left}") if name else (going_on, left)


def _left_words(session: OpenSession) -> str:
    """As the session itself counts: by cards where these were chosen, else by answers."""
    if not session.cards:
        return trn("{n} answer left in it.", "{n} answers left in it.", session.left)
    cards = trn("{n} card left in it.", "{n} cards left in it.", session.cards)
    again = session.left - session.cards
    if not again:
        return cards
    once_more = trn("{n} forgotten one comes again.", "{n} forgotten ones come again.", again)
    return f"{cards} {once_more}"


def cards_line(view: TodayView) -> str:
    """What the minutes hold."""
    old = trn("{n} card to refresh", "{n} cards to refresh", view.refresh_cards)
    new = trn("{n} new one", "{n} new ones", view.new_cards)
    if view.refresh_cards and view.new_cards:
        what = tr("{old}, {new}.", old=old, new=new)
    elif view.refresh_cards:
        what = tr("{old}.", old=old)
    else:
        what = trn("{n} new card.", "{n} new cards.", view.new_cards)
    return f"{what} {tr('It ends when the minutes are over.')}"


def share(part: float) -> int:
    """A share as a number of a hundred."""
    return round(part * 100)


def recall_title(at_exam: Band) -> str:
    """The range, as a sentence."""
    return tr(
        "You will probably recall {low} to {high} of 100 facts on exam day",
        low=share(at_exam.low),
        high=share(at_exam.high),
    )


def recall_note(view: OutlookView) -> str:
    """What the range is for and rests on."""
    parts = [tr("For the material you loaded, if you keep to the plan.")]
    if view.if_stopped is not None:
        parts.append(
            tr(
                "{low} to {high} if you stop today.",
                low=share(view.if_stopped.low),
                high=share(view.if_stopped.high),
            )
        )
    parts.append(
        trn(
            "From {n} answer to a card in study that came again on a later day.",
            "From {n} answers to cards in study that came again on a later day.",
            view.answers,
        )
    )
    return " ".join(parts)


def evidence_note(view: OutlookView) -> str:
    """How far it is to the first range."""
    missing = missing_words(view.answers, view.answers_needed, view.to_meet)
    return f"{missing} {tr('Until then any number would be a guess.')}"


def week_note(week: tuple[WeekDay, ...]) -> str:
    """How many planned days there have been; no judgement."""
    planned = [day for day in week if day.minutes_planned and (day.is_past or day.is_today)]
    done = sum(1 for day in planned if day.minutes_done > 0)
    if not any(day.minutes_done for day in week):
        return tr("Nothing studied yet this week")
    if not planned:
        return tr("No day was planned so far")
    return trn(
        "{done} of {n} planned day so far",
        "{done} of {n} planned days so far",
        len(planned),
        done=done,
    )


def issue_text(issue: OpenIssue) -> str:
    """The contradiction in short."""
    return tr(
        'About {subject} it says "{first}" in one place and "{second}" in another. Quizzes leave '
        "it out until you choose; in Study its cards say so.",
        subject=issue.subject,
        first=issue.first,
        second=issue.second,
    )


def done_text(view: TodayView) -> str:
    """When it goes on."""
    if view.next_day is None:
        return tr("Nothing more is planned.")
    day = format_date(view.next_day, long=True)
    if view.planned:
        return _planned_text(view, day)
    if view.next_day.toordinal() == view.day.toordinal() + 1:
        return trn("Tomorrow {n} card waits.", "Tomorrow {n} cards wait.", view.next_count)
    return trn("{n} card waits on {day}.", "{n} cards wait on {day}.", view.next_count, day=day)


def _planned_text(view: TodayView, day: str) -> str:
    """What the plan expects of the next study day."""
    if view.next_day is not None and view.next_day.toordinal() == view.day.toordinal() + 1:
        return trn(
            "About {n} card is planned for tomorrow.",
            "About {n} cards are planned for tomorrow.",
            view.next_count,
        )
    return trn(
        "About {n} card is planned for {day}.",
        "About {n} cards are planned for {day}.",
        view.next_count,
        day=day,
    )
