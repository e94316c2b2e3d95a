"""A rule for what somebody does, where a sentence tells three things or more of them.

One question asks for all, instead of one for each.
"""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces, question_front, subject_words
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.clauses import Clause, ClauseKind

_LEAST, _MOST = 3, 5
_MAX_WORDS = 10


@clause_rule("deeds")
def deeds(view: ClauseView) -> Iterator[FactDraft]:
    """ "The staff audits A, interviews B and tests C" answers "What does the staff do?"."""
    clauses = view.item.parse.clauses
    places = [view.index, *(i for i, c in enumerate(clauses) if _shares(c, view.index))]
    told = [clauses[i] for i in places]
    if view.clause.kind is not ClauseKind.MAIN or not _LEAST <= len(told) <= _MOST:
        return
    if any(c.verbs.passive or c.verbs.copula or c.verbs.negated for c in told):
        return
    answers = tuple(_deed(view, clause) for clause in told)
    front = question_front(view)
    if front is None or not all(1 < len(a.split()) <= _MAX_WORDS for a in answers):
        return
    value = view.item.parse.slice(_verb_at(view, told[0]), told[-1].end).strip(" ,")
    parts = {**_question(view), "front": front, "covers": ",".join(map(str, places))}
    yield FactDraft(
        FactKind.LIST, "deeds", view.subject, "do", answers, value, parts, False, rank=2
    )


def _shares(clause: Clause, host: int) -> bool:
    return clause.kind is ClauseKind.COORDINATED and clause.host == host


def _verb_at(view: ClauseView, clause: Clause) -> int:
    """Where the verb that says what is done stands: after "may", "will", "vil vanligvis"."""
    first = clause.verbs.rest.split()[:1]
    start = clause.verbs.start
    if not view.clause.verbs.modal or not first:
        return start
    words = view.item.parse.words
    return next((at for at in range(start, clause.verbs.end) if words[at].text == first[0]), start)


def _deed(view: ClauseView, clause: Clause) -> str:
    """The predicate; empty where something in it points outside."""
    start = _verb_at(view, clause)
    if view.item.shown(start, clause.end) is None:
        return ""
    return view.item.parse.slice(start, clause.end).strip(" ,;")


def _question(view: ClauseView) -> dict[str, str]:
    verbs, english = view.clause.verbs, view.item.grammar.english
    adverbs = " ".join(a for a in verbs.adverbs if a.lower() not in view.item.grammar.drop_adverbs)
    subject = subject_words(view)
    if english:
        plain = "did" if verbs.past else "do" if verbs.plural else "does"
        return pieces("What", verbs.modal or plain, subject, f"{adverbs} do".strip())
    if verbs.modal:
        return pieces("Hva", verbs.modal, subject, f"{adverbs} gjøre".strip())
    return pieces("Hva", "gjorde" if verbs.past else "gjør", subject, adverbs)
