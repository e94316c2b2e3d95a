"""The basis of a plan as it would be after a change; nothing is written. Loads no numpy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import MOST_MINUTES, Exam, StudyCalendar
from aimstudy.domain.plan_change import PlanChange, WeekMinutes
from aimstudy.services.exam_cards import CardExams, card_exams
from aimstudy.services.exam_values import MOST_LEFT_OUT
from aimstudy.services.given_values import whole
from aimstudy.services.plan_basis import PlanBasis
from aimstudy.storage.card_columns import MemoryColumns
from aimstudy.storage.card_sources import CardSources


def check_change(change: PlanChange, exams: Sequence[Exam], today: date) -> None:
    """Raises Problem of what is wrong.

    VALUE_OUT_OF_RANGE or MINUTES_NOT_A_WEEK, EXAM_MISSING or EXAM_DATE_PAST, DAY_PAST for days off.
    """
    if change.minutes is not None:
        if len(change.minutes) != 7:
            raise Problem(ProblemKind.MINUTES_NOT_A_WEEK, found=len(change.minutes))
        for amount in change.minutes:
            whole("minutes", amount, 0, MOST_MINUTES)
    known = {exam.id: exam for exam in exams}
    for exam_id, number in (*change.put_aside, *change.accept):
        if exam_id not in known:
            raise Problem(ProblemKind.EXAM_MISSING)
        whole("cards", number, 0, MOST_LEFT_OUT)
    for exam_id, day in change.exam_days:
        if exam_id not in known:
            raise Problem(ProblemKind.EXAM_MISSING)
        if day < today and day != known[exam_id].day:
            raise Problem(ProblemKind.EXAM_DATE_PAST)
    if any(day < today for day in (*change.days_off, *change.study_days)):
        raise Problem(ProblemKind.DAY_PAST)


def changed_exams(exams: Sequence[Exam], change: PlanChange, today: date) -> tuple[Exam, ...]:
    """The exams on their new days, earliest first."""
    days, accepted = dict(change.exam_days), dict(change.accept)
    found = []
    for exam in exams:
        day = days.get(exam.id, exam.day)
        # What is moved ahead has not been sat.
        result = None if day > max(today, exam.day) else exam.result
        count = accepted.get(exam.id, exam.accepted)
        found.append(replace(exam, day=day, result=result, accepted=count))
    return tuple(sorted(found, key=lambda exam: (exam.day, exam.id)))


def changed_calendar(calendar: StudyCalendar, change: PlanChange) -> StudyCalendar:
    """Minutes and days off after the change; a day that is both off and for study is studied."""
    off = (calendar.days_off | frozenset(change.days_off)) - frozenset(change.study_days)
    return StudyCalendar(change.minutes or calendar.minutes, off)


def week_of_at_least(calendar: StudyCalendar, level: int) -> WeekMinutes:
    """At least ``level`` minutes on each weekday that has any; on all where none has."""
    week = calendar.minutes
    free = not any(week)
    one, two, three, four, five, six, seven = (
        max(minutes, level) if minutes or free else 0 for minutes in week
    )
    return one, two, three, four, five, six, seven


def changed_basis(basis: PlanBasis, change: PlanChange) -> PlanBasis:
    """What a plan would be made from after ``change``, which has been checked."""
    exams = changed_exams(basis.exams, change, basis.today)
    belongs = card_exams(basis.sources, exams, basis.today)
    sources = _sources_with_aside(basis, exams, belongs, change)
    return replace(
        basis,
        exams=exams,
        calendar=changed_calendar(basis.calendar, change),
        sources=sources,
        belongs=belongs if sources == basis.sources else card_exams(sources, exams, basis.today),
        sat=tuple(each for each in basis.sat if _is_over(each[0], exams)),
    )


def back_on(day: date) -> int:
    """The study day (an ordinal) on which cards put aside for an exam on ``day`` are back."""
    return min(date.max.toordinal(), day.toordinal() + 1)


def rows_aside(
    belongs: CardExams, columns: MemoryColumns, sources: CardSources, exam_id: int, count: int
) -> list[int]:
    """Rows of the ``count`` new cards of an exam that are put aside first, in this order.

    The last in the order of new cards go first, those that an earlier exam has until then after
    all of its own. Fewer where it has fewer that are not put aside already.
    """
    asked = belongs.asked.get(exam_id, ())
    fresh = [row for row in asked if columns.is_new[row] and row not in belongs.back]
    order = sorted(fresh, key=lambda row: (sources.position[row], row), reverse=True)
    own = [row for row in order if belongs.ahead[row] == exam_id]
    return [*own, *(row for row in order if belongs.ahead[row] != exam_id)][:count]


def _sources_with_aside(
    basis: PlanBasis, exams: Sequence[Exam], belongs: CardExams, change: PlanChange
) -> CardSources:
    """The cards with the days on which those that are put aside come back."""
    days = {exam.id: exam.day for exam in exams}
    sources, columns = basis.sources, basis.columns
    back = {
        row: back_on(days[exam_id])
        for exam_id, count in change.put_aside
        for row in rows_aside(belongs, columns, sources, exam_id, count)
    }
    if not back:
        return sources
    before = sources.back_day or [0] * len(sources.card_id)
    return replace(sources, back_day=[back.get(row, day) for row, day in enumerate(before)])


def _is_over(exam: Exam, exams: Sequence[Exam]) -> bool:
    """Whether its result stands after the change."""
    return any(each.id == exam.id and each.result is not None for each in exams)
