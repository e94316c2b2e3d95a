"""A rule for what something consists of: "a panel consisting of two judges and a clerk"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import definite, pieces, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.noun_phrases import is_noun_phrase
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind
from aimstudy.language.enumerations import split_list

_OPENERS = (
    ("consisting", "of"),
    ("composed", "of"),
    ("made", "up", "of"),
    ("bestående", "av"),
    ("sammensatt", "av"),
)
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM")
_LONGEST = 18
_FINITE = ("is", "are", "was", "were", "has", "have", "had", "be", "been", "er", "var", "ble")


@clause_rule("made-of")
def made_of(view: ClauseView) -> Iterator[FactDraft]:
    """ "a panel consisting of two judges and a clerk": "What does the panel consist of?"."""
    if view.clause.kind not in (ClauseKind.MAIN, ClauseKind.COORDINATED):
        return
    found = _opener(view)
    if found is None:
        return
    at, opens = found
    item, g = view.item, view.item.grammar
    end = _end(view, opens)
    said = item.parse.slice(opens, end).strip(" ,;:")
    whole = _named(view, at)
    items = split_list(said, g)
    words = item.parse.words[opens:end]
    sound = len(items) > 1 or is_noun_phrase(words, g)
    if not whole or not sound or len(said.split()) > _LONGEST:
        return
    if not item.says_enough(opens, end, view.clause):
        return
    ask = wh_person(g) if not g.english and names_actor(said, g) else wh_thing(g)
    parts = (
        pieces(ask, "does", whole, "consist of")
        if g.english
        else pieces(ask, "består", whole, "av")
    )
    answers = items if len(items) > 1 else (said,)
    kind = FactKind.LIST if len(items) > 1 else FactKind.SCOPE
    yield FactDraft(kind, "made-of", whole, "consist", answers, said, parts, rank=3)


def _opener(view: ClauseView) -> tuple[int, int] | None:
    """Where "consisting of" begins, and where what it names begins."""
    words = view.item.parse.words
    first = min(view.clause.subject.start, view.clause.verbs.start)
    for at in range(first + 1, view.clause.end - 1):
        for opener in _OPENERS:
            run = tuple(word.lower for word in words[at : at + len(opener)])
            if run == opener and words[at - 1].lower not in _FINITE:
                return at, at + len(opener)
    return None


def _end(view: ClauseView, opens: int) -> int:
    """Up to the end of the part of the clause that holds it, or to the verb of its subject."""
    clause = view.clause
    parts = [*clause.segments, *clause.asides, *clause.fronts]
    end = next((p.end for p in parts if p.start <= opens < p.end), clause.end)
    return min(end, clause.verbs.start) if opens < clause.verbs.start < end else end


def _named(view: ClauseView, at: int) -> str:
    """The noun phrase before "consisting of", known by now; empty where there is none."""
    item, words = view.item, view.item.parse.words
    last = at - 1 if words[at - 1].text == "," else at
    if view.clause.verbs.copula and last > view.clause.verbs.end:
        return view.subject
    start = last
    while start > 0 and words[start - 1].tag in _NOMINAL and last - start < 5:
        start -= 1
    if start == last or words[last - 1].tag not in ("NOUN", "PROPN"):
        return ""
    plural = words[last - 1].number == "plur"
    text = item.asked(start, last, view.clause)
    if not text or (plural and item.grammar.english):
        return ""
    lowered = text if words[start].tag == "PROPN" else text[:1].lower() + text[1:]
    return definite(lowered, item.parse)
