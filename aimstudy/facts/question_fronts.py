"""What stood before the subject of a clause, said at the end of a question. Knows no rule."""

import re

from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.topic import expand
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind, Span
from aimstudy.language.words import Form, word_set

_MAX_FRONT_WORDS = 14
_DISCOURSE = re.compile(
    r"^(?:of the|av de|for (?:that|this) reason|in (?:that|this) way|"
    r"because of (?:this|these|that)|"
    r"av (?:den|denne) grunn(?:en)?|på (?:denne|den) måten|på grunn av (?:dette|disse|det)|"
    r"as in|for example|for instance|in addition|in general|in particular|in other words|as "
    r"a result|"
    r"unlike|compared|given|offered|awarded|in contrast|i motsetning|i "
    r"tillegg|based on|founded|"
    r"contingent (?:up)?on|depending on|avhengig av|alt etter|"
    r"on the other hand|by contrast|by comparison|in turn|"
    r"in this|in these|in such|at the same time|som i|i tillegg|for eksempel|"
    r"med andre ord|"
    r"på den annen side|i dette|i disse|i slike|i denne|generelt|som regel er|samtidig)\b",
    re.I,
)


def question_front(view: ClauseView) -> str | None:
    """What stood before the subject, for the question's end; None where it points elsewhere."""
    clause = _with_front(view)
    apart = (SegmentKind.CAUSE, SegmentKind.CONCESSION)
    past = [s for s in clause.fronts if _describes(view, s)]
    spans = [Span(s.start, s.end) for s in clause.fronts if s.kind not in apart and s not in past]
    spans = spans if clause.fronts else [clause.front]
    texts: list[str] = []
    for span in spans:
        text = _front_words(view, span)
        if text is None:
            return None
        texts.append(text)
    return " ".join(text for text in texts if text)


_IN_THAT_CASE = re.compile(
    r"(?:in (?:such|that|this|these|those|such a|such an) (?:cases?|event|situations?)|i så fall|"
    r"i (?:slike|disse) tilfeller|i (?:et slikt|dette) tilfelle\w*)[ ,]*$",
    re.I,
)
# said of the subject once and for all; other participles tell in which case: "used with care"
_ORIGINS = word_set(
    """
    found establish create set launch introduce commission situate locate base build bear write
    name call know design develop organize organise own lead run head elect appoint pay sign draft
    make publish open issue back fund finance drive sponsor hire train choose govern supervise
    manage invent devise inspire model adopt pass enact hold support encourage prompt regard
    describe consider define cover surround rank list print pioneer incorporate
    grunnlegge stifte opprette etablere lage bygge skrive utgi plassere lede eie drive kalle kjenne
    utvikle innføre vedta støtte finansiere regne anse
    """
)


def _describes(view: ClauseView, front: Segment) -> bool:
    """ "Founded in 1902, ...", "Usually paid in May, ...": no part of what is asked."""
    words = view.item.parse.words[front.start : front.start + 2]
    if words[0].lower == "having":
        return True
    if front.kind is not SegmentKind.PARTICIPLE or front.lead:
        return False
    usual = words[0].tag == "ADV" and words[0].lower not in _CASES
    done = words[1 if usual else 0]
    if done.form is not Form.PARTICIPLE:
        return False
    return usual or view.clause.verbs.past or done.lemma in _ORIGINS


_CASES = word_set("once when if unless until whenever while although though even only")


def _with_front(view: ClauseView) -> Clause:
    """The clause itself, or the one whose auxiliary it shares: "Before X, Y must A and B"."""
    clause, clauses = view.clause, view.item.parse.clauses
    shares = clause.kind is ClauseKind.COORDINATED and clause.verbs.modal and clause.host >= 0
    if not shares or clause.front or clause.fronts:
        return clause
    own = view.item.parse.words[clause.verbs.start].lower == clause.verbs.finite.lower()
    return clause if own else clauses[clause.host]


def _front_words(view: ClauseView, span: Span) -> str | None:
    """One front; empty where it is no part of what is asked, None where it cannot be shown."""
    text, g = view.item.parse.span_text(span), view.item.grammar
    if _IN_THAT_CASE.match(text):
        return None  # in which case, the sentence before tells
    if not text or _DISCOURSE.match(text) or _is_concessive(text):
        return ""
    if text.lower() in _ONE_WORD:
        return text.lower()
    if text.split()[0].lower() in _REASONS or len(text.split()) == 1:
        return ""
    found = _bare_condition(view, span) or view.item.asked(span.start, span.end, view.clause)
    if found is None or len(found.split()) > _MAX_FRONT_WORDS or "," in found:
        return None
    if _names_case(view, span):
        return f"when {found[:1].lower()}{found[1:]}" if g.english else None
    if span.start not in view.item.resolution.swaps:
        found = lower_first(found, view.item.vocabulary)
    return expand(found, g, view.item.topic)


def _names_case(view: ClauseView, span: Span) -> bool:
    """ "Used with care, a pump lasts long": when it is so used."""
    bare = any(
        f.start == span.start and f.kind is SegmentKind.PARTICIPLE and not f.lead
        for f in _with_front(view).fronts
    )
    return bare and view.item.parse.words[span.start].form is Form.PARTICIPLE


def _bare_condition(view: ClauseView, span: Span) -> str:
    """ "Er søkeren ansatt, ..." as "hvis søkeren er ansatt"; empty for all other fronts."""
    parse = view.item.parse
    for segment in _with_front(view).fronts:
        if segment.start != span.start or segment.clause < 0 or view.item.grammar.english:
            continue
        inner = parse.clauses[segment.clause]
        if inner.verbs.start == span.start < inner.subject.start:
            subject = view.item.asked(inner.subject.start, inner.subject.end, view.clause)
            begin = max(inner.subject.end, inner.verbs.end)
            tail = view.item.asked(begin, span.end, view.clause) if begin < span.end else ""
            rest = None if tail is None else f"{inner.verbs.rest} {tail}".strip()
            if subject and rest and subject.lower().startswith("det ") and inner.verbs.passive:
                return f"hvis det {inner.verbs.finite.lower()} {subject[4:]} {rest}"
            if subject and rest is not None:
                said = ("hvis", subject, *inner.verbs.adverbs, inner.verbs.finite.lower(), rest)
                return " ".join(said).strip()
    return ""


# without them it would be said of today, or of every place
_ONE_WORD = word_set(
    """
    formerly previously originally initially internationally nationally locally
    tidligere opprinnelig internasjonalt nasjonalt lokalt
    """
)
_REASONS = word_set("because fordi ettersom")


def _is_concessive(text: str) -> bool:
    return text.lower().startswith(
        ("although", "though", "albeit", "while ", "whereas", "selv om", "mens ")
    )
