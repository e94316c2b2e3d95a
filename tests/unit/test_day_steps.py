"""Days in steps: each day in one, nothing lost between them, and nearly the same plan."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimstudy.scheduling.day_steps import DaySteps
from aimstudy.scheduling.exam_plan import Person, problem_of, rough_problem_of
from aimstudy.scheduling.price_curve import Prices
from aimstudy.scheduling.price_search import find_prices
from aimstudy.scheduling.state_arrays import Floats
from aimstudy.scheduling.study_prices import Outlook, PricingProblem, recalled_within
from aimstudy.scheduling.value_table import waits_between
from tests.unit.plan_cards import SOMEBODY, every_day, many_cards

budgets = st.lists(st.sampled_from([0.0, 0.0, 300.0, 1_200.0]), min_size=1, max_size=140)


def by_days_left(seconds: list[float]) -> Floats:
    return np.array([0.0, *seconds])


def on_weekdays(span: int, weekdays: tuple[int, ...], seconds: float) -> Floats:
    left = np.arange(span + 1)
    found = np.where(np.isin(left % 7, weekdays), seconds, 0.0)
    found[0] = 0.0
    return found


def test_a_step_a_day_is_the_days_themselves() -> None:
    study_days = np.array([False, True, False, True, True])
    steps = DaySteps.daily(study_days)
    prices = np.array([0.0, 0.1, 0.2, 0.3, 0.4])
    assert steps.left.tolist() == [0, 1, 2, 3, 4]
    assert steps.means(prices).tolist() == steps.by_days(prices).tolist() == prices.tolist()
    # With 4 days left a wait of 1 ends on day 3, one of 2 on a day off, one of 3 on the last day.
    assert steps.reached(np.array([1, 2, 3, 4]))[4].tolist() == [3, 0, 1, 0]


def test_days_near_the_exam_are_steps_of_their_own_and_later_ones_widen() -> None:
    steps = DaySteps.coarse(every_day(200, 600.0))
    widths = steps.days.tolist()
    assert widths[:15] == [1] * 15
    assert widths[:-1] == sorted(widths[:-1])  # the last one ends where the plan does
    assert max(widths) == 5
    assert len(steps) < 80


@given(budgets)
def test_every_day_is_in_one_step_and_its_seconds_stay(seconds: list[float]) -> None:
    budget = by_days_left(seconds)
    steps = DaySteps.coarse(budget)
    assert steps.days.sum() == len(budget)
    assert np.diff(steps.of_day).min() >= 0
    assert np.bincount(steps.of_day, steps.share) == pytest.approx(np.ones(len(steps)))
    load = np.where(steps.open, 100.0, 0.0)
    by_day = steps.by_days(load)
    assert by_day.sum() == pytest.approx(load.sum())
    assert not by_day[budget == 0.0].any()
    price = np.linspace(1.0, 2.0, len(budget))
    assert price @ by_day == pytest.approx(steps.means(price) @ load)


@given(budgets)
def test_a_wait_ends_later_on_a_day_with_study_and_about_when_it_should(
    seconds: list[float],
) -> None:
    budget = by_days_left(seconds)
    steps, waits = DaySteps.coarse(budget), waits_between(budget > 0)
    ends = steps.reached(waits)
    begin, place = np.nonzero(ends)
    end = ends[begin, place]
    assert (end < begin).all()
    assert steps.open[end].all()
    off = np.abs(steps.left[begin] - waits[place] - steps.left[end])
    assert (2 * off < steps.days[begin] + steps.days[end]).all()


@pytest.mark.parametrize(
    "budget",
    [
        every_day(150, 300.0),
        on_weekdays(150, (0, 1, 2, 3, 4), 400.0),
        on_weekdays(150, (0,), 2_400.0),
        on_weekdays(150, (2, 5), 1_200.0),
        np.append(0.0, np.where(np.arange(149) // 30 % 2 == 0, 700.0, 0.0)),
    ],
    ids=["every day", "five days a week", "Sundays", "two days a week", "month on, month off"],
)
def test_coarser_days_tell_the_same_recall(budget: Floats) -> None:
    deck, prices = many_cards(60), Prices.usual(len(budget) - 1)
    fine = recalled_within(problem_of(SOMEBODY, deck, 200, budget), prices)
    rough = recalled_within(rough_problem_of(SOMEBODY, deck, 200, budget), prices)
    assert rough == pytest.approx(fine, rel=0.007)


def test_no_day_with_study_and_one_day_only() -> None:
    person: Person = SOMEBODY
    for budget in (np.zeros(101), on_weekdays(100, (), 0.0), np.append(0.0, np.eye(100)[99])):
        problem = rough_problem_of(person, many_cards(5), 10, budget)
        found = problem.outlook(Prices.usual(100).by_days_left(100))
        assert np.isfinite(found.dual)
        assert not found.seconds[budget == 0.0].any()


def test_a_search_looks_at_coarser_days_first_and_ends_within_the_minutes_of_all_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[int] = []
    outlook = PricingProblem.outlook

    def counted(problem: PricingProblem, prices: Floats, temperature: float) -> Outlook:
        looks.append(len(problem.model.steps))
        return outlook(problem, prices, temperature)

    budget = every_day(150, 120.0)
    problem = problem_of(SOMEBODY, many_cards(60), 200, budget)
    with monkeypatch.context() as patched:
        patched.setattr(PricingProblem, "outlook", counted)
        prices = find_prices(problem, Prices.usual(150))
    fine = [steps == 151 for steps in looks]
    assert sum(fine) <= 6 < fine.count(False)
    assert all(fine[-2:])  # what the coarser days say is checked
    by_day = prices.by_days_left(150)
    off = by_day * (budget - problem.outlook(by_day).seconds)
    knots = np.abs(prices.basis(150).T @ off).sum()
    assert knots <= 0.05 * float(by_day @ budget)
