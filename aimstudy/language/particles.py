"""Verbs with a particle ("carry out", "legge ned"): the particle belongs to the verb group."""

from aimstudy.language.clauses import VerbGroup
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import phrase_set, word_set

_PHRASAL = phrase_set(
    """
    leave out|hand down|pass on|put off|bring back|take away|give back|pay off|set apart|add up
    carry out|set up|take over|make up|draw up|break down|lay off|lay down|pay out|pay back
    hand over|hand in|fill in|fill out|sign up|phase out|rule out|find out|point out|shut down
    close down|split up|turn off|turn on|switch off|switch on|bring up|call off|cut off|put out
    build up|wind up|roll out|set aside|set off|set out|give up|use up|speed up|slow down|back up
    clean up|keep up|pick up|take up|take on|take off|write down|put on|send out|bring in
    send in|turn in|call in|phase in
    bring about
    break up|write off|buy out|open up|start up|blow up|make out|work out|buy up|hold back|log in
    legge ned|legge til|sette opp|ta opp|ta over|ta ut|ta i|ta inn|ta med|bygge ut|bygge opp
    dele opp|dele ut
    dele inn|betale ut|betale tilbake|betale inn|gi ut|gi opp|gi bort|føre opp|skrive ned|skrive ut
    melde inn|melde fra|sette i|sette ned|skille ut|slå ned|slå sammen|slå av|slå på|skru av|skru på
    fylle ut|fylle på|levere inn|levere ut|legge frem|legge fram|kalle inn|si opp|stille opp
    pakke inn
    sende inn|sende ut|sende tilbake|bytte ut|lyse ut|velge ut|finne opp|finne ut|rive ned
    brenne ned
    hente inn|trekke tilbake|trekke fra|holde tilbake|følge opp|gjøre opp|høre til|koble av
    koble til
    kjøpe opp|kjøpe ut|legge om|bygge om|rydde opp|regne ut|sette av|sette inn|stå for|gå ut|gå ned
    gå opp|holde til|hjelpe til
    """
)
_PARTICLES = word_set(
    """
    up out off down away back over together aside apart forward around through ned opp ut inn bort
    tilbake frem fram sammen med unna hjem igjen til om in
    """
)
_LATE = word_set("av fra med over om")
_GROUNDED = word_set("beregne fastsette vurdere bestemme måle prise anslå handle velge fordele")
_MOTION = word_set("go run walk climb come flow travel fall slide roll move sail drive jump look")
_STRANDED = word_set("with for on upon at into after through about over")
_NEXT = word_set("by at in during before after on with")
_SURE = word_set("away back together aside apart forward ned opp ut inn bort tilbake frem fram")


def is_particle(lower: str) -> bool:
    """True for a word that completes a verb wherever it stands after it."""
    return lower in _SURE or lower in ("up", "out", "off", "down", "over", "unna")


def completes_late(t: Tokens, base: str, at: int) -> bool:
    """ "setter hver måned av", "trekker eieren fra 500 kroner": a particle away from its verb."""
    if f"{base} {t.lower(at)}" not in _PHRASAL or t.lower(at) not in _LATE:
        return False
    return t.lower(at) != "fra" or t.is_number(at + 1)


def _stranded(t: Tokens, at: int) -> bool:
    """ "are dealt with quickly", "is paid for by": a preposition without a noun."""
    if t.lower(at) not in _STRANDED:
        return False
    adverb = t.tag(at + 1) == "ADV" and t.tag(at + 2) in ("PUNCT", "ADP", "CCONJ")
    follows = t.tag(at + 1) == "ADP" and t.lower(at + 1) in _NEXT
    return adverb or (follows and t.tag(at + 2) in ("DET", "NOUN", "ADJ", "PROPN", "VERB"))


def particle_end(t: Tokens, group: VerbGroup, end: int) -> int:
    """The end of the verb group with the particle after it, if there is one."""
    at = group.end
    if at < end and t.g.english and t.may_be_participle(at - 1) and _stranded(t, at):
        return at + 1
    if at >= end or t.lower(at) not in _PARTICLES or not group.base or group.copula:
        return at
    known = f"{group.base} {t.lower(at)}" in _PHRASAL
    limit = (t.lower(at), t.lower(at + 1)) in (("up", "to"), ("opp", "til"))
    if t.lower(at) == "in" and (t.is_number(at + 1) or t.tag(at + 1) == "PROPN"):
        return at  # "brought in 1950"
    if limit and group.base not in ("gå", "komme", "stige", "add"):
        return at
    if t.lower(at) == "ut" and t.lower(at + 1) == "fra" and group.base in _GROUNDED:
        return at  # "fastsettes ut fra kostnadene"
    nominal = t.is_noun(at + 1) or t.tag(at + 1) in ("DET", "ADJ", "NUM", "PRON")
    preposed = t.lower(at) in t.g.prepositions and nominal
    opened = t.lower(at) in ("up", "out", "off", "down") and nominal and t.g.english
    if opened and group.base not in _MOTION:
        return at + 1
    alone = at + 1 >= end or t.tag(at + 1) in ("PUNCT", "ADP", "ADV", "CCONJ", "SCONJ")
    if t.lower(at) in ("up", "out", "off", "down") and alone and t.lower(at + 1) != "of":
        return at + 1
    if known and not (preposed and t.lower(at) in ("i", "på", "over", "til", "med", "for")):
        return at + 1
    if t.lower(at) in _SURE and t.tag(at) in ("ADV", "ADP", "PART") and not preposed:
        return at + 1
    return at
