"""Whether two answers look as if they could answer one question: form, length, sort of thing."""

import re
from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Fact, FactKind
from aimstudy.language.actors import ORGANISATION
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.words import word_set
from aimstudy.questions.noun_classes import classes_of, is_many, same_head

_REASONS = ("because", "since", "as", "fordi", "ettersom", "siden")
_CONDITIONS = ("if", "provided", "unless", "when", "hvis", "dersom", "med", "når")
_QUESTIONS = ("whether", "what", "how", "om", "hvilke", "hvilken", "hvor")
_ALIVE = frozenset({"person", "body"})
_PHRASES = ("definite", "indefinite", "words", "place")


def alike(key: str, text: str, g: Grammar) -> bool:
    """The same shape and about the same length, with numbers in both or in neither."""
    longer, shorter = max(len(key), len(text)), min(len(key), len(text))
    if longer - shorter > 10 and longer > 1.9 * shorter:  # told at once, so it is asked first
        return False
    return shape(key, g) == shape(text, g) and _counts(key, g) == _counts(text, g)


def _counts(text: str, g: Grammar) -> bool:
    """A number stands in it, in figures or words."""
    words = re.findall(r"[^\W_]+", text.lower())
    return any(word[0].isdigit() or g.numbers.get(word, 0) > 1 for word in words)


def shape(text: str, g: Grammar) -> str:
    """The sort of text: a name, a clause, a phrase with a preposition, or plain words."""
    return _shape(text, g.language)


@lru_cache(maxsize=8192)
def _shape(text: str, language: Language) -> str:
    g = grammar_of(language)
    words = [w for w in re.findall(r"[^\W\d_][\w'’&-]*", text) if w.lower() not in g.prepositions]
    first = text.split()[0].lower() if text.split() else ""
    if any(c.isdigit() for c in text):
        return "number"
    if first in _REASONS or first in _CONDITIONS:
        return "reason" if first in _REASONS else "condition"
    if first in (g.to, "by", "ved", "for") or (g.english and first.endswith("ing")):
        return f"clause {first if first in ('by', 'ved', 'for') else ''}"
    content = [w for w in words if w.lower() not in g.determiners]
    capitals = sum(w[0].isupper() for w in content)
    if content and content[0][0].isupper() and capitals * 2 >= len(content):
        return "name"
    if first in _QUESTIONS:
        return "question"
    if first in g.prepositions or first == "online":
        return f"place {first}"
    if first in ("a", "an", "en", "et", "ei"):
        return "indefinite"
    return "definite" if first in ("the", "den", "det", "de", "all", "alle") else "words"


def same_sort(fact: Fact, other: Fact, key: str, text: str, g: Grammar) -> bool:
    """The heads are of one class, so that ``text`` makes sense where ``key`` stands.

    Unknown heads pass only between facts that say the same thing of two subjects.
    """
    form = shape(key, g)
    if _points_back(text) or _is_verbal(text, g) != _is_verbal(key, g):
        return False
    if form == "name":
        return _same_names(key, text, g)
    if form not in _PHRASES and not form.startswith("place"):
        return fact.kind is other.kind and fact.kind is not FactKind.LIST
    if is_many(key, g) != is_many(text, g):
        return False
    one, two = classes_of(key, g), classes_of(text, g)
    if one and two:
        return bool(one & two)
    if same_head(key, text, g):
        return True
    if form == "indefinite" and _both_define(fact, other):
        return defined_alike(key, text, g)
    several = " " in key and " " in text  # single words may be adjectives of any sort
    return not one and not two and several and _same_relation(fact, other)


def same_wording(key: str, text: str, g: Grammar) -> bool:
    """The two could answer one question as far as their words say, whatever they are about.

    Numbers are of one form and unit, names of one sort; other heads are not known to be of
    different classes.
    """
    form = shape(key, g)
    if form == "number":
        return _figures(key) == _figures(text)
    if _points_back(text) or _is_verbal(text, g) != _is_verbal(key, g):
        return False
    if form == "name":
        return _same_names(key, text, g, many=False)
    if is_many(key, g) != is_many(text, g):
        return False
    one, two = classes_of(key, g), classes_of(text, g)
    return bool(one & two) or not one or not two or same_head(key, text, g)


def _figures(text: str) -> str:
    """The form of a text with numbers: "48 km" and "9 km" have the same."""
    return re.sub(r"\d+(?:[., \u00a0]\d+)*", "#", text.lower())


def same_class(one: str, two: str, g: Grammar) -> bool:
    """Both are names, or name things of one known class."""
    if shape(one, g) == shape(two, g) == "name":
        return True
    return bool(classes_of(one, g) & classes_of(two, g)) or same_head(one, two, g)


def defined_alike(one: str, two: str, g: Grammar) -> bool:
    """Two meanings as far as their heads tell: both of one class, or neither known to be alive.

    A cushion and a place may stand side by side; a person among them is found at once.
    """
    first, second = classes_of(one, g), classes_of(two, g)
    if first and second:
        return bool(first & second)
    return not (first | second) & _ALIVE


def _both_define(fact: Fact, other: Fact) -> bool:
    return fact.kind is other.kind is FactKind.DEFINITION and _same_relation(fact, other)


def _same_relation(fact: Fact, other: Fact) -> bool:
    return fact.kind is other.kind and bool(fact.relation) and fact.relation == other.relation


_POINTING = word_set(
    """
    it they them their its this these those he she his her
    det den de dem deres dette disse der han hun
    """
)


def _points_back(text: str) -> bool:
    """A pronoun in it means something that is not there when it stands elsewhere."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return any(w in _POINTING for w in words[1:]) or words[:1] in (["it"], ["they"])


def _is_verbal(text: str, g: Grammar) -> bool:
    """Several words of which the first is a verb: "reduce the loss"."""
    words = text.lower().split()
    return len(words) > 1 and bool(g.forms(words[0])) and words[0] not in g.prepositions


def _same_names(key: str, text: str, g: Grammar, *, many: bool = True) -> bool:
    """People with people, bodies with bodies, long titles with long titles.

    Without ``many`` one that ends like a plural (Paris, Athens) is a name like any other.
    """
    if bool(ORGANISATION.search(key)) != bool(ORGANISATION.search(text)):
        return False
    if key.isupper() != text.isupper():
        return False
    if many and is_many(key, g) != is_many(text, g):
        return False
    return abs(len(key.split()) - len(text.split())) <= 2
