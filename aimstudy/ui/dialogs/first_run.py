"""The first run: three questions and a look at three cards, inside the window. Can be skipped."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.domain.article import Language
from aimstudy.services.views.settings import FirstRunChoices
from aimstudy.ui.look import Look
from aimstudy.ui.tokens import GAP, MARGIN, MEDIUM, SMALL, TINY
from aimstudy.ui.translations import current_language, tr
from aimstudy.ui.widgets import (
    Card,
    ChoiceRow,
    DateField,
    Label,
    LinkButton,
    PageHeader,
    PrimaryButton,
    TwoColumns,
)

if TYPE_CHECKING:
    from aimstudy.services.library import Library

MINUTES = (10, 15, 20, 30, 60)
DEFAULT_WEEKS = 6


class FirstRunPage(QWidget):
    """``finished`` carries the FirstRunChoices, ``skipped`` only the language of the window.

    It begins with what the library holds; minutes that nobody touched are not among the choices.
    """

    finished = Signal(object)
    skipped = Signal(object)

    def __init__(
        self,
        library: Library,
        look: Look,
        before: FirstRunChoices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._look = look
        self._before = before
        column = self._scrolled_column()
        column.addWidget(
            PageHeader(
                tr("Welcome to AimStudy"),
                tr("Three questions, then your first cards. You can change everything later."),
            )
        )
        column.addWidget(TwoColumns(self._questions(), self._samples(), (1, 1), least=700))
        column.addWidget(self._foot())
        column.addStretch(1)
        enter = QAction(self)
        enter.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.triggered.connect(lambda: self.start.click())
        self.addAction(enter)
        if before is not None:  # made anew in the language just chosen: the focus stays there
            self.setFocusProxy(self.language.buttons[self.language.place])

    def choices(self) -> FirstRunChoices:
        """What is chosen now."""
        value = self.language.value
        return FirstRunChoices(
            language=value if isinstance(value, Language) else Language.ENGLISH,
            exam_day=self.day.day() if self.exam.value else None,
            minutes=self._minutes_chosen,
        )

    def _scrolled_column(self) -> QVBoxLayout:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("transparent", True)
        inner.setMaximumWidth(1080)
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        area.setWidget(inner)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return column

    def _questions(self) -> Card:
        self._build_answers()
        card = Card(spacing=MEDIUM)
        for title, parts in (
            (tr("1. Which language do you study in?"), (self.language,)),
            (tr("2. When is the exam?"), (self.exam, self.day)),
            (tr("3. How many minutes a day?"), (self.minutes,)),
        ):
            card.column.addWidget(Label(title, "section"))
            for part in parts:
                card.column.addWidget(part)
            card.column.addSpacing(SMALL)
        note = tr("A session ends when its minutes are over. Days off are set on the Timeline.")
        card.column.addWidget(Label(note, "note", muted=True))
        card.column.addStretch(1)
        return card

    def _build_answers(self) -> None:
        before = self._before
        today = self._library.now().date()
        known = before is None or before.exam_day is not None
        usual = today + timedelta(weeks=DEFAULT_WEEKS)
        day = before.exam_day if before is not None and before.exam_day else usual
        self.language = ChoiceRow(
            tr("Language"),
            [(Language.ENGLISH, "English"), (Language.BOKMAL, "Norsk bokmål")],
            Language(current_language()),
        )
        # Queued: the page is made anew by it, and Qt has yet to move the focus for the key pressed.
        self.language.chosen.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        self.exam = ChoiceRow(
            tr("Exam"), [(True, tr("On a day I know")), (False, tr("Not yet"))], known
        )
        self.day = DateField(tr("Exam day"), day, today)
        self.day.setEnabled(known)
        self.exam.chosen.connect(lambda known: self.day.setEnabled(bool(known)))
        self._build_minutes()

    def _build_minutes(self) -> None:
        stored = set(self._library.timeline.calendar().minutes)
        usual = stored.pop() if len(stored) == 1 else None  # else they differ from day to day
        chosen = self._before.minutes if self._before is not None else None
        shown = usual if chosen is None else chosen
        self._minutes_chosen = chosen
        amounts = sorted({*MINUTES, *(() if shown is None else (shown,))})
        self.minutes = ChoiceRow(
            tr("Minutes a day"), [(n, tr("{n} min", n=n)) for n in amounts], shown
        )
        self.minutes.chosen.connect(self._choose_minutes)

    def _choose_minutes(self, minutes: int) -> None:
        self._minutes_chosen = minutes

    def _samples(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(Label(tr("Your first cards look like this"), "section"))
        column.addWidget(
            Label(
                tr("They come from an article on the AIM; every card names its sentence."),
                "note",
                muted=True,
            )
        )
        language = Language(current_language())
        for question, answer in self._library.settings.sample_cards(language):
            card = Card(inset=GAP, spacing=TINY)
            card.column.addWidget(Label(question))
            reply = Label(answer, "strong")
            reply.setProperty("accent", True)
            card.column.addWidget(reply)
            column.addWidget(card)
        column.addStretch(1)
        return holder

    def _foot(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        skip = LinkButton(tr("Skip, and set this later"))
        skip.clicked.connect(self._skip)
        self.start = PrimaryButton(tr("Start"), "Enter")
        self.start.clicked.connect(self._start)
        row.addStretch(1)
        row.addWidget(skip)
        row.addWidget(self.start)
        return holder

    def _start(self) -> None:
        if not self.exam.value or self.day.settled():
            self.finished.emit(self.choices())

    def _skip(self) -> None:
        self.skipped.emit(Language(current_language()))

    def _speak(self, language: Language) -> None:
        self._look.set_language(language.value)
