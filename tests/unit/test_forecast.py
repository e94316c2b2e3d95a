"""The forecast on small decks, against numbers worked by hand and an exact tree of outcomes."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from aimstudy.domain.exam import StudyCalendar
from aimstudy.domain.plan import Band, Forecast
from aimstudy.domain.review import MemoryState, Phase, Rating
from aimstudy.scheduling.card_states import after_rating
from aimstudy.scheduling.forecast import DoneToday, forecast
from aimstudy.scheduling.memory_arrays import CardArrays
from aimstudy.scheduling.memory_grid import RECALLED_AS
from aimstudy.scheduling.memory_model import retrievability
from aimstudy.scheduling.study_plan import SecondsPerAnswer

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
    exam_in: int | None,
    calendar: StudyCalendar = PLENTY,
    horizon: int = 30,
    done: DoneToday | None = None,
) -> Forecast:
    exam_day = None if exam_in is None else MONDAY + timedelta(days=exam_in)
    return forecast(cards, MONDAY, exam_day, calendar, SECONDS, 100, horizon, done_today=done)


def mean(band: Band | None) -> float:
    assert band is not None
    return band.mean


def test_a_card_not_due_before_the_exam_just_fades() -> None:
    found = ahead(deck((10.0, 5.0, 2, 8)), 5)
    expected = retrievability(7, 10.0)
    assert mean(found.at_exam) == pytest.approx(expected, abs=1e-12)
    assert mean(found.if_stopped) == pytest.approx(expected, abs=1e-12)
    assert sum(d.refresh_minutes for d in found.days[:8]) == 0
    assert found.days[8].refresh_cards == 1.0


def test_a_due_card_costs_its_expected_seconds_today() -> None:
    found = ahead(deck((10.0, 5.0, 10, 0)), 5)
    assert found.days[0].refresh_minutes == pytest.approx((0.9 * 10 + 0.1 * 40) / 60)
    assert found.days[0].refresh_cards == pytest.approx(1.0)
    assert found.days[0].recall.mean == pytest.approx(0.9)


def test_what_does_not_fit_waits_and_nothing_is_lost() -> None:
    cards = deck(*[(10.0, 5.0, 10, 0)] * 100)
    found = ahead(cards, 20, StudyCalendar((13,) * 7))
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
    found = ahead(deck((10.0, 5.0, 9, 1)), None, tuesday_off)
    assert [d.refresh_cards for d in found.days[:3]] == [0.0, 0.0, 1.0]
    assert (found.days[1].budget_minutes, found.days[1].new_minutes) == (0, 0.0)


def test_many_new_cards_are_spread_evenly_up_to_the_margin() -> None:
    found = ahead(deck(new=210), 10)
    assert [d.new_cards for d in found.days[:7]] == [30.0] * 7
    assert sum(d.new_cards for d in found.days) == 210
    assert found.days[0].new_minutes == pytest.approx(15.0)
    assert found.left_out == 0
    assert found.days[0].recall == Band(0.0, 0.0, 0.0)


def test_few_new_cards_are_met_in_the_first_days() -> None:
    found = ahead(deck(new=50), 40)
    assert [d.new_cards for d in found.days[:4]] == [20.0, 20.0, 10.0, 0.0]


def test_new_cards_that_do_not_fit_are_counted() -> None:
    found = ahead(deck(new=70), 10, StudyCalendar((1,) * 7))
    met = sum(d.new_cards for d in found.days)
    assert found.left_out == 70 - met
    assert found.left_out > 40
    assert mean(found.at_exam) <= met / 70


def test_minutes_needed_is_the_fewest_that_meets_every_card() -> None:
    cards = deck(*[(10.0, 5.0, 10, 0)] * 20, new=70)
    needed = ahead(cards, 20).minutes_needed
    assert 3 <= needed <= 12
    for minutes, fits in ((needed, True), (needed - 1, False)):
        path = ahead(cards, 20, StudyCalendar((minutes,) * 7))
        assert (sum(d.new_cards for d in path.days[:17]) == 70) is fits


def test_minutes_needed_says_so_when_no_day_is_long_enough() -> None:
    assert ahead(deck(new=50_000), 10).minutes_needed == 1440
    assert ahead(deck(new=50), None).minutes_needed == 0
    assert ahead(deck(new=50), 0).minutes_needed == 0


def test_without_an_exam_there_is_load_and_no_promise() -> None:
    found = ahead(deck((10.0, 5.0, 10, 0), new=50), None)
    assert (found.at_exam, found.if_stopped, found.left_out) == (None, None, 0)
    assert [d.new_cards for d in found.days[:4]] == [20.0, 20.0, 10.0, 0.0]


def test_an_exam_today_is_what_is_known_now() -> None:
    found = ahead(deck((10.0, 5.0, 10, 0), new=1), 0)
    assert mean(found.at_exam) == pytest.approx(0.45)
    assert found.left_out == 1
    assert sum(d.new_cards for d in found.days) == 0


def test_an_exam_in_the_past_counts_as_none() -> None:
    found = ahead(deck((10.0, 5.0, 10, 0)), -1)
    assert (found.at_exam, found.minutes_needed) == (None, 0)


def test_after_the_exam_cards_are_refreshed_and_none_is_new() -> None:
    found = ahead(deck((10.0, 5.0, 0, 10), new=70), 5, StudyCalendar((6,) * 7))
    assert found.left_out > 0
    assert sum(d.new_cards for d in found.days[5:]) == 0
    assert sum(d.refresh_cards for d in found.days[5:]) > 5


def test_an_empty_library_forecasts_nothing() -> None:
    found = ahead(deck(), 10)
    assert mean(found.at_exam) == 0.0
    assert (found.cards, found.left_out, found.minutes_needed) == (0, 0, 0)
    assert not found.enough_evidence
    assert len(found.days) == 30


def test_an_exam_beyond_the_horizon_is_still_predicted() -> None:
    found = ahead(deck((10.0, 5.0, 0, 10)), 90, horizon=14)
    assert len(found.days) == 14
    assert 0.85 < mean(found.at_exam) < 1.0


def test_what_was_done_today_is_not_offered_again() -> None:
    found = ahead(deck(new=60), 10, StudyCalendar((30,) * 7), done=DoneToday(20, 10.0))
    assert found.days[0].new_cards == 0
    half = ahead(deck(new=66), 10, StudyCalendar((6,) * 7), done=DoneToday(4, 4.0))
    assert half.days[0].new_cards == 4
    assert half.days[0].new_minutes == pytest.approx(2.0)


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
    found = ahead(deck(card), 30, horizon=15)
    exact, answers = exact_path(card, 15)
    errors = [d.recall.mean - e for d, e in zip(found.days, exact, strict=True)]
    assert abs(sum(errors) / len(errors)) <= 0.005
    assert max(abs(e) for e in errors) <= 0.04
    assert sum(d.refresh_cards for d in found.days) == pytest.approx(answers, rel=0.05, abs=0.1)


def test_an_exam_years_away_gets_no_prediction_yet() -> None:
    found = ahead(deck((10.0, 5.0, 0, 10), new=5), 731)
    assert (found.at_exam, found.if_stopped, found.minutes_needed) == (None, None, 0)
    assert found.days[0].new_cards == 5
    assert ahead(deck((10.0, 5.0, 0, 10)), 730).at_exam is not None


def test_no_minutes_help_when_every_day_before_the_exam_is_off() -> None:
    off = frozenset(MONDAY + timedelta(days=i) for i in range(10))
    found = ahead(deck(new=5), 10, StudyCalendar((30,) * 7, off))
    assert (found.minutes_needed, found.left_out) == (1440, 5)
    assert ahead(deck((10.0, 5.0, 0, 3)), 10, StudyCalendar((30,) * 7, off)).minutes_needed == 0
