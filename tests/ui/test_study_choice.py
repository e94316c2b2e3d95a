"""Choosing a session, what waits, and how a session that was chosen ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import ProblemKind
from aimstudy.services.views.card_reasons import WaitingGroup, WaitingKind
from aimstudy.services.views.session_choice import ScopeKind, SessionWish, StudyScope
from aimstudy.services.views.study import SessionEnd, SessionView
from aimstudy.ui.page import CardPlace, Destination, NoticeText, PageId, StudyWish
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.choose_view import Length
from aimstudy.ui.study.done_view import end_words
from aimstudy.ui.study.waiting_words import back_words, waiting_text, waiting_title
from aimstudy.ui.study.wording import session_fraction, session_place
from tests.ui.fake_study import (
    SCOPES,
    Clock,
    FakeLibrary,
    library_of,
    press,
    show_study,
    study_card,
)

Shown = Callable[[FakeLibrary], StudyPage]
DECK = StudyScope(ScopeKind.DECK, 1)
DONE = SessionView(None, 32, 9, 4.0, SessionEnd.CARDS_DONE, wish=SessionWish(cards=20))


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    return lambda library: show_study(qtbot, qapp, library, Clock(), 984, 760)


def begun(library: FakeLibrary) -> list[object]:
    """The wishes that sessions were begun with."""
    return [call[1] for call in library.study.calls if call[0] == "begin"]


def test_a_session_is_chosen_by_keyboard_alone(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    press(page, Qt.Key.Key_C)
    choose = page.sides.choose
    assert page.stack.currentWidget() is choose
    assert QApplication.focusWidget() is choose.scopes.query
    QTest.keyClicks(choose.scopes.query, "aim deck")
    assert choose.scopes.list.count() == 1
    assert choose.said.text() == "Today: 7 to refresh, 12 new."
    choose.length.buttons[2].click()
    choose.cards.setValue(12)
    press(page, Qt.Key.Key_Return)
    assert begun(library) == [SessionWish(cards=12, scope=DECK)]
    assert page.stack.currentWidget() is page.desk
    assert QApplication.focusWidget() is page.sheet


def test_the_count_of_everything_is_not_taken_for_the_plan(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.open_choice()
    choose = page.sides.choose
    assert choose.said.text().startswith("The plan of today takes its part of these: ")
    choose.length.buttons[1].click()
    assert choose.said.text().startswith("Taken from these: ")


def test_enter_starts_from_a_length_that_holds(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.open_choice()
    held = page.sides.choose.length.buttons[0]
    held.setFocus()
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert begun(library) == [SessionWish()]


def test_esc_leaves_the_session_as_it_was(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    press(page, Qt.Key.Key_C)
    assert not page.acts.menu()  # no key of the card works meanwhile
    page.sides.choose.scopes.list.setFocus()
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_3)
    assert library.study.answers == []
    press(page, Qt.Key.Key_Escape)
    assert begun(library) == []
    assert page.card == study_card(1)
    assert page.sheet.answer_shown


def test_letters_in_the_list_find_and_a_space_begins_nothing(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = library_of(study_card(1))
    few = (SCOPES[0], SCOPES[4], SCOPES[5])
    monkeypatch.setattr(library.study, "scopes", lambda: few)
    page = shown(library)
    press(page, Qt.Key.Key_C)
    choose = page.sides.choose
    assert QApplication.focusWidget() is choose.scopes.query  # also where there are few
    choose.scopes.list.setFocus()
    press(page, Qt.Key.Key_Space)
    assert (begun(library), choose.scopes.query.text()) == ([], "")
    QTest.keyClicks(choose.scopes.list, "o")
    for key in (Qt.Key.Key_W, Qt.Key.Key_N, Qt.Key.Key_Space, Qt.Key.Key_C):
        press(page, key)
    assert choose.scopes.query.text() == "own c"
    assert choose.scopes.list.count() == 1
    assert page.stack.currentWidget() is choose
    press(page, Qt.Key.Key_Return)
    assert begun(library) == [SessionWish(scope=StudyScope(ScopeKind.DECK, 2))]


def test_what_holds_now_is_what_is_offered_first(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.view = SessionView(study_card(1), 1, 2, 3.0, wish=SessionWish(minutes=25, scope=DECK))
    page.open_choice()
    choose = page.sides.choose
    assert choose.length.value is Length.MINUTES
    assert choose.wish() == SessionWish(minutes=25, scope=DECK)
    assert not choose.cards.isVisible()


def test_what_is_not_found_cannot_be_started(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    page.open_choice()
    QTest.keyClicks(page.sides.choose.scopes.query, "no such deck")
    assert page.sides.choose.said.text() == "Nothing has that name."
    press(page, Qt.Key.Key_Return)
    assert begun(library) == []


def test_today_can_ask_for_the_choice(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.arrive(StudyWish(choose=True))
    assert page.stack.currentWidget() is page.sides.choose


def test_a_session_that_cannot_begin_says_so(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    said: list[NoticeText] = []
    page.notice.connect(said.append)
    page.open_choice()
    library.study.fail = ProblemKind.DISK_FULL
    page.sides.choose.start.click()
    assert [notice.title for notice in said] == ["The disk is full."]
    assert page.stack.currentWidget() is page.sides.choose


def test_what_waits_is_listed_and_brought_back(shown: Shown) -> None:
    library = library_of(study_card(1))
    page = shown(library)
    went: list[Destination] = []
    page.navigate.connect(went.append)
    press(page, Qt.Key.Key_L)
    waiting = page.sides.waiting
    titles = [group.title.text() for group in waiting.groups]
    assert titles == [
        "1 card put off until tomorrow",
        "2 cards taken out of study",
        "40 cards for later days",
    ]
    assert waiting_text(WaitingKind.SUSPENDED) == "Nothing of it comes until you take it back."
    assert not waiting.groups[2].toggle.isVisible()
    waiting.groups[1].toggle.click()
    row = waiting.groups[1].rows[0]
    row.show_it.click()
    assert went == [Destination(PageId.LIBRARY, CardPlace(32))]
    waiting.groups[0].toggle.click()
    waiting.groups[0].rows[0].take_back.click()
    assert ("back", 31) in library.study.calls
    assert [group.group.kind for group in waiting.groups] == [
        WaitingKind.SUSPENDED,
        WaitingKind.LATER,
    ]
    assert waiting.groups[0].opened  # what was open stays open
    press(page, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.desk


def test_what_the_minutes_had_no_room_for_can_be_gone_on_with(shown: Shown) -> None:
    library = library_of(study_card(1))
    library.study.groups = (WaitingGroup(WaitingKind.OVER, 3, ()),)
    page = shown(library)
    page.sides.open_waiting()
    [group] = page.sides.waiting.groups
    assert group.to_place.text() == "Study 5 minutes more"
    group.to_place.click()
    assert begun(library) == [SessionWish(minutes=5)]
    assert page.stack.currentWidget() is page.desk


def test_more_than_is_listed_is_said(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.sides.open_waiting()
    page.sides.waiting.groups[1].set_open(True)
    labels = [child.text() for child in page.sides.waiting.groups[1].cards.findChildren(type(
        page.sides.waiting.groups[1].title
    ))]  # fmt: skip
    assert "and 1 more" in labels


@pytest.mark.parametrize("kind", list(WaitingKind))
def test_every_reason_has_its_words(kind: WaitingKind) -> None:
    assert waiting_title(WaitingGroup(kind, 3, ())).startswith("3 ")
    assert waiting_title(WaitingGroup(kind, 1, ())).startswith("1 ")
    assert waiting_text(kind).endswith(".")
    back = kind in (WaitingKind.BURIED, WaitingKind.SUSPENDED)
    assert bool(back_words(kind)) is back


def test_the_header_counts_the_cards_that_were_chosen() -> None:
    view = SessionView(
        study_card(1), 40, 9, 4.0, wish=SessionWish(cards=20, scope=DECK), wish_done=6,
        wish_total=20,
    )  # fmt: skip
    assert session_place(view) == "card 7 of 20"
    assert session_fraction(view) == pytest.approx(0.3)
    again = replace(view, left=2, wish=SessionWish(cards=2), wish_done=2, wish_total=2)
    assert session_place(again) == "2 cards done · forgotten ones once more"
    assert session_fraction(again) == pytest.approx(0.75)
    planned = replace(view, wish=None, wish_total=None)
    assert session_place(planned) == "40 of 49 · about 4 minutes left"
    assert session_fraction(planned) == pytest.approx(40 / 49)
    # A session of its own counts its own answers, not those of the day.
    own = replace(planned, wish=SessionWish(scope=DECK), wish_answers=3)
    assert session_place(own) == "3 of 12 · about 4 minutes left"
    assert session_fraction(own) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("view", "title", "text"),
    [
        (DONE, "That was all 20 cards", "32 answers today, all saved."),
        (
            replace(DONE, end=SessionEnd.SCOPE_EMPTY, scope_name="Ethics", done=0,
                    wish=SessionWish(scope=DECK)),
            "Nothing more of Ethics today",
            "",
        ),
        (
            replace(DONE, end=SessionEnd.MINUTES_OVER, wish=SessionWish(minutes=7), waiting=2),
            "7 minutes are over",
            "32 answers today, all saved. 2 cards wait; they keep until tomorrow.",
        ),
        (
            replace(DONE, end=SessionEnd.MINUTES_OVER, wish=SessionWish(minutes=1), day_left=13),
            "1 minute is over",
            "32 answers today, all saved. 13 more are planned for today.",
        ),
        (
            replace(DONE, end=SessionEnd.MINUTES_OVER, wish=SessionWish(minutes=1), waiting=0),
            "1 minute is over",
            "32 answers today, all saved.",
        ),
        (
            replace(DONE, end=SessionEnd.MINUTES_OVER, wish=None, waiting=1),
            "Today's minutes are over",
            "32 answers today, all saved. 1 card waits; it keeps until tomorrow.",
        ),
    ],
)  # fmt: skip
def test_a_session_ends_with_its_reason(view: SessionView, title: str, text: str) -> None:
    assert end_words(view) == (title, text)


def test_one_can_go_on_with_what_was_chosen(shown: Shown) -> None:
    library = library_of()
    wish = SessionWish(scope=DECK)
    view = replace(DONE, end=SessionEnd.SCOPE_EMPTY, wish=wish, scope_name="Ethics", more=True)
    library.study.end = view
    page = shown(library)
    assert page.done.to_beyond.text() == "More of Ethics"
    page.done.to_beyond.click()
    assert library.study.calls[-1] == ("session", True)
    page.done.show_end(replace(view, more=False), date(2026, 11, 21))
    assert not page.done.to_beyond.isVisible()


def test_where_all_cards_are_put_away_the_way_back_is_offered(shown: Shown) -> None:
    library = library_of()
    library.study.end = SessionView(None, 0, 0, 0.0, SessionEnd.ALL_HELD)
    page = shown(library)
    assert page.done.title.text() == "No card is in study now"
    press(page, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.sides.waiting


def test_after_a_chosen_session_the_day_goes_on(shown: Shown) -> None:
    library = library_of()
    library.study.end = replace(DONE, next_day=date(2026, 11, 22), next_count=4)
    page = shown(library)
    assert page.done.main.text() == "Go on with today's cards"
    page.done.main.click()
    assert begun(library) == [SessionWish()]
    page.done.to_choice.click()
    assert page.stack.currentWidget() is page.sides.choose
    press(page, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.done
    page.done.to_waiting.click()
    assert page.stack.currentWidget() is page.sides.waiting


def test_what_has_nothing_today_is_said_once(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    press(page, Qt.Key.Key_C)
    choose = page.sides.choose
    QTest.keyClicks(choose.scopes.query, "own")
    assert choose.said.text() == "14 cards, none today."
