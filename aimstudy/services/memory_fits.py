"""The person's memory parameters: the version in force, and a new one when the answers have grown.

Loads numpy: import it where it is used.
"""

import json
from dataclasses import asdict

import numpy as np

from aimstudy.scheduling.fit_quality import loss_before_after
from aimstudy.scheduling.personal_fit import Fit, refit_due
from aimstudy.services.answered_cards import answered_cards
from aimstudy.services.context import Context, settings_from
from aimstudy.services.memory_states import recompute_states, states_to_write
from aimstudy.services.read_answers import read_logs
from aimstudy.storage.card_columns import kept_cards
from aimstudy.storage.memory_fits import StoredFit, append_fit, newest_fit, newest_id
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings
from aimstudy.storage.whole_log import iter_logs

_SAME = 1e-9


def current(session: Session) -> Fit:
    """The fit in force; what is known of somebody with few answers before the first."""
    stored = newest_fit(session)
    return Fit.unfitted() if stored is None else _fit(stored)


def refit_if_due(context: Context) -> bool:
    """Fit anew if there is enough more to go by, and put every state under the new version.

    Some seconds for a long log, so not on the UI thread; answers wait only while the version and
    the states are written. Returns whether there is a new version; never in a read-only library.
    """
    database = context.database
    if database.read_only:
        return False
    with database.read() as session:
        unread = context.log_numbers.unread(session)
        newest, stored = newest_id(session), newest_fit(session)
        answers = context.log_numbers.scheduled(session)
        # One that cannot be read has to be made again.
        lost = newest is not None and (stored is None or stored.fit_id != newest)
        if not _due(None if lost else stored, answers):
            return False
        # Cards put away tell as much about the person as those in study.
        logs = read_logs(iter_logs(session), unread)
        answered = answered_cards(logs, kept_cards(session))
    fit, when = answered.fit(), context.moment()
    quality = loss_before_after(answered.log)
    with database.read() as session:
        states = states_to_write(session, _retention(session), fit.parameters)

    def work(session: Session) -> bool:
        if newest_id(session) != newest:
            return False
        append_fit(
            session, when, answers, fit.parameters, fit.theta.tolist(), fit.covariance.tolist(),
            json.dumps(asdict(quality)) if quality else "",
        )  # fmt: skip
        if _retention(session) == states.retention:
            states.write(session)
        else:
            recompute_states(session, _retention(session), fit.parameters)
        return True

    made = database.write(work)
    with database.read() as session:
        context.memory_in(session)
    return made


def _retention(session: Session) -> float:
    return settings_from(load_settings(session)).retention


def _due(stored: StoredFit | None, answers: int) -> bool:
    if refit_due(answers, stored.answers if stored else 0):
        return True
    # A version made with other knowledge of the population says something else by now.
    return stored is not None and not np.allclose(
        _fit(stored).parameters, stored.parameters, rtol=_SAME, atol=0.0
    )


def _fit(stored: StoredFit) -> Fit:
    return Fit(np.array(stored.theta), np.array(stored.covariance))
