"""Days off to think about: spans of days, taken off or studied on after all."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.ui.theme import Role, font, theme_changed
from aimstudy.ui.timeline.words import span_words
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import format_date, tr
from aimstudy.ui.widgets import DateField, Label, PlainButton
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled

LONGEST = timedelta(days=365)
EARLIEST = date(2000, 1, 1)
ONE = timedelta(days=1)

Span = tuple[date, date, bool]  # first day, last day, whether they are off


class DaysOffFields(QWidget):
    """``edited`` when a span was added or taken out; a later span takes its days from others.

    What is wrong with a day is said on a line of its own that is kept free for it: no button
    moves while somebody is about to press it.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans: list[Span] = []
        self.first = DateField(tr("First day off"), EARLIEST, EARLIEST)
        self.last = DateField(tr("Last day off"), EARLIEST, EARLIEST)
        self.off = PlainButton(tr("Take these days off"), target=32)
        self.study = PlainButton(tr("Study on these days"), target=32)
        self.chosen = FlowRow(gap=SMALL)
        self.note = Label(tr("Click a period to remove it."), Role.NOTE, muted=True)
        fields = [Labelled(tr("First day"), self.first), Labelled(tr("Last day"), self.last)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(FlowRow([*fields, self.off, self.study], low=True))
        self._said = FlowRow([self.first.words, self.last.words])
        column.addWidget(self._said)
        column.addWidget(self.chosen)
        column.addWidget(self.note)
        self._keep_line()
        theme_changed.connect(self._keep_line)
        self.first.picked.connect(self._follow)
        self.off.clicked.connect(lambda: self.add(off=True))
        self.study.clicked.connect(lambda: self.add(off=False))

    def start(self, today: date) -> None:
        """Forget all spans; days from ``today`` on can be chosen."""
        self.spans = []
        for field in (self.first, self.last):
            field.set_range(today)
            field.set_day(today + timedelta(days=1))
        self._follow(self.first.day())
        self._show()

    def add(self, *, off: bool) -> None:
        """Put the days of the fields into the question, if they are days."""
        if not (self.first.settled() and self.last.settled()):
            return
        spans = with_span(self.spans, (self.first.day(), self.last.day(), off))
        if spans != self.spans:
            self.spans = spans
            self._show()
            self.edited.emit()

    def days(self) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """(days off, days of study), each in order."""
        found: dict[date, bool] = {}
        for first, last, off in self.spans:
            for n in range((last - first).days + 1):
                found[first + timedelta(days=n)] = off
        return (
            tuple(sorted(day for day, off in found.items() if off)),
            tuple(sorted(day for day, off in found.items() if not off)),
        )

    def _keep_line(self) -> None:
        self._said.setMinimumHeight(QFontMetrics(font(Role.NOTE)).lineSpacing())

    def _remove(self, span: Span) -> None:
        self.spans.remove(span)
        self._show()
        self.off.setFocus()
        self.edited.emit()

    def _follow(self, first: date) -> None:
        """The last day lies within a year of the first."""
        most = min(first, date.max - LONGEST) + LONGEST
        self.last.set_range(first, most)

    def _show(self) -> None:
        empty(self.chosen.flow)
        for span in self.spans:
            button = PlainButton(span_text(*span), target=32)
            button.setAccessibleDescription(tr("Remove this period"))
            button.clicked.connect(lambda _on=False, each=span: self._remove(each))
            self.chosen.flow.addWidget(button)
        self.chosen.setVisible(bool(self.spans))
        self.note.setVisible(bool(self.spans))
        self.chosen.updateGeometry()


def with_span(spans: Sequence[Span], new: Span) -> list[Span]:
    """``spans`` with ``new``: one with those of its kind it meets, cut out of the others."""
    first, last, off = new
    found: list[Span] = []
    for begin, end, kind in spans:
        if end < first or begin > last:
            found.append((begin, end, kind))
        elif kind == off:
            first, last = min(first, begin), max(last, end)
        else:
            found += [(begin, first - ONE, kind)] if begin < first else []
            found += [(last + ONE, end, kind)] if end > last else []
    return [*found, (first, last, off)]


def span_text(first: date, last: date, off: bool) -> str:
    """``Off: 21 to 27 December``."""
    days = format_date(first) if first == last else span_words(first, last)
    return tr("Off: {days}", days=days) if off else tr("Study: {days}", days=days)
