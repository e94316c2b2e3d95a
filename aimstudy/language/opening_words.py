"""Mends the tag of the word that opens a sentence, and finds orders to do something."""

from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set


def mend_opener(t: Tokens) -> None:
    """ "Før avtalen trer i kraft, må ...": a conjunction first, no order to do something."""
    if t.size and t.is_verb(0) and t.lower(0) in t.g.subordinators:
        t.set_tag(0, "ADP" if t.lower(0) in t.g.prepositions else "SCONJ")
    if t.g.english:
        for at in range(1, t.size - 2):
            _no_subject(t, at)


def _no_subject(t: Tokens, at: int) -> None:
    """ "that poorly worded questions fail": without a subject before it no past form."""
    opened = t.tag(at - 1) == "ADV" and (at == 1 or t.lower(at - 2) in _OPENING)
    past = t.is_verb(at, Form.PAST) and t.may_be_participle(at) and t.is_noun(at + 1)
    later = any(t.finite(j) for j in range(at + 2, min(t.size, at + 5)))
    if opened and past and later and t.lower(at - 1).endswith("ly"):
        t.set_verb(at, Form.PARTICIPLE)


_OPENING = word_set("that because if unless whether although though since")


def mend_first_noun(t: Tokens) -> None:
    """ "Klager på vedtak behandles av X": a verb first would want a comma and a second verb."""
    if not t.g.english:
        _mend_list(t)
    if t.is_verb(0, Form.BASE) and _no_order(t):
        t.set_tag(0, "NOUN")
    if not t.is_verb(0, Form.PRESENT) or t.lower(0) in t.g.finite_aux:
        return
    if t.g.english:
        if t.lower(0).endswith("s"):
            t.set_tag(0, "NOUN")
        return
    second = any(t.lower(j) == "," and t.finite(j + 1) for j in range(1, t.size))
    then = any(t.lower(j) == "," and t.lower(j + 1) == "så" for j in range(1, t.size))
    alone = not second and not then and any(t.finite(j) for j in range(1, t.size))
    if alone or t.lower(1) == "som":
        t.set_tag(0, "NOUN")


def mend_first_adverb(t: Tokens) -> None:
    """ "Juridisk regnes avtalen ...", "Internasjonalt går navnet ...": in which respect."""
    if t.g.english or t.tag(0) not in ("NOUN", "ADJ", "PROPN") or not t.finite(1):
        return
    bare = t.is_noun(2) or t.tag(2) in ("DET", "PRON") or (t.is_number(2) and t.is_noun(3))
    readings = t.lexicon.readings(t.lower(0))
    if bare and readings and all(r.kind == "A" and r.code in "at" for r in readings):
        t.set_tag(0, "ADV")


def mend_purpose(t: Tokens) -> None:
    """ "To bring basis risk down, insurers add ...": no clause of its own before the comma."""
    if not t.g.english or t.lower(0) != "to" or not t.is_verb(1, Form.BASE):
        return
    comma = next((at for at in range(2, t.size) if t.lower(at) == ","), 0)
    if not comma or not any(t.finite(at) for at in range(comma, t.size)):
        return
    for at in range(3, comma):
        if t.tag(at) == "SCONJ" or t.lower(at) in t.g.relatives | t.g.subordinators:
            return
        noun = any(r.kind == "N" for r in t.lexicon.readings(t.lower(at)))
        if t.finite(at) and noun and t.lower(at) not in t.g.finite_aux and t.is_noun(at - 1):
            t.set_tag(at, "NOUN")


def _no_order(t: Tokens) -> bool:
    """ "Skade som skyldes frost", "Control of the fund": an order has no relative clause."""
    noun = any(r.kind == "N" for r in t.lexicon.readings(t.lower(0)))
    related = t.lower(1) in ("som", "that", "which", "of", "av")
    return noun and related and any(t.finite(at) for at in range(2, t.size))


def _mend_list(t: Tokens) -> None:
    """ "Veier, murer og hus hører ...": plurals in a list, though each could be a verb."""
    at = 0
    while t.lower(at + 1) == "," and _plural(t, at + 2) and t.lower(at + 3) in (",", "og", "eller"):
        if t.is_verb(at + 2):
            t.set_tag(at + 2, "NOUN")
        at += 2
    if at and _plural(t, 0):
        t.set_tag(0, "NOUN")


def _plural(t: Tokens, at: int) -> bool:
    readings = t.lexicon.readings(t.lower(at))
    return any(r.kind == "N" and r.code in "ps" for r in readings)


def mend_imperatives(t: Tokens) -> None:
    """ "Rens fisken og skjær av hodet": without a finite verb, bare stems are imperatives."""
    if t.g.english or any(t.finite(at) for at in range(t.size) if not _inside(t, at)):
        return
    for at in range(t.size):
        if t.lower(at) in t.g.subordinators | t.g.prepositions or t.tag(at) == "ADV":
            continue
        opens = at == 0 or t.lower(at - 1) in (*t.g.coordinators, ",", "deretter", "så", "ikke")
        if opens and not t.is_verb(at) and _stem(t, at) and _object_next(t, at + 1):
            t.set_verb(at, Form.BASE)


def _inside(t: Tokens, at: int) -> bool:
    """A finite verb of a clause inside: an opener stands before it."""
    for j in range(at - 1, max(-1, at - 13), -1):
        if t.lower(j) == ",":
            return False
        if t.tag(j) == "SCONJ" or t.lower(j) in t.g.subordinators | t.g.relatives:
            return True
    return False


def _stem(t: Tokens, at: int) -> bool:
    lower = t.lower(at)
    stems = [lower, lower + "e"]
    if lower.endswith(("mm", "nn", "ll")) is False and lower[-1:] in "mnl":
        stems.append(lower + lower[-1] + "e")
    return any(form is Form.BASE for stem in stems for _, form in t.g.verb_forms.get(stem, ()))


def _object_next(t: Tokens, at: int) -> bool:
    if t.tag(at) in ("DET", "ADP", "ADV", "NUM", "PRON", "ADJ", "PART"):
        return True
    return t.is_noun(at) and at < t.size
