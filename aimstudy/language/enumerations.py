"""Splits "A, B and C" into its items, or says that the text is no clear list."""

import re

from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form

MAX_ITEMS = 7
_MAX_ITEM_WORDS = 14
_ET_CETERA = re.compile(
    r"\b(?:etc|osv|m\.m|m\.fl|and so on|and others|and more|med mer)\b\.?", re.I
)


_COMMA = re.compile(r",(?!\d)")  # "$5,000" and "2,5" are one item


def split_list(text: str, g: Grammar, expected: int = 0) -> tuple[str, ...]:
    """The items of a list of two to seven; empty where the text is not clearly one.

    ``expected`` is the number of items the text itself announces; with it, an item may hold an
    "and" of its own ("Ethics and the Code"), and the first "and" that fits is the divider.
    """
    text = text.strip(" ,;:")
    if _ET_CETERA.search(text) or "(" in text:
        return ()
    joiner = re.compile(rf"\s(?:{'|'.join(sorted(g.coordinators))})\s", re.I)
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    found = _from_parts(parts, joiner, expected, g)
    items = tuple(item.strip(" ,;:") for item in found)
    if not 2 <= len(items) <= MAX_ITEMS or (expected and len(items) != expected):
        return ()
    if len({item.lower() for item in items}) < len(items):
        return ()
    if not expected and (_shares_a_lead(items, g) or _shares_a_clause(items)):
        return ()
    return items if all(_is_item(item, g) for item in items) else ()


def _from_parts(parts: list[str], joiner: re.Pattern[str], expected: int, g: Grammar) -> list[str]:
    if not parts:
        return []
    last = parts[-1]
    lead = re.match(rf"(?:{'|'.join(sorted(g.coordinators))})\s+", last, re.I)
    if len(parts) > 1 and lead:
        return [*parts[:-1], last[lead.end() :]]
    places = list(joiner.finditer(last))
    missing = expected - len(parts) if expected else 1
    if not places or missing < 1 or (len(places) > 1 and not expected):
        return []
    found = parts[:-1]
    rest = last
    for _ in range(missing):
        place = joiner.search(rest)
        if not place:
            return []
        found = [*found, rest[: place.start()]]
        rest = rest[place.end() :]
    return [*found, rest]


_SHARED = re.compile(
    r"\S (?:against|in|for|with|on|about|from|between|mot|innen|om|med|mellom) \S+$", re.I
)


def _shares_a_lead(items: tuple[str, ...], g: Grammar) -> bool:
    """ "cover against fire, flood and storms": what is listed hangs on the first preposition."""
    later = [item.lower().split() for item in items[1:]]
    middle = " ".join(items[1:-1]).lower().split()
    plain = not any(words[0] in g.determiners for words in later)
    plain = plain and not any(w in g.prepositions for w in middle)
    return plain and _SHARED.search(items[0]) is not None


_CLAUSE_INSIDE = re.compile(r" (?:that|which|who|whose|som|der) \w+")


def _shares_a_clause(items: tuple[str, ...]) -> bool:
    """ "a form that asks about the roof, the doors and the alarm": the list is in the clause."""
    opening = _CLAUSE_INSIDE.search(items[0]) is not None
    return opening and not any(_CLAUSE_INSIDE.search(item) for item in items[1:])


_CLAUSAL = frozenset(
    ["whether", "what", "how", "which", "om", "hvilke", "hvilket", "hvilken", "hvor"]
)


def _noun_phrase(words: list[str], g: Grammar) -> bool:
    """No finite auxiliary inside, no preposition, "that" or Norwegian verb in front."""
    first = words[0].lower()
    if first in g.prepositions or first in g.subordinators:
        return False
    if any(w.lower() in g.finite_aux for w in words) and not {"that", "som", "who"} & set(words):
        return False
    if g.english or first in g.nounish or words[0][:1].isupper():
        return True
    verb = {form for _, form in g.forms(first)} & {Form.BASE, Form.PAST, Form.PARTICIPLE}
    if not verb or len(words) == 1:
        return True
    second = words[1].lower()  # "tapt overskudd", but not "valgt av styret"
    return verb == {Form.PARTICIPLE} and second not in g.prepositions | g.determiners


def _is_item(item: str, g: Grammar) -> bool:
    words = item.split()
    if not words or len(words) > _MAX_ITEM_WORDS or item.endswith("-") or item.startswith("-"):
        return False
    if not any(c.isalnum() for c in item):
        return False
    if words[0].lower() not in _CLAUSAL and not _noun_phrase(words, g):
        return False
    last = words[-1].lower()
    return not (last in g.determiners or last in g.prepositions or last in g.finite_aux)
