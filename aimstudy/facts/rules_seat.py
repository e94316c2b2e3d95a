"""Rules for where a firm or a body sits, told beside its name, and what a thing is native to."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import pieces
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, sentence_rule
from aimstudy.facts.rules_beside import FIRM, NAME_WORD
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.actors import is_body
from aimstudy.language.clauses import ClauseKind

_PLACE = rf"{NAME_WORD}(?: {NAME_WORD})*(?:, {NAME_WORD}(?: {NAME_WORD})*)?"
_SEATED = re.compile(
    rf"(?P<name>{NAME_WORD}(?: (?:(?:of|for|and|og) )?{NAME_WORD}){{0,5}}), "
    r"(?:[^,.;:()]{0,60} )?"
    r"(?P<en>based|headquartered|located|founded|established|settled|registered) in "
    rf"(?P<place>{_PLACE})"
    rf"|(?P<navn>{NAME_WORD}(?: (?:(?:for|og|i|av) )?{NAME_WORD}){{0,5}}), "
    r"(?:[^,.;:()]{0,60} )?"
    r"(?P<nb>basert|stiftet|grunnlagt|etablert|opprettet|registrert|hjemmehørende) (?:i|på) "
    rf"(?P<sted>{NAME_WORD}(?: {NAME_WORD})*)"
)


@sentence_rule("seat")
def seated(item: Analysed) -> Iterator[FactDraft]:
    """ "the Harbour Council, a body settled in Perth" answers "Where is ... settled?"."""
    for match in _SEATED.finditer(item.sentence.clean):
        english = bool(match["en"])
        if english is not item.grammar.english:
            continue
        name, place = match["name"] or match["navn"], match["place"] or match["sted"]
        done = match["en"] or match["nb"]
        if english:
            past = done in ("founded", "established")
            article = "the " if f"the {name}" in item.sentence.clean else ""
            parts = pieces("Where", "was" if past else "is", f"{article}{name}", done)
        else:
            past = done in ("stiftet", "grunnlagt", "etablert", "opprettet")
            parts = pieces("Hvor", "ble" if past else "er", name, done)
        yield FactDraft(FactKind.PLACE, "seat", name, "seat", (place,), place, parts, rank=3)


_NATIVE = re.compile(
    r"\b(?:(?P<en>native|endemic|indigenous) to|hjemmehørende i) "
    r"(?P<place>[^,;:.()]{3,60}?)(?= (?:whose|which|that|where|who|som|hvor|der)\b|[,;:.(]|$)"
)


@clause_rule("seat")
def native_to(view: ClauseView) -> Iterator[FactDraft]:
    """ "Sisal is a plant native to Mexico" answers "Where is sisal native to?"."""
    match = _NATIVE.search(view.item.sentence.clean)
    copula = view.clause.verbs.copula and view.clause.kind is ClauseKind.MAIN
    if not match or not copula or view.clause.verbs.negated or len(view.subject.split()) > 5:
        return
    finite, place = view.clause.verbs.finite.lower(), match["place"]
    start = view.item.parse.words[view.clause.verbs.start].start
    if match.start() < start or view.item.parse.words[view.clause.end - 1].end < match.end():
        return
    if match["en"]:
        parts = pieces("Where", finite, view.subject, f"{match['en']} to")
    else:
        parts = pieces("Hvor", finite, view.subject, "hjemmehørende")
    kind, who = FactKind.PLACE, view.subject
    yield FactDraft(kind, "seat", who, "native", (place,), place, parts, rank=3)


_TOWN = re.compile(
    rf"(?P<name>{NAME_WORD}(?: {NAME_WORD}){{0,3}}) (?:in|i|på) (?P<place>{NAME_WORD})$"
)


@clause_rule("seat")
def town_of(view: ClauseView) -> Iterator[FactDraft]:
    """ "Orrin Bank in Perth had a loan" answers "Where is Orrin Bank based?"."""
    g = view.item.grammar
    said = view.item.parse.span_text(view.clause.subject)
    match = _TOWN.search(said)
    if not match or view.clause.kind not in (ClauseKind.MAIN, ClauseKind.COORDINATED):
        return
    name = match["name"]
    title = said[: match.start()].strip()
    firm = FIRM.search(name) or is_body(name, g) or (title and is_body(title, g))
    if not firm or (title and len(title.split()) > 2):
        return
    named = f"{title} {name}".strip()
    if title:
        named = named[:1].lower() + named[1:]
    named = lower_first(named, view.item.vocabulary)
    if g.english:
        parts = pieces("Where", "is", named, "based")
    else:
        parts = pieces("Hvor", "holder", named, "til")
    place = match["place"]
    yield FactDraft(FactKind.PLACE, "seat", named, "seat", (place,), place, parts, rank=4)
