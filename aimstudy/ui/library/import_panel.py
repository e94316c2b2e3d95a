"""The form of an import: what a file holds, how to take it, how far it is, and the report after.

Opens no file: it emits what is wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from aimstudy.domain.imports import Duplicates
from aimstudy.services.views.import_looks import Look
from aimstudy.services.views.imports import ImportResult
from aimstudy.ui.announce import announce
from aimstudy.ui.library.import_cards import CardsShown
from aimstudy.ui.library.import_form import ImportForm
from aimstudy.ui.library.import_words import (
    done_words,
    holding_words,
    kind_words,
    note_words,
    place_words,
    report_text,
    what_words,
)
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import MEDIUM, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import ChoiceRow, Label, Notice, PlainButton, PrimaryButton, Table
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

MOST_REMARKS = 200
_PLACE, _WHAT, _DONE = range(3)


@dataclass(frozen=True, slots=True)
class ImportWish:
    """How a deck is to be taken in; ``deck`` None: as in the file."""

    deck: str | None = None
    duplicates: Duplicates = Duplicates.UPDATE
    history: bool = True
    tags: str = ""


class ImportPanel(Panel):
    """``import_wanted`` carries an ImportWish; ``stop_wanted`` while something is going on.

    ``form_changed`` carries the choices for a table, ``save_wanted`` the ImportResult whose rows
    that were left out are to be saved; ``pick_wanted`` asks for what was changed on both sides.
    """

    import_wanted = Signal(object)
    stop_wanted = Signal()
    form_changed = Signal(object)
    save_wanted = Signal(object)
    pick_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: ImportResult | None = None
        self.title = Label(role=Role.SECTION)
        self.kind = Label(role=Role.NOTE, muted=True)
        self.notes = Label()
        self.holding = Label(muted=True)
        self.working_words = Label()
        self.stop = PlainButton(tr("Cancel"))
        self.working = _column(self.working_words, FlowRow([self.stop]))
        self.more = Label(role=Role.NOTE, muted=True)
        self.form = ImportForm()
        self.form_problem = Notice("error", "")
        self.cards = CardsShown()
        self.choices = self._choices()
        self.remark_words = Label(role=Role.NOTE, muted=True)
        self.model = QStandardItemModel(0, 3, self)
        self.table = Table(tr("Remarks"), wraps=True)
        self.copy = PlainButton(tr("Copy as text"))
        self.save = PlainButton(tr("Save the left-out rows…"))
        self.pick = PlainButton(tr("Choose between both sides…"))
        self.finish = PlainButton(tr("Close"))
        self.ends = FlowRow([self.pick, self.save, self.copy, self.finish])
        self._arrange()
        self._connect()

    def _choices(self) -> QWidget:
        self.where = ChoiceRow(
            tr("Into which deck"),
            ((False, tr("As in the file")), (True, tr("Into one deck"))),
            False,
        )
        self.deck = QComboBox()
        self.deck.setEditable(True)
        self.deck.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.deck.setAccessibleName(tr("Deck; type a new name to make one"))
        self.deck.setMinimumWidth(pixels(180))
        self.duplicates = ChoiceRow(
            tr("Notes that differ here"),
            (
                (Duplicates.UPDATE, tr("Update them")),
                (Duplicates.KEEP, tr("Keep mine")),
                (Duplicates.COPY, tr("Add a copy")),
            ),
            Duplicates.UPDATE,
        )
        self.history = CheckLine(tr("Take dates and history along; else all cards begin as new"))
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(tr("only their own"))
        self.tags.setAccessibleName(tr("Tags for all of these notes, parted by spaces"))
        self.tags.setMaximumWidth(pixels(360))
        self.take = PrimaryButton(tr("Import"))
        self.cancel = PlainButton(tr("Cancel"))
        return _column(
            Label(tr("Into which deck"), Role.NOTE, muted=True),
            FlowRow([self.where, self.deck]),
            Label(tr("Notes that differ here"), Role.NOTE, muted=True),
            self.duplicates,
            self.history,
            Labelled(tr("Tags for all of these notes, parted by spaces"), self.tags),
            FlowRow([self.take, self.cancel]),
        )

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.model.setHorizontalHeaderLabels([tr("Place"), tr("What"), tr("Done")])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_PLACE, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_PLACE, pixels(130))
        for column in (_WHAT, _DONE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.column.setSpacing(MEDIUM)
        for part in (
            self.title, self.kind, self.more, self.notes, self.holding, self.working, self.form,
            self.form_problem, self.cards, self.choices,
        ):  # fmt: skip
            self.column.addWidget(part)
        self.column.addWidget(self.remark_words)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.ends)
        self.column.addStretch(0)  # while the table is hidden
        follow_layout(self)

    def _connect(self) -> None:
        self.where.chosen.connect(lambda one: self._use_one_deck(bool(one)))
        self.deck.currentTextChanged.connect(lambda _text: self._enable())
        self.take.clicked.connect(self._take)
        self.entered.connect(self._enter)
        self.cancel.clicked.connect(self.closed)
        self.finish.clicked.connect(self.closed)
        self.stop.clicked.connect(self.stop_wanted)
        self.copy.clicked.connect(self.copy_report)
        self.pick.clicked.connect(self.pick_wanted)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.result))
        self.form.changed.connect(self.form_changed)

    @property
    def busy(self) -> bool:
        """Whether something is going on."""
        return not self.working.isHidden()

    def show_reading(self, name: str) -> None:
        """A file is being read."""
        self.result = None
        self.title.setText(tr("Import {name}", name=name))
        self._work(tr("Reading {name}…", name=name))

    def show_preview(self, look: Look, decks: Sequence[str], more: int = 0) -> None:
        """What the file holds, its first cards, and the choices; ``more`` files wait."""
        result = look.result
        self.result = result
        self._say(result)
        self.more.setText(trn("{n} more file waits.", "{n} more files wait.", more) if more else "")
        self.form.begin(look)
        self.form_problem.hide()
        self.cards.begin()
        self.cards.show_cards(look.cards)
        self.deck.clear()
        self.deck.addItems(list(decks))
        self.deck.setEditText("")
        self.where.set_value(False)
        self.duplicates.set_value(Duplicates.UPDATE)
        self.history.setChecked(True)
        self.tags.clear()
        self._use_one_deck(False)
        self.show_choices()

    def show_relook(self, look: Look) -> None:
        """The same file read in another way; what has the focus keeps it."""
        self.result = look.result
        self._say(look.result)
        self.form.show_look(look)
        self.form_problem.hide()
        self.cards.show_cards(look.cards)
        self._show(self.choices)

    def show_form_problem(self, words: str) -> None:
        """The file cannot be read in the way that was chosen."""
        self.form_problem.title.setText(words)
        self.form_problem.show()
        announce(self, words)

    def show_choices(self) -> None:
        """The choices as they were made, e.g. after an import that was stopped."""
        self._show(self.choices)
        self.copy.show()
        self.finish.hide()
        table = not self.form.isHidden()
        (self.form.first_field if table else self.take).setFocus()

    def show_taking(self, name: str) -> None:
        """The deck is being taken in."""
        self._work(tr("Taking {name} in…", name=name))

    def show_stopping(self) -> None:
        """A wish to stop was heard."""
        self.working_words.setText(tr("Stopping…"))
        self.stop.setEnabled(False)

    def show_report(self, result: ImportResult) -> None:
        """What was done, row by row."""
        self.result = result
        self._say(result)
        self._show(None)
        self.finish.show()
        self.finish.setFocus()

    def wish(self) -> ImportWish:
        """What is chosen."""
        duplicates = self.duplicates.value
        return ImportWish(
            self.deck.currentText().strip() if self.where.value else None,
            duplicates if isinstance(duplicates, Duplicates) else Duplicates.UPDATE,
            self.history.isChecked(),
            self.tags.text().strip(),
        )

    def copy_report(self) -> None:
        """All remarks, those that are not listed too, to the clipboard."""
        if self.result is not None:
            QGuiApplication.clipboard().setText(report_text(self.result))
            announce(self, tr("Copied."))

    def _say(self, result: ImportResult) -> None:
        self.title.setText(tr("Import {name}", name=result.file))
        self.kind.setText(kind_words(result.kind))
        self.notes.setText(note_words(result))
        self.holding.setText(holding_words(result))
        self.model.setRowCount(0)
        for remark in result.remarks[:MOST_REMARKS]:
            words = (place_words(remark, result), what_words(remark), done_words(remark))
            self.model.appendRow([QStandardItem(each) for each in words])
        self.remark_words.setText(_remark_words(result))

    def _work(self, words: str) -> None:
        self.working_words.setText(words)
        self.stop.setEnabled(True)
        self._show(self.working)
        self.show()
        self.stop.setFocus()
        announce(self, words)

    def _show(self, part: QWidget | None) -> None:
        told = part is not self.working and self.result is not None
        self.working.setVisible(part is self.working)
        looking = part is self.choices
        self.choices.setVisible(looking)
        self.form.setVisible(looking and self.result is not None and self.result.form is not None)
        self.cards.setVisible(looking and bool(self.cards.shown))
        self.form_problem.setVisible(looking and not self.form_problem.isHidden())
        self.more.setVisible(looking and bool(self.more.text()))
        for label in (self.kind, self.notes, self.holding):
            label.setVisible(told)
        some = told and self.result is not None and bool(self.result.remarks)
        for widget in (self.remark_words, self.table, self.copy):
            widget.setVisible(some)
        remarks = self.result.remarks if self.result is not None else ()
        rows = some and any(remark.cells for remark in remarks)
        self.save.setVisible(rows)
        picks = self.result is not None and self.result.notes.conflicts
        self.pick.setVisible(part is None and bool(picks))
        self.ends.setVisible(told and (some or part is None))
        self.show()

    def _use_one_deck(self, one: bool) -> None:
        self.deck.setVisible(one)
        if one:
            self.deck.setFocus()
        self._enable()

    def _enable(self) -> None:
        self.take.setEnabled(not self.where.value or bool(self.deck.currentText().strip()))

    def _enter(self) -> None:
        if not self.choices.isHidden():
            self._take()

    def _take(self) -> None:
        if self.take.isEnabled():
            self.import_wanted.emit(self.wish())


def _remark_words(result: ImportResult) -> str:
    count, listed = result.remark_count, min(len(result.remarks), MOST_REMARKS)
    words = trn("{n} row has a remark.", "{n} rows have remarks.", count)
    if count > listed:
        words += " " + trn("The first one is shown.", "The first {n} are shown.", listed)
    return words


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    for part in parts:
        column.addWidget(part)
    return holder
