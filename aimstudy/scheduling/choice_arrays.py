"""What choices among options make of many cards at once: ``quiz_evidence`` over arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aimstudy.domain.evidence import Certainty, Choice
from aimstudy.scheduling.memory_model import MIN_STABILITY
from aimstudy.scheduling.quiz_evidence import SLIP
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints, Weights, next_states, recall

_AGAIN, _GOOD = 1, 3


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices as columns: whether right, the chance to be right by luck, that as said, a guess."""

    right: Bools
    by_chance: Floats
    guessing: Floats
    guessed: Bools

    @classmethod
    def of(cls, choices: Sequence[Choice]) -> "Choices":
        """From single choices."""
        return cls(
            np.array([each.right for each in choices], dtype=np.bool_),
            np.array([each.by_chance for each in choices], dtype=np.float64),
            np.array([each.guessing for each in choices], dtype=np.float64),
            np.array([each.certainty is Certainty.GUESS for each in choices], dtype=np.bool_),
        )

    def at(self, places: Ints) -> "Choices":
        """Those at ``places``."""
        return Choices(
            self.right[places], self.by_chance[places], self.guessing[places], self.guessed[places]
        )


def chosen_states(
    stability: Floats, difficulty: Floats, elapsed: Ints, choices: Choices, w: Weights
) -> tuple[Floats, Floats]:
    """(S, D) after choices, as ``quiz_evidence.after_choice`` has it of each card."""
    good = next_states(stability, difficulty, elapsed, np.full_like(elapsed, _GOOD), w)
    failed = next_states(stability, difficulty, elapsed, np.full_like(elapsed, _AGAIN), w)
    chance, g = recall(elapsed, stability, w), choices.by_chance
    if_right = _known(chance, choices.guessing, 1.0 - SLIP)
    if_wrong = _known(chance, 1.0 - g, SLIP)
    now, low = stability ** w[20], np.minimum(stability, failed[0]) ** w[20]
    high = np.maximum(now, good[0] ** w[20])
    clicking = g * if_right + (1.0 - g) * if_wrong
    high = np.minimum(high, low + (now - low) / np.where(clicking > 0.0, clicking, 1.0))
    high = np.where(choices.guessed, np.minimum(high, now), high)
    known = np.where(choices.right, if_right, if_wrong)
    mixed = known * high + (1.0 - known) * low
    mixed = np.where(choices.right & ~choices.guessed, np.maximum(mixed, now), mixed)
    mixed = np.maximum(MIN_STABILITY, mixed ** (1.0 / w[20]))
    return mixed, known * good[1] + (1.0 - known) * failed[1]


def _known(chance: Floats, by_luck: Floats, answers: float) -> Floats:
    """The chance that it was known: ``answers`` is how often who knows answers like that."""
    known, unknown = chance * answers, (1.0 - chance) * by_luck
    return np.asarray(known / np.maximum(known + unknown, 1e-300), dtype=np.float64)
