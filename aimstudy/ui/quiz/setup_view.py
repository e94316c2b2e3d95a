"""Before a quiz: how it should be, ready to begin with one key; drills, and quizzes of the past.

Says plainly what cannot be asked and why. Begins nothing itself.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aimstudy.services.views.printing import SheetLine
from aimstudy.services.views.quiz import (
    Drill,
    PastQuiz,
    QuizSetup,
    QuizWish,
    WishCount,
)
from aimstudy.services.views.rehearsal import OpenPaper
from aimstudy.ui.actions import Action
from aimstudy.ui.announce import announce
from aimstudy.ui.quiz.drills_card import DrillsCard
from aimstudy.ui.quiz.hardest_card import HardestCard
from aimstudy.ui.quiz.paper_card import PaperCard
from aimstudy.ui.quiz.past_card import PastCard
from aimstudy.ui.quiz.setup_words import number_refusal, shorter_words, unfinished_words
from aimstudy.ui.quiz.wish_form import WishForm
from aimstudy.ui.rehearsal.open_notice import OpenNotice
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import (
    Button,
    ButtonKind,
    EmptyState,
    Label,
    LinkButton,
    Notice,
    PageHeader,
    PlainButton,
    PrimaryButton,
    Scrolled,
)
from aimstudy.ui.widgets.beside_bar import BesideBar
from aimstudy.ui.widgets.tab_order import follow_layout

PATIENCE_MS = 200
_SPACE_IS_THEIRS = (QCheckBox, QAbstractItemView)


@dataclass(frozen=True, slots=True)
class SetupFound:
    """All that the set-up shows."""

    setup: QuizSetup
    past: tuple[PastQuiz, ...]
    today: date
    sheets: tuple[SheetLine, ...] = ()


class SetupView(QWidget):
    """Start, go on with a quiz that was left, or look back on one."""

    start_wanted = Signal(object)  # QuizWish
    resume_wanted = Signal(object)  # attempt id
    discard_wanted = Signal(object)  # attempt id
    review_wanted = Signal(object)  # attempt id
    count_wanted = Signal(object)  # QuizWish
    articles_wanted = Signal()
    rehearsal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure = SaveNotice()
        self.ready = False
        self.form = WishForm()
        self.drills = DrillsCard()
        self.paper = PaperCard()
        self.past = PastCard()
        self.hardest = HardestCard()
        self.summary = Label("")
        self.start: Button = PrimaryButton(tr("Start"), tr("Enter"))
        self.resume = PrimaryButton(tr("Go on"), tr("Enter"))
        self.discard = PlainButton(tr("End it"))
        self.rehearsal = LinkButton(tr("Exam rehearsal"), role=Role.BODY)
        self._unfinished: int | None = None
        self._touched = self._typing = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.waiting = Label(tr("Looking for questions…"), muted=True)
        self.empty = _empty_state()
        self.header = PageHeader(
            tr("Practice quiz"),
            tr("No clock. Every answer is saved as you give it."),
            [self.rehearsal],
        )
        self.paper_open = OpenNotice(ends=False)
        self.unfinished = Notice("info", tr("A quiz is not finished"), unfinished_words(None))
        self.unfinished.row.addWidget(self.discard)
        self.unfinished.row.addWidget(self.resume)
        self.blocked = Notice("warn", " ", " ", tr("Look"))
        self.unfit = Label("", Role.NOTE, muted=True)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.summary, 1)
        row.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.failure)
        column.addWidget(self._build_area(), 1)
        column.addWidget(self._foot)
        BesideBar(self.area, row)
        self._show_parts(usable=False)
        for part in (self.empty, self.past, self.blocked, self.unfit):
            part.hide()  # until it is known what to say

    def _build_area(self) -> QScrollArea:
        inner = Scrolled()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (
            self.header,
            self.waiting,
            self.paper_open,
            self.unfinished,
            self.form,
            self.empty,
            self.drills,
            self.paper,
            self.past,
            self.hardest,
            self.blocked,
            self.unfit,
        ):
            column.addWidget(part)
        column.setStretchFactor(self.empty, 100)  # alone it stands in the middle
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.waiting.hide()
        return self.area

    def _connect(self) -> None:
        self.start.clicked.connect(lambda _on=False: self._start())
        self.resume.clicked.connect(lambda _on=False: self.resume_wanted.emit(self._unfinished))
        self.rehearsal.clicked.connect(lambda _on=False: self.rehearsal_wanted.emit())
        self.discard.clicked.connect(lambda _on=False: self.discard_wanted.emit(self._unfinished))
        self.drills.wanted.connect(self._start_drill)
        self.past.wanted.connect(self.review_wanted)
        self.paper.entered.connect(self._typing_letters)
        self.paper.grown.connect(self._letters_in_sight)
        self.form.changed.connect(self._moved)
        self.form.changed.connect(self.failure.clear)
        self.form.topics_changed.connect(lambda: self.count_wanted.emit(self.form.wish()))
        for button in (self.blocked.button, self.empty.button):
            if button is not None:
                button.clicked.connect(lambda _on=False: self.articles_wanted.emit())

    # What the page asks

    def wait(self) -> None:
        """What is shown is read anew; say so where it takes long."""
        self.ready = False
        QTimer.singleShot(PATIENCE_MS, self, self._say_waiting)

    def show_setup(self, found: SetupFound) -> None:
        """Show what can be asked now; what was chosen here and not begun yet stays chosen."""
        setup = found.setup
        self.ready = True
        self.waiting.hide()
        self._unfinished = setup.unfinished
        wish = self.form.wish() if self._touched else setup.last
        self.form.show_setup(setup, wish)
        self.drills.show_offers(setup.drills, wish.ask_certainty)
        self.paper.show_sheets(found.sheets)
        begun = [past for past in found.past if past.attempt_id == setup.unfinished]
        over = [past for past in found.past if past.attempt_id != setup.unfinished]
        self.past.show_past(over, found.today)
        self.unfinished.text.setText(unfinished_words(begun[0] if begun else None))
        self._show_blocked(setup)
        self._show_parts(usable=setup.usable > 0)
        self._show_foot()
        follow_layout(self)
        chosen = self.form.wish()
        if chosen.topics or chosen.kinds:
            self.count_wanted.emit(chosen)

    def show_count(self, count: WishCount) -> None:
        """How much can be asked of what is chosen."""
        self.form.show_count(count)
        self._show_foot()

    def shorter(self, total: int, wish: QuizWish) -> str:
        """Why a quiz of ``total`` questions has fewer than ``wish`` asks for, or ""."""
        drill = wish.drill
        usable = self.form.usable if drill is None else self.drills.usable.get(drill, 0)
        return shorter_words(total, wish.count, usable)

    def press_main(self) -> None:
        """Enter: what the main button does."""
        if not self.paper_open.isHidden():
            self.paper_open.go_on.click()
        elif self._unfinished is not None:
            self.resume.click()
        elif self.form.isHidden():
            self.articles_wanted.emit()
        elif self.form.refusal():
            announce(self, self.form.refusal())
        else:
            self.start.click()

    def actions_possible(self) -> set[Action]:
        """What can be done here besides beginning."""
        return {Action.PRINT_SHEET} if self.paper.isVisible() else set()

    def forget_choice(self) -> None:
        """A quiz was begun: the library remembers how."""
        self._touched = False

    def event(self, event: QEvent) -> bool:
        """Space sets a mark where one has the focus; it begins no quiz there."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Space
            and isinstance(QApplication.focusWidget(), _SPACE_IS_THEIRS)
        ):
            event.accept()
            return True
        return super().event(event)

    # Showing

    def _say_waiting(self) -> None:
        if not self.ready and self.form.isHidden() and self.empty.isHidden():
            self.waiting.show()

    def _show_parts(self, usable: bool) -> None:
        """The form, or the words of a library that has nothing to ask."""
        waits = self._unfinished is not None
        self.header.setVisible(usable)
        self.form.setVisible(usable)
        self._foot.setVisible(usable)
        self.empty.setVisible(not usable)
        self.unfinished.setVisible(waits)
        self.drills.setVisible(usable and bool(self.drills.buttons))
        self.paper.setVisible(usable)
        self.start.set_words(tr("Start a new one") if waits else tr("Start"))
        self._show_main()

    def show_paper(self, paper: OpenPaper | None) -> None:
        """A paper that was begun comes before anything else: its clock may be running."""
        before = self.paper_open.isHidden()
        self.paper_open.show_open(paper)
        if before is not self.paper_open.isHidden():
            self._show_main()

    def _show_main(self) -> None:
        """Enter goes on with what was begun, a paper before a quiz, else it starts one."""
        paper, waits = not self.paper_open.isHidden(), self._unfinished is not None
        for button, main in ((self.resume, not paper), (self.start, not paper and not waits)):
            button.set_kind(ButtonKind.PRIMARY if main else ButtonKind.PLAIN)
            button.set_key(tr("Enter") if main and not self._typing else "")

    def _typing_letters(self, typing: bool) -> None:
        """Enter scores the sheet then, and nothing else on the page claims it."""
        self._typing = typing
        self._show_main()
        if typing:
            self._letters_in_sight()

    def _letters_in_sight(self) -> None:
        """The line, what it says so far, and the button that scores it."""
        QTimer.singleShot(0, self, self._scroll_to_letters)

    def _scroll_to_letters(self) -> None:
        form = self.paper.form
        if form is not None and form.field.hasFocus():
            self.area.ensureWidgetVisible(form, 0, GAP)

    def _show_blocked(self, setup: QuizSetup) -> None:
        blocked = setup.blocked_by_issues
        self.blocked.title.setText(trn("{n} fact is not asked", "{n} facts are not asked", blocked))
        self.blocked.text.setText(
            tr("An article disagrees with itself there. It waits for your choice.")
        )
        self.blocked.text.show()
        self.blocked.setVisible(blocked > 0)
        self.unfit.setText(
            trn(
                "{n} card is left to Study: no fair question can be made from it.",
                "{n} cards are left to Study: no fair question can be made from them.",
                setup.unfit,
            )
        )
        self.unfit.setVisible(setup.unfit > 0)

    def _show_foot(self) -> None:
        refusal = self.form.refusal()
        self.summary.setText(refusal or self.form.summary())
        self.start.setEnabled(not refusal)

    def _moved(self) -> None:
        self._touched = True
        self._show_foot()

    # What a person does

    def _start(self) -> None:
        if not self.form.refusal():
            self.start_wanted.emit(self.form.wish())

    def _start_drill(self, drill: Drill) -> None:
        wish = self.form.wish()
        if number_refusal(wish.count):
            self.form.other.setFocus()
            announce(self, number_refusal(wish.count))
            return
        self.start_wanted.emit(
            QuizWish(
                count=wish.count,
                easy_start=wish.easy_start,
                ask_certainty=wish.ask_certainty,
                drill=drill,
            )
        )


def _empty_state() -> EmptyState:
    return EmptyState(
        tr("Nothing to ask yet"),
        tr("Questions are made from accepted cards, with wrong options from your own material."),
        tr("Go to articles"),
    )
