"""What does not fit before an exam, with its numbers. Pure functions of a TimelineView."""

from collections.abc import Iterable
from dataclasses import dataclass

from aimstudy.domain.plan import PlanReason
from aimstudy.services.views.timeline import ExamAhead, TimelineView
from aimstudy.ui.timeline.outlooks import is_accepted, left_out
from aimstudy.ui.timeline.words import usual_budget
from aimstudy.ui.translations import format_date, format_number, tr, trn

WHOLE_DAY = 1440  # minutes
SHORT = (PlanReason.TOO_LITTLE_TIME, PlanReason.NO_MINUTES)
MOST_TOPICS = 2  # named
FEW = 0.1  # of the cards


@dataclass(frozen=True, slots=True)
class Misfit:
    """An exam whose cards do not all fit, in words."""

    exam_id: int
    title: str
    text: str


def misfits(view: TimelineView) -> tuple[Misfit, ...]:
    """One for each exam ahead that does not fit, but for what was accepted."""
    budget = usual_budget(view.calendar)
    return tuple(
        Misfit(part.exam.id, misfit_title(part), _text(part, budget))
        for part in misfitting(view.ahead)
    )


def misfitting(ahead: Iterable[ExamAhead]) -> tuple[ExamAhead, ...]:
    """Those whose cards do not all fit, but for what was accepted."""
    return tuple(part for part in ahead if part.plan.reason in SHORT and not is_accepted(part))


def nearly_fits(part: ExamAhead) -> bool:
    """Whether few enough cards stay out to say that it nearly fits."""
    return left_out(part) <= FEW * part.plan.cards


def misfit_title(part: ExamAhead) -> str:
    """That it does not fit, or not quite."""
    if nearly_fits(part):
        return tr("{name} does not quite fit.", name=part.exam.name)
    return tr("{name} does not fit.", name=part.exam.name)


def _text(part: ExamAhead, budget: int) -> str:
    sentences = (_need(part, budget), _missing(part), _topics(part), _later(part))
    return " ".join(sentence for sentence in sentences if sentence)


def _need(part: ExamAhead, budget: int) -> str:
    needed = part.plan.minutes_needed
    if part.plan.reason is PlanReason.NO_MINUTES:
        if not needed:
            return tr("No day before it is for study: it needs days, not minutes.")
        return tr("No minutes are left for it.")
    if budget < needed < WHOLE_DAY:
        return trn(
            "It needs {n} minute on a study day, and you have {budget}.",
            "It needs {n} minutes on a study day, and you have {budget}.",
            needed,
            budget=budget,
        )
    return ""


def _missing(part: ExamAhead) -> str:
    return trn(
        "{n} of its {cards} cards is not met before the exam.",
        "{n} of its {cards} cards are not met before the exam.",
        left_out(part),
        cards=part.plan.cards,
    )


def _topics(part: ExamAhead) -> str:
    """Where most of them belong."""
    named = [(name, cards) for name, cards in part.left_out if name][:MOST_TOPICS]
    words = ", ".join(f"{name} ({format_number(cards)})" for name, cards in named)
    found, missing = sum(cards for _, cards in named), left_out(part)
    if not words:
        return ""
    if found >= missing:
        return tr("All of them: {topics}.", topics=named[0][0] if len(named) == 1 else words)
    if 2 * found > missing:
        return tr("Most of them: {topics}.", topics=words)
    return tr("Among them: {topics}.", topics=words)


def _later(part: ExamAhead) -> str:
    day = part.plan.first_feasible
    if day is None or day <= part.exam.day:
        return ""
    return tr("From {day} on, all of them would fit.", day=format_date(day))
