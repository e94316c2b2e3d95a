"""Rules for what follows a verb with its preposition: "focuses on", "is based on"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, following, question_parts, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.noun_phrases import MAX_ANSWER, good_object, is_noun_phrase, opens_with_number
from aimstudy.facts.rules_examples import example_list
from aimstudy.language.clauses import SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import phrase_set, word_set

# verb + preposition whose complement says something about the subject
_VERB_PHRASES = phrase_set(
    """
    focus on|center around|centre around|center on|concentrate on|depend on|rely on|consist of
    base on|aim at|direct at|direct toward|gear toward|design for|intend for|apply to|belong to
    refer to|lead to|result in|contribute to|deal with|divide into|locate in|headquarter in
    build on|compose of|derive from|originate from|suit for|open to|limit to|restrict to
    specialize in|focus upon|rest on|turn into|consist in|replace by|link to
    use for|use as|feed on|build from|make from|make of|serve with|live on|fokusere på
    konsentrere på|avhenge av|bestå av|basere på|bygge på|rette mot|føre til|gjelde for
    bidra til|dele i|inndele i|handle om|dreie om|legge på|begrense til|knytte til|stamme fra
    omfatte av|høre til|beregne på|tilpasse for
    bruke til|bruke som|servere med|lage av|leve av|plassere i|vokse i
    spesialisere i|spesialisere innen
    """
)


@clause_rule("complement")
def complement(view: ClauseView) -> Iterator[FactDraft]:
    """ "X focuses on Y", "X is based on Y" answer "What does X focus on?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if verbs.copula or not view.clause.segments:
        return
    segment = view.clause.segments[0]
    relation = f"{verbs.base} {segment.lead}"
    if segment.kind is not SegmentKind.PHRASE or relation not in _VERB_PHRASES:
        return
    answer = body(view.item, segment)
    if opens_with_number(view, segment):
        return
    example = following(view, segment)
    if example and example.kind is SegmentKind.EXAMPLE and len(answer.split()) <= 4:
        yield from example_list(view, segment, example, answer, segment.lead)
        return
    chosen = verbs.base in ("depend", "avhenge") and len(answer.split()) <= MAX_ANSWER
    items = split_list(answer, g)
    words = view.item.parse.words[segment.body : segment.end]
    whole = good_object(answer, g) and is_noun_phrase(words, g)
    if not chosen and len(items) < 3 and not whole:
        return
    kind = _complement_kind(verbs.base, answer, g)
    ask = wh_person(g) if kind is FactKind.AUDIENCE else wh_thing(g)
    where = kind is FactKind.PLACE
    parts = question_parts(
        view, "Where" if where else ask, (segment,), "" if where else segment.lead
    )
    if parts:
        listed = len(items) > 2 and kind is FactKind.FOCUS
        core = kind in (FactKind.AUDIENCE, FactKind.FOCUS)
        kind, answers = (FactKind.LIST, items) if listed else (kind, (answer,))
        yield FactDraft(
            kind, "complement", view.subject, relation, answers, answer, parts, core, rank=3
        )


_AIMING = word_set("aim direct gear design intend rette beregne tilpasse")


def _complement_kind(base: str, answer: str, g: Grammar) -> FactKind:
    if base in ("locate", "headquarter"):
        return FactKind.PLACE
    if base in ("depend", "avhenge"):
        return FactKind.CONDITION
    people = any(word.strip(",").lower() in g.people for word in answer.split()[:4])
    return FactKind.AUDIENCE if people and base in _AIMING else FactKind.FOCUS
