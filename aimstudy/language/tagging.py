"""Our own words get tags: what the tagger was taught, fitted to how we cut a sentence.

The taggers know "do" + "n't" and "in" + "general"; our words keep such runs in one piece.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.language.lexicon import Lexicon
from aimstudy.language.morphology import lemma_of, noun_place, possible_forms
from aimstudy.language.repair import Sentence
from aimstudy.language.tagger import Tagged, Tagger
from aimstudy.language.words import Form, Word

_CLITIC = re.compile(r"(?i)(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m)|['’])$")
_VERBAL = ("VERB", "AUX", "ADJ")


class LanguageModel:
    """What the program knows of one language beside the tables of its grammar."""

    def __init__(self, language: Language, tagger: Tagger, lexicon: Lexicon) -> None:
        self.language = language
        self.lexicon = lexicon
        self._tagger = tagger

    @property
    def english(self) -> bool:
        """True for English."""
        return self.language is Language.ENGLISH

    def tag(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words of a sentence with tag, form, lemma and the place of nouns."""
        parts: list[str] = []
        firsts: list[int] = []
        for word in words:
            firsts.append(len(parts))
            parts.extend(self._parts(word))
        tagged = self._tagger.tag(parts, [self.lexicon.features(part) for part in parts])
        readings = [self.lexicon.readings(part) for part in parts]
        sentence = Sentence(parts, tagged, readings, self.english)
        sentence.mend()
        found: list[Word] = []
        for word, first in zip(words, firsts, strict=True):
            gap, label = sentence.finite(first)
            filled = self._filled(word, parts[first], sentence.tagged[first], found)
            found.append(replace(filled, finite=read_label(label)[1], finite_gap=max(gap, 0.0)))
        return tuple(found)

    def _parts(self, word: Word) -> list[str]:
        if " " in word.text and not word.text[:1].isdigit():
            return word.text.split()
        if self.english and word.lower == "cannot":
            return [word.text[:3], word.text[3:]]
        if self.english and ("'" in word.text or "’" in word.text):
            found = _CLITIC.match(word.text)
            if found:
                return [found.group(1), found.group(2)]
        return [word.text]

    def _filled(self, word: Word, head: str, tagged: Tagged, before: list[Word]) -> Word:
        tag, form = read_label(tagged.label)
        second, _ = read_label(tagged.second)
        if " " in word.text and word.text[:1].isalpha():
            return Word(word.text, word.start, word.end, word.lower, "ADV", None, word.lower)
        readings = self.lexicon.readings(head)
        if tag in ("VERB", "AUX"):
            allowed = possible_forms(readings, self.english)
            if allowed and form not in allowed:
                form = allowed[0]
        place = noun_place(head, readings, before, self.english) if tag == "NOUN" else None
        return Word(
            word.text,
            word.start,
            word.end,
            word.lower,
            tag,
            form,
            lemma_of(head, tag, form, readings, place),
            second,
            tagged.margin,
            number=place.number if place else "",
            definite=place.definite if place else False,
            gender=place.gender if place else "",
        )


def read_label(label: str) -> tuple[str, Form | None]:
    """A label of the tagger as the tag and the verb form in it."""
    tag, _, form = label.partition(".")
    return tag, Form(form) if form and tag in _VERBAL else None
