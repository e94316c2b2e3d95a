"""Quiz answers in the review log, written as evidence."""

from sqlalchemy import insert, select
from sqlmodel import Session, col

from aimstudy.domain.evidence import EvidenceOf
from aimstudy.domain.review import MemoryState, Rating, ReviewKind
from aimstudy.domain.study_day import Moment
from aimstudy.storage.evidence_text import StoredEvidence, evidence_from, evidence_text
from aimstudy.storage.keys import new_id
from aimstudy.storage.review_log import state_text
from aimstudy.storage.tables import ReviewRow


def append_evidence(
    session: Session,
    evidence: EvidenceOf,
    when: Moment,
    rating: Rating | None,
    knew: float | None,
    before: MemoryState,
    after: MemoryState,
    fit_id: int | None = None,
    stands_at: int | None = None,
) -> int:
    """Append a quiz row, which counts where row ``stands_at`` was; returns its sequence number.

    ``rating`` is that of typed words. The day's counters are left alone: the plan's minutes are
    for cards, and the time of an answer stands with the response too.
    """
    return new_id(
        session.connection().execute(
            insert(ReviewRow).values(
                card_id=evidence.card_id,
                kind=ReviewKind.QUIZ.value,
                rating=None if rating is None else int(rating),
                at_ms=when.at_ms,
                offset_min=when.offset_min,
                study_day=when.day.toordinal(),
                took_ms=evidence.took_ms,
                before=state_text(before),
                after=state_text(after),
                fit=fit_id,
                evidence=evidence_text(evidence, knew, stands_at),
            )
        )
    )


def evidence_of(session: Session, seq: int) -> StoredEvidence | None:
    """What row ``seq`` says of itself; None where it is no quiz row that can be read."""
    query = select(col(ReviewRow.evidence)).where(
        col(ReviewRow.seq) == seq, col(ReviewRow.kind) == ReviewKind.QUIZ.value
    )
    text = session.connection().scalar(query)
    return evidence_from(text, seq) if text else None


def place_of_row(session: Session, seq: int) -> int:
    """Where in the log quiz row ``seq`` counts: at another row if it was judged anew, or its own.

    Where the row cannot be read its own.
    """
    found = evidence_of(session, seq)
    return found.stands_at if found and found.stands_at else seq


def card_of_row(session: Session, seq: int) -> int | None:
    """The card of a quiz row that stands; None where there is no such row."""
    taken = select(col(ReviewRow.undoes)).where(col(ReviewRow.undoes) == seq)
    return session.connection().scalar(
        select(col(ReviewRow.card_id)).where(
            col(ReviewRow.seq) == seq,
            col(ReviewRow.kind) == ReviewKind.QUIZ.value,
            col(ReviewRow.seq).not_in(taken),
        )
    )
