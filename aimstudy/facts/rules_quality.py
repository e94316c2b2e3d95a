"""A rule for adjectives with a complement: "responsible for Y", "liable to Y", "lik Y"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import kept_words, subject_words, wh_person, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.facts.question_fronts import question_front
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import ClauseKind, SegmentKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import Form, word_set

_LEADS = {
    True: word_set("with to for from of by on about against"),
    False: word_set("med til for fra av om mot på etter"),
}
_FOR_TIME = ("for", "i")
_WHO = word_set("to for from by til for fra av")
_NO_QUALITY = word_set(
    """
    true clear likely able possible important necessary part one sure ready due glad sorry similar
    different full mulig viktig nødvendig sikker klar lik forskjellig full verdt
    """
)
_SUBJECTED = word_set("underlegge underordne forbeholde")
_WHERE = word_set("common popular valid available widespread vanlig vanlige utbredt gyldig populær")
_SUBORDINATE = word_set("underlagt pålagt underordnet overlegen forbeholdt")


@clause_rule("quality", negated=True)
def quality(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is responsible for Y" answers "What is X responsible for?"."""
    item, clause, g = view.item, view.clause, view.item.grammar
    at = _adjective(view)
    if at < 0 and clause.verbs.passive and clause.verbs.base in _SUBJECTED:
        at = clause.verbs.end - 1
    if at < 0 or at + 2 > clause.end:
        return
    lead = item.parse.words[at + 1]
    bare = item.parse.words[at].lower in _SUBORDINATE and lead.tag != "ADP"
    there = item.parse.words[at].lower in _WHERE and lead.lower in ("in", "i", "on", "på", "at")
    if not (bare or there) and lead.lower not in _LEADS[g.english]:
        return
    start = at + 1 if bare else at + 2
    end = next((s.end for s in clause.segments if s.start <= start < s.end), clause.end)
    end = _before_second(view, start, end, lead.lower)
    words = item.parse.words[start:end]
    answer = item.parse.slice(start, end).strip(" ,;:")
    if not good_object(answer, g) or not is_noun_phrase(words, g) or answer[:1].isdigit():
        return
    actor = names_actor(answer, g) and (bare or lead.lower in _WHO)
    adjective = item.parse.slice(min(clause.verbs.end, at), at + 1)
    if adjective.split()[:1] in (["more"], ["less"], ["mer"], ["mindre"]):
        return  # than what?
    if clause.verbs.passive:
        adjective = ""
    lasting = lead.lower in _FOR_TIME and _is_duration(view, words[0].start)
    there = there and not lasting
    if there:
        answer = f"{lead.text} {answer}"
    stranded = "" if bare or there or lasting else lead.text
    rest = _rest(view, f"{adjective} {stranded}".strip(), end)
    if rest is None or len(adjective.split()) > 3:
        return
    parts = {"ask": _asked(g, lasting, there, actor), "subject": subject_words(view), **rest}
    kind = FactKind.DURATION if lasting else FactKind.STATUS
    yield one_answer(view, kind, "quality", answer, parts, actor, 4)


def _before_second(view: ClauseView, start: int, end: int, lead: str) -> int:
    """ "lowest for old cars, | and highest for new ones": where the second quality begins."""
    words = view.item.parse.words
    for at in range(start + 1, end - 2):
        joined = words[at].lower in ("and", "but", "og", "men")
        if joined and words[at + 1].tag == "ADJ" and words[at + 2].lower == lead:
            return at
    return end


def _rest(view: ClauseView, quality: str, end: int) -> dict[str, str] | None:
    """The verb, ``quality`` and what is kept of the clause; None where it cannot be asked."""
    clause, g = view.clause, view.item.grammar
    kept = kept_words(view, tuple(s for s in clause.segments if s.start < end))
    front = question_front(view)
    if kept is None or front is None:
        return None
    adverbs = " ".join(a for a in clause.verbs.adverbs if a.lower() not in g.drop_adverbs)
    rest = f"{adverbs} {clause.verbs.rest} {quality} {kept}".strip()
    return {"finite": clause.verbs.finite.lower(), "rest": rest, "front": front}


def _asked(g: Grammar, lasting: bool, there: bool, actor: bool) -> str:
    if lasting:
        return "How long" if g.english else "Hvor lenge"
    if there:
        return "Where" if g.english else "Hvor"
    return wh_person(g) if actor else wh_thing(g)


def _is_duration(view: ClauseView, start: int) -> bool:
    """ "valid for | five years": a time begins at the offset ``start``."""
    times = (m for m in view.item.measures if m.kind is QuantityKind.DURATION)
    return any(m.start <= start < m.end for m in times)


def _adjective(view: ClauseView) -> int:
    """The place of the adjective right after a copula; -1 where there is none."""
    verbs, words = view.clause.verbs, view.item.parse.words
    kinds = (ClauseKind.MAIN, ClauseKind.COORDINATED, ClauseKind.RELATIVE)
    if not verbs.copula or view.clause.kind not in kinds or not view.clause.segments:
        return -1
    first = view.clause.segments[0]
    if first.kind is not SegmentKind.OBJECT:
        return -1
    at = first.start
    while at + 1 < first.end and words[at].tag == "ADV":
        at += 1
    word = words[at]
    adjective = word.tag == "ADJ" or word.form is Form.PARTICIPLE
    alone = at + 1 < view.clause.end and word.lower not in _NO_QUALITY
    return at if adjective and alone else -1
