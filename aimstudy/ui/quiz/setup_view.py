"""Before a quiz: which articles, how many questions, and plainly what cannot be asked and why."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.article import Language
from aimstudy.services.views.quiz import QuizSetup, QuizTopic, QuizTopicKind
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import (
    Card,
    EmptyState,
    Label,
    Notice,
    PageHeader,
    PlainButton,
    PrimaryButton,
)

QUESTIONS = 10
SECONDS_A_QUESTION = 30
PATIENCE_MS = 200


class TopicRow(QWidget):
    """An article that can be asked about; a click anywhere on it ticks or unticks it."""

    def __init__(
        self,
        article_id: int,
        title: str,
        usable: int,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.article_id = article_id
        self.box = QCheckBox()
        self.box.setAccessibleName(f"{title} {note}".strip())
        self.box.setChecked(usable > 0)
        self.box.setEnabled(usable > 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MEDIUM)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(f"{title} · {note}" if note else title), 1)
        words = trn("{n} question", "{n} questions", usable)
        row.addWidget(Label(words, Role.NOTE, muted=True, wrap=False))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.box.isEnabled():
            self.box.toggle()
        event.accept()


class SetupView(QWidget):
    """Start, or go on with a quiz that was left."""

    start_wanted = Signal(object)  # tuple of article ids, empty for all
    resume_wanted = Signal(object)  # attempt id
    discard_wanted = Signal(object)  # attempt id
    articles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topics: list[TopicRow] = []
        self.failure = SaveNotice()
        self.ready = False
        self._languages: Mapping[int, Language] = {}
        self.start: PrimaryButton | PlainButton | None = None
        self.resume: PrimaryButton | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.failure)
        column.addWidget(self._area)

    def wait(self) -> None:
        """What is shown is read anew; say so where it takes long."""
        self.ready = False
        QTimer.singleShot(PATIENCE_MS, self, self._say_waiting)

    def _say_waiting(self) -> None:
        if not self.ready and self._area.widget() is None:
            self._area.setWidget(Label(tr("Looking for questions…"), muted=True))

    def show_setup(self, setup: QuizSetup, languages: Mapping[int, Language]) -> None:
        """Show what can be asked now; ``languages`` of articles by id tell equal titles apart."""
        self._languages = languages
        self.ready = True
        body = self._empty() if setup.usable == 0 else self._full(setup)
        body.setProperty("transparent", True)
        self._area.setWidget(body)

    def press_main(self) -> None:
        """Enter: what the main button does."""
        if self.resume is not None:
            self.resume.click()
        elif self.start is not None:
            self.start.click()

    def chosen_articles(self) -> tuple[int, ...]:
        """Articles ticked; empty when all are."""
        ticked = tuple(topic.article_id for topic in self.topics if topic.box.isChecked())
        open_ones = [topic for topic in self.topics if topic.box.isEnabled()]
        return () if len(ticked) == len(open_ones) else ticked

    def _empty(self) -> QWidget:
        self.resume = None
        self.topics = []
        state = EmptyState(
            tr("Nothing to ask yet"),
            tr(
                "Questions are made from accepted cards, with wrong options from your own material."
            ),
            tr("Go to articles"),
        )
        self.start = state.button
        if state.button is not None:
            state.button.clicked.connect(lambda _on=False: self.articles_wanted.emit())
        return state

    def _full(self, setup: QuizSetup) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        subtitle = tr("Choosing, typing and matching, without a clock")
        column.addWidget(PageHeader(tr("Practice quiz"), subtitle))
        self.resume = None
        if setup.unfinished is not None:
            column.addWidget(self._unfinished(setup.unfinished))
        column.addWidget(self._topics_card(setup))
        if setup.blocked_by_issues:
            column.addWidget(self._blocked(setup.blocked_by_issues))
        column.addStretch(1)
        return body

    def _unfinished(self, attempt_id: int) -> QWidget:
        notice = Notice(
            "info",
            tr("A quiz is not finished"),
            tr("Your answers are saved; it goes on at the same question."),
        )
        discard = PlainButton(tr("End it"))
        self.resume = PrimaryButton(tr("Go on"), tr("Enter"))
        notice.row.addWidget(discard)
        notice.row.addWidget(self.resume)
        discard.clicked.connect(lambda _on=False: self.discard_wanted.emit(attempt_id))
        self.resume.clicked.connect(lambda _on=False: self.resume_wanted.emit(attempt_id))
        return notice

    def _topics_card(self, setup: QuizSetup) -> QWidget:
        card = Card(spacing=MEDIUM)
        count = min(QUESTIONS, setup.usable)
        card.column.addWidget(
            Label(trn("{n} question from", "{n} questions from", count), Role.SECTION)
        )
        self.topics = self._topic_rows(setup.topics)
        for topic in self.topics:
            card.column.addWidget(topic)
        card.column.addSpacing(SMALL)
        minutes = max(1, round(count * SECONDS_A_QUESTION / 60))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(
            Label(trn("About {n} minute", "About {n} minutes", minutes), Role.NOTE, muted=True), 1
        )
        if self.resume is None:
            self.start = PrimaryButton(tr("Start"), tr("Enter"))
        else:
            self.start = PlainButton(tr("Start a new one"))
        self.start.clicked.connect(lambda _on=False: self._start())
        row.addWidget(self.start)
        card.column.addLayout(row)
        return card

    def _topic_rows(self, topics: Sequence[QuizTopic]) -> list[TopicRow]:
        titles = [topic.name for topic in topics]
        words = {Language.ENGLISH: tr("English"), Language.BOKMAL: tr("Norwegian")}
        rows = []
        for topic in topics:
            if topic.ref.kind is not QuizTopicKind.ARTICLE:
                continue
            language = self._languages.get(topic.ref.ref)
            note = words[language] if language and titles.count(topic.name) > 1 else ""
            rows.append(TopicRow(topic.ref.ref, topic.name, topic.usable, note))
        return rows

    def _blocked(self, blocked: int) -> QWidget:
        notice = Notice(
            "warn",
            trn("{n} fact is not asked", "{n} facts are not asked", blocked),
            tr("An article disagrees with itself there. It waits for your choice."),
            tr("Look"),
        )
        if notice.button is not None:
            notice.button.clicked.connect(lambda _on=False: self.articles_wanted.emit())
        return notice

    def _start(self) -> None:
        if any(topic.box.isChecked() for topic in self.topics):
            self.start_wanted.emit(self.chosen_articles())
