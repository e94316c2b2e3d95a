"""Mends Norwegian tags by the words themselves: small words, and subjects behind their verb."""

from aimstudy.language.noun_words import after_somebody, is_definite
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, word_set

_DETERMINES = word_set("neste forrige")
_CROWDS = word_set("tusenvis hundrevis titusenvis dusinvis")
_DECADES = word_set("tallet årene")
_SOON = word_set("senere snart tidligere nylig straks jevnlig årlig")  # "solgte senere båten"
_SPELLS = word_set("tid året år uken uker måneden måneder dagen dager timer")
_BEFORE_EXCESS = word_set(
    "frem fram er var blir ble være bli ha har hadde får fikk få gir ga gi tar tok viser viste"
)
_EXCESS = word_set(
    """
    høy høyt lav lavt stor stort liten lite lang langt kort mye mange dyr dyrt sen sent tidlig svak
    svakt streng strengt
    """
)


def mend_norwegian_word(t: Tokens, at: int) -> None:
    """Correct the tag of the word ``at`` in place."""
    if not t.g.english:
        _small_word(t, at)
        _as_adverb(t, at)
        _inverted(t, at)
        _reduced(t, at)
        _first_name(t, at)
        _coordinated_adverbs(t, at)
        _most(t, at)
        _stuff(t, at)
        _made_ready(t, at)
        _s_passive(t, at)
        if _second_is_noun(t, at):
            t.set_tag(at, "NOUN")


def _first_name(t: Tokens, at: int) -> None:
    """ "Hanne tjener ...", "Per og Lise deler ...": no noun alone is the subject of a deed."""
    known = t.words[at].text[:1].isupper() and t.lexicon.names(t.lower(at))
    if at or not known or t.tags[0] not in ("NOUN", "ADJ", "VERB", "ADP"):
        return
    act = t.is_verb(1, Form.PRESENT, Form.PAST) and not t.is_verb(0)
    if t.lexicon.only_names(t.lower(0)) or act or t.tag(2) == "PROPN":
        t.set_tag(0, "PROPN")


def _coordinated_adverbs(t: Tokens, at: int) -> None:
    """ "som forsettlig eller grovt uaktsomt skader andre": how it is done, before the verb."""
    if t.lower(at) != "som" or t.tag(at + 1) != "ADJ":
        return
    end = at + 1
    while t.tag(end) in ("ADJ", "ADV") or t.lower(end) in t.g.coordinators:
        end += 1
    joined = any(t.lower(j) in t.g.coordinators for j in range(at + 2, end - 1))
    if joined and (t.finite(end) or t.tables(end, Form.PRESENT)):
        for j in range(at + 1, end):
            if t.tag(j) == "ADJ":
                t.set_tag(j, "ADV")


def _second_is_noun(t: Tokens, at: int) -> bool:
    """ "firmaer som hindrer skader, ..., kan ...": of two verbs after "som" the second is none."""
    related = t.lower(at - 2) == "som" and t.is_verb(at - 1, Form.PRESENT, Form.PAST)
    beside = related and t.is_verb(at, Form.PRESENT) and t.lower(at - 1) not in t.g.finite_aux
    noun = beside and any(r.kind == "N" for r in t.lexicon.readings(t.lower(at)))
    return noun and any(t.finite(j) for j in range(at + 1, t.size))


def _s_passive(t: Tokens, at: int) -> None:
    """ "kan ikke sies opp": a passive that looks like a past form."""
    past = t.is_verb(at, Form.PAST) and t.lower(at).endswith("es")
    known = any(r.code == "s" for r in t.lexicon.readings(t.lower(at)))
    if past and (known or t.lower(at) == "sies"):
        t.forms[at] = Form.PASSIVE


_WEIGHED = word_set("kilo kilogram gram tonn liter desiliter hekto")
_HEAVY = word_set("tung tungt tunge stor stort store lett lette")


def _stuff(t: Tokens, at: int) -> None:
    """ "to kilo lav om dagen": what is weighed, though it looks like a quality."""
    weighed = t.lower(at - 1) in _WEIGHED and t.is_number(at - 2) and t.lower(at) not in _HEAVY
    noun = any(r.kind == "N" and r.code == "s" for r in t.lexicon.readings(t.lower(at)))
    if weighed and noun and t.tag(at) == "ADJ" and t.tag(at + 1) in ("ADP", "PUNCT", "CCONJ"):
        t.set_tag(at, "NOUN")


def _made_ready(t: Tokens, at: int) -> None:
    """ "et bord dekket med sand": what has been done to the table, no thing beside it."""
    looks = t.tag(at) == "NOUN" and t.lower(at).endswith(("et", "t", "d")) and t.is_noun(at - 1)
    done = any(r.kind == "V" and r.code == "c" for r in t.lexicon.readings(t.lower(at)))
    new = t.tag(at - 2) in ("DET", "ADJ") and not is_definite(t, at - 1)
    if looks and done and new and t.lower(at + 1) in ("med", "av"):
        t.set_verb(at, Form.PARTICIPLE)


def _most(t: Tokens, at: int) -> None:
    """ "de mest brukte i skolen": a quality, though it looks like a past form."""
    marked = t.lower(at - 1) in ("mest", "minst") and t.is_verb(at, Form.PAST)
    if marked and t.lower(at - 2) in ("de", "den", "det"):
        t.set_tag(at, "ADJ" if t.is_noun(at + 1) else "NOUN")


def _small_word(t: Tokens, at: int) -> None:
    """ "fra neste dag", "tusenvis av kunder", "det vedkommende vet", "på 1990-tallet"."""
    lower = t.lower(at)
    if lower in _DETERMINES and t.tag(at + 1) == "NOUN":
        t.set_tag(at, "DET")
    elif lower in _CROWDS and t.lower(at + 1) == "av":
        t.set_tag(at, "NOUN")
    elif at == 0 and lower in ("rett", "like") and t.lower(1) in ("før", "etter"):
        t.set_tag(at, "ADV")
    elif lower == "likt" and t.is_verb(at) and t.is_noun(at - 1):
        t.set_tag(at, "ADV")  # "delte utgiftene likt"
    elif lower == "vedkommende" and t.finite(at + 1):
        t.set_tag(at, "PRON")
    elif lower in _DECADES and t.lower(at - 1) == "-" and t.is_number(at - 2):
        t.set_tag(at, "NOUN")


def _as_adverb(t: Tokens, at: int) -> None:
    """ "utelukkende av meglere", "og siden kreve pengene", "får frem for høy inntekt"."""
    lower, after = t.lower(at), t.tag(at + 1)
    only = lower == "utelukkende" and after in ("ADP", "VERB")
    later = lower == "siden" and t.lower(at - 1) in t.g.coordinators and t.is_verb(at + 1)
    excess = lower == "for" and t.lower(at - 1) in _BEFORE_EXCESS
    constantly = lower == "stadig" and after in ("ADP", "VERB", "AUX", "PUNCT")
    soon = lower in _SOON and t.is_verb(at - 1, Form.PRESENT, Form.PAST)
    named = after in ("ADP", "DET", "NUM", "PROPN") or (after == "NOUN" and is_definite(t, at + 1))
    passed = lower in ("etter", "før") and after in ("ADP", "PUNCT", "CCONJ", "")
    if only or later or constantly or (soon and named) or (excess and t.lower(at + 1) in _EXCESS):
        t.set_tag(at, "ADV")
    elif passed and t.lower(at - 1) in _SPELLS:
        t.set_tag(at, "ADV")  # "kort tid etter i London"


def _reduced(t: Tokens, at: int) -> None:
    """ "Et utvalg ledet av Moe foreslo ...": a past form before "av", with a verb to come."""
    past = t.is_verb(at, Form.PAST) and t.lower(at + 1) == "av" and t.is_noun(at - 1)
    if not past or not any(r.code == "c" for r in t.lexicon.readings(t.lower(at))):
        return
    stop = next((j for j in range(at, t.size) if t.lower(j) in (",", ";", ":", "som")), t.size)
    if any(t.finite(j) for j in range(at + 2, stop)):
        t.forms[at] = Form.PARTICIPLE


def _inverted(t: Tokens, at: int) -> None:
    """ "må beløpet betales", "blir noen skadet": the subject stands before the second verb."""
    readings = t.lexicon.readings(t.lower(at))
    between = t.lower(at - 1) in t.g.modals and " " not in t.lower(at)
    between = between and t.is_verb(at + 1, Form.BASE, Form.PASSIVE)
    if between and any(r.kind == "N" for r in readings) and at + 2 < t.size:
        t.set_tag(at, "NOUN")
    opens = at == 0 and t.tag(0) in ("ADJ", "VERB") and t.tag(1) == "NOUN"
    if opens and any(r.kind == "N" and r.code == "S" for r in readings):
        t.set_tag(0, "NOUN")  # "Begrepet rorgjenger betyr ..."
    if after_somebody(t, at) and any(r.code == "c" for r in readings):
        t.set_verb(at, Form.PARTICIPLE)
