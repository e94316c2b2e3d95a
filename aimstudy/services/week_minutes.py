"""Chooses minutes of weekdays within a transaction, and keeps how to put them back."""

from collections.abc import Mapping
from datetime import date

from aimstudy.storage import exams
from aimstudy.storage.past_weeks import keep_week
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch


def choose_minutes(session: Session, minutes: Mapping[int, int], today: date) -> list[Patch]:
    """Choose minutes by weekday (0 is Monday); the patches put back what was chosen before.

    They hold from ``today`` on: days before it keep theirs.
    """
    if minutes:
        keep_week(session, today)
    before = exams.chosen_minutes(session)
    patches = []
    for weekday, amount in minutes.items():
        old = before.get(weekday)
        patches.append(
            Patch("remove", "weekdays", weekday, {})
            if old is None
            else Patch("set", "weekdays", weekday, {"minutes": old})
        )
        exams.set_minutes(session, weekday, amount)
    return patches
