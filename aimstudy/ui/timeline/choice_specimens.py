"""Made-up answers to what-if and ways out, for the gallery. No library, no clock."""

from dataclasses import replace
from datetime import date, timedelta

from aimstudy.domain.exam import Exam
from aimstudy.domain.plan import Band
from aimstudy.domain.plan_change import PlanChange, PlanSummary, WayOut, WayOutKind, WhatIf

CARDS, FIT = 410, 372
_NOW, _MORE, _LATER = Band(0.7, 0.74, 0.78), Band(0.76, 0.8, 0.84), Band(0.74, 0.78, 0.82)
_OF_REST = Band(0.77, 0.82, 0.86)


def answer_to(change: PlanChange, exams: tuple[Exam, ...]) -> WhatIf:
    """Every exam gets six minutes a day and its last cards."""
    week = [minutes for minutes in change.minutes or (25,) if minutes] or [0]
    minutes = sum(week) / len(week)
    before = tuple(_numbers(exam) for exam in exams)
    after = tuple(
        replace(
            each,
            minutes_set=minutes,
            minutes_counted=0.88 * minutes,
            minutes_a_day=20.0,
            cards_fit=CARDS,
            fits=True,
            recall=_MORE,
            pass_chance=0.9,
        )
        for each in before
    )
    return WhatIf(change, before, after)


def ways_from(exam: Exam) -> tuple[WayOut, ...]:
    """All four ways, the last without a number for the exam's day."""
    now, day = _numbers(exam), exam.day + timedelta(days=16)
    left = CARDS - FIT
    week = (31, 31, 31, 31, 31, 31, 0)
    topics = (("Ethics and good practice", 20), ("Law", 11), ("Insurance", 7))
    more = replace(now, minutes_a_day=31.0, cards_fit=CARDS, fits=True, recall=_MORE)
    return (
        _way(WayOut(WayOutKind.MORE_MINUTES, PlanChange(minutes=week), 31), now, more),
        _later(exam, now, day),
        _way(
            WayOut(
                WayOutKind.FEWER, PlanChange(put_aside=((exam.id, left),)), cards=left, left=topics
            ),
            now,
            replace(now, cards=FIT, fits=True, put_aside=left, recall_of_rest=_OF_REST),
        ),
        _way(
            WayOut(WayOutKind.ACCEPT, PlanChange(accept=((exam.id, left),)), cards=left), now, now
        ),
    )


def _later(exam: Exam, now: PlanSummary, day: date) -> WayOut:
    change = PlanChange(exam_days=((exam.id, day),))
    later = replace(now, day=day, cards_fit=CARDS, fits=True, recall=_LATER)
    return _way(WayOut(WayOutKind.LATER, change, day=day), now, later)


def _way(way: WayOut, before: PlanSummary, after: PlanSummary) -> WayOut:
    return replace(way, what_if=WhatIf(way.change, (before,), (after,)))


def _numbers(exam: Exam) -> PlanSummary:
    return PlanSummary(
        exam.id, exam.name, exam.day, 875.0, 14.0, CARDS, FIT, False, _NOW, 0.78, 25.0, 22.0
    )
