"""After a paper: passed or not in words with the numbers, by topic, and every answer below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.rehearsal import RehearsalResult
from aimstudy.ui.quiz.left_out_line import LeftOutLine
from aimstudy.ui.rehearsal.answer_list import AnswerList
from aimstudy.ui.rehearsal.result_words import (
    ending_line,
    likely_line,
    next_line,
    outcome_line,
    outcome_title,
    sight_line,
    time_line,
    topic_line,
)
from aimstudy.ui.rehearsal.words import paper_name, source_line, whole_day
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, SMALL, TINY
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Card, Label, Notice, PlainButton, PrimaryButton, Scrolled
from aimstudy.ui.widgets.beside_bar import BesideBar
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.head_row import HeadRow


class ResultView(QWidget):
    """The outcome on top, the answers with their filters below, and the way on at the foot."""

    again_wanted = Signal()
    study_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attempt_id = 0
        self.shown: RehearsalResult | None = None
        self.failure = SaveNotice()
        self.title = Label("", Role.PAGE)
        self.paper = Label("", muted=True)
        self.outcome = Notice("info", " ", " ")
        self.ending = Label("")
        self.lines = Card(spacing=SMALL)
        self.topics = Card(spacing=TINY)
        self.left_out = LeftOutLine(paper=True)
        self.answers = AnswerList()
        self.again = PrimaryButton(tr("To the rehearsals"), tr("Enter"))
        self.study = PlainButton(tr("To today's cards"))
        self.area = QScrollArea()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.failure)
        column.addWidget(self._build_area(), 1)
        foot = QHBoxLayout()
        foot.addWidget(HeadRow(Label(""), [self.study, self.again]))
        column.addLayout(foot)
        BesideBar(self.area, foot)
        self.again.clicked.connect(lambda _on=False: self.again_wanted.emit())
        self.study.clicked.connect(lambda _on=False: self.study_wanted.emit())
        self.answers.shown.connect(self._to_answers)

    def _build_area(self) -> QScrollArea:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.answers_title = Label(tr("Your answers"), Role.SECTION)
        for part in (
            self.title,
            self.paper,
            self.outcome,
            self.ending,
            self.lines,
            self.topics,
            self.answers_title,
            self.answers,
            self.left_out,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Result and answers"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def show_result(self, result: RehearsalResult, keep: bool = False) -> None:
        """Show a paper that was handed in; with ``keep`` the filter and the place stay."""
        self.attempt_id, self.shown = result.attempt_id, result
        title = outcome_title(result)
        self.title.setText(title)
        day = whole_day(result.when)
        parts = [paper_name(result.rules.name), day]
        parts += [tr("does not count")] if result.left_out else []
        self.paper.setText(" · ".join(parts))
        self.outcome.setProperty("surface", "ok" if result.passed else "warn")
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.title.setText(outcome_line(result))
        source = source_line(result.rules, example=not result.exam_id)
        self.outcome.text.setText(source)
        ending = ending_line(result)
        self.ending.setText(ending)
        self.ending.setVisible(bool(ending))
        self._show_lines(
            self.lines,
            None,
            (time_line(result), sight_line(result), likely_line(result), next_line(result)),
        )
        topics = tuple(topic_line(topic) for topic in result.topics)
        self._show_lines(self.topics, tr("By topic"), topics)
        self.topics.setVisible(bool(topics))
        self.left_out.show_line(out=result.left_out)
        place = self.area.verticalScrollBar().value()
        self.answers.show_answers(result.answers, keep)
        self.area.verticalScrollBar().setValue(place if keep else 0)

    @property
    def words(self) -> str:
        """The outcome for a screen reader."""
        parts = (self.title, self.outcome.title, self.ending)
        return " ".join(part.text() for part in parts if part.text())

    def _to_answers(self) -> None:
        """Other answers begin at their first one."""
        bar = self.area.verticalScrollBar()
        top = self.answers_title.y()
        if bar.value() > top:
            bar.setValue(top)

    @staticmethod
    def _show_lines(card: Card, title: str | None, lines: tuple[str, ...]) -> None:
        empty(card.column)
        if title is not None:
            card.column.addWidget(Label(title, Role.SECTION))
        for line in lines:
            card.column.addWidget(Label(line))
