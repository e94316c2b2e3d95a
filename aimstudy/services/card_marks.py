"""What a person does to a card beside answering it, each a step that can be taken back."""

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.answer_steps import reset_cards
from aimstudy.services.card_columns import CARD_CHANGES, change_cards
from aimstudy.services.context import Context
from aimstudy.services.given_values import made_as
from aimstudy.services.shown_card import can_reverse
from aimstudy.services.typed_text import cleaned, visible
from aimstudy.storage import undo
from aimstudy.storage.cards import load_card
from aimstudy.storage.notes import insert_reverse, set_note
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

MOST_REMARK = 5_000


class CardMarks:
    """Marks on one card; all raise Problem CARD_MISSING, DISK_FULL or LIBRARY_WRITE_FAILED."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def bury(self, card_id: int) -> Changes:
        """Put a card off until tomorrow."""
        today = self._context.today().toordinal()
        return change_cards(self._context, "bury", [card_id], {"buried_day": today})

    def unbury(self, card_id: int) -> Changes:
        """Let a card that was put off come today after all."""
        return change_cards(self._context, "unbury", [card_id], {"buried_day": 0})

    def suspend(self, card_id: int) -> Changes:
        """Take a card out of study until it is brought back."""
        return change_cards(self._context, "suspend", [card_id], {"suspended": 1})

    def resume(self, card_id: int) -> Changes:
        """Bring a card back into study that was suspended or put aside."""
        return change_cards(self._context, "resume", [card_id], {"suspended": 0})

    def flag(self, card_id: int, on: bool) -> Changes:
        """Mark a card, or take the mark off."""
        value = {"flagged": int(made_as(bool, "on", on))}
        return change_cards(self._context, "flag", [card_id], value)

    def bookmark(self, card_id: int, on: bool) -> Changes:
        """Put a bookmark on a card, to find it again, or take it off."""
        value = {"bookmarked": 1 if made_as(bool, "on", on) else None}
        return change_cards(self._context, "bookmark", [card_id], value)

    def remark(self, card_id: int, text: str) -> Changes:
        """Keep the person's own words about a card's note; "" takes them away.

        Raises Problem VALUE_OUT_OF_RANGE for more than 5,000 letters.
        """
        words = cleaned(made_as(str, "words", text)).strip()
        if len(words) > MOST_REMARK:
            raise Problem(ProblemKind.VALUE_OUT_OF_RANGE, what="text", low=0, high=MOST_REMARK)
        return self._change_note("remark", card_id, {"remark": words if visible(words) else None})

    def reset(self, card_id: int) -> Changes:
        """Begin a card anew as if it had never been met; its answers stay in the log."""
        when = self._context.moment()

        def work(session: Session) -> Changes:
            rows = reset_cards(session, self._context, [card_id], when)
            undo.record(session, "reset", when.at_ms, card=card_id, resets=rows)
            return CARD_CHANGES | Changes.REVIEWS

        return self._context.database.write(work)

    def set_typed(self, card_id: int, on: bool | None) -> Changes:
        """Have the answer of a card's note typed, or not; None goes by the settings again."""
        value = None if on is None else int(made_as(bool, "on", on))
        return self._change_note("typed", card_id, {"typed": value})

    def add_reverse(self, card_id: int) -> Changes:
        """Make a card that asks the front by the back; it is new, and in the same deck.

        Raises Problem CARD_NOT_TURNED where the note has no one answer, or has such a card.
        """
        when = self._context.moment()

        def work(session: Session) -> Changes:
            card = load_card(session, card_id, when.day.toordinal())
            if not can_reverse(session, card):
                raise Problem(ProblemKind.CARD_NOT_TURNED)
            made = insert_reverse(session, card_id)
            patch = Patch("set", "cards", made, {"deleted": 1})
            undo.record(session, "reverse", when.at_ms, [patch], card=card_id)
            return CARD_CHANGES

        return self._context.database.write(work)

    def _change_note(self, kind: str, card_id: int, values: dict[str, object]) -> Changes:
        when = self._context.moment()

        def work(session: Session) -> Changes:
            card = load_card(session, card_id, when.day.toordinal())
            before = set_note(session, card.note_id, values)
            patch = Patch("set", "notes", card.note_id, before)
            undo.record(session, kind, when.at_ms, [patch], card=card_id)
            return CARD_CHANGES

        return self._context.database.write(work)
