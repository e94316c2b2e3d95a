"""An answer as a step: taken back by a row of the log, and given again as it was given then."""

from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating, ReviewEntry, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import after_rating, replay
from aimstudy.services.context import Context
from aimstudy.storage.cards import load_card, set_memory
from aimstudy.storage.review_log import (
    append_answer,
    append_undo,
    count_day,
    entries_of_card,
    moment_of,
)
from aimstudy.storage.session import Session


def take_back(session: Session, context: Context, payload: dict[str, Any], when: Moment) -> None:
    """Append a row that takes the answer of ``payload`` back; raises Problem CARD_MISSING."""
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


def give_again(session: Session, context: Context, payload: dict[str, Any]) -> dict[str, Any]:
    """Append the answer of ``payload`` once more, at its own time; returns the payload it has now.

    Nothing may have been answered since it was taken back. Raises Problem CARD_MISSING or
    UNDO_NOT_POSSIBLE.
    """
    card_id, rating = int(payload["card"]), Rating(payload["rating"])
    when = moment_of(session, int(payload["seq"]))
    if when is None:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    day = when.day.toordinal()
    before = load_card(session, card_id, day).memory
    known, retention = context.memory_in(session), context.settings.retention
    after = after_rating(before, rating, when.at_ms, day, retention, known.parameters)
    took = int(payload["took"])
    seq = append_answer(session, card_id, rating, when, took, before, after, known.fit_id)
    set_memory(session, card_id, after)
    return {**payload, "seq": seq}
