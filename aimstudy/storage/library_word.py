"""A word that tells a library's events in a calendar from those of another library."""

import hashlib

from sqlalchemy import select
from sqlmodel import Session, col

from aimstudy.storage.settings import load_settings, store_setting
from aimstudy.storage.tables import DeckRow

_KEY = "calendar_word"


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
