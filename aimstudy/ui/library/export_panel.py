"""The form of an export: which cards, what kind of file, what goes with them. Writes nothing."""

from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aimstudy.domain.imports import ExportFormat
from aimstudy.services.views.imports import ExportCount
from aimstudy.ui.library.finder import Question
from aimstudy.ui.theme import Role, pixels
from aimstudy.ui.tokens import MEDIUM
from aimstudy.ui.translations import tr, trn
from aimstudy.ui.widgets import ChoiceRow, Label, PlainButton, PrimaryButton
from aimstudy.ui.widgets.check_line import CheckLine
from aimstudy.ui.widgets.flow import FlowRow
from aimstudy.ui.widgets.panel import Panel
from aimstudy.ui.widgets.tab_order import follow_layout

_ALL, _DECK, _TAG, _FOUND, _CHOSEN = "all", "deck", "tag", "found", "chosen"
_TABLES = (ExportFormat.CSV, ExportFormat.TSV)
_WITH_DATES = (ExportFormat.APKG, ExportFormat.JSON)
_PAUSE_MS = 150  # in typing a tag, before it is counted


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """What can be chosen: the deck that is shown, what is asked for, the chosen cards."""

    deck: str = ""
    asked: Question = field(default_factory=Question)
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Which cards: of a deck, of a tag, found by ``asked``, ``cards``, or all; and in what way."""

    format: ExportFormat = ExportFormat.APKG
    deck: str | None = None
    tag: str | None = None
    asked: Question | None = None
    cards: tuple[int, ...] | None = None
    scheduling: bool = True
    media: bool = True
    bom: bool = False


class ExportPanel(Panel):
    """``export_wanted`` and ``count_wanted`` carry an ExportWish."""

    export_wanted = Signal(object)
    count_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = ExportOffer()
        self.which = ChoiceRow(
            tr("Which cards"),
            (
                (_ALL, tr("All cards")),
                (_DECK, tr("This deck")),
                (_TAG, tr("A tag")),
                (_FOUND, tr("What is searched for")),
                (_CHOSEN, tr("The chosen cards")),
            ),
            _ALL,
        )
        self.tag = QLineEdit()
        self.tag.setPlaceholderText(tr("tag"))
        self.tag.setAccessibleName(tr("Tag of the cards to export"))
        self.tag.setMaximumWidth(pixels(240))
        self.words = Label(role=Role.NOTE, muted=True)
        self.count = Label()
        self.format = ChoiceRow(tr("Kind of file"), format_names(), ExportFormat.APKG)
        self.keeps = Label(role=Role.NOTE, muted=True)
        self.scheduling = CheckLine(tr("With dates and history"))
        self.media = CheckLine(tr("With pictures and sounds"))
        self.bom = CheckLine(tr("Mark it as UTF-8, for Excel"))
        self.write = PrimaryButton(tr("Choose where…"))
        self.cancel = PlainButton(tr("Cancel"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.column.setSpacing(MEDIUM)
        for part in (
            Label(tr("Export cards"), Role.SECTION),
            self.which,
            self.tag,
            self.words,
            self.count,
            self.format,
            self.keeps,
            self.scheduling,
            self.media,
            self.bom,
            FlowRow([self.write, self.cancel]),
        ):
            self.column.addWidget(part)
        follow_layout(self)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self._choose())
        self.tag.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._choose)
        self.format.chosen.connect(lambda _format: self.say())
        self.write.clicked.connect(self._want)
        self.entered.connect(self._want)
        self.cancel.clicked.connect(self.closed)

    def open(self, offer: ExportOffer) -> None:
        """Offer all cards, and what of ``offer`` there is; what is chosen first of all."""
        self._offer = offer
        searched = offer.asked != Question()
        there = (True, bool(offer.deck), True, searched, bool(offer.chosen))
        for button, is_there in zip(self.which.buttons, there, strict=True):
            button.setEnabled(is_there)
        only_deck = offer.asked == Question(deck_id=offer.asked.deck_id)
        usual = _FOUND if searched and not only_deck else _DECK if offer.deck else _ALL
        self.which.set_value(_CHOSEN if len(offer.chosen) > 1 else usual)
        for mark in (self.scheduling, self.media):
            mark.setChecked(True)
        self.bom.setChecked(False)
        self._choose()
        self.say()
        self.show()
        self.write.setFocus()

    def wish(self) -> ExportWish:
        """What is chosen."""
        which, offer, kind = self.which.value, self._offer, self._format()
        return ExportWish(
            format=kind,
            deck=offer.deck if which == _DECK else None,
            tag=self.tag.text().strip() if which == _TAG else None,
            asked=offer.asked if which == _FOUND else None,
            cards=offer.chosen if which == _CHOSEN else None,
            scheduling=kind in _WITH_DATES and self.scheduling.isChecked(),
            media=kind in _WITH_DATES and self.media.isChecked(),
            bom=kind in _TABLES and self.bom.isChecked(),
        )

    def show_count(self, count: ExportCount) -> None:
        """Say how much would be written."""
        notes = trn("{n} note", "{n} notes", count.notes)
        words = [tr("{cards} of {notes}.", cards=_cards(count.cards), notes=notes)]
        if count.held:
            words.append(
                trn(
                    "{n} that is not accepted stays here.",
                    "{n} that are not accepted stay here.",
                    count.held,
                )
            )
        self.count.setText(" ".join(words))
        self.write.setEnabled(count.cards > 0)

    def say(self) -> None:
        """Say what the kind of file keeps, and offer what fits it."""
        kind = self._format()
        self.keeps.setText(format_words(kind))
        for mark in (self.scheduling, self.media):
            mark.setVisible(kind in _WITH_DATES)
        self.bom.setVisible(kind in _TABLES)

    def _format(self) -> ExportFormat:
        return ExportFormat(str(self.format.value))

    def _choose(self) -> None:
        self._pause.stop()
        wish = self.wish()
        self.tag.setVisible(wish.tag is not None)
        self.words.setText(which_words(wish))
        self.count.setText(tr("Counting…"))
        self.write.setEnabled(wish.tag != "")
        if wish.tag == "":
            self.count.setText("")
        else:
            self.count_wanted.emit(wish)

    def _want(self) -> None:
        if self.write.isEnabled():
            self.export_wanted.emit(self.wish())


def _cards(count: int) -> str:
    return trn("{n} card", "{n} cards", count)


def which_words(wish: ExportWish) -> str:
    """Which cards go out."""
    if wish.cards is not None:
        return tr("The cards that are chosen in the list.")
    if wish.tag is not None:
        return tr("Cards with this tag, and with those under it.")
    if wish.asked is not None and wish.asked.query:
        return tr("Cards found by “{query}”, as the list shows them.", query=wish.asked.query)
    if wish.asked is not None:
        return tr("The cards that the list shows.")
    if wish.deck is not None:
        return tr("Cards of {deck} and the decks under it.", deck=wish.deck)
    return tr("Every accepted card of the library.")


def format_names() -> tuple[tuple[ExportFormat, str], ...]:
    """Every kind of file with its name and the end of its name."""
    return (
        (ExportFormat.APKG, tr("Package of Anki (.apkg)")),
        (ExportFormat.JSON, tr("AimStudy (.json)")),
        (ExportFormat.CSV, tr("Table (.csv)")),
        (ExportFormat.TSV, tr("Table with tabs (.tsv)")),
        (ExportFormat.ANKI_TEXT, tr("Text of Anki (.txt)")),
        (ExportFormat.MARKDOWN, tr("Markdown (.md)")),
    )


def format_words(kind: ExportFormat) -> str:
    """What a kind of file keeps and what it leaves out."""
    return {
        ExportFormat.APKG: tr(
            "For Anki: note types, fields, tags, decks, pictures and sounds, dates and answers."
        ),
        ExportFormat.JSON: tr(
            "Loses nothing: also cited sentences, options of questions and your own notes. "
            "For another library of AimStudy, and for version control."
        ),
        ExportFormat.CSV: tr(
            "For spreadsheets: a row a note with its fields, tags and deck. No dates, no pictures."
        ),
        ExportFormat.TSV: tr(
            "As the other table, with tabs between the cells. No dates, no pictures."
        ),
        ExportFormat.ANKI_TEXT: tr(
            "For Anki's import of text: fields, tags, note type and deck of each note. "
            "No dates, no pictures."
        ),
        ExportFormat.MARKDOWN: tr(
            "To read and to edit: brought back, notes keep their history here. "
            "No dates, no pictures in the file."
        ),
    }[kind]
