"""What a session shows when no card is left: why, when the next ones come, what else to do."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aimstudy.services.views.session_choice import SessionWish, StudyScope
from aimstudy.services.views.study import SessionEnd, SessionView
from aimstudy.ui.study.wording import day_text, session_scope
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, LinkButton, PrimaryButton


class DoneView(QWidget):
    """A calm end of the session with at most one main button."""

    more = Signal()
    beyond = Signal()  # of what was chosen, after its end
    planned = Signal()
    choose = Signal()
    waiting = Signal()
    articles = Signal()
    quiz = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", Role.PAGE)
        self.text = Label("")
        self.next = Label("", muted=True)
        self.main = PrimaryButton(tr("Study 5 minutes more"))
        self.to_beyond = LinkButton("", role=Role.BODY)
        self.to_choice = LinkButton(tr("Choose a session"), role=Role.BODY)
        self.to_waiting = LinkButton(tr("What waits, and why"), role=Role.BODY)
        self.to_quiz = LinkButton(tr("Take a quiz instead"), role=Role.BODY)
        self._goal = self.more
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addStretch(2)
        for label in (self.title, self.text, self.next):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(SMALL)
        column.addWidget(self.main, 0, Qt.AlignmentFlag.AlignHCenter)
        for button, signal in (
            (self.to_beyond, self.beyond),
            (self.to_choice, self.choose),
            (self.to_waiting, self.waiting),
            (self.to_quiz, self.quiz),
        ):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            button.clicked.connect(lambda _on=False, s=signal: s.emit())
        column.addStretch(3)
        self.main.clicked.connect(lambda _on=False: self._goal.emit())

    def show_end(self, view: SessionView, today: date, asked_more: bool = False) -> None:
        """Say why the session of ``view`` has ended.

        ``asked_more``: more was asked for and there was none, so it is not offered again.
        """
        title, text = end_words(view)
        if asked_more and not view.planned:
            text = tr("New cards are spread over the days, so that they do not all return at once.")
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.next.setText(next_text(view, today))
        self.next.setVisible(bool(self.next.text()))
        empty = view.end is SessionEnd.NO_CARDS
        held = view.end is SessionEnd.ALL_HELD
        self.to_choice.setVisible(not empty and not held)
        self.to_waiting.setVisible(not empty and not held)
        self.to_quiz.setVisible(not empty)
        scoped = view.wish is not None and view.wish.scope != StudyScope()
        self.to_beyond.set_words(tr("More of {name}", name=session_scope(view)))
        self.to_beyond.setVisible(scoped and view.more)
        self._offer(view, empty, asked_more)

    def _offer(self, view: SessionView, empty: bool, asked_more: bool) -> None:
        """The main button: articles, what the day has left, or some minutes more."""
        wish = view.wish or SessionWish()
        chosen = wish.cards is not None or wish.scope != StudyScope()
        held = view.end is SessionEnd.ALL_HELD
        if empty:
            self._goal, words = self.articles, tr("Go to articles")
        elif held:
            self._goal, words = self.waiting, tr("See what waits")
        elif chosen:
            self._goal, words = self.planned, tr("Go on with today's cards")
        else:
            self._goal, words = self.more, tr("Study 5 minutes more")
        self.main.set_words(words)
        self.main.setVisible(empty or held or chosen or (view.more and not asked_more))


def end_words(view: SessionView) -> tuple[str, str]:
    """Why the session of ``view`` has ended: a title and, where there is more to say, a text."""
    end, wish = view.end or SessionEnd.NOTHING_DUE, view.wish
    if end is SessionEnd.NO_CARDS:
        return tr("No cards yet"), tr("Cards come from articles: accept some, and study them.")
    if end is SessionEnd.ALL_HELD:
        return tr("No card is in study now"), tr("All are put aside or taken out; see what waits.")
    done = trn("{n} answer today, all saved.", "{n} answers today, all saved.", view.done)
    said = done if view.done else ""
    if end is SessionEnd.CARDS_DONE:
        cards = wish.cards if wish and wish.cards else view.wish_done
        return trn("That was the card", "That was all {n} cards", cards), said
    if end is SessionEnd.SCOPE_EMPTY:
        name = session_scope(view)
        return tr("Nothing more of {name} today", name=name), said
    if end is SessionEnd.MINUTES_OVER:
        title, rest = tr("Today's minutes are over"), waiting_text(view)
        if wish is not None and wish.minutes is not None:
            title = trn("{n} minute is over", "{n} minutes are over", wish.minutes)
            rest = left_today_text(view) or rest
        return title, " ".join(filter(None, (said, rest)))
    if view.planned and wish is None:
        rest = tr("What is worth its time today is done.")
        return tr("Done for today"), f"{done} {rest}" if view.done else rest
    return tr("Done for today"), said


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


def left_today_text(view: SessionView) -> str:
    """What today has left when the minutes that were chosen are over; "" for nothing."""
    if not view.day_left:
        return ""
    return trn("{n} more is planned for today.", "{n} more are planned for today.", view.day_left)


def waiting_text(view: SessionView) -> str:
    """What becomes of the cards that the minutes had no room for."""
    if view.planned and not view.waiting:
        return tr("The other cards are spread over the days to come.")
    if not view.waiting:
        return ""
    return trn(
        "{n} card waits; it keeps until tomorrow.",
        "{n} cards wait; they keep until tomorrow.",
        view.waiting,
    )
