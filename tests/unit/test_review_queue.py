"""What is due and what comes first."""

from aimstudy.domain.review import MemoryState, Phase
from aimstudy.scheduling.card_states import NEW_STATE
from aimstudy.scheduling.review_queue import is_due, urgency

TODAY = 738_946
NOW = 1_700_000_000_000


def review(stability: float, last: int, due: int) -> MemoryState:
    return MemoryState(Phase.REVIEW, stability, 5.0, TODAY + last, TODAY + due, 0, 3, 0)


def step(due_ms: int, due_day: int = TODAY) -> MemoryState:
    return MemoryState(Phase.STEP, 0.2, 6.0, due_day, due_day, due_ms, 1, 0)


def test_a_review_is_due_from_its_day_on() -> None:
    assert [is_due(review(5.0, -5, d), NOW, TODAY) for d in (-1, 0, 1)] == [True, True, False]


def test_a_step_waits_for_its_minute_but_not_over_night() -> None:
    assert not is_due(step(NOW + 1), NOW, TODAY)
    assert is_due(step(NOW), NOW, TODAY)
    assert is_due(step(NOW + 1, TODAY - 1), NOW, TODAY)


def test_a_new_card_is_never_due() -> None:
    assert not is_due(NEW_STATE, NOW, TODAY)


def test_steps_come_first_then_the_least_certain_then_new_cards() -> None:
    shaky = review(1.0, -3, -2)  # two days late on a stability of one
    firm = review(50.0, -52, -2)  # two days late on fifty
    early, late = step(NOW - 5), step(NOW)
    ordered = sorted([NEW_STATE, firm, late, shaky, early], key=lambda s: urgency(s, TODAY))
    assert ordered == [early, late, shaky, firm, NEW_STATE]
