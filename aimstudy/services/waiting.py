"""What waits and why: every accepted card that does not come today is in one of the groups.

But those of archived articles, which the Library lists.
"""

from datetime import date, timedelta

from aimstudy.services.context import Context
from aimstudy.services.study_day_plan import DayPlan, plan_day
from aimstudy.services.views.card_reasons import WaitingCard, WaitingGroup, WaitingKind
from aimstudy.storage.session import Session
from aimstudy.storage.waiting_cards import Held, HeldCard, held_cards

MOST_SHOWN = 50
_TOMORROW = (WaitingKind.BURIED, WaitingKind.SIBLING)
_HAS_DAY = (WaitingKind.LATER, WaitingKind.PUT_ASIDE)


def waiting_groups(
    session: Session, context: Context, front: int | None = None
) -> tuple[WaitingGroup, ...]:
    """The groups that have cards, soonest back first; a card in ``front`` waits for nothing.

    By a plan to an exam nobody can say on which day a known card comes: it has none then.
    """
    plan = plan_day(session, context)
    # While there are minutes left, what is planned for today comes and does not wait.
    over = plan.minutes_left <= 0
    kinds = (kind for kind in WaitingKind if over or kind is not WaitingKind.OVER)
    groups = (_group(session, context, plan, kind, front) for kind in kinds)
    return tuple(group for group in groups if group.count)


def _group(
    session: Session, context: Context, plan: DayPlan, kind: WaitingKind, front: int | None
) -> WaitingGroup:
    today = context.today()
    planned = plan.order.waits.planned if plan.order else None
    # By dates the first new ones come today; an order names those that do.
    skip = plan.new if kind is WaitingKind.NOT_PLANNED and planned is None else 0
    count, cards = held_cards(
        session,
        Held(kind.value),
        today.toordinal(),
        planned,
        MOST_SHOWN,
        skip,
        # In the other groups what comes today is not counted anyway.
        front if kind is WaitingKind.STEP else None,
    )
    by_plan = plan.to_exam and kind is WaitingKind.LATER
    shown = (
        WaitingCard(card.card_id, card.prompt, card.deck, _until(kind, card, today, by_plan))
        for card in cards
    )
    return WaitingGroup(kind, count, tuple(shown))


def _until(kind: WaitingKind, card: HeldCard, today: date, by_plan: bool) -> date | None:
    if kind is WaitingKind.STEP:
        return today
    if kind in _TOMORROW:
        return today + timedelta(days=1)
    known = kind in _HAS_DAY and not by_plan and card.until > 0
    return date.fromordinal(card.until) if known else None
