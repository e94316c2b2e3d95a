"""Rules for amounts: how long, how much, when. What no question fits becomes a gap."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import (
    definite,
    kept_words,
    pieces,
    question_front,
    question_parts,
    split_often,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.facts.measuring import KINDS, inside, measured_draft, shown_amount, to_quantity, whole
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import word_set

_COST_NOUN = re.compile(
    r"\b(?:cost|price|fee|premium|salary|tuition|charge|fine|kostnad\w*|pris\w*|avgift\w*|gebyr\w*|lønn\w*|premie\w*)\b",
    re.I,
)
_SPANNING = word_set(
    """
    range reach vary run lie go extend spread variere ligge gå spenne strekke
    """
)
_TIME_VERBS = word_set("take last require need run spend ta vare kreve bruke")
_MONEY_VERBS = word_set(
    "cost pay charge earn receive spend save koste betale motta tjene bruke spare"
)


@clause_rule("duration")
def duration(view: ClauseView) -> Iterator[FactDraft]:
    """ "takes between 9 and 15 months" answers "How long does X take?"."""
    if view.clause.verbs.base not in _TIME_VERBS or not view.clause.segments:
        yield from _time_phrase(view)
        return
    segment = view.clause.segments[0]
    measure = inside(view.item, segment, QuantityKind.DURATION)
    if not measure or not whole(view.item, segment, measure):
        return
    ask = "How long" if view.item.grammar.english else "Hvor lang tid"
    if not view.item.grammar.english and view.clause.verbs.base == "vare":
        ask = "Hvor lenge"
    parts = question_parts(view, ask, (segment,))
    if parts:
        yield measured_draft(view, measure, parts, rule="duration")


_TIME_LEADS = {
    "for": "How long",
    "within": "Within what time",
    "i": "Hvor lenge",
    "innen": "Innen hvilken frist",
}


def _time_phrase(view: ClauseView) -> Iterator[FactDraft]:
    """ "is baked for 55 minutes", "must be sent within two weeks": how long, by when."""
    verbs, english = view.clause.verbs, view.item.grammar.english
    if verbs.copula or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    for segment in view.clause.segments:
        ask = _TIME_LEADS.get(segment.lead, "")
        if not ask or segment.after_comma or english is not (segment.lead in ("for", "within")):
            continue
        measure = inside(view.item, segment, QuantityKind.DURATION)
        if not measure or not whole(view.item, segment, measure) or _has_rival(view, measure):
            continue
        parts = question_parts(view, ask, (segment,))
        if parts:
            yield measured_draft(view, measure, parts, rule="duration")
        return


@clause_rule("money")
def money(view: ClauseView) -> Iterator[FactDraft]:
    """ "costs $300", "the cost ranges from $1800-2500"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if not view.clause.segments or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    segment = view.clause.segments[0]
    measure = inside(view.item, segment, QuantityKind.MONEY)
    if not measure:
        return
    if _has_rival(view, measure):
        return
    if _COST_NOUN.search(view.subject) and (verbs.base in _SPANNING or verbs.copula):
        subject = (
            definite(view.subject, True)
            if g.english and view.subject.split()[0] in ("a", "an")
            else view.subject
        )
        finite = ("was" if verbs.past else "is") if g.english else ("var" if verbs.past else "er")
        limits, front = kept_words(view, (segment,)), question_front(view)
        if limits is None or front is None:
            return  # the amount holds for some only, and the question cannot say for whom
        limits = f"{_after_measure(view.item, segment, measure)} {limits}".strip()
        ask = "How high" if g.english else _how_high_nb(subject)
        asked = pieces(ask, finite, subject, limits)
        parts: dict[str, str] | None = {**asked, "front": front}
        if re.match(r".*\b(?:costs|prices|fees|premiums)\b", view.subject.split(" for ")[0]):
            return
    elif verbs.base in _MONEY_VERBS:
        tail = _after_measure(view.item, segment, measure)
        ask = "How much" if g.english else "Hvor mye"
        parts = question_parts(view, ask, (segment,), tail) if len(tail.split()) < 6 else None
    else:
        return
    if parts:
        yield measured_draft(view, measure, parts, rule="money")
        yield from _covered(view, measure)


def _after_measure(item: Analysed, segment: Segment, measure: Measure) -> str:
    """What follows an amount in its segment: "on average", "per month"."""
    end = item.parse.words[segment.end - 1].end
    return item.sentence.clean[measure.end : end].strip(" ,")


def _has_rival(view: ClauseView, measure: Measure) -> bool:
    """Another value of the same kind in the sentence: a short question would have two answers."""
    return any(m is not measure and m.kind is measure.kind for m in view.item.measures)


def _ask_amount(view: ClauseView, measure: Measure) -> str:
    """ "How long" for a duration that is one, else "What"."""
    timed = re.search(r"(?:tid(?:en)?|periode[n]?|duration|period|time)\b", view.subject)
    if measure.kind is QuantityKind.DURATION and timed:
        return "How long" if view.item.grammar.english else "Hvor lang"
    return "What" if view.item.grammar.english else "Hva"


def _how_high_nb(subject: str) -> str:
    """ "Hvor høy er kostnaden", "Hvor høyt er gebyret", "Hvor høye er prisene"."""
    words = [w for w in subject.lower().split() if w not in ("det", "den", "de")]
    head = words[0] if words else ""
    if head.endswith("ene"):
        return "Hvor høye"
    return "Hvor høyt" if head.endswith("et") else "Hvor høy"


def _how_large_nb(subject: str) -> str:
    """ "Hvor stor er avgiften", "Hvor stort er honoraret", "Hvor store er utgiftene"."""
    return {"høy": "Hvor stor", "høyt": "Hvor stort", "høye": "Hvor store"}[
        _how_high_nb(subject).split()[1]
    ]


@clause_rule("lies-between")
def lies_between(view: ClauseView) -> Iterator[FactDraft]:
    """ "Honoraret ligger mellom 0,4 og 1,2 prosent" answers "Hvor stort er honoraret?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if g.english or verbs.base not in ("ligge", "variere", "utgjøre") or not view.clause.segments:
        return
    measure = inside(view.item, view.clause.segments[0])
    kinds = (QuantityKind.MONEY, QuantityKind.PERCENT)
    if not measure or measure.kind not in kinds or len(view.clause.segments) > 1:
        return
    if not whole(view.item, view.clause.segments[0], measure) or _COST_NOUN.search(view.subject):
        return
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    finite, front = "var" if verbs.past else "er", question_front(view)
    if front is not None:
        parts = {**pieces(_how_large_nb(view.subject), finite, view.subject, adverbs)}
        yield measured_draft(view, measure, {**parts, "front": front}, rule="amount")


def _covered(view: ClauseView, measure: Measure) -> Iterator[FactDraft]:
    """ "the cost for A and B is $9" answers "What does the cost of $9 cover?"."""
    g = view.item.grammar
    match = re.match(
        r"(?:the cost|the price|kostnaden|prisen) (?:for|of) (?P<what>.+)$", view.subject
    )
    if not match:
        return
    what = re.sub(r" (?:to be \w+|som skal \w+)$", "", match["what"])
    items = split_list(what, g)
    amount = shown_amount(view.item.sentence.clean, measure)
    if len(items) < 2:
        return
    if g.english:
        parts = pieces("What", "does", f"the cost of {amount}", "cover")
    else:
        parts = pieces("Hva", "dekker", f"kostnaden på {amount}")
    shown = tuple(re.sub(r"^the ", "", i) for i in items)
    yield FactDraft(FactKind.SCOPE, "covers", view.subject, "cover", shown, what, parts, rank=4)


@clause_rule("amount")
def amount(view: ClauseView) -> Iterator[FactDraft]:
    """ "The pass mark is 70 percent" answers "What is the pass mark?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if (
        not verbs.copula
        or verbs.rest
        or not view.clause.segments
        or view.clause.kind is ClauseKind.RESTRICTIVE
    ):
        return
    segment = view.clause.segments[0]
    measure = inside(view.item, segment)
    if (
        not measure
        or measure.kind in (QuantityKind.COUNT, QuantityKind.DATE)
        or not whole(view.item, segment, measure)
    ):
        return
    if (_COST_NOUN.search(view.subject) and measure.kind is QuantityKind.MONEY) or _has_rival(
        view, measure
    ):
        return
    original = view.item.parse.span_text(view.clause.subject).lower()
    if original in ("there", "det", "it") or len(view.clause.segments) > 2:
        return
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)
    front, kept = question_front(view), kept_words(view, (segment,))
    if front is None or kept is None:
        return
    adverbs = f"{adverbs} {kept}".strip()
    ask = _ask_amount(view, measure)
    if segment.lead == "på":
        ask = _how_large_nb(view.subject)
    parts = {**pieces(ask, verbs.finite.lower(), view.subject, adverbs), "front": front}
    yield measured_draft(view, measure, parts, rule="amount")


@clause_rule("percent")
def percent(view: ClauseView) -> Iterator[FactDraft]:
    """ "pays 5 percent of the salary" answers "What percentage of the salary does X pay?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.segments or view.clause.verbs.copula or view.clause.verbs.passive:
        return
    segment = view.clause.segments[0]
    measure = inside(item, segment, QuantityKind.PERCENT)
    if not measure or segment.lead or segment.relative >= 0:
        return
    rest = item.sentence.clean[measure.end : item.parse.words[segment.end - 1].end].strip(" ,")
    match = re.match(r"(?:of|av) (?P<base>.+)$" if g.english else r"(?:av )?(?P<base>.+)$", rest)
    if (rest and not match) or any(
        m.start > measure.end and m.kind is measure.kind for m in _in_segment(item, segment)
    ):
        return
    base, often = split_often(match["base"]) if match else ("", "")
    bare = not g.english and not rest.startswith("av ")
    of = f" {'of ' if g.english else '' if bare else 'av '}{base}" if base else ""
    ask = f"What percentage{of}" if g.english else f"Hvor mange prosent{of}"
    parts = question_parts(view, ask, (segment,), often)
    elliptic = not base and view.index > 0  # "while Y contains only 15 percent": of what?
    if parts and len(base.split()) <= 6 and not elliptic:
        yield measured_draft(view, measure, parts, rule="percent")


def _in_segment(item: Analysed, segment: Segment) -> list[Measure]:
    words = item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    return [m for m in item.measures if start <= m.start < end]


def _stative(view: ClauseView) -> bool:
    """ "had 18,000 members in 2020" says how many, not when."""
    return view.clause.verbs.base in ("have", "ha", "hold") or view.clause.verbs.copula


@clause_rule("date")
def date(view: ClauseView) -> Iterator[FactDraft]:
    """ "was founded in 1962" answers "When was X founded?"."""
    item, g = view.item, view.item.grammar
    if view.clause.kind is ClauseKind.RESTRICTIVE or _stative(view):
        return
    for segment in view.clause.segments:
        measure = inside(item, segment, QuantityKind.DATE)
        if measure and _dates(view, segment) and whole(item, segment, measure):
            since = segment.lead in _SINCE
            ask = _WHEN[g.english][since]
            omit = (segment, *(s for s in view.clause.segments if s.lead in _NOT_WHEN))
            parts = question_parts(view, ask, omit, use_front=False)
            if parts and not _YEAR.search(parts["rest"]):
                yield measured_draft(view, measure, parts, rule="date")
            return
    front = item.parse.span_text(view.clause.front)
    for measure in item.measures:
        shown = item.sentence.clean[measure.start : measure.end]
        in_front = re.fullmatch(rf"(?:In|On|I|Den) {re.escape(shown)}", front)
        if measure.kind is QuantityKind.DATE and in_front:
            parts = question_parts(view, _WHEN[g.english][False], (), use_front=False)
            if parts:
                yield measured_draft(view, measure, parts, rule="date")


_NOT_WHEN = ("by", "av", "etter at", "after", "when", "da")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SINCE = ("since", "siden")
_WHEN = {True: ("When", "Since when"), False: ("Når", "Siden når")}


def _dates(view: ClauseView, segment: Segment) -> bool:
    """ "in 1962", "den 3. mai", or a bare Norwegian day after a passive verb."""
    if segment.kind is SegmentKind.OBJECT:
        own = view.clause.verbs.passive or segment is view.clause.segments[0]
        return own and not view.item.grammar.english and not view.clause.verbs.copula
    if segment.lead == "since" and view.clause.verbs.past:
        return False  # "for the first time since 1952" does not say since when
    leads = ("in", "on", "i", "den", *_SINCE)
    return segment.kind is SegmentKind.PHRASE and segment.lead in leads


@sentence_rule("gap")
def gap(item: Analysed) -> Iterator[FactDraft]:
    """A number no question was found for becomes a gap in its own sentence."""
    if not item.statement:
        return
    for measure in item.measures:
        text = item.sentence.clean
        value = text[measure.start : measure.end]
        if measure.kind is QuantityKind.COUNT and measure.low < 2:
            continue
        answer = shown_amount(text, measure)
        yield FactDraft(
            KINDS[measure.kind],
            "gap",
            item.topic.label,
            "",
            (answer,),
            value,
            {},
            False,
            to_quantity(measure),
            rank=9,
        )
