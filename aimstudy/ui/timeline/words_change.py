"""A plan before and after a change, in words. Pure functions of its numbers."""

from collections.abc import Iterator

from aimstudy.domain.plan import Band
from aimstudy.domain.plan_change import PlanSummary, WhatIf
from aimstudy.ui.timeline.words import minutes_words, range_words
from aimstudy.ui.timeline.words_result import chance_words
from aimstudy.ui.translations import format_day, format_number, tr, trn

_SOME_MINUTES = 0.5  # a day, between numbers that read alike


def number_rows(before: PlanSummary, after: PlanSummary) -> Iterator[tuple[str, str, str]]:
    """(what, now, then) of every number there is to compare."""
    if before.day != after.day:
        yield tr("Day of the exam"), format_day(before.day), format_day(after.day)
    for words, told in (
        (tr("Minutes its cards take on a study day until the exam"), _study),
        (tr("Minutes you have left on such a day"), _left),
        (tr("Cards that fit"), _fit),
        (tr("Recall on exam day"), _recall),
    ):
        yield words, told(before), told(after)
    if before.pass_chance is not None or after.pass_chance is not None:
        yield tr("Chance to pass"), _chance(before), _chance(after)


def differences(before: PlanSummary, after: PlanSummary) -> str:
    """What gets better or worse, a short sentence each; that nothing does only if that is known."""
    told = list(_differences(before, after))
    if before.recall is None or after.recall is None:
        return " ".join(_with_unknown(before, after, told))
    if told:
        return " ".join(told)
    if any(now != then for _, now, then in number_rows(before, after)):
        return tr("It makes hardly any difference.")
    return tr("It makes no difference.")


def other_exams(found: WhatIf, exam_id: int) -> str:
    """What the change does to the exams beside this one; "" where it does nothing."""
    pairs = zip(found.before, found.after, strict=True)
    told = (
        tr("{name}: {what}", name=before.exam, what=" ".join(_differences(before, after)))
        for before, after in pairs
        if before.exam_id != exam_id and any(_differences(before, after))
    )
    return " ".join(told)


def numbers_words(summary: PlanSummary) -> str:
    """``All 410 cards fit, with 25 min a day. Recall on exam day: 79 to 86 of 100.``"""
    if summary.fits and summary.cards_fit == summary.cards:
        fit = trn("{n} card fits", "All {n} cards fit", summary.cards)
    else:
        fit = trn(
            "{n} of {cards} cards fits",
            "{n} of {cards} cards fit",
            summary.cards_fit,
            cards=format_number(summary.cards),
        )
    parts = [tr("{fit}, with {minutes} of study a day.", fit=fit, minutes=_study(summary))]
    if summary.recall:
        recall = range_words(summary.recall)
        parts.append(tr("Recall on exam day: {recall}.", recall=recall))
    if summary.pass_chance is not None:
        parts.append(tr("Chance to pass: {chance}.", chance=_chance(summary)))
    return " ".join(parts)


def _differences(before: PlanSummary, after: PlanSummary) -> Iterator[str]:
    if fewer := before.cards - after.cards:
        yield trn("{n} card waits.", "{n} cards wait.", fewer)
    elif more := after.cards_fit - before.cards_fit:
        if more > 0:
            yield trn("{n} more card fits.", "{n} more cards fit.", more)
        else:
            yield trn("{n} fewer card fits.", "{n} fewer cards fit.", -more)
    if before.fits != after.fits:
        yield tr("Everything fits then.") if after.fits else tr("It does not all fit any more.")
    yield from _minutes(before, after)
    yield from _shares(before, after)


def _with_unknown(before: PlanSummary, after: PlanSummary, told: list[str]) -> tuple[str, ...]:
    """``told`` where recall cannot be compared: whether all fits is the most that is known."""
    if (before.cards, before.cards_fit, before.fits) != (after.cards, after.cards_fit, after.fits):
        return (*told, tr("What you will recall cannot be told yet."))
    if after.fits and after.cards_fit == after.cards:
        return (tr("All cards still fit; what you will recall cannot be told yet."), *told)
    return (tr("As many cards fit; what you will recall cannot be told yet."), *told)


def _minutes(before: PlanSummary, after: PlanSummary) -> Iterator[str]:
    """The difference of the minutes themselves, not of their rounded words."""
    more = after.minutes_a_day - before.minutes_a_day
    if abs(more) < _SOME_MINUTES and _study(before) == _study(after):
        return
    if abs(more) < 1.0:
        yield tr("Under 1 minute more a day.") if more > 0 else tr("Under 1 minute less a day.")
    elif more > 0:
        yield trn("{n} minute more a day.", "{n} minutes more a day.", round(more))
    else:
        yield trn("{n} minute less a day.", "{n} minutes less a day.", round(-more))


def _shares(before: PlanSummary, after: PlanSummary) -> Iterator[str]:
    recall = _points(_mean(after.recall), _mean(before.recall))
    if recall > 0:
        yield tr("Recall {n} of 100 higher.", n=recall)
    elif recall < 0:
        yield tr("Recall {n} of 100 lower.", n=-recall)
    chance = _points(after.pass_chance, before.pass_chance)
    if chance > 0:
        yield tr("The chance to pass {n} of 100 higher.", n=chance)
    elif chance < 0:
        yield tr("The chance to pass {n} of 100 lower.", n=-chance)


def _points(after: float | None, before: float | None) -> int:
    """The difference as it is seen: of the numbers out of 100; 0 where one is not known."""
    if after is None or before is None:
        return 0
    return round(100 * after) - round(100 * before)


def _mean(band: Band | None) -> float | None:
    return band.mean if band else None


def _study(summary: PlanSummary) -> str:
    return minutes_words(summary.minutes_a_day)


def _left(summary: PlanSummary) -> str:
    return minutes_words(summary.minutes_left)


def _fit(summary: PlanSummary) -> str:
    fit, cards = format_number(summary.cards_fit), format_number(summary.cards)
    return tr("{n} of {cards}", n=fit, cards=cards)


def _recall(summary: PlanSummary) -> str:
    return range_words(summary.recall) if summary.recall else tr("not enough evidence")


def _chance(summary: PlanSummary) -> str:
    chance = summary.pass_chance
    return tr("not enough evidence") if chance is None else chance_words(chance)
