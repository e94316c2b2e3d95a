"""The small cards: a paper whose clock runs, this week, a contradiction that waits, a quiz."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aimstudy.services.views.rehearsal import OpenPaper
from aimstudy.services.views.today import TodayView, WeekDay
from aimstudy.ui.charts.week_strip import WeekStrip
from aimstudy.ui.page import ArticlePlace, Destination, PageId
from aimstudy.ui.rehearsal.words import open_title, rough_line
from aimstudy.ui.today import words
from aimstudy.ui.tokens import GAP, TINY
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Card, Label, LinkButton, Notice, PlainButton

NEAR_DAYS = 42  # from which a whole paper is worth its time


class WeekCard(Card):
    """This week as a strip, with one line of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=TINY)
        self.note = Label("", "note", muted=True)
        self.strip = WeekStrip()
        self.column.addWidget(Label(tr("This week"), "section"))
        self.column.addWidget(self.note)
        self.column.addSpacing(GAP)
        self.column.addWidget(self.strip)
        self.column.addStretch(1)

    def show_week(self, week: tuple[WeekDay, ...]) -> None:
        """Show ``week``, Monday first."""
        self.note.setText(words.week_note(week))
        self.strip.set_week(week)


class IssueNotice(Notice):
    """The first contradiction that waits for a choice."""

    wanted = Signal(object)  # Destination

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", tr("An article disagrees with itself"), " ", tr("Look"), parent)
        self._article = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if self.button is not None:
            self.button.setAccessibleName(tr("Look at the two statements"))
            self.button.clicked.connect(self._look)

    def show_view(self, view: TodayView) -> None:
        """Show the first open issue; the caller hides it where there is none."""
        if not view.issues:
            return
        first = view.issues[0]
        self._article = first.article_id
        count = len(view.issues)
        self.title.setText(
            trn(
                "An article disagrees with itself",
                "Articles disagree with themselves in {n} places",
                count,
            )
        )
        self.text.setText(words.issue_text(first))

    def _look(self) -> None:
        self.wanted.emit(Destination(PageId.ARTICLES, ArticlePlace(self._article)))


class RunningPaperNotice(Notice):
    """A paper whose clock runs: how far it is, the minutes left, and the way back to it."""

    wanted = Signal(object)  # Destination

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", " ", " ", tr("Go on"), parent)
        self._attempt = 0
        if self.button is not None:
            self.button.clicked.connect(
                lambda: self.wanted.emit(Destination(PageId.REHEARSAL, self._attempt))
            )
        self.hide()

    def show_paper(self, paper: OpenPaper) -> None:
        """Show how it stands."""
        self._attempt = paper.attempt_id
        self.title.setText(open_title(paper))
        self.text.setText(rough_line(paper))
        if self.button is not None:
            self.button.setAccessibleName(f"{tr('Go on')}: {open_title(paper)}")


class QuizCard(Card):
    """A quiz to take, to go on with, or what it still needs."""

    wanted = Signal(object)  # Destination

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=GAP + 2)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(TINY)
        self.title = Label("", "strong")
        self.text = Label("", "note", muted=True)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        self.rehearse = LinkButton(tr("Rehearse the whole exam"))
        self.rehearse.clicked.connect(lambda: self.wanted.emit(Destination(PageId.REHEARSAL)))
        texts.addWidget(self.rehearse, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.button = PlainButton(tr("Take it"))
        self._goal = Destination(PageId.QUIZ)
        self.button.clicked.connect(lambda: self.wanted.emit(self._goal))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def show_view(self, view: TodayView) -> None:
        """Show the state of the quiz, and near an exam the way to a whole paper."""
        near = view.days_left is not None and view.days_left <= NEAR_DAYS
        self.rehearse.setVisible(near and view.quiz_ready)
        self._goal = Destination(PageId.QUIZ)
        self.button.setVisible(view.quiz_ready or view.unfinished_quiz is not None)
        if view.unfinished_quiz is not None:
            self.title.setText(tr("Your quiz is not finished"))
            self.text.setText(tr("It goes on where you left it."))
            self.button.set_words(tr("Go on"))
        elif view.quiz_ready:
            self.title.setText(tr("A ten-question quiz"))
            self.text.setText(tr("From the facts you have accepted, with the source of each."))
            self.button.set_words(tr("Take it"))
        else:
            self.title.setText(tr("No quiz yet"))
            self.text.setText(tr("A quiz needs more accepted cards to draw on."))

    def show_paper(self, paper: OpenPaper) -> None:
        """Show a rehearsal that was begun and not handed in: it comes before any quiz."""
        self.title.setText(open_title(paper))
        self.text.setText(rough_line(paper))
        goal = Destination(PageId.REHEARSAL, paper.attempt_id)
        if goal != self._goal:
            self._goal = goal
            self.button.set_words(tr("Go on"))
            self.button.show()
            self.rehearse.hide()
