"""Cards of a note type: its templates filled in with the fields of a note.

What comes out is untrusted HTML and has to be cleaned before it is shown. Knows no storage.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from aimstudy.domain.note_type import NoteType
from aimstudy.rendering import cloze

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_OTHER_TAGS = re.compile(r"\A\s*\{\{=<% %>=\}\}")
_EMPTY = re.compile(r"(?:\s|&nbsp;|</?(?:br|div|p)\s*/?>)*", re.IGNORECASE)
_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_READING = re.compile(r" ?([^ \s<>\[\]&;]+)\[(?!sound:|image:)([^\[\]<>]+)\]")
_ANSWER_LINE = re.compile(r"<hr[^<>]*\bid\s*=\s*[\"']?answer[\"']?[^<>]*>", re.IGNORECASE)
_LONGEST = 200_000  # characters of a filled template
_HINT_BEGINS = '<span class="hint">'
_HINT = _HINT_BEGINS + "{name}</span>"
_HINTS = re.compile(re.escape(_HINT_BEGINS) + r"[^<>]*</span>")


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a template can ask for beside the fields of the note."""

    deck: str = ""
    tags: str = ""
    flag: int = 0


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a card as untrusted HTML.

    ``answer`` is all of the answer side; ``own_answer`` what stands there below the question, as
    far as the template parts them. ``typed`` is the text to type where the card asks for it.
    ``hints`` are the names that stand for what is hidden, and what that is.
    """

    question: str
    answer: str
    own_answer: str
    typed: str | None
    hints: tuple[tuple[str, str], ...] = ()


def sides_of(
    note_type: NoteType, fields: Mapping[str, str], ordinal: int, context: CardContext
) -> Sides:
    """A card of a note; of a gap text ``ordinal`` is the number of the gap less one.

    Raises IndexError where the type has no such template.
    """
    template = note_type.templates[0 if note_type.cloze else ordinal]
    filler = _Filler(note_type, fields, ordinal, template.name, context)
    question = filler.filled(template.question, "", answer=False)
    answer = filler.filled(template.answer, question, answer=True)
    parted = _ANSWER_LINE.split(answer, maxsplit=1)
    repeats = len(parted) == 2 and _repeats(template.answer)
    own_answer = parted[1] if repeats else answer
    return Sides(question, answer, own_answer, filler.typed, tuple(filler.hints.items()))


def opened(html: str, hints: Iterable[tuple[str, str]]) -> str:
    """A side with its hints behind their names.

    >>> opened('Why? <span class="hint">Clue</span>', [("Clue", "<b>b</b>")])
    'Why? <span class="hint">Clue:</span> <b>b</b>'
    """
    for name, text in hints:
        shut = _HINT.format(name=name)
        html = html.replace(shut, f"{_HINT.format(name=name + ':')} {text}")
    return html


def _repeats(template: str) -> bool:
    """Whether the question stands above the line of an answer."""
    above = _ANSWER_LINE.split(template, maxsplit=1)[0]
    return _MARKUP.sub("", above).strip() in ("{{FrontSide}}", "")


def plain_fields(note_type: NoteType, ordinal: int) -> tuple[str, str] | None:
    """The one field that a card asks and the one that answers it; None where it is not so plain."""
    if note_type.cloze or ordinal >= len(note_type.templates):
        return None
    template = note_type.templates[ordinal]
    asked, below = _fields_in(template.question), _ANSWER_LINE.split(template.answer, maxsplit=1)
    answering = [name for name in _fields_in(below[-1]) if name not in ("FrontSide", *asked)]
    asked = [name for name in asked if name not in answering]  # one to type stands on both sides
    if len(asked) != 1 or len(answering) != 1 or {*asked, *answering} - set(note_type.fields):
        return None
    return asked[0], answering[0]


def _fields_in(template: str) -> list[str]:
    said = (name.strip().rsplit(":", 1)[-1].strip() for name in _TAG.findall(template))
    return list(dict.fromkeys(said))


def is_empty(text: str) -> bool:
    """Whether a field counts as empty: nothing but spaces and breaks.

    >>> is_empty(" <br><div></div>&nbsp;"), is_empty("<img src=a.png>")
    (True, False)
    """
    return _EMPTY.fullmatch(text) is not None


class _Filler:
    """Fills the templates of one card."""

    def __init__(
        self, note_type: NoteType, fields: Mapping[str, str], ordinal: int, name: str,
        context: CardContext,
    ) -> None:  # fmt: skip
        self._fields, self._number = fields, ordinal + 1
        self._special = {
            "Tags": context.tags, "Deck": context.deck,
            "Subdeck": context.deck.rsplit("::", 1)[-1], "Type": note_type.name, "Card": name,
            "CardFlag": f"flag{context.flag}" if context.flag else "",
        }  # fmt: skip
        self.typed: str | None = None
        self.hints: dict[str, str] = {}

    def filled(self, template: str, front: str, *, answer: bool) -> str:
        """A template with everything filled in; what is never closed reaches to the end."""
        if _OTHER_TAGS.match(template):
            template = _OTHER_TAGS.sub("", template).replace("<%", "{{").replace("%>", "}}")
        out: list[str] = []
        size, off = 0, list[tuple[str, bool]]()
        for place, piece in enumerate(_TAG.split(template)):
            if place % 2:
                said = piece.strip()
                if said[:1] in "#^/" and said:
                    self._turn(said, off)
                    continue
                piece = self._value(said, front, answer=answer)
            if all(on for _, on in off):
                size += len(piece)
                if size > _LONGEST:
                    break
                out.append(piece)
        return "".join(out)

    def _turn(self, said: str, sections: list[tuple[str, bool]]) -> None:
        """Begin or end a section; one that ends another closes those in between, too."""
        sign, name = said[0], said[1:].strip()
        if sign == "/":
            while sections:
                if sections.pop()[0] == name:
                    return
            return
        there = not is_empty(self._text(name))
        sections.append((name, there if sign == "#" else not there))

    def _text(self, name: str) -> str:
        if name in self._fields:
            return self._fields[name]
        if re.fullmatch(r"c\d+", name):  # a section for one gap
            return "x" if name == f"c{self._number}" else ""
        return self._special.get(name, "")

    def _value(self, said: str, front: str, *, answer: bool) -> str:
        if said == "FrontSide":
            return front if answer else ""
        *filters, name = (part.strip() for part in said.split(":"))
        text, wanted = self._text(name), list(reversed(filters))
        for each in wanted:
            text = self._filtered(each, name, text, wanted, answer=answer)
        return text

    def _filtered(
        self, name: str, field: str, text: str, filters: list[str], *, answer: bool
    ) -> str:
        if name == "cloze":
            shown = cloze.filled if answer or "type" in filters else cloze.hidden
            return shown(text, self._number)
        if name == "cloze-only":
            return cloze.only(text, self._number, answer=answer)
        if name == "type":
            asked = self._fields.get(field, "")
            gaps = cloze.only(asked, self._number, answer=True) if "cloze" in filters else asked
            self.typed = words(gaps)
            return text if answer and "cloze" not in filters else ""
        if name == "hint":
            if is_empty(text):
                return ""
            self.hints[field] = text
            return _HINT.format(name=field)
        if name.startswith("tts"):
            return ""
        change = _CHANGES.get(name)
        return change(text) if change else text


def words(text: str) -> str:
    """A field or a side without its markup, and without the names of hints.

    >>> words("a <b>bold</b>&nbsp;word"), words('b <span class="hint">Clue</span>')
    ('a bold word', 'b')
    """
    text = _HINTS.sub("", text) if _HINT_BEGINS in text else text
    return " ".join(unescape(_MARKUP.sub(" ", text)).split()).strip()


def _plain(text: str) -> str:
    return unescape(_MARKUP.sub("", text)).replace("&", "&amp;").replace("<", "&lt;")


_CHANGES: dict[str, Callable[[str], str]] = {
    "text": _plain,
    "furigana": lambda text: _READING.sub(r"<ruby>\1<rt>\2</rt></ruby>", text),
    "kana": lambda text: _READING.sub(r"\2", text),
    "kanji": lambda text: _READING.sub(r"\1", text),
}
