"""The words of an article, to tell a name from a word that only opens a sentence."""

import re
from dataclasses import dataclass

from aimstudy.language.grammar import ENGLISH, NORWEGIAN
from aimstudy.language.words import word_list, word_set

# endings of nouns that stand without a determiner though they are no names
_COMMON_ENDINGS = tuple(
    word_list(
        "s tion sion ment ness ity ing ance ence age ism logy cy dom ship ture "
        "en et ene er sjon het else a skap tet"
    )
)
_BODIES = (
    "tilsynet",
    "departementet",
    "direktoratet",
    "tinget",
    "mekleren",
    "kommisjonen",
    "banken",
    "revisjonen",
    "forbundet",
)
_OPENERS = word_set(
    """
    the a an its their this these all some many most each every en et ei den det de alle noen
    mange required nødvendige earning acquiring to for in training opplæring
    """
) | frozenset().union(
    *(
        g.determiners | g.prepositions | g.subordinators | g.pronouns | {"både"}
        for g in (ENGLISH, NORWEGIAN)
    )
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


_DEMONYM = re.compile(
    r"(?:Norwegian|Dane|Swede|Finn|American|Canadian|Briton|German|European|Italian|Russian|Asian|"
    r"African|Australian|Indian|Mexican|Brazilian|Austrian|Belgian|Greek|Roman|Egyptian|Viking|"
    r"Christian|Muslim|Buddhist|Catholic|Protestant|Hindu|Jew|Arab|Spaniard)s"
)


def _is_common(lower: str, vocabulary: Vocabulary) -> bool:
    """A word for people, or a compound whose last part the article uses as a word."""
    if lower in ENGLISH.people | NORWEGIAN.people:
        return True
    tails = (lower[cut:] for cut in range(3, len(lower) - 3))
    return lower.isalpha() and any(tail in vocabulary.words for tail in tails if len(tail) > 3)


def lower_first(text: str, vocabulary: Vocabulary) -> str:
    """Take the sentence capital off, unless the word is a name."""
    match = re.match(r"[\"'(]*([^\W\d_][\w'’.-]*)", text)
    if not match:
        return text
    word = match.group(1)
    if not word[:1].isupper() or (len(word) > 1 and not word[1:].islower() and "-" not in word):
        return text
    if (
        _DEMONYM.fullmatch(word)
        or re.match(r"[A-ZÆØÅ]{2,}", word)
        or (len(word) > 8 and word.lower().endswith(_BODIES))
    ):
        return text
    nxt = re.match(r"\s+([A-ZÆØÅ][\w'’-]+)", text[match.end() :])
    if nxt and f"{word} {_stem_name(nxt.group(1))}" in vocabulary.inner_pairs:
        return text
    lower = word[0].lower() + word[1:]
    if _is_common(lower, vocabulary):
        return text[: match.start(1)] + lower + text[match.end() :]
    opener = word.lower() in _OPENERS
    named = nxt is not None and nxt.group(1)[1:].islower() and not opener
    if named or word.endswith(("'s", "’s")):
        return text
    if lower not in vocabulary.words and not opener:
        alone = match.end() == len(text) and not word.lower().endswith(_COMMON_ENDINGS)
        if word in vocabulary.inner_capitals or alone:
            return text
    return text[: match.start(1)] + lower + text[match.end() :]
