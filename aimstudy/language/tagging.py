"""Our own words get tags: what the tagger was taught, fitted to how we cut a sentence.

The taggers know "do" + "n't" and "in" + "general"; our words keep such runs in one piece.
"""

import re
from collections.abc import Sequence

from aimstudy.domain.article import Language
from aimstudy.language.tagger import Tagged, Tagger
from aimstudy.language.words import Form, Word

_CLITIC = re.compile(r"(?i)(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m)|['’])$")
_VERBAL = ("VERB", "AUX", "ADJ")


class LanguageModel:
    """What the program knows of one language beside the tables of its grammar."""

    def __init__(self, language: Language, tagger: Tagger) -> None:
        self.language = language
        self._tagger = tagger

    def tag(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words of a sentence with tag, form and lemma."""
        parts: list[str] = []
        firsts: list[int] = []
        for word in words:
            firsts.append(len(parts))
            parts.extend(self._parts(word))
        tagged = self._tagger.tag(parts)
        return tuple(
            _filled(word, tagged[first]) for word, first in zip(words, firsts, strict=True)
        )

    def _parts(self, word: Word) -> list[str]:
        if " " in word.text and not word.text[:1].isdigit():
            return word.text.split()
        if self.language is Language.ENGLISH and ("'" in word.text or "’" in word.text):
            found = _CLITIC.match(word.text)
            if found:
                return [found.group(1), found.group(2)]
        return [word.text]


def _filled(word: Word, tagged: Tagged) -> Word:
    upos, form = read_label(tagged.label)
    second, _ = read_label(tagged.second)
    if " " in word.text and word.text[:1].isalpha():
        upos, form, second = "ADV", None, ""
    return Word(
        word.text,
        word.start,
        word.end,
        word.lower,
        upos,
        form,
        second=second,
        margin=tagged.margin,
    )


def read_label(label: str) -> tuple[str, Form | None]:
    """A label of the tagger as the tag and the verb form in it."""
    upos, _, form = label.partition(".")
    return upos, Form(form) if form and upos in _VERBAL else None
