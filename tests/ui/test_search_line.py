"""The Library's search line: what it asks, what its menu writes, and what it could not read."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.card_search import read_search
from aimstudy.ui.library.search_line import SearchLine, _starts, _states
from aimstudy.ui.translations import set_language
from tests.ui.test_library_page import opened


def shown(qtbot: QtBot) -> tuple[SearchLine, list[str]]:
    line = SearchLine()
    qtbot.addWidget(line)
    line.show()
    asked: list[str] = []
    line.typed.connect(asked.append)
    return line, asked


def test_the_menu_puts_a_filter_in_and_takes_it_out(qtbot: QtBot) -> None:
    line, asked = shown(qtbot)
    line.show_text("tide")
    [due] = [entry for entry in line.menu().actions() if entry.text().endswith("\tis:due")]
    assert not due.isChecked()
    due.trigger()
    assert line.edit.text() == "tide is:due"
    [due] = [entry for entry in line.menu().actions() if entry.text().endswith("\tis:due")]
    assert due.isChecked()
    due.trigger()
    assert (line.edit.text(), asked) == ("tide", ["tide is:due", "tide"])


def test_the_menu_begins_filters_that_want_words(qtbot: QtBot) -> None:
    line, asked = shown(qtbot)
    line.show_text("tide")
    [tag] = [entry for entry in line.menu().actions() if "\ttag:" in entry.text()]
    tag.trigger()
    QTest.keyClicks(line.edit, "sea")
    qtbot.waitUntil(lambda: asked == ["tide tag:sea"])
    [phrase] = [entry for entry in line.menu().actions() if '\t"two' in entry.text()]
    phrase.trigger()
    QTest.keyClicks(line.edit, "high water")
    assert line.edit.text() == 'tide tag:sea "high water"'


def test_every_filter_of_the_menu_can_be_read_in_both_languages(qtbot: QtBot) -> None:
    for language in ("en", "nb"):
        set_language(language)
        try:
            for _, words in _states():
                assert not read_search(words).unread
                assert read_search(words).terms[0].kind == "is"
            for _, start, example in _starts():
                read = read_search(example)
                assert len(read.terms) == 1
                assert not read.unread
                assert start[0] == example[0]
        finally:
            set_language("en")


def test_what_says_nothing_is_named_but_not_while_it_is_typed(qtbot: QtBot) -> None:
    line, _ = shown(qtbot)
    line.edit.setText("tide tag:")
    line.show_unread(("tag:",))
    assert not line.unread.isVisible()
    line.edit.setText("is:purple tag: tide")
    line.show_unread(("is:purple", "tag:"))
    assert line.unread.isVisible()
    assert "“is:purple”, “tag:”" in line.unread.text()
    line.show_unread(())
    assert not line.unread.isVisible()


def test_the_page_counts_once_and_again_after_a_change_only(qtbot: QtBot) -> None:
    page, cards = opened(qtbot)
    QTest.keyClicks(page.search.edit, "card 7 is:purple")
    qtbot.waitUntil(page.search.unread.isVisible)
    assert (len(cards.asked), cards.counted) == (2, 1)
    assert page.header.subtitle.text() == "0 of 30 cards"
    assert page.decks_shown
    page.refresh()
    qtbot.waitUntil(lambda: cards.counted == 2)
