"""The form of a table: cards as they will be drawn, choices at once, pastes, rows to mend."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from aimstudy.application import open_library
from aimstudy.domain.imports import FileKind, Remark, RemarkKind
from aimstudy.domain.note_type import CardTemplate, NoteType
from aimstudy.services.library import Library
from aimstudy.services.views.imports import ImportResult, NoteCounts, TableForm
from aimstudy.ui import background
from aimstudy.ui.actions import Action
from aimstudy.ui.library.deck_desk import DeckDesk
from aimstudy.ui.library.import_words import place_words, report_text
from aimstudy.ui.look import Look
from aimstudy.ui.main_window import MainWindow
from aimstudy.ui.page import DeckToImport, Destination, PageId
from aimstudy.ui.pages.library_page import LibraryPage
from aimstudy.ui.window_actions import WindowActions
from aimstudy.ui.window_state import WindowState
from tests.ui.focus_names import nameless

PATIENCE = 20_000
TERMS = NoteType(
    "Sea terms",
    ("Word", "Meaning", "Example", "Picture"),
    (
        CardTemplate("Say", "Say {{Word}}", "{{Meaning}} {{Picture}}"),
        CardTemplate("Turned", "{{#Meaning}}What is {{Meaning}}?{{/Meaning}}", "{{Word}}"),
    ),
)
TABLE = "Term;Meaning;Page\nebb;falling water;3\nflood;rising water;4\nneap;;\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "lib", lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC)) as held:
        yield held
        background.shut_down()


@pytest.fixture
def window(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Look(WindowState(tmp_path / "settings.ini")))
    qtbot.addWidget(shown)
    WindowActions(shown)
    shown.resize(1180, 760)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.use_library(library, PageId.LIBRARY)
    yield shown
    background.shut_down()
    shown.forget_library()


def desk_of(window: MainWindow) -> DeckDesk:
    page = window.pages[PageId.LIBRARY]
    assert isinstance(page, LibraryPage)
    return page.desk


def looked_at(
    qtbot: QtBot, window: MainWindow, file: Path, text: str = TABLE, *others: Path
) -> DeckDesk:
    file.write_text(text, encoding="utf-8")
    window.go(Destination(PageId.LIBRARY, DeckToImport(file, others)))
    desk = desk_of(window)
    qtbot.waitUntil(lambda: desk.panel.choices.isVisible(), timeout=PATIENCE)
    return desk


def choose(box: QComboBox, value: str) -> None:
    place = box.findData(value)
    assert place >= 0, value
    box.setCurrentIndex(place)
    box.activated.emit(place)


def fronts(desk: DeckDesk) -> list[str]:
    return [p.front.toPlainText() for p in desk.panel.cards.pairs if p.isVisible()]


def test_the_first_cards_stand_there_as_they_will_be_drawn(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = "".join(f"What is {n}?;It is <b>{n}</b>.\n" for n in range(70))
    desk = looked_at(qtbot, window, tmp_path / "numbers.csv", "Front;Back\n" + rows)
    shown = desk.panel.cards
    assert fronts(desk) == [f"What is {n}?" for n in range(3)]
    assert shown.pairs[0].back.toPlainText() == "It is 0."
    assert "font-weight" in shown.pairs[0].back.toHtml()
    assert shown.words.text() == "Cards 1 to 3 of the first 50"
    assert shown.pairs[0].place.text() == "line 2 · numbers"
    shown.after.click()
    assert fronts(desk)[0] == "What is 3?"
    assert not shown.before.isHidden()
    assert shown.before.isEnabled()
    assert nameless(desk.panel) == []


def test_each_choice_shows_the_new_cards_and_is_followed(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    form = desk.panel.form
    assert form.isVisible()
    assert QApplication.focusWidget() is form.separator
    assert (form.separator.currentText(), form.header.isChecked()) == ("Semicolon ;", True)
    assert [box.currentData() for box in form.columns] == ["front", "back", "extra"]
    form.swap.click()
    qtbot.waitUntil(lambda: fronts(desk)[:1] == ["falling water"], timeout=PATIENCE)
    choose(form.columns[2], "skip")
    form.header.box.click()
    qtbot.waitUntil(lambda: fronts(desk)[:1] == ["Meaning"], timeout=PATIENCE)
    form.header.box.click()
    qtbot.waitUntil(lambda: fronts(desk)[:1] == ["falling water"], timeout=PATIENCE)
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 2, timeout=PATIENCE)
    [found] = library.cards.table("falling").lines
    assert (found.front, found.back) == ("falling water", "ebb")


def test_an_import_waits_for_the_last_choice(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    desk.panel.form.swap.click()
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 2, timeout=PATIENCE)
    assert library.cards.table("falling").lines[0].front.startswith("falling water")


def test_what_was_chosen_holds_for_the_next_file_of_the_same_header(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    assert desk.panel.form.remembered.isHidden()
    desk.panel.form.swap.click()
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.busy, timeout=PATIENCE)
    text = TABLE.replace("ebb;falling water", "spring;high water")
    desk = looked_at(qtbot, window, tmp_path / "more.csv", text)
    assert fronts(desk)[0].startswith("high water")
    assert not desk.panel.form.remembered.isHidden()


def test_rows_become_notes_of_the_type_that_is_chosen(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    library.note_types.add(TERMS, TERMS.name)
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    form = desk.panel.form
    assert (form.note_type.currentText(), form.note_type.accessibleName()) == (
        "As the table looks", "Note type",
    )  # fmt: skip
    choose(form.note_type, "Sea terms")
    qtbot.waitUntil(
        lambda: fronts(desk)[:2] == ["Say ebb", "What is falling water?"], timeout=PATIENCE
    )
    assert [box.currentData() for box in form.columns] == ["=Word", "=Meaning", "=Example"]
    assert form.unfilled.text() == "No column fills: Picture."
    assert (form.swap.isVisible(), form.reverse.isVisible()) == (False, False)
    assert nameless(desk.panel) == []
    choose(form.columns[2], "tags")
    choose(form.columns[0], "=Meaning")  # two fields are exchanged
    qtbot.waitUntil(lambda: fronts(desk)[:1] == ["Say falling water"], timeout=PATIENCE)
    assert [box.currentData() for box in form.columns] == ["=Meaning", "=Word", "tags"]
    assert form.unfilled.text() == "No column fills: Example, Picture."
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 5, timeout=PATIENCE)
    assert [line.notes for line in library.importing.types() if line.name == "Sea terms"] == [3]


def test_the_type_that_was_chosen_holds_beside_the_next_choice(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    form = desk.panel.form
    choose(form.note_type, "Basic (and reversed card)")
    qtbot.waitUntil(lambda: fronts(desk)[:2] == ["ebb", "falling water"], timeout=PATIENCE)
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 5, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.busy, timeout=PATIENCE)
    text = TABLE.replace("ebb;falling water", "spring;high water")
    desk = looked_at(qtbot, window, tmp_path / "more.csv", text)
    assert fronts(desk)[:2] == ["spring", "high water"]
    assert form.note_type.currentText() == "Basic (and reversed card) · 3 notes"
    form.header.box.click()
    qtbot.waitUntil(lambda: fronts(desk)[:2] == ["Term", "Meaning"], timeout=PATIENCE)
    choose(form.note_type, "")
    qtbot.waitUntil(lambda: not form.swap.isHidden(), timeout=PATIENCE)
    assert [box.currentData() for box in form.columns] == ["front", "back", "extra"]


def test_a_choice_that_leads_nowhere_is_said_and_the_cards_stay(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    before = fronts(desk)
    desk.read_again({"encoding": "no such code"})
    qtbot.waitUntil(lambda: desk.panel.form_problem.isVisible(), timeout=PATIENCE)
    assert "tides.csv" in desk.panel.form_problem.title.text()
    assert fronts(desk) == before


def test_choices_in_a_row_never_hold_the_window_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = "".join(f"What is {n}?;It is {n}.;page {n}\n" for n in range(200))
    desk = looked_at(qtbot, window, tmp_path / "tides.csv", "Term;Meaning;Page\n" + rows)
    qtbot.wait(300)
    beats: list[float] = []
    beat = QTimer(window, interval=5)
    beat.timeout.connect(lambda: beats.append(monotonic()))
    beat.start()
    for _ in range(5):
        desk.panel.form.swap.click()
        qtbot.wait(30)
    qtbot.waitUntil(lambda: fronts(desk)[:1] == ["It is 0."], timeout=PATIENCE)
    beat.stop()
    assert max(late - early for early, late in pairwise(beats)) < 0.25  # 0.1 on a quiet machine


def test_rows_left_out_are_saved_to_be_mended_and_come_back(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    desk = looked_at(qtbot, window, tmp_path / "tides.csv")
    assert desk.panel.model.index(0, 0).data() == "line 4"
    desk.panel.take.click()
    qtbot.waitUntil(lambda: desk.panel.finish.isVisible(), timeout=PATIENCE)
    asked: list[str] = []
    out = tmp_path / "mend.csv"

    def ask(name: str) -> str:
        asked.append(name)
        return str(out)

    monkeypatch.setattr(desk, "ask_where_rows", ask)
    desk.panel.save.click()
    assert asked == ["tides, left-out rows.csv"]
    assert out.read_text(encoding="utf-8-sig") == "Term;Meaning;Page\nneap;;\n"
    assert "1 row to mend" in window.bar.words
    done = library.importing.run(_mended(out))
    assert (done.notes.new, done.remarks) == (1, ())


def _mended(file: Path) -> Path:
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("neap;;", "neap;small tide;7"), encoding="utf-8")
    return file


def test_cards_are_pasted(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    QGuiApplication.clipboard().setText("ebb\tfalling water\nflood\trising water\n")
    window.go_to(PageId.TODAY)
    window.run_action(Action.PASTE_CARDS)
    desk = desk_of(window)
    panel = desk.paste_panel
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.text
    assert nameless(panel) == []
    panel.name.setText("Sea")
    QTest.keyClick(panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.panel.choices.isVisible(), timeout=PATIENCE)
    assert fronts(desk) == ["ebb", "flood"]
    QTest.keyClick(desk.panel, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert panel.text.toPlainText().startswith("ebb")
    panel.look.click()
    qtbot.waitUntil(lambda: desk.panel.choices.isVisible(), timeout=PATIENCE)
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 2, timeout=PATIENCE)
    assert {line.deck for line in library.cards.table().lines} == {"Sea"}
    qtbot.waitUntil(lambda: panel.text.toPlainText() == "", timeout=PATIENCE)


def test_a_text_without_cards_stays_to_be_mended(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.paste()
    desk.paste_panel.text.setPlainText("A sentence and no card. Another one of a text.")
    desk.paste_panel.look.click()
    qtbot.waitUntil(lambda: desk.paste_panel.problem.isVisible(), timeout=PATIENCE)
    assert "no deck" in desk.paste_panel.problem.title.text()
    assert desk.paste_panel.text.toPlainText().startswith("A sentence")


def test_files_come_one_after_the_other(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Front;Back\nspring;high tide\n", encoding="utf-8")
    desk = looked_at(qtbot, window, tmp_path / "tides.csv", TABLE, other)
    assert desk.panel.more.text() == "1 more file waits."
    desk.panel.cancel.click()
    qtbot.waitUntil(lambda: fronts(desk) == ["spring"], timeout=PATIENCE)
    assert desk.panel.more.isHidden()
    desk.panel.take.click()
    qtbot.waitUntil(lambda: library.cards.table().total == 1, timeout=PATIENCE)


def test_a_remark_of_a_spreadsheet_names_its_sheet() -> None:
    form = TableForm("", "", True, ("front", "back"), ("Q", "A"), (), sheet="Harbour")
    remark = Remark(RemarkKind.ROW_WITHOUT_ANSWER, "tides.xlsx", 14)
    counts = NoteCounts(new=3, skipped=1)
    result = ImportResult(1, "tides.xlsx", FileKind.SHEET, counts, 3, 1, 0, 0, (remark,), 1, form)
    assert place_words(remark, result) == "Harbour, row 14"
    expected = "tides.xlsx\tHarbour, row 14\tThe row has no answer.\tIt was left out."
    assert report_text(result).splitlines()[-1] == expected


def test_cards_in_json_have_names_and_no_row_of_them(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    text = '[{"term": "ebb", "definition": "falling water", "tags": ["sea"]}]'
    desk = looked_at(qtbot, window, tmp_path / "sea.json", text)
    form = desk.panel.form
    assert fronts(desk) == ["ebb"]
    assert [form.header.isVisible(), form.separator.isVisible()] == [False, False]
    assert form.note_type.isVisible()
