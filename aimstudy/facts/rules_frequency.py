"""Rules for how often something happens."""

import re
from collections.abc import Iterator

from aimstudy.facts.asking import question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.facts.measuring import measured_draft, segments_of
from aimstudy.language.frequencies import exactly
from aimstudy.language.quantities import Measure, QuantityKind


@clause_rule("frequency")
def frequency(view: ClauseView) -> Iterator[FactDraft]:
    """ "meets twice a year" answers "How often does X meet?"."""
    g, verbs = view.item.grammar, view.clause.verbs
    if verbs.copula:
        return
    if verbs.base in _RATED and any(m.kind is QuantityKind.MONEY for m in view.item.measures):
        return  # "costs $300 a year": a price, not something that happens each year
    often = [m for m in view.item.measures if m.kind is QuantityKind.FREQUENCY]
    if len([m for m in often if segments_of(view, m)]) > 1:
        return  # "large ones every year, small ones every third year"
    for measure in often:
        if _ROW.match(view.item.sentence.clean, measure.end):
            continue  # "in weekly, monthly or yearly rates": one of several
        shown = view.item.sentence.clean[measure.start : measure.end]
        ask = _OFTEN_ASK[g.english][_OFTEN_ENOUGH.search(exactly(shown)) is not None]
        parts = _frequency_parts(view, measure, ask)
        if parts:
            yield measured_draft(view, measure, parts, rule="frequency")


_RATED = ("cost", "earn", "koste", "tjene", "utgjøre", "amount", "beløpe")
_ROW = re.compile(r"(?:, \w+(?:ly|lig\w*|vis\w*))*,? (?:and|or|og|eller) \w+(?:ly|lige?|vise?)\b")
_OFTEN_ENOUGH = re.compile(
    r"^(?:every|each|hver|annethvert|annenhver|annually|\w+ly$|\w+lig$|kvartalsvis)|"
    r"(?: (?:a|per|each|every|i|om|hver|hvert|pr\.) \w+)$",
    re.I,
)
_OFTEN_ASK = {
    True: {True: "How often", False: "How many times"},
    False: {True: "Hvor ofte", False: "Hvor mange ganger"},
}
_LEADS = ("in", "at", "on", "for", "with", "i", "på", "med")
_ONLY = ("", "only", "bare", "kun", "at least", "minst", "at most", "høyst")


def _frequency_parts(view: ClauseView, measure: Measure, ask: str) -> dict[str, str] | None:
    """ "meets twice a year"; the words before it in its segment stay in the question."""
    words, text = view.item.parse.words, view.item.sentence.clean
    shown = text[measure.start : measure.end]
    if re.match(r" *(?:as|så) (?!long|soon|lenge|snart)", text[measure.end :], re.I):
        return None  # "twice as much": no times
    held = segments_of(view, measure)
    verbal = (*view.clause.verbs.adverbs, *view.clause.verbs.rest.split())
    if any(a in ("seldom", "rarely", "hardly", "sjelden", "knapt") for a in verbal):
        return None  # "seldom falls twice in one place"
    adverb = next((a for a in verbal if shown.split()[0] == a), "")
    if not held and not adverb:
        return _often_in_front(view, measure, ask)
    head = after = ""
    if held:
        begin, end = words[held[0].start].start, words[held[-1].end - 1].end
        head, after = text[begin : measure.start].strip(), text[measure.end : end].strip(" ,.")
    hanging = len(head.split()) > 1 and head.split()[-1] in _LEADS
    if after or hanging or any(s.after_comma for s in held) or len(head.split()) > 8:
        return None
    parts = question_parts(view, ask, held, "" if head.lower() in _ONLY else head)
    if parts is None:
        return None
    rest = (
        re.sub(rf"(?<!\w){re.escape(adverb)}(?!\w)", "", parts["rest"]) if adverb else parts["rest"]
    )
    return _without_only({**parts, "rest": re.sub(r"\s+", " ", rest).strip()})


def _often_in_front(view: ClauseView, measure: Measure, ask: str) -> dict[str, str] | None:
    """ "Every spring the club holds a race" answers "How often does the club hold a race?"."""
    words = view.item.parse.words
    front = view.clause.front
    if not front or words[front.start].start != measure.start:
        return None
    if words[front.end - 1].end > measure.end + 1:
        return None
    return question_parts(view, ask, (), use_front=False)


def _without_only(parts: dict[str, str]) -> dict[str, str]:
    return {
        **parts,
        "rest": re.sub(r"^(?:only|bare|kun) |(?<= )only$|^only$", "", parts["rest"]).strip(),
    }
