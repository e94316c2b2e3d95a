"""What Settings tells of how well the plan knows a person's memory."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aimstudy.services.views.settings import MemoryView
from aimstudy.ui.settings.memory_card import MemoryCard
from aimstudy.ui.translations import set_language
from tests.ui.fake_shell import FakeMemory

SINCE = date(2026, 9, 7)


@pytest.fixture
def card(qtbot: QtBot) -> MemoryCard:
    shown = MemoryCard()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def lines(card: MemoryCard) -> list[list[str]]:
    """The table row by row."""
    grid = card.table.layout()
    items = [grid.itemAt(n) for n in range(grid.count())] if grid else []
    labels = [item.widget() for item in items if item is not None]
    texts = [label.text() for label in labels if isinstance(label, QLabel)]
    return [texts[n : n + 3] for n in range(0, len(texts), 3)]


def test_what_was_expected_stands_beside_what_was_known(card: MemoryCard) -> None:
    card.show_view(FakeMemory().view())
    card.show_view(FakeMemory().view())
    assert card.basis.text() == (
        "You have given 1,871 answers since 7 Sept 2026. 1,240 were to cards that came "
        "again on a later day; only such answers tell how well a card was remembered. "
        "The table counts 1,105 of these, and is worked out anew as they grow."
    )
    assert lines(card) == [
        ["Expected to know", "Going by an average learner", "Going by your answers"],
        ["0 to 50", "too few (7 answers)", "41 (of 22 answers)"],
        ["50 to 70", "74 (of 81 answers)", "63 (of 93 answers)"],
        ["70 to 80", "83 (of 204 answers)", "76 (of 215 answers)"],
        ["80 to 90", "90 (of 402 answers)", "84 (of 390 answers)"],
        ["90 to 100", "97 (of 411 answers)", "95 (of 385 answers)"],
    ]
    assert card.meaning.text() == (
        "The nearer to what was expected, the better: going by your answers the plan is off "
        "by about 2 of 100, going by an average learner by 7."
    )
    said = {label.accessibleName() for label in card.table.findChildren(QLabel)}
    assert "Expected 70 to 80 of 100. Going by your answers: 76 (of 215 answers)" in said
    assert "Expected 0 to 50 of 100. Going by an average learner: too few (7 answers)" in said


def test_answers_that_made_it_no_better_are_said_to(card: MemoryCard) -> None:
    bands = FakeMemory().view().bands
    card.show_view(MemoryView(90, SINCE, 0, 140, 0, 90, bands, usual_off=3.2, own_off=5.6))
    assert "no better: it is off by about 6 of 100, going by an average learner by 3." in (
        card.meaning.text()
    )


def test_answers_that_were_not_read_are_counted_apart(card: MemoryCard) -> None:
    card.show_view(MemoryView(24, SINCE, 6, 140, 31))
    assert card.basis.text() == (
        "You have given 140 answers since 7 Sept 2026. 31 of them came faster than a card can be "
        "read, and tell nothing. 24 were to cards that came again on a later day; only such "
        "answers tell how well a card was remembered."
    )


def test_a_table_of_all_answers_says_so(card: MemoryCard) -> None:
    bands = FakeMemory().view().bands
    card.show_view(MemoryView(90, SINCE, 0, 140, 0, 90, bands))
    assert card.basis.text().endswith("The table counts all of these.")


@pytest.mark.parametrize(
    ("view", "basis", "meaning"),
    [
        (
            MemoryView(0, None, 30),
            "No card has come again on a later day yet.",
            "with about 30 more",
        ),
        (MemoryView(1, SINCE, 29, 3), "1 was to a card that came again", "with about 29 more"),
        (MemoryView(41, SINCE, 0, 90), "You have given 90 answers since", "your next answers"),
    ],
)
def test_too_few_answers_show_no_table(
    card: MemoryCard, view: MemoryView, basis: str, meaning: str
) -> None:
    card.show_view(FakeMemory().view())
    card.show_view(view)
    assert basis in card.basis.text()
    assert meaning in card.meaning.text()
    assert not card.table.isVisible()
    assert not card.title.isVisible()


def test_it_is_told_in_norwegian(qtbot: QtBot) -> None:
    set_language("nb")
    shown = MemoryCard()
    qtbot.addWidget(shown)
    shown.show_view(FakeMemory().view())
    assert lines(shown)[3] == ["70 til 80", "83 (av 204 svar)", "76 (av 215 svar)"]
    assert "Ut fra svarene dine bommer planen med omtrent 2 av 100" in shown.meaning.text()
