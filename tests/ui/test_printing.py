"""Cards and quiz sheets on paper: every word is there, and backs lie behind their fronts."""

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from aimstudy.domain.media import MediaKind
from aimstudy.services.views.media import CardMedia
from aimstudy.services.views.printing import KeyLine, PrintCard, QuizSheet, SheetQuestion
from aimstudy.ui.printing.card_sheets import (
    EDGE,
    GRIDS,
    INNER,
    SIZES,
    SetSide,
    card_sheets,
    places,
    sides_of,
)
from aimstudy.ui.printing.paper import A4, LETTER, Format, Paper, Style
from aimstudy.ui.printing.paper_choice import usual_format, wanted
from aimstudy.ui.printing.quiz_sheets import quiz_key, quiz_sheet
from aimstudy.ui.printing.side_pictures import LEGIBLE, PIXEL
from aimstudy.ui.translations import set_language

POINT = 25.4 / 72  # mm


def card(front: str, back: str, *media: CardMedia) -> PrintCard:
    quote = "Losen går om bord ved fyret."
    return PrintCard(front, back, "", "Havn", "Losboken, Kurs", quote, media)


def untold(_part: float) -> None:
    """Nobody listens."""


def pages_of(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(pdf)).pages)


def words_of(page: PageObject) -> list[str]:
    return page.extract_text().split()


def places_of(page: PageObject, word: str, height: float) -> list[tuple[float, float]]:
    """Where (mm from the left and from the top) a word begins."""
    found: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_rest: object) -> None:
        if word in text:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x * POINT, height - y * POINT))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("format", [A4, LETTER])
def test_backs_lie_behind_their_fronts(qapp: QApplication, format: Format) -> None:
    pdf = card_sheets("Kort", [card(f"F{n}", f"B{n}") for n in range(9)], untold, format)
    fronts, backs, last, behind = pages_of(pdf)
    assert float(fronts.mediabox.width) * POINT == pytest.approx(format.width, abs=0.2)
    assert float(fronts.mediabox.height) * POINT == pytest.approx(format.height, abs=0.2)
    for n in range(8):
        place = places(GRIDS[0], format)[n]
        [(x, y)] = places_of(fronts, f"F{n}", format.height)
        assert place.x < x < place.x + place.width
        assert place.y < y < place.y + place.height
        [(x, y)] = places_of(backs, f"B{n}", format.height)
        assert format.width - place.x - place.width < x < format.width - place.x
        assert place.y < y < place.y + place.height
    assert "F8" in words_of(last)
    assert "B8" in words_of(behind)


def test_the_source_stands_in_small_print_and_letters_are_whole(qapp: QApplication) -> None:
    [front, back] = pages_of(
        card_sheets("Kort", [card("Hvor går losen?", "på Ærø, å Åse")], untold)
    )
    assert words_of(front) == ["Havn", "Hvor", "går", "losen?"]
    assert " ".join(words_of(back)) == (
        "Havn på Ærø, å Åse “Losen går om bord ved fyret.” — Losboken, Kurs"
    )


@pytest.mark.parametrize(("words", "pages"), [(5, 2), (120, 2), (400, 2), (900, 2), (3_000, 6)])
def test_nothing_is_clipped_however_long_it_is(qapp: QApplication, words: int, pages: int) -> None:
    text = " ".join(f"w{n}." for n in range(words))
    found = pages_of(card_sheets("Kort", [card(text, "kort")], untold))
    assert pages * 0.7 <= len(found) <= pages * 1.3  # as the font may be
    there = "".join(word for page in found for word in words_of(page))
    assert [word for word in text.split() if word not in there] == []


def test_every_page_of_a_long_card_names_it(qapp: QApplication) -> None:
    long = " ".join(f"w{n}." for n in range(4_000))
    cards = [card("kort", "kort"), card(long, long), card("kort", "kort"), card(long, "kort")]
    small, behind, *found = pages_of(card_sheets("Kort", cards, untold))
    assert "page" not in words_of(small) + words_of(behind)
    pages = [len(found) // 4] * 2
    said = [" ".join(words_of(page)) for page in found]
    for name, many, first in (("Card 2", pages[0], 0), ("Card 4", pages[1], 2 * pages[0])):
        for n in range(many):
            for place, side in enumerate(("question", "answer")):
                line = f"{name}, {side}, page {n + 1} of {many}"
                assert said[first + 2 * n + place].endswith(line)


def test_small_print_of_a_long_card_stands_within_the_page(qapp: QApplication) -> None:
    for format in (A4, LETTER):
        pdf = card_sheets("Kort", [card("ord " * 6_000, "kort")], untold, format)
        for page in pages_of(pdf):
            ((x, y),) = places_of(page, "page", format.height)
            assert EDGE + INNER - 0.1 < x < format.width / 2
            assert format.height - EDGE - INNER < y < format.height - EDGE


def test_a_side_that_fits_stands_within_its_place(qapp: QApplication) -> None:
    paper = Paper("Kort")
    for grid in GRIDS:
        place = places(grid)[0]
        for words in (3, 30, 100, 300, 600):
            for side in sides_of(card("langt ord " * words, "svar " * words)):
                put = SetSide(paper, side, place)
                if put.body is not None:
                    assert put.body.height <= put.room < place.height
    paper.close()


def sheet(count: int) -> QuizSheet:
    questions = tuple(
        SheetQuestion(f"Spørsmål nummer q{n}?", ("ja", "nei", f"kanskje o{n}"), "", n % 4 == 0)
        for n in range(count)
    )
    key = tuple(KeyLine("AC" if n % 4 == 0 else "B", f"svar a{n}", "", "") for n in range(count))
    return QuizSheet(7, "Havn", date(2026, 11, 22), questions, key)


def test_no_question_is_cut_by_the_end_of_a_page(qapp: QApplication) -> None:
    found = [words_of(page) for page in pages_of(quiz_sheet(sheet(40)))]
    for n in range(40):
        [page] = [words for words in found if f"q{n}?" in words]
        assert f"o{n}" in page
    assert all(words[-2:] == ["page", str(n)] for n, words in enumerate(found, 1))


def test_the_key_is_a_file_of_its_own_with_every_letter(qapp: QApplication) -> None:
    one = sheet(40)
    asked = " ".join(word for page in pages_of(quiz_sheet(one)) for word in words_of(page))
    told = [word for page in pages_of(quiz_key(one)) for word in words_of(page)]
    assert "svar" not in asked
    assert {f"a{n}" for n in range(40)} <= set(told)
    assert " ".join(told[:10]).startswith("Key to quiz sheet 7 22 Nov 2026 1 AC")


def test_a_sheet_speaks_the_language_of_the_window(qapp: QApplication) -> None:
    set_language("nb")
    words = " ".join(words_of(pages_of(quiz_key(sheet(3)))[0]))
    assert words.startswith("Fasit til prøveark 7 22. nov. 2026")


def test_what_is_missing_or_cannot_be_heard_on_paper_is_named(qapp: QApplication) -> None:
    front, back = pages_of(
        card_sheets("Kort", [card("Hva er dette? [image:ventil.png]", "[sound:horn.mp3]")], untold)
    )
    said = " ".join(words_of(front))
    assert "Hva er dette? (picture not found or not readable: ventil.png)" in said
    assert "(sound: horn.mp3)" in " ".join(words_of(back))


@dataclass(frozen=True)
class Drawn:
    """Where a picture is, mm from the left and from the top of its page (from 0)."""

    page: int
    left: float
    top: float
    width: float
    height: float


def picture(folder: Path, name: str, width: int, height: int) -> CardMedia:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    assert image.save(str(folder / name))
    return CardMedia(MediaKind.IMAGE, name, folder / name)


def pictures_of(pdf: bytes) -> list[Drawn]:
    found: list[Drawn] = []

    def visit(operator: bytes, _words: object, cm: list[float], _tm: object) -> None:
        if operator == b"Do":
            width, height = cm[0] * POINT, abs(cm[3]) * POINT
            bottom = (cm[5] + min(0.0, cm[3])) * POINT
            top = A4.height - bottom - height
            found.append(Drawn(pages.index(page), cm[4] * POINT, top, width, height))

    pages = pages_of(pdf)
    for page in pages:
        page.extract_text(visitor_operand_before=visit)
    return found


@pytest.mark.parametrize(
    ("width", "height", "grid"),
    [(60, 40, (2, 4)), (1600, 400, (2, 4)), (400, 1200, (1, 2)), (3000, 2000, (2, 4))],
)
def test_a_picture_stands_whole_in_its_card_and_keeps_its_shape(
    qapp: QApplication, tmp_path: Path, width: int, height: int, grid: tuple[int, int]
) -> None:
    media = picture(tmp_path, "pumpe.png", width, height)
    pdf = card_sheets("Kort", [card("Hva er [image:pumpe.png] dette?", "pumpe", media)], untold)
    [one] = pictures_of(pdf)
    place = places(grid)[0]
    assert one.page == 0
    assert place.x + INNER - 0.1 < one.left
    assert one.left + one.width < place.x + place.width - INNER + 0.2
    assert place.y + INNER - 0.1 < one.top
    assert one.top + one.height < place.y + place.height - INNER + 0.1
    assert one.width / one.height == pytest.approx(width / height, rel=0.02)
    assert max(one.width, one.height) > min(LEGIBLE, max(width, height) * PIXEL) - 0.1
    assert "Hva er dette?" in " ".join(words_of(pages_of(pdf)[0]))


def test_pictures_after_long_words_go_to_a_page_that_holds_them(
    qapp: QApplication, tmp_path: Path
) -> None:
    wide, tall = picture(tmp_path, "bred.png", 900, 600), picture(tmp_path, "høy.png", 200, 1200)
    text = "\n\n".join(f"Avsnitt {n} om losen." for n in range(60))
    both = card(f"{text} [image:bred.png] [image:høy.png]", "kort", wide, tall)
    first, second = pictures_of(card_sheets("Kort", [both], untold))
    for one, shape in ((first, 900 / 600), (second, 200 / 1200)):
        assert one.width / one.height == pytest.approx(shape, rel=0.02)
        assert one.top > EDGE
        assert one.top + one.height < A4.height - EDGE
    assert second.page > first.page > 0


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "æøå ÆØÅ\n" * 12_500,
        "漢字仮名" * 2_000,
        "סיכון ביטוח " * 2_000,
        "👩‍🔬🇳🇴 " * 1_000,
    ],
    ids=["unbroken", "lines", "cjk", "right-to-left", "emoji"],
)
def test_no_line_is_lost_between_pages_or_leaves_its_margins(qapp: QApplication, text: str) -> None:
    paper = Paper("Kort")
    width, most = A4.width - 2 * EDGE - 2 * INNER, A4.height - 2 * EDGE - 2 * INNER
    block = paper.block([text], Style(SIZES[-1]), width)
    parts = block.breaks(most)
    assert all(0 < height <= most for _, height in parts)
    assert sum(height for _, height in parts) == pytest.approx(block.height, abs=0.01)
    assert [top for top, _ in parts[1:]] == pytest.approx([top + high for top, high in parts[:-1]])
    assert block.wide <= width
    paper.close()


def test_a_sheet_of_forty_long_options_keeps_all_of_them(qapp: QApplication) -> None:
    options = tuple(f"valg{n} " + "ord" * 60 for n in range(26))
    one = QuizSheet(1, "", date(2026, 11, 22), (SheetQuestion("Hva?", options, "", True),), ())
    for format in (A4, LETTER):
        said = [word for page in pages_of(quiz_sheet(one, format)) for word in words_of(page)]
        assert [word for word in said if word.startswith("valg")] == [f"valg{n}" for n in range(26)]


def test_the_paper_is_the_one_of_the_country_and_a_name_gets_its_suffix() -> None:
    assert usual_format(QLocale("en_US")) is LETTER
    assert usual_format(QLocale("nb_NO")) is usual_format(QLocale("en_GB")) is A4
    assert wanted("kort").file == Path("kort.pdf")
    assert wanted("kort.PDF", LETTER).file == Path("kort.PDF")
