"""Words that open, join and complete noun phrases, and questions about single words of one."""

from aimstudy.language.tokens import BECOME, Tokens
from aimstudy.language.words import phrase_set, word_set

LOOK = 24
ROUGHLY = word_set(
    """
    about around over under nearly almost approximately roughly some only just rundt omkring
    omtrent cirka ca ca. nesten drøyt snaut vel knapt bare kun inntil exactly nøyaktig totalt
    """
)
BOUNDS = phrase_set(
    "at least|at most|more than|less than|fewer than|up to|no more than|no fewer than|"
    "not more than|somewhere around|something like|somewhere near|close to|"
    "as many as|as much as|as long as|as little as|as few as|as high as|as low as|"
    "no less than|no later than|minst|høyst|mer enn|mindre enn|flere enn|"
    "færre enn|opp til|opptil|så mange som|så mye som|ikke mer enn|over|under|fra og med|"
    "in excess of|upwards of|i overkant av|i underkant av|a minimum of|a maximum of|to the nearest"
)
CLOSING = {"(": ")", "[": "]"}
QUOTES = "\"'«»“”„‘’"
MEASURES = word_set(
    """
    ganger hundre tusen titalls hundrevis tusenvis
    antallet
    rekke type typer slag slags del antall prosent prosentpoeng kilo kilogram gram tonn liter
    meter kilometer millioner million milliarder milliard kroner dusin par par. glass kopp kopper
    desiliter teskje spiseskje grader form former mål prosents
    """
)
MONTHS = word_set(
    """
    january february march april may june july august september october november december
    januar februar mars april mai juni juli august september oktober november desember
    """
)
LONE = word_set("there hverandre seg")
REFLEXIVE = word_set("itself himself herself themselves selv")
YEARLY = ("året", "våren", "sommeren", "høsten", "vinteren")  # "høsten 1912"
YEAR_LEADS = word_set("in since by from until before after i fra siden innen før etter")
TERMS = word_set("års måneders dagers timers ukers minutters kroners døgns prosents")
LENGTHS = word_set(
    """
    metres meters kilometres kilometers centimetres feet miles inches metre meter kilometer
    centimeter mil tonn tonnes kilo kilograms
    """
)
AFTER_UNIT = word_set(
    """
    later earlier ago away long wide high deep old tall thick senere tidligere siden unna lang langt
    lange bred bredt høy høyt høye dyp dypt gammel gammelt gamle
    """
)
COUNTED_OFF = word_set("year day week month stage phase step level part chapter round")
_PARTS = word_set("quarter third half fifth tenth dozen million of")
INDEFINITE_ARTICLES = word_set("a an en et ei")
ARTICLES = INDEFINITE_ARTICLES | word_set("the den det de")
BEFORE_ARTICLES = word_set(
    "neither either verken hverken enten all both half such quite hele alle begge halve selve "
    "twice double"
)


def opens_amount(t: Tokens, at: int) -> bool:
    """ "up to 20", "at least two": the words before a number that belong to it."""
    if t.lower(at) in ("some", "just", "only"):
        return False
    if t.lower(at) == "up" and t.lower(at - 1) in ("add", "adds", "added", "adding"):
        return False
    for size in (2, 3):
        bound = " ".join(t.lower(at + k) for k in range(size)) in BOUNDS
        part = t.lower(at + size) in ("a", "an", "half") and t.lower(at + size + 1) in _PARTS
        part = part or t.lower(at + size) in ("half", "twice", "double", "halvparten", "halve")
        if bound and (t.is_number(at + size) or part):
            return True
    return False


def is_definite(t: Tokens, at: int) -> bool:
    """A Norwegian noun in the definite form; by its ending where the lexicon has no say."""
    word = t.words[at]
    if word.definite or word.number:
        return word.definite
    return word.lower.endswith(("en", "et", "ene", "a"))


def genitive(t: Tokens, at: int) -> bool:
    """A noun in the genitive: "the board's", "rådets", "to års"."""
    text = t.words[at].text
    if text in TERMS:
        return True
    if t.g.english:
        return text.endswith(("'s", "’s", "s'", "s’"))
    if not text.endswith(("s", "’", "'")) or not t.is_noun(at) or len(text) < 3:
        return False
    own = text.endswith(("ens", "ets", "enes")) and not t.lexicon.readings(text.lower())
    return own or t.words[at].lemma.lower() != text.lower() or text.endswith(("'", "’"))


_SOMEBODY = word_set("noen alle ingen flere mange")


def after_somebody(t: Tokens, at: int) -> bool:
    """ "Har noen mottatt penger, ...": the participle after a subject of one word."""
    opened = at == 2 and t.lower(1) in _SOMEBODY
    return opened and t.lower(0) in t.g.have | t.g.be | BECOME
