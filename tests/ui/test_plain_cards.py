"""Rows, previews and duplicates: formulas as a line of text, pictures and sounds by name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.services.views.duplicates import DuplicateNote
from aimstudy.services.views.library import CardColumn
from aimstudy.ui.library.columns import cell_words
from aimstudy.ui.library.duplicate_card import DuplicateCard
from aimstudy.ui.plain_cards import plain_card
from aimstudy.ui.translations import set_language

FRONT, BACK = r"What is \(\frac{a}{b}\)? [image:valve.png]", r"$$x^2 + \sqrt{y}$$ [sound:horn.mp3]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (FRONT, "What is a/b? (picture: valve.png)"),
        (BACK, "x² + √y (sound: horn.mp3)"),
        ("[image:a.png][image:b.png]", "(picture: a.png)(picture: b.png)"),
        (r"\alpha and [1] cost $5", r"\alpha and [1] cost $5"),
    ],
)
def test_a_side_in_words(text: str, shown: str) -> None:
    assert plain_card(text).strip() == shown


def test_a_picture_is_named_in_norwegian() -> None:
    set_language("nb")
    assert plain_card("[image:valve.png]") == "(bilde: valve.png)"


def test_a_row_and_a_duplicate_hold_no_source(qtbot: QtBot, tmp_path: Path) -> None:
    with open_library(tmp_path, lambda: datetime(2026, 11, 24, tzinfo=UTC)) as library:
        library.cards.write(FRONT, BACK)
        (line,) = library.cards.table().lines
    assert cell_words(line, CardColumn.QUESTION) == "What is a/b? (picture: valve.png)"
    assert cell_words(line, CardColumn.ANSWER).startswith("x² + √y")
    card = DuplicateCard(1)
    qtbot.addWidget(card)
    card.show_note(DuplicateNote(1, FRONT, BACK, "", "Sea", 0, 0, ""))
    assert card.front.text() == "What is a/b? (picture: valve.png)"
    assert "horn.mp3" in card.back.text()
    assert "\\" not in card.button.accessibleName() + card.back.text()
