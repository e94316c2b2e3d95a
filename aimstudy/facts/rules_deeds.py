"""A rule for several things that somebody does: "audits reports, tests pumps and pays fees"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.rules_requirement import as_duty
from aimstudy.facts.verb_phrases import followers, main_verb
from aimstudy.language.clauses import Clause, ClauseKind, SegmentKind
from aimstudy.language.words import TENSES

_FEWEST = 3
_PAIR = 2  # are enough for "What must captains do?"
_LONGEST = 10
_INSIDE = (SegmentKind.OBJECT, SegmentKind.PHRASE, SegmentKind.INFINITIVE)


@clause_rule("deeds")
def deeds(view: ClauseView) -> Iterator[FactDraft]:
    """ "The staff audits reports, tests pumps and pays fees" answers "What does the staff do?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    items = deeds_of(view, _PAIR if verbs.modal else _FEWEST)
    if not items:
        return
    parts = question_parts(view, wh_thing(g), tuple(view.clause.segments))
    verb = verbs.rest if verbs.modal else verbs.base if g.english else ""
    if parts is None or (verb and verb not in parts["rest"]):
        return
    if verb:
        parts["rest"] = parts["rest"].replace(verb, "do" if g.english else "gjøre", 1)
    elif not g.english:
        parts["finite"] = "gjorde" if verbs.past else "gjør"
    asked = as_duty(view, parts) if verbs.modal else parts
    if asked is None and len(items) < _FEWEST:
        return
    first, last = items[0], items[-1]
    text = view.item.sentence.clean
    value = text[text.find(first) : text.find(last) + len(last)]
    yield draft_of(view, FactKind.LIST, "deeds", items, value, asked or parts, rank=3)


def deeds_of(view: ClauseView, fewest: int = _FEWEST) -> tuple[str, ...]:
    """The predicates of the clause and of those that share its subject; none where unsure."""
    parse = view.item.parse
    first = main_verb(view)
    later = [parse.clauses[i] for i in followers(parse, view.index)]
    group = view.clause.verbs
    if first < 0 or len(later) + 1 < fewest or view.clause.kind is not ClauseKind.MAIN:
        return ()
    inverted = view.clause.subject.start > group.start and not group.modal
    if (
        inverted
        or group.passive
        or group.copula
        or any(c.verbs.passive or c.verbs.copula for c in later)
    ):
        return ()
    starts = [(view.clause, first), *((c, _begin(c)) for c in later)]
    found = [parse.slice(start, _end(clause, start)).strip(" ,;:") for clause, start in starts]
    whole = all(2 <= len(text.split()) <= _LONGEST for text in found)
    same = len({c.verbs.modal for c, _ in starts}) == 1 or view.clause.verbs.modal
    if view.clause.verbs.modal and any(parse.words[s].form in TENSES for _, s in starts[1:]):
        return ()  # "kan avsløre mangler, men krever disiplin"
    return tuple(found) if whole and same else ()


def _begin(clause: Clause) -> int:
    return clause.verbs.start


def _end(clause: Clause, start: int) -> int:
    end = clause.verbs.end
    for segment in clause.segments:
        if segment.kind not in _INSIDE or segment.after_comma:
            break
        end = segment.end
    return max(end, start + 1)


def among_deeds(view: ClauseView) -> bool:
    """One of three or more things that are asked for together."""
    parse, clause = view.item.parse, view.clause
    top = view.index
    while parse.clauses[top].kind is ClauseKind.COORDINATED and parse.clauses[top].host >= 0:
        top = parse.clauses[top].host
    main = parse.clauses[top]
    together = ClauseView(view.item, top, main, view.subject)
    return clause.kind is not ClauseKind.RELATIVE and bool(deeds_of(together))
