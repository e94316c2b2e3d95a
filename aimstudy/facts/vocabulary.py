"""The words of an article, to tell a name from a word that only opens a sentence."""

import re
from dataclasses import dataclass

from aimstudy.language.words import word_set

_BODIES = (
    "tilsynet",
    "departementet",
    "direktoratet",
    "tinget",
    "mekleren",
    "kommisjonen",
    "banken",
)
_OPENERS = word_set(
    """
    the a an its their this these all some many most each every en et ei den det de alle noen
    mange required nødvendige earning acquiring to for in training opplæring
    """
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of an article as written, to tell names from words that only open a sentence."""

    words: frozenset[str]
    inner_capitals: frozenset[str]  # capitalised though no sentence begins there
    inner_pairs: frozenset[str]  # two such words in a row


_ANY_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,60}")
_INNER = re.compile(r"(?<=[a-zæøå,;] )([A-ZÆØÅ][\w'’-]{0,60})(?: ([A-ZÆØÅ][\w'’-]{0,60}))?")


def vocabulary_of(text: str) -> Vocabulary:
    """Collect the words of ``text`` in one pass."""
    words = frozenset(word.rstrip(".'’-") for word in _ANY_WORD.findall(text))
    inner = [match.groups() for match in _INNER.finditer(text)]
    singles = frozenset(_stem_name(first) for first, _ in inner)
    pairs = frozenset(f"{first} {_stem_name(second)}" for first, second in inner if second)
    return Vocabulary(words, singles, pairs)


def _stem_name(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def lower_first(text: str, vocabulary: Vocabulary) -> str:
    """Take the sentence capital off, unless the word is a name."""
    match = re.match(r"[\"'(]*([^\W\d_][\w'’.-]*)", text)
    if not match:
        return text
    word = match.group(1)
    if not word[:1].isupper() or (len(word) > 1 and not word[1:].islower() and "-" not in word):
        return text
    if re.match(r"[A-ZÆØÅ]{2,}", word) or (len(word) > 8 and word.lower().endswith(_BODIES)):
        return text
    nxt = re.match(r"\s+([A-ZÆØÅ][\w'’-]+)", text[match.end() :])
    if nxt and f"{word} {_stem_name(nxt.group(1))}" in vocabulary.inner_pairs:
        return text
    lower = word[0].lower() + word[1:]
    if lower not in vocabulary.words:
        opener = word.lower() in _OPENERS
        if word in vocabulary.inner_capitals or (nxt and not opener):
            return text
    return text[: match.start(1)] + lower + text[match.end() :]
