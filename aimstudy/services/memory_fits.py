"""The person's memory parameters: the version in force. Loads numpy: import it where it is used."""

import numpy as np

from aimstudy.scheduling.personal_fit import Fit
from aimstudy.storage.memory_fits import newest_fit
from aimstudy.storage.session import Session


def current(session: Session) -> Fit:
    """The fit in force; what is known of somebody with few answers before the first."""
    stored = newest_fit(session)
    if stored is None:
        return Fit.unfitted()
    return Fit(np.array(stored.theta), np.array(stored.covariance))
