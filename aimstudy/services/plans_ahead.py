"""The plans to all exams ahead as they are shown, worked out once for a library that stands still.

Loading this module loads no numpy.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from aimstudy.domain.progress import Progress, unheard
from aimstudy.services.plan_basis import (
    MAINTENANCE_RETENTION,
    fingerprint,
    has_exam_ahead,
    plan_basis,
)
from aimstudy.services.study_day_plan import pace_of
from aimstudy.storage.card_columns import memory_columns
from aimstudy.storage.card_sources import source_names
from aimstudy.storage.exams import load_calendar
from aimstudy.storage.plan_marks import activity_mark

if TYPE_CHECKING:
    from aimstudy.domain.plan import DayLoad
    from aimstudy.services.context import Context
    from aimstudy.services.plan_view import PlanView
    from aimstudy.storage.session import Session


class PlansAhead:
    """Keeps the last view; one thread works it out, others wait for it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._state: object = None
        self._view: PlanView | None = None
        self._tails: dict[int, tuple[DayLoad, ...]] = {}

    def view(self, progress: Progress = unheard) -> PlanView | None:
        """Every exam ahead and the days up to the last; None without an exam ahead.

        Seconds for a large library, so not on the UI thread; ``progress`` hears 0-1 on the way.
        """
        # numpy is loaded here, on first use: starting the window must not pay for it.
        from aimstudy.services.exam_planning import planned
        from aimstudy.services.plan_view import plan_view

        with self._lock:
            with self._context.database.read() as session:
                if not has_exam_ahead(self._context, session):
                    return None
                state = self.state_of(session)
                if state == self._state:
                    return self._view
                basis = plan_basis(self._context, session)
                names = source_names(session)
            found = planned(basis, progress)
            self._view = plan_view(found, names)
            self._state, self._tails = state, {}
            return self._view

    def known(self, session: Session) -> PlanView | None:
        """The view, if it has been worked out and still holds."""
        return self._view if self._state == self.state_of(session) else None

    def state_of(self, session: Session) -> object:
        """What tells one state of the library from another, as far as plans go."""
        return (
            fingerprint(self._context, session),
            activity_mark(session),
            source_names(session),
        )

    def days(self, view: PlanView, horizon: int) -> tuple[DayLoad, ...]:
        """The first ``horizon`` days; after the last exam what comes by its date is kept up."""
        found = view.forecast.days[:horizon]
        if len(found) == horizon:
            return found
        with self._lock:
            tail = self._tails.get(horizon)
            if tail is None:
                missing = horizon - len(found)
                tail = view.after.days(missing) if view.after else self._by_dates(horizon, missing)
                self._tails[horizon] = tail
        return found + tail

    def _by_dates(self, horizon: int, count: int) -> tuple[DayLoad, ...]:
        """The last so many days of the horizon where nothing is studied for an exam any more."""
        from aimstudy.services.look_ahead import predict

        context, today = self._context, self._context.today()
        with context.database.read() as session:
            columns, calendar = memory_columns(session), load_calendar(session)
            pace, w = pace_of(session), context.memory_in(session).parameters
        retention = min(MAINTENANCE_RETENTION, context.settings.retention)
        found = predict(
            columns, today, calendar, pace, 0, horizon, (0, 0, 0), retention, w
        )  # fmt: skip
        return found.days[horizon - count :]
