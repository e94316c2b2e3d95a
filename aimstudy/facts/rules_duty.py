"""A rule for duties: "has to offer", "is required to report", "er pålagt å sende"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.clauses import ClauseKind, SegmentKind
from aimstudy.language.words import phrase_set

_OBLIGED = phrase_set("require|oblige|pålegge|forplikte")
_TO_DO = re.compile(r"(?:to|å) (?P<do>[^\W\d_]+) (?P<what>.+)$")


@clause_rule("duty")
def duty(view: ClauseView) -> Iterator[FactDraft]:
    """ "X has to offer Y", "X er pålagt å sende Y" answer "What does X have to offer?"."""
    item, verbs, segments = view.item, view.clause.verbs, view.clause.segments
    has_to = item.grammar.english and verbs.base == "have" and not verbs.passive
    obliged = verbs.base in _OBLIGED and verbs.passive
    if not segments or not (has_to or obliged) or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    first = segments[0]
    match = _TO_DO.match(item.parse.segment_text(first).strip(" ,"))
    if first.kind not in (SegmentKind.OBJECT, SegmentKind.INFINITIVE) or not match:
        return
    what = match["what"]
    figures = any(c.isdigit() for c in what)
    if figures or len(what.split()) > 12 or what.split()[0].lower() in item.grammar.prepositions:
        return
    verb = f"{item.grammar.to} {match['do']}"
    ask = "What" if item.grammar.english else "Hva"
    parts = question_parts(view, ask, (first,), verb)
    if parts and has_to and verbs.finite.lower() == "have":
        parts["finite"] = "do"
    if parts:
        yield one_answer(view, FactKind.REQUIREMENT, "duty", what, parts, True, 3)
