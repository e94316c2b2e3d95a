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
        self.basis = Label(tr("Looking at your answers…"))
        self.title = Label(tr("How many of 100 cards you knew"), "strong")
        self.meaning = Label("", "note", muted=True)
        self.table = QWidget()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TINY)
        for part in (self.title, self.table):
            part.hide()  # until it is known
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
            sides = ((1, band.usual, band.usual_answers), (2, band.own, band.own_answers))
            for column, known, answers in sides:
                cell = Label(_known(known, answers))
                cell.setAccessibleName(_said(heads[column], expected, known, answers))
                self._grid.addWidget(cell, row, column, _TOP)


_TOP = Qt.AlignmentFlag.AlignTop


def _basis(view: MemoryView) -> str:
    """All answers, those that tell anything, and those that the table counts."""
    if view.since is None or not view.answers + view.unread:
        return tr("No card has come again on a later day yet.")
    counted = format_number(view.judged)
    parts = [
        trn(
            "You have given {n} answer since {day}.",
            "You have given {n} answers since {day}.",
            view.given,
            day=format_day(view.since),
        )
    ]
    if view.unread:
        parts.append(
            trn(
                "{n} of them came faster than a card can be read, and tells nothing.",
                "{n} of them came faster than a card can be read, and tell nothing.",
                view.unread,
            )
        )
    parts.append(
        trn(
            "{n} was to a card that came again on a later day; only such answers tell how well a "
            "card was remembered.",
            "{n} were to cards that came again on a later day; only such answers tell how well a "
            "card was remembered.",
            view.answers,
        )
    )
    if view.bands and view.judged < view.answers:
        table = tr("The table counts {n} of these, and is worked out anew as they grow.", n=counted)
        parts.append(table)
    elif view.bands:
        parts.append(tr("The table counts all of these."))
    return " ".join(parts)


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


def _known(known: int | None, answers: int) -> str:
    if known is None:
        return trn("too few ({n} answer)", "too few ({n} answers)", answers)
    return trn(
        "{known} (of {n} answer)", "{known} (of {n} answers)", answers, known=format_number(known)
    )


def _said(head: str, expected: str, known: int | None, answers: int) -> str:
    return tr(
        "Expected {expected} of 100. {head}: {known}",
        head=head,
        expected=expected,
        known=_known(known, answers),
    )
