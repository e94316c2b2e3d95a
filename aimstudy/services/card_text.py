"""Card and source texts as safe HTML, for the one widget that shows rich text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aimstudy.domain.card import CardKind
from aimstudy.domain.quiz import Piece
from aimstudy.rendering.card_html import CardColours, SafeHtml, cloze_html, list_html, text_html
from aimstudy.rendering.card_html import difference_html as compared_html
from aimstudy.rendering.card_html import source_html as marked_html
from aimstudy.rendering.media_html import IMAGE_URL, MediaWords, with_media
from aimstudy.services.views.study import SourceView, StudyCard

__all__ = [
    "IMAGE_URL",
    "CardColours",
    "MediaShown",
    "MediaWords",
    "answer_html",
    "difference_html",
    "prompt_html",
    "source_html",
]

_CUT = "<p>…</p>"


@dataclass(frozen=True, slots=True)
class MediaShown:
    """The pictures of a card that can be shown, by the number each is asked for; its sounds."""

    words: MediaWords
    pictures: Mapping[str, int]
    sounds: frozenset[str]


def prompt_html(card: StudyCard, colours: CardColours, media: MediaShown | None = None) -> str:
    """The question; of a cloze the sentence with its gap as a box."""
    if card.kind is CardKind.CLOZE:
        return _shown(_html(cloze_html(card.prompt, None, colours)), media, colours)
    return _shown(_html(text_html(card.prompt)), media, colours)


def answer_html(card: StudyCard, colours: CardColours, media: MediaShown | None = None) -> str:
    """The answer; of a cloze the sentence with its gap filled, of a list its items."""
    if card.kind is CardKind.CLOZE:
        return _shown(_html(cloze_html(card.prompt, card.answer, colours)), media, colours)
    html = _html(list_html(card.items) if card.items else text_html(card.answer))
    return _shown(html, media, colours)


def _shown(html: str, media: MediaShown | None, colours: CardColours) -> str:
    if media is None:
        return html
    return with_media(html, media.pictures, media.sounds, media.words, colours)


def source_html(source: SourceView, colours: CardColours) -> str:
    """The sentence a card stands on, its answer marked where it has a place in it."""
    return _html(marked_html(source.shown, source.marked, colours))


def difference_html(pieces: Sequence[Piece], colours: CardColours) -> str:
    """The right answer, with what a typed one lacks underlined and what it adds struck through."""
    return _html(compared_html(pieces, colours))


def _html(safe: SafeHtml) -> str:
    """A text whose end had to be left out says so."""
    return safe.html + _CUT if safe.cut else safe.html
