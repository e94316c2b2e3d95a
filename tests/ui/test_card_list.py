"""Many cards beside a text: grouped, filtered, chosen from the text and by key."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import HoldReason
from aimstudy.services.views.articles import ArticleCard, ArticleView
from aimstudy.ui.articles.article_screen import ArticleScreen
from aimstudy.ui.articles.card_list import CardList
from aimstudy.ui.articles.card_rows import CardsShown, rows_of
from aimstudy.ui.articles.fact_kinds import FactGroup
from tests.ui.fake_articles import sample_article

ALL = frozenset(FactGroup)


def names(view: ArticleView, shown: CardsShown = CardsShown.ALL) -> list[object]:
    rows = rows_of(view, shown, ALL)
    return [row.card_id if isinstance(row, ArticleCard) else row for row in rows]


def shown(qtbot: QtBot, view: ArticleView | None = None) -> CardList:
    cards = CardList()
    qtbot.addWidget(cards)
    cards.resize(400, 600)
    cards.show()
    cards.show_view(view or sample_article())
    cards.choose_first()
    return cards


def chosen(cards: CardList) -> int:
    card = cards.current()
    assert card is not None
    return card.card_id


def test_cards_stand_under_their_sections_core_facts_first() -> None:
    view = sample_article()
    core = replace(view.cards[2], core=True)
    gone = replace(view.cards[4], start=-1, end=-1, gone=True)
    mixed = replace(view, cards=(gone, *view.cards[:2], core, view.cards[3], view.cards[5]))
    assert names(mixed) == [
        "Harbour Master", 12, 10, 11, "How to earn it", 13, 15, "No longer in the article", 14,
    ]  # fmt: skip


def test_a_filter_keeps_only_its_cards_and_their_headings() -> None:
    view = sample_article()
    cards = (replace(view.cards[0], hold=HoldReason.REJECTED), *view.cards[1:])
    view = replace(view, cards=cards)
    assert names(view, CardsShown.OPEN) == ["How to earn it", 14, 15]
    assert names(view, CardsShown.REJECTED) == ["Harbour Master", 10]
    assert names(view, CardsShown.ACCEPTED) == ["Harbour Master", 11, 12, "How to earn it", 13]


def test_the_filter_says_how_many_and_is_clicked(qtbot: QtBot) -> None:
    cards = shown(qtbot)
    buttons = cards.filter.buttons
    texts = [button.text() for button in buttons.values() if button.isVisible()]
    assert texts == ["All 6", "New 2", "Accepted 4"]
    QTest.mouseClick(buttons[CardsShown.OPEN], Qt.MouseButton.LeftButton)
    assert [card.card_id for card in cards.model.cards] == [14, 15]


def test_an_empty_filter_says_so_and_choosing_from_the_text_leads_out(qtbot: QtBot) -> None:
    view = sample_article()
    cards = shown(qtbot, view)
    cards.filter.choose(CardsShown.OPEN)
    settled = tuple(replace(card, hold=HoldReason.NONE) for card in view.cards)
    cards.show_view(replace(view, cards=settled))
    assert cards.none.text() == "No card is shown. Choose All above."
    cards.choose_fact(2)
    assert chosen(cards) == 11
    assert cards.filter.shown is CardsShown.ALL


def test_arrows_and_steps_go_past_headings(qtbot: QtBot) -> None:
    cards = shown(qtbot)
    cards.choose(12)
    QTest.keyClick(cards.table, Qt.Key.Key_Down)
    assert chosen(cards) == 13
    QTest.keyClick(cards.table, Qt.Key.Key_Up)
    assert chosen(cards) == 12
    cards.step(1)
    assert chosen(cards) == 13
    cards.step(-1)
    cards.step(-1)
    cards.step(-1)
    cards.step(-1)
    assert chosen(cards) == 10


def test_several_cards_on_one_sentence_are_chosen_in_turn(qtbot: QtBot) -> None:
    view = sample_article()
    second = replace(view.cards[1], card_id=99)
    cards = shown(qtbot, replace(view, cards=(*view.cards, second)))
    found = []
    for _ in range(3):
        cards.choose_at(view.cards[1].start)
        found.append(chosen(cards))
    assert found == [11, 99, 11]


def test_a_card_that_is_filtered_out_leaves_the_choice_to_its_neighbour(qtbot: QtBot) -> None:
    view = sample_article()
    cards = shown(qtbot, view)
    cards.filter.choose(CardsShown.OPEN)
    cards.choose(14)
    done = tuple(
        replace(card, hold=HoldReason.NONE) if card.card_id == 14 else card for card in view.cards
    )
    cards.show_view(replace(view, cards=done))
    assert chosen(cards) == 15


def test_the_legend_hides_a_family_in_the_text_and_in_the_list(qtbot: QtBot) -> None:
    screen = ArticleScreen()
    qtbot.addWidget(screen)
    screen.resize(984, 700)
    screen.show()
    screen.show_view(sample_article())
    button = screen.legend.buttons[FactGroup.NUMBER]
    assert button.text() == "numbers 3"
    assert button.accessibleDescription() == "dotted line"
    assert not screen.legend.buttons[FactGroup.REASON].isVisible()  # there are none
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [card.card_id for card in screen.cards.model.cards] == [10, 13, 14]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(screen.cards.model.cards) == 6


def test_text_and_list_choose_each_other(qtbot: QtBot) -> None:
    screen = ArticleScreen()
    qtbot.addWidget(screen)
    screen.resize(984, 700)
    screen.show()
    screen.show_view(sample_article())
    screen.reader.fact_clicked.emit(3)
    assert chosen(screen.cards) == 12
    assert screen.reader.highlighted_text().startswith("Most of them")


def test_sixty_cards_keep_their_place_while_they_are_decided(qtbot: QtBot) -> None:
    view = sample_article(0)
    many = tuple(
        replace(view.cards[n % 6], card_id=100 + n, prompt=f"Question {n}?") for n in range(60)
    )
    cards = shown(qtbot, replace(view, cards=many))
    cards.choose(many[30].card_id)
    cards.choose_next_new()
    qtbot.wait(30)  # rows are fitted
    table = cards.table
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert len({row for row in cards.model.rows if isinstance(row, str)}) == 2
