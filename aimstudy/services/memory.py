"""Memory states between the scheduler's rules and what a person sees on a button."""

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.review import MemoryState, Phase, Rating
from aimstudy.domain.study_day import Moment
from aimstudy.scheduling.card_states import gap, preview
from aimstudy.scheduling.memory_model import Parameters, retrievability
from aimstudy.services.views.study import Gap, GapUnit, RatingChoice


def gap_of(after: MemoryState, when: Moment) -> Gap:
    """The wait an answer led to."""
    unit, amount = gap(after, when.at_ms, when.day.toordinal())
    return Gap(GapUnit(unit.value), amount)


def choices_of(
    state: MemoryState, when: Moment, retention: float, w: Parameters
) -> tuple[RatingChoice, ...]:
    """The four buttons, each with its wait and the recall expected when the card comes again.

    ``w`` are the parameters that ``state`` is under.
    """
    day = when.day.toordinal()
    return tuple(
        RatingChoice(
            rating=rating,
            gap=gap_of(after, when),
            recall=retrievability(max(0, after.due_day - after.last_day), after.stability, w),
        )
        for rating, after in preview(state, when.at_ms, day, retention, w).items()
    )


def recall_now(state: MemoryState, day: int, w: Parameters) -> float | None:
    """Recall expected on study day ``day`` (0-1) by the parameters that ``state`` is under.

    None for a card never met.
    """
    if state.phase == Phase.NEW:
        return None
    return retrievability(max(0, day - state.last_day), state.stability, w)


def rating_of(value: Rating | int) -> Rating:
    """A rating from 1-4; raises Problem RATING_UNKNOWN for anything else."""
    # True is 1 for Python, and nobody's rating.
    if isinstance(value, int | float) and not isinstance(value, bool) and value in set(Rating):
        return Rating(value)
    raise Problem(ProblemKind.RATING_UNKNOWN, rating=value)
