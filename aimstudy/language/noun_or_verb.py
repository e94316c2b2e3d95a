"""Mends nouns, adjectives and verbs that look alike, by what stands beside them."""

from aimstudy.language.english_mending import mend_english
from aimstudy.language.lexicon import Reading
from aimstudy.language.nominal_adjectives import mend_nominal
from aimstudy.language.noun_words import after_somebody, is_definite
from aimstudy.language.tokens import BECOME, Tokens
from aimstudy.language.words import Form, word_set

_SAYING = word_set(
    """
    answer claim demand estimate report request rule show state note object reason argue hold
    promise guarantee warrant require provide imply conclude warn doubt mean fear find
    """
)


def mend_noun_or_verb(t: Tokens, at: int) -> None:
    """Correct the tag of the word ``at`` in place."""
    for mend in _MENDS:
        mend(t, at)
    mend_english(t, at)


def _first_of_compound(t: Tokens, at: int) -> None:
    """ ", claims disputes were ...": a noun before the noun that has the verb."""
    opened = at == 0 or t.lower(at - 1) in (",", "the", "of", "in")
    compound = t.is_noun(at + 1) and t.finite(at + 2)
    noun = any(r.kind == "N" for r in t.lexicon.readings(t.lower(at)))
    if t.g.english and opened and compound and noun and t.is_verb(at, Form.PRESENT):
        t.set_tag(at, "NOUN")


def _genitive_noun(t: Tokens, at: int) -> None:
    """ "kassens midler": no verb stands right after a genitive."""
    before = t.words[at - 1] if at else None
    known = t.is_verb(at, Form.PRESENT, Form.PARTICIPLE, Form.BASE)
    if t.g.english or before is None or not known:
        return
    if before.lower == "antall" and any(r.kind == "N" for r in _readings(t, at)):
        t.set_tag(at, "NOUN")
    counted = before.lower in ("alle", "mange", "noen", "flere", "begge", "enkelte", "få")
    verb_next = t.finite_next(at) or t.tables(at + 1, Form.PRESENT)
    if counted and verb_next and any(r.kind == "N" for r in _readings(t, at)):
        t.set_tag(at, "NOUN")  # "alle gjester har ..."
    named = t.is_noun(at - 1) and before.lower.endswith("s") and before.lemma
    if named and before.lower.endswith(("ens", "ets", "enes")):
        t.set_tag(at, "NOUN")


def _named_by_relative(t: Tokens, at: int) -> None:
    """ "organet er styret, som ...": what a relative clause is about is a noun."""
    if t.g.english or not t.is_verb(at, Form.PARTICIPLE) or t.lower(at - 1) not in t.g.be:
        return
    if t.lower(at).endswith("et") and t.lower(at + 1) == "," and t.lower(at + 2) == "som":
        t.set_tag(at, "NOUN")


def _attributive(t: Tokens, at: int) -> None:
    """A finite form between a determiner, a preposition or a start and its noun: "Dried milk"."""
    if not t.is_verb(at, Form.PAST, Form.PARTICIPLE) or t.lower(at) in t.g.finite_aux:
        return
    if after_somebody(t, at) or _second_of_sentence(t, at):
        return
    before = t.tag(at - 1)
    lexical = t.is_verb(at - 1, Form.PRESENT, Form.PAST) and t.g.english
    lexical = lexical and t.lower(at - 1) not in t.g.finite_aux
    start = at == 0 or before in ("DET", "ADP", "ADJ", "NUM", "SCONJ") or lexical
    joined = before == "CCONJ" and not t.g.english and t.lower(at).endswith(("te", "de"))
    joined = joined and t.tag(at + 1) == "NOUN" and _attributed(t, at)
    joined = joined or (before == "CCONJ" and t.finite(at + 2) and t.is_noun(at + 1))
    if (start or joined) and t.is_noun(at + 1):
        late = (
            any(t.finite(j) for j in range(at + 1, t.size))
            or before in ("DET", "ADP", "ADJ")
            or lexical
        )
        if late or joined:
            t.set_tag(at, "ADJ")


def _second_of_sentence(t: Tokens, at: int) -> bool:
    """ "Allerede våren 1902 senket banken renten": a known noun after it is its subject."""
    known = t.tag(at + 1) == "PROPN" or (t.is_noun(at + 1) and not _attributed(t, at))
    past = not t.g.english and at > 1 and t.is_verb(at, Form.PAST)
    return past and known and not any(t.finite(j) or t.lower(j) == "," for j in range(at))


def _attributed(t: Tokens, at: int) -> bool:
    """ "faste og pålagte roller", but "og avløste loven": a definite noun wants an article."""
    if not is_definite(t, at + 1):
        return True
    return any(t.lower(j) in ("den", "det", "de", "disse") for j in range(max(0, at - 4), at))


def _listed_quality(t: Tokens, at: int) -> None:
    """ "målbare, realistiske og tidsbestemte.": a past form last in a list of adjectives."""
    listed = t.tag(at - 1) == "CCONJ" and t.tag(at - 2) == "ADJ" and t.is_verb(at, Form.PAST)
    last = listed and not t.g.english and t.tag(at + 1) in ("PUNCT", "")
    if last and at > 2 and t.tag(at - 3) in ("PUNCT", "AUX", "ADV"):
        t.forms[at] = Form.PARTICIPLE
        t.set_tag(at, "ADJ")


def _listed_noun(t: Tokens, at: int) -> None:
    """ "frost, regn eller tørke": with no "å" and no modal before it a stem is no verb."""
    listed = t.tag(at - 1) == "CCONJ" and t.is_noun(at - 2) and t.is_verb(at, Form.BASE)
    if t.g.english or not listed or not any(r.kind == "N" for r in _readings(t, at)):
        return
    before = range(max(0, at - 14), at)
    if not any(t.lower(j) == t.g.to or t.lower(j) in t.g.modals for j in before):
        t.set_tag(at, "NOUN")


def _age(t: Tokens, at: int) -> None:
    """ "før fylte 60 år": no verb."""
    if t.lower(at) == "fylte" and t.is_number(at + 1) and t.tag(at - 1) in ("ADP", "SCONJ", "ADV"):
        t.set_tag(at, "ADJ")
        t.tags[at - 1] = "ADP"


def _verb_of_one(t: Tokens, at: int) -> None:
    """ "Den første varer i ti dager": no plural agrees with "den"."""
    one = t.tags[at] == "NOUN" and t.lower(at - 2) in ("den", "det")
    if t.g.english or not one or not t.lower(at - 1).endswith(("e", "a")):
        return
    plural = t.words[at].number == "plur" and not is_definite(t, at)
    described = t.tag(at - 1) in ("ADJ", "DET", "NUM")
    if plural and described and t.tables(at, Form.PRESENT) and t.tag(at + 1) != "VERB":
        t.set_verb(at, Form.PRESENT)


def _new_subject(t: Tokens, at: int) -> None:
    """ ", og tapet i mai må bæres ...", "; cedenten kan ...": a definite noun opens the clause."""
    paused = t.lower(at - 1) in (";", ":") or t.tag(at - 1) == "SCONJ"
    paused = paused or (t.lower(at - 2) == "," and t.lower(at - 1) in (*t.g.coordinators, "men"))
    if t.g.english or not paused or t.is_noun(at):
        return
    readings = _readings(t, at)
    known = any(r.kind == "N" and r.code in "sSP" for r in readings)
    if t.is_verb(at, Form.PAST, Form.PARTICIPLE) and known:
        stop = next((j for j in range(at, t.size) if t.lower(j) in (",", ";")), t.size)
        if t.tag(at + 1) == "ADP" and any(t.finite(j) for j in range(at + 2, stop)):
            t.set_tag(at, "NOUN")
    unknown = t.tags[at] == "ADJ" and not readings and t.lower(at).endswith(("en", "et", "ene"))
    if unknown and t.finite_next(at):
        t.set_tag(at, "NOUN")


def _definite_subject(t: Tokens, at: int) -> None:
    """ "ruta skipet seiler på": a definite noun before a present verb is no past form."""
    between = t.is_noun(at - 1) and t.tables(at + 1, Form.PRESENT)
    if t.g.english or not between or not t.is_verb(at, Form.PAST):
        return
    if any(r.kind == "N" and r.code == "S" for r in _readings(t, at)):
        t.set_tag(at, "NOUN")


def _plain_noun(t: Tokens, at: int) -> None:
    """ "av fast rente penger": no finite verb without "and" after a preposition and adjective."""
    if t.g.english or not t.is_verb(at, Form.PAST) or t.tag(at - 1) != "ADJ":
        return
    noun = any(r.kind == "N" and r.code == "s" for r in _readings(t, at))
    if noun and (t.tag(at - 2) == "ADP" or t.lower(at - 2) in ("en", "et", "ei")):
        t.set_tag(at, "NOUN")


def _quantity_noun(t: Tokens, at: int) -> None:
    """ "tusenvis av fugler", and a new word that the tagger takes for an auxiliary."""
    lower = t.lower(at)
    if lower in ("tusenvis", "hundrevis", "titusenvis", "dusinvis") and t.tags[at] != "NOUN":
        t.set_tag(at, "NOUN")
    known = lower in t.g.finite_aux | t.g.be | t.g.have | t.g.modals or _readings(t, at)
    if t.tags[at] == "AUX" and not known and lower.isalpha() and len(lower) > 4:
        t.set_tag(at, "NOUN")


def _passive_front(t: Tokens, at: int) -> None:
    """ "Blir en unge skilt fra flokken, ...": the participle of a condition without "hvis"."""
    first = at == 3 and t.lower(0) in BECOME and t.lower(1) in ("en", "et", "ei")
    if not first or t.g.english or t.tags[at] != "NOUN" or t.tag(at + 1) not in ("ADP", "PUNCT"):
        return
    both = any(r.code == "c" for r in _readings(t, at))
    if both and any(r.kind == "N" for r in _readings(t, at - 1)):
        t.set_tag(at - 1, "NOUN")
        t.set_verb(at, Form.PARTICIPLE)


def _subject_of_relative(t: Tokens, at: int) -> None:
    """ "og bare mangler som koster mye, gir ...": what a relative clause is about is a noun."""
    if t.g.english or not t.is_verb(at, Form.PRESENT) or t.lower(at + 1) != "som":
        return
    closed = any(t.lower(j) == "," and t.finite(j + 1) for j in range(at + 2, t.size))
    if closed and any(r.kind == "N" for r in _readings(t, at)):
        t.set_tag(at, "NOUN")


def _counted_noun(t: Tokens, at: int) -> None:
    """ "After each round a guide ...": after "each" stands a noun."""
    led = t.g.english and t.lower(at - 1) in ("each", "every") and t.tags[at] in ("ADV", "ADP")
    if led and any(r.kind == "N" for r in _readings(t, at)):
        t.set_tag(at, "NOUN")


def _related_noun(t: Tokens, at: int) -> None:
    """ "granted to people who ...": what a relative clause is about is no infinitive."""
    led = t.g.english and t.is_verb(at, Form.BASE) and t.lower(at - 1) == "to"
    if led and t.lower(at + 1) in ("who", "whose", "which"):
        t.set_tag(at, "NOUN")
        t.tags[at - 1] = "ADP"


def _described_noun(t: Tokens, at: int) -> None:
    """ "average rather than final pay": what an adjective describes is no verb."""
    bare = t.g.english and t.is_verb(at, Form.BASE) and t.tag(at - 1) == "ADJ"
    closed = t.tag(at + 1) in ("PUNCT", "ADP", "CCONJ", "")
    free = t.tag(at - 2) not in ("PART", "DET", "AUX", "ADV", "NOUN", "VERB", "PRON")
    if bare and closed and free and any(r.kind == "N" for r in _readings(t, at)):
        t.set_tag(at, "NOUN")


def _shared_passive(t: Tokens, at: int) -> None:
    """ "was held and then sold to X": a second participle, not an adjective."""
    first = at - 1 if t.lower(at - 1) in t.g.coordinators else at - 2
    joined = t.lower(first) in t.g.coordinators and (first == at - 1 or t.tag(at - 1) == "ADV")
    loose = t.g.english and t.tags[at] == "ADJ" and t.tag(at + 1) in ("ADP", "PART", "ADV")
    if not (joined and loose) or not any(r.code == "c" for r in _readings(t, at)):
        return
    passive = any(
        t.is_verb(j, Form.PARTICIPLE) and t.lower(j - 1) in t.g.be
        for j in range(max(1, first - 12), first)
    )
    if passive:
        t.set_verb(at, Form.PARTICIPLE)


def _says_that(t: Tokens, at: int) -> None:
    """ "The board answers that no fund has failed": with a noun here no main verb is left."""
    said = t.g.english and t.tags[at] == "NOUN" and t.lower(at + 1) == "that"
    if not said or not t.is_noun(at - 1) or t.base_of(at, Form.PRESENT) not in _SAYING:
        return
    if any(t.finite(j) for j in range(at)):
        return
    joined = {*t.g.coordinators, ","}  # "may cancel, return the goods and get it back"
    verbs = sum(t.finite(j) and t.lower(j - 1) not in joined for j in range(at + 2, t.size))
    inner = sum(
        t.tag(j) == "SCONJ" or t.lower(j) in t.g.subordinators | t.g.relatives
        for j in range(at + 2, t.size)
    )
    if verbs <= inner + 1:
        t.set_verb(at, Form.PRESENT)


def _nominal(t: Tokens, at: int) -> None:
    """An adjective alone before its verb is a noun; so is a verb right after "a" or "the"."""
    if t.tags[at] == "ADJ" and at == 0 and t.finite(1) and not t.g.is_adverb(t.words[0]):
        t.set_tag(at, "NOUN")
    counted = t.is_number(at - 1) and not t.g.english and len(t.lower(at - 1)) < 4
    if counted and t.is_verb(at, Form.PRESENT) and t.lower(at).endswith("er") and at > 1:
        plain = t.lower(at) not in t.g.finite_aux and t.tag(at - 2) not in ("ADP", "NOUN", "PROPN")
        if plain or at == 2:
            t.set_tag(at, "NOUN")
    article = t.lower(at - 1) in ("a", "an", "the", "en", "et", "ei")
    if article and t.is_verb(at, Form.PRESENT, Form.BASE, Form.PASSIVE):
        t.set_tag(at, "NOUN")
    doubled = t.is_verb(at, Form.BASE) and t.is_verb(at + 1, Form.BASE, Form.PASSIVE)
    if doubled and t.lower(at - 1) in t.g.modals and not t.g.english:
        t.set_tag(at, "NOUN")
    past = t.is_verb(at, Form.PAST) and any(
        r.kind == "N" and r.code == "s" for r in _readings(t, at)
    )
    after_verb = t.is_verb(at - 1, Form.BASE) and (t.is_verb(at, Form.PRESENT) or past)
    if after_verb and not t.g.english and t.lower(at) not in t.g.finite_aux:
        t.set_tag(at, "NOUN")
    doubled = t.is_verb(at, Form.PAST) and t.is_verb(at - 1, Form.PRESENT) and not t.g.english
    if doubled and t.lower(at).endswith("et") and t.lower(at - 1) not in t.g.finite_aux:
        t.set_tag(at, "NOUN")


def _readings(t: Tokens, at: int) -> list[Reading]:
    return list(t.lexicon.readings(t.lower(at)))


_MENDS = (
    _first_of_compound,
    _genitive_noun,
    _named_by_relative,
    _plain_noun,
    _attributive,
    _listed_quality,
    _listed_noun,
    _definite_subject,
    _age,
    _verb_of_one,
    _new_subject,
    _counted_noun,
    _quantity_noun,
    _passive_front,
    _subject_of_relative,
    _related_noun,
    _described_noun,
    _shared_passive,
    _says_that,
    mend_nominal,
    _nominal,
)
