"""Reads text that Anki exports: notes or cards as lines, with ``#`` settings above them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.imports import FileKind, RemarkKind
from aimstudy.domain.note_type import BASIC, CLOZE, NoteType
from aimstudy.interchange import limits
from aimstudy.interchange.delimited import TableWish, remark_encoding, stem_of
from aimstudy.interchange.delimited_form import is_html, separator_of
from aimstudy.interchange.delimited_rows import Cutting, Row, rows_of
from aimstudy.interchange.note_parts import (
    Begun,
    Identities,
    add_typed,
    deck_name,
    gap_type,
    gaps_in,
    html_of,
    type_with,
)
from aimstudy.interchange.staging import Staging
from aimstudy.interchange.text_encoding import read_text

_SETTING = re.compile(
    r"#(separator|html|tags|columns|notetype|deck|notetype column|deck column|tags column"
    r"|guid column|if matches|match scope)\s*:(.*)",
    re.IGNORECASE,
)
_OTHER_SETTING = re.compile(r"#[a-z]{2,20}(?: [a-z]{2,20}){0,2}:[^\t;,|]*", re.IGNORECASE)
_SIGNS = {
    "comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_COLUMNS = ("guid column", "notetype column", "deck column", "tags column")
_GAP = re.compile(
    r'<span class="cloze" data-cloze="([^"]*)" data-ordinal="(\d{1,3})">\[(.*?)\]</span>', re.DOTALL
)
_OTHER_GAP = re.compile(
    r'<span class="cloze-inactive" data-ordinal="(\d{1,3})">(.*?)</span>', re.DOTALL
)
_SHOWN_GAP = re.compile(
    r'<span class="cloze(?:-inactive)?" data-ordinal="\d{1,3}">(.*?)</span>', re.DOTALL
)
_BREAKS = re.compile(r"\A(?:\s|<br\s*/?>)+|(?:\s|<br\s*/?>)+\Z")
_TURNED, _OPTIONAL = "and reversed card", "optional reversed card"


@dataclass(slots=True)
class Settings:
    """What stands above the lines; ``columns`` count from 0.

    ``odd`` are settings not understood, ``cards`` lines among them that are none; ``first`` is the
    first line below.
    """

    said: dict[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    odd: list[tuple[int, str]] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)
    first: int = 1


def is_anki_text(text: str) -> bool:
    """Whether a text begins with settings of Anki.

    >>> is_anki_text("#separator:tab\\na\\tb"), is_anki_text("#1 rule,x")
    (True, False)
    """
    for line in text.split("\n"):
        if not line.startswith("#"):
            return False
        if _SETTING.fullmatch(line):
            return True
    return False


def settings_of(lines: Sequence[str]) -> Settings:
    """The settings above the lines, in any order."""
    found, unknown = Settings(), list[int]()
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            break
        parts = _SETTING.fullmatch(line)
        if parts is None:
            if found.first > 1 and _OTHER_SETTING.fullmatch(line):
                found.odd.append((number, line))
                found.first = number + 1
            else:
                unknown.append(number)
            continue
        found.first = number + 1
        key, value = parts[1].lower(), parts[2]
        if key not in _COLUMNS:
            found.said[key] = value
        elif value.strip().isdecimal() and 0 < int(value[:9]) <= limits.COLUMNS:
            found.columns[key] = int(value) - 1
        else:
            found.odd.append((number, line))
    found.cards = [number for number in unknown if number < found.first]
    return found


def read_anki_text(file: Path, wish: TableWish, staging: Staging) -> None:
    """Stage a text of Anki; raises Problem DECK_*."""
    decoded = read_text(file, wish.encoding)
    remark_encoding(decoded, staging)
    lines = decoded.text.split("\n")
    settings = settings_of(lines)
    cutting = _cutting(lines, settings, wish)
    _columns_by_name(settings, cutting)
    own = "guid column" in settings.columns
    staging.note_meta({"kind": FileKind.ANKI_TEXT.value, "own_guids": own})
    for number, line in settings.odd:
        staging.remark(RemarkKind.DIRECTIVE_UNKNOWN, row=number, name=line[:100])
    _TextReader(file, lines, settings, cutting, wish, staging).read()
    if not staging.made("notes") and not staging.made("remarks"):
        raise Problem(ProblemKind.DECK_EMPTY, name=file.name)


def _cutting(lines: Sequence[str], settings: Settings, wish: TableWish) -> Cutting:
    said = settings.said.get("separator", "")
    word = said.strip().lower()
    sign = _SIGNS.get(word) or (said if len(said) == 1 else word if len(word) == 1 else None)
    if said and sign is None:
        settings.odd.append((lines.index(f"#separator:{said}") + 1 if f"#separator:{said}" in lines
                             else 1, f"#separator:{said}"))  # fmt: skip
    # Rows of several types differ in width, so none is usual.
    told = wish.separator or sign
    return Cutting(told or separator_of(lines[settings.first - 1 :]).cutting.separator)


def _columns_by_name(settings: Settings, cutting: Cutting) -> None:
    """A column that is called so holds the tags, the deck, the type or the identity."""
    for place, name in enumerate(_named(settings, cutting)):
        key = f"{name.strip().lower().replace(' ', '')} column"
        if key in _COLUMNS and place not in settings.columns.values():
            settings.columns.setdefault(key, place)


def _named(settings: Settings, cutting: Cutting) -> list[str]:
    said = settings.said.get("columns", "")
    return said.split(cutting.separator or "\t") if said else []


@dataclass(slots=True)
class _Row:
    """A row, its fields apart from what is said of the note."""

    line: int
    fields: list[str]
    type_name: str
    deck: str
    tags: str
    guid: str
    restored: bool


class _TextReader:
    def __init__(
        self, file: Path, lines: Sequence[str], settings: Settings, cutting: Cutting,
        wish: TableWish, staging: Staging,
    ) -> None:  # fmt: skip
        self._lines, self._settings, self._cutting = lines, settings, cutting
        self._wish, self._staging, self._stem = wish, staging, stem_of(file)
        said = settings.said.get("html", "").strip().lower()
        told = wish.html if wish.html is not None else {"true": True, "false": False}.get(said)
        self._html = is_html(lines) if told is None else told
        self._special = frozenset(settings.columns.values())
        self._identities = Identities(file.name)
        self._types: dict[tuple[str, int], NoteType] = {}
        self._many: dict[str, int] = defaultdict(lambda: 1)
        self._decks: dict[str, tuple[str, int]] = {}

    def read(self) -> None:
        """Stage every row, once it is known how many fields each type has."""
        for row in self._rows():
            found = self._parted(row)
            many = max((n for n, text in enumerate(found.fields, 1) if text.strip()), default=1)
            self._many[found.type_name] = max(self._many[found.type_name], many)
        for row in self._rows():
            if row.open:
                self._staging.remark(RemarkKind.QUOTE_NOT_CLOSED, row=row.line)
            among = row.line in self._settings.cards or row.line == self._settings.first
            if among and self._lines[row.line - 1].startswith("#"):
                self._staging.remark(RemarkKind.LINE_LIKE_COMMENT, row=row.line)
            self._take(self._parted(row))

    def _rows(self) -> Iterator[Row]:
        for number in self._settings.cards:
            yield from rows_of(self._lines[number - 1 : number], self._cutting, number)
        first = self._settings.first
        yield from rows_of(self._lines[first - 1 :], self._cutting, first)

    def _parted(self, row: Row) -> _Row:
        fields = [cell for n, cell in enumerate(row.cells) if n not in self._special]
        restored = len(fields) > 1 and _GAP.search(fields[0]) is not None
        if restored:
            fields = _restored(fields)
        return _Row(
            row.line, fields or [""], self._said(row, "notetype"), self._said(row, "deck"),
            self._said(row, "tags"), self._said(row, "guid"), restored,
        )  # fmt: skip

    def _said(self, row: Row, what: str) -> str:
        """What a column says of a note, else what is said of all."""
        place = self._settings.columns.get(f"{what} column", -1)
        said = row.cells[place].strip() if 0 <= place < len(row.cells) else ""
        shared = self._settings.said.get(what, "").strip()
        return f"{shared} {said}".strip() if what == "tags" else said or shared

    def _take(self, row: _Row) -> None:
        gaps_at = next((n for n, text in enumerate(row.fields) if gaps_in(text)), -1)
        note_type = self._type_of(row.type_name, gaps_at)
        many = len(note_type.fields)
        fields = row.fields
        if len(fields) > many:
            fields = [*fields[: many - 1], "".join(fields[many - 1 :])]
        texts = [text.strip() if self._html else html_of(text.strip()) for text in fields]
        texts += [""] * (many - len(texts))
        longest = max(map(len, texts))
        if longest > limits.FIELD:
            kind, limit = RemarkKind.TEXT_TOO_LONG, limits.FIELD
            self._staging.remark(kind, row=row.line, found=longest, limit=limit)
        elif not any(texts):
            self._staging.remark(RemarkKind.NOTE_EMPTY, row=row.line)
        elif not texts[0] and gaps_at < 0:
            self._staging.remark(RemarkKind.ROW_WITHOUT_QUESTION, row=row.line)
        else:
            self._add(row, texts, note_type, gaps_at)

    def _add(self, row: _Row, texts: list[str], note_type: NoteType, gaps_at: int) -> None:
        if self._staging.made("notes") >= limits.NOTES:
            limit, name = limits.NOTES, self._identities.source
            raise Problem(ProblemKind.DECK_TOO_LARGE, name=name, limit=limit, unit="notes")
        deck, deck_id = self._decks.get(row.deck) or self._new_deck(row.deck, row.line)
        guid, taken = self._identities.of(deck, texts, row.guid[:200])
        # Each gap of a note is a row of its own where cards were exported.
        if taken and not (row.restored and guid is None):
            kind = RemarkKind.SAME_IDENTITY if guid else RemarkKind.ROW_TWICE
            self._staging.remark(kind, row=row.line)
        if guid is None:
            return
        begun = Begun(row.line, guid, deck_id, tuple(dict.fromkeys(row.tags.split())))
        if gaps_at >= 0:
            ordinals: Sequence[int] = [gap - 1 for gap in gaps_in(texts[gaps_at])]
        else:
            ordinals = (0, 1) if self._is_turned(note_type, texts) else (0,)
        add_typed(begun, note_type, tuple(texts), ordinals, self._staging)

    def _is_turned(self, note_type: NoteType, texts: list[str]) -> bool:
        if len(note_type.templates) < 2 or not texts[1]:
            return False
        optional = _OPTIONAL in note_type.name.lower()
        return not optional or (len(texts) > 2 and bool(texts[2]))

    def _new_deck(self, said: str, line: int) -> tuple[str, int]:
        own = deck_name(said, self._stem, line, self._staging)
        self._decks[said] = own, self._staging.deck_id(self._wish.deck or own)
        return self._decks[said]

    def _type_of(self, name: str, gaps_at: int) -> NoteType:
        found = self._types.get((name, gaps_at))
        if found is None:
            found = self._types[name, gaps_at] = self._made_type(name, gaps_at)
        return found

    def _made_type(self, name: str, gaps_at: int) -> NoteType:
        many = min(max(self._many[name], gaps_at + 1, 2), limits.FIELDS)
        turned = self._wish.reverse or _TURNED in name.lower() or _OPTIONAL in name.lower()
        usual = CLOZE if gaps_at == 0 else BASIC
        if many == 2 and not turned and gaps_at < 1 and name in ("", usual.name):
            return usual
        named = _named(self._settings, self._cutting)
        fields = [text for n, text in enumerate(named) if n not in self._special]
        fields += (*usual.fields, *[""] * many)[len(fields) :]
        if gaps_at >= 0:
            return gap_type(name or usual.name, fields[:many], gaps_at)
        return type_with(name or self._stem, fields[:many], reverse=turned)


def _restored(fields: list[str]) -> list[str]:
    """A card with a gap as the note it came from: its gaps in the first field, what else after it.

    >>> _restored(['A <span class="cloze" data-cloze="b&#x20;c" data-ordinal="1">[...]</span>',
    ...            'A <span class="cloze" data-ordinal="1">b c</span><br>\\nd'])
    ['A {{c1::b c}}', 'd']
    """
    asked, shown = fields[0], fields[1]
    whole = _OTHER_GAP.sub(r"{{c\1::\2}}", _GAP.sub(_as_gap, asked))
    filled = _OTHER_GAP.sub(r"\2", _GAP.sub(lambda found: unescape(found[1]), asked))
    told = _SHOWN_GAP.sub(r"\1", shown)
    rest = told.removeprefix(filled) if told.startswith(filled) else shown
    return [whole, _BREAKS.sub("", rest), *fields[2:]]


def _as_gap(found: re.Match[str]) -> str:
    hint = "" if found[3] == "..." else f"::{found[3]}"
    return f"{{{{c{found[2]}::{unescape(found[1])}{hint}}}}}"
