"""Formulas on cards: drawn in place, in the colour and size of the words, told and copied."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QFont, QImage, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from aimstudy.rendering.formulas import with_formulas
from aimstudy.services.formulas import STRUT
from aimstudy.ui.card_view import CardView
from aimstudy.ui.formulas.boxes import EM
from aimstudy.ui.formulas.inline import OBJECT, insert_text
from aimstudy.ui.formulas.setting import SetFormula, set_formula
from aimstudy.ui.formulas.words import spoken
from aimstudy.ui.printing.paper import Paper, Style

FAMILY = "Noto Sans"


def made(source: str, display: bool = False) -> SetFormula:
    found = set_formula(source, display, FAMILY)
    assert found is not None, source
    return found


def view_of(qtbot: QtBot, html: str, px: int = 20, colour: str = "#102030") -> CardView:
    view = CardView(centred=False)
    qtbot.addWidget(view)
    font = QFont(FAMILY)
    font.setPixelSize(px)
    view.set_look(font, colour)
    view.resize(400, 300)
    view.show_html(with_formulas(html))
    return view


def pixels_of(view: CardView) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    view.render(image)
    return image


def rows_with_ink(image: QImage, left: int, right: int) -> list[int]:
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 100 for x in range(left, right))
    ]


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        (("x", False), (r"\frac{x}{y}", False)),
        ((r"\frac{x}{y}", False), (r"\frac{x}{y}", True)),
        ((r"\sum x", False), (r"\sum x", True)),
        ((r"(x)", True), (r"\left(\frac{x}{y}\right)", True)),
        ((r"\sqrt{x}", True), (r"\sqrt{\frac{x}{y}}", True)),
        ((r"\begin{pmatrix}1\end{pmatrix}", True), (r"\begin{pmatrix}1\\2\\3\end{pmatrix}", True)),
    ],
)
def test_brackets_roots_and_fractions_grow_with_what_they_hold(
    qtbot: QtBot, smaller: tuple[str, bool], larger: tuple[str, bool]
) -> None:
    low, high = made(*smaller), made(*larger)
    assert low.ascent + low.descent < high.ascent + high.descent


def test_what_is_drawn_stays_within_its_room(qtbot: QtBot) -> None:
    for source in (
        r"\frac{-b\pm\sqrt{b^2-4ac}}{2a}",
        r"\sum_{i=1}^n x_i",
        r"\vec{v}",
        r"f'(x)",
        r"\begin{cases}1&x\\2&y\end{cases}",
        r"\ce{2H2 + O2 ->[heat] 2H2O}",
    ):
        for display in (False, True):
            formula = made(source, display)
            ink = formula.outline.boundingRect()
            assert ink.left() > -0.2 * EM
            assert ink.right() < (formula.width + 0.2) * EM
            assert -ink.top() <= formula.ascent * EM + 1
            assert ink.bottom() <= formula.descent * EM + 1


def test_a_formula_stands_on_the_line_of_the_words(qtbot: QtBot) -> None:
    words, mixed = pixels_of(view_of(qtbot, "xx")), pixels_of(view_of(qtbot, r"xx \(x\)"))
    line = max(rows_with_ink(words, 0, 400))
    assert max(rows_with_ink(mixed, 30, 400)) in range(line - 1, line + 2)
    assert max(rows_with_ink(mixed, 0, 20)) == line  # and the words stay where they were


def test_a_tall_formula_has_its_bar_beside_the_middle_of_the_words(qtbot: QtBot) -> None:
    image = pixels_of(view_of(qtbot, r"x\(\frac{1}{2}\)"))
    x_rows = rows_with_ink(image, 0, 10)
    rows = rows_with_ink(image, 14, 40)
    middle = (rows[0] + rows[-1]) / 2
    assert x_rows[0] <= middle <= x_rows[-1]


@pytest.mark.parametrize("colour", ["#102030", "#F0E0D0"])
def test_it_has_the_colour_of_the_words(qtbot: QtBot, colour: str) -> None:
    image = QImage(400, 300, QImage.Format.Format_ARGB32)
    image.fill(QColor("black" if colour == "#F0E0D0" else "white"))
    view_of(qtbot, r"\(\boxed{x}\)", 40, colour).render(image)
    own = QColor(colour)
    assert any(image.pixelColor(x, y) == own for x in range(60) for y in range(80))


def test_it_grows_with_the_size_of_the_words(qtbot: QtBot) -> None:
    small, large = (
        rows_with_ink(pixels_of(view_of(qtbot, r"\[\frac{x}{y}\]", px)), 0, 400) for px in (16, 32)
    )
    assert len(large) == pytest.approx(2 * len(small), abs=4)


def test_one_that_is_wider_than_the_card_is_made_smaller(qtbot: QtBot) -> None:
    view = view_of(qtbot, r"\[" + "x+" * 25 + r"x\]")
    view.document().setTextWidth(400)
    assert view.document().idealWidth() <= 400


def test_it_is_told_in_words_and_copied_as_it_was_written(qtbot: QtBot) -> None:
    view = view_of(qtbot, r"<p>Is \(\frac12\) right?</p>")
    assert " ".join(view.accessibleName().split()) == "Is 1 over 2 right?"
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)
    assert view.createMimeDataFromSelection().text() == r"Is \(\frac12\) right?"


def test_what_is_no_formula_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    assert r"\(\nosuch{x}\)" in view_of(qtbot, r"<p>\(\nosuch{x}\)</p>").toPlainText()


def test_a_plain_text_is_told_with_its_formulas_in_words() -> None:
    assert " ".join(spoken(r"\(x^2\) and y").split()) == "x squared and y"


def test_paper_has_formulas_drawn(qtbot: QtBot) -> None:
    paper = Paper("cards")
    plain = paper.block("What is it?", Style(12), 80)
    mixed = paper.block(r"What is \(\frac{x}{y}\)?", Style(12), 80)
    mixed.draw(paper.painter, 10, 10)
    assert plain.height < mixed.height < 3 * plain.height
    text = PdfReader(BytesIO(paper.close())).pages[0].extract_text()
    assert "What is" in " ".join(text.split())
    assert "frac" not in text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (r"so $$x$$ holds", ["so ", "", "holds"]),
        ("so $$x$$\nholds", ["so ", "", "holds"]),
        (r"$$x$$ $$y$$", ["", ""]),
        (r"$$x$$ and \(y\)", ["", "and "]),
        (r"so \(x\) holds", ["so  holds"]),
        (r"so $$x$$", ["so ", ""]),
    ],
)
def test_a_formula_of_its_own_line_has_it_for_itself_on_paper(text: str, lines: list[str]) -> None:
    document = QTextDocument()
    insert_text(QTextCursor(document), text)
    block, found = document.begin(), []
    while block.isValid():
        found.append("".join(c for c in block.text() if c not in (OBJECT, STRUT)))
        block = block.next()
    assert found == lines
