"""What each day to the exam holds when every day keeps within its minutes.

The prices of a plan make the load meet the minutes of all days; single days may still stand out.
So the plan is played forward once as it will be studied: most recall gained a second first, new
cards among the others, until the day's seconds are over. Cards of several exams share the day.
They are expected masses: an answer carries its shares of outcomes on, and nothing is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np

from aimstudy.scheduling.deck_states import NO_CARDS, DeckStates
from aimstudy.scheduling.exam_plan import ExamPlan
from aimstudy.scheduling.feasibility import all_fit
from aimstudy.scheduling.review_outcomes import CELLS, mass_of
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, recall
from aimstudy.scheduling.value_table import Singles

MOST_KINDS = 300  # of cards met
_NEVER = -9.0  # a value no choice has
_TRACE = 1e-6  # of a card
_FIRST = np.inf  # a rate above all others
_NOBODY = 0.25  # cards
_STEPS = 20  # between a wait and one twice as long


@dataclass(frozen=True, slots=True)
class DayLoads:
    """Expected study by days from now: seconds, new cards, and answers on cards met before.

    ``line`` has a day more, the exam's: cards expected to be known at the start of each day.
    ``at_exam`` are the cards met by then, as they stand on the exam day (expected numbers of each
    kind). ``pressing`` new cards come first today, as the days to come have no room for them.
    """

    seconds: Floats
    new_cards: Floats
    answers: Floats
    line: Floats
    at_exam: DeckStates = NO_CARDS
    pressing: float = 0.0


def day_loads(plan: ExamPlan) -> DayLoads:
    """The plan played forward for the cards it was made for; all new ones are met if all fit."""
    return shared_loads((plan,), plan.budget[:0:-1])[0]


def shared_loads(plans: Sequence[ExamPlan], budget: Floats) -> tuple[DayLoads, ...]:
    """Plans that share prices and ``budget`` (seconds by day ahead) played forward together.

    On each day the cards of all of them compete; each plan has loads up to its own exam.
    """
    found = _played(plans, budget, [np.zeros(plan.model.span + 1) for plan in plans])
    short = [_short(plan, loads) for plan, loads in zip(plans, found, strict=True)]
    if not any(short):
        return found
    # Few or uneven days: new cards that waited for the best one find it too short for them all.
    paced = _played(plans, budget, _paced_starts(plans, short, budget))
    return max(found, paced, key=lambda loads: sum(float(part.new_cards.sum()) for part in loads))


def _short(plan: ExamPlan, loads: DayLoads) -> bool:
    """Whether new cards that fit were not all met."""
    missing = plan.problem.new_cards - float(loads.new_cards.sum())
    return missing >= _NOBODY and all_fit(plan.outlook, plan.problem.new_cards)


def _played(
    plans: Sequence[ExamPlan], budget: Floats, begin: Sequence[Floats]
) -> tuple[DayLoads, ...]:
    """All days; ``begin`` (by days left, for each plan) are new cards that come first that day."""
    runs = [_Run(plan, starts) for plan, starts in zip(plans, begin, strict=True)]
    for ahead, seconds in enumerate(budget):
        going = [run for run in runs if run.span > ahead]
        for run in going:
            run.look(ahead)
        if seconds > 0.0:
            _study(going, ahead, float(seconds))
    return tuple(run.ended() for run in runs)


def _study(runs: Sequence["_Run"], ahead: int, budget: float) -> None:
    """A day's answers: of what pays, most gain a second first until the seconds are over."""
    offers = [run.offer(run.span - ahead) for run in runs]
    mass, rate, seconds = (
        np.concatenate([getattr(offer, name) for day in offers for offer in day])
        for name in ("mass", "rate", "seconds")
    )
    taken = _first(mass, rate, seconds, budget)
    for run, day in zip(runs, offers, strict=True):
        sizes = np.cumsum([0, *(len(offer.mass) for offer in day)])
        run.take(ahead, day, [taken[a:b] for a, b in pairwise(sizes)])
        taken = taken[sizes[-1] :]


@dataclass(frozen=True, slots=True)
class _Offer:
    """Kinds of cards on one day: ``mass`` cards of each, recall gained a second, seconds each.

    Those of which a second gains no more than ``least`` are not answered, even with time to spare.
    """

    place: Ints
    mass: Floats
    rate: Floats
    seconds: Floats
    least: Floats


class _Cards(Protocol):
    def offer(self, left: int) -> _Offer:
        """What could be answered with ``left`` days to go."""

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        """Remove what was answered; where it stands then, by cell."""

    def known(self, left: int) -> float:
        """How many cards are expected to be known."""


class _Run:
    """The days of one plan, played one after the other."""

    def __init__(self, plan: ExamPlan, begin: Floats) -> None:
        self.plan, self.span, self.weight = plan, plan.model.span, plan.weight
        self.price = plan.outlook.table.prices
        self.answered = _Answered(plan)
        met = plan.problem.met.deck.kinds(MOST_KINDS)[0]
        self.met = _Met(plan, met)
        self.new = _New(plan, begin)
        self.pools: tuple[_Cards, ...] = (self.met, self.answered, self.new)
        seconds, new_cards, answers = np.zeros((3, self.span))
        self.loads = DayLoads(seconds, new_cards, answers, np.zeros(self.span + 1))

    def look(self, ahead: int) -> None:
        """Note the cards expected to be known at the start of a day."""
        self.loads.line[ahead] = sum(pool.known(self.span - ahead) for pool in self.pools)

    def offer(self, left: int) -> list[_Offer]:
        """What could be answered and pays, by pool; rates in worth that compares between plans."""
        if left == self.span:
            return self.today()
        price = self.price[left]
        return [
            replace(o, mass=o.mass * (o.rate > o.least - price), rate=self.weight * o.rate)
            for o in (pool.offer(left) for pool in self.pools)
        ]

    def today(self) -> list[_Offer]:
        """The same for the first day, by the very order in which it is studied."""
        order = self.plan.order_today(self.met.deck, self.span)
        known, new = self.met.offer(self.span), self.new.offer(self.span)
        rate = np.full(len(self.met.mass), -np.inf)
        rate[order.met] = order.rate
        rate[self.met.deck.elapsed < 1] = -np.inf  # they have been answered today
        known = replace(known, rate=rate[known.place])
        known = replace(known, mass=known.mass * (known.rate > -np.inf))
        pays = order.new_rate is not None
        new = replace(new, rate=np.array([_FIRST, order.new_rate or 0.0]))
        new = replace(new, mass=new.mass * np.array([True, pays]))
        return [known, self.answered.offer(self.span), new]

    def take(self, ahead: int, offers: list[_Offer], taken: list[Floats]) -> None:
        """Carry on what was answered, ``taken`` of each kind in ``offers``."""
        left, after = self.span - ahead, np.zeros(CELLS)
        for pool, offer, part in zip(self.pools, offers, taken, strict=True):
            after += pool.take(left, offer.place, part)
            self.loads.seconds[ahead] += float(part @ offer.seconds)
            self.loads.answers[ahead] += float(part.sum())
        self.answered.add(left, after)
        if not ahead:
            self.loads = replace(self.loads, pressing=float(taken[-1][0]))
        self.loads.new_cards[ahead] = begun = float(taken[-1].sum())
        self.loads.answers[ahead] -= begun

    def ended(self) -> DayLoads:
        """The loads, once all days have been played."""
        self.look(self.span)
        return replace(self.loads, at_exam=self.answered.at_exam().with_others(self.met.at_exam()))


class _Met:
    """Cards met before today that have not been answered since."""

    def __init__(self, plan: ExamPlan, deck: DeckStates) -> None:
        model, table = plan.model, plan.firm
        self.deck, self.span, self.outcomes = deck, model.span, model.outcomes
        self.mass = deck.count.astype(np.float64)
        left = np.arange(model.span, 0, -1)
        elapsed = deck.elapsed + (model.span - left)[:, None]  # days x kinds, as all here
        stability = np.broadcast_to(deck.stability, elapsed.shape)
        difficulty = np.broadcast_to(deck.difficulty, elapsed.shape)
        predicted = recall(elapsed, stability, model.outcomes.w)
        chance = model.outcomes.known(predicted, elapsed)
        self.seconds = model.outcomes.habits.seconds(chance)
        self.cells, self.shares = model.outcomes.after(stability, difficulty, predicted, chance)
        later = table.value[left[:, None, None], self.cells]
        worth = (later * self.shares).sum(axis=-1) - table.prices[left, None] * self.seconds
        rest = self._recalled(model.span)
        self.rates = _gains(worth, rest, model.study_days[left]) / self.seconds
        self.least = plan.person.least(chance)

    def offer(self, left: int) -> _Offer:
        place = np.flatnonzero(self.mass > _TRACE)
        day = self.span - left
        rate, seconds = self.rates[day, place], self.seconds[day, place]
        return _Offer(place, self.mass[place], rate, seconds, self.least[day, place])

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        self.mass[place] -= taken
        day = self.span - left
        return mass_of(self.cells[day, place], taken[:, None] * self.shares[day, place], CELLS)

    def known(self, left: int) -> float:
        return float(self.mass @ self._recalled(self.span - left))

    def _recalled(self, ahead: int) -> Floats:
        """The chance of recall so many days from today, if nothing is asked."""
        elapsed = self.deck.elapsed + ahead
        chance = recall(elapsed, self.deck.stability, self.outcomes.w)
        return self.outcomes.known(chance, elapsed)

    def at_exam(self) -> DeckStates:
        """Those never answered in the run."""
        deck = self.deck
        found = DeckStates(deck.stability, deck.difficulty, deck.elapsed + self.span, self.mass)
        return found.part(self.mass > _TRACE)


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
        return _Offer(place, mass, rate, np.full(2, self.seconds), np.zeros(2))

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
        waits, self.alike = _sampled(max(1, span - 1))
        _, seconds, moved = self.model.outcomes.matrix(waits)
        self.seconds: Singles = seconds.astype(np.float32)[self.alike]
        self.moved: Singles = moved.astype(np.float32).reshape(-1, CELLS, CELLS)
        self.price: Singles = table.prices.astype(np.float32)
        # By wait that stands for others, days left when it ends, and cell before it.
        self.worth: Singles = table.value @ self.moved.transpose(0, 2, 1)
        # By days left now, days left at the last answer, and cell; filled as cards are answered.
        self.rates: Singles = np.zeros((span + 1, span + 1, CELLS), np.float32)
        self.mass = np.zeros((span + 1, CELLS))
        grid, w = self.model.outcomes.grid, self.model.outcomes.w
        days = np.arange(span + 1)[:, None]
        self.chance = self.model.outcomes.known(recall(days, grid.stability, w), days)  # x cells
        self.least = plan.person.least(self.chance)

    def add(self, left: int, cells: Floats) -> None:
        """Cards that have just been answered with ``left`` days to go."""
        self.mass[left] = cells
        now = np.arange(left - 1, 0, -1)
        if not len(now):
            return
        seconds = self.seconds[: len(now)]
        worth = self.worth[self.alike[: len(now)], now] - self.price[now, None] * seconds
        gains = _gains(worth, self.model.at_rest[left], self.model.study_days[now])
        self.rates[now, left] = gains / seconds

    def offer(self, left: int) -> _Offer:
        mass = self.mass[left + 1 :].ravel()
        flat = np.flatnonzero(mass > _TRACE)  # by days waited less one, and cell
        return _Offer(
            place=(left + 1) * CELLS + flat,
            mass=mass[flat],
            rate=self.rates[left, left + 1 :].ravel()[flat].astype(np.float64),
            seconds=self.seconds.ravel()[flat].astype(np.float64),
            least=self.least[1:].ravel()[flat],
        )

    def take(self, left: int, place: Ints, taken: Floats) -> Floats:
        some = taken > 0.0
        then, cell = np.divmod(place[some], CELLS)
        self.mass[then, cell] -= taken[some]
        moved = self.moved[self.alike[then - left - 1], cell]
        return np.asarray(taken[some] @ moved, dtype=np.float64)

    def known(self, left: int) -> float:
        mass = self.mass[left + 1 :]
        return float((mass * self.chance[1 : len(mass) + 1]).sum())

    def at_exam(self) -> DeckStates:
        """The cards by their last answers."""
        elapsed, cell = np.nonzero(self.mass > _TRACE)
        grid = self.model.outcomes.grid
        count = self.mass[elapsed, cell]
        return DeckStates(grid.stability[cell], grid.difficulty[cell], elapsed, count)


def _sampled(longest: int) -> tuple[Ints, Ints]:
    """Waits in days that stand for all up to ``longest``, and for each of all the place of its own.

    What an answer brings hardly changes with a wait that is a fortieth longer.
    """
    waits = np.arange(1, longest + 1)
    found = waits[waits % np.maximum(1, waits // _STEPS) == 0]
    return found, np.searchsorted((found[1:] + found[:-1]) / 2, waits)


def _paced_starts(plans: Sequence[ExamPlan], short: Sequence[bool], budget: Floats) -> list[Floats]:
    """For plans that are ``short``: new cards as expected, some earlier; nearest exam first."""
    free = budget.copy()
    begin = [np.zeros(plan.model.span + 1) for plan in plans]
    for n in sorted(range(len(plans)), key=lambda n: plans[n].model.span):
        plan, each = plans[n], plans[n].model.outcomes.habits.seconds_new
        if not short[n]:
            continue
        room = np.append(0.0, free[: plan.model.span][::-1]) / each
        begin[n] = _paced(plan.outlook.new_cards, room)
        free[: plan.model.span] -= np.minimum(begin[n], room)[:0:-1] * each
    return begin


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
    """How much of each kind comes within ``budget`` seconds, highest rate first.

    Kinds of the same rate come in equal shares.
    """
    rank = np.unique(-rate, return_inverse=True)[1]
    cost = mass_of(rank, mass * seconds, 0)
    before = np.cumsum(cost) - cost
    share = np.clip((budget - before) / np.maximum(cost, 1e-12), 0.0, 1.0)
    return np.asarray(mass * share[rank], dtype=np.float64)
