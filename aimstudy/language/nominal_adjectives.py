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

_INSTEAD = (("but", "not"), ("rather", "than"), ("and", "not"), ("men", "ikke"), ("og", "ikke"))


def nominal_end(t: Tokens, at: int) -> int:
    """The last word of "de to", "den andre" or "de ansatte" from the article on; -1 for none."""
    if t.g.english or t.lower(at) not in _HEADS:
        return -1
    end = at + 1
    if t.lower(end).isalpha() and t.is_number(end):
        end += 1
    while t.lower(end) in _ORDER or _inflected(t, end):
        end += 1
    last = end - 1
    if last == at or t.lower(last) in ("hele", "samme", "selve"):
        return -1
    return last if _stands_alone(t, at, end) else -1


def _inflected(t: Tokens, at: int) -> bool:
    """A definite adjective, no adverb such as "ofte"."""
    return t.tag(at) == "ADJ" and t.lower(at).endswith("e") and t.lower(at) not in t.g.adverbs


def _stands_alone(t: Tokens, at: int, end: int) -> bool:
    """No noun that agrees with the article follows."""
    if not t.is_noun(end):
        if t.lower(end) in ("minst", "høyst", "mest", "en", "et", "ei"):
            return True
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
    if t.g.english or not t.lower(at).endswith("t"):
        return False
    if t.participle(at) and (t.is_number(at + 1) or t.lower(at + 1) in ("en", "et", "ei")):
        return True
    described = t.participle(at) or t.tag(at) == "ADJ"
    plural = t.tag(at + 1) == "NOUN" and t.words[at + 1].number == "plur"
    return described and plural and not is_definite(t, at + 1)


def contrasted(t: Tokens, at: int) -> int:
    """ "state, but not private, schools", "fast rather than safe trains": the word after; or 0."""
    start = at + 1 if t.lower(at) == "," else at
    if (t.lower(start), t.lower(start + 1)) not in _INSTEAD:
        return 0
    both = t.tag(at - 1) == "ADJ" and t.tag(start + 2) == "ADJ"
    end = start + 4 if start > at and t.lower(start + 3) == "," else start + 3
    return end if both else 0


def past_numbers(t: Tokens, at: int) -> int:
    """ "10, 15 or 20 years", from the first comma on: the word after the last; else ``at``."""
    end = at
    while t.lower(end) == "," and t.is_number(end + 1):
        end += 2
    last = end > at and t.lower(end) in t.g.coordinators and t.is_number(end + 1)
    return end + 2 if last and t.is_noun(end + 2) else at


def no_article(t: Tokens, at: int) -> bool:
    """ "fornye den | hvert år", "blir den | svakere", "hadde den | 6 200 medlemmer"."""
    if t.g.english or t.lower(at) not in ("den", "det"):
        return False
    nxt = t.lower(at + 1)
    several = nxt[:1].isdigit() and nxt != "1" and "." not in t.lower(at + 2)
    many = several and t.is_noun(at + 2) and not is_definite(t, at + 2)
    more = t.tag(at + 1) == "ADJ" and nxt.endswith("ere") and not t.is_noun(at + 2)
    far = at + 2 if t.tag(at + 1) == "ADJ" else at + 1
    plural = t.is_noun(far) and t.words[far].number == "plur" and not is_definite(t, far)
    new = plural and t.lower(at) == "det" and nxt not in ("samme", "eneste")
    return many or more or new or nxt in ("hver", "hvert", "et", "en", "ei")


def definite_ahead(t: Tokens, at: int) -> bool:
    """ "det store huset" against "hadde den 200 medlemmer": the noun shows which it is."""
    if t.tag(at) == "DET" and t.lower(at) not in ("andre", "samme", "eneste", "to"):
        return False
    for j in range(at, min(t.size, at + 5)):
        if t.is_noun(j):
            number = t.words[j].number
            one = number == ("sing" if t.lower(at - 1) == "de" else "plur")
            return (is_definite(t, j) or j > at + 1) and not one
        if t.tag(j) not in ("ADJ", "NUM", "DET") and not t.participle(j):
            return False
        if t.lower(j) in t.g.adverbs or t.lower(j) in ("en", "et", "ei"):
            return False  # "avtales det ofte en gevinst"
        if t.is_number(j) and not t.lower(j).isalpha():
            return t.is_noun(j + 1) and is_definite(t, j + 1)
    return False
