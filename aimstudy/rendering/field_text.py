"""A field of a note as text without markup, where that says all of it; and the way back.

Fields hold HTML. What a person writes in plain words, with lines and pictures, is shown as such;
any other markup can only be edited as it stands.
"""

import re
from html import escape, unescape

_BREAK = re.compile(r"<br\s*/?>")
_IMAGE = re.compile(r'<img src="([^"<>\[\]\n]+)"\s*/?>')
_MARK = re.compile(r"\[image:([^\"<>\[\]\n]+)\]")


def field_text(html: str) -> str | None:
    """The words of a field; None where they would not say all of it.

    >>> field_text('a &lt; b<br><img src="c.png">'), field_text("<b>a</b>")
    ('a < b\\n[image:c.png]', None)
    """
    marked = _IMAGE.sub(r"[image:\1]", _BREAK.sub("\n", html))
    if "<" in marked:
        return None
    text = unescape(marked)
    return text if _same(field_html(text), html) else None


def field_html(text: str) -> str:
    """A field made of plain words.

    >>> field_html("a < b\\n[image:c.png]")
    'a &lt; b<br><img src="c.png">'
    """
    said = escape(text, quote=False).replace("\n", "<br>")
    return _MARK.sub(r'<img src="\1">', said)


def _same(one: str, other: str) -> bool:
    """Whether two fields say the same; a break and an entity can be written in several ways."""
    return _plain(one) == _plain(other)


def _plain(html: str) -> str:
    html = _IMAGE.sub(r'<img src="\1">', _BREAK.sub("<br>", html))
    for entity, char in (("&nbsp;", "\u00a0"), ("&quot;", '"'), ("&#39;", "'"), ("&gt;", ">")):
        html = html.replace(entity, char)
    return html
