"""A whole quiz or rehearsal left out of the record, and put back, as one step of Undo.

Its answers stay stored, and its look back with them. What they said of memory is taken back by
rows of the log; put back it counts where it stood, whatever was studied since.
"""

from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.evidence import EvidenceSource
from aimstudy.domain.study_day import Moment
from aimstudy.services.context import Context
from aimstudy.services.quiz_evidence import take_back_evidence
from aimstudy.services.quiz_record import judge_anew
from aimstudy.storage import left_out, undo
from aimstudy.storage.confusions import forget_confusions
from aimstudy.storage.quizzes import StoredAttempt, load_attempt
from aimstudy.storage.rehearsals import KIND
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

_KINDS = {
    (False, True): "quiz_left_out",
    (False, False): "quiz_put_back",
    (True, True): "paper_left_out",
    (True, False): "paper_put_back",
}


def leave_out(
    session: Session, context: Context, attempt: StoredAttempt, when: Moment, *, out: bool
) -> None:
    """Leave a finished attempt out, or let it count again; nothing where that is so already."""
    if left_out.is_left_out(session, attempt.attempt_id) == out:
        return
    key = left_out.key_of(attempt.attempt_id)
    forward = ["insert" if out else "remove", left_out.TABLE, key, {"value": "1"} if out else {}]
    [backward] = undo.apply_patches(session, [forward])
    count_anew(session, context, attempt.attempt_id, when)
    undo.record(
        session,
        _KINDS[attempt.kind == KIND, out],
        when.at_ms,
        [Patch(*backward)],
        attempt.title,
        left_out=attempt.attempt_id,
    )


def of_leaving_out(payload: dict[str, Any]) -> bool:
    """Whether a step left a whole attempt out, or put it back."""
    return "left_out" in payload


def count_anew(session: Session, context: Context, attempt_id: int, when: Moment) -> None:
    """After the attempt was left out or put back: the log says of memory what follows from that.

    Raises Problem UNDO_NOT_POSSIBLE where the attempt is gone.
    """
    attempt = load_attempt(session, attempt_id)
    if attempt is None:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    if left_out.is_left_out(session, attempt_id):
        for seq in left_out.rows_of_attempt(session, attempt_id):
            take_back_evidence(session, context, seq, when)
        for response in attempt.responses:
            forget_confusions(session, response.response_id)
        return
    source = EvidenceSource.REHEARSAL if attempt.kind == KIND else EvidenceSource.QUIZ
    for response in attempt.responses:
        if response.review_seq is not None and not response.again:
            judge_anew(session, context, attempt_id, response, when, source)
