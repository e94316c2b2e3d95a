"""The form of an export: which cards with their count, kinds of files and what each keeps."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aimstudy.domain.imports import ExportFormat
from aimstudy.services.views.imports import ExportCount
from aimstudy.services.views.library import CardFilter
from aimstudy.ui.library.export_panel import (
    ExportOffer,
    ExportPanel,
    ExportWish,
    format_names,
    format_words,
)
from aimstudy.ui.library.finder import Question
from tests.ui.focus_names import nameless


def opened(qtbot: QtBot, offer: ExportOffer) -> tuple[ExportPanel, list[ExportWish]]:
    panel = ExportPanel()
    counted: list[ExportWish] = []
    qtbot.addWidget(panel)
    panel.count_wanted.connect(counted.append)
    panel.resize(700, 600)
    panel.open(offer)
    return panel, counted


def test_every_kind_of_file_has_a_name_and_says_what_it_keeps(qtbot: QtBot) -> None:
    panel, _ = opened(qtbot, ExportOffer())
    assert nameless(panel) == []
    kinds = [kind for kind, _ in format_names()]
    assert set(kinds) == set(ExportFormat)
    for button, kind in zip(panel.format.buttons, kinds, strict=True):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert panel.keeps.text() == format_words(kind)
        dates = kind in (ExportFormat.APKG, ExportFormat.JSON)
        assert panel.scheduling.isVisible() is dates
        assert panel.bom.isVisible() is (kind in (ExportFormat.CSV, ExportFormat.TSV))
        wish = panel.wish()
        assert (wish.format, wish.scheduling, wish.media) == (kind, dates, dates)


def test_what_is_chosen_or_shown_is_offered_first(qtbot: QtBot) -> None:
    deck = Question(deck_id=4)
    for offer, words in (
        (ExportOffer(), "Every accepted card of the library."),
        (ExportOffer("Tides", deck), "Cards of Tides and the decks under it."),
        (ExportOffer("Tides", Question("ebb", 4)), "Cards found by “ebb”, as the list shows them."),
        (ExportOffer("", Question(kind=CardFilter.DUE)), "The cards that the list shows."),
        (ExportOffer("Tides", deck, (1, 2)), "The cards that are chosen in the list."),
    ):
        panel, counted = opened(qtbot, offer)
        assert panel.words.text() == words
        assert counted == [panel.wish()]
    assert counted[0].cards == (1, 2)


def test_the_count_is_said_with_what_stays(qtbot: QtBot) -> None:
    panel, _ = opened(qtbot, ExportOffer())
    panel.show_count(ExportCount(2, 3, 1))
    assert panel.count.text() == "3 cards of 2 notes. 1 that is not accepted stays here."
    assert panel.write.isEnabled()
    panel.show_count(ExportCount(0, 0, 0))
    assert not panel.write.isEnabled()


def test_a_tag_is_typed_counted_and_wished_for(qtbot: QtBot) -> None:
    panel, counted = opened(qtbot, ExportOffer())
    wishes: list[ExportWish] = []
    panel.export_wanted.connect(wishes.append)
    assert not panel.tag.isVisible()
    QTest.mouseClick(panel.which.buttons[2], Qt.MouseButton.LeftButton)
    assert panel.tag.isVisible()
    assert not panel.write.isEnabled()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.tag.setFocus()
    QTest.keyClicks(panel.tag, "sea")
    qtbot.waitUntil(lambda: counted[-1].tag == "sea")
    panel.show_count(ExportCount(1, 1, 0))
    QTest.keyClick(panel.tag, Qt.Key.Key_Return)
    assert wishes[0].tag == "sea"
