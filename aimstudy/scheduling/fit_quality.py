"""Whether the personal fit predicts better than the published parameters, told honestly.

A fit that is judged on the answers it was made from always looks good. So the cards are dealt
into a few parts, and the answers of each part are predicted by a fit to all the others.
"""

from dataclasses import dataclass

import numpy as np

from aimstudy.scheduling.answer_log import AnswerLog, scheduled_chances
from aimstudy.scheduling.memory_model import DEFAULT_PARAMETERS, Parameters
from aimstudy.scheduling.personal_fit import fitted
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints

PARTS = 3
FEWEST = 30  # scheduled answers; of fewer nothing can be said
_MOST_ANSWERS, _MOST_OF_A_CARD, _MOST_STEPS = 6_000, 60, 10
_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)
_SUREST = 1e-4


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Answers whose predicted chance of recall lay from ``low`` to ``high``.

    ``predicted`` is the mean chance, ``recalled`` the share that was recalled (all 0-1).
    """

    low: float
    high: float
    predicted: float
    recalled: float
    answers: int


@dataclass(frozen=True, slots=True)
class Predictions:
    """How good predictions were: mean log loss an answer (less is better), and bins, low first."""

    log_loss: float
    bins: tuple[CalibrationBin, ...]


@dataclass(frozen=True, slots=True)
class FitQuality:
    """The same answers predicted without a fit (``before``) and by fits to other cards."""

    answers: int
    before: Predictions
    after: Predictions


def loss_before_after(log: AnswerLog, before: Parameters = DEFAULT_PARAMETERS) -> FitQuality | None:
    """What fitting gains on cards it has not seen; None while there are too few answers.

    Of very many answers an even sample of the cards is looked at, so that it takes half a second
    at the most.
    """
    log = _sample(log)
    if log.scheduled.sum() < FEWEST or len(log) < PARTS:
        return None
    part = np.arange(len(log)) % PARTS
    known, usual, personal = [], [], []
    for n in range(PARTS):
        held_out = log.part(np.flatnonzero(part == n))
        own = fitted(log.part(np.flatnonzero(part != n))).parameters
        known.append(held_out.scheduled_ratings > 1)
        usual.append(scheduled_chances(held_out, before))
        personal.append(scheduled_chances(held_out, own))
    right = np.concatenate(known)
    return FitQuality(
        len(right),
        predictions(np.concatenate(usual), right),
        predictions(np.concatenate(personal), right),
    )


def predictions(chance: Floats, known: Bools) -> Predictions:
    """Predicted chances (0-1) against what came; at least one answer. Empty bins are left out."""
    sure = np.clip(chance, _SUREST, 1.0 - _SUREST)
    loss = -np.where(known, np.log(sure), np.log1p(-sure)).mean()
    place = np.clip(np.searchsorted(_EDGES, chance, side="right") - 1, 0, len(_EDGES) - 2)
    bins = [_bin(n, chance[place == n], known[place == n]) for n in np.unique(place)]
    return Predictions(float(loss), tuple(bins))


def _bin(place: int, chance: Floats, known: Bools) -> CalibrationBin:
    return CalibrationBin(
        low=_EDGES[place],
        high=_EDGES[place + 1],
        predicted=float(chance.mean()),
        recalled=float(known.mean()),
        answers=len(known),
    )


def _sample(log: AnswerLog) -> AnswerLog:
    """Cards that were answered on a later day, evenly among all, with answers not too many."""
    told: Ints = np.flatnonzero(log.scheduled.any(axis=1))
    log = log.part(told).shortened(_MOST_OF_A_CARD, _MOST_STEPS)
    answers = int(log.scheduled.sum())
    if answers <= _MOST_ANSWERS:
        return log
    count = max(PARTS, len(log) * _MOST_ANSWERS // answers)
    return log.part(np.linspace(0, len(log) - 1, count).astype(np.int64))
