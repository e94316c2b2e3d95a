"""Mends English words in places where only one class of word can stand."""

from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form


def mend_english(t: Tokens, at: int) -> None:
    """Correct the tag of the word ``at`` in place."""
    if t.g.english:
        for mend in (_same_forms, _whose, _counted, _named):
            mend(t, at)


def _is(t: Tokens, at: int, kind: str, codes: str) -> bool:
    readings = t.lexicon.readings(t.lower(at))
    return any(r.kind == kind and r.code in codes for r in readings)


def _same_forms(t: Tokens, at: int) -> None:
    """ "are let off the fee": after "be" no infinitive stands, but a participle that looks so."""
    if t.is_verb(at, Form.BASE) and t.lower(at - 1) in t.g.be and _is(t, at, "V", "c"):
        t.set_verb(at, Form.PARTICIPLE)


def _whose(t: Tokens, at: int) -> None:
    """ "a plant whose leaves yield a fibre": after "whose" stands a noun."""
    if t.lower(at - 1) == "whose" and t.is_verb(at) and _is(t, at, "N", "spSP"):
        t.set_tag(at, "NOUN")
        if t.is_noun(at + 1) and _is(t, at + 1, "V", "br"):
            t.set_verb(at + 1, Form.PRESENT)


def _counted(t: Tokens, at: int) -> None:
    """ "between 200 and 250 leaves, each ...": a plural after its number."""
    number = t.words[at - 1].text if at else ""
    counted = number.isdigit() and (len(number) != 4 or number > "2199")
    plural = t.is_verb(at, Form.PRESENT) and _is(t, at, "N", "p")
    if counted and plural and t.tag(at + 1) in ("PUNCT", "ADP", "CCONJ"):
        t.set_tag(at, "NOUN")


def _named(t: Tokens, at: int) -> None:
    """ "Shippers block cover (SBC) is ...", "Shippers block cover protects ...": one name."""
    noun = t.is_verb(at, Form.PRESENT, Form.BASE) and _is(t, at, "N", "sp")
    if at != 1 or not noun or not t.is_noun(0) or not t.is_noun(2):
        return
    past = 6 if t.lower(3) == "(" and t.lower(5) == ")" else 3
    if t.finite(past) and t.words[past - 1].end <= t.words[past].start:
        t.set_tag(at, "NOUN")
