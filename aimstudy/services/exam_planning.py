"""The plan to the next exam from what the library holds. Loads numpy: import it where it is used.

Nothing is changed here: the same library on the same day gives the same plan.
"""

from datetime import date, timedelta

import numpy as np

from aimstudy.domain.exam import Exam, StudyCalendar
from aimstudy.domain.plan import ExamOutlook, PlanDay, PlanReason, StudyPlan
from aimstudy.scheduling.answer_log import replayed
from aimstudy.scheduling.day_loads import DayLoads, day_loads
from aimstudy.scheduling.deck_states import DeckStates
from aimstudy.scheduling.exam_forecast import MOST_CARDS, Answered, exam_forecast
from aimstudy.scheduling.exam_plan import LONGEST_SPAN, ExamPlan, Person, priced
from aimstudy.scheduling.feasibility import all_fit, first_feasible, minutes_needed
from aimstudy.scheduling.personal_fit import Fit
from aimstudy.scheduling.recall_band import enough_evidence
from aimstudy.scheduling.state_arrays import Bools, Floats
from aimstudy.services.answered_cards import AnsweredCards
from aimstudy.storage.card_columns import MemoryColumns

LEVEL = 0.9


class ExamPlanner:
    """Everything a plan is made from; ``minutes_done`` were studied today already."""

    def __init__(
        self,
        columns: MemoryColumns,
        answered: AnsweredCards,
        calendar: StudyCalendar,
        today: date,
        minutes_done: float = 0.0,
    ) -> None:
        self.answered, self.calendar, self.today = answered, calendar, today
        self.minutes_done = minutes_done
        self.fit: Fit = answered.fit()
        self.person = Person(self.fit.parameters, answered.habits)
        self.new_cards = sum(columns.is_new)
        self.cards = len(columns.is_new)
        self.met = self.cards - self.new_cards
        self.deck, self.told = self._deck(columns)

    def plan(self, exam: Exam) -> StudyPlan:
        """The plan to ``exam``, which is today or later."""
        left = min((exam.day - self.today).days, LONGEST_SPAN)
        reason = self._reason(left)
        if reason in (PlanReason.NO_CARDS, PlanReason.EXAM_TODAY):
            return self._empty(exam, reason, left)
        budget = self.budget(left)
        found = priced(self.person, self.deck, self.new_cards, budget)
        loads = day_loads(found)
        needed = minutes_needed(self.person, self.deck, found)
        fits = all_fit(found.outlook, self.new_cards)
        if reason is PlanReason.FITS and not fits:
            reason = PlanReason.TOO_LITTLE_TIME
        later = None
        if not fits and any(self.calendar.minutes):
            later = first_feasible(self.person, self.deck, found, self.budget)
        return StudyPlan(
            exam=exam.name,
            day=exam.day,
            reason=reason,
            cards=self.cards,
            cards_fit=self.cards if fits else self.met + round(float(loads.new_cards.sum())),
            minutes_needed=needed,
            first_feasible=self._feasible(exam, fits, later),
            days=self._days(loads),
            line=tuple(float(x) for x in np.clip(loads.line / self.cards, 0.0, 1.0)),
            outlook=self._outlook(budget, found),
        )

    def budget(self, left: int) -> Floats:
        """Seconds of study by days left for an exam ``left`` days away; 0 on the exam day."""
        minutes = [self.calendar.minutes_on(self.today + timedelta(days=n)) for n in range(left)]
        if minutes:
            minutes[0] = max(0, minutes[0] - round(self.minutes_done))
        return np.array([0.0, *(60.0 * m for m in reversed(minutes))])

    def _deck(self, columns: MemoryColumns) -> tuple[DeckStates, Bools]:
        """Cards met, and which of them the log tells whole: those under the own parameters."""
        met = ~np.array(columns.is_new, dtype=np.bool_)
        stability = np.array(columns.stability, dtype=np.float64)
        difficulty = np.array(columns.difficulty, dtype=np.float64)
        last = np.array(columns.last_day, dtype=np.int64)
        told = np.zeros(len(met), dtype=np.bool_)
        if len(self.answered):
            states = replayed(self.answered.log, self.person.w)
            place = np.searchsorted(np.array(columns.card_id), self.answered.card_id)
            stability[place], difficulty[place] = states.stability, states.difficulty
            told[place] = True
        elapsed = self.today.toordinal() - last[met]
        deck = DeckStates.of(
            np.maximum(stability[met], 0.001), np.clip(difficulty[met], 1.0, 10.0), elapsed
        )
        return deck, told[met]

    def _reason(self, left: int) -> PlanReason:
        if not self.cards:
            return PlanReason.NO_CARDS
        if left <= 0:
            return PlanReason.EXAM_TODAY
        return PlanReason.FITS if self.budget(left).any() else PlanReason.NO_MINUTES

    def _empty(self, exam: Exam, reason: PlanReason, left: int) -> StudyPlan:
        outlook = self._outlook(np.zeros(max(0, left) + 1), None) if self.cards else None
        return StudyPlan(
            exam=exam.name, day=exam.day, reason=reason, cards=self.cards, cards_fit=self.met,
            minutes_needed=0, first_feasible=None, days=(), line=(), outlook=outlook,
        )  # fmt: skip

    def _feasible(self, exam: Exam, fits: bool, later: int | None) -> date | None:
        if fits:
            return exam.day
        return None if later is None else self.today + timedelta(days=later)

    def _days(self, loads: DayLoads) -> tuple[PlanDay, ...]:
        return tuple(
            PlanDay(
                day=self.today + timedelta(days=n),
                minutes=float(loads.seconds[n]) / 60.0,
                new=float(loads.new_cards[n]),
                review=float(loads.answers[n]),
            )
            for n in range(len(loads.seconds))
        )

    def _outlook(self, budget: Floats, plan: ExamPlan | None) -> ExamOutlook:
        answered = self.answered
        places = np.arange(len(answered))
        if len(places) > MOST_CARDS:
            places = np.linspace(0, len(places) - 1, MOST_CARDS).astype(np.int64)
        sample = Answered(
            answered.log.part(places),
            np.maximum(0, self.today.toordinal() - answered.last_day[places]),
            len(answered) / max(1, len(places)),
        )
        found = exam_forecast(
            self.fit,
            answered.habits,
            sample,
            self.new_cards,
            budget,
            plan.prices if plan else None,
            self.deck.part(~self.told).kinds(MOST_CARDS)[0],
        )
        told = int(answered.log.scheduled.sum())
        return ExamOutlook(
            level=LEVEL,
            enough_evidence=enough_evidence(told, self.met, self.cards),
            follow=found.follow.band(),
            stop=found.stop.band(),
        )
