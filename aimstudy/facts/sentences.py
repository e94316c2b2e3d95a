"""Raw text to ArticleText: blocks, sections and sentences whose offsets count raw characters."""

import hashlib
import re
from dataclasses import dataclass

from aimstudy.domain.article import (
    ArticleText,
    Block,
    BlockKind,
    Language,
    ReadingWarning,
    Section,
    Sentence,
)
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.facts.front_matter import FrontMatter, read_front_matter
from aimstudy.facts.labels import label_end, without_mark
from aimstudy.facts.structure import scan_blocks
from aimstudy.facts.text_lists import Point, TextList, find_lists, is_ended, is_fragment, states
from aimstudy.language.detect import detect_language
from aimstudy.language.markup import CleanText, clean_markup
from aimstudy.language.models import LanguageModels
from aimstudy.language.splitter import sentence_spans

LONG_SENTENCE_WORDS = 80
_SECTION_WORDS = 40
_MARKED = re.compile(r"[\[\]*_`~<&\\]|\s[\s.,]")
_RUNNING = (BlockKind.DESCRIPTION, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class Structured:
    """An article with what reading it found beside its text.

    ``languages[i]``, ``labels[i]`` belong to sentence ``i``: a label is what stands before it in
    its block ("Premium" in "- Premium: the price ..."), else empty. ``fragments`` are the
    sentences that are only words: labels, and points of ``lists`` that state nothing alone.
    """

    article: ArticleText
    languages: tuple[Language, ...]
    labels: tuple[str, ...]
    fragments: frozenset[int]
    lists: tuple[TextList, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    block: Block
    clean: CleanText


def structure_article(
    text: str, data: bytes, is_utf8: bool, name: str, models: LanguageModels
) -> Structured:
    """Find blocks, language and sentences. Raises NO_SENTENCES or LANGUAGE_UNSUPPORTED."""
    matter = read_front_matter(text)
    pieces = [_Piece(b, clean_markup(text, b.start, b.end)) for b in _blocks(text, matter)]
    running = "\n".join(p.clean.text for p in pieces if p.block.kind in _RUNNING)
    if not any(c.isalnum() for c in running) and not _has_table(pieces):
        raise Problem(ProblemKind.NO_SENTENCES, name=name)
    detected = detect_language(running)
    if detected.language is None:
        raise Problem(ProblemKind.LANGUAGE_UNSUPPORTED, name=name, language=detected.name)
    sections = _sections(pieces)
    languages = _section_languages(pieces, detected.language)
    points = _points(text, pieces, languages, models)
    sentences = [s for point in points for s in point.sentences]
    if not sentences:
        raise Problem(ProblemKind.NO_SENTENCES, name=name)
    article = ArticleText(
        name=name,
        title=_title(text, matter, sections, name),
        language=detected.language,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        sections=sections,
        blocks=tuple(piece.block for piece in pieces),
        sentences=tuple(sentences),
        warnings=_warnings(matter, is_utf8, pieces, languages, sentences),
    )
    labels = tuple(label for point in points for label in point.labels)
    lists = find_lists(text, points)
    spoken = tuple(languages.get(s.section, detected.language) for s in sentences)
    return Structured(article, spoken, labels, _fragments(points, lists), lists)


def _fragments(points: list[Point], lists: tuple[TextList, ...]) -> frozenset[int]:
    """Labels, and the first sentence of each point that is only words."""
    found = {
        point.sentences[0].index for point in points if len(point.labels) > 1 and point.labels[1]
    }
    by_first = {point.sentences[0].index: point for point in points if point.sentences}
    for each in lists:
        firsts = [by_first[item.sentence] for item in each.items] if each.fragments else []
        found |= {
            point.sentences[0].index
            for point in firsts
            if not is_ended(point) or is_fragment(point, each.intro >= 0)
        }
    return frozenset(found)


def _blocks(text: str, matter: FrontMatter) -> list[Block]:
    blocks = scan_blocks(text, matter.end)
    if "description" in matter.spans:
        start, end = matter.spans["description"]
        if text[start:end].strip():
            blocks.insert(0, Block(BlockKind.DESCRIPTION, 0, start, end, 0))
    return blocks


def _has_table(pieces: list[_Piece]) -> bool:
    return any(p.block.kind is BlockKind.TABLE for p in pieces)


def _sections(pieces: list[_Piece]) -> tuple[Section, ...]:
    headings = [p for p in pieces if p.block.kind is BlockKind.HEADING]
    return tuple(
        Section(index, p.clean.text, p.block.level, p.block.start)
        for index, p in enumerate(headings)
    )


def _title(text: str, matter: FrontMatter, sections: tuple[Section, ...], name: str) -> str:
    if "title" in matter.spans:
        start, end = matter.spans["title"]
        title = clean_markup(text, start, end).text.strip()
        if title:
            return title
    first = next((s.title for s in sections if s.level == 1), sections[0].title if sections else "")
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ").replace("_", " ")
    return first or stem or name


def _section_languages(pieces: list[_Piece], main: Language) -> dict[int, Language]:
    texts: dict[int, list[str]] = {}
    for piece in pieces:
        if piece.block.kind in _RUNNING:
            texts.setdefault(piece.block.section, []).append(piece.clean.text)
    found: dict[int, Language] = {}
    for section, parts in texts.items():
        seen = detect_language("\n".join(parts))
        sure = seen.words >= _SECTION_WORDS and seen.language is not None
        found[section] = seen.language if sure and seen.language else main
    return found


def _points(
    text: str, pieces: list[_Piece], languages: dict[int, Language], models: LanguageModels
) -> list[Point]:
    found: list[Point] = []
    count = 0
    for piece in pieces:
        block = piece.block
        language = languages.get(block.section, Language.ENGLISH)
        model = models.of(language)
        split: list[tuple[int, int, str]] = []
        head = 0
        if block.kind is BlockKind.TABLE:
            split = _rows(text, block)
        elif block.kind not in (BlockKind.HEADING, BlockKind.CODE):
            head = label_end(text, block.kind, block.start, piece.clean)
            head = 0 if head and states(model, piece.clean.text[:head]) else head
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


def _split(text: str, piece: _Piece, language: Language, head: int) -> list[tuple[int, int, str]]:
    """(raw start, raw end, clean text) of each sentence of a block; ``head`` ends its label."""
    block, clean = piece.block, piece.clean
    spans = [(0, len(clean.text[:head].rstrip()))] if head else []
    spans += [(a + head, b + head) for a, b in sentence_spans(clean.text[head:], language)]
    found: list[tuple[int, int, str]] = []
    begin = block.start
    for number, (start, end) in enumerate(spans):
        last = number == len(spans) - 1
        stop = block.end if last else clean.raw_offset(spans[number + 1][0] - 1)
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


def _warnings(
    matter: FrontMatter,
    is_utf8: bool,
    pieces: list[_Piece],
    languages: dict[int, Language],
    sentences: list[Sentence],
) -> tuple[ReadingWarning, ...]:
    found = list(matter.warnings)
    if not is_utf8:
        found.append(ReadingWarning.NOT_UTF8)
    if any(p.clean.dropped_html for p in pieces):
        found.append(ReadingWarning.HTML_DROPPED)
    if len(set(languages.values())) > 1:
        found.append(ReadingWarning.TWO_LANGUAGES)
    if any(s.clean.count(" ") >= LONG_SENTENCE_WORDS for s in sentences):
        found.append(ReadingWarning.LONG_SENTENCE)
    return tuple(found)
