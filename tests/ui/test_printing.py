"""Cards and quiz sheets on paper: every word is there, and backs lie behind their fronts."""

import io
from datetime import date

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtWidgets import QApplication

from aimstudy.services.views.printing import KeyLine, PrintCard, QuizSheet, SheetQuestion
from aimstudy.ui.printing.card_sheets import GRIDS, SetSide, card_sheets, places, sides_of
from aimstudy.ui.printing.paper import HEIGHT, WIDTH, Paper
from aimstudy.ui.printing.quiz_sheets import quiz_key, quiz_sheet
from aimstudy.ui.translations import set_language

POINT = 25.4 / 72  # mm


def card(front: str, back: str) -> PrintCard:
    return PrintCard(front, back, "", "Havn", "Losboken, Kurs", "Losen går om bord ved fyret.")


def untold(_part: float) -> None:
    """Nobody listens."""


def pages_of(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(pdf)).pages)


def words_of(page: PageObject) -> list[str]:
    return page.extract_text().split()


def places_of(page: PageObject, word: str) -> list[tuple[float, float]]:
    """Where (mm from the left and from the top) a word begins."""
    found: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_rest: object) -> None:
        if word in text:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x * POINT, HEIGHT - y * POINT))

    page.extract_text(visitor_text=visit)
    return found


def test_backs_lie_behind_their_fronts(qapp: QApplication) -> None:
    pdf = card_sheets("Kort", [card(f"F{n}", f"B{n}") for n in range(9)], untold)
    fronts, backs, last, behind = pages_of(pdf)
    for n in range(8):
        place = places(GRIDS[0])[n]
        [(x, y)] = places_of(fronts, f"F{n}")
        assert place.x < x < place.x + place.width
        assert place.y < y < place.y + place.height
        [(x, y)] = places_of(backs, f"B{n}")
        assert WIDTH - place.x - place.width < x < WIDTH - place.x
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


@pytest.mark.parametrize(
    ("words", "pages"), [(5, 2), (120, 2), (400, 2), (900, 2), (3_000, 6), (7_000, 12)]
)
def test_nothing_is_clipped_however_long_it_is(qapp: QApplication, words: int, pages: int) -> None:
    text = " ".join(f"w{n}." for n in range(words))
    found = pages_of(card_sheets("Kort", [card(text, "kort")], untold))
    assert pages * 0.7 <= len(found) <= pages * 1.3  # as the font may be
    there = "".join(word for page in found for word in words_of(page))
    assert [word for word in text.split() if word not in there] == []


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


def test_what_cannot_be_seen_or_heard_on_paper_is_named(qapp: QApplication) -> None:
    front, back = pages_of(
        card_sheets("Kort", [card("Hva er dette? [image:ventil.png]", "[sound:horn.mp3]")], untold)
    )
    assert "(picture: ventil.png)" in " ".join(words_of(front))
    assert "(sound: horn.mp3)" in " ".join(words_of(back))
