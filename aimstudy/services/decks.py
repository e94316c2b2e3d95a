"""The tree of decks: what a person can do with whole decks, each as one step of Undo."""

from collections.abc import Callable

from aimstudy.domain.changes import Changes
from aimstudy.domain.deck_names import (
    Renaming,
    is_under,
    joined,
    leaf,
    parent,
    renaming,
    spelled_as,
)
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.card_columns import CARD_CHANGES, IsStopped, patch_cards, written
from aimstudy.services.context import Context
from aimstudy.services.deck_name import deck_name
from aimstudy.services.views.library import DeckHolding
from aimstudy.storage import decks as stored
from aimstudy.storage import undo
from aimstudy.storage.deck_tree import add_levels, deck_names, levels_missing, members
from aimstudy.storage.notes import deck_id_by_name
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch


class DecksService:
    """Decks and those under them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def complete(self) -> None:
        """Make the decks above others that an older library lacks."""
        database, at_ms = self._context.database, self._context.moment().at_ms
        with database.read() as session:
            missing = levels_missing(session)
        if missing:
            database.write(lambda session: add_levels(session, at_ms))

    def add(self, name: str, under: int | None = None) -> int:
        """Make a deck, also under another one; one that is there is found. Returns its id.

        Raises Problem DECK_NAME_MISSING, DECK_NAME_TOO_LONG or DECK_MISSING.
        """
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> int:
            names = deck_names(session)
            shown = stored.shown_decks(session, names)
            top = "" if under is None else _name(names, under)
            wanted = stored.spelled(session, deck_name(name, top))
            deck_id = deck_id_by_name(session, wanted, at_ms)
            if deck_id not in shown:
                patches = stored.keep(session, stored.kept_decks(session) | {deck_id})
                undo.record(session, "deck_added", at_ms, patches, wanted)
            return deck_id

        return self._context.database.write(work)

    def rename(
        self, deck_id: int, name: str, *, merge: bool = False, is_stopped: IsStopped | None = None
    ) -> Changes:
        """Call a deck otherwise, at its place in the tree; those under it go with it.

        With ``merge`` its cards join the deck that has the name already, else that raises Problem
        DECK_NAME_TAKEN; others as ``add``, and DECK_INSIDE_ITSELF.
        """
        return self._call(
            "deck_renamed",
            deck_id,
            lambda names: deck_name(name, parent(_name(names, deck_id))),
            merge,
            is_stopped,
        )

    def move(
        self,
        deck_id: int,
        under: int | None,
        *,
        merge: bool = False,
        is_stopped: IsStopped | None = None,
    ) -> Changes:
        """Put a deck, with those under it, under another one, or at the top; as ``rename``."""

        def wanted(names: dict[int, str]) -> str:
            top = "" if under is None else _name(names, under)
            return joined(top, leaf(_name(names, deck_id)))

        return self._call("deck_moved", deck_id, wanted, merge, is_stopped)

    def holding(self, deck_id: int) -> DeckHolding:
        """What goes where a deck is deleted; raises Problem DECK_MISSING."""
        with self._context.database.read() as session:
            names = deck_names(session)
            name, family = _name(names, deck_id), members(session, deck_id)
            shown = stored.shown_decks(session, names)
            cards, notes, met = stored.holding_of(session, family)
            under = sum(ref in shown for ref in family if ref != deck_id)
            return DeckHolding(name, under, cards, notes, met)

    def delete(self, deck_id: int, is_stopped: IsStopped | None = None) -> Changes:
        """Remove a deck and those under it with all their cards; raises Problem DECK_MISSING."""

        def change(session: Session, family: list[int]) -> list[Patch]:
            patches = patch_cards(session, stored.cards_in(session, family), {"deleted": 1})
            kept = stored.kept_decks(session) - set(family)
            return patches + stored.keep(session, kept)

        return self._change("deck_deleted", deck_id, change, is_stopped)

    def archive(self, deck_id: int, on: bool, is_stopped: IsStopped | None = None) -> Changes:
        """Put the cards of a deck and of those under it away from study, or take them back."""

        def change(session: Session, family: list[int]) -> list[Patch]:
            cards = stored.cards_by_archive(session, family, archived=not on)
            return patch_cards(session, cards, {"archived": int(on)})

        kind = "deck_archived" if on else "deck_unarchived"
        return self._change(kind, deck_id, change, is_stopped)

    def _change(
        self,
        kind: str,
        deck_id: int,
        change: Callable[[Session, list[int]], list[Patch]],
        is_stopped: IsStopped | None,
    ) -> Changes:
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            name = _name(deck_names(session), deck_id)
            patches = change(session, members(session, deck_id))
            if not patches:
                return Changes.NONE
            undo.record(session, kind, at_ms, patches, name)
            return CARD_CHANGES

        return written(self._context, work, is_stopped)

    def _call(
        self,
        kind: str,
        deck_id: int,
        wanted: Callable[[dict[int, str]], str],
        merge: bool,
        is_stopped: IsStopped | None,
    ) -> Changes:
        at_ms = self._context.moment().at_ms

        def work(session: Session) -> Changes:
            names = deck_names(session)
            shown = stored.shown_decks(session, names)
            old = _name(names, deck_id)
            others = [
                names[ref] for ref in shown if ref != deck_id and not is_under(names[ref], old)
            ]
            new = spelled_as(wanted(names), others)
            if new == old:
                return Changes.NONE
            if is_under(new, old):
                raise Problem(ProblemKind.DECK_INSIDE_ITSELF, name=old)
            found = renaming(names, shown, deck_id, new)
            if found.merged and not merge:
                taken = names[found.merged.get(deck_id, min(found.merged.values()))]
                raise Problem(ProblemKind.DECK_NAME_TAKEN, name=taken)
            patches = _called(session, found, parent(old), at_ms)
            undo.record(session, "deck_merged" if found.merged else kind, at_ms, patches, old)
            return CARD_CHANGES

        return written(self._context, work, is_stopped)


def _called(session: Session, found: Renaming, above: str, at_ms: int) -> list[Patch]:
    """Give the names; the deck that stood ``above`` stays although it may be empty now."""
    kept = stored.kept_decks(session) - found.merged.keys()
    stay = {ref for ref, name in deck_names(session).items() if name == above}
    patches = []
    for ref, into in found.merged.items():
        cards = stored.cards_in(session, [ref])
        patches += patch_cards(session, cards, {"deck_id": into})
    patches += stored.rename_decks(session, found.names)
    add_levels(session, at_ms)
    patches += stored.follow_decks(session, found.merged)
    return patches + stored.keep(session, kept | stay)


def _name(names: dict[int, str], deck_id: int) -> str:
    if deck_id not in names:
        raise Problem(ProblemKind.DECK_MISSING)
    return names[deck_id]
