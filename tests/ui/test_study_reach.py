"""The study page for every hand and eye: by keyboard, with names, at any size and in any theme."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.review import Rating
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets import Button, Label
from tests.ui.fake_study import Clock, FakeLibrary, library_of, press, show_study, study_card

Shown = Callable[..., StudyPage]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    def show(library: FakeLibrary, width: int = 984) -> StudyPage:
        return show_study(qtbot, qapp, library, Clock(), width, 760)

    return show


def test_every_focusable_part_has_a_name(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.show_answer()
    for part in page.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            interface = QAccessible.queryAccessibleInterface(part)
            assert interface.text(QAccessible.Text.Name), part


def test_tab_visits_the_ratings_and_comes_back(shown: Shown) -> None:
    page = shown(library_of(study_card(1)))
    page.show_answer()
    first = QApplication.focusWidget()
    seen = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        seen.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is first
    assert set(page.ratings.buttons.values()) <= set(seen)


def test_a_rating_that_has_the_focus_is_what_space_gives(shown: Shown) -> None:
    library = library_of(study_card(1), study_card(2))
    page = shown(library)
    page.show_answer()
    page.ratings.buttons[Rating.HARD].setFocus()
    press(page, Qt.Key.Key_Space)
    assert [(card, rating) for card, rating, _ in library.study.answers] == [(1, Rating.HARD)]


@pytest.mark.parametrize("width", [984, 760])
def test_nothing_is_clipped_at_200_percent(shown: Shown, qapp: QApplication, width: int) -> None:
    page = shown(library_of(study_card(1)), width)
    apply_theme(qapp, "light", 2.0)
    try:
        page.resize(width, 760)
        page.show_answer()
        QApplication.processEvents()
        QApplication.processEvents()
        assert page.width() == width
        for part in page.findChildren(QAbstractButton):
            if part.isVisible() and part.width() > 0:
                least = part.minimumSizeHint()
                assert part.width() >= least.width(), part.text()
                assert part.height() >= least.height(), part.text()
        assert all(button.height() >= 40 for button in page.ratings.buttons.values())
        for label in page.findChildren(Label):
            if not label.isVisible():
                continue
            assert label.height() >= label.heightForWidth(label.width()) - 1
    finally:
        apply_theme(qapp, "light", 1.0)


def opened(page: StudyPage, view: str) -> None:
    """Put a view of the page in front."""
    if view == "choose":
        page.open_choice()
        page.sides.choose.length.buttons[2].click()
    elif view == "waiting":
        page.sides.open_waiting()
        for group in page.sides.waiting.groups:
            group.set_open(True)
    elif view == "why":
        page.open_why()
    else:
        page.sheet.typed.field.setText("a year")
        page.show_answer()
        page.acts.write_remark()


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("view", ["choose", "waiting", "why", "answer"])
def test_every_view_can_be_read_and_named(
    shown: Shown, qapp: QApplication, view: str, scale: float, language: str
) -> None:
    set_language(language)
    apply_theme(qapp, "light", scale)
    card = replace(study_card(6), typed=True, leech=True, remark="own words", bookmarked=True)
    page = shown(library_of(card), 614)
    try:
        page.resize(614, 600)
        opened(page, view)
        for _ in range(3):
            QApplication.processEvents()
        assert page.width() == 614
        assert page.minimumSizeHint().height() <= 600
        for part in page.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                inner = part.objectName().startswith("qt_")  # of a spin box, which has the name
                assert inner or QAccessible.queryAccessibleInterface(part).text(
                    QAccessible.Text.Name
                )
        for button in page.findChildren(QAbstractButton):
            if button.isVisible() and isinstance(button, Button):
                assert button.width() >= button.minimumSizeHint().width(), button.text()
        for label in page.findChildren(Label):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
                assert label.width() >= min(label.minimumSizeHint().width(), 60), label.text()
    finally:
        apply_theme(qapp, "light", 1.0)


def test_the_theme_can_change_with_the_answer_shown(shown: Shown, qapp: QApplication) -> None:
    page = shown(library_of(replace(study_card(1), answer="kept")))
    page.show_answer()
    apply_theme(qapp, "dark", 1.0)
    try:
        assert page.sheet.answer_shown
        assert page.sheet.answer.toPlainText() == "kept"
    finally:
        apply_theme(qapp, "light", 1.0)
