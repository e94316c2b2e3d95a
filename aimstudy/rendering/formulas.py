"""Finds the formulas in safe HTML and in plain texts, and names them so that they can be drawn.

A formula becomes an image by a name that holds its source; whoever shows the card draws it. What
cannot be read as a formula stays as it was written. Knows nothing of Qt.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from aimstudy.rendering.formula_parser import MOST_CHARACTERS, formula
from aimstudy.rendering.safe_text import BREAK

FORMULA_URL = "formula:"
_MOST_FORMULAS = 200
_MOST_READ = 10_000  # characters of all formulas of a text together
_LONGEST = 4 * MOST_CHARACTERS  # characters of HTML
_DOLLARS = "$$"
_BETWEEN = {
    "\\(": ("\\)", False), "\\[": ("\\]", True), "[$$]": ("[/$$]", True), "[$]": ("[/$]", False),
    "[latex]": ("[/latex]", True), _DOLLARS: (_DOLLARS, True),
}  # fmt: skip
_OPENING = re.compile(r"\\\(|\\\[|\[\$\$\]|\[\$\]|\[latex\]|\$\$")
_WITHIN_LATEX = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)
_MATHS = re.compile(r"[\\^_=+*/<>|(]|^\s*\w\s*$")  # something beside words and numbers
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^<>]*>")
STRUT = "\N{WORD JOINER}"  # gives a formula's line the height of its font, and a place to begin
_EDGE = r"</?(?:p|div|li|ul|ol|td|th|tr|table|h3|h4|blockquote|pre|br|hr)\b[^<>]*>"
_DISPLAYED = re.compile(
    rf"(?P<before>(?:\A|{_EDGE})\s*)?(?P<image>{STRUT}<img src=\"formula:d:[^\"<>]*\">)"
    rf"(?P<after>\s*(?:\Z|(?={_EDGE})))?"
)
_EMPTY_LINE = re.compile(rf"<br>\s*(?=<br>{STRUT}<img src=\"formula:d:)")


@dataclass(frozen=True, slots=True)
class Named:
    """A formula as its name tells it; ``display``: it stands on a line of its own."""

    source: str
    display: bool


def named(url: str) -> Named | None:
    """What formula a name stands for; None for the names of other images.

    >>> named(url_of(Named("x^2", False)))
    Named(source='x^2', display=False)
    >>> named("media:1")
    """
    if not url.startswith(FORMULA_URL):
        return None
    size, _, packed = url.removeprefix(FORMULA_URL).partition(":")
    return Named(urlsafe_b64decode(packed).decode(), size == "d")


def url_of(said: Named) -> str:
    """The name of a formula."""
    packed = urlsafe_b64encode(said.source.encode("utf-8", "replace")).decode()
    return f"{FORMULA_URL}{'d' if said.display else 'i'}:{packed}"


def with_formulas(html: str) -> str:
    """Safe ``html`` with the formulas in it as images; those of a line of their own get one."""
    if not _OPENING.search(html):
        return html
    lined = _DISPLAYED.sub(_on_its_own, _replaced(html, _image, _of_html))
    return _EMPTY_LINE.sub("", lined)


def with_words(text: str, words: Callable[[Named], str]) -> str:
    """A plain text with its formulas told in words."""

    def told(said: Named) -> str | None:
        return None if formula(said.source) is None else f" {words(said)} "

    return _replaced(text, told, str)


def pieces(text: str) -> list[str | Named]:
    """A plain text parted into words and formulas, in order."""
    found: list[str | Named] = []
    marked = _replaced(text.replace(_HELD, ""), lambda said: _held(said, found), str)
    formulas, found = found, []
    for n, piece in enumerate(marked.split(_HELD)):
        if n:
            found.append(formulas[n - 1])
        if piece:
            found.append(piece)
    return found


def has_formula(text: str) -> bool:
    """Whether a part of a plain text is drawn rather than written."""
    found = _OPENING.search(text) is not None
    return found and any(isinstance(piece, Named) for piece in pieces(text))


_HELD = "\x00"


def _held(said: Named, found: list[str | Named]) -> str | None:
    if formula(said.source) is None:
        return None
    found.append(said)
    return _HELD


def _replaced(
    text: str, written: Callable[[Named], str | None], source_of: Callable[[str], str | None]
) -> str:
    """``text`` with what is ``written`` for each formula; None leaves it as it stands."""
    out: list[str] = []
    done = count = read = 0
    while count < _MOST_FORMULAS and (opening := _OPENING.search(text, done)):
        closing, display = _BETWEEN[opening[0]]
        start = opening.end()
        end = text.find(closing, start, start + _LONGEST)
        shown = None
        read += max(0, end - start)
        if end > start and read <= _MOST_READ:
            inner = text[start:end]
            if opening[0] == "[latex]":
                shown = _latex(inner, written, source_of)
            elif opening[0] != _DOLLARS or _MATHS.search(inner):
                shown = _one(inner, display, written, source_of)
        out.append(text[done : opening.start()])
        if shown is None:
            out.append(opening[0])
            done = start
            count += end > start
        else:
            out.append(shown)
            done = end + len(closing)
            count += 1
    return "".join([*out, text[done:]])


def _one(
    inner: str, display: bool, written: Callable[[Named], str | None],
    source_of: Callable[[str], str | None],
) -> str | None:  # fmt: skip
    source = source_of(inner)
    if source is None:
        return None
    return written(Named(source.replace(BREAK, "").replace("\xa0", " ").strip(), display))


def _latex(
    inner: str, written: Callable[[Named], str | None], source_of: Callable[[str], str | None]
) -> str | None:
    """A whole text of LaTeX: words with formulas in them, or one formula."""
    parts: list[str] = []
    done = 0
    for found in _WITHIN_LATEX.finditer(inner):
        display = found[2] is not None or found[3] is not None
        source = next(group for group in found.groups() if group is not None)
        shown = _one(source, display, written, source_of)
        if shown is None:
            return None
        parts += [inner[done : found.start()], shown]
        done = found.end()
    return "".join([*parts, inner[done:]]) if parts else _one(inner, True, written, source_of)


def _of_html(inner: str) -> str | None:
    """The source of a formula in safe HTML; None where an element begins or ends half within."""
    is_open: list[str] = []
    for end, tag in _TAG.findall(inner):
        if tag in ("br", "hr", "img"):
            continue
        if not end:
            is_open.append(tag)
        elif not is_open or is_open.pop() != tag:
            return None
    if is_open or "<img" in inner:
        return None
    return unescape(_TAG.sub(lambda found: " " if found[2] in ("br", "p", "div") else "", inner))


def _image(said: Named) -> str | None:
    if formula(said.source) is None:
        return None
    return f'{STRUT}<img src="{escape(url_of(said))}">'


def _on_its_own(found: re.Match[str]) -> str:
    """A formula on a line of its own, without an empty one beside it."""
    before, after = found["before"], found["after"]
    above, below = ("" if edge is not None else "<br>" for edge in (before, after))
    return f"{before or ''}{above}{found['image']}{below}{after or ''}"
