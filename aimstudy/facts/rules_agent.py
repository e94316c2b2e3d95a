"""Rules for who does what: the agent of a passive."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.noun_phrases import MAX_ANSWER, opens_with_number
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.words import phrase_set


@clause_rule("agent")
def agent(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is run by Y" answers "Who is X run by?"."""
    if not view.clause.verbs.passive:
        return
    g = view.item.grammar
    for segment in view.clause.segments:
        if segment.kind in (SegmentKind.PARTICIPLE, SegmentKind.APPOSITION):
            return
        if segment.kind is not SegmentKind.PHRASE or segment.lead not in ("by", "av"):
            continue
        answer = trim_relative(view, segment)
        if not answer or len(answer.split()) > MAX_ANSWER or opens_with_number(view, segment):
            return
        if view.clause.segments[0].kind is SegmentKind.OBJECT and segment.start:
            dated = any(c.isdigit() for c in body(view.item, view.clause.segments[0]))
            if not dated:
                return  # "is kept alive by": the question would lose what it is kept as
        actor = names_actor(answer, g)
        ask = wh_person(g) if actor else wh_thing(g)
        parts = question_parts(view, ask, (segment,), segment.lead, use_front=False, keep=False)
        if parts:
            kind = FactKind.AGENT if actor else FactKind.CAUSE
            yield FactDraft(
                kind,
                "agent",
                view.subject,
                view.clause.verbs.base,
                (answer,),
                answer,
                parts,
                actor,
                rank=2,
            )
        return


_NEEDS_RELATIVE = phrase_set(
    "de|dem|alle|den|noen|personer|those|those people|people|anyone|everyone|all|persons"
)


def trim_relative(view: ClauseView, segment: Segment) -> str:
    end = segment.relative if segment.relative > segment.body else segment.end
    if view.item.parse.slice(segment.body, end).lower() in _NEEDS_RELATIVE:
        end = segment.end
    return view.item.parse.slice(segment.body, end).strip(" ,")
