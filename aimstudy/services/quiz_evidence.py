"""Answers in quizzes and rehearsals, kept in the review log as evidence of memory.

Called in the transaction that keeps the response, so that both are there or neither is.
"""

from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.evidence import EvidenceOf
from aimstudy.domain.review import MemoryState, Phase, Rating, ReviewEntry, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import (
    after_entry,
    days_since_seen,
    replay,
    standing_entries,
)
from aimstudy.scheduling.memory_model import Parameters, retrievability
from aimstudy.scheduling.quiz_evidence import chance_known
from aimstudy.services.context import Context
from aimstudy.storage.cards import memory_of, set_memory
from aimstudy.storage.evidence_log import append_evidence, card_of_row
from aimstudy.storage.review_log import append_undo, entries_of_card
from aimstudy.storage.session import Session


def keep_evidence(
    session: Session,
    context: Context,
    evidence: EvidenceOf,
    when: Moment,
    stands_at: int | None = None,
) -> int | None:
    """Append one quiz row for an answer, and move its card's memory by it; returns its ``seq``.

    None, and nothing is kept, where the card is gone. Typed words count as an answer in study,
    "good" or "again"; a choice among options as far as it proves anything. A card never met stays
    so, and one that is held back stays held back. Of a rehearsal ``when`` is its submission, for
    nothing was shown before. Of an answer judged anew ``stands_at`` is the row that it first
    became: it counts there, before whatever was answered since.
    """
    before = memory_of(session, evidence.card_id)
    if before is None:
        return None
    known, choice = context.memory_in(session), evidence.choice
    rating = None
    if choice is None:
        rating = Rating.GOOD if evidence.right else Rating.AGAIN
    day = when.day.toordinal()
    entry = ReviewEntry(
        0, ReviewKind.QUIZ, rating, when.at_ms, day, choice=choice, stands_at=stands_at
    )
    then, after = before, after_entry(before, entry, context.settings.retention, known.parameters)
    if stands_at is not None:
        log = entries_of_card(session, evidence.card_id)
        then, after = _in_place(log, entry, context.settings.retention, known.parameters)
    knew = _knew(then, entry, known.parameters)
    seq = append_evidence(
        session, evidence, when, rating, knew, before, after, known.fit_id, stands_at
    )
    set_memory(session, evidence.card_id, after)
    return seq


def take_back_evidence(session: Session, context: Context, seq: int, when: Moment) -> None:
    """Take the quiz row ``seq`` back by a row of its own; nothing where it does not stand.

    An answer that is judged otherwise is taken back and then kept as what it is.
    """
    card_id = card_of_row(session, seq)
    before = memory_of(session, card_id) if card_id else None
    if card_id is None or before is None:
        return
    known, log = context.memory_in(session), entries_of_card(session, card_id)
    day = when.day.toordinal()
    taken = ReviewEntry(log[-1].seq + 1, ReviewKind.UNDO, None, when.at_ms, day, undoes=seq)
    after = replay((*log, taken), context.settings.retention, known.parameters)
    append_undo(session, card_id, seq, when, before, after, known.fit_id)
    set_memory(session, card_id, after)


def _in_place(
    log: Sequence[ReviewEntry], entry: ReviewEntry, retention: float, w: Parameters
) -> tuple[MemoryState, MemoryState]:
    """The state that ``entry`` met where it stands, and that of today with it."""
    earlier = [each for each in standing_entries(log) if each.place < entry.place]
    newest = max((each.seq for each in log), default=0)
    whole = (*log, replace(entry, seq=newest + 1))
    return replay(earlier, retention, w), replay(whole, retention, w)


def _knew(before: MemoryState, entry: ReviewEntry, w: Parameters) -> float | None:
    """The chance that the person knew what they chose; None for typed words and new cards."""
    if entry.choice is None or before.phase is Phase.NEW:
        return None
    elapsed = days_since_seen(before, entry.study_day)
    return chance_known(retrievability(elapsed, before.stability, w), entry.choice)
