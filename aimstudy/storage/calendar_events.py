"""The events of the calendar files written so far, kept until their day is over.

Another calendar does not forget an event because a later file has it no more: it has to be told.
"""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from aimstudy.storage.settings import load_setting, store_setting

_KEY = "calendar_events"


def calendar_events(session: Session, today: date) -> dict[str, date]:
    """Events that are not over, by identity with their day."""
    kept = load_setting(session, _KEY)
    if not isinstance(kept, dict):
        return {}
    days = ((str(identity), _day(said)) for identity, said in kept.items())
    return {identity: day for identity, day in days if day is not None and day >= today}


def keep_calendar_events(session: Session, events: Mapping[str, date]) -> None:
    """These are the events written so far."""
    store_setting(session, _KEY, {name: day.isoformat() for name, day in events.items()})


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
