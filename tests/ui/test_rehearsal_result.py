"""After a paper: passed or not in words with the numbers, and every answer with its filters."""

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.changes import Changes
from aimstudy.domain.paper_clock import Ending
from aimstudy.services.views.rehearsal import Cell, RehearsalResult
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.page import ArticlePlace, Destination, PageId
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from aimstudy.ui.rehearsal.answer_list import AnswerList, Filter
from aimstudy.ui.rehearsal.cell_words import numbers, state_lines
from aimstudy.ui.rehearsal.paper_watch import AFTER
from aimstudy.ui.rehearsal.result_words import (
    ending_line,
    likely_line,
    next_line,
    outcome_line,
    outcome_title,
    sight_line,
    topic_line,
)
from aimstudy.ui.rehearsal.specimens import results
from aimstudy.ui.translations import set_language
from tests.ui.fake_rehearsal import TODAY, FakeRehearsal, press, show_page
from tests.ui.fake_study import finish_jobs

Key = Qt.Key
RESULTS = dict(results(TODAY, Language.ENGLISH))


@pytest.fixture
def page(qtbot: QtBot) -> RehearsalPage:
    rehearsal = FakeRehearsal()
    found = show_page(qtbot, rehearsal)
    finish_jobs()
    found.look_back(4)
    finish_jobs()
    return found


def rehearsal_of(page: RehearsalPage) -> FakeRehearsal:
    return cast("FakeRehearsal", page.library.rehearsal)


def with_right(right: int, total: int, needed: int) -> RehearsalResult:
    return replace(RESULTS["passed"], right=right, total=total, needed=needed)


@pytest.mark.parametrize(
    ("right", "total", "needed", "title"),
    [
        (35, 50, 35, "Passed"),
        (34, 50, 35, "Not passed"),
        (18, 25, 18, "Passed"),
        (17, 25, 18, "Not passed"),
    ],
)
def test_the_mark_decides(right: int, total: int, needed: int, title: str) -> None:
    result = with_right(right, total, needed)
    assert outcome_title(result) == title
    assert outcome_line(result) == (f"{right} of {total} are right; {needed} needed (70 %).")


def test_a_topic_below_its_own_mark_is_named() -> None:
    result = RESULTS["failed-topic"]
    assert outcome_title(result) == "Not passed"
    assert outcome_line(result) == (
        "36 of 50 are right; 35 needed (70 %). That would be enough, but every topic has its "
        "own mark. Law of the sea: 4 of 10 right, 5 needed."
    )
    assert [topic_line(topic) for topic in result.topics] == [
        "Harbours: 15 of 20 right · 10 needed, reached",
        "Pilots: 15 of 20 right · 10 needed, reached",
        "Law of the sea: 4 of 10 right · 5 needed, not reached",
    ]
    assert ending_line(result) == (
        "The time was up, and the paper was handed in by itself. "
        "1 question was left open and counts as not right."
    )
    away = replace(result, ending=Ending.TIME_AWAY, answers=())
    assert ending_line(away).startswith("The time was up while AimStudy was closed;")


def test_first_sight_stands_apart_from_repeats() -> None:
    result = RESULTS["passed"]
    assert sight_line(result) == ("At first sight: 22 of 31 right. Met before: 14 of 19 right.")
    assert sight_line(replace(result, repeats_total=0)) == "All questions were new to you."
    assert sight_line(replace(result, first_total=0)).startswith("No question was new to you.")


def test_another_paper_is_foreseen_only_from_enough_answers() -> None:
    assert next_line(RESULTS["passed"]) == (
        "On another such paper you would probably get 29 to 41 of 50; the chance to pass is about "
        "58 % (from 31 answers at first sight)."
    )
    assert next_line(RESULTS["failed"]) == (
        "3 answers at first sight are too few to foresee another paper."
    )


def test_what_was_never_looked_at_tells_nothing_about_what_is_known() -> None:
    result = RESULTS["passed"]
    assert likely_line(result) == "For this material you probably know 60 to 81 of 100."
    unseen = [replace(answer, cell=Cell()) for answer in result.answers]
    one = replace(result, answers=(result.answers[0], *unseen[1:]))
    assert likely_line(one) == (
        "Going by the 1 question you looked at, you probably know 60 to 81 of 100."
    )
    left = replace(result.answers[0], cell=Cell(seen=True))
    none = replace(result, answers=(left, *unseen[1:]))
    assert likely_line(none) == (
        "You answered no question, so nothing can be said about what you know."
    )


def test_no_chance_is_said_to_be_none() -> None:
    found = RESULTS["passed"].next_paper
    assert found is not None
    said = next_line(replace(RESULTS["passed"], next_paper=replace(found, chance=0.0)))
    assert "the chance to pass is under 1 %" in said


def test_numbers_in_a_row_become_a_span() -> None:
    assert numbers([6, 3, 11, 12, 13, 14]) == "4, 7, 12–15"
    assert numbers([0, 1]) == "1, 2"
    assert state_lines((Cell(True, True),)) == ("The one question is answered.",)


def test_missed_answers_are_shown_first_and_filters_are_walked_by_keys(
    page: RehearsalPage,
) -> None:
    answers = page.result.answers
    assert answers.wanted is Filter.WRONG
    assert answers.filters is not None
    assert [button.text() for button in answers.filters.buttons] == [
        "All 4",
        "Not right 2",
        "Left open 1",
        "Flagged 1",
        "Unsure 1",
    ]
    seen = [(answers.wanted, len(answers.cards))]
    for _ in range(5):
        press(page, Key.Key_Right)
        seen.append((answers.wanted, len(answers.cards)))
    assert seen == [
        (Filter.WRONG, 2),
        (Filter.OPEN, 1),
        (Filter.FLAGGED, 1),
        (Filter.UNSURE, 1),
        (Filter.ALL, 4),
        (Filter.WRONG, 2),
    ]
    press(page, Key.Key_Left)
    assert answers.words == "All 4"


def test_an_answer_has_mine_the_key_the_source_and_the_seconds(page: RehearsalPage) -> None:
    answers = page.result.answers
    answers.show_only(Filter.ALL)
    words = [label.text() for label in answers.cards[0].findChildren(QLabel)]
    assert words[:4] == [
        "Question 1 · not right · flagged · 41 seconds · Harbours",
        "Which materials are the piers built of?",
        "Your answer: oak, copper, stone",
        "Right: oak, stone, iron",
    ]
    assert "“The piers are built of oak, stone and iron.”" in words
    assert answers.cards[1].title.text() == (
        "Question 2 · left open · 58 seconds · Harbours · seen before"
    )
    matched = [label.text() for label in answers.cards[3].findChildren(QLabel)]
    assert matched[2].startswith("Your answer: HPC: ")
    assert matched[3].startswith("Right: HPC: ")


def test_the_card_of_a_miss_is_edited_or_made(page: RehearsalPage, qtbot: QtBot) -> None:
    answers = page.result.answers
    answers.show_only(Filter.ALL)
    first, other = (
        next(link for link in answers.cards[n].links if "card" in link.text()) for n in (0, 3)
    )
    assert (first.text(), other.text()) == ("Edit its card", "Make a card of it")
    first.click()
    for _ in range(2):
        [editor] = page.findChildren(CardEditor)
        editor.reject()
        QApplication.sendPostedEvents(editor, 52)
        if ("card", 3) in rehearsal_of(page).calls:
            break
        other.click()
    assert ("card", 3) in rehearsal_of(page).calls
    assert answers.wanted is Filter.ALL  # the filter stays


def test_the_persons_word_stands_over_a_grade(page: RehearsalPage) -> None:
    answers = page.result.answers
    answers.show_only(Filter.ALL)
    link = next(link for link in answers.cards[2].links if link.text().startswith("Count it"))
    link.click()
    assert ("overrule", 2, False) in rehearsal_of(page).calls
    assert page.result.outcome.title.text().startswith("37 of 50")


def test_a_paper_is_left_out_and_put_back_with_words_that_say_what_follows(
    page: RehearsalPage, qtbot: QtBot
) -> None:
    line, told = page.result.left_out, list[object]()
    page.changed.connect(told.append)
    assert line.button.text() == "Leave this paper out"
    assert "in no statistics" in line.words.text()
    line.button.click()
    assert line.words.text().startswith("Left out")
    assert line.button.text() == "Let this paper count again"
    line.button.click()
    assert line.button.text() == "Leave this paper out"
    calls = [call for call in rehearsal_of(page).calls if call[0] == "leave out"]
    assert calls == [("leave out", True), ("leave out", False)]
    assert told == [AFTER | Changes.PLAN | Changes.UNDO] * 2


def test_a_paper_looked_back_on_is_shown_as_it_counts_now(
    page: RehearsalPage, qtbot: QtBot
) -> None:
    page.result.left_out.button.click()
    assert page.result.paper.text().endswith("does not count")
    page.mark_changed(Changes.EVERYTHING)  # meanwhile it was put back, say by Undo on another page
    qtbot.waitUntil(lambda: page.result.left_out.button.text() == "Leave this paper out")
    assert not page.result.paper.text().endswith("does not count")


def test_the_sentence_is_read_in_its_article(page: RehearsalPage, qtbot: QtBot) -> None:
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    feedback = RESULTS["passed"].answers[0].feedback
    assert feedback.source is not None
    source = replace(feedback.source, article_id=7, start=12, end=40)
    page.result.answers.source_wanted.emit(replace(feedback, source=source))
    assert wanted == [Destination(PageId.ARTICLES, ArticlePlace(7, 12, 40))]


def test_a_long_paper_is_shown_a_piece_at_a_time(qtbot: QtBot) -> None:
    shown = AnswerList()
    qtbot.addWidget(shown)
    shown.show_answers(RESULTS["passed"].answers * 20)
    shown.show_only(Filter.ALL)
    assert len(shown.cards) == 12
    qtbot.waitUntil(lambda: len(shown.cards) == 80)


def test_enter_leads_to_another_paper(page: RehearsalPage) -> None:
    press(page, Key.Key_Return)
    finish_jobs()
    assert page.in_front(page.start)


def test_one_right_answer_is_said_as_one() -> None:
    one = replace(RESULTS["failed"], right=1, first_right=1, first_total=1, repeats_right=1)
    assert outcome_line(one).startswith("1 of 50 is right; 35 needed")
    one = replace(one, answers=one.answers[:1])
    assert next_line(one) == "1 answer at first sight is too few to foresee another paper."
    set_language("nb")
    try:
        assert outcome_line(one).startswith("1 av 50 er riktig; 35 kreves")
        assert sight_line(one).startswith(
            "Ved første møte: 1 av 1 riktig. Møtt før: 1 av 19 riktig."
        )
    finally:
        set_language("en")
