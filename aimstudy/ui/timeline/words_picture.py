"""What the timeline's picture means: the busiest week, and for each exam recall and its paper.

Pure functions of a TimelineView. Recall is always a range, for the material that is loaded.
"""

from collections.abc import Sequence
from datetime import timedelta

from aimstudy.domain.plan import DayLoad
from aimstudy.services.views.timeline import ExamAhead, PassView, TimelineView
from aimstudy.ui.charts.timeline_span import ViewKind, monday_of, span_of
from aimstudy.ui.timeline.outlooks import at_exam, if_stopped, last_day, last_mark, left_out
from aimstudy.ui.timeline.why_day import minutes_of
from aimstudy.ui.timeline.words import minutes_words, range_words, short_range, span_words
from aimstudy.ui.timeline.words_evidence import missing_words
from aimstudy.ui.timeline.words_result import chance_words, result_lines
from aimstudy.ui.translations import format_date, tr, trn

LEAST_KEPT = 0.95  # share of the minutes from which no more is said of it
LAST_WEEK = timedelta(days=7)
FAR_ABOVE = 1.5  # times the minutes a day of the busiest week


def picture_lines(view: TimelineView) -> tuple[str, ...]:
    """The lines under the picture."""
    lines = [_load_line(view)]
    for part in view.ahead:
        lines.extend(exam_lines(part))
    if view.recalibrated:
        lines.extend(result_lines(view.recalibrated))
    return tuple(line for line in lines if line)


def _load_line(view: TimelineView) -> str:
    parts = [busiest_words(view)]
    minutes, off = view.calendar.minutes, view.calendar.days_off
    free = not all(minutes) or any(day >= view.today for day in off)
    if free and any(minutes):  # with no minutes at all the page says that nothing is planned
        parts.append(tr("Nothing is planned on days off."))
    if view.ahead and view.kept <= LEAST_KEPT:
        share = round(100 * view.kept)
        parts.append(tr("The plan counts on {n} % of your minutes, as you kept them.", n=share))
    return " ".join(part for part in parts if part)


def busiest_words(view: TimelineView) -> str:
    """The busiest week; "" where nothing is planned."""
    days = _shown(view)
    busiest = busiest_week(days)
    if busiest is None:
        return ""
    first, last, minutes = busiest
    if first.day == last.day:
        return _busiest_day(first)
    words = {"days": span_words(first.day, last.day), "minutes": minutes_words(minutes)}
    for part in view.ahead:
        near = timedelta() <= part.exam.day - last.day <= LAST_WEEK
        if near and not any(last.day < d.day < part.exam.day and minutes_of(d) > 0 for d in days):
            week = tr(
                "Busiest week: {days} ({minutes} a day), the last before {name}.",
                name=part.exam.name,
                **words,
            )
            break
    else:
        week = tr("Busiest week: {days} ({minutes} a day).", **words)
    return f"{week} {_far_above(days, minutes)}".rstrip()


def _far_above(days: Sequence[DayLoad], usual: float) -> str:
    """The day with most minutes, where it is far above the ``usual`` ones of the busiest week."""
    most = max(days, key=minutes_of)
    return _busiest_day(most) if minutes_of(most) >= FAR_ABOVE * usual else ""


def _shown(view: TimelineView) -> tuple[DayLoad, ...]:
    """The days that the chart of all days has."""
    today = view.today
    span = span_of(ViewKind.WHOLE, today, today, last_mark(view), last_day(view))
    return tuple(load for load in view.forecast.days if load.day in span)


def _busiest_day(load: DayLoad) -> str:
    return tr(
        "Busiest day: {day} ({minutes}).",
        day=format_date(load.day),
        minutes=minutes_words(minutes_of(load)),
    )


def busiest_week(days: Sequence[DayLoad]) -> tuple[DayLoad, DayLoad, float] | None:
    """First and last day of the week (Monday to Sunday) with most minutes, and minutes a study day.

    None where nothing is planned.
    """
    weeks: dict[object, list[DayLoad]] = {}
    for load in days:
        weeks.setdefault(monday_of(load.day), []).append(load)
    if not weeks:
        return None
    busiest = max(weeks.values(), key=_total)
    used = [load for load in busiest if minutes_of(load) > 0]
    return (used[0], used[-1], _total(busiest) / len(used)) if used else None


def _total(days: Sequence[DayLoad]) -> float:
    return sum(minutes_of(load) for load in days)


def exam_lines(part: ExamAhead) -> tuple[str, ...]:
    """What one exam's plan comes to: recall, what stays out by choice, the paper."""
    lines = [_recall_line(part)]
    missing = left_out(part)
    if missing and missing <= part.exam.accepted:
        lines.append(
            trn(
                "{name}: {n} new card is left out, as you chose.",
                "{name}: {n} new cards are left out, as you chose.",
                missing,
                name=part.exam.name,
            )
        )
    if part.plan.put_aside:
        lines.append(
            trn(
                "{name}: {n} card put aside counts as not learnt.",
                "{name}: {n} cards put aside count as not learnt.",
                part.plan.put_aside,
                name=part.exam.name,
            )
        )
    if part.paper:
        lines.append(paper_words(part.exam.name, part.paper))
    return tuple(line for line in lines if line)


def _recall_line(part: ExamAhead) -> str:
    follow, stop = at_exam(part), if_stopped(part)
    if follow is None or stop is None:
        return evidence_words(part)
    return tr(
        "{name}, {day}: you will probably recall {range} for the material you loaded; "
        "{stopped} if you stop today.",
        name=part.exam.name,
        day=format_date(part.exam.day),
        range=range_words(follow),
        stopped=short_range(stop),
    )


def evidence_words(part: ExamAhead) -> str:
    """What is missing before a range can be told; "" where there is nothing to tell of."""
    if not part.plan.cards:
        return tr("{name}: no card is asked by it yet.", name=part.exam.name)
    begin = tr("{name}: not enough evidence for a range yet.", name=part.exam.name)
    return f"{begin} {missing_words(part.answers, part.answers_needed, part.to_meet)}"


def paper_words(name: str, paper: PassView) -> str:
    """Questions, the pass mark, the likely score with the chance to pass, and what is covered."""
    parts = [
        tr(
            "{name} is passed with {marks} of {questions} right.",
            name=name,
            marks=paper.marks,
            questions=paper.questions,
        )
    ]
    if paper.low is not None and paper.high is not None and paper.chance is not None:
        parts.append(
            tr(
                "You would probably get {low} to {high}, and pass with a chance of {chance}.",
                low=paper.low,
                high=paper.high,
                chance=chance_words(paper.chance),
            )
        )
    if paper.covered < paper.topics:
        parts.append(_coverage(paper))
    return " ".join(parts)


def _coverage(paper: PassView) -> str:
    if paper.chance is None:
        return tr(
            "Your material covers {covered} of {topics} topics.",
            covered=paper.covered,
            topics=paper.topics,
        )
    return tr(
        "Your material covers {covered} of {topics} topics, and the numbers hold for these alone.",
        covered=paper.covered,
        topics=paper.topics,
    )
