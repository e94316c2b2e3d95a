"""Where everything on the timeline stands: one column a day, recall above, minutes below.

Pure arithmetic over a Picture, a Span and a size; measures text by what it is given.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from aimstudy.ui.charts.axis import Scale, nice_ticks
from aimstudy.ui.charts.label_lanes import Place, Wish, place_labels
from aimstudy.ui.charts.timeline_picture import ExamMark, Picture, QuietKind, QuietMark
from aimstudy.ui.charts.timeline_span import Bar, Span, bars_of

RECALL_SHARE = 0.44  # of the plot's height, for the upper part
GAP_SHARE = 0.08
MINUTE_TICKS = 3
LEAST_SLOT = 3.0  # px: days narrower than this are drawn by week
FULL_SHARE = 0.6  # of the plot's width, which a full label may take
GLYPH = 8.0  # px, of a mark under the axis
SPACE = 8.0  # px between a line and its label, and between labels
RIGHT = 4.0  # px beside the plot
MOST_LANES = 4
LEAST_AXIS = 2.0  # minutes, so that its numbers are whole ones
FAR_ABOVE = 2.5  # times the highest bar: such a budget would press the bars down
HEADROOM = 1.3  # times the highest bar: room for words on such a budget
LEAST_PLOT = 6.0  # lines of text, which labels leave to the plot


@dataclass(frozen=True, slots=True)
class Measure:
    """Text in a chart: ``line`` px high, ``width(text, bold)`` px wide."""

    line: float
    width: Callable[[str, bool], float]
    today: str = "today"  # the word at today's line
    axis_rows: int = 1  # lines of text under the axis


@dataclass(frozen=True, slots=True)
class ExamPlace:
    """An exam's line at ``at`` px; its label and where it stands, None where there is no room."""

    mark: ExamMark
    at: float
    label: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class QuietPlace:
    """A mark under the axis from ``left`` to ``right`` px, and the place of its words.

    These stand beside ``place.at``, the middle of the mark.
    """

    mark: QuietMark
    left: float
    right: float
    place: Place | None


@dataclass(frozen=True, slots=True)
class TimelineGeometry:
    """Scales of one drawing. ``across`` maps day ordinals to the left edges of their columns."""

    span: Span
    plot: QRectF
    across: Scale
    recall: Scale | None
    minutes: Scale
    minute_ticks: tuple[float, ...]
    slot: float
    bars: tuple[Bar, ...]
    by_week: bool
    exams: tuple[ExamPlace, ...]
    quiet: tuple[QuietPlace, ...]
    line: float
    axis_rows: int
    today: Place | None
    today_word: str

    def column(self, day: date) -> QRectF:
        """The whole column of ``day``."""
        left = self.across.at(day.toordinal())
        return QRectF(left, self.plot.top(), self.slot, self.plot.height())

    def bar(self, bar: Bar, low: float, high: float) -> QRectF:
        """The rectangle of ``bar`` from ``low`` to ``high`` minutes."""
        width = self.slot * bar.count
        room = min(0.16 * width, 10.0) if width > 4 else 0.0
        left = self.across.at(bar.first.toordinal()) + room
        top, bottom = self.minutes.at(high), self.minutes.at(low)
        return QRectF(left, top, width - 2 * room, bottom - top)

    def middle(self, day: date) -> float:
        """The middle of the column of ``day``, px."""
        return self.across.at(day.toordinal()) + self.slot / 2

    def day_at(self, across: float) -> date | None:
        """Which day lies at ``across`` px; None outside the plot."""
        if not self.plot.left() <= across < self.plot.right():
            return None
        index = min(self.span.count - 1, int((across - self.plot.left()) / self.slot))
        return date.fromordinal(self.span.first.toordinal() + index)

    def lane_baseline(self, lane: int) -> float:
        """Where the text of a label over the plot stands, px."""
        return self.plot.top() - lane * self.line - SPACE


def most_minutes(bars: Sequence[Bar]) -> float:
    """Up to how many minutes the axis goes: all bars, and budgets that are not far above them."""
    highest = max((bar.minutes for bar in bars), default=0.0)
    budget = float(max((bar.budget for bar in bars), default=0))
    if highest > 0 and budget > FAR_ABOVE * highest:
        budget = HEADROOM * highest
    return max(LEAST_AXIS, highest, budget)


def lay_out_timeline(
    picture: Picture, span: Span, width: float, height: float, measure: Measure
) -> TimelineGeometry:
    """Geometry of the days of ``span`` on ``width`` by ``height`` px."""
    left = measure.width("100 %", False) + SPACE
    wide = max(1.0, width - left - RIGHT)
    start = span.first.toordinal()
    across = Scale(start, start + span.count, left, left + wide)
    lanes = _lanes(height, measure)
    exams, today = _place_exams(picture, span, across, measure, lanes)
    quiet = _place_quiet(picture, span, across, measure, lanes - 1)
    above = 1 + max([today.lane if today else 0, *(p.place.lane for p in exams if p.place)])
    below = 1 + max([p.place.lane for p in quiet if p.place], default=-1)
    top = above * measure.line + SPACE
    bottom = (measure.axis_rows + below) * measure.line + SPACE
    plot = QRectF(left, top, wide, max(1.0, height - top - bottom))
    by_week = wide / span.count < LEAST_SLOT
    bars = bars_of(picture.days, span, by_week)
    recall, minutes, ticks = _upwards(picture, span, plot, bars)
    return TimelineGeometry(
        span=span, plot=plot, across=across, recall=recall, minutes=minutes, minute_ticks=ticks,
        slot=wide / span.count, bars=bars, by_week=by_week, exams=exams, quiet=quiet,
        line=measure.line, axis_rows=measure.axis_rows, today=today,
        today_word=measure.today,
    )  # fmt: skip


def _upwards(
    picture: Picture, span: Span, plot: QRectF, bars: Sequence[Bar]
) -> tuple[Scale | None, Scale, tuple[float, ...]]:
    """Scales of recall (None where no line is in ``span``) and of minutes, with its ticks."""
    ticks = nice_ticks(most_minutes(bars), MINUTE_TICKS)
    lines = [trace.line for trace in picture.traces]
    if not any(line[0][0] <= span.last and line[-1][0] >= span.first for line in lines):
        return None, Scale(0.0, ticks[-1], plot.bottom(), plot.top()), ticks
    recall = Scale(0.0, 1.0, plot.top() + plot.height() * RECALL_SHARE, plot.top())
    floor = plot.top() + plot.height() * (RECALL_SHARE + GAP_SHARE)
    return recall, Scale(0.0, ticks[-1], plot.bottom(), floor), ticks


def _lanes(height: float, measure: Measure) -> int:
    """How many lines of labels there is room for, above and below alike."""
    free = height / measure.line - LEAST_PLOT - measure.axis_rows
    return max(1, min(MOST_LANES, int(free / 2)))


def _place_exams(
    picture: Picture, span: Span, across: Scale, measure: Measure, lanes: int
) -> tuple[tuple[ExamPlace, ...], Place | None]:
    """The exams of ``span`` with their labels, and the place of today's word."""
    marks = [mark for mark in picture.exams if mark.day in span]
    lines = [across.at(mark.day.toordinal() + 0.5) for mark in marks]
    labels = [_fitting(mark, across, measure) for mark in marks]
    wishes = [Wish(at, measure.width(label, True)) for at, label in zip(lines, labels, strict=True)]
    today = Wish(
        across.at(picture.today.toordinal()), measure.width(measure.today, False), left=False
    )
    if picture.today in span:
        wishes.insert(0, today)
    places = list(place_labels(wishes, across.start, across.end, SPACE, lanes))
    first = places.pop(0) if picture.today in span else None
    found = zip(marks, lines, labels, places, strict=True)
    return tuple(ExamPlace(*each) for each in found), first


def _fitting(mark: ExamMark, across: Scale, measure: Measure) -> str:
    """The fullest label that leaves room for others."""
    room = FULL_SHARE * (across.end - across.start)
    fitting = (label for label in mark.labels if measure.width(label, True) <= room)
    return next(fitting, mark.labels[-1])


def _place_quiet(
    picture: Picture, span: Span, across: Scale, measure: Measure, lanes: int
) -> tuple[QuietPlace, ...]:
    marks = [mark for mark in picture.quiet if mark.first <= span.last and mark.last >= span.first]
    edges = [
        (
            across.at(max(mark.first, span.first).toordinal()),
            across.at(min(mark.last, span.last).toordinal() + 1),
        )
        for mark in marks
    ]
    wishes = [
        Wish(_quiet_middle(mark, left, right), measure.width(mark.label, False), left=False)
        for mark, (left, right) in zip(marks, edges, strict=True)
    ]
    # The mark beside the words reaches into the room between them and the next words.
    places = place_labels(wishes, across.start, across.end, SPACE, lanes, SPACE + GLYPH)
    return tuple(
        QuietPlace(mark, left, right, place)
        for mark, (left, right), place in zip(marks, edges, places, strict=True)
    )


def _quiet_middle(mark: QuietMark, left: float, right: float) -> float:
    """Where the mark beside the words stands: under its day, or where a window opens."""
    return left + GLYPH / 2 if mark.kind is QuietKind.WINDOW else (left + right) / 2
