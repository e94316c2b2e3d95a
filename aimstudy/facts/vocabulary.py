"""The words of an article, to tell a name from a word that only opens a sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aimstudy.language.actors import is_person
from aimstudy.language.clauses import Parse
from aimstudy.language.grammar import ENGLISH, NORWEGIAN
from aimstudy.language.words import word_set

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
    opening: Mapping[str, str]  # words that open a sentence, with the tag they have there
    common: frozenset[str]  # those of them that the lexicon has in small letters
    english: bool


_ANY_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,60}")
_HEADINGS = re.compile(r"(?m)^(?:#{1,6} |title:|keywords:).*$")  # there every word may have one
_INNER = re.compile(r"(?<=[a-zæøå,;0-9] )([A-ZÆØÅ][\w'’-]{0,60})(?: ([A-ZÆØÅ][\w'’-]{0,60}))?")


def vocabulary_of(
    text: str, parses: Sequence[Parse], in_lexicon: Callable[[str], bool]
) -> Vocabulary:
    """Collect the words of ``text``, and what is known of those that open a sentence."""
    words = frozenset(found[0].rstrip(".'’-") for found in _ANY_WORD.finditer(text))
    inner = [match.groups() for match in _INNER.finditer(_HEADINGS.sub("", text))]
    singles = frozenset(_stem_name(first) for first, _ in inner)
    pairs = frozenset(f"{first} {_stem_name(second)}" for first, second in inner if second)
    opening: dict[str, str] = {}
    for parse in parses:
        first = next((w for w in parse.words if w.text[:1].isalpha()), None)
        if first:
            opening.setdefault(first.text, first.tag)
        for mark, word in pairwise(parse.words):
            if mark.text == ":" and word.text[:1].isupper():  # a clause after a colon
                opening.setdefault(word.text, word.tag)
    english = all(parse.grammar.english for parse in parses)
    common = frozenset(word for word in opening if in_lexicon(word.lower()))
    return Vocabulary(words, singles, pairs, opening, common, english)


def _stem_name(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


# Words that English writes with a capital wherever they stand; Norwegian does not.
_ALWAYS_EN = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december english french german dutch swiss greek czech thai
    welsh irish scottish british spanish swedish danish finnish polish turkish jewish norse roman
    viking latin chinese japanese portuguese vietnamese burmese maltese lebanese sudanese nepalese
    atlantic pacific arctic antarctic baltic adriatic britannic
    norwegian american canadian european italian russian asian african australian indian mexican
    brazilian austrian belgian egyptian christian muslim buddhist catholic protestant hindu arab
    hungarian romanian bulgarian ukrainian estonian latvian lithuanian croatian serbian albanian
    iranian iraqi israeli pakistani palestinian syrian korean indonesian malaysian icelandic
    scandinavian nordic celtic byzantine ottoman persian babylonian victorian georgian armenian
    colombian peruvian chilean argentine argentinian cuban haitian jamaican kenyan nigerian
    ethiopian moroccan algerian tunisian ghanaian olympic islamic arabic
    dane swede finn briton jew spaniard pole turk scot norwegians danes swedes finns britons
    jews spaniards poles turks scots
    """
)


_DESCRIBING = (
    "ric",
    "tic",
    "nic",
    "cal",
    "nal",
    "ral",
    "ive",
    "ous",
    "able",
    "ible",
    "less",
    "ful",
    "ment",
    "tion",
    "sion",
    "ness",
    "ship",
    "ism",
)


def _always_capital(word: str) -> bool:
    lower = word.lower()
    return lower in _ALWAYS_EN or lower.removesuffix("s") in _ALWAYS_EN


def _is_common(lower: str, vocabulary: Vocabulary) -> bool:
    """A word for people, or a compound whose last part the article uses as a word."""
    if lower in ENGLISH.people | NORWEGIAN.people:
        return True
    if vocabulary.english:
        return False
    tails = (lower[cut:] for cut in range(3, len(lower) - 3))
    return lower.isalpha() and any(tail in vocabulary.words for tail in tails if len(tail) > 3)


def lower_first(text: str, vocabulary: Vocabulary) -> str:
    """Take the sentence capital off, unless the word is a name."""
    match = re.match(r"[\"'(«“]*([^\W\d_][\w'’.-]*)", text)
    if not match:
        return text
    word = match.group(1)
    if not word[:1].isupper() or (len(word) > 1 and not word[1:].islower() and "-" not in word):
        return text
    nxt = re.match(r"\s+([A-ZÆØÅ][\w'’-]+)", text[match.end() :])
    following = nxt.group(1) if nxt else ""
    if _keeps_capital(word, following, vocabulary):
        return text
    return text[: match.start(1)] + word[0].lower() + word[1:] + text[match.end() :]


# "transportselskapet Nordbane": what stands before a name in Norwegian is small
_TITLE_NB = re.compile(
    r"\w*(?:selskapet|foreningen|kjeden|firmaet|konsernet|banken|stiftelsen|direktøren|økonomen|"
    r"professoren|ministeren|forskeren|forfatteren|gründeren|bedriften|rederiet|avisen|uværet|"
    r"orkanen|stormen|byen|kommunen|skipet|ekteparet|familien|brødrene|søstrene)"
)


# "Intonatøren former ...": who does something for a living, or what is done
_DOING_NB = re.compile(r".{4}(?:ør|asjon|logi|else|graf|ist|ant|ent)(?:en|er|ene|n|a)$")


def _is_title(word: str, following: str, vocabulary: Vocabulary) -> bool:
    """ "transportselskapet Nordbane", "ekteparet Bakke": a known noun before a name is small."""
    lower = word.lower()
    known = not vocabulary.english and word in vocabulary.common
    noun = known and following[1:].islower() and lower.endswith(("en", "ene"))
    return (noun and is_person(lower, NORWEGIAN)) or _TITLE_NB.fullmatch(lower) is not None


def _keeps_capital(word: str, following: str, vocabulary: Vocabulary) -> bool:
    """Evidence in the order of its weight: the language, the article, the tag."""
    lower = word.lower()
    bare = _stem_name(word)
    if re.match(r"[A-ZÆØÅ]{2,}", word) or (vocabulary.english and _always_capital(bare)):
        return True
    if following and f"{word} {_stem_name(following)}" in vocabulary.inner_pairs:
        return True
    if lower in _OPENERS or (following and _is_title(word, following, vocabulary)):
        return False
    if word not in vocabulary.opening:
        return True  # no sentence begins with it, so the capital is its own
    inner = bare in vocabulary.inner_capitals
    tag = vocabulary.opening[word]
    if lower in vocabulary.words or bare.lower() in vocabulary.words:
        return inner and tag == "PROPN" and bool(following)
    if inner:
        return True
    doing = not (vocabulary.english or following) and _DOING_NB.search(lower)
    if doing or _is_common(lower, vocabulary):
        return False
    if (
        not vocabulary.english
        and len(word) > 8
        and lower.endswith(_BODIES)
        and lower not in _BODIES
    ):
        return True
    named = bool(following) and following[1:].islower()
    if named:
        return tag in ("PROPN", "ADJ", "NOUN") and not is_person(lower, _G[vocabulary.english])
    described = vocabulary.english and lower.endswith(_DESCRIBING)
    return tag == "PROPN" and word not in vocabulary.common and not described


_G = {True: ENGLISH, False: NORWEGIAN}
