"""Rules that ask for the subject: "74,000 people had an account" and "9 percent of X use Y"."""

from collections.abc import Iterator

from aimstudy.facts.asking import kept_words, pieces, question_front
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import measured_draft
from aimstudy.language.clauses import ClauseKind
from aimstudy.language.quantities import Measure, QuantityKind

_ASKED = {
    (QuantityKind.COUNT, True): "How many",
    (QuantityKind.COUNT, False): "Hvor mange",
    (QuantityKind.PERCENT, True): "What percentage",
    (QuantityKind.PERCENT, False): "Hvor mange prosent",
}


@clause_rule("counted-subject")
def counted_subject(view: ClauseView) -> Iterator[FactDraft]:
    """ "In 2021, 74,000 people had an account" answers "How many people had ... in 2021?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    measure = _opening(view)
    if not measure or view.clause.kind is not ClauseKind.MAIN or verbs.copula:
        return
    end = view.item.parse.words[view.clause.subject.end - 1].end
    noun = view.item.sentence.clean[measure.end : end].strip(" ,")
    kept, front = kept_words(view, ()), question_front(view)
    if kept is None or front is None or not 1 <= len(noun.split()) <= 8 or "," in noun:
        return
    if not kept and not front:
        return
    rest = f"{' '.join(a for a in verbs.adverbs if a.lower() not in g.drop_adverbs)} {verbs.rest}"
    ask = f"{_ASKED[measure.kind, g.english]} {noun}"
    words = f"{rest.strip()} {kept}".strip()
    parts = {**pieces(ask, verbs.finite.lower(), "", words), "front": front}
    yield measured_draft(view, measure, parts, rule="counted-subject")


def _opening(view: ClauseView) -> Measure | None:
    """The count or percentage that opens the subject."""
    start = view.item.parse.words[view.clause.subject.start].start
    for measure in view.item.measures:
        wanted = measure.kind in (QuantityKind.COUNT, QuantityKind.PERCENT)
        if wanted and measure.start == start:
            return measure
    return None
