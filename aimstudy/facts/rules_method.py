"""A rule for how a purpose is reached: "To find the index, clerks divide X by Y"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces, subject_words
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of
from aimstudy.facts.rules_deeds import deeds_of
from aimstudy.facts.rules_requirement import wh_how
from aimstudy.facts.verb_phrases import predicate, stand_in
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.words import Form

_CAN = ("can", "may", "could", "kan", "kunne")
_NEEDING = ("need", "require", "trenge", "behøve", "kreve")  # what for is asked, not how
_MOST_WORDS = 9


@clause_rule("method")
def method(view: ClauseView) -> Iterator[FactDraft]:
    """ "To find the index, clerks divide X by Y" answers "How do clerks find the index?"."""
    verbs, fronts = view.clause.verbs, view.clause.fronts
    if len(fronts) != 1 or verbs.passive or verbs.copula or view.clause.kind is not ClauseKind.MAIN:
        return
    if (verbs.modal and verbs.modal not in _CAN) or verbs.base in _NEEDING:
        return  # what must be done for it is asked as a duty
    if view.clause.subject.start > verbs.start and not verbs.modal:
        return  # "For å finne X deler de Y": the verb stands apart from what belongs to it
    parts = _question(view, fronts[0])
    found = predicate(view)
    if parts is None or found is None:
        return
    items = deeds_of(view, 2)
    clauses, at = view.item.parse.clauses, view.index
    joined = any(c.kind is ClauseKind.COORDINATED and c.host == at for c in clauses[at + 1 :])
    if not items and joined:
        return  # "adds up X, takes away Y and divides": one step of several
    if not items:
        whole = found[0] if verbs.modal else f"{stand_in(view)} {found[0]}".strip()
        if whole != found[0]:
            parts["accept"] = found[0]
        yield draft_of(view, FactKind.MEANS, "method", (whole,), found[0], parts, rank=4)
        return
    text = view.item.sentence.clean
    value = text[text.find(items[0]) : text.find(items[-1]) + len(items[-1])]
    yield draft_of(view, FactKind.LIST, "method", items, value, parts, rank=4)


def _question(view: ClauseView, front: Segment) -> dict[str, str] | None:
    """ "To find the index" and "clerks" to "How do clerks find the index?"."""
    at = _infinitive(view, front)
    if at < 0:
        return None
    parse, verbs = view.item.parse, view.clause.verbs
    wanted = view.item.asked(at + 1, front.end, view.clause)
    verb = parse.words[at]
    wanted = (wanted or "").strip(" ,")
    if not wanted or len(wanted.split()) > _MOST_WORDS:
        return None
    subject = subject_words(view)
    if verbs.modal:
        return pieces(wh_how(view), verbs.finite.lower(), subject, f"{verb.lower} {wanted}")
    do = "did" if verbs.past else "do" if verbs.plural else "does"
    return pieces(wh_how(view), do, subject, f"{verb.lower} {wanted}")


def _infinitive(view: ClauseView, front: Segment) -> int:
    """The place of the verb of "to find the index", "for å finne indeksen"; -1 where none is."""
    words, to = view.item.parse.words, view.item.grammar.to
    if front.kind not in (SegmentKind.PURPOSE, SegmentKind.INFINITIVE) or front.clause >= 0:
        return -1
    for at in range(front.start, min(front.start + 4, front.end - 2)):
        if words[at].lower == to and words[at + 1].form is Form.BASE:
            return at + 1
    return -1
