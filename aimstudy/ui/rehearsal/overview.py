"""All questions at once: to go to one, or to hand the paper in once it is seen what is open.

The same screen serves both; it only asks for the end when the end was wanted.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.rehearsal import PaperView
from aimstudy.ui.rehearsal.cell_words import state_lines
from aimstudy.ui.rehearsal.grid import QuestionGrid
from aimstudy.ui.rehearsal.head import PaperHead
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Label, PlainButton, Scrolled
from aimstudy.ui.widgets.beside_bar import BesideBar
from aimstudy.ui.widgets.button import ButtonKind
from aimstudy.ui.widgets.head_row import HeadRow


class Overview(QWidget):
    """``chosen`` carries a place; ``end_wanted`` asks for the end, ``submit_wanted`` hands in."""

    chosen = Signal(int)
    end_wanted = Signal()
    submit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ending = False
        self._goal = 0  # the question that the way back leads to
        self._hands_in = False  # what the main button does
        self.head = PaperHead()
        self.failure = SaveNotice()
        self.lines = Label("")
        self.promise = Label("", muted=True)
        self.grid = QuestionGrid()
        self.area = QScrollArea()
        self.back = PlainButton("")
        self.submit = PlainButton("")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.failure)
        inner = Scrolled()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SMALL)
        for part in (self.lines, self.promise):
            inside.addWidget(part)
        inside.addSpacing(SMALL)
        inside.addWidget(self.grid)
        inside.addStretch(1)
        self.area.setWidget(inner)
        self.area.setAccessibleName(tr("All questions"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area, 1)
        self._foot = HeadRow(Label(""), [self.submit, self.back])
        foot = QHBoxLayout()
        foot.addWidget(self._foot)
        column.addLayout(foot)
        BesideBar(self.area, foot)
        self.grid.chosen.connect(self.chosen)
        self.back.clicked.connect(lambda _on=False: self.go_back())
        self.submit.clicked.connect(lambda _on=False: self.press_submit())
        # The second press of a double click lands here, where the button before it was.
        self.calm = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())

    def show_paper(self, view: PaperView, ending: bool) -> None:
        """Show how all questions stand; with ``ending`` ask whether to hand in."""
        self.ending = ending
        if ending:
            self.calm.start()
        open_ones = view.open_positions
        self._goal = open_ones[0] if ending and open_ones else view.position
        title = tr("Hand in the paper?") if ending else tr("All questions")
        self.head.show_place(title)
        self.head.show_answered(view.cells)
        self.lines.setText("\n".join(state_lines(view.cells)))
        promise = tr("After this nothing can be changed.")
        if open_ones:
            promise = f"{tr('An open question counts as not right.')} {promise}"
        self.promise.setText(promise if ending else "")
        self.promise.setVisible(ending)
        self.grid.show_cells(view.cells, view.position)
        self._show_buttons(bool(open_ones))

    def _show_buttons(self, some_open: bool) -> None:
        """The main button hands in only where the end was wanted and nothing is open."""
        self._hands_in = hands_in = self.ending and not some_open
        number = format_number(self._goal + 1)
        self.back.set_words(
            tr("To question {n}", n=number)
            if self.ending and some_open
            else tr("Back to question {n}", n=number)
        )
        self.submit.set_words(tr("Hand in") if self.ending else tr("Hand in…"))
        kinds = (ButtonKind.PLAIN, ButtonKind.PRIMARY)
        self.back.set_kind(kinds[not hands_in])
        self.submit.set_kind(kinds[hands_in])
        # In the grid Enter belongs to the cell that has the focus. What leads here (S, and Enter
        # after the last question) hands nothing in, however often it is pressed.
        self.back.set_key(tr("Enter") if self.ending and not hands_in else "Esc")
        self.submit.set_key(tr("Ctrl Enter") if self.ending else "S")
        # The main button is the last of the row.
        self._foot.put_last(self.submit if hands_in else self.back)

    @property
    def words(self) -> str:
        """What a screen reader is told when this comes."""
        return f"{self.head.title.text()} {self.lines.text()}"

    def first_part(self) -> QWidget:
        """What the focus goes to: the grid, or where the end was wanted the page itself."""
        return self.area if self.ending else self.grid.first_part()

    def press_main(self) -> None:
        """Enter: to the question, or where none is open to the button that hands in."""
        if self._hands_in:
            self.submit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_back()

    def go_back(self) -> None:
        """To the first open question where the end was wanted, else where one came from."""
        self.chosen.emit(self._goal)

    def press_submit(self) -> None:
        """Hand in; from the grid the end is asked for first."""
        if not self.ending:
            self.end_wanted.emit()
        elif not self.calm.isActive():
            self.submit_wanted.emit()
