"""Slips of the pen: a word misspelt, told from another word that looks like it. Reads no numbers.

Of a short word every letter counts. Of a longer one a slip is forgiven where it makes no other
word: none of either language, of the question, or of what else the material answers. Of names and
of words that nobody knows it is left to the person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.grading_affixes import (
    latin_plural,
    of_one_set,
    other_prefix,
    other_suffix,
    same_element,
)
from aimstudy.questions.grading_known import KnownWords
from aimstudy.questions.grading_words import contradicts, is_unit_or_bare, same_word

_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "é": "e", "ü": "u"})
# Words that a missing ring or stroke turns into another word.
_OTHER_WORDS = (
    "mate måte|male måle|rade råde|lose løse|hore høre|fore føre|rate råte|vare våre være|"
    "skal skål|stal stål|tal tål|var vår vær|far får fær|for før fôr|sa så|ma må|ga gå|la lå|"
    "na nå|lan lån|bor bør|rod rød|hal hål|gard gård|ror rør|mor mør|brod brød|dod død|ol øl|"
    "ost øst|tom tøm|los løs|hat håt|alder ålder|lar lår|bat båt|har hår|tare tåre|not nøt|sol søl"
)
_TWINS = {
    frozenset((one, two))
    for group in _OTHER_WORDS.split("|")
    for one in group.split()
    for two in group.split()
    if one != two
}
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "de", "mis", "u", "ikke", "mot", "anti")
_ROLES = ("er", "or", "ee", "ed", "et", "ing", "able", "ance", "ant", "ende")
# Ends of two parties of one contract, and of three salts of one acid.
_PARTIES = re.compile(r"(?<=\w{2})(?:(?P<end>giver|taker)|(?P<salt>ate|ite|ide))(?P<form>\w{0,4})$")
_SHORTEST = 5  # letters of a word in which a slip is forgiven
_SHORT_FOLDED = 5  # up to here a missing ring or stroke may make another word
# Two spellings of one word, as what both of them come to.
_BRITISH = (
    (r"^aero(?=plane)", "air"),
    (r"(?:(?<=\w{3})|(?<=^od))our(?=s?$|ed$|ing$|al$|able$|ite$|er|hood)", "or"),
    (r"(?<=[tbcg])re(?=s?$)", "er"),
    (r"(?<=pract)ice(?=[sd]?$)", "ise"),
    (r"(?<=[^\W\d_]{3})is(?=e[sdr]?s?$|ing$|ations?$)", "iz"),
    (r"ys(?=e[sdr]?$|ing$)", "yz"),
    (r"(?<=[ei])nce(?=s?$)", "nse"),
    (r"gramme(?=s?$)", "gram"),
    (r"ogue(?=s?$)", "og"),
    (r"(?<=dg)e(?=ment)|(?<=ag)e(?=ing$)", ""),
    (r"sulph", "sulf"),
    (r"ph(?=[aeiou])", "f"),
    (r"ae(?=m[aio]|st|[dcvot])|oe(?=so|de|st|m[aei]|ta|ti|b|bi|o|ct|l[io])|^foe(?=t)", "e"),
    (r"rrh?o?ea", "rea"),
    (r"^gray", "grey"),
    (r"(?<=[aeiou][^\W\d_aeiou][aeiou])ll(?=ing$|ed$|ers?$|ous$|ery$)", "l"),
    (r"ll(?=ful$|ment$)|(?<=ful)ll?(?=fil)|(?<=fulfi)ll$", "l"),
    (r"^tyre(?=s?$)", "tire"),
    (r"^plough", "plow"),
    (r"^kerb", "curb"),
    (r"^mould", "mold"),
    (r"^pyjama", "pajama"),
    (r"oeuv", "euv"),
    (r"^sceptic", "skeptic"),
    (r"^cheque(?=s?$|r)", "check"),
)
_BOKMAL = (
    (r"^lånetak", "låntak"),
    (r"(?<=[^\W\d_]{3})tag(?=er(?:s|en|ens|e|es|ne|nes)?$)", "tak"),
    (r"^frem", "fram"),
    (r"^hand(?=verk|tak|bok|bøk|heve|laget|ball)", "hånd"),
    (r"likning", "ligning"),
    (r"^hverken$", "verken"),
    (r"farve", "farge"),
    (r"^sprog", "språk"),
    (r"^sne", "snø"),
    (r"veg(?=en|er|a|$)", "vei"),
    (r"^efter", "etter"),
    (r"stein", "sten"),
    (r"bein", "ben"),
)
_VARIANTS = {Language.ENGLISH: _BRITISH, Language.BOKMAL: _BOKMAL}


# Other words that one of these rules would make the same.
_NO_VARIANT = word_set(
    "timbre timbres outre acre acres eagre littre lettre ogre ogres gopher gophers philtre philter"
)
# Plurals with a sense of their own.
_OWN_PLURALS = word_set(
    """
    damages customs goods arms premises forces quarters remains contents manners spirits letters
    grounds proceeds works brains looks airs waters lodgings spectacles glasses minutes securities
    """
)
_FITTING = 4  # letters of a short word that may be a slip, the person decides
# Spellings by ear, as what both come to; for words that nobody knows.
_BY_EAR = (
    (r"(.)\1+", r"\1"), (r"ph", "f"), (r"[ckq]+h?u?", "k"), (r"th", "t"), (r"rh", "r"),
    (r"y", "i"), (r"[ao]e", "e"), (r"z", "s"), (r"x", "ks"), (r"w", "v"), (r"(.)\1+", r"\1"),
)  # fmt: skip


class Slip(IntEnum):
    """What a word is to the one that was wanted."""

    NONE = 0  # another word
    DOUBTFUL = 1  # perhaps the same misspelt
    SURE = 2  # the same misspelt


@dataclass(frozen=True, slots=True)
class Spelling:
    """What tells a slip from another word, in one question.

    ``known`` are the words of both languages (None: not asked), ``others`` words of the question
    and of other answers in the material, ``capitals`` words of the answer that may be names.
    """

    language: Language
    known: KnownWords | None = None
    others: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()

    def same(self, one: str, two: str) -> bool:
        """Forms of one word: by the list of words where both are in it."""
        if one == two or self.known is None or is_unit_or_bare(one, two):
            return same_word(one, two, self.language)
        if (one in _OWN_PLURALS) is not (two in _OWN_PLURALS):
            return False
        if one in self.capitals and self.known.is_name(one):
            return two in (f"{one}s", f"{one}'s", f"{one}'")
        if self._other_degree(one, two):
            return False
        if latin_plural(one, two):
            return True
        if self.known.adjectives(one) & self.known.adjectives(two):
            return True
        nouns = self.known.nouns(one), self.known.nouns(two)
        if all(nouns):
            return bool(nouns[0] & nouns[1])
        words = self.known.lemmas(one), self.known.lemmas(two)
        if all(words) and not words[0] & words[1]:
            return False
        return same_word(one, two, self.language)

    def one_lemma(self, one: str, two: str) -> bool:
        """Forms of one word, or such as may be: "ended" and "end", "fell" and "fall"."""
        if self.same(one, two):
            return True
        return self.known is not None and bool(self.known.lemmas(one) & self.known.lemmas(two))

    def contradicted(
        self, wanted: Sequence[str], typed: Sequence[str], extra: Sequence[str]
    ) -> bool:
        """Whether one of the words ``extra`` of ``typed`` is never true where a wanted one is.

        Of those that say another role, only for a word that is not there: "the insured pays", of
        what the insurer does.
        """
        lost = [word for word in wanted if word not in typed]
        return any(contradicts(word, x, self.language) for word in wanted for x in extra) or any(
            _another(word, x, self.language) and not self.one_lemma(word, x)
            for word in lost
            for x in extra
        )

    def slip(self, expected: str, given: str, most: int = 3) -> bool:
        """Whether ``given`` is surely ``expected`` misspelt."""
        return self.judge(expected, given, most) is Slip.SURE

    def judge(self, expected: str, given: str, most: int = 3) -> Slip:
        """Whether ``given`` is ``expected`` misspelt, and no other word that comes near it.

        ``most`` bounds the slips that the length of the word would allow.
        """
        if any(c.isdigit() for c in expected + given) or _another(expected, given, self.language):
            return Slip.NONE
        if expected.replace("å", "aa").replace("ø", "oe").replace("æ", "ae") == given:
            return Slip.SURE
        if _same_variant(expected, given, self.language) or same_element(expected, given):
            return Slip.SURE
        folded, other = expected.translate(_FOLDED), given.translate(_FOLDED)
        if folded == other or folded.replace("ae", "e") == other.replace("ae", "e"):
            if not self._a_word(expected, given):
                return Slip.SURE
            return Slip.DOUBTFUL if len(expected) > _SHORT_FOLDED else Slip.NONE
        if _near(expected, given, most):
            return self._near_one(expected, given)
        if self._short(expected, given) or self._own_plural(expected, given):
            return Slip.DOUBTFUL
        return Slip.DOUBTFUL if self._other_form(expected, given) else Slip.NONE

    def _near_one(self, expected: str, given: str) -> Slip:
        """Of a word that comes near: it may be one of its own."""
        if self._own_plural(expected, given) or self._other_degree(expected, given):
            return Slip.DOUBTFUL
        if self._a_word(expected, given):
            return self._other_word(expected, given)
        if self.known is None:
            return Slip.SURE
        if self.known.is_word(given):  # another form of the word, or a noun made of it
            nouns = self.known.nouns(expected), self.known.nouns(given)
            return Slip.SURE if nouns[0] == nouns[1] or nouns[0] & nouns[1] else Slip.DOUBTFUL
        capital = expected in self.capitals
        name = capital and (self.known.is_name(expected) or _ends_otherwise(expected, given))
        if name or other_suffix(expected, given) or self.known.other_compound(expected, given):
            return Slip.DOUBTFUL
        if self.known.is_understood(expected):
            return Slip.DOUBTFUL if self._borrowed(expected, given) else Slip.SURE
        return Slip.SURE if _by_ear(expected, given) else Slip.DOUBTFUL

    def _borrowed(self, expected: str, given: str) -> bool:
        """ "kreatin" is no word of the lists, but as "creatine" another one than "keratin"."""
        if self.known is None or self.language is not Language.BOKMAL:
            return False
        plain = given.replace("k", "c")
        return any(
            form not in (expected, given)
            and self.known.is_word(form, Language.ENGLISH)
            and not self.known.lemmas(form) & self.known.lemmas(expected)
            for form in (plain, plain + "e")
        )

    def _other_degree(self, one: str, two: str) -> bool:
        """The highest degree is no other form of one word: "eldste" and "eldre"."""
        if self.known is None:
            return False
        degrees = self.known.degrees(one), self.known.degrees(two)
        lemmas = [{lemma for lemma, _highest in found} for found in degrees]
        return bool(lemmas[0] & lemmas[1]) and not degrees[0] & degrees[1]

    def _other_word(self, expected: str, given: str) -> Slip:
        """A word of its own is none misspelt, unless it is a name beside another, or foreign."""
        if self.known is None or given in self.others or of_one_set(expected, given):
            return Slip.NONE
        beside = len(self.capitals) > 1 and {expected} <= self.capitals
        if beside and self.known.is_known_name(given):
            return Slip.DOUBTFUL
        own = self.known.is_word(expected, self.language)
        foreign = not self.known.is_word(given, self.language)
        both = self.known.is_word(expected, _OTHER_LANGUAGE[self.language])
        return Slip.DOUBTFUL if own and foreign and not both else Slip.NONE

    def _short(self, expected: str, given: str) -> bool:
        """One letter of a short word, and what was typed is no word: not to be told."""
        if self.known is None or len(expected) > _FITTING or self.known.is_word(given):
            return False
        # Loaded on first use: the start must not pay for it.
        from rapidfuzz.distance import OSA

        return expected[:1] == given[:1] and OSA.distance(expected, given) == 1 < len(given)

    def _other_form(self, expected: str, given: str) -> bool:
        """ "coughing" and "coughs"."""
        if self.known is None or min(len(expected), len(given)) < _SHORTEST:
            return False
        shared = self.known.lemmas(expected) & self.known.lemmas(given)
        return any(lemma.partition(":")[2][:3] == given[:3] for lemma in shared)

    def _own_plural(self, expected: str, given: str) -> bool:
        """ "damage" and "damages"."""
        turned = (expected in _OWN_PLURALS) is not (given in _OWN_PLURALS)
        return turned and same_word(expected, given, self.language)

    def _a_word(self, expected: str, given: str) -> bool:
        """``given`` is a word in its own right, and no form of the expected one."""
        if given in self.others:
            return True
        if self.known is None:
            return False
        return self.known.is_word(given) and not (
            self.known.lemmas(given) & self.known.lemmas(expected)
        )


def _ends_otherwise(one: str, two: str) -> bool:
    """ "Octavian" and "Octavia"."""
    return one.startswith(two[:-1]) or two.startswith(one[:-1])


@lru_cache(maxsize=4096)
def _variant(word: str, language: Language) -> str:
    if word in _NO_VARIANT:
        return word
    for pattern, plain in _VARIANTS[language]:
        word = re.sub(pattern, plain, word)
    return word


def _same_variant(one: str, two: str, language: Language) -> bool:
    """Two spellings of one word, or of forms of it: "låntakeren" and "låntager"."""
    plain = _variant(one, language), _variant(two, language)
    if plain[0] == plain[1]:
        return True
    return plain != (one, two) and same_word(*plain, language)


_OTHER_LANGUAGE = {
    Language.ENGLISH: Language.BOKMAL,
    Language.BOKMAL: Language.ENGLISH,
}


def _by_ear(one: str, two: str) -> bool:
    """Written otherwise, said alike; or two letters changed places in a longer word."""
    if sorted(one) == sorted(two):
        return len(one) > _SHORTEST
    for pattern, plain in _BY_EAR:
        one, two = (re.sub(pattern, plain, word) for word in (one, two))
    return one == two


def _near(expected: str, given: str, most: int) -> bool:
    """Few letters differ for the length of the word, and it begins alike."""
    allowed = min(most, _allowed(len(expected)))
    if not allowed:
        return False
    # Loaded on first use: the start must not pay for it.
    from rapidfuzz.distance import OSA

    distance = OSA.distance(expected, given, score_cutoff=allowed)
    if not 0 < distance <= allowed:
        return False
    return expected[0] == given[0] or sorted(expected[:2]) == sorted(given[:2])


def _allowed(length: int) -> int:
    """Slips that a word of this length may have."""
    if length < _SHORTEST:
        return 0
    return 1 if length < 8 else 2 if length < 13 else 3


def _parted(word: str) -> tuple[str, str]:
    """(stem, end) of a word that ends so; of others (word, "")."""
    found = _PARTIES.search(word)
    if found is None or (found["salt"] and found["form"] not in ("", "s")):
        return word, ""
    return word[: found.start()], found["end"] or found["salt"]


def _another(expected: str, given: str, language: Language) -> bool:
    """A word of its own: the opposite, another role, another word but for a ring or stroke."""
    if frozenset((expected, given)) in _TWINS or contradicts(expected, given, language):
        return True
    if of_one_set(expected, given) or other_prefix(expected, given):
        return True
    for one, two in ((expected, given), (given, expected)):
        if any(one == prefix + two for prefix in _PREFIXES):
            return True
    if _parted(expected) != _parted(given) and _parted(expected)[0] == _parted(given)[0]:
        return True
    shared = 0
    while shared < min(len(expected), len(given)) and expected[shared] == given[shared]:
        shared += 1
    ends = {expected[at:] for at in range(max(shared - 2, 3), shared + 1)}
    return any(
        end in _ROLES
        and given[len(expected) - len(end) :] in _ROLES
        and {end, given[len(expected) - len(end) :]} != {"er", "or"}
        for end in ends
        if expected[: len(expected) - len(end)] == given[: len(expected) - len(end)]
        and given != expected
    )
