"""Rules for whom something is for."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.clauses import ClauseKind, SegmentKind


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
