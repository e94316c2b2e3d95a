"""The Library: every card, found by words, deck and state, and what can be done with many at once.

Joins search, table, preview and actions to the library; shows at most a page before more is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem
from aimstudy.services.views.library import CardFilter, CardTable, DeckSummary
from aimstudy.ui.actions import Action
from aimstudy.ui.dialogs.card_editor import CardEditor
from aimstudy.ui.dialogs.editing import editor_of
from aimstudy.ui.dialogs.note_editor import NoteEditor
from aimstudy.ui.dialogs.note_types import open_note_types
from aimstudy.ui.library.bulk import BulkDesk
from aimstudy.ui.library.card_table_model import DECK, LAST_COLUMN, CardTableModel
from aimstudy.ui.library.column_desk import ColumnDesk
from aimstudy.ui.library.deck_board import DeckBoard
from aimstudy.ui.library.deck_desk import DeckDesk
from aimstudy.ui.library.duplicate_desk import DuplicateDesk
from aimstudy.ui.library.export_panel import ExportOffer
from aimstudy.ui.library.finder import Finder, Question
from aimstudy.ui.library.preview import Preview
from aimstudy.ui.library.replace_panel import ReplaceScope
from aimstudy.ui.library.search_line import SearchLine
from aimstudy.ui.library.selection_bar import SelectionBar
from aimstudy.ui.library.sidebar import Sidebar
from aimstudy.ui.page import CardPlace, DeckToImport, Page, PageId, Search
from aimstudy.ui.printing.card_print import CardPrint
from aimstudy.ui.problems import report_problem
from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import GAP, MARGIN, SMALL
from aimstudy.ui.translations import format_number, tr, trn
from aimstudy.ui.widgets import (
    ButtonKind,
    Card,
    EmptyState,
    PageHeader,
    PlainButton,
    PrimaryButton,
    Table,
)

if TYPE_CHECKING:
    from aimstudy.services.library import Library
    from aimstudy.ui.window_state import WindowState

SIDEBAR = 176  # px at 100 %, and never more than three tenths of the page
EDITED = Changes.CARDS | Changes.UNDO


class LibraryPage(Page):
    """Search, decks and filters, the table, the chosen card."""

    interested: ClassVar[Changes] = Changes.CARDS | Changes.REVIEWS | Changes.ARTICLES

    def __init__(
        self, library: Library, parent: QWidget | None = None, *, state: WindowState | None = None
    ) -> None:
        super().__init__(library, parent)
        self._wanted_card: int | None = None
        self.decks_shown: Sequence[DeckSummary] = ()
        self.finder = Finder(library, self)
        self.write_button = PrimaryButton(tr("Write a card"), tr("Ctrl N"))
        self.printer = CardPrint(self)
        self.print_button = PlainButton(tr("Print…"), tr("Ctrl P"))
        self.desk = DeckDesk(self)
        self.twins = DuplicateDesk(self)
        self.import_button = PlainButton(tr("Import…"))
        self.columns_button = PlainButton(tr("Columns…"))
        self.header = PageHeader(
            tr("Library"),
            "",
            [
                self.desk.sides.button, self.columns_button, self.import_button, self.print_button,
                self.write_button,
            ],
        )  # fmt: skip
        self.body = QWidget()
        self.search = SearchLine()
        self.sidebar = Sidebar(state=state)
        self.model = CardTableModel(self)
        self.table = Table(tr("Cards"), middle=(DECK,))
        self.table.setModel(self.model)
        self.table.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self.columns = ColumnDesk(self.table, self.model, state)
        self.finder.order = self.columns.look.order
        self.bar = SelectionBar()
        self.bulk = BulkDesk(self, self.bar)
        self.board = DeckBoard(self, self.sidebar, self.bulk, self.bar)
        self.preview = Preview()
        self.preview.hide()
        self.nothing = EmptyState(tr("No cards match"), "", tr("Clear search"))
        self._arrange()
        self._connect()
        self._handle_actions()

    def refresh(self) -> None:
        """Find anew what was looked for last; the place in the table stays."""
        self.finder.ask_anew(self.model.rowCount())
        self.desk.sides.refresh()
        self.twins.refresh()

    def arrive(self, target: object) -> None:
        """Show a card, or what a search finds."""
        if isinstance(target, Search | CardPlace):
            self._close_form()
        if isinstance(target, Search):
            self.search.show_text(target.query)
            self._ask(Question(target.query.strip()))
        elif isinstance(target, CardPlace):
            self._wanted_card = target.card_id
            self._clear()
        elif isinstance(target, DeckToImport):
            self.desk.preview(target.path, target.others)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns that have no room; the preview shows them all."""
        super().resizeEvent(event)
        self.sidebar.setFixedWidth(min(pixels(SIDEBAR), self.width() * 3 // 10))
        self.columns.fit(self.width() - self.sidebar.width() - 2 * MARGIN - GAP)

    def _arrange(self) -> None:
        self.table.setMinimumHeight(pixels(200))
        self.table.setDragEnabled(True)
        surface = Card(inset=1)
        surface.column.addWidget(self.table, 1)
        surface.column.addWidget(self.nothing, 1)
        self.nothing.hide()
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(self.search)
        right.addWidget(self.columns.panel)
        right.addWidget(self.board.form)
        right.addWidget(surface, 1)
        right.addWidget(self.bar)
        right.addWidget(self.preview)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.column.addWidget(self.header)
        self.column.addWidget(self.body, 1)
        for form in (*self.desk.forms, self.twins.panel):
            self.column.addWidget(form)
        self.column.addStretch(0)

    def _connect(self) -> None:
        self.finder.found.connect(self._show)
        self.finder.more.connect(self._add)
        self.model.more_wanted.connect(self.finder.ask_more)
        self.search.typed.connect(self._ask_typed)
        self.search.left.connect(self.table.setFocus)
        self.columns_button.clicked.connect(self.columns.open)
        self.columns.sorted_anew.connect(self._sort)
        self.columns.panel.closed.connect(self.table.setFocus)
        self.sidebar.kind_picked.connect(self._pick_kind)
        self.sidebar.deck_picked.connect(self._pick_deck)
        self.board.shown.connect(self._pick_deck)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.table.doubleClicked.connect(self._edit_row)
        self.table.activated.connect(self._edit_row)
        self.preview.edit_wanted.connect(self.edit_card)
        self.preview.source_wanted.connect(lambda source: self.go(PageId.ARTICLES, source))
        self.write_button.clicked.connect(self.write_card)
        self.print_button.clicked.connect(self.print_cards)
        self.import_button.clicked.connect(self.desk.choose)
        self.desk.opened.connect(self.twins.leave)
        self.desk.opened.connect(self._show_form)
        self.desk.left.connect(self._back_to_cards)
        self.twins.opened.connect(self._show_form)
        self.twins.left.connect(self._back_to_cards)
        if self.nothing.button:
            self.nothing.button.clicked.connect(self._help_on)

    def _handle_actions(self) -> None:
        self.handle(Action.FIND, self._focus_search)
        self.handle(Action.WRITE_CARD, self.write_card)
        self.handle(Action.CHOOSE_FOUND, self.choose_found)
        self.handle(Action.DELETE_CARDS, self.bar.delete_now)
        self.handle(Action.SUSPEND_CARDS, self.bar.suspend_now)
        self.handle(Action.FLAG_CARDS, self.bar.flag_now)
        self.handle(Action.PRINT_CARDS, self.print_cards)
        self.handle(Action.IMPORT_DECK, self.desk.choose)
        self.handle(Action.PASTE_CARDS, self.desk.paste)
        self.handle(Action.PICK_SIDES, self.desk.pick_sides)
        self.handle(Action.CHOOSE_COLUMNS, self.columns.open)
        self.handle(Action.EXPORT_CARDS, self.export_cards)
        self.handle(Action.FIND_DUPLICATES, self.find_duplicates)
        self.handle(Action.REPLACE_TEXT, self.replace_text)
        self.handle(Action.NOTE_TYPES, lambda: open_note_types(self))
        for action, run in self.board.actions().items():
            self.handle(action, run)

    def print_cards(self) -> None:
        """The marked cards as a PDF; with less than two marked all that are shown."""
        chosen, asked, order = self.bar.ids, self.finder.question, self.finder.order
        if len(chosen) > 1:
            self.printer.save(lambda _library: chosen)
        else:
            self.printer.save(
                lambda library: library.printing.found(
                    asked.query, asked.deck_id, asked.kind, order
                )
            )

    def export_cards(self) -> None:
        """Write cards to a file, those that are shown first of all."""
        asked = self.finder.question
        decks = (deck.name for deck in self.decks_shown if deck.deck_id == asked.deck_id)
        self.desk.open_export(ExportOffer(next(decks, ""), asked, tuple(self.bar.ids)))

    def find_duplicates(self) -> None:
        """Look for duplicates among the cards that are found."""
        self._close_form()
        if self.body.isVisible():
            self.twins.open(self.finder.question)

    def replace_text(self) -> None:
        """Change words in the marked cards, or in all that are shown."""
        self.desk.replace(ReplaceScope(self.finder.question, tuple(self.bar.ids)))

    def write_card(self) -> None:
        """Write a card by hand, into the deck that is shown."""
        self._open(CardEditor(self.library, deck_id=self.finder.question.deck_id, parent=self))

    def edit_card(self, card_id: int) -> None:
        """Edit one card."""
        try:
            editor = editor_of(self.library, card_id, self)
        except Problem as problem:
            report_problem(self, problem)
            return
        self._open(editor)

    def _open(self, editor: CardEditor | NoteEditor) -> None:
        editor.saved.connect(lambda _detail: self.changed.emit(EDITED))
        editor.open()

    def _show_form(self) -> None:
        self.table.clearSelection()  # what is not seen is not deleted by a key
        self.body.hide()
        self.write_button.set_kind(ButtonKind.PLAIN)
        QTimer.singleShot(0, self, self.keep_focus_in_sight)

    def _back_to_cards(self) -> None:
        self.body.show()
        self.write_button.set_kind(
            ButtonKind.PRIMARY if self.model.rowCount() else ButtonKind.PLAIN
        )
        self.table.setFocus()

    def _close_form(self) -> None:
        """Cards are wanted: a form goes, unless something is going on."""
        if self.body.isHidden() and not self.desk.busy:
            self.twins.leave()
            self.desk.leave()

    def _focus_search(self) -> None:
        self._close_form()
        self.search.take_focus()

    def _ask(self, question: Question) -> None:
        self.finder.ask(question)
        self.table.scrollToTop()

    def _sort(self) -> None:
        self.finder.sort(self.columns.look.order)
        self.table.scrollToTop()

    def _ask_typed(self, text: str) -> None:
        asked = self.finder.question
        self._ask(Question(text, asked.deck_id, asked.kind))

    def _pick_kind(self, kind: CardFilter) -> None:
        asked = self.finder.question
        self._ask(Question(asked.query, asked.deck_id, kind))

    def _pick_deck(self, deck_id: int | None) -> None:
        asked = self.finder.question
        self._ask(Question(asked.query, deck_id, asked.kind))

    def _clear(self) -> None:
        self.search.show_text("")
        self._ask(Question())

    def _help_on(self) -> None:
        if self.finder.question == Question():
            self.write_card()
        else:
            self._clear()

    def _show(self, page: CardTable) -> None:
        chosen = {line.card_id for line in self.bar.lines}
        if self._wanted_card is not None:
            chosen = {self._wanted_card}
        place = self.table.verticalScrollBar().value()
        asked = self.finder.question
        self.model.start(page)
        self.sidebar.show_counts(page, asked.kind, asked.deck_id)
        self.decks_shown = page.decks
        self.bar.show_decks(page.decks)
        self.search.show_unread(page.unread)
        self.header.subtitle.setText(counted(page, asked))
        self._show_nothing(not page.total, asked == Question())
        self._select(chosen)
        self.table.verticalScrollBar().setValue(place)
        if self._wanted_card is not None:
            self._show_detail(self._wanted_card)
            self._wanted_card = None

    def _show_nothing(self, none: bool, everything: bool) -> None:
        self.nothing.setVisible(none)
        self.write_button.set_kind(ButtonKind.PLAIN if none else ButtonKind.PRIMARY)
        self.table.setVisible(not none)
        self.print_button.setEnabled(not none)
        self.nothing.title.setText(tr("No cards yet") if everything else tr("No cards match"))
        self.nothing.text.setVisible(everything)
        self.nothing.text.setText(tr("Add an article, import a deck, or write a card by hand."))
        if self.nothing.button:
            self.nothing.button.set_words(tr("Write a card") if everything else tr("Clear search"))

    def _select(self, chosen: set[int]) -> None:
        """Choose cards in one step: row by row, 1,000 of them would hold the window up."""
        rows = [row for row, line in enumerate(self.model.lines) if line.card_id in chosen]
        wanted = QItemSelection()
        for first, last in runs(rows):
            top, bottom = self.model.index(first, 0), self.model.index(last, LAST_COLUMN)
            wanted.append(QItemSelectionRange(top, bottom))
        model = self.table.selectionModel()
        flags = model.SelectionFlag
        if rows:
            model.setCurrentIndex(self.model.index(rows[-1], 0), flags.NoUpdate)
        model.select(wanted, flags.ClearAndSelect)
        self._selected()

    def choose_found(self) -> None:
        """Choose all cards that match, also those whose rows are not fetched yet."""
        if self.body.isVisible() and self.model.rowCount():
            self.table.selectAll()
            if self.model.total > self.model.rowCount():
                self.bulk.choose_all(self.finder.question)

    def _add(self, page: CardTable) -> None:
        """Further rows; they are chosen, too, where all cards are."""
        found = self.bar.found
        self.model.add(page)
        if found is not None:
            self.table.selectAll()
            self.bar.show_selection(self.model.lines, found)

    def _selected(self) -> None:
        chosen = self.table.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        lines = [self.model.lines[row] for row in sorted(rows)]
        self.bar.show_selection(lines)
        self._show_detail(lines[0].card_id if len(lines) == 1 else None)

    def _show_detail(self, card_id: int | None) -> None:
        try:
            detail = None if card_id is None else self.library.cards.detail(card_id)
        except Problem as problem:
            report_problem(self, problem)
            return
        self.preview.show_card(detail)

    def _edit_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self.edit_card(self.model.lines[index.row()].card_id)


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rising ``rows`` as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def counted(page: CardTable, asked: Question) -> str:
    """How many cards there are, and how many of them match."""
    every = dict(page.counts).get(CardFilter.ALL, page.total)
    all_cards = trn("{n} card", "{n} cards", every)
    if asked == Question():
        return all_cards
    return tr("{found} of {cards}", found=format_number(page.total), cards=all_cards)
