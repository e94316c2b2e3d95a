"""Looking something up in an article: the words and card that one came for, and the way back."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.services.views.articles import ArticleView
from aimstudy.ui.page import ArticlePlace, Destination, PageId
from aimstudy.ui.pages.articles_page import ArticlesPage
from tests.ui.fake_articles import CLEAN, sample_article
from tests.ui.test_articles_page import opened


def of_one_sentence() -> ArticleView:
    """The first two cards stand on the first sentence."""
    view = sample_article()
    first, second = view.cards[:2]
    second = replace(second, start=first.start, end=first.end)
    return replace(view, cards=(first, second, *view.cards[2:]))


def chosen(page: ArticlesPage) -> int:
    card = page.article.cards.current()
    assert card is not None
    return card.card_id


def _arrived(page: ArticlesPage) -> bool:
    return page.reading and page._place is None


def marked_words(page: ArticlesPage) -> list[str]:
    return [s.cursor.selectedText() for s in page.article.reader.extraSelections()]


def test_the_first_look_chooses_the_card_that_one_came_from(qtbot: QtBot) -> None:
    view = of_one_sentence()
    for card, words in ((view.cards[0], [view.cards[0].answer]), (view.cards[1], [])):
        page, _, window = opened(qtbot, view, read=False)
        place = ArticlePlace(1, card.start + 4, card.end, card.card_id)
        for _ in range(2):  # the first look and the next one are alike
            page.arrive(place)
            qtbot.waitUntil(partial(_arrived, page))
            assert window.problems == []
            assert chosen(page) == card.card_id
            assert marked_words(page) == [CLEAN[0], *words]


def test_without_a_card_the_one_chosen_stays_if_it_stands_there(qtbot: QtBot) -> None:
    view = of_one_sentence()
    page, _, _ = opened(qtbot, view, read=False)
    page.arrive(ArticlePlace(1, view.cards[0].start))
    qtbot.waitUntil(lambda: page.reading)
    assert chosen(page) == view.cards[0].card_id


def test_a_card_that_the_article_no_longer_has_leads_to_its_sentence(qtbot: QtBot) -> None:
    view = sample_article()
    page, _, _ = opened(qtbot, view, read=False)
    page.arrive(ArticlePlace(1, view.cards[2].start, view.cards[2].end, 999))
    qtbot.waitUntil(lambda: page.reading)
    assert chosen(page) == view.cards[2].card_id


def test_esc_leads_back_to_the_card_and_then_to_the_list(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, read=False)
    went: list[Destination] = []
    page.navigate.connect(went.append)
    page.arrive(ArticlePlace(1, 0, 5, 10, back=PageId.STUDY))
    qtbot.waitUntil(lambda: page.reading)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (went, page.reading) == ([Destination(PageId.STUDY)], True)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (len(went), page.reading) == (1, False)
