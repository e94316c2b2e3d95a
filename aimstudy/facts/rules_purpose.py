"""Rules for what something is for and whom it is for."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.language.clauses import ClauseKind, SegmentKind

_MAX_CLAUSE = 22


@clause_rule("purpose")
def purpose(view: ClauseView) -> Iterator[FactDraft]:
    """ "in order to advance their careers" answers "Why do X ...?"."""
    item, g = view.item, view.item.grammar
    segments = view.clause.segments
    yield from _stated_purpose(view)
    if view.clause.verbs.copula or not segments or item.measures:
        return
    for place, segment in enumerate(segments):
        explicit = segment.kind is SegmentKind.PURPOSE and segment.lead != "med sikte på å"
        after_list = (
            segment.kind is SegmentKind.INFINITIVE
            and place
            and segments[place - 1].kind is SegmentKind.EXAMPLE
        )
        before = item.parse.words[segment.start - 1].lower
        if explicit and before.startswith(_NOUNS_WITH_TO):
            return
        if not (explicit or after_list) or segments[0].kind not in (
            SegmentKind.OBJECT,
            SegmentKind.PHRASE,
        ):
            continue
        answer = item.parse.segment_text(segment).strip(" ,")
        parts = question_parts(view, "Why" if g.english else "Hvorfor", (segment,), use_front=False)
        if parts and len(answer.split()) <= _MAX_CLAUSE and place:
            yield FactDraft(
                FactKind.PURPOSE,
                "purpose",
                view.subject,
                view.clause.verbs.base,
                (answer,),
                answer,
                parts,
                rank=4,
            )
        return


_NOUNS_WITH_TO = (
    "mulighet",
    "behov",
    "grunnlag",
    "forutsetning",
    "ansvar",
    "krav",
    "plan",
    "frist",
    "ressurs",
    "rett",
    "evne",
    "tid",
    "penger",
)
_AIM_NOUN = re.compile(
    r"\b(?:purpose|aim|goal|objective|task|mission|oppgave|oppgaven|formålet|målet|hensikten|formål|mål)\b",
    re.I,
)


def _stated_purpose(view: ClauseView) -> Iterator[FactDraft]:
    """ "Its purpose is to ..." answers "What is the purpose of X?"."""
    item, g, segments = view.item, view.item.grammar, view.clause.segments
    if not segments:
        return
    first = segments[0]
    opens_infinitive = first.kind is SegmentKind.INFINITIVE or (
        first.kind is SegmentKind.OBJECT and body(item, first).lower().startswith(g.to + " ")
    )
    if view.clause.verbs.copula and opens_infinitive and _AIM_NOUN.search(view.subject):
        answer = item.parse.slice(first.start, segments[-1].end)
        finite = view.clause.verbs.finite.lower()
        parts = pieces("What" if g.english else "Hva", finite, view.subject)
        if len(answer.split()) <= _MAX_CLAUSE:
            yield one_answer(view, FactKind.PURPOSE, "purpose", answer, parts, True, 2)
        return
    for segment in segments:
        if segment.lead == "med sikte på å" and item.topic.mentioned(view.subject):
            answer = item.parse.slice(segment.body - 1, segment.end)
            parts = pieces("Hva", "er", f"målet med {item.topic.label}")
            yield one_answer(view, FactKind.PURPOSE, "purpose", answer, parts, True, 3)


@clause_rule("determined")
def determined(view: ClauseView) -> Iterator[FactDraft]:
    """ "people determined to improve X" answers "What are the people determined to improve?"."""
    item, g = view.item, view.item.grammar
    segments = view.clause.segments
    if not g.english:
        return
    for host, segment in pairwise(segments):
        if segment.kind is not SegmentKind.PARTICIPLE:
            continue
        match = re.match(
            r"(?P<verb>determined|seeking|wishing|hoping|trying|wanting) to (?P<do>\w+) "
            r"(?P<what>.+)$",
            body(item, segment),
        )
        people = next(
            (w for w in body(item, host).split()[:4] if w.lower() in g.people - {"those"}), ""
        )
        if not match or not people:
            return
        parts = pieces("What", "are", f"the {people}", f"{match['verb']} to {match['do']}")
        if item.topic.mentioned(view.subject):
            parts["subject"] = f"the {people} that {item.topic.label} is for"
        yield FactDraft(
            FactKind.PURPOSE,
            "purpose",
            people,
            match["do"],
            (match["what"],),
            match["what"],
            parts,
            True,
            rank=3,
        )
        return


@clause_rule("beneficiary")
def beneficiary(view: ClauseView) -> Iterator[FactDraft]:
    """ "improve the job prospects for those who ..." answers "For whom ...?"."""
    item, g, segments = view.item, view.item.grammar, view.clause.segments
    if view.clause.verbs.copula or len(segments) < 2 or view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    first, second = segments[0], segments[1]
    if (
        first.kind is not SegmentKind.OBJECT
        or second.kind is not SegmentKind.PHRASE
        or second.lead != "for"
    ):
        return
    answer = body(item, second)
    if not any(w.lower() in g.people for w in answer.split()[:3]) or len(answer.split()) > 12:
        return
    defining = second.relative >= 0 or answer.split()[0].lower() in ("those", "dem")
    if not defining:
        return
    if g.english:
        parts = question_parts(view, "For whom", (second,))
    else:
        parts = question_parts(view, "Hvem", (second,))
        if parts:
            parts["rest"] += " for"
    if parts:
        yield FactDraft(
            FactKind.AUDIENCE,
            "beneficiary",
            view.subject,
            view.clause.verbs.base,
            (answer,),
            answer,
            parts,
            rank=3,
        )


@clause_rule("emphasis")
def emphasis(view: ClauseView) -> Iterator[FactDraft]:
    """ "Its emphasis is on X" answers "Whom is the emphasis on?"."""
    item, g, segments = view.item, view.item.grammar, view.clause.segments
    if not view.clause.verbs.copula or not segments or segments[0].kind is not SegmentKind.PHRASE:
        return
    first = segments[0]
    subject = view.subject.lower()
    if first.lead not in ("on", "på") or not re.search(
        r"\b(?:emphasis|focus|fokus|fokuset|vekten|hovedvekten)\b", subject
    ):
        return
    answer = body(item, first)
    people = any(w.lower() in g.people for w in answer.split()[:3])
    ask = ("Who" if people else "What") if g.english else ("Hvem" if people else "Hva")
    parts = question_parts(view, ask, tuple(segments), first.lead)
    if parts and len(answer.split()) <= 14:
        kind = FactKind.AUDIENCE if people else FactKind.FOCUS
        yield FactDraft(
            kind, "emphasis", view.subject, "emphasis", (answer,), answer, parts, True, rank=2
        )
