"""The cards a note makes, drawn as they will be, and which come and go by an edit."""

from collections.abc import Sequence
from dataclasses import replace

from aimstudy.services.views.notes import NoteForm, NoteLook
from aimstudy.ui.library.import_cards import CardsShown
from aimstudy.ui.translations import format_number, tr, trn


class MadeCards(CardsShown):
    """All of them, a few at a time."""

    def show_look(self, form: NoteForm, look: NoteLook) -> None:
        """Show the cards of a note as it would be saved."""
        self.show_cards(
            [replace(each, place=card_name(form, each.place), tags="") for each in look.cards]
        )

    def place_words(self, first: int, last: int, every: int) -> str:
        """Which of all are in sight."""
        if every == 1:
            return tr("One card")
        return tr(
            "Cards {first} to {last} of {n}",
            first=format_number(first),
            last=format_number(last),
            n=format_number(every),
        )


def card_name(form: NoteForm, name: str) -> str:
    """A card by the number of its gap, or the name of its template."""
    return tr("gap {n}", n=name) if form.note_type.cloze else name


def change_words(form: NoteForm, look: NoteLook) -> tuple[str, str]:
    """What an edit brings and takes away: a title and its meaning; "" where nothing."""
    said = []
    if look.comes:
        names = _names(form, look.comes)
        said.append(
            trn("{n} new card: {names}.", "{n} new cards: {names}.", len(look.comes), names=names)
        )
    if look.goes:
        names = _names(form, look.goes)
        said.append(
            trn("{n} card goes: {names}.", "{n} cards go: {names}.", len(look.goes), names=names)
        )
    kept = tr("Undo brings back what goes, with all it has learnt.") if look.goes else ""
    return " ".join(said), kept


def _names(form: NoteForm, names: Sequence[str]) -> str:
    return ", ".join(card_name(form, name) for name in names)
