"""How answers came out against what was said of them: by the fit in force, and beforehand.

A fit follows the answers it was made from, so where the model is not the memory, each new fit hides
what the one before it missed. Whether the model is to be trusted with days to come is therefore
judged by predictions of answers that came after those a fit knew: three fits, each to a part of
the answers, the oldest ones. The parts grow with the answers, so that nothing jumps on a day with
a new fit.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from aimstudy.scheduling.answer_log import AnswerLog, Picked, replayed
from aimstudy.scheduling.personal_fit import Fit, fitted
from aimstudy.scheduling.recalibration import Recalibration, recalibration
from aimstudy.scheduling.state_arrays import Floats, Ints

_PARTS = (0.71, 0.51, 0.36)  # of scheduled answers: about what one fit knows less than the next
_FEWEST = 10  # of these in the smallest part
_KEPT = 8  # logs: one plan asks for the same many times


def misses_of(log: AnswerLog, since: Ints, chance: Floats) -> Recalibration:
    """The correction of ``chance`` (the shape of the log), doubted for what was foreseen.

    ``chance`` is that of recall before scheduled answers by the fit in force; ``since`` are days
    since each card's last answer.
    """
    told = log.scheduled
    known, days, ago = log.rating[told] > 1, log.elapsed[told], log.days_ago(since)[told]
    found = recalibration(chance[told], known, days, ago)
    before = foreseen(log, since)
    if before is None:
        return found
    return replace(found, doubt=recalibration(before[told], known, days, ago).doubt)


def foreseen(log: AnswerLog, since: Ints) -> Floats | None:
    """The chance of recall before scheduled answers (the shape of the log), NaN elsewhere.

    As a fit to answers of earlier days has it, of the oldest part the fit to these; None where
    there are too few for such fits.
    """
    arrays = (np.asarray(each, dtype=np.int64) for each in (log.rating, log.elapsed, since))
    return _foreseen(len(log), log.choices, *(each.tobytes() for each in arrays))


@lru_cache(maxsize=_KEPT)
def _foreseen(
    cards: int, choices: tuple[Picked, ...], rating: bytes, elapsed: bytes, since: bytes
) -> Floats | None:
    places = len(rating) // (8 * cards) if cards else 0
    log = AnswerLog(_read(rating, cards, places), _read(elapsed, cards, places), choices)
    ago, told = log.days_ago(_read(since, cards)), log.scheduled
    oldest = np.sort(ago[told])[::-1]
    found, fit = np.full((cards, places), np.nan), Fit.unfitted()
    chance: Floats | None = None
    for part in _PARTS:
        known = int(part * len(oldest))
        if known < _FEWEST:
            break
        later = ago < oldest[known - 1]
        fit = fitted(log.without(later)[0], fit)
        chance = replayed(log, fit.parameters).chance
        found = np.where(later & np.isnan(found), chance, found)
    if chance is None:
        return None
    found = np.where(np.isnan(found), chance, found)
    found.flags.writeable = False  # it is handed out again
    return found


def _read(values: bytes, *shape: int) -> Ints:
    return np.frombuffer(values, dtype=np.int64).reshape(shape)
