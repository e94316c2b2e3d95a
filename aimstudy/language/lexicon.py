"""What a word form can be: its classes, its lemma, its place in the pattern of inflection.

The words stand as stems with the numbers of their patterns. Compounds are read by their longest
known tail. The data is handed in.
"""

import lzma
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set

# Codes of a pattern. Nouns: s S p P (singular, plural; capitals are definite).
# Verbs: b r t c g s i (base, present, past, participle, ing, s-passive, imperative).
# Adjectives: a t e c u (plain, neuter, plural or definite, comparative, superlative).
# Participles as adjectives: c e n (n as in "flyende").
NOUN, VERB, ADJECTIVE, PARTICIPLE, ADVERB = "N", "V", "A", "P", "R"
_FIRST = 0x100
_LONGEST_ENDING = 8
_CACHED = 20000
_SHORTEST_TAIL = 3
_SURE_TAIL = 5
# What opens a compound without being a noun, an adjective or a verb.
_HEADS = word_set(
    """
    an anti av be bort de etter for foran fore fram frem fri gjen gjennom hoved høy ikke inn
    inne inter lav med mellom mis mot ned nord ny om opp over på re sam selv små stor sub super
    sør til tilbake under ut ute van ved vest videre øst før all alt ekstra ultra mini maksimal
    multi mikro makro bio geo hydro elektro tele auto
    """
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a form can be."""

    kind: str  # NOUN, VERB, ADJECTIVE, PARTICIPLE or ADVERB
    code: str  # the place in the pattern
    lemma: str
    gender: str = ""  # "m", "f", "n"; "x" where both common and neuter are right
    genitive: bool = False
    compound: str = ""  # the part before the known tail, "" for a word of the lexicon
    common: bool = False  # a word that many others are made with

    @property
    def feature(self) -> str:
        """The reading as a feature of the tagger."""
        return self.kind + self.code + "g" * self.genitive


# "tre deler": the plural of "del", which the words of the lexicon lack
_PARTS = {
    "deler": Reading(NOUN, "p", "del", "m"),
    "delene": Reading(NOUN, "P", "del", "m"),
}


class _Pattern:
    """A pattern of inflection: the endings after a stem."""

    def __init__(self, text: str) -> None:
        kind, *pairs = text.split("|")
        self.kind, self.gender = kind[0], kind[1:].strip("?+")
        self.common = kind.endswith("+")
        self.pairs = [(pair[0], pair[1:]) for pair in pairs]
        self.by_ending: dict[str, list[str]] = {}
        for code, ending in self.pairs:
            if code == "v":  # the verb of participles, in its own pattern as well
                continue
            self.by_ending.setdefault(ending, []).append(code)


class Lexicon:
    """The words of one language."""

    def __init__(self, data: bytes, language: Language) -> None:
        text = lzma.decompress(data).decode() if data else "\x00\n"
        patterns, words = text.split("\x00\n")
        self.english = language is Language.ENGLISH
        self._texts = patterns.split("\n")
        self._patterns: dict[str, _Pattern] = {}
        self._lines = words.split("\n")[:-1]
        self._compounds = not self.english
        self._known: dict[str, tuple[Reading, ...]] = {}

    def readings(self, form: str) -> tuple[Reading, ...]:
        """What ``form`` (any case) can be; nothing for names and function words."""
        lower = form.lower()
        found = self._known.get(lower)
        if found is None:
            if len(self._known) > _CACHED:
                self._known.clear()
            found = self._known[lower] = tuple(self._read(lower))
        return found

    def lemmas(self, form: str) -> frozenset[str]:
        """The words that ``form`` (any case) is a form of; none for one that is not listed whole.

        A compound of listed words is none itself: what is misspelt may look like one.
        """
        return frozenset(r.lemma for r in self.readings(form) if not r.compound)

    def names(self, form: str) -> bool:
        """True when ``form`` can be a name: Norwegian nouns have a gender, names have none."""
        return not self.english and any(_is_name(r) for r in self.readings(form))

    def only_names(self, form: str) -> bool:
        """True when ``form`` is a name and no other word."""
        return self.names(form) and all(_is_name(r) for r in self.readings(form))

    def features(self, form: str) -> str:
        """The readings as one feature of the tagger."""
        if len(form) > 2 and form.endswith("-"):
            return "H"
        found = self.readings(form)
        mark = "~" if found and found[0].compound else ""
        if not found and "-" in form:
            found, mark = self.readings(form.rsplit("-", 1)[1]), "-"
        places = "".join(sorted({r.feature for r in found if r.code != "i"}))
        kinds = sorted({r.kind + "+" * r.common for r in found})
        return f"{mark}{places}|{''.join(kinds)}{'i' * any(r.code == 'i' for r in found)}"

    def forms(self, lemma: str, kind: str, gender: str = "") -> Mapping[str, tuple[str, ...]]:
        """The forms of a lemma by code, the usual one first; empty when it is not known.

        ``gender`` ("m", "f" or "n") chooses between nouns that look the same.
        """
        lower = lemma.lower()
        fitting = [r for r in self.readings(lower) if r.kind == kind and r.lemma == lower]
        same = [r for r in fitting if gender and (r.gender == "n") == (gender == "n")]
        fitting = same or fitting
        found = [
            self._forms(lower[len(r.compound) :] if r.compound else lower, kind, r) for r in fitting
        ]
        return max(found, key=len, default={})

    def _forms(self, known: str, kind: str, reading: Reading) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for stem, pattern, ending in self._matches(known):
            lemma = stem + pattern.pairs[0][1]
            same = pattern.kind == kind and pattern.gender == reading.gender
            if same and ending == pattern.pairs[0][1] and lemma == known:
                for code, end in pattern.pairs:
                    form = reading.compound + stem + end
                    found[code] = tuple(dict.fromkeys((*found.get(code, ()), form)))
        return found

    # -- looking up ------------------------------------------------------------------------------
    def _read(self, form: str) -> list[Reading]:
        if self._compounds and form in _PARTS:
            return [r for r in self._direct(form) if r.kind == VERB] + [_PARTS[form]]
        found = self._direct(form)
        genitive = self._compounds and form.endswith("s") and len(form) > 3
        if genitive:
            found += self._genitives(self._direct(form[:-1]))
        if found or not self._compounds:
            return found
        found = self._compound(form)
        if genitive:
            found += self._genitives(self._compound(form[:-1]))
        return found

    def _genitives(self, found: list[Reading]) -> list[Reading]:
        return [replace(r, genitive=True) for r in found if r.kind == NOUN]

    def _direct(self, form: str) -> list[Reading]:
        found = []
        for stem, pattern, ending in self._matches(form):
            lemma = stem + pattern.pairs[0][1]
            for code in pattern.by_ending[ending]:
                found.append(
                    Reading(pattern.kind, code, lemma, pattern.gender, common=pattern.common)
                )
        return found

    def _matches(self, form: str) -> list[tuple[str, _Pattern, str]]:
        found = []
        for cut in range(min(len(form), _LONGEST_ENDING) + 1):
            stem, ending = form[: len(form) - cut], form[len(form) - cut :]
            for pattern in self._patterns_of(stem):
                if ending in pattern.by_ending:
                    found.append((stem, pattern, ending))
        return found

    def _patterns_of(self, stem: str) -> list[_Pattern]:
        key = stem + "\t"
        at = bisect_left(self._lines, key)
        if at == len(self._lines) or not self._lines[at].startswith(key):
            return []
        return [self._pattern(number) for number in self._lines[at][len(key) :]]

    def _pattern(self, number: str) -> _Pattern:
        pattern = self._patterns.get(number)
        if pattern is None:
            pattern = _Pattern(self._texts[ord(number) - _FIRST])
            self._patterns[number] = pattern
        return pattern

    # -- compounds -------------------------------------------------------------------------------
    def _compound(self, form: str) -> list[Reading]:
        for cut in range(2, len(form) - _SHORTEST_TAIL + 1):
            head, tail = form[:cut], form[cut:]
            if tail.startswith("-") or not self._opens(head, len(tail)):
                continue
            found = [
                replace(r, lemma=head + r.lemma, compound=head, common=False)
                for r in self._direct(tail)
                if self._may_end(r, head)
            ]
            if found:
                return found
        return []

    def _opens(self, head: str, tail: int) -> bool:
        """True when ``head`` may stand first in a compound."""
        if head.endswith("-"):
            return True
        if head in _HEADS or self._direct(head):
            return len(head) > 2 or head in _HEADS
        linked = len(head) > 3 and head[-1] in "se" and self._direct(head[:-1])
        return bool(linked) or (tail >= _SURE_TAIL and len(head) > 3)

    @staticmethod
    def _may_end(reading: Reading, head: str) -> bool:
        if reading.kind == NOUN:
            return True
        return reading.kind in (ADJECTIVE, PARTICIPLE) or head in _HEADS


def _is_name(reading: Reading) -> bool:
    lacking = reading.kind == NOUN and reading.code == "s" and not reading.gender
    return lacking and not reading.compound


NO_WORDS = Lexicon(b"", Language.ENGLISH)
