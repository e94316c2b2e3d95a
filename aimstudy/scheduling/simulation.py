"""The app's planner as a policy for simulated learners: the same code, without clock or storage.

The protocol is that of a simulator of learners with an exam: ``start`` once, then every day
``plan`` and ``observe``. A card is answered at most once a day, same-day steps included.
"""

from typing import Any

import numpy as np

from aimstudy.scheduling.answer_habits import CardDays, HabitCounts
from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_forecast import MOST_CARDS as MOST_ANSWERED
from aimstudy.scheduling.exam_forecast import Answered, exam_forecast
from aimstudy.scheduling.exam_plan import ExamPlan, Person, priced
from aimstudy.scheduling.minutes_kept import share_kept
from aimstudy.scheduling.personal_fit import MOST_CARDS, Fit, refit_due
from aimstudy.scheduling.plan_person import past_misses
from aimstudy.scheduling.probing import probes
from aimstudy.scheduling.random_answers import fitted_to_meant, pressed_at_random
from aimstudy.scheduling.recalibration import Recalibration
from aimstudy.scheduling.recall_band import enough_evidence
from aimstudy.scheduling.state_arrays import Floats, Ints, first_states, next_states

_PRICED_EVERY = 7


class AimStudyPolicy:
    """Plans from answers alone: nothing of the learner's memory is known in advance."""

    wants_oracle = False
    name = "aimstudy"

    def start(self, info: Any) -> None:
        """``info`` has ``n`` cards, ``days`` to the exam, ``budget_s`` seconds a day, ``seed``."""
        self.cards, self.days = int(info.n), int(info.days)
        self.budget = np.asarray(info.budget_s, dtype=np.float64)
        self.rng = np.random.default_rng([int(info.seed), 29])
        self.new_order = self.rng.permutation(self.cards)
        self.answers: list[list[tuple[int, int]]] = [[] for _ in range(self.cards)]
        self.stability = np.ones(self.cards)
        self.difficulty = np.full(self.cards, 5.0)
        self.last = np.full(self.cards, -1, dtype=np.int64)
        self.counts = HabitCounts()
        self.fit = Fit.unfitted()
        self.w = self.fit.parameters
        self.missed: Recalibration | None = None
        self.current: ExamPlan | None = None
        self._scheduled = self._fitted_at = 0
        self._studied = np.zeros(self.days)  # seconds by day; all where nothing was left to do
        self._planned_on = self._priced_on = -1
        self._listed = 0

    def plan(self, day: int, budget_s: float) -> Ints:
        """Card numbers in the order in which to answer them today."""
        refit = refit_due(self._scheduled, self._fitted_at)
        if refit:
            self._fit()
        missed = day > self._planned_on + 1
        if self.current is None or refit or missed or day >= self._priced_on + _PRICED_EVERY:
            self.current, self._priced_on = self._priced(day), day
        self._planned_on = day
        met, unseen = self._met(), self.new_order[self.last[self.new_order] < 0]
        left = self.days - day
        order = self.current.order_today(self._deck(met, day), left)
        listed = met[order.met]
        place = order.new_after
        if place is not None:
            listed = np.concatenate([listed[:place], unseen, listed[place:]])
        seconds = budget_s / self.counts.habits().seconds_recalled
        asked = probes(day - self.last[met], left, seconds, self.rng)
        first = met[asked]
        listed = np.concatenate([first, listed[~np.isin(listed, first)]])
        self._listed = len(listed)
        self._studied[day] = 0.0 if len(listed) else self.budget[day]
        return listed

    def observe(self, day: int, idx: Ints, grade: Ints, steps: Ints, seconds: Floats) -> None:
        """What was answered: first ratings, same-day ratings (0 for none), seconds."""
        new = self.last[idx] < 0
        self._studied[day] = self.budget[day] if len(idx) >= self._listed else seconds.sum()
        self._scheduled += int((~new).sum())
        before = self.stability[idx], self.difficulty[idx]
        elapsed = np.maximum(1, day - self.last[idx])
        first = first_states(grade, self.w)
        later = next_states(*before, elapsed, grade, self.w)
        stability = np.where(new, first[0], later[0])
        difficulty = np.where(new, first[1], later[1])
        start_s, start_d = stability, difficulty
        for given in steps.T:
            on = given > 0
            after = next_states(stability, difficulty, np.zeros(len(idx)), given, self.w)
            stability = np.where(on, after[0], stability)
            difficulty = np.where(on, after[1], difficulty)
        growth, change = np.log(stability / start_s), difficulty - start_d
        self.counts.add(CardDays(new, grade, seconds, growth, change))
        self.stability[idx], self.difficulty[idx], self.last[idx] = stability, difficulty, day
        for card, rating, followed in zip(idx, grade, steps, strict=True):
            ratings = [rating, *(step for step in followed if step > 0)]
            self.answers[card] += [(day, int(value)) for value in ratings]

    def forecast(self, day: int) -> tuple[float, float, float] | None:
        """Expected share recalled on exam day and its 90 % band; None before there is evidence."""
        met = self._met()
        if not enough_evidence(self._scheduled, len(met), self.cards):
            return None
        found = exam_forecast(
            self.fit,
            self.counts.habits(),
            self._answered(met, day),
            self.cards - len(met),
            self._budget_from(day),
            self.current.prices if self.current else None,
        )
        band = found.follow.band()
        return band.mean, band.low, band.high

    def _answered(self, met: Ints, day: int) -> Answered:
        part = met
        if len(met) > MOST_ANSWERED:
            part = np.random.default_rng([day, 31]).choice(met, MOST_ANSWERED, replace=False)
        log, since = AnswerLog.of(self.answers[card] for card in part), day - self.last[part]
        doubted = pressed_at_random(log, replayed(log, self.w).chance, log.days_ago(since))
        return Answered(log, since, len(met) / len(part), doubted)

    def _met(self) -> Ints:
        return np.flatnonzero(self.last >= 0)

    def _deck(self, met: Ints, day: int) -> DeckStates:
        return DeckStates.of(self.stability[met], self.difficulty[met], day - self.last[met])

    def _budget_from(self, day: int) -> Floats:
        """Seconds by days left: all of today's, of later days what is likely to be studied."""
        ahead = self.budget[day:].copy()
        ahead[1:] *= share_kept(self._studied[:day], self.budget[:day])
        return np.append(0.0, ahead[::-1])

    def _fit(self) -> None:
        met = self._met()
        log = AnswerLog.of(self.answers[card] for card in met)
        part, since = log, self.last.max() - self.last[met]
        if len(met) > MOST_CARDS:
            rows = self.rng.choice(len(met), MOST_CARDS, replace=False)
            part, since = log.part(rows), since[rows]
        self.fit = fitted_to_meant(part, since, self.fit)
        self.w = self.fit.parameters
        self._fitted_at = self._scheduled
        states = replayed(log, self.w)
        self.missed = past_misses(self._answered(met, int(self.last.max())), self.w)
        self.stability[met], self.difficulty[met] = states.stability, states.difficulty

    def _priced(self, day: int) -> ExamPlan:
        met = self._met()
        budget = self._budget_from(day)
        person = Person(self.w, self.counts.habits(), missed=self.missed)
        before = self.current.prices if self.current else None
        return priced(person, self._deck(met, day), self.cards - len(met), budget, before)
