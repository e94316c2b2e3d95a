"""Under a question of a running paper: its marks, what is kept of it, and the ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aimstudy.services.views.rehearsal import Cell
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton, PrimaryButton
from aimstudy.ui.widgets.beside import lay_beside
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.key_hint import KeyHint


class PaperButtons(QWidget):
    """Every button has a key; the page carries out what is wanted."""

    flag_wanted = Signal()
    unsure_wanted = Signal()
    take_back_wanted = Signal()
    grid_wanted = Signal()
    pause_wanted = Signal()
    submit_wanted = Signal()
    previous_wanted = Signal()
    next_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Label("", Role.NOTE, muted=True)
        self.flag = PlainButton(tr("Flag"), "F", target=32)
        self.unsure = PlainButton(tr("Unsure"), "U", target=32)
        self.take_back = KeyHint("0", tr("take the answer back"))
        self.grid = KeyHint("G", tr("all questions"))
        self.pause = KeyHint("P", tr("pause"))
        self.submit = KeyHint("S", tr("hand in…"))
        self.previous = PlainButton(tr("Previous"), "←")
        self.next = PrimaryButton(tr("Next"), tr("Enter"))
        for button in (self.flag, self.unsure):
            button.setCheckable(True)
        self.leave_field = KeyHint("Esc", tr("out of the field"))
        # Where one types letters are words: with Alt they are still keys.
        self._letters = (
            (self.flag, "F"), (self.unsure, "U"), (self.take_back, "0"), (self.grid, "G"),
            (self.pause, "P"), (self.submit, "S"),
        )  # fmt: skip
        self.marks = FlowRow([self.flag, self.unsure, self.take_back, self.state], gap=SMALL)
        hints = [self.grid, self.submit, self.pause, self.leave_field]
        self._hints = FlowRow(hints, gap=SMALL)
        self._ways = FlowRow([self.previous, self.next], gap=SMALL)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self.marks)
        self.column.addLayout(self._low_row())
        self._last = False
        self._connect()

    def _low_row(self) -> QBoxLayout:
        """The quiet ways on the left, back and on at the right or, where it is narrow, below."""
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SMALL)
        self._row.addWidget(self._hints, 1)
        self._row.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.setAlignment(self._hints, Qt.AlignmentFlag.AlignVCenter)
        return self._row

    def lend(self, column: QBoxLayout | None) -> None:
        """Give the marks and the quiet ways to ``column``, or have them back (None).

        In a low window they scroll with the question; only back and on keep their place.
        """
        if column is None:
            self.column.insertWidget(0, self.marks)
            self._row.insertWidget(0, self._hints, 1)
            self._row.setAlignment(self._hints, Qt.AlignmentFlag.AlignVCenter)
        else:
            column.addWidget(self.marks)
            column.addWidget(self._hints)
        self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: one row or two."""
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        needed = self._ways.sizeHint().width()
        if self._row.indexOf(self._hints) >= 0:
            needed += self._hints.sizeHint().width() + SMALL
        lay_beside(self, self._row, self._ways, needed <= width)

    def _connect(self) -> None:
        for button, wanted in (
            (self.flag, self.flag_wanted),
            (self.unsure, self.unsure_wanted),
            (self.take_back, self.take_back_wanted),
            (self.grid, self.grid_wanted),
            (self.pause, self.pause_wanted),
            (self.submit, self.submit_wanted),
            (self.previous, self.previous_wanted),
            (self.next, self.next_wanted),
            (self.leave_field, self.leave_wanted),
        ):
            button.clicked.connect(lambda _on=False, signal=wanted: signal.emit())

    def show_question(self, position: int, last: bool, pausable: bool, field: bool) -> None:
        """Fit the ways on to the place of the question; with ``field`` one types in it."""
        self.leave_field.setVisible(field)
        for button, key in self._letters:
            button.set_key(tr("Alt {key}", key=key) if field else key)
        self.previous.setEnabled(position > 0)
        self.pause.setVisible(pausable)
        self._last = last

    def show_cell(self, cell: Cell) -> None:
        """Show the marks, and in words what is kept."""
        self.flag.setChecked(cell.flagged)
        self.flag.set_words(tr("Flagged") if cell.flagged else tr("Flag"))
        self.unsure.setChecked(cell.unsure)
        self.take_back.setVisible(cell.answered)
        self.state.setText(
            tr("Your answer is kept. You can change it until you hand in.")
            if cell.answered
            else tr("No answer yet.")
        )
        words = tr("Next") if cell.answered else tr("Skip")
        self.next.set_words(tr("To the end") if self._last else words)
