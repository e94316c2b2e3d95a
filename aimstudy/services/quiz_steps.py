"""Answers of practice quizzes as steps of Undo: taken back and given again.

The response is put back as it was; the log is append-only, so what it said of memory is taken back
by rows of the log. An answer taken back leaves the question open, with its answer known.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Any

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.evidence import EvidenceSource
from aimstudy.domain.review import ReviewEntry
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import standing_entries
from aimstudy.services.context import Context
from aimstudy.services.quiz_evidence import take_back_evidence
from aimstudy.services.quiz_record import judge_anew, keep_traces
from aimstudy.storage import quizzes, undo
from aimstudy.storage.confusions import forget_confusions
from aimstudy.storage.evidence_log import card_of_row
from aimstudy.storage.quizzes import StoredResponse
from aimstudy.storage.review_log import entries_of_card
from aimstudy.storage.session import Session
from aimstudy.storage.undo import Patch

ANSWER, OVERRULE, PAPER_OVERRULE = "quiz_answer", "quiz_overrule", "paper_overrule"
END = quizzes.ENDED_EARLY
OPEN: dict[str, Any] = {
    "answered_ms": None, "chosen": None, "given": None, "correct": None, "grade": None,
    "overruled": None, "certainty": None, "took_ms": None, "review_seq": None, "seen": 1,
}  # fmt: skip


def keep_step(
    session: Session, attempt_id: int, position: int, seqs: Sequence[int], when: Moment
) -> None:
    """An answer was given; ``seqs`` are the rows of the log that it became."""
    undo.record(
        session, ANSWER, when.at_ms, quiz=attempt_id, position=position, seqs=list(seqs),
        day=when.day.toordinal(), offset=when.offset_min,
    )  # fmt: skip


def overrule(
    session: Session,
    context: Context,
    attempt_id: int,
    before: StoredResponse,
    right: bool,
    source: EvidenceSource = EvidenceSource.QUIZ,
) -> None:
    """Let the person's word stand over the grade of a typed answer, as one step."""
    when = context.moment()
    quizzes.overrule_response(session, attempt_id, before.position, right)
    if right == before.correct:
        return
    columns = {"correct": int(before.correct), "overruled": 1 if before.overruled else None}
    patch = Patch("set", "quiz_responses", before.response_id, columns)
    _judge_anew(session, context, attempt_id, before.position, when, source)
    kind = OVERRULE if source is EvidenceSource.QUIZ else PAPER_OVERRULE
    undo.record(
        session, kind, when.at_ms, [patch], quiz=attempt_id, position=before.position,
        day=when.day.toordinal(), source=source.value,
    )  # fmt: skip


def end_early(session: Session, attempt_id: int, when: Moment) -> None:
    """End a quiz although questions are open, as one step; one that is over stays as it is."""
    attempt = quizzes.load_attempt(session, attempt_id)
    if attempt is None or attempt.finished:
        return
    patches = [
        Patch("insert", "quiz_responses", row["id"], row)
        for row in quizzes.open_rows(session, attempt_id)
    ]
    quizzes.close_attempt(session, attempt_id, when.at_ms)
    finished = Patch("set", "quiz_attempts", attempt_id, {"finished_ms": None})
    undo.record(session, END, when.at_ms, [*patches, finished], attempt.title, ended=attempt_id)


def of_quiz(payload: dict[str, Any]) -> bool:
    """Whether a step is about an answer of a quiz."""
    return "quiz" in payload


def prompt_of(session: Session, payload: dict[str, Any]) -> str:
    """The question that a step is about."""
    return _response(session, payload).item.prompt


def is_last(session: Session, payload: dict[str, Any]) -> bool:
    """Whether it can be done again: nothing that stands came after it in the log of its cards.

    What is judged anew counts where the answer stood, whatever came after it.
    """
    if payload["patches"]:
        return True
    return stands_last(session, _rows(payload, _response(session, payload)))


def stands_last(session: Session, rows: Set[int]) -> bool:
    """Whether nothing that stands came after ``rows`` in the log of their cards."""
    return all(
        _standing(session, card_id)[-1].seq in rows
        for seq in rows
        if (card_id := card_of_row(session, seq)) is not None
    )


def take_back(
    session: Session, context: Context, payload: dict[str, Any], when: Moment
) -> list[list[Any]]:
    """Take the step back; returns the patches that do it again.

    Raises Problem QUIZ_MISSING or UNDO_NOT_POSSIBLE where the question is gone.
    """
    response, attempt_id = _response(session, payload), int(payload["quiz"])
    if payload["patches"]:
        opposite = undo.apply_patches(session, payload["patches"])
        source = _source_of(payload)
        _judge_anew(session, context, attempt_id, response.position, when, source)
        return opposite
    if not response.answered:
        raise Problem(ProblemKind.UNDO_NOT_POSSIBLE)
    for seq in sorted(_rows(payload, response), reverse=True):
        take_back_evidence(session, context, seq, when)
    forget_confusions(session, response.response_id)
    return undo.apply_patches(
        session,
        [
            ["set", "quiz_responses", response.response_id, OPEN],
            ["set", "quiz_attempts", attempt_id, {"finished_ms": None}],
        ],
    )


def do_again(
    session: Session,
    context: Context,
    step: undo.UndoStep,
    patches: Sequence[Sequence[Any]],
) -> undo.UndoStep:
    """Do a step again that was taken back; returns it as it is now."""
    undo.apply_patches(session, patches)
    payload, attempt_id = step.payload, int(step.payload["quiz"])
    response = _response(session, payload)
    if payload["patches"]:
        when, source = context.moment(), _source_of(payload)
        _judge_anew(session, context, attempt_id, response.position, when, source)
        return step
    then = Moment(step.at_ms, int(payload["offset"]), date.fromordinal(int(payload["day"])))
    seqs = [] if response.again else keep_traces(session, context, attempt_id, response, then)
    return replace(step, payload={**payload, "seqs": seqs})


def _judge_anew(
    session: Session,
    context: Context,
    attempt_id: int,
    position: int,
    when: Moment,
    source: EvidenceSource,
) -> None:
    """What the answer says of memory, by how it counts now; it says so of when it was given."""
    response = quizzes.load_response(session, attempt_id, position)
    judge_anew(session, context, attempt_id, response, when, source)


def _source_of(payload: dict[str, Any]) -> EvidenceSource:
    rehearsal = payload.get("source") == EvidenceSource.REHEARSAL.value
    return EvidenceSource.REHEARSAL if rehearsal else EvidenceSource.QUIZ


def _response(session: Session, payload: dict[str, Any]) -> StoredResponse:
    return quizzes.load_response(session, int(payload["quiz"]), int(payload["position"]))


def _rows(payload: dict[str, Any], response: StoredResponse) -> set[int]:
    """The rows of the log that an answer became, and became later when it was judged anew."""
    now = {response.review_seq} if response.review_seq is not None else set()
    return {int(seq) for seq in payload.get("seqs", ())} | now


def _standing(session: Session, card_id: int) -> list[ReviewEntry]:
    return standing_entries(entries_of_card(session, card_id))
