"""What a session shows when no card is left: why, when the next ones come, what else to do."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.services.views.study import SessionEnd, SessionView
from aimstudy.ui.study.wording import day_text
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, LinkButton, PrimaryButton


class DoneView(QWidget):
    """A calm end of the session with at most one main button."""

    more = Signal()
    articles = Signal()
    quiz = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", Role.PAGE)
        self.text = Label("")
        self.next = Label("", muted=True)
        self.main = PrimaryButton(tr("Study 5 minutes more"))
        self.to_quiz = LinkButton(tr("Take a quiz instead"), role=Role.BODY)
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addStretch(2)
        for label in (self.title, self.text, self.next):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(SMALL)
        column.addWidget(self.main, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.to_quiz, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._to_articles = False
        self.main.clicked.connect(lambda _on=False: self._main())
        self.to_quiz.clicked.connect(lambda _on=False: self.quiz.emit())

    def show_end(self, view: SessionView, today: date, asked_more: bool = False) -> None:
        """Say why the session of ``view`` has ended.

        ``asked_more``: more was asked for and there was none, so it is not offered again.
        """
        end = view.end or SessionEnd.NOTHING_DUE
        self._to_articles = end is SessionEnd.NO_CARDS
        title, text = self._words(end, view)
        if asked_more and not view.planned:
            text = tr("New cards are spread over the days, so that they do not all return at once.")
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.next.setText(next_text(view, today))
        self.next.setVisible(bool(self.next.text()))
        self.main.set_words(
            tr("Go to articles") if self._to_articles else tr("Study 5 minutes more")
        )
        self.main.setVisible(self._to_articles or (view.more and not asked_more))
        self.to_quiz.setVisible(not self._to_articles)

    @staticmethod
    def _words(end: SessionEnd, view: SessionView) -> tuple[str, str]:
        if end is SessionEnd.NO_CARDS:
            return tr("No cards yet"), tr("Cards come from articles: accept some, and study them.")
        done = trn("{n} answer today, all saved.", "{n} answers today, all saved.", view.done)
        if end is SessionEnd.MINUTES_OVER:
            rest = waiting_text(view)
            return tr("Today's minutes are over"), f"{done} {rest}" if view.done else rest
        if view.planned:
            rest = tr("What is worth its time today is done.")
            return tr("Done for today"), f"{done} {rest}" if view.done else rest
        return tr("Done for today"), done if view.done else ""

    def _main(self) -> None:
        if self._to_articles:
            self.articles.emit()
        else:
            self.more.emit()


def next_text(view: SessionView, today: date) -> str:
    """When the next cards come: ``Next: 4 cards tomorrow``; "" where none is planned."""
    if view.next_day is None or view.next_count == 0:
        return ""
    when = day_text(view.next_day, today)
    if view.planned:
        return trn(
            "Next: about {n} card {day}", "Next: about {n} cards {day}", view.next_count, day=when
        )
    return trn("Next: {n} card {day}", "Next: {n} cards {day}", view.next_count, day=when)


def waiting_text(view: SessionView) -> str:
    """What becomes of the cards that the minutes had no room for."""
    if view.planned and not view.waiting:
        return tr("The other cards are spread over the days to come.")
    return trn(
        "{n} card waits; it keeps until tomorrow.",
        "{n} cards wait; they keep until tomorrow.",
        view.waiting,
    )
