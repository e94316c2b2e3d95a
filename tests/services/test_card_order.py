"""The Library's rows in the order of each column, upwards and downwards, page by page."""

import pytest

from aimstudy.domain.review import Rating
from aimstudy.services.library import Library
from aimstudy.services.views.library import CardColumn, CardLine, CardOrder
from tests.services.conftest import Clock, first

TEXTS = (
    ("ebb", "Zulu", "sea"),
    ("Årøy", "alpha", ""),
    ("Ære", "Mike", "moon sea"),
    ("Flood", "x", "b"),
)


@pytest.fixture
def filled(library: Library, clock: Clock) -> Library:
    decks = [library.cards.add_deck(name) for name in ("Zoo", "a::b", "A")]
    for n, (front, back, tags) in enumerate(TEXTS):
        clock.forward(days=1)
        library.cards.write(front, back, decks[n % 3], tags)
    return library


def rows(library: Library, column: CardColumn, *, down: bool = False) -> list[CardLine]:
    return list(library.cards.table(order=CardOrder(column, down)).lines)


def fronts(library: Library, column: CardColumn, *, down: bool = False) -> list[str]:
    return [line.front for line in rows(library, column, down=down)]


def test_words_are_sorted_as_norwegian_has_them(filled: Library) -> None:
    assert fronts(filled, CardColumn.QUESTION) == ["ebb", "Flood", "Ære", "Årøy"]
    assert fronts(filled, CardColumn.QUESTION, down=True) == ["Årøy", "Ære", "Flood", "ebb"]
    answers = [line.back for line in rows(filled, CardColumn.ANSWER)]
    assert answers == ["alpha", "Mike", "x", "Zulu"]
    assert [line.deck for line in rows(filled, CardColumn.DECK)] == ["A", "a::b", "Zoo", "Zoo"]


def test_a_reversed_card_stands_by_what_it_asks(filled: Library) -> None:
    filled.cards.write("middle", "aardvark", reverse=True)
    assert fronts(filled, CardColumn.QUESTION)[:2] == ["aardvark", "ebb"]
    assert [line.back for line in rows(filled, CardColumn.ANSWER)][:2] == ["aardvark", "alpha"]


def test_a_card_without_a_value_comes_last_both_ways(filled: Library) -> None:
    card = first(filled)
    asked = filled.cards.detail(card.card_id).front
    filled.study.answer(card.card_id, Rating.EASY, 1000)
    for column in (CardColumn.DUE, CardColumn.INTERVAL, CardColumn.MEMORY, CardColumn.LAST):
        assert fronts(filled, column)[0] == asked
        assert fronts(filled, column, down=True)[0] == asked
    assert fronts(filled, CardColumn.ANSWERS)[-1] == asked
    [line] = [row for row in rows(filled, CardColumn.LAST) if row.last]
    assert line.interval
    assert line.interval > 1
    assert line.memory
    assert line.memory > 1
    tags = [line.tags for line in rows(filled, CardColumn.TAGS, down=True)]
    assert tags == ["sea", "moon sea", "b", ""]


def test_days_of_making_and_editing_are_shown_and_sorted_by(filled: Library, clock: Clock) -> None:
    oldest = rows(filled, CardColumn.ADDED)[0]
    assert oldest.front == "ebb"
    clock.forward(days=9)
    filled.cards.edit(oldest.card_id, "ebb tide", "Zulu")
    newest = rows(filled, CardColumn.EDITED, down=True)[0]
    assert newest.front == "ebb tide"
    assert newest.added
    assert newest.edited
    assert (newest.edited - newest.added).days == 12


def test_every_column_shows_every_card_once_and_pages_join(filled: Library) -> None:
    filled.cards.suspend([rows(filled, CardColumn.ADDED)[0].card_id], True)
    assert rows(filled, CardColumn.STATE, down=True)[0].front == "ebb"
    for column in CardColumn:
        for down in (False, True):
            order = CardOrder(column, down)
            whole = [line.card_id for line in filled.cards.table(order=order).lines]
            pages = [filled.cards.table(offset=n, limit=2, order=order) for n in (0, 2)]
            assert [line.card_id for page in pages for line in page.lines] == whole
            assert len(set(whole)) == 4
            assert {page.total for page in pages} == {4}


def test_a_search_keeps_its_order(filled: Library) -> None:
    found = filled.cards.table("tag:sea", order=CardOrder(CardColumn.QUESTION, True))
    assert [line.front for line in found.lines] == ["Ære", "ebb"]
    assert found.total == 2


def test_what_is_printed_comes_in_the_order_of_the_list(filled: Library) -> None:
    order = CardOrder(CardColumn.QUESTION, True)
    shown = tuple(line.card_id for line in filled.cards.table(order=order).lines)
    assert filled.printing.found(order=order) == shown
    assert filled.printing.found() != shown
