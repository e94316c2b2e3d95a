"""Lemma, verb form and the place of a noun, from the lexicon and the words before."""

from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.language.lexicon import ADJECTIVE, ADVERB, NOUN, PARTICIPLE, VERB, Reading
from aimstudy.language.words import Form, Word, word_set

_FORMS = {
    "b": (Form.BASE,),
    "i": (Form.BASE,),
    "r": (Form.PRESENT,),
    "t": (Form.PAST,),
    "c": (Form.PARTICIPLE,),
    "g": (Form.ING,),
    "s": (Form.PASSIVE,),
}
_CODES = {
    Form.BASE: "bi",
    Form.PRESENT: "rb",
    Form.PAST: "t",
    Form.PARTICIPLE: "ce",
    Form.ING: "g",
    Form.PASSIVE: "s",
}
_KINDS = {
    "NOUN": (NOUN,),
    "VERB": (VERB,),
    "AUX": (VERB,),
    "ADJ": (ADJECTIVE, PARTICIPLE),
    "ADV": (ADVERB, ADJECTIVE),
}
_ONE = word_set(
    """
    a an one this that each every another either neither
    en et ei ett én ethvert enhver hver hvert dette denne det den noe intet
    """
)
_MANY = word_set(
    """
    two these those many several few both all most various numerous multiple
    to mange flere noen alle de disse få begge ulike forskjellige diverse fleste
    """
)
_PLURALS = word_set("goods proceeds premises clothes outskirts remains riches wages people police")
_NEUTER = word_set("et ett dette det hvert ethvert mitt ditt sitt vårt annet noe intet")
_COMMON = word_set("en én ei denne den hver enhver min din sin vår annen noen ingen")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a noun stands in its pattern."""

    number: str  # "sing", "plur", or "" where the form is both and nothing tells
    definite: bool = False
    gender: str = ""  # "m", "f", "n" or ""
    lemma: str = ""


def possible_forms(readings: Sequence[Reading], english: bool) -> tuple[Form, ...]:
    """The verb forms a word can be, by the lexicon; none when it knows no such verb."""
    found: list[Form] = []
    for reading in readings:
        if reading.kind == VERB:
            found += _FORMS[reading.code]
            if english and reading.code == "b":
                found.append(Form.PRESENT)
    return tuple(dict.fromkeys(found))


def lemma_of(
    text: str, tag: str, form: Form | None, readings: Sequence[Reading], place: Place | None
) -> str:
    """The lemma of a tagged word; names keep their own letters."""
    if tag == "PROPN":
        return text
    if place and place.lemma:
        return place.lemma
    kinds = _KINDS.get(tag, ())
    fitting = [r for r in readings if r.kind in kinds]
    if form is not None:
        fitting.sort(key=lambda r: (r.code not in _CODES[form], kinds.index(r.kind), not r.common))
    else:
        # "larger" stands in the lexicon as a word of its own as well
        fitting.sort(key=lambda r: (kinds.index(r.kind), r.lemma == text.lower(), not r.common))
    return fitting[0].lemma if fitting else text.lower()


def noun_place(
    text: str, readings: Sequence[Reading], before: Sequence[Word], english: bool
) -> Place:
    """Number, definiteness, gender; what a form leaves open, the words before tell."""
    nouns = [r for r in readings if r.kind == NOUN]
    if not nouns:
        return _by_ending(text.lower(), english)
    count, gender = _told(before)
    fitting = [r for r in nouns if _agrees(r, count, gender)] or nouns
    # "labialpiper": without a word that tells, rather several pipes than somebody who plays one
    several = not english and not count and text.lower().endswith("er")
    fitting.sort(key=lambda r: (r.genitive, several and _number(r) == "sing", not r.common))
    best = fitting[0]
    numbers = {_number(r) for r in fitting if r.lemma == best.lemma}
    number = numbers.pop() if len(numbers) == 1 else count
    if english and best.lemma == text.lower() and _only_plural(best.lemma):
        number = "plur"
    own = best.gender if best.gender in ("m", "f", "n") else gender
    return Place(number, best.code in "SP", own, best.lemma)


def _only_plural(lemma: str) -> bool:
    return (lemma.endswith("ings") and len(lemma) > 5) or lemma in _PLURALS


def _number(reading: Reading) -> str:
    return "sing" if reading.code in "sS" else "plur"


def _agrees(reading: Reading, count: str, gender: str) -> bool:
    if count and _number(reading) != count:
        return False
    known = reading.gender in ("m", "f", "n")
    return not (known and gender and (reading.gender == "n") != (gender == "n"))


def _told(before: Sequence[Word]) -> tuple[str, str]:
    """Number and gender as the determiner of the noun phrase says them."""
    for word in reversed(before[-4:]):
        lower = word.lower
        if lower in _MANY or (word.tag == "NUM" and lower not in ("1", *_ONE)):
            return ("plur" if word.tag == "NUM" or lower in _MANY else ""), ""
        if lower in _ONE or lower in _NEUTER or lower in _COMMON:
            gender = "n" if lower in _NEUTER else "m" if lower in _COMMON else ""
            return "sing" if lower in _ONE else "", gender
        if word.tag not in ("ADJ", "ADV", "NOUN") or word.tag == "NOUN":
            return "", ""
    return "", ""


def _by_ending(lower: str, english: bool) -> Place:
    if english:
        many = lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "’s"))
        return Place("plur" if many else "sing")
    if len(lower) > 5 and lower.endswith("ene"):
        return Place("plur", True)
    if len(lower) > 4 and lower.endswith(("en", "et")):
        return Place("sing", True, "n" if lower.endswith("et") else "m")
    return Place("plur" if len(lower) > 4 and lower.endswith("er") else "sing")
