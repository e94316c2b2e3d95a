"""A learner's words for waits, days and sessions. Turns numbers of the views into text; no Qt."""

from datetime import date, datetime

from aimstudy.domain.review import Rating
from aimstudy.services.views.session_choice import ScopeKind
from aimstudy.services.views.study import Early, Gap, GapUnit, RatingChoice, SessionView
from aimstudy.ui.day_part import DayPart, day_part
from aimstudy.ui.translations import format_date, format_number, tr, trn


def rating_word(rating: Rating) -> str:
    """The word on a rating's button."""
    return {
        Rating.AGAIN: tr("Again"),
        Rating.HARD: tr("Hard"),
        Rating.GOOD: tr("Good"),
        Rating.EASY: tr("Easy"),
    }[rating]


def gap_text(gap: Gap) -> str:
    """A wait in words, short enough for a button: ``8 days``, ``1.5 months``."""
    amount = gap.amount
    if gap.unit is GapUnit.EXAM:
        return tr("not before the exam")
    if gap.unit is GapUnit.MINUTES:
        return tr("{n} min", n=format_number(round(amount)))
    if gap.unit is GapUnit.DAYS:
        return trn("{n} day", "{n} days", round(amount))
    number, form = _with_a_half(amount)
    if gap.unit is GapUnit.MONTHS:
        return trn("{amount} month", "{amount} months", form, amount=number)
    return trn("{amount} year", "{amount} years", form, amount=number)


def _with_a_half(amount: float) -> tuple[str, int]:
    """``amount`` with one decimal where it has one, and the count that picks singular or plural."""
    tenth = round(amount, 1)
    if tenth == round(tenth):
        return format_number(tenth), round(tenth)
    return format_number(tenth, 1), 2


def why_question(choice: RatingChoice) -> str:
    """What ``why_text`` answers: ``Why 8 days?``."""
    return tr("Why {gap}?", gap=gap_text(choice.gap))


def why_text(choice: RatingChoice) -> str:
    """Why a button leads to its wait, in a learner's words."""
    gap = gap_text(choice.gap)
    if choice.gap.unit is GapUnit.MINUTES:
        return tr("Why {gap}? While it is still fresh.", gap=gap)
    share = format_number(round(100 * choice.recall))
    if choice.gap.unit is GapUnit.EXAM and choice.exam_day is not None:
        return tr(
            "Why {gap}? On {date} recall is about {share} % without it; "
            "another answer would add little.",
            gap=gap,
            date=format_date(choice.exam_day),
            share=share,
        )
    if choice.exam_day is not None:
        return tr(
            "Why {gap}? Recall then is about {share} %; an answer sooner would add little to what "
            "you recall on {date}.",
            gap=gap,
            date=format_date(choice.exam_day),
            share=share,
        )
    return tr("Why {gap}? Recall then is about {share} %.", gap=gap, share=share)


def answered_text(rating: Rating, gap: Gap) -> str:
    """What is said when an answer is kept: ``Good, next in 8 days``."""
    if gap.unit is GapUnit.EXAM:
        return tr("{rating}, not before the exam", rating=rating_word(rating))
    return tr("{rating}, next in {gap}", rating=rating_word(rating), gap=gap_text(gap))


def session_title(now: datetime) -> str:
    """What a session is called at this hour."""
    return {
        DayPart.MORNING: tr("Morning session"),
        DayPart.AFTERNOON: tr("Afternoon session"),
        DayPart.EVENING: tr("Evening session"),
    }[day_part(now)]


def progress_text(done: int, left: int, minutes_left: float) -> str:
    """Where in the session one is: ``12 of 37 · about 9 minutes left``.

    With nothing planned any more the card in front is the last one.
    """
    if not left:
        return tr("{n} answered · the last card for now", n=format_number(done))
    place = tr("{done} of {total}", done=format_number(done), total=format_number(done + left))
    minutes = max(1, round(minutes_left))
    time = trn("about {n} minute left", "about {n} minutes left", minutes)
    return f"{place} · {time}"


def early_text(early: Early) -> str:
    """Why a forgotten card is back before its minutes are over."""
    return {
        Early.NOTHING_ELSE: tr("It is back already: nothing else is left in this session."),
        Early.MINUTES_END: tr("It is back already: the minutes of this session are nearly over."),
    }[early]


def session_scope(view: SessionView) -> str:
    """What a chosen session is about, "" for everything."""
    if view.wish is not None and view.wish.scope.kind is ScopeKind.BOOKMARKED:
        return tr("Bookmarked cards")
    return view.scope_name


def session_name(view: SessionView, now: datetime) -> str:
    """What the session is about where that was chosen; else what it is called at this hour."""
    return session_scope(view) or session_title(now)


def session_place(view: SessionView) -> str:
    """Where in the session one is; of cards that were counted out, which of them."""
    total = view.wish_total
    if total is None:
        return progress_text(_answers(view), view.left, view.minutes_left)
    if view.wish_done >= total:
        return trn("{n} card done · once more", "{n} cards done · forgotten ones once more", total)
    return tr(
        "card {n} of {total}", n=format_number(view.wish_done + 1), total=format_number(total)
    )


def session_fraction(view: SessionView) -> float:
    """How far the session is (0-1); the card in front is still to come."""
    total, done = view.wish_total, _answers(view)
    if total is not None:
        # Not yet full while a forgotten card comes once more.
        return min(view.wish_done, total - 0.5) / max(1, total)
    return done / max(done + view.left, done + 1)


def _answers(view: SessionView) -> int:
    """Those of the session where one was chosen, else those of the day."""
    return view.done if view.wish is None else view.wish_answers


def day_text(day: date, today: date) -> str:
    """A day as seen from today: ``today``, ``tomorrow``, ``in 5 days`` or its date."""
    away = (day - today).days
    if away <= 0:
        return tr("today")
    if away == 1:
        return tr("tomorrow")
    if away <= 14:
        return trn("in {n} day", "in {n} days", away)
    return tr("on {date}", date=format_date(day))
