"""What a person does to the card in front besides answering it: each a step that can be undone.

Knows the study service and the words that tell what was done; the page carries the steps out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from aimstudy.domain.changes import Changes
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.translations import tr

if TYPE_CHECKING:
    from aimstudy.services.study import StudyService


class Doing(Protocol):
    """Carries out a step; ``stays`` if the card is still in front afterwards."""

    def __call__(self, step: Callable[[], Changes], words: str, stays: bool = False) -> None:
        """Do ``step`` and say ``words``; what fails is shown and can be tried again."""


class CardMarks:
    """Every method does nothing where no card is in front."""

    def __init__(
        self, study: StudyService, card: Callable[[], StudyCard | None], do: Doing
    ) -> None:
        self._study, self._card, self._do = study, card, do

    def flag(self) -> None:
        """Mark the card, or take the mark off; it stays in front."""
        card = self._card()
        if card is not None:
            words = tr("Flag taken off") if card.flagged else tr("Flagged")
            on = not card.flagged
            self._do(lambda: self._study.flag(card.card_id, on), words, stays=True)

    def bury(self) -> None:
        """Not today: the card comes back tomorrow."""
        card = self._card()
        if card is not None:
            self._do(lambda: self._study.bury(card.card_id), tr("Put off until tomorrow"))

    def suspend(self) -> None:
        """Take the card out of study until it is brought back in the Library."""
        card = self._card()
        if card is not None:
            words = tr("Suspended; the Library brings it back")
            self._do(lambda: self._study.suspend(card.card_id), words)
