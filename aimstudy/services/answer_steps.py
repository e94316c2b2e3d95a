"""Steps that stand in the log: taken back by rows of the log, done again as they were done then.

An answer, and the reset of cards. The log is append-only, so nothing is put back; a row is added.
"""

from collections.abc import Sequence
from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating, ReviewEntry, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import NEW_STATE, after_rating, replay, standing_entries
from aimstudy.services.context import Context
from aimstudy.storage.cards import load_card, set_memory
from aimstudy.storage.log_marks import append_state, evidence_of, move_confusions
from aimstudy.storage.review_log import (
    append_answer,
    append_undo,
    count_day,
    entries_of_card,
    moment_of,
)
from aimstudy.storage.session import Session


def in_log(payload: dict[str, Any]) -> bool:
    """Whether a step stands in the log: it names its row, or the rows of a reset."""
    return "resets" in payload or ("card" in payload and "seq" in payload)


def is_last(session: Session, payload: dict[str, Any]) -> bool:
    """Whether nothing that stands came after the step in the log of its cards: a quiz, say."""
    rows = payload.get("resets") or [(payload["card"], payload["seq"])]
    return all(
        standing[-1].seq == int(seq)
        for card_id, seq in rows
        if (standing := standing_entries(entries_of_card(session, int(card_id))))
    )


def take_back(session: Session, context: Context, payload: dict[str, Any], when: Moment) -> None:
    """Append rows that take the step of ``payload`` back; raises Problem CARD_MISSING."""
    if "resets" in payload:
        for card_id, seq in reversed(payload["resets"]):
            _take_row_back(session, context, int(card_id), int(seq), when)
        return
    _take_row_back(session, context, int(payload["card"]), int(payload["seq"]), when)
    count_day(session, payload["day"], -1, -payload["new"], -payload["took"])


def _take_row_back(
    session: Session, context: Context, card_id: int, seq: int, when: Moment
) -> None:
    card = load_card(session, card_id, when.day.toordinal())
    known = context.memory_in(session)
    log = entries_of_card(session, card_id)
    day = when.day.toordinal()
    taken = ReviewEntry(log[-1].seq + 1, ReviewKind.UNDO, None, when.at_ms, day, undoes=seq)
    # The row may be older than the parameters: the state is what they make of the rest.
    after = replay((*log, taken), context.settings.retention, known.parameters)
    append_undo(session, card_id, seq, when, card.memory, after, known.fit_id)
    set_memory(session, card_id, after)


def give_again(session: Session, context: Context, payload: dict[str, Any]) -> dict[str, Any]:
    """Do the step of ``payload`` once more, at its own time; returns the payload it has now.

    Nothing may have been answered since it was taken back. Raises Problem CARD_MISSING or
    UNDO_NOT_POSSIBLE.
    """
    if "resets" in payload:
        card_ids = [int(card_id) for card_id, _ in payload["resets"]]
        then = moment_of(session, int(payload["resets"][0][1])) or context.moment()
        return {**payload, "resets": reset_cards(session, context, card_ids, then)}
    card_id, rating, old = int(payload["card"]), Rating(payload["rating"]), int(payload["seq"])
    when = moment_of(session, old)
    if when is None:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    day = when.day.toordinal()
    before = load_card(session, card_id, day).memory
    known, retention = context.memory_in(session), context.settings.retention
    after = after_rating(before, rating, when.at_ms, day, retention, known.parameters)
    evidence = evidence_of(session, old)
    seq = append_answer(
        session, card_id, rating, when, int(payload["took"]), before, after, known.fit_id,
        evidence=evidence,
    )  # fmt: skip
    move_confusions(session, old, seq)
    set_memory(session, card_id, after)
    return {**payload, "seq": seq}


def reset_cards(
    session: Session, context: Context, card_ids: Sequence[int], when: Moment
) -> list[list[int]]:
    """Begin cards anew as if never met; their answers stay in the log.

    Returns [card id, row of the log] for each: the step's ``resets``. Raises Problem CARD_MISSING.
    """
    known, rows = context.memory_in(session), []
    for card_id in card_ids:
        card = load_card(session, card_id, when.day.toordinal())
        seq = append_state(session, card_id, when, card.memory, NEW_STATE, known.fit_id)
        set_memory(session, card_id, NEW_STATE)
        rows.append([card_id, seq])
    return rows
