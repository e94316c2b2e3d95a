"""An import as one step of Undo: what it brought is hidden, and shown again."""

from typing import Any

from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import NEW_STATE, replay
from aimstudy.services.context import Context
from aimstudy.storage import import_conflicts, import_undo
from aimstudy.storage.cards import memory_values, set_columns, set_memory
from aimstudy.storage.review_log import entries_of_card, state_text
from aimstudy.storage.session import Session

_ONE_BY_ONE = 500  # cards; of more, all states are worked out at once


def of_import(payload: dict[str, Any]) -> bool:
    """Whether a step is about an import."""
    return "imported" in payload


def of_pick(payload: dict[str, Any]) -> bool:
    """Whether a step settled notes that were changed on both sides."""
    return "picks" in payload


def open_again(session: Session, payload: dict[str, Any]) -> None:
    """Let a side be picked again, after the patches of the step have put the notes back."""
    for note_id, after in payload["picks"]:
        import_conflicts.mark(session, note_id, after, None)


def settle_again(session: Session, payload: dict[str, Any], side: str) -> None:
    """Settle them by the same side once more, before the notes are changed again."""
    for note_id, after in payload["picks"]:
        import_conflicts.mark(session, note_id, after, side)


def take_back(session: Session, context: Context, payload: dict[str, Any], when: Moment) -> None:
    """Hide what came, after the patches of the step have put changed notes back."""
    rows = payload["since"], payload["upto"]
    import_undo.hide(session, payload["imported"], rows, when, state_text(NEW_STATE))
    nothing_left, others = import_undo.touched(session, rows)
    set_columns(session, nothing_left, memory_values(NEW_STATE))
    if len(others) > _ONE_BY_ONE:
        _recompute(session, context)
        return
    w = context.memory_in(session).parameters
    for card_id in others:
        log = entries_of_card(session, card_id)
        set_memory(session, card_id, replay(log, context.settings.retention, w))


def do_again(session: Session, context: Context, payload: dict[str, Any]) -> dict[str, Any]:
    """Show it again, before the notes are changed again; returns the payload it has now."""
    rows = payload["since"], payload["upto"]
    since, upto = import_undo.show(session, payload["imported"], rows)
    _recompute(session, context)
    return {**payload, "since": since, "upto": upto}


def _recompute(session: Session, context: Context) -> None:
    from aimstudy.services.memory_states import recompute_states

    recompute_states(session, context.settings.retention, context.memory_in(session).parameters)
