"""The forecast by due dates on small decks, against numbers worked by hand and an exact tree."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import Band, Forecast
from aimstudy.domain.review import MemoryState, Phase, Rating
from aimstudy.scheduling.card_states import after_rating
from aimstudy.scheduling.due_date_forecast import DoneToday, forecast
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_grid import RECALLED_AS
from aimstudy.scheduling.memory_model import retrievability
from aimstudy.scheduling.pace_by_dates import SecondsPerAnswer

MONDAY = date(2026, 1, 5)
TODAY = MONDAY.toordinal()
SECONDS = SecondsPerAnswer(new=30.0, recalled=10.0, failed=40.0)
PLENTY = StudyCalendar((600,) * 7)


def deck(*met: tuple[float, float, int, int], new: int = 0) -> CardArrays:
    """Cards as (stability, difficulty, days since the answer, days until due), then new ones."""
    rows = [*met, *[(0.0, 0.0, 0, 0)] * new]
    return CardArrays(
        stability=np.array([r[0] for r in rows], dtype=np.float64),
        difficulty=np.array([r[1] for r in rows], dtype=np.float64),
        last_day=np.array([TODAY - r[2] for r in rows], dtype=np.int64),
        due_day=np.array([TODAY + r[3] for r in rows], dtype=np.int64),
        is_new=np.array([False] * len(met) + [True] * new, dtype=np.bool_),
    )


def ahead(
    cards: CardArrays,
    calendar: StudyCalendar = PLENTY,
    horizon: int = 30,
    done: DoneToday | None = None,
) -> Forecast:
    return forecast(cards, MONDAY, calendar, SECONDS, 100, horizon, done_today=done)


def test_a_card_that_is_not_due_just_fades() -> None:
    found = ahead(deck((10.0, 5.0, 2, 8)))
    assert found.days[5].recall.mean == pytest.approx(retrievability(7, 10.0), abs=1e-12)
    assert sum(d.refresh_minutes for d in found.days[:8]) == 0
    assert found.days[8].refresh_cards == 1.0


def test_twenty_new_cards_a_day_are_met_until_none_is_left() -> None:
    found = ahead(deck((10.0, 5.0, 0, 90), new=50))
    assert [d.new_cards for d in found.days[:4]] == [20.0, 20.0, 10.0, 0.0]
    assert found.days[0].new_minutes == pytest.approx(10.0)
    assert ahead(deck(new=50)).days[0].recall == Band(0.0, 0.0, 0.0)


def test_new_cards_that_do_not_fit_wait() -> None:
    found = ahead(deck(new=70), StudyCalendar((1,) * 7))
    assert 0 < sum(d.new_cards for d in found.days) < 30
    assert max(d.refresh_minutes + d.new_minutes for d in found.days) <= 1.0


def test_an_empty_library_forecasts_nothing() -> None:
    found = ahead(deck())
    assert found.days[-1].recall == Band(0.0, 0.0, 0.0)
    assert found.cards == 0
    assert not found.enough_evidence
    assert len(found.days) == 30


def test_what_was_done_today_is_not_offered_again() -> None:
    found = ahead(deck(new=60), StudyCalendar((30,) * 7), done=DoneToday(20, 10.0))
    assert found.days[0].new_cards == 0
    half = ahead(deck(new=66), StudyCalendar((6,) * 7), done=DoneToday(4, 4.0))
    assert half.days[0].new_cards == 4
    assert half.days[0].new_minutes == pytest.approx(2.0)


def test_a_due_card_costs_its_expected_seconds_today() -> None:
    found = ahead(deck((10.0, 5.0, 10, 0)))
    assert found.days[0].refresh_minutes == pytest.approx((0.9 * 10 + 0.1 * 40) / 60)
    assert found.days[0].refresh_cards == pytest.approx(1.0)
    assert found.days[0].recall.mean == pytest.approx(0.9)


def test_what_does_not_fit_waits_and_nothing_is_lost() -> None:
    cards = deck(*[(10.0, 5.0, 10, 0)] * 100)
    found = ahead(cards, StudyCalendar((13,) * 7))
    first, second = found.days[:2]
    assert first.refresh_minutes == pytest.approx(13.0)
    assert first.refresh_cards == pytest.approx(60.0)
    assert 40.0 < second.refresh_cards <= 46.0  # those that waited, and some of the six failed
    late = retrievability(11, 10.0)
    waited = 40.0 * (late * 10 + (1 - late) * 40) / 60
    assert waited < second.refresh_minutes <= waited + 6.0 * 40 / 60
    assert found.days[1].recall.mean < found.days[2].recall.mean


def test_a_day_off_has_no_load_and_the_cards_come_the_day_after() -> None:
    tuesday_off = StudyCalendar((30,) * 7, frozenset({MONDAY + timedelta(days=1)}))
    found = ahead(deck((10.0, 5.0, 9, 1)), tuesday_off)
    assert [d.refresh_cards for d in found.days[:3]] == [0.0, 0.0, 1.0]
    assert (found.days[1].budget_minutes, found.days[1].new_minutes) == (0, 0.0)


def exact_path(card: tuple[float, float, int, int], days: int) -> tuple[list[float], float]:
    """Recall at each day's start and answers given, over every fate of one card."""
    stability, difficulty, since, until = card
    start = MemoryState(Phase.REVIEW, stability, difficulty, TODAY - since, TODAY + until, 0, 1, 0)
    fates, recalls, answers = {start: 1.0}, [], 0.0
    for day in range(TODAY, TODAY + days):
        following: dict[MemoryState, float] = {}
        recalls.append(0.0)
        for state, chance in fates.items():
            known = retrievability(day - state.last_day, state.stability)
            recalls[-1] += chance * known
            outcomes = [(state, chance)]
            if state.due_day <= day:
                answers += chance
                failed = after_rating(state, Rating.AGAIN, 0, day)
                relearnt = after_rating(failed, Rating.GOOD, 0, day)
                outcomes = [(nearly(relearnt), chance * (1 - known))]
                for rating, share in RECALLED_AS.items():
                    recalled = after_rating(state, rating, 0, day)
                    outcomes.append((nearly(recalled), chance * known * share))
            for after, share in outcomes:
                following[after] = following.get(after, 0.0) + share
        fates = following
    return recalls, answers


def nearly(state: MemoryState) -> MemoryState:
    """States alike in three digits are one fate, or there would be millions."""
    return replace(
        state,
        stability=float(f"{state.stability:.3g}"),
        difficulty=round(state.difficulty, 1),
        reps=0,
        lapses=0,
    )


@pytest.mark.parametrize(
    "card",
    [(2.3065, 2.12, 2, 0), (0.25, 6.4, 1, 0), (8.3, 1.0, 5, 3), (30.0, 9.0, 45, -15)],
)
def test_masses_on_the_grid_keep_to_the_exact_tree(card: tuple[float, float, int, int]) -> None:
    """A lone card's due dates blur on the grid, so days are judged together."""
    found = ahead(deck(card), horizon=15)
    exact, answers = exact_path(card, 15)
    errors = [d.recall.mean - e for d, e in zip(found.days, exact, strict=True)]
    assert abs(sum(errors) / len(errors)) <= 0.005
    assert max(abs(e) for e in errors) <= 0.04
    assert sum(d.refresh_cards for d in found.days) == pytest.approx(answers, rel=0.05, abs=0.1)
