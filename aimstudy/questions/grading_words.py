"""Compares words: forms of one word, numbers of order, and words that turn an answer round."""

import re
import unicodedata

from aimstudy.domain.article import Language
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_list, word_set
from aimstudy.questions.contrasts import opposites
from aimstudy.questions.grading_units import UNITS

_SHORT_UNIT = 3  # letters: "hrs"; "time" is no hour in English
_SUFFIXES = {
    Language.ENGLISH: ("'s", "ies", "es", "s", "'"),
    Language.BOKMAL: ("enes", "ene", "ens", "ets", "ers", "en", "et", "er", "a", "e", "s", "t"),
}
_FUNCTION = {
    Language.ENGLISH: word_set(
        """
    the a an of in on at by to for from per with as and or that which who whom whose is are was were
    be been being it its they their them he his she her this these those there in order so because
    since if when while provided via through about into also very has have had can will would
    should must shall may might do does did than then such before after above below under over
    """
    ),
    Language.BOKMAL: word_set(
        """
    en et ei den det de av i på ved til for fra per pr med som og eller er var bli blir ble være
    har hadde kan skal vil må bør å at seg sin sitt sine deres dens dets denne dette disse hvis
    dersom når fordi ettersom siden via gjennom om også enn da der så mens før etter under over the
    """
    ),
}
NEGATIONS = word_set(
    """
    not no never none neither nor without except unless
    ikke ingen intet aldri verken hverken uten unntatt
    """
)
_DIRECTIONS = (
    frozenset(("before", "after")),
    frozenset(("above", "below")),
    frozenset(("under", "over")),
    frozenset(("før", "etter")),
)


_ORDINALS = {
    True: word_list(
        """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
    ),
    False: word_list(
        """
    første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende
    fjortende femtende sekstende syttende attende nittende tjuende
    """
    ),
}


def plain_ordinals(text: str, english: bool) -> str:
    """ "third", "3rd" and "3." as "3rd", in either language."""
    words = "|".join(_ORDINALS[english])

    def figure(match: re.Match[str]) -> str:
        return f"{_ORDINALS[english].index(match.group().lower()) + 1}rd"

    text = re.sub(rf"(?<!\w)(?:{words})(?!\w)", figure, text, flags=re.I)
    return re.sub(r"(?<![\d.,])(\d{1,2})(?:st|nd|th|\.(?= [^\W\d]))(?!\w)", r"\1rd", text)


_LATEST = {
    True: (
        re.compile(r"\b(?:no|not) later than\b|\bat the latest\b|\bon or before\b", re.I),
        "by",
    ),
    False: (re.compile(r"\bikke senere enn\b|\bsenest\b", re.I), "innen"),
}


def plain_limits(text: str, english: bool) -> str:
    """ "not later than May" as "by May", than 2 days as "within 2 days", "senest" as "innen"."""
    said, plain = _LATEST[english]
    if english:  # first: "extended by two years" is no limit
        text = _SPAN_LEFT.sub(_within, text)
    return said.sub(plain, text)


_TIME_UNITS = r"(?:minute|hour|day|week|month|year)s?"
_SPAN_LEFT = re.compile(
    rf"\b(?:(?:(?:no|not) later than|inside) (?P<until>\S+(?: \S+)?? {_TIME_UNITS})\b"
    rf"|in (?P<span>\S+(?: \S+)?? {_TIME_UNITS}) or (?:less|fewer)\b)",
    re.I,
)


def _within(match: re.Match[str]) -> str:
    return f"within {match['until'] or match['span']}"


_SHORT_NOT = re.compile(
    r"\b(do|does|did|is|are|was|were|has|have|had|could|should|would|must|ca|wo|sha)n'?t\b"
    r"|\bcannot\b"
)
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall", None: "can"}


def plain_words(text: str) -> list[str]:
    """The words in small letters, marks and quotes left out, "&" as a word."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"[‘’`´]", "'", text)
    text = _SHORT_NOT.sub(lambda m: f"{_WHOLE.get(m[1], m[1])} not", text)
    text = re.sub(r"(?<=\w)-(?=\s|$)|[-–—/]", " ", text)
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*'?|[%$€£]", text)


def content(words: list[str], g: Grammar) -> list[str]:
    """The words that carry the answer; all of them where none does."""
    return content_words(words, g.language)


def content_words(words: list[str], language: Language) -> list[str]:
    """The same for a language."""
    kept = [w for w in words if w not in _FUNCTION[language]]
    return kept or words


def turned_round(expected: list[str], given: list[str]) -> bool:
    """One denies and the other does not, or one says "before" and the other "after"."""
    one, two = set(expected), set(given)
    if bool(one & NEGATIONS) != bool(two & NEGATIONS):
        return True
    return any(one & pair and two & pair and not one & two & pair for pair in _DIRECTIONS)


def is_unit_or_bare(one: str, two: str) -> bool:
    """The same but for accents, or a unit in short."""
    if one == two or _bare(one) == _bare(two):
        return True
    short = min(len(one), len(two)) <= _SHORT_UNIT
    return short and one in UNITS and UNITS[one] == UNITS.get(two)


def same_word(one: str, two: str, language: Language) -> bool:
    """Forms of one word: number, definiteness, genitive, or a unit in short."""
    if is_unit_or_bare(one, two):
        return True
    return bool(_stems(one, language) & _stems(two, language))


_KEPT = "åäöø"  # letters of their own
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ß": "ss", "ı": "i"})


def _bare(word: str) -> str:
    """ "café" as "cafe"; the letters of Norwegian stay."""
    if word.isascii():
        return word
    bare = "".join(c if c in _KEPT else unicodedata.normalize("NFD", c)[0] for c in word)
    return bare.translate(_LETTERS)


def _stems(word: str, language: Language) -> set[str]:
    found = {word}
    for suffix in _SUFFIXES[language]:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            found.add(word[: -len(suffix)])
    if word.endswith("ies") and len(word) > 5:
        found.add(word[:-3] + "y")
    return found


def contradicts(expected: str, given: str, language: Language) -> bool:
    """The two are never true at once, as "buyer" and "seller"."""
    return given in opposites(expected, language)


def joined(words: list[str]) -> str:
    """Words without spaces, so that a compound may be written apart."""
    return "".join(words).replace("'", "")
