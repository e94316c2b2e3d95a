"""The forecast: a range within 0-1, narrower with more answers, the same for the same answers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.exam_forecast import Answered, ExamForecast, Spread, exam_forecast
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS
from aimstudy.scheduling.personal_fit import Fit, fitted
from aimstudy.scheduling.state_arrays import Floats, recall
from tests.unit.plan_cards import a_deck, answers_of, every_day

HABITS = Habits()
SPAN = 30
NOTHING = Answered(AnswerLog.of([]), np.zeros(0, dtype=np.int64), 0.0)


def answered(cards: int, reviews: int, days_ago: int = 2) -> Answered:
    log = answers_of(DEFAULT_PARAMETERS, 3, cards, reviews)
    return Answered(log, np.full(cards, days_ago), 1.0)


def forecast(
    cards: Answered, new_cards: int, budget: Floats, fit: Fit | None = None
) -> ExamForecast:
    return exam_forecast(fit or fitted(cards.log), HABITS, cards, new_cards, budget)


SOME = answered(60, 3)
USUAL = forecast(SOME, 60, every_day(SPAN, 300))


def sound(found: ExamForecast) -> None:
    for spread in (found.follow, found.stop):
        band = spread.band()
        assert 0.0 <= band.low <= band.mean <= band.high <= 1.0
        assert spread.error >= 0.0


def test_the_same_answers_give_the_same_forecast() -> None:
    assert forecast(SOME, 60, every_day(SPAN, 300)) == USUAL


def test_who_stops_never_knows_more() -> None:
    sound(USUAL)
    assert USUAL.stop.mean < 0.5 < USUAL.follow.mean


def test_more_answers_narrow_the_band() -> None:
    log = answers_of(DEFAULT_PARAMETERS, 3, 400, 4)
    found = []
    for count in (5, 40, 400):
        part = log.part(np.arange(count))
        cards = Answered(part, np.full(count, 2), 60 / count)  # all stand for sixty
        found.append(forecast(cards, 30, every_day(SPAN, 60)))
    for errors in ([f.follow.error for f in found], [f.stop.error for f in found]):
        # What the model leaves out stays unsure, however many there are.
        assert (np.diff(errors) < 0.002).all()
        assert errors[-1] < 0.7 * errors[0]


def test_what_the_model_cannot_say_is_learnt_from_what_it_missed() -> None:
    rng = np.random.default_rng(8)
    # Half of all is known, however long ago it was answered: no curve of forgetting says so.
    rows = [
        [(0, 3), *((day, int(rng.choice([1, 3]))) for day in (1, 2, 12, 13))] for _ in range(90)
    ]
    cards = Answered(AnswerLog.of(rows), np.full(90, 1), 1.0)
    now = forecast(cards, 0, np.zeros(1)).stop
    assert now.band().low < 0.5 < now.band().high
    states = replayed(cards.log, fitted(cards.log).parameters)
    hoped = recall(cards.elapsed, states.stability, fitted(cards.log).parameters).mean()
    assert abs(now.mean - 0.5) < abs(hoped - 0.5)


def test_who_forgets_faster_the_longer_it_is_gets_a_lower_and_wider_forecast() -> None:
    def after(recalled: float) -> ExamForecast:
        rng = np.random.default_rng(3)
        rows = [
            [(0, 3), (2, 3), (4, 3), (24, 3 if rng.random() < recalled else 1)] for _ in range(120)
        ]
        cards = Answered(AnswerLog.of(rows), np.full(120, 1), 1.0)
        # The fit is given, so that it cannot follow what came.
        return forecast(cards, 80, every_day(SPAN, 300), Fit.unfitted())

    usual, never = after(0.9), after(0.0)
    sound(never)
    assert never.stop.mean < usual.stop.mean - 0.2
    assert never.follow.mean < usual.follow.mean - 0.2
    assert never.follow.error > 1.3 * usual.follow.error


def test_the_mean_does_not_rise_with_wrong_answers() -> None:
    right, wrong = ([[(0, 3), (3, rating), (6, rating)] for _ in range(30)] for rating in (3, 1))
    means = []
    for rows in (right, wrong):
        cards = Answered(AnswerLog.of(rows), np.full(30, 1), 1.0)
        means.append(forecast(cards, 20, every_day(SPAN, 200)))
    assert means[1].follow.mean < means[0].follow.mean
    assert means[1].stop.mean < means[0].stop.mean


@pytest.mark.parametrize("seed", range(4))
def test_a_few_failures_today_raise_nothing(seed: int) -> None:
    log = answers_of(DEFAULT_PARAMETERS, seed, 50, 3)
    fit, budget = fitted(log), every_day(40, 400)
    before = forecast(Answered(log, np.full(50, 2), 1.0), 0, budget, fit)
    rating = np.append(log.rating, np.zeros((50, 1), dtype=np.int64), axis=1)
    elapsed = np.append(log.elapsed, np.zeros((50, 1), dtype=np.int64), axis=1)
    rating[:3, -1], elapsed[:3, -1] = 1, 2
    cards = Answered(AnswerLog(rating, elapsed), np.append([0] * 3, [2] * 47), 1.0)
    after = forecast(cards, 0, budget, fit)
    assert after.follow.mean <= before.follow.mean + 0.01
    assert after.stop.mean <= before.stop.mean + 0.01


def test_without_a_card_there_is_nothing_to_recall() -> None:
    assert forecast(NOTHING, 0, every_day(SPAN, 300)) == ExamForecast(
        Spread(0.0, 0.0), Spread(0.0, 0.0)
    )


def test_nothing_met_is_nothing_known_unless_the_plan_is_followed() -> None:
    found = forecast(NOTHING, 50, every_day(SPAN, 300))
    sound(found)
    assert found.stop == Spread(0.0, 0.0)
    assert found.follow.mean > 0.7


def test_on_the_exam_day_both_are_what_is_known_now() -> None:
    found = forecast(SOME, 20, np.zeros(1))
    sound(found)
    assert found.follow == found.stop
    assert found.stop.mean < 60 / 80
    whole = forecast(SOME, 0, np.zeros(1))
    assert found.stop.mean == pytest.approx(whole.stop.mean * 60 / 80)


def test_with_every_day_off_following_is_stopping() -> None:
    found = forecast(SOME, 20, np.zeros(SPAN + 1))
    sound(found)
    assert found.follow.mean == found.stop.mean
    assert found.stop.mean < forecast(SOME, 20, np.zeros(1)).stop.mean


def test_a_sample_stands_for_all_cards() -> None:
    doubled = Answered(SOME.log, SOME.elapsed, 2.0)
    one = forecast(SOME, 40, every_day(SPAN, 200))
    two = forecast(doubled, 80, every_day(SPAN, 400))
    assert two.stop.mean == pytest.approx(one.stop.mean)
    assert two.follow.mean == pytest.approx(one.follow.mean, abs=0.01)


def test_cards_whose_answers_are_not_known_count_with_their_states() -> None:
    others = a_deck(*[(90.0, 5.0, 3)] * 40)
    budget = every_day(SPAN, 200)
    alone = exam_forecast(Fit.unfitted(), HABITS, NOTHING, 20, budget, None, others)
    sound(alone)
    assert 0.3 < alone.stop.mean <= 40 / 60
    assert alone.follow.mean > alone.stop.mean
    beside = exam_forecast(fitted(SOME.log), HABITS, SOME, 0, budget, None, others)
    without = forecast(SOME, 0, budget)
    sound(beside)
    # They last longer than the cards answered here.
    assert beside.stop.mean > without.stop.mean


def test_a_band_ends_at_0_and_1() -> None:
    assert Spread(0.99, 0.05).band().high == 1.0
    assert Spread(0.01, 0.05).band().low == 0.0
    assert Spread(0.5, 0.1).band(1.0).low == pytest.approx(0.4)


@settings(max_examples=12, deadline=None)
@given(
    cards=st.integers(0, 12),
    reviews=st.integers(0, 4),
    new_cards=st.integers(0, 40),
    span=st.integers(0, 20),
    seconds=st.sampled_from([0.0, 5.0, 60.0, 900.0, 86_400.0]),
    days_ago=st.sampled_from([0, 1, 40, 4_000]),
)
def test_any_forecast_stays_in_its_bounds(
    cards: int, reviews: int, new_cards: int, span: int, seconds: float, days_ago: int
) -> None:
    given = answered(cards, reviews, days_ago) if cards else NOTHING
    found = forecast(given, new_cards, every_day(span, seconds) if span else np.zeros(1))
    sound(found)
    assert found.stop.mean <= found.follow.mean + 0.01
