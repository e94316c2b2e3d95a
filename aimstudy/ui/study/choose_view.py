"""Choosing a session: how long and of what. The plan of the day stays as it is.

Offers what the service offers and gives back a wish.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.session_choice import ScopeKind, ScopeLine, SessionWish, StudyScope
from aimstudy.ui.study.scope_list import ScopeList
from aimstudy.ui.study.scope_words import scope_counts
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import (
    ChoiceRow,
    Label,
    NumberField,
    PageHeader,
    PlainButton,
    PrimaryButton,
)
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.scrolled import Scrolled

MOST_MINUTES, MOST_CARDS = 600, 999
MINUTES, CARDS = 15, 20  # where nothing was chosen before
LIST_HEIGHT = 96  # px at 100 %, at the least
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Length(Enum):
    """What ends a session."""

    PLANNED = "planned"
    MINUTES = "minutes"
    CARDS = "cards"


class ChooseView(QWidget):
    """Start (Enter) gives the wish, Cancel (Esc) leaves the session as it was."""

    wanted = Signal(object)  # SessionWish
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(
            tr("Choose a session"), tr("The plan of the day stays; every answer counts for it.")
        )
        lengths = (
            (Length.PLANNED, tr("As planned")),
            (Length.MINUTES, tr("Minutes")),
            (Length.CARDS, tr("Cards")),
        )
        self.length = ChoiceRow(tr("How long"), lengths, Length.PLANNED)
        self.minutes = NumberField(tr("Minutes"), MINUTES, 1, MOST_MINUTES, tr(" min"))
        self.cards = NumberField(tr("Cards"), CARDS, 1, MOST_CARDS)
        self.scopes = ScopeList()
        self.said = Label("", Role.NOTE, muted=True)
        self.start = PrimaryButton(tr("Start"), tr("Enter"))
        self.cancel = PlainButton(tr("Cancel"), tr("Esc"))
        self._build()
        self.length.chosen.connect(lambda _value: self._show_length())
        self.scopes.picked.connect(self._start)
        self.scopes.changed.connect(self._say)
        self.start.clicked.connect(lambda _on=False: self._start())
        self.cancel.clicked.connect(lambda _on=False: self.closed.emit())

    def _build(self) -> None:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.header)
        column.addWidget(Label(tr("How long"), Role.STRONG))
        column.addWidget(FlowRow((self.length, self.minutes, self.cards), gap=GAP))
        column.addSpacing(SMALL)
        column.addWidget(Label(tr("Of what"), Role.STRONG))
        column.addWidget(self.scopes, 1)
        self.scopes.list.setMinimumHeight(pixels(LIST_HEIGHT))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(MEDIUM)
        outer.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.start)
        outer.addLayout(foot)

    def open(self, lines: Sequence[ScopeLine], wish: SessionWish | None) -> None:
        """Offer ``lines``, with what holds now (``wish``) chosen."""
        wish = wish or SessionWish()
        length = Length.PLANNED
        if wish.minutes is not None:
            length = Length.MINUTES
            self.minutes.setValue(wish.minutes)
        elif wish.cards is not None:
            length = Length.CARDS
            self.cards.setValue(wish.cards)
        self.length.set_value(length)
        self.scopes.show_lines(lines, wish.scope)
        self._show_length()

    def first_part(self) -> QWidget:
        """What has the focus first: where one types, or the list."""
        return self.scopes.query if self.scopes.query.isVisibleTo(self) else self.scopes.list

    def wish(self) -> SessionWish:
        """What is chosen now."""
        line = self.scopes.chosen
        length = self.length.value
        return SessionWish(
            minutes=self.minutes.value() if length is Length.MINUTES else None,
            cards=self.cards.value() if length is Length.CARDS else None,
            scope=line.scope if line else StudyScope(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, Esc goes back; a button that has the focus presses itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER and not _presses_itself(QApplication.focusWidget()):
            self._start()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        if self.start.isEnabled():
            self.wanted.emit(self.wish())

    def _show_length(self) -> None:
        self.minutes.setVisible(self.length.value is Length.MINUTES)
        self.cards.setVisible(self.length.value is Length.CARDS)
        self._say()

    def _say(self) -> None:
        """What would come, in a sentence; nothing found cannot be started."""
        line = self.scopes.chosen
        self.start.setEnabled(line is not None)
        if line is None:
            self.said.setText(tr("Nothing has that name."))
            return
        self.said.setText(self._counted(line))

    def _counted(self, line: ScopeLine) -> str:
        """What stands to choose from; how much of everything comes is for the plan to say."""
        counts = scope_counts(line)
        if not line.due and not line.new:
            return f"{counts}."
        if self.length.value is not Length.PLANNED:
            return tr("Taken from these: {counts}.", counts=counts)
        if line.scope.kind is ScopeKind.ALL:
            return tr("The plan of today takes its part of these: {counts}.", counts=counts)
        return tr("Today: {counts}.", counts=counts)


def _presses_itself(part: QWidget | None) -> bool:
    """Whether Enter is for ``part``: a button, but none of a choice that holds already."""
    return isinstance(part, QAbstractButton) and not part.isChecked()
