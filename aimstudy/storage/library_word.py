"""What a library keeps of its calendar files: its word, and the events that are still ahead.

The word tells its events in a calendar from those of another library.
"""

import hashlib
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from aimstudy.storage.settings import load_settings, store_setting
from aimstudy.storage.tables import DeckRow

_KEY = "calendar_word"
_EVENTS = "calendar_events"


def library_word(session: Session, otherwise: str) -> str:
    """The word kept, or the one that would be: from when the first deck was made.

    ``otherwise`` stands in where there is no deck yet.
    """
    kept = load_settings(session).get(_KEY)
    if isinstance(kept, str) and kept.isalnum():
        return kept
    made = session.connection().scalar(select(col(DeckRow.created_ms)).order_by(col(DeckRow.id)))
    source = otherwise if made is None else str(made)
    return hashlib.sha256(source.encode(errors="replace")).hexdigest()[:12]


def keep_library_word(session: Session, otherwise: str) -> str:
    """The word, kept from now on whatever becomes of the decks."""
    word = library_word(session, otherwise)
    store_setting(session, _KEY, word)
    return word


def calendar_events(session: Session, today: date) -> dict[str, date]:
    """The events of all files written so far that are not over, by identity with their day."""
    kept = load_settings(session).get(_EVENTS)
    if not isinstance(kept, dict):
        return {}
    days = ((str(identity), _day(said)) for identity, said in kept.items())
    return {identity: day for identity, day in days if day is not None and day >= today}


def keep_calendar_events(session: Session, events: Mapping[str, date]) -> None:
    """These are the events written so far."""
    store_setting(session, _EVENTS, {name: day.isoformat() for name, day in events.items()})


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
