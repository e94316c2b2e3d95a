"""Rules for the two sides of a comparison: what something outdoes, and what is outdone.

Knows nothing of cards.
"""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts, wh_person, wh_thing
from aimstudy.facts.circumstances import is_whole_statement
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.facts.noun_phrases import good_object, is_noun_phrase
from aimstudy.facts.question_forms import subject_question
from aimstudy.facts.rules_comparison import MAX_SIDE, compared, measured, side
from aimstudy.facts.rules_doer import can_be_asked_for, subject_text
from aimstudy.language.actors import names_actor


@clause_rule("than", negated=True)
def than(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is cheaper than Y" answers "Compared with what is X cheaper?" with "Y"."""
    found = compared(view)
    if found is None or measured(view):
        return
    _, segment = found
    answer = body(view.item, segment)
    words = view.item.parse.words[segment.body : segment.end]
    if not side(view, segment) or not is_noun_phrase(words, view.item.grammar):
        return
    if not good_object(answer, view.item.grammar, MAX_SIDE):
        return
    if not view.item.says_enough(segment.start, segment.end, view.clause):
        return
    ask = "Compared with what" if view.item.grammar.english else "Sammenlignet med hva"
    parts = question_parts(view, ask, (segment,))
    if parts:
        yield one_answer(view, FactKind.COMPARISON, "than", answer, parts, rank=4)


@clause_rule("outdoes")
def outdoes(view: ClauseView) -> Iterator[FactDraft]:
    """ "X is cheaper than Y" answers "What is cheaper than Y?" with "X"."""
    found = compared(view)
    if found is None or measured(view) or not can_be_asked_for(view):
        return
    if not side(view, found[1]):
        return
    g, shown = view.item.grammar, subject_text(view)
    ask = wh_person(g) if names_actor(shown, g) else wh_thing(g)
    parts = subject_question(view, ask)
    if parts:
        said = view.item.parse.span_text(view.clause.subject)
        yield draft_of(view, FactKind.COMPARISON, "outdoes", (shown,), said, parts, rank=4)


_TIMES_AS = re.compile(
    r"\b(?P<times>(?:(?:nearly|almost|about|roughly|more than|nesten|omtrent|rundt|om lag|over|"
    r"mer enn) )?(?:twice|three times|four times|half|dobbelt|tre ganger|fire ganger|halvparten) "
    r"(?:as|så) (?P<degree>\w+)) (?:as|som) (?P<other>[^,;:()]+)$"
)


@clause_rule("ratio")
def ratio(view: ClauseView) -> Iterator[FactDraft]:
    """ "X pays twice as much as Y" answers "How much does X pay compared with Y?"."""
    item, clause = view.item, view.clause
    if not is_whole_statement(view):
        return
    start = clause.verbs.start
    match = _TIMES_AS.search(item.parse.slice(start, clause.end).rstrip(" ."))
    if match and re.search(r", (?:som|which|who) ", match.string[: match.start()]):
        return  # "overtok nylon, som er dobbelt så sterkt som hamp"
    if match is None or not 1 <= len(match["other"].split()) <= MAX_SIDE:
        return
    at = item.parse.words[start].start + match.start("other")
    place = next(i for i, word in enumerate(item.parse.words) if word.end > at)
    other = item.asked(place, clause.end, clause)
    ask = f"{'How' if item.grammar.english else 'Hvor'} {match['degree']}"
    parts = question_parts(view, ask, tuple(clause.segments))
    if parts and other:
        counted = match["times"].split()
        rest = " ".join(word for word in parts["rest"].split() if word not in counted)
        beside = "compared with" if item.grammar.english else "sammenlignet med"
        parts["rest"] = f"{rest} {beside} {other.strip(' .')}".strip()
        yield one_answer(view, FactKind.COMPARISON, "ratio", match["times"], parts, rank=3)
