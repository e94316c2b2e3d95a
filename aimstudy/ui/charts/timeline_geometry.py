"""Where everything on the timeline stands: one column a day, recall above, minutes below.

Pure arithmetic over a TimelineView and a size; paints nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from aimstudy.domain.plan import DayLoad
from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.charts.axis import Scale, nice_ticks

RECALL_SHARE = 0.44  # of the plot's height, for the upper part
GAP_SHARE = 0.08
MINUTE_TICKS = 3


@dataclass(frozen=True, slots=True)
class Margins:
    """Room for labels around the plot, px."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TimelineGeometry:
    """Scales of one drawing. ``across`` maps day ordinals to the left edges of their columns."""

    plot: QRectF
    across: Scale
    recall: Scale | None
    minutes: Scale
    minute_ticks: tuple[float, ...]
    slot: float
    first: date
    count: int

    def column(self, day: date) -> QRectF:
        """The whole column of ``day``."""
        left = self.across.at(day.toordinal())
        return QRectF(left, self.plot.top(), self.slot, self.plot.height())

    def bar(self, day: date, low: float, high: float) -> QRectF:
        """The bar of ``day`` from ``low`` to ``high`` minutes."""
        room = 0.16 * self.slot if self.slot > 4 else 0.0
        left = self.across.at(day.toordinal()) + room
        top, bottom = self.minutes.at(high), self.minutes.at(low)
        return QRectF(left, top, self.slot - 2 * room, bottom - top)

    def index_at(self, across: float) -> int | None:
        """Which day (0 = the first) lies at ``across`` px; None outside the plot."""
        if not self.plot.left() <= across < self.plot.right():
            return None
        return min(self.count - 1, int((across - self.plot.left()) / self.slot))


def most_minutes(days: Sequence[DayLoad]) -> float:
    """The highest bar or budget of ``days``, minutes; at least 10."""
    tallest = [max(d.refresh_minutes + d.new_minutes, float(d.budget_minutes)) for d in days]
    return max(10.0, *tallest) if tallest else 10.0


def shows_recall(view: TimelineView) -> bool:
    """Recall is drawn only toward an exam and on enough answers."""
    return bool(view.exams) and view.forecast.enough_evidence


def lay_out_timeline(
    view: TimelineView, width: float, height: float, margins: Margins
) -> TimelineGeometry:
    """Geometry of ``view`` (which has at least one day) on ``width`` by ``height`` px."""
    days = view.forecast.days
    plot = QRectF(
        margins.left,
        margins.top,
        max(1.0, width - margins.left - margins.right),
        max(1.0, height - margins.top - margins.bottom),
    )
    first = days[0].day
    start = first.toordinal()
    with_recall = shows_recall(view)
    upper = plot.height() * RECALL_SHARE if with_recall else 0.0
    gap = plot.height() * GAP_SHARE if with_recall else 0.0
    ticks = nice_ticks(most_minutes(days), MINUTE_TICKS)
    return TimelineGeometry(
        plot=plot,
        across=Scale(start, start + len(days), plot.left(), plot.right()),
        recall=Scale(0.0, 1.0, plot.top() + upper, plot.top()) if with_recall else None,
        minutes=Scale(0.0, ticks[-1], plot.bottom(), plot.top() + upper + gap),
        minute_ticks=ticks,
        slot=plot.width() / len(days),
        first=first,
        count=len(days),
    )


def budget_runs(days: Sequence[DayLoad]) -> tuple[tuple[int, int, int], ...]:
    """Runs of days with one budget as (first index, index after the last, minutes).

    A day off does not break a run; days before the first budget have none.
    """
    runs: list[tuple[int, int, int]] = []
    for index, day in enumerate(days):
        if runs and day.budget_minutes in (0, runs[-1][2]):
            runs[-1] = (runs[-1][0], index + 1, runs[-1][2])
        elif day.budget_minutes:
            runs.append((index, index + 1, day.budget_minutes))
    return tuple(runs)
