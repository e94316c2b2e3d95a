"""A few cards out of turn, so that the plan sees the tail of forgetting and not only its hopes."""

import numpy as np

from aimstudy.scheduling.state_arrays import Ints

SHARE = 0.03  # of the answers of a day
LAST_DAYS = 3  # before the exam there is nothing left to learn from them
_FEWEST_CARDS = 10
_OLDEST = 0.25  # of the cards met: those longest unseen


def probes(elapsed: Ints, left: int, answers: float, rng: np.random.Generator) -> Ints:
    """Places of cards to ask today whatever the plan says; ``elapsed`` days since each was seen.

    ``answers`` is how many fit into today; a fraction of a card is left to ``rng``.
    """
    if left <= LAST_DAYS or len(elapsed) < _FEWEST_CARDS:
        return np.zeros(0, dtype=np.int64)
    wanted = int(SHARE * answers + rng.random())
    oldest = np.argsort(-elapsed, kind="stable")[: max(wanted, round(_OLDEST * len(elapsed)))]
    oldest = oldest[elapsed[oldest] > 1]
    return rng.permutation(oldest)[:wanted]
