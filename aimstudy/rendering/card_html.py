"""Card and source texts as a small, safe subset of HTML: p, br, span, ul, li.

Everything given is plain text and is escaped; the only markup is ours. Knows nothing of Qt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from aimstudy.domain.quiz import Piece, PieceKind
from aimstudy.rendering.safe_text import MAX_BYTES, escaped, safe_text

BLANK = "____"
MAX_ITEMS = 500
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NBSP = "&nbsp;"


@dataclass(frozen=True, slots=True)
class CardColours:
    """Colours as ``#RRGGBB``; raises ValueError for anything else.

    ``highlight`` is the ground of a marked answer and of a blank, ``highlight_text`` the text on
    it ("": as ``text``), ``line`` the colour of fine rules ("": as ``muted``), ``ground`` that of
    the card ("": white).
    """

    text: str
    muted: str
    accent: str
    highlight: str
    highlight_text: str = ""
    line: str = ""
    ground: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            empty = value == "" and field.name in ("highlight_text", "line", "ground")
            if not empty and not _COLOUR.fullmatch(value):
                raise ValueError(f"{field.name} is no colour: {value!r}")

    @property
    def on_highlight(self) -> str:
        """The colour of text on the highlight."""
        return self.highlight_text or self.text


@dataclass(frozen=True, slots=True)
class SafeHtml:
    """HTML that may be shown. ``cut`` says that the text was too long and its end is missing."""

    html: str
    cut: bool


def text_html(text: str) -> SafeHtml:
    """A paragraph of plain text with its line breaks."""
    safe, cut = safe_text(text)
    return _paragraph(escaped(safe), cut)


def cloze_html(prompt: str, answer: str | None, colours: CardColours) -> SafeHtml:
    """A sentence with its first ``____`` as a box, or filled with ``answer`` in the accent colour.

    A prompt without a blank is shown as it is.
    """
    safe, cut = safe_text(prompt)
    before, blank, after = safe.partition(BLANK)
    if not blank:
        return _paragraph(escaped(safe), cut)
    if answer:
        filling, answer_cut = safe_text(answer)
        middle = _span(escaped(filling), colours.accent, bold=True)
        cut = cut or answer_cut
    else:
        box = f"{_NBSP}{BLANK}{_NBSP}"
        middle = _span(box, colours.on_highlight, ground=colours.highlight)
    return _paragraph(escaped(before) + middle + escaped(after), cut)


def source_html(quote: str, answer: str, colours: CardColours) -> SafeHtml:
    """A quoted sentence with ``answer`` highlighted where it first stands as whole words.

    Upper and lower case and the kind of space do not matter. Where it does not stand, the
    sentence comes without a mark.
    """
    safe, cut = safe_text(quote)
    place = _find_words(safe, safe_text(answer)[0])
    if place is None:
        return _paragraph(escaped(safe), cut)
    start, end = place
    mark = _span(escaped(safe[start:end]), colours.on_highlight, ground=colours.highlight)
    return _paragraph(escaped(safe[:start]) + mark + escaped(safe[end:]), cut)


def list_html(items: Sequence[str]) -> SafeHtml:
    """The items as a list, at most MAX_ITEMS and MAX_BYTES of them; no items give no HTML."""
    rows: list[str] = []
    cut, size = len(items) > MAX_ITEMS, 0
    for item in items[:MAX_ITEMS]:
        safe, item_cut = safe_text(item)
        row = f"<li>{escaped(safe)}</li>"
        size += len(row.encode())
        if size > MAX_BYTES + len("<li></li>") * (1 + len(rows)):
            return SafeHtml(f"<ul>{''.join(rows)}</ul>", True)
        rows.append(row)
        cut = cut or item_cut
    return SafeHtml(f"<ul>{''.join(rows)}</ul>" if rows else "", cut)


def difference_html(pieces: Sequence[Piece], colours: CardColours) -> SafeHtml:
    """What a given answer lacks, underlined, and what it has too much, struck through."""
    parts, cut = [], False
    for piece in pieces[:MAX_ITEMS]:
        safe, piece_cut = safe_text(piece.text)
        cut = cut or piece_cut
        parts.append(_compared(escaped(safe), piece.kind, colours))
    return _paragraph("".join(parts), cut or len(pieces) > MAX_ITEMS)


def _compared(text: str, kind: PieceKind, colours: CardColours) -> str:
    if kind is PieceKind.SAME:
        return text
    if kind is PieceKind.EXTRA:
        return _span(text, colours.muted, line="line-through")
    return _span(text, colours.on_highlight, ground=colours.highlight, line="underline")


def _find_words(text: str, words: str) -> tuple[int, int] | None:
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    found = re.search(pattern, text, re.IGNORECASE)
    return found.span() if found else None


def _span(
    content: str, colour: str, *, ground: str = "", bold: bool = False, line: str = ""
) -> str:
    style = f"color:{colour}"
    if ground:
        style += f";background-color:{ground}"
    if bold:
        style += ";font-weight:600"
    if line:
        style += f";text-decoration:{line}"
    return f'<span style="{style}">{content}</span>'


def _paragraph(content: str, cut: bool) -> SafeHtml:
    return SafeHtml(f"<p>{content}</p>", cut)
