"""Before a rehearsal: which paper, its rules in sentences, and what there is to ask.

An unfinished paper comes first, with how its clock stands. Papers handed in stand below.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from aimstudy.domain.paper import PaperRules
from aimstudy.services.views.rehearsal import OpenPaper, PastPaper, RehearsalStart
from aimstudy.ui.rehearsal.open_notice import OpenNotice
from aimstudy.ui.rehearsal.paper_card import MaterialCard, RulesCard
from aimstudy.ui.rehearsal.past_papers import PastPapers
from aimstudy.ui.rehearsal.words import (
    away_title,
    choice_name,
    language_name,
    time_words,
)
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM
from aimstudy.ui.translations import format_number, tr, trn
from aimstudy.ui.widgets import (
    Card,
    ChoiceRow,
    Label,
    LinkButton,
    Notice,
    PageHeader,
    PrimaryButton,
    Scrolled,
)
from aimstudy.ui.widgets.beside_bar import BesideBar
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.head_row import HeadRow
from aimstudy.ui.widgets.tab_order import follow_layout

PATIENCE_MS = 200


class StartView(QWidget):
    """Says what is wanted; the page carries it out.

    ``start_wanted`` carries the PaperRules to begin with, ``choice_wanted`` the id of an exam (0:
    the example), ``rules_wanted`` PaperRules that were typed.
    """

    start_wanted = Signal(object)
    choice_wanted = Signal(int)
    rules_wanted = Signal(object)
    resume_wanted = Signal(int)
    hand_in_wanted = Signal(int)
    discard_wanted = Signal(int)
    language_wanted = Signal(object)
    result_wanted = Signal(int)
    articles_wanted = Signal()
    quiz_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start: RehearsalStart | None = None
        self.failure = SaveNotice()
        self.open = OpenNotice()
        self.away = Notice("info", " ", " ", tr("See the result"))
        self.choices = ChoiceRow(tr("Paper"), (), None)
        self.languages = ChoiceRow(tr("Language of the questions"), (), None)
        self.rules = RulesCard()
        self.material = MaterialCard()
        self.past = PastPapers()
        self.begin = PrimaryButton(tr("Start"), tr("Enter"))
        self.note = Label("", Role.NOTE, muted=True)
        self.area = QScrollArea()
        self._stack = QStackedWidget()
        self._choice_card = Card(spacing=MEDIUM)
        self._away_id = 0
        self._offered: tuple[Sequence[object], Sequence[object]] = ((), ())
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.failure)
        self._waiting = Label("", muted=True)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._build_area())
        column.addWidget(self._stack, 1)
        self._foot = HeadRow(self.note, [self.begin])
        foot = QHBoxLayout()
        foot.addWidget(self._foot)
        column.addLayout(foot)
        BesideBar(self.area, foot)
        self._foot.hide()
        self.begin.clicked.connect(lambda _on=False: self.press_start())
        self.open.resume_wanted.connect(self.resume_wanted)
        self.open.hand_in_wanted.connect(self.hand_in_wanted)
        self.open.discard_wanted.connect(self.discard_wanted)
        self.rules.changed.connect(self._numbers_changed)
        self.rules.settled.connect(lambda: self.rules_wanted.emit(self.rules.rules))
        self.material.articles_wanted.connect(self.articles_wanted)
        self.past.result_wanted.connect(self.result_wanted)
        if self.away.button is not None:
            self.away.button.clicked.connect(
                lambda _on=False: self.result_wanted.emit(self._away_id)
            )

    def _build_area(self) -> QScrollArea:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        quiz = LinkButton(tr("Practice quiz instead"), role=Role.BODY)
        quiz.clicked.connect(lambda _on=False: self.quiz_wanted.emit())
        subtitle = tr("A whole paper by the clock; what was right is shown at the end")
        column.addWidget(PageHeader(tr("Exam rehearsal"), subtitle, [quiz]))
        for part in (self.open, self.away, self._choice_card, self.rules, self.material, self.past):
            column.addWidget(part)
        column.addStretch(1)
        self._inner = inner
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def to_top(self) -> None:
        """Begin where one reads first, wherever it was left."""
        self.area.verticalScrollBar().setValue(0)

    def wait(self) -> None:
        """What is shown is read anew; say so where nothing is shown and it takes long."""
        QTimer.singleShot(PATIENCE_MS, self, self._say_waiting)

    def _say_waiting(self) -> None:
        if self.start is None:
            self._waiting.setText(tr("Looking for questions…"))

    def show_start(self, start: RehearsalStart, today: date) -> None:
        """Show an exam's paper by its own rules."""
        self._show(start, today)
        self.rules.show_rules(start)
        self._show_material()
        follow_layout(self._inner)

    def show_checked(self, start: RehearsalStart, today: date) -> None:
        """Show what there is for the numbers that stand in the fields; the fields stay."""
        self._show(start, today)
        self._show_material()

    def show_open(self, paper: OpenPaper | None) -> None:
        """Tell anew how the time of the open paper stands."""
        self.open.show_open(paper)

    def _show(self, start: RehearsalStart, today: date) -> None:
        self.start = start
        self.open.show_open(start.unfinished)
        self._show_away(start.ended_away)
        self._show_choices(start)
        self.past.show_papers(start.past, today)
        self._stack.setCurrentIndex(1)
        self._foot.show()

    def _show_away(self, paper: PastPaper | None) -> None:
        self.away.setVisible(paper is not None)
        if paper is not None:
            self.away.title.setText(away_title(paper))
            self.away.text.setText(tr("It was handed in with what you had answered."))
            self._away_id = paper.attempt_id

    def _show_choices(self, start: RehearsalStart) -> None:
        """The papers to choose from, and the languages of the questions where there are two."""
        papers = [(choice.exam_id or 0, choice_name(choice)) for choice in start.choices]
        languages = [(language, language_name(language)) for language in start.languages]
        if (papers, languages) != self._offered:
            self._offered = (papers, languages)
            empty(self._choice_card.column)
            self._choice_card.column.addWidget(Label(tr("Which paper?"), Role.SECTION))
            self.choices = ChoiceRow(tr("Paper"), papers, None)
            self.choices.chosen.connect(lambda exam: self.choice_wanted.emit(int(str(exam))))
            self.languages = ChoiceRow(tr("Language of the questions"), languages, None, target=32)
            self.languages.chosen.connect(self.language_wanted)
            for row in (self.choices, self.languages):
                self._choice_card.column.addWidget(row)
        self.choices.set_value(start.exam_id or 0)
        self.languages.set_value(start.language)
        self.languages.setVisible(len(languages) > 1)
        self._choice_card.setVisible(len(papers) > 1 or len(languages) > 1)

    def _numbers_changed(self) -> None:
        """A number that is refused has its reason in sight."""
        self._show_material()
        refused = self.rules.refused
        if refused is not None:
            QTimer.singleShot(0, refused, lambda: self.area.ensureWidgetVisible(refused))

    def _show_material(self) -> None:
        """What there is, for the numbers as they stand now."""
        if self.start is None:
            return
        refused, rules = self.rules.refused, self.rules.rules
        self.material.show_material(self.start, rules, bool(refused))
        shown = self.to_begin()
        ready = self.start.possible and refused is None
        shorter = ready and shown.is_shorter
        words = trn("Start with {n} question", "Start with {n} questions", shown.questions)
        self.begin.set_words(words if shorter else tr("Start"))
        self.begin.setVisible(self.start.possible)
        self.note.setText(self._note(refused is not None))
        self._foot.setVisible(self.start.possible or bool(self.note.text()))
        self._foot.fit()

    def _note(self, refused: bool) -> str:
        if self.start is not None and self.start.unfinished is not None:
            return tr("Another paper can begin when this one is handed in.")
        if refused:
            return tr("A number above cannot be used.")
        return self._shorter_note()

    def _shorter_note(self) -> str:
        """Beside the button: why the paper that begins is a shorter one."""
        shown = self.to_begin()
        if self.start is None or not self.start.possible or not shown.is_shorter:
            return ""
        return tr(
            "There are too few different questions for {wanted}; the shorter paper takes {time}.",
            wanted=format_number(self.rules.rules.questions),
            time=time_words(shown.seconds),
        )

    def to_begin(self) -> PaperRules:
        """The rules of the paper that Start begins: shorter where there are too few questions."""
        rules, start = self.rules.rules, self.start
        if start is None or rules.questions <= start.distinct:
            return rules
        return rules.shortened(start.distinct)

    def press_start(self) -> None:
        """Begin; a number that cannot be used gets the focus instead."""
        if self.start is None or not self.start.possible:
            return
        refused = self.rules.refused
        if refused is not None:
            self.rules.section.set_open(True)
            refused.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.start_wanted.emit(self.to_begin())

    def press_main(self) -> None:
        """Enter: go on with the open paper, else begin."""
        if self.start is None:
            return
        if self.start.unfinished is not None:
            self.open.go_on.click()
        elif self.start.possible:
            self.press_start()
        else:
            self.material.press_main()

    def first_part(self) -> QWidget:
        """What the focus goes to."""
        if self.start is not None and self.start.unfinished is not None:
            return self.open.go_on
        return self.begin if self.begin.isVisibleTo(self) else self
