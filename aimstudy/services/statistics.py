"""How the study has gone so far: recall, topics, forecasts, certainty, hard cards, minutes.

Counts and compares; plans nothing and changes nothing.
"""

from aimstudy.services.context import Context
from aimstudy.services.views.statistics import StatisticsView, StatisticsWish


class StatisticsService:
    """What the Statistics page shows."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: object = None

    def view(self, wish: StatisticsWish | None = None) -> StatisticsView:
        """Everything on the page; some tenths of a second for a large library, less the next time.

        To be called from one thread at a time, and not from the UI's. An exam or deck that is
        gone counts as all cards.
        """
        # numpy is loaded here, on first use: starting the window must not pay for it.
        from aimstudy.services.statistics_basis import KeptLog, statistics_basis
        from aimstudy.services.statistics_parts import statistics_view

        kept = self._kept
        if not isinstance(kept, KeptLog) or kept.database is not self._context.database:
            kept = self._kept = KeptLog(self._context.database)
        with self._context.database.read() as session:
            basis = statistics_basis(session, self._context, kept, wish or StatisticsWish())
            return statistics_view(session, basis)
