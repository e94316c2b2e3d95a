"""The study page: keys, what is kept, that nothing moves, and what it says at the end."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import CardKind
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import ProblemKind
from aimstudy.domain.review import Rating
from aimstudy.services.views.session_choice import SessionWish
from aimstudy.services.views.study import RatingChoice, SessionView
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.page import ArticlePlace, Destination, PageId, StudyWish
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.widgets import LinkButton
from tests.ui.fake_study import (
    Clock,
    FakeLibrary,
    library_of,
    press,
    show_study,
    study_card,
)

Shown = Callable[..., StudyPage]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, clock: Clock) -> Shown:
    def show(library: FakeLibrary, width: int = 984, height: int = 760) -> StudyPage:
        return show_study(qtbot, qapp, library, clock, width, height)

    return show


def repeat_return(page: StudyPage) -> None:
    """What the keyboard sends while Enter is held down."""
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QApplication.sendEvent(QApplication.focusWidget() or page, event)


def place_of(page: QWidget, part: QWidget) -> QPoint:
    return part.mapTo(page, QPoint(0, 0))


def test_space_shows_then_rates_good(shown: Shown, clock: Clock) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    assert not page.sheet.answer.isVisible()
    press(page, Qt.Key.Key_Space)
    assert page.sheet.answer.isVisible()
    assert library.study.answers == []
    clock.seconds += 4.25
    press(page, Qt.Key.Key_Space)
    assert library.study.answers == [(1, Rating.GOOD, 4250)]
    assert page.card is not None
    assert page.card.card_id == 2
    assert not page.sheet.answer.isVisible()


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        (Qt.Key.Key_1, Rating.AGAIN),
        (Qt.Key.Key_2, Rating.HARD),
        (Qt.Key.Key_3, Rating.GOOD),
        (Qt.Key.Key_4, Rating.EASY),
    ],
)
def test_a_number_rates_only_what_is_shown(shown: Shown, key: Qt.Key, rating: Rating) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    press(page, key)
    assert library.study.answers == []
    press(page, Qt.Key.Key_Return)
    press(page, key)
    press(page, key)  # the double press meets the next question, which is not shown yet
    assert [(card, given) for card, given, _ in library.study.answers] == [(1, rating)]


def test_a_key_held_down_shows_the_answer_and_no_more(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2), study_card(3))
    page = shown(library)
    assert not any(action.autoRepeat() for action in page.actions())
    page.show_button.setFocus()
    press(page, Qt.Key.Key_Return)
    page.ratings.buttons[Rating.GOOD].setFocus()
    for _ in range(6):
        repeat_return(page)
    assert page.sheet.answer_shown
    assert library.study.answers == []


def settle() -> None:
    """Let every layout come to rest."""
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize(("width", "scale"), [(984, 1.0), (700, 1.0), (984, 2.0)])
def test_nothing_moves_when_the_answer_is_shown(
    shown: Shown, qapp: QApplication, width: int, scale: float
) -> None:
    items = ("people", "recent advances in management", "professional ethics", "money", "law")
    listed = study_card(2, kind=CardKind.LIST, items=items)
    page = shown(library_of(study_card(1), listed, study_card(3)), width)
    apply_theme(qapp, "light", scale)
    try:
        parts = (page.sheet, page.answer_row, page.keys, page.keys.flag)
        settle()
        frame = [(place_of(page, part), part.size()) for part in parts]
        for _ in range(3):
            settle()
            question = place_of(page.sheet, page.sheet.question)
            scrolled = page.sheet.verticalScrollBar().value()
            page.show_answer()
            settle()
            moved = page.sheet.verticalScrollBar().value() - scrolled
            assert place_of(page.sheet, page.sheet.question) == question - QPoint(0, moved)
            assert scale > 1 or moved == 0
            assert [(place_of(page, part), part.size()) for part in parts] == frame
            answer = page.sheet.answer
            assert answer.height() == answer.heightForWidth(answer.width())
            page.rate(Rating.GOOD)
    finally:
        apply_theme(qapp, "light", 1.0)


def test_pointing_at_a_rating_explains_its_wait_and_moves_nothing(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.show_answer()
    assert page.keys.why.text() == "Why 8 days? Recall then is about 88 %."
    height = page.keys.height()
    page.ratings.pointed.emit(Rating.AGAIN)
    assert page.keys.why.text() == "Why 10 min? While it is still fresh."
    page.ratings.pointed.emit(Rating.EASY)
    assert page.keys.why.text() == "Why 1.5 months? Recall then is about 86 %."
    QApplication.processEvents()
    assert page.keys.height() == height
    page.ratings.pointed.emit(None)
    assert page.keys.why.text().startswith("Why 8 days?")


def test_a_screen_reader_hears_what_the_eye_sees(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "aimstudy.ui.pages.study_page.announce", lambda _part, words: heard.append(words)
    )
    page = shown(library_of(study_card(1)))
    assert page.sheet.accessibleName() == study_card(1).prompt
    assert page.sheet.accessibleDescription() == ""
    press(page, Qt.Key.Key_Space)
    assert page.sheet.accessibleDescription() == "9 to 15 months"
    press(page, Qt.Key.Key_3)
    assert heard == ["Answer: 9 to 15 months", "Good, next in 8 days", "Done for today"]


def test_the_header_says_how_far_it_is(shown: Shown) -> None:
    page = shown(library_of(*(study_card(n) for n in range(1, 26))))
    assert page.header.title.text() == "Evening session"
    assert page.header.place.text() == "12 of 37 · about 9 minutes left"
    assert page.header.line.fraction == pytest.approx(12 / 37)


def test_a_card_left_after_the_minutes_is_said_to_be_the_last(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page._show_progress(SessionView(study_card(1), 19, 0, 0.0))
    assert page.header.place.text() == "19 answered · the last card for now"
    assert page.header.line.fraction == pytest.approx(19 / 20)


def test_dates_change_on_the_buttons_only_where_nobody_sees_it(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    other = replace(study_card(1), choices=tuple(reversed(study_card(1).choices)))

    def choices() -> tuple[RatingChoice, ...]:
        assert page.card is not None
        return page.card.choices

    page.show_answer()
    library.study.cards = [other]
    page.mark_changed(Changes.PLAN)
    assert choices() == study_card(1).choices
    page.hide()
    page.mark_changed(Changes.PLAN)
    page.show()
    assert page.sheet.answer_shown
    assert choices() == other.choices


def test_the_source_is_shown_with_the_answer_and_opens(shown: Shown, qtbot: QtBot) -> None:
    page = shown(library_of(study_card(1)))
    went: list[Destination] = []
    page.navigate.connect(went.append)
    press(page, Qt.Key.Key_O)
    assert went == []  # the sentence would give the answer away
    page.show_answer()
    assert page.sheet.source.again.text() == "said again in Highlights"
    assert "between 9 and 15 months" in page.sheet.source.quote.toPlainText()
    press(page, Qt.Key.Key_O)
    assert went == [Destination(PageId.ARTICLES, ArticlePlace(7, 120, 186, 1, PageId.STUDY))]


def test_a_card_without_a_source_says_so(shown: Shown) -> None:
    page = shown(library_of(replace(study_card(1), source=None)))
    page.show_answer()
    press(page, Qt.Key.Key_O)
    assert page.keys.why.text() == "This card has no source to open"


def test_an_open_contradiction_and_a_flag_are_said(shown: Shown) -> None:
    library = library_of(study_card(1, issue="Four or five", flagged=True), study_card(2))
    page = shown(library)
    assert page.sheet.issue.isVisible()
    assert page.sheet.issue.title.text() == "The article disagrees with itself here"
    assert page.sheet.issue.text.text() == "Four or five"
    assert page.sheet.flag.isVisible()
    page.show_answer()
    assert page.sheet.issue.text.text() == (
        'Four or five: "four" in one place, "five" in another. Choose in the article.'
    )
    page.rate(Rating.GOOD)
    assert not page.sheet.issue.isVisible()
    assert not page.sheet.flag.isVisible()


def test_flag_keeps_the_card_and_its_answer_in_front(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.show_answer()
    press(page, Qt.Key.Key_F)
    assert ("flag", 1, True) in library.study.calls
    assert page.sheet.answer_shown
    assert page.sheet.flag.isVisible()
    press(page, Qt.Key.Key_F)
    assert ("flag", 1, False) in library.study.calls


@pytest.mark.parametrize(
    ("key", "what", "words"),
    [
        (Qt.Key.Key_B, "bury", "Put off until tomorrow"),
        (Qt.Key.Key_S, "suspend", "Taken out of study; What waits brings it back"),
    ],
)
def test_a_card_can_be_put_aside(shown: Shown, key: Qt.Key, what: str, words: str) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    told: list[Changes] = []
    page.changed.connect(told.append)
    press(page, key)
    assert (what, 1) in library.study.calls
    assert page.card is not None
    assert page.card.card_id == 2
    assert told == [Changes.CARDS]
    assert page.keys.why.text() == words


def test_undo_brings_the_card_back(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    page.rate(Rating.EASY)
    library.undone.append(study_card(1))
    page.undo()
    assert page.card is not None
    assert page.card.card_id == 1
    assert not page.sheet.answer_shown
    assert page.keys.why.text() == "Undone: the last answer."


def test_undo_shows_its_card_even_if_another_would_come_first(shown: Shown) -> None:
    library = library_of(study_card(2))
    library.undone_last = True
    page = shown(library)
    library.undone.append(study_card(1))
    page.undo()
    assert page.card is not None
    assert page.card.card_id == 1


def test_undo_without_a_step_leaves_the_card(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.show_answer()
    page.undo()
    assert page.sheet.answer_shown
    assert not page.failure.isVisible()


def test_a_failed_save_stays_on_the_card(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    library.study.fail = ProblemKind.DISK_FULL
    parts = (page.sheet, page.sheet.question, page.answer_row, page.header)
    before = [place_of(page, part) for part in parts]
    press(page, Qt.Key.Key_3)
    QApplication.processEvents()
    assert page.failure.isVisible()
    assert [place_of(page, part) for part in parts] == before
    assert page.sheet.geometry().bottom() < place_of(page, page.failure).y()
    assert page.failure.title.text() == "The disk is full."
    assert page.card is not None
    assert page.card.card_id == 1
    assert page.sheet.answer_shown
    page.failure.copy.click()
    assert QGuiApplication.clipboard().text().startswith("DISK_FULL: The disk is full.")
    page.failure.retry.click()
    assert page.failure.isVisible()
    library.study.fail = None
    page.failure.retry.click()
    assert [(card, rating) for card, rating, _ in library.study.answers] == [(1, Rating.GOOD)]
    assert not page.failure.isVisible()


def test_a_failure_that_takes_room_from_the_card_can_be_closed(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.show_answer()
    library.study.fail = ProblemKind.DISK_FULL
    press(page, Qt.Key.Key_3)
    [close] = [b for b in page.failure.findChildren(LinkButton) if b.text() == "Close"]
    close.click()
    assert not page.failure.isVisible()
    assert page.sheet.answer_shown
    assert library.study.answers == []


def test_a_card_that_is_gone_gives_way_to_the_next(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    library.study.fail = ProblemKind.CARD_NOT_STUDIED
    library.study.cards.pop(0)
    page.rate(Rating.GOOD)
    assert page.card is not None
    assert page.card.card_id == 2
    assert not page.failure.isVisible()


def test_edit_in_place_keeps_the_answer_shown(shown: Shown, qtbot: QtBot) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    press(page, Qt.Key.Key_E)
    editor = page.findChild(CardEditor)
    assert editor is not None
    qtbot.addWidget(editor)
    editor.back.setPlainText("a year or so")
    editor.save()
    assert page.sheet.answer.toPlainText() == "a year or so"
    assert page.sheet.answer_shown


def test_what_the_page_did_itself_is_not_read_twice(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.changed.connect(page.mark_changed)
    page.show_answer()
    library.study.calls.clear()
    page.rate(Rating.GOOD)
    assert library.study.calls == [("session", False)]


def test_a_list_is_shown_as_a_list(shown: Shown) -> None:
    items = ("Management", "Ethics", "People")
    card = study_card(1, kind=CardKind.LIST, answer="Management, Ethics, People", items=items)
    page = shown(library_of(card))
    page.show_answer()
    block = page.sheet.answer.document().begin()
    listed = []
    while block.isValid():
        if block.textList() is not None:
            listed.append(block.text())
        block = block.next()
    assert listed == list(items)


def test_a_gap_is_filled_in_the_answer(shown: Shown) -> None:
    card = study_card(
        1, kind=CardKind.CLOZE, prompt="The AIM asks for ____ courses.", answer="four"
    )
    page = shown(library_of(card))
    assert "four" not in page.sheet.question.toPlainText()
    page.show_answer()
    assert "four" in page.sheet.answer.toPlainText()


def test_a_long_card_scrolls_inside_the_sheet(shown: Shown) -> None:
    words = "A rather long question about many things at once. " * 40
    page = shown(library_of(study_card(1, prompt=words, answer="the short answer")))
    assert page.sheet.verticalScrollBar().maximum() > 0
    assert page.height() == 760
    page.show_answer()
    seen = page.sheet.viewport().rect()
    answer = page.sheet.answer
    top = answer.mapTo(page.sheet.viewport(), QPoint(0, 0))
    assert seen.contains(top)
    assert seen.contains(top + QPoint(0, answer.height() - 1))


def test_a_short_session_is_asked_for(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.arrive(StudyWish(minutes=7))
    assert library.study.calls[-2:] == [("begin", SessionWish(minutes=7)), ("session", False)]
    page.arrive(StudyWish(extra=True))
    assert library.study.calls[-1] == ("session", True)


def test_time_on_another_page_is_not_counted(shown: Shown, clock: Clock) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.hide()
    clock.seconds += 600
    page.show()
    clock.seconds += 2
    page.show_answer()
    page.rate(Rating.GOOD)
    assert library.study.answers == [(1, Rating.GOOD, 2000)]


def test_time_spent_choosing_a_session_is_not_counted(shown: Shown, clock: Clock) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    press(page, Qt.Key.Key_C)
    clock.seconds += 60
    press(page, Qt.Key.Key_Escape)
    clock.seconds += 2
    page.show_answer()
    page.rate(Rating.GOOD)
    assert library.study.answers == [(1, Rating.GOOD, 2000)]
