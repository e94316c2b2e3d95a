"""The words of both languages, as far as telling a slip from another word needs them.

A word of either language is a word, whatever the language of the answer: a card may ask in one
and want the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from aimstudy.domain.article import Language
from aimstudy.language.lexicon import ADJECTIVE, NOUN
from aimstudy.language.words import word_set

_SHORTEST_TAIL = 3  # letters
_JOINTS = ("", "s", "e")  # what a compound may have between its parts
# Small words that the lists of words lack.
_SMALL = word_set(
    """
    a an the this that these those i you he she it we they me him her us them my your his its our
    their mine yours ours theirs who whom whose which what when where why how and or but nor so yet
    of in on at by to for from with without within into onto out off up down over under above below
    before after since until till than then as if whether because although though while during
    through across along among between beyond behind beside against about around toward towards
    upon per via not no none never both either neither each every any some all few many more most
    is are was were be been being am has have had do does did can could will would shall should may
    might must there here
    jeg du han hun den det vi dere de meg deg ham henne oss dem min din sin hans hennes vår deres
    hvem hva hvor når hvorfor hvordan hvilken hvilket hvilke og eller men verken så enn som om hvis
    fordi skjønt mens før etter siden inntil til fra med uten innen inn ut opp ned over under i på
    av ved for mot mellom blant bak foran gjennom langs om hos rundt per via ikke ingen aldri begge
    hver hvert noen noe alle få mange flere mer mest er var være vært blir ble blitt har hadde kan
    kunne vil ville skal skulle bør burde må måtte der her
    """
)


class Reading(Protocol):
    """One thing a form can be, as the list of words of a language reads it."""

    @property
    def kind(self) -> str:
        """The class of the word."""

    @property
    def code(self) -> str:
        """The place in the pattern of its forms."""

    @property
    def lemma(self) -> str:
        """The word that the form belongs to."""

    @property
    def gender(self) -> str:
        """Of a noun; "" for a name."""

    @property
    def genitive(self) -> bool:
        """With an -s that says whose."""

    @property
    def compound(self) -> str:
        """The part before the known tail; "" for a word that is listed whole."""


Readings = Callable[[Language, str], Sequence[Reading]]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What a form can be, in either language."""

    readings: Readings

    def lemmas(self, form: str, language: Language | None = None) -> frozenset[str]:
        """The words that ``form`` is a form of, in one language or both; none if not listed."""
        return frozenset(
            f"{one}:{reading.lemma}"
            for one in ((language,) if language else Language)
            for reading in self.readings(one, form)
            if not reading.compound
        )

    def nouns(self, form: str) -> frozenset[str]:
        """The nouns that ``form`` is a form of; a form that is one itself is no genitive."""
        found = [
            (language, reading)
            for language in Language
            for reading in self.readings(language, form)
            if reading.kind == NOUN and not reading.compound
        ]
        whole = [(one, reading) for one, reading in found if not reading.genitive]
        return frozenset(f"{one}:{reading.lemma}" for one, reading in whole or found)

    def adjectives(self, form: str) -> frozenset[str]:
        """The adjectives that ``form`` is a form of, not one that compares."""
        return frozenset(
            f"{language}:{reading.lemma}"
            for language in Language
            for reading in self.readings(language, form)
            if reading.kind == ADJECTIVE and reading.code in "ate" and not reading.compound
        )

    def degrees(self, form: str) -> frozenset[tuple[str, bool]]:
        """The adjectives that ``form`` is a form of, and whether it says the highest degree."""
        return frozenset(
            (f"{language}:{reading.lemma}", reading.code == "u" or _is_highest(form, reading.lemma))
            for language in Language
            for reading in self.readings(language, form)
            if reading.kind == ADJECTIVE and not reading.compound
        )

    def is_word(self, form: str, language: Language | None = None) -> bool:
        """A word that is listed whole, or a small one."""
        return form in _SMALL or bool(self.lemmas(form, language))

    def is_understood(self, form: str) -> bool:
        """A word, or made of words."""
        return form in _SMALL or any(self.readings(language, form) for language in Language)

    def is_name(self, form: str) -> bool:
        """A name that is known, or no word at all."""
        readings = self.readings(Language.BOKMAL, form)
        named = any(r.kind == NOUN and not r.gender and not r.compound for r in readings)
        return named or not self.lemmas(form)

    def is_known_name(self, form: str) -> bool:
        """A name that is known."""
        return bool(self.lemmas(form)) and self.is_name(form)

    def other_compound(self, expected: str, given: str) -> bool:
        """Both are compounds in which one part is the same, and the other one another word."""
        for reading in self.readings(Language.BOKMAL, given):
            head = reading.compound
            tail = given[len(head) :]
            if not head or len(tail) < _SHORTEST_TAIL:
                continue
            if expected.startswith(head):
                other = self.lemmas(expected[len(head) :], Language.BOKMAL)
                if other and not other & self.lemmas(tail, Language.BOKMAL):
                    return True
            elif expected.endswith(tail):
                heads = (self._head(expected[: -len(tail)]), self._head(head))
                if all(heads) and not heads[0] & heads[1]:
                    return True
        return False

    def _head(self, head: str) -> frozenset[str]:
        """What the first part of a compound is a form of."""
        forms = (head.removesuffix(joint) for joint in _JOINTS if head.endswith(joint))
        return frozenset(lemma for form in forms for lemma in self.lemmas(form, Language.BOKMAL))


def _is_highest(form: str, lemma: str) -> bool:
    """ "eldste" of "gammel", which is listed as any other form; not "robuste" of "robust"."""
    return form.endswith(("st", "ste")) and not lemma.endswith(("st", "ste"))
