"""Tells a preposition from the verbs, nouns and adverbs that are written like one."""

from aimstudy.language.lead_kinds import Found, Lead
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set

_AROUND = word_set("about around over under rundt omkring opptil inntil")
# verbs that a place, not an estimate, follows: "revolves around three tasks"
_TURNING = word_set("revolve rotate center centre turn cluster orbit gather circle build organise")


def preposes(t: Tokens, at: int, end: int) -> Found | None:
    """The preposition at ``at``; None where none stands there."""
    lower = t.lower(at)
    if not _may_prepose(t, at) or _said_otherwise(t, at):
        return None
    led = t.is_noun(at - 1) or (at == 0 and lower == "over")
    bounds = lower in _AROUND and not (lower in ("over", "under") and led)
    bounds = bounds and not (t.is_verb(at - 1) and t.base(at - 1) in _TURNING)
    bounds = bounds and not (lower == "over" and _spreads(t, at))
    if t.is_number(at + 1) and bounds and not _opens_range(t, at):
        return None
    if lower in ("tilbake", "inn", "ut", "opp", "ned", "bort") and t.tag(at + 1) == "ADP":
        return Lead.ADVERB, 1, lower
    if lower in ("at", "up", "over", "under") and _bounds(t, at):
        return None
    return Lead.PREPOSITION, 1, lower


def _may_prepose(t: Tokens, at: int) -> bool:
    """A preposition by its tag or by the tables, and no verb or noun."""
    lower, tag = t.lower(at), t.tag(at)
    known = lower in t.g.prepositions
    if tag in ("NOUN", "PROPN", "ADJ", "DET") and not (known and tag == "ADJ"):
        return False
    if tag in ("VERB", "AUX") and lower not in ("including", "given", "inkludert", "per"):
        return False
    return known or tag == "ADP"


def _said_otherwise(t: Tokens, at: int) -> bool:
    """ "to pay", "the reasons given for them", "has since grown", "the sum named above"."""
    lower, adverb = t.lower(at), t.tag(at) == "ADV"
    if lower == t.g.to and _infinitive_ahead(t, at):
        return True
    if (lower == "given" and t.tag(at + 1) == "ADP") or (adverb and lower == "since"):
        return True
    loose = adverb and lower in ("above", "below", "beneath", "behind")
    return loose and t.tag(at + 1) not in ("DET", "NOUN", "PROPN", "ADJ", "NUM")


def as_adverb(t: Tokens, at: int) -> bool:
    """ "for høy pris", "og siden kreve pengene": what the tags were mended to."""
    nxt = t.tag(at + 1)
    loose = (t.lower(at), nxt) in (("for", "ADJ"), ("for", "ADV"), ("siden", "VERB"))
    loose = loose or (t.lower(at) in ("etter", "før") and nxt in ("ADP", "PUNCT", "CCONJ", ""))
    return not t.g.english and t.tag(at) == "ADV" and loose


def _opens_range(t: Tokens, at: int) -> bool:
    return t.lower(at) in ("between", "mellom")


_SPREADING = word_set(
    "pay repay spread amortise amortize depreciate write settle finance divide distribute "
    "betale nedbetale tilbakebetale avskrive fordele nedskrive spre"
)
_LASTING = word_set("years months weeks days decades år måneder uker dager tiår")


def _spreads(t: Tokens, at: int) -> bool:
    """ "is repaid over 40 years": in the course of that time, not more than it."""
    last = at - 2 if t.lower(at - 1) in ("off", "up", "back", "ned", "av", "ut") else at - 1
    return t.is_verb(last) and t.base(last) in _SPREADING and t.lower(at + 2) in _LASTING


def _bounds(t: Tokens, at: int) -> bool:
    return t.lower(at) == "at" and t.lower(at + 1) in ("least", "most")


def _infinitive_ahead(t: Tokens, at: int) -> bool:
    j = at + 1
    while t.is_adverb(j) or t.is_negation(j):
        j += 1
    if not t.g.english:
        return t.is_verb(j)
    return t.is_verb(j, Form.BASE) or (t.is_verb(j) and t.tags[at] == "PART")
