"""Rules for numbers: how many, how long, how much, when. What no question fits becomes a cloze."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind, Quantity
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import (
    BESIDE,
    besides_phrase,
    body,
    definite,
    following,
    question_parts,
    split_often,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import word_set

_KINDS = {
    QuantityKind.MONEY: FactKind.MONEY,
    QuantityKind.PERCENT: FactKind.PERCENT,
    QuantityKind.DURATION: FactKind.DURATION,
    QuantityKind.DATE: FactKind.DATE,
    QuantityKind.COUNT: FactKind.COUNT,
}
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
_MONEY_VERBS = word_set("cost pay charge earn receive spend koste betale motta tjene bruke")


def _quantity(measure: Measure) -> Quantity:
    return Quantity(measure.low, measure.high, measure.unit)


def _inside(item: Analysed, segment: Segment, kind: QuantityKind | None = None) -> Measure | None:
    """The measure that fills the head of ``segment``, its lead included."""
    words = item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    for measure in item.measures:
        if start <= measure.start and measure.end <= end and kind in (None, measure.kind):
            head = item.sentence.clean[start : measure.start].strip()
            if not head or head.lower() == segment.lead:
                return measure
    return None


def _draft(
    view: ClauseView, measure: Measure, parts: dict[str, str], rank: int = 1, rule: str = "quantity"
) -> FactDraft:
    text = view.item.sentence.clean
    value = text[measure.start : measure.end]
    answer = _answer(text, measure)
    return FactDraft(
        _KINDS[measure.kind],
        rule,
        view.subject,
        view.clause.verbs.base,
        (answer,),
        value if value else answer,
        parts,
        True,
        _quantity(measure),
        rank=rank,
    )


def _answer(text: str, measure: Measure) -> str:
    """The amount with its lead, except the bare "from" before a range written with a dash."""
    lead = text[measure.start : measure.bare_start].strip().lower()
    dashed = re.search(r"\d\s?[-–]\s?[$€£]?\d", text[measure.bare_start : measure.end])
    return text[
        measure.bare_start if lead in ("from", "fra") and dashed else measure.start : measure.end
    ]


@clause_rule("count")
def count(view: ClauseView) -> Iterator[FactDraft]:
    """ "must complete four courses" answers "How many courses must ... complete?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.segments or view.clause.verbs.copula:
        return
    segment = view.clause.segments[0]
    measure = _inside(item, segment, QuantityKind.COUNT)
    if not measure or segment.lead not in (
        "",
        "of",
        "i",
        "into",
        "av",
        "mellom",
        "among",
        "between",
    ):
        return
    text = item.sentence.clean
    whole = text[measure.noun_start : item.parse.words[segment.end - 1].end].strip(" ,")
    noun, often = split_often(whole)
    if len(noun.split()) > 6 or segment.relative >= 0 or split_list(noun, g):
        noun = text[measure.noun_start : measure.noun_end]
    ask = f"How many {noun}" if g.english else f"Hvor mange {noun}"
    parts = question_parts(view, ask, (segment,), f"{segment.lead} {often}".strip())
    if parts and not _has_rival_count(view, measure, segment):
        yield _draft(view, measure, parts, rule="count")
    yield from _listed_after(view, segment, measure, noun, segment.lead)


def _has_rival_count(view: ClauseView, measure: Measure, segment: Segment) -> bool:
    words = view.item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    return any(
        m is not measure and start <= m.start < end
        for m in view.item.measures
        if m.kind is measure.kind
    )


@clause_rule("count-beside")
def count_beside(view: ClauseView) -> Iterator[FactDraft]:
    """ ", alongside two courses in ethics, including A and B": a count and a list of its own."""
    g = view.item.grammar
    for segment in view.clause.segments[1:]:
        if segment.kind is not SegmentKind.PHRASE or segment.lead not in BESIDE:
            continue
        measure = _inside(view.item, segment, QuantityKind.COUNT)
        if not measure:
            return
        text = view.item.sentence.clean
        noun = text[measure.noun_start : view.item.parse.words[segment.end - 1].end].strip(" ,")
        ask = f"How many {noun}" if g.english else f"Hvor mange {noun}"
        parts = _beside_parts(view, ask)
        if parts and len(noun.split()) <= 6:
            yield _draft(view, measure, parts, 2, "count")
            yield from _listed_after(view, segment, measure, noun, "")
        return


def _beside_parts(view: ClauseView, ask: str) -> dict[str, str] | None:
    """For "X are A, B plus two Y" ask how many Y X include; other verbs ask as they are."""
    if not view.clause.verbs.copula:
        return question_parts(view, ask, tuple(view.clause.segments))
    g = view.item.grammar
    if g.english:
        finite = "does" if view.clause.verbs.finite.lower() in ("is", "was") else "do"
        return {
            "ask": ask,
            "finite": finite,
            "subject": view.subject,
            "rest": "include",
            "front": "",
        }
    return {"ask": ask, "finite": "inngår", "subject": f"i {view.subject}", "rest": "", "front": ""}


def _listed_after(
    view: ClauseView, segment: Segment, measure: Measure, noun: str, tail: str
) -> Iterator[FactDraft]:
    """Items named after a count: "two courses, including A and B" or ": A, and B"."""
    item, g = view.item, view.item.grammar
    listing = following(view, segment)
    if not listing or listing.kind not in (
        SegmentKind.EXAMPLE,
        SegmentKind.COLON,
        SegmentKind.APPOSITION,
    ):
        return
    value = body(item, listing)
    items = split_list(value, g, int(measure.low) if measure.low == measure.high else 0)
    if not items or not 2 <= measure.low <= 7:
        return
    number = item.sentence.clean[measure.bare_start : measure.end]
    ask = f"Which {number} {noun}" if g.english else f"Hvilke {number} {noun}"
    omit = tuple(view.clause.segments)
    parts = (
        _beside_parts(view, ask)
        if segment.lead in BESIDE
        else question_parts(view, ask, omit, tail)
    )
    if parts:
        yield FactDraft(
            FactKind.LIST,
            "counted-list",
            view.subject,
            view.clause.verbs.base,
            items,
            value,
            parts,
            True,
            rank=2,
        )


@clause_rule("listing")
def listing(view: ClauseView) -> Iterator[FactDraft]:
    """ "The required courses are A, B and C" answers "What are the required courses?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.verbs.copula or not view.clause.segments or view.clause.verbs.rest:
        return
    segment = view.clause.segments[0]
    plural = view.clause.verbs.finite.lower() in ("are", "were") or _plural_nb(view.subject)
    if segment.kind not in (SegmentKind.OBJECT, SegmentKind.COLON) or not plural:
        return
    if view.subject.lower() in ("there", "det"):
        return
    value = body(item, segment)
    items = split_list(value, g)
    if len(items) < 3 or any(not _noun_like(i) for i in items):
        return
    beside = following(view, segment)
    tail = ""
    if beside and beside.lead in BESIDE:
        tail = besides_phrase(view, beside)
    parts = {
        "ask": "What" if g.english else "Hva",
        "finite": view.clause.verbs.finite.lower(),
        "subject": view.subject,
        "rest": tail,
        "front": "",
    }
    yield FactDraft(FactKind.LIST, "listing", view.subject, "be", items, value, parts, True, rank=2)


def _noun_like(text: str) -> bool:
    return not text.split()[0].lower().endswith(("ful", "able", "ous", "lige", "ige"))


def _plural_nb(subject: str) -> bool:
    head = subject.split(" for ")[0].split(" i ")[0].split()[-1].lower() if subject else ""
    return head.endswith(("ene", "er")) or head.endswith("kurs")


@clause_rule("duration")
def duration(view: ClauseView) -> Iterator[FactDraft]:
    """ "takes between 9 and 15 months" answers "How long does X take?"."""
    if view.clause.verbs.base not in _TIME_VERBS or not view.clause.segments:
        return
    segment = view.clause.segments[0]
    measure = _inside(view.item, segment, QuantityKind.DURATION)
    if not measure or not _whole(view.item, segment, measure):
        return
    ask = "How long" if view.item.grammar.english else "Hvor lang tid"
    if not view.item.grammar.english and view.clause.verbs.base == "vare":
        ask = "Hvor lenge"
    parts = question_parts(view, ask, (segment,))
    if parts:
        yield _draft(view, measure, parts, rule="duration")


def _whole(item: Analysed, segment: Segment, measure: Measure) -> bool:
    """True when nothing but the measure stands in the segment."""
    end = item.parse.words[segment.end - 1].end
    return measure.end >= end or not item.sentence.clean[measure.end : end].strip()


@clause_rule("money")
def money(view: ClauseView) -> Iterator[FactDraft]:
    """ "costs $300", "the cost ranges from $1800-2500"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if not view.clause.segments or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    segment = view.clause.segments[0]
    measure = _inside(view.item, segment, QuantityKind.MONEY)
    if not measure:
        return
    if _has_rival(view, measure):
        return
    if _COST_NOUN.search(view.subject) and (verbs.base in _SPANNING or verbs.copula):
        subject = (
            definite(view.subject, True)
            if g.english and view.subject.split()[0] == "a"
            else view.subject
        )
        finite = ("was" if verbs.past else "is") if g.english else ("var" if verbs.past else "er")
        parts: dict[str, str] | None = {
            "ask": "How high" if g.english else _how_high_nb(subject),
            "finite": finite,
            "subject": subject,
            "rest": "",
            "front": "",
        }
        if re.match(r".*\b(?:costs|prices|fees|premiums)\b", view.subject.split(" for ")[0]):
            return
    elif verbs.base in _MONEY_VERBS:
        parts = question_parts(view, "How much" if g.english else "Hvor mye", (segment,))
    else:
        return
    if parts:
        yield _draft(view, measure, parts, rule="money")
        yield from _covered(view, measure)


def _has_rival(view: ClauseView, measure: Measure) -> bool:
    """Another value of the same kind in the sentence: a short question would have two answers."""
    return any(m is not measure and m.kind is measure.kind for m in view.item.measures)


def _how_high_nb(subject: str) -> str:
    """ "Hvor høy er kostnaden", "Hvor høyt er gebyret", "Hvor høye er prisene"."""
    words = [w for w in subject.lower().split() if w not in ("det", "den", "de")]
    head = words[0] if words else ""
    if head.endswith("ene"):
        return "Hvor høye"
    return "Hvor høyt" if head.endswith("et") else "Hvor høy"


def _covered(view: ClauseView, measure: Measure) -> Iterator[FactDraft]:
    """What a cost is for: "the cost for A and B is ..." answers "What does the cost of ... cover?"."""
    g = view.item.grammar
    match = re.match(
        r"(?:the cost|the price|kostnaden|prisen) (?:for|of) (?P<what>.+)$", view.subject
    )
    if not match:
        return
    what = re.sub(r" (?:to be \w+|som skal \w+)$", "", match["what"])
    items = split_list(what, g)
    amount = _answer(view.item.sentence.clean, measure)
    if len(items) < 2:
        return
    if g.english:
        parts = {
            "ask": "What",
            "finite": "does",
            "subject": f"the cost of {amount}",
            "rest": "cover",
            "front": "",
        }
    else:
        parts = {
            "ask": "Hva",
            "finite": "dekker",
            "subject": f"kostnaden på {amount}",
            "rest": "",
            "front": "",
        }
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
    measure = _inside(view.item, segment)
    if (
        not measure
        or measure.kind in (QuantityKind.COUNT, QuantityKind.DATE)
        or not _whole(view.item, segment, measure)
    ):
        return
    if (_COST_NOUN.search(view.subject) and measure.kind is QuantityKind.MONEY) or _has_rival(
        view, measure
    ):
        return
    original = view.item.parse.span_text(view.clause.subject).lower()
    if original in ("there", "det", "it") or len(view.clause.segments) > 2:
        return
    parts = {
        "ask": "What" if g.english else "Hva",
        "finite": verbs.finite.lower(),
        "subject": view.subject,
        "rest": "",
        "front": "",
    }
    yield _draft(view, measure, parts, rule="amount")


@clause_rule("percent")
def percent(view: ClauseView) -> Iterator[FactDraft]:
    """ "pays 5 percent of the salary" answers "What percentage of the salary does X pay?"."""
    item, g = view.item, view.item.grammar
    if not view.clause.segments or view.clause.verbs.copula or view.clause.verbs.passive:
        return
    segment = view.clause.segments[0]
    measure = _inside(item, segment, QuantityKind.PERCENT)
    if not measure or segment.lead or segment.relative >= 0:
        return
    rest = item.sentence.clean[measure.end : item.parse.words[segment.end - 1].end].strip(" ,")
    match = re.match(r"(?:of|av) (?P<base>.+)$", rest)
    if (
        rest
        and not match
        or any(m.start > measure.end and m.kind is measure.kind for m in _in_segment(item, segment))
    ):
        return
    base, often = split_often(match["base"]) if match else ("", "")
    of = f" {'of' if g.english else 'av'} {base}" if base else ""
    ask = f"What percentage{of}" if g.english else f"Hvor mange prosent{of}"
    parts = question_parts(view, ask, (segment,), often)
    if parts and len(base.split()) <= 6:
        yield _draft(view, measure, parts, rule="percent")


def _in_segment(item: Analysed, segment: Segment) -> list[Measure]:
    words = item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    return [m for m in item.measures if start <= m.start < end]


@clause_rule("exists")
def exists(view: ClauseView) -> Iterator[FactDraft]:
    """ "There are three kinds of X" answers "How many kinds of X are there?"."""
    g = view.item.grammar
    if view.subject not in ("there", "det") or not view.clause.segments:
        return
    segment = view.clause.segments[0]
    measure = _inside(view.item, segment, QuantityKind.COUNT)
    verb = view.clause.verbs.finite.lower()
    if not measure or verb not in ("are", "were", "er", "finnes", "fantes", "var"):
        return
    noun = view.item.sentence.clean[
        measure.noun_start : view.item.parse.words[segment.end - 1].end
    ].strip(" ,")
    if len(noun.split()) > 8:
        return
    ask = f"How many {noun}" if g.english else f"Hvor mange {noun}"
    parts = {
        "ask": ask,
        "finite": verb,
        "subject": "there" if g.english else "det",
        "rest": "",
        "front": "",
    }
    yield _draft(view, measure, parts, rule="count")
    yield from _listed_after(view, segment, measure, noun, "")


def _stative(view: ClauseView) -> bool:
    """ "had 18,000 members in 2020" says how many, not when."""
    return view.clause.verbs.base in ("have", "ha", "hold") or view.clause.verbs.copula


@clause_rule("date")
def date(view: ClauseView) -> Iterator[FactDraft]:
    """ "was founded in 1962" answers "When was X founded?"."""
    item, g = view.item, view.item.grammar
    if view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    for segment in view.clause.segments:
        measure = _inside(item, segment, QuantityKind.DATE)
        bare_day = (
            segment.kind is SegmentKind.OBJECT and view.clause.verbs.passive and not g.english
        )
        if bare_day and measure:
            parts = question_parts(view, "Når", (segment,), use_front=False)
            if parts:
                yield _draft(view, measure, parts, rule="date")
            return
        if (
            segment.kind is SegmentKind.PHRASE
            and measure
            and segment.lead in ("in", "on", "since", "i", "den", "siden", "fra", "from")
        ):
            since = segment.lead in ("since", "siden", "fra", "from")
            ask = (
                ("Since when" if since else "When")
                if g.english
                else ("Siden når" if since else "Når")
            )
            agents = tuple(
                s
                for s in view.clause.segments
                if view.clause.verbs.passive and s.lead in ("by", "av")
            )
            parts = question_parts(view, ask, (segment, *agents), use_front=False)
            if parts and not _stative(view):
                yield _draft(view, measure, parts, rule="date")
            return
    front = item.parse.span_text(view.clause.front)
    for measure in item.measures:
        shown = item.sentence.clean[measure.start : measure.end]
        if measure.kind is QuantityKind.DATE and re.fullmatch(
            rf"(?:In|On|I|Den) {re.escape(shown)}", front
        ):
            parts = question_parts(view, "When" if g.english else "Når", (), use_front=False)
            if parts and not _stative(view):
                yield _draft(view, measure, parts, rule="date")


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
        answer = _answer(text, measure)
        yield FactDraft(
            _KINDS[measure.kind],
            "gap",
            item.topic.label,
            "",
            (answer,),
            value,
            {},
            False,
            _quantity(measure),
            rank=9,
        )
