"""An article's structure and warnings as JSON, and back; what is damaged raises Unreadable."""

import json
from functools import lru_cache

from aimstudy.domain.article import ArticleText, Block, BlockKind, ReadingWarning, Section
from aimstudy.storage.stored_text import Unreadable, count, decoded, listed, mapping, word

_MANY = 1_000_000  # headings, blocks
_FAR = 10**9  # characters
_DEEPEST = 100
_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}
Structure = tuple[tuple[Section, ...], tuple[Block, ...]]


def structure_text(article: ArticleText) -> str:
    """Sections and blocks as JSON."""
    plain = {
        "sections": [[s.title, s.level, s.start] for s in article.sections],
        "blocks": [[b.kind.value, b.level, b.start, b.end, b.section] for b in article.blocks],
    }
    return json.dumps(plain, ensure_ascii=False)


def warnings_text(article: ArticleText) -> str:
    """Warnings as JSON."""
    return json.dumps([warning.value for warning in article.warnings])


def structure_from(text: str) -> Structure:
    """What ``structure_text`` wrote."""
    plain = mapping(decoded(text))
    blocks = listed(plain.get("blocks"), _MANY)
    return _sections(listed(plain.get("sections"), _MANY)), tuple(_block(each) for each in blocks)


@lru_cache(maxsize=8)  # the cards of an article all ask for the same
def section_titles(text: str) -> tuple[str, ...]:
    """The headings alone."""
    return tuple(s.title for s in _sections(listed(mapping(decoded(text)).get("sections"), _MANY)))


def warnings_from(text: str) -> tuple[ReadingWarning, ...]:
    """What ``warnings_text`` wrote."""
    try:
        return tuple(ReadingWarning(word(each)) for each in listed(decoded(text), _MANY))
    except ValueError as error:
        raise Unreadable("no warning") from error


def block_kind_from(text: str) -> BlockKind:
    """What part of an article a sentence or a block is."""
    if text not in _BLOCK_KINDS:
        raise Unreadable("no kind of block")
    return _BLOCK_KINDS[text]


def without_structure(text: str) -> Structure:
    """How an article is shown whose structure cannot be read: as one run of text."""
    return (), (Block(BlockKind.PARAGRAPH, 0, 0, len(text), 0),)


def _sections(plain: list[object]) -> tuple[Section, ...]:
    found = []
    for n, each in enumerate(plain):
        title, level, start = listed(each, 3, 3)
        found.append(Section(n, word(title), count(level, 0, _DEEPEST), count(start, 0, _FAR)))
    return tuple(found)


def _block(plain: object) -> Block:
    kind, level, start, end, section = listed(plain, 5, 5)
    return Block(
        block_kind_from(word(kind)),
        count(level, 0, _DEEPEST),
        count(start, 0, _FAR),
        count(end, 0, _FAR),
        count(section, 0, _MANY),
    )
