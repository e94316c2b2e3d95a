"""Tells how a table in text is built: what parts its cells, whether it has a header, what is what.

A separator is right where most rows have the same number of cells under it, cut as they will be.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from aimstudy.interchange.column_names import Role, names_columns, role_named
from aimstudy.interchange.delimited_rows import COLON, IN_SENTENCES, Cutting, Row, rows_of
from aimstudy.interchange.plain_text import looks_like_html

SEPARATORS = ("\t", ";", ",", "|", " :: ", *IN_SENTENCES)
_SAMPLE_LINES, _SAMPLE_LINE, _SAMPLE_HTML = 300, 4_000, 1_000_000
_NAMED_ROW = 1.0  # what a header under a separator is worth beside the share of its rows
_SENTENCES = 0.9  # share of commas that are followed by a space where they are those of sentences
_IN_SENTENCE = 0.75  # such a comma is worth so much
_AFTER_A_TERM = 0.8  # and a colon behind a term, which commas may follow, so much
_LONGEST_TERM, _TERM_WORDS, _FEWEST_TERMS = 60, 8, 3
_FEW_ROWS = 3  # below a header, to tell it by the kinds of its columns
_HEADING_WORDS, _HEADING_LENGTH = 4, 40
_NUMBER = re.compile(
    r"[-+(]?[\d.,:/%$€£ ]*\d[\d.,:/%$€£)a-z ]{0,12}|https?://\S+|<img\b.*|\[sound:.*"
    r"|.*\{\{c\d+::.*|true|false|yes|no|ja|nei|sann|usann",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Separator:
    """What parts cells; ``share`` of the rows have as many as most. ``named``: it has a header."""

    cutting: Cutting
    share: float = 0.0
    named: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is built: a role a column, its name where a header gives one.

    ``words`` say of each column what it fills of the note type that was chosen.
    """

    cutting: Cutting
    header: bool
    roles: tuple[Role, ...]
    names: tuple[str, ...]
    html: bool
    words: tuple[str, ...] = ()


def sampled(lines: Sequence[str]) -> list[str]:
    """As many lines as tell how all are built."""
    return [line[:_SAMPLE_LINE] for line in lines[:_SAMPLE_LINES]]


def separator_of(lines: Sequence[str], told: str | None = None) -> Separator:
    """What parts the cells of these lines; only ``told`` is tried where that is given.

    >>> separator_of(["a|b, c", "d|e"]).cutting.separator
    '|'
    """
    sample = sampled(lines)
    best, most = Separator(Cutting(None)), 0.0
    for separator in (told,) if told else SEPARATORS:
        for found in _scored(sample, separator):
            worth = _worth(found, sample)
            if worth > most:
                best, most = found, worth
    if told and best.cutting.separator is None:
        return Separator(Cutting(told, usual=1))
    return best


def _scored(sample: Sequence[str], separator: str) -> list[Separator]:
    tried = [False]
    if len(separator) == 1:
        quoted = re.compile(re.escape(separator) + ' "(?!")')
        if any(map(quoted.search, sample)):
            tried = [True, False]
    return [_share(sample, Cutting(separator, spaced)) for spaced in tried]


def _share(sample: Sequence[str], cutting: Cutting) -> Separator:
    widths = Counter(len(row.cells) for row in rows_of(sample, cutting))
    wide = [(many, width) for width, many in widths.items() if width > 1]
    many, usual = max(wide, default=(0, 1))
    told = Cutting(cutting.separator, cutting.spaced, usual)
    first = [row.cells for row in islice(rows_of(sample, told), 2)]
    named = bool(many) and names_columns(first[0], first[1] if len(first) > 1 else ())
    return Separator(told, many / max(1, widths.total()), named)


def _worth(found: Separator, sample: Sequence[str]) -> float:
    if not found.share:
        return 0.0
    separator = found.cutting.separator
    worth = found.share
    if separator == COLON:
        worth *= _AFTER_A_TERM * (_share_of_terms(sample) >= _SENTENCES)
    elif separator in IN_SENTENCES or (separator == "," and in_sentences(sample)):
        worth *= _IN_SENTENCE
    return worth + _NAMED_ROW * found.named


def _share_of_terms(sample: Sequence[str]) -> float:
    """The share of lines that begin with a term and a colon, 0 of very few."""
    filled = [line for line in sample if line.strip()]
    if len(filled) < _FEWEST_TERMS:
        return 0.0
    terms = [line.partition(COLON)[0] for line in filled if COLON in line]
    short = [term for term in terms if len(term) <= _LONGEST_TERM and ". " not in term]
    return sum(len(term.split()) <= _TERM_WORDS for term in short) / len(filled)


def in_sentences(sample: Sequence[str]) -> bool:
    """Whether the commas are those of sentences."""
    commas = sum(line.count(",") for line in sample)
    spaced = sum(line.count(", ") - line.count(', "') for line in sample)
    return commas > 0 and spaced > commas * _SENTENCES


def has_header(rows: Sequence[Row]) -> bool:
    """Whether the first of these rows names the columns: by what it says, or by its kind."""
    if not rows:
        return False
    first = rows[0].cells
    if names_columns(first, rows[1].cells if len(rows) > 1 else ()):
        return True
    below = [row.cells for row in rows[1:] if len(row.cells) == len(first)]
    if len(below) < _FEW_ROWS or not all(map(_is_heading, first)):
        return False
    return any(
        not _NUMBER.fullmatch(name.strip()) and _all_numbers([cells[n] for cells in below])
        for n, name in enumerate(first)
    )


def _is_heading(cell: str) -> bool:
    text = cell.strip()
    return (
        0 < len(text) <= _HEADING_LENGTH
        and len(text.split()) <= _HEADING_WORDS
        and text[-1] not in "?!.…"
        and not text.isdigit()
    )


def _all_numbers(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) >= _FEW_ROWS and all(map(_NUMBER.fullmatch, filled))


def roles_of(names: Sequence[str], rows: Sequence[Row]) -> tuple[Role, ...]:
    """What each column is for: as its name says, else by its place.

    >>> [role.value for role in roles_of(["Tags", "Kanji", "Reading", "Meaning"], ())]
    ['tags', 'front', 'extra', 'back']
    """
    found = _once([role_named(name) for name in names])
    if Role.OPTION in found and Role.CORRECT not in found:
        if Role.BACK in found:
            found[found.index(Role.BACK)] = Role.CORRECT
        else:  # nothing says which is right
            found = [None if role is Role.OPTION else role for role in found]
    for place, name in enumerate(names):
        if found[place] is None and not name.strip() and rows and _says_nothing(place, rows):
            found[place] = Role.SKIP
    wanted = (Role.FRONT,) if Role.OPTION in found else (Role.FRONT, Role.BACK)
    for role in wanted:
        _give(role, found)
    return tuple(role or Role.EXTRA for role in found)


def _says_nothing(place: int, rows: Sequence[Row]) -> bool:
    """A column without a name is empty, or counts the rows."""
    cells = [row.cells[place] if place < len(row.cells) else "" for row in rows]
    counted = [str(number) for number in range(1, len(cells) + 1)]
    return not any(cells) or (len(cells) > 1 and cells == counted)


def _give(role: Role, found: list[Role | None]) -> None:
    """Give a side to the first column that is for nothing else."""
    for free in (None, Role.EXTRA):
        if role not in found and free in found:
            found[found.index(free)] = role


def _once(roles: list[Role | None]) -> list[Role | None]:
    """Each side, the deck and the identity come from one column."""
    alone = (Role.FRONT, Role.BACK, Role.DECK, Role.GUID, Role.CORRECT, Role.TAGS)
    return [
        None if role in alone and role in roles[:place] else role
        for place, role in enumerate(roles)
    ]


def roles_told(words: Sequence[str], many: int) -> tuple[Role, ...]:
    """Roles as a person named them; what is not named is kept beside."""
    known = {role.value: role for role in Role} | {"": Role.SKIP, "-": Role.SKIP}
    told = [known.get(word.strip().casefold()) or role_named(word) or Role.EXTRA for word in words]
    return tuple((told + [Role.EXTRA] * many)[: max(many, 1)])


def is_html(lines: Sequence[str]) -> bool:
    """Whether cells hold tags that are known."""
    size = 0
    for line in lines:
        if looks_like_html(line[:_SAMPLE_LINE]):
            return True
        size += len(line)
        if size > _SAMPLE_HTML:
            break
    return False
