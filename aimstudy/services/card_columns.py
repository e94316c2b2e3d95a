"""Changing the same columns on cards in one step that can be undone."""

from collections.abc import Callable, Mapping, Sequence

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.context import Context
from aimstudy.storage.cards import columns_of, set_columns
from aimstudy.storage.keys import is_id
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch, record
from aimstudy.storage.writer import WriteStopped

IsStopped = Callable[[], bool]
CARD_CHANGES = Changes.CARDS | Changes.PLAN | Changes.UNDO


def change_cards(
    context: Context,
    kind: str,
    card_ids: Sequence[int],
    values: Mapping[str, object],
    is_stopped: IsStopped | None = None,
) -> Changes:
    """Set ``values`` on the cards as one step called ``kind``; raises Problem CARD_MISSING.

    Nothing is changed, which the Changes say, once ``is_stopped`` says so before it is done.
    """
    at_ms = context.moment().at_ms

    def work(session: Session) -> Changes:
        if not card_ids:
            return Changes.NONE
        patches = patch_cards(session, card_ids, values)
        record(session, kind, at_ms, patches)
        return CARD_CHANGES

    return written(context, work, is_stopped)


def written(
    context: Context, work: Callable[[Session], Changes], is_stopped: IsStopped | None
) -> Changes:
    """What ``work`` changed in one transaction; nothing where it was stopped."""
    try:
        return context.database.write_unless(is_stopped or _never, work)
    except WriteStopped:
        return Changes.NONE


def _never() -> bool:
    return False


def patch_cards(
    session: Session, card_ids: Sequence[int], values: Mapping[str, object]
) -> list[Patch]:
    """Set ``values`` within a transaction; returns how to put the cards back."""
    if not all(map(is_id, card_ids)):
        raise Problem(ProblemKind.CARD_MISSING)
    present = columns_of(session, card_ids, ["deleted"])
    if len(present) != len(set(card_ids)) or any(card["deleted"] for card in present.values()):
        raise Problem(ProblemKind.CARD_MISSING)
    before = columns_of(session, card_ids, list(values))
    set_columns(session, card_ids, values)
    return [Patch("set", "cards", card_id, old) for card_id, old in before.items()]
