"""Cards are only data: what the closed browser asks for, and how high it makes itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QKeyEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.ui.card_view import CardView

RED = QColor("#ff0000")


@pytest.fixture
def red_file(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(path))
    return path


def _red_pixels(view: CardView) -> int:
    image = view.grab().toImage()
    return sum(
        image.pixelColor(x, y) == RED for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize(
    "html",
    [
        '<img src="{path}">',
        '<img src="file://{path}">',
        '<table background="{path}" width="100"><tr><td>x</td></tr></table>',
        '<style>p {{ background-image: url("{path}") }}</style><p>x</p>',
        "<div style=\"background: url('{path}')\">x</div>",
    ],
)
def test_no_file_is_read_for_a_card(qtbot: QtBot, red_file: Path, html: str) -> None:
    view = CardView()
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show_html(html.format(path=red_file))
    assert _red_pixels(view) == 0


def test_a_style_sheet_beside_the_card_is_not_read(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "red.css"
    sheet.write_text("p { background-color: #ff0000 }", encoding="utf-8")
    view = CardView()
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show_html(f'<style>@import url("{sheet}");</style><p>text</p>')
    assert _red_pixels(view) == 0


def test_every_resource_is_refused_with_a_value(qtbot: QtBot) -> None:
    view = CardView()
    qtbot.addWidget(view)
    name = QUrl("file:///etc/hostname")
    for kind in QTextDocument.ResourceType:
        answer = view.loadResource(kind.value, name)
        if kind is QTextDocument.ResourceType.ImageResource:
            assert isinstance(answer, QImage)
            assert (answer.width(), answer.pixelColor(0, 0).alpha()) == (1, 0)
        else:
            assert answer == ""


def test_a_click_on_a_link_leads_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>elsewhere</p>", encoding="utf-8")
    view = CardView(centred=False)
    qtbot.addWidget(view)
    view.resize(200, 60)
    view.show_html(f'<a href="file://{page}">XXXXXXXXXXXXXXXX</a>')
    view.show()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.rect().center() / 2)
    assert view.toPlainText() == "XXXXXXXXXXXXXXXX"
    assert not view.openLinks()


def test_it_is_as_high_as_its_text(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    view = CardView()
    layout = QVBoxLayout(holder)
    layout.addWidget(view)
    layout.addStretch(1)
    holder.resize(400, 600)
    view.show_html("<p>one line</p>")
    holder.show()
    one = view.height()
    view.show_html("<p>" + "many words " * 60 + "</p>")
    qtbot.waitUntil(lambda: view.height() > 4 * one)
    assert view.height() == view.heightForWidth(view.width())
    assert view.verticalScrollBar().maximum() == 0


def test_keys_of_the_page_pass_through(qtbot: QtBot) -> None:
    class Page(QWidget):
        seen: list[int]

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.seen.append(event.key())

    holder = Page()
    holder.seen = []
    qtbot.addWidget(holder)
    view = CardView(holder)
    view.show_html("<p>text</p>")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_3, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert holder.seen == [Qt.Key.Key_Space, Qt.Key.Key_3, Qt.Key.Key_PageDown, Qt.Key.Key_Return]


@pytest.mark.parametrize("words", [20, 1_000])
def test_a_text_short_or_long_is_as_high_as_it_is_drawn(qtbot: QtBot, words: int) -> None:
    view = CardView()
    qtbot.addWidget(view)
    view.resize(300, 100)
    view.show()
    view.show_html("<p>" + "ord æøå " * words + "</p>")
    narrow, wide = view.heightForWidth(200), view.heightForWidth(400)
    assert narrow > wide > 0
    for width, height in ((200, narrow), (400, wide)):
        view.resize(width, 100)
        assert abs(view.document().size().height() - height) <= 1
