"""The quiz's set-up: ready with one key, remembers the last choice, says what is not possible."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import (
    Drill,
    ItemLine,
    Mixup,
    QuizTopic,
    QuizTopicKind,
    QuizWish,
    TopicRef,
)
from aimstudy.services.views.rehearsal import Clock
from aimstudy.ui.page import Destination, PageId
from aimstudy.ui.pages.quiz_page import QuizPage
from aimstudy.ui.quiz.setup_view import SetupView
from aimstudy.ui.quiz.setup_words import drill_words, past_words, topic_words
from aimstudy.ui.rehearsal.specimens import open_paper
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.widgets import Label
from tests.ui.fake_quiz import ATTEMPT, PAST, SETUP, quiz_library, show_quiz_page
from tests.ui.fake_study import FakeLibrary, finish_jobs

Shown = Callable[[FakeLibrary], QuizPage]
AIM, NORWEGIAN = TopicRef(QuizTopicKind.ARTICLE, 7), TopicRef(QuizTopicKind.ARTICLE, 8)
SOME = (AIM,)
THOR = Mixup("Thor", 3, 5)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return partial(show_quiz_page, qtbot)


def press(page: QuizPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)
    finish_jobs()


def words_of(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def test_it_is_ready_and_says_how_long_it_takes(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    assert page.set_up.summary.text() == "10 questions from everything · about 5 minutes"
    assert "2 facts are not asked" in words_of(page)
    assert not page.set_up.form.topics.isVisible()


def test_enter_starts_a_quiz_of_everything(shown: Shown) -> None:
    library, quiz = quiz_library()
    page = shown(library)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)  # no second quiz
    finish_jobs()
    assert quiz.started == [QuizWish()]
    assert page.run.header.title.text() == "Practice quiz · question 1 of 3"


def test_enter_before_the_set_up_is_there_is_kept(shown: Shown) -> None:
    library, quiz = quiz_library()
    page = shown(library)
    page.show_set_up()
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    assert quiz.started == []
    finish_jobs()
    assert quiz.started == [QuizWish()]


def test_nothing_empty_stands_there_while_questions_are_sought(qtbot: QtBot) -> None:
    set_up = SetupView()
    qtbot.addWidget(set_up)
    set_up.show()
    set_up.wait()
    qtbot.waitUntil(set_up.waiting.isVisible)
    inner = set_up.area.widget()
    assert inner is not None
    seen = [part for part in inner.children() if isinstance(part, QWidget) and part.isVisible()]
    assert seen == [set_up.waiting]


def test_it_stands_as_it_was_chosen_last(shown: Shown) -> None:
    library, quiz = quiz_library()
    last = QuizWish(SOME, 20, frozenset({QuizKind.MULTIPLE_CHOICE}), True, True)
    quiz.view = replace(SETUP, last=last)
    page = shown(library)
    assert page.set_up.form.wish() == last
    assert page.set_up.form.topics.isVisible()
    assert quiz.counted == [QuizWish(SOME, kinds=last.kinds)]
    # 4 can be asked of the 20
    assert page.set_up.summary.text() == (
        "4 questions from Associate in Management (AIM) · about 2 minutes"
    )
    assert page.set_up.form.fewer.text() == (
        "4 can be asked about these topics; all of them will be."
    )
    assert page.set_up.form.fewer.isVisible()
    page.set_up.form.other.setValue(999)  # nothing will be, as a number that is refused
    assert not page.set_up.form.fewer.isVisible()
    page.set_up.form.other.setValue(20)
    assert page.set_up.form.fewer.isVisible()
    press(page, Qt.Key.Key_Return)
    assert quiz.started == [last]


def test_topics_are_chosen_by_keyboard(shown: Shown) -> None:
    library, quiz = quiz_library()
    page = shown(library)
    form = page.set_up.form
    form.about.buttons[1].click()
    assert page.set_up.summary.text() == "Mark at least one topic."
    assert not page.set_up.start.isEnabled()
    press(page, Qt.Key.Key_Return)
    assert quiz.started == []
    form.topics.marks.go_in()
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Space)  # marks; begins nothing
    assert quiz.started == []
    assert form.wish().topics == (NORWEGIAN,)
    press(page, Qt.Key.Key_Return)
    assert [wish.topics for wish in quiz.started] == [(NORWEGIAN,)]


def test_a_topic_without_questions_is_read_and_not_marked(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    marks = page.set_up.form.topics.marks
    assert marks.item(2).text() == "Tag: harbour · waits for your choice"
    assert not marks.item(2).flags() & Qt.ItemFlag.ItemIsEnabled


def test_many_topics_can_be_searched(shown: Shown) -> None:
    library, quiz = quiz_library()
    many = tuple(
        QuizTopic(TopicRef(QuizTopicKind.DECK, n), f"Deck {n} of pilots", 3) for n in range(40)
    )
    quiz.view = replace(SETUP, topics=SETUP.topics + many)
    page = shown(library)
    form = page.set_up.form
    form.about.buttons[1].click()
    form.topics.search.setFocus()
    QTest.keyClicks(form.topics.search, "pilots 17")
    press(page, Qt.Key.Key_Return)  # to what was found; begins nothing
    assert quiz.started == []
    press(page, Qt.Key.Key_Space)
    assert form.wish().topics == (TopicRef(QuizTopicKind.DECK, 17),)
    form.topics.search.setText("whales")
    assert form.topics.nothing.isVisible()
    form.topics.search.clear()
    assert form.wish().topics == (TopicRef(QuizTopicKind.DECK, 17),)


def test_the_number_is_pressed_or_typed(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    form = page.set_up.form
    form.counts.buttons[0].click()
    assert form.wish().count == 5
    form.other.setValue(7)
    assert form.wish().count == 7
    assert form.counts.value is None
    form.other.setValue(10)
    assert form.counts.value == 10


def test_ways_of_asking_that_are_not_possible_say_so(shown: Shown) -> None:
    library, _ = quiz_library()
    form = shown(library).set_up.form
    pairs = form.kinds[QuizKind.MATCHING]
    assert pairs.text() == "Match pairs (none now)"
    assert not pairs.isEnabled()
    assert form.lacking.text().splitlines()[-1] == (
        "Match pairs: needs three abbreviations, or three terms, that are alike."
    )
    assert form.wish().kinds == frozenset()  # every way, as far as there is one
    assert not pairs.isChecked()
    for kind in QuizKind:
        form.kinds[kind].setChecked(False)
    assert form.refusal() == "Choose at least one way of asking."


def test_space_on_a_mark_sets_it_and_begins_nothing(shown: Shown) -> None:
    library, quiz = quiz_library()
    page = shown(library)
    for box in (page.set_up.form.easy.box, page.set_up.form.certainty.box):
        box.setFocus()
        press(page, Qt.Key.Key_Space)
        assert box.isChecked()
    assert quiz.started == []
    press(page, Qt.Key.Key_Return)
    assert quiz.started == [QuizWish(easy_start=True, ask_certainty=True)]


def test_what_was_chosen_and_not_begun_outlasts_a_change_elsewhere(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    page.set_up.form.counts.buttons[2].click()
    page.refresh()
    finish_jobs()
    assert page.set_up.form.wish().count == 20


def test_too_little_of_a_choice_is_refused_where_it_is_chosen(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.usable = 2
    page = shown(library)
    page.set_up.form.about.buttons[1].click()
    page.set_up.form.topics.marks.go_in()
    press(page, Qt.Key.Key_Space)
    assert page.set_up.summary.text() == ("2 can be asked of this choice; a quiz begins at 3.")
    assert not page.set_up.start.isEnabled()


def test_drills_begin_at_a_press_or_say_why_not(shown: Shown) -> None:
    library, quiz = quiz_library()
    page = shown(library)
    words = words_of(page)
    assert "6 questions where your recall is lowest" in words
    assert "None now. They are found while you are asked how sure you are." in words
    assert not page.set_up.drills.buttons[Drill.CONFIDENT_ERRORS].isVisible()
    page.set_up.form.certainty.box.setChecked(True)
    page.set_up.drills.buttons[Drill.NEVER_SEEN].click()
    finish_jobs()
    assert quiz.started == [QuizWish(ask_certainty=True, drill=Drill.NEVER_SEEN)]
    assert drill_words(Drill.NEVER_SEEN, 0, True) == "Everything has been asked once."


def test_past_quizzes_can_be_looked_back_on(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.looked_back = PAST
    quiz.stored, quiz.sure = [(3, 0, 1)], [None]
    page = shown(library)
    card = page.set_up.past
    assert len(card.links) == 3
    card.more.click()
    assert len(card.links) == 5
    card.links[0].click()
    finish_jobs()
    assert page.review.isVisible()
    assert page.review.score.text() == "0 of 1"
    assert past_words(PAST[0], date(2026, 11, 21)) == "Today · 1 of 10 right"
    assert past_words(PAST[1], date(2026, 11, 21)) == "20 Nov 2026 · 2 of 10 right · ended early"


def test_the_hardest_questions_are_named_with_what_they_are_mixed_up_with(shown: Shown) -> None:
    library, quiz = quiz_library()
    hard = ItemLine("Who has one eye?", "Odin", "myths", 3, 7, 1, 1 / 7, ("Frey",), (THOR,))
    few = ItemLine("Who is bound?", "Loki", "myths", 4, 4, 0, None)
    easy = ItemLine("Who has a hammer?", "Thor", "myths", 5, 6, 6, 1.0)
    quiz.looked_back, quiz.lines = PAST, (hard, few, easy)
    page = shown(library)
    card = page.set_up.hardest
    assert [link.accessibleName() for link in card.links] == ["Edit the card of: Who has one eye?"]
    assert "Right 1 of 7 times · mixed up with: Thor (3) · never chosen: Frey" in words_of(card)
    asked: list[int] = []
    card.edit_wanted.connect(asked.append)
    card.links[0].click()
    assert asked == [3]


def test_without_answers_enough_nothing_is_called_hard(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.looked_back = PAST
    assert not shown(library).set_up.hardest.isVisible()


def test_too_little_material_is_said_in_place(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.fail = ProblemKind.QUIZ_TOO_LITTLE
    page = shown(library)
    page.start(QuizWish())
    finish_jobs()
    assert page.set_up.failure.isVisible()
    assert page.set_up.failure.title.text() == "There is too little material for a quiz."
    assert not page.set_up.failure.retry.isVisible()  # it would fail again
    page.set_up.form.counts.buttons[0].click()
    assert not page.set_up.failure.isVisible()  # another choice, another quiz


def test_with_nothing_to_ask_the_way_leads_to_the_articles(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.view = replace(SETUP, usable=0, topics=(), drills=())
    page = shown(library)
    went: list[Destination] = []
    page.navigate.connect(went.append)
    assert page.set_up.empty.isVisible()
    assert not page.set_up.form.isVisible()
    press(page, Qt.Key.Key_Return)
    assert went == [Destination(PageId.ARTICLES)]


def test_a_paper_whose_clock_runs_comes_first_and_its_time_is_told(
    shown: Shown, qtbot: QtBot
) -> None:
    library, quiz = quiz_library()
    quiz.view = replace(SETUP, unfinished=ATTEMPT)
    answers = [Clock(2_470), Clock(0, submitted=True)]
    rehearsal = SimpleNamespace(
        unfinished=lambda: open_paper(False), tick=lambda _paper: answers.pop(0)
    )
    library.rehearsal = rehearsal
    page = shown(library)
    wanted: list[Destination] = []
    page.navigate.connect(wanted.append)
    notice = page.set_up.paper_open
    assert (notice.title.text(), notice.text.text()) == (
        "A paper is not finished: AIM 400",
        "23 of 50 answered. 41:11 left, and the clock is running.",
    )
    page.watch.tell_time()
    assert "41:10 left" in notice.text.text()
    press(page, Qt.Key.Key_Return)
    assert wanted == [Destination(PageId.REHEARSAL, 4)]
    rehearsal.unfinished = lambda: None
    with qtbot.waitSignal(page.notice) as said:
        page.watch.tell_time()
    assert said.args is not None
    assert said.args[0].title == "The time of your paper was up"
    assert not notice.isVisible()
    press(page, Qt.Key.Key_Return)  # now it is the quiz that goes on
    assert page.stack.currentWidget() is page.run


def test_an_unfinished_quiz_goes_on_or_ends(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.view = replace(SETUP, unfinished=ATTEMPT)
    quiz.stored.append((ATTEMPT, 0, 1))
    page = shown(library)
    assert page.set_up.start.text() == "Start a new one"
    press(page, Qt.Key.Key_Return)
    assert page.question is not None
    assert page.question.position == 1
    page.show_set_up()
    finish_jobs()
    page.set_up.discard.click()
    finish_jobs()
    assert quiz.discarded == [ATTEMPT]
    assert not page.set_up.unfinished.isVisible()
    assert page.set_up.start.text() == "Start"


def test_tab_comes_to_start_last(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.looked_back = PAST
    page = shown(library)
    page.set_up.rehearsal.setFocus()
    stops: list[QWidget | None] = []
    while not page.set_up.start.hasFocus() and len(stops) < 40:
        press(page, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    places = [
        stops.index(part)
        for part in (
            page.set_up.form.other,
            page.set_up.form.certainty.box,
            page.set_up.drills.buttons[Drill.WEAKEST],
            page.set_up.past.links[0],
            page.set_up.start,
        )
    ]
    assert places == sorted(places)


def test_the_rehearsal_is_one_press_away(shown: Shown) -> None:
    library, _ = quiz_library()
    page = shown(library)
    went: list[Destination] = []
    page.navigate.connect(went.append)
    page.set_up.rehearsal.click()
    assert went == [Destination(PageId.REHEARSAL)]


def test_the_quiz_that_waits_is_named_and_is_not_past(shown: Shown) -> None:
    library, quiz = quiz_library()
    quiz.view = replace(SETUP, unfinished=2)
    quiz.looked_back = PAST
    page = shown(library)
    assert page.set_up.unfinished.text.text() == (
        "Quiz 2 · 10 answered. Your answers are saved; it goes on at the same question."
    )
    names = [link.accessibleName() for link in page.set_up.past.links]
    assert not any("Quiz 2" in name for name in names)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        (QuizTopic(AIM, "AIM", 1), "Article: AIM · 1 question"),
        (QuizTopic(AIM, "AIM", 2600, exact=False), "Article: AIM · about 2,600 questions"),
        (
            QuizTopic(AIM, "AIM", 3, language=Language.BOKMAL),
            "Article: AIM · Norwegian · 3 questions",
        ),
        (
            QuizTopic(TopicRef(QuizTopicKind.DECK, 2), "AIM · nb", 3),
            "Deck: AIM · Norwegian · 3 questions",
        ),
        (QuizTopic(TopicRef(QuizTopicKind.TAG, tag="law"), "law", 0), "Tag: law · nothing to ask"),
        (
            QuizTopic(TopicRef(QuizTopicKind.EXAM, 1), "AIM 401", 9),
            "Exam: all of AIM 401 · 9 questions",
        ),
        (
            QuizTopic(TopicRef(QuizTopicKind.EXAM, 1, place=2), "Ethics", 9, group="AIM 401"),
            "Exam: AIM 401, Ethics · 9 questions",
        ),
    ],
)
def test_a_topic_is_named_with_its_kind(topic: QuizTopic, words: str) -> None:
    assert topic_words(topic) == words


def test_nothing_is_clipped_at_200_percent(shown: Shown, qapp: QApplication) -> None:
    library, quiz = quiz_library()
    quiz.view = replace(SETUP, unfinished=ATTEMPT, unfit=3)
    quiz.looked_back = PAST
    page = shown(library)
    apply_theme(qapp, "light", 2.0)
    try:
        page.resize(644, 600)
        page.set_up.form.about.buttons[1].click()
        for _ in range(3):
            QApplication.processEvents()
        assert page.width() == 644
        for label in page.set_up.findChildren(Label):
            if label.isVisible() and label.text():
                assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
    finally:
        apply_theme(qapp, "light", 1.0)
