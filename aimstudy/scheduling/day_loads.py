"""What each day to the exam holds when every day keeps within its minutes.

The prices of a plan make the load meet the minutes of all days; single days may still stand out.
So the plan is played forward once as it will be studied: most recall gained a second first, new
cards among the others, until the day's seconds are over. Cards are expected masses: an answer
carries its shares of outcomes on, and nothing is drawn.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_plan import LEAST_RATE, ExamPlan
from aimstudy.scheduling.feasibility import all_fit
from aimstudy.scheduling.review_outcomes import CELLS, mass_of
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.scheduling.value_table import Singles

MOST_KINDS = 300  # of cards met
_NEVER = -9.0  # a value no choice has
_TRACE = 1e-6  # of a card
_FIRST = 9.0  # a rate above all others
_NOBODY = 0.25  # cards


@dataclass(frozen=True, slots=True)
class DayLoads:
    """Expected study by days from now: seconds, new cards, and answers on cards met before.

    ``line`` has a day more, the exam's: cards expected to be known at the start of each day.
    """

    seconds: Floats
    new_cards: Floats
    answers: Floats
    line: Floats


def day_loads(plan: ExamPlan) -> DayLoads:
    """The plan played forward for the cards it was made for; all new ones are met if all fit."""
    new_cards = plan.problem.new_cards
    found = _played(plan, np.zeros(plan.model.span + 1))
    missing = new_cards - float(found.new_cards.sum())
    if missing < _NOBODY or not all_fit(plan.outlook, new_cards):
        return found
    # Few or uneven days: new cards that waited for the best one find it too short for them all.
    room = plan.budget / plan.model.outcomes.habits.seconds_new
    paced = _played(plan, _paced(plan.outlook.new_cards, room))
    return max(found, paced, key=lambda loads: float(loads.new_cards.sum()))


def _played(plan: ExamPlan, begin: Floats) -> DayLoads:
    """All days; ``begin`` (by days left) are new cards that come first on their day."""
    span = plan.model.span
    run = _Run(plan, begin)
    seconds, new_cards, answers = np.zeros(span), np.zeros(span), np.zeros(span)
    line = np.zeros(span + 1)
    for ahead in range(span):
        left = span - ahead
        line[ahead] = run.known(left)
        if plan.budget[left] > 0.0:
            seconds[ahead], new_cards[ahead], answers[ahead] = run.study(left)
    line[span] = run.known(0)
    return DayLoads(seconds, new_cards, answers, line)


@dataclass(frozen=True, slots=True)
class _Offer:
    """Kinds of cards on one day: ``mass`` cards of each, recall gained a second, seconds each.

    Where a second gains no more than ``least``, they are not answered even with time to spare.
    """

    place: Ints
    mass: Floats
    rate: Floats
    seconds: Floats
    least: float


class _Cards(Protocol):
    def offer(self, left: int) -> _Offer:
        """What could be answered with ``left`` days to go."""

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        """Remove what was answered; where it stands then, by cell."""

    def known(self, left: int) -> float:
        """How many cards are expected to be known."""


class _Run:
    """The days, played one after the other."""

    def __init__(self, plan: ExamPlan, begin: Floats) -> None:
        self.price, self.budget = plan.outlook.table.prices, plan.budget
        self.answered = _Answered(plan)
        met = plan.problem.met.deck.kinds(MOST_KINDS)[0]
        self.pools: tuple[_Cards, ...] = (_Met(plan, met), self.answered, _New(plan, begin))

    def known(self, left: int) -> float:
        """Cards expected to be known at the start of a day."""
        return sum(pool.known(left) for pool in self.pools)

    def study(self, left: int) -> tuple[float, float, float]:
        """Seconds, new cards and other answers of a day."""
        offers = [pool.offer(left) for pool in self.pools]
        price = self.price[left]
        mass = np.concatenate([o.mass * (o.rate > o.least - price) for o in offers])
        rate = np.concatenate([o.rate for o in offers])
        seconds = np.concatenate([o.seconds for o in offers])
        taken = _first(mass, rate, seconds, float(self.budget[left]))
        ends = np.cumsum([len(o.mass) for o in offers])
        parts = np.split(taken, ends[:-1])
        after = np.zeros(CELLS)
        for pool, offer, part in zip(self.pools, offers, parts, strict=True):
            after += pool.take(left, offer.place, part)
        self.answered.add(left, after)
        begun = float(parts[-1].sum())
        return float(taken @ seconds), begun, float(taken.sum()) - begun


class _Met:
    """Cards met before today that have not been answered since."""

    def __init__(self, plan: ExamPlan, deck: DeckStates) -> None:
        model, table = plan.model, plan.firm
        self.deck, self.span, self.w = deck, model.span, model.outcomes.w
        self.mass = deck.count.astype(np.float64)
        left = np.arange(model.span, 0, -1)
        elapsed = deck.elapsed + (model.span - left)[:, None]  # days x kinds, as all here
        stability = np.broadcast_to(deck.stability, elapsed.shape)
        difficulty = np.broadcast_to(deck.difficulty, elapsed.shape)
        chance = recall(elapsed, stability, self.w)
        self.seconds = model.outcomes.habits.seconds(chance)
        self.cells, self.shares = model.outcomes.after(stability, difficulty, chance)
        later = table.value[left[:, None, None], self.cells]
        worth = (later * self.shares).sum(axis=-1) - table.prices[left, None] * self.seconds
        rest = recall(deck.elapsed + model.span, deck.stability, self.w)
        self.rates = _gains(worth, rest, model.study_days[left]) / self.seconds

    def offer(self, left: int) -> _Offer:
        place = np.flatnonzero(self.mass > _TRACE)
        day = self.span - left
        rate, seconds = self.rates[day, place], self.seconds[day, place]
        return _Offer(place, self.mass[place], rate, seconds, LEAST_RATE)

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        self.mass[place] -= taken
        day = self.span - left
        return mass_of(self.cells[day, place], taken[:, None] * self.shares[day, place], CELLS)

    def known(self, left: int) -> float:
        elapsed = self.deck.elapsed + (self.span - left)
        return float(self.mass @ recall(elapsed, self.deck.stability, self.w))


class _New:
    """Cards never met: those that should have begun by now, and the others."""

    def __init__(self, plan: ExamPlan, begin: Floats) -> None:
        self.mass = float(plan.problem.new_cards)
        self.seconds = plan.model.outcomes.habits.seconds_new
        self.first_day = plan.problem.first_day
        worth = plan.problem.start_values(plan.firm)[:0:-1, None]
        gains = _gains(worth, np.zeros(1), plan.model.study_days[:0:-1])
        self.rates = np.append(0.0, gains[::-1, 0] / self.seconds)  # by days left
        self.waiting = self.mass - np.cumsum(begin[::-1])[::-1]  # after each day

    def offer(self, left: int) -> _Offer:
        place = np.arange(2)
        late = min(self.mass, max(0.0, self.mass - float(self.waiting[left])))
        mass = np.array([late, self.mass - late])
        rate = np.array([_FIRST, self.rates[left]])
        return _Offer(place, mass, rate, np.full(2, self.seconds), 0.0)

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        begun = float(taken.sum())
        self.mass -= begun
        return begun * self.first_day

    def known(self, left: int) -> float:
        return 0.0


class _Answered:
    """Cards answered in the run: by the days left at their last answer, and by cell."""

    def __init__(self, plan: ExamPlan) -> None:
        self.model, table = plan.model, plan.firm
        span = self.model.span
        waits = np.arange(1, max(2, span))
        _, seconds, moved = self.model.outcomes.matrix(waits)
        self.seconds: Singles = seconds.astype(np.float32)
        self.moved: Singles = moved.astype(np.float32)
        later = (table.value @ self.moved.T).reshape(span + 1, len(waits), CELLS)
        self.later: Singles = later  # by days left now, days since the answer before, cell
        self.price: Singles = table.prices.astype(np.float32)
        self.rates = np.zeros((span + 1, span + 1, CELLS), np.float32)  # then x now x cells
        self.mass = np.zeros((span + 1, CELLS))

    def add(self, left: int, cells: Floats) -> None:
        """Cards that have just been answered with ``left`` days to go."""
        self.mass[left] = cells
        now = np.arange(left - 1, 0, -1)
        if not len(now):
            return
        seconds = self.seconds[: len(now)]
        worth = self.later[now, np.arange(len(now))] - self.price[now, None] * seconds
        gains = _gains(worth, self.model.at_rest[left], self.model.study_days[now])
        self.rates[left, now] = gains / seconds

    def offer(self, left: int) -> _Offer:
        flat = np.flatnonzero(self.mass[left + 1 :] > _TRACE)
        waited, cell = np.divmod(flat, CELLS)
        then = left + 1 + waited
        place = then * CELLS + cell
        seconds = self.seconds[waited, cell].astype(np.float64)
        rate = self.rates[then, left, cell].astype(np.float64)
        return _Offer(place, self.mass[then, cell], rate, seconds, LEAST_RATE)

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        some = taken > 0.0
        then, cell = np.divmod(place[some], CELLS)
        self.mass[then, cell] -= taken[some]
        moved = self.moved[(then - left - 1) * CELLS + cell]
        return np.asarray(taken[some] @ moved, dtype=np.float64)

    def known(self, left: int) -> float:
        mass = self.mass[left + 1 :]
        elapsed = np.arange(1, len(mass) + 1)[:, None]
        chance = recall(elapsed, self.model.outcomes.grid.stability, self.model.outcomes.w)
        return float((mass * chance).sum())


def _paced(starts: Floats, room: Floats) -> Floats:
    """New cards by days left, some earlier where more start than a day has ``room`` for."""
    found = np.zeros_like(starts)
    moved = 0.0
    for left in range(1, len(starts)):
        wanted = float(starts[left]) + moved
        found[left] = min(wanted, float(room[left]))
        moved = wanted - found[left]
    found[-1] += moved
    return found


def _gains(worth: Floats | Singles, rest: Floats | Singles, open_days: Bools) -> Singles:
    """Worth now less the best worth of any later day or of resting (days in order x kinds)."""
    usable = np.where(open_days[:, None], worth, worth.dtype.type(_NEVER))
    later = np.maximum.accumulate(np.concatenate([rest[None, :], usable[::-1]]), axis=0)
    return np.asarray(usable - later[-2::-1], dtype=np.float32)


def _first(mass: Floats, rate: Floats, seconds: Floats, budget: float) -> Floats:
    """How much of each kind comes within ``budget`` seconds, highest rate first."""
    order = np.argsort(-rate, kind="stable")
    cost = (mass * seconds)[order]
    before = np.cumsum(cost) - cost
    share = np.clip((budget - before) / np.maximum(cost, 1e-12), 0.0, 1.0)
    taken = np.zeros_like(mass)
    taken[order] = mass[order] * share
    return taken
