"""Tells "it is important to" and "det er vanlig å" from pronouns that stand for something."""

import re
from collections.abc import Sequence

from aimstudy.language.words import Form, Word, word_set

_JUDGED = (
    "important|possible|impossible|common|uncommon|necessary|unnecessary|difficult|hard|rare|usual|"
    "unusual|normal|customary|essential|vital|crucial|useful|clear|unclear|true|advisable|illegal|"
    "legal|forbidden|mandatory|compulsory|sensible|wise|natural|easier|better|best|worth|typical|"
    "said|thought|believed|estimated|expected|known|assumed|claimed|hoped|recommended|reported|"
    "agreed|decided|argued|likely|unlikely|doubtful|certain|sufficient|enough|time|up"
)
_EXPLETIVE_EN = re.compile(
    r"(?:(?:is|was|has been|will be|would be|may be|can be|might be|became|becomes|remains|seems)"
    rf"(?: not| also| often| usually| generally| therefore| thus| now| only)? (?:{_JUDGED})"
    r"(?: for (?:\w+ ){1,4}?)? ?(?:to|that|whether|how|if|when)\b"
    r"|(?:can |may |could )?(?:takes?|took|costs?) (?:\S+ ){1,8}?to\b"
    r"|(?:seems|appears|follows|turned out|turns out|happens|means|depends on) (?:that|whether)\b"
    r"|rain(?:s|ed)|snow(?:s|ed)|hail(?:s|ed)|thunders|(?:is|was) (?:raining|snowing))"
)
_EXPLETIVE_NB = re.compile(
    r"(?:(?:har |ikke |bare |også )?(?:regne[rt]|snø[rdt]\w*|hagle[rt]|blåse[rt]|blåste|tordne[rt]|"
    r"lyne[rt])(?! med| som)\b|"
    r"(?:tidligere |bare |nå |fortsatt |også |ikke |da |alltid ){0,2}(?:finnes|fantes)|"
    r"kreves|krevdes|gjelder å|hender|hendte|sies|antas|"
    r"(?:tar|tok|koster|kostet) (?:\S+ ){1,8}å\b|"
    r"regnes med|bor|bodde|skjer|skjedde|viser seg|viste seg|"
    r"(?:ble|blir) \w+t (?:en|et|ei|flere|mange|noen|ingen|to|tre|fire|fem|nye|at|å)\b|"
    r"(?:er|var|blir|ble|kan være|har vært) (?:også |ofte |vanligvis |ikke |fortsatt |nå |bare )?"
    r"(?:\d|mange|flere|få|noen|ingen|to|tre|fire|fem|seks|sju|åtte|ni|ti|om lag|rundt|omtrent|"
    r"\w+ (?:å|at|om)\b))"
)
_BE_NB = word_set("er var blir ble finnes fantes tar tok kreves bor bodde")
_TAKING_NB = word_set("tar tok koster kostet kreves krevdes")
_MODAL_NB = word_set("kan må skal vil kunne måtte skulle bør")
_HOLLOW_NB = re.compile(
    r"(?:ikke )?(?:være |bli )?\w+ (?:å|at|om)\b|\d|mange|flere|om lag|rundt|mellom|"
    r"minst|ikke noe|ingen"
)


def _brings_in(words: Sequence[Word], at: int) -> bool:
    """ "det må være årsakssammenheng": a modal, "være" and a noun that is new."""
    after = words[at + 1 : at + 4]
    modal = words[at].lower == "det" and len(after) == 3 and after[0].lower in _MODAL_NB
    new = modal and after[2].tag == "NOUN" and not after[2].definite
    return new and after[1].lower in ("være", "finnes", "foreligge", "gis", "skje", "bli")


_BRINGING = word_set(
    """
    komme pågå påløpe oppstå inntreffe foreligge gjenstå mangle foregå inngå dukke herske eksistere
    løpe tilkomme
    """
)
_BETWEEN = word_set(
    "inn ut opp til frem fram ofte også gjerne ikke da vanligvis årlig bare nå fortsatt dessuten"
)
_SETTLED = word_set("den det de denne dette disse")


def _presents(words: Sequence[Word], at: int) -> bool:
    """ "påløper det renter", "det pågår færre oppgaver", "det utbetales erstatning"."""
    if words[at].lower != "det" or at + 2 >= len(words):
        return False
    inverted = at > 0 and words[at - 1].tag == "VERB"
    verb = words[at - 1 if inverted else at + 1]
    if verb.lemma not in _BRINGING and verb.form is not Form.PASSIVE:
        return False
    after = at + (1 if inverted else 2)
    while after < len(words) and words[after].lower in _BETWEEN:
        after += 1
    for word in words[after : after + 4]:
        if word.tag == "NOUN":
            return not word.definite
        if word.tag not in ("ADJ", "NUM", "DET") or word.lower in _SETTLED:
            return False
    return False


# "gjorde det mulig å", "så langt det er mulig"
_MADE_NB = re.compile(
    r"(?:u?mulig|vanskelig\w*|lett\w*|enkl\w+|lønnsomt|billig\w*|dyr\w*|u?nødvendig|attraktivt|"
    r"trygg\w+|raskere)(?: for \w+)? å\b"
)
_WEATHER_NB = re.compile(
    r"(?:er|var|blir|ble) (?:for |svært |veldig )?(?:varmt|kaldt|mildt|fuktig|tørt|vått|mørkt|lyst|"
    r"stille|glatt|sol|regn|frost|vinter|sommer|krig|fred|kø|flom)\b"
)
_AS_FAR_NB = re.compile(r"(?:er|lar seg|var) (?:mulig|praktisk|nødvendig|rimelig|gjøre|ønskelig)")


def is_hollow(words: Sequence[Word], at: int) -> bool:
    """ "it takes two years to", "det kreves", "er det vanlig å": ``words[at]`` means nothing."""
    tail = " ".join(word.lower for word in words[at + 1 : at + 12])
    if words[at].lower == "it":
        return _EXPLETIVE_EN.match(tail) is not None
    before = words[at - 1].lower if at else ""
    if before in _MODAL_NB and not tail.startswith(("være ", "bli ", "ta ", "finnes ")):
        return False
    if _brings_in(words, at) or _presents(words, at):
        return True
    if before in _TAKING_NB and " å " in tail:
        return True
    if _WEATHER_NB.match(tail):
        return True
    if _MADE_NB.match(tail) or (before in ("langt", "dersom", "hvis") and _AS_FAR_NB.match(tail)):
        return True
    inverted = before in _BE_NB | _MODAL_NB and _HOLLOW_NB.match(tail) is not None
    return inverted or _EXPLETIVE_NB.match(tail) is not None
