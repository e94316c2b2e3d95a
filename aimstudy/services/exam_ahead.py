"""One exam ahead as the Timeline shows it: its line of recall with a range, and what is left out.

Loads numpy.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

import numpy as np

from aimstudy.domain.plan import Band
from aimstudy.scheduling.exam_forecast import Z90, Spread, exam_forecast
from aimstudy.scheduling.recall_band import MIN_ANSWERS, MIN_SHARE_MET
from aimstudy.scheduling.result_shift import ResultShift
from aimstudy.scheduling.weak_topics import set_apart
from aimstudy.services.exam_planning import PlannedExam, left_out_by_topic, outlook_of
from aimstudy.services.exam_results import on_paper
from aimstudy.services.paper_outlook import paper_outlook, topic_shares_of
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.services.plan_decks import PlanDecks
from aimstudy.services.plan_pricing import days_left
from aimstudy.services.views.timeline import ExamAhead, PassView
from aimstudy.services.weak_topics import weak_rows

_MOST_POINTS = 60  # of the line if stopped today

SourceNames = tuple[dict[int, str], dict[int, str]]


def exam_ahead(planned: PlannedExam, decks: PlanDecks, names: SourceNames) -> ExamAhead:
    """The view of one exam; ``names`` are titles of articles and names of decks by id."""
    basis = decks.basis
    return ExamAhead(
        exam=planned.exam,
        plan=planned.plan,
        line=_line(planned, decks),
        stopped=_stopped(planned, decks),
        left_out=left_out_by_topic(planned, basis, names),
        paper=paper_view(planned, decks),
        answers_needed=max(0, MIN_ANSWERS - decks.evidence()),
        answers=decks.evidence(),
        to_meet=_to_meet(planned, decks),
    )


def _to_meet(planned: PlannedExam, decks: PlanDecks) -> int:
    """How many more cards of the exam are to be met before its range can be told."""
    met = len(decks.met_rows(planned.rows))
    return max(0, ceil(MIN_SHARE_MET * len(planned.asked)) - met)


def _line(planned: PlannedExam, decks: PlanDecks) -> tuple[tuple[date, Band], ...]:
    """The plan's expected line, moved little by little so that it ends at the forecast's mean.

    The range grows from what is unsure of today's recall to the forecast's.
    """
    forecast = planned.forecast
    if forecast is None:
        return ()
    today = decks.basis.today
    if not planned.plan.line:
        return ((today, forecast.follow.band()),)
    line = np.array(planned.plan.line)
    way = np.linspace(0.0, 1.0, len(line))
    mean = np.clip(line + way * (forecast.follow.mean - line[-1]), 0.0, 1.0)
    start, end = _unsure_today(planned, decks), forecast.follow.error
    error = np.sqrt((1.0 - way) * start**2 + way * end**2)
    return tuple(
        (today + timedelta(days=n), Spread(float(share), float(wide)).band(Z90))
        for n, (share, wide) in enumerate(zip(mean, error, strict=True))
    )


def _unsure_today(planned: PlannedExam, decks: PlanDecks) -> float:
    """The standard error of the share recalled today."""
    basis = decks.basis
    now = exam_forecast(
        basis.fit,
        basis.answered.habits,
        decks.answered(planned.rows),
        len(planned.rows) - len(decks.met_rows(planned.rows)),
        np.zeros(1),
        None,
        decks.taken_over(planned.rows),
    )
    return now.stop.error * len(planned.rows) / len(planned.asked)


def _stopped(planned: PlannedExam, decks: PlanDecks) -> tuple[tuple[date, float], ...]:
    """The share recalled on days up to the exam if nothing more is studied; it ends as forecast."""
    if planned.forecast is None:
        return ()
    today = decks.basis.today
    span = days_left(decks.basis, planned.exam)
    steps = sorted({round(n * span / (_MOST_POINTS - 1)) for n in range(_MOST_POINTS)})
    known = [decks.share_known(planned.asked, ahead) for ahead in steps]
    # Recall under the likeliest memory and the mean over all likely ones differ a little.
    ratio = planned.forecast.stop.mean / known[-1] if known[-1] > 0.0 else 1.0
    return tuple(
        (today + timedelta(days=ahead), _share(share * ratio ** (ahead / max(1, span))))
        for ahead, share in zip(steps, known, strict=True)
    )


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def paper_view(planned: PlannedExam, decks: PlanDecks) -> PassView | None:
    """The paper if the plan is followed; None for an exam without one."""
    basis = decks.basis
    weak = weak_rows(basis.exams, basis.belongs, basis.today)
    return paper_under(planned, decks, planned.shift, weak)


def paper_under(
    planned: PlannedExam, decks: PlanDecks, shift: ResultShift, weak: frozenset[int]
) -> PassView | None:
    """The paper after results that ask for ``shift``, ``weak`` rows set apart from the others."""
    exam = planned.exam
    forecast = on_paper(shift, planned.said) if planned.said else None
    shares: tuple[float | None, ...] = ()
    if exam.topics and forecast is not None:
        groups = _topic_rows(planned, decks.basis)
        shares = shares_of(planned, decks, forecast.follow.mean, groups, weak)
    elif exam.topics:
        shares = (None,) * len(exam.topics)
    return paper_outlook(exam, outlook_of(forecast, planned.enough), shares, shift)


def shares_of(
    planned: PlannedExam,
    decks: PlanDecks,
    mean: float,
    groups: Sequence[list[int]],
    weak: frozenset[int],
) -> tuple[float | None, ...]:
    """The share expected of each group of an exam's cards, ``mean`` of all; None without cards.

    Of cards put aside nothing is expected, so it is the others that come so far.
    """
    span, away = days_left(decks.basis, planned.exam), set(planned.aside)
    studied = [[row for row in rows if row not in away] for rows in groups]
    mean = min(1.0, mean * len(planned.asked) / max(1, len(planned.rows)))
    cards = [len(rows) for rows in studied]
    shares = topic_shares_of(mean, [decks.share_known(rows, span) for rows in studied], cards)
    parts = [len(weak.intersection(rows)) / max(1, len(rows)) for rows in studied]
    found = set_apart([share or 0.0 for share in shares], cards, parts)
    return tuple(
        share * count / len(rows) if rows else None
        for share, count, rows in zip(found, cards, groups, strict=True)
    )


def _topic_rows(planned: PlannedExam, basis: PlanBasis) -> Sequence[list[int]]:
    """Rows of each topic's cards."""
    found: list[list[int]] = [[] for _ in planned.exam.topics]
    for row, topic in basis.belongs.topics[planned.exam.id].items():
        found[topic].append(row)
    return found
