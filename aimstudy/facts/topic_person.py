"""The pronouns of somebody whose life an article tells: "she" means her, whoever else is named."""

import re

from aimstudy.language.actors import is_body
from aimstudy.language.grammar import ENGLISH, NORWEGIAN

_NAME = re.compile(r"[A-ZÆØÅ][\w'’.-]+(?: (?:[A-ZÆØÅ][\w'’.-]*|von|van|de|af|av)){1,4}")
_SETS = {
    True: (frozenset(("she", "her", "hers")), frozenset(("he", "him", "his"))),
    False: (frozenset(("hun", "henne", "hennes")), frozenset(("han", "ham", "hans"))),
}
_IS_ONE = {True: r"(?:was|is) (?:an?|the) ", False: r"(?:var|er) (?:en|ei|et) "}
_LEAST = 2
_CLEARLY = 3
_SOON = 120  # words within which somebody's life says "she" for the first time


def pronouns_of(name: str, text: str, english: bool) -> frozenset[str]:
    """The pronouns used of ``name``, if that is a person and the text leaves no doubt."""
    if not _NAME.fullmatch(name):
        return frozenset()
    told = re.search(rf"{re.escape(name)}(?: \([^)]*\))? {_IS_ONE[english]}", text)
    grammar = ENGLISH if english else NORWEGIAN
    if told is None or is_body(name, grammar):
        return frozenset()  # a fund, and "she" is somebody the article names in passing
    words = re.findall(r"[\w'’]+", text.lower())
    opening = re.findall(r"[\w'’]+", text[told.start() :].lower())[:_SOON]
    counts = [sum(word in forms for word in words) for forms in _SETS[english]]
    for mine, forms in enumerate(_SETS[english]):
        if not any(word in forms for word in opening):
            continue  # a society, and "she" is the customer of an example
        if counts[mine] >= max(_LEAST, _CLEARLY * counts[1 - mine]):
            return forms
    return frozenset()
