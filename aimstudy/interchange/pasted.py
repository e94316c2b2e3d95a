"""Texts that people paste, cut into rows: Markdown tables, and cards that are not a line each.

Between the sides stands one thing, between the cards another: told by the person, or guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aimstudy.interchange.delimited_form import in_sentences, sampled, separator_of
from aimstudy.interchange.delimited_rows import Row

BLANK_LINE = "\n\n"
NEW_LINE = "\n"
_RULE = re.compile(r"\s*([-*=_%#~])\1{2,}\s*")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:[|+]\s*:?-{1,}:?\s*)*\|?\s*")
_HEADING = re.compile(r"#{1,6} ")
_TITLE = re.compile(r"(?:#{1,6}|\*{1,6}) |#\+\w+:")  # as Markdown and Org have them
_CELL_END = re.compile(r"(?<!\\)\|")
_FEWEST, _MOST_SIDE = 2, 400  # cards; characters of a question above its answer
_ASKING = 0.6  # share of the cards that ask with a question mark
_TABLE_SHARE, _SURE = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Pasted:
    """How a pasted text is cut; ``cards`` "" stands for a line of signs, ``sides`` for a table."""

    sides: str
    cards: str
    table: bool = False


def pasted_form(
    lines: Sequence[str], sides: str | None = None, cards: str | None = None
) -> Pasted | None:
    """How a pasted text is cut; None where each line is a row like those of other tables.

    >>> pasted_form(["What is x?", "It is y.", "", "What is z?", "It is w."])
    Pasted(sides='\\n', cards='\\n\\n', table=False)
    """
    sample = sampled(lines)
    if cards is not None and cards != NEW_LINE:
        return Pasted(sides or _sides_of(_cards_by(sample, cards)), cards)
    if cards == NEW_LINE or sides is not None:
        return None
    headings = headings_in(sample)
    titles = sum(map(bool, map(_TITLE.match, sample)))
    if _table_lines(sample) > (sum(map(bool, map(str.strip, sample))) - titles) * _TABLE_SHARE:
        return Pasted("|", NEW_LINE, table=True)
    if separator_of(sample).share >= _SURE:
        return _parted_by_semicolons(sample)
    return None if headings else _in_blocks(sample)  # with headings it is an article


def headings_in(lines: Sequence[str]) -> int:
    """How many lines are headings of an article."""
    return sum(map(bool, map(_HEADING.match, lines)))


def _in_blocks(sample: Sequence[str]) -> Pasted | None:
    for cards in ("", BLANK_LINE):
        found = _cards_by(sample, cards)
        if len(found) < _FEWEST:
            continue
        sides = _sides_of(found)
        parted = [text.partition(sides) for _, text in found]
        whole = all(answer.strip() and len(ask) <= _MOST_SIDE for ask, _, answer in parted)
        asking = sum(ask.rstrip().endswith("?") for ask, _, _ in parted)
        if whole and (not cards or asking >= len(parted) * _ASKING):
            return Pasted(sides, cards)
    return None


def _parted_by_semicolons(sample: Sequence[str]) -> Pasted | None:
    """All cards in one line, as one choice of Quizlet writes them."""
    if sum(map(bool, map(str.strip, sample))) != 1:
        return None
    found = _cards_by(sample, ";")
    for sides in ("\t", ","):
        if len(found) >= _FEWEST and all(text.count(sides) == 1 for _, text in found):
            return Pasted(sides, ";")
    return None


def _sides_of(cards: Sequence[tuple[int, str]]) -> str:
    """What parts the sides of most cards: a sign of their first lines, else the end of a line."""
    firsts = [text.split("\n", 1)[0] for _, text in cards]
    found = separator_of(firsts)
    sure = found.share >= _SURE and not (found.cutting.separator == "," and in_sentences(firsts))
    return found.cutting.separator or NEW_LINE if sure else NEW_LINE


def pasted_rows(lines: Sequence[str], form: Pasted) -> Iterator[Row]:
    """The rows of a pasted text with the physical line each begins on."""
    if form.table:
        yield from _table_rows(lines)
        return
    for line, text in _cards_by(lines, form.cards):
        ask, _, answer = text.partition(form.sides)
        yield Row(line, [ask, answer])


def _cards_by(lines: Sequence[str], cards: str) -> list[tuple[int, str]]:
    """The texts between the marks, with the lines they begin on."""
    if cards in ("", BLANK_LINE):
        return _blocks(lines, rule=not cards)
    found, line = [], 1
    for text in "\n".join(lines).split(cards):
        bare = text.strip()
        if bare:
            leading = text[: len(text) - len(text.lstrip())]
            found.append((line + leading.count("\n"), bare))
        line += text.count("\n") + cards.count("\n")
    return found


def _blocks(lines: Sequence[str], *, rule: bool) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    begun: list[str] = []
    first = parted = 0
    for number, line in enumerate((*lines, ""), 1):
        ends = bool(_RULE.fullmatch(line)) if rule else not line.strip()
        parted += ends
        if not ends and (begun or line.strip()):
            first = first if begun else number
            begun.append(line)
        if begun and (ends or number > len(lines)):
            found.append((first, "\n".join(begun).strip()))
            begun = []
    return found if parted else []


def _table_lines(sample: Sequence[str]) -> int:
    return sum(len(table) + rules for table, rules in _tables(sample))


def _tables(lines: Sequence[str]) -> Iterator[tuple[list[tuple[int, str]], int]]:
    """The tables of a text: their lines without the rules, with their numbers; how many rules."""
    table: list[tuple[int, str]] = []
    rules = 0
    for number, line in enumerate((*lines, ""), 1):
        if "|" not in line:
            if rules:
                yield table, rules
            table, rules = [], 0
        elif (len(table) == 1 or rules) and _TABLE_RULE.fullmatch(line) and "-" in line:
            rules += 1
        else:
            table.append((number, line))


def _table_rows(lines: Sequence[str]) -> Iterator[Row]:
    for table, _ in _tables(lines):
        for number, line in table:
            inner = line.strip().removeprefix("|")
            cells = _CELL_END.split(inner)
            if len(cells) > 1 and not cells[-1].strip():
                cells.pop()
            yield Row(number, [cell.replace("\\|", "|").strip() for cell in cells])
