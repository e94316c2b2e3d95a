"""A rule for what is named as an example: "a benchmark such as X", "for eksempel Y"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts, subject_words, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import Form

_MAX_HOST = 6
# "to look after | debtors", "å verne om | kundene"
_INFINITIVE = re.compile(
    r"^(?:to|å) \w+ (?:(?:after|for|on|about|against|with|into|om|for|mot|på|med|over) )?"
)
_MAX_EXAMPLE = 12


@clause_rule("example")
def example(view: ClauseView) -> Iterator[FactDraft]:
    """ "a benchmark such as X" answers "What is an example of a benchmark?"."""
    if view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    for of, named in _named(view):
        words = view.item.parse.words[named.body : named.end]
        if words and (words[0].tag == "NUM" or words[0].lower in ("no", "at", "minst", "høyst")):
            return
        if of and words and words[0].tag != "ADP":
            yield from _asked(view, of, body(view.item, named))
            return
    yield from _led_example(view)


def _named(view: ClauseView) -> Iterator[tuple[str, Segment]]:
    """What something is an example of, and the phrase with the examples."""
    clause = view.clause
    for host, named in (*pairwise(clause.segments), *pairwise(clause.fronts)):
        if named.kind is SegmentKind.EXAMPLE:
            yield _host(view, host), named
    for aside in clause.asides:
        if aside.kind is SegmentKind.EXAMPLE or aside.lead in ("like", "such as"):
            yield _subject_as_host(view), aside
    first = clause.segments[0] if clause.segments else None
    beside = first is not None and clause.subject.end in (first.start, first.start - 1)
    if first is not None and beside and first.kind is SegmentKind.EXAMPLE:
        yield _subject_as_host(view), first


def _subject_as_host(view: ClauseView) -> str:
    """ "fixed assets", without "only" and its like; empty where it is too long or counted."""
    text = _FOCUS.sub("", subject_words(view))
    words = view.item.parse.words[view.clause.subject.start : view.clause.subject.end]
    counted = any(word.tag == "NUM" for word in words)
    return "" if counted or len(text.split()) > _MAX_HOST or "," in text else text


_FOCUS = re.compile(
    r"^(?:only|just|even|some|many|certain|bare|kun|noen|mange|enkelte|visse) ", re.I
)


def _asked(view: ClauseView, of: str, value: str) -> Iterator[FactDraft]:
    items = split_list(value, view.item.grammar)
    answers = items if len(items) > 1 else (value,)
    if len(value.split()) > _MAX_EXAMPLE or not re.search(r"[^\W\d_]{3}", value):
        return
    several = len(answers) > 1
    kind = FactKind.LIST if several else FactKind.EXAMPLE
    parts = _question(view, of, several)
    yield FactDraft(kind, "example", of, "example", answers, value, parts, exhaustive=False, rank=6)


def _led_example(view: ClauseView) -> Iterator[FactDraft]:
    """ "money is spent, for example on steel": "What, for example, is money spent on?"."""
    g, first = view.item.grammar, view.clause.segments[0] if view.clause.segments else None
    if first is None or first.kind is not SegmentKind.EXAMPLE:
        return
    words = view.item.parse.words[first.body : first.end]
    if g.english and first.lead not in ("for example", "for instance"):
        return
    if len(words) < 2 or words[0].tag != "ADP" or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    answer = view.item.parse.slice(first.body + 1, first.end).strip(" ,;:")
    if _CONDITION.search(answer):
        return  # true only in that case
    agent = view.clause.verbs.passive and words[0].lower in ("av", "by")
    person = agent and (words[1].tag == "PROPN" or names_actor(answer, g))
    ask = wh_person(g) if person else wh_thing(g)
    ask = f"{ask}, for example," if g.english else ask
    tail = words[0].lower
    parts = question_parts(view, ask, (first,), tail)
    if parts and not g.english:  # "Hvem er loven blant annet kritisert av?"
        parts["subject"] = f"{parts['subject']} {first.lead}"
    items = split_list(answer, g)
    if not parts or len(answer.split()) > _MAX_EXAMPLE:
        return
    answers = items if len(items) > 1 else (answer,)
    kind = FactKind.LIST if len(items) > 1 else FactKind.EXAMPLE
    yield FactDraft(
        kind, "example", view.subject, "example", answers, answer, parts, exhaustive=False, rank=5
    )


_CONDITION = re.compile(
    r", (?:if|when|unless|provided|because|since|hvis|dersom|når|forutsatt|så fremt|såfremt|fordi|"
    r"siden|med mindre) "
)


def _host(view: ClauseView, host: Segment) -> str:
    """What the example is one of: the subject of a definition, or the phrase before it."""
    if view.clause.verbs.copula and host.kind is SegmentKind.OBJECT and host.relative > 0:
        return subject_words(view)
    if host.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE) or host.relative > host.body:
        return ""
    text = view.item.asked(host.body, host.end, view.clause)
    text = _INFINITIVE.sub("", (text or "").strip(" ,"))
    words = view.item.parse.words[host.body : host.end]
    deed = bool(words) and words[0].form is Form.ING and words[0].tag == "VERB"
    if deed or any(word.tag == "NUM" for word in words):
        return ""  # "before opening a credit line, for example cash"
    nouns = [w for w in words if w.tag == "NOUN"]
    return text if nouns and 1 <= len(text.split()) <= _MAX_HOST and "," not in text else ""


def _question(view: ClauseView, of: str, several: bool) -> dict[str, str]:
    if view.item.grammar.english:
        finite, noun = ("are", "examples") if several else ("is", "an example")
        return pieces("What", finite, f"{noun} of {of}")
    return pieces("Hva", "er", f"{'eksempler' if several else 'et eksempel'} på {of}")
