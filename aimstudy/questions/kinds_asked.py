"""The kind of thing that a question names: "Which acid ...?" asks for an acid. Makes no items."""

import re

from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form, word_set

_NAMED = re.compile(
    r"(?:\w+ )?(?P<ask>which|what|hvilke[nt]?) (?P<rest>[^?,.:;]+)",
    re.I,
)
_MOST_WORDS = 3
# they say of no answer what it is
_ANY_KIND = word_set(
    """
    one ones of other others thing things kind kinds type types sort sorts word words name names
    term terms two three four five day year way part form av andre annen annet ting slag slags
    type typer ord navn begrep del deler to tre fire fem dag år måte form
    """
)
_ENDS = {True: ("ies", "es", "s"), False: ("ene", "er", "en", "et", "e", "r")}


def kind_asked_for(prompt: str, g: Grammar) -> str:
    """The noun right after "which", without its ending; "" where none stands there.

    "What acid" counts only where a verb follows soon: "What makes bread rise?" names no kind.
    """
    match = _NAMED.match(prompt)
    if match is None:
        return ""
    found, what = "", match["ask"].lower() == "what"
    for word in match["rest"].lower().split()[: _MOST_WORDS + 1]:
        if word in g.finite_aux or (found and _finite(word, g)):
            return "" if not found or found in _ANY_KIND else _bare(found, g)
        if what and not found and _finite(word, g):
            return ""
        if word in g.prepositions or word in g.determiners or word in _ANY_KIND:
            return ""
        found = word
    return ""


def names_kind(answer: str, kind: str, g: Grammar) -> bool:
    """ "Formic acid", "sitronsyre": the answer says that it is one."""
    words = answer.lower().split()
    last = _bare(words[-1], g) if words else ""
    return last == kind or (not g.english and last.endswith(kind))


def _finite(word: str, g: Grammar) -> bool:
    """ "Which metal floats": a verb, or in English a word that looks like one."""
    forms = {form for _, form in g.forms(word)}
    if forms & {Form.PRESENT, Form.PAST, Form.PASSIVE}:
        return True
    return g.english and word.endswith(("s", "ed")) if not forms else False


def _bare(word: str, g: Grammar) -> str:
    for end in _ENDS[g.english]:
        if word.endswith(end) and len(word) - len(end) > 2:
            return word.removesuffix(end)
    return word
