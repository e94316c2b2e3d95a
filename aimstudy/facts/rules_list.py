"""Rules for lists that no count announces."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import BESIDE, besides_phrase, body, following, pieces
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.clauses import SegmentKind
from aimstudy.language.enumerations import split_list


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
    parts = pieces(
        "What" if g.english else "Hva", view.clause.verbs.finite.lower(), view.subject, tail
    )
    yield FactDraft(FactKind.LIST, "listing", view.subject, "be", items, value, parts, True, rank=2)


def _noun_like(text: str) -> bool:
    return not text.split()[0].lower().endswith(("ful", "able", "ous", "lige", "ige"))


def _plural_nb(subject: str) -> bool:
    head = subject.split(" for ")[0].split(" i ")[0].split()[-1].lower() if subject else ""
    return head.endswith(("ene", "er")) or head.endswith("kurs")
