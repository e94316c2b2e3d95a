"""Made-up results of an import, for pictures of its form."""

from collections.abc import Iterator

from aimstudy.domain.imports import FileKind, Remark, RemarkKind
from aimstudy.services.views.imports import ImportResult, NoteCounts
from aimstudy.ui.library.deck_desk import DeckDesk

DECKS = ("Harbour law", "Tides and currents")


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


def deck_states(desk: DeckDesk) -> Iterator[str]:
    """A deck looked at, on its way in and reported on, and the way out; each with its name."""
    held = deck_held()
    desk.opened.emit()
    desk.panel.show_preview(held, DECKS)
    yield "library-import"
    desk.panel.where.buttons[1].click()
    yield "library-import-one-deck"
    desk.panel.show_taking(held.file)
    yield "library-importing"
    desk.panel.show_report(held)
    yield "library-imported"
    desk.open_export(DECKS[0], "")
    yield "library-export"
    desk.leave()
