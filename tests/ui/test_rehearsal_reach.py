"""Every state of the rehearsal: names for screen readers, and room for the largest text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.ui.pages.rehearsal_page import RehearsalPage
from aimstudy.ui.rehearsal.specimen_states import states
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.translations import set_language
from tests.ui.fake_rehearsal import TODAY, FakeRehearsal, press, show_page
from tests.ui.fake_study import finish_jobs

BESIDE_NAVIGATION = 615  # px that a window of 900 px leaves at 200 %


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[RehearsalPage]:
    set_language("nb")
    found = show_page(qtbot, FakeRehearsal())
    finish_jobs()
    yield found
    set_language("en")


def stops(page: QWidget) -> list[QWidget]:
    """What Tab can reach now."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def too_wide(page: RehearsalPage) -> list[str]:
    """Scroll areas whose content is wider than they are, and labels that lose a line."""
    found = []
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None:
            wide = inner.minimumSizeHint().width() > area.viewport().width()
            found += [area.accessibleName()] if wide else []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and label.text():
            needed = label.heightForWidth(label.width())
            found += [label.text()] if label.height() + 2 < needed else []
    return found


def test_every_state_has_names_and_room_at_twice_the_size(
    page: RehearsalPage, qapp: QApplication
) -> None:
    apply_theme(qapp, "light", 2.0)
    page.resize(BESIDE_NAVIGATION, 600)
    seen = []
    for name in states(page, TODAY, Language.BOKMAL):
        for _ in range(4):  # layouts settle from the inside to the outside
            qapp.processEvents()
        seen.append(name)
        assert [widget for widget in stops(page) if not spoken(widget)] == [], name
        assert too_wide(page) == [], name
        assert page.height() == 600, name
    assert len(seen) == len(set(seen)) == 23


def test_tab_goes_through_a_question_and_comes_back(page: RehearsalPage) -> None:
    press(page, Qt.Key.Key_Return)
    finish_jobs()
    wanted = stops(page)
    seen: list[QWidget] = []
    for _ in range(30):
        press(page, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
    assert set(wanted) <= set(seen)
    assert seen.index(page.screen_view.choices.rows[0]) < seen.index(page.screen_view.buttons.flag)
    assert seen.index(page.screen_view.buttons.flag) < seen.index(page.screen_view.buttons.next)


def test_states_are_told_to_a_screen_reader(page: RehearsalPage) -> None:
    press(page, Qt.Key.Key_Return)
    finish_jobs()
    press(page, Qt.Key.Key_B, Qt.Key.Key_F)
    row, flag = page.screen_view.choices.rows[1], page.screen_view.buttons.flag
    for widget in (row, flag):
        assert QAccessible.queryAccessibleInterface(widget).state().checked
    assert spoken(flag) == "Flagget"
    press(page, Qt.Key.Key_G)
    assert spoken(page.overview.grid.cells[0]) == "Spørsmål 1, besvart, flagget, her er du"
