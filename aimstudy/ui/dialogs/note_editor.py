"""Edit a note of a note type, or write one: all its fields, and the cards they make.

Knows no rule of cards; the library says which come and go.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
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

from aimstudy.domain.errors import Problem
from aimstudy.services.views.drafts import DraftPlace
from aimstudy.services.views.notes import NoteForm, NoteLook
from aimstudy.ui.announce import announce
from aimstudy.ui.dialogs.editor_parts import draft_notice, named
from aimstudy.ui.dialogs.gaps import make_gap_keys
from aimstudy.ui.dialogs.made_cards import MadeCards, change_words
from aimstudy.ui.dialogs.media_file import ask_media, take_media
from aimstudy.ui.dialogs.note_field import NoteField
from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.draft_keeper import DraftKeeper
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, INSET, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, Notice, PlainButton, PrimaryButton
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.scrolled import Scrolled
from aimstudy.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from aimstudy.services.library import Library

WIDTH, HEIGHT = 1000, 680  # px at 100 %
REST_MS = 150  # without a key before the cards are drawn anew
SOURCE_KEY = "Ctrl+Shift+X"
_SHARE = 4  # of the time at most one in so many goes into drawing cards


class NoteEditor(QDialog):
    """The fields of a note in the order of its type. Save is Ctrl+Enter; Esc changes nothing."""

    saved = Signal(object)  # CardDetail

    def __init__(
        self, library: Library, form: NoteForm, card_id: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._form, self._card_id = library, form, card_id
        self._drafts = DraftKeeper(library, self)
        self._place = (DraftPlace.EDITED, card_id) if card_id else (DraftPlace.NOTE, 0)
        self.setWindowTitle(tr("Edit the note") if card_id else tr("Write a note"))
        names = form.note_type.fields
        self.fields = [
            NoteField(library.notes, name, html)
            for name, html in zip(names, form.fields, strict=True)
        ]
        self._used = self.fields[form.gaps[0] if form.gaps else 0]
        self.tags = QLineEdit(form.tags)
        self.tags.setAccessibleName(tr("Tags"))
        self.tags.setPlaceholderText(tr("words with spaces between"))
        self.deck = QComboBox()
        self.deck.setAccessibleName(tr("Deck"))
        self.cards = MadeCards()
        self.source = PlainButton(tr("Show markup"), SOURCE_KEY.replace("+", " "), target=32)
        self.media = PlainButton(tr("Picture or sound…"), target=32)
        self.again = draft_notice()
        self.change = Notice("info", " ", " ")
        self.refusal = Notice("error", " ", " ")
        for notice in (self.change, self.refusal):
            notice.hide()
        self.save_button = PrimaryButton(tr("Save"), tr("Ctrl Enter"))
        self.cancel_button = PlainButton(tr("Cancel"), tr("Esc"))
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._list_decks()
        self._build()
        self._begun = self._words()
        self._fill_from_draft()
        self._connect()
        self.draw()

    def _list_decks(self) -> None:
        chosen = self._form.deck_id
        if chosen is None:
            chosen = self._library.cards.usual_deck()
        for deck in self._library.cards.decks():
            self.deck.addItem(deck.name, deck.deck_id)
            if deck.deck_id == chosen:
                self.deck.setCurrentIndex(self.deck.count() - 1)

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
        column = QVBoxLayout(inner)
        column.setContentsMargins(INSET, INSET, INSET, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(self.windowTitle(), Role.TITLE))
        column.addWidget(Label(self._form.note_type.name, Role.NOTE, muted=True))
        column.addWidget(self.again)
        column.addWidget(TwoColumns(self._left(), self._right()), 1)
        area.setWidget(inner)
        outer.addWidget(area, 1)
        foot = QVBoxLayout()  # outside the scrolling part: it is always in sight
        foot.setContentsMargins(INSET, 0, INSET, 0)
        foot.setSpacing(SMALL)
        foot.addWidget(self.change)
        foot.addWidget(self.refusal)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        foot.addLayout(buttons)
        outer.addLayout(foot)
        open_at(self, WIDTH, HEIGHT)

    def _left(self) -> QWidget:
        part = QWidget()
        part.setProperty("transparent", True)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for field in self.fields:
            column.addLayout(named(field.name, field), 1)
        if self._form.gaps:
            told = tr(
                "Mark words and press Ctrl+Shift+C for a gap: each number is a card of its own. "
                "With Alt, too, it is asked together with the last one."
            )
            column.addWidget(Label(told, Role.NOTE, muted=True))
        column.addWidget(FlowRow([self.media, self.source]))
        keys = tr("Ctrl+B, Ctrl+I and Ctrl+U set marked words in bold, in italics, underlined.")
        column.addWidget(Label(keys, Role.NOTE, muted=True))
        column.addLayout(named(tr("Deck"), self.deck))
        column.addLayout(named(tr("Tags"), self.tags))
        return part

    def _right(self) -> QWidget:
        part = QWidget()
        part.setProperty("transparent", True)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        self.none_yet = Label(tr("No card yet."), Role.NOTE, muted=True)
        column.addWidget(self.none_yet)
        column.addWidget(self.cards)
        column.addStretch(1)
        return part

    # What is not saved yet

    def _words(self) -> dict[str, str]:
        """All that stands in the dialog, by the place of its field."""
        words = {str(place): field.html() for place, field in enumerate(self.fields)}
        kept = {"tags": self.tags.text(), "deck": self.deck.currentText()}
        return words | kept | {"type": self._form.note_type.name}

    def _show_words(self, words: Mapping[str, str]) -> None:
        for place, field in enumerate(self.fields):
            field.set_html(words[str(place)])
        self.tags.setText(words["tags"])
        self.deck.setCurrentIndex(max(0, self.deck.findText(words["deck"])))

    def _fill_from_draft(self) -> None:
        """Offer what was being written here when the program ended."""
        found = self._drafts.find(*self._place)
        if found.get("type") != self._begun["type"]:
            return
        words = {name: found.get(name, text) for name, text in self._begun.items()}
        if words != self._begun:
            self._show_words(words)
            self.again.show()

    def _start_over(self) -> None:
        self.again.hide()
        self._show_words(self._begun)
        self._used.setFocus()

    def done(self, result: int) -> None:
        """Qt's hook: saved or given up, nothing is half-written any more."""
        self._soon.stop()
        self._drafts.forget(*self._place)
        super().done(result)

    def _connect(self) -> None:
        for field in self.fields:
            field.textChanged.connect(self._note_change)
            field.cursorPositionChanged.connect(lambda used=field: self._use(used))
        self.tags.textChanged.connect(lambda _text: self._note_change())
        self.deck.currentIndexChanged.connect(lambda _index: self._note_change())
        self._soon.timeout.connect(self.draw)
        if self.again.button is not None:
            self.again.button.clicked.connect(lambda _on=False: self._start_over())
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.cancel_button.clicked.connect(lambda _on=False: self.reject())
        self.media.clicked.connect(lambda _on=False: self.add_media())
        self.source.clicked.connect(lambda _on=False: self.turn_field())
        gap_fields = [self.fields[place] for place in self._form.gaps]
        make_gap_keys(
            self,
            lambda: self._used if self._used in gap_fields else None,
            lambda: [field.text() for field in gap_fields],
        )
        self._add_keys()
        self._name_source()
        self.finished.connect(self.deleteLater)  # else each one stays with its page
        self._used.setFocus()

    def _add_keys(self) -> None:
        for words, keys, act in (
            (tr("Save"), ("Ctrl+Return", "Ctrl+Enter"), self.save),
            (tr("Show markup"), (SOURCE_KEY,), self.turn_field),
            (tr("Bold"), ("Ctrl+B",), lambda: self.set_in("b")),
            (tr("Italic"), ("Ctrl+I",), lambda: self.set_in("i")),
            (tr("Underlined"), ("Ctrl+U",), lambda: self.set_in("u")),
        ):
            entry = QAction(words, self)
            entry.setShortcuts([QKeySequence(key) for key in keys])
            entry.setAutoRepeat(False)
            entry.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(entry)

    def _use(self, field: NoteField) -> None:
        self._used = field
        self._name_source()

    def _name_source(self) -> None:
        shown = self._used.is_source
        self.source.setText(tr("Show plain words") if shown else tr("Show markup"))

    def ask_file(self) -> str:
        """The picture or sound that is wanted; "" for none."""
        return ask_media(self, self._library)

    def add_media(self) -> None:
        """Take a file in; its name stands where the cursor was."""
        mark = take_media(self._library, self.ask_file(), self._refuse)
        if mark:
            self.refusal.hide()
            self._used.insert_mark(mark)
            self._used.setFocus()

    def set_in(self, tag: str) -> None:
        """Set what is marked in the field in use in bold, italics or with a line below."""
        self._used.wrap(tag)
        self._name_source()

    def turn_field(self) -> None:
        """The markup of the field in use, or its words; said where these are not all of it."""
        if not self._used.turn():
            self._refuse(
                tr("This field has more than plain words."),
                tr("Bold words, lists and the like can only be seen in its markup."),
            )
            return
        self.refusal.hide()
        self._name_source()
        self._used.setFocus()

    # The cards

    def _note_change(self) -> None:
        words = self._words()
        if words == self._begun:
            self._drafts.forget(*self._place)
        else:
            self._drafts.change(*self._place, words)
        self._soon.start()

    def draw(self) -> None:
        """Draw the cards as they would be saved now, and say which come and go."""
        began = monotonic()
        fields = [field.html() for field in self.fields]
        deck = self.deck.currentText()
        try:
            look = self._library.notes.look(self._form, fields, self.tags.text(), deck)
        except Problem:  # the cards are only a help: saving says what is wrong
            return
        self.cards.show_look(self._form, look)
        self.none_yet.setVisible(not look.cards)
        self._say_change(look)
        took = int((monotonic() - began) * 1000)
        self._soon.setInterval(max(REST_MS, took * _SHARE))

    def _say_change(self, look: NoteLook) -> None:
        title, text = change_words(self._form, look)
        told = title != self.change.title.text()
        self.change.title.setText(title)
        self.change.text.setText(text)
        self.change.text.setVisible(bool(text))
        self.change.setVisible(bool(title))
        if title and told:
            announce(self, title)

    def save(self) -> None:
        """Keep the note and close; what cannot be is said in place."""
        fields = [field.html() for field in self.fields]
        tags = " ".join(self.tags.text().split())
        deck_id: int | None = self.deck.currentData()
        notes, form = self._library.notes, self._form
        try:
            if self._card_id:
                moved = deck_id if deck_id != form.deck_id else None
                detail = notes.edit(self._card_id, fields, tags, moved)
            else:
                detail = notes.write(form.note_type, fields, deck_id, tags)
        except Problem as problem:
            self._refuse(problem_title(problem), problem_text(problem))
            return
        self.saved.emit(detail)
        self.accept()

    def _refuse(self, title: str, text: str) -> None:
        self.refusal.title.setText(title)
        self.refusal.text.setText(text)
        self.refusal.text.show()
        self.refusal.show()
        announce(self, title)
