"""How a table is read: what parts its cells, what each column is for. Each change is told at once.

It reads no file: it shows a ``TableForm`` and emits choices for ``importing.relook``.
"""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from aimstudy.domain.imports import FileKind
from aimstudy.services.views.import_looks import Look
from aimstudy.services.views.imports import TableForm, TableType
from aimstudy.ui.library.import_roles import (
    column_words,
    table_roles,
    type_choices,
    type_roles,
    unfilled_words,
    with_role,
)
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import GAP, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.labelled import Labelled
from aimstudy.ui.widgets.tab_order import follow_layout

MOST_COLUMNS = 24  # that have a choice each; what is beyond is read as it looks
_ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "mac-roman", "shift_jis", "gb18030", "big5",
    "euc-kr",
)  # fmt: skip
_LINES = "\n"


class ImportForm(QWidget):
    """``changed`` carries what a person has chosen so far, as ``TableChoices`` has it."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: TableForm | None = None
        self._type: TableType | None = None
        self.choices: dict[str, Any] = {}
        self.separator = _box(tr("Between the columns"))
        self.between = _box(tr("Between the cards"))
        self.encoding = _box(tr("Encoding"))
        self.note_type = _box(tr("Note type"))
        self.unfilled = Label(role=Role.NOTE, muted=True)
        self.header = CheckLine(tr("The first row names the columns"))
        self.reverse = CheckLine(tr("Also ask the other way round"))
        self.swap = PlainButton(tr("Swap front and back"), target=32)
        self.columns: list[QComboBox] = []
        self._labelled: list[QWidget] = []
        self._holder = QWidget()
        self._row = QVBoxLayout(self._holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.remembered = Label(tr("Read as you chose for the last file like this."), Role.NOTE)
        self._encoding_field = Labelled(tr("Encoding"), self.encoding)
        self._separator_field = Labelled(tr("Between the columns"), self.separator)
        self._between_field = Labelled(tr("Between the cards"), self.between)
        self._type_field = Labelled(tr("Note type"), self.note_type)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(Label(tr("How the table is read"), Role.NOTE, muted=True))
        column.addWidget(self.remembered)
        fields = [self._separator_field, self._between_field, self._encoding_field]
        column.addWidget(FlowRow([*fields, self.swap]))
        column.addWidget(FlowRow([self._type_field]))
        column.addWidget(self._holder)
        column.addWidget(self.unfilled)
        for line in (self.header, self.reverse):
            column.addWidget(line)
        self._connect()

    def _connect(self) -> None:
        self.separator.activated.connect(lambda _index: self._choose_separator())
        self.between.activated.connect(lambda _index: self._choose_between())
        self.encoding.activated.connect(lambda _index: self._choose_encoding())
        self.note_type.activated.connect(lambda _index: self._choose_type())
        self.header.box.clicked.connect(lambda on: self._choose(header=on))
        self.reverse.box.clicked.connect(lambda on: self._choose(reverse=on))
        self.swap.clicked.connect(self._swap_sides)

    def begin(self, look: Look) -> None:
        """Another file: nothing is chosen but what was for the last one like it."""
        self.choices = dict(look.chosen)
        self.reverse.setChecked(bool(self.choices.get("reverse")))
        self.remembered.setVisible(look.remembered)
        self.show_look(look)

    def show_look(self, look: Look) -> None:
        """Show how the file was read; nothing is emitted."""
        form = self._form = look.form
        self.setVisible(form is not None)
        if form is None:
            return
        text = look.result.kind not in (FileKind.SHEET, FileKind.JSON_ROWS)
        for field in (self._separator_field, self._between_field, self._encoding_field):
            field.setVisible(text)
        _fill(self.separator, _separators(), form.separator)
        _fill(
            self.between, _betweens(), _LINES if form.between_cards is None else form.between_cards
        )
        _fill(self.encoding, [(name, name.upper()) for name in _ENCODINGS], form.encoding)
        self.header.setChecked(form.header)
        self.header.setVisible(look.result.kind is not FileKind.JSON_ROWS)  # its names are no row
        self._show_type(form, look.types)
        self._show_columns(form)

    def _show_type(self, form: TableForm, types: tuple[TableType, ...]) -> None:
        """With a note type the columns fill its fields, and its templates say what is asked."""
        self._type = next((line for line in types if line.name == form.note_type), None)
        self._type_field.setVisible(bool(types))
        _fill(self.note_type, type_choices(types), form.note_type)
        words = unfilled_words(self._type.note_type, form.roles) if self._type else ""
        self.unfilled.setText(words)
        self.unfilled.setVisible(bool(words))
        for widget in (self.swap, self.reverse):
            widget.setVisible(self._type is None)
        self.swap.setEnabled({"front", "back"} <= set(form.roles))

    @property
    def first_field(self) -> QWidget:
        """Where the form begins."""
        return self.note_type if self._separator_field.isHidden() else self.separator

    def _show_columns(self, form: TableForm) -> None:
        """One choice a column; they are made anew only where there are more or fewer."""
        many = min(len(form.roles), MOST_COLUMNS)
        words = [column_words(form, place) for place in range(many)]
        if words != [field.property("words") for field in self._labelled]:
            self._make_columns(words)
        roles = type_roles(self._type.note_type) if self._type else table_roles()
        for box, role in zip(self.columns, form.roles, strict=False):
            _fill(box, roles, role)

    def _make_columns(self, words: list[str]) -> None:
        while item := self._row.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.columns = [_box(said) for said in words]
        self._labelled = []
        for place, (said, box) in enumerate(zip(words, self.columns, strict=True)):
            field = Labelled(said, box)
            field.setProperty("words", said)
            self._labelled.append(field)
            box.activated.connect(lambda _index, n=place: self._choose_role(n))
        self._row.addWidget(FlowRow(self._labelled, gap=GAP))
        parent = self.parentWidget()
        if parent is not None:
            follow_layout(parent)

    def _choose(self, **chosen: object) -> None:
        self.choices |= chosen
        self.changed.emit(dict(self.choices))

    def _choose_separator(self) -> None:
        """Columns are told anew; blocks of lines stay blocks."""
        self.choices.pop("columns", None)
        form = self._form
        if form is not None and form.between_cards is not None:
            self.choices["between_cards"] = form.between_cards
        self._choose(separator=self.separator.currentData())

    def _choose_between(self) -> None:
        for name in ("columns", "separator"):
            self.choices.pop(name, None)
        self._choose(between_cards=self.between.currentData())

    def _choose_type(self) -> None:
        """What the columns fill is told anew."""
        self.choices.pop("columns", None)
        self._choose(note_type=self.note_type.currentData() or None)

    def _choose_encoding(self) -> None:
        self._choose(encoding=self.encoding.currentData())

    def _choose_role(self, place: int) -> None:
        if self._form is not None:
            role = self.columns[place].currentData()
            spare = "skip" if self._type else "extra"
            self._choose(columns=with_role(self._roles_now(), place, role, spare))

    def _swap_sides(self) -> None:
        turned = {"front": "back", "back": "front"}
        self._choose(columns=[turned.get(role, role) for role in self._roles_now()])

    def _roles_now(self) -> list[str]:
        chosen = list(self.choices.get("columns") or ())
        return [*chosen, *(self._form.roles if self._form else ())[len(chosen) :]]


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(pixels(120))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, choices: list[tuple[str, str]], value: str) -> None:
    blocker = QSignalBlocker(box)
    if all(value != choice for choice, _ in choices):
        choices = [*choices, (value, f"“{value}”" if value.strip() else tr("Nothing"))]
    if [box.itemData(n) for n in range(box.count())] != [choice for choice, _ in choices]:
        box.clear()
        for choice, words in choices:
            box.addItem(words, choice)
    box.setCurrentIndex(box.findData(value))
    blocker.unblock()


def _separators() -> list[tuple[str, str]]:
    return [
        ("\t", tr("Tab")),
        (";", tr("Semicolon ;")),
        (",", tr("Comma ,")),
        ("|", tr("Upright line |")),
        (":", tr("Colon :")),
        (" - ", tr("Dash –")),
        ("=", tr("Equals sign =")),
        (_LINES, tr("A new line")),
    ]


def _betweens() -> list[tuple[str, str]]:
    return [
        (_LINES, tr("A new line")),
        ("\n\n", tr("A blank line")),
        ("", tr("A line of signs, as ---")),
        (";", tr("Semicolon ;")),
    ]
