"""A rule for what took the place of what."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts, subject_words
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.words import word_set

REPLACING = word_set("replace supersede succeed erstatte avløse")
_MAX_WORDS = 12


@clause_rule("replacement")
def replacement(view: ClauseView) -> Iterator[FactDraft]:
    """ "The code replaced a law from 1931" answers "What did the code replace?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if verbs.base not in REPLACING or verbs.passive or verbs.modal or not segments:
        return
    first = segments[0]
    if first.kind is not SegmentKind.OBJECT or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    own = _with_its_year(view, first)
    answer = view.item.parse.slice(first.start, own[-1].end).strip(" ,;:")
    if view.item.grammar.english:
        parts = question_parts(view, "What", own)
    else:
        # "Hva erstattet loven?" leaves open which of the two came first
        was = "ble" if verbs.past else "blir"
        done = "erstattet" if verbs.base == "erstatte" else "avløst"
        parts = pieces("Hva", was, "", f"{done} av {subject_words(view)}")
    words = answer.split()
    if parts and 1 <= len(words) <= _MAX_WORDS and words[0].lower() not in _POINTS:
        yield one_answer(view, FactKind.EFFECT, "replacement", answer, parts, False, 2)


_POINTS = word_set("it them this that these those him her det den dem dette disse seg")


def _with_its_year(view: ClauseView, first: Segment) -> tuple[Segment, ...]:
    """ "an older law from 1931": the year belongs to what was replaced."""
    later = [s for s in view.clause.segments if s.start == first.end]
    own = [s for s in later if s.lead in ("from", "fra", "of", "av") and body(view.item, s)]
    return (first, *own[:1])
