"""Statistics: how the study has gone, each question as a sentence, a chart and a table.

Shows a StatisticsView; counts nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.services.views.statistics import (
    ScopeChoice,
    ScopeKind,
    StatisticsScope,
    StatisticsSpan,
    StatisticsView,
    StatisticsWish,
)
from aimstudy.ui.actions import Action
from aimstudy.ui.background import Handle, run
from aimstudy.ui.page import CardPlace, Page, PageId
from aimstudy.ui.problems import report_problem
from aimstudy.ui.statistics.certainty_card import CertaintyCard
from aimstudy.ui.statistics.figures_table import FiguresTable
from aimstudy.ui.statistics.foretold_card import ForetoldCard
from aimstudy.ui.statistics.hardest_card import HardestCard
from aimstudy.ui.statistics.minutes_card import MinutesCard
from aimstudy.ui.statistics.recall_card import RecallCard
from aimstudy.ui.statistics.stat_card import StatCard
from aimstudy.ui.statistics.topics_card import TopicsCard
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import format_day, format_number, tr
from aimstudy.ui.widgets import ChoiceRow, EmptyState, PageHeader, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.window_state import WindowState

if TYPE_CHECKING:
    from aimstudy.services.library import Library

PATIENCE_MS = 200  # what is counted sooner says nothing of itself


class StatisticsPage(Page):
    """A card for each question, one below the other."""

    interested: ClassVar[Changes] = (
        Changes.REVIEWS
        | Changes.QUIZZES
        | Changes.CARDS
        | Changes.PLAN
        | Changes.ARTICLES
        | Changes.SETTINGS
    )
    widest: ClassVar[int] = 1180

    def __init__(
        self, library: Library, parent: QWidget | None = None, state: WindowState | None = None
    ) -> None:
        super().__init__(library, parent)
        self._state = state
        self._view: StatisticsView | None = None
        self._wish = StatisticsWish()
        self._job: Handle[StatisticsView] | None = None
        self._choices: tuple[ScopeChoice, ...] = ()
        self._charts = False  # there are any
        self._tables = bool(state and state.statistics_tables)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_calculating)
        self.tables_button = PlainButton("", "T")
        self.header = PageHeader(tr("Statistics"), "", [self.tables_button])
        self._make_choosers()
        self.recall, self.topics, self.foretold = RecallCard(), TopicsCard(), ForetoldCard()
        self.certainty, self.hardest, self.minutes = CertaintyCard(), HardestCard(), MinutesCard()
        self.cards: tuple[StatCard, ...] = (
            self.recall, self.topics, self.foretold, self.certainty, self.hardest, self.minutes,
        )  # fmt: skip
        self.empty = EmptyState(
            tr("No answers yet"),
            tr("Once you have studied, you see here how well you remember, and what is hard."),
            tr("Go to Study"),
        )
        self._arrange()
        self._connect()
        self._show_switch()

    @property
    def view(self) -> StatisticsView | None:
        """What is shown; None before it was counted."""
        return self._view

    def refresh(self) -> None:
        """Count anew; what is shown stays until it is there."""
        if self._job:
            self._job.cancel()
        self._patience.start()
        wish = self._wish
        self._job = run(
            self, lambda _job: self.library.statistics.view(wish), self.show_view, self._failed
        )

    def show_view(self, view: StatisticsView) -> None:
        """Show ``view``, whatever was shown before."""
        self._patience.stop()
        self._view, self._wish = view, view.wish
        some = view.since is not None or bool(view.weeks or view.minutes)
        self.header.subtitle.setText(_subtitle(view))
        self._show_choices(view)
        for card in (self.recall, self.topics, self.foretold, self.certainty, self.hardest,
                     self.minutes):  # fmt: skip
            if some:
                card.show_view(view)
            card.setVisible(some)
        self.choosers.setVisible(some)
        self._charts = some and any(card.draws for card in self.cards)
        self.tables_button.setVisible(self._charts)
        self.empty.setVisible(not some)

    def switch_tables(self) -> None:
        """Tables in place of all charts, or charts again; kept for the next time."""
        if self._view is not None and not self._charts:
            self.say(tr("There is no chart here yet"), tr("Charts come with more answers."))
            return
        self._tables = not self._tables
        if self._state:
            self._state.statistics_tables = self._tables
        self._show_switch()

    def _show_switch(self) -> None:
        self.tables_button.set_words(tr("Show charts") if self._tables else tr("Hide charts"))
        for card in self.cards:
            card.use_tables(self._tables)

    def _make_choosers(self) -> None:
        spans = (
            (StatisticsSpan.ALL, tr("From the start")),
            (StatisticsSpan.MONTH, tr("Last five weeks")),
        )
        self.spans = ChoiceRow(tr("Time"), spans, StatisticsSpan.ALL, target=32)
        self.scope = QComboBox()
        self.scope.setAccessibleName(tr("Exam or deck"))
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.scope.setMinimumContentsLength(18)
        self.choosers = FlowRow([self.spans, self.scope])

    def _arrange(self) -> None:
        for widget in (self.header, self.choosers, *self.cards):
            self.column.addWidget(widget)
        self.column.addWidget(self.empty, 1)
        self.column.addStretch(0)
        for later in (self.choosers, self.tables_button, *self.cards, self.empty):
            later.hide()

    def _connect(self) -> None:
        self.tables_button.clicked.connect(self.switch_tables)
        self.spans.chosen.connect(lambda span: self._ask(StatisticsWish(span, self._wish.scope)))
        self.scope.activated.connect(self._choose_scope)
        self.hardest.card_wanted.connect(
            lambda card_id: self.go(PageId.LIBRARY, CardPlace(card_id))
        )
        if self.empty.button:
            self.empty.button.clicked.connect(lambda: self.go(PageId.STUDY))
        for card in self.cards:
            card.table.walked.connect(self._show_row)
            if card.chart is not None:
                card.chart.entry_chosen.connect(lambda _place: self.keep_focus_in_sight())
        self.handle(Action.STATISTICS_TABLES, self.switch_tables)

    def _show_row(self, table: FiguresTable) -> None:
        """Scroll to the row that the keys have reached: a table is as high as its rows."""
        inside, row = self.scroll_area.widget(), table.visualRect(table.currentIndex())
        if inside is None or not table.hasFocus():
            return
        for corner in (row.bottomLeft(), row.topLeft()):
            place = table.viewport().mapTo(inside, corner)
            self.scroll_area.ensureVisible(place.x(), place.y(), 0, GAP)

    def _choose_scope(self, place: int) -> None:
        self._ask(StatisticsWish(self._wish.span, self._choices[place].scope))

    def _ask(self, wish: StatisticsWish) -> None:
        if wish != self._wish:
            self._wish = wish
            self.refresh()

    def _show_choices(self, view: StatisticsView) -> None:
        blocker = QSignalBlocker(self.scope)
        if view.scopes != self._choices:
            self._choices = view.scopes
            self.scope.clear()
            self.scope.addItems([_scope_words(choice) for choice in view.scopes])
        found = [n for n, choice in enumerate(view.scopes) if choice.scope == view.wish.scope]
        self.scope.setCurrentIndex(found[0] if found else 0)
        blocker.unblock()
        self.scope.setVisible(len(view.scopes) > 1)
        self.spans.set_value(view.wish.span)

    def _say_calculating(self) -> None:
        self.header.subtitle.setText(tr("Calculating…"))

    def _failed(self, problem: Problem) -> None:
        self._patience.stop()
        if self._view:
            self._wish = self._view.wish
            self.header.subtitle.setText(_subtitle(self._view))
            self._show_choices(self._view)
        report_problem(self, problem)


def _subtitle(view: StatisticsView) -> str:
    if view.since is None:
        return ""
    counts = view.counts
    return tr(
        "{n} answers counted · first answer {day}",
        n=format_number(counts.later + counts.first + counts.repeats),
        day=format_day(view.since),
    )


def _scope_words(choice: ScopeChoice) -> str:
    if choice.scope == StatisticsScope():
        return tr("All cards")
    if choice.scope.kind is ScopeKind.EXAM:
        return tr("Exam: {name}", name=choice.name)
    return tr("Deck: {name}", name=choice.name)
