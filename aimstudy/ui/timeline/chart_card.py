"""The card with the chart or its table twin, the choice of view, and the words about it.

Shows a TimelineView; says which day's off-mark should change.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.announce import announce
from aimstudy.ui.charts.timeline_chart import TimelineChart
from aimstudy.ui.charts.timeline_span import Span, ViewKind
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.timeline.day_line import DayLine, why_line
from aimstudy.ui.timeline.day_panel import DayPanel
from aimstudy.ui.timeline.day_table_view import DayTableView
from aimstudy.ui.timeline.legend import Legend, legend_entries
from aimstudy.ui.timeline.outlooks import can_be_off, last_day
from aimstudy.ui.timeline.words import span_words
from aimstudy.ui.timeline.words_day import day_words
from aimstudy.ui.timeline.words_picture import picture_lines
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, ChoiceRow, Label, LinkButton, PlainButton, TwoColumns
from aimstudy.ui.widgets.head_row import HeadRow

BESIDE = 640  # px at 100 % from which things stand side by side


class ChartCard(Card):
    """Chart or table, and the words of the chosen day. ``day_toggled`` carries the day."""

    day_toggled = Signal(object)
    kind_chosen = Signal(object)  # ViewKind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP + 4)
        self._view: TimelineView | None = None
        self._before_detail = ViewKind.WHOLE
        self.heading = Label(tr("Minutes a day, and what you will recall"), Role.SECTION)
        self.kinds = _kind_choice()
        self.legend = Legend()
        self.earlier = PlainButton(tr("Earlier"), target=32)
        self.later = PlainButton(tr("Later"), target=32)
        self.chart = TimelineChart()
        self.day_panel = DayPanel()
        self.table = DayTableView()
        self.model = self.table.days
        self.both = QStackedWidget()
        self.day_line = DayLine()
        self.notes = Label(role=Role.NOTE, muted=True)
        self.calendar = LinkButton(tr("Save to calendar…"))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.head = HeadRow(self.heading, [self.earlier, self.later, self.kinds])
        self.column.addWidget(self.head)
        self.column.addWidget(self.legend)
        self.both.addWidget(self.chart)
        self.both.addWidget(self.table)
        self.column.addWidget(TwoColumns(self.both, self.day_panel, (3, 2), BESIDE), 1)
        self.column.addWidget(self.day_line)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(GAP)
        self._foot.addWidget(self.notes, 1)
        self._foot.addWidget(
            self.calendar, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        )
        self.column.addLayout(self._foot)

    def _connect(self) -> None:
        self.chart.day_chosen.connect(self._show_day)
        self.chart.day_toggled.connect(self.day_toggled)
        self.chart.span_changed.connect(self._show_span)
        for twin in (self.chart, self.table):
            twin.detail_wanted.connect(self._show_detail)
        self.table.day_toggled.connect(self.day_toggled)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.kinds.chosen.connect(self.kind_chosen)
        self.earlier.clicked.connect(lambda: self._walk(-1))
        self.later.clicked.connect(lambda: self._walk(1))
        for toggle in (self.day_line.toggle, self.day_panel.toggle):
            toggle.clicked.connect(self._toggle_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: what stands beside the notes goes below where they need the width."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = event.size().width() >= pixels(BESIDE)
        self._foot.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    @property
    def as_table(self) -> bool:
        """Whether the table is in front."""
        return self.both.currentWidget() is self.table

    def show_table(self, wanted: bool) -> None:
        """Bring the table or the chart to the front and give it the focus."""
        front: QWidget = self.table if wanted else self.chart
        if wanted:  # first: a table that gets the focus without a row would choose its first day
            self._select_chosen()
        self.both.setCurrentWidget(front)
        self.legend.setVisible(not wanted)
        front.setFocus()

    def show_kind(self, kind: ViewKind) -> None:
        """Bring the chosen day, its month or all days to the front."""
        self.kinds.set_value(kind)
        self.chart.set_kind(kind)
        in_detail = kind is ViewKind.DAY
        self.day_panel.setVisible(in_detail)
        self.day_line.setVisible(not in_detail)
        self.notes.setVisible(not in_detail and bool(self.notes.text()))
        for button in (self.earlier, self.later):
            button.setVisible(kind is not ViewKind.WHOLE)
        self._show_span()
        announce(self, self.heading.text())

    def show_view(self, view: TimelineView) -> None:
        """Show ``view``; the chosen day stays chosen."""
        self._view = view
        lines = picture_lines(view)
        self.notes.setText("\n".join(lines))
        self.notes.setVisible(bool(lines) and self.chart.kind is not ViewKind.DAY)
        self.chart.set_view(
            view, " ".join(lines), lambda day: day_words(view, day), lambda day: why_line(view, day)
        )
        self._show_span()
        if self.chart.chosen:
            self._show_day(self.chart.chosen)

    def _show_span(self) -> None:
        """What follows from the days in front: heading, legend, period, and the table's rows."""
        view, span = self._view, self.chart.span
        if view is None or span is None:
            return
        by_week = self.chart.by_week
        self.heading.setText(_heading(self.chart.kind, span, bool(view.ahead), by_week))
        self.head.fit()
        self.legend.set_entries(legend_entries(view, by_week))
        self.earlier.setEnabled(span.first > view.today)
        self.later.setEnabled(span.last < last_day(view))
        self.day_line.keep_room_for(view, _days(view, span))
        self.table.set_view(view, span, by_week)
        if self.as_table:
            self._select_chosen()

    def _select_chosen(self) -> None:
        if self.chart.chosen:
            self.table.select_day(self.chart.chosen)

    def _show_detail(self, wanted: bool) -> None:
        """The chosen day in detail, or again what was in front before it."""
        now = self.chart.kind
        if wanted and now is not ViewKind.DAY:
            self._before_detail = now
            self.kind_chosen.emit(ViewKind.DAY)
        elif not wanted and now is not ViewKind.WHOLE:
            back = self._before_detail if now is ViewKind.DAY else ViewKind.WHOLE
            self.kind_chosen.emit(back)

    def _walk(self, direction: int) -> None:
        span = self.chart.span
        if span and self.chart.chosen:
            self.chart.choose(self.chart.chosen + timedelta(days=direction * span.count))

    def _show_day(self, day: date) -> None:
        if not self._view:
            return
        self.day_line.show_day(self._view, day)
        self.day_panel.show_day(self._view, day)
        off = day in self._view.calendar.days_off
        words = tr("Study on this day") if off else tr("Make it a day off")
        for toggle in (self.day_line.toggle, self.day_panel.toggle):
            toggle.set_words(words)
            toggle.setEnabled(off or can_be_off(self._view, day))

    def _row_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        chosen = self.chart.chosen
        if now.isValid() and (chosen is None or self.model.row_of(chosen) != now.row()):
            self.chart.choose(self.model.day_at(now.row()))

    def _toggle_chosen(self) -> None:
        if self.chart.chosen:
            self.day_toggled.emit(self.chart.chosen)


def _kind_choice() -> ChoiceRow:
    """Day, month and whole exam, each with its key."""
    words = (
        (ViewKind.DAY, tr("Day"), "D"),
        (ViewKind.MONTH, tr("Month"), "M"),
        (ViewKind.WHOLE, tr("All days"), "W"),
    )
    choices = [(kind, text) for kind, text, _ in words]
    row = ChoiceRow(tr("View"), choices, ViewKind.WHOLE, target=32)
    for button, (_, _, key) in zip(row.buttons, words, strict=True):
        button.set_key(key)
    return row


def _heading(kind: ViewKind, span: Span, with_exam: bool, by_week: bool) -> str:
    """The days in front, or what the picture of all of them shows."""
    if kind is not ViewKind.WHOLE:
        return span_words(span.first, span.last)
    if by_week:
        return tr("Minutes a week, and what you will recall") if with_exam else tr("Minutes a week")
    return tr("Minutes a day, and what you will recall") if with_exam else tr("Minutes a day")


def _days(view: TimelineView, span: Span) -> Sequence[date]:
    return [load.day for load in view.forecast.days if load.day in span]
