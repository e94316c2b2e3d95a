"""Mends tags that the lexicon rules out: a word that is only a verb is no noun, and so on."""

from aimstudy.language.lexicon import ADJECTIVE, ADVERB, NOUN, PARTICIPLE, VERB, Reading
from aimstudy.language.tokens import BECOME, CODES, Tokens
from aimstudy.language.words import Form

_KINDS = {
    "NOUN": (NOUN,),
    "VERB": (VERB, PARTICIPLE),
    "ADJ": (ADJECTIVE, PARTICIPLE, ADVERB),
    "ADV": (ADVERB, ADJECTIVE, PARTICIPLE),
}
_OPEN = ("NOUN", "VERB", "ADJ", "ADV", "DET", "PRON", "ADP", "X", "INTJ", "SCONJ")
_CLOSED = ("DET", "PRON", "ADP", "SCONJ")


def mend_by_lexicon(t: Tokens) -> None:
    """Correct the open-class words of a sentence in place."""
    for at in range(t.size):
        word = t.words[at]
        if t.g.english and t.tags[at] in _CLOSED:
            continue
        if t.tags[at] not in _OPEN or not word.text.isalpha() or len(word.text) < 3:
            continue
        if (word.text[:1].isupper() and at) or _closed(t, at):
            continue
        readings = [r for r in t.lexicon.readings(word.lower) if not r.genitive]
        if names_next(t, at) and NOUN in {r.kind for r in readings}:
            t.set_tag(at, "NOUN")
        elif readings:
            _mend(t, at, readings)


def names_next(t: Tokens, at: int) -> bool:
    """ "covers subjects such as law": what stands before "such as" is a noun."""
    return t.g.english and t.lower(at + 1) == "such" and t.lower(at + 2) == "as"


def _closed(t: Tokens, at: int) -> bool:
    """Little words have classes of their own that the lexicon leaves out."""
    g, lower = t.g, t.lower(at)
    little = g.is_function(t.words[at]) or lower in g.subordinators | g.adverbs | g.pronouns
    return little or lower in g.negations or lower in g.numbers or lower in g.finite_aux | g.be


def _mend(t: Tokens, at: int, readings: list[Reading]) -> None:
    kinds = {reading.kind for reading in readings}
    codes = "".join(r.code for r in readings if r.kind == VERB)
    codes += "c" if PARTICIPLE in kinds else ""
    tag = t.tags[at]
    if _new_noun(t, at, codes, kinds):
        t.set_tag(at, "NOUN")
    elif tag == "VERB" and kinds & {VERB, PARTICIPLE}:
        form = t.forms[at]
        plural = t.g.english and form is Form.PRESENT and "b" in codes
        if form is not None and not plural and not _fits(t, at, form, codes):
            _other_form(t, at, kinds, codes)
    elif kinds & set(_KINDS.get(tag, ())):
        if ADJECTIVE not in kinds or t.tags[at] == "NOUN":
            _awaited_participle(t, at, codes)
    elif kinds <= {VERB, PARTICIPLE}:
        _as_verb(t, at, codes)
    elif tag == "ADJ":
        _awaited_participle(t, at, codes)
    elif kinds == {NOUN} or (NOUN in kinds and tag in _CLOSED):
        t.set_tag(at, "NOUN")


def _new_noun(t: Tokens, at: int, codes: str, kinds: set[str]) -> bool:
    """ "må kjøpe utstyr": no order is given in the middle of a clause, so it is a noun."""
    order = not t.g.english and codes == "i" and kinds == {VERB}
    return order and t.tag(at - 1) in ("VERB", "DET", "ADJ", "ADP", "NUM")


def _fits(t: Tokens, at: int, form: Form, codes: str) -> bool:
    """The lexicon knows the form, and it is no bare stem where a participle is due."""
    if form is Form.BASE and "b" not in codes and "c" in codes and _auxiliary_before(t, at):
        return False
    return bool(set(CODES[form]) & set(codes))


def _other_form(t: Tokens, at: int, kinds: set[str], codes: str) -> None:
    """A verb in a form it does not have: "blir malt" as an infinitive."""
    if "c" in codes and _auxiliary_before(t, at):
        t.set_verb(at, Form.PARTICIPLE)
    elif NOUN in kinds:
        t.set_tag(at, "NOUN")
    else:
        _as_verb(t, at, codes)


def _awaited_participle(t: Tokens, at: int, codes: str) -> None:
    """ "is rung twice": a noun or an adjective right after "be" that can be a participle."""
    bare = t.tags[at] in ("NOUN", "ADJ") and "c" in codes and not t.is_noun(at + 1)
    if t.g.english and bare and t.lower(at - 1) in t.g.be:
        t.set_verb(at, Form.PARTICIPLE)


def _as_verb(t: Tokens, at: int, codes: str) -> None:
    """The form of a word that can only be a verb, by what stands before it."""
    if "c" in codes and (_auxiliary_before(t, at) or t.is_noun(at + 1)):
        if t.is_noun(at + 1) and not _auxiliary_before(t, at):
            t.set_tag(at, "ADJ")
            t.forms[at] = Form.PARTICIPLE
        else:
            t.set_verb(at, Form.PARTICIPLE)
        return
    if t.governed(at) and set("bs") & set(codes):
        t.set_verb(at, Form.BASE if "b" in codes else Form.PASSIVE)
        return
    for form in (Form.PRESENT, Form.PAST, Form.PASSIVE, Form.PARTICIPLE, Form.ING):
        if CODES[form] in codes:
            t.set_verb(at, form)
            return
    if set("bi") & set(codes):
        subject = at > 0 and (t.is_noun(at - 1) or t.tag(at - 1) == "PRON" or t.is_number(at - 1))
        finite = t.g.english and subject
        t.set_verb(at, Form.PRESENT if finite else Form.BASE)


def _auxiliary_before(t: Tokens, at: int) -> bool:
    """ "have", "be" or "bli" among the words before, with nothing but a subject in between."""
    chains = t.g.have | t.g.be | BECOME
    for j in range(at - 1, max(-1, at - 6), -1):
        if t.lower(j) in chains:
            return True
        if t.tag(j) in ("PUNCT", "CCONJ", "SCONJ", "VERB") or t.lower(j) == t.g.to:
            return False
    return False
