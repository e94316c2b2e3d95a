"""Bullet and numbered lists of an article as lists: what announces them, and their items.

Tells points that are sentences from points that are only words, which state nothing alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.domain.article import Block, BlockKind, Sentence
from aimstudy.language.lexicon import NOUN
from aimstudy.language.tagging import LanguageModel
from aimstudy.language.words import FINITE_FORMS, Form, Word, tokenize, word_set

_NUMBERED = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]?[ \t]*\)?[ \t]*$")
_END_MARK = re.compile(r"[.!?…][\"')\]»”’]*$")
_LOOSE_END = re.compile(r"(?:[\s.,;:]|(?:,|;)\s+(?:and|or|og|eller|samt))+$", re.I)
_INSIDE = word_set("""
    who which that whose where if when why how what because som at hvis når der fordi dersom
    hva hvem hvor hvorfor hvordan hvilke hvilken
    """)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point: the index of its first sentence, its words without mark or end mark, its span.

    ``label`` is what stands before a colon or a dash ("Premium: the price ..."), else empty.
    """

    sentence: int
    text: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class TextList:
    """Points of one depth in a row; ``intro`` is the sentence announcing them, -1 without one.

    ``fragments`` says that the points are no sentences of their own ("- Cargo claims").
    """

    intro: int
    section: int
    ordered: bool
    fragments: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A block with its sentences, as the collector takes them; ``model`` tags its words."""

    block: Block
    sentences: tuple[Sentence, ...]
    labels: tuple[str, ...]
    model: LanguageModel


@dataclass(slots=True)
class _Open:
    intro: int
    depth: int
    section: int
    points: list[Point]


def find_lists(text: str, points: Sequence[Point]) -> tuple[TextList, ...]:
    """Every list of the article's blocks, in order of its first point."""
    found: list[_Open] = []
    stack: list[_Open] = []
    before: Point | None = None
    for point in points:
        block = point.block
        if block.kind is not BlockKind.BULLET or not point.sentences:
            stack = []
            before = point
            continue
        while stack and (block.level < stack[-1].depth or block.section != stack[-1].section):
            stack.pop()
        if not stack or block.level > stack[-1].depth:
            stack.append(_Open(_intro(before, block), block.level, block.section, []))
            found.append(stack[-1])
        stack[-1].points.append(point)
        before = point
    return tuple(_list(text, each) for each in found)


def _intro(before: Point | None, block: Block) -> int:
    """The sentence right before the list, where it ends in a colon or without an end mark."""
    if before is None or before.block.section != block.section or not before.sentences:
        return -1
    if before.block.kind not in (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTE):
        return -1
    last = before.sentences[-1]
    announces = last.clean.endswith(":") or (
        before.block.kind is BlockKind.PARAGRAPH and not _END_MARK.search(last.clean)
    )
    return last.index if announces else -1


def _list(text: str, held: _Open) -> TextList:
    firsts = [point.sentences[0] for point in held.points]
    loose = [is_fragment(point, held.intro >= 0) for point in held.points]
    items = tuple(_item(point) for point in held.points)
    mark = text[max(0, firsts[0].start - 8) : held.points[0].block.start].rsplit("\n", 1)[-1]
    return TextList(
        held.intro,
        held.section,
        _NUMBERED.search(mark.rstrip(" \t*_")) is not None,
        sum(loose) * 2 > len(loose),
        items,
    )


def _item(point: Point) -> ListItem:
    start, end = point.sentences[0].start, point.sentences[-1].end
    whole = " ".join(s.clean for s in point.sentences)
    label = next((label for label in point.labels if label), "")
    return ListItem(point.sentences[0].index, _LOOSE_END.sub("", whole), start, end, label)


def is_fragment(point: Point, announced: bool) -> bool:
    """True where the point's first sentence is only words, or a predicate without its subject."""
    clean = point.sentences[0].clean
    if clean.endswith((";", ",")):
        return True
    words = point.model.tag(tokenize(clean))
    ended = is_ended(point)
    if clean.endswith("?"):
        return False
    if words and words[0].tag == "VERB" and words[0].form is Form.BASE:
        return not ended or (announced and clean[:1].islower())
    if announced and clean[:1].islower() and not any(_is_sure(word) for word in words):
        return True  # "goods left with others.": "left" is no verb of a sentence here
    return not _states(words, ended, point.model)


def _is_sure(word: Word) -> bool:
    """A finite verb that cannot be a participle."""
    return word.tag == "AUX" or (word.tag == "VERB" and word.form in (Form.PRESENT, Form.PASSIVE))


def is_ended(point: Point) -> bool:
    """True where the point's first sentence has an end mark."""
    return _END_MARK.search(point.sentences[0].clean) is not None


def states(model: LanguageModel, clean: str) -> bool:
    """True where ``clean`` has a finite verb after its subject."""
    return _states(model.tag(tokenize(clean)), True, model)


def _states(words: Sequence[Word], ended: bool, model: LanguageModel) -> bool:
    """A finite verb after its subject; without an end mark, only verbs nobody takes for a noun.

    A clause inside brings a verb of its own: "Candidates who fail." states nothing.
    """
    verbs = inside = 0
    for at, word in enumerate(words):
        if word.lower in _INSIDE and word.tag != "ADP":  # English "at" opens no clause
            if not ended:
                return False
            inside += 1
        sure = ended or word.tag == "AUX" or word.margin >= 3
        if not ended and at == len(words) - 1:  # "Cargo claims"
            sure = not any(reading.kind == NOUN for reading in model.lexicon.readings(word.lower))
        if at and word.tag in ("VERB", "AUX") and word.form in FINITE_FORMS and sure:
            verbs += 1
            if verbs > inside:
                return True
    return False
