"""Lists that a count announces: "two courses, including A and B". Holds no rule."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import BESIDE, body, following, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.enumerations import MAX_ITEMS, split_list
from aimstudy.language.quantities import Measure

_LISTING = (SegmentKind.EXAMPLE, SegmentKind.COLON, SegmentKind.APPOSITION)


def beside_parts(view: ClauseView, ask: str) -> dict[str, str] | None:
    """For "X are A, B plus two Y" ask how many Y X include; other verbs ask as they are."""
    if not view.clause.verbs.copula:
        return question_parts(view, ask, tuple(view.clause.segments))
    g = view.item.grammar
    if g.english:
        finite = "does" if view.clause.verbs.finite.lower() in ("is", "was") else "do"
        return pieces(ask, finite, view.subject, "include")
    return pieces(ask, "inngår", f"i {view.subject}")


def listed_after(
    view: ClauseView, segment: Segment, measure: Measure, noun: str, tail: str
) -> Iterator[FactDraft]:
    """Items named after a count: "two courses, including A and B" or ": A, and B"."""
    item, g = view.item, view.item.grammar
    listing = following(view, segment)
    if not listing or listing.kind not in _LISTING:
        return
    value = body(item, listing)
    items = split_list(value, g, int(measure.low) if measure.low == measure.high else 0)
    if not items or not 2 <= measure.low <= MAX_ITEMS:
        return
    number = item.sentence.clean[measure.bare_start : measure.end]
    ask = f"Which {number} {noun}" if g.english else f"Hvilke {number} {noun}"
    parts = _listed_parts(view, segment, ask, tail)
    if parts:
        relation = view.clause.verbs.base
        yield FactDraft(
            FactKind.LIST,
            "counted-list",
            view.subject,
            relation,
            items,
            value,
            parts,
            True,
            rank=2,
        )


def _listed_parts(view: ClauseView, segment: Segment, ask: str, tail: str) -> dict[str, str] | None:
    if segment.lead in BESIDE:
        return beside_parts(view, ask)
    if view.subject in ("there", "det"):
        thing = "there" if view.item.grammar.english else "det"
        return pieces(ask, view.clause.verbs.finite.lower(), thing)
    return question_parts(view, ask, tuple(view.clause.segments), tail)
