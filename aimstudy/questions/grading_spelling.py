"""Slips of the pen: a word misspelt, told from another word that looks like it. Reads no numbers.

Of a short word every letter counts. Of a longer one a slip is forgiven where it makes no other
word: none of the language, of the question, or of what else the material answers.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.questions.grading_words import contradicts

Lemmas = Callable[[str], Collection[str]]  # of a form; none where the word is not known

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
    (r"our(?=s?$|ed$|ing$|al$|able$|ite$|er|hood)", "or"),
    (r"(?<=[tbcg])re(?=s?$)", "er"),
    (r"(?<=[^\W\d_]{3})is(?=e[sdr]?s?$|ing$|ations?$)", "iz"),
    (r"ys(?=e[sdr]?$|ing$)", "yz"),
    (r"(?<=[ei])nce(?=s?$)", "nse"),
    (r"ice(?=[sd]?$)", "ise"),
    (r"gramme(?=s?$)", "gram"),
    (r"ogue(?=s?$)", "og"),
    (r"e(?=ment|ing$)", ""),
    (r"ph(?=[aeiou])|^sulph", "f"),
    (r"^gray", "grey"),
    (r"que(?=s?$)", "ck"),
)
_BOKMAL = ((r"^frem", "fram"), (r"veg(?=en|er|a|$)", "vei"), (r"^efter", "etter"))
_VARIANTS = {Language.ENGLISH: _BRITISH, Language.BOKMAL: _BOKMAL}


def _nothing_known(_word: str) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """What tells a slip from another word, in one question.

    ``lemmas`` knows the words of the language, ``others`` are words of the question and of other
    answers in the material.
    """

    language: Language
    lemmas: Lemmas = _nothing_known
    others: frozenset[str] = frozenset()

    def slip(self, expected: str, given: str, most: int = 3) -> bool:
        """Whether ``given`` is ``expected`` misspelt, and no other word that comes near it.

        ``most`` bounds the slips that the length of the word would allow.
        """
        if any(c.isdigit() for c in expected + given) or _another(expected, given, self.language):
            return False
        if expected.replace("å", "aa").replace("ø", "oe").replace("æ", "ae") == given:
            return True
        if self._variant(expected) == self._variant(given):
            return True
        folded, other = expected.translate(_FOLDED), given.translate(_FOLDED)
        if folded == other or folded.replace("ae", "e") == other.replace("ae", "e"):
            return len(expected) > _SHORT_FOLDED or not self._a_word(expected, given)
        return _near(expected, given, most) and not self._a_word(expected, given)

    def _variant(self, word: str) -> str:
        for pattern, plain in _VARIANTS[self.language]:
            word = re.sub(pattern, plain, word)
        return word

    def _a_word(self, expected: str, given: str) -> bool:
        """``given`` is a word in its own right, and no form of the expected one."""
        if given in self.others:
            return True
        found = set(self.lemmas(given))
        return bool(found) and not found & {expected, *self.lemmas(expected)}


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
        end in _ROLES and given[len(expected) - len(end) :] in _ROLES
        for end in ends
        if expected[: len(expected) - len(end)] == given[: len(expected) - len(end)]
        and given != expected
    )
