"""Sorts the words around a number: what it measures, what limits it to one case, what is added."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from aimstudy.facts.analysis import Analysed
from aimstudy.language.clauses import Clause, ClauseKind, Role, Segment, SegmentKind, Span
from aimstudy.language.words import Word, word_set

LIGHT = word_set(
    """
    be have do make get give take become go come can must will may need use last amount equal
    involve reckon call face carry put stand lie run set turn reach see consist comprise include
    correspond equivalent tilsvare tilsvarende
    number amount volume worth life sum total period time length duration size level value kind
    type part way case usual
    rate let more most late early general usual normal common such same many much several entire
    whole full total overall
    year month week day hour quarter
    people person place back today now currently least most only about almost main final complete
    være ha gjøre få bli gi ta gå komme kunne måtte skulle trenge bruke vare ligge stå utgjøre
    innebære finnes gjelde bestå omfatte sette
    antall beløp levetid volum sum periode tid lengde varighet størrelse nivå verdi slag type
    del måte tilfelle
    sats prosentsats la mer fler fleste sen tidlig vanlig vanligvis normal slik samme mange hel full
    total samlet all
    år måned uke dag time kvartal gang
    menneske person folk sted tilbake beløpe nå minst mest bare omtrent nesten endelig viktig
    """
)
_PLAIN_ADJECTIVES = word_set(
    """
    written final main whole full entire complete maximum minimum maximal minimal professional
    important typical certain annual yearly monthly weekly daily long high large great
    smallest largest lowest highest minste største laveste høyeste
    high low new current usual present various different own known official related required
    skriftlig avsluttende endelig hel full maksimal minimal minste største viktig typisk årlig
    månedlig ukentlig daglig lang høy stor gjeldende egen slik ulik forskjellig kjent offisiell
    nødvendig påkrevd
    """
)
_OWNING = word_set("of by av")  # "the value of the crop", "the members of the board"
_LOOSE_KINDS = (
    SegmentKind.EXAMPLE,
    SegmentKind.APPOSITION,
    SegmentKind.CAUSE,
    SegmentKind.CONCESSION,
    SegmentKind.COLON,
)
_SOFT_KINDS = (SegmentKind.PURPOSE, SegmentKind.TIME, SegmentKind.PARTICIPLE)
_LIMIT_KINDS = (SegmentKind.CONDITION, SegmentKind.COMPARISON)


@dataclass(slots=True)
class SortedWords:
    """The words of a statement about a number, by index in the sentence."""

    core: set[int] = field(default_factory=set)
    limits: set[int] = field(default_factory=set)
    soft: set[int] = field(default_factory=set)


# -- "the fee is $300", "a fee of $300" -----------------------------------------------------------
def carried_words(item: Analysed, clause: Clause, carrier: Span, number: set[int]) -> SortedWords:
    """The carrier with its phrases is the core; what the clause tells besides is left aside."""
    words, found = item.parse.words, SortedWords()
    for at in range(carrier.start, carrier.end):
        _place(words, at, carrier.end, found)
    if clause.subject.start <= carrier.start < clause.subject.end:
        _around_subject(item, clause, carrier, found)
        parts: Iterator[Segment] = _parts(clause)
    else:
        _around_object(item, clause, carrier, number, found)
        parts = (s for s in _parts(clause) if not s.start <= carrier.start < s.end)
    for segment in parts:
        if segment.kind in _LIMIT_KINDS or _is_limit(segment):
            found.limits.update(range(segment.body, segment.end))
        elif any(segment.start <= i < segment.end for i in number):
            _sort_phrase(item, Span(segment.body, segment.end), found, segment.lead)
        elif segment.kind in _SOFT_KINDS:
            found.soft.update(range(segment.start, segment.end))
    return found


def _around_subject(item: Analysed, clause: Clause, carrier: Span, found: SortedWords) -> None:
    """What follows the carrier in the subject, and whom it costs: "costs a bank $12,000"."""
    _sort_phrase(item, Span(carrier.end, clause.subject.end), found, "of")
    for each in clause.segments:
        if each.kind is SegmentKind.OBJECT and not each.role:
            _sort_phrase(item, Span(each.body, each.end), found, "")


def _around_object(
    item: Analysed, clause: Clause, carrier: Span, number: set[int], found: SortedWords
) -> None:
    """Who has it, and what follows the number: "a fine of 4 percent of the sales"."""
    beside = any(s.start <= carrier.start < s.end for s in clause.fronts)
    light = clause.verbs.base in LIGHT and not clause.verbs.passive
    if clause.subject_head >= 0 and light and not beside:
        found.core.add(clause.subject_head)
    last = max(number, default=carrier.end)
    tail = next((s for s in _parts(clause) if s.start <= last < s.end), None)
    if tail is not None:
        _sort_phrase(item, Span(last + 1, tail.end), found, "of")


# -- "the pool pays 80 percent of the loss" -------------------------------------------------------
def told_words(item: Analysed, clause: Clause, number: set[int]) -> SortedWords:
    """Subject, objects and phrases of the clause are the core of what an event's number says."""
    found = SortedWords()
    subject = clause.subject if clause.kind is not ClauseKind.RELATIVE else clause.antecedent
    _sort_phrase(item, subject, found, "")
    for segment in _parts(clause):
        span = range(segment.start, segment.end)
        inside = any(i in number for i in span)
        if segment.kind in _LIMIT_KINDS and not inside:
            found.limits.update(span)
        elif segment.kind in _LOOSE_KINDS and not inside:
            continue
        elif _is_soft(segment) and not inside:
            found.soft.update(span)
        elif _is_limit(segment) and not inside:
            found.limits.update(range(segment.body, segment.end))
        else:
            _sort_phrase(item, Span(segment.body, segment.end), found, segment.lead)
    return found


def _is_soft(segment: Segment) -> bool:
    """What it is done for, when, and what is added behind a comma."""
    return segment.kind in _SOFT_KINDS or segment.role is Role.TIME or segment.after_comma


def _parts(clause: Clause) -> Iterator[Segment]:
    yield from clause.fronts
    yield from clause.segments


_LIMITING = word_set(
    "for among with without under outside within in at on blant hos med uten under utenfor "
    "innenfor i ved på for"
)


def _is_limit(segment: Segment) -> bool:
    """ "for members", "in Norway": said of one group or place alone."""
    return segment.kind is SegmentKind.PHRASE and segment.lead in _LIMITING


def _sort_phrase(item: Analysed, span: Span, found: SortedWords, lead: str) -> None:
    """The words of a noun phrase: its head and "of" phrases are core, other phrases limits."""
    words, limiting = item.parse.words, False
    for at in range(span.start, span.end):
        word = words[at]
        if word.tag == "ADP":
            limiting = word.lower not in _OWNING and word.lower in _LIMITING
        elif word.lower in ("who", "that", "which", "som", "whose", "der"):
            limiting = True
        elif limiting:
            found.limits.add(at)
        else:
            _place(words, at, span.end, found)


def _place(words: tuple[Word, ...], at: int, end: int, found: SortedWords) -> None:
    """An adjective picks one of several; a noun or a verb is what is spoken of."""
    word = words[at]
    key = (word.lemma or word.lower).lower()
    after = words[at + 1].tag if at + 1 < end else ""
    plain = {key, word.lower} & _PLAIN_ADJECTIVES
    if word.tag == "ADJ" and (plain or word.form):
        return
    if word.tag != "ADJ" or after not in ("ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT"):
        found.core.add(at)
    else:
        found.limits.add(at)
