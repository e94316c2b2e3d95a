"""Tells whether the words of an answer are a whole noun phrase worth asking for. Asks nothing."""

import re
from itertools import pairwise

from aimstudy.facts.drafts import ClauseView
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.time_words import DAYS
from aimstudy.language.words import TENSES, Form, Word, word_set

MAX_ANSWER = 14
WEAK_VERBS = word_set(
    """
    be have do make take go come see say keep let put become seem appear mean happen give
    find know think want føre remain stay grow prove feel look turn work forbli være ha gjøre
    ta gå komme se si holde la legge bli virke synes hete vite finne stå ligge bety skje gi
    sette catch pålegge
    """
)
BAD_OBJECT = word_set(
    """
    that whether how what which who if when it them this these those one more less most many
    some any very so too well better different such each other not no nothing anything
    together twice once up out off down at om hvordan hva hvilke hvilken hvor hvis når det dem dette
    disse mer mindre mange noe noen flere svært så for godt bedre ulike slik slike hverandre
    ikke ingen ut opp ned inn seg sammen best forbeholdt underlagt pålagt underordnet
    """
)


def opens_with_number(view: ClauseView, segment: Segment) -> bool:
    """True when the segment begins with an amount."""
    start = view.item.parse.words[segment.body].start
    return any(m.start <= start < m.end for m in view.item.measures)


def plain_noun(noun: str, g: Grammar) -> bool:
    """A short noun phrase without determiner that "which" can stand before."""
    words = noun.lower().split()
    return (
        bool(words) and len(words) <= 5 and words[0] not in g.determiners and not noun[:1].isdigit()
    )


_RELATIVE = re.compile(r" (?:that|who|which|where|som|der) ")


def sound_object(view: ClauseView, segment: Segment) -> bool:
    """True when a segment is an object that can be asked for: its tags make a noun phrase."""
    text = view.item.parse.body_text(segment).strip(" ,;:–-")
    if segment.kind is not SegmentKind.OBJECT or not good_object(text, view.item.grammar):
        return False
    words = view.item.parse.words[segment.body : segment.end]
    return is_noun_phrase(words, view.item.grammar)


def is_noun_phrase(words: tuple[Word, ...], g: Grammar) -> bool:
    """True when the head before the first preposition or relative is a noun or a name."""
    own = words[: _own_end(words, g)]
    if not own or own[0].tag in ("SCONJ", "ADP"):
        return False
    if _stands_for_all(words, g):
        return True
    if own[-1].tag not in _HEADS and not _names_people(own[-1], g):
        return False
    if _joins_a_verb(words):
        return False
    loose = any(
        w.tag == "ADV" and nxt.tag not in ("ADJ", "NUM", "ADV", "VERB", "DET")
        for w, nxt in pairwise(own)
    )
    return not loose and not any(w.tag in ("VERB", "AUX") and w.form in TENSES for w in own)


_BEHIND = word_set("sin si sitt sine")  # they stand behind their noun: "båten sin"
_ALL = word_set("alt alle dem de den those anyone everyone anything everything whatever")


def _stands_for_all(words: tuple[Word, ...], g: Grammar) -> bool:
    """ "alt som trengs", "those who pay": a pronoun that its relative clause tells about."""
    named = len(words) > 2 and words[0].lower in _ALL
    return named and words[1].lower in g.relatives | {"that"}


def _names_people(word: Word, g: Grammar) -> bool:
    """ "ansatte", "voksne", "de selvstendige": an adjective as the head of its phrase."""
    return not g.english and word.tag == "ADJ" and is_person(word.lower, g)


def _joins_a_verb(words: tuple[Word, ...]) -> bool:
    """ "gross pay and therefore reduce tax": a second predicate, no part of the noun phrase."""
    joined = False
    for word in words:
        if joined and word.tag == "VERB" and word.form is Form.BASE:
            return True
        joined = word.tag == "CCONJ" or (joined and word.tag == "ADV")
    return False


_HEADS = ("NOUN", "PROPN", "NUM", "X", "SYM")


def _own_end(words: tuple[Word, ...], g: Grammar) -> int:
    for at, word in enumerate(words):
        opens = (word.tag == "ADP" and at) or word.lower in g.relatives or word.text in "(,:;"
        if (
            opens
            or (word.lower == g.to and at)
            or (word.form is not None and _after_noun(words, at))
        ):
            return at
    return len(words)


def _after_noun(words: tuple[Word, ...], at: int) -> bool:
    """ "a body appointed by", "et organ oppnevnt av": a participle behind its noun."""
    participle = words[at].form in (Form.PARTICIPLE, Form.ING)
    return participle and at > 0 and words[at - 1].tag in ("NOUN", "PROPN")


def good_object(text: str, g: Grammar, limit: int = MAX_ANSWER) -> bool:
    """True when the words alone tell against nothing: no pronoun, loose end or second verb."""
    words = text.lower().split()
    if not words or len(words) > limit or words[-1][-1:].isdigit():
        return False
    first, last = words[0], words[-1]
    article = len(words) > 1 and first in ("det", "den", "de")
    article = article or (len(words) > 2 and first in _ALL and words[1] in g.relatives | {"that"})
    if not article and first in DAYS | BAD_OBJECT | {g.to} | (
        g.pronouns - {"den", "det", "de", "i"}
    ):
        return False
    owned = last in _BEHIND and len(words) > 1
    if (last in g.determiners | g.prepositions and not owned) or all(w in g.adverbs for w in words):
        return False
    own = _RELATIVE.split(text.lower())[0]
    if any(w in g.finite_aux for w in own.split()[1:]):
        return False
    # a list inside its clause is no list of objects: "a form that asks for name, age and trade"
    return "(" not in text and "," not in own and len(text) > 2


def is_weak(base: str, must: bool) -> bool:
    """Verbs that say little; under "must" only the weakest of them do."""
    weakest = ("be", "være")
    return base in WEAK_VERBS and not (must and base not in weakest)


def holds_number(view: ClauseView, text: str) -> bool:
    """A number inside the object, not at its head: another rule asks for it."""
    start = view.item.sentence.clean.find(text)
    return any(0 < m.start - start < len(text) for m in view.item.measures)
