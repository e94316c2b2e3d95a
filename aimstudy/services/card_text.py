"""Card and source texts as safe HTML, for the one widget that shows rich text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aimstudy.domain.card import CardKind, HtmlSides
from aimstudy.domain.quiz import Piece
from aimstudy.rendering.card_html import CardColours, SafeHtml, cloze_html, list_html, text_html
from aimstudy.rendering.card_html import difference_html as compared_html
from aimstudy.rendering.card_html import source_html as marked_html
from aimstudy.rendering.formulas import with_formulas
from aimstudy.rendering.media_html import IMAGE_URL, MediaWords, with_media
from aimstudy.rendering.parts import (
    Part,
    RunKind,
    cloze_parts,
    letters,
    list_parts,
    part_html,
    text_parts,
)
from aimstudy.services.views.study import SourceView, StudyCard

__all__ = [
    "IMAGE_URL",
    "CardColours",
    "MediaShown",
    "MediaWords",
    "SideParts",
    "answer_html",
    "answer_parts",
    "difference_html",
    "hint_words",
    "prompt_html",
    "prompt_parts",
    "source_html",
    "with_hints",
]

_CUT = "<p>…</p>"
_LONGEST_QUOTE = 3_000  # characters; the whole of it stands in its article


@dataclass(frozen=True, slots=True)
class MediaShown:
    """The pictures of a card that can be shown, by the number each is asked for; its sounds."""

    words: MediaWords
    pictures: Mapping[str, int]
    sounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class SideParts:
    """One side of a card as safe HTML, in as many parts as its length asks for; most have one.

    A part is made when it is asked for. The first ``at_once`` are needed to see what is asked.
    ``css`` is the style sheet where they are of a note type.
    """

    parts: tuple[Part, ...]
    at_once: int
    colours: CardColours
    media: MediaShown | None = None
    css: str = ""

    def html(self, number: int) -> str:
        """The part ``number``, from 0."""
        part = self.parts[number]
        if part and part[0][0] is RunKind.HTML:
            from aimstudy.rendering.clean_html import clean_html

            shown = _html(clean_html(part[0][1], self.css, self.colours))
        else:
            shown = part_html(part, self.colours)
        return _shown(shown, self.media, self.colours)

    def letters_after(self, shown: int) -> int:
        """How many characters the parts behind the first ``shown`` ones have."""
        return letters(self.parts[shown:])


def with_hints(card: StudyCard) -> StudyCard:
    """The card with what its hints hide; as it is without such."""
    html = card.html
    if html is None or not html.hints:
        return card
    from aimstudy.rendering.templates import opened

    question, answer = opened(html.question, html.hints), opened(html.answer, html.hints)
    return replace(card, html=HtmlSides(question, answer, html.css))


def hint_words(card: StudyCard) -> str:
    """What the hints of a card say, each behind its name; "" where there are none."""
    if card.html is None or not card.html.hints:
        return ""
    from aimstudy.rendering.templates import words

    return "; ".join(f"{name}: {words(text)}" for name, text in card.html.hints)


def prompt_parts(
    card: StudyCard, colours: CardColours, media: MediaShown | None = None
) -> SideParts:
    """The question in parts."""
    if card.html is not None:
        return _html_side(card.html.question, card.html.css, colours, media)
    cloze = card.kind is CardKind.CLOZE
    found = cloze_parts(card.prompt, None) if cloze else text_parts(card.prompt)
    return SideParts(found.parts, found.at_once, colours, media)


def answer_parts(
    card: StudyCard, colours: CardColours, media: MediaShown | None = None
) -> SideParts:
    """The answer in parts."""
    if card.html is not None:
        return _html_side(card.html.answer, card.html.css, colours, media)
    if card.kind is CardKind.CLOZE:
        found = cloze_parts(card.prompt, card.answer)
    else:
        found = list_parts(card.items) if card.items else text_parts(card.answer)
    return SideParts(found.parts, found.at_once, colours, media)


def _html_side(html: str, css: str, colours: CardColours, media: MediaShown | None) -> SideParts:
    """A side of a card of a note type: one part, whose end is left out where it is too long."""
    return SideParts((((RunKind.HTML, html),),), 1, colours, media, css)


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
    html = with_formulas(html)
    if media is None:
        return html
    return with_media(html, media.pictures, media.sounds, media.words, colours)


def source_html(source: SourceView, colours: CardColours) -> str:
    """The sentence a card stands on, its answer marked where it has a place in it."""
    quote = _around(source.shown, source.marked)
    return with_formulas(_html(marked_html(quote, source.marked, colours)))


def _around(quote: str, marked: str) -> str:
    """``quote``, or what stands around ``marked`` where it has the length of a book."""
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    start = max(0, quote.find(marked) - _LONGEST_QUOTE // 2)
    end = start + _LONGEST_QUOTE
    return ("… " if start else "") + quote[start:end] + (" …" if end < len(quote) else "")


def difference_html(pieces: Sequence[Piece], colours: CardColours) -> str:
    """The right answer, with what a typed one lacks underlined and what it adds struck through."""
    return _html(compared_html(pieces, colours))


def _html(safe: SafeHtml) -> str:
    """A text whose end had to be left out says so."""
    return safe.html + _CUT if safe.cut else safe.html
