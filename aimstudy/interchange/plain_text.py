"""The words of a field of HTML, for search and lists; and what files it names. Never shown as HTML.

Knows no format. What is shown is made by ``rendering``, from the field itself.
"""

import re
import unicodedata
from html import unescape

from aimstudy.domain.media import unescaped

_BREAK = re.compile(r"<\s*(?:br|/?p|/?div|/?li|/?tr|/?h[1-6]|hr)\b[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<\s*(style|script|head|title)\b.*?(?:</\s*\1\s*>|\Z)", re.I | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SOUND = re.compile(r"\[sound:([^\[\]<>\r\n]{1,1000}?)\]")
_SOURCE = re.compile(
    r"<\s*(?:img|audio|video|source|object|embed)\b[^<>]*?\b(?:src|data)\s*=\s*"
    r"(?:\"([^\"<>]{1,1000})\"|'([^'<>]{1,1000})'|([^\s\"'<>]{1,1000}))",
    re.IGNORECASE,
)
_CLOZE = re.compile(r"\{\{c\d+::(.*?)(?:::[^{}]*?)?\}\}", re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_TO_DO = re.compile(r"[<&\[{\n\t\r\xa0]|  ")
_MARKUP = re.compile(r"[<&\[{]")
_ELSEWHERE = ("http:", "https:", "data:", "file:", "ftp:", "//")


def plain(text: str) -> str:
    """The words of a field, its gaps filled in, with one line for each paragraph.

    >>> plain("<p>An <b>insurer</b>&nbsp;takes<br>{{c1::risk::what?}}</p>")
    'An insurer takes\\nrisk'
    """
    if not _TO_DO.search(text):
        return text.strip()
    if _MARKUP.search(text):
        text = _CLOZE.sub(r"\1", _CLOZE.sub(r"\1", text)) if "{{c" in text else text
        if "<" in text:
            text = _HIDDEN.sub(" ", _COMMENT.sub("", text))
            text = _TAG.sub("", _BREAK.sub("\n", text))
        text = _SOUND.sub(" ", unescape(text)) if "[" in text or "&" in text else text
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def files_in(text: str) -> list[str]:
    """Names of the pictures and sounds that a field asks for, each once, in order.

    >>> files_in('<img src="a%20b.png">[sound:c.mp3]<img src=http://x/y.png>')
    ['a b.png', 'c.mp3']
    """
    if "<" not in text and "[" not in text:
        return []
    found = [unescape(name) for name in _SOUND.findall(text)]
    named = [unescape("".join(parts)) for parts in _SOURCE.findall(text)]
    local = [unescaped(name) for name in named if not name.lower().startswith(_ELSEWHERE)]
    return list(dict.fromkeys(unicodedata.normalize("NFC", name) for name in (*local, *found)))


def looks_like_html(text: str) -> bool:
    """Whether a text holds tags that are known, or escapes: not merely a "<"."""
    return bool(_KNOWN.search(text))


_KNOWN = re.compile(
    r"<\s*/?\s*(?:b|i|u|em|strong|br|p|div|span|img|ul|ol|li|sub|sup|font|a|table|tr|td|th|hr|code"
    r"|pre|h[1-6]|ruby|rt|mark)\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});",
    re.IGNORECASE,
)
