"""Rules for amounts that a noun carries beside others or in one word: "a profit of $3 million in
2020 and a loss of $1 million in 2021", "a three-hour exam".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import kept_words, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.measuring import measured_draft
from aimstudy.facts.nouns_of_size import ask_size_of
from aimstudy.facts.question_fronts import question_front
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import Measure, QuantityKind

_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.SIZE)
_NOUN = re.compile(
    r"(?:^|, (?:(?:and|og|samt|but|men) )?| (?:and|og|samt) )"
    r"(?P<det>an? |en |ei |et )?(?P<noun>[\w’'-]+(?: [\w’'-]+){0,3}?) (?P<of>of|på) ?$",
    re.I,
)
_TAIL = re.compile(r"(?P<tail>[^,;]*?)(?:,? (?:and|og|samt|but|men) .*|, .*)?$")
_MOST_TAIL = 6


@dataclass(frozen=True, slots=True)
class _Named:
    measure: Measure
    ask: str
    tail: str
    bare: bool  # the noun has no article: "sales of $3 million"


@clause_rule("named-amounts")
def named_amounts(view: ClauseView) -> Iterator[FactDraft]:
    """ "reports assets of $90,000 and debts of $60,000": each noun has its own amount."""
    if view.clause.verbs.copula:
        return
    yield from _in_subject(view)
    segments = view.clause.segments
    run = _run(segments)
    if not run:
        return
    named = list(_named(view, run[0].start, run[-1].end))
    alone = len(named) == 1 and named[0].bare
    if len(named) < 2 and not (alone and len(run) <= 3):
        return
    for each in named:
        parts = question_parts(view, each.ask, run, each.tail)
        if parts:
            yield measured_draft(view, each.measure, parts, rank=0, rule="named-amounts")


def _run(segments: list[Segment]) -> tuple[Segment, ...]:
    """The object with the phrases right after it."""
    if not segments or segments[0].kind is not SegmentKind.OBJECT:
        return ()
    run: list[Segment] = []
    for segment in segments:
        joined = segment.kind in (SegmentKind.OBJECT, SegmentKind.PHRASE) and segment.relative < 0
        if not joined or (run and segment.start != run[-1].end):
            break
        run.append(segment)
    return tuple(run)


_SINGULAR = {"are": "is", "were": "was", "have": "has"}


def _in_subject(view: ClauseView) -> Iterator[FactDraft]:
    """ "Revenue of $24 million and a profit of $4 million are reported": how much of each."""
    g, verbs, span = view.item.grammar, view.clause.verbs, view.clause.subject
    named = list(_named(view, span.start, span.end)) if span else []
    kept, front = kept_words(view, ()), question_front(view)
    finite = verbs.finite.lower()
    if len(named) < 2 or kept is None or front is None or (g.english and verbs.lexical):
        return
    for each in named:
        words = " ".join(p for p in (verbs.rest, each.tail, kept) if p)
        shown = finite if not g.english else _SINGULAR.get(finite, finite)
        parts = {**pieces(each.ask, shown, "", words), "front": front}
        yield measured_draft(view, each.measure, parts, rank=0, rule="named-amounts")


def _named(view: ClauseView, start: int, stop: int) -> Iterator[_Named]:
    words, text = view.item.parse.words, view.item.sentence.clean
    begin, end = words[start].start, words[stop - 1].end
    last = begin
    for measure in view.item.measures:
        if measure.kind not in _KINDS or not begin < measure.start < measure.end <= end + 1:
            continue
        match = _NOUN.search(text[last : measure.start])
        if match is None or (match["of"] == "of") is not view.item.grammar.english:
            return
        if last == begin and match.start() > 0:
            return
        ask = _ask(view, match, last, measure)
        tail = _TAIL.match(text[measure.end : end])
        if not ask or tail is None or len(tail["tail"].split()) > _MOST_TAIL:
            return
        yield _Named(measure, ask, tail["tail"].strip(), not match["det"])
        last = measure.end


def _ask(view: ClauseView, match: re.Match[str], offset: int, measure: Measure) -> str:
    noun, g = match["noun"], view.item.grammar
    if match["det"]:
        return ask_size_of(f"{match['det'].strip().lower()} {noun}", measure.kind, g)
    start, end = offset + match.start("noun"), offset + match.end("noun")
    inside = [w for w in view.item.parse.words if start <= w.start < end]
    if not inside or inside[-1].tag != "NOUN" or any(w.tag not in _NOMINAL for w in inside):
        return ""
    noun = lower_first(noun, view.item.vocabulary) if inside[0].start == 0 else noun
    return _ask_bare(noun, inside[-1].number, inside[-1].gender, measure, g)


_NOMINAL = ("NOUN", "ADJ", "PROPN", "ADV")


def _ask_bare(noun: str, number: str, gender: str, measure: Measure, g: Grammar) -> str:
    """ "assets" to "What amount of assets", "gjeld" to "Hvor stor gjeld"."""
    if measure.kind in (QuantityKind.DURATION, QuantityKind.SIZE):
        return ""
    if g.english:
        money = measure.kind is QuantityKind.MONEY
        return f"What amount of {noun}" if money else f"How much {noun}"
    stem = "store" if number == "plur" else "stort" if gender == "n" else "stor"
    return f"Hvor {stem} {noun}"


# -- one word for number and unit ----------------------------------------------------------------
_COMPOUND = re.compile(
    r"(?:(?P<lead>[a-zæøå]+) )?(?P<det>an?|en|ei|et) "
    r"(?P<amount>(?:\d+|\w+)-(?:minute|hour|day|week|month|year)"
    r"|(?:\d+|\w+) (?:minutters|timers|dagers|ukers|måneders|års))"
    r"(?P<noun>(?: [\w’'-]+){1,3})$"
)


@clause_rule("compound-time")
def compound_time(view: ClauseView) -> Iterator[FactDraft]:
    """ "ends with a three-hour exam" answers "How long an exam does it end with?"."""
    g = view.item.grammar
    for place, segment in enumerate(view.clause.segments):
        if segment.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE) or segment.after_comma:
            continue
        end = segment.relative if segment.relative > segment.body else segment.end
        said = view.item.parse.slice(segment.start, end).strip(" ,")
        head = re.split(r" (?:of|with|for|in|on|to|med|i|på|for|av) ", said, maxsplit=2)
        match = _COMPOUND.match(" ".join(head[: 2 if segment.lead and head[0] == "" else 1]))
        if match is None or (match["lead"] or "") != segment.lead or not _counts(match, g):
            continue
        noun = f"{_article(match, g)} {match['noun'].strip()}"
        stays = "t" if match["det"] == "et" else ""
        ask = f"How long {noun}" if g.english else f"Hvor lang{stays}{match['noun']}"
        lead = segment.lead
        ask = f"{lead.capitalize()} {ask[:1].lower()}{ask[1:]}" if lead else ask
        parts = question_parts(view, ask, (segment,))
        if parts and (not lead or place == 0):
            amount = match["amount"]
            yield one_answer(view, FactKind.DURATION, "compound-time", amount, parts, True, rank=1)


def _counts(match: re.Match[str], g: Grammar) -> bool:
    number = re.split(r"[- ]", match["amount"])[0].lower()
    return number.isdigit() or number in g.numbers


def _article(match: re.Match[str], g: Grammar) -> str:
    if not g.english:
        return match["det"]
    return "an" if match["noun"].strip()[:1].lower() in "aeio" else "a"
