"""Words that could be the verb a clause lacks, likeliest first."""

from aimstudy.language.lexical_mending import names_next
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import FINITE_FORMS, Form, word_set

_WHOLE = word_set("andre alle begge mange noen flere others all both some many")


def flips(t: Tokens) -> list[tuple[int, Form]]:
    """Words that could be the missing verb, likeliest first."""
    found: list[tuple[float, int, Form]] = []
    for at in range(1, t.size):
        word = t.words[at]
        plain = word.text[:1].islower() and word.text.isalpha() and not t.finite(at)
        little = word.lower in t.g.subordinators | t.g.prepositions | t.g.adverbs
        if not t.g.english and t.is_verb(at - 1, Form.BASE):
            continue  # "for å betale rente deler banken ..."
        held = t.tag(at - 1) in ("DET", "ADP", "AUX") and t.lower(at - 1) not in _WHOLE
        held = held or (t.g.english and t.finite(at + 1))  # "a habit that rivals have dropped"
        if not plain or little or names_next(t, at) or held:
            continue
        form = _wanted(t, at)
        if form is None:
            continue
        rank = word.finite_gap if word.finite is form else word.margin + 5.0
        if t.tag(at + 1) in ("DET", "NUM", "ADP", "PRON", "PROPN", "ADJ", "SCONJ", "PART"):
            rank -= 3.0
        found.append((rank + at / 100, at, form))
    found.sort()
    return [(at, form) for _, at, form in found[:4]]


def _wanted(t: Tokens, at: int) -> Form | None:
    """The form the word may have as the verb that is missing."""
    if any(t.lower(j) in t.g.modals for j in range(max(0, at - 8), at)):
        return Form.BASE if t.tables(at, Form.BASE) else None
    word = t.words[at]
    if word.finite is not None:
        return word.finite
    if t.is_verb(at, Form.BASE, Form.PARTICIPLE):
        return Form.PAST if t.forms[at] is Form.PARTICIPLE else Form.PRESENT
    if t.g.english and t.tables(at, Form.BASE):
        return Form.PRESENT
    known = [form for _, form in t.g.verb_forms.get(word.lower, ())]
    return next((form for form in FINITE_FORMS if form in known), None)
