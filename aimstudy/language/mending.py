"""Mends tags that cannot be right: closed classes, names, and verbs the tables are sure of."""

from aimstudy.language.missing_verbs import flips
from aimstudy.language.norwegian_mending import mend_norwegian_word
from aimstudy.language.noun_or_verb import mend_noun_or_verb
from aimstudy.language.opening_words import (
    mend_first_adverb,
    mend_first_noun,
    mend_imperatives,
    mend_opener,
    mend_purpose,
)
from aimstudy.language.second_clauses import mend_second_clauses
from aimstudy.language.tokens import BECOME, Tokens
from aimstudy.language.words import FINITE_FORMS, Form, word_set

_NEVER_NAMES = ("PUNCT", "NUM", "SYM", "NOUN", "PROPN", "ADJ", "PRON", "DET", "ADP")
_MOODS = word_set("may might will can must")
_PAST_AUX = word_set(
    "was were had did could would should might var ble hadde måtte kunne skulle ville burde"
)
_FIRST_ADVERBS = word_set(
    """
    then here there when where why how so too instead first next thus hence still again soon
    perhaps maybe meanwhile nowadays afterwards abroad indoors outside inside not only even yet
    otherwise also never always often sometimes together today today's overall finally
    """
)


def mend(t: Tokens) -> None:
    """Correct the tags of a sentence in place, word by word."""
    mend_opener(t)
    for at in range(t.size):
        if t.tags[at] in ("PUNCT", "SYM"):
            continue
        _auxiliary(t, at)
        _name(t, at)
        _sure_verb(t, at)
        _second_predicate(t, at)
        _after_aside(t, at)
        _listed_predicate(t, at)
        _plural_predicate(t, at)
        _little_words(t, at)
        _joined_clause(t, at)
        _doubled_participle(t, at)
        _norwegian_infinitive(t, at)
        mend_norwegian_word(t, at)
        _doubled_verb(t, at)
        _past(t, at)
        _perfect(t, at)
        _let(t, at)
        _reduced(t, at)
        _to_verb(t, at)
        _that(t, at)
        mend_noun_or_verb(t, at)
    mend_first_noun(t)
    mend_first_adverb(t)
    mend_purpose(t)
    mend_imperatives(t)
    mend_second_clauses(t)
    _empty_clauses(t)


def _auxiliary(t: Tokens, at: int) -> None:
    lower = t.lower(at)
    if lower == "ought" and t.lower(at + 1) == "to":
        t.set_verb(at, Form.PRESENT)
    led = (
        lower in ("pluss", "plus", "minus")
        and t.is_noun(at)
        and t.tag(at + 1) in ("NUM", "DET", "NOUN")
    )
    if led or (lower in ("minus", "pluss", "plus") and t.is_verb(at)):
        t.set_tag(at, "ADP")
    if lower not in t.g.finite_aux or t.is_verb(at):
        return
    if lower in _MOODS and (t.is_noun(at) or t.words[at].text[:1].isupper()):
        return
    if not t.g.english and lower in ("var", "vil") and t.tags[at] == "PROPN":
        return
    t.set_verb(at, Form.PAST if lower in _PAST_AUX else Form.PRESENT)


def _name(t: Tokens, at: int) -> None:
    """A capital inside a sentence makes a name of what the tagger took for an adverb or a verb."""
    word = t.words[at]
    if word.text.isupper() and len(word.text) > 1 and t.tags[at] not in ("NUM", "NOUN"):
        t.set_tag(at, "PROPN")
        return
    if not word.text[:1].isupper():
        return
    if t.tags[at] == "NOUN" and at and t.words[at - 1].is_word and not t.g.english:
        t.set_tag(at, "PROPN")
    if t.tags[at] in _NEVER_NAMES:
        return
    known = word.lower in t.g.finite_aux | t.g.subordinators or t.g.is_function(word)
    if at == 0:
        adverb = t.tags[at] == "ADV" and not t.g.is_adverb(word)
        alone = t.g.english or (t.finite(1) and t.tag(2) in ("VERB", "ADP", "AUX", "PART"))
        if adverb and alone and word.lower not in _FIRST_ADVERBS and not known:
            t.set_tag(at, "PROPN")
        return
    if (t.words[at - 1].is_word or t.lower(at - 1) in (",", "(")) and not known:
        t.set_tag(at, "PROPN")


def _sure_verb(t: Tokens, at: int) -> None:
    """A word that the tables know as a finite verb and as nothing else is one."""
    word = t.words[at]
    if t.tags[at] not in ("NOUN", "PROPN", "ADJ", "ADV", "X", "INTJ"):
        return
    if word.lower in t.g.nounish or not word.text[:1].islower():
        return
    forms = {form for _, form in t.g.verb_forms.get(word.lower, ())}
    noun = any(r.kind == "N" and not r.compound for r in t.lexicon.readings(word.lower))
    listed = t.tags[at] == "NOUN" and noun and t.lower(at - 1) in t.g.coordinators
    if listed and t.is_noun(at - 2):
        return
    if not forms or forms & {Form.PARTICIPLE, Form.ING, Form.BASE}:
        return
    if t.tag(at - 1) in ("DET", "ADJ", "ADP", "NUM") and Form.PASSIVE not in forms:
        return
    t.set_verb(at, next(form for form in FINITE_FORMS if form in forms))


def _second_predicate(t: Tokens, at: int) -> None:
    """ "and costs 20 pounds", "og koster fra 20 kroner": no noun stands before a bare amount."""
    subject = t.lower(at - 1) in ("each", "which", "hver", "som") or t.tag(at - 1) == "PROPN"
    joined = subject or t.lower(at - 1) in t.g.coordinators
    if t.tags[at] != "NOUN" or not joined:
        return
    present = Form.PRESENT if t.tables(at, Form.PRESENT) else Form.PAST
    if not t.tables(at, present):
        return
    led = t.tag(at + 1) in ("ADP", "ADV")
    counts = [k for k in (2, 3) if t.is_number(at + k) and t.lower(at + k) not in ("en", "et")]
    amount = t.is_number(at + 1) or (led and bool(counts))
    if amount or t.lower(at + 1) in ("a", "an", "the", "en", "et", "ei"):
        t.set_verb(at, present)


def _after_aside(t: Tokens, at: int) -> None:
    """ "The museum, which opened in 1950, offers tours": the verb after an aside that is closed."""
    known = t.g.english and t.tags[at] == "NOUN" and t.lower(at - 1) == ","
    if not known or not t.tables(at, Form.PRESENT) or t.lower(at + 1) in (",", "and", "or", "of"):
        return
    opened = next((j for j in range(1, at - 1) if t.lower(j) == ","), 0)
    if not opened or t.lower(opened + 1) not in ("which", "who", "a", "an", "the", "also"):
        return
    verbs = sum(t.finite(j) for j in range(at))
    if verbs <= (t.lower(opened + 1) in ("which", "who")):
        t.set_verb(at, Form.PRESENT)


def _plural_predicate(t: Tokens, at: int) -> None:
    """ "are deducted from pay and therefore reduce tax": the same subject does a second thing."""
    if not t.g.english or not t.is_verb(at, Form.BASE) or t.tag(at + 1) not in _OBJECT_OPENS:
        return
    before = at - 1
    while t.tag(before) == "ADV":
        before -= 1
    first = next((j for j in range(before) if t.finite(j)), -1)
    if t.lower(before) not in ("and", "but") or first < 0 or t.lower(first) not in _ARE:
        return
    if not any(t.lower(j) in _OPENS_VERB for j in range(first + 1, before)):
        t.set_verb(at, Form.PRESENT)


_ARE = word_set("are have")
_OBJECT_OPENS = ("DET", "NOUN", "ADJ", "PROPN")
_OPENS_VERB = word_set("to can must may should will would could might let make help , ;")


def _listed_predicate(t: Tokens, at: int) -> None:
    """ "audits the books, interviews the staff and ...": no noun stands before an article."""
    article = t.lower(at + 1) in t.g.possessives | {"the", "a", "an"}
    noun = t.g.english and t.tags[at] == "NOUN" and t.lower(at).endswith("s")
    if noun and article and t.lower(at - 1) == "," and t.tables(at, Form.PRESENT):
        t.set_verb(at, Form.PRESENT)


def _joined_clause(t: Tokens, at: int) -> None:
    """ ", and 260 people work for the agency": after ", and" a phrase wants a verb."""
    if t.lower(at) not in (*t.g.coordinators, "but", "men") or t.lower(at - 1) != ",":
        return
    stop = next((j for j in range(at + 1, t.size) if t.lower(j) in (",", ";", ".")), t.size)
    counted = t.is_number(at + 1) or t.tag(at + 1) in ("DET", "PRON")
    if not counted or any(t.finite(j) for j in range(at + 1, stop)):
        return
    for j in range(at + 3, min(stop - 1, at + 7)):
        opened = t.tag(j + 1) in ("ADP", "DET", "PRON", "NUM", "ADV", "PROPN", "SCONJ")
        verb = t.tables(j, Form.PRESENT) or (t.g.english and t.tables(j, Form.BASE))
        if t.is_noun(j - 1) and t.tags[j] == "NOUN" and verb and opened:
            t.set_verb(j, Form.PRESENT)
            return


def _doubled_participle(t: Tokens, at: int) -> None:
    """ "hadde styret tegnet": of two participles the first is the subject."""
    both = t.is_verb(at, Form.PARTICIPLE, Form.PAST) and t.is_verb(at + 1, Form.PARTICIPLE)
    noun = any(r.kind == "N" and r.code == "S" for r in t.lexicon.readings(t.lower(at)))
    if not t.g.english and both and noun and t.lower(at - 1) in t.g.have | t.g.be | BECOME:
        t.set_tag(at, "NOUN")


def _norwegian_infinitive(t: Tokens, at: int) -> None:
    """ "skal leveres" is passive; "må vare" has a verb that could be a noun."""
    if t.g.english:
        return
    lower = t.lower(at)
    if t.is_verb(at, Form.BASE) and lower.endswith(("es", "ås")):
        t.forms[at] = Form.PASSIVE
    waiting = t.is_noun(at) and t.lower(at - 1) in t.g.modals and t.tables(at, Form.BASE)
    later = any(t.is_verb(j, Form.BASE, Form.PASSIVE) for j in range(at + 1, at + 4))
    if waiting and not later:
        t.set_verb(at, Form.BASE)


def _doubled_verb(t: Tokens, at: int) -> None:
    """Of two verbs side by side without an auxiliary the first is a noun: "når sparer dør"."""
    after = at + 1
    while t.is_negation(after) or t.lower(after) in ("bare", "alltid", "ofte", "also", "også"):
        after += 1
    if not t.is_verb(at) or t.lower(at) in t.g.finite_aux or not t.finite_next(after - 1):
        return
    if t.forms[at] is Form.BASE and t.g.english:
        return
    before = t.tag(at - 1)
    opened = before in ("SCONJ", "DET", "ADP", "ADJ", "CCONJ", "") or t.lower(at - 1) == "that"
    alone = after == at + 1 or t.lower(at - 1) in t.g.subordinators
    if opened and alone:
        t.set_tag(at, "NOUN")


def _past(t: Tokens, at: int) -> None:
    """ "Den erstattet en lov": no adjective stands before an article."""
    article = t.lower(at + 1) in ("a", "an", "the", "en", "et", "ei", "den", "det", "de")
    subject = at > 0 and (t.is_noun(at - 1) or t.lower(at - 1) in t.g.pronouns)
    if t.tags[at] == "ADJ" and article and t.tables(at, Form.PAST) and subject:
        t.set_verb(at, Form.PAST)


def _perfect(t: Tokens, at: int) -> None:
    """ "må ha lidt en skade": after "ha" a form in -t before a new phrase is a participle."""
    if t.g.english or t.tags[at] not in ("ADJ", "NOUN", "VERB") or t.participle(at):
        return
    before = at - 1
    while t.is_adverb(before) or t.is_negation(before):
        before -= 1
    opens = t.tag(at + 1) in ("DET", "PRON", "ADP", "SCONJ", "PUNCT", "NUM")
    done = t.lower(before) in ("ha", "hatt") and t.lower(at).endswith(("t", "dd"))
    passive = t.lower(before) in BECOME and t.tables(at, Form.PARTICIPLE)  # "ble tegnet i Oslo"
    if opens and (done or passive):
        t.set_verb(at, Form.PARTICIPLE)


def _reduced(t: Tokens, at: int) -> None:
    """ "rights granted by the licence end": a past form before "by" is no finite verb if the
    sentence can have another."""
    past = t.g.english and t.is_verb(at, Form.PAST) and t.lower(at + 1) == "by"
    if not past or t.tag(at + 2) not in ("DET", "PROPN", "NOUN") or not t.is_noun(at - 1):
        return
    t.forms[at] = Form.PARTICIPLE
    stop = next((j for j in range(at, t.size) if t.lower(j) in (",", ";", ":")), t.size)
    if any(t.finite(j) for j in range(at, stop)):
        return
    later = [(j, form) for j, form in flips(t) if at + 2 < j < stop]
    if later:
        t.set_verb(*later[0])
    elif not any(t.finite(j) for j in range(at)):
        t.forms[at] = Form.PAST


def _let(t: Tokens, at: int) -> None:
    """ "X lets Y do Z": "let" with a bare verb after its object is finite."""
    if t.lower(at) != "let" or t.governed(at) or t.tag(at - 1) == "AUX":
        return
    if any(t.is_verb(j, Form.BASE) for j in range(at + 2, min(t.size, at + 6))):
        t.set_verb(at, Form.PRESENT)


def _little_words(t: Tokens, at: int) -> None:
    """ "aged 18", "having received", "få bedrifter", "nest største", "rett til å"."""
    lower, after = t.lower(at), t.tag(at + 1)
    aged = lower == "aged" and t.is_verb(at) and t.is_number(at + 1)
    if aged or (t.lower(at - 1) == "having" and t.is_verb(at, Form.PAST)):
        t.forms[at] = Form.PARTICIPLE
    elif lower == "få" and t.is_noun(at + 1) and t.words[at + 1].number == "plur":
        if at and t.is_verb(at) and t.lower(at - 1) not in t.g.modals | {"å"}:
            t.set_tag(at, "ADJ")
    elif lower in ("slik", "slikt") and t.tags[at] == "ADV" and after == "NOUN":
        t.set_tag(at, "DET")
    elif lower == "nest" and after == "ADJ":
        t.set_tag(at, "ADV")
    elif lower == "rett" and t.lower(at + 1) == "til" and t.tags[at] == "ADJ":
        t.set_tag(at, "NOUN")
    elif t.lower(at - 1) in ("alle", "mange", "noen", "flere", "andre") and after != "NOUN":
        named = any(r.kind in ("N", "P") for r in t.lexicon.readings(lower))
        perfect = t.lower(at - 2) in t.g.have or after == "ADV"  # "har noen tatt opp lån"
        past = t.is_verb(at, Form.PAST, Form.PARTICIPLE) and not perfect
        if named and past and not t.g.english:
            t.set_tag(at, "NOUN")


def _to_verb(t: Tokens, at: int) -> None:
    """ "to advance their careers": before "their" or "the" there is a verb after "to"."""
    if not t.g.english or t.lower(at) != "to" or t.is_verb(at + 1):
        return
    for j in (at + 1, at + 2):
        possessive = t.lower(j + 1) in t.g.possessives | {"the", "a", "an", "our", "your"}
        if possessive and t.tag(j) in ("ADJ", "NOUN") and (j == at + 1 or t.tag(at + 1) == "ADJ"):
            t.set_verb(j, Form.BASE)
            t.tags[at] = "PART"
            if j == at + 2:
                t.set_tag(at + 1, "ADV")
            return


def _that(t: Tokens, at: int) -> None:
    """ "leverage that certification": no clause follows, so it points."""
    if t.g.english and t.lower(at) == "that" and t.tags[at] == "SCONJ" and t.is_noun(at + 1):
        verb = any(t.finite(j) for j in range(at + 2, min(t.size, at + 12)))
        if not verb:
            t.set_tag(at, "DET")


def _empty_clauses(t: Tokens) -> None:
    """A clause after "if" or "fordi" has a verb of its own: the likeliest word is made one."""
    for at in range(t.size):
        if t.lower(at) in ("which", "who", "som") and _related(t, at):
            continue
        since = t.lower(at) in ("since", "as", "siden") and t.lower(at - 1) == ","
        if not (t.lower(at) in _OPENING or since) or t.tags[at] not in (
            "SCONJ",
            "CCONJ",
            "ADP",
            "ADV",
        ):
            continue
        stop = next((j for j in range(at + 1, t.size) if t.lower(j) in (",", ";")), t.size)
        if stop - at < 3 or any(t.finite(j) for j in range(at + 1, stop)):
            continue
        chosen = [(j, form) for j, form in flips(t) if at + 1 < j < stop]
        if chosen:
            t.set_verb(*chosen[0])


def _related(t: Tokens, at: int) -> bool:
    """ "boxes which record speed": right after the pronoun stands a verb, if there is no other."""
    stop = next((j for j in range(at + 1, t.size) if t.lower(j) in (",", ";", ".")), t.size)
    if at + 2 >= stop or any(t.finite(j) for j in range(at + 1, stop)):
        return False
    if t.tag(at + 1) != "NOUN" or (not t.is_noun(at - 1) and t.lower(at - 1) != ","):
        return False
    for form in (Form.PRESENT, Form.PAST, Form.PASSIVE, Form.BASE):
        if t.tables(at + 1, form) and (form is not Form.BASE or t.g.english):
            t.set_verb(at + 1, Form.PRESENT if form is Form.BASE else form)
            return True
    return False


_OPENING = word_set(
    """
    if because although though albeit unless whereas whether hvis dersom fordi ettersom at når
    mens hvorimot
    """
)
