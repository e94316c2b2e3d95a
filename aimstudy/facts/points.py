"""Blocks to sentences with raw offsets, and the label that stands before them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aimstudy.domain.article import Block, BlockKind, Language, Sentence
from aimstudy.facts.labels import label_end, without_mark
from aimstudy.facts.text_lists import Point, states
from aimstudy.language.markup import CleanText, clean_markup
from aimstudy.language.models import LanguageModels
from aimstudy.language.splitter import sentence_spans

RUNNING = (BlockKind.DESCRIPTION, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTE)
_LABELLED = 10_000  # sentences after which labels are no longer told from statements
_MARKED = re.compile(r"[\[\]*_`~<&\\]|\s[\s.,]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block and its text without markup."""

    block: Block
    clean: CleanText


def points_of(
    text: str,
    pieces: Iterable[Piece],
    languages: Mapping[int, Language | None],
    main: Language,
    models: LanguageModels,
) -> list[Point]:
    """The sentences of each block, split by the rules of its section's language."""
    found: list[Point] = []
    count = 0
    for piece in pieces:
        block = piece.block
        language = languages[block.section] or main
        model = models.of(language)
        split: list[tuple[int, int, str]] = []
        head = 0
        if block.kind is BlockKind.TABLE:
            split = _rows(text, block)
        elif block.kind not in (BlockKind.HEADING, BlockKind.CODE):
            head = label_end(text, block.kind, block.start, piece.clean)
            head = (
                0 if head and count < _LABELLED and states(model, piece.clean.text[:head]) else head
            )
            split = _split(text, piece, language, head)
        sentences = tuple(
            Sentence(count + at, block.section, block.kind, start, end, text[start:end], clean)
            for at, (start, end, clean) in enumerate(split)
        )
        count += len(sentences)
        label = without_mark(sentences[0].clean) if head and len(sentences) > 1 else ""
        labels = ("", *((label,) * (len(sentences) - 1))) if sentences else ()
        found.append(Point(block, sentences, labels, model))
    return found


def _split(text: str, piece: Piece, language: Language, head: int) -> list[tuple[int, int, str]]:
    """(raw start, raw end, clean text) of each sentence of a block; ``head`` ends its label."""
    block, clean = piece.block, piece.clean
    spans = [(0, len(clean.text[:head].rstrip()))] if head else []
    spans += [(a + head, b + head) for a, b in sentence_spans(clean.text[head:], language)]
    found: list[tuple[int, int, str]] = []
    begin = block.start
    for number, (start, end) in enumerate(spans):
        last = number == len(spans) - 1
        following = block.end if last else spans[number + 1][0]
        stop = block.end if last else clean.raw_offset(following - (following > end))
        raw_start, raw_end = _trim(text, begin, stop)
        begin = stop
        if any(c.isalnum() for c in clean.text[start:end]):
            found.append((raw_start, raw_end, clean.text[start:end]))
    return found


def _rows(text: str, block: Block) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        start, end = _trim(text, at, at + len(line))
        at += len(line)
        row = text[start:end]
        if _MARKED.search(row):
            row = clean_markup(text, start, end).text
        cells = [c.strip() for c in row.strip("|").split("|")]
        shown = " – ".join(cell for cell in cells if cell)
        if any(c.isalnum() for c in shown):
            found.append((start, end, shown))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
