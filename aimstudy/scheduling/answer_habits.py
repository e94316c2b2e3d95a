"""How a person answers: ratings, seconds and same-day steps, learnt from what they did.

Everything starts at public averages (fsrs-rs 6.6) and moves to the person's own figures as
answers come in.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from aimstudy.scheduling.state_arrays import (
    Bools,
    Floats,
    Ints,
    Weights,
    bounded,
    first_states,
)

_TRUST_RATINGS = 40.0  # answers that the averages of ratings, seconds and steps count for
_TRUST_SECONDS = 12.0
_TRUST_STEPS = 10.0
LONGEST_SECONDS = 240.0  # a card took longer: the person went away
_RATINGS = np.arange(1, 5)


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares of ratings, expected seconds of one card's day, and what same-day steps change.

    ``first`` and ``recalled`` are shares by rating (again to easy; hard to easy). The steps are
    mean changes of log stability and of difficulty by the answers that follow on the same day:
    after each first rating, and after a lapse (the fifth number).
    """

    first: tuple[float, ...] = (0.24, 0.094, 0.495, 0.171)
    recalled: tuple[float, ...] = (0.224, 0.631, 0.145)
    seconds_new: float = 38.0
    seconds_recalled: float = 13.0
    seconds_failed: float = 38.0
    step_growth: tuple[float, ...] = (-0.2, -0.05, -0.04, 0.0, -0.17)
    step_difficulty: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)

    def seconds(self, chance: Floats) -> Floats:
        """Expected seconds of a day with a card met before that is recalled with ``chance``."""
        return chance * self.seconds_recalled + (1.0 - chance) * self.seconds_failed

    def first_days(self, w: Weights) -> tuple[Floats, Floats]:
        """(S, D) by first rating at the end of the day a card is met."""
        stability, difficulty = first_states(_RATINGS, w)
        growth, change = np.array(self.step_growth[:4]), np.array(self.step_difficulty[:4])
        return bounded(stability * np.exp(growth)), np.clip(difficulty + change, 1.0, 10.0)


@dataclass(frozen=True, slots=True)
class CardDays:
    """One study day's cards, an element each: what the first answer was and what followed.

    ``growth`` and ``difficulty`` are the changes of log stability and of difficulty by the
    answers after the first one; ``seconds`` are those of all of them.
    """

    new: Bools
    rating: Ints
    seconds: Floats
    growth: Floats
    difficulty: Floats


def _sums(size: int) -> Floats:
    return np.zeros(size)


@dataclass(slots=True)
class HabitCounts:
    """Running sums from which habits are read."""

    first: Floats = field(default_factory=lambda: _sums(4))
    recalled: Floats = field(default_factory=lambda: _sums(3))
    seconds: Floats = field(default_factory=lambda: _sums(3))
    cards: Floats = field(default_factory=lambda: _sums(3))
    growth: Floats = field(default_factory=lambda: _sums(5))
    difficulty: Floats = field(default_factory=lambda: _sums(5))
    stepped: Floats = field(default_factory=lambda: _sums(5))

    def add(self, day: CardDays) -> None:
        """Count one day's cards."""
        failed, recalled = ~day.new & (day.rating == 1), ~day.new & (day.rating > 1)
        self.first += np.bincount(day.rating[day.new] - 1, minlength=4)
        self.recalled += np.bincount(day.rating[recalled] - 2, minlength=3)
        for n, group in enumerate((day.new, recalled, failed)):
            self.seconds[n] += np.minimum(day.seconds[group], LONGEST_SECONDS).sum()
            self.cards[n] += group.sum()
        steps = day.new | failed
        place = np.where(day.new, day.rating - 1, 4)[steps]
        self.growth += np.bincount(place, day.growth[steps], minlength=5)
        self.difficulty += np.bincount(place, day.difficulty[steps], minlength=5)
        self.stepped += np.bincount(place, minlength=5)

    def habits(self) -> Habits:
        """The figures so far, drawn toward the averages while answers are few."""
        usual = Habits()
        first = self.first + _TRUST_RATINGS * np.array(usual.first)
        recalled = self.recalled + _TRUST_RATINGS * np.array(usual.recalled)
        times = (usual.seconds_new, usual.seconds_recalled, usual.seconds_failed)
        seconds = (self.seconds + _TRUST_SECONDS * np.array(times)) / (self.cards + _TRUST_SECONDS)
        weight = self.stepped + _TRUST_STEPS
        growth = (self.growth + _TRUST_STEPS * np.array(usual.step_growth)) / weight
        return replace(
            usual,
            first=_plain(first / first.sum()),
            recalled=_plain(recalled / recalled.sum()),
            seconds_new=float(seconds[0]),
            seconds_recalled=float(seconds[1]),
            seconds_failed=float(seconds[2]),
            step_growth=_plain(growth),
            step_difficulty=_plain(self.difficulty / weight),
        )


def _plain(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
