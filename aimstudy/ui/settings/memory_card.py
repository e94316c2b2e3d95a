"""How well the plan knows the person's memory: what it expected beside what was known."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aimstudy.services.views.settings import KnownBand, MemoryView
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import format_day, format_number, tr, trn
from aimstudy.ui.widgets import Card, Label
from aimstudy.ui.widgets.emptied import empty


class MemoryCard(Card):
    """Only tells; there is nothing to set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=SMALL)
        self.basis = Label("")
        self.title = Label(tr("How many of 100 cards you knew"), "strong")
        self.meaning = Label("", "note", muted=True)
        self.table = QWidget()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TINY)
        self.column.addWidget(Label(tr("How well the plan knows your memory"), "section"))
        for part in (self.basis, self.title, self.table, self.meaning):
            self.column.addWidget(part)

    def show_view(self, view: MemoryView) -> None:
        """Show what is known now."""
        self.basis.setText(_basis(view))
        for part in (self.title, self.table):
            part.setVisible(bool(view.bands))
        self.meaning.setText(_meaning(view))
        empty(self._grid)
        if view.bands:
            self._fill(view.bands)

    def _fill(self, bands: tuple[KnownBand, ...]) -> None:
        heads = (
            tr("Expected to know"),
            tr("Going by an average learner"),
            tr("Going by your answers"),
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(Label(head, "note", muted=True), 0, column, _TOP)
            self._grid.setColumnStretch(column, 1)
        for row, band in enumerate(bands, start=1):
            expected = _expected(band)
            self._grid.addWidget(Label(expected), row, 0, _TOP)
            for column, known in ((1, band.usual), (2, band.own)):
                cell = Label("–" if known is None else format_number(known))
                cell.setAccessibleName(_said(heads[column], expected, known))
                self._grid.addWidget(cell, row, column, _TOP)


_TOP = Qt.AlignmentFlag.AlignTop


def _basis(view: MemoryView) -> str:
    if not view.answers or view.since is None:
        return tr("No card has come again yet.")
    return trn(
        "It stands on {n} answer to a card that came again, since {day}.",
        "It stands on {n} answers to cards that came again, since {day}.",
        view.answers,
        day=format_day(view.since),
    )


def _meaning(view: MemoryView) -> str:
    if view.bands:
        own, usual = (format_number(off) for off in (view.own_off, view.usual_off))
        if own == usual or view.own_off >= view.usual_off:
            return tr(
                "The nearer to what was expected, the better. So far your answers make the plan "
                "no better: it is off by about {own} of 100, going by an average learner by "
                "{usual}.",
                own=own,
                usual=usual,
            )
        return tr(
            "The nearer to what was expected, the better: going by your answers the plan is off "
            "by about {own} of 100, going by an average learner by {usual}.",
            own=own,
            usual=usual,
        )
    if view.needed:
        return tr(
            "Not enough answers yet: with about {n} more you see here how good its forecasts "
            "are. Until then it takes you mostly for an average learner.",
            n=format_number(view.needed),
        )
    return tr("How good its forecasts are is worked out with your next answers.")


def _expected(band: KnownBand) -> str:
    return tr("{low} to {high}", low=format_number(band.low), high=format_number(band.high))


def _said(head: str, expected: str, known: int | None) -> str:
    if known is None:
        return tr(
            "Expected {expected} of 100. {head}: too few answers", head=head, expected=expected
        )
    return tr(
        "Expected {expected} of 100. {head}: you knew {known}",
        head=head,
        expected=expected,
        known=format_number(known),
    )
