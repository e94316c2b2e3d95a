"""Rules for the way in which, the means by which or the ground on which something is done."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import opens_with_number
from aimstudy.facts.rules_requirement import wh_how
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.words import Word, phrase_set, word_set

_KINDS = (
    ClauseKind.MAIN,
    ClauseKind.COORDINATED,
    ClauseKind.RELATIVE,
    ClauseKind.CONCESSIVE,
)
_LEADS = phrase_set(
    "by means of|through|via|with the help of|in accordance with|in line with|in proportion to|"
    "in keeping with|in compliance with|through the use of|"
    "ved hjelp av|gjennom|via|med hjelp av|ved bruk av|i samsvar med|i tråd med|i forhold til|"
    "i henhold til|i takt med|ut fra"
)
_GROUNDS = phrase_set("on the basis of|på grunnlag av|på basis av|på bakgrunn av")
# phrases that are asked for as a whole, never by their noun alone
WAYS = (_LEADS | _GROUNDS) - {"through", "via", "gjennom"}
_IN = word_set("writing person cash advance instalments installments arrears")
_BY = word_set(
    """
    age size type region sector industry value weight income date name post mail phone telephone
    email e-mail letter hand computer vote lot lottery auction majority ballot
    """
)
_NO_WAY = word_set("it them this these those dette disse den det dem which som")
_MAX_WORDS = 14


@clause_rule("way")
def way(view: ClauseView) -> Iterator[FactDraft]:
    """ "Fees are collected through the tax office" answers "How are fees collected?"."""
    verbs = view.clause.verbs
    if verbs.copula or verbs.base in _STATES or view.clause.kind not in _KINDS:
        return
    for segment in view.clause.segments:
        if segment.kind is not SegmentKind.PHRASE or segment.after_comma:
            continue
        if segment.lead in _GROUNDS and _tells(view, segment):
            yield from _asked_ground(view, segment)
        elif _is_way(view, segment) and _tells(view, segment):
            yield from _asked_how(view, segment)


def _is_way(view: ClauseView, segment: Segment) -> bool:
    first = view.item.parse.words[segment.body]
    if segment.lead in _LEADS:
        return segment.lead in WAYS or segment.role in (Role.NONE, Role.MEANS)
    if segment.lead == "in":
        return first.lower in _IN
    bare = segment.end - segment.body <= 2 and view.clause.verbs.passive
    return segment.lead == "by" and bare and first.lower in _BY


def _tells(view: ClauseView, segment: Segment) -> bool:
    """A phrase of its own that points nowhere, after a clause that says something without it."""
    words = view.item.parse.words[segment.body : segment.end]
    if not words or words[0].lower in _NO_WAY or not _has_noun(words):
        return False
    if not view.item.says_enough(segment.start, segment.end, view.clause):
        return False
    alone = segment is view.clause.segments[0] and not view.clause.verbs.passive
    slight = alone and len(view.clause.segments) < 2 and view.clause.verbs.base in _SLIGHT
    long = segment.end - segment.start > _MAX_WORDS
    return not (slight or long or opens_with_number(view, segment))


_STATES = word_set("have ha exist finnes remain forbli consist bestå")
_SLIGHT = word_set("go come get pass run move fall walk look gå komme få passere løpe falle se")


def _has_noun(words: tuple[Word, ...]) -> bool:
    return any(word.tag in ("NOUN", "PROPN", "X") for word in words)


def _asked_how(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    parts = question_parts(view, wh_how(view), (segment,))
    if parts:
        answer = view.item.parse.segment_text(segment).strip(" ,;:")
        yield one_answer(view, FactKind.MEANS, "way", answer, parts, False, 4)


def _asked_ground(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    """ "on the basis of the budget" answers "On what basis ...?"."""
    ask = "On what basis" if view.item.grammar.english else "På hvilket grunnlag"
    parts = question_parts(view, ask, (segment,))
    if parts:
        answer = body(view.item, segment)
        yield one_answer(view, FactKind.MEANS, "way", answer, parts, False, 3)


@clause_rule("means-first")
def means_first(view: ClauseView) -> Iterator[FactDraft]:
    """ "By pooling orders, the shops save money" answers "How do the shops save money?"."""
    item, fronts = view.item, view.clause.fronts
    if len(fronts) != 1 or fronts[0].kind is not SegmentKind.MEANS:
        return
    if view.clause.kind not in _KINDS or not view.clause.segments:
        return
    said = item.parse.segment_text(fronts[0]).strip(" ,")
    parts = question_parts(view, wh_how(view), use_front=False)
    if parts and 2 < len(said.split()) <= 2 * _MAX_WORDS:
        if not _stands_alone(view, fronts[0]):
            return
        draft = one_answer(view, FactKind.MEANS, "means-first", said, parts, False, 4)
        draft.answers = (said[:1].lower() + said[1:],)
        yield draft


def _stands_alone(view: ClauseView, front: Segment) -> bool:
    """ "By pooling their orders, the shops ...": "their" means the subject to come."""
    words, found = view.item.parse.words, view.item.resolution
    own = view.item.grammar.possessives
    return not any(
        front.start <= at < front.end and words[at].lower not in own
        for at in (*found.loose, *found.inner)
    )
