"""Rules for why: "because", "since", "due to", "fordi", "på grunn av". Knows nothing of cards."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts
from aimstudy.facts.circumstances import (
    circumstances,
    from_here,
    is_whole_statement,
    stands_alone,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.clauses import SegmentKind

_MAX_REASON = 18


@clause_rule("cause", negated=True)
def cause(view: ClauseView) -> Iterator[FactDraft]:
    """ "X happens because Y" answers "Why does X happen?"; so does "Because Y, X happens"."""
    if not is_whole_statement(view):
        return
    ask = "Why" if view.item.grammar.english else "Hvorfor"
    for reason in circumstances(view):
        if reason.kind is not SegmentKind.CAUSE:
            continue
        said = stands_alone(view, reason, _MAX_REASON)
        omit = () if reason.front else from_here(view, reason)
        parts = question_parts(view, ask, omit, use_front=not reason.front)
        if said and parts:
            answer, value = said
            if answer.lower() != value.lower():
                parts["accept"] = value
            base = view.clause.verbs.base
            yield FactDraft(
                FactKind.CAUSE, "cause", view.subject, base, (answer,), value, parts, rank=3
            )
        return
