"""Cards that begin with ``Q:`` and ``A:``, or ``C:`` with gaps in brackets, as hashcards has them.

SuperMemo writes such texts with the mark on every line of a side, and a line of history. People
write "Question:", "Q1:" or "**Svar:**", and lists of them. Knows no file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import NamedTuple

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.interchange.card_texts import Asked, CardTexts
from aimstudy.interchange.markdown_cards import gaps_html
from aimstudy.interchange.markdown_html import CLOSE_GAP, OPEN_GAP, html_of_markdown
from aimstudy.interchange.note_parts import tags_in

_GAPS = re.compile(r"C:(?:[ \t]+(.*)|[ \t]*)$")
_LABEL = re.compile(
    r"[ \t]*(?:[-*+•][ \t]+)?(?:\*\*|__)?(?P<word>[A-Za-zøØåÅ]{1,12})[ \t]?(?P<number>\d{0,4})"
    r"(?:\*\*|__)?(?P<end>[:.)])(?:\*\*|__)?[ \t]*(?P<text>.*)$"
)
_WORDS = (
    dict.fromkeys(("q", "question", "spørsmål", "spm", "front", "forside"), "Q")
    | dict.fromkeys(("a", "answer", "ans", "svar", "back", "bakside"), "A")
    | dict.fromkeys(("tags", "tag", "stikkord"), "T")
)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_HISTORY = re.compile(r"I:[ \t]*[A-Z]{2,4}=")
_RULE = re.compile(r"-{3,}[ \t]*$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_GAP = re.compile(r"(?<!\\)(?:!\[[^\[\]]*\](?:\([^()\n]*\))?|\[((?:\\.|[^\[\]\\])+)\])", re.DOTALL)
_ESCAPED = re.compile(r"\\([\[\]])")
_NAME = re.compile(r"^name\s*=\s*[\"'](.{1,200}?)[\"']\s*$", re.MULTILINE)
_MOST_GAPS = 500


def looks_like_marked_cards(text: str) -> bool:
    """Whether a text has a question with its answer below it, or one with a gap.

    >>> looks_like_marked_cards("Question: a\\nAnswer: b"), looks_like_marked_cards("Question: a")
    (True, False)
    >>> looks_like_marked_cards("Q: a\\nA: b"), looks_like_marked_cards("C: a [b]"),
    (True, True)
    >>> looks_like_marked_cards("Q: a"), looks_like_marked_cards("C: drive")
    (False, False)
    """
    blocks = list(_blocks(text))
    answered = any(a.kind == "Q" and b.kind == "A" for a, b in pairwise(blocks))
    return answered or any(block.kind == "C" and _spans(block.text) for block in blocks)


def read_marked_cards(text: str, deck: str, texts: CardTexts) -> None:
    """Take all cards of a text; raises Enough and Problem DECK_*."""
    matter = text[: _matter_end(text)]
    named = _NAME.search(matter)
    deck = named[1] if named else deck
    asked: _Block | None = None
    blocks = list(_blocks(text))
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.kind == "T":
            continue
        if block.kind == "A" and asked is not None:
            tags = below.text if below is not None and below.kind == "T" else ""
            _add(asked, block, deck, tags_in(tags.strip("[]")), texts)
            asked = None
            continue
        if asked is not None:
            texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=asked.line)
            asked = None
        if block.kind == "Q":
            asked = block
        elif block.kind == "C":
            _add_gaps(block, deck, texts)
        else:
            texts.staging.remark(RemarkKind.ROW_WITHOUT_QUESTION, row=block.line)
    if asked is not None:
        texts.staging.remark(RemarkKind.ROW_WITHOUT_ANSWER, row=asked.line)
    texts.done()


@dataclass(slots=True)
class _Block:
    kind: str
    line: int
    label: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines of the block."""
        text = "\n".join(self.lines).strip()
        quoted = _QUOTED.fullmatch(text)
        return (quoted[1] or quoted[2] or "").strip() if quoted else text


def _blocks(text: str) -> Iterator[_Block]:
    skip = text[: _matter_end(text)].count("\n")
    block: _Block | None = None
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if number <= skip:
            continue
        mark = None if fence else _mark(line)
        fenced = _FENCE.match(line)
        if fenced and fence in ("", fenced[1]):
            fence = "" if fence else fenced[1]
        if not fence and _HISTORY.match(line):
            continue
        if mark and block is not None and _goes_on(block, mark.label):
            block.lines.append(mark.text)
        elif mark or (not fence and _RULE.match(line)):
            if block is not None:
                yield block
            block = _Block(mark.kind, number, mark.label, [mark.text]) if mark else None
        elif block is not None:
            block.lines.append(line)
    if block is not None:
        yield block


class _Mark(NamedTuple):
    """What a line begins with: a question, an answer, gaps or tags, and as what it is written."""

    kind: str
    label: str
    text: str


def _mark(line: str) -> _Mark | None:
    gaps = _GAPS.match(line)
    if gaps:
        return _Mark("C", "C", gaps[1] or "")
    found = _LABEL.match(line)
    if found is None:
        return None
    word, number, end, text = found.group("word", "number", "end", "text")
    kind = _WORDS.get(word.casefold())
    letter = len(word) == 1
    if kind is None or (letter and word.islower()) or (end != ":" and not number):
        return None
    return _Mark(kind, f"{word}{number}", text)


def _goes_on(block: _Block, label: str) -> bool:
    """Right below a line of a question, or of an answer, stands another one of it."""
    return block.label == label and block.kind in "QA" and bool(block.lines[-1].strip())


def _matter_end(text: str) -> int:
    """Where the settings at the beginning of a file end; 0 where there are none."""
    if not text.startswith("---\n"):
        return 0
    end = text.find("\n---\n", 3)
    return end + len("\n---\n") if end > 0 else 0


def _spans(text: str) -> list[tuple[int, int]]:
    spans = [found.span(1) for found in _GAP.finditer(text) if found[1]]
    return spans[:_MOST_GAPS]


def _add(asked: _Block, answer: _Block, deck: str, tags: tuple[str, ...], texts: CardTexts) -> None:
    front, back = html_of_markdown(asked.text), html_of_markdown(answer.text)
    texts.add(Asked(front, back, asked.line, deck, note_type=BASIC, tags=tags))


def _add_gaps(block: _Block, deck: str, texts: CardTexts) -> None:
    text, made, end = block.text, "", 0
    spans = _spans(text)
    if not spans:
        texts.staging.remark(RemarkKind.LINE_NOT_UNDERSTOOD, row=block.line)
        return
    for start, stop in spans:
        made += text[end : start - 1] + OPEN_GAP + text[start:stop] + CLOSE_GAP
        end = stop + 1
    front = gaps_html(_ESCAPED.sub(r"\1", made + text[end:]))
    texts.add(Asked(front, "", block.line, deck, note_type=CLOZE, cards=tuple(range(len(spans)))))
