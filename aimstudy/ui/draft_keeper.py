"""Hands what is being written to the library as soon as the keys rest; brings it back later.

Knows neither fields nor cards; who writes says what belongs together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from aimstudy.domain.errors import Problem
from aimstudy.services.views.drafts import DraftPlace

if TYPE_CHECKING:
    from aimstudy.services.library import Library

REST_MS = 300


class DraftKeeper(QObject):
    """Drafts of one page or dialog."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._waiting: dict[tuple[DraftPlace, int], Mapping[str, str]] = {}
        self._kept: set[tuple[DraftPlace, int]] = set()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)

    def change(self, place: DraftPlace, card_id: int, words: Mapping[str, str]) -> None:
        """``words`` stand there now; they are kept when no other come for a moment."""
        self._waiting[place, card_id] = words
        self._rest.start()

    def flush(self) -> None:
        """Keep at once what still waits."""
        self._rest.stop()
        waiting, self._waiting = self._waiting, {}
        for (place, card_id), words in waiting.items():
            self._kept.add((place, card_id))
            self._library.drafts.keep(place, card_id, words)

    def forget(self, place: DraftPlace, card_id: int) -> None:
        """It was saved or given up, or nothing is left of it."""
        self._waiting.pop((place, card_id), None)
        if (place, card_id) in self._kept:
            self._kept.discard((place, card_id))
            self._library.drafts.forget(place, card_id)

    def find(self, place: DraftPlace, card_id: int) -> dict[str, str]:
        """What was kept there and never saved; empty if nothing was or nothing can be read."""
        try:
            found = self._library.drafts.find(place, card_id)
        except Problem:
            return {}
        if found:
            self._kept.add((place, card_id))
        return found
