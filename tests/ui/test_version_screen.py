"""A new version of an article: shown side by side, chosen item by item, taken in or kept apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.fact import FactKind
from aimstudy.domain.version import FactChange, VersionChoice
from aimstudy.services.views.versions import ArticleComparison, VersionItem
from aimstudy.ui import background
from aimstudy.ui.articles.version_screen import MOST_SHOWN, VersionScreen
from aimstudy.ui.page import FileToAdd
from tests.ui.fake_articles import FakeArticles, sample_article
from tests.ui.focus_names import nameless
from tests.ui.test_articles_page import opened

TAKE, KEEP, ASIDE = VersionChoice.TAKE_NEW, VersionChoice.KEEP_OLD, VersionChoice.PUT_ASIDE
DEFAULTS = {FactChange.GONE: KEEP}


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def item(key: str, change: FactChange, cards: int = 1, answers: int = 3) -> VersionItem:
    new, gone = change is FactChange.NEW, change is FactChange.GONE
    return VersionItem(
        key=key,
        change=change,
        kind=FactKind.DURATION,
        prompt="How long does it take?",
        old_sentence="" if new else "It takes nine months.",
        new_sentence="" if gone else "It takes ten months.",
        old_answer="" if new else "nine months",
        new_answer="" if gone else "ten months",
        cards=cards,
        answers=answers,
        edited=False,
        choice=DEFAULTS.get(change, TAKE),
    )


def comparison(*items: VersionItem) -> ArticleComparison:
    read = FakeArticles.read(_fake(), Path("harbour.md"))
    return ArticleComparison(
        1, "Harbour Master", "harbour.md", Language.ENGLISH, 21, items, 0, read
    )


def _fake() -> FakeArticles:
    return FakeArticles(sample_article())


ITEMS = (
    item("n", FactChange.NEW, cards=0),
    item("r", FactChange.REWORDED),
    item("g", FactChange.GONE),
    item("c", FactChange.CHANGED),
)


def shown(qtbot: QtBot, *items: VersionItem) -> VersionScreen:
    screen = VersionScreen()
    qtbot.addWidget(screen)
    screen.resize(920, 700)
    screen.show()
    screen.show_comparison(comparison(*items))
    return screen


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_what_needs_a_choice_comes_first_old_and_new_side_by_side(qtbot: QtBot) -> None:
    screen = shown(qtbot, *ITEMS)
    assert screen.header.title.text() == "New version of “Harbour Master”"
    assert screen.header.subtitle.text() == "4 facts changed · 21 are the same"
    assert [card.item.key for card in screen.cards] == ["c", "g", "r", "n"]
    changed = texts(screen.cards[0])
    for expected in (
        "“It takes nine months.”",
        "Answer: nine months",
        "“It takes ten months.”",
        "Answer: ten months",
        "1 card in study, answered 3 times",
    ):
        assert expected in changed


def test_every_item_with_cards_has_its_choices_and_a_default(qtbot: QtBot) -> None:
    screen = shown(qtbot, *ITEMS)
    offered = {card.item.key: list(card.buttons) for card in screen.cards}
    assert offered == {"c": [TAKE, KEEP], "g": [KEEP, ASIDE], "r": [TAKE, KEEP], "n": []}
    on = [c.item.key + b.text() for c in screen.cards for b in c.buttons.values() if b.isChecked()]
    assert on == ["cTake the new", "gKeep the card", "rTake the new"]
    assert screen.choices == {}
    screen.cards[1].buttons[ASIDE].click()
    screen.cards[0].buttons[KEEP].click()
    assert screen.choices == {"g": ASIDE, "c": KEEP}


def test_a_version_without_changed_facts_says_so(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    assert "No fact changed. Only the text will be replaced." in texts(screen)


def test_of_very_many_new_facts_the_rest_is_counted(qtbot: QtBot) -> None:
    many = [item(str(n), FactChange.NEW, cards=0) for n in range(MOST_SHOWN + 40)]
    screen = shown(qtbot, item("c", FactChange.CHANGED), *many)
    assert len(screen.cards) == MOST_SHOWN
    assert "… and 41 more" in texts(screen)


def test_a_file_that_is_another_version_is_asked_about_and_taken_in(qtbot: QtBot) -> None:
    page, articles, window = opened(qtbot, read=False)
    articles.version = comparison(*ITEMS)
    page.arrive(FileToAdd(Path("harbour.md")))
    qtbot.waitUntil(page.version.isVisible)
    assert articles.kept == []
    assert page.version.update_button.hasFocus()
    page.version.cards[1].buttons[ASIDE].click()
    QTest.keyClick(page.version.update_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.reading)
    assert articles.asked[-1] == ("update", 1, ("g", ASIDE))
    assert window.notices[-1].title == "“Harbour Master” is updated."
    assert window.notices[-1].text == (
        "1 card has new words, 2 new cards to look at. Undo brings the old version back."
    )


def test_it_can_be_kept_as_a_separate_article_or_left(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot, read=False)
    articles.version = comparison(*ITEMS)
    page.arrive(FileToAdd(Path("harbour.md")))
    qtbot.waitUntil(page.version.isVisible)
    QTest.keyClick(page.version, Qt.Key.Key_Escape)
    assert page.list_screen.isVisible()
    page.arrive(FileToAdd(Path("harbour.md")))
    qtbot.waitUntil(page.version.isVisible)
    QTest.mouseClick(page.version.separate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.reading)
    assert [read.name for read in articles.kept] == ["harbour.md"]
    assert not [asked for asked in articles.asked if asked[0] == "update"]


def test_an_article_is_compared_with_a_chosen_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, articles, _ = opened(qtbot)
    articles.version = comparison(*ITEMS)
    chosen = tmp_path / "other.md"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    QTest.mouseClick(page.article.new_version, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.version.isVisible)
    assert ("compare", 1) in articles.asked


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    screen = shown(qtbot, *ITEMS)
    assert nameless(screen) == []
