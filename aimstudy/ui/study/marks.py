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
        self,
        study: StudyService,
        card: Callable[[], StudyCard | None],
        do: Doing,
        begun_anew: Callable[[int], object],
    ) -> None:
        self._study, self._card, self._do = study, card, do
        self._begun_anew = begun_anew

    def flag(self) -> None:
        """Mark the card, or take the mark off; it stays in front."""
        card = self._card()
        if card is not None:
            words = tr("Flag taken off") if card.flagged else tr("Flagged")
            on = not card.flagged
            self._do(lambda: self._study.flag(card.card_id, on), words, stays=True)

    def bookmark(self) -> None:
        """Set a bookmark, or take it away; bookmarked cards can be a session of their own."""
        card = self._card()
        if card is not None:
            words = tr("Bookmark taken away") if card.bookmarked else tr("Bookmarked")
            on = not card.bookmarked
            self._do(lambda: self._study.bookmark(card.card_id, on), words, stays=True)

    def bury(self) -> None:
        """Not today: the card comes back tomorrow."""
        card = self._card()
        if card is not None:
            self._do(lambda: self._study.bury(card.card_id), tr("Put off until tomorrow"))

    def suspend(self) -> None:
        """Take the card out of study until it is brought back."""
        card = self._card()
        if card is not None:
            words = tr("Taken out of study; What waits brings it back")
            self._do(lambda: self._study.suspend(card.card_id), words)

    def reset(self) -> None:
        """Begin the card anew, as if it had never been met; its answers stay in the log."""
        card = self._card()
        if card is None:
            return
        card_id = card.card_id

        def step() -> Changes:
            changes = self._study.reset(card_id)
            self._begun_anew(card_id)
            return changes

        self._do(step, tr("The card begins anew; Undo takes that back"))

    def type_answers(self) -> None:
        """Ask for the answer to be typed from now on, or no longer."""
        card = self._card()
        if card is not None:
            words = (
                tr("This card is no longer typed")
                if card.typed
                else tr("The answer to this card is typed from now on; the others stay as they are")
            )
            on = not card.typed
            self._do(lambda: self._study.set_typed(card.card_id, on), words, stays=True)

    def add_reverse(self) -> None:
        """Make a card that asks for the question by the answer."""
        card = self._card()
        if card is not None and card.can_reverse:
            words = tr("A reversed card is made; it comes on another day")
            self._do(lambda: self._study.add_reverse(card.card_id), words, stays=True)
