"""Other words that say the same: "goes up" for "increases", "CO2" for "carbon dioxide".

Plain words of both languages only. What a subject keeps apart (insurer and insured, cost and
price) is nowhere here, and a question for a formula or a short form wants just that one.
"""

import re
from dataclasses import dataclass
from functools import cache

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.grading_dates import date_as_in
from aimstudy.questions.grading_words import NEGATIONS, plain_words

# Before a colon: what only ever speaks of an amount; behind it: what says that, and other things,
# so that it stands for one of those, never for another of these ("the city fell", "the ship sank").
_ENGLISH = """
increases, goes up, gets higher, becomes higher : rises, grows
increase, go up, get higher, become higher : rise
increased, went up, got higher, became higher : rose, grew
increasing, going up, getting higher : rising, growing
decreases, goes down, diminishes, lessens, gets lower, becomes lower : falls, drops, declines
decrease, go down, diminish, lessen, get lower, become lower : fall, drop, decline
decreased, went down, diminished, lessened, got lower, became lower : fell, dropped, declined
decreasing, going down, diminishing, getting lower : falling, dropping, declining
begins, starts, commences
begin, start, commence
began, started, commenced
buys, purchases
buy, purchase
bought, purchased
gets, receives
get, receive
got, received
helps, assists
help, assist
needs, requires
need, require
enough, sufficient
big, large
bigger, larger
biggest, largest
quicker, faster
quickest, fastest
lawyer, attorney
car, automobile
middle, centre, center
raise, elevate
illness, sickness
flat, apartment
lorry, truck
lorries, trucks
petrol, gasoline
railway, railroad
aeroplane, airplane, aircraft
film, movie
holiday, vacation
mobile phone, cell phone, cellphone
rich, wealthy
television, tv
email, e-mail, electronic mail
usa, u.s.a., u.s., united states, united states of america
uk, u.k., united kingdom
un, u.n., united nations
ww1, wwi, world war i, world war 1, first world war
ww2, wwii, world war ii, world war 2, second world war
"""
_NORWEGIAN = """
øker, går opp, blir høyere, tiltar : stiger, vokser
øke, gå opp, bli høyere, tilta : stige, vokse
økte, gikk opp, ble høyere, tiltok : steg, vokste
minker, går ned, blir lavere, avtar : synker, faller
minke, gå ned, bli lavere, avta : synke, falle
minket, gikk ned, ble lavere, avtok : sank, falt
begynner, starter
begynne, starte
begynte, startet
får, mottar
få, motta
fikk, mottok
hjelper, bistår
hjelpe, bistå
trenger, behøver
trenge, behøve
raskere, fortere, hurtigere
raskest, fortest, hurtigst
rask, hurtig
nok, tilstrekkelig
vann, vatn
mobil, mobiltelefon
fjernsyn, tv
bil, automobil
e-post, epost, mail
usa, de forente stater, amerikas forente stater
fn, de forente nasjoner
eldre enn, over
yngre enn, under
"""
_FORMULAS = """
co2, carbon dioxide, karbondioksid
co, carbon monoxide, karbonmonoksid
h2o, water, vann
o2, oxygen, oksygen
o3, ozone, ozon
n2, nitrogen
h2, hydrogen
nh3, ammonia, ammoniakk
ch4, methane, metan
so2, sulfur dioxide, sulphur dioxide, svoveldioksid
hcl, hydrochloric acid, saltsyre
h2so4, sulfuric acid, sulphuric acid, svovelsyre
hno3, nitric acid, salpetersyre
nacl, sodium chloride, natriumklorid
naoh, sodium hydroxide, natriumhydroksid
caco3, calcium carbonate, kalsiumkarbonat
dna, deoxyribonucleic acid, deoksyribonukleinsyre
rna, ribonucleic acid, ribonukleinsyre
"""
_ONE_FORM = re.compile(
    r"formula|symbol|abbreviat|acronym|initialism|stands? for|short for|short form|in full"
    r"|formel|kjemisk tegn|forkort|står .*\bfor\b|fullt navn|skrives",
    re.I,
)
_ASKING = word_set("who whom whose what which where when why how is are it")
_ASKING |= word_set("hvem hva hvilken hvilket hvilke hvor når hvorfor hvordan er det den")
_CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,}\b")
_YEARS = re.compile(r"\b(?:years?|år)\b", re.I)
_AGE = re.compile(r"\b(?:old|older|age|aged|gam(?:mel|melt|le)|eldre|alder(?:en)?)\b", re.I)
_SO_OLD = re.compile(
    r"^(\D*\d+)(\+? ?(?:(?:or|and|eller|og) (?:older|over|above|up|eldre|over|oppover))?)$", re.I
)
_PLUS = re.compile(r"(\d+) ?\+$")
_DENIED = re.compile(r",? (?:(?:and|but|og|men) )?(?:not|ikke) (?:the |an? )?([\w ]+)$", re.I)
_ONE = re.compile(r"(?<=\w)(?<!\bthe) ones?$", re.I)
_COUNTED = re.compile(r"\bones?\b|1", re.I)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

# What can only fall as an amount does.
_AMOUNTS = re.compile(
    r"\b(?:prices?|premiums?|pressure|temperatures?|demand|supply|rates?|levels?|values?|costs?"
    r"|volume|density|speed|incomes?|wages?|sales|profits?|losses|inflation|unemployment"
    r"|pris(?:en|ene|er)?|premie[nr]?|trykk(?:et)?|temperatur(?:en)?|etterspørsel(?:en)?"
    r"|tilbud(?:et)?|rente[nr]?|verdi(?:en|er)?|kostnad(?:en|er|ene)?|volum(?:et)?|tetthet(?:en)?"
    r"|fart(?:en)?|inntekt(?:en|er|ene)?|lønn(?:en|a)?|inflasjon(?:en)?|arbeidsledighet(?:en)?)\b",
    re.I,
)
_NOUN = r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\ben )(?<!\bet )"
_WITH_OBJECT = r"(?! (?:the|an?|his|her|its|their|den|det|de|en|et|av) )"


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of a group; ``sure``: it always says what the group says."""

    pattern: re.Pattern[str]
    sure: bool


def same_said(right: str, given: str, prompt: str, language: Language) -> str:
    """``given`` with the words of ``right``, where it says the same in other ones.

    "The left one" is "the left", and "the buyer, not the seller" is "the buyer".
    """
    if _ONE_FORM.search(prompt):
        return given
    if language is Language.ENGLISH and not _COUNTED.search(right):
        given = _ONE.sub("", given)
    given = _aged(right, _not_others(right, given, prompt), prompt, language)
    given = date_as_in(right, given, english=language is Language.ENGLISH)
    plain = right.translate(_SUBSCRIPTS)
    for group in _groups(language):
        typed = given.translate(_SUBSCRIPTS)
        own = next(((one, found) for one in group if (found := one.pattern.search(plain))), None)
        if own is None or own[0].pattern.search(typed):
            continue
        wanted, found = own
        sure = wanted.sure or _AMOUNTS.search(right)
        others = (one for one in group if one.sure or sure)
        other = next((one for one in others if one.pattern.search(typed)), None)
        if other is not None:
            given = other.pattern.sub(right[found.start() : found.end()], typed, count=1)
    return given


def _not_others(right: str, given: str, prompt: str) -> str:
    """Without what is denied behind the answer, if the question names it."""
    found = _DENIED.search(given)
    if found is None or not NEGATIONS.isdisjoint(plain_words(right)):
        return given
    denied = set(plain_words(found[1]))
    asked = denied <= set(plain_words(prompt)) and denied.isdisjoint(plain_words(right))
    return given[: found.start()] if asked else given


def _aged(right: str, given: str, prompt: str, language: Language) -> str:
    """ "18 years or older" for "18 or older" and "18+", where an age is told or asked."""
    if _YEARS.search(right) and (_AGE.search(right) or _AGE.search(prompt)):
        english = language is Language.ENGLISH
        years, older = ("years", "or older") if english else ("år", "eller eldre")
        return _SO_OLD.sub(rf"\1 {years}\2", _PLUS.sub(rf"\1 {older}", given))
    return given


def only_asked(right: str, given: str, prompt: str) -> bool:
    """Nothing but words of the question, none of them in the answer: "EU" of what EU stands for."""
    names = {word.lower() for word in _CAPITALS.findall(prompt)}
    typed, asked = plain_words(given), set(plain_words(prompt)) - (_ASKING - names)
    return bool(typed) and asked.issuperset(typed) and set(plain_words(right)).isdisjoint(typed)


@cache
def _groups(language: Language) -> tuple[tuple[_Said, ...], ...]:
    """Groups of words, the longest word of each first."""
    own = _ENGLISH if language is Language.ENGLISH else _NORWEGIAN
    return tuple(_group(line) for line in (own + _FORMULAS).split("\n") if line)


def _group(line: str) -> tuple[_Said, ...]:
    sure, colon, others = line.partition(":")
    around = (_NOUN, _WITH_OBJECT) if colon else ("", "")
    said = [(word.strip(), True) for word in sure.split(",")]
    said += [(word.strip(), False) for word in others.split(",") if word]
    return tuple(
        _Said(
            re.compile(rf"{around[0]}(?<![\w-]){re.escape(word)}(?![\w-]){around[1]}", re.I),
            is_sure,
        )
        for word, is_sure in sorted(said, key=lambda one: -len(one[0]))
    )
