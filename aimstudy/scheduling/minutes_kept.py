"""How much of the minutes set aside a person really studies, learnt from the days so far.

A plan that trusts every day to come puts answers off to days that are then missed.
"""

import numpy as np

from aimstudy.scheduling.state_arrays import Floats

_TRUST_DAYS = 3.0  # kept days that somebody unknown is credited with
_MOST = 2.0  # times a day's seconds that a day counts for


def share_kept(studied: Floats, set_aside: Floats) -> float:
    """Share (above 0, at most 1) of the seconds set aside that are likely to be studied.

    Both are seconds by day, for the past study days in any order; without any the share is 1.
    A day on which everything asked for was answered was kept, however few seconds that took. A
    long day makes up for one that was missed.
    """
    if not set_aside.any():
        return 1.0
    trust = _TRUST_DAYS * float(set_aside[set_aside > 0].mean())
    kept = float(np.minimum(studied, _MOST * set_aside).sum())
    return min(1.0, (kept + trust) / (float(set_aside.sum()) + trust))
