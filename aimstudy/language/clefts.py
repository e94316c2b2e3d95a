"""Norwegian clefts: "Det er banken som tar tapet" says that the bank takes the loss."""

from aimstudy.language.clauses import Clause, ClauseKind, Parse, Segment, SegmentKind
from aimstudy.language.words import word_set

_BE = word_set("er var blir ble")
_NAMED = word_set("den det de denne dette disse hans hennes deres vår bare nettopp")


def unfold(parse: Parse) -> None:
    """Make the relative clause of each cleft the main clause, with what stood in front."""
    if parse.grammar.english:
        return
    for place, clause in enumerate(parse.clauses):
        said = _said(parse, clause)
        if said is None:
            continue
        if clause.kind is ClauseKind.MAIN:
            _promote(parse, place, clause, said)
        clause.kind = ClauseKind.SUBORDINATE


def _said(parse: Parse, clause: Clause) -> Segment | None:
    """The segment with what a cleft points at; None where ``clause`` is no cleft."""
    subject = parse.span_text(clause.subject).lower()
    verbs = clause.verbs
    if subject != "det" or verbs.finite.lower() not in _BE or verbs.rest or verbs.negated:
        return None
    first = next((s for s in clause.segments if s.kind is SegmentKind.OBJECT), None)
    if first is None or first.relative < 0 or first.head < 0:
        return None
    related = parse.words[first.relative].lower == "som" and first.head < first.relative
    head = parse.words[first.head]
    definite = head.tag == "PROPN" or head.definite or parse.words[first.body].lower in _NAMED
    return first if related and definite else None


def _promote(parse: Parse, place: int, cleft: Clause, said: Segment) -> None:
    for clause in parse.clauses:
        inside = clause.antecedent.start <= said.head < clause.antecedent.end
        if clause.host == place and inside and clause.kind is ClauseKind.RESTRICTIVE:
            clause.kind, clause.host = ClauseKind.MAIN, -1
            clause.front, clause.fronts = cleft.front, cleft.fronts
            clause.subject_head, clause.cleft = said.head, True
            return
