"""Rules for the other side of a cause: what it means, which effect it has, what happens otherwise.

Knows nothing of cards.
"""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import disagrees
from aimstudy.facts.asking import pieces, wh_thing
from aimstudy.facts.circumstances import in_plain_order, is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.rules_consequence import about_all, opening_comma, so_clause
from aimstudy.facts.that_clauses import that_clause, undone
from aimstudy.facts.vocabulary import lower_first
from aimstudy.facts.wording import known
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind
from aimstudy.language.words import word_set

_MAX_WORDS = 22
_MEANING = word_set("mean imply bety innebære")
_ELSE = word_set("otherwise else ellers")


@clause_rule("implication", negated=True)
def implication(view: ClauseView) -> Iterator[FactDraft]:
    """ "X Zs, which means that Y" answers "What does it mean that X Zs?"."""
    reported = any(s.kind is SegmentKind.CONTENT for s in view.clause.segments)
    if reported or not is_whole_statement(view):
        return  # "critics reply that X, which Ys": of the reply or of X
    for _, other in about_all(view):
        said = that_clause(view, opening_comma(view, other))
        found = _meant(view, other) or _brought(view, other)
        if said and found:
            parts, value = found
            parts["rest"] = parts["rest"].replace("…", said)
            whole = parts.pop("whole", "")  # "it keeps costs down"
            yield _draft(view, "implication", parts, f"{whole} {value}".strip(), value)
        return


Found = tuple[dict[str, str], str]


def _meant(view: ClauseView, other: Clause) -> Found | None:
    """ "which means that Y", "noe som gjør at Y": the clause after "that"."""
    english, verbs = view.item.grammar.english, other.verbs
    content = next((s for s in other.segments if s.kind is SegmentKind.CONTENT), None)
    if content is None or not view.item.says_enough(content.start, content.end, view.clause):
        return None
    inner = view.item.parse.clauses[content.clause].end if content.clause >= 0 else 0
    value = view.item.parse.slice(content.start, max(content.end, inner)).strip(" ,;:.")
    if len(value.split()) > _MAX_WORDS or value.lower().startswith(_ASKING):
        return None  # "which explains why ...": no effect
    if verbs.base not in _MEANING:
        parts = pieces("What", "is", "", "the effect of the fact that …")
        return (parts if english else pieces("Hva", "er", "", "følgen av at …")), value
    does = "did" if verbs.past else "does"
    parts = pieces("What", does, "", f"the fact that … {verbs.base}")
    return (parts if english else pieces("Hva", verbs.finite.lower(), "", "det at …")), value


def _brought(view: ClauseView, other: Clause) -> Found | None:
    """ ", which limits the demand", ", noe som begrenser etterspørselen"."""
    verbs, item, english = other.verbs, view.item, view.item.grammar.english
    first = other.segments[0] if other.segments else None
    named = view.item.parse.span_text(other.subject).lower()
    whole = _stands_for_all(named) or disagrees(view.item.parse, other)
    if first is None or verbs.copula or verbs.passive or not whole or verbs.base in _STATES:
        return None
    if first.kind is SegmentKind.PHRASE and (verbs.base, first.lead) in _LEADING:
        return _led_to(view, other, first)
    if first.kind is not SegmentKind.OBJECT:
        return None
    start = verbs.start
    if verbs.modal or not item.says_enough(start, other.end, view.clause):
        return None
    value = item.parse.slice(start, other.end).strip(" ,;:.")
    has = "did" if verbs.past else "does"
    if verbs.base in _GIVING and first.start == verbs.end:
        given = item.parse.slice(first.start, other.end).strip(" ,;:.")
        parts = pieces("What", has, "", f"the fact that … {verbs.base}")
        return (parts if english else pieces("Hva", verbs.finite.lower(), "", "det at …")), given
    parts = pieces("What effect", has, "", "the fact that … have")
    if not english:
        parts = pieces("Hvilken virkning", "hadde" if verbs.past else "har", "", "det at …")
    parts["whole"] = "it" if english else "det"
    return parts, value


def _stands_for_all(named: str) -> bool:
    """No noun that the relative clause could be about: "in 1980, which led to"."""
    return named in ("", "noe", "hvilket") or named.isdigit()


# "a search, which costs $75": what the thing is like, no effect
_STATES = word_set(
    """
    cost take weigh contain hold measure last have include comprise cover own lie belong explain
    koste ta veie inneholde måle vare ha omfatte dekke eie ligge tilhøre
    """
)
_ASKING = ("why ", "how ", "whether ", "hvorfor ", "hvordan ", "om ")
_GIVING = word_set("yield give produce create cause gi skape forårsake")
_LEADING = (("lead", "to"), ("result", "in"), ("føre", "til"), ("resultere", "i"))


def _led_to(view: ClauseView, other: Clause, first: Segment) -> Found | None:
    """ ", which led to higher rates", ", noe som førte til høyere renter"."""
    verbs, item = other.verbs, view.item
    if verbs.modal or not item.says_enough(first.body, other.end, view.clause):
        return None
    value = item.parse.slice(first.body, other.end).strip(" ,;:.")
    if item.grammar.english:
        does = "did" if verbs.past else "does"
        return pieces("What", does, "", f"the fact that … {verbs.base} {first.lead}"), value
    return pieces("Hva", verbs.finite.lower(), "det", f"{first.lead} at …"), value


def _draft(
    view: ClauseView, rule: str, parts: dict[str, str], answer: str, value: str
) -> FactDraft:
    if answer != value:
        parts["accept"] = value
    return draft_of(view, FactKind.EFFECT, rule, (answer,), value, parts, rank=4)


@clause_rule("follows", negated=True)
def follows(view: ClauseView) -> Iterator[FactDraft]:
    """ "X Zs, so Y" answers "What follows from the fact that X Zs?"."""
    if not is_whole_statement(view):
        return
    for index, end in so_clause(view):
        later = _view_of(view, index)
        said, given = that_clause(view, end), in_plain_order(later)
        clause = later.clause
        if clause.kind is ClauseKind.COORDINATED:
            return  # no statement of its own: asked for from the other side
        start = min(clause.subject.start, clause.verbs.start)
        if not said or not given or not view.item.says_enough(start, clause.end, view.clause):
            return
        answer, value = given
        if 2 <= len(answer.split()) <= _MAX_WORDS:
            parts = pieces("What", "follows", "", f"from the fact that {said}")
            if not view.item.grammar.english:
                parts = pieces("Hva", "følger", "", f"av at {said}")
            yield _draft(view, "follows", parts, answer, value)
        return


def _view_of(view: ClauseView, index: int) -> ClauseView:
    clause = view.item.parse.clauses[index]
    return ClauseView(view.item, index, clause, view.item.subjects[index] or "")


@clause_rule("otherwise")
def otherwise(view: ClauseView) -> Iterator[FactDraft]:
    """ "X must Z; otherwise Y" answers "What happens if X does not Z?"."""
    if view.clause.kind is not ClauseKind.MAIN or not is_whole_statement(view):
        return
    for index, other in enumerate(view.item.parse.clauses):
        opener = _else_before(view, other)
        if index <= view.index or opener < 0:
            continue
        case = undone(view, _end_before(view, opener))
        given = _resolved(_view_of(view, index), view)
        if case and given and 2 <= len(given[0].split()) <= _MAX_WORDS:
            happens = pieces(wh_thing(view.item.grammar), _HAPPENS[view.item.grammar.english], "")
            happens["rest"] = case
            yield _draft(view, "otherwise", happens, *given)
        return


_HAPPENS = {True: "happens", False: "skjer"}


def _else_before(view: ClauseView, other: Clause) -> int:
    """The place of the "otherwise" that opens ``other``; -1 where none does."""
    if other.kind is not ClauseKind.MAIN:
        return -1
    words = view.item.parse.words
    start = min(other.subject.start, other.verbs.start)
    before = range(max(0, start - 2), start)
    return next((at for at in before if words[at].lower in _ELSE), -1)


def _end_before(view: ClauseView, opener: int) -> int:
    words = view.item.parse.words
    while opener and (words[opener - 1].text in ",;.:–—" or words[opener - 1].lower == "or"):
        opener -= 1
    return opener


def _resolved(later: ClauseView, first: ClauseView) -> tuple[str, str] | None:
    """What happens otherwise, with its subject in words."""
    given = in_plain_order(later)
    clause, item = later.clause, later.item
    if given is None:
        return None
    if not item.says_enough(clause.verbs.start, clause.end, first.clause):
        return None
    meant = item.resolution.inner.get(clause.subject.start)
    swapped = item.resolution.swaps.get(clause.subject.start)
    name = known(meant.text, item.grammar) if meant else swapped[1] if swapped else ""
    if not name and clause.subject.start in item.resolution.loose:
        return None
    answer = lower_first(given[0], item.vocabulary)
    if name and clause.subject.end - clause.subject.start == 1:
        answer = f"{lower_first(name, item.vocabulary)} {given[0].split(' ', 1)[1]}"
    return answer, given[1]
