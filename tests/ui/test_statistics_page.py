"""The Statistics page: words, charts and their table twins, by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.views.statistics import (
    StatisticsSpan,
    StatisticsView,
    StatisticsWish,
    WeekMinutes,
)
from aimstudy.ui.actions import Action
from aimstudy.ui.page import CardPlace, Destination, PageId
from aimstudy.ui.pages.statistics_page import StatisticsPage
from aimstudy.ui.statistics.certainty_card import certainty_told
from aimstudy.ui.statistics.foretold_card import exam_words, foretold_told
from aimstudy.ui.statistics.hardest_card import hardest_told
from aimstudy.ui.statistics.minutes_card import minutes_told
from aimstudy.ui.statistics.recall_card import recall_told
from aimstudy.ui.statistics.specimens import specimens
from aimstudy.ui.statistics.stat_card import StatCard
from aimstudy.ui.statistics.topics_card import topics_told
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.translations import set_language
from aimstudy.ui.window_state import WindowState

if TYPE_CHECKING:
    from aimstudy.services.library import Library

TODAY = date(2026, 11, 22)
VIEWS = dict(specimens(TODAY))
BESIDE_NAVIGATION = 615  # px that a window of 900 px leaves at 200 %


class FakeStatistics:
    """Says what it is told to, and keeps what it was asked."""

    def __init__(self, view: StatisticsView) -> None:
        self.answer = view
        self.asked: list[StatisticsWish] = []
        self.open = Event()
        self.open.set()
        self.problem: Problem | None = None

    def view(self, wish: StatisticsWish) -> StatisticsView:
        self.asked.append(wish)
        assert self.open.wait(10)
        if self.problem:
            raise self.problem
        return self.answer


class FakeLibrary:
    def __init__(self, view: StatisticsView) -> None:
        self.statistics = FakeStatistics(view)


Shown = Callable[..., StatisticsPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """A page that shows a specimen."""

    def show(name: str = "much", state: WindowState | None = None) -> StatisticsPage:
        library = FakeLibrary(VIEWS[name])
        page = StatisticsPage(cast("Library", library), state=state)
        qtbot.addWidget(page)
        page.resize(1000, 760)
        page.show()
        qtbot.waitUntil(lambda: page.view is not None)
        return page

    return show


def in_front(page: StatisticsPage) -> list[str]:
    """chart, table or words for each card."""
    return [
        "chart" if card.chart and card.chart.isVisible() else
        "table" if card.table.isVisible() else "words"
        for card in page.cards
    ]  # fmt: skip


def test_every_card_says_what_it_means_beside_its_chart(shown: Shown) -> None:
    page = shown()
    assert in_front(page) == ["chart", "chart", "chart", "chart", "table", "chart"]
    assert page.recall.meaning.text() == (
        "When a card came again on a later day, you recalled it 1,038 of 1,204 times: 86 of 100, "
        "likely 84 to 88. Not counted: first meetings (311) and repeats on the same day (140). "
        "12 answers came faster than a card can be read and count nowhere. Quiz answers stand "
        "apart, for they are easier to get right."
    )
    assert all(card.meaning.text() for card in page.cards)


def test_t_hides_all_charts_and_is_remembered(shown: Shown, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "look.ini")
    page = shown(state=state)
    run = page.actions_handled[Action.STATISTICS_TABLES]
    run()
    assert in_front(page) == ["table"] * 6
    assert page.tables_button.text() == "Show charts"
    again = shown(state=WindowState(tmp_path / "look.ini"))
    assert in_front(again) == ["table"] * 6
    run()
    assert in_front(page)[0] == "chart"


@pytest.mark.parametrize("name", ["none", "little"])
def test_t_says_where_there_is_no_chart_to_hide(shown: Shown, qtbot: QtBot, name: str) -> None:
    page = shown(name)
    page.show_view(replace(VIEWS[name], minutes=()))
    assert "chart" not in in_front(page)
    assert not page.tables_button.isVisible()
    with qtbot.waitSignal(page.notice) as told:
        page.actions_handled[Action.STATISTICS_TABLES]()
    assert told.args is not None
    assert told.args[0].title == "There is no chart here yet"
    page.show_view(VIEWS["much"])
    assert page.tables_button.text() == "Hide charts"
    assert in_front(page)[0] == "chart"


def test_the_keys_stay_with_the_card_when_its_switch_goes(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.minutes.switch.setFocus()
    page.switch_tables()
    assert page.minutes.table.hasFocus()
    page.switch_tables()
    assert page.minutes.bars.hasFocus()


def test_one_card_alone_can_be_a_table(shown: Shown) -> None:
    page = shown()
    page.recall.switch.click()
    assert in_front(page)[:2] == ["table", "chart"]
    assert page.recall.switch.accessibleName() == "Recall by week: chart"
    page.recall.switch.click()
    assert in_front(page)[0] == "chart"


def test_table_and_chart_have_the_same_figures(shown: Shown) -> None:
    page = shown()
    for card, column in ((page.topics, 3), (page.foretold, 1), (page.certainty, 1)):
        told = card.chart.accessibleDescription() if card.chart else ""
        card.show_table(True)
        for row in card.table.figures.rows:
            if row[column][0].isdigit():
                assert row[column] in told


def test_a_chart_is_walked_by_keys_and_tells_the_entry(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    chart = page.recall.weeks
    with qtbot.waitActive(page):
        page.activateWindow()
    chart.setFocus()
    assert page.recall.told.text().startswith("Week from 16 Nov: 71 of 98 recalled")
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert page.recall.told.text().startswith("Week from 9 Nov:")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert page.recall.told.text().startswith("Week from 17 Aug:")
    assert "too few to say more" in page.recall.told.text()
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert page.recall.told.text().startswith("Week from 16 Nov:")
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.text(QAccessible.Text.Name) == "Recall by week"
    assert interface.text(QAccessible.Text.Description).startswith("Week from 16 Nov:")


def test_a_click_chooses_the_entry_below_it(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    chart = page.topics.topics
    qtbot.waitUntil(lambda: chart.height() == chart.sizeHint().height())  # laid out
    page.scroll_area.ensureWidgetVisible(chart, 0, 0)
    height = chart.height() // 7  # six rows and what stands below them
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 5 * height // 2))
    assert page.topics.told.text().startswith("Insurance operations: 88 of 90 cards met.")


def test_the_page_follows_the_row_that_the_keys_reach(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    page.resize(1000, 300)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.switch_tables()
    table = page.recall.table
    table.setFocus()
    qtbot.waitUntil(lambda: table.height() > 400)  # all its rows
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == table.figures.rowCount() - 1
    bar = page.scroll_area.verticalScrollBar()
    row = table.visualRect(table.currentIndex())
    inside = page.scroll_area.widget()
    assert inside is not None
    top = table.viewport().mapTo(inside, row.topLeft()).y()
    assert bar.value() <= top
    assert top + row.height() <= bar.value() + page.scroll_area.viewport().height()


def test_enter_opens_a_hard_card_in_the_library(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    page.hardest.table.selectRow(1)
    with qtbot.waitSignal(page.navigate) as gone:
        QTest.keyClick(page.hardest.table, Qt.Key.Key_Return)
    assert gone.args == [Destination(PageId.LIBRARY, CardPlace(2))]


def test_span_and_scope_are_asked_for(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    page.spans.buttons[1].click()
    wish = StatisticsWish(StatisticsSpan.MONTH)
    qtbot.waitUntil(lambda: len(asked(page)) == 2)
    assert asked(page)[-1] == wish
    assert [page.scope.itemText(n) for n in range(3)] == [
        "All cards", "Exam: AIM 401", "Deck: Insurance words",
    ]  # fmt: skip
    qtbot.waitUntil(lambda: page.spans.value is StatisticsSpan.ALL)  # the fake shows all again
    page.scope.activated.emit(2)
    qtbot.waitUntil(lambda: len(asked(page)) == 3)
    assert asked(page)[-1].scope == VIEWS["much"].scopes[2].scope


def statistics_of(page: StatisticsPage) -> FakeStatistics:
    return cast(FakeStatistics, page.library.statistics)


def asked(page: StatisticsPage) -> list[StatisticsWish]:
    return statistics_of(page).asked


def test_counting_that_takes_long_says_so_and_what_is_shown_stays(
    shown: Shown, qtbot: QtBot
) -> None:
    page = shown()
    statistics = statistics_of(page)
    subtitle = page.header.subtitle.text()
    statistics.open.clear()
    page.refresh()
    assert page.header.subtitle.text() == subtitle
    qtbot.waitUntil(lambda: page.header.subtitle.text() == "Calculating…")
    assert page.recall.isVisible()
    statistics.open.set()
    qtbot.waitUntil(lambda: page.header.subtitle.text() == subtitle)


def test_a_failure_is_said_and_what_is_shown_stays(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    statistics = statistics_of(page)
    statistics.problem = Problem(ProblemKind.LIBRARY_DAMAGED, file="library.db", reason="page 7")
    page.spans.buttons[1].click()
    qtbot.waitUntil(lambda: page.spans.value is StatisticsSpan.ALL)  # what is shown
    assert asked(page)[-1].span is StatisticsSpan.MONTH
    assert page.recall.isVisible()


def test_too_little_is_said_with_how_much_is_missing(shown: Shown) -> None:
    page = shown("little")
    assert in_front(page) == ["words", "table", "words", "words", "words", "chart"]
    assert page.recall.meaning.text().startswith(
        "Not enough evidence yet: 21 answers more. Only the last five weeks are looked at."
    )
    assert "Not enough evidence yet: 21 answers more." in page.topics.meaning.text()
    assert page.certainty.meaning.text().startswith("Not enough evidence yet: 30 answers more.")
    assert not page.topics.switch.isVisible()


def test_without_answers_the_way_to_them_is_shown(shown: Shown, qtbot: QtBot) -> None:
    page = shown("none")
    assert page.empty.isVisible()
    assert not any(card.isVisible() for card in page.cards)
    assert page.empty.button is not None
    with qtbot.waitSignal(page.navigate) as gone:
        page.empty.button.click()
    assert gone.args == [Destination(PageId.STUDY)]


@pytest.mark.parametrize("name", ["much", "years", "little"])
def test_at_200_percent_nothing_is_scrolled_sideways(
    shown: Shown, qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    apply_theme(qapp, "light", 2.0)
    set_language("nb")
    page = shown(name)
    page.resize(BESIDE_NAVIGATION, 600)
    page.switch_tables()
    page.switch_tables()
    qtbot.wait(20)
    inner = page.scroll_area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    page.switch_tables()
    qtbot.wait(20)
    cards: list[StatCard] = [card for card in page.cards if card.table.isVisible()]
    assert all(not card.table.horizontalScrollBar().isVisible() for card in cards)
    if name == "much":
        assert page.recall.table.compact  # a row says all in its one cell


def test_words_of_every_card_with_evidence() -> None:
    much = VIEWS["much"]
    assert foretold_told(much).meaning.endswith("expected 86 of 100 and 86 came: well judged.")
    assert [exam_words(exam) for exam in much.said] == [
        "AIM 400, 2 Nov 2026: 71 to 88 of 100 recalled was the last forecast; the result was: "
        "passed, 70 to 79 of 100.",
        "AIM 399, 24 Aug 2026: nothing was forecast beforehand; the result was: not passed.",
    ]
    assert certainty_told(much).meaning == (
        "When you were sure, you were right 88 of 119 times. 31 answers were sure and wrong: the "
        "quiz has a drill for these."
    )
    assert topics_told(much).rows[0] == ("Leading people", "64", "40", "42 to 55", "98 of 121")
    assert hardest_told(much).rows[0] == (
        "How long does it take to earn the designation?", "7 of 12", "61", "AIM · en",
    )  # fmt: skip
    assert minutes_told(much).meaning == (
        "You have studied 1,529 minutes on 60 days; 2,100 minutes were planned up to today, on 84 "
        "days."
    )
    short = replace(much, minutes=(WeekMinutes(TODAY, 0.3, 20, 1, 1),))
    assert minutes_told(short).meaning.startswith("You have studied 0.3 minutes on 1 day;")
    assert minutes_told(short).rows == [("22 Nov", "0.3", "–", "20", "1 of 1")]
    newest = recall_told(much).rows[0]
    assert newest == ("16 Nov", "71 of 98", "64 to 79", "24", "–")
