"""A plan before and after a change, in words. Pure functions of its numbers."""

from collections.abc import Iterable, Iterator, Mapping

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import Band
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WhatIf
from aimstudy.ui.timeline.words import calendar_words, minutes_words, range_words
from aimstudy.ui.timeline.words_result import chance_words
from aimstudy.ui.translations import format_day, format_number, tr, trn


def change_words(change: PlanChange, calendar: StudyCalendar, exams: Iterable[Exam]) -> str:
    """What the person changes, in their own numbers; "" for nothing."""
    told = list(_changes(change, calendar, {exam.id: exam for exam in exams}))
    return tr("Your change: {what}", what=" ".join(told)) if told else ""


def number_rows(
    before: PlanSummary, after: PlanSummary, several: bool = False
) -> Iterator[tuple[str, str, str]]:
    """(what, now, then) of every number there is to compare; ``several`` exams share cards."""
    pair = (before, after)
    if before.day != after.day:
        yield tr("Day of the exam"), format_day(before.day), format_day(after.day)
    yield tr("Minutes you set for a study day"), _set(before), _set(after)
    if any(minutes_words(each.minutes_set) != _counted(each) for each in pair):
        yield tr("Of these the plan counts on"), _counted(before), _counted(after)
    alone, study = (
        tr("Study for this exam alone on such a day"),
        tr("Study for this exam on such a day"),
    )
    yield alone if several else study, _study(before), _study(after)
    yield tr("Cards that fit"), _fit(before), _fit(after)
    if before.put_aside or after.put_aside:
        yield tr("Cards put aside, not learnt"), _aside(before), _aside(after)
    yield tr("Recall on exam day"), _recall(before), _recall(after)
    if any(each.pass_chance is not None for each in pair):
        yield tr("Chance to pass"), _chance(before), _chance(after)


def differences(before: PlanSummary, after: PlanSummary) -> str:
    """What gets better or worse, a short sentence each; that nothing does only if that is known."""
    told = list(_differences(before, after))
    if not any((before.cards, before.put_aside, after.cards, after.put_aside)):
        return tr("No card is asked by it yet.")
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
    """``All 410 cards fit, with 25 min of study a day. Recall on exam day: 79 to 86 of 100.``"""
    fit, minutes = _fits(summary), _study(summary)
    told = tr("{fit}, with {minutes} of study a day.", fit=fit, minutes=minutes)
    # Without any of its own they are studied for an earlier exam, or not at all.
    parts = [told if summary.minutes_a_day else tr("{fit}.", fit=fit)]
    if summary.recall:
        parts.append(_recall_words(summary, range_words(summary.recall)))
    if summary.pass_chance is not None:
        parts.append(tr("Chance to pass: {chance}.", chance=_chance(summary)))
    return " ".join(parts)


def _fits(summary: PlanSummary) -> str:
    if not summary.fits or summary.cards_fit != summary.cards:
        return trn(
            "{n} of {cards} cards fits",
            "{n} of {cards} cards fit",
            summary.cards_fit,
            cards=format_number(summary.cards),
        )
    if summary.put_aside:
        return trn("The {n} card in study fits", "All {n} cards still in study fit", summary.cards)
    return trn("{n} card fits", "All {n} cards fit", summary.cards)


def _recall_words(summary: PlanSummary, recall: str) -> str:
    """Of all cards that the exam asks, and of those that are not put aside."""
    if not summary.put_aside or summary.recall_of_rest is None:
        return tr("Recall on exam day: {recall}.", recall=recall)
    return tr(
        "Recall on exam day: {recall} for all {cards} cards, {rest} for the {n} in study.",
        recall=recall,
        cards=format_number(summary.cards + summary.put_aside),
        rest=range_words(summary.recall_of_rest),
        n=format_number(summary.cards),
    )


def _changes(
    change: PlanChange, calendar: StudyCalendar, exams: Mapping[int, Exam]
) -> Iterator[str]:
    if change.minutes is not None:
        yield _minutes_change(calendar, StudyCalendar(change.minutes, calendar.days_off))
    for exam_id, day in change.exam_days:
        exam = exams[exam_id]
        now, then = format_day(exam.day), format_day(day)
        yield tr("{name} from {now} to {then}.", name=exam.name, now=now, then=then)
    if more := len(change.days_off):
        yield trn("{n} more day off.", "{n} more days off.", more)
    if fewer := len(change.study_days):
        yield trn("{n} day off fewer.", "{n} days off fewer.", fewer)


def _minutes_change(now: StudyCalendar, then: StudyCalendar) -> str:
    """The numbers alone, where each study day has one and the weekdays stay."""
    free = [[not minutes for minutes in each.minutes] for each in (now, then)]
    low, high = ({minutes for minutes in each.minutes if minutes} for each in (now, then))
    if free[0] == free[1] and len(low) == len(high) == 1:
        [before], [after] = low, high
        return trn(
            "from {now} to {n} minute a day.",
            "from {now} to {n} minutes a day.",
            after,
            now=format_number(before),
        )
    return tr("from {now} to {then}.", now=_week_words(now), then=_week_words(then))


def _week_words(calendar: StudyCalendar) -> str:
    return calendar_words(calendar) if any(calendar.minutes) else tr("no minutes")


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
    """What the plan uses; what the person sets is said as the change itself."""
    if after.minutes_a_day and _study(before) != _study(after):
        yield tr(
            "Study for it takes {then} a day instead of {now}.",
            then=_study(after),
            now=_study(before),
        )


def _shares(before: PlanSummary, after: PlanSummary) -> Iterator[str]:
    recall = _points(_mean(after.recall), _mean(before.recall))
    if recall > 0:
        yield tr("Recall would be {n} of 100 higher.", n=recall)
    elif recall < 0:
        yield tr("Recall would be {n} of 100 lower.", n=-recall)
    chance = _points(after.pass_chance, before.pass_chance)
    if chance > 0:
        yield tr("The chance to pass would be {n} of 100 higher.", n=chance)
    elif chance < 0:
        yield tr("The chance to pass would be {n} of 100 lower.", n=-chance)


def _points(after: float | None, before: float | None) -> int:
    """The difference as it is seen: of the numbers out of 100; 0 where one is not known."""
    if after is None or before is None:
        return 0
    return round(100 * after) - round(100 * before)


def _mean(band: Band | None) -> float | None:
    return band.mean if band else None


def _study(summary: PlanSummary) -> str:
    return minutes_words(summary.minutes_a_day)


def _set(summary: PlanSummary) -> str:
    return minutes_words(summary.minutes_set) if summary.minutes_set else tr("no study day")


def _counted(summary: PlanSummary) -> str:
    return minutes_words(summary.minutes_counted)


def _aside(summary: PlanSummary) -> str:
    return format_number(summary.put_aside)


def _fit(summary: PlanSummary) -> str:
    fit, cards = format_number(summary.cards_fit), format_number(summary.cards)
    return tr("{n} of {cards}", n=fit, cards=cards)


def _recall(summary: PlanSummary) -> str:
    return range_words(summary.recall) if summary.recall else tr("not enough evidence")


def _chance(summary: PlanSummary) -> str:
    chance = summary.pass_chance
    return tr("not enough evidence") if chance is None else chance_words(chance)
