"""Untrusted HTML of a card made into the small safe HTML that the card's widget shows.

``nh3`` takes out what could act; then every element is written anew from an allowed list, with the
styles of its note type inline. Links lead nowhere, and a picture becomes a mark with its name.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from aimstudy.domain.media import unescaped
from aimstudy.rendering.card_css import PROPERTIES, Declarations, Sheet, declarations, sheet
from aimstudy.rendering.card_html import CardColours, SafeHtml
from aimstudy.rendering.css_colours import Colour, as_hex, contrast, parsed, readable
from aimstudy.rendering.safe_text import MAX_BYTES, harmless

_INLINE = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "u": "u", "ins": "u", "s": "s",
    "del": "s", "strike": "s", "sub": "sub", "sup": "sup", "code": "code", "kbd": "code",
    "tt": "code", "small": "small", "big": "big",
}  # fmt: skip
_BLOCK = {
    "p": "p", "div": "div", "ul": "ul", "ol": "ol", "li": "li", "table": "table", "tr": "tr",
    "td": "td", "th": "th", "pre": "pre", "blockquote": "blockquote", "h1": "h3", "h2": "h3",
    "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4", "center": "div", "section": "div",
    "article": "div", "header": "div", "footer": "div", "details": "div", "summary": "div",
    "figure": "div", "figcaption": "div", "dl": "div", "dt": "div", "dd": "div",
}  # fmt: skip
_PLAIN = {"span", "font", "a", "mark", "ruby", "rb", "rt", "rp", "label", "q", "abbr",
          "anki-mathjax"}  # fmt: skip
_EMPTY = {"br", "hr", "img"}
_LEAVE_OUT = {"script", "style", "iframe", "object", "embed", "svg", "math", "noscript", "textarea",
              "select", "template", "head", "title", "video", "audio", "canvas"}  # fmt: skip
_ATTRIBUTES = {"class", "id", "style", "color", "align", "src", "colspan", "rowspan", "hidden",
               "block"}  # fmt: skip
_DEEPEST = 60
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*(%|em|rem|px|pt)")
_USUAL_PX, _SMALLEST, _LARGEST = 20.0, 70, 180  # per cent of the card's own size
_SOURCES = re.compile(
    r"<\s*img\b[^<>]*?\bsrc\s*=\s*(?:\"([^\"<>]{1,1000})\"|'([^'<>]{1,1000})'|([^\s\"'<>]{1,1000}))",
    re.IGNORECASE,
)
_SOUNDS = re.compile(r"\[sound:[^\[\]<>\n]{1,1000}\]")
_BAD_LABEL = re.compile(r"[\[\]<>\n]")
_ALIGNED = {"left", "right", "center", "justify"}
_DECORATIONS = ("underline", "line-through")


def clean_html(html: str, css: str, colours: CardColours) -> SafeHtml:
    """``html`` as safe HTML in ``colours``, with the style sheet ``css``; a too long end is cut."""
    import nh3

    cut = len(html) > MAX_BYTES
    tags = set(_INLINE) | set(_BLOCK) | _PLAIN | _EMPTY
    cleaned = nh3.clean(
        html[:MAX_BYTES],
        tags=tags,
        clean_content_tags=_LEAVE_OUT,
        attributes={"*": _ATTRIBUTES},
        url_schemes=set(),
        link_rel=None,
        strip_comments=True,
        attribute_filter=lambda tag, name, value: None if name == "src" and tag != "img" else value,
    )
    writer = _Writer(_Look.of(css, colours))
    writer.feed(cleaned)
    writer.close()
    return SafeHtml(writer.html(), cut)


def marked_files(html: str) -> str:
    """The marks of the pictures and sounds that a text names, as ``clean_html`` makes them."""
    marks = [_mark(unescape("".join(parts))) for parts in _SOURCES.findall(html)]
    return " ".join(filter(None, (*marks, *_SOUNDS.findall(html))))


def _mark(name: str) -> str:
    name = _BAD_LABEL.sub("", unescaped(name)).strip()
    return f"[image:{name}]" if name else ""


@dataclass(frozen=True, slots=True)
class _Look:
    """The style sheet, and the colours that are there anyway."""

    sheet: Sheet
    text: Colour
    ground: Colour
    colours: CardColours

    @staticmethod
    def of(css: str, colours: CardColours) -> "_Look":
        text, under = parsed(colours.text) or (0, 0, 0), parsed(colours.ground) or (255, 255, 255)
        return _Look(sheet(css, dark=sum(under) < sum(text)), text, under, colours)


@dataclass(slots=True)
class _Open:
    """An element that is open: what ends it, and whether all within is hidden."""

    tag: str
    end: str
    hidden: bool
    ground: Colour


@dataclass(slots=True)
class _Writer(HTMLParser):
    """Writes each element anew; what it does not know it leaves out, but for the words in it."""

    look: _Look
    _out: list[str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def html(self) -> str:
        """All that was written, with every element ended."""
        return "".join([*self._out, *(part.end for part in reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _EMPTY:
            if not self._hidden():
                self._out.append(_empty(tag, said))
            return
        style = self._declared(tag, said)
        hidden = self._hidden() or _is_hidden(style, said) or len(self._open) >= _DEEPEST
        ground = self._open[-1].ground if self._open else self.look.ground
        inline, ground = _inline(style, self.look, ground)
        start, end = _element(tag, said, inline, self.look)
        if tag == "anki-mathjax":
            left, right = "[]" if said.get("block", "") == "true" else "()"
            start, end = f"{start}\\{left}", f"\\{right}{end}"
        if tag == "rt":
            start, end = "<sup>" + start, end + "</sup>"
        if not hidden:
            self._out.append(start)
        self._open.append(_Open(tag, "" if hidden else end, hidden, ground))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(part.tag == tag for part in self._open):
            return
        while self._open:
            part = self._open.pop()
            self._out.append(part.end)
            if part.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden():
            self._out.append(escape(harmless(data)))

    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1].hidden

    def _declared(self, tag: str, said: dict[str, str]) -> Declarations:
        found = self.look.sheet.of(tag, said.get("class", "").split(), said.get("id", ""))
        own = {k: v for k, v in declarations(said.get("style", "")).items() if k in PROPERTIES}
        if "color" in said and tag == "font":
            found["color"] = said["color"]
        if said.get("align", "").lower() in _ALIGNED:
            found["text-align"] = said["align"].lower()
        if tag == "center":
            found["text-align"] = "center"
        return found | own


def _empty(tag: str, said: dict[str, str]) -> str:
    if tag != "img":
        return f"<{tag}>"
    return escape(_mark(said.get("src", "")), quote=False)


def _is_hidden(style: Declarations, said: dict[str, str]) -> bool:
    off = style.get("display") == "none" or style.get("visibility") == "hidden"
    return off or "hidden" in said or style.get("opacity") in ("0", "0.0", "0%")


def _element(tag: str, said: dict[str, str], style: str, look: _Look) -> tuple[str, str]:
    classes = said.get("class", "").split()
    if tag == "mark":
        colour = f"color:{look.colours.on_highlight};background-color:{look.colours.highlight}"
        style = f"{colour};{style}" if style else colour
    elif "cloze" in classes and "color" not in style:
        style = f"color:{look.colours.accent};font-weight:600" + (f";{style}" if style else "")
    elif "hint" in classes and not style:
        style = f"color:{look.colours.muted}"
    spans = "".join(
        f' {name}="{said[name]}"'
        for name in ("colspan", "rowspan")
        if tag in ("td", "th") and said.get(name, "").isdigit() and len(said[name]) < 3
    )
    name = _INLINE.get(tag) or _BLOCK.get(tag)
    shown = f' style="{style}"' if style else ""
    if name is None:
        return (f"<span{shown}>", "</span>") if style else ("", "")
    if tag in _INLINE and style:
        return f"<{name}><span{shown}>", f"</span></{name}>"
    return f"<{name}{spans}{shown}>", f"</{name}>"


def _inline(style: Declarations, look: _Look, ground: Colour) -> tuple[str, Colour]:
    """Declarations that the card's widget knows, readable; and the ground they make."""
    parts: list[str] = []
    under = parsed(style.get("background-color") or style.get("background", "").split(" ")[0])
    if under is not None:
        ground = under
        parts.append(f"background-color:{as_hex(under)}")
    colour = parsed(style.get("color", ""))
    if colour is not None or under is not None:
        best = _best_on(ground, look)
        shown = best if colour is None else readable(colour, ground, best)
        if colour is not None or shown != look.text:
            parts.append(f"color:{as_hex(shown)}")
    parts += _words_of(style)
    return ";".join(parts), ground


def _best_on(ground: Colour, look: _Look) -> Colour:
    """What is read on a ground: the card's own colour, or black or white."""
    choices = [look.text, (0, 0, 0), (255, 255, 255)]
    if contrast(look.text, ground) >= 4.5:
        return look.text
    return max(choices, key=lambda choice: contrast(choice, ground))


def _words_of(style: Declarations) -> list[str]:
    """What is said of letters and lines."""
    parts: list[str] = []
    weight = style.get("font-weight", "")
    if weight in ("bold", "bolder", "600", "700", "800", "900"):
        parts.append("font-weight:600")
    elif weight in ("normal", "400", "300", "lighter"):
        parts.append("font-weight:400")
    if style.get("font-style") in ("italic", "oblique"):
        parts.append("font-style:italic")
    lines = style.get("text-decoration-line") or style.get("text-decoration", "")
    found = [line for line in _DECORATIONS if line in lines]
    if found:
        parts.append("text-decoration:" + " ".join(found))
    if style.get("text-align", "") in _ALIGNED:
        parts.append(f"text-align:{style['text-align']}")
    if "mono" in style.get("font-family", "").lower():
        parts.append("font-family:monospace")
    if style.get("vertical-align") in ("sub", "super"):
        parts.append(f"vertical-align:{style['vertical-align']}")
    if size := _size(style.get("font-size", "")):
        parts.append(f"font-size:{size}%")
    return parts


def _size(said: str) -> int:
    """A size in per cent of the card's own; 0 where it says none that is known."""
    found = _SIZE.fullmatch(said.strip().lower())
    if found is None:
        return 0
    number, unit = float(found[1]), found[2]
    share = {"%": 1.0, "em": 100.0, "rem": 100.0, "px": 100 / _USUAL_PX, "pt": 133 / _USUAL_PX}
    size = round(number * share[unit])
    return 0 if size == 100 else min(max(size, _SMALLEST), _LARGEST)
