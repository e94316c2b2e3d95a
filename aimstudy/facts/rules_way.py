"""Rules for the way in which, the means by which or the ground on which something is done."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import opens_with_number
from aimstudy.facts.rules_requirement import wh_how
from aimstudy.language.clauses import STATING, Role, Segment, SegmentKind
from aimstudy.language.words import Word, phrase_set, word_set

_LEADS = phrase_set(
    "by means of|through|via|with the help of|in accordance with|in line with|in proportion to|"
    "in keeping with|in compliance with|through the use of|"
    "ved hjelp av|gjennom|via|med hjelp av|ved bruk av|i samsvar med|i tråd med|i forhold til|"
    "i henhold til|i takt med|ut fra"
)
_GROUNDS = phrase_set("on the basis of|på grunnlag av|på basis av|på bakgrunn av")
# phrases that are asked for as a whole, never by their noun alone
WAYS = (_LEADS | _GROUNDS) - {"through", "via", "gjennom"}
_IN = word_set(
    "private public writing person cash advance instalments installments arrears kind "
    "kontanter rater avdrag terminer naturalier"
)
_BY = word_set(
    """
    occupation sex gender commission salary cheque instalments trade country rank seniority height
    age size type region sector industry value weight income date name post mail phone telephone
    email e-mail letter hand computer vote lot lottery auction majority ballot
    """
)
_SITE = re.compile(
    r"(?:web)?sites?|portals?|platforms?|homepages?|\w*(?:nettsted|hjemmeside|nettside|portal|"
    r"plattform|sent(?:er|re)|kontor)(?:et|en|er|ene|n)?|cent(?:er|re)s?|offices?|branch(?:es)?"
)
_MANNERS = phrase_set(
    "skriftlig|muntlig|elektronisk|personlig|manuelt|automatisk|forholdsmessig|separat|"
    "hver for seg|kontant|fritt|likt|individuelt|anonymt|electronically|orally|"
    "separately|individually|"
    "manually|automatically|in writing|anonymously|freely|equally|digitally"
)
_NO_MANNER = word_set(
    "først sist sent mest minst oftest lengst vidt langt nylig lett fast ut inn ned opp bort helt "
    "delvist ikke ellers straks snart høyest lavest best verst nettopp sjeldent gjort sikkert "
    "tradisjonelt vanligvis helst oftere oftest sjelden"
)
_HOW_OFTEN = word_set(
    """
    usually normally generally typically commonly mainly mostly largely rarely frequently annually
    monthly quarterly daily weekly yearly hourly early only fully partly partially solely entirely
    wholly currently recently formerly originally finally possibly probably likely hardly nearly
    previously newly widely increasingly formally officially heavily badly highly closely directly
    family supply reply shortly briefly totally completely already recently initially
    """
)
_NO_WAY = word_set("it them this these those dette disse den det dem which som")
_GOING = word_set("go come get run look flip comb sift leaf gå komme bla lete løpe")
_MAX_WORDS = 14


@clause_rule("way")
def way(view: ClauseView) -> Iterator[FactDraft]:
    """ "Fees are collected through the tax office" answers "How are fees collected?"."""
    verbs = view.clause.verbs
    if verbs.copula or verbs.base in _STATES or view.clause.kind not in STATING:
        return
    yield from _adverb(view)
    for segment in view.clause.segments:
        if segment.kind is not SegmentKind.PHRASE or segment.after_comma:
            continue
        if segment.lead in ("as", "som") and verbs.base in _RECKONING and verbs.passive:
            yield from _asked_sum(view, segment)
        elif segment.lead in _GROUNDS and _tells(view, segment):
            yield from _asked_ground(view, segment)
        elif verbs.base in _GOING and segment.lead in ("through", "gjennom"):
            continue  # "goes through the records": what is gone through
        elif is_way(view, segment) and _tells(view, segment):
            yield from _asked_how(view, segment)


def _adverb(view: ClauseView) -> Iterator[FactDraft]:
    """ "The hall can be used freely" answers "How can the hall be used?"."""
    verbs = view.clause.verbs
    first = view.item.parse.words[view.clause.verbs.end : view.clause.verbs.end + 1]
    degree = bool(first) and first[0].tag in ("ADV", "ADJ")  # "cut slightly too thick"
    answer = "" if degree else _late_adverb(view)
    parts = question_parts(view, wh_how(view)) if verbs.passive and answer else None
    if parts and parts["rest"].startswith(verbs.rest):
        bare = verbs.rest.removesuffix(answer).strip()
        parts["rest"] = parts["rest"].replace(verbs.rest, bare, 1).strip()
        yield one_answer(view, FactKind.MEANS, "way", answer, parts, False, 5)


def _late_adverb(view: ClauseView) -> str:
    """The adverb of manner that the verb group ends with; empty where none stands there."""
    rest = view.clause.verbs.rest
    last = rest.split()[-1] if rest else ""
    if not view.item.grammar.english:
        one = last in _MANNERS or (last.endswith("t") and last not in _NO_MANNER)
        alone = len(rest.split()) < 2 and not view.clause.verbs.lexical
        told = (
            one
            and not alone
            and view.item.parse.words[view.clause.verbs.end - 1].tag in ("ADJ", "ADV")
        )
        return "for seg" if rest.endswith("for seg") else last if told else ""
    manner = last.endswith("ly") and last not in _HOW_OFTEN
    return last if manner and len(rest.split()) > 1 else ""


def is_way(view: ClauseView, segment: Segment) -> bool:
    """A phrase that tells how something is done: "by hand", "through a broker"."""
    first = view.item.parse.words[segment.body]
    if (segment.lead, first.lower) in (("for", "hånd"), ("by", "hand")):
        return True
    if not segment.lead:
        return body(view.item, segment).lower() in _MANNERS
    if segment.lead in _LEADS and _SITE.fullmatch(view.item.parse.words[segment.head].lower):
        return False  # asked with "where"
    if segment.lead in _LEADS:
        return segment.lead in WAYS or segment.role in (Role.NONE, Role.MEANS)
    last = view.item.parse.words[segment.end - 1].lower
    if segment.lead in ("in", "i"):
        return first.lower in _IN or last in _IN
    nouns = [w for w in view.item.parse.words[segment.body : segment.end] if w.tag == "NOUN"]
    bare = segment.end - segment.body <= 4 and view.clause.verbs.passive
    return segment.lead == "by" and bare and bool(nouns) and all(w.lower in _BY for w in nouns)


def _tells(view: ClauseView, segment: Segment) -> bool:
    """A phrase of its own that points nowhere, after a clause that says something without it."""
    words = view.item.parse.words[segment.body : segment.end]
    if not words or words[0].lower in _NO_WAY or is_joined(view, segment):
        return False
    if segment.lead and not _has_noun(words):
        return False
    if not view.item.says_enough(segment.start, segment.end, view.clause):
        return False
    alone = segment is view.clause.segments[0] and not view.clause.verbs.passive
    slight = alone and len(view.clause.segments) < 2 and view.clause.verbs.base in _SLIGHT
    long = segment.end - segment.start > _MAX_WORDS
    return not (slight or long or opens_with_number(view, segment))


def is_joined(view: ClauseView, segment: Segment) -> bool:
    """ "by the issuer or | through a dealer": one of two, which answers only half."""
    before = view.item.parse.words[segment.start - 1]
    return segment.start > 0 and before.tag == "CCONJ"


_STATES = word_set("have ha exist finnes remain forbli consist bestå")
_SLIGHT = word_set(
    "breeze sail drive travel go come get pass run move fall walk look "
    "gå komme få passere løpe falle se"
)


def _has_noun(words: tuple[Word, ...]) -> bool:
    return any(word.tag in ("NOUN", "PROPN", "X") for word in words)


def _asked_how(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    parts = question_parts(view, wh_how(view), (segment,))
    if parts:
        answer = view.item.parse.segment_text(segment).strip(" ,;:")
        yield one_answer(view, FactKind.MEANS, "way", answer, parts, False, 4)


_RECKONING = word_set("calculate compute measure express beregne måle uttrykke")


def _asked_sum(view: ClauseView, segment: Segment) -> Iterator[FactDraft]:
    """ "The fee is calculated as the value less the debt" answers "How is the fee calculated?"."""
    answer = body(view.item, segment)
    parts = question_parts(view, wh_how(view), (segment,))
    enough = view.item.says_enough(segment.start, segment.end, view.clause)
    if parts and enough and 2 <= len(answer.split()) <= _MAX_WORDS:
        yield one_answer(view, FactKind.MEANS, "way", answer, parts, False, 2)


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
    if view.clause.kind not in STATING or not view.clause.segments:
        return
    said = item.parse.segment_text(fronts[0]).strip(" ,")
    parts = question_parts(view, wh_how(view), use_front=False)
    if parts and 2 < len(said.split()) <= 2 * _MAX_WORDS:
        if not stands_alone(view, fronts[0].start, fronts[0].end):
            return
        draft = one_answer(view, FactKind.MEANS, "means-first", said, parts, False, 4)
        draft.answers = (said[:1].lower() + said[1:],)
        yield draft


def stands_alone(view: ClauseView, start: int, end: int) -> bool:
    """Nothing in ``start:end`` points away, but for "their" or "its", which is the subject's."""
    words, found = view.item.parse.words, view.item.resolution
    own = view.item.grammar.possessives
    return not any(
        start <= at < end and words[at].lower not in own for at in (*found.loose, *found.inner)
    )
