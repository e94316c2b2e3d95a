"""Why a card comes now, and when it would come again: what the plan and its log say of it."""

from collections.abc import Sequence
from datetime import date

from aimstudy.domain.evidence import EvidenceSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.domain.review import Phase, ReviewEntry, ReviewKind
from aimstudy.scheduling.card_states import standing_entries
from aimstudy.scheduling.memory_model import retrievability
from aimstudy.services.card_details import due_date
from aimstudy.services.context import Context
from aimstudy.services.leeches import times_forgotten
from aimstudy.services.memory import recall_now
from aimstudy.services.study_order import card_plan, choices_today, order_today
from aimstudy.services.views.card_reasons import QuizTrace, WhyCard, WhyNow
from aimstudy.storage.cards import StoredCard, load_card
from aimstudy.storage.evidence_log import evidence_of
from aimstudy.storage.review_log import entries_of_card
from aimstudy.storage.session import Session
from aimstudy.storage.study_order import line_of_card


def why_card(session: Session, context: Context, card_id: int) -> WhyCard:
    """What there is to say of a card; raises Problem CARD_MISSING."""
    when = context.moment()
    today = when.day.toordinal()
    card = load_card(session, card_id, today)
    memory, w = card.memory, context.memory_in(session).parameters
    plan = card_plan(session, context, card_id)
    on_exam = None
    if plan is not None and memory.phase is not Phase.NEW:
        to_exam = plan.exam.day.toordinal() - memory.last_day
        on_exam = retrievability(max(0, to_exam), memory.stability, w)
    entries = entries_of_card(session, card_id)
    standing = standing_entries(entries)
    last = _last_answer(standing)
    return WhyCard(
        card_id=card_id,
        reason=_reason(session, context, card, today),
        exam=plan.exam.name if plan else "",
        exam_day=plan.exam.day if plan else None,
        recall_now=recall_now(memory, today, w),
        recall_exam=on_exam,
        last_rating=last.rating if last else None,
        last_day=date.fromordinal(last.study_day) if last else None,
        due=due_date(memory),
        days_known=memory.stability,
        reps=memory.reps,
        lapses=times_forgotten(entries),
        choices=choices_today(session, context, card_id, memory, when),
        quiz=_in_quiz(session, standing),
    )


def _reason(session: Session, context: Context, card: StoredCard, today: int) -> WhyNow:
    memory = card.memory
    if memory.phase is Phase.STEP:
        return WhyNow.MISSED if memory.shown_day > memory.last_day else WhyNow.STEP
    if memory.phase is Phase.NEW:
        return WhyNow.NEW
    line = line_of_card(session, card.card_id) if order_today(session, context) else None
    if line is not None and memory.last_day < today:
        return WhyNow(line.reason.value)
    return WhyNow.DUE if memory.due_day <= today else WhyNow.ASKED


def _last_answer(standing: Sequence[ReviewEntry]) -> ReviewEntry | None:
    """The newest rating in study since the card was begun (anew)."""
    for entry in reversed(standing):
        if entry.kind is ReviewKind.STATE:
            return None
        if entry.kind is ReviewKind.STUDY:
            return entry
    return None


def _in_quiz(session: Session, standing: Sequence[ReviewEntry]) -> QuizTrace | None:
    """What the newest answer in a quiz was, where the card was not answered in study since."""
    last = standing[-1] if standing else None
    found = evidence_of(session, last.seq) if last and last.kind is ReviewKind.QUIZ else None
    if last is None or found is None:
        return None
    one_of_some = found.kind is QuizKind.MULTIPLE_CHOICE
    return QuizTrace(
        day=date.fromordinal(last.study_day),
        rehearsal=found.source is EvidenceSource.REHEARSAL,
        typed=found.kind.written,
        right=found.right,
        tried=found.tried,
        options=round(1.0 / found.by_chance) if one_of_some else 0,
        certainty=found.certainty,
        knew=found.knew,
    )
