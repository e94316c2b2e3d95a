"""Keeps what is half-written until it is saved or given up, so that a killed program loses none.

A comfort: that a draft cannot be kept on a full disk is nobody's problem. It knows no field.
"""

from collections.abc import Mapping
from concurrent.futures import Future, wait
from contextlib import suppress

from aimstudy.domain.errors import Problem
from aimstudy.services.context import Context
from aimstudy.services.views.drafts import DraftPlace
from aimstudy.storage.settings import drop_setting, load_setting, store_setting


class DraftsService:
    """Half-written words by their place and the card they belong to (0 for none)."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: dict[str, Future[None]] = {}  # the newest write of each, perhaps under way

    def keep(self, place: DraftPlace, card_id: int, words: Mapping[str, str]) -> None:
        """Keep ``words`` by the name of their field, without waiting for the disk."""
        value = {"day": self._context.today().toordinal(), "words": dict(words)}
        self._submit(_key(place, card_id), value)

    def forget(self, place: DraftPlace, card_id: int) -> None:
        """It was saved, or given up."""
        self._submit(_key(place, card_id), None)

    def find(self, place: DraftPlace, card_id: int) -> dict[str, str]:
        """What was kept, by the name of its field; empty if nothing was.

        An answer that was being typed on another study day is none any more.
        """
        key = _key(place, card_id)
        last = self._last.pop(key, None)  # of this one alone: no card waits for another's disk
        if last is not None:
            wait([last])
        with self._context.database.read() as session:
            stored = load_setting(session, key)
        words = stored.get("words") if isinstance(stored, dict) else None
        if not isinstance(words, dict):
            return {}
        if place is DraftPlace.TYPED and stored.get("day") != self._context.today().toordinal():
            return {}
        return {name: text for name, text in words.items() if isinstance(text, str)}

    def _submit(self, key: str, value: object) -> None:
        if self._context.database.read_only:
            return
        with suppress(Problem):
            self._last[key] = self._context.database.submit(
                lambda session: (
                    drop_setting(session, key)
                    if value is None
                    else store_setting(session, key, value)
                )
            )


def _key(place: DraftPlace, card_id: int) -> str:
    return f"draft:{place.value}:{card_id}"
