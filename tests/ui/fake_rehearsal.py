"""A rehearsal service in memory: a paper of one question of each kind, and a clock that is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.paper_clock import Ending
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.views.quiz import QuizQuestion
from aimstudy.services.views.rehearsal import (
    Cell,
    Clock,
    OpenPaper,
    PaperView,
    RehearsalResult,
    RehearsalStart,
)
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from aimstudy.ui.rehearsal.specimens import questions, results, rules, start
from tests.ui.fake_study import FakeLibrary as StudyLibrary
from tests.ui.fake_study import FakeStudy, study_card

if TYPE_CHECKING:
    from aimstudy.services.library import Library

TODAY = date(2026, 11, 21)
ATTEMPT = 4
OPTIONS = ("9 to 15 months", "3 to 6 months", "four courses")


class FakeRehearsal:
    """Keeps what it is told; ``fail`` makes the next steps fail, ``left`` is the time."""

    def __init__(self, pausable: bool = False) -> None:
        self.page = start(TODAY, Language.ENGLISH)
        self.page = replace(self.page, rules=replace(rules(), pausable=pausable))
        self.left = 3_000
        self.paused = self.submitted = False
        self.fail: ProblemKind | None = None
        self.begun: list[tuple[PaperRules, int]] = []
        self.stored: list[tuple[int, Given | None]] = []
        self.calls: list[tuple[object, ...]] = []
        self.open = self.time_hidden = False
        self._choice = QuizQuestion(
            attempt_id=ATTEMPT,
            position=0,
            total=6,
            title="AIM",
            kind=QuizKind.MULTIPLE_CHOICE,
            prompt="How long do most people take for the AIM programme?",
            context="",
            options=OPTIONS,
        )
        asked = [self._choice, *(question for question, _ in questions(Language.ENGLISH))]
        self.asked = [*asked, replace(self._choice, prompt="How many courses are there?")]
        self.given: list[Given | None] = [None] * len(self.asked)
        self.cells = [Cell() for _ in self.asked]

    def _guard(self) -> None:
        if self.fail is not None:
            raise Problem(self.fail, reason="", usable=3, wanted=50)

    def start_page(
        self, exam_id: int | None = None, language: Language | None = None
    ) -> RehearsalStart:
        self._guard()
        if language is not None:
            self.page = replace(self.page, language=language)
        self.calls.append(("start", exam_id))
        if exam_id is not None:
            self.page = replace(self.page, exam_id=exam_id)
        return replace(self.page, unfinished=self.unfinished())

    def check(self, rules: PaperRules, start: RehearsalStart) -> RehearsalStart:
        self.calls.append(("check", rules))
        return replace(start, rules=rules)

    def discard(self, attempt_id: int) -> Changes:
        self._guard()
        self.open = False
        return Changes.QUIZZES

    def begin(
        self, rules: PaperRules, exam_id: int = 0, language: Language | None = None
    ) -> PaperView:
        self._guard()
        self.calls.append(("begin", language))
        self.begun.append((rules, exam_id))
        self.page = replace(self.page, rules=rules)
        self.open = True
        return self.view(ATTEMPT, 0)

    def view(self, attempt_id: int, position: int | None = None) -> PaperView:
        self._guard()
        place = 0 if position is None else position
        self.calls.append(("view", place))
        if not self.paused:
            self.cells[place] = replace(self.cells[place], seen=True)
        question = replace(self.asked[place], position=place, total=len(self.asked))
        clock = Clock(self.left, self.paused)
        cells = tuple(self.cells)
        given, hidden = self.given[place], self.time_hidden
        return PaperView(ATTEMPT, place, self.page.rules, question, given, cells, clock, hidden)

    def respond(self, attempt_id: int, position: int, given: Given | None) -> Cell:
        self._guard()
        if self.left <= 0:
            raise Problem(ProblemKind.PAPER_TIME_OVER)
        self.stored.append((position, given))
        self.given[position] = given
        whole = given is not None and not (isinstance(given, tuple) and -1 in given)
        return self._cell(position, answered=whole)

    def flag(self, attempt_id: int, position: int, on: bool) -> Cell:
        self._guard()
        return self._cell(position, flagged=on)

    def sure(self, attempt_id: int, position: int, certainty: int | None) -> Cell:
        self._guard()
        self.cells[position] = replace(self.cells[position], certainty=certainty)
        return self.cells[position]

    def _cell(self, position: int, **values: bool) -> Cell:
        self.cells[position] = replace(self.cells[position], **values)
        return self.cells[position]

    def tick(self, attempt_id: int) -> Clock:
        self._guard()
        if self.left <= 0:
            self.submitted, self.open = True, False
        return Clock(self.left, self.paused, self.submitted)

    def hide_time(self, attempt_id: int, on: bool) -> None:
        self._guard()
        self.time_hidden = on

    def leave(self, attempt_id: int) -> Clock:
        self._guard()
        self.calls.append(("leave",))
        return Clock(self.left, self.paused)

    def pause(self, attempt_id: int) -> Clock:
        self._guard()
        self.paused = True
        return Clock(self.left, paused=True)

    def go_on(self, attempt_id: int) -> Clock:
        self._guard()
        self.paused = False
        return Clock(self.left)

    def submit(self, attempt_id: int) -> RehearsalResult:
        self._guard()
        self.calls.append(("submit",))
        self.submitted, self.open = True, False
        return self.result(attempt_id)

    def result(self, attempt_id: int) -> RehearsalResult:
        self._guard()
        named = dict(results(TODAY, Language.ENGLISH))
        found = named["passed"]
        return replace(found, ending=Ending.TIME) if self.left <= 0 else found

    def overrule(self, attempt_id: int, position: int, right: bool) -> RehearsalResult:
        self._guard()
        self.calls.append(("overrule", position, right))
        return replace(self.result(attempt_id), right=37)

    def leave_out(self, attempt_id: int, out: bool) -> RehearsalResult:
        self._guard()
        self.calls.append(("leave out", out))
        return replace(self.result(attempt_id), left_out=out)

    def make_card(self, attempt_id: int, position: int) -> int:
        self._guard()
        self.calls.append(("card", position))
        return 1

    def unfinished(self) -> OpenPaper | None:
        if not self.open:
            return None
        answered = sum(cell.answered for cell in self.cells)
        begun = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
        pausable = self.page.rules.pausable
        return OpenPaper(
            ATTEMPT, "AIM 400", answered, len(self.cells), self.left, pausable, self.paused, begun
        )


class FakeLibrary(StudyLibrary):
    """A library with one card and the rehearsal above."""

    def __init__(self, rehearsal: FakeRehearsal) -> None:
        super().__init__(FakeStudy((study_card(1),)), quiz=SimpleNamespace())
        self.rehearsal = rehearsal


def show_page(
    qtbot: QtBot, rehearsal: FakeRehearsal, width: int = 984, height: int = 760
) -> RehearsalPage:
    """The page in an active window; its start is being read."""
    page = RehearsalPage(cast("Library", FakeLibrary(rehearsal)))
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


def press(page: QWidget, *keys: Qt.Key) -> None:
    """Key presses where the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)


Shown = Callable[[FakeRehearsal], RehearsalPage]
