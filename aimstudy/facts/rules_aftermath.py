"""A rule for what something came after: "was founded in 1898 after a fire".

The question asks after which event, for the article does not say that one led to the other.
Knows nothing of cards.
"""

from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.language.clauses import Role, Segment, SegmentKind
from aimstudy.language.words import phrase_set, word_set

_AFTER = phrase_set("after|following|in the wake of|etter|i kjølvannet av")
_EVENTS = word_set(
    """
    breakdown collapse crisis fire war storm strike scandal accident bankruptcy fraud demand protest
    campaign flood merger death crash failure reform inquiry vote riot earthquake hurricane disaster
    sinking loss losses theft explosion revolution independence invention discovery dispute
    sammenbrudd kollaps krise brann krig storm streik skandale ulykke konkurs svindel krav protest
    kampanje flom fusjon død krakk svikt reform gransking opprør jordskjelv orkan katastrofe forlis
    tap tyveri eksplosjon revolusjon oppfinnelse oppdagelse strid konflikt oppløsning sammenslåing
    """
)
_ENDINGS = ("krise", "brann", "krig", "streik", "ulykke", "konkurs", "krav", "forlis", "flom")
_MAX_WORDS = 12


@clause_rule("aftermath")
def aftermath(view: ClauseView) -> Iterator[FactDraft]:
    """ "X was founded in 1898 after a fire" answers "After what event was X founded in 1898?"."""
    if not view.clause.verbs.past or not is_whole_statement(view):
        return
    for segment in (*view.clause.fronts, *view.clause.segments):
        first = view.item.parse.words[segment.start].lower
        if segment.kind is SegmentKind.PARTICIPLE and first == "following":
            yield from _asked(view, segment, segment.start + 1)
            return
        if segment.kind is SegmentKind.PHRASE and segment.lead in _AFTER:
            yield from _asked(view, segment, segment.body)
            return


def _asked(view: ClauseView, segment: Segment, start: int) -> Iterator[FactDraft]:
    item, g = view.item, view.item.grammar
    if any(s.role is Role.AGENT for s in view.clause.segments):
        return  # "founded after a campaign by X": by whom which of the two was done is unsure
    end = segment.relative if segment.relative > start else segment.end
    words = item.parse.words[start:end]
    answer = item.parse.slice(start, end).strip(" ,;:")
    if not _is_event(view, start, end) or not good_object(answer, g, _MAX_WORDS):
        return
    if not is_noun_phrase(words, g) or not item.says_enough(start, end, view.clause):
        return
    front = segment in view.clause.fronts
    times = tuple(s for s in view.clause.segments if s.role is Role.TIME)
    ask = "After what event" if g.english else "Etter hvilken hendelse"
    parts = question_parts(view, ask, (segment, *times), use_front=not front)
    if parts:
        yield one_answer(view, FactKind.CAUSE, "aftermath", answer, parts, rank=3)


def _is_event(view: ClauseView, start: int, end: int) -> bool:
    nouns = [word for word in view.item.parse.words[start:end] if word.tag == "NOUN"]
    if not nouns:
        return False
    known = nouns[0].lemma in _EVENTS or nouns[0].lower in _EVENTS
    return known or (not view.item.grammar.english and nouns[0].lemma.endswith(_ENDINGS))
