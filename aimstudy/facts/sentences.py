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
from aimstudy.domain.progress import Progress, counted, unheard
from aimstudy.facts.front_matter import FrontMatter, read_front_matter
from aimstudy.facts.lines import has_html_blocks
from aimstudy.facts.points import RUNNING, Piece, points_of
from aimstudy.facts.spoken import article_language, section_languages, spoken
from aimstudy.facts.structure import scan_blocks
from aimstudy.facts.text_lists import Point, TextList, find_lists, is_ended, is_fragment
from aimstudy.language.markup import clean_markup
from aimstudy.language.models import LanguageModels

MAX_WORDS = 80
MAX_CHARACTERS = 1200
MAX_SENTENCES = 3000
_FEWEST_WORDS = 3
_LISTED_BLOCKS = 5000
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Structured:
    """An article with what reading it found beside its text.

    ``languages[i]``, ``labels[i]`` belong to sentence ``i``: the language is None where it is
    clearly none of ours; a label is what stands before it in
    its block ("Premium" in "- Premium: the price ..."), else empty. ``fragments`` are the
    sentences that are only words: labels, points of ``lists`` that state nothing alone, and what
    stands under "References" and the like.
    """

    article: ArticleText
    languages: tuple[Language | None, ...]
    labels: tuple[str, ...]
    fragments: frozenset[int]
    lists: tuple[TextList, ...]


def structure_article(
    text: str,
    data: bytes,
    is_utf8: bool,
    name: str,
    models: LanguageModels,
    progress: Progress = unheard,
) -> Structured:
    """Find blocks, language and sentences. Raises NO_SENTENCES or LANGUAGE_UNSUPPORTED."""
    matter = read_front_matter(text)
    blocks = counted(_blocks(text, matter), progress, 0.0, 0.0)
    pieces = [Piece(b, clean_markup(text, b.start, b.end)) for b in blocks]
    running = "\n".join(p.clean.text for p in pieces if p.block.kind in RUNNING)
    if _word_count(pieces) < _FEWEST_WORDS:
        raise Problem(ProblemKind.NO_SENTENCES, name=name)
    main = article_language(running, name, models)
    by_section = section_languages(pieces, main)
    watched = counted(pieces, progress, 0.0, 0.0)
    points = points_of(text, watched, by_section, main, models)
    sentences = [s for point in points for s in point.sentences]
    sections = _sections(pieces)
    languages = tuple(spoken(s, by_section[s.section]) for s in sentences)
    article = ArticleText(
        name=name,
        title=_title(text, matter, sections, name),
        language=main,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        sections=sections,
        blocks=tuple(piece.block for piece in pieces),
        sentences=tuple(sentences),
        warnings=_warnings(text, matter, is_utf8, pieces, languages, sentences),
    )
    labels = tuple(label for point in points for label in point.labels)
    lists = find_lists(text, points[:_LISTED_BLOCKS])
    silent = _fragments(points, lists) | _references(sections, points)
    return Structured(article, languages, labels, silent, lists)


_SOURCES = re.compile(
    r"(?:references?|sources?|notes|footnotes|bibliography|further reading|external links|see also"
    r"|related (?:articles|terms|reading)|kilder?|referanser?|litteratur(?:liste)?|fotnoter|noter"
    r"|videre lesning|eksterne lenker|se også|les også|les mer)\W*$",
    re.I,
)


def _references(sections: tuple[Section, ...], points: list[Point]) -> frozenset[int]:
    """What stands under "References", "See also" and the like."""
    titled = {s.index: s.start for s in sections if _SOURCES.match(s.title.strip())}
    return frozenset(
        s.index
        for point in points
        for s in point.sentences
        if s.section in titled and s.start > titled[s.section]
    )


def is_long(sentence: Sentence) -> bool:
    """True where a sentence is too long to be looked at."""
    return sentence.clean.count(" ") >= MAX_WORDS or len(sentence.clean) > MAX_CHARACTERS


def _fragments(points: list[Point], lists: tuple[TextList, ...]) -> frozenset[int]:
    """Labels, the first sentence of each point that is only words, and captions of images."""
    found = {
        point.sentences[0].index
        for point in points
        if (len(point.labels) > 1 and point.labels[1])
        or (len(point.sentences) == 1 and point.sentences[0].raw.startswith("!["))
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


def _sections(pieces: list[Piece]) -> tuple[Section, ...]:
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


def _word_count(pieces: list[Piece]) -> int:
    """Words outside headings and code, counted until there are enough."""
    count = 0
    for piece in pieces:
        if piece.block.kind in (*RUNNING, BlockKind.TABLE):
            count += len(_WORD.findall(piece.clean.text[:1000]))
        if count >= _FEWEST_WORDS:
            break
    return count


def _warnings(
    text: str,
    matter: FrontMatter,
    is_utf8: bool,
    pieces: list[Piece],
    languages: tuple[Language | None, ...],
    sentences: list[Sentence],
) -> tuple[ReadingWarning, ...]:
    found = list(matter.warnings)
    if not is_utf8:
        found.append(ReadingWarning.NOT_UTF8)
    if any(p.clean.dropped_html for p in pieces) or has_html_blocks(text):
        found.append(ReadingWarning.HTML_DROPPED)
    if len(set(languages)) > 1:
        found.append(ReadingWarning.TWO_LANGUAGES)
    running = [s for s in sentences if s.block in RUNNING]
    if any(is_long(s) for s in running):
        found.append(ReadingWarning.LONG_SENTENCE)
    if len(running) > MAX_SENTENCES:
        found.append(ReadingWarning.TOO_MANY_SENTENCES)
    return tuple(found)
