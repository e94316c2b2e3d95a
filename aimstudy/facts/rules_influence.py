"""Rules for what something does to another, and for which cases it holds.

"The law made lending slow", "for boats with a deep keel the term is longer".
Knows nothing of cards.
"""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import pieces, question_parts, subject_words
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import sound_object
from aimstudy.facts.verb_phrases import stand_in
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.words import word_set

_MAKING = word_set("make render keep gjøre holde")
_MAX_WORDS = 12


@clause_rule("influence")
def influence(view: ClauseView) -> Iterator[FactDraft]:
    """ "The law made lending slow" answers "How did the law affect lending?"."""
    verbs, segments, item = view.clause.verbs, view.clause.segments, view.item
    if verbs.base not in _MAKING or verbs.passive or verbs.modal or len(segments) < 2:
        return
    thing, quality = segments[0], segments[1]
    opening = item.parse.words[quality.start]
    lost = quality.lead or opening.tag != "ADJ" or quality.start != thing.end
    if lost or not sound_object(view, thing) or not is_whole_statement(view) or verbs.rest:
        return
    named = item.asked(thing.start, thing.end, view.clause)
    value = item.parse.slice(verbs.start, _one_quality(view, quality)).strip(" ,;:")
    if not named or len(value.split()) > _MAX_WORDS or view.clause.subject.start > verbs.start:
        return
    if not item.says_enough(thing.start, quality.end, view.clause):
        return
    many = verbs.plural or verbs.finite.lower() in ("make", "keep", "render")
    does = "did" if verbs.past else "do" if many else "does"
    parts = pieces("How", does, subject_words(view), f"affect {named}")
    if not item.grammar.english:
        finite = "påvirket" if verbs.past else "påvirker"
        parts = pieces("Hvordan", finite, subject_words(view), named)
    answer = f"{stand_in(view)} {value}".strip()
    if answer != value:
        parts["accept"] = value
    yield draft_of(view, FactKind.EFFECT, "influence", (answer,), value, parts, rank=4)


def _one_quality(view: ClauseView, quality: Segment) -> int:
    """ "kortere, planleggingen | sikrere og driften ...": where the first of several ends."""
    words, g = view.item.parse.words, view.item.grammar
    for at in range(quality.start + 1, quality.end - 1):
        joined = words[at].lower in g.coordinators or words[at].text == ","
        if joined and words[at + 1].tag in ("NOUN", "DET"):
            return at
    return quality.end


_FOR = ("for", "among", "in the case of", "blant", "hos")


@clause_rule("for-which", negated=True)
def for_which(view: ClauseView) -> Iterator[FactDraft]:
    """ "For boats with a deep keel, the term is longer" answers "For which boats is ...?"."""
    if not is_whole_statement(view):
        return
    for segment in view.clause.fronts:
        head = _many(view, segment)
        if segment.lead in _FOR and segment.kind is SegmentKind.PHRASE and head:
            which = "which" if view.item.grammar.english else "hvilke"
            ask = f"{segment.lead.capitalize()} {which} {head}"
            parts = question_parts(view, ask, use_front=False)
            answer = view.item.parse.body_text(segment).strip(" ,;:")
            if parts:
                yield one_answer(view, FactKind.CONDITION, "for-which", answer, parts, rank=3)
            return


def _many(view: ClauseView, segment: Segment) -> str:
    """The bare plural noun of "boats with a deep keel"; empty for any other phrase."""
    words = view.item.parse.words[segment.body : segment.end]
    if len(words) < 3 or len(words) > _MAX_WORDS or any(w.tag == "NUM" for w in words):
        return ""
    noun = words[0]
    bare = noun.tag == "NOUN" and noun.number == "plur" and not noun.definite
    narrowed = words[1].tag == "ADP" or words[1].lower in ("that", "which", "who", "som")
    said = view.item.says_enough(segment.start, segment.end, view.clause)
    return noun.lower if bare and narrowed and said else ""
