"""The card with the chart, its legend, its table twin and the sentences under it.

Shows a TimelineView; says which day's off-mark should change.
"""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.charts.timeline_chart import TimelineChart
from aimstudy.ui.charts.timeline_geometry import shows_recall
from aimstudy.ui.theme import Role, font, theme_changed
from aimstudy.ui.timeline.day_table import DayTable
from aimstudy.ui.timeline.legend import LegendMark, MarkKind
from aimstudy.ui.timeline.words import (
    day_words,
    evidence_words,
    picture_words,
    usual_budget,
)
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, PlainButton, Table
from aimstudy.ui.widgets.flow import FlowRow


class ChartCard(Card):
    """Chart or table, and the words of the chosen day. ``day_toggled`` carries the day."""

    day_toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP + 4)
        self._view: TimelineView | None = None
        self.heading = Label(tr("Minutes a day, and what you will recall"), Role.SECTION)
        self.budget_mark = LegendMark(MarkKind.BUDGET, tr("your minutes"))
        self.recall_mark = LegendMark(MarkKind.RECALL, tr("recall, with range"))
        self.evidence = Label(role=Role.NOTE, muted=True)
        self.chart = TimelineChart()
        self.model = DayTable(self)
        self.table = Table(tr("The timeline as a table"))
        self.table.setModel(self.model)
        self.both = QStackedWidget()
        self.both.addWidget(self.chart)
        self.both.addWidget(self.table)
        self.day_line = Label(role=Role.BODY)
        self.toggle = PlainButton(tr("Make it a day off"), tr("Space"), target=32)
        self.notes = Label(role=Role.NOTE, muted=True)
        self._arrange()
        self._connect()
        theme_changed.connect(self._keep_room)
        self._keep_room()

    def _arrange(self) -> None:
        legend = FlowRow(
            [
                LegendMark(MarkKind.REFRESH, tr("refresh")),
                LegendMark(MarkKind.NEW, tr("new")),
                self.budget_mark,
                self.recall_mark,
            ]
        )
        self.column.addWidget(self.heading)
        self.column.addWidget(legend)
        self.column.addWidget(self.evidence)
        self.column.addWidget(self.both, 1)
        day = QHBoxLayout()
        day.setSpacing(GAP)
        day.addWidget(self.day_line, 1)
        day.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addSpacing(SMALL)
        self.column.addLayout(day)
        self.column.addWidget(self.notes)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _connect(self) -> None:
        self.chart.day_chosen.connect(self._show_day)
        self.chart.day_pointed.connect(self._point)
        self.chart.day_toggled.connect(self.day_toggled)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.toggle.clicked.connect(self._toggle_chosen)

    def _keep_room(self) -> None:
        """Two lines for the day, so that nothing moves while the pointer does."""
        line = QFontMetrics(font(Role.BODY)).lineSpacing()
        self.day_line.setMinimumHeight(2 * line + TINY)

    @property
    def as_table(self) -> bool:
        """Whether the table is in front."""
        return self.both.currentWidget() is self.table

    def show_table(self, wanted: bool) -> None:
        """Bring the table or the chart to the front and give it the focus."""
        front: QWidget = self.table if wanted else self.chart
        self.both.setCurrentWidget(front)
        if wanted and self.chart.chosen:
            self.table.selectRow(max(0, self.model.row_of(self.chart.chosen)))
        front.setFocus()

    def show_view(self, view: TimelineView) -> None:
        """Show ``view``; the chosen day stays chosen."""
        self._view = view
        budget = usual_budget(view.calendar)
        same = len({minutes for minutes in view.calendar.minutes if minutes}) == 1
        self.budget_mark.set_words(
            tr("your {minutes} minutes", minutes=budget) if same else tr("your minutes")
        )
        with_exam = bool(view.exams)
        self.heading.setText(
            tr("Minutes a day, and what you will recall") if with_exam else tr("Minutes a day")
        )
        self.recall_mark.setVisible(shows_recall(view))
        missing = evidence_words(view)
        self.evidence.setText(missing)
        self.evidence.setVisible(bool(missing))
        words = picture_words(view)
        self.notes.setText(words)
        self.chart.set_view(view, words, lambda day: day_words(view, day))
        self.model.set_view(view)
        if self.chart.chosen:
            self._show_day(self.chart.chosen)

    def _show_day(self, day: date) -> None:
        if not self._view:
            return
        self.day_line.setText(day_words(self._view, day))
        off = day in self._view.calendar.days_off
        self.toggle.set_words(tr("Study on this day") if off else tr("Make it a day off"))
        self.toggle.setEnabled(off or bool(self._view.calendar.minutes_on(day)))

    def _point(self, day: date | None) -> None:
        shown = day or self.chart.chosen
        if self._view and shown:
            self.day_line.setText(day_words(self._view, shown))

    def _row_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.chart.choose(self.model.day_at(now.row()))

    def _toggle_chosen(self) -> None:
        if self.chart.chosen:
            self.day_toggled.emit(self.chart.chosen)
