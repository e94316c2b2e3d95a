"""Whether the model is to be trusted is judged by what was said of answers beforehand."""

import numpy as np
import pytest

from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.foreseen_answers import foreseen, misses_of
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS
from aimstudy.scheduling.personal_fit import fitted
from aimstudy.scheduling.recalibration import Recalibration
from aimstudy.scheduling.state_arrays import Floats, Ints
from tests.unit.plan_cards import answers_of

CARDS = 60
DAYS = (0, 1, 3, 6, 10, 15)
TODAY = 16


def since(log: AnswerLog) -> Ints:
    return np.asarray(TODAY - log.elapsed.sum(axis=1))


def of_shares(shares: tuple[float, ...]) -> AnswerLog:
    """All cards on the same days, these shares of them known on each day after the first."""
    rng = np.random.default_rng(4)
    given = [rng.random(CARDS) < share for share in shares]
    return AnswerLog.of(
        [(0, 3), *((day, 3 if known[n] else 1) for day, known in zip(DAYS[1:], given, strict=True))]
        for n in range(CARDS)
    )


def by_the_fit(log: AnswerLog) -> Floats:
    return replayed(log, fitted(log).parameters).chance


def misses(log: AnswerLog) -> Recalibration:
    return misses_of(log, since(log), by_the_fit(log))


def test_answers_of_the_newest_part_are_foreseen_without_them() -> None:
    log, other = of_shares((0.9, 0.9, 0.9, 0.9, 0.9)), of_shares((0.9, 0.9, 0.9, 0.9, 0.1))
    assert (log.rating[:, :-1] == other.rating[:, :-1]).all()
    found, same = foreseen(log, since(log)), foreseen(other, since(other))
    assert found is not None
    assert same is not None
    assert np.isnan(found).sum() == CARDS == np.isnan(found[:, 0]).sum()
    assert found[:, 1:] == pytest.approx(same[:, 1:], abs=1e-12)


def test_a_new_fit_does_not_hide_what_the_one_before_it_missed() -> None:
    log = of_shares((0.95, 0.95, 0.95, 0.5, 0.4))
    told = log.scheduled
    found, before = by_the_fit(log), foreseen(log, since(log))
    assert before is not None
    late = told & (log.days_ago(since(log)) <= TODAY - DAYS[4])
    assert before[late].mean() > found[late].mean() + 0.1 > 0.5
    assert misses(log).doubt > 0.6


def test_a_memory_like_the_model_is_hardly_doubted() -> None:
    logs = [answers_of(DEFAULT_PARAMETERS, seed, 80, 4) for seed in range(8)]
    found = [misses_of(log, np.full(80, 2), by_the_fit(log)).doubt for log in logs]
    assert np.mean(found) < 0.06
    assert max(found) < 0.4


def test_doubt_does_not_hang_on_when_the_last_fit_was_made() -> None:
    log = of_shares((0.95, 0.95, 0.95, 0.5, 0.4))
    older = fitted(log.without(log.days_ago(since(log)) <= TODAY - DAYS[4])[0])
    stale = misses_of(log, since(log), replayed(log, older.parameters).chance)
    assert stale.doubt == misses(log).doubt
    assert not np.array_equal(stale.values, misses(log).values)


@pytest.mark.parametrize("cards", [0, 1, 2])
def test_too_few_answers_are_judged_by_the_fit_alone(cards: int) -> None:
    log = of_shares((0.9, 0.9, 0.9, 0.9, 0.9)).part(np.arange(cards))
    assert foreseen(log, since(log)) is None
    assert misses(log).doubt == pytest.approx(0.0, abs=0.2)
