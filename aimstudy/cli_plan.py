"""The plans to the exams ahead as JSON, and as lines for a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aimstudy.domain.plan import Band, PlanReason, StudyPlan, days_together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aimstudy.domain.calendar_file import CalendarWritten
    from aimstudy.domain.plan import PlanDay

_WEEK = 7
_REASONS = {
    PlanReason.FITS: "Every card fits before the exam.",
    PlanReason.TOO_LITTLE_TIME: "Not every card fits before the exam.",
    PlanReason.NO_MINUTES: "There is no time to study before the exam.",
    PlanReason.NO_CARDS: "No card is asked by it yet.",
    PlanReason.NO_EXAM: "No exam lies ahead.",
    PlanReason.EXAM_TODAY: "The exam is today.",
}
_SHORT = (PlanReason.TOO_LITTLE_TIME, PlanReason.NO_MINUTES)


def plans_json(plans: Sequence[StudyPlan]) -> dict[str, object]:
    """The plan to the next exam; those to later ones, if there are any, as ``exams``."""
    found = plan_json(plans[0])
    if len(plans) > 1:
        found["exams"] = [plan_json(plan) for plan in plans[1:]]
    return found


def plan_json(plan: StudyPlan) -> dict[str, object]:
    """The plan as JSON has it: dates as ISO text, shares from 0 to 1.

    ``put_aside`` stands there only if cards are.
    """
    outlook = plan.outlook
    aside = {"put_aside": plan.put_aside} if plan.put_aside else {}
    return {
        "exam": plan.exam,
        "date": _iso(plan.day),
        "fits": plan.fits,
        "reason": plan.reason.value,
        "minutes_needed": plan.minutes_needed,
        "cards_fit": plan.cards_fit,
        **aside,
        "first_feasible": _iso(plan.first_feasible),
        "days": [
            {
                "date": day.day.isoformat(),
                "minutes": round(day.minutes, 1),
                "new": round(day.new, 1),
                "review": round(day.review, 1),
            }
            for day in plan.days
        ],
        "forecast": None
        if outlook is None
        else {
            "level": outlook.level,
            "enough_evidence": outlook.enough_evidence,
            "follow": _band(outlook.follow),
            "stop": _band(outlook.stop),
        },
    }


def plans_lines(plans: Sequence[StudyPlan]) -> list[str]:
    """The plan to the next exam in a few lines, and one or two on each later exam.

    With several exams the days are those of all of them, and stand last.
    """
    if len(plans) == 1:
        return plan_lines(plans[0])
    lines = plan_lines(plans[0], with_days=False)
    for plan in plans[1:]:
        lines += plan_lines(replace(plan, days=(), minutes_needed=0))
    days = _day_lines(days_together(plans))
    return [*lines, "For all exams together:", *days] if days else lines


def plan_lines(plan: StudyPlan, *, with_days: bool = True) -> list[str]:
    """The plan in a few lines."""
    lines = []
    if plan.day is not None:
        lines.append(f"{plan.exam or 'Exam'}, {plan.day.isoformat()}")
    lines.append(_REASONS[plan.reason])
    if plan.cards:
        lines.append(f"Cards that fit: {plan.cards_fit} of {plan.cards}")
    if plan.put_aside:
        lines.append(f"Put aside until it is over, counted as not learnt: {plan.put_aside}")
    if plan.reason is PlanReason.NO_MINUTES and not plan.minutes_needed and plan.days:
        lines.append("No day before it is for study: it needs days, not minutes.")
    elif plan.days and plan.reason in _SHORT and plan.minutes_needed:
        lines.append(f"Minutes needed on a study day: {plan.minutes_needed}")
    if not plan.fits and plan.first_feasible is not None:
        lines.append(f"First day on which all would fit: {plan.first_feasible.isoformat()}")
    if with_days:
        lines += _day_lines(plan.days)
    if plan.outlook is not None and plan.outlook.enough_evidence:
        lines.append("Recalled on exam day if you follow the plan: " + _words(plan.outlook.follow))
        lines.append("Recalled on exam day if you stop today: " + _words(plan.outlook.stop))
    elif plan.outlook is not None:
        lines.append("Recalled on exam day: not enough evidence yet.")
    return lines


def _day_lines(days: Sequence[PlanDay]) -> list[str]:
    return [
        f"{day.day.isoformat()}  {day.minutes:5.0f} min"
        f"  {day.new:5.1f} new  {day.review:6.1f} again"
        for day in days[:_WEEK]
    ]


def calendar_line(written: CalendarWritten) -> str:
    """What a calendar file holds now."""
    exams = "1 exam" if written.exams == 1 else f"{written.exams} exams"
    days = "1 study day" if written.study_days == 1 else f"{written.study_days} study days"
    gone = f", {written.gone} called off" if written.gone else ""
    return f"Written to {written.file}: {exams}, {days}{gone}."


def _words(band: Band) -> str:
    return f"{100 * band.low:.0f}-{100 * band.high:.0f} %"


def _band(band: Band) -> dict[str, float]:
    return {
        "mean": round(band.mean, 4),
        "low": round(band.low, 4),
        "high": round(band.high, 4),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
