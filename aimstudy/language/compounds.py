"""Whether a noun right after another belongs to the same phrase."""

from aimstudy.language.noun_words import MEASURES, MONTHS, is_definite
from aimstudy.language.time_words import UNITS
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import word_set

_NAMING = word_set("begrepet ordet uttrykket termen")
_TIMED = word_set("timer minutter dager uker")


def joins_noun(t: Tokens, start: int, at: int) -> bool:
    """English nouns join freely; Norwegian ones after a measure, a title or a name."""
    if t.g.english:
        return at not in t.apart
    last, this = at - 1, at
    if t.lower(last) in MEASURES or t.lower(last) in MONTHS:
        return True
    if t.lower(last) in _CROWDS and t.words[this].number == "plur" and not is_definite(t, this):
        return True
    if not last and t.lower(last) in _NAMING and not is_definite(t, this):
        return True  # "begrepet rorgjenger"
    if t.tag(this) == "PROPN":
        several = t.words[last].number == "plur" and t.lower(this + 1) == ","
        return not (several and is_definite(t, last))  # "var eierne | Island, Norge og ..."
    timed = t.lower(last) in _TIMED and any(t.is_number(j) for j in range(start, last))
    if timed and t.words[this].number == "sing" and not is_definite(t, this):
        return True  # "20 timer etterutdanning"
    named = t.tag(last) == "PROPN" and t.words[this].text[:1].islower()
    return named and not is_definite(t, this)


# "en gruppe båteiere", "en samling mynter": what the many are
_CROWDS = word_set("gruppe samling flokk haug bunke rad serie mengde klynge håndfull")
_AMOUNTS = word_set("prosent timer kilo liter meter tonn dusin par")


def described_amount(t: Tokens, start: int, at: int) -> bool:
    """ "70 prosent riktige svar", "20 timer faglig oppdatering": the noun comes after."""
    if t.g.english or t.lower(at - 1) not in _AMOUNTS or t.tag(at) != "ADJ":
        return False
    counted = any(t.is_number(j) for j in range(start, at - 1))
    noun = t.tag(at + 1) == "NOUN" and not is_definite(t, at + 1)
    return counted and noun and t.lower(at + 1) not in UNITS
