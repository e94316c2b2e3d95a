"""A scored sheet as one step of Undo: its questions are open again, and its letters can be typed
anew.

What its answers said of memory is taken back by rows of the log, for the log is append-only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from aimstudy.domain.study_day import Moment
from aimstudy.services.context import Context
from aimstudy.services.quiz_evidence import take_back_evidence
from aimstudy.services.quiz_record import keep_traces
from aimstudy.services.quiz_runs import require_attempt
from aimstudy.services.quiz_steps import OPEN, stands_last
from aimstudy.storage import quizzes, undo
from aimstudy.storage.confusions import forget_confusions
from aimstudy.storage.left_out import rows_of_attempt
from aimstudy.storage.printed_quizzes import PAPER
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch


def keep_step(
    session: Session,
    attempt_id: int,
    title: str,
    before: Sequence[Mapping[str, Any]],
    when: Moment,
) -> None:
    """A sheet was scored; ``before`` are the rows of its questions as they were."""
    answered = {r.response_id for r in require_attempt(session, attempt_id, PAPER).responses}
    patches = [
        Patch("set", "quiz_responses", row["id"], _columns(row))
        if row["id"] in answered
        else Patch("insert", "quiz_responses", row["id"], dict(row))
        for row in before
    ]
    finished = Patch("set", "quiz_attempts", attempt_id, {"finished_ms": None})
    undo.record(
        session, quizzes.SCORED, when.at_ms, [*patches, finished], title, scored=attempt_id,
        seqs=rows_of_attempt(session, attempt_id), day=when.day.toordinal(),
        offset=when.offset_min,
    )  # fmt: skip


def of_sheet(payload: Mapping[str, Any]) -> bool:
    """Whether a step scored a sheet."""
    return "scored" in payload


def is_last(session: Session, payload: Mapping[str, Any]) -> bool:
    """Whether it can be done again: nothing that stands came after it in the log of its cards."""
    return stands_last(session, {int(seq) for seq in payload["seqs"]})


def take_back(
    session: Session, context: Context, payload: Mapping[str, Any], when: Moment
) -> list[list[Any]]:
    """Open the sheet's questions again; returns the patches that answer them once more.

    Raises Problem QUIZ_MISSING where the sheet is gone.
    """
    attempt = require_attempt(session, int(payload["scored"]), PAPER)
    for seq in sorted((int(seq) for seq in payload["seqs"]), reverse=True):
        take_back_evidence(session, context, seq, when)
    for response in attempt.responses:
        forget_confusions(session, response.response_id)
    return undo.apply_patches(session, payload["patches"])


def do_again(
    session: Session,
    context: Context,
    step: undo.UndoStep,
    patches: Sequence[Sequence[Any]],
) -> undo.UndoStep:
    """Score the sheet once more; returns the step as it is now."""
    undo.apply_patches(session, patches)
    payload = step.payload
    attempt = require_attempt(session, int(payload["scored"]), PAPER)
    then = Moment(step.at_ms, int(payload["offset"]), date.fromordinal(int(payload["day"])))
    for response in attempt.responses:
        if not response.again:
            keep_traces(session, context, attempt.attempt_id, response, then)
    return replace(step, payload={**payload, "seqs": rows_of_attempt(session, attempt.attempt_id)})


def _columns(row: Mapping[str, Any]) -> dict[str, Any]:
    """Those that an answer changes."""
    return {name: row[name] for name in OPEN}
