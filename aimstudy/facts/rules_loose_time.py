"""Rules for times without a figure: "takes several weeks", "after the flood", "at any time"."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, question_parts
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, draft_of, one_answer
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import word_set

_LOOSE = re.compile(
    r"(?:only |just |at least |at most |up to |bare |minst |høyst |opptil )?"
    r"(?:several|many|a few|a couple of|some|a number of|flere|noen få|noen|et par|mange|få)"
    r"(?: \w+)? (?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|generations|"
    r"sekunder|minutter|timer|dager|døgn|uker|måneder|år|tiår|århundrer|generasjoner)$",
    re.I,
)
_TAKING = word_set("take require need last ta kreve vare trenge")
_ASKS = {
    "for": "How long",
    "within": "Within what time",
    "after": "After how long",
    "through": "How long",
    "i": "Hvor lenge",
    "gjennom": "Hvor lenge",
    "innen": "Innen hvilken frist",
    "etter": "Etter hvor lang tid",
    "i løpet av": "I løpet av hvor lang tid",
    "på": "På hvor lang tid",
}
_OVER = {True: "Over how long a time", False: "Over hvor lang tid"}


@clause_rule("loose-duration")
def loose_duration(view: ClauseView) -> Iterator[FactDraft]:
    """ "takes several weeks" answers "How long does X take?"."""
    verbs, g = view.clause.verbs, view.item.grammar
    if verbs.copula:
        return
    for segment in view.clause.segments:
        said = body(view.item, segment)
        if segment.after_comma or not _LOOSE.fullmatch(said):
            continue
        if not segment.lead and verbs.base in _TAKING:
            taking = verbs.base in ("ta", "kreve", "trenge")
            ask = "How long" if g.english else "Hvor lang tid" if taking else "Hvor lenge"
        elif segment.kind is SegmentKind.PHRASE:
            ask = _OVER[g.english] if segment.lead == "over" else _ASKS.get(segment.lead, "")
        else:
            continue
        parts = question_parts(view, ask, (segment,)) if ask else None
        if parts:
            yield one_answer(view, FactKind.DURATION, "loose-duration", said, parts, rank=1)


_ANY_TIME = re.compile(
    r"(?:(?:at|til) )?(?:any time|any moment|all times|når som helst|enhver tid|"
    r"ethvert tidspunkt)$",
    re.I,
)
_EVENT_LEADS = word_set("after before during until etter før under inntil")
_NOT_TIMES = word_set(
    "have ha hold exist name model look ask seek take run oppkalle kalle spørre lete se vurdere"
)
# Norwegian "etter" also means "according to": only what happens can be before or after
_EVENT_NB = re.compile(
    r"\w*(?:krig|krise|flom|brann|skade|ulykke|revolusjon|valg|streik|pandemi|konkurs|død|fall|"
    r"slutt|utløp|start|kollaps|krakk|skandale|reform|møte|hendelse|skjelv|orkan|storm|kupp|"
    r"oppgjør|fase|periode|(?<=\w\w\w)(?:ing|else|sjon))(?:en|et|a|n|ene|er)?$",
    re.I,
)
_EACH = word_set("every each hver hvert")
# "from the second year", "i det første året": a time by its place in a row
_ORDINAL = re.compile(
    r"(?P<lead>from|in|during|until|fra|i|under|inntil|til) (?:the |its |their |det |den |sitt )?"
    r"(?:first|second|third|fourth|fifth|last|final|første|andre|tredje|fjerde|femte|siste)"
    r"(?: two| three| ten| to| tre| ti)? \w*(?:year|month|week|day|quarter|years|months|weeks|days|"
    r"år|året|årene|måneden|måned|månedene|uken|uke|ukene|kvartal|kvartalet)$",
    re.I,
)
_SINCE = {"from": "From when", "until": "Until when", "fra": "Fra når", "inntil": "Til når"}
_MOST_WORDS = 8


@clause_rule("event-time")
def event_time(view: ClauseView) -> Iterator[FactDraft]:
    """ "After the flood, helpers were brought in" answers "When were helpers brought in?"."""
    clause = view.clause
    if clause.verbs.copula or clause.verbs.base in _NOT_TIMES or _dated(view):
        return
    ask = "When" if view.item.grammar.english else "Når"
    yield from _adverb(view, ask)
    for segment in clause.segments:
        if _is_time(view, segment) and not segment.after_comma:
            if _counted_from(view, segment):
                return
            parts = question_parts(view, _words_for(view, segment, ask), (segment,))
            if parts:
                yield _draft(view, segment, parts)
            return
    if len(clause.fronts) == 1 and _is_time(view, clause.fronts[0]):
        ask = _words_for(view, clause.fronts[0], ask)
        parts = question_parts(view, ask, use_front=False)
        if parts:
            yield _draft(view, clause.fronts[0], parts)


def _words_for(view: ClauseView, segment: Segment, ask: str) -> str:
    match = _ORDINAL.fullmatch(view.item.parse.segment_text(segment).strip(" ,"))
    return _SINCE.get(match["lead"].lower(), ask) if match else ask


def _counted_from(view: ClauseView, segment: Segment) -> bool:
    """ "lapses five years | after the handover": one time with what stands before it."""
    words = view.item.parse.words
    before = words[segment.start - 1]
    if before.lemma in _SPANS:  # "the last twelve months | before the handover"
        return True
    return any(measure.end == before.end for measure in view.item.measures)


_SPANS = word_set("day week month year period time dag uke måned år periode tid")


def _adverb(view: ClauseView, ask: str) -> Iterator[FactDraft]:
    """ "kan gjøres når som helst": one adverb in the verb group."""
    verbs = view.clause.verbs
    said = next((a for a in (*verbs.adverbs, verbs.rest) if _ANY_TIME.search(a)), "")
    match = _ANY_TIME.search(said)
    parts = question_parts(view, ask) if match else None
    if parts and match:
        parts["rest"] = re.sub(r"\s+", " ", parts["rest"].replace(match.group(), "")).strip()
        yield one_answer(view, FactKind.DATE, "event-time", match.group(), parts, rank=3)


def _draft(view: ClauseView, segment: Segment, parts: dict[str, str]) -> FactDraft:
    said = view.item.parse.segment_text(segment).strip(" ,")
    shown = view.item.asked(segment.start, segment.end, view.clause) or said
    shown = shown.strip(" ,")
    small = shown[:1].lower() + shown[1:]
    return draft_of(view, FactKind.DATE, "event-time", (small,), said, parts, rank=3)


def _is_time(view: ClauseView, segment: Segment) -> bool:
    said = view.item.parse.segment_text(segment).strip(" ,")
    if _ANY_TIME.fullmatch(said) or _ORDINAL.fullmatch(said):
        return True
    if segment.kind is not SegmentKind.PHRASE or segment.lead not in _EVENT_LEADS:
        return False
    words = view.item.parse.words[segment.body : segment.end]
    if not words or segment.relative > 0 or len(words) > _MOST_WORDS or "," in said.strip(","):
        return False
    if view.item.asked(segment.start, segment.end, view.clause) is None:
        return False
    if words[0].lower in _EACH:
        return True
    head = view.item.parse.words[segment.head] if segment.head >= 0 else words[-1]
    if view.item.grammar.english:
        opens = words[0].lower in ("the", "an", "a") or head.tag == "PROPN"
        return opens and head.tag in ("NOUN", "PROPN") and segment.lead != "under"
    return _EVENT_NB.fullmatch(head.lower) is not None and head.definite


def _dated(view: ClauseView) -> bool:
    """The clause has a date of its own: that is when."""
    words, clause = view.item.parse.words, view.clause
    start = words[
        min(clause.front.start if clause.front else clause.verbs.start, clause.verbs.start)
    ].start
    end = words[clause.end - 1].end
    times = [m for m in view.item.measures if m.kind is QuantityKind.DATE]
    spans = [
        (words[s.start].start, words[s.end - 1].end)
        for s in (*clause.segments, *clause.fronts)
        if _is_time(view, s)
    ]
    own = [m for m in times if not any(a <= m.start < b for a, b in spans)]
    return any(start <= m.start < end for m in own)
