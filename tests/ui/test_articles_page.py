"""The Articles page: list, adding, cards by key, contradictions, archiving and deleting."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.card import HoldReason
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import IssueChoice
from aimstudy.services.views.articles import ArticleView
from aimstudy.services.views.study import SourceView
from aimstudy.services.views.versions import ArticleRead
from aimstudy.ui import background
from aimstudy.ui.articles.article_list import summary_words
from aimstudy.ui.page import ArticlePlace, FileToAdd, NoticeText
from aimstudy.ui.pages.articles_page import ArticlesPage
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.tokens import DARK
from tests.ui.fake_articles import CLEAN, FakeArticleLibrary, FakeArticles, Progress, sample_article
from tests.ui.focus_names import nameless

if TYPE_CHECKING:
    from aimstudy.services.library import Library


class Window(QWidget):
    """Stands for the window, which shows problems."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self.notices: list[NoticeText] = []

    def show_problem(self, problem: Problem) -> None:
        """Keep ``problem``."""
        self.problems.append(problem)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    background.shut_down()


def opened(
    qtbot: QtBot, view: ArticleView | None = None, read: bool = True
) -> tuple[ArticlesPage, FakeArticles, Window]:
    """The page in a window; with ``read`` the article is open."""
    library = FakeArticleLibrary(view)
    window = Window()
    page = ArticlesPage(cast("Library", library), window)
    page.changed.connect(page.mark_changed)
    page.notice.connect(window.notices.append)
    qtbot.addWidget(window)
    window.resize(984, 760)
    page.resize(984, 760)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    if read:
        page.open_article(1)
        qtbot.waitUntil(lambda: page.reading)
    return page, library.articles, window


def test_the_list_says_what_each_article_holds(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, read=False)
    row = page.list_screen.list.rows[0]
    assert row.facts.text() == "English · 6 facts · 4 cards in study"
    assert page.list_screen.header.subtitle.text() == "1 article · 4 cards in study"
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert "2 new cards to look at · 1 contradiction is open" in texts


def test_cards_of_an_archived_article_are_not_in_study(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot, read=False)
    summary = articles.list()[0]
    assert summary_words(replace(summary, archived=True)) == "English · 6 facts · 4 cards wait"
    one = replace(summary, archived=True, cards=1)
    assert summary_words(one) == "English · 6 facts · 1 card waits"
    page.list_screen.list.show_articles([one])
    assert page.list_screen.list.rows[0].facts.text() == summary_words(one)


def test_an_article_opens_from_the_list(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, read=False)
    QTest.mouseClick(page.list_screen.list.rows[0].open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.reading)
    assert page.article.header.title.text() == "Harbour Master"
    assert page.article.header.subtitle.text() == "English · 6 facts · 4 of 6 cards accepted"
    QTest.mouseClick(page.article.back, Qt.MouseButton.LeftButton)
    assert not page.reading


def test_choosing_a_card_highlights_its_sentence(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot)
    page.article.cards.choose(12)
    assert page.article.reader.highlighted_text() == CLEAN[2]
    spots = [s.cursor.selectedText() for s in page.article.reader.extraSelections()]
    assert spots == [CLEAN[2], "between 9 and 15 months"]


def test_keys_accept_reject_and_bring_back(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot)
    cards = page.article.cards
    cards.choose(14)
    cards.table.setFocus()
    QTest.keyClick(cards.table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: page.article.accept_rest.text() == "Accept the rest (1)")
    current = cards.current()
    assert current is not None
    assert current.card_id == 15  # on to the next new card
    QTest.keyClick(cards.table, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: cards.accept.text() == "bring back")
    QTest.keyClick(cards.table, Qt.Key.Key_A)
    assert articles.asked == [("accept", 14), ("reject", 15), ("bring_back", 15)]


def test_letters_do_nothing_while_the_list_is_in_front(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot)
    page.article.cards.choose(14)
    page.close_article()
    QTest.keyClick(page, Qt.Key.Key_A)
    assert articles.asked == []


def test_the_rest_is_accepted_at_once(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot)
    QTest.mouseClick(page.article.accept_rest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.article.accept_rest.isHidden())
    assert articles.asked == [("accept_all", 1)]
    assert all(card.hold is HoldReason.NONE for card in page.article.cards.model.cards)


def test_w_says_why_a_card_is_there(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot)
    cards = page.article.cards
    cards.choose(12)
    QTest.keyClick(cards.table, Qt.Key.Key_W)
    assert cards.why_box.words.text() == "The sentence says how long something takes or lasts."
    assert [quote.text() for quote in cards.why_box.quotes] == [
        f"“{CLEAN[2]}”",
        f"Also said here: “{CLEAN[5]}”",
    ]
    QTest.mouseClick(cards.why_box.quotes[1], Qt.MouseButton.LeftButton)
    assert page.article.reader.highlighted_text() == CLEAN[5]
    cards.choose(14)
    assert cards.why_box.words.text() == "The sentence gives a place."
    QTest.keyClick(page, Qt.Key.Key_Shift)  # so that the second W is no echo of the first
    QTest.keyClick(cards.table, Qt.Key.Key_W)
    assert not cards.why_box.isVisible()


def test_marked_words_become_a_card_by_their_raw_place(qtbot: QtBot) -> None:
    page, articles, window = opened(qtbot)
    reader = page.article.reader
    assert not page.article.make_card.isEnabled()
    cursor = reader.textCursor()
    at = reader.toPlainText().index("Harbour Master")
    cursor.setPosition(at)
    cursor.setPosition(at + len("Harbour Master is"), cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    QTest.mouseClick(page.article.make_card, Qt.MouseButton.LeftButton)
    assert articles.asked == [("make", 1, "Harbour Master** is")]
    assert window.notices[-1].title == "A card is made."


def test_a_contradiction_shows_both_sentences_and_keeps_the_choice(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot)
    panel = page.article.issues.panel
    assert [q.text() for q in panel.quotes] == [f"four: “{CLEAN[1]}”", f"five: “{CLEAN[3]}”"]
    words = ["This is right", "That is right", "Leave open"]
    assert [b.text() for b in panel.choices.values()] == words
    assert panel.choices[IssueChoice.SECOND].accessibleName() == "That is right: five"
    assert panel.state.text() == "Open. Nothing about it is scored in a quiz until you choose."
    QTest.mouseClick(panel.quotes[1], Qt.MouseButton.LeftButton)
    assert page.article.reader.highlighted_text() == CLEAN[3]
    panel.quotes[0].setFocus()
    QTest.keyClick(panel.quotes[0], Qt.Key.Key_Return)
    assert page.article.reader.highlighted_text() == CLEAN[1]
    QTest.mouseClick(panel.choices[IssueChoice.SECOND], Qt.MouseButton.LeftButton)
    assert articles.asked == [("decide", 7, IssueChoice.SECOND)]
    expected = (
        "You chose “five”. 1 card on the other statement waits. You can change it at any time."
    )
    qtbot.waitUntil(lambda: page.article.issues.panel.state.text() == expected)


def test_contradictions_come_one_at_a_time_the_open_ones_first(qtbot: QtBot) -> None:
    view = sample_article()
    [issue] = view.issues
    settled = replace(issue, issue_id=6, choice=IssueChoice.FIRST)
    page, _, _ = opened(qtbot, replace(view, issues=(settled, issue)))
    box = page.article.issues
    assert box.panel.view.issue_id == 7
    assert box.place.text() == "2 of 2"
    box.next.click()
    assert box.panel.view.issue_id == 6
    assert box.panel.isVisible()
    assert "2 cards on the other statement wait." in box.panel.state.text()
    box.previous.click()
    assert box.panel.view.issue_id == 7


def test_study_leads_to_the_highlighted_sentence(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, read=False)
    start = sample_article().sentences[4].start
    page.arrive(SourceView(1, "Harbour Master", "", CLEAN[4], CLEAN[4], "online", start, start + 9))
    qtbot.waitUntil(lambda: page.reading)
    assert page.article.reader.highlighted_text() == CLEAN[4]
    current = page.article.cards.current()
    assert current is not None
    assert current.card_id == 14


def test_a_missing_article_is_said_and_the_list_stays(qtbot: QtBot) -> None:
    page, _, window = opened(qtbot, read=False)
    page.arrive(ArticlePlace(77))
    qtbot.waitUntil(lambda: bool(window.problems))
    assert window.problems[0].kind is ProblemKind.ARTICLE_MISSING
    assert not page.reading


def test_a_file_is_added_and_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, articles, window = opened(qtbot, read=False)
    chosen = tmp_path / "harbour.md"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    page.choose_file()
    qtbot.waitUntil(lambda: page.reading)
    assert articles.asked == [("add", chosen)]
    assert window.notices[-1].title == "“Harbour Master” is added."
    assert window.notices[-1].text == "6 facts found, 6 cards to look at."
    assert page.article.accept_rest.text() == "Accept all (6)"


def test_a_bad_file_is_one_sentence_and_the_window_lives(qtbot: QtBot) -> None:
    page, articles, window = opened(qtbot, read=False)
    articles.refusal = Problem(ProblemKind.FILE_BINARY, name="photo.md")
    page.arrive(FileToAdd(Path("photo.md")))
    qtbot.waitUntil(lambda: bool(window.problems))
    assert window.problems[0].title == "photo.md is not a text file."
    assert not page.add_panel.isVisible()
    assert len(page.list_screen.list.rows) == 1


def test_copied_text_is_pasted_and_added_under_its_first_line(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot, read=False)
    text = "# Tides\n\nThe tide takes six hours."
    QGuiApplication.clipboard().setText(text)
    page.paste()
    assert page.add_panel.text.toPlainText() == text
    QTest.mouseClick(page.add_panel.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.reading)
    assert articles.asked == [("text", "Tides", text)]
    assert page.add_panel.text.toPlainText() == ""


def test_a_typed_name_goes_before_the_heading_and_enter_adds(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot, read=False)
    page.add_panel.open()
    page.add_panel.name.setFocus()
    QTest.keyClicks(page.add_panel.name, "My tides")
    QTest.keyClick(page.add_panel.name, Qt.Key.Key_Return)  # there is nothing to add yet
    assert QApplication.focusWidget() is page.add_panel.text
    assert articles.asked == []
    page.add_panel.text.setPlainText("# Tides\n\nThe tide takes six hours.")
    QTest.keyClick(page.add_panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.reading)
    assert [asked[1:] for asked in articles.asked] == [
        ("My tides", "# Tides\n\nThe tide takes six hours.", "My tides")
    ]


def test_refused_text_stays_to_be_mended(qtbot: QtBot) -> None:
    page, articles, window = opened(qtbot, read=False)
    articles.refusal = Problem(ProblemKind.NO_SENTENCES, name="x")
    page.add_panel.open("x")
    page.add_panel.add.click()
    qtbot.waitUntil(lambda: bool(window.problems))
    assert page.add_panel.isVisible()
    assert page.add_panel.text.toPlainText() == "x"


def test_cancelling_leaves_nothing_behind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, articles, _ = opened(qtbot, read=False)
    reading, may_end = Event(), Event()
    read = articles.read

    def slow(path: Path, progress: Progress) -> object:
        reading.set()
        assert may_end.wait(5)
        progress(0.5)  # raises, as nobody waits any more
        return read(path, progress)

    monkeypatch.setattr(articles, "read", slow)
    page.arrive(FileToAdd(tmp_path / "slow.md"))
    qtbot.waitUntil(reading.is_set)
    assert page.add_panel.working_words.text() == "Reading slow.md…"
    QTest.mouseClick(page.add_panel.stop, Qt.MouseButton.LeftButton)
    may_end.set()
    qtbot.waitUntil(lambda: not background.busy())
    background.shut_down()
    assert articles.asked == []
    assert not page.reading
    assert not page.add_panel.isVisible()


def test_what_was_stored_before_cancelling_is_taken_out_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, articles, _ = opened(qtbot, read=False)
    storing, may_end = Event(), Event()
    keep = articles.keep

    def slow(read: ArticleRead) -> object:
        storing.set()
        assert may_end.wait(5)
        return keep(read)

    monkeypatch.setattr(articles, "keep", slow)
    page.arrive(FileToAdd(tmp_path / "slow.md"))
    qtbot.waitUntil(storing.is_set)
    QTest.mouseClick(page.add_panel.stop, Qt.MouseButton.LeftButton)
    may_end.set()
    qtbot.waitUntil(lambda: ("withdraw", 1) in articles.asked)
    assert not page.reading


def test_archiving_says_first_what_becomes_of_the_cards(qtbot: QtBot) -> None:
    page, articles, window = opened(qtbot)
    QTest.mouseClick(page.article.away, Qt.MouseButton.LeftButton)
    panel = page.article.away_panel
    assert panel.archive_words.text() == (
        "Archive: its 6 cards wait, with all they have learnt, until you bring the article back."
    )
    assert panel.delete_words.text() == (
        "Delete: its 6 cards go with it, 4 of them studied. "
        "The 32 answers you gave stay in the log. Undo brings it back."
    )
    QTest.mouseClick(panel.archive, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.reading)
    assert articles.asked == [("archive", 1)]
    assert window.notices[-1].title == "The article is archived."
    assert page.list_screen.empty.isVisible()
    page.list_screen.archived.click()
    back = page.list_screen.list.rows[0]
    back.back_wanted.emit(1)
    assert articles.asked[-1] == ("unarchive", 1)


def test_deleting_needs_its_own_button(qtbot: QtBot) -> None:
    page, articles, window = opened(qtbot)
    QTest.mouseClick(page.article.away, Qt.MouseButton.LeftButton)
    assert articles.asked == []
    QTest.mouseClick(page.article.away_panel.delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.reading)
    assert articles.asked == [("delete", 1)]
    assert window.notices[-1].text == "Undo brings it back."
    assert page.list_screen.empty.isVisible()


def test_what_was_odd_about_the_file_is_said_quietly(qtbot: QtBot) -> None:
    page, _, window = opened(qtbot)
    assert page.article.warnings.text() == "HTML in the file was left out."
    assert window.problems == []


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot)
    page.article.away.click()
    assert nameless(page) == []


def test_escape_closes_the_forms(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot, read=False)
    page.add_panel.open("a text")
    QTest.keyClick(page.add_panel.name, Qt.Key.Key_Escape)
    assert not page.add_panel.isVisible()
    page.open_article(1)
    qtbot.waitUntil(lambda: page.reading)
    page.article.away.click()
    QTest.keyClick(page.article.away_panel.archive, Qt.Key.Key_Escape)
    assert not page.article.away_panel.isVisible()
    assert articles.asked == []


def test_letters_work_while_the_text_has_the_focus(qtbot: QtBot) -> None:
    page, articles, _ = opened(qtbot)
    page.article.cards.choose(15)
    page.article.reader.setFocus()
    QTest.keyClick(page.article.reader, Qt.Key.Key_R)
    assert articles.asked == [("reject", 15)]


def test_escape_leads_back_to_the_list(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot)
    page.article.reader.setFocus()
    QTest.keyClick(page.article.reader, Qt.Key.Key_Escape)
    assert not page.reading
    assert page.list_screen.isVisible()


def test_a_dropped_file_reaches_the_window(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot)
    assert [w for w in page.findChildren(QWidget) if w.acceptDrops()] == []


def test_the_page_follows_a_change_of_theme(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page, _, _ = opened(qtbot)
    page.article.cards.choose(12)
    apply_theme(app, "dark", 1.0)
    try:
        spots = page.article.reader.extraSelections()
        grounds = [spot.format.background().color().name().upper() for spot in spots]
        assert grounds == [DARK.info.upper(), DARK.highlight.upper()]
    finally:
        apply_theme(app, "light", 1.0)


def test_the_chosen_card_stays_in_sight_while_rows_grow(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot)
    table = page.article.cards.table
    page.article.cards.choose(14)
    page.article.cards.reject_now()
    qtbot.waitUntil(lambda: page.article.accept_rest.text() == "Accept the rest (1)")
    qtbot.wait(50)  # rows are fitted
    current = page.article.cards.current()
    assert current is not None
    assert current.card_id == 15
    seen = table.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(table.visualRect(table.currentIndex())))


def test_a_key_acts_on_no_card_out_of_sight(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 2.0)
    try:
        page, articles, window = opened(qtbot)
        window.resize(740, 420)
        page.resize(740, 420)
        QApplication.processEvents()
        page.scroll_area.verticalScrollBar().setValue(0)
        page.article.reader.setFocus()
        done = len(articles.asked)
        for asked in (done, done + 1):  # the first press only shows the card
            QTest.keyClick(page.article.reader, Qt.Key.Key_A)
            assert len(articles.asked) == asked
            assert page.article.cards.table.hasFocus()
    finally:
        apply_theme(qapp, "light", 1.0)
