"""Queries on exams and the study calendar."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Session, col

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.exam_profile import Milestone
from aimstudy.storage.exam_text import (
    profile_from,
    profile_text,
    result_from,
    result_text,
    topics_from,
    topics_text,
)
from aimstudy.storage.keys import new_id
from aimstudy.storage.plan_tables import MilestoneRow
from aimstudy.storage.stored_text import day_from, readable
from aimstudy.storage.tables import DayOffRow, ExamRow, WeekdayRow

DEFAULT_MINUTES = 20


def load_exams(session: Session) -> tuple[Exam, ...]:
    """All exams, earliest first; without one whose day is none, or what else cannot be read."""
    rows = session.connection().execute(
        select(
            col(ExamRow.id),
            col(ExamRow.name),
            col(ExamRow.day),
            col(ExamRow.profile),
            col(ExamRow.topics),
            col(ExamRow.result),
            col(ExamRow.accepted),
        ).order_by(col(ExamRow.day), col(ExamRow.id))
    )
    found = (_exam(*row) for row in rows)
    return tuple(exam for exam in found if exam is not None)


def _exam(
    exam_id: int | None,
    name: str,
    ordinal: int,
    profile: str | None,
    topics: str | None,
    result: str | None,
    accepted: int | None,
) -> Exam | None:
    """An exam as far as it can be read; None without a day."""
    row = f"exams: row {exam_id}"
    day = _day(ordinal, f"{row}, day")
    if day is None:
        return None
    return Exam(
        id=exam_id or 0,
        name=name,
        day=day,
        profile=readable(profile_from, profile, None, f"{row}, profile"),
        topics=readable(topics_from, topics, (), f"{row}, topics"),
        result=readable(result_from, result, None, f"{row}, result"),
        accepted=max(0, accepted or 0),
    )


def _day(ordinal: int, what: str) -> date | None:
    parse: Callable[[int], date | None] = day_from
    return readable(parse, ordinal, None, what)


def exam_values(exam: Exam) -> dict[str, object]:
    """The columns of an exam, without its id."""
    return {
        "name": exam.name,
        "day": exam.day.toordinal(),
        "profile": profile_text(exam.profile),
        "topics": topics_text(exam.topics),
        "result": result_text(exam.result),
        "accepted": exam.accepted or None,
    }


def insert_exam(session: Session, exam: Exam) -> int:
    """Store an exam; returns its id."""
    return new_id(session.connection().execute(insert(ExamRow).values(exam_values(exam))))


def update_exam(session: Session, exam: Exam) -> None:
    """Change everything of an exam but its id."""
    session.connection().execute(
        update(ExamRow).where(col(ExamRow.id) == exam.id).values(exam_values(exam))
    )


def delete_exam(session: Session, exam_id: int) -> None:
    """Remove an exam."""
    session.connection().execute(delete(ExamRow).where(col(ExamRow.id) == exam_id))


def load_calendar(session: Session) -> StudyCalendar:
    """Minutes by weekday (20 where none were chosen) and all days off."""
    chosen = chosen_minutes(session)
    week = [chosen.get(weekday, DEFAULT_MINUTES) for weekday in range(7)]
    off = session.connection().execute(select(col(DayOffRow.day)))
    days = (_day(row[0], f"calendar_days_off: {row[0]}") for row in off)
    return StudyCalendar(
        minutes=(week[0], week[1], week[2], week[3], week[4], week[5], week[6]),
        days_off=frozenset(day for day in days if day is not None),
    )


def chosen_minutes(session: Session) -> dict[int, int]:
    """Minutes of the weekdays that have a row, by weekday (for undo)."""
    rows = session.connection().execute(select(col(WeekdayRow.weekday), col(WeekdayRow.minutes)))
    return {row[0]: row[1] for row in rows}


def set_minutes(session: Session, weekday: int, minutes: int) -> None:
    """Choose the minutes of a weekday."""
    statement = upsert(WeekdayRow).values(weekday=weekday, minutes=minutes)
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["weekday"], set_={"minutes": minutes})
    )


def set_day_off(session: Session, day: date, off: bool) -> None:
    """Take a day off, or study on it after all."""
    ordinal = day.toordinal()
    session.connection().execute(delete(DayOffRow).where(col(DayOffRow.day) == ordinal))
    if off:
        session.connection().execute(insert(DayOffRow).values(day=ordinal))


def load_milestones(session: Session) -> tuple[Milestone, ...]:
    """All milestones, earliest first."""
    rows = session.connection().execute(
        select(col(MilestoneRow.id), col(MilestoneRow.name), col(MilestoneRow.day)).order_by(
            col(MilestoneRow.day), col(MilestoneRow.id)
        )
    )
    days = ((row[0] or 0, row[1], _day(row[2], f"milestones: row {row[0]}, day")) for row in rows)
    return tuple(Milestone(key, name, day) for key, name, day in days if day is not None)


def insert_milestone(session: Session, name: str, day: date) -> int:
    """Store a milestone; returns its id."""
    values = {"name": name, "day": day.toordinal()}
    return new_id(session.connection().execute(insert(MilestoneRow).values(values)))


def update_milestone(session: Session, milestone: Milestone) -> None:
    """Change a milestone's name and day."""
    session.connection().execute(
        update(MilestoneRow)
        .where(col(MilestoneRow.id) == milestone.id)
        .values(name=milestone.name, day=milestone.day.toordinal())
    )


def delete_milestone(session: Session, milestone_id: int) -> None:
    """Remove a milestone."""
    session.connection().execute(delete(MilestoneRow).where(col(MilestoneRow.id) == milestone_id))
