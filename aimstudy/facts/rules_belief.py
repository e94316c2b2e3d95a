"""A rule for what somebody holds: "critics argue that ...", "tilhengerne mener at ...".

The question keeps who holds it, for the article does not say that it is so.
"""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_thing
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.words import word_set

_MAX_WORDS = 22
_HOLDING = word_set(
    """
    argue claim contend believe maintain say think hold note fear hope expect report answer reply
    stress emphasise emphasize object insist add complain point acknowledge admit allege write
    mene hevde tro fremheve framheve påstå si frykte håpe forvente melde rapportere svare peke
    innvende understreke innrømme skrive påpeke synes
    """
)


@clause_rule("belief", negated=True)
def belief(view: ClauseView) -> Iterator[FactDraft]:
    """ "Critics argue that Y" answers "What do critics argue?"."""
    item, verbs = view.item, view.clause.verbs
    if verbs.base not in _HOLDING or verbs.passive or not is_whole_statement(view):
        return
    for segment in view.clause.segments:
        if segment.kind is not SegmentKind.CONTENT:
            continue
        answer = item.parse.segment_text(segment).strip(" ,;:")
        known = _known(view, segment)
        if known is None or not 4 <= len(answer.split()) <= _MAX_WORDS:
            return
        parts = question_parts(view, wh_thing(item.grammar), strand=(segment, known))
        if parts:
            yield one_answer(view, FactKind.EFFECT, "belief", answer, parts, False, 4)
        return


@clause_rule("belief-why", negated=True)
def belief_why(view: ClauseView) -> Iterator[FactDraft]:
    """ "Critics argue that X Ys, since Z" answers "Why does X Y, according to critics?"."""
    item, verbs = view.item, view.clause.verbs
    if verbs.base not in _HOLDING or verbs.passive or verbs.negated:
        return
    if not is_whole_statement(view) or len(view.subject.split()) > _MAX_HOLDER:
        return
    segments = view.clause.segments
    held = next((s for s in segments if s.kind is SegmentKind.CONTENT and s.clause >= 0), None)
    if held is None or item.subjects[held.clause] is None:
        return
    clause, subject = item.parse.clauses[held.clause], item.subjects[held.clause] or ""
    reasons = (s for s in (*segments, *clause.segments) if s.kind is SegmentKind.CAUSE)
    reason = next((s for s in reasons if s.start > clause.verbs.start), None)
    if reason is None or not item.says_enough(reason.start, reason.end, view.clause):
        return
    omit = tuple(s for s in clause.segments if s.start >= reason.start)
    inner = ClauseView(item, held.clause, clause, subject)
    parts = question_parts(inner, "Why" if item.grammar.english else "Hvorfor", omit)
    answer = (item.shown(reason.start, reason.end) or "").strip(" ,;:")
    if parts and 3 <= len(answer.split()) <= _MAX_WORDS:
        according = "according to" if item.grammar.english else "ifølge"
        parts["rest"] = f"{parts['rest']} {according} {view.subject}".strip()
        yield one_answer(view, FactKind.CAUSE, "belief-why", answer, parts, False, 4)


_MAX_HOLDER = 5


def _known(view: ClauseView, segment: Segment) -> str | None:
    """ "about the rule" where the belief calls it "it"; None where something points elsewhere."""
    item = view.item
    swaps = [s for at, s in item.resolution.swaps.items() if segment.start <= at < segment.end]
    loose = any(segment.start <= at < segment.end for at in item.resolution.loose)
    if loose or any(text != item.topic.label for _, text in swaps):
        return None
    if not swaps:
        return ""
    return f"{'about' if item.grammar.english else 'om'} {item.topic.label}"
