"""Mends English words in places where only one class of word can stand."""

from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set


def mend_english(t: Tokens, at: int) -> None:
    """Correct the tag of the word ``at`` in place."""
    if t.g.english:
        for mend in _MENDS:
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
    """ "between 200 and 250 leaves, each ...", "costs 12,000 pounds": a plural after its number."""
    number = t.words[at - 1].text.replace(",", "") if at else ""
    counted = number.isdigit() and (len(number) != 4 or number > "2199")
    plural = t.is_verb(at, Form.PRESENT) and _is(t, at, "N", "p")
    if counted and plural and t.tag(at + 1) in ("PUNCT", "ADP", "CCONJ"):
        t.set_tag(at, "NOUN")


def _costs(t: Tokens, at: int) -> None:
    """ "Welding costs 950 pounds": one word and a number around what can be the verb."""
    noun = t.is_noun(at) and _is(t, at, "V", "r")
    deed = t.is_noun(0) or t.is_verb(0, Form.ING)
    later = any(t.is_verb(i, Form.PAST, Form.PRESENT) for i in range(at + 3, t.size))
    counted = t.tag(at + 1) == "NUM" and _is(t, at + 2, "N", "ps")
    if at == 1 and noun and deed and counted and not later:
        t.set_verb(at, Form.PRESENT)
        t.set_tag(0, "NOUN")
        t.set_tag(at + 2, "NOUN")


def _named(t: Tokens, at: int) -> None:
    """ "Shippers block cover (SBC) is ...", "Shippers block cover protects ...": one name."""
    noun = t.is_verb(at, Form.PRESENT, Form.BASE) and _is(t, at, "N", "sp")
    if at != 1 or not noun or not t.is_noun(0) or not t.is_noun(2):
        return
    past = 6 if t.lower(3) == "(" and t.lower(5) == ")" else 3
    if t.finite(past) and t.words[past - 1].end <= t.words[past].start:
        t.set_tag(at, "NOUN")


_BARE_AFTER = word_set("help helps make makes let lets go goes come comes dare dares see sees")


def _two_nouns(t: Tokens, at: int) -> None:
    """ "Member clubs pay a fee": no infinitive follows "clubs", so "pay" is the verb."""
    plural = t.is_verb(at, Form.PRESENT) and _is(t, at, "N", "p")
    if at != 1 or not plural or not t.is_noun(0) or t.lower(at) in _BARE_AFTER:
        return
    if t.is_verb(at + 1, Form.BASE) and _is(t, at + 1, "V", "br"):
        t.set_tag(0, "NOUN")
        t.set_tag(at, "NOUN")
        t.set_verb(at + 1, Form.PRESENT)


def _ports_collect(t: Tokens, at: int) -> None:
    """ "A charge that ports collect from ships": the verb is the second word."""
    led = t.lower(at - 1) in ("that", "which") and t.is_noun(at - 2)
    plural = t.is_verb(at, Form.PRESENT) and _is(t, at, "N", "p")
    verb = t.tag(at + 1) == "ADV" or t.is_verb(at + 1, Form.BASE)
    if led and plural and verb and _is(t, at + 1, "V", "br") and t.lower(at) not in _BARE_AFTER:
        t.set_tag(at, "NOUN")
        t.set_verb(at + 1, Form.PRESENT)


def _yet(t: Tokens, at: int) -> None:
    """ "is owned by the town yet run by a club": "yet" joins two participles."""
    passive = any(t.lower(i) in t.g.be for i in range(at))
    if (
        t.lower(at) == "yet"
        and passive
        and t.is_verb(at + 1, Form.PARTICIPLE)
        and t.is_noun(at - 1)
    ):
        t.set_tag(at, "CCONJ")


_WHILE = word_set("as when if once until")
_BEING = word_set("becomes remains")
_GOVERNING = frozenset(
    (verb, preposition)
    for verb, prepositions in {
        "reports": "to",
        "looks": "after for into",
        "acts": "as on for",
        "serves": "as",
        "ranks": "as among",
        "counts": "as towards toward",
        "turns": "into to",
        "passes": "to through",
        "stands": "for",
        "falls": "under to",
        "rises": "to by with",
        "results": "in",
        "pays": "for out into",
        "rests": "on",
        "ends": "when with",
        "starts": "with when",
    }.items()
    for preposition in prepositions.split()
)


# "wrapped in felt and stands on a frame"
_PLACED = word_set("stands lies hangs rests sits floats leans lives grows runs")
_WHERE = word_set("on in at over beside under against from along between")


def _second_deed(t: Tokens, at: int) -> None:
    """ "covers the loan and shrinks as it is repaid", "becomes a partner and shares in it"."""
    joined = t.tag(at) == "NOUN" and t.tag(at - 1) == "CCONJ" and t.tag(at + 1) in ("ADP", "SCONJ")
    if not joined or not _is(t, at, "V", "r") or t.lower(at + 1) == "of":
        return
    one = any(t.is_verb(i, Form.PRESENT) and t.lower(i).endswith("s") for i in range(at - 1))
    placed = (
        t.lower(at) in _PLACED and t.lower(at + 1) in _WHERE and t.words[at - 2].number != "plur"
    )
    if one and placed and t.is_noun(at - 2):
        t.set_verb(at, Form.PRESENT)
    governs = (t.lower(at), t.lower(at + 1)) in _GOVERNING
    if (one and (governs or t.lower(at + 1) in _WHILE)) or _is_one_thing(t, at):
        t.set_verb(at, Form.PRESENT)


def _is_one_thing(t: Tokens, end: int) -> bool:
    """ "Becomes an ordinary partner and": what one thing is, is no plural."""
    for at in range(end - 4, 0, -1):
        if t.tag(at) == "PUNCT":
            return False
        being = t.lower(at) in _BEING or (t.lower(at - 1), t.lower(at)) == ("turns", "into")
        if being:
            return t.lower(at + 1) in ("a", "an")
    return False


_TAKING_IN = word_set("include includes included including use uses used draw draws need needs")


def _outer(t: Tokens, at: int) -> None:
    """ "include outside air": no place, but what kind of air."""
    bare = t.is_noun(at + 1) and t.tag(at + 2) in ("PUNCT", "CCONJ", "ADP")
    if t.lower(at) in ("outside", "inside") and t.lower(at - 1) in _TAKING_IN and bare:
        t.set_tag(at, "ADJ")


def _case(t: Tokens, at: int) -> None:
    """ "Orr v. Vane": the name of a case at law."""
    if t.lower(at) in ("v.", "vs.") and 0 < at < t.size - 1:
        for one in (at - 1, at, at + 1):
            t.set_tag(one, "PROPN")


_BEFORE_TO = word_set(
    "contrast addition relation regard comparison response according owing thanks"
)


def _against(t: Tokens, at: int) -> None:
    """ "In contrast to boat insurance", "brought into being": no verb after the preposition."""
    if t.lower(at) == "being" and t.lower(at - 1) == "into" and t.tag(at + 1) in ("ADP", "PUNCT"):
        t.set_tag(at, "NOUN")
    led = t.lower(at - 1) == "to" and t.lower(at - 2) in _BEFORE_TO
    if led and t.is_verb(at, Form.BASE) and _is(t, at, "N", "sp"):
        t.set_tag(at, "NOUN")


def _third_deed(t: Tokens, at: int) -> None:
    """ "Salt cured meat, softened water and cleaned wounds": three deeds in a row."""
    row = t.lower(at - 4) == "," and t.is_verb(at - 3, Form.PAST) and t.is_noun(at - 2)
    done = t.is_verb(at, Form.PARTICIPLE) and _is(t, at, "V", "t") and t.is_noun(at + 1)
    if row and done and t.tag(at - 1) == "CCONJ":
        t.set_verb(at, Form.PAST)


def _deed_to_somebody(t: Tokens, at: int) -> None:
    """ "grants it and orders Ann to pay": no noun is joined to "it" or stands before a name."""
    joined = t.tag(at) == "NOUN" and t.tag(at - 1) == "CCONJ" and _is(t, at, "V", "r")
    if not joined or t.lower(at + 1) == "of":
        return
    one = any(t.is_verb(i, Form.PRESENT) and t.lower(i).endswith("s") for i in range(at - 1))
    after = t.tag(at - 2) == "PRON" and t.lower(at - 2) in ("it", "them", "him", "her")
    if one and (after or t.tag(at + 1) == "PROPN") and t.tag(at + 1) != "PUNCT":
        t.set_verb(at, Form.PRESENT)


def _date_back(t: Tokens, at: int) -> None:
    """ "Plans of this kind date back to ...", "before the season is over loses ...": verbs."""
    dates = t.lower(at) in ("date", "dates") and t.lower(at + 1) == "back" and at > 0
    if dates and t.lower(at + 2) == "to" and t.is_noun(at - 1):
        t.set_verb(at, Form.PRESENT)
        t.set_tag(at + 1, "ADV")
    past = t.lower(at - 1) == "over" and t.lower(at - 2) in ("is", "are")
    if past and t.tag(at) == "NOUN" and t.tag(at + 1) == "DET" and _is(t, at, "V", "r"):
        t.set_verb(at, Form.PRESENT)


def _beside(t: Tokens, at: int) -> None:
    """ "The fund, run by the union and audited yearly, pays ...": participles between commas."""
    opened = t.lower(at - 1) == "," and t.is_noun(at - 2) and t.tag(at + 1) == "ADP"
    bare = t.is_verb(at, Form.BASE) and _is(t, at, "V", "c")
    close = next((j for j in range(at + 1, t.size) if t.lower(j) == ","), 0)
    if not opened or not bare or not close or not t.finite(close + 1):
        return
    t.set_verb(at, Form.PARTICIPLE)
    for j in range(at + 2, close):
        if t.tag(j - 1) == "CCONJ" and t.is_verb(j, Form.PAST) and t.may_be_participle(j):
            t.set_verb(j, Form.PARTICIPLE)


def _back(t: Tokens, at: int) -> None:
    """ "a title that dates back to 1910": a verb and its "back"."""
    related = t.lower(at - 1) in ("that", "which", "who", "it") and t.lower(at + 1) == "back"
    if related and t.tag(at + 2) == "ADP" and _is(t, at, "V", "r"):
        t.set_verb(at, Form.PRESENT)
        t.set_tag(at + 1, "ADV")


_TOLD = word_set(
    """
    find ask tell require expect allow force advise invite oblige believe order permit entitle urge
    """
)


def _told_to(t: Tokens, at: int) -> None:
    """ "Anyone found to have lied is barred": the main verb is still to come."""
    if not t.is_verb(at, Form.PAST) or t.lower(at + 1) != "to" or not t.may_be_participle(at):
        return
    if t.base_of(at, Form.PAST) not in _TOLD or not (t.is_noun(at - 1) or t.tag(at - 1) == "PRON"):
        return
    for j in range(at + 2, t.size):
        if t.tag(j) in ("PUNCT", "CCONJ", "SCONJ") or t.lower(j) in t.g.relatives:
            return
        if t.finite(j):
            t.set_verb(at, Form.PARTICIPLE)
            return


def _dating(t: Tokens, at: int) -> None:
    """ "a scheme dating from 1982": what the scheme does, no part of its name."""
    running = t.lower(at) in ("dating", "ranging", "starting") and t.is_noun(at - 1)
    if running and t.lower(at + 1) in ("from", "back"):
        t.set_verb(at, Form.ING)


def _to_people(t: Tokens, at: int) -> None:
    """ "grants shares to staff that stay": a verb would want its object."""
    told = t.lower(at - 1) == "to" and t.lower(at + 1) in ("that", "who", "whose")
    told = told and (t.finite(at + 2) or t.tag(at + 2) == "ADV") and t.is_noun(at - 2)
    if told and t.is_verb(at, Form.BASE) and _is(t, at, "N", "sp"):
        t.set_tag(at, "NOUN")
        t.set_tag(at - 1, "ADP")


def _lets(t: Tokens, at: int) -> None:
    """ "binds the loam and lets gases escape": a second deed, what is let, and what it does."""
    joined = t.lower(at) in ("lets", "makes") and t.tag(at - 1) == "CCONJ"
    one = any(t.is_verb(i, Form.PRESENT) and t.lower(i).endswith("s") for i in range(at - 1))
    if not joined or not one or t.tag(at + 1) == "PUNCT":
        return
    t.set_verb(at, Form.PRESENT)
    if t.is_verb(at + 1, Form.PRESENT) and _is(t, at + 1, "N", "p"):
        t.set_tag(at + 1, "NOUN")
    if t.is_noun(at + 2) and t.is_noun(at + 1) and _is(t, at + 2, "V", "br"):
        t.set_verb(at + 2, Form.BASE)


def _from_to(t: Tokens, at: int) -> None:
    """ "from hull policies to war policies": where it goes to, no purpose."""
    led = t.lower(at - 1) == "to" and t.is_noun(at + 1) and t.is_noun(at - 2)
    begun = any(t.lower(i) == "from" for i in range(max(0, at - 6), at - 2))
    if led and begun and t.is_verb(at, Form.BASE) and _is(t, at, "N", "s"):
        t.set_tag(at, "NOUN")
        t.set_tag(at - 1, "ADP")


def _ever_cast(t: Tokens, at: int) -> None:
    """ "the largest bell ever cast in Britain, weighs ...": what was done to the bell."""
    ever = t.lower(at - 1) == "ever" and t.is_noun(at - 2) and t.is_verb(at, Form.PAST)
    if ever and t.may_be_participle(at) and any(t.finite(j) for j in range(at + 1, t.size)):
        t.set_verb(at, Form.PARTICIPLE)


_MENDS = (
    *(_same_forms, _whose, _counted, _costs, _named, _two_nouns, _ports_collect),
    *(_back, _yet, _second_deed, _outer, _case, _against, _third_deed),
    *(_deed_to_somebody, _to_people, _told_to, _dating, _date_back, _beside),
    *(_lets, _from_to, _ever_cast),
)
