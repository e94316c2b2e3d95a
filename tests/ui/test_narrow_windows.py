"""A small window with the largest text: pages scroll downwards, never sideways."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.exam import Exam
from aimstudy.samples import Samples
from aimstudy.services.library import Library
from aimstudy.services.views.today import NavCounts
from aimstudy.ui import background
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.nav_column import NavColumn
from aimstudy.ui.page import NoticeText, Page, PageId
from aimstudy.ui.page_list import build_page
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.pages.timeline_page import TimelinePage
from aimstudy.ui.study.session_header import SessionHeader
from aimstudy.ui.theme import apply_theme, pixels
from aimstudy.ui.timeline.exam_chips import ExamChip
from aimstudy.ui.today.start_card import StartCard
from aimstudy.ui.tokens import MARGIN
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets import Notice, PageHeader, PlainButton
from aimstudy.ui.window_state import WindowState

BESIDE_NAVIGATION = 615  # px that a window of 900 px leaves at 200 %


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Samples() as samples:
        yield samples.studied(Language.BOKMAL)
        background.shut_down()


@pytest.mark.parametrize("wanted", [PageId.TODAY, PageId.TIMELINE, PageId.LIBRARY])
def test_the_largest_text_needs_no_sideways_scrolling(
    qtbot: QtBot, qapp: QApplication, library: Library, wanted: PageId
) -> None:
    apply_theme(qapp, "light", 2.0)
    set_language("nb")
    try:
        page: Page = build_page(wanted, library, Look(WindowState(library.folder / "look.ini")))
        qtbot.addWidget(page)
        page.resize(BESIDE_NAVIGATION, 600)
        page.show()
        qtbot.waitUntil(lambda: not background.busy())
        inner = page.scroll_area.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= page.scroll_area.viewport().width()
    finally:
        set_language("en")
        apply_theme(qapp, "light", 1.0)


def test_a_header_is_as_high_as_its_broken_lines(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 2.0)
    try:
        holder = QWidget()
        qtbot.addWidget(holder)
        column = QVBoxLayout(holder)
        buttons = [PlainButton(word) for word in ("Minutes a day", "Table", "Add exam")]
        header = PageHeader("Timeline", "25 minutes a day, no exam date as yet", buttons)
        column.addWidget(header)
        column.addStretch(1)
        holder.resize(400, 900)
        holder.show()
        qtbot.waitUntil(lambda: header.height() >= header.heightForWidth(header.width()))
        assert buttons[2].geometry().top() > buttons[0].geometry().bottom()  # it did break
    finally:
        apply_theme(qapp, "light", 1.0)


@pytest.fixture
def largest(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", 2.0)
    set_language("nb")
    yield
    set_language("en")
    apply_theme(qapp, "light", 1.0)


@pytest.mark.usefixtures("largest")
def test_an_answer_does_not_make_the_window_grow(qtbot: QtBot, library: Library) -> None:
    page = build_page(PageId.STUDY, library, Look(WindowState(library.folder / "look.ini")))
    assert isinstance(page, StudyPage)
    qtbot.addWidget(page)
    page.resize(BESIDE_NAVIGATION, 600)
    page.show()
    page.show_answer()
    QApplication.processEvents()
    assert page.sheet.answer_shown
    assert page.minimumSizeHint().width() <= BESIDE_NAVIGATION
    assert page.minimumSizeHint().height() <= 600


@pytest.mark.usefixtures("largest")
def test_where_a_session_is_stands_below_its_name_where_a_word_would_be_cut(qtbot: QtBot) -> None:
    header = SessionHeader("Dagens kort")
    qtbot.addWidget(header)
    header.resize(BESIDE_NAVIGATION - 2 * MARGIN, 200)
    header.show()
    header.show_progress("Ettermiddagsøkt", "53 av 72 · omtrent 5 minutter igjen", 0.7)
    QApplication.processEvents()
    assert header.title.sizeHint().width() <= header.title.width()
    assert header.place.geometry().top() >= header.title.geometry().bottom()


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_the_card_has_room_and_stays_where_it_is(
    qtbot: QtBot, qapp: QApplication, library: Library, scale: float, language: str
) -> None:
    apply_theme(qapp, "light", scale)
    set_language(language)
    page = build_page(PageId.STUDY, library, Look(WindowState(library.folder / "look.ini")))
    assert isinstance(page, StudyPage)
    qtbot.addWidget(page)
    try:
        page.resize(BESIDE_NAVIGATION, 600)
        page.show()
        QApplication.processEvents()
        asked = page.sheet.question.mapTo(page, QPoint(0, page.sheet.verticalScrollBar().value()))
        room = page.sheet.viewport().height()
        assert room >= 220
        page.show_answer()
        QApplication.processEvents()
        assert page.sheet.viewport().height() == room
        now = page.sheet.question.mapTo(page, QPoint(0, page.sheet.verticalScrollBar().value()))
        assert now == asked
        for button in page.ratings.buttons.values():
            assert button.width() >= button.minimumSizeHint().width()
            if not button.tight:
                assert button.width() >= button.sizeHint().width()
    finally:
        set_language("en")
        apply_theme(qapp, "light", 1.0)


@pytest.mark.usefixtures("largest")
def test_what_had_to_go_for_the_card_is_a_press_away(qtbot: QtBot, library: Library) -> None:
    page = build_page(PageId.STUDY, library, Look(WindowState(library.folder / "look.ini")))
    assert isinstance(page, StudyPage)
    qtbot.addWidget(page)
    page.resize(BESIDE_NAVIGATION, 600)
    page.show()
    page.show_answer()
    keys = page.keys
    assert keys.reason.text().startswith("Hvorfor ")
    assert not keys.why.isVisible()
    keys.reason.click()
    assert keys.why.isVisible()
    assert keys.why.text().startswith(keys.reason.text())
    menu = page.acts.menu()
    assert menu is not None
    entries = {entry.text(): entry for entry in menu.actions() if entry.text()}
    assert {
        "Endre\tE", "Ikke i dag\tB", "Ta ut\tS", "Flagg\tF", "Angre\tCtrl+Z"
    } <= entries.keys()  # fmt: skip
    entries["Flagg\tF"].trigger()
    assert page.card is not None
    assert page.card.flagged
    page.acts.marks.flag()
    keys.tell("Utsatt til i morgen")
    assert keys.why.isVisible()
    assert not keys.reason.isVisible()


@pytest.mark.usefixtures("largest")
def test_the_foot_of_the_navigation_has_whole_lines_only(qtbot: QtBot) -> None:
    nav = NavColumn()
    qtbot.addWidget(nav)
    counts = NavCounts(5, 2, 66, 42, "AIM", datetime(2026, 11, 22, 14, 36, tzinfo=UTC))
    nav.show_counts(counts, date(2026, 11, 22))
    nav.resize(nav.width(), 900)
    nav.show()
    whole = nav.foot.text()
    assert len(whole.splitlines()) == 2
    seen = set()
    for height in range(900, 480, -20):
        nav.resize(nav.width(), height)
        QApplication.processEvents()
        text = nav.foot.text()
        assert whole.startswith(text)
        assert not text or nav.foot.height() >= nav.foot.sizeHint().height() > 0
        assert not text or nav.foot.geometry().bottom() <= nav.height()
        seen.add(text)
    assert seen == {whole, whole.splitlines()[0], ""}
    assert nav.minimumSizeHint().height() <= 600


@pytest.mark.usefixtures("largest")
def test_the_field_of_a_form_just_opened_is_in_sight(qtbot: QtBot, library: Library) -> None:
    page = build_page(PageId.TIMELINE, library, Look(WindowState(library.folder / "look.ini")))
    assert isinstance(page, TimelinePage)
    qtbot.addWidget(page)
    page.resize(BESIDE_NAVIGATION, 600)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.view is not None and not background.busy())
    page.activateWindow()
    for button in (page.what_if_button, page.add_button):
        page.scroll_area.verticalScrollBar().setValue(0)
        button.click()
        qtbot.waitUntil(lambda: _in_sight(page))


def test_a_notice_leaves_what_has_the_focus_in_sight(qtbot: QtBot, library: Library) -> None:
    window = MainWindow(Look(WindowState(library.folder / "look.ini")))
    qtbot.addWidget(window)
    window.resize(1180, 760)
    window.use_library(library, PageId.TIMELINE)
    with qtbot.waitExposed(window):
        window.show()
    page = window.pages[PageId.TIMELINE]
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: page.view is not None and not background.busy())
    window.activateWindow()
    page.card.calendar.setFocus()
    page.scroll_area.ensureWidgetVisible(page.card.calendar)
    assert _in_sight(page)
    window.show_notice(NoticeText("Saved as plan.ics.", "2 exams and 48 study days."))
    qtbot.waitUntil(lambda: page.scroll_area.viewport().height() < 700)
    qtbot.waitUntil(lambda: _in_sight(page))


def _in_sight(page: TimelinePage) -> bool:
    field, view = QApplication.focusWidget(), page.scroll_area.viewport()
    assert field is not None
    assert view is not None
    top = field.mapTo(view, QPoint(0, 0)).y()
    return top >= 0 and top + field.height() <= view.height()


@pytest.mark.usefixtures("largest")
def test_words_are_not_squeezed_beside_buttons(qtbot: QtBot, library: Library) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    notice = Notice("warn", "Course 3: nesten alt får plass.", "Det trengs 31 minutter.", "Utveier")
    start = StartCard()
    start.show_view(library.today.view())
    column.addWidget(notice)
    column.addWidget(start)
    holder.resize(BESIDE_NAVIGATION - 2 * MARGIN, 900)
    holder.show()
    qtbot.waitUntil(lambda: start.start.geometry().height() > 0)
    QApplication.processEvents()
    assert notice.button is not None
    assert notice.button.mapTo(notice, QPoint(0, 0)).x() == notice.title.x()
    for words in (notice.title, notice.text, start.title):
        assert words.width() >= pixels(180)
    assert start.title.fontMetrics().horizontalAdvance(start.title.text()) <= start.title.width()


@pytest.mark.usefixtures("largest")
def test_only_the_name_of_an_exam_is_cut(qtbot: QtBot) -> None:
    exam = Exam(1, "Contract law and ethics with a very long name", date(2027, 2, 19))
    chip = ExamChip(exam, date(2026, 11, 22))
    qtbot.addWidget(chip)
    chip.resize(500, chip.sizeHint().height())
    chip.show()
    assert chip.text().startswith("Contra")
    assert chip.text().endswith("… · 19. feb. · om 89 dager")
    assert chip.accessibleName() == f"{exam.name} · 19. februar · om 89 dager"
    chip.resize(chip.sizeHint())
    assert chip.text() == chip.accessibleName()
