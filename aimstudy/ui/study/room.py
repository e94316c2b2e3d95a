"""Who gets the height of a session where the window is low or the text large: the card.

Decides from pixels alone; knows no card.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtWidgets import QLayout

from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import GAP, INSET, MARGIN, MEDIUM, SMALL

LEAST_HEIGHT = 430  # px at 100 % of a page below which all but the card is made small


class Shrinking(Protocol):
    """A part that can do with less: it hides or folds up what is not needed at every card."""

    def set_compact(self, compact: bool) -> None:
        """Take little room, or all that looks best."""


class Room:
    """Shares the height out anew when it is told a new one."""

    def __init__(self, page: QLayout, session: QLayout, parts: Iterable[Shrinking]) -> None:
        self._page, self._session = page, session
        self._parts = tuple(parts)
        self.compact = False

    def share(self, height: int) -> None:
        """Make the parts fit a page of ``height`` px at the present text size."""
        compact = height < pixels(LEAST_HEIGHT)
        if compact == self.compact:
            return
        self.compact = compact
        side, end = (GAP, MEDIUM) if compact else (MARGIN, INSET)
        self._page.setContentsMargins(side, end, side, end)
        self._session.setSpacing(SMALL if compact else GAP)
        for part in self._parts:
            part.set_compact(compact)
