"""The forms of the English words in WordNet: made by rule, mended by its exceptions."""

import re
from collections import defaultdict

from aimstudy.language.words import word_set
from tests.benchmarks.lexicon_tables import ENGLISH_IRREGULAR

Entry = tuple[str, tuple[tuple[str, str], ...]]
Table = dict[str, list[str]]
# Words WordNet has as nouns or verbs (chemical signs, letters) that are nothing but in the way.
_NOT_NOUNS = word_set(
    """
    a an the in at as he i is it or no on us am be by do go if me my of so to up we was has his
    are can may will might must have over out off more less least most well both then than that
    this there here who what when where why how but not for from with and any all about ad also
    does had her him its let new nor now old one our she some such two too under very yes yet
    you your only other own many much
    """
)
_WITH_MANS = word_set("human german roman talisman ottoman shaman norman caiman ataman toman")
_SINGULARS = word_set(
    """
    news series species gas lens bias plus mathematics physics economics politics ethics statistics
    mechanics electronics logistics athletics gymnastics genetics linguistics means headquarters
    barracks crossroads works innings corps chassis canvas atlas alias christmas texas
    """
)
_BE = ("be", "is", "was", "been", "being", "are", "am", "were")
_WORD = re.compile(r"[a-z][a-z'-]*[a-z]$")


def entries(index: dict[str, list[str]], exceptions: dict[str, Table]) -> list[Entry]:
    """Every single word of the index with its forms."""
    found: list[Entry] = []
    known = set(index["noun"])
    nouns = [w for w in known if _WORD.match(w) and w not in _NOT_NOUNS]
    nouns = [w for w in nouns if w in _SINGULARS or not _is_plural(w, known)]
    plurals = _by_lemma(exceptions["noun"])
    found += [("N", _noun(word, plurals.get(word, []))) for word in sorted(nouns)]
    verbs = {w for w in index["verb"] if _WORD.match(w)}
    irregular = {row[0]: row for row in ENGLISH_IRREGULAR}
    odd = _by_lemma(exceptions["verb"])
    found += [("V", _verb(w, odd.get(w, []), irregular)) for w in sorted(verbs | set(irregular))]
    graded = _by_lemma(exceptions["adj"])
    found += [("A", _adjective(w, graded.get(w, []))) for w in sorted(index["adj"]) if _fits(w)]
    found += [("R", (("a", word),)) for word in sorted(index["adv"]) if _fits(word)]
    return found


def _is_plural(word: str, known: set[str]) -> bool:
    """ "leaders" stands in the index beside "leader"."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return False
    bases = (
        [word[:-1]] + [word[:-2]] * word.endswith("es") + [word[:-3] + "y"] * (word[-3:] == "ies")
    )
    return any(base in known for base in bases)


def _fits(word: str) -> bool:
    return _WORD.match(word) is not None


def _by_lemma(table: Table) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form, lemmas in table.items():
        for lemma in lemmas:
            if form != lemma and _WORD.match(form):
                found[lemma].append(form)
    return found


def _noun(word: str, plurals: list[str]) -> tuple[tuple[str, str], ...]:
    men = word.endswith("man") and word not in _WITH_MANS
    regular = [word[:-2] + "en" if men else with_s(word)]
    both = word.endswith(("um", "us", "a", "on", "ix", "ex", "o"))
    named = sorted(plurals) + (regular if both or not plurals else [])
    return (("s", word), *(("p", form) for form in dict.fromkeys(named)))


def _verb(
    word: str, odd: list[str], irregular: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, str], ...]:
    if word == "be":
        return tuple(zip("brtcgrrt", _BE, strict=True))
    for cut in (0, 2, 3, 4, 5):
        row = irregular.get(word[cut:])
        if row and (cut == 0 or word[:cut] in _PREFIXES):
            return tuple(zip("brtcg", (word[:cut] + form for form in row), strict=True))
    ed, ing = ed_ing(word)
    doubled = [f for f in odd if f.endswith("ed")]
    doubled_ing = [f for f in odd if f.endswith("ing")]
    pairs = [("b", word), ("r", with_s(word))]
    pairs += [(code, form) for form in doubled or [ed] for code in "tc"]
    pairs += [("g", form) for form in doubled_ing or [ing]]
    return tuple(pairs)


_PREFIXES = word_set(
    """
    re out over under mis un fore up with inter for be by
    """
)


def _adjective(word: str, graded: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = [("a", word)]
    pairs += [("c", f) for f in graded if f.endswith("er")]
    pairs += [("u", f) for f in graded if f.endswith("st")]
    if not graded and len(word) <= 6 and len(re.findall("[aeiouy]+", word.rstrip("e"))) == 1:
        stem = word[:-1] if word.endswith("e") else word
        pairs += [("c", stem + "er"), ("u", stem + "est")]
    return tuple(pairs)


def with_s(word: str) -> str:
    """The plural of a noun, or the present of a verb after "he"."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or (
        word.endswith("o") and word[-2] not in "aeiou"
    ):
        return word + "es"
    return word + "s"


def ed_ing(word: str) -> tuple[str, str]:
    """The past and the ing-form of a regular verb."""
    if word.endswith("ie"):
        return word + "d", word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word + "d", word[:-1] + "ing"
    if word.endswith("e"):
        return word + "d", word + "ing"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied", word + "ing"
    return word + "ed", word + "ing"
