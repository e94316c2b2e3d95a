"""The study and quiz pages on a real library: answers on the disk, undo, and no stalls."""

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.article import Language
from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.session_choice import ScopeKind
from aimstudy.ui.actions import Action
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import Destination, PageId, StudyWish
from aimstudy.ui.pages.articles_page import ArticlesPage
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.ui.fake_study import finish_jobs

ANSWERS = 200
STALL_MS = 100


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with open_library(tmp_path / "data", clock) as opened:
        yield opened


def _show(qtbot: QtBot, qapp: QApplication, page: StudyPage | QuizPage) -> None:
    apply_theme(qapp, "light", 1.0)
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()


def _press(page: StudyPage | QuizPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


class Turns:
    """How long the turns of the event loop are, in ms: by the clock, and as work of this thread.

    The clock also counts what other programs do on a busy computer; the work is only ours.
    """

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.work: list[float] = []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.clock.append((now[0] - self._last[0]) * 1000)
        self.work.append((now[1] - self._last[1]) * 1000)
        self._last = now


def test_two_hundred_answers_stall_nothing(
    qtbot: QtBot, qapp: QApplication, library: Library, clock: Clock
) -> None:
    for n in range(60):
        library.cards.write(f"Question number {n}?", f"answer {n}")
    page = StudyPage(library)
    page.arrive(StudyWish(extra=True))
    _show(qtbot, qapp, page)
    qapp.processEvents()
    turns = Turns()
    for answered in range(ANSWERS):
        if page.card is None:
            clock.forward(86_400)
            page.arrive(StudyWish(extra=True))
        assert page.card is not None
        _press(page, Qt.Key.Key_Space)
        qapp.processEvents()
        _press(page, (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_4)[answered % 3])
        qapp.processEvents()
        clock.forward(30)
    qtbot.wait(10)
    assert library.status()["reviews"] == ANSWERS
    assert len(turns.work) >= ANSWERS
    assert max(turns.work) < STALL_MS
    assert statistics.median(turns.clock) < STALL_MS


def test_an_answer_and_its_undo_are_on_the_disk(
    qtbot: QtBot, qapp: QApplication, library: Library, clock: Clock
) -> None:
    for n in range(5):
        library.cards.write(f"Question number {n}?", f"answer {n}")
    page = StudyPage(library)
    _show(qtbot, qapp, page)
    first = page.card
    assert first is not None
    _press(page, Qt.Key.Key_Space)
    _press(page, Qt.Key.Key_3)
    assert library.cards.detail(first.card_id).reps == 1
    clock.forward(5)
    assert page.card is not None
    _press(page, Qt.Key.Key_Space)
    page.rate(Rating.AGAIN)
    page.undo()
    page.undo()
    assert page.card is not None
    assert page.card.card_id == first.card_id
    assert library.cards.detail(first.card_id).reps == 0
    assert not page.failure.isVisible()


@pytest.mark.parametrize("built", [True, False])
def test_an_answer_undone_on_another_page_has_its_card_in_front_again(
    qtbot: QtBot, library: Library, tmp_path: Path, built: bool
) -> None:
    ids = [library.cards.write(f"Question {n}?", f"answer {n}").card_id for n in range(5)]
    look = Look(WindowState(tmp_path / "settings.ini"))
    look.apply()
    window = MainWindow(look)
    WindowActions(window)
    qtbot.addWidget(window)
    window.show()
    window.use_library(library, PageId.TODAY)
    if built:
        window.go_to(PageId.STUDY)
        page = window.pages[PageId.STUDY]
        assert isinstance(page, StudyPage)
        page.show_answer()
        page.rate(Rating.GOOD)
        undone = ids[0]
        assert page.card is not None
        assert page.card.card_id != undone
        page.show_answer()
        window.go_to(PageId.TODAY)
    else:
        undone = ids[3]  # others come first
        library.study.answer(undone, Rating.GOOD)
    window.run_action(Action.UNDO)
    assert library.cards.detail(undone).reps == 0
    window.go(Destination(PageId.STUDY, StudyWish()))
    page = window.pages[PageId.STUDY]
    assert isinstance(page, StudyPage)
    assert page.card is not None
    assert page.card.card_id == undone
    assert not page.sheet.answer_shown
    page.show_answer()
    page.rate(Rating.GOOD)
    assert page.card.card_id != undone
    window.go_to(PageId.TODAY)
    window.go_to(PageId.STUDY)
    assert page.card.card_id != undone
    window.forget_library()
    finish_jobs()


def test_the_source_is_opened_at_its_card_and_esc_comes_back(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    add_bundled_articles(library)
    look = Look(WindowState(tmp_path / "settings.ini"))
    look.apply()
    window = MainWindow(look)
    WindowActions(window)
    qtbot.addWidget(window)
    window.show()
    window.use_library(library, PageId.STUDY)
    page = window.pages[PageId.STUDY]
    assert isinstance(page, StudyPage)
    page.show_answer()
    assert page.card is not None
    assert page.card.source is not None
    card, source = page.card.card_id, page.card.source
    page.acts.open_source()
    articles = window.pages[PageId.ARTICLES]
    assert isinstance(articles, ArticlesPage)
    qtbot.waitUntil(lambda: articles.reading)
    chosen = articles.article.cards.current()
    assert chosen is not None
    assert (chosen.card_id, articles.article.reader.highlighted_text()) == (card, source.shown)
    QTest.keyClick(articles, Qt.Key.Key_Escape)
    assert window.current is PageId.STUDY
    assert (page.card.card_id, page.sheet.answer_shown) == (card, True)
    window.forget_library()
    finish_jobs()


def test_a_card_that_comes_straight_back_is_asked_anew(
    qtbot: QtBot, qapp: QApplication, library: Library
) -> None:
    card_id = library.cards.write("Question?", "answer").card_id
    page = StudyPage(library)
    _show(qtbot, qapp, page)
    _press(page, Qt.Key.Key_Space)
    _press(page, Qt.Key.Key_1)
    assert page.card is not None
    assert page.card.card_id == card_id
    assert not page.sheet.answer_shown
    assert page.show_button.isVisible()


def test_burying_suspending_and_flagging_reach_the_library(
    qtbot: QtBot, qapp: QApplication, library: Library
) -> None:
    ids = [library.cards.write(f"Question {n}?", f"answer {n}").card_id for n in range(3)]
    page = StudyPage(library)
    _show(qtbot, qapp, page)
    _press(page, Qt.Key.Key_F)
    _press(page, Qt.Key.Key_B)
    _press(page, Qt.Key.Key_S)
    holds = [library.cards.detail(card_id) for card_id in ids]
    assert sorted(detail.hold.value for detail in holds) == ["buried", "none", "suspended"]
    assert [detail.flagged for detail in holds].count(True) == 1
    page.undo()
    page.undo()
    assert all(library.cards.detail(card_id).hold.value == "none" for card_id in ids)


def test_the_session_ends_in_words(qtbot: QtBot, qapp: QApplication, library: Library) -> None:
    page = StudyPage(library)
    _show(qtbot, qapp, page)
    assert page.done.title.text() == "No cards yet"
    library.cards.write("Question?", "answer")
    page.arrive(StudyWish())
    assert page.card is not None
    _press(page, Qt.Key.Key_Space)
    _press(page, Qt.Key.Key_4)
    assert page.done.isVisible()
    assert page.done.title.text() == "Done for today"
    assert page.done.next.text().startswith("Next: 1 card ")


def test_a_quiz_of_the_bundled_articles(qtbot: QtBot, qapp: QApplication, library: Library) -> None:
    add_bundled_articles(library)
    page = QuizPage(library)
    _show(qtbot, qapp, page)
    finish_jobs()
    marks = page.set_up.form.topics.marks
    names = sorted(marks.item(row).text() for row in range(marks.count()))
    title = "Article: Associate in Management (AIM)"
    assert [name.rsplit(" · ", 1)[0] for name in names] == [
        f"{title} · English",
        f"{title} · Norwegian",
    ]
    scopes = [line for line in library.study.scopes() if line.scope.kind is ScopeKind.ARTICLE]
    title = "Associate in Management (AIM)"
    assert [line.name for line in scopes] == [f"{title} · en", f"{title} · nb"]  # as their decks
    accepted = {a.language: a.cards for a in library.articles.list()}
    of_each = [accepted[Language.ENGLISH], accepted[Language.BOKMAL]]
    assert [line.cards for line in scopes] == of_each
    _press(page, Qt.Key.Key_Return)
    finish_jobs()
    assert page.question is not None
    total = page.question.total
    assert total == 10
    for answered in range(total):
        assert page.question is not None
        assert page.question.position == answered
        _answer_by_keyboard(page)
        assert page.run.verdict.isVisible()
        if answered == 3:
            page = _leave_and_come_back(qtbot, qapp, page, library)
            continue
        _press(page, Qt.Key.Key_Return)
    finish_jobs()
    assert page.review.isVisible()
    assert page.review.score.text().endswith(" of 10")
    assert library.quiz.unfinished() is None


def _answer_by_keyboard(page: QuizPage) -> None:
    """The first option, every pair as it stands, or a letter typed."""
    assert page.question is not None
    places = len(page.question.lefts) or 1
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E)[:places]:
        _press(page, key)
    if not page.run.panel.at_once:
        _press(page, Qt.Key.Key_Return)


def _leave_and_come_back(
    qtbot: QtBot, qapp: QApplication, page: QuizPage, library: Library
) -> QuizPage:
    page.leave()
    page.hide()
    again = QuizPage(library)
    _show(qtbot, qapp, again)
    finish_jobs()
    _press(again, Qt.Key.Key_Return)
    return again
