"""Openers of phrases and clauses, in one word or several: what they open and how long they are."""

from collections.abc import Iterable, Mapping

from aimstudy.language.lead_kinds import Found, Lead
from aimstudy.language.norwegian_leads import norwegian_lead
from aimstudy.language.noun_words import opens_amount
from aimstudy.language.prepositions import as_adverb, preposes
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import Form, phrase_set, word_set

_COMPOUND = {
    True: phrase_set(
        "along with|in addition to|as well as|together with|according to|depending on|because of|"
        "due to|as a result of|thanks to|contingent upon|contingent on|instead of|in front of|"
        "on behalf of|with regard to|in connection with|in accordance with|by means of|by way of|"
        "apart from|"
        "rather than|subject to|in return for|in exchange for|in favour of|in favor of|out of|"
        "as of|up to|prior to|regardless of|in spite of|on top of|at the end of|ahead of|"
        "owing to|"
        "in line with|as part of|in case of|in the event of|outside of|close to|next to|"
        "such as to|"
        "no sooner than|no later than|no earlier than|not later than|"
        "as opposed to|in contrast to|with the aim of|on the basis of|with the help of|"
        "in proportion to|in keeping with|at the expense of|in compliance with|through the use of|"
        "in consultation with|in cooperation with|in agreement with"
    ),
    False: phrase_set(
        "sammen med|i tillegg til|på grunn av|som en følge av|som følge av|takket være|avhengig av|"
        "i motsetning til|til forskjell fra|"
        "ved hjelp av|på vegne av|i forbindelse med|i henhold til|i stedet for|i løpet av|"
        "i samsvar med|i samarbeid med|i tråd med|ved siden av|med hensyn til|når det gjelder|"
        "ut fra|ved siden av|til tross for|på tvers av|i forhold til|bortsett fra|uavhengig av|"
        "med tanke på|i følge|med unntak av|på bakgrunn av|i regi av|innen utgangen av|"
        "ved utgangen av|i nærheten av|foran for|nord for|sør for|øst for|vest for|fra og med|"
        "til og med|i bytte mot|mot slutten av|i spissen for|som en del av|i tilfelle av|"
        "på grunnlag av|på basis av|med hjelp av|ved bruk av|på bekostning av|i takt med|"
        "i samråd med|i fellesskap med|bestående av|tidlig på|tidlig i|sent på|sent i|midt på|"
        "midt i"
    ),
}
_SUBORDINATORS = {
    True: phrase_set(
        "if|when|because|unless|until|once|after|before|although|though|since|whenever|wherever|"
        "provided that|provided|for as long as|as long as|as soon as|even if|even though|so that|"
        "in case|in that|in the event that|on the off chance that|to the extent that|"
        "in view of the fact that|"
        "in light of the fact that|due to the fact that|on the grounds that|in order that|"
        "given that|except that|only if|as if|on condition that|now that|"
        "only when|even when|by the time|while|whereas|albeit|till|lest|as"
    ),
    False: phrase_set(
        "hvis|når|da|fordi|siden|dersom|mens|ettersom|selv om|etter at|før|inntil|slik at|"
        "så lenge|"
        "med mindre|for at|så snart|så fremt|såfremt|forutsatt at|under forutsetning av at|"
        "på betingelse av at|mot at|i tilfelle|"
        "idet|enda|skjønt|ved at|til|uten at|gjennom at|"
        "straks|"
        "bare hvis|hver gang|til tross for at|i og med at|så|først når|unntatt når|"
        "både når|etter hvert som|samtidig med at|jo|så langt|bare dersom|bare når|kun hvis|"
        "kun dersom|kun når|"
        "hvorimot"
    ),
}
# openers that are prepositions too: a clause must follow
_DOUBTFUL = word_set(
    "after before since until till as etter før siden inntil til så i da while when once"
)
_RISKS = (
    "fare",
    "risiko",
    "sannsynlighet",
    "bevis",
    "grunnlag",
    "ansvar",
    "betingelse",
    "forutsetning",
    "krav",
)
_WH = {
    True: word_set("whether how what why"),
    False: word_set("om hvordan hva hvorfor hvorvidt"),
}
_RELATIVES = {
    True: word_set("which who whom whose where"),
    False: word_set("som der hvor hvis hvorav"),
}
_WH_DETERMINERS = word_set("which what whose hvilken hvilket hvilke")
_CONTRASTS = {True: word_set("but yet whereas while"), False: word_set("men mens hvorimot")}
_ABOUT = word_set("about of on om av for")
_LOOK = 30


def find_lead(t: Tokens, at: int, end: int) -> Found | None:
    """The opener at ``at`` with its length and its words; None where none stands there."""
    if opens_amount(t, at) or as_adverb(t, at):
        return None
    if t.lower(at) == "som" and at and t.is_verb(at - 1, Form.PASSIVE, Form.PARTICIPLE):
        return Lead.PREPOSITION, 1, "som"  # "defineres som ..."
    for test in (norwegian_lead, *_TESTS):
        found = test(t, at, end)
        if found:
            return found
    return preposes(t, at, end)


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len)[::-1]) for first, found in table.items()}


_COMPOUNDS_BY_FIRST = {english: _by_first(found) for english, found in _COMPOUND.items()}
_CLAUSES_BY_FIRST = {english: _by_first(found) for english, found in _SUBORDINATORS.items()}


def _phrase_at(
    t: Tokens, at: int, end: int, table: Mapping[str, tuple[tuple[str, ...], ...]]
) -> int:
    """The length of the longest phrase of ``table`` that begins at ``at``; 0 where none does."""
    for words in table.get(t.lower(at), ()):
        fits = at + len(words) <= end
        if fits and all(t.lower(at + k) == word for k, word in enumerate(words)):
            return len(words)
    return 0


def _shares_passive(t: Tokens, at: int, j: int) -> bool:
    """ "is raised after a loss | and lowered once ...": the verb is that of the main clause."""
    joined = j > at and t.lower(j) in t.g.coordinators and t.is_verb(j + 1, Form.PARTICIPLE)
    if not joined or t.is_noun(j + 2) or t.tag(j + 2) not in ("ADV", "ADP", "SCONJ"):
        return False
    return any(t.is_verb(k, Form.PARTICIPLE) and t.lower(k - 1) in t.g.be for k in range(1, at))


def verb_ahead(t: Tokens, at: int, end: int) -> int:
    """The first finite verb before a mark or another opener; -1 where there is none."""
    for j in range(at, min(end, at + _LOOK)):
        if t.words[j].text in ",;:":
            return -1
        if t.finite(j):
            return -1 if t.lower(j - 1) in t.g.coordinators and j > at else j
        if t.g.english and _shares_passive(t, at, j):
            return -1
        if j > at and t.lower(j) in _RELATIVES[t.g.english] and t.lower(j) not in ("der", "hvis"):
            return -1
    return -1


def _examples(t: Tokens, at: int, end: int) -> Found | None:
    g = t.g
    for phrase in g.examples:
        opens = at == 0 and phrase in ("among them", "blant dem")
        if opens or not phrase.startswith(t.lower(at)) or phrase in ("som", "like"):
            continue
        size = _phrase_at(t, at, end - 1, _by_first([phrase]))
        if size > 1 and t.lower(at - 1) in t.g.modals and t.is_verb(at + size):
            return Lead.ADVERB, size, phrase  # "kan for eksempel kreve"
        passive = phrase in ("including", "inkludert") and t.lower(at - 1) in g.be
        if size and not passive:
            return Lead.EXAMPLE, size, phrase
    if t.lower(at) == "like" and t.tag(at) in ("ADP", "SCONJ") and t.is_noun(at - 1):
        return Lead.EXAMPLE, 1, "like"
    return None


def _compounds(t: Tokens, at: int, end: int) -> Found | None:
    size = _phrase_at(t, at, end, _COMPOUNDS_BY_FIRST[t.g.english])
    if size < 2 or at + size >= end:
        return None
    name = " ".join(t.lower(at + k) for k in range(size))
    if t.is_number(at + size) and name == "up to":
        return None
    return Lead.PREPOSITION, size, name


# what opens a clause after a comma without a conjunction; in Norwegian the verb follows at once
BEFORE_VERB = {True: word_set("otherwise rather"), False: word_set("ellers derfor dermed")}


def _joins(t: Tokens, at: int, end: int) -> Found | None:
    lower = t.lower(at)
    if lower in t.g.coordinators:
        return Lead.COORDINATOR, 1, lower
    if lower == "so" and t.lower(at - 1) == "," and verb_ahead(t, at + 1, end) > at + 1:
        return (Lead.CONTRAST, 1, lower) if t.lower(at + 1) != "that" else None
    if t.lower(at - 1) == "," and lower in BEFORE_VERB[t.g.english]:
        verb = verb_ahead(t, at + 1, end)
        return (Lead.CONTRAST, 1, lower) if (verb > at and t.g.english) or verb == at + 1 else None
    if lower == "however" and t.lower(at - 1) == "," and t.lower(at + 1) != ",":
        return Lead.CONTRAST, 1, lower
    if lower == "nor":
        paused = t.lower(at - 1) in (",", ";")
        return (Lead.CONTRAST if paused else Lead.COORDINATOR), 1, lower
    if lower in ("enten", "either") and t.tag(at) in ("CCONJ", "ADV"):
        before_verb = t.g.english and t.finite(at + 1) and t.is_noun(at - 1)
        before_verb = before_verb or (t.lower(at - 1) in t.g.modals and t.is_verb(at + 1))
        return (Lead.ADVERB, 1, lower) if not t.g.english or before_verb else None
    if lower in ("but", "yet", "men") and t.tag(at) != "ADV":
        return Lead.CONTRAST, 1, lower
    if lower == "så" and t.lower(at - 1) == "," and t.tag(at + 1) in ("AUX", "VERB"):
        return Lead.ADVERB, 1, lower
    longer = _phrase_at(t, at, end, _CLAUSES_BY_FIRST[t.g.english]) > 1
    if lower == "så" and t.tag(at + 1) in ("ADJ", "ADV") and not longer:
        return Lead.ADVERB, 1, lower
    return None


def _subordinates(t: Tokens, at: int, end: int) -> Found | None:
    size = _phrase_at(t, at, end, _CLAUSES_BY_FIRST[t.g.english])
    if not size or at + size >= end:
        return None
    name = " ".join(t.lower(at + k) for k in range(size))
    if t.tag(at) in ("NOUN", "PROPN", "VERB", "AUX") and size == 1 and name != "provided":
        return None
    if name in ("when", "når") and t.lower(at - 1) in _ABOUT and t.tag(at - 1) == "ADP":
        return Lead.THAT, 1, name  # "spurte om når", "a letter about when"
    if name in _CONTRASTS[t.g.english] and t.lower(at - 1) == ",":
        sure = name in ("whereas", "hvorimot") or verb_ahead(t, at + 1, end) > 0
        return (Lead.CONTRAST, size, name) if sure else None
    if name == "in that" and (t.tag(at + 1) != "SCONJ" or verb_ahead(t, at + 2, end) < 0):
        return None
    if size == 1 and name in _DOUBTFUL and not _opens_clause(t, at, end):
        return None
    span = name in ("as long as", "so long as") and t.is_number(at + 3)  # "as long as five years"
    if span or (name == "for at" and t.lemma(at - 1).endswith(_RISKS)):
        return None
    if name == "så langt" and verb_ahead(t, at + 2, end) <= at + 2:
        return None
    if name == "provided" and not _after_pause(t, at):
        return None
    return Lead.SUBORDINATOR, size, name


def _after_pause(t: Tokens, at: int) -> bool:
    return at == 0 or t.words[at - 1].text == "," or verb_ahead(t, at + 1, t.size) > 0


def _opens_clause(t: Tokens, at: int, end: int) -> bool:
    """ "before the ship sails" against "before the voyage" and "before sailing"."""
    name, nxt = t.lower(at), at + 1
    if name == "i" or (name == "as" and _means_like(t, at)):
        return False
    if name == "til":
        if t.lower(nxt) == "at":
            return False  # "ser til at reglene følges"
        said = _said_before(t, at)
        return said and at + 2 <= verb_ahead(t, at + 1, end) <= at + 3
    if t.is_verb(nxt, Form.ING) or (t.participle(nxt) and name in ("when", "while")):
        return name in ("when", "while") and t.participle(nxt)
    if t.finite(nxt):
        return False
    verb = verb_ahead(t, nxt, end)
    if verb <= nxt:
        return t.g.english and name in ("when", "while") and _verb_past_aside(t, nxt, end)
    subject = t.tag(verb - 1) == "ADJ" or any(
        t.is_noun(j) or t.tag(j) == "PRON" or t.lower(j) in t.g.pronouns for j in range(nxt, verb)
    )
    if not subject:
        return False
    if at:
        return True
    if not t.g.english:
        return name in ("da", "når") or _verb_after_comma(t, verb, end)
    # "Before the war the board met": the verb belongs to the second of two phrases
    return not _two_phrases(t, nxt, verb)


def _verb_past_aside(t: Tokens, at: int, end: int) -> bool:
    """ "when Ann Lee, the mayor, opened ...": what stands between the commas says who it is."""
    marks = [j for j in range(at, min(end, at + _LOOK)) if t.lower(j) == ","]
    if len(marks) < 2 or not t.is_noun(marks[0] - 1) or t.tag(marks[0] + 1) != "DET":
        return False
    return t.finite(marks[1] + 1)


def _means_like(t: Tokens, at: int) -> bool:
    """ "is defined as anything ...", "work as guides": no clause after "as"."""
    if t.is_verb(at - 1) or t.participle(at - 1):
        return True
    return t.is_noun(at - 1) and t.lower(at + 1) not in t.g.pronouns


def _said_before(t: Tokens, at: int) -> bool:
    """A finite verb stands before, in the same clause."""
    for j in range(at - 1, -1, -1):
        if t.words[j].text in ",;:" or t.lower(j) in ("men", "og", "eller"):
            return False
        if t.finite(j):
            return True
    return False


def _verb_after_comma(t: Tokens, at: int, end: int) -> bool:
    """ "Før skipet seiler, lagres varene": the main verb stands right after the comma."""
    return any(t.lower(j) == "," and t.finite(j + 1) for j in range(at, min(end, at + _LOOK)))


def _two_phrases(t: Tokens, start: int, verb: int) -> bool:
    for j in range(start + 1, verb):
        if t.is_noun(j - 1) or t.is_number(j - 1):
            opens = t.tag(j) == "DET" or (t.tag(j) == "PRON" and t.is_noun(j - 1))
            if opens or (t.is_number(j - 1) and t.tag(j) in ("NOUN", "PROPN", "ADJ")):
                return len(t.lower(j - 1)) == 4 or opens
    return False


def _relates(t: Tokens, at: int, end: int) -> Found | None:
    g, lower = t.g, t.lower(at)
    if lower not in _RELATIVES[g.english] or at + 1 >= end:
        return None
    if g.english:
        return _relates_en(t, at, end)
    if at == 0 or lower == "hvis":
        return None
    if lower == "som":
        return _som(t, at, end)
    near = t.words[at - 1].text == "," or t.is_noun(at - 1)
    verb = verb_ahead(t, at + 1, end)
    clause = any(
        t.is_noun(j) or t.tag(j) == "PRON" or (lower == "hvorav" and t.is_number(j))
        for j in range(at + 1, verb)
    )
    return (Lead.RELATIVE, 1, lower) if near and clause else None


def _relates_en(t: Tokens, at: int, end: int) -> Found | None:
    lower = t.lower(at)
    if at == 0:  # "Where the ground is wet, ..."
        opens = lower == "where" and _clause_before_comma(t, end)
        return (Lead.SUBORDINATOR, 1, lower) if opens else None
    asked = lower == "which" and t.is_noun(at + 1)
    if t.is_verb(at - 1) and (asked or (lower == "who" and t.finite(at - 1))):
        return Lead.THAT, 1, lower
    if lower == "where" and not (t.is_noun(at - 1) or t.words[at - 1].text == ","):
        return Lead.SUBORDINATOR, 1, lower
    return Lead.RELATIVE, 1, lower


def _clause_before_comma(t: Tokens, end: int) -> bool:
    comma = next((j for j in range(2, end) if t.lower(j) == ","), 0)
    before = any(t.finite(j) for j in range(2, comma))
    return before and any(t.finite(j) for j in range(comma, end))


def _som(t: Tokens, at: int, end: int) -> Found | None:
    """ "som" before a verb or a clause relates; before a noun phrase alone it means "as"."""
    nxt = at + 1
    while nxt < end and (t.is_adverb(nxt) or t.is_negation(nxt)) and not t.finite(nxt):
        nxt += 1
        if t.lower(nxt) in t.g.coordinators and t.is_adverb(nxt + 1):
            nxt += 1  # "som hardt eller uaktsomt skader andre"
    if t.tag(nxt) == "ADJ" and t.finite(nxt + 1):
        nxt += 1  # "det som lett lar seg måle"
    if t.finite(nxt):
        return Lead.RELATIVE, 1, "som"
    verb = verb_ahead(t, nxt, end)
    if verb > 0 and not _som_phrase(t, at, verb):
        return Lead.RELATIVE, 1, "som"
    return Lead.PREPOSITION, 1, "som"


def _som_phrase(t: Tokens, at: int, verb: int) -> bool:
    """ "som leder og har ...": a coordinator right before the verb, or no noun that can act."""
    if t.tag(at + 1) == "ADP" and (t.is_noun(at - 1) or t.lower(at - 1) == ","):
        return False
    if t.lower(verb - 1) in t.g.coordinators or t.lower(at - 1) in ("samme",):
        return t.lower(verb - 1) in t.g.coordinators
    return not any(t.is_noun(j) or t.tag(j) == "PRON" for j in range(at + 1, verb))


def _contents(t: Tokens, at: int, end: int) -> Found | None:
    g, lower = t.g, t.lower(at)
    if lower == "hvilket" and t.lower(at - 1) == "," and verb_ahead(t, at, end) > 0:
        return Lead.RELATIVE, 1, lower
    if lower in _WH_DETERMINERS and at and verb_ahead(t, at, end) > 0:
        asked = not g.english or t.is_verb(at - 1) or lower == "what"
        return (Lead.THAT, 1, lower) if asked else None
    if lower == ("that" if g.english else "at"):
        return _that(t, at, end)
    if lower == "hvor" and t.tag(at + 1) in ("ADJ", "ADV") and t.is_verb(at - 1):
        return (Lead.THAT, 2, lower) if verb_ahead(t, at + 2, end) > 0 else None
    if lower in ("hvem", "hva", "hvilke") and t.lower(at + 1) == "som" and t.finite(at + 2):
        return Lead.THAT, 2, lower
    if lower not in _WH[g.english]:
        return None
    infinitive = t.lower(at + 1) == g.to
    verb = verb_ahead(t, at + 1, end)
    if lower in ("whether", "hvorvidt") and verb < 0 and t.is_verb(at - 1):
        verb = next((j for j in range(at + 2, end) if t.finite(j)), -1)
    if lower == "om":
        clause = (verb > at + 1 and t.tag(at) != "ADP") or (t.tag(at) == "SCONJ" and verb > 0)
        clause = clause and not t.is_noun(at - 1)
        return (Lead.THAT, 1, lower) if clause else None
    degree = t.tag(at + 1) in ("ADJ", "ADV") or t.lower(at + 2) in ("the", "a", "an")
    if lower == "how" and degree and not infinitive:
        return (Lead.THAT, 2, lower) if verb > 0 else None
    return (Lead.THAT, 1, lower) if verb > 0 or infinitive else None


def _that(t: Tokens, at: int, end: int) -> Found | None:
    if not t.g.english:
        return Lead.THAT, 1, "at"
    pointing = t.tag(at) == "DET" and t.is_noun(at + 1) and not t.finite(at + 1)
    if at == 0 or (pointing and t.tag(at - 1) in ("ADP", "CCONJ", "", "PUNCT")):
        return None
    if pointing and at == 1:
        return None  # "Then that sum is ..."
    if t.finite(at + 1) or (t.is_adverb(at + 1) and t.finite(at + 2)):
        return (Lead.RELATIVE, 1, "that") if not t.is_verb(at - 1) else (Lead.THAT, 1, "that")
    return (Lead.THAT, 1, "that") if _finite_before_mark(t, at + 1, end) else None


def _finite_before_mark(t: Tokens, at: int, end: int) -> bool:
    for j in range(at, min(end, at + _LOOK)):
        if t.words[j].text in ",;:":
            return False
        if t.finite(j):
            return True
    return False


def _compares(t: Tokens, at: int, end: int) -> Found | None:
    lower = t.lower(at)
    if lower == ("than" if t.g.english else "enn") and at + 1 < end:
        return Lead.THAN, 1, lower
    two = f"{lower} {t.lower(at + 1)}"
    if two in ("up from", "down from") and t.lower(at - 1) == "," and t.is_number(at + 2):
        return Lead.THAN, 2, two
    if two in ("compared with", "compared to", "sammenlignet med", "sammenliknet med"):
        return Lead.THAN, 2, two
    return None


_TESTS = (_examples, _compounds, _joins, _subordinates, _relates, _contents, _compares)
