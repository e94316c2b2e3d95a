"""Edit a card, or write one by hand. Refuses an empty field in words; knows no rule of cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aimstudy.domain.card import CardKind
from aimstudy.domain.errors import Problem
from aimstudy.domain.note_type import CLOZE, NoteType
from aimstudy.services.views.drafts import DraftPlace
from aimstudy.services.views.study import CardDetail
from aimstudy.ui.announce import announce
from aimstudy.ui.dialogs.editor_parts import draft_notice, named, text_field
from aimstudy.ui.dialogs.gaps import has_gaps, make_gap_keys
from aimstudy.ui.dialogs.long_text import LongText
from aimstudy.ui.dialogs.media_file import ask_media, take_media
from aimstudy.ui.dialogs.note_editor import NoteEditor
from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.dialogs.type_menu import types_menu
from aimstudy.ui.draft_keeper import DraftKeeper
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, INSET, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, Notice, PlainButton, PrimaryButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from aimstudy.services.library import Library

WIDTH, HEIGHT = 560, 640  # px at 100 %
FRONT_LINES = 3
BACK_LINES = 3


class CardEditor(QDialog):
    """Front, back, tags, deck and how it is asked. Save is Ctrl+Enter; Esc leaves all as it was."""

    saved = Signal(object)  # CardDetail

    def __init__(
        self,
        library: Library,
        detail: CardDetail | None = None,
        deck_id: int | None = None,
        parent: QWidget | None = None,
        beside: CardDetail | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._detail = detail
        self._drafts = DraftKeeper(library, self)
        self._place = _place_of(detail, beside)
        self.setWindowTitle(tr("Edit the card") if detail else tr("Write a card"))
        self.front = text_field(tr("Question"), FRONT_LINES)
        self.back = text_field(tr("Answer"), BACK_LINES)
        self.tags = QLineEdit()
        self.tags.setAccessibleName(tr("Tags"))
        self.tags.setPlaceholderText(tr("words with spaces between"))
        self.deck = QComboBox()
        self.deck.setAccessibleName(tr("Deck"))
        self.typed = _ways()
        self.other = PlainButton(tr("Other note type…"), target=32)
        self.other.setVisible(detail is None)
        self.reverse = CheckLine(tr("Ask the other way round, too"))
        self.reverse.setVisible(detail is None)
        self.media = PlainButton(tr("Picture or sound…"), target=32)
        self._field = self.front  # the one in use
        self.refusal = Notice("error", " ", " ")
        self.refusal.hide()
        self.again = draft_notice()
        self.save_button = PrimaryButton(tr("Save"), tr("Ctrl Enter"))
        self.cancel_button = PlainButton(tr("Cancel"), tr("Esc"))
        self._build()
        self._list_decks(beside.deck_id if beside else deck_id)
        self._fill(detail or beside)
        self._begun = self._words()
        self._fill_from_draft()
        self._connect()

    @classmethod
    def for_card(cls, library: Library, card_id: int, parent: QWidget | None = None) -> CardEditor:
        """An editor with the card's present text. Raises Problem CARD_MISSING."""
        return cls(library, library.cards.detail(card_id), parent=parent)

    @classmethod
    def beside(cls, library: Library, card_id: int, parent: QWidget | None = None) -> CardEditor:
        """An editor for a second card made from one, with its words to begin with.

        Raises Problem CARD_MISSING.
        """
        return cls(library, parent=parent, beside=library.cards.detail(card_id))

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, INSET)
        outer.setSpacing(GAP)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = Scrolled()
        self._lay_out_fields(inner)
        area.setWidget(inner)
        outer.addWidget(area, 1)
        refused = QHBoxLayout()  # outside the scrolling part: it is always in sight
        refused.setContentsMargins(INSET, 0, INSET, 0)
        refused.addWidget(self.refusal)
        outer.addLayout(refused)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(INSET, 0, INSET, 0)
        buttons.setSpacing(SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        outer.addLayout(buttons)
        open_at(self, WIDTH, HEIGHT)

    def _lay_out_fields(self, inner: QWidget) -> None:
        kind = self._detail.kind if self._detail else CardKind.QUESTION
        column = QVBoxLayout(inner)
        column.setContentsMargins(INSET, INSET, INSET, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(self.windowTitle(), Role.TITLE))
        column.addWidget(self.again)
        column.addLayout(named(tr("Question"), self.front), 1)
        if kind is CardKind.CLOZE:
            column.addWidget(Label(tr("____ is the gap the answer fills."), Role.NOTE, muted=True))
        elif self._detail is None:
            gap = tr(
                "For gaps, mark words and press Ctrl+Shift+C: each number is a card of its own. "
                "Or write ____ where the answer belongs."
            )
            column.addWidget(Label(gap, Role.NOTE, muted=True))
        column.addLayout(named(tr("Answer"), self.back), 1)
        if kind is CardKind.LIST:
            column.addWidget(Label(tr("One line an item."), Role.NOTE, muted=True))
        below = QHBoxLayout()
        below.setSpacing(SMALL)
        below.addWidget(self.media)
        below.addWidget(self.other)
        below.addStretch(1)
        column.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(named(tr("Deck"), self.deck), 2)
        row.addLayout(named(tr("Tags"), self.tags), 1)
        column.addLayout(row)
        asked = QHBoxLayout()
        asked.setSpacing(GAP)
        asked.addLayout(named(tr("How it is answered"), self.typed), 2)
        asked.addWidget(self.reverse, 3, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(asked)

    def _list_decks(self, deck_id: int | None) -> None:
        chosen = self._detail.deck_id if self._detail else deck_id
        if chosen is None:
            chosen = self._library.cards.usual_deck()
        for deck in self._library.cards.decks():
            self.deck.addItem(deck.name, deck.deck_id)
            if deck.deck_id == chosen:
                self.deck.setCurrentIndex(self.deck.count() - 1)

    def _fill(self, detail: CardDetail | None) -> None:
        if detail is not None:
            self.front.set_text(detail.front)
            self.back.set_text(detail.back)
            self.tags.setText(detail.tags)
        if self._detail is not None:
            self.typed.setCurrentIndex(self.typed.findData(self._detail.typed_choice))

    # What is not saved yet

    def _words(self) -> dict[str, str]:
        """All that stands in the dialog, by the name of its field."""
        return {
            "front": self.front.text(),
            "back": self.back.text(),
            "tags": self.tags.text(),
            "deck": self.deck.currentText(),
            "typed": str(self.typed.currentIndex()),
            "reverse": "1" if self.reverse.isChecked() else "",
        }

    def _show_words(self, words: Mapping[str, str]) -> None:
        self.front.set_text(words["front"])
        self.back.set_text(words["back"])
        self.tags.setText(words["tags"])
        self.deck.setCurrentIndex(max(0, self.deck.findText(words["deck"])))
        typed = words["typed"]
        self.typed.setCurrentIndex(int(typed) if typed in ("0", "1", "2") else 0)
        self.reverse.setChecked(bool(words["reverse"]))

    def _fill_from_draft(self) -> None:
        """Offer what was being written here when the program ended."""
        found = self._drafts.find(*self._place)
        words = {name: found.get(name, text) for name, text in self._begun.items()}
        if words != self._begun:
            self._show_words(words)
            self.again.show()
            self.front.moveCursor(self.front.textCursor().MoveOperation.End)

    def _start_over(self) -> None:
        self.again.hide()
        self._show_words(self._begun)
        self.front.setFocus()

    def _watch(self) -> None:
        for field in (self.front, self.back):
            field.textChanged.connect(self._note_change)
        self.tags.textChanged.connect(lambda _text: self._note_change())
        for box in (self.deck, self.typed):
            box.currentIndexChanged.connect(lambda _index: self._note_change())
        self.reverse.box.toggled.connect(lambda _on: self._note_change())
        if self.again.button is not None:
            self.again.button.clicked.connect(lambda _on=False: self._start_over())

    def _note_change(self) -> None:
        words = self._words()
        if words == self._begun:
            self._drafts.forget(*self._place)
        else:
            self._drafts.change(*self._place, words)

    def done(self, result: int) -> None:
        """Qt's hook: saved or given up, nothing is half-written any more."""
        self._drafts.forget(*self._place)
        super().done(result)

    def _connect(self) -> None:
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.cancel_button.clicked.connect(lambda _on=False: self.reject())
        self.media.clicked.connect(lambda _on=False: self.add_media())
        self.other.clicked.connect(lambda _on=False: self.choose_type())
        for field in (self.front, self.back):
            field.cursorPositionChanged.connect(lambda used=field: self._use(used))
        self._watch()
        make_gap_keys(self, lambda: self.front, lambda: (self.front.text(),))
        entry = QAction(tr("Save"), self)
        entry.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        entry.setAutoRepeat(False)
        entry.triggered.connect(lambda _on=False: self.save())
        self.addAction(entry)
        self.finished.connect(self.deleteLater)  # else each one stays with its page
        self.front.setFocus()

    def ask_file(self) -> str:
        """The picture or sound that is wanted; "" for none."""
        return ask_media(self, self._library)

    def add_media(self) -> None:
        """Take a file in; its name stands where the cursor was."""
        mark = take_media(self._library, self.ask_file(), self._refuse)
        if mark:
            self.refusal.hide()
            self._field.insertPlainText(mark)
            self._field.setFocus()

    def _use(self, field: LongText) -> None:
        self._field = field

    def choose_type(self) -> None:
        """Write a note of a note type instead; Esc leads back here."""
        menu = types_menu(self._library.notes.types(), self, self.write_note)
        menu.exec(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def write_note(self, note_type: NoteType) -> None:
        """Write a note of ``note_type``; once it is saved this closes, too."""
        form = self._library.notes.blank(note_type, self.deck.currentData())
        editor = NoteEditor(self._library, form, parent=self)
        editor.saved.connect(self.saved)
        editor.accepted.connect(self.accept)
        editor.open()

    def save(self) -> None:
        """Keep the text and close; an empty field or a failed save is said in place."""
        front, back = self.front.text().strip(), self.back.text().strip()
        gaps = has_gaps(front) and not has_gaps(self._begun["front"])
        if gaps and not self._takes_gaps():
            self._refuse(
                tr("This card cannot have such gaps."),
                tr("There is another card of the same note. Write a new card for the gaps."),
            )
            self.front.setFocus()
            return
        if not front or not (back or gaps):
            self._refuse_empty(self.back if front else self.front)
            return
        try:
            detail = (self._keep_gaps if gaps else self._keep)(front, back)
        except Problem as problem:
            self._refuse(problem_title(problem), problem_text(problem))
            return
        self.saved.emit(detail)
        self.accept()

    def _keep(self, front: str, back: str) -> CardDetail:
        tags = " ".join(self.tags.text().split())
        deck_id: int | None = self.deck.currentData()
        cards = self._library.cards
        typed: bool | None = self.typed.currentData()
        before = self._detail
        if before is None:
            reverse = self.reverse.isChecked()
            return cards.write(front, back, deck_id, tags, reverse=reverse, typed=typed)
        detail = cards.edit(before.card_id, front, back, tags)
        if deck_id is not None and deck_id != before.deck_id:
            cards.move([before.card_id], deck_id)
        if typed is not before.typed_choice:
            self._library.study.set_typed(before.card_id, typed)
        return detail

    def _takes_gaps(self) -> bool:
        """Whether the gaps of this card can become cards."""
        before = self._detail
        return before is None or self._library.notes.can_have_gaps(before.card_id)

    def _keep_gaps(self, front: str, back: str) -> CardDetail:
        """Each gap is a card; what stands in the answer is shown below all of them."""
        tags, deck_id = " ".join(self.tags.text().split()), self.deck.currentData()
        notes, before = self._library.notes, self._detail
        if before is not None:
            return notes.turn_into_gaps(before.card_id, front, back, tags, deck_id)
        fields = [notes.html_of(front), notes.html_of(back)]
        return notes.write(CLOZE, fields, deck_id, tags)

    def _refuse_empty(self, field: LongText) -> None:
        missing = (
            tr("The question is empty.") if field is self.front else tr("The answer is empty.")
        )
        self._refuse(missing, tr("A card needs both."))
        field.setFocus()

    def _refuse(self, title: str, text: str) -> None:
        self.refusal.title.setText(title)
        self.refusal.text.setText(text)
        self.refusal.text.show()
        self.refusal.show()
        announce(self, title)


def _place_of(detail: CardDetail | None, beside: CardDetail | None) -> tuple[DraftPlace, int]:
    """Where the words of an editor belong that are not saved yet."""
    if detail is not None:
        return DraftPlace.EDITED, detail.card_id
    return (DraftPlace.BESIDE, beside.card_id) if beside else (DraftPlace.NEW, 0)


def _ways() -> QComboBox:
    """How a card may be answered."""
    box = QComboBox()
    box.setAccessibleName(tr("How it is answered"))
    for choice, words in (
        (None, tr("As the settings say")),
        (True, tr("By typing")),
        (False, tr("From memory")),
    ):
        box.addItem(words, choice)
    return box
