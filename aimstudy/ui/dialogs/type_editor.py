"""Change a note type: its name, fields, templates and style, with its cards as they will be.

What keeps it from making cards is said while it is typed.
"""

from __future__ import annotations

from dataclasses import replace
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
from aimstudy.domain.note_type import CardTemplate, FaultKind, NoteType, TypeFault
from aimstudy.services.views.notes import TypeEntry
from aimstudy.ui.announce import announce
from aimstudy.ui.dialogs.editor_parts import named, text_field
from aimstudy.ui.dialogs.made_cards import MadeCards
from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.dialogs.type_fields import TypeFields
from aimstudy.ui.problems import problem_text, problem_title
from aimstudy.ui.theme import Role
from aimstudy.ui.tokens import GAP, INSET, SMALL
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import Label, Notice, PlainButton, PrimaryButton
from aimstudy.ui.widgets.scrolled import Scrolled
from aimstudy.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from aimstudy.services.library import Library

WIDTH, HEIGHT = 1000, 680  # px at 100 %
REST_MS = 200
LINES = 3


class TypeEditor(QDialog):
    """Save is Ctrl+Enter, one step; Esc leaves all as it was."""

    saved = Signal(object)  # Changes

    def __init__(self, library: Library, entry: TypeEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._entry = library, entry
        made = entry.note_type
        self.setWindowTitle(tr("Change the note type"))
        self.name = QLineEdit(made.name)
        self.name.setAccessibleName(tr("Name"))
        self.fields = TypeFields(made.fields)
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Card"))
        self.which.addItems([template.name for template in made.templates])
        self._templates = list(made.templates)
        self._shown = 0
        self.front = text_field(tr("Front template"), LINES)
        self.back = text_field(tr("Back template"), LINES)
        self.style_sheet = text_field(tr("Style"), LINES)
        self.style_sheet.set_text(made.css)
        self.cards = MadeCards()
        self.faults = Notice("error", " ", " ")
        self.loss = Notice("warn", " ", " ")
        for notice in (self.faults, self.loss):
            notice.hide()
        self.save_button = PrimaryButton(tr("Save"), tr("Ctrl Enter"))
        self.cancel_button = PlainButton(tr("Cancel"), tr("Esc"))
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._build()
        self._show_template(0)
        self._connect()
        self.draw()

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
        column.addWidget(TwoColumns(self._left(), self._right()), 1)
        area.setWidget(inner)
        outer.addWidget(area, 1)
        foot = QVBoxLayout()  # outside the scrolling part: it is always in sight
        foot.setContentsMargins(INSET, 0, INSET, 0)
        foot.setSpacing(SMALL)
        foot.addWidget(self.loss)
        foot.addWidget(self.faults)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        foot.addLayout(buttons)
        outer.addLayout(foot)
        open_at(self, WIDTH, HEIGHT)

    def _left(self) -> QWidget:
        part, column = _column()
        column.addLayout(named(tr("Name"), self.name))
        column.addWidget(Label(tr("Fields"), Role.NOTE, muted=True))
        column.addWidget(self.fields)
        column.addLayout(named(tr("Card"), self.which))
        column.addLayout(named(tr("Front template"), self.front), 1)
        column.addLayout(named(tr("Back template"), self.back), 1)
        column.addLayout(named(tr("Style"), self.style_sheet), 1)
        return part

    def _right(self) -> QWidget:
        part, column = _column()
        column.addWidget(self.cards)
        column.addStretch(1)
        return part

    def _connect(self) -> None:
        self.fields.renamed.connect(self._rename)
        self.fields.changed.connect(self._soon.start)
        self.name.textChanged.connect(lambda _text: self._soon.start())
        for field in (self.front, self.back, self.style_sheet):
            field.textChanged.connect(self._soon.start)
        self.which.currentIndexChanged.connect(self._turn)
        self._soon.timeout.connect(self.draw)
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.cancel_button.clicked.connect(lambda _on=False: self.reject())
        entry = QAction(tr("Save"), self)
        entry.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        entry.setAutoRepeat(False)
        entry.triggered.connect(lambda _on=False: self.save())
        self.addAction(entry)
        self.finished.connect(self.deleteLater)
        self.name.setFocus()

    def _show_template(self, place: int) -> None:
        self._shown = place
        self.front.set_text(self._templates[place].question)
        self.back.set_text(self._templates[place].answer)

    def _keep_template(self) -> None:
        name = self._templates[self._shown].name
        made = CardTemplate(name, self.front.text(), self.back.text())
        self._templates[self._shown] = made

    def _turn(self, place: int) -> None:
        self._keep_template()
        self._show_template(place)

    def _rename(self, old: str, new: str) -> None:
        """Every template says the new name where it said the old one."""
        self._keep_template()
        said = self._library.note_types.renamed
        self._templates = [
            CardTemplate(each.name, said(each.question, old, new), said(each.answer, old, new))
            for each in self._templates
        ]
        self._show_template(self._shown)

    def made(self) -> NoteType:
        """The type as it stands here."""
        self._keep_template()
        return replace(
            self._entry.note_type,
            name=self.name.text().strip(),
            fields=self.fields.names,
            templates=tuple(self._templates),
            css=self.style_sheet.text(),
        )

    def draw(self) -> None:
        """Draw the cards of an example, and say what is wrong or would be lost."""
        made = self.made()
        notes = self._library.notes
        form = notes.blank(made)
        said = [f"({name})" for name in made.fields]
        for number, place in enumerate(form.gaps, 1):
            said[place] = f"{{{{c{number}::{made.fields[place]}}}}} …"
        try:
            self.cards.show_look(form, notes.look(form, [notes.html_of(t) for t in said], "", ""))
            lost = self._library.note_types.lost(self._entry.type_id, self.fields.origins)
        except Problem:  # saving says what is wrong
            return
        _tell(
            self.loss,
            trn(
                "{n} note loses what stands in a removed field.",
                "{n} notes lose what stands in removed fields.",
                lost,
            )
            if lost
            else "",
            tr("Undo brings it back."),
        )
        found = self._library.note_types.faults(made)
        words = fault_words(found[0]) if found else ""
        if words and words != self.faults.title.text():
            announce(self, words)
        _tell(self.faults, words, "\n".join(fault_words(each) for each in found[1:]))

    def save(self) -> None:
        """Keep the type and close; what is wrong is said in place."""
        types, entry = self._library.note_types, self._entry
        try:
            changes = types.change(entry.type_id, self.made(), self.fields.origins)
        except Problem as problem:
            self.draw()
            if self.faults.isHidden():
                _tell(self.faults, problem_title(problem), problem_text(problem))
            announce(self, self.faults.title.text())
            return
        self.saved.emit(changes)
        self.accept()


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    part.setProperty("transparent", True)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    return part, column


def _tell(notice: Notice, title: str, text: str) -> None:
    notice.title.setText(title)
    notice.text.setText(text)
    notice.text.setVisible(bool(text))
    notice.setVisible(bool(title))


def fault_words(fault: TypeFault) -> str:
    """What is wrong, in words."""
    return {
        FaultKind.NO_NAME: tr("The note type has no name."),
        FaultKind.BAD_FIELD: tr("“{field}” cannot be the name of a field.", field=fault.field),
        FaultKind.SAME_FIELD: tr("Two fields are called “{field}”.", field=fault.field),
        FaultKind.UNKNOWN_FIELD: tr(
            "“{card}” names a field that is not there: “{field}”.",
            card=fault.card,
            field=fault.field,
        ),
        FaultKind.ASKS_NOTHING: tr(
            "The front of “{card}” asks for no field: it makes no card.", card=fault.card
        ),
        FaultKind.SAME_QUESTION: tr("“{card}” asks the same as a card before it.", card=fault.card),
        FaultKind.NO_GAPS: tr(
            "The front of “{card}” has no gaps: it needs the word cloze before a field.",
            card=fault.card,
        ),
    }[fault.kind]
