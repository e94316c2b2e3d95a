"""Makes a change of the plan within one transaction, and keeps how to put everything back."""

from datetime import date

from aimstudy.domain.changes import Changes
from aimstudy.domain.plan_change import PlanChange
from aimstudy.domain.study_day import Moment
from aimstudy.services.card_columns import patch_cards
from aimstudy.services.changed_plan import back_on, changed_exams, rows_aside
from aimstudy.services.exam_cards import card_exams
from aimstudy.services.weak_topics import weak_first, weak_rows
from aimstudy.services.week_minutes import choose_minutes
from aimstudy.storage import exams, undo
from aimstudy.storage.card_columns import memory_columns
from aimstudy.storage.card_sources import card_sources
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

STEP = "plan"


def make_change(session: Session, change: PlanChange, when: Moment) -> Changes:
    """Make ``change``, which has been checked; a step of Undo unless it changes nothing."""
    patches = [
        *_minutes(session, change, when.day),
        *_days(session, change),
        *_exams(session, change, when.day),
    ]
    aside = _put_aside(session, change, when.day)
    if not patches and not aside:
        return Changes.NONE
    undo.record(session, STEP, when.at_ms, [*patches, *aside])
    cards = Changes.CARDS if aside else Changes.NONE
    return Changes.PLAN | Changes.UNDO | cards


def _minutes(session: Session, change: PlanChange, today: date) -> list[Patch]:
    """Only weekdays that have other minutes now are chosen."""
    shown = exams.load_calendar(session).minutes
    week = enumerate(shown if change.minutes is None else change.minutes)
    chosen = {day: amount for day, amount in week if shown[day] != amount}
    return choose_minutes(session, chosen, today)


def _days(session: Session, change: PlanChange) -> list[Patch]:
    off = exams.load_calendar(session).days_off
    taken = sorted(set(change.days_off) - set(change.study_days) - off)
    given = sorted(set(change.study_days) & off)
    for day in taken:
        exams.set_day_off(session, day, True)
    for day in given:
        exams.set_day_off(session, day, False)
    return [
        *(Patch("remove", "days_off", day.toordinal(), {}) for day in taken),
        *(Patch("insert", "days_off", day.toordinal(), {}) for day in given),
    ]


def _exams(session: Session, change: PlanChange, today: date) -> list[Patch]:
    before = {exam.id: exam for exam in exams.load_exams(session)}
    patches = []
    for exam in changed_exams(tuple(before.values()), change, today):
        if exam != before[exam.id]:
            exams.update_exam(session, exam)
            old = exams.exam_values(before[exam.id])
            patches.append(Patch("set", "exams", exam.id, old))
    return patches


def _put_aside(session: Session, change: PlanChange, today: date) -> list[Patch]:
    """After the exams have their days: until the day after its exam a card waits."""
    if not any(count for _, count in change.put_aside):
        return []
    known = exams.load_exams(session)
    columns, sources = memory_columns(session, aside=True), card_sources(session, aside=True)
    belongs = card_exams(sources, known, today)
    sources = weak_first(sources, weak_rows(known, belongs, today))
    days = {exam.id: exam.day for exam in known}
    patches: dict[object, Patch] = {}
    for exam_id, count in change.put_aside:
        rows = rows_aside(belongs, columns, sources, exam_id, count)
        cards = [sources.card_id[row] for row in rows]
        back = {"suspended": back_on(days[exam_id])}
        for patch in patch_cards(session, cards, back) if cards else ():
            patches.setdefault(patch.key, patch)
    return list(patches.values())
