"""The rehearsal page by keys: a start, a paper that keeps every answer, its time, its end."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.ui.page import ExamPaper, NoticeText
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from tests.ui.fake_rehearsal import ATTEMPT, FakeRehearsal, press, show_page
from tests.ui.fake_study import finish_jobs

Key = Qt.Key
Running = tuple[RehearsalPage, FakeRehearsal]
Shown = Callable[[FakeRehearsal], RehearsalPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(rehearsal: FakeRehearsal) -> RehearsalPage:
        page = show_page(qtbot, rehearsal)
        finish_jobs()
        return page

    return show


@pytest.fixture
def running(shown: Shown) -> Running:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    press(page, Key.Key_Return)
    finish_jobs()
    return page, rehearsal


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def type_text(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def test_enter_begins_the_paper_once(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    press(page, Key.Key_Return, Key.Key_Return)
    finish_jobs()
    assert rehearsal.begun == [(rehearsal.page.rules, 1)]
    assert page.screen_view.head.title.text() == "Question 1 of 6"
    assert page.screen_view.head.time.text() == "50:00 left"


def test_enter_before_the_start_is_there_is_kept(qtbot: QtBot) -> None:
    rehearsal = FakeRehearsal()
    page = show_page(qtbot, rehearsal)
    page.press_main()
    finish_jobs()
    assert len(rehearsal.begun) == 1
    assert page.in_front(page.screen_view)


def test_a_choice_is_stored_at_once_and_tells_nothing(running: Running) -> None:
    page, rehearsal = running
    press(page, Key.Key_B)
    assert rehearsal.stored == [(0, 1)]
    rows = page.screen_view.choices.rows
    assert [row.isChecked() for row in rows] == [False, True, False]
    assert {row.state.value for row in rows} == {"open"}
    state = page.screen_view.buttons.state.text()
    assert state == "Your answer is kept. You can change it until you hand in."
    assert page.screen_view.head.line.fraction == 1 / 6
    press(page, Key.Key_B)  # a second press takes nothing back
    press(page, Key.Key_3)
    assert rehearsal.stored == [(0, 1), (0, 2)]
    assert [row.isChecked() for row in rows] == [False, False, True]
    press(page, Key.Key_0)
    assert rehearsal.stored[-1] == (0, None)
    assert not any(row.isChecked() for row in rows)
    assert page.screen_view.buttons.state.text() == "No answer yet."


def test_an_option_below_the_edge_comes_into_sight_when_its_key_is_pressed(
    running: Running, qtbot: QtBot
) -> None:
    page, _ = running
    page.resize(500, 330)
    page.go_to(1)
    screen = page.screen_view
    row, port = screen.choices.rows[4], screen.area.viewport()

    def below() -> bool:
        return row.mapTo(port, row.rect().bottomLeft()).y() > port.height()

    qtbot.waitUntil(lambda: 0 < row.height() < 100)  # it has its place
    assert below()
    press(page, Key.Key_E)
    assert row.isChecked()
    assert not below()


def test_what_was_put_in_is_there_when_one_comes_back(running: Running) -> None:
    page, rehearsal = running
    press(page, Key.Key_A, Key.Key_Right)
    press(page, Key.Key_A, Key.Key_C)  # the second question: all that are right
    press(page, Key.Key_Return)
    assert rehearsal.stored[-1] == (1, (0, 2))
    press(page, Key.Key_Escape, Key.Key_Left, Key.Key_Left)
    assert [row.isChecked() for row in page.screen_view.choices.rows] == [True, False, False]
    press(page, Key.Key_Right)
    picked = [row.isChecked() for row in page.screen_view.choices.rows]
    assert picked == [True, False, True, False, False]
    assert len(rehearsal.stored) == 3  # to show what was put in stores nothing


def test_a_typed_answer_is_stored_when_the_keys_rest_and_before_one_goes_on(
    running: Running, qtbot: QtBot
) -> None:
    page, rehearsal = running
    page.go_to(3)
    type_text("the board fghp")  # letters are no keys while one types
    assert page.paper.view is not None
    assert not page.paper.view.cell.flagged
    qtbot.waitUntil(lambda: bool(rehearsal.stored))
    assert rehearsal.stored == [(3, "the board fghp")]
    type_text("!")
    press(page, Key.Key_Return)
    assert rehearsal.stored[-1] == (3, "the board fghp!")
    assert page.screen_view.head.title.text() == "Question 5 of 6"
    page.go_to(3)
    assert page.screen_view.written.field.text() == "the board fghp!"


def test_alt_marks_a_question_while_one_types_and_escape_gives_the_letters_back(
    running: Running,
) -> None:
    page, rehearsal = running
    page.go_to(3)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert rehearsal.cells[3].flagged
    press(page, Key.Key_Escape, Key.Key_U)
    assert rehearsal.cells[3].unsure
    assert rehearsal.given[3] is None


def test_a_part_of_the_pairs_is_kept_and_counts_as_open(running: Running) -> None:
    page, rehearsal = running
    page.go_to(4)
    press(page, Key.Key_B)
    assert rehearsal.stored == [(4, (1, -1, -1))]
    assert page.screen_view.buttons.state.text() == "No answer yet."
    press(page, Key.Key_C, Key.Key_A)
    assert rehearsal.stored[-1] == (4, (1, 2, 0))
    page.go_to(0)
    page.go_to(4)
    assert [row.place for row in page.screen_view.matching.pairs] == [1, 2, 0]


def test_marks_are_shown_by_word_and_state(running: Running) -> None:
    page, rehearsal = running
    buttons = page.screen_view.buttons
    assert (buttons.flag.text(), buttons.flag.isChecked()) == ("Flag", False)
    press(page, Key.Key_F, Key.Key_U)
    assert rehearsal.cells[0].flagged
    assert rehearsal.cells[0].unsure
    assert (buttons.flag.text(), buttons.flag.isChecked()) == ("Flagged", True)
    assert buttons.unsure.isChecked()
    press(page, Key.Key_F, Key.Key_U)
    assert [(cell.flagged, cell.unsure) for cell in rehearsal.cells[:1]] == [(False, False)]


def test_skipping_and_the_next_open_question(running: Running) -> None:
    page, rehearsal = running
    assert page.screen_view.buttons.next.text() == "Skip"
    press(page, Key.Key_A)
    assert page.screen_view.buttons.next.text() == "Next"
    press(page, Key.Key_Return, Key.Key_Return)
    assert page.screen_view.head.title.text() == "Question 3 of 6"
    press(page, Key.Key_Escape, Key.Key_N, Key.Key_Escape, Key.Key_N)
    assert page.screen_view.head.title.text() == "Question 5 of 6"
    press(page, Key.Key_N, Key.Key_N)  # the last one, then round to the first open one
    assert page.screen_view.head.title.text() == "Question 2 of 6"
    assert rehearsal.cells[0].answered


def test_the_grid_is_walked_by_arrows_and_says_how_each_stands(running: Running) -> None:
    page, _ = running
    press(page, Key.Key_A, Key.Key_F, Key.Key_Right, Key.Key_U, Key.Key_G)
    grid = page.overview.grid
    assert [name_of(cell) for cell in grid.cells[:3]] == [
        "Question 1, answered, flagged",
        "Question 2, still open, unsure, where you are",
        "Question 3, not seen",
    ]
    assert page.overview.lines.text() == "1 of 6 answered.\nOpen: 2–6\nFlagged: 1 · Unsure: 2"
    assert grid.cells[1].hasFocus()
    press(page, Key.Key_Left)
    assert grid.cells[0].hasFocus()
    press(page, Key.Key_End, Key.Key_Right)
    assert grid.cells[5].hasFocus()
    press(page, Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert page.screen_view.head.title.text() == "Question 3 of 6"
    press(page, Key.Key_Escape, Key.Key_G, Key.Key_G)
    assert page.screen_view.head.title.text() == "Question 3 of 6"


def test_up_and_down_walk_by_rows(running: Running) -> None:
    page, _ = running
    page.resize(360, 760)
    press(page, Key.Key_G)
    QApplication.processEvents()
    grid = page.overview.grid
    columns = sum(cell.y() == grid.cells[0].y() for cell in grid.cells)
    assert 1 < columns < 6
    press(page, Key.Key_Down)
    assert grid.cells[columns].hasFocus()
    press(page, Key.Key_Up, Key.Key_Up)
    assert grid.cells[0].hasFocus()


def test_the_time_is_hidden_and_shown_by_a_key(running: Running) -> None:
    page, rehearsal = running
    time = page.screen_view.head.time
    press(page, Key.Key_H)
    assert time.text() == "time hidden"
    rehearsal.left = 2_990
    page.paper.tick()
    assert time.text() == "time hidden"
    press(page, Key.Key_G, Key.Key_H)
    assert page.overview.head.time.text() == "49:50 left"


def test_ten_and_two_minutes_before_the_end_are_said_even_if_the_time_is_hidden(
    running: Running,
) -> None:
    page, rehearsal = running
    time = page.screen_view.head.time
    press(page, Key.Key_H)
    for left, words in ((601, "time hidden"), (600, "10 minutes left"), (599, "10 minutes left")):
        rehearsal.left = left
        page.paper.tick()
        assert time.text() == words
        assert name_of(time) == words
    page.screen_view.head.forget_reminder()
    assert time.text() == "time hidden"
    rehearsal.left = 119
    page.paper.tick()
    assert time.text() == "2 minutes left"


def test_a_screen_reader_hears_of_minutes_only(running: Running) -> None:
    page, rehearsal = running
    time = page.screen_view.head.time
    assert name_of(time) == "50 minutes left"
    rehearsal.left = 2_999
    page.paper.tick()
    assert time.text() == "49:59 left"
    assert name_of(time) == "50 minutes left"


def test_at_zero_it_hands_in_by_itself_and_says_so(running: Running) -> None:
    page, rehearsal = running
    press(page, Key.Key_A)
    rehearsal.left = 0
    page.paper.tick()
    finish_jobs()
    assert page.in_front(page.result)
    assert page.result.ending.text().startswith(
        "The time was up, and the paper was handed in by itself."
    )
    assert page.paper.view is None


def test_an_answer_after_the_end_leads_to_the_result(running: Running) -> None:
    page, rehearsal = running
    rehearsal.left = 0
    press(page, Key.Key_A)
    finish_jobs()
    assert page.in_front(page.result)


def test_at_zero_on_another_page_a_notice_tells(running: Running, qtbot: QtBot) -> None:
    page, rehearsal = running
    told: list[NoticeText] = []
    page.notice.connect(told.append)
    window = QWidget()
    qtbot.addWidget(window)
    page.setParent(window)  # hidden in a window that is shown
    window.show()
    page.hide()
    rehearsal.left = 0
    page.paper.tick()
    finish_jobs()
    assert [notice.title for notice in told] == ["The time of your paper was up"]
    assert page.in_front(page.result)
    page.setParent(None)


def test_a_paper_that_can_be_paused_hides_its_question_meanwhile(shown: Shown) -> None:
    rehearsal = FakeRehearsal(pausable=True)
    page = shown(rehearsal)
    press(page, Key.Key_Return)
    finish_jobs()
    press(page, Key.Key_A, Key.Key_P)
    assert rehearsal.paused
    assert not page.screen_view.question.isVisible()
    assert page.screen_view.pause.text.text() == (
        "50:00 left. The clock stands still, and the question is hidden until you go on."
    )
    page.switch_time()
    assert "50:00" not in page.screen_view.pause.text.text()
    press(page, Key.Key_B)
    assert rehearsal.stored == [(0, 0)]
    press(page, Key.Key_P)
    assert [rehearsal.paused, page.screen_view.question.isVisible()] == [False, True]
    press(page, Key.Key_P, Key.Key_Return)
    assert [rehearsal.paused, page.screen_view.question.isVisible()] == [False, True]


def test_one_that_cannot_be_paused_has_no_such_key(running: Running) -> None:
    page, rehearsal = running
    press(page, Key.Key_P)
    assert not rehearsal.paused
    assert not page.screen_view.buttons.pause.isVisible()


def test_leaving_keeps_what_is_typed_and_coming_back_shows_the_same(running: Running) -> None:
    page, rehearsal = running
    page.go_to(3)
    type_text("the board")
    page.leave()
    page.hide()
    assert rehearsal.stored == [(3, "the board")]
    assert ("leave",) in rehearsal.calls
    page.show()
    assert page.screen_view.written.field.text() == "the board"
    assert page.screen_view.head.title.text() == "Question 4 of 6"
    assert rehearsal.calls[-1] == ("view", 3)  # its time goes on


def test_leaving_pauses_where_the_rules_allow_it(shown: Shown) -> None:
    rehearsal = FakeRehearsal(pausable=True)
    page = shown(rehearsal)
    press(page, Key.Key_Return)
    finish_jobs()
    page.leave()
    assert rehearsal.paused
    assert page.screen_view.paused


def test_an_open_paper_is_gone_on_with_from_the_start(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.open = True
    page = shown(rehearsal)
    assert page.start.open.title.text() == "A paper is not finished: AIM 400"
    assert page.start.open.text.text() == ("0 of 6 answered. 50:00 left, and the clock is running.")
    assert not page.start.begin.isVisible()
    rehearsal.left = 2_900
    page.desk.tell_time()
    assert "48:20 left" in page.start.open.text.text()
    press(page, Key.Key_Return)
    assert page.in_front(page.screen_view)
    assert page.screen_view.head.time.text() == "48:20 left"


def test_an_open_paper_can_be_handed_in_from_the_start(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.open = True
    rehearsal.cells[0] = replace(rehearsal.cells[0], answered=True)
    page = shown(rehearsal)
    page.start.open.end.click()
    assert page.in_front(page.overview)
    assert page.overview.ending


def test_an_open_paper_without_an_answer_can_be_thrown_away(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    rehearsal.open = True
    page = shown(rehearsal)
    assert page.start.open.end.text() == "Throw it away"
    page.start.open.end.click()
    finish_jobs()
    assert not page.start.open.isVisible()
    assert page.start.begin.isVisible()


def test_today_leads_to_the_open_paper_and_to_an_exam(shown: Shown) -> None:
    rehearsal = FakeRehearsal()
    page = shown(rehearsal)
    page.arrive(ExamPaper(2))
    finish_jobs()
    assert rehearsal.calls[-1] == ("start", 2)
    rehearsal.open = True
    page.arrive(ATTEMPT)
    assert page.in_front(page.screen_view)
    page.arrive(ExamPaper(1))  # the paper that runs stays in front
    assert page.in_front(page.screen_view)


def test_a_full_disk_keeps_the_question_in_front_until_it_is_stored(running: Running) -> None:
    page, rehearsal = running
    rehearsal.fail = ProblemKind.DISK_FULL
    press(page, Key.Key_B)
    failure = page.screen_view.failure
    assert failure.isVisible()
    assert page.screen_view.choices.rows[1].isChecked()
    assert page.screen_view.buttons.state.text() == "No answer yet."
    press(page, Key.Key_Right)
    press(page, Key.Key_G)
    assert page.screen_view.head.title.text() == "Question 1 of 6"
    assert page.in_front(page.screen_view)
    left = page.screen_view.head.time.text()
    page.paper.tick()  # the time goes on all the same
    assert page.screen_view.head.time.text() != left
    rehearsal.fail = None
    failure.retry.click()
    assert rehearsal.stored == [(0, 1)]
    assert not failure.isVisible()
    press(page, Key.Key_Right)
    assert page.screen_view.head.title.text() == "Question 2 of 6"


def test_a_flag_that_could_not_be_stored_is_not_shown(running: Running) -> None:
    page, rehearsal = running
    rehearsal.fail = ProblemKind.DISK_FULL
    page.screen_view.buttons.flag.click()
    assert not page.screen_view.buttons.flag.isChecked()
    assert page.screen_view.failure.isVisible()
