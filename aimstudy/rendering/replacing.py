"""Finding and replacing in a field of a card, plain or HTML, without harm to its markup.

In HTML a person's words are looked for in what can be read, across bold or coloured parts; pictures
and sounds are never found, and never lost.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from html import escape, unescape

import regex

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.replacing import LONGEST_BY, LONGEST_FIND, Place, ReplaceWish

_MARK = re.compile(r"<!--.*?-->|<[/!a-zA-Z][^<>]*>|\[sound:[^\[\]]*\]", re.DOTALL)
_BREAK = re.compile(r"</?(?:br|div|p|li|ul|ol|tr|td|th|table|hr|h[1-6])\b", re.IGNORECASE)
_THING = re.compile(r"<(?:img|audio|video|object|svg)\b|\[sound:", re.IGNORECASE)
_THING_MARK, _LINE_END = "\ufffc", "\n"  # what stands for them in the text that is read
_TIMEOUT_S = 0.5  # for one field; a pattern that takes longer would take for ever on others
_AROUND = 40  # characters
_MOST_PLACES = 3  # shown of a field


@dataclass(frozen=True, slots=True)
class Replaced:
    """A field with everything replaced: how often, and the first places."""

    text: str
    count: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    new: str


class Replacer:
    """Replaces in one field after another what a wish names.

    Raises Problem REPLACE_PATTERN for a regular expression that is none or groups that are not in
    it, REPLACE_TOO_LONG for words too long to look for; and of a field REPLACE_TOO_SLOW.
    """

    def __init__(self, wish: ReplaceWish) -> None:
        self._wish = wish
        for text, most in ((wish.find, LONGEST_FIND), (wish.by, LONGEST_BY)):
            if len(text) > most:
                raise Problem(ProblemKind.REPLACE_TOO_LONG, length=len(text), limit=most)
        self._plain = self._compiled(r"[ \u00a0]")
        self._html = self._compiled(r"[ \u00a0\t]")
        if wish.pattern:
            self._try_groups()

    def in_field(self, text: str, *, html: bool) -> Replaced:
        """The field with everything replaced."""
        if not self._wish.find:
            return Replaced(text, 0, ())
        if html and not self._wish.source:
            return self._in_html(text)
        found = self._found(text, html=False)
        parts, last = [], 0
        for each in found:
            parts += [text[last : each.start], each.new]
            last = each.end
        return Replaced("".join([*parts, text[last:]]), len(found), _places(text, found))

    def _compiled(self, blank: str) -> "regex.Pattern[str]":
        wish = self._wish
        pattern = wish.find
        if not wish.pattern:
            # The same letter can be stored as one sign or as two.
            ways = {unicodedata.normalize(form, wish.find) for form in ("NFC", "NFD")}
            said = [regex.escape(way, literal_spaces=True).replace(" ", blank) for way in ways]
            pattern = "|".join(sorted(said, key=len, reverse=True))
        if wish.words:
            pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
        flags = regex.MULTILINE | (0 if wish.case else regex.IGNORECASE)
        try:
            return regex.compile(pattern, flags)
        except regex.error as error:
            raise Problem(ProblemKind.REPLACE_PATTERN, reason=str(error)) from error
        except (OverflowError, RecursionError, MemoryError) as error:
            raise Problem(ProblemKind.REPLACE_PATTERN, reason=type(error).__name__) from error

    def _try_groups(self) -> None:
        """A group that is not there is said at once, not at the first place found."""
        try:
            empty = regex.compile(f"(?:{self._plain.pattern})|", self._plain.flags).match("")
            if empty is not None:
                empty.expand(self._wish.by)
        except (regex.error, IndexError) as error:
            raise Problem(ProblemKind.REPLACE_PATTERN, reason=str(error)) from error
        except TimeoutError as error:
            raise Problem(ProblemKind.REPLACE_TOO_SLOW) from error

    def _found(self, text: str, *, html: bool) -> list[_Found]:
        found, at = [], 0
        compiled = self._html if html else self._plain
        patient = self._wish.pattern  # words take as long as the text is, and no longer
        try:
            while at <= len(text):
                match = (
                    compiled.search(text, at, concurrent=True, timeout=_TIMEOUT_S)
                    if patient
                    else compiled.search(text, at)
                )
                if match is None:
                    break
                start, end = match.span()
                if not html or not {_THING_MARK, _LINE_END} & set(match[0]):
                    found.append(_Found(start, end, match.expand(self._wish.by) if patient
                                        else self._wish.by))  # fmt: skip
                at = end if end > start else end + 1
        except TimeoutError as error:
            raise Problem(ProblemKind.REPLACE_TOO_SLOW) from error
        except (regex.error, IndexError) as error:
            raise Problem(ProblemKind.REPLACE_PATTERN, reason=str(error)) from error
        return found

    def _in_html(self, text: str) -> Replaced:
        pieces = _pieces(text)
        seen = "".join(piece.seen for piece in pieces)
        found = self._found(seen, html=True)
        if not found:
            return Replaced(text, 0, ())
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece.seen)
        edits: dict[int, list[_Found]] = {}
        for each in found:
            _share(each, pieces, starts, edits)
        said = [
            _edited(piece, starts[place], edits[place]) if place in edits else piece.raw
            for place, piece in enumerate(pieces)
        ]
        return Replaced("".join(said), len(found), _places(seen, found))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a field as it is written and without escapes; ``fixed`` for markup."""

    raw: str
    text: str
    fixed: bool

    @property
    def seen(self) -> str:
        """What is looked through, as long as ``text``: a line feed in HTML is a blank."""
        return self.text if self.fixed else self.text.replace("\n", " ")


def _pieces(text: str) -> list[_Piece]:
    if "<" not in text and "[" not in text:
        return [_words(text)]
    pieces, last = [], 0
    for mark in _MARK.finditer(text):
        if mark.start() > last:
            pieces.append(_words(text[last : mark.start()]))
        end = _LINE_END if _BREAK.match(mark[0]) else ""
        pieces.append(_Piece(mark[0], _THING_MARK if _THING.match(mark[0]) else end, True))
        last = mark.end()
    # A field that ends in markup may still be added to.
    return [*pieces, _words(text[last:])]


def _words(raw: str) -> _Piece:
    return _Piece(raw, unescape(raw) if "&" in raw else raw, False)


def _share(
    found: _Found, pieces: list[_Piece], starts: list[int], edits: dict[int, list[_Found]]
) -> None:
    """Give what was found to the piece where it begins, and take it out of those it goes on in."""
    place = bisect_right(starts, found.start) - 1
    while place > 0 and pieces[place].fixed:
        place -= 1
    if pieces[place].fixed:
        place = next(at for at, piece in enumerate(pieces) if not piece.fixed)
    new, first = found.new, True
    while first or (place < len(pieces) and starts[place] < found.end):
        piece, begin = pieces[place], starts[place]
        if not piece.fixed:
            start = min(max(found.start, begin), begin + len(piece.seen))
            end = min(found.end, begin + len(piece.seen))
            edits.setdefault(place, []).append(_Found(start, max(start, end), new))
            new, first = "", False
        place += 1


def _edited(piece: _Piece, begin: int, found: list[_Found]) -> str:
    parts, last = [], 0
    for each in found:
        new = _escaped(each.new).replace("\n", "<br>")
        parts += [_escaped(piece.text[last : each.start - begin]), new]
        last = each.end - begin
    return "".join([*parts, _escaped(piece.text[last:])])


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")


def _places(text: str, found: list[_Found]) -> tuple[Place, ...]:
    return tuple(
        Place(
            before=_before(text, each.start),
            old=_cut(text[each.start : each.end]),
            new=each.new,
            after=_after(text, each.end),
        )
        for each in found[:_MOST_PLACES]
    )


def _before(text: str, place: int) -> str:
    start = max(0, place - _AROUND)
    return ("…" if start else "") + _cut(text[start:place])


def _after(text: str, place: int) -> str:
    end = place + _AROUND
    return _cut(text[place:end]) + ("…" if end < len(text) else "")


def _cut(text: str) -> str:
    return text.replace(_THING_MARK, " ").replace(_LINE_END, " ")
