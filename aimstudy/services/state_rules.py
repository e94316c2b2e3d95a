"""States that were worked out by older rules of replay, put under today's once.

Loads numpy: import it where it is used.
"""

from aimstudy.services.context import Context, settings_from
from aimstudy.services.memory_states import states_to_write
from aimstudy.storage.memory_fits import newest_id
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings
from aimstudy.storage.state_rules import keep_rules


def renew_states(context: Context) -> int:
    """Work every state out anew; returns how many cards come on another day by it.

    A second for a long log, so not on the UI thread; answers wait only while states are written.
    """
    database = context.database
    with database.read() as session:
        fit, retention = newest_id(session), _retention(session)
        states = states_to_write(session, retention, context.memory_in(session).parameters)

    def work(session: Session) -> int:
        # Under another fit, or for another recall, all have been worked out anew meanwhile.
        same = newest_id(session) == fit and _retention(session) == retention
        if same:
            states.write(session)
        keep_rules(session)
        return states.moved if same else 0

    return database.write(work)


def _retention(session: Session) -> float:
    return settings_from(load_settings(session)).retention
