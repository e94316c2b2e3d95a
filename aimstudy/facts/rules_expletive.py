"""A rule for what "det" or "there" only brings in: "det kreves attest", "there must be a bell"."""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, kept_words, pieces, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.expletives import there_is
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase, opens_with_number
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.verb_phrases import MUST
from aimstudy.language.clauses import SegmentKind
from aimstudy.language.enumerations import split_list
from aimstudy.language.words import word_set

_NEEDING = word_set("kreve trenge behøve forutsette")
_NO_THING = word_set("si hevde vise skje antyde påpeke snakke arbeide jobbe diskutere")
_FEWEST_WORDS = 2


@clause_rule("presented")
def presented(view: ClauseView) -> Iterator[FactDraft]:
    """ "Det kreves attest for å bli los" answers "Hva kreves det for å bli los?"."""
    verbs, segments = view.clause.verbs, view.clause.segments
    if not (_brings_in(view) or _must_be(view)) or verbs.base in _NO_THING:
        return
    first = segments[0] if segments else None
    if first is None or first.kind is not SegmentKind.OBJECT or opens_with_number(view, first):
        return
    g, answer = view.item.grammar, body(view.item, first)
    items = split_list(answer, g)
    words = view.item.parse.words[first.body : first.end]
    if len(items) < 2 and not (good_object(answer, g) and is_noun_phrase(words, g)):
        return
    parts = _question(view)
    if parts is None or not view.item.says_enough(first.start, first.end, view.clause):
        return
    if len(items) > 2:
        yield draft_of(view, FactKind.LIST, "presented", items, answer, parts, rank=3)
    else:
        yield one_answer(view, FactKind.REQUIREMENT, "presented", answer, parts, False, 4)


def _brings_in(view: ClauseView) -> bool:
    return view.subject.lower() == "det" and view.clause.verbs.passive


def _must_be(view: ClauseView) -> bool:
    """ "There must be a bell on board", "på hver side må det være et gjerde"."""
    verbs = view.clause.verbs
    bare = verbs.copula and verbs.rest == "be"
    there = view.subject.lower() == "there" or there_is(view.item.parse, view.clause)
    return there and verbs.modal in MUST and (bare or not view.item.grammar.english)


def _question(view: ClauseView) -> dict[str, str] | None:
    """What stands beside the thing says when or for what; else the topic does."""
    verbs, label = view.clause.verbs, view.item.topic.label
    aims = tuple(s for s in view.clause.segments if s.kind is SegmentKind.PURPOSE)
    kept = kept_words(view, (view.clause.segments[0], *aims))
    front = question_front(view)
    shown = [view.item.asked(aim.start, aim.end, view.clause) for aim in aims]
    if kept is None or front is None or None in shown:
        return None
    kept = " ".join([kept, *(text for text in shown if text)])
    if len(f"{kept} {front}".split()) < _FEWEST_WORDS:
        if not label or view.item.grammar.english:
            return None
        kept = f"{'for' if verbs.base in _NEEDING else 'ved'} {label} {kept}"
    rest = " ".join((*verbs.adverbs, verbs.rest, kept))
    ask = wh_thing(view.item.grammar)
    return {**pieces(ask, verbs.finite.lower(), view.subject.lower(), rest), "front": front}
