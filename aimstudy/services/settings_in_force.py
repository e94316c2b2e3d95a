"""Stored study settings taken into force: a new retention puts every card's next day anew."""

from aimstudy.services.context import Context, settings_from
from aimstudy.services.views.settings import StudySettings
from aimstudy.storage.session import Session
from aimstudy.storage.settings import load_settings


def settings_after(session: Session, context: Context) -> StudySettings:
    """What the transaction has stored, with the cards' states by it; the caller lets it hold."""
    settings = settings_from(load_settings(session))
    if settings.retention != context.settings.retention:
        # numpy is loaded here, on first use: starting the window must not pay for it.
        from aimstudy.services.memory_states import recompute_states

        recompute_states(session, settings.retention, context.memory_in(session).parameters)
    return settings
