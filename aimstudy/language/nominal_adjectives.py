"""Adjectives and numbers that stand for a noun: "de ansatte", "den andre", "mange av dem"."""

from aimstudy.language.noun_words import is_definite
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set

_HEADS = word_set("den det de")
_ORDER = word_set("andre ene første siste øvrige resterende eneste førstnevnte sistnevnte")
_PEOPLE = word_set(
    """
    ansatte etterlatte skadelidte forsikrede unge eldre syke berettigede reisende studerende
    ledige arbeidsledige uføre pårørende voksne sakkyndige næringsdrivende fagorganiserte
    """
)
_QUANTITIES = word_set(
    "mange flere få enkelte noen alle begge many few several most some both all each none"
)


def nominal_end(t: Tokens, at: int) -> int:
    """The last word of "de to", "den andre" or "de ansatte" from the article on; -1 for none."""
    if t.g.english or t.lower(at) not in _HEADS:
        return -1
    end = at + 1
    if t.lower(end).isalpha() and t.is_number(end):
        end += 1
    while t.lower(end) in _ORDER or (t.tag(end) == "ADJ" and t.lower(end).endswith("e")):
        end += 1
    last = end - 1
    if last == at or t.lower(last) in ("hele", "samme", "selve"):
        return -1
    return last if _stands_alone(t, at, end) else -1


def _stands_alone(t: Tokens, at: int, end: int) -> bool:
    """No noun that agrees with the article follows."""
    if not t.is_noun(end):
        return t.tag(end) not in ("ADJ", "NUM", "DET", "CCONJ") and not t.is_number(end)
    plural = t.words[end].number == "plur"
    if is_definite(t, end) and t.tag(end) == "NOUN" and t.words[end].number:
        return plural != (t.lower(at) == "de")
    return t.lower(end - 1) in _PEOPLE and t.lower(at) == "de"


def quantifies(t: Tokens, at: int) -> bool:
    """ "mange av dem", "noen betaler": a quantity that stands for a noun."""
    if t.lower(at) not in _QUANTITIES:
        return False
    after = t.lower(at + 1)
    if after in ("av", "of"):
        return True
    asked = t.lower(at - 1) in t.g.modals and t.is_verb(at + 1, Form.BASE, Form.PASSIVE)
    return asked or (t.finite(at + 1) and t.lower(at - 1) not in t.g.be)


def mend_nominal(t: Tokens, at: int) -> None:
    """ "kan skadelidte klage": between a modal and its verb, or before a verb, stands a noun."""
    lower = t.lower(at)
    if t.g.english or t.tags[at] != "ADJ" or lower not in _PEOPLE:
        return
    subject = t.finite(at + 1) or t.is_verb(at + 1, Form.BASE, Form.PASSIVE)
    alone = t.tag(at - 1) not in ("DET", "ADV", "ADJ") and t.lower(at - 1) not in t.g.be
    if alone and (subject or t.tag(at + 1) in ("ADP", "SCONJ", "PUNCT", "CCONJ")):
        t.set_tag(at, "NOUN")


def paid_out(t: Tokens, at: int) -> bool:
    """ "får utbetalt 3,5 millioner kroner": a neuter participle, no part of the amount."""
    neuter = not t.g.english and t.participle(at) and t.lower(at).endswith("t")
    return neuter and t.is_number(at + 1)
