"""An article as it was read: its text, sections and sentences, with offsets into the raw text.

Knows nothing of cards, storage or how the text was parsed.
"""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Languages an article can be written in (ISO 639-1; ``nb`` is Norwegian bokmål)."""

    ENGLISH = "en"
    BOKMAL = "nb"


class BlockKind(StrEnum):
    """What part of an article a sentence stands in."""

    DESCRIPTION = "description"  # the front matter's summary line
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"


class ReadingWarning(StrEnum):
    """Something odd about a file that did not keep it from being read."""

    FRONT_MATTER_BROKEN = "front_matter_broken"
    FRONT_MATTER_UNCLOSED = "front_matter_unclosed"
    NOT_UTF8 = "not_utf8"
    HTML_DROPPED = "html_dropped"
    TWO_LANGUAGES = "two_languages"
    NO_FACTS = "no_facts"
    LONG_SENTENCE = "long_sentence"
    TOO_MANY_SENTENCES = "too_many_sentences"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``raw`` is verbatim ``text[start:end]``; ``clean`` has no markup left."""

    index: int
    section: int
    block: BlockKind
    start: int
    end: int
    raw: str
    clean: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it. ``start`` is the heading's offset in the raw text."""

    index: int
    title: str
    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text shown as one piece by the reader.

    ``start:end`` are raw offsets; ``level`` is the heading's depth, else 0.
    """

    kind: BlockKind
    level: int
    start: int
    end: int
    section: int


@dataclass(frozen=True, slots=True)
class ArticleText:
    """A whole article after reading; every offset counts characters of ``text``."""

    name: str
    title: str
    language: Language
    text: str
    sha256: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    warnings: tuple[ReadingWarning, ...] = ()
