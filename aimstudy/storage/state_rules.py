"""By which rules of replay the stored states were made: a number kept with the settings."""

from sqlmodel import Session

from aimstudy.scheduling.card_states import RULES
from aimstudy.storage.settings import load_setting, store_setting

_KEY = "replay_rules"


def made_by_these_rules(session: Session) -> bool:
    """Whether the states are known to be what today's rules make of the log."""
    return bool(load_setting(session, _KEY) == RULES)


def keep_rules(session: Session) -> None:
    """From now on the states are those of today's rules."""
    store_setting(session, _KEY, RULES)
