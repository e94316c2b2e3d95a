"""Days on which buttons were pressed at random, told from how somebody rates who means it.

At a normal pace a single answer tells nothing of that. But whoever presses four buttons alike says
"hard" and "easy" far more often than people do, and fails what is known as often as what is not.
So a day's ratings are weighed: how likely they are for this person, whose habits are learnt from
the days before, against one in four each. Somebody may rate evenly and mean it: their answers
follow the chance of recall, and then none is doubted. "Good" on every card cannot be told from
knowing them all.
"""

from itertools import pairwise

import numpy as np

from aimstudy.scheduling.answer_habits import Habits
from aimstudy.scheduling.answer_log import AnswerLog, replayed
from aimstudy.scheduling.personal_fit import Fit, fitted
from aimstudy.scheduling.state_arrays import Bools, Floats, Ints

_FIRST, _LATER, _STEP = 0, 1, 2  # kinds of answers: a card is met, another day, the same day
_STEPS = (0.22, 0.06, 0.66, 0.06)  # usual ratings of an answer that follows on the same day
_TRUST = 40.0  # answers that the averages of ratings count for
_DOUBTFUL = 5.0  # log odds of one in four each
_LEAST, _MOST = 0.1, 0.9  # how sure a prediction is taken to be here
_FOLLOWS = 2.5  # standard errors


def pressed_at_random(log: AnswerLog, chance: Floats, age: Ints) -> Bools:
    """Where an answer belongs to a day that looks like random pressing (the shape of the log).

    ``chance`` of recall before scheduled answers (else anything); ``age`` is how many days ago an
    answer was.
    """
    given = np.flatnonzero(log.recalled)
    given = given[np.argsort(-age.ravel()[given], kind="stable")]
    scheduled = log.scheduled
    kinds = np.where(scheduled, _LATER, _STEP)
    kinds[:, :1] = _FIRST
    kind, rating = kinds.ravel()[given], log.rating.ravel()[given]
    likely = np.clip(np.nan_to_num(chance, nan=_MOST), _LEAST, _MOST)
    doubted = np.zeros(log.rating.shape, dtype=np.bool_)
    learnt, suspicion, since = _usual(), 0.0, 0
    for today in _days(age.ravel()[given]):
        told = kind[today], rating[today]
        suspicion = max(0.0, suspicion - _log_odds(learnt, *told, likely.ravel()[given[today]]))
        if suspicion == 0.0:
            since = today.stop
        if suspicion > _DOUBTFUL:
            doubted.ravel()[given[since : today.stop]] = True
        else:
            learnt = learnt + _counts(*told)
    asked = doubted & scheduled
    if _follows(log.rating[asked] > 1, likely[asked]):
        doubted[:] = False
    return doubted


def fitted_to_meant(log: AnswerLog, since: Ints, start: Fit | None = None) -> Fit:
    """The personal fit without answers that may have been pressed at random.

    ``since`` are days since each card's last answer.
    """
    found = fitted(log, start)
    chance = replayed(log, found.parameters).chance
    doubted = pressed_at_random(log, chance, log.days_ago(since))
    return fitted(log.without(doubted)[0], found) if doubted.any() else found


def _days(age: Ints) -> list[slice]:
    """Where each day's answers stand among answers by day."""
    ends = np.append(np.flatnonzero(np.diff(age)) + 1, len(age)).tolist()
    return [slice(begin, end) for begin, end in pairwise([0, *ends]) if end > begin]


def _usual() -> Floats:
    """Ratings of people on average, as so many answers of each kind (kinds x ratings)."""
    usual = Habits()
    later = (0.0, *usual.recalled)  # how often one fails is up to memory
    return _TRUST * np.array([usual.first, later, _STEPS])


def _counts(kind: Ints, rating: Ints) -> Floats:
    found = np.bincount(4 * kind + rating - 1, minlength=12).reshape(3, 4)
    return np.where(_usual() > 0.0, found, 0.0)


def _log_odds(learnt: Floats, kind: Ints, rating: Ints, likely: Floats) -> float:
    """Of these ratings being meant, against one in four each."""
    share = learnt / learnt.sum(axis=1, keepdims=True)
    meant = share[kind, rating - 1]
    later = np.where(rating == 1, 1.0 - likely, likely * meant)
    return float(np.log(4.0 * np.where(kind == _LATER, later, meant)).sum())


def _follows(known: Bools, likely: Floats) -> bool:
    """Whether what came follows the chances: more was known of what was likelier."""
    if len(known) < 2 or known.all() or not known.any():
        return False
    odds = np.log(likely) - np.log1p(-likely)
    off = odds - odds.mean()
    spread = float(known.mean() * (1.0 - known.mean()) * (off @ off))
    return spread > 0.0 and float(off @ known) > _FOLLOWS * np.sqrt(spread)
