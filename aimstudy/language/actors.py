"""Tells people and bodies that can act from things. Knows nothing of clauses."""

import re

from aimstudy.language.grammar import Grammar

ORGANISATION = re.compile(
    r"\b(?:institut\w*|board|council|association|society|university|agency|ministry|department|bank\w*|"
    r"group|company|foundation|government|parliament|state|court|union|commission|authority|body|organi[sz]ation\w*|"
    r"employer|employers|stat(?:en)?|stortinget|regjeringen|departementet|direktoratet|foreningen|forbundet|selskapet|"
    r"\w*(?:råd|rådet|stiftelse|stiftelsen|forbund|forbundet|tinget|nemnd|revisjonen|retten|verket|vesenet|politiet|etaten)|"
    r"universitetet|høyskolen|kommunen|fylket|rådet|nemnda|etaten|nav|arbeidsgiver\w*|tilsynet)\b",
    re.I,
)


_PERSON = re.compile(
    r"referee|judge|captain|mayor|king|queen|minister|president|director|chair(?:man|woman)?|head|"
    r"lawyer|engineer|teacher|doctor|nurse|officer|inspector|examiner|player|manager|owner|buyer|"
    r"seller|farmer|fisherman|\w{3,}men|sailor|soldier|worker|scientist|author|monk|bishop|priest|"
    r"\w*(?:direktør|direktøren|leder|lederen|dommer|dommeren|sensor|sensorer|mann|mannen|menn|"
    r"mennene|minister|ministeren|lege|legen|lærer|læreren|prest|presten|konge|kongen|mester|"
    r"mesteren|eier|eieren|styrer|kaptein|kapteinen|ingeniør|ingeniøren|arkitekten|fiskere|bønder|spillere|lærere|forskere|soldater|advokat|advokaten|arbeidere)"
)


def names_actor(text: str, g: Grammar) -> bool:
    """True for people and bodies that can act: names, organisations, groups of people."""
    words = [w.strip(",.'’") for w in text.split()]
    people = any(w.lower() in g.people or _PERSON.fullmatch(w.lower()) for w in words[:3])
    capital = sum(w[:1].isupper() for w in words) > len(words) / 2
    return people or capital or bool(ORGANISATION.search(text))
