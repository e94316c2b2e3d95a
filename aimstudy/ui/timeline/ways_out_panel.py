"""The ways out of a plan that does not fit, a row each. Emits the one chosen, decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.theme import Role
from aimstudy.ui.timeline.words_ways_out import WayWords, way_words
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from aimstudy.domain.exam import Exam
    from aimstudy.domain.plan_change import WayOut

PATIENCE_MS = 200  # quicker answers say nothing of themselves


class WayRow(QWidget):
    """One way out: its number, what it means, what it brings, and the button that takes it."""

    def __init__(self, words: WayWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SMALL)
        column.setSpacing(TINY)
        self.title = Label(words.title, Role.STRONG)
        self.text = Label(words.text, Role.NOTE)
        column.addWidget(self.title)
        column.addWidget(self.text)
        self.numbers: Label | None = None
        if words.numbers:
            self.numbers = Label(words.numbers, Role.NOTE, muted=True)
            column.addWidget(self.numbers)
        self.button: PlainButton | None = None
        if words.button:
            self.button = PlainButton(words.button, target=32)
            self.button.setAccessibleDescription(f"{words.title}. {words.text} {words.numbers}")
            column.addWidget(FlowRow([self.button]))


class WaysOutPanel(Panel):
    """``chosen`` carries a PlanChange; ``left`` when nobody waits for the ways any more."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[WayRow] = []
        self.heading = Label(role=Role.SECTION)
        self.state = Label(role=Role.NOTE, muted=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(GAP)
        self.leave = PlainButton(tr("Leave it as it is"))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.state)
        self.column.addLayout(self.list)
        self.column.addWidget(FlowRow([self.leave]))
        self.leave.clicked.connect(self.closed)
        self._patience.timeout.connect(lambda: self._say(tr("Calculating…")))

    def open(self, exam: Exam, nearly_fits: bool = False) -> None:
        """Begin to wait for the ways out of the plan of ``exam``, and take the keys."""
        self.begin(exam, nearly_fits)
        self.show()
        self.leave.setFocus()

    def begin(self, exam: Exam, nearly_fits: bool) -> None:
        """Begin to wait anew, as after a change made elsewhere."""
        if any(row.button and row.button.hasFocus() for row in self.rows):
            self.leave.setFocus()
        nearly = tr("{name} does not quite fit: ways out", name=exam.name)
        far_off = tr("{name} does not fit: ways out", name=exam.name)
        self.heading.setText(nearly if nearly_fits else far_off)
        self._clear()
        self._say("")
        self._patience.start()

    def set_offered(self, offered: bool) -> None:
        """Whether the ways can be taken: not while it is not known how things are now."""
        for row in self.rows:
            if row.button:
                row.button.setEnabled(offered)

    def show_progress(self, share: float) -> None:
        """How far it is, once it takes long enough to be told of."""
        if not self._patience.isActive() and not self.rows:
            self._say(tr("Calculating… {n} %", n=round(100 * share)))

    def show_ways(self, ways: Sequence[WayOut], exam_id: int) -> None:
        """Show ``ways``, the first of which has the focus."""
        self._patience.stop()
        self._clear()
        if not ways:
            self._say(tr("Everything fits now."))
            return
        self._say(tr("Each was tried. Nothing is changed until you choose."))
        for way in ways:
            row = WayRow(way_words(way, exam_id))
            if row.button:
                row.button.clicked.connect(
                    lambda _on=False, change=way.change: self.chosen.emit(change)
                )
            self.rows.append(row)
            self.list.addWidget(row)
        follow_layout(self)
        first = next((row.button for row in self.rows if row.button), self.leave)
        if self.leave.hasFocus():
            first.setFocus()

    def show_problem(self, words: str) -> None:
        """Say why there are none."""
        self._patience.stop()
        self._say(words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's hook: the ways are not waited for any more."""
        super().hideEvent(event)
        self._patience.stop()
        self.left.emit()

    def _clear(self) -> None:
        for row in self.rows:
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setAccessibleName(words)
