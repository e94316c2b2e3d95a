"""Where the numbers of a clause stand: each at the head of a phrase or a list item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import ClauseView
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.frequencies import EACH
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import Form, word_set

# words that may stand between a preposition or a verb and the number
_BEFORE_NUMBER = word_set(
    "only just even also as bare kun hele så også i alt totalt sammenlagt både both each"
)


_MAX_HEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """A number at the head of a segment, or of the subject where ``segment`` is None.

    ``end`` is the offset in the sentence where its phrase ends; ``lead`` is the preposition.
    ``beside`` is what of the segment the question keeps: an adverb in front of the number
    ("usually"), or another phrase ("at 200 °C" beside "for eight hours").
    """

    measure: Measure
    segment: Segment | None
    lead: str
    end: int
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A phrase with one number at its head, ``start:end`` in the sentence."""

    measure: Measure
    start: int
    end: int
    listed: bool  # joined to the piece before by a comma or "and", not by a preposition


def slots(view: ClauseView, gapped: bool = False) -> Iterator[Slot]:
    """The numbers after the verb, in order; each item of a list of numbers has its own slot.

    With ``gapped`` those of another subject too: "employers pay 9 percent, employees 2 percent".
    """
    if points_back(view) or (changes_between(view) and not gapped):
        return
    for segment in view.clause.segments:
        if segment.kind is SegmentKind.APPOSITION and segment.after_comma and not gapped:
            return
        if segment.after_comma and _counts_subject(view):
            return  # "deltok 900 arbeidere, en tredel av byens befolkning"
        if segment is beside_subject(view):
            continue
        if segment.kind in (SegmentKind.OBJECT, SegmentKind.PHRASE) and segment.end > segment.start:
            found = list(_in_segment(view.item, segment)) or list(_at_the_end(view, segment))
            text = view.item.sentence.clean
            yield from (s for s in found if not _WORTH.search(text[: s.measure.start]))


def _participle_before(item: Analysed, measure: Measure, segment: Segment) -> bool:
    """ "140 ansatte fordelt på tre avdelinger": said of the noun, not of the verb."""
    words = item.parse.words
    at = next((i for i in range(segment.body, segment.end) if words[i].end > measure.start), 0)
    return at - 2 > segment.body and words[at - 2].form is Form.PARTICIPLE


def _counts_subject(view: ClauseView) -> bool:
    """ "deltok 900 arbeidere": the subject behind its verb has a number of its own."""
    clause, words = view.clause, view.item.parse.words
    if clause.verbs.start > clause.subject.start:
        return False
    begin, end = words[clause.subject.start].start, words[clause.subject.end - 1].end
    return any(begin <= measure.start < end for measure in view.item.measures)


# "mails a ring worth $900": the number is of the ring
_WORTH = re.compile(r"\b(?:worth|valued at|verdt|verd|til en verdi (?:av|på)|verdsatt til) $")


def beside_subject(view: ClauseView) -> Segment | None:
    """ "gjelder en egenandel | på 5 000 kroner": what describes a subject behind its verb."""
    clause, words = view.clause, view.item.parse.words
    first = clause.segments[0] if clause.segments else None
    if first is None or clause.verbs.start > clause.subject.start or first.lead != "på":
        return None
    opens = words[clause.subject.start].lower in ("en", "ei", "et")
    return first if opens and first.start == clause.subject.end else None


_BETWEEN = re.compile(
    r"\b(?:from|fra) [^;]*?\b(?:in|i) (?:\w+ )?\d{4}\b[^;]*?\b(?:to|til) [^;]*?\b(?:in|by|i) "
    r"(?:\w+ )?\d{4}\b"
)


def changes_between(view: ClauseView) -> bool:
    """ "fell from 12 percent in 1990 to 4 percent in 2010": each value has its own year."""
    words = view.item.parse.words
    return (
        _BETWEEN.search(view.item.sentence.clean, words[view.clause.verbs.start].start) is not None
    )


_BACK = word_set("da then dengang")


def points_back(view: ClauseView) -> bool:
    """ "the chain then had 22 shops": when, only the sentence before tells."""
    words = view.item.parse.words[view.clause.verbs.start : view.clause.end]
    told = {a.lower() for a in view.clause.verbs.adverbs}
    told |= {w.lower for w in words if w.tag == "ADV" and w.lower in _BACK}
    return bool(told & _BACK) or "den gang" in view.item.parse.slice(
        view.clause.verbs.start, view.clause.end
    )


def subject_slot(view: ClauseView) -> Slot | None:
    """The number that opens the subject."""
    item, span = view.item, view.clause.subject
    if span.end <= span.start or points_back(view):
        return None
    start, end = item.parse.words[span.start].start, item.parse.words[span.end - 1].end
    for measure in item.measures:
        bare = item.sentence.clean[start : measure.start].lower().split()
        if start <= measure.start < end and all(word in _BEFORE_NUMBER for word in bare):
            return Slot(measure, None, "", end)
    return None


def _in_segment(item: Analysed, segment: Segment) -> Iterator[Slot]:
    words, text = item.parse.words, item.sentence.clean
    begin, end = words[segment.start].start, words[segment.end - 1].end
    if segment.relative > segment.body:
        end = words[segment.relative - 1].end
    numbers = [m for m in item.measures if m.unit != EACH]  # "every year" stays with its number
    measures = [m for m in numbers if begin <= m.bare_start and m.end <= end + 1]
    pieces = _pieces(item, segment, measures, begin, end)
    for place, piece in enumerate(pieces):
        # in "between 11 and 30" and "up to $50,000" the preposition belongs to the amount
        lead = segment.lead if pieces[0].measure.start > begin else ""
        if place and not piece.listed:
            lead = text[piece.start : piece.measure.start].strip().lower()
        head = text[piece.start : max(piece.start, piece.measure.start)]
        if place and _participle_before(item, piece.measure, segment):
            continue
        beside = f"{_kept_adverbs(head, lead, item)} {_neighbours(text, pieces, place)}".strip()
        yield Slot(piece.measure, segment, lead, max(piece.end, piece.measure.end), beside)


_ENDING = re.compile(
    r"(?P<head>.+?) (?P<lead>from|in|into|to|at|during|within|for|after|fra|i|til|ved|for|etter|"
    r"innen) (?:only |just |bare |kun )?$"
)


def _at_the_end(view: ClauseView, segment: Segment) -> Iterator[Slot]:
    """ "an organization | from four perspectives": the number ends another phrase."""
    item = view.item
    words, text = item.parse.words, item.sentence.clean
    begin, end = words[segment.start].start, words[segment.end - 1].end
    if segment.relative > segment.body or segment.after_comma:
        return
    numbers = [m for m in item.measures if m.unit != EACH]
    inside = [m for m in numbers if begin < m.start and m.end <= end + 1]
    match = _ENDING.fullmatch(text[begin : inside[0].start]) if len(inside) == 1 else None
    if match is None or "," in match["head"] or _inner(match["head"], item):
        return
    head = match["head"]
    at = next((i for i in range(segment.body, segment.end) if words[i].end > inside[0].start), 0)
    done = words[at - 2].form in (Form.PARTICIPLE, Form.ING) and words[at - 2].tag == "VERB"
    if done and at - 2 > segment.body and item.grammar.english:
        return  # "photographs taken within two days"
    if len(head.split()) <= _MAX_HEAD_WORDS:
        yield Slot(inside[0], segment, match["lead"], end, head)


def _pieces(
    item: Analysed, segment: Segment, measures: list[Measure], begin: int, end: int
) -> list[_Piece]:
    """ "60 questions | in 90 minutes", "two judges, | two doctors"."""
    text = item.sentence.clean
    pieces: list[_Piece] = []
    for measure in measures:
        if not pieces:
            head = text[begin : max(begin, measure.start)]
            if not _opens(item, head, begin, segment.lead):
                return []
            pieces.append(_Piece(measure, begin, end, False))
            continue
        last = pieces[-1]
        between = text[last.measure.end : measure.start]
        joint = _JOINT.search(between)
        beyond = text[max(last.measure.end, last.measure.noun_end) : measure.start]
        if _inner(beyond, item) or (joint is None and not _opens_itself(text, measure)):
            continue
        if joint is None:
            pieces[-1] = _Piece(last.measure, last.start, measure.start, last.listed)
            pieces.append(_Piece(measure, measure.start, end, False))
            continue
        listed = joint["prep"] is None
        cut = last.measure.end + joint.start()
        start = last.measure.end + (joint.end() if listed else joint.start("prep"))
        pieces[-1] = _Piece(last.measure, last.start, cut, last.listed)
        pieces.append(_Piece(measure, start, end, listed))
    return pieces


_JOINT = re.compile(
    r"(?:,?\s(?P<prep>for|in|at|within|over|during|on|since|until|by|before|after|from|to|i|på|innen|"
    r"til|fra|ved|siden|etter|før|med)\s*|\s*,\s*(?:and|og|or|eller|but|men)?\s*|\s+(?:and|og|or|eller|"
    r"but|men)\s+)(?:only |just |bare |kun )?$"
)


def _inner(between: str, item: Analysed) -> bool:
    """A verb stands between the numbers: the second is in a clause of its own."""
    finite = (Form.PRESENT, Form.PAST)
    words = {w.lower for w in item.parse.words if w.tag in ("VERB", "AUX") and w.form in finite}
    return any(word in words for word in between.lower().split())


def _opens_itself(text: str, measure: Measure) -> bool:
    """ "between 1994 and 1998", "twice a year": needs no preposition in front."""
    lead = text[measure.start : measure.bare_start].strip().lower()
    spans = lead.endswith(("between", "from", "mellom", "fra"))
    return spans or measure.kind is QuantityKind.FREQUENCY


def _neighbours(text: str, pieces: list[_Piece], place: int) -> str:
    """What stands beside a number in its segment and is no item of the same list."""
    kept: list[str] = []
    for other, piece in enumerate(pieces):
        between = pieces[min(place, other) + 1 : max(place, other) + 1]
        if other != place and not any(p.listed for p in between):
            kept.append(text[piece.start : piece.end].strip(" ,"))
    return " ".join(kept)


def _opens(item: Analysed, head: str, at: int, lead: str) -> bool:
    """True when only a preposition or adverbs stand before the number."""
    bare = head.strip().lower()
    if lead and bare.startswith(lead):
        bare = bare[len(lead) :].strip()
    adverbs = {w.lower for w in item.parse.words if w.tag == "ADV" and at <= w.start}
    return all(w in _BEFORE_NUMBER or w in adverbs for w in bare.split())


def _kept_adverbs(head: str, lead: str, item: Analysed) -> str:
    words = head.strip().removeprefix(lead).split()
    dropped = _BEFORE_NUMBER | item.grammar.drop_adverbs
    return " ".join(word for word in words if word.lower() not in dropped)
