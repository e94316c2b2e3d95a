"""Tells English and Norwegian bokmål from other languages by their little words.

The Scandinavian languages share most of them, so words and endings that only one of them has
decide there. For a single sentence only clear cases count.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.language.language_words import COMMON, ENDINGS, OPENINGS, OWN, OWN_LETTERS

_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000
_SENTENCE = 1200
_LONGEST_WORD = 40
_SUPPORTED = {"English": Language.ENGLISH, "Norwegian bokmål": Language.BOKMAL}
_NORTHERN = tuple(OWN)
_ENOUGH = 0.12
_CLEAR = 3


@dataclass(frozen=True, slots=True)
class Detected:
    """The most likely language by name; ``language`` is None where it is not one of ours.

    It is not ``sure`` where hardly any little word was seen.
    """

    name: str
    language: Language | None
    words: int
    sure: bool = True


def detect_language(text: str) -> Detected:
    """Name the language of ``text`` (at most its first 200,000 characters)."""
    words = _words_of(text)
    latin = sum(word.isascii() or bool(re.search("[a-zæøåäöüéèñç]", word)) for word in words)
    if words and latin < len(words) / 2:
        return Detected("a language in another script", None, len(words))
    counts = Counter(words)
    scores = {name: _count(counts, known) for name, known in COMMON.items()}
    best = max(scores, key=lambda name: scores[name])
    top = scores[best]
    if len(words) >= 25 and top < _ENOUGH * len(words):
        return Detected("another language", None, len(words), sure=False)
    if best in _NORTHERN:
        evidence = northern_evidence(counts)
        best = max(_NORTHERN, key=lambda name: evidence[name])
    elif best not in _SUPPORTED and top <= max(scores[name] for name in _SUPPORTED):
        best = max(_SUPPORTED, key=lambda name: scores[name])
    return Detected(best, _SUPPORTED.get(best), len(words), sure=top > 0)


def sentence_language(text: str, around: Language) -> Language | None:
    """The language of one sentence, ``around`` where it is not clearly another one.

    None where it is clearly a language that is not ours.
    """
    counts = Counter(_words_of(text[:_SENTENCE]))
    scores = {name: _count(counts, known) for name, known in COMMON.items()}
    home = next(name for name, language in _SUPPORTED.items() if language is around)
    kin = _NORTHERN if home in _NORTHERN else (home,)
    others = [name for name in scores if name not in kin]
    best = max(others, key=lambda name: scores[name])
    mine = max(scores[name] for name in kin)
    if scores[best] < _CLEAR or scores[best] < 2 * mine + 2:
        return around
    if best in _NORTHERN:
        evidence = northern_evidence(counts)
        best = max(_NORTHERN, key=lambda name: evidence[name])
    return _SUPPORTED.get(best)


def northern_evidence(counts: Mapping[str, int]) -> dict[str, int]:
    """For each Scandinavian language, how many words are its own in form or spelling.

    Bokmål comes first, so that it wins where nothing speaks for another.
    """
    found = dict.fromkeys(_NORTHERN, 0)
    for word, count in counts.items():
        for name in _NORTHERN:
            if word in OWN[name]:
                found[name] += 2 * count
            elif len(word) > 4 and (
                word.endswith(ENDINGS[name]) or word.startswith(OPENINGS[name])
            ):
                found[name] += count
            if OWN_LETTERS[name] and any(letter in word for letter in OWN_LETTERS[name]):
                found[name] += count
    return found


def _words_of(text: str) -> list[str]:
    found = _WORDS.findall(text[:_SAMPLE])
    return [word.lower() for word in found if len(word) <= _LONGEST_WORD]


def _count(counts: Mapping[str, int], known: frozenset[str]) -> int:
    return sum(counts[word] for word in counts.keys() & known)
