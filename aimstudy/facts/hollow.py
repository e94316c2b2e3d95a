"""Tells "it is important to" and "det er vanlig å" from pronouns that stand for something."""

import re
from collections.abc import Sequence

from aimstudy.language.words import Word, word_set

_EXPLETIVE_EN = re.compile(
    r"(?:is|was|has been|will be|would be|may be|can be|might be|became|becomes|remains|seems|"
    r"appears|takes?|took|costs?|makes|made|follows|turned out|turns out|rains|snows|"
    r"(?:can |may |could )?(?:happen|take|cost)|depends on|is not|was not)\b(?= (?:\S+ ){0,9}?"
    r"(?:to|that|whether|who|how|for|when|if)\b)"
)
_EXPLETIVE_NB = re.compile(
    r"(?:finnes|fantes|kreves|krevdes|tar|tok|koster|kostet|gjelder|hender|hendte|sies|antas|"
    r"regnes med|bor|bodde|skjer|skjedde|viser seg|viste seg|"
    r"(?:ble|blir) \w+t (?:en|et|ei|flere|mange|noen|ingen|to|tre|fire|fem|nye)\b|"
    r"(?:er|var|blir|ble|kan være|har vært) (?:også |ofte |vanligvis |ikke |fortsatt |nå )?"
    r"(?:\w+ )?(?:\d|mange|flere|få|noen|ingen|to|tre|fire|fem|seks|sju|åtte|ni|ti|om lag|"
    r"\w+ (?:å|at|som|om)\b|\w+ \w+ (?:å|at|som)\b))"
)
_BE_NB = word_set("er var blir ble finnes fantes tar tok kreves bor bodde")
_TAKING_NB = word_set("tar tok koster kostet kreves krevdes")
_MODAL_NB = word_set("kan må skal vil kunne måtte skulle bør")
_HOLLOW_NB = re.compile(
    r"(?:ikke )?(?:være |bli )?(?:\w+ ){1,2}(?:å|at|som|om)\b|\d|mange|flere|om lag|rundt|mellom|"
    r"minst|ikke noe|ingen"
)


def is_hollow(words: Sequence[Word], at: int) -> bool:
    """ "it takes two years to", "det kreves", "er det vanlig å": ``words[at]`` means nothing."""
    tail = " ".join(word.lower for word in words[at + 1 : at + 12])
    if words[at].lower == "it":
        return _EXPLETIVE_EN.match(tail) is not None
    before = words[at - 1].lower if at else ""
    if before in _MODAL_NB and not tail.startswith(("være ", "bli ", "ta ", "finnes ")):
        return False
    if before in _TAKING_NB and " å " in tail:
        return True
    inverted = before in _BE_NB | _MODAL_NB and _HOLLOW_NB.match(tail) is not None
    return inverted or _EXPLETIVE_NB.match(tail) is not None
