"""Rules for who watches over something and whom it is named after."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import (
    body,
    following,
    pieces,
    question_parts,
    subject_words,
    wh_person,
    wh_thing,
)
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer
from aimstudy.facts.noun_phrases import MAX_ANSWER
from aimstudy.language.actors import names_actor
from aimstudy.language.clauses import Role, SegmentKind
from aimstudy.language.words import word_set

# "under the supervision of X": X supervises it
_WATCHING = {
    "supervision": "supervises",
    "oversight": "oversees",
    "control": "controls",
    "management": "manages",
    "leadership": "leads",
    "direction": "directs",
    "ownership": "owns",
    "tilsyn": "fører tilsyn med",
    "oppsyn": "fører oppsyn med",
    "kontroll": "fører kontroll med",
    "overoppsyn": "fører overoppsyn med",
    "ledelse": "leder",
    "administrasjon": "administrerer",
}
_WATCHED = re.compile(
    r"(?:the |direct |statlig |offentlig )*(?P<watch>\w+) (?:of|by|av|fra) (?P<who>.+)$"
)


@clause_rule("overseen")
def overseen(view: ClauseView) -> Iterator[FactDraft]:
    """ "The fund is under the supervision of the court" answers "Who supervises the fund?"."""
    g = view.item.grammar
    for segment in view.clause.segments:
        told = segment.kind in (SegmentKind.PHRASE, SegmentKind.OBJECT)
        after = following(view, segment)
        agent = after is not None and after.role is Role.AGENT and after.start == segment.end
        end = after.end if after and agent else segment.end
        text = view.item.parse.slice(segment.start, end).strip(" ,;:")
        match = _WATCHED.match(_UNDER.sub("", text)) if told and _UNDER.match(text) else None
        verb = _WATCHING.get(match["watch"], "") if match else ""
        if not match or not verb or len(match["who"].split()) > MAX_ANSWER:
            continue
        answer = match["who"]
        if names_actor(answer, g):
            parts = pieces(wh_person(g), verb, "", subject_words(view))
            yield one_answer(view, FactKind.AGENT, "overseen", answer, parts, False, 2)
        return


_UNDER = re.compile(r"(?:under|subject to|underlagt) ")
_NAMING = word_set("take get have derive receive owe ta få ha")
_OWN_NAME = re.compile(r"(?:its|their) (?:own )?names?$|navn(?:et)?(?: (?:sitt|sine))?$")


@clause_rule("named-after")
def named_after(view: ClauseView) -> Iterator[FactDraft]:
    """ "The rule takes its name from Ada Moss" answers "Who does the rule take its name from?"."""
    verbs, segments, g = view.clause.verbs, view.clause.segments, view.item.grammar
    if not segments:
        return
    if verbs.passive and verbs.base == "name":
        source = next((s for s in segments if s.lead == "after"), None)
    elif verbs.base in _NAMING and _OWN_NAME.search(body(view.item, segments[0])):
        source = following(view, segments[0])
    else:
        return
    if source is None or source.lead not in ("from", "after", "to", "fra", "etter"):
        return
    answer = re.sub(r",.*$", "", body(view.item, source))
    person = names_actor(answer, g)
    own = () if verbs.passive else (segments[0],)
    later = tuple(s for s in segments if s.start >= source.start)
    name = "" if verbs.passive else body(view.item, segments[0])
    tail = f"{name} {source.lead}".strip()
    ask = wh_person(g) if person else wh_thing(g)
    parts = question_parts(view, ask, (*own, *later), tail)
    if parts and 0 < len(answer.split()) <= MAX_ANSWER:
        kind = FactKind.AGENT if person else FactKind.SYNONYM
        yield one_answer(view, kind, "named-after", answer, parts, False, 2)
