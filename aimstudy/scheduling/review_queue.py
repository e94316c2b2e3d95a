"""Which cards are due and in what order, as a pure rule for small sets.

The library's queue applies the same idea by due day; this is the finer order.
"""

from aimstudy.domain.review import MemoryState, Phase
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters, retrievability


def is_due(state: MemoryState, at_ms: int, study_day: int) -> bool:
    """Whether a met card waits for an answer now; a step waits for its minute, or for a new day.

    A new card is never due: the plan decides when to offer it.
    """
    if state.phase == Phase.NEW:
        return False
    if state.phase == Phase.STEP and state.due_day >= study_day:
        return state.due_ms <= at_ms
    return state.due_day <= study_day


def urgency(
    state: MemoryState, study_day: int, w: Parameters = DEFAULT_PARAMETERS
) -> tuple[int, float, int]:
    """Sort key, smallest first: steps by their minute, then the least likely to be recalled.

    Recall falls with time relative to stability, so a short memory two days late comes before a
    long one two days late. Equal recall goes by due day; new cards come last.
    """
    if state.phase == Phase.STEP:
        return 0, float(state.due_ms), state.due_day
    if state.phase == Phase.NEW:
        return 2, 0.0, 0
    recall = retrievability(study_day - state.last_day, state.stability, w)
    return 1, recall, state.due_day
