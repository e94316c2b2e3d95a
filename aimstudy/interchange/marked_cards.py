"""Cards that begin with ``Q:`` and ``A:``, or ``C:`` with gaps in brackets, as hashcards has them.

SuperMemo writes such texts with the mark on every line of a side, and a line of history. Knows no
file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from aimstudy.domain.imports import RemarkKind
from aimstudy.domain.note_type import BASIC, CLOZE
from aimstudy.interchange.card_texts import Asked, CardTexts
from aimstudy.interchange.markdown_cards import gaps_html
from aimstudy.interchange.markdown_html import CLOSE_GAP, OPEN_GAP, html_of_markdown

_MARK = re.compile(r"(Q|A|C):(?:[ \t]+(.*)|[ \t]*)$")
_HISTORY = re.compile(r"I:[ \t]*[A-Z]{2,4}=")
_RULE = re.compile(r"-{3,}[ \t]*$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_GAP = re.compile(r"(?<!\\)(?:!\[[^\[\]]*\](?:\([^()\n]*\))?|\[((?:\\.|[^\[\]\\])+)\])", re.DOTALL)
_ESCAPED = re.compile(r"\\([\[\]])")
_NAME = re.compile(r"^name\s*=\s*[\"'](.{1,200}?)[\"']\s*$", re.MULTILINE)
_MOST_GAPS = 500


def looks_like_marked_cards(text: str) -> bool:
    """Whether a text has a question with its answer below it, or one with a gap.

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
    for block in _blocks(text):
        if block.kind == "A" and asked is not None:
            _add(asked, block, deck, texts)
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
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines of the block."""
        return "\n".join(self.lines).strip()


def _blocks(text: str) -> Iterator[_Block]:
    skip = text[: _matter_end(text)].count("\n")
    block: _Block | None = None
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if number <= skip:
            continue
        mark = None if fence else _MARK.match(line)
        fenced = _FENCE.match(line)
        if fenced and fence in ("", fenced[1]):
            fence = "" if fence else fenced[1]
        if not fence and _HISTORY.match(line):
            continue
        if mark and block is not None and _goes_on(block, mark[1]):
            block.lines.append(mark[2] or "")
        elif mark or (not fence and _RULE.match(line)):
            if block is not None:
                yield block
            block = _Block(mark[1], number, [mark[2] or ""]) if mark else None
        elif block is not None:
            block.lines.append(line)
    if block is not None:
        yield block


def _goes_on(block: _Block, kind: str) -> bool:
    """Right below a line of a question, or of an answer, stands another one of it."""
    return block.kind == kind != "C" and bool(block.lines[-1].strip())


def _matter_end(text: str) -> int:
    """Where the settings at the beginning of a file end; 0 where there are none."""
    if not text.startswith("---\n"):
        return 0
    end = text.find("\n---\n", 3)
    return end + len("\n---\n") if end > 0 else 0


def _spans(text: str) -> list[tuple[int, int]]:
    spans = [found.span(1) for found in _GAP.finditer(text) if found[1]]
    return spans[:_MOST_GAPS]


def _add(asked: _Block, answer: _Block, deck: str, texts: CardTexts) -> None:
    front, back = html_of_markdown(asked.text), html_of_markdown(answer.text)
    texts.add(Asked(front, back, asked.line, deck, note_type=BASIC))


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
