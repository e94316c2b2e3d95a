"""After a quiz: the score with its range, by topic, then every answer, confident errors first."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.services.views.quiz import QuizFeedback, QuizReview
from aimstudy.ui.quiz.answer_card import AnswerCard
from aimstudy.ui.quiz.left_out_line import LeftOutLine
from aimstudy.ui.quiz.topic_scores import TopicScores
from aimstudy.ui.quiz.wording import by_certainty, left_out, likely_range, score
from aimstudy.ui.study.save_notice import SaveNotice
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, MEDIUM, TINY
from aimstudy.ui.translations import format_day, tr, trn
from aimstudy.ui.widgets import Label, LinkButton, PrimaryButton, Scrolled
from aimstudy.ui.widgets.beside_bar import BesideBar
from aimstudy.ui.widgets.emptied import empty
from aimstudy.ui.widgets.tab_order import follow_layout

AT_ONCE = 12  # answers shown with the score
STEP = 6  # then, while nothing else is to be done


class ReviewView(QWidget):
    """The score on top, the answers below, and the way on."""

    again = Signal()
    study = Signal()
    edit_wanted = Signal(object)  # QuizFeedback
    make_wanted = Signal(object)  # QuizFeedback
    source_wanted = Signal(object)  # QuizFeedback
    overrule_wanted = Signal(object)  # QuizFeedback

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again_button = PrimaryButton(tr("Another quiz"), tr("Enter"))
        self.study_button = LinkButton(tr("To today's cards"), role=Role.BODY)
        self.score = Label("", Role.PAGE)
        self.range = Label("")
        self.failure = SaveNotice()
        self.certainty = Label("", Role.NOTE, muted=True)
        self.topics = TopicScores()
        self.left_out = LeftOutLine()
        self.cards: list[AnswerCard] = []
        self._waiting: list[tuple[str, QuizFeedback]] = []  # title of a group, and its answers
        self._today = date.min
        self.shown: QuizReview | None = None
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(lambda: self._show_some(STEP))
        self.area = QScrollArea()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(MEDIUM)
        self._build()

    def _build(self) -> None:
        inner = Scrolled()
        parts = QVBoxLayout(inner)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(GAP)
        head = QVBoxLayout()
        head.setSpacing(TINY)
        for label in (self.score, self.range, self.certainty):
            head.addWidget(label)
        parts.addLayout(head)
        parts.addWidget(self.topics)
        parts.addLayout(self._answers)
        parts.addWidget(self.left_out)
        parts.addStretch(1)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Your answers"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.failure)
        column.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.study_button)
        foot.addStretch(1)
        foot.addWidget(self.again_button)
        column.addLayout(foot)
        BesideBar(self.area, foot)
        self.again_button.clicked.connect(lambda _on=False: self.again.emit())
        self.study_button.clicked.connect(lambda _on=False: self.study.emit())

    def event(self, event: QEvent) -> bool:
        """Space scrolls while one reads, instead of going on; a button takes it for itself."""
        if (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and self.area.hasFocus()
        ):
            if event.type() == QEvent.Type.KeyPress:
                bar = self.area.verticalScrollBar()
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
            event.accept()
            return True
        return super().event(event)

    def show_review(self, review: QuizReview, today: date) -> None:
        """Show a finished quiz, from its top."""
        self._show_head(review, today)
        self._show_answers(review, today)
        self.area.verticalScrollBar().setValue(0)

    def _show_head(self, review: QuizReview, today: date) -> None:
        self.shown, self._today = review, today
        self.score.setText(_title(review, today))
        self.range.setText(likely_range(review) if review.total else "")
        levels = " ".join(part for part in (left_out(review), by_certainty(review)) if part)
        self.certainty.setText(levels)
        self.certainty.setVisible(bool(levels))
        self.topics.show_scores(review.topics)
        self.left_out.show_line(out=review.left_out, possible=review.finished)

    def show_one(self, review: QuizReview, position: int) -> None:
        """The score, and one answer of it in its place, as they are now; the focus stays there."""
        self._show_head(review, self._today)
        answer = next((one for one in review.answers if one.position == position), None)
        old = next((card for card in self.cards if card.feedback.position == position), None)
        if answer is None or old is None:
            return
        place = self.cards.index(old)
        new = self._card(answer)
        self.cards.insert(place, self.cards.pop())
        self._answers.replaceWidget(old, new)
        self.cards.remove(old)
        old.hide()
        old.deleteLater()
        follow_layout(self)
        for link in new.findChildren(LinkButton)[:1]:
            link.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_left_out(self, out: bool) -> None:
        """Say whether the quiz that is shown counts; nothing else moves."""
        if self.shown is not None and self.shown.left_out != out:
            self.shown = replace(self.shown, left_out=out)
            self.left_out.show_line(out=out)
            self.score.setText(_title(self.shown, self._today))

    def _show_answers(self, review: QuizReview, today: date) -> None:
        empty(self._answers)
        self._more.stop()
        self.cards = []
        sure = [answer for answer in review.misses if answer.confident_error]
        missed = [answer for answer in review.misses if not answer.confident_error]
        right = [answer for answer in review.answers if answer.correct]
        titles = (
            trn("{n} felt sure and was wrong", "{n} felt sure and were wrong", len(sure)),
            trn("{n} to look at again", "{n} to look at again", len(missed)),
            trn("{n} right", "{n} right", len(right)),
        )
        self._waiting = [
            (title if first else "", answer)
            for title, answers in zip(titles, (sure, missed, right), strict=True)
            for first, answer in zip((True, *[False] * len(answers)), answers, strict=False)
        ]
        self._today = today
        self._show_some(AT_ONCE)

    def _show_some(self, count: int) -> None:
        """Show so many more; the rest follows when the window has nothing else to do."""
        for title, answer in self._waiting[:count]:
            if title:
                self._answers.addWidget(Label(title, Role.SECTION))
            self._answers.addWidget(self._card(answer))
        follow_layout(self)
        self._waiting = self._waiting[count:]
        if self._waiting:
            self._more.start()

    def _card(self, answer: QuizFeedback) -> AnswerCard:
        card = AnswerCard(answer, self._today)
        card.edit_wanted.connect(self.edit_wanted)
        card.make_wanted.connect(self.make_wanted)
        card.source_wanted.connect(self.source_wanted)
        card.overrule_wanted.connect(self.overrule_wanted)
        self.cards.append(card)
        return card


def _title(review: QuizReview, today: date) -> str:
    """The score; of a quiz of another day with its date, and whether it counts."""
    words = score(review)
    if review.day is not None and review.day != today:
        words = f"{words} · {format_day(review.day)}"
    return tr("{quiz} · left out", quiz=words) if review.left_out else words
