"""What stands beside a clause: its reasons, conditions, times and comparisons, before or after it.

Reads segments only; knows no rule and no question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from aimstudy.facts.asking import tells_of_time
from aimstudy.facts.drafts import ClauseView
from aimstudy.facts.expletives import there_is
from aimstudy.facts.wording import shown
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind, Span
from aimstudy.language.words import FINITE_FORMS, phrase_set, word_set

_CAUSE_CLAUSES = phrase_set("because|since|as|fordi|ettersom|siden|da|inasmuch as")
_CAUSE_PHRASES = phrase_set(
    "in light of the fact that|due to the fact that|owing to the fact that|"
    "in view of the fact that|"
    "on the grounds that|på grunn av at|i og med at|som følge av at|"
    "because of|due to|owing to|as a result of|thanks to|on account of|as a consequence of|"
    "på grunn av|som følge av|som en følge av|takket være|grunnet|på bakgrunn av"
)
_CONDITIONS = phrase_set(
    "if|only if|even if|unless|provided|provided that|providing|providing that|as long as|"
    "for as long as|so long as|in case|in the event that|on condition that|on the condition that|"
    "except when|only when|where|"
    "hvis|dersom|med mindre|så lenge|så fremt|såfremt|forutsatt at|såframt|"
    "under forutsetning av at|bare hvis|bare dersom|kun hvis|kun dersom|i tilfelle|"
    "på betingelse av at|bare når|kun når"
)
EVENTS = phrase_set(
    "in case of|in the event of|in cases of|without|i tilfelle av|i tilfelle|ved|uten"
)
_AHEAD = word_set("without ved uten")  # behind the verb more often how or by which law
_TIMES = phrase_set(
    "when|whenever|once|after|before|until|till|as soon as|while|når|da|etter at|før|inntil|til|"
    "så snart|mens|idet|hver gang|straks"
)
_UNSURE = phrase_set("as|da|til|till")  # more often something else: only with a clause inside
_LONGEST_LEAD = 6
_CLAUSAL = (SegmentKind.CAUSE, SegmentKind.CONDITION, SegmentKind.TIME)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Words ``start:end`` beside a clause; ``lead`` is the conjunction or preposition."""

    kind: SegmentKind
    lead: str
    start: int
    body: int
    end: int
    segment: Segment | None  # None where it stands in front
    clausal: bool

    @property
    def front(self) -> bool:
        """True where it stands before the subject."""
        return self.segment is None


def circumstances(view: ClauseView) -> Iterator[Circumstance]:
    """The circumstances of a clause in reading order, those in front first."""
    clause = view.clause
    if clause.fronts:
        for place, segment in enumerate(clause.fronts):
            before = clause.fronts[place - 1].end if place else -1
            if before == segment.start and segment.kind is SegmentKind.PHRASE:
                continue  # "After five years | without a claim": no case by itself
            yield from _read(view, segment, front=True)
    elif clause.front:
        front = Segment(SegmentKind.PHRASE, clause.front.start, clause.front.end, -1)
        yield from _read(view, front, front=True)
    for segment in clause.segments:
        if not belongs_elsewhere(view, segment):
            yield from _read(view, with_second(view, segment), front=False)


def with_second(view: ClauseView, segment: Segment) -> Segment:
    """ "when it falls due, or when the house is sold": both cases."""
    words, segments = view.item.parse.words, view.clause.segments
    joining = view.item.grammar.coordinators
    for other in segments:
        between = [w.lower for w in words[segment.end : other.start]] if segment.lead else []
        same = other.lead == segment.lead and other.kind is segment.kind
        if same and between and between[-1] in joining and set(between) <= {",", *joining}:
            return replace(segment, end=other.end)
    return segment


def belongs_elsewhere(view: ClauseView, segment: Segment) -> bool:
    """ "to the owner and, if they quarrel, to a judge", "a label he disliked, since ..."."""
    words = view.item.parse.words
    if segment.kind not in _CLAUSAL or segment.start < 2:
        return False
    beside = any(
        s.kind is SegmentKind.APPOSITION
        and s.relative >= 0
        and s.end in (segment.start, segment.start - 1)
        for s in view.clause.segments
    )
    if (beside and segment.kind is SegmentKind.CAUSE) or tells_of_time(view, segment):
        return True
    if not segment.after_comma and (_of_second_way(view, segment) or _of_deed(view, segment)):
        return True
    joined = words[segment.start - 2].lower in view.item.grammar.coordinators
    return joined and words[segment.start - 1].text == ","


def _of_deed(view: ClauseView, segment: Segment) -> bool:
    """ "betyr evnen til å betale regninger | når de forfaller": a case of the deed inside."""
    words, verbs = view.item.parse.words, view.clause.verbs
    before = next((s for s in view.clause.segments if s.end == segment.start), None)
    if before is None or not (verbs.base in _DEFINING or before.lead in ("om", "about", "to")):
        return False
    inside = [w.lower for w in words[before.body : before.end]]
    deed = "å" in inside or ("to" in inside and before.lead != "to")
    return deed and (verbs.base in _DEFINING or verbs.passive)


_DEFINING = word_set("bety betegne beskrive mean describe denote designate")


def _of_second_way(view: ClauseView, segment: Segment) -> bool:
    """ "within 21 days, or within 10 | if the home stands empty": a case of the second only."""
    words, joining = view.item.parse.words, view.item.grammar.coordinators
    before = next((s for s in view.clause.segments if s.end == segment.start), None)
    if before is None or before.kind is not SegmentKind.PHRASE:
        return False
    paused = [
        at
        for at in range(before.start, segment.start - 1)
        if words[at - 1].text == "," and words[at].lower in joining and words[at + 1].tag == "ADP"
    ]
    return bool(paused)


_ODD = word_set("even selv as times twice half")  # "three times as long as the mast"
_EVER = ("som helst",)
_ASKING = word_set(
    """
    ask wonder know tell decide determine check see find show explain say indicate learn discuss
    question consider test verify assess measure state understand
    spørre lure vite fortelle avgjøre bestemme sjekke se finne vise forklare si angi undersøke
    vurdere prøve diskutere måle
    """
)


def _is_content(view: ClauseView, segment: Segment) -> bool:
    """ "asked if the lamp was lit", "tells when the hall was built": no circumstance."""
    segments = view.clause.segments
    first = bool(segments) and segments[0] is segment
    return first and view.clause.verbs.base in _ASKING and not segment.after_comma


def _read(view: ClauseView, segment: Segment, front: bool) -> Iterator[Circumstance]:
    before = view.item.parse.words[segment.start - 1].lower if segment.start else ""
    last = view.item.parse.words[segment.end - 1].lower if segment.clause >= 0 else ""
    stands_in = last in ("does", "do", "did")  # "when it does": what it does was said before
    odd = stands_in or before in _ODD or (before in view.item.grammar.modals and not front)
    if odd or _is_content(view, segment):
        return
    words = view.item.parse.words
    before_it = [s for s in view.clause.segments if s.start < segment.start and s.body < s.end]
    told = ("at", "that")
    if any(s.kind is SegmentKind.CONTENT or words[s.body].lower in told for s in before_it):
        return  # "they say that X, since Y": of which of the two it is the reason is unsure
    lead, size = _lead_of(view, segment)
    if " ".join(w.lower for w in view.item.parse.words[segment.start : segment.end][1:3]) in _EVER:
        return  # "når som helst": at any time
    kind = _kind(view, segment, lead)
    if kind is None:
        return
    body = segment.start + size
    yield Circumstance(
        kind,
        lead,
        segment.start,
        body,
        segment.end,
        None if front else segment,
        lead not in _CAUSE_PHRASES and _states(view, segment, body),
    )


def _lead_of(view: ClauseView, segment: Segment) -> tuple[str, int]:
    """The longest known conjunction or preposition that opens the segment, and its words."""
    ahead = max(segment.body - segment.start - len(segment.lead.split()), 0) if segment.lead else 0
    start = segment.start + ahead  # "partly because", "hovedsakelig fordi"
    words = view.item.parse.words[start : min(segment.end, start + _LONGEST_LEAD)]
    for size in range(len(words), 0, -1):
        text = " ".join(word.lower for word in words[:size])
        if text in _CONDITIONS or text in _CAUSE_PHRASES:
            return text, ahead + size
        if text in _CAUSE_CLAUSES or text in _TIMES or text in EVENTS:
            return text, ahead + size
    return "", 0


def _kind(view: ClauseView, segment: Segment, lead: str) -> SegmentKind | None:
    if segment.lead and not lead:
        return None  # "so far as": no condition that one would ask for
    if _counts_from(view, segment):
        return None
    if lead in ("since", "siden") and (_perfect(view) or not view.clause.verbs.past):
        return SegmentKind.CAUSE if _holds_now(view, segment) else None
    if lead == "ettersom" and _goes_by(view, segment):
        return None
    if lead == "da" and segment.clause >= 0:  # "da verdien varierer" is why, "da det brant" when
        past = view.item.parse.clauses[segment.clause].verbs.past
        return SegmentKind.TIME if past or view.item.supposed else SegmentKind.CAUSE
    if segment.kind in _CLAUSAL and (segment.clause >= 0 or lead):
        cause = lead == "as" and segment.after_comma
        condition = lead in _CONDITIONS
        return _CONDITION if condition else SegmentKind.CAUSE if cause else segment.kind
    if lead in _CAUSE_PHRASES:
        return SegmentKind.CAUSE
    if lead in EVENTS:
        behind = lead in _AHEAD and segment in view.clause.segments
        return _CONDITION if not behind and _is_event(view, segment) else None
    return _kind_of_phrase(view, segment, lead)


_CONDITION = SegmentKind.CONDITION


def _kind_of_phrase(view: ClauseView, segment: Segment, lead: str) -> SegmentKind | None:
    """The kind of a phrase that holds a clause the parser has not seen."""
    opens_clause = segment.kind in (*_CLAUSAL, SegmentKind.PHRASE)
    if not lead or not opens_clause or not _states(view, segment, segment.start + 1):
        return None
    if lead in _CONDITIONS:
        return _CONDITION
    if lead in _UNSURE:
        return None
    return SegmentKind.CAUSE if lead in _CAUSE_CLAUSES else SegmentKind.TIME


def _perfect(view: ClauseView) -> bool:
    """ "has risen", "har økt": since then, not because of that."""
    verbs = view.clause.verbs
    return verbs.finite.lower() in ("has", "have", "har") and bool(verbs.rest)


def _holds_now(view: ClauseView, segment: Segment) -> bool:
    """ "has risen since sellers can no longer choose": no time from which on."""
    clauses = view.item.parse.clauses
    return segment.clause >= 0 and not clauses[segment.clause].verbs.past


_GOES_BY = word_set("måned år tid dag uke time minutt")


def _goes_by(view: ClauseView, segment: Segment) -> bool:
    """ "ettersom månedene går": as they go by, not because."""
    words = view.item.parse.words[segment.start : segment.end]
    passing = words[-1].lower in ("går", "gikk", "gått")
    return passing and any(word.lemma in _GOES_BY for word in words)


def _counts_from(view: ClauseView, segment: Segment) -> bool:
    """ "within two weeks after the loss is reported": the clause belongs to the span of time."""
    words = view.item.parse.words
    if segment.start == 0 or segment.kind is not SegmentKind.TIME:
        return False
    end = words[segment.start - 1].end
    return any(measure.end == end for measure in view.item.measures)


def _is_event(view: ClauseView, segment: Segment) -> bool:
    """ "ved brann", "in the event of a fire"; "ved kaien" and "ved utgangen av året" are none."""
    words = view.item.parse.words[segment.start : segment.end]
    nouns = [word for word in words if word.tag in ("NOUN", "PROPN")]
    if segment.kind is not SegmentKind.PHRASE or not nouns or nouns[0].definite:
        return False
    if any(word.lower in view.item.grammar.possessives | _OWN for word in words):
        return False
    return not any(word.tag in ("NUM", "PROPN") for word in words)


_OWN = word_set("sin sitt sine denne dette disse this that its")


def _states(view: ClauseView, segment: Segment, body: int) -> bool:
    """True when a clause with its own verb follows the lead: "since 1990" is none."""
    if segment.clause >= 0:
        return True
    words, g = view.item.parse.words, view.item.grammar
    return any(
        word.lower in g.finite_aux or (word.tag == "VERB" and word.form in FINITE_FORMS)
        for word in words[body + 1 : segment.end]
    )


_SPEAKER = re.compile(r"\b(?:we|us|our|you|your|vi|oss|vår|våre|du|deg|din)\b", re.I)
_OUTSIDE = re.compile(r"\b(?:this|these|such|dette|disse|slike?|slikt)\b", re.I)


_STATING = (ClauseKind.MAIN, ClauseKind.COORDINATED, ClauseKind.RELATIVE)


def is_whole_statement(view: ClauseView) -> bool:
    """A clause that states something of its own, with a subject that stands for something."""
    hollow = view.subject.lower() in ("there", "det", "it")
    sited = hollow and there_is(view.item.parse, view.clause)
    return view.clause.kind in _STATING and (sited or not hollow)


def from_here(view: ClauseView, circumstance: Circumstance) -> tuple[Segment, ...]:
    """The circumstance's segment and those after it: what a question about it leaves out."""
    return tuple(s for s in view.clause.segments if s.start >= circumstance.start)


def stands_alone(
    view: ClauseView, circumstance: Circumstance, limit: int
) -> tuple[str, str] | None:
    """The circumstance as an answer, and as it stands in the sentence.

    None where it points at something that the question does not name.
    """
    start, end = circumstance.start, circumstance.end
    value = view.item.parse.slice(start, end).strip(" ,")
    if not 2 <= len(value.split()) <= limit or _SPEAKER.search(value):
        return None
    if "," in value and value.count(",") % 2 and len(value.split()) > 12:
        return None
    if not circumstance.front and _cut_off(view, end):
        return None
    if not circumstance.front:
        return (value, value) if view.item.says_enough(start, end, view.clause) else None
    asked = as_asked(view, circumstance, alone=_points_before(view, circumstance))
    if not asked or _OUTSIDE.search(value) or len(asked.split()) > limit:
        return None
    return asked, value


def _cut_off(view: ClauseView, end: int) -> bool:
    """ "siden et skip som ligger stille | , taper penger": its verb is still to come."""
    after = view.item.parse.words[end : end + 2]
    return len(after) == 2 and after[0].text == "," and after[1].form in FINITE_FORMS


def _points_before(view: ClauseView, circumstance: Circumstance) -> bool:
    """ "...; faller den, oppstår et tap": it means what an earlier clause names."""
    inside = range(circumstance.start, circumstance.end)
    inner = view.item.resolution.inner
    return any(at in inner and inner[at].start < circumstance.start for at in inside)


def as_asked(view: ClauseView, circumstance: Circumstance, alone: bool = False) -> str:
    """The circumstance as a question or answer shows it, small at its start; empty if it cannot.

    "Stiger vannet" becomes "hvis vannet stiger". ``alone``: nothing else of the clause is shown.
    """
    item, start, end = view.item, circumstance.start, circumstance.end
    place = Span(start, end)

    def show(begin: int, stop: int) -> str | None:
        named = place if alone else None
        return shown(item.parse, item.resolution, begin, stop, named)

    text = show(start, end)
    if not text:
        return ""
    if circumstance.lead:
        return text[:1].lower() + text[1:]
    inner = _clause_in(view, start, end)
    if inner is None or _holds_two(view, start, end):
        return ""
    verbs, subject = inner.verbs, show(inner.subject.start, inner.subject.end)
    tail = show(verbs.end, end) if end > verbs.end else ""
    if not subject or tail is None:
        return ""
    if subject.lower().startswith("det ") and not _definite(view, inner):
        subject, tail = "det", f"{subject[4:]} {tail.strip()}"  # "det gis uriktige opplysninger"
        return f"hvis det {verbs.finite.lower()} {verbs.rest} {tail}".replace("  ", " ").strip()
    words = ("hvis", subject, *verbs.adverbs, verbs.finite.lower(), verbs.rest, tail.strip())
    return " ".join(word for word in words if word)


def _holds_two(view: ClauseView, start: int, end: int) -> bool:
    """ "Er A 40 prosent, og inntreffer B": turning one round would leave the other as it is."""
    words = view.item.parse.words[start : end - 1]
    return any(w.text == "," and n.lower in ("og", "eller") for w, n in pairwise(words))


def _definite(view: ClauseView, inner: Clause) -> bool:
    """ "det nye skipet" is a noun phrase; in "det nye skip" the first word stands for nothing."""
    words = view.item.parse.words[inner.subject.start : inner.subject.end]
    return any(word.definite for word in words)


def _clause_in(view: ClauseView, start: int, end: int) -> Clause | None:
    inside = (c for c in view.item.parse.clauses if c.kind is ClauseKind.SUBORDINATE)
    return next((c for c in inside if start <= c.verbs.start < end), None)


def in_plain_order(view: ClauseView) -> tuple[str, str] | None:
    """What a clause says, subject first, and the same as it stands in the sentence.

    "dannes eddiksyre" becomes "eddiksyre dannes"; None where the clause cannot be cut out.
    """
    clause, parse = view.clause, view.item.parse
    end = _end_of_statement(view)
    if clause.subject.start < clause.verbs.start:
        text = parse.slice(clause.subject.start, end).strip(" ,")
        return text, text
    verbs, behind = clause.verbs, _end_of_subject(view)
    value = parse.slice(verbs.start, end).strip(" ,")
    whole = parse.slice(clause.subject.start, behind)
    subject, _, often = whole.partition(" for første gang")
    often = "for første gang" if subject != whole else often
    after = parse.slice(max(verbs.end, behind), end).strip(" ,")
    adverbs = (a for a in verbs.adverbs if a.lower() not in LINKS)
    rest = (*adverbs, verbs.rest, often, after)
    words = (subject, verbs.finite.lower(), *rest)
    return " ".join(word for word in words if word), value


# what they are of follows them: "øker faren for brann"
_OF_SOMETHING = word_set(
    """
    fare risiko sjanse behov krav mulighet rett plikt adgang pris kostnad utgift etterspørsel
    ansvar gebyr skatt frist grunnlag bevis interesse tillit tilgang avgift premie erstatning
    garanti grense
    """
)
LINKS = word_set("derimot følgelig altså imidlertid dermed derfor dessuten")


def _end_of_subject(view: ClauseView) -> int:
    """The end of a subject behind its verb, with the phrase that says what it is of."""
    clause, words = view.clause, view.item.parse.words
    end = clause.subject.end
    for segment in clause.segments[:1]:
        tied = segment.kind is SegmentKind.PHRASE and segment.start == end
        head = words[clause.subject_head].lemma
        named = head in _OF_SOMETHING or head.endswith(tuple(_OF_SOMETHING))
        owed = segment.lead != "til" or head.endswith(("rett", "plikt", "adgang", "tilgang"))
        if tied and segment.lead in ("for", "av", "til", "om", "på") and named and owed:
            return segment.end
    return end


def _end_of_statement(view: ClauseView) -> int:
    """Where the clause ends, with the clauses that "and" joins to it."""
    clauses, at = view.item.parse.clauses, view.index
    end = view.clause.end
    for other in clauses[at + 1 :]:
        if other.kind not in (ClauseKind.MAIN, ClauseKind.COORDINATED):
            continue
        between = view.item.parse.words[end : other.verbs.start]
        if not any(word.lower in ("and", "og", "or", "eller") for word in between[:2]):
            break
        end = other.end
    return end
