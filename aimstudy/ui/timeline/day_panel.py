"""One day in detail, beside its week: minutes, cards, recall, and why it is so.

Shows a TimelineView's day; the toggle of the day off is for the owner to connect.
"""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aimstudy.services.views.timeline import TimelineView
from aimstudy.ui.theme import Role
from aimstudy.ui.timeline.outlooks import load_of, recall_on
from aimstudy.ui.timeline.whole_parts import split_words
from aimstudy.ui.timeline.words import cards_words, day_name, minutes_words, range_words
from aimstudy.ui.timeline.words_day import load_words, special_words
from aimstudy.ui.timeline.words_why import why_words
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton


class DayPanel(QWidget):
    """The chosen day's figures as lines of a word and a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.heading = Label(role=Role.SECTION)
        self.special = Label(role=Role.STRONG)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(SMALL // 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.rows: list[tuple[Label, Label]] = []
        self.why_title = Label(tr("Why this day?"), Role.STRONG)
        self.why = Label()
        self.toggle = PlainButton(tr("Make it a day off"), tr("Space"), target=32)
        column.addWidget(self.heading)
        column.addWidget(self.special)
        column.addLayout(self._grid)
        column.addSpacing(SMALL)
        column.addWidget(self.why_title)
        column.addWidget(self.why)
        column.addSpacing(SMALL)
        column.addWidget(self.toggle)
        column.addStretch(1)

    def show_day(self, view: TimelineView, day: date) -> None:
        """Show ``day`` of ``view``."""
        self.heading.setText(day_name(day))
        special = " ".join(special_words(view, day))
        self.special.setText(special)
        self.special.setVisible(bool(special))
        self._show_rows(day_rows(view, day))
        self.why.setText(" ".join(why_words(view, day)))

    def _show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        while len(self.rows) < len(rows):
            pair = (Label(role=Role.NOTE, muted=True), Label())
            at = len(self.rows)
            self._grid.addWidget(pair[0], at, 0)
            self._grid.addWidget(pair[1], at, 1)
            self.rows.append(pair)
        for index, pair in enumerate(self.rows):
            used = index < len(rows)
            for label, text in zip(pair, rows[index] if used else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(used)


def day_rows(view: TimelineView, day: date) -> tuple[tuple[str, str], ...]:
    """The figures of ``day`` as (word, value)."""
    load = load_of(view, day)
    rows: list[tuple[str, str]] = []
    if load is None or load.refresh_minutes + load.new_minutes <= 0:
        words = load_words(view, day)
        rows.append((tr("Planned"), words[:1].upper() + words[1:]))
    else:
        total = minutes_words(load.refresh_minutes + load.new_minutes)
        budget = tr("{n} min", n=load.budget_minutes)
        rows.append((tr("Planned"), tr("{part} of {whole}", part=total, whole=budget)))
        refresh, new = split_words(load.refresh_minutes, load.new_minutes)
        if load.refresh_minutes > 0:
            rows.append((tr("Refresh"), f"{refresh} · {cards_words(load.refresh_cards)}"))
        if load.new_minutes > 0:
            rows.append((tr("New"), f"{new} · {cards_words(load.new_cards)}"))
    parts = view.ahead
    for part in parts:
        band = recall_on(part, day)
        if band:
            name = tr("Recall, {name}", name=part.exam.name) if len(parts) > 1 else tr("Recall")
            rows.append((name, range_words(band)))
    return tuple(rows)
