"""The four ways out of a plan that does not fit, in words. Pure functions of a WayOut."""

from dataclasses import dataclass

from aimstudy.domain.plan_change import PlanSummary, WayOut, WayOutKind
from aimstudy.ui.timeline.words_change import numbers_words, other_exams
from aimstudy.ui.translations import format_day, tr, trn

MOST_NAMED = 4  # topics, the others are counted together


@dataclass(frozen=True, slots=True)
class WayWords:
    """``title`` with the number, what it means, what it brings, and the button ("" for none)."""

    title: str
    text: str
    numbers: str
    button: str


def way_words(way: WayOut, exam_id: int) -> WayWords:
    """The words of one way out of the exam's plan."""
    title, text, button = {
        WayOutKind.MORE_MINUTES: _more,
        WayOutKind.LATER: _later,
        WayOutKind.FEWER: _fewer,
        WayOutKind.ACCEPT: _accept,
    }[way.kind](way)
    return WayWords(title, text, _numbers(way, exam_id), button if way.possible else "")


def _more(way: WayOut) -> tuple[str, str, str]:
    if not way.possible:
        return tr("More minutes"), tr("No number of minutes would be enough."), ""
    minutes = trn("{n} minute", "{n} minutes", way.minutes)
    return (
        tr("More: {minutes} on each study day", minutes=minutes),
        tr("Days off and weekdays without study stay free."),
        tr("Study {minutes}", minutes=minutes),
    )


def _later(way: WayOut) -> tuple[str, str, str]:
    if way.day is None:
        return tr("Later"), tr("On no day within a year would all cards fit."), ""
    return (
        tr("Later: on {day}", day=format_day(way.day)),
        tr("All cards fit from then on. Make sure that the exam can be taken that day."),
        tr("Move the exam"),
    )


def _fewer(way: WayOut) -> tuple[str, str, str]:
    if not way.possible:
        return tr("Fewer cards"), tr("Leaving new cards for later would not be enough."), ""
    count = trn("{n} new card waits", "{n} new cards wait", way.cards)
    return (
        tr("Fewer: {cards} until the exam is over", cards=count),
        trn(
            "{topics}. The Library has it under Put aside. Where the exam asks it, it counts as "
            "not learnt.",
            "{topics}. The Library has them under Put aside. Where the exam asks them, they count "
            "as not learnt.",
            way.cards,
            topics=left_words(way.left),
        ),
        trn("Put {n} card aside", "Put {n} cards aside", way.cards),
    )


def _accept(way: WayOut) -> tuple[str, str, str]:
    return (
        trn("Accept: {n} card is left out", "Accept: {n} cards are left out", way.cards),
        tr("All stays as it is. You hear of it again only if it gets worse."),
        tr("Accept it"),
    )


def left_words(left: tuple[tuple[str, int], ...]) -> str:
    """``Ethics (30), Law (8) and 12 more``."""
    words = ", ".join(
        tr("{name} ({n})", name=name or tr("without a name"), n=count)
        for name, count in left[:MOST_NAMED]
    )
    others = sum(count for _, count in left[MOST_NAMED:])
    return tr("{some} and {n} more", some=words, n=others) if others else words


def _numbers(way: WayOut, exam_id: int) -> str:
    """The numbers of this exam's plan with it, and what other exams get of it."""
    if way.what_if is None:
        return ""
    own: PlanSummary = next(each for each in way.what_if.after if each.exam_id == exam_id)
    others = other_exams(way.what_if, exam_id)
    return f"{numbers_words(own)} {others}".strip()
