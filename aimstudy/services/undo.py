"""Undo: the newest step taken back in one transaction, also after a restart."""

from typing import Any

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import ReviewEntry, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import replay
from aimstudy.services.context import Context
from aimstudy.services.views.settings import UndoDone
from aimstudy.storage import undo
from aimstudy.storage.article_versions import put_back
from aimstudy.storage.cards import load_card, set_memory
from aimstudy.storage.past_weeks import keep_week
from aimstudy.storage.review_log import append_undo, count_day, entries_of_card
from aimstudy.storage.session import Session

UNDONE = Changes.EVERYTHING


def undo_newest(context: Context) -> UndoDone:
    """Take the newest step back; raises Problem NOTHING_TO_UNDO or UNDO_NOT_POSSIBLE.

    A step that is not possible is dropped, so that the one before it can be taken back next.
    """
    when = context.moment()

    def work(session: Session) -> UndoDone:
        step = undo.newest_step(session)
        if step is None:
            raise Problem(ProblemKind.NOTHING_TO_UNDO)
        if step.kind == "answer":
            _take_answer_back(session, context, step.payload, when)
        else:
            if "snapshot" in step.payload:
                put_back(session, step.payload["snapshot"])
            if any(table == "weekdays" for _, table, *_ in step.payload["patches"]):
                keep_week(session, when.day)
            undo.apply_patches(session, step.payload["patches"])
        undo.mark_undone(session, step.id)
        return UndoDone(step.kind, step.label, _card_of(step.payload))

    try:
        return context.database.write(work)
    except Problem as problem:
        if problem.kind not in (ProblemKind.UNDO_NOT_POSSIBLE, ProblemKind.CARD_MISSING):
            raise
        context.database.write(_drop_newest)
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE) from problem


def _drop_newest(session: Session) -> None:
    step = undo.newest_step(session)
    if step is not None:
        undo.mark_undone(session, step.id)


def undo_label(context: Context) -> str:
    """The kind of step Undo would take back, or ""."""
    with context.database.read() as session:
        return undo.newest_kind(session)


def _take_answer_back(
    session: Session, context: Context, payload: dict[str, Any], when: Moment
) -> None:
    card_id = int(payload["card"])
    card = load_card(session, card_id, when.day.toordinal())
    known = context.memory_in(session)
    seq, log = int(payload["seq"]), entries_of_card(session, card_id)
    day = when.day.toordinal()
    taken = ReviewEntry(log[-1].seq + 1, ReviewKind.UNDO, None, when.at_ms, day, undoes=seq)
    # The answer may be older than the parameters: the state is what they make of the rest.
    after = replay((*log, taken), context.settings.retention, known.parameters)
    append_undo(session, card_id, seq, when, card.memory, after, known.fit_id)
    set_memory(session, card_id, after)
    count_day(session, payload["day"], -1, -payload["new"], -payload["took"])


def _card_of(payload: dict[str, Any]) -> int | None:
    if "card" in payload:
        return int(payload["card"])
    cards = [patch[2] for patch in payload.get("patches", ()) if patch[1] == "cards"]
    return int(cards[0]) if len(cards) == 1 else None
