"""An answer given in study: its row in the log, the card's new state, and the step for Undo.

All of it is one transaction of the caller: nothing is half kept.
"""

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import after_rating
from aimstudy.services.context import Context
from aimstudy.services.study_order import choices_today
from aimstudy.services.typed_answers import typed_evidence
from aimstudy.services.views.session_choice import TypedAnswer
from aimstudy.services.views.study import Answered
from aimstudy.storage import undo
from aimstudy.storage.cards import StoredCard, load_card, set_memory
from aimstudy.storage.confusions import add_confusion
from aimstudy.storage.review_log import append_answer
from aimstudy.storage.session import Session

_STUDIED = Changes.REVIEWS | Changes.CARDS | Changes.PLAN | Changes.UNDO


def keep_answer(
    session: Session,
    context: Context,
    card_id: int,
    rating: Rating,
    took_ms: int,
    when: Moment,
    typed: TypedAnswer | None,
) -> Answered:
    """Keep a rating, and what was typed; raises Problem CARD_MISSING or CARD_NOT_STUDIED."""
    card = load_card(session, card_id, when.day.toordinal())
    if not card.active:
        raise Problem(ProblemKind.CARD_NOT_STUDIED)
    choices = choices_today(session, context, card_id, card.memory, when)
    promised = next(choice for choice in choices if choice.rating is rating)
    evidence, other = typed_evidence(session, context, card, typed) if typed else (None, None)
    seq = _append(session, context, card, rating, took_ms, when, evidence)
    if other is not None:
        add_confusion(session, when.at_ms, card_id, other, seq=seq)
    undo.record(
        session, "answer", when.at_ms, seq=seq, card=card_id, took=took_ms,
        day=when.day.toordinal(), new=int(card.memory.reps == 0), rating=int(rating),
    )  # fmt: skip
    return Answered(card_id, rating, promised.gap, _STUDIED)


def _append(
    session: Session,
    context: Context,
    card: StoredCard,
    rating: Rating,
    took_ms: int,
    when: Moment,
    evidence: str | None,
) -> int:
    known, day = context.memory_in(session), when.day.toordinal()
    retention = context.settings.retention
    after = after_rating(card.memory, rating, when.at_ms, day, retention, known.parameters)
    seq = append_answer(
        session, card.card_id, rating, when, took_ms, card.memory, after, known.fit_id,
        evidence=evidence,
    )  # fmt: skip
    set_memory(session, card.card_id, after)
    return seq
