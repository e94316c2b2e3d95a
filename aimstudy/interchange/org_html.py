"""Makes HTML of the Org text of a card: emphasis, code, links, pictures by name, lines, gaps.

Lists and tables stay as they stand; formulas are kept for those who draw them. Fetches nothing.
"""

import re
from collections.abc import Callable
from functools import partial
from html import escape

# Around what a gap hides, after its number; and before its hint.
GAP_START, GAP_END, HINT = "\ue000", "\ue001", "\ue003"
_KEPT = "\ue002"
_PIECE = re.compile(f"{_KEPT}(\\d+){_KEPT}")
_BLOCK = re.compile(
    r"^[ \t]*#\+begin_(src|example|quote|verse|center)\b[^\n]*\n"
    r"(.*?)(?:^[ \t]*#\+end_\1[^\n]*$|\Z)\n?",
    re.M | re.S | re.I,
)
_VERBATIM = re.compile(r"(?<![\w=~])([=~])(?=\S)([^\n=~]{1,2000}?)(?<=\S)\1(?![\w=~])")
_FORMULA = re.compile(r"\\\(.{1,4000}?\\\)|\\\[.{1,4000}?\\\]", re.S)
_LINK = re.compile(r"\[\[([^\[\]\n]{1,1000})\](?:\[([^\[\]\n]{1,500})\])?\]")
_PICTURE = re.compile(r"(?:file:|attachment:)?([^:*#]{1,500}\.(?:png|jpe?g|gif|svg|webp))", re.I)
_MARKS = {"*": "b", "/": "i", "_": "u", "+": "s"}
_EMPHASIS = re.compile(
    r"(?<![\w*/_+<&])([*/_+])(?=[^\s*/_+])([^\n]{1,2000}?)(?<=[^\s])\1(?![\w*/_+>])"
)
_GAP = re.compile(f"{GAP_START}(\\d+):([^{GAP_END}{HINT}]*)(?:{HINT}([^{GAP_END}]*))?{GAP_END}")
_CODE = ("src", "example")


def html_of_org(text: str) -> str:
    """A card's text as HTML.

    >>> html_of_org("*a* < =b*c*=\\\\n[[https://x.org][here]]".replace("\\\\n", chr(10)))
    '<b>a</b> &lt; <code>b*c*</code><br>here'
    """
    pieces: list[str] = []
    text = text.replace(_KEPT, "")
    for pattern, made in ((_BLOCK, _block), (_FORMULA, _formula), (_VERBATIM, _verbatim)):
        text = pattern.sub(partial(_set_aside, made, pieces), text)
    text = _LINK.sub(partial(_set_aside, _link, pieces), text)
    text = escape(text, quote=False)
    text = _EMPHASIS.sub(lambda m: f"<{_MARKS[m[1]]}>{m[2]}</{_MARKS[m[1]]}>", text)
    text = _GAP.sub(_gap, text.strip()).replace("\n", "<br>")
    while _PIECE.search(text):
        text = _PIECE.sub(lambda found: pieces[int(found[1])], text)
    return text


def _set_aside(
    made: Callable[["re.Match[str]"], str], pieces: list[str], found: "re.Match[str]"
) -> str:
    pieces.append(made(found))
    return f"{_KEPT}{len(pieces) - 1}{_KEPT}"


def _block(found: "re.Match[str]") -> str:
    inner = escape(found[2].rstrip("\n"), quote=False)
    if found[1].lower() in _CODE:
        return f"<pre>{inner}</pre>"
    return "<blockquote>" + inner.replace("\n", "<br>") + "</blockquote>"


def _formula(found: "re.Match[str]") -> str:
    return escape(found[0], quote=False)


def _verbatim(found: "re.Match[str]") -> str:
    return f"<code>{escape(found[2], quote=False)}</code>"


def _link(found: "re.Match[str]") -> str:
    picture = None if found[2] else _PICTURE.fullmatch(found[1])
    if picture:
        name = picture[1].rsplit("/", 1)[-1]
        return f'<img src="{escape(name)}">'
    return escape(found[2] or found[1], quote=False)


def _gap(found: "re.Match[str]") -> str:
    hint = f"::{found[3]}" if found[3] else ""
    return f"{{{{c{found[1]}::{found[2]}{hint}}}}}"
