"""Tells people and bodies that can act from things. Knows nothing of clauses."""

import re

from aimstudy.language.grammar import Grammar

ORGANISATION = re.compile(
    r"\b(?:institut\w*|board|council|association|society|university|agency|ministry|department|bank\w*|"
    r"group|company|foundation|government|parliament|state|court|union|commission|authority|body|organi[sz]ation\w*|"
    r"employer|employers|stat(?:en)?|stortinget|regjeringen|departementet|direktoratet|foreningen|forbundet|selskapet|"
    r"universitetet|høyskolen|kommunen|fylket|rådet|nemnda|etaten|nav|arbeidsgiver\w*|tilsynet)\b",
    re.I,
)


def names_actor(text: str, g: Grammar) -> bool:
    """True for people and bodies that can act: names, organisations, groups of people."""
    words = [w.strip(",.'’") for w in text.split()]
    people = any(w.lower() in g.people for w in words[:3])
    capital = sum(w[:1].isupper() for w in words) > len(words) / 2
    return people or capital or bool(ORGANISATION.search(text))
