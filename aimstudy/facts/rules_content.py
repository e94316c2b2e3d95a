"""Rules for a clause or an infinitive as the object: "shows that ...", "decided to sell"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.rules_duty import OBLIGED
from aimstudy.language.clauses import STATING, Segment, SegmentKind
from aimstudy.language.words import word_set

_MAX_WORDS = 22
_POINTS = re.compile(
    r"\b(?:it|they|them|this|these|those|he|she|him|dette|disse|denne|dem|han|hun)\b",
    re.I,
)
_SAYING = word_set(
    """
    argue claim believe note maintain hevde mene påpeke ask spørre
    show suggest mean state find require decide agree indicate imply assume estimate provide ensure
    reveal conclude demonstrate prove confirm predict warn recommend propose signal establish rule
    order declare tell demand stipulate specify guarantee prescribe determine
    measure måle
    check examine assess verify test inspect kontrollere undersøke vurdere sjekke prøve
    vise bety innebære fastslå kreve bestemme anta anslå sikre avsløre konkludere bevise bekrefte
    anbefale foreslå vedta erklære påby fastsette forutsette slå medføre sørge varsle tyde
    """
)
_WILLING = word_set(
    """
    require intend hope prepare invite urge instruct commit entitle compel empower authorise
    authorize qualify train
    anbefale foreslå vurdere håpe instruere invitere
    decide agree refuse plan promise help allow try seek want permit enable force oblige order ask
    encourage advise forbid teach choose manage fail threaten offer cause lead persuade attempt
    beslutte nekte planlegge love hjelpe tillate prøve forsøke tvinge pålegge be oppfordre forby
    velge true tilby lære ønske
    """
)


def _is_main(view: ClauseView) -> bool:
    return view.clause.kind in STATING and view.subject.lower() not in ("it", "det", "there")


_INDIRECT = word_set("who what where why how which whether hvem hva hvor hvordan hvorfor hvilke")


def _in_a_row(view: ClauseView, segment: Segment) -> bool:
    """An indirect question stands before it."""
    words = view.item.parse.words
    before = [s for s in view.clause.segments if s.start < segment.start]
    return any(words[s.start].lower in _INDIRECT for s in before)


@clause_rule("content", negated=True)
def content(view: ClauseView) -> Iterator[FactDraft]:
    """ "A low value suggests that ..." answers "What does a low value suggest?"."""
    item, verbs = view.item, view.clause.verbs
    if verbs.base not in _SAYING or verbs.passive or not _is_main(view):
        return
    for segment in view.clause.segments:
        if segment.kind is not SegmentKind.CONTENT:
            continue
        if _in_a_row(view, segment):
            return  # "shows who is in charge, what is done and when": asked as a list
        answer = item.parse.segment_text(segment).strip(" ,;:")
        if not 4 <= len(answer.split()) <= _MAX_WORDS or not _stands_alone(view, segment):
            return
        parts = question_parts(view, wh_thing(item.grammar), strand=(segment, ""))
        if parts:
            yield one_answer(view, FactKind.EFFECT, "content", answer, parts, False, 4)
        return


def _stands_alone(view: ClauseView, segment: Segment) -> bool:
    return view.item.says_enough(segment.start, segment.end, view.clause)


@clause_rule("infinitive")
def infinitive(view: ClauseView) -> Iterator[FactDraft]:
    """ "The owner decided to sell the house" answers "What did the owner decide to do?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if verbs.base not in _WILLING or verbs.copula or not _is_main(view):
        return
    if verbs.passive and verbs.base in OBLIGED:
        return  # a duty
    for segment in view.clause.segments[:2]:
        said = _infinitive_text(view, segment)
        if not said:
            continue
        row = g.english and re.search(r", to |,? (?:and|or) to ", said)
        answer = said if row else said.removeprefix(f"{g.to} ")
        if not 2 <= len(answer.split()) <= _MAX_WORDS or _POINTS.search(answer):
            return
        do = "to do" if g.english else "å gjøre"
        parts = question_parts(view, wh_thing(g), _after(view, segment), strand=(segment, do))
        if parts:
            yield one_answer(view, FactKind.ROLE, "infinitive", answer, parts, False, 5)
        return


def _infinitive_text(view: ClauseView, segment: Segment) -> str:
    text = view.item.parse.segment_text(segment).strip(" ,;:")
    opens = text.lower().startswith(f"{view.item.grammar.to} ")
    kinds = (SegmentKind.INFINITIVE, SegmentKind.OBJECT)
    if not opens or segment.kind not in kinds or segment.after_comma:
        return ""
    later = _after(view, segment)
    return view.item.parse.slice(segment.start, later[-1].end if later else segment.end).strip(" ,")


def _after(view: ClauseView, segment: Segment) -> tuple[Segment, ...]:
    """The phrases that belong to the infinitive."""
    taken: list[Segment] = []
    for later in view.clause.segments:
        if later.start <= segment.start:
            continue
        if later.after_comma or later.kind not in (SegmentKind.PHRASE, SegmentKind.OBJECT):
            break
        taken.append(later)
    return tuple(taken)
