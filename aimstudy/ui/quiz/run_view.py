"""One question with its way of answering; then the same screen says what was right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.quiz import QuizKind
from aimstudy.services.formulas import in_lines
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion
from aimstudy.ui.announce import announce
from aimstudy.ui.quiz.answer_panel import AnswerPanel
from aimstudy.ui.quiz.below_line import BelowLine
from aimstudy.ui.quiz.certainty_row import CertaintyRow
from aimstudy.ui.quiz.matching_panel import MatchingPanel
from aimstudy.ui.quiz.option_panel import OptionPanel
from aimstudy.ui.quiz.option_row import OptionRow
from aimstudy.ui.quiz.verdict_card import VerdictCard
from aimstudy.ui.quiz.written_panel import WrittenPanel
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.study.session_header import SessionHeader
from aimstudy.ui.theme import Role, font
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import format_number, tr
from aimstudy.ui.widgets import Label, LinkButton, PlainButton, PrimaryButton, Scrolled
from aimstudy.ui.widgets.beside_bar import BesideBar
from aimstudy.ui.widgets.flow import FlowRow


class RunView(QWidget):
    """Shows a question or a verdict; the answer is reported and stored by the page."""

    given = Signal(object)  # Given, or None for "I don't know"
    next_wanted = Signal()
    open_source = Signal()
    overrule_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SessionHeader(tr("Questions answered"))
        self.failure = SaveNotice()
        self.shorter = Label("", Role.NOTE, muted=True)
        self.context = Label("", Role.NOTE, muted=True)
        self.question = Label("", Role.CARD)
        self.choices, self.kept = OptionPanel(), OptionPanel(keeps=True)
        self.written, self.matching = WrittenPanel(), MatchingPanel()
        self.panels: tuple[AnswerPanel, ...] = (
            self.choices,
            self.kept,
            self.written,
            self.matching,
        )
        self.panel: AnswerPanel = self.choices
        self.sure = CertaintyRow()
        self.verdict = VerdictCard()
        self.dont_know = PlainButton(tr("I don't know"), "0")
        self.stop = LinkButton(tr("Stop here"), role=Role.BODY)
        self.check_button = PrimaryButton(tr("Check"), tr("Enter"))
        self.next_button = PrimaryButton(tr("Next"), tr("Enter"))
        self.area = QScrollArea()
        self.below = BelowLine(self.area, lambda: [] if self.answered else self.options)
        self._inner = Scrolled()
        self._column = QVBoxLayout(self._inner)
        self.answered = False
        self._asks_certainty = False
        self._single = False  # one option is the whole answer
        self._where = ""  # the words at the top's right
        self._read_from = 0  # how far was scrolled when the answer was given
        self._build()

    @property
    def options(self) -> list[OptionRow]:
        """The rows of a question with options."""
        return self.panel.rows if isinstance(self.panel, OptionPanel) else []

    @property
    def certainty(self) -> int | None:
        """How sure the person said to be, 1-3; None where it was not asked or left open."""
        return self.sure.level if self._asks_certainty else None

    @property
    def certainty_asked(self) -> bool:
        """The question in front asks how sure the person is."""
        return self._asks_certainty

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.failure)
        column.addWidget(self._build_area(), 1)
        column.addWidget(self.below)
        column.addWidget(self.sure)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button in (self.dont_know, self.next_button):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(button is self.dont_know)
            button.setSizePolicy(policy)
        row.addWidget(FlowRow((self.stop, self.dont_know)), 1)
        row.addWidget(self.check_button)
        row.addWidget(self.next_button)
        column.addLayout(row)
        BesideBar(self.area, self.header.column, row)
        self.next_button.hide()
        self.sure.hide()
        self.dont_know.clicked.connect(lambda _on=False: self.given.emit(None))
        self.check_button.clicked.connect(lambda _on=False: self.check())
        self.next_button.clicked.connect(lambda _on=False: self.next_wanted.emit())
        self.stop.clicked.connect(lambda _on=False: self.stop_wanted.emit())
        self.verdict.open_source.connect(self.open_source)
        self.verdict.overrule_wanted.connect(self.overrule_wanted)
        self.sure.chosen.connect(lambda _level: self._answer_if_filled())
        for panel in self.panels:
            panel.answered.connect(self.given)
            panel.filled.connect(self._filled)
            panel.done.connect(self.check)

    def _build_area(self) -> QScrollArea:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.shorter)
        column.addWidget(self.context)
        column.addWidget(self.question)
        for panel in self.panels:
            column.addWidget(panel)
        column.addWidget(self.verdict)
        column.addStretch(1)
        self.area.setWidget(self._inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # The layout settles after the verdict is put in, and with it how far one can scroll.
        self.area.verticalScrollBar().rangeChanged.connect(self._bring_verdict_into_sight)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def show_question(self, question: QuizQuestion, shorter: str = "") -> None:
        """Put a question that is still to be answered; ``shorter`` says why the quiz is."""
        self.answered = False
        self.shorter.setText(shorter)
        self.shorter.setVisible(bool(shorter))
        self._show_head(question, question.position)
        self._asks_certainty = question.certainty
        self._use_panel(question.kind)
        self.sure.ask(question.kind.written)
        self.sure.setVisible(question.certainty)
        self.panel.ask(question)
        self.verdict.hide()
        self.dont_know.set_key(tr("Alt {key}", key="0") if question.kind.written else "0")
        self.dont_know.show()
        self.next_button.hide()
        self.check_button.setVisible(not self.panel.at_once)
        self.check_button.setEnabled(False)
        self._leave_below(0)
        self.area.verticalScrollBar().setValue(0)
        self.area.setAccessibleName(question.prompt)
        self.below.look_soon()

    def show_feedback(self, feedback: QuizFeedback, today: date) -> None:
        """Show the verdict on the question in front; its rows stay where they are."""
        self._read_from = 0 if self.answered else self.area.verticalScrollBar().value()
        self.answered = True
        if self.panel.isAncestorOf(QApplication.focusWidget() or self):
            self.area.setFocus()  # Qt would hand it on from one part to the next as they close
        self._show_head(feedback, feedback.position + 1)
        self._use_panel(feedback.kind)
        self.sure.show_said(feedback.certainty)
        self.panel.show_feedback(feedback)
        self.verdict.show_feedback(feedback, today)
        self.dont_know.hide()
        last = feedback.position + 1 == feedback.total
        self.check_button.hide()
        self.next_button.set_words(tr("See the result") if last else tr("Next"))
        self.next_button.show()
        self._bring_verdict_into_sight()

    def check(self) -> None:
        """Report what was put in; nothing happens where that is not an answer yet.

        Where it is asked how sure the person is and they have not said so, the first time leads
        there and the second leaves it open.
        """
        given = None if self.answered or self.panel.at_once else self.panel.given()
        if given is None:
            return
        if self._asks_certainty and self.sure.level is None and not self.sure.hasFocus():
            self.sure.setFocus()
            announce(self, self.sure.accessibleName())
            return
        self.given.emit(given)

    def choose(self, place: int) -> None:
        """A letter's key was pressed; what it chose comes into sight."""
        self.panel.choose(place)
        if place < len(self.options) and not self.answered:
            self.area.ensureWidgetVisible(self.options[place], 0, 0)

    def _filled(self, filled: bool) -> None:
        self.check_button.setEnabled(filled)
        if filled and self._single and self.sure.level is not None:
            self._answer_if_filled()

    def _answer_if_filled(self) -> None:
        """Both are said, the answer and how sure: that is all."""
        given = None if self.answered else self.panel.given()
        if given is not None:
            self.given.emit(given)

    def _use_panel(self, kind: QuizKind) -> None:
        self._single = not kind.written and kind not in (QuizKind.SELECT, QuizKind.MATCHING)
        self.panel = self.kept if self._asks_certainty and self._single else self.choices
        if kind is QuizKind.MATCHING:
            self.panel = self.matching
        elif kind.written:
            self.panel = self.written
        for panel in self.panels:
            panel.setVisible(panel is self.panel)

    def _show_head(self, question: QuizQuestion | QuizFeedback, done: int) -> None:
        title = tr(
            "Practice quiz · question {n} of {total}",
            n=format_number(question.position + 1),
            total=format_number(question.total),
        )
        topic = question.topic or question.title
        place = tr("{topic} · no time limit", topic=topic) if topic else tr("No time limit")
        self._where = place
        self.header.show_progress(title, place, done / question.total)
        shown = question.context if question.context != topic else ""
        self.context.setText(shown)
        self.context.setVisible(bool(shown))
        self.question.setText(in_lines(question.prompt))

    def _bring_verdict_into_sight(self) -> None:
        if not self.answered:
            return
        self._column.activate()
        top = self._top(self.verdict)
        lowest = max(0, top + self.verdict.height() - self.area.viewport().height())
        bar = self.area.verticalScrollBar()
        place = self._whole_from(max(self._read_from, min(lowest, top)))
        self._leave_below(max(0, place - lowest))
        bar.setValue(place)
        gone = place > self._top(self.question)
        prompt = _in_short(self.question.text(), self.header.width())
        self.header.show_place(prompt if gone else self._where)

    def _whole_from(self, place: int) -> int:
        """The first place from ``place`` on where no part is cut at the top."""
        rows = self.panel.findChildren(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
        parts = (self.shorter, self.context, self.question, *rows, self.verdict)
        tops = [self._top(part) for part in parts if part.isVisible()]
        return min((top for top in tops if top >= place), default=place)

    def _top(self, part: QWidget) -> int:
        return part.mapTo(self._inner, QPoint(0, 0)).y()

    def _leave_below(self, room: int) -> None:
        margins = self._column.contentsMargins()
        if margins.bottom() != room:
            margins.setBottom(room)
            self._column.setContentsMargins(margins)
            self._column.activate()

    def apply_fonts(self) -> None:
        """Take the theme in force."""
        self.verdict.apply_fonts()
        for panel in self.panels:
            panel.apply_fonts()


def _in_short(prompt: str, width: int) -> str:
    """As much of ``prompt`` as fits on two lines; a line does not break in the middle of a word."""
    metrics = QFontMetrics(font(Role.NOTE))
    return metrics.elidedText(prompt, Qt.TextElideMode.ElideRight, width * 7 // 4)
