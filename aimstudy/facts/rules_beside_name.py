"""Rules for when something was founded, and what it is worth, told beside its name."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import pieces
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.facts.measuring import measured_draft, to_quantity
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.inflection import definite_phrase
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import Form

_FOUNDED = re.compile(r"(?P<done>\w+) (?P<mid>(?:[\w-]+ ){0,3}?)(?:in|on|i|den|på) ?$")
_MOST_AFTER = 7


@clause_rule("participle-date")
def participle_date(view: ClauseView) -> Iterator[FactDraft]:
    """ "Founded in 1950, the club ..." answers "When was the club founded?"."""
    words = view.item.parse.words
    for segment in (*view.clause.fronts, *view.clause.asides):
        first = words[segment.start]
        # "stiftet" is past and participle alike, and beside a name it can only be the second
        forms = (Form.PARTICIPLE,) if view.item.grammar.english else (Form.PARTICIPLE, Form.PAST)
        done = first.form in forms and not first.lower.endswith("ing")
        if segment.kind is not SegmentKind.PARTICIPLE or not done:
            continue
        begin, end = first.start, words[segment.end - 1].end
        for measure in view.item.measures:
            if measure.kind is QuantityKind.DATE and begin < measure.start < end:
                parts = _when(view, segment, measure)
                if parts:
                    yield measured_draft(view, measure, parts, rule="participle-date")
                break


def _when(view: ClauseView, segment: Segment, measure: Measure) -> dict[str, str] | None:
    words, text, g = view.item.parse.words, view.item.sentence.clean, view.item.grammar
    begin, end = words[segment.start].start, words[segment.end - 1].end
    match = _FOUNDED.fullmatch(text[begin : measure.bare_start])
    after = text[measure.end : end].strip(" ,")
    if match is None or "," in after or len(after.split()) > _MOST_AFTER:
        return None
    head = words[max(view.clause.subject_head, 0)]
    plural = head.tag == "NOUN" and head.number == "plur"
    finite = ("were" if plural else "was") if g.english else "ble"
    done = f"{words[segment.start].lower} {match['mid'].strip()}".strip()
    rest = f"{done} {after}" if after.startswith(("by ", "av ")) else done
    return pieces("When" if g.english else "Når", finite, view.subject, rest)


_WORTH = re.compile(
    r"\b(?:an?|the) (?P<noun>[\w-]+(?: [\w-]+)?) (?:worth|valued at) $"
    r"|\b(?P<ting>(?:en|ei|et) [\w-]+(?: [\w-]+)?) (?:verdt|verd|til en verdi (?:av|på)|"
    r"verdsatt til) $"
)


@sentence_rule("worth")
def worth(item: Analysed) -> Iterator[FactDraft]:
    """ "a ring worth $900" answers "How much is the ring worth?"."""
    text, english = item.sentence.clean, item.grammar.english
    past = any(c.verbs.past for c in item.parse.clauses)
    for measure in item.measures:
        match = _WORTH.search(text[: measure.start])
        if match is None or measure.kind is not QuantityKind.MONEY:
            continue
        if english != (match["noun"] is not None):
            continue
        if english:
            thing, finite = f"the {match['noun']}", "was" if past else "is"
            parts = pieces("How much", finite, thing, "worth")
        else:
            thing = definite_phrase(item.parse.lexicon, match["ting"])
            parts = pieces("Hvor mye", "var" if past else "er", thing, "verdt")
        value = text[measure.start : measure.end]
        if thing:
            yield FactDraft(
                FactKind.MONEY,
                "worth",
                thing,
                "worth",
                (value,),
                value,
                parts,
                False,
                to_quantity(measure),
                rank=1,
            )
