"""One question of a running paper: what is put in is kept at once and can be changed at will.

Nothing here tells what is right. What is put in is reported, and the page stores it.
"""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.formulas import in_lines
from aimstudy.services.views.rehearsal import PaperView
from aimstudy.ui.quiz.answer_panel import AnswerPanel
from aimstudy.ui.quiz.matching_panel import MatchingPanel
from aimstudy.ui.quiz.option_panel import OptionPanel
from aimstudy.ui.quiz.written_panel import WrittenPanel
from aimstudy.ui.rehearsal.head import PaperHead
from aimstudy.ui.rehearsal.paper_buttons import PaperButtons
from aimstudy.ui.rehearsal.result_words import cut
from aimstudy.ui.rehearsal.words import clock_text
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import EmptyState, Label, Scrolled

LOW = 420  # px at 100 % of the height below which the buttons scroll
MOST_ASKED = 10_000  # characters of a question that are shown
TYPING_MS = 300  # so long what is typed may wait to be kept


class PaperScreen(QWidget):
    """``given`` carries what was put in (Given, or None where it was taken back)."""

    given = Signal(object)
    go_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PaperHead()
        self.failure = SaveNotice()
        self.notices = QVBoxLayout()  # those of the window stand with it
        self.context = Label("", Role.NOTE, muted=True)
        self.question = Label("", Role.CARD)
        self.choices = OptionPanel(keeps=True, grouped=False)  # the focus comes to the question
        self.written, self.matching = WrittenPanel(), MatchingPanel()
        self.panel: AnswerPanel = self.choices
        self.buttons = PaperButtons()
        self.area = QScrollArea()
        self.pause = EmptyState(tr("Paused"), " ", tr("Go on"), tr("Enter"))
        self.stack = QStackedWidget()
        self._reported: Given | None = None  # what the page knows to be put in
        self._low = False
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        self.stack.addWidget(self._build_area())
        self.stack.addWidget(self.pause)
        policy = QSizePolicy.Policy  # its words must not make a low window higher
        self.pause.setSizePolicy(policy.Preferred, policy.Ignored)
        column.addWidget(self.stack, 1)
        self.notices.addWidget(self.failure)
        column.addLayout(self.notices)
        column.addWidget(self.buttons)
        if self.pause.button is not None:
            self.pause.button.clicked.connect(lambda _on=False: self.go_on_wanted.emit())
        self._typing.timeout.connect(self.report)
        for panel in (self.choices, self.matching):
            panel.filled.connect(lambda _full: self.report())
        self.written.filled.connect(lambda _full: self._typed())

    def _build_area(self) -> QScrollArea:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self.context, self.question, self.choices, self.written, self.matching):
            column.addWidget(part)
        column.addStretch(1)
        self._lent = QVBoxLayout()
        self._lent.setSpacing(SMALL)
        column.addLayout(self._lent)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def show_paper(self, view: PaperView) -> None:
        """Put a question with what was put in before."""
        self._typing.stop()
        question = view.question
        self.head.show_place(self._title(view))
        shown = question.context if question.context != question.title else ""
        self.context.setText(shown)
        self.context.setVisible(bool(shown))
        self.question.setText(cut(in_lines(question.prompt), MOST_ASKED))
        self._use_panel(question.kind)
        self.panel.ask(question)
        self.panel.put(view.given)
        self._order_stops()
        self._reported = self.panel.kept()
        self.area.setAccessibleName(f"{self._title(view)}: {cut(question.prompt)}")
        self.area.verticalScrollBar().setValue(0)
        last = view.position + 1 == len(view.cells)
        field = question.kind.written or question.kind is QuizKind.MATCHING
        self.buttons.show_question(view.position, last, view.rules.pausable, field)
        self.head.switch.set_key(tr("Alt {key}", key="H") if field else "H")
        self.show_cell(view)
        self.show_paused(view)

    def _order_stops(self) -> None:
        """Tab goes from the question through its ways of answering to the buttons.

        The rows of options are new for each question, and Qt would put them last.
        """
        tab, window = Qt.FocusPolicy.TabFocus, self.window()  # the list of a box is a window
        inside = self.panel.findChildren(QWidget)
        parts = [w for w in inside if w.focusPolicy() & tab and w.window() is window]
        for before, after in pairwise([self.area, *parts, self.buttons.flag]):
            QWidget.setTabOrder(before, after)

    def show_cell(self, view: PaperView) -> None:
        """Show what is known to be kept of the question in front, and so of the paper."""
        self.buttons.show_cell(view.cell)
        self.head.show_answered(view.cells)

    def show_paused(self, view: PaperView) -> None:
        """Hide the question while the clock stands still, or show it again."""
        paused, left = view.clock.paused, view.clock.seconds_left
        words = tr("The clock stands still, and the question is hidden until you go on.")
        if not view.time_hidden:
            words = f"{tr('{time} left.', time=clock_text(left))} {words}"
        self.pause.text.setText(words)
        self.stack.setCurrentIndex(1 if paused else 0)
        self.buttons.setVisible(not paused)

    @property
    def paused(self) -> bool:
        """The question is hidden."""
        return self.stack.currentIndex() == 1

    @property
    def words(self) -> str:
        """What a screen reader is told when a question comes."""
        return self.pause.text.text() if self.paused else self.area.accessibleName()

    def report(self) -> None:
        """Tell what is put in, if that is new."""
        self._typing.stop()
        kept = self.panel.kept()
        if kept != self._reported:
            self._reported = kept
            self.given.emit(kept)

    def _typed(self) -> None:
        """What is typed is kept now and then, so that a kill takes a moment of it at most."""
        if not self._typing.isActive():
            self._typing.start()

    def not_kept(self) -> None:
        """What was reported could not be stored: it is reported again by the next step."""
        self._reported = _NOTHING

    def choose(self, place: int) -> None:
        """A letter's key was pressed; what it chose comes into sight."""
        self.panel.choose(place)
        rows = self.choices.rows
        if self.panel is self.choices and place < len(rows):
            self.area.ensureWidgetVisible(rows[place], 0, 0)

    def take_back(self) -> None:
        """Empty what was put in."""
        self.panel.put(None)
        self.report()

    def first_part(self) -> QWidget:
        """What the focus goes to."""
        if self.paused and self.pause.button is not None:
            return self.pause.button
        return self.panel.first_part() or self.area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's hook: in a low window only back and on keep their place below the question."""
        super().resizeEvent(event)
        self._fit(event.size().height())

    def _fit(self, height: int) -> None:
        low = height < pixels(LOW)
        if low is not self._low:
            self._low = low
            self.buttons.lend(self._lent if low else None)

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self._fit(self.height())
        for panel in (self.choices, self.written, self.matching):
            panel.apply_fonts()

    def _use_panel(self, kind: QuizKind) -> None:
        self.panel = self.choices
        if kind is QuizKind.MATCHING:
            self.panel = self.matching
        elif kind.written:
            self.panel = self.written
        for panel in (self.choices, self.written, self.matching):
            panel.setVisible(panel is self.panel)

    @staticmethod
    def _title(view: PaperView) -> str:
        return tr(
            "Question {n} of {total}",
            n=format_number(view.position + 1),
            total=format_number(len(view.cells)),
        )


_NOTHING = -99  # no panel gives this
