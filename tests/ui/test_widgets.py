"""The kit: keys and focus of buttons, rows of choices, folding headers, fields."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.ui.translations import set_language
from aimstudy.ui.widgets import (
    ChoiceRow,
    DateField,
    Label,
    LinkButton,
    Notice,
    NumberField,
    PageHeader,
    PlainButton,
    PrimaryButton,
    ProgressLine,
    TwoColumns,
)
from aimstudy.ui.widgets.row_delegate import MOST_DRAWN, RowDelegate, in_short


def on_a_page(qtbot: QtBot, *widgets: QWidget) -> tuple[QWidget, list[str]]:
    """A page with ``widgets`` whose Space and Return are taken; what they did."""
    page, pressed = QWidget(), list[str]()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    for key in ("Space", "Return"):
        action = QAction(page)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, key=key: pressed.append(key))
        page.addAction(action)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page, pressed


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_focused_button_is_pressed_by_its_keys_not_the_page(qtbot: QtBot, key: Qt.Key) -> None:
    button = PlainButton("Edit")
    clicks: list[bool] = []
    button.clicked.connect(lambda on: clicks.append(on))
    _, pressed = on_a_page(qtbot, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, key)
    assert clicks == [False]
    assert pressed == []


def test_a_click_leaves_the_focus_and_the_keys_to_the_page(qtbot: QtBot) -> None:
    button = PlainButton("Edit")
    page, pressed = on_a_page(qtbot, button)
    page.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert pressed == ["Space"]


def test_buttons_have_their_least_height_and_room_for_their_words(qtbot: QtBot) -> None:
    buttons = PrimaryButton("Start", "Enter"), PlainButton("7 min"), LinkButton("Timeline")
    for button in buttons:
        qtbot.addWidget(button)
    assert [button.sizeHint().height() for button in buttons] == [40, 40, 24]
    short = buttons[1].sizeHint().width()
    buttons[1].set_words("A longer text")
    assert buttons[1].sizeHint().width() > short
    assert buttons[1].accessibleName() == "A longer text"


def test_a_row_of_choices_by_mouse_and_arrows(qtbot: QtBot) -> None:
    row = ChoiceRow("Theme", [(1, "Light"), (2, "Dark"), (3, "System")], 1)
    page, _ = on_a_page(qtbot, row)
    assert page.isActiveWindow()
    chosen: list[object] = []
    row.chosen.connect(chosen.append)
    row.buttons[1].click()
    row.buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.buttons[1], Qt.Key.Key_Right)
    assert row.buttons[2].hasFocus()
    values = [row.value]
    for value in (1, "none of them"):
        row.set_value(value)
        values.append(row.value)
    assert values == [3, 1, None]
    assert chosen == [2, 3]
    assert row.buttons[0].accessibleName() == "Theme: Light"


def test_tab_stops_once_in_a_row_at_the_choice_that_holds(qtbot: QtBot) -> None:
    before, after = PlainButton("before"), PlainButton("after")
    row = ChoiceRow("Theme", [(1, "Light"), (2, "Dark"), (3, "System")], 2)
    page, _ = on_a_page(qtbot, before, row, after)
    assert page.isActiveWindow()
    for held in (1, 2):
        before.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert row.buttons[held].hasFocus()
        QTest.keyClick(row.buttons[held], Qt.Key.Key_Tab)
        assert after.hasFocus()
        row.buttons[2].click()


def test_labels_never_interpret_what_they_show(qtbot: QtBot) -> None:
    label = Label("<b>2 < 3</b> & <img src='file:///etc/passwd'>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    notice = Notice("warn", "<i>title</i>", "<a href='x'>text</a>")
    qtbot.addWidget(notice)
    assert notice.title.textFormat() is Qt.TextFormat.PlainText
    assert notice.text.textFormat() is Qt.TextFormat.PlainText


def test_a_number_keeps_its_per_cent_sign_on_its_line(qtbot: QtBot) -> None:
    label = Label("Recall then is about 88 %.")
    qtbot.addWidget(label)
    assert label.text() == "Recall then is about 88 %."
    assert QLabel.text(label).split(" ")[-1] == "88\N{NO-BREAK SPACE}%."


def test_a_header_puts_its_buttons_below_where_it_is_narrow(qtbot: QtBot) -> None:
    button = PrimaryButton("Add an article")
    header = PageHeader("Associate in Management", "English, 26 facts", [button])
    qtbot.addWidget(header)
    header.resize(900, 120)
    header.show()
    assert button.mapTo(header, button.rect().topLeft()).x() > header.title.width() // 2
    header.resize(300, 300)
    qtbot.wait(10)
    below = button.mapTo(header, button.rect().topLeft()).y()
    assert below >= header.title.geometry().bottom()


def test_buttons_below_a_header_break_into_rows_and_clip_nothing(qtbot: QtBot) -> None:
    buttons = [PlainButton(f"A button number {n}") for n in range(4)]
    header = PageHeader("Timeline", "25 minutes a day", buttons)
    qtbot.addWidget(header)
    header.resize(340, 100)
    header.show()
    qtbot.wait(10)
    header.resize(340, header.heightForWidth(340))
    qtbot.wait(10)
    rows = {button.mapTo(header, button.rect().topLeft()).y() for button in buttons}
    assert len(rows) >= 2
    assert min(rows) >= header.subtitle.geometry().bottom()
    lowest = max(b.mapTo(header, b.rect().bottomLeft()).y() for b in buttons)
    assert lowest < header.height()
    assert header.title.height() >= header.title.heightForWidth(header.title.width())


def test_two_columns_become_one_where_they_are_narrow(qtbot: QtBot) -> None:
    left, right = Label("left"), Label("right")
    columns = TwoColumns(left, right, least=620)
    qtbot.addWidget(columns)
    columns.resize(900, 100)
    columns.show()
    assert left.y() == right.y()
    columns.resize(500, 200)
    qtbot.wait(10)
    assert right.y() > left.y()
    assert right.x() == left.x()


def test_a_field_for_a_day_speaks_dates(qtbot: QtBot) -> None:
    field = DateField("Exam day", date(2027, 1, 2), date(2026, 11, 21))
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.picked) as picked:
        field.set_day(date(2028, 2, 29))
    assert picked.args == [date(2028, 2, 29)]
    assert field.text() == "29 Feb 2028"
    set_language("nb")
    other = DateField("Eksamensdag", date(2027, 5, 2), date(2026, 11, 21))
    qtbot.addWidget(other)
    assert other.text() == "2. mai 2027"


def test_progress_is_said_in_its_name(qtbot: QtBot) -> None:
    line = ProgressLine("Answers")
    qtbot.addWidget(line)
    line.set_fraction(0.4)
    assert line.accessibleName() == "Answers 40 %"
    line.set_fraction(7)
    assert line.fraction == 1.0


def test_a_number_counts_while_it_is_still_being_typed(qtbot: QtBot) -> None:
    field = NumberField("Minutes", 25, 0, 1440)
    qtbot.addWidget(field)
    field.show()
    field.selectAll()
    QTest.keyClicks(field, "5")
    assert field.value() == 5


def test_a_row_draws_no_more_of_a_book_than_a_cell_could_show(qtbot: QtBot) -> None:
    assert in_short("a" * MOST_DRAWN) == "a" * MOST_DRAWN
    assert in_short("a" * 100_000) == "a" * MOST_DRAWN + "…"
    table, model = QTableView(), QStandardItemModel(1, 2)
    qtbot.addWidget(table)
    for column, text in enumerate(("漢字" * 500, "漢字" * 50_000)):
        model.setItem(0, column, QStandardItem(text))
    table.setModel(model)
    delegate = RowDelegate(table, wraps=False)
    widths = [
        delegate.sizeHint(QStyleOptionViewItem(), model.index(0, column, QModelIndex())).width()
        for column in range(2)
    ]
    assert widths[0] < widths[1] < 1.1 * widths[0]
