"""Which language an article, its sections and its sentences are in."""

import re
from collections.abc import Sequence

from aimstudy.domain.article import BlockKind, Language, Sentence
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.facts.points import RUNNING, Piece
from aimstudy.language.detect import detect_language, sentence_language
from aimstudy.language.models import LanguageModels

_SECTION_WORDS = 40
_SAMPLE = 20_000
_TRIED_WORDS = 300
_KNOWN = 0.7  # the share of words a lexicon must know


def article_language(running: str, name: str, models: LanguageModels) -> Language:
    """The language most of the article is in. Raises LANGUAGE_UNSUPPORTED.

    Where the little words do not tell (a list of terms), the lexicons are asked.
    """
    detected = detect_language(running)
    if detected.language and detected.sure:
        return detected.language
    words = re.findall(r"[^\W\d_]{2,40}", running[:_SAMPLE])[:_TRIED_WORDS]
    for language in (Language.ENGLISH, Language.BOKMAL) if not detected.sure else ():
        known = models.of(language).lexicon
        if sum(bool(known.readings(word)) for word in words) > _KNOWN * len(words):
            return language
    if detected.language is None:
        raise Problem(ProblemKind.LANGUAGE_UNSUPPORTED, name=name, language=detected.name)
    return detected.language


def section_languages(pieces: Sequence[Piece], main: Language) -> dict[int, Language | None]:
    """The language of each section; None where it is clearly one that is not ours."""
    texts: dict[int, list[str]] = {}
    for piece in pieces:
        running = piece.block.kind in RUNNING
        texts.setdefault(piece.block.section, []).append(piece.clean.text if running else "")
    found: dict[int, Language | None] = {}
    for section, parts in texts.items():
        seen = detect_language("\n".join(parts))
        found[section] = seen.language if seen.words >= _SECTION_WORDS and seen.sure else main
    return found


def spoken(sentence: Sentence, section: Language | None) -> Language | None:
    """The language of a sentence in a section; None where it is clearly none of ours."""
    if sentence.block is BlockKind.TABLE or section is None:
        return section
    return sentence_language(sentence.clean, section)
