"""A card of the Statistics page: what it is about, what it means, a chart and its table twin.

Shows the words it is given; knows no library and no figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from aimstudy.ui.charts.picked_chart import PickedChart
from aimstudy.ui.statistics.figures_table import FiguresTable, Row
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, LinkButton
from aimstudy.ui.widgets.head_row import HeadRow


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says: ``meaning`` in sentences, the table, and each entry of the chart in words.

    Without ``enough`` evidence there is neither chart nor table, and the meaning says how much is
    missing. With ``words_only`` the table stands alone: a chart would be empty. ``key`` says what
    the marks of the chart are.
    """

    meaning: str
    heads: Row = ()
    rows: Sequence[Row] = ()
    entries: Sequence[str] = ()
    chosen: int = 0
    enough: bool = True
    words_only: bool = False
    key: str = ""


class StatCard(Card):
    """``chart`` may be missing: what is words anyway needs none. ``opened`` carries a row."""

    opened = Signal(int)

    def __init__(
        self, title: str, chart: PickedChart | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, spacing=SMALL)
        self.title = title
        self.chart = chart
        self.meaning = Label("")
        self.told = Label("", "note")
        self.key = Label("", "note", muted=True)
        self.table = FiguresTable(title)
        self.switch = LinkButton(tr("Table"))
        self._waiting: Told | None = None
        self._enough = self._words_only = False
        self._tables = self._as_table = False
        heading = Label(title, "section")
        self.column.addWidget(HeadRow(heading, [self.switch]) if chart else heading)
        for part in (self.meaning, chart, self.told, self.key, self.table):
            if part is not None:
                self.column.addWidget(part)
        if chart is not None:
            chart.entry_chosen.connect(lambda _place: self.told.setText(chart.words))
            self.switch.clicked.connect(lambda: self.show_table(not self._as_table))
        self.table.opened.connect(self.opened)
        self._arrange()

    @property
    def as_table(self) -> bool:
        """Whether the table is in front."""
        return self._as_table or self._words_only or self.chart is None

    @property
    def draws(self) -> bool:
        """There is a chart to see, unless the table is wanted in its place."""
        return self.chart is not None and self._enough and not self._words_only

    def show_told(self, told: Told) -> None:
        """Show what there is to say; the chart gets its own figures beforehand."""
        self._enough, self._words_only = told.enough, told.words_only
        self.meaning.setText(told.meaning)
        self.key.setText(told.key)
        self._waiting = told  # a table is filled when it is first seen
        if self.chart is not None:
            self.chart.set_words(told.meaning, told.entries, told.chosen)
            self.told.setText(self.chart.words)
        self._arrange()

    def use_tables(self, wanted: bool) -> None:
        """All charts of the page are hidden, or are back."""
        self._tables = wanted
        self.show_table(wanted)

    def show_table(self, wanted: bool) -> None:
        """Bring the table or the chart to the front, with the keys if they were here."""
        inside = QApplication.focusWidget()
        here = inside is not None and inside in (self.chart, self.table)
        self._as_table = wanted
        self._arrange()
        if here:
            self.front.setFocus()

    @property
    def front(self) -> QWidget:
        """What the keys belong to."""
        return self.table if self.as_table or self.chart is None else self.chart

    def _arrange(self) -> None:
        table = self.as_table
        both = self.chart is not None and not self._words_only
        self.switch.set_words(tr("Chart") if table else tr("Table"))
        self.switch.setAccessibleName(
            tr("{title}: chart", title=self.title)
            if table
            else tr("{title}: table", title=self.title)
        )
        if self.chart is not None:
            self.chart.setVisible(self._enough and not table)
        self.told.setVisible(self._enough and not table)
        self.key.setVisible(self._enough and not table and bool(self.key.text()))
        if table and self._waiting is not None:
            self.table.set_figures(self._waiting.heads, self._waiting.rows)
            self._waiting = None
        self.table.setVisible(self._enough and table)
        switch = self._enough and both and not self._tables
        if self.switch.hasFocus() and not switch:  # Qt would give its keys to the navigation
            self.front.setFocus()
        self.switch.setVisible(switch)
