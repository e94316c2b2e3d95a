"""Which adjective asks for the size of a thing: high fees, large budgets. Holds no rule."""

import re

from aimstudy.facts.drafts import ClauseView
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import word_set

COST_NOUN = re.compile(
    r"\b(?:cost|price|fee|premium|salary|tuition|charge|fine|\w*kostnad(?:en|er|ene)?|"
    r"\w*pris(?:en|er|ene)?|\w*avgift(?:en|er|ene)?|\w*gebyr(?:et|er|ene)?|\w*lønn(?:en|inger)?|"
    r"\w*premie(?:n|r|ne)?)\b",
    re.I,
)


CHANGING = word_set(
    """
    rise fall grow increase decrease decline drop shrink climb raise reduce cut lower extend shorten
    lengthen expand double slip sink tumble stige øke falle synke vokse avta minke redusere heve
    senke utvide forlenge forkorte kutte sette
    """
)


def is_change(view: ClauseView, measure: Measure) -> bool:
    """ "fell from 11 to 6 percent", "was extended from 12 to 15 months": how much."""
    lead = view.item.sentence.clean[measure.start : measure.bare_start].strip().lower()
    return lead in ("from", "fra") and view.clause.verbs.base in CHANGING


def how_high_nb(subject: str) -> str:
    """ "Hvor høy er kostnaden", "Hvor høyt er gebyret", "Hvor høye er prisene"."""
    words = [w for w in subject.lower().split() if w not in ("det", "den", "de")]
    head = words[0] if words else ""
    if head.endswith("ene"):
        return "Hvor høye"
    return "Hvor høyt" if head.endswith("et") else "Hvor høy"


def how_large_nb(subject: str) -> str:
    """ "Hvor stor er avgiften", "Hvor stort er honoraret", "Hvor store er utgiftene"."""
    high = how_high_nb(subject)
    if _HIGH_OR_LOW.search(subject.lower().split(" ")[0]):
        return high
    return {"høy": "Hvor stor", "høyt": "Hvor stort", "høye": "Hvor store"}[high.split()[1]]


_HIGH_OR_LOW = re.compile(
    r"(?:temperatur|rente|pris|fart|hastighet|avgift|gebyr|sats|trykk|nivå|skatt|lønn)\w*$"
)


def how_large_en(subject: str) -> str:
    """ "How large is the loss", "What is the depth"."""
    head = re.split(r" (?:of|in|for|at|on) ", subject.lower())[0].split(" ")[-1]
    return "What" if _NAMED.search(head) else "How large"


_LONG = re.compile(
    r"(?:term|period|sentence|notice|career|life|break|stay|wait|delay|lifespan|warranty|guarantee|"
    r"duration|contract|pause|holiday|leave|deadline|training|"
    r"periode|frist|tid|straff|dom|pause|kontrakt|ferie|permisjon|praksis|garanti|opplæring|"
    r"utdanning|dag)$"
)
_NAMED = re.compile(
    r"(?:area|height|length|width|depth|weight|speed|temperature|capacity|distance|volume|pressure|"
    r"age|rate|altitude|elevation|diameter|yield|return|"
    r"høyde|lengde|bredde|dybde|vekt|fart|hastighet|temperatur|kapasitet|avstand|volum|trykk|alder|"
    r"diameter|rente|avkastning)$"
)
_STOCK = re.compile(r"(?:reserve|buffer|fund|cushion|supply|stock|lager|fond|beholdning)$")
_HIGH_NB = re.compile(r"(?:avgift|gebyr|pris|premie|lønn|sats|skatt|bot|honorar|egenandel|toll)$")


def ask_size_of(noun: str, kind: QuantityKind, g: Grammar) -> str:
    """ "an annual fee" to "How large an annual fee", "et gebyr" to "Hvor høyt gebyr"."""
    bare = noun.split(" ", 1)[1]
    head = bare.split()[-1].lower()
    neuter = noun.startswith("et ")
    if _NAMED.search(head):
        which = "Hvilket" if neuter else "Hvilken"
        return f"What {bare}" if g.english else f"{which} {bare}"
    stock = _STOCK.search(head) is not None  # "a reserve of three months"
    if kind is QuantityKind.DURATION and not (stock or _LONG.search(head)):
        return ""
    long = kind is QuantityKind.DURATION and not stock
    if g.english:
        return f"How {'long' if long else 'large'} {noun}"
    stem = "lang" if long else "høy" if _HIGH_NB.search(head) else "stor"
    return f"Hvor {stem}{'t' if neuter else ''} {bare}"
