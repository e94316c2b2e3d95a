"""The Library page: paging, search, filters, and what is done with many cards at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.library import CardFilter, DeckSummary
from aimstudy.ui import background
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.library.card_words import next_words
from aimstudy.ui.page import CardPlace, Destination, NoticeText, PageId, Search
from aimstudy.ui.pages.library_page import LibraryPage, runs
from tests.ui.fake_library import FakeCardLibrary, FakeCards, sample_line
from tests.ui.focus_names import nameless

if TYPE_CHECKING:
    from aimstudy.services.library import Library


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def opened(qtbot: QtBot, count: int = 30) -> tuple[LibraryPage, FakeCards]:
    """The page over ``count`` cards, once the first of them are there."""
    library = FakeCardLibrary(count)
    page = LibraryPage(cast("Library", library))
    page.changed.connect(page.mark_changed)
    qtbot.addWidget(page)
    page.resize(984, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: bool(library.cards.asked))
    qtbot.waitUntil(lambda: page.header.subtitle.text() != "")
    return page, library.cards


def _has_rows(page: LibraryPage, count: int) -> bool:
    return page.model.rowCount() == count


def choose(page: LibraryPage, *rows: int) -> None:
    """Choose table rows."""
    flags = QItemSelectionModel.SelectionFlag
    page.table.clearSelection()
    for row in rows:
        page.table.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)


def test_a_large_library_is_fetched_page_by_page(qtbot: QtBot) -> None:
    page, cards = opened(qtbot, 100_000)
    assert page.model.rowCount() == 200
    assert page.header.subtitle.text() == "100,000 cards"
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == 400)
    assert cards.asked == [("", None, CardFilter.ALL, 0, 200), ("", None, CardFilter.ALL, 200, 200)]


def test_more_is_asked_for_only_once(qtbot: QtBot) -> None:
    page, cards = opened(qtbot, 1_000)
    page.model.fetchMore(QModelIndex())
    assert not page.model.canFetchMore(QModelIndex())
    page.model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: page.model.rowCount() == 400)
    assert len(cards.asked) == 2


def test_typing_searches_after_a_pause(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    QTest.keyClicks(page.search.edit, "card 7")
    qtbot.waitUntil(lambda: page.model.total == 1)
    assert page.header.subtitle.text() == "1 of 30 cards"
    assert [asked[0] for asked in cards.asked] == ["", "card 7"]


def test_nothing_found_offers_to_clear_the_search(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.arrive(Search("zzz"))
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.nothing.title.text() == "No cards match"
    assert page.nothing.button is not None
    QTest.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.total == 30)
    assert page.search.edit.text() == ""
    assert page.table.isVisible()


def test_an_empty_library_offers_to_write_a_card(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, 0)
    assert page.nothing.title.text() == "No cards yet"
    assert page.nothing.button is not None
    assert page.nothing.button.text() == "Write a card"


def test_filters_and_decks_narrow_the_table(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    kinds = [page.sidebar.kinds.item(n).text() for n in range(page.sidebar.kinds.count())]
    assert kinds == ["All cards", "New", "Flagged", "Suspended"]  # empty ones are left out
    page.sidebar.kinds.setCurrentRow(3)
    qtbot.waitUntil(lambda: page.model.total == 3)
    page.sidebar.decks.choose(1)
    qtbot.waitUntil(lambda: len(cards.asked) == 3)
    assert cards.asked[-1] == ("", 1, CardFilter.SUSPENDED, 0, 200)


def test_many_cards_are_suspended_and_resumed(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    choose(page, 1, 3)
    assert page.bar.words.text() == "2 cards chosen"
    assert not page.preview.isVisible()
    QTest.mouseClick(page.bar.suspend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.bar.suspend.text() == "Resume")
    assert page.bar.words.text() == "2 cards chosen"  # still chosen after the change
    QTest.mouseClick(page.bar.suspend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards.done) == 2)
    assert cards.done == [("suspend", (2, 4), True), ("suspend", (2, 4), False)]


def test_cards_are_flagged_by_key(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    choose(page, 1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(cards.done))
    assert cards.done == [("flag", (2,), True)]


def test_cards_are_deleted_with_a_word_on_undo(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    notices: list[NoticeText] = []
    page.notice.connect(notices.append)
    choose(page, 0, 1, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.total == 27)
    assert cards.done == [("delete", (1, 2, 3))]
    assert (notices[0].title, notices[0].text) == (
        "3 cards are deleted.",
        "Ctrl+Z brings them back.",
    )


def test_cards_move_to_a_deck_by_its_name(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    choose(page, 5)
    assert not page.bar.move_button.isEnabled()
    page.bar.deck.setEditText("  Cranes ")
    QTest.mouseClick(page.bar.move_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards.done) == 2)
    assert cards.done == [("deck", "Cranes"), ("move", (6,), 2)]


def test_tags_are_put_on_chosen_cards_and_taken_off(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    notices: list[NoticeText] = []
    page.notice.connect(notices.append)
    choose(page, 0, 2)
    assert not page.bar.tag_on.isEnabled()
    QTest.keyClicks(page.bar.tag, "moon")
    QTest.mouseClick(page.bar.tag_on, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.bar.tag_off, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(notices) == 2)
    assert cards.done == [("tag", (1, 3), "moon", ""), ("tag", (1, 3), "", "moon")]
    assert [notice.title for notice in notices] == ["Tagged: moon", "Tag taken off: moon"]


def test_cards_come_back_from_wherever_they_are(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    holds = (HoldReason.REJECTED, HoldReason.PROPOSED, HoldReason.BURIED, HoldReason.NONE)
    lines = [replace(sample_line(n + 1), hold=hold) for n, hold in enumerate(holds)]
    page.bar.show_selection(lines[3:])
    assert not page.bar.back.isEnabled()
    page.bar.show_selection(lines)
    QTest.mouseClick(page.bar.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards.done) == 3)
    assert cards.done == [("bring_back", (1,)), ("accept", (2,)), ("unbury", (3,))]


def test_one_chosen_card_is_shown_in_full_with_its_source(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    choose(page, 2)
    assert page.preview.front.text() == "card 3?"
    assert page.preview.history.text() == (
        "Tides · 1 Dec 2026 · 4 answers · forgotten 1 time · recall now 87 % · tags: sea"
    )
    with qtbot.waitSignal(page.navigate) as told:
        QTest.mouseClick(page.preview.open, Qt.MouseButton.LeftButton)
    destination = told.args[0]
    assert isinstance(destination, Destination)
    assert destination.page is PageId.ARTICLES
    assert getattr(destination.target, "article_id", None) == 5


def test_rows_are_grouped_into_runs() -> None:
    assert runs([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]
    assert runs([]) == []


def test_a_thousand_chosen_cards_do_not_hold_the_window_up(qtbot: QtBot) -> None:
    page, cards = opened(qtbot, 1_000)
    for pages in range(2, 6):
        page.model.fetchMore(QModelIndex())
        qtbot.waitUntil(partial(_has_rows, page, pages * 200))
    page.table.selectAll()
    told: list[int] = []
    page.table.selectionModel().selectionChanged.connect(lambda *_: told.append(1))
    page.bar.flag_now()
    qtbot.waitUntil(lambda: len(cards.asked) == 6)
    qtbot.waitUntil(lambda: len(page.bar.lines) == 1_000)
    assert len(told) <= 3  # one step, not one a row


def test_enter_opens_the_editor(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.findChild(CardEditor)
    assert editor is not None
    assert editor.front.toPlainText() == "card 3?"
    editor.reject()


def test_a_card_is_shown_when_another_page_asks_for_it(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.search.edit.setText("zzz")
    page.arrive(CardPlace(4))
    qtbot.waitUntil(lambda: page.preview.isVisible())
    assert page.preview.front.text() == "card 4?"
    assert page.search.edit.text() == ""


@pytest.mark.parametrize(
    ("hold", "flagged", "reps", "expected"),
    [
        (HoldReason.NONE, False, 4, "1 Dec 2026"),
        (HoldReason.NONE, False, 0, "new"),
        (HoldReason.SUSPENDED, False, 4, "suspended"),
        (HoldReason.NONE, True, 4, "flagged, 1 Dec 2026"),
        (HoldReason.BURIED, True, 4, "flagged, tomorrow"),
    ],
)
def test_when_a_card_comes_next(hold: HoldReason, flagged: bool, reps: int, expected: str) -> None:
    line = replace(sample_line(1), hold=hold, flagged=flagged, reps=reps, due=date(2026, 12, 1))
    assert next_words(line) == expected


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    choose(page, 2)
    assert nameless(page) == []


def test_decks_whose_cards_are_all_put_away_are_left_out(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    sidebar = page.sidebar
    decks = (DeckSummary(1, "AIM", 12, 0), DeckSummary(2, "Put aside", 0, 0, 3))
    table = replace(cards.table(""), decks=decks)
    sidebar.show_counts(table, CardFilter.ALL, None)
    assert sidebar.decks.names == ["All decks", "AIM"]
    sidebar.show_counts(table, CardFilter.ALL, 2)
    assert len(sidebar.decks.names) == 3  # the one that is open stays
