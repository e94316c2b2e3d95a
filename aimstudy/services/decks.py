"""The tree of decks: what a person can do with whole decks."""

from aimstudy.services.context import Context
from aimstudy.storage.deck_tree import add_levels, levels_missing


class DecksService:
    """Decks and those under them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def complete(self) -> None:
        """Make the decks above others that an older library lacks."""
        database, at_ms = self._context.database, self._context.moment().at_ms
        with database.read() as session:
            missing = levels_missing(session)
        if missing:
            database.write(lambda session: add_levels(session, at_ms))
