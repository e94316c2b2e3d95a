"""Before and after a fit are compared on cards that the fit has not seen."""

import numpy as np
import pytest

from aimstudy.scheduling import fit_quality
from aimstudy.scheduling.answer_log import AnswerLog
from aimstudy.scheduling.fit_quality import FEWEST, loss_before_after, predictions
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.personal_fit import EFFECTIVE, Fit, fitted, log_loss, prior_covariance
from tests.unit.plan_cards import answers_of

FORGETTER = Fit(np.array([-1.3] * 4 + [-0.3, 0.4, -0.2]), prior_covariance()).parameters


def somebody(seed: int) -> Parameters:
    """A person drawn from the population."""
    root = np.linalg.cholesky(prior_covariance())
    drawn = root @ np.random.default_rng([seed, 41]).standard_normal(EFFECTIVE)
    return Fit(drawn, prior_covariance()).parameters


def gain(w: Parameters, seed: int, cards: int, reviews: int) -> float:
    """Log loss an answer that the fit saves somebody with memory ``w``."""
    found = loss_before_after(answers_of(w, seed, cards, reviews))
    assert found
    return found.before.log_loss - found.after.log_loss


def test_too_few_answers_say_nothing() -> None:
    assert loss_before_after(AnswerLog.of([])) is None
    assert loss_before_after(answers_of(DEFAULT_PARAMETERS, 1, FEWEST - 1, 1)) is None
    assert loss_before_after(answers_of(DEFAULT_PARAMETERS, 1, 2, 40)) is None
    found = loss_before_after(answers_of(DEFAULT_PARAMETERS, 1, FEWEST, 1))
    assert found
    assert found.answers == FEWEST


def test_before_is_the_log_loss_of_the_published_parameters() -> None:
    log = answers_of(FORGETTER, 2, 60, 3)
    found = loss_before_after(log)
    assert found
    assert found.answers == 180
    assert found.before.log_loss == pytest.approx(log_loss(log, DEFAULT_PARAMETERS), rel=1e-9)
    other = loss_before_after(log, FORGETTER)
    assert other
    assert other.before.log_loss == pytest.approx(log_loss(log, FORGETTER), rel=1e-9)
    assert other.after == found.after


def test_after_is_judged_on_cards_the_fit_has_not_seen() -> None:
    log = answers_of(DEFAULT_PARAMETERS, 3, 30, 2)
    found = loss_before_after(log)
    assert found
    assert found.after.log_loss > log_loss(log, fitted(log).parameters)


def test_a_beginner_is_not_worse_off_than_without_a_fit() -> None:
    for shape in ((30, 1), (10, 3)):
        saved = np.array([gain(somebody(seed), seed, *shape) for seed in range(12)])
        assert saved.mean() > 0.0
        assert saved.min() > -0.12
    # The person for whom the published parameters are the truth has nothing to gain.
    usual = [gain(DEFAULT_PARAMETERS, seed, 30, 1) for seed in range(12)]
    assert np.mean(usual) > -0.03


def test_many_answers_help_nearly_everybody_who_differs() -> None:
    saved = np.array([gain(somebody(seed), seed, 150, 4) for seed in range(12)])
    assert saved.mean() > 0.01
    assert (saved > -0.01).mean() >= 0.8
    assert gain(FORGETTER, 1, 150, 4) > 0.02


def test_bins_by_hand() -> None:
    chance = np.array([0.2, 0.6, 0.75, 0.75, 0.9, 1.0])
    known = np.array([False, True, True, False, True, True])
    found = predictions(chance, known)
    assert [(b.low, b.high, b.answers) for b in found.bins] == [
        *[(0.0, 0.5, 1), (0.5, 0.7, 1), (0.7, 0.8, 2), (0.9, 1.0, 2)]
    ]
    assert [b.recalled for b in found.bins] == [0.0, 1.0, 0.5, 1.0]
    assert [b.predicted for b in found.bins] == pytest.approx([0.2, 0.6, 0.75, 0.95])
    likely = [0.8, 0.6, 0.75, 0.25, 0.9, 1.0]
    assert found.log_loss == pytest.approx(-np.log(likely).mean(), abs=1e-4)


def test_bins_hold_every_answer_once_and_a_fit_calibrates() -> None:
    found = loss_before_after(answers_of(FORGETTER, 5, 400, 4))
    assert found
    off = []
    for made in (found.before, found.after):
        assert sum(b.answers for b in made.bins) == found.answers == 1_600
        assert [b.low for b in made.bins] == sorted(b.low for b in made.bins)
        off.append(sum(b.answers * abs(b.predicted - b.recalled) for b in made.bins))
    assert off[1] < 0.5 * off[0]


def test_of_very_many_answers_a_sample_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    log = answers_of(FORGETTER, 6, 300, 5)
    whole = loss_before_after(log)
    monkeypatch.setattr(fit_quality, "_MOST_ANSWERS", 600)
    part = loss_before_after(log)
    assert whole
    assert part
    assert whole.answers == 1_500
    assert 400 < part.answers <= 600
    assert part.after.log_loss == pytest.approx(whole.after.log_loss, abs=0.08)
