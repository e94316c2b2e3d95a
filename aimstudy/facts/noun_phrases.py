"""Tells whether the words of an answer are a whole noun phrase worth asking for. Asks nothing."""

import re
from itertools import pairwise

from aimstudy.facts.drafts import ClauseView
from aimstudy.language.clauses import Segment
from aimstudy.language.grammar import Grammar
from aimstudy.language.segments import DAYS
from aimstudy.language.words import Form, word_list, word_set

MAX_ANSWER = 14
WEAK_VERBS = word_set(
    """
    be have do make take get go come see say keep let put become seem appear mean happen give
    find know think want føre remain stay grow prove feel look turn work forbli være ha gjøre
    ta få gå komme se si holde la legge bli virke synes hete vite finne stå ligge bety skje gi
    sette catch pålegge
    """
)
BAD_OBJECT = word_set(
    """
    that whether how what which who if when it them this these those one more less most many
    some any very so too well better different such each other not no nothing anything
    together twice once up out off down at om hvordan hva hvilke hvilken hvor hvis når det dem dette
    disse mer mindre mange noe noen flere svært så for godt bedre ulike slik slike hverandre
    ikke ingen ut opp ned inn seg sammen best
    """
)


def opens_with_number(view: ClauseView, segment: Segment) -> bool:
    start = view.item.parse.words[segment.body].start
    return any(m.start <= start < m.end for m in view.item.measures)


def plain_noun(noun: str, g: Grammar) -> bool:
    words = noun.lower().split()
    return (
        bool(words) and len(words) <= 5 and words[0] not in g.determiners and not noun[:1].isdigit()
    )


_NOUN_ENDINGS = tuple(
    word_list(
        "en et ene er ere ing sjon het skap else dom tet ikk asje ment folk logi rett "
        "ag uk ykk urs av ev id iv åd ap ek ell eg ørs eld ost and ann ord år ar or"
    )
)


def _heads_noun(text: str, g: Grammar) -> bool:
    """A Norwegian object without a determiner has to look like a noun: "fast" does not."""
    words = text.split()
    if words[0].lower() in g.determiners or words[0].lower() in g.numbers:
        return True
    end = next((i for i, w in enumerate(words) if i and w.lower() in g.prepositions), len(words))
    head = words[end - 1]
    return head[:1].isupper() or "-" in head or head.lower().endswith(_NOUN_ENDINGS)


def _second_verb(words: list[str], g: Grammar) -> bool:
    """ "lisens og melde fangsten": the infinitive after "og" is no part of the object."""
    return any(
        word == "og" and Form.BASE in {form for _, form in g.forms(after)} - {Form.PRESENT}
        for word, after in pairwise(words)
        if after not in g.nounish
    )


_RELATIVE = re.compile(r" (?:that|who|which|where|som|der) ")


def good_object(text: str, g: Grammar) -> bool:
    words = text.lower().split()
    if not g.english and words and (not _heads_noun(text, g) or _second_verb(words, g)):
        return False
    if words and words[-1][-1:].isdigit():
        return False
    if words and words[0] in DAYS | {g.to}:
        return False
    if (
        not words
        or len(words) > MAX_ANSWER
        or words[0] in BAD_OBJECT
        or words[0] in g.pronouns - {"den", "det", "de", "i"}
    ):
        return False
    if (
        words[-1] in g.determiners
        or words[-1] in g.prepositions
        or all(w in g.adverbs for w in words)
    ):
        return False
    own = _RELATIVE.split(text.lower())[0].split()
    if any(w in g.finite_aux for w in own[1:]):
        return False
    if any(w in g.adverbs or (g.english and w.endswith("ly")) for w in own[1:-1]):
        return False
    return "(" not in text and "," not in text and len(text) > 2


def is_weak(base: str, must: bool) -> bool:
    """Verbs that say little; under "must" only the weakest of them do."""
    weakest = ("be", "være", "get", "få")
    return base in WEAK_VERBS and not (must and base not in weakest)


def holds_number(view: ClauseView, text: str) -> bool:
    """A number inside the object, not at its head: another rule asks for it."""
    start = view.item.sentence.clean.find(text)
    return any(0 < m.start - start < len(text) for m in view.item.measures)
