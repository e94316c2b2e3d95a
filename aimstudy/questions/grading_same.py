"""Other words that say the same: "goes up" for "increases", "CO2" for "carbon dioxide".

Plain words of both languages only. What a subject keeps apart (insurer and insured, cost and
price) is nowhere here, and a question for a formula or a short form wants just that one.
"""

import re
from functools import cache

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set
from aimstudy.questions.grading_words import plain_words

_ENGLISH = """
increases, rises, goes up, grows, gets higher, becomes higher
increase, rise, go up, grow, get higher, become higher
increased, rose, went up, grew, got higher, became higher
increasing, rising, going up, growing
decreases, falls, drops, goes down, declines, sinks, diminishes, lessens, gets lower, becomes lower
decrease, fall, drop, go down, decline, sink, diminish, lessen, get lower, become lower
decreased, fell, dropped, went down, declined, sank, diminished, lessened, got lower, became lower
decreasing, falling, dropping, going down, declining, sinking
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
doctor, physician
car, automobile
email, e-mail, electronic mail
usa, u.s.a., u.s., united states, united states of america
uk, u.k., united kingdom
un, u.n., united nations
ww1, wwi, world war i, world war 1, first world war
ww2, wwii, world war ii, world war 2, second world war
"""
_NORWEGIAN = """
øker, stiger, går opp, vokser, tiltar, blir høyere
øke, stige, gå opp, vokse, tilta, bli høyere
økte, steg, gikk opp, vokste, tiltok, ble høyere
minker, synker, avtar, faller, går ned, blir lavere
minke, synke, avta, falle, gå ned, bli lavere
minket, sank, avtok, falt, gikk ned, ble lavere
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
lege, doktor
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
_ONE = re.compile(r"(?<=\w)(?<!\bthe) ones?$", re.I)
_COUNTED = re.compile(r"\bones?\b|1", re.I)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_Group = tuple[tuple[str, re.Pattern[str]], ...]


def same_said(right: str, given: str, prompt: str, language: Language) -> str:
    """``given`` with the words of ``right``, where it says the same in other ones.

    "The left one" is "the left".
    """
    if _ONE_FORM.search(prompt):
        return given
    if language is Language.ENGLISH and not _COUNTED.search(right):
        given = _ONE.sub("", given)
    plain = right.translate(_SUBSCRIPTS)
    for group in _groups(language):
        own = next((one for one in group if one[1].search(plain)), None)
        if own is None or own[1].search(given.translate(_SUBSCRIPTS)):
            continue
        as_wanted = own[1].search(plain)
        for _, pattern in group:
            typed = given.translate(_SUBSCRIPTS)
            if as_wanted and pattern.search(typed):
                given = pattern.sub(right[as_wanted.start() : as_wanted.end()], typed, count=1)
                break
    return given


def only_asked(right: str, given: str, prompt: str) -> bool:
    """Nothing but words of the question, none of them in the answer: "EU" of what EU stands for."""
    names = {word.lower() for word in _CAPITALS.findall(prompt)}
    typed, asked = plain_words(given), set(plain_words(prompt)) - (_ASKING - names)
    return bool(typed) and asked.issuperset(typed) and set(plain_words(right)).isdisjoint(typed)


@cache
def _groups(language: Language) -> tuple[_Group, ...]:
    """Groups of words, the longest word of each first."""
    own = _ENGLISH if language is Language.ENGLISH else _NORWEGIAN
    return tuple(
        tuple(
            (said, re.compile(rf"(?<![\w-]){re.escape(said)}(?![\w-])", re.I))
            for said in sorted(map(str.strip, line.split(",")), key=len, reverse=True)
        )
        for line in (own + _FORMULAS).split("\n")
        if line
    )
