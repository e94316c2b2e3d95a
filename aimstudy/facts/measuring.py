"""Numbers inside segments, and the drafts made from them. Holds no rule."""

import re

from aimstudy.domain.fact import FactKind, Quantity
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import ClauseView, FactDraft
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.quantities import Measure, QuantityKind

KINDS = {
    QuantityKind.MONEY: FactKind.MONEY,
    QuantityKind.PERCENT: FactKind.PERCENT,
    QuantityKind.DURATION: FactKind.DURATION,
    QuantityKind.DATE: FactKind.DATE,
    QuantityKind.COUNT: FactKind.COUNT,
    QuantityKind.SIZE: FactKind.QUANTITY,
    QuantityKind.FREQUENCY: FactKind.FREQUENCY,
}


def to_quantity(measure: Measure) -> Quantity | None:
    """The figures of ``measure``; None for a day, a month or a rough date: none to compare."""
    rough = measure.start < measure.bare_start and measure.low == measure.high
    if measure.kind is QuantityKind.DATE and (rough or not measure.low):
        return None
    return Quantity(measure.low, measure.high, measure.unit)


def inside(item: Analysed, segment: Segment, kind: QuantityKind | None = None) -> Measure | None:
    """The measure that fills the head of ``segment``, its lead included."""
    words = item.parse.words
    start, end = words[segment.start].start, words[segment.end - 1].end
    for measure in item.measures:
        if start <= measure.start and measure.end <= end + 1 and kind in (None, measure.kind):
            head = item.sentence.clean[start : measure.start].strip()
            if not head or head.lower() == segment.lead:
                return measure
    return None


def measured_draft(
    view: ClauseView, measure: Measure, parts: dict[str, str], rank: int = 1, rule: str = "quantity"
) -> FactDraft:
    """A draft whose answer is ``measure``; without ``parts`` it becomes a gap."""
    text = view.item.sentence.clean
    value = text[measure.start : measure.end]
    answer = shown_amount(text, measure)
    owner = _OWNING.search(answer)
    if owner and f" {owner[0]} " in f"{parts.get('ask', '')} ":
        parts, answer = {**parts, "accept": answer}, answer[:-1]  # "to år", not "to års"
    shown = f"{parts.get('ask', '')} {parts.get('rest', '')} {parts.get('front', '')}"
    if _GAPPED.search(shown) or _JOINED.search(_RANGE.sub("", shown)):
        parts = {}  # "12 million in 2004 and 31 million in 2016": two numbers in one question
    parts = {**parts, **counted_part(text, measure)}
    return FactDraft(
        KINDS[measure.kind],
        rule,
        view.subject,
        view.clause.verbs.base,
        (answer,),
        value if value else answer,
        parts,
        True,
        to_quantity(measure),
        rank=rank,
    )


def leaves_rival(view: ClauseView, measure: Measure, parts: dict[str, str]) -> bool:
    """Another value of the same kind in the clause that the question does not show.

    A short question would then have two answers.
    """
    words, clause, text = view.item.parse.words, view.clause, view.item.sentence.clean
    spans = [clause.front, clause.subject] if clause.front else [clause.subject]
    first = min([clause.verbs.start, *(s.start for s in spans if s)])
    last = max([clause.verbs.end, clause.subject.end, *(s.end for s in clause.segments)])
    start, end = words[first].start, words[last - 1].end
    shown = " ".join(parts.values())
    return any(
        m.kind is measure.kind
        and m.start != measure.start
        and start <= m.start < end
        and text[m.bare_start : m.end] not in shown
        for m in view.item.measures
    )


# a unit that owns the noun asked about: "Hvor mange års praksis"
_OWNING = re.compile(r"(?:års|måneders|ukers|dagers|døgns|timers|minutters)$")
_GAPPED = re.compile(
    r"\b(?:in|i|for|to|til|by|at) [^,]+ (?:and|og|mens|while) [$€£]?\d[\d., ]*(?:%|\w+ )? ?"
    r"(?:in|i|for|to|til|by|at) "
)


# "to build and $200,000 a year to run", "of the salary and employees do ... pay 2 percent"
_JOINED = re.compile(
    r"\b(?:and|og|but|men) (?:[$€£]\s?\d|"
    r"\d[\d.,]*(?: \d{3})*(?: million\w*| milliard\w*| billion)? ?"
    r"(?:%|percent|prosent|kroner|dollars|euros?)|(?:an?|en|et) \w+ (?:of|på) [$€£\d])"
)
_RANGE = re.compile(r"\b(?:between|from|mellom|fra) \S+ (?:and|to|og|til) \S+")


def counted_part(text: str, measure: Measure) -> dict[str, str]:
    """What a count counts, for those who compare it with a list."""
    if measure.noun_start < 0:
        return {}
    return {"counted": text[measure.noun_start : measure.noun_end]}


def shown_amount(text: str, measure: Measure) -> str:
    """The amount with its lead, except the bare "from" before a range written with a dash."""
    lead = text[measure.start : measure.bare_start].strip().lower()
    dashed = re.search(r"\d\s?[-–]\s?[$€£]?\d", text[measure.bare_start : measure.end])
    return text[
        measure.bare_start if lead in ("from", "fra") and dashed else measure.start : measure.end
    ]


def whole(item: Analysed, segment: Segment, measure: Measure) -> bool:
    """True when nothing but the measure stands in the segment."""
    end = item.parse.words[segment.end - 1].end
    return measure.end >= end or not item.sentence.clean[measure.end : end].strip()


def segments_of(view: ClauseView, measure: Measure) -> tuple[Segment, ...]:
    """The segments that the number stands in: "four times | a year"; none where a clause is."""
    words = view.item.parse.words
    kinds = (SegmentKind.OBJECT, SegmentKind.PHRASE)
    return tuple(
        s
        for s in view.clause.segments
        if s.kind in kinds
        and words[s.start].start < measure.end
        and measure.start < words[s.end - 1].end
    )
