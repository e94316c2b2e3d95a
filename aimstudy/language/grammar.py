"""What a clause parser needs to know of a language, as one value. Holds tables, does no parsing."""

from collections.abc import Mapping
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.language import english_words, norwegian_words
from aimstudy.language.words import Form, Word, word_set

Forms = tuple[tuple[str, Form], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes of a language, all in small letters."""

    language: Language
    verb_forms: Mapping[str, Forms]
    nounish: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    finite_aux: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    negations: frozenset[str]
    prepositions: frozenset[str]
    hedges: frozenset[str]
    adverbs: frozenset[str]
    drop_adverbs: frozenset[str]
    examples: tuple[str, ...]
    numbers: Mapping[str, int]
    people: frozenset[str]
    to: str  # the mark of the infinitive

    @property
    def english(self) -> bool:
        """True for English, where a question needs do-support."""
        return self.language is Language.ENGLISH

    def forms(self, word: str) -> Forms:
        """The readings of ``word`` as a verb form; unknown verbs by their suffix."""
        lower = word.lower()
        known = self.verb_forms.get(lower)
        if known is not None or len(lower) < 6:
            return known or ()
        return _by_suffix_en(lower) if self.english else _by_suffix_nb(lower)

    def is_adverb(self, word: Word) -> bool:
        """Adverbs that may stand between subject and verb."""
        lower = word.lower
        if lower in self.adverbs or (" " in lower and lower[:1].isalpha()):
            return True
        if not self.english:
            return len(lower) > 7 and lower.endswith(("ligvis", "somt", "messig"))
        return (
            self.english and len(lower) > 4 and lower.endswith("ly") and lower not in _NOT_ADVERBS
        )

    def is_function(self, word: Word) -> bool:
        """Words that cannot be the head of a noun phrase."""
        lower = word.lower
        return (
            lower in self.determiners
            or lower in self.prepositions
            or lower in self.coordinators
            or lower in self.finite_aux
            or lower in self.relatives
        )


_NOT_ADVERBS = word_set(
    """
    family supply reply apply early monthly weekly daily yearly italy july only costly friendly
    lonely deadly timely orderly elderly lively unlikely scholarly worldly heavenly cowardly
    """
)
_SUFFIX_EN = (
    ("izes", "ize", Form.PRESENT),
    ("ises", "ise", Form.PRESENT),
    ("ifies", "ify", Form.PRESENT),
)
_SUFFIX_NB = (
    ("erer", "ere", Form.PRESENT),
    ("eres", "ere", Form.PASSIVE),
    ("erte", "ere", Form.PAST),
    ("ert", "ere", Form.PARTICIPLE),
)


def _by_suffix_en(lower: str) -> Forms:
    for suffix, base, form in _SUFFIX_EN:
        if lower.endswith(suffix):
            return ((lower.removesuffix(suffix) + base, form),)
    for suffix, base in (("ized", "ize"), ("ified", "ify")):
        if lower.endswith(suffix):
            stem = lower.removesuffix(suffix) + base
            return ((stem, Form.PAST), (stem, Form.PARTICIPLE))
    if lower.endswith("ed") and not lower.endswith("eed"):
        return (("", Form.PARTICIPLE),)
    if lower.endswith("ing"):
        return (("", Form.ING),)
    return ()


def _by_suffix_nb(lower: str) -> Forms:
    for suffix, base, form in _SUFFIX_NB:
        if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
            return ((lower.removesuffix(suffix) + base, form),)
    return ()


ENGLISH = Grammar(
    Language.ENGLISH,
    english_words.VERB_FORMS,
    english_words.NOUNISH,
    english_words.BE,
    english_words.HAVE,
    english_words.MODALS,
    english_words.FINITE_AUX,
    english_words.DETERMINERS,
    english_words.PRONOUNS,
    english_words.POSSESSIVES,
    english_words.RELATIVES,
    english_words.COORDINATORS,
    english_words.SUBORDINATORS,
    english_words.NEGATIONS,
    english_words.PREPOSITIONS,
    english_words.HEDGES,
    english_words.ADVERBS,
    english_words.DROP_ADVERBS,
    english_words.EXAMPLES,
    english_words.NUMBERS,
    english_words.PEOPLE,
    "to",
)
NORWEGIAN = Grammar(
    Language.BOKMAL,
    norwegian_words.VERB_FORMS,
    norwegian_words.NOUNISH,
    norwegian_words.BE,
    norwegian_words.HAVE,
    norwegian_words.MODALS,
    norwegian_words.FINITE_AUX,
    norwegian_words.DETERMINERS,
    norwegian_words.PRONOUNS,
    norwegian_words.POSSESSIVES,
    norwegian_words.RELATIVES,
    norwegian_words.COORDINATORS,
    norwegian_words.SUBORDINATORS,
    norwegian_words.NEGATIONS,
    norwegian_words.PREPOSITIONS,
    norwegian_words.HEDGES,
    norwegian_words.ADVERBS,
    norwegian_words.DROP_ADVERBS,
    norwegian_words.EXAMPLES,
    norwegian_words.NUMBERS,
    norwegian_words.PEOPLE,
    "å",
)
_GRAMMARS = {Language.ENGLISH: ENGLISH, Language.BOKMAL: NORWEGIAN}


def grammar_of(language: Language) -> Grammar:
    """The grammar tables of ``language``."""
    return _GRAMMARS[language]
