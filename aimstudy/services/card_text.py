"""Card and source texts as safe HTML, for the one widget that shows rich text."""

from collections.abc import Sequence

from aimstudy.domain.card import CardKind
from aimstudy.domain.quiz import Piece
from aimstudy.rendering.card_html import CardColours, SafeHtml, cloze_html, list_html, text_html
from aimstudy.rendering.card_html import difference_html as compared_html
from aimstudy.rendering.card_html import source_html as marked_html
from aimstudy.services.views.study import SourceView, StudyCard

__all__ = ["CardColours", "answer_html", "difference_html", "prompt_html", "source_html"]

_CUT = "<p>…</p>"


def prompt_html(card: StudyCard, colours: CardColours) -> str:
    """The question; of a cloze the sentence with its gap as a box."""
    if card.kind is CardKind.CLOZE:
        return _html(cloze_html(card.prompt, None, colours))
    return _html(text_html(card.prompt))


def answer_html(card: StudyCard, colours: CardColours) -> str:
    """The answer; of a cloze the sentence with its gap filled, of a list its items."""
    if card.kind is CardKind.CLOZE:
        return _html(cloze_html(card.prompt, card.answer, colours))
    return _html(list_html(card.items) if card.items else text_html(card.answer))


def source_html(source: SourceView, colours: CardColours) -> str:
    """The sentence a card stands on, its answer marked where it has a place in it."""
    return _html(marked_html(source.shown, source.marked, colours))


def difference_html(pieces: Sequence[Piece], colours: CardColours) -> str:
    """The right answer, with what a typed one lacks underlined and what it adds struck through."""
    return _html(compared_html(pieces, colours))


def _html(safe: SafeHtml) -> str:
    """A text whose end had to be left out says so."""
    return safe.html + _CUT if safe.cut else safe.html
