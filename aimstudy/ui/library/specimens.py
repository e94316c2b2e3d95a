"""Made-up results of an import, for pictures of its form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aimstudy.domain.card import CardKind, HtmlSides
from aimstudy.domain.imports import ExportFormat, FileKind, Remark, RemarkKind
from aimstudy.domain.note_type import LIST, PATTERNS, CardTemplate, NoteType
from aimstudy.domain.replacing import Place
from aimstudy.domain.review import Phase
from aimstudy.services.views.duplicates import (
    DuplicateGroup,
    DuplicateKind,
    DuplicateNote,
    Duplicates,
)
from aimstudy.services.views.import_conflicts import Conflict, ConflictSide
from aimstudy.services.views.import_looks import FoundCard, Look
from aimstudy.services.views.imports import (
    ExportCount,
    ImportResult,
    NoteCounts,
    TableForm,
    TableType,
)
from aimstudy.services.views.library import DeckHolding, DeckSummary
from aimstudy.services.views.replacing import ReplaceLine, ReplaceLook
from aimstudy.services.views.study import StudyCard
from aimstudy.ui.library.deck_tree import entries_of
from aimstudy.ui.library.export_panel import ExportOffer
from aimstudy.ui.library.finder import Question
from aimstudy.ui.library.replace_panel import ReplacePanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aimstudy.ui.library.deck_desk import DeckDesk
    from aimstudy.ui.pages.library_page import LibraryPage

TREE = (
    DeckSummary(1, "Harbour law", 12, 4),
    DeckSummary(2, "Harbour law::Berths", 118, 0),
    DeckSummary(3, "Harbour law::Berths::Charges and dues of foreign ships", 40, 7),
    DeckSummary(4, "Harbour law::Piloting", 120, 31),
    DeckSummary(5, "Harbour law::Piloting::At night", 220, 0),
    DeckSummary(6, "Tides and currents", 1_204, 96),
)
TWINS = (
    DuplicateNote(1, "What is a deductible?", "What the insured bears of a loss.", "cover",
                  "Harbour law", 7, 0),
    DuplicateNote(2, "what is a deductible", "The part of each loss that the insured pays",
                  "aim::terms", "Harbour law::Berths", 0, 1),
    DuplicateNote(3, "What is a *deductible*?", "An amount taken off every claim.", "",
                  "Tides and currents", 2, 0, "Claims in port"),
)  # fmt: skip
DECKS = ("Harbour law", "Tides and currents")
USUAL_TYPES = tuple(TableType(each.name, each, 0) for each in (*PATTERNS, LIST))


def deck_held() -> ImportResult:
    """A package with some odd rows, before it is taken in."""
    remarks = (
        Remark(
            RemarkKind.FIELDS_TOO_FEW, "harbour.apkg", 0, "note 1447", {"found": "1", "usual": "2"}
        ),
        Remark(RemarkKind.MEDIUM_MISSING, "harbour.apkg", 0, "note 2210", {"name": "buoy-7.png"}),
        Remark(RemarkKind.ROW_WITHOUT_ANSWER, "harbour.apkg", 318),
        Remark(RemarkKind.DECK_MISSING, "harbour.apkg", 0, "card 5120", {"deck": "harbour"}),
        Remark(RemarkKind.REVIEW_ODD, "harbour.apkg", 0, "history", {"found": "12"}),
    )
    counts = NoteCounts(new=1_204, changed=36, same=4_310, kept=2, skipped=1)
    return ImportResult(
        0, "harbour.apkg", FileKind.PACKAGE, counts, 6_020, 14, 51_733, 240, remarks, len(remarks)
    )


def deck_cards() -> tuple[FoundCard, ...]:
    """The first cards of a package; one names a picture that did not come along."""
    words = (
        ("Who answers for the mooring?", "The <b>skipper</b>, until the lines are fast.", ""),
        ("Which light is shown at anchor?", "One white light all round.", "buoy-7.png"),
        ("What does <i>ebb</i> mean?", "The water falls.", ""),
    )
    return tuple(_card(n, *said) for n, said in enumerate(words, 1))


def _card(number: int, front: str, back: str, missing: str) -> FoundCard:
    html = HtmlSides(front, back, "")
    card = StudyCard(
        0, CardKind.QUESTION, front, back, (), "", DECKS[0], Phase.NEW, False, None, (), html=html
    )
    return FoundCard(str(number + 1), "tides", card, ((missing, False),) if missing else ())


def table_look() -> Look:
    """A table as it was read, with a row that was left out."""
    form = TableForm(
        "cp1252", ";", True, ("front", "back", "extra", "tags", "skip"),
        ("Term", "Meaning", "Example", "Topic", "Page"),
        ("ebb", "falling water", "The ebb runs west.", "tides", "12"),
    )  # fmt: skip
    remarks = (
        Remark(RemarkKind.ENCODING_GUESSED, "tides.csv", given={"encoding": "cp1252"}),
        Remark(RemarkKind.ROW_WITHOUT_ANSWER, "tides.csv", 14, cells=("neap", "", "", "", "13")),
    )
    counts = NoteCounts(new=211, skipped=1)
    result = ImportResult(
        0, "tides.csv", FileKind.TABLE, counts, 211, 1, 0, 0, remarks, len(remarks), form
    )
    return Look(0, result, deck_cards(), form, remembered=True, types=USUAL_TYPES)


def typed_look() -> Look:
    """The same table, whose rows become notes of a type with fields of its own."""
    look = table_look()
    terms = NoteType(
        "Sea terms with an example",
        ("Term", "Meaning", "Example", "Picture"),
        (CardTemplate("Meaning", "{{Term}}", "{{Meaning}}"),),
    )
    types = (TableType(terms.name, terms, 96), *look.types)
    roles = ("=Term", "=Meaning", "=Example", "tags", "skip")
    assert look.form is not None
    form = replace(look.form, roles=roles, note_type=terms.name)
    remark = Remark(
        RemarkKind.ROW_WITHOUT_CARD, "tides.csv", 14, given={"type": terms.name},
        cells=("", "", "", "", "13"),
    )  # fmt: skip
    result = replace(look.result, remarks=(remark,), remark_count=1, form=form)
    return replace(look, result=result, form=form, types=types, remembered=False)


def _conflicts() -> tuple[Conflict, ...]:
    """Two notes that were changed on both sides."""
    words = (
        ("What does <i>ebb</i> mean?", "The water falls.", "The water falls, towards the sea."),
        ("Who answers for the mooring?", "The mate.", "The skipper, until the lines are fast."),
    )
    return tuple(
        Conflict(
            n,
            "harbour.apkg",
            ConflictSide(_card(n, front, mine, "").card, "tides"),
            ConflictSide(_card(n, front, theirs, "").card, "tides exam"),
        )
        for n, (front, mine, theirs) in enumerate(words, 1)
    )


def deck_states(desk: DeckDesk) -> Iterator[str]:
    """A deck looked at, on its way in and reported on, and the way out; each with its name."""
    held = deck_held()
    desk.opened.emit()
    desk.panel.show_preview(Look(0, held, deck_cards()), DECKS)
    yield "library-import"
    desk.panel.where.buttons[1].click()
    yield "library-import-one-deck"
    desk.panel.show_taking(held.file)
    yield "library-importing"
    desk.panel.show_report(held)
    yield "library-imported"
    desk.panel.show_preview(table_look(), DECKS, 2)
    yield "library-import-table"
    desk.panel.show_preview(typed_look(), DECKS)
    yield "library-import-table-type"
    desk.panel.show_form_problem("tides.csv holds no cards.")
    yield "library-import-table-refused"
    desk.panel.hide()
    desk.paste_panel.open("ebb\tfalling water\nflood\trising water")
    yield "library-paste"
    desk.paste_panel.hide()
    desk.sides.panel.show_conflicts(_conflicts(), 2)
    yield "library-sides"
    desk.sides.panel.hide()
    desk.open_export(ExportOffer(DECKS[0], Question("rope"), (1, 2, 3)))
    desk.out.panel.show_count(ExportCount(1_204, 1_310, 12))
    yield "library-export"
    desk.out.panel.format.set_value(ExportFormat.CSV)
    desk.out.panel.say()
    yield "library-export-table"
    desk.out.panel.hide()
    show_replacing(desk.replacing.panel)
    yield "library-replace"
    desk.leave()


def show_replacing(panel: ReplacePanel) -> None:
    """Words to be replaced, with what would come of it."""
    panel.show()
    panel.show_fields(("front", "back"))
    panel.sought.setText("ebb")
    panel.new.setText("ebb tide")
    places = (
        Place("What is the ", "ebb", "ebb tide", "?"),
        Place("The ", "ebb", "ebb tide", " runs from high to low water, and"),
    )
    lines = tuple(ReplaceLine(n, "front", (place,), 1 + n) for n, place in enumerate(places))
    panel.show_look(ReplaceLook(7, 4, 5, lines, emptied=1))


def library_states(page: LibraryPage) -> Iterator[str]:
    """The forms of the Library page; each with its name."""
    page.columns.open()
    yield "library-columns"
    page.columns.panel.hide()
    page.sidebar.decks.show_decks(entries_of(TREE, 4, archived=False), 4)
    page.board.form.ask_new("Harbour law::Piloting")
    yield "library-deck-new"
    page.board.form.ask_delete(DeckHolding("Harbour law::Piloting", 2, 340, 300, 122))
    yield "library-deck-delete"
    page.board.form.hide()
    page.refresh()
    yield from duplicate_states(page)
    yield from deck_states(page.desk)


def duplicate_states(page: LibraryPage) -> Iterator[str]:
    """Three notes that ask the same, while the search goes on."""
    group = DuplicateGroup(DuplicateKind.SAME_QUESTION, (1, 2, 3))
    near = DuplicateGroup(DuplicateKind.NEAR, (4, 5))
    panel = page.twins.panel
    page.body.hide()
    panel.open()
    panel.blockSignals(True)  # these notes are made up
    panel.show_found(Duplicates((group,), 1_204))
    panel.show_near(Duplicates((near,), 1_204, 0.4, whole=False))
    panel.show_notes(group.notes, TWINS)
    panel.blockSignals(False)
    yield "library-duplicates"
    panel.hide()
    page.body.show()
