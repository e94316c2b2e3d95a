"""Makes HTML of the Markdown of a card: emphasis, code, formulas, pictures by name, lines.

Headings and lists stay as they stand; raw HTML is text. Knows no card and fetches nothing.
"""

import re
from collections.abc import Callable
from functools import partial
from html import escape

OPEN_GAP, CLOSE_GAP = "\ue000", "\ue001"  # around what a gap hides, while a text is converted
_KEPT = "\ue002"  # around the number of a piece that is finished
_PIECE = re.compile(f"{_KEPT}(\\d+){_KEPT}")
_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(.*?)(?:^\1[ \t]*$|\Z)\n?", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`)(.{1,4000}?)(?<!`)\1(?!`)")
_BLOCK_FORMULA = re.compile(r"\$\$(.{1,4000}?)\$\$", re.DOTALL)
_FORMULA = re.compile(r"(?<![\\$\w])\$(?=\S)([^$\n]{1,4000}?)(?<=\S)\$(?![\w$])")
_WIKI_PICTURE = re.compile(r"!\[\[([^\[\]|\n]{1,500})(?:\|[^\[\]\n]{0,500})?\]\]")
_PICTURE = re.compile(
    r"!\[[^\[\]\n]{0,500}\]\(<?([^()<>\n]{1,1000}?)>?(?:\s+\"[^\"\n]{0,500}\")?\)"
)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,500}\|)?([^\[\]|\n]{1,500})\]\]")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((?:https?://|[^()\s]{0,200}\.md)[^()\n]{0,1000}\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,4000}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,4000}?)(?<=\S)\1(?![\w*])")
_SOUNDS = (".mp3", ".ogg", ".oga", ".wav", ".m4a", ".flac", ".opus")


def html_of_markdown(text: str) -> str:
    """A card's text as HTML.

    >>> html_of_markdown("**a** < `b*c*`\\n![](x.png)")
    '<b>a</b> &lt; <code>b*c*</code><br><img src="x.png">'
    """
    pieces: list[str] = []
    text = text.replace(_KEPT, "")
    for pattern, made in _WHOLE:
        text = pattern.sub(partial(_set_aside, made, pieces), text)
    text = _LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", text))
    text = escape(text, quote=False)
    text = _ITALIC.sub(r"<i>\2</i>", _BOLD.sub(r"<b>\2</b>", text))
    text = text.strip().replace("\n", "<br>")
    while _PIECE.search(text):  # a formula may hold a piece
        text = _PIECE.sub(lambda found: pieces[int(found[1])], text)
    return text


def _set_aside(
    made: Callable[[re.Match[str]], str], pieces: list[str], found: re.Match[str]
) -> str:
    pieces.append(made(found))
    return f"{_KEPT}{len(pieces) - 1}{_KEPT}"


def _fenced(found: re.Match[str]) -> str:
    return f"<pre><code>{escape(found[2], quote=False)}</code></pre>"


def _code(found: re.Match[str]) -> str:
    return f"<code>{escape(found[2].strip(' '), quote=False)}</code>"


def _block_formula(found: re.Match[str]) -> str:
    return f"\\[{escape(found[1], quote=False)}\\]"


def _formula(found: re.Match[str]) -> str:
    return f"\\({escape(found[1], quote=False)}\\)"


def _picture(found: re.Match[str]) -> str:
    name = found[1].strip()
    if name.lower().endswith(_SOUNDS) and "]" not in name:
        return f"[sound:{escape(name, quote=False)}]"
    return f'<img src="{escape(name)}">'


_WHOLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_FENCE, _fenced),
    (_CODE, _code),
    (_BLOCK_FORMULA, _block_formula),
    (_FORMULA, _formula),
    (_WIKI_PICTURE, _picture),
    (_PICTURE, _picture),
)
