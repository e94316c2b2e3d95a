"""A fit of the memory model to few answers helps, in the right direction, and never runs away."""

import numpy as np
import pytest

from aimstudy.scheduling import personal_fit
from aimstudy.scheduling.answer_log import AnswerLog
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters, retrievability
from aimstudy.scheduling.personal_fit import (
    EFFECTIVE,
    MOST_ANSWERS,
    MOST_STEPS,
    Fit,
    effective,
    fitted,
    log_loss,
    prior_covariance,
    refit_due,
)
from aimstudy.scheduling.state_arrays import Floats
from tests.unit.plan_cards import HIGHEST, LOWEST, answers_of

UNKNOWN = Fit.unfitted()
NOTHING = AnswerLog.of([])


def with_theta(*theta: float) -> Parameters:
    return Fit(np.array(theta), prior_covariance()).parameters


FORGETTER = with_theta(*[-1.3] * 4, -0.3, 0.4, -0.2)
GOOD_MEMORY = with_theta(*[1.3] * 4, 0.3, -0.3, 0.2)


def somebody(seed: int) -> Parameters:
    """A person drawn from the population."""
    root = np.linalg.cholesky(prior_covariance())
    drawn = root @ np.random.default_rng([seed, 1]).standard_normal(EFFECTIVE)
    return Fit(drawn, prior_covariance()).parameters


def later(w: Parameters) -> float:
    """Recall ten days after a card was met and known."""
    return retrievability(10, w[2], w)


def test_without_answers_the_fit_is_somebody_unknown() -> None:
    only_met = AnswerLog.of([[(1, 3)], [(1, 1), (1, 3)]])
    two = AnswerLog.of([[(1, 3), (5, 1), (9, 1)]])
    for log in (NOTHING, only_met, two):
        assert (fitted(log).theta == 0.0).all()
        assert fitted(log).parameters == UNKNOWN.parameters
        assert (fitted(log).covariance == prior_covariance()).all()


def test_somebody_unknown_remembers_about_as_the_published_parameters_say() -> None:
    assert len(UNKNOWN.parameters) == 21
    for days in (1, 10, 60):
        default = retrievability(days, DEFAULT_PARAMETERS[2])
        unknown = retrievability(days, UNKNOWN.parameters[2], UNKNOWN.parameters)
        assert unknown == pytest.approx(default, abs=0.1)


def test_people_differ_as_a_covariance_can() -> None:
    covariance = prior_covariance()
    assert covariance.shape == (EFFECTIVE, EFFECTIVE)
    assert covariance == pytest.approx(covariance.T)
    assert np.linalg.eigvalsh(covariance).min() > 0.0


@pytest.mark.parametrize("size", [0.0, 1.0, 5.0])
def test_parameters_stay_within_what_the_model_allows(size: float) -> None:
    rng = np.random.default_rng(4)
    theta = size * rng.choice([-1.0, 1.0], (50, EFFECTIVE))
    for n, values in enumerate(effective(theta)):
        assert values.shape == (50, 1)
        least, most = (0.02, 2.5) if n == 20 else (LOWEST[n], HIGHEST[n])
        assert ((values >= least - 1e-12) & (values <= most + 1e-12)).all()


@pytest.mark.parametrize("seed", range(5))
def test_a_forgetter_and_a_good_memory_are_told_apart(seed: int) -> None:
    forgets = fitted(answers_of(FORGETTER, seed, cards=60, reviews=3)).parameters
    keeps = fitted(answers_of(GOOD_MEMORY, seed, cards=60, reviews=3)).parameters
    unknown = later(UNKNOWN.parameters)
    assert later(FORGETTER) < unknown - 0.1 < unknown + 0.05 < later(GOOD_MEMORY)
    assert later(forgets) < unknown - 0.05
    assert later(keeps) > unknown + 0.03


def test_many_answers_find_the_person() -> None:
    for w in (FORGETTER, GOOD_MEMORY):
        found = fitted(answers_of(w, 1, cards=600, reviews=4)).parameters
        assert later(found) == pytest.approx(later(w), abs=0.05)


def gains(answers: tuple[int, int], against: Parameters) -> Floats:
    """Log loss saved on answers held out, by 20 people with (cards, reviews of each)."""
    cards, reviews = answers
    found = []
    for seed in range(20):
        w = somebody(seed)
        own = fitted(answers_of(w, seed, cards, reviews)).parameters
        held_out = answers_of(w, seed + 500, cards=200, reviews=3)
        found.append(log_loss(held_out, against) - log_loss(held_out, own))
    return np.array(found)


@pytest.mark.parametrize("answers", [(30, 1), (10, 3)])
def test_thirty_answers_are_no_worse_than_defaults(answers: tuple[int, int]) -> None:
    for against in (DEFAULT_PARAMETERS, UNKNOWN.parameters):
        saved = gains(answers, against)
        assert saved.mean() > 0.0
        assert saved.min() > -0.06


def test_more_answers_gain_more() -> None:
    few = gains((10, 3), DEFAULT_PARAMETERS).mean()
    assert gains((120, 4), DEFAULT_PARAMETERS).mean() > few + 0.005


def test_the_same_answers_give_the_same_fit() -> None:
    log = answers_of(FORGETTER, 7, cards=40, reviews=3)
    one, two = fitted(log), fitted(log)
    assert (one.theta == two.theta).all()
    assert (one.covariance == two.covariance).all()


def test_a_refit_from_the_last_one_ends_where_a_new_one_does() -> None:
    log = answers_of(FORGETTER, 7, cards=100, reviews=4)
    anew = fitted(log)
    again = fitted(log, fitted(log.part(np.arange(50))))
    chances = [log_loss(log, fit.parameters) for fit in (anew, again)]
    assert chances[0] == pytest.approx(chances[1], abs=0.003)
    assert later(anew.parameters) == pytest.approx(later(again.parameters), abs=0.03)


def test_answers_make_it_surer() -> None:
    sd = [np.sqrt(np.diag(prior_covariance()))]
    for cards in (20, 200, 1_000):
        fit = fitted(answers_of(GOOD_MEMORY, 2, cards=cards, reviews=3))
        assert np.linalg.eigvalsh(fit.covariance).min() > 0.0
        sd.append(np.sqrt(np.diag(fit.covariance)))
    assert (sd[1] < sd[0] + 1e-9).all()
    assert np.mean(sd[3]) < np.mean(sd[2]) < np.mean(sd[1])


@pytest.mark.parametrize("rating", [1, 2, 4])
def test_one_answer_for_ever_does_not_run_away(rating: int) -> None:
    cards = [[(day, rating) for day in range(0, 100, 10)] for _ in range(30)]
    fit = fitted(AnswerLog.of(cards))
    assert np.isfinite(fit.theta).all()
    assert np.isfinite(fit.covariance).all()
    unknown = later(UNKNOWN.parameters)
    assert (later(fit.parameters) < unknown) == (rating == 1)


def test_a_single_card_answered_often() -> None:
    rng = np.random.default_rng(3)
    answers = [(day, int(rng.integers(1, 5))) for day in range(0, 300, 3)]
    assert np.isfinite(fitted(AnswerLog.of([answers])).theta).all()


def test_log_loss_by_hand() -> None:
    assert np.isnan(log_loss(NOTHING, DEFAULT_PARAMETERS))
    log = AnswerLog.of([[(1, 3), (11, 3)], [(1, 3), (11, 1)]])
    chance = later(DEFAULT_PARAMETERS)
    expected = -(np.log(chance) + np.log(1 - chance)) / 2
    assert log_loss(log, DEFAULT_PARAMETERS) == pytest.approx(expected, rel=1e-12)


def test_long_histories_are_cut_and_the_fit_stays_where_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = answers_of(GOOD_MEMORY, 5, cards=12, reviews=700)
    found = fitted(log)
    for most in (500, 700):
        with monkeypatch.context() as patched:
            patched.setattr(personal_fit, "MOST_ANSWERS", most)
            other = fitted(log)
        assert (other.theta != found.theta).any()
        sd = np.sqrt(np.diag(found.covariance))
        assert (np.abs(found.theta - other.theta) <= sd).all()
        assert later(found.parameters) == pytest.approx(later(other.parameters), abs=0.03)
    again = fitted(log.shortened(MOST_ANSWERS, MOST_STEPS))
    assert (again.theta == found.theta).all()


def test_answers_crammed_into_days_do_not_hide_the_later_ones() -> None:
    days = [(day, 3 if step else 1) for day in range(0, 60, 6) for step in range(90)]
    fit = fitted(AnswerLog.of([days] * 8))
    assert later(fit.parameters) < later(UNKNOWN.parameters)
    one_day = [(4, rating) for rating in (1, 2, 3, 4) * 100]
    assert (fitted(AnswerLog.of([one_day] * 8)).theta == 0.0).all()


def test_cards_answered_on_one_day_only_change_nothing() -> None:
    some = [[(1, 3), (1, 3), (6, 1)], [(1, 2), (9, 3)], [(2, 4), (30, 3), (70, 1)]]
    alone = fitted(AnswerLog.of(some))
    beside = fitted(AnswerLog.of([[(1, 1)], *some, [(3, 3), (3, 4)]]))
    assert beside.theta == pytest.approx(alone.theta, abs=1e-12)


@pytest.mark.parametrize(
    ("now", "at_last_fit", "due"),
    [
        *[(0, 0, False), (2, 0, False), (3, 0, True), (50, 0, True)],
        *[(3, 3, False), (4, 3, False), (5, 3, True)],
        *[(1_000, 1_000, False), (1_399, 1_000, False), (1_400, 1_000, True)],
        *[(900, 1_000, False), (700, 1_000, True), (0, 5, True)],
    ],
)
def test_a_refit_is_due_once_the_answers_have_changed_enough(
    now: int, at_last_fit: int, *, due: bool
) -> None:
    assert refit_due(now, at_last_fit) is due


def test_steady_answers_bring_a_handful_of_fits_and_none_twice() -> None:
    at_last_fit, fits = 0, 0
    for now in range(0, 2_000, 20):
        if refit_due(now, at_last_fit):
            at_last_fit, fits = now, fits + 1
            assert not refit_due(now, at_last_fit)
    assert 10 <= fits <= 16
