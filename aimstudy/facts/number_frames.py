"""What a number is said of, in words that can be held against those around another number.

The words of its statement fall in four: what it measures (core), what limits the statement to one
case (limits), what it is done for and when (soft), and the rest of the sentence (loose).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_mentions import Mention, topic_words
from aimstudy.language.clauses import Clause, ClauseKind, Role, Segment, SegmentKind, Span
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import Form, Word, word_set

TOPIC = "~"
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_LIGHT = word_set(
    """
    be have do make get give take become go come can must will may need use last amount equal
    involve reckon call face carry put stand lie run set turn reach see consist comprise include
    correspond equivalent tilsvare tilsvarende
    number amount volume worth life sum total period time length duration size level value kind
    type part way case usual
    general usual normal common such same many much several entire whole full total overall
    year month week day hour quarter
    people person today now currently least most only about almost main final complete
    være ha gjøre få bli gi ta gå komme kunne måtte skulle trenge bruke vare ligge stå utgjøre
    innebære finnes gjelde bestå omfatte sette
    antall beløp levetid volum sum periode tid lengde varighet størrelse nivå verdi slag type
    del måte tilfelle
    vanlig vanligvis normal slik samme mange hel full total samlet all
    år måned uke dag time kvartal
    menneske person folk nå minst mest bare omtrent nesten endelig viktig
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
_HAVING_VALUE = word_set(
    "be last take cost amount run equal exceed surpass være vare ta koste utgjøre ligge bli "
    "overstige overskride"
)
_CARRIED = re.compile(
    r"(?:of|på|for|til|lasting|worth|som varer i|som tar|som koster|that lasts|which lasts|that "
    r"takes|which takes|that costs|which costs) (?:up to |inntil |opptil )?$"
)
_LOOSE_KINDS = (
    SegmentKind.EXAMPLE,
    SegmentKind.APPOSITION,
    SegmentKind.CAUSE,
    SegmentKind.CONCESSION,
    SegmentKind.COLON,
)
_SOFT_KINDS = (SegmentKind.PURPOSE, SegmentKind.TIME, SegmentKind.PARTICIPLE)
_LIMIT_KINDS = (SegmentKind.CONDITION, SegmentKind.COMPARISON)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of a statement about a number; ``carrier`` is the noun whose value it is."""

    carrier: str
    core: frozenset[str]
    limits: frozenset[str]
    soft: frozenset[str]
    loose: frozenset[str]
    owner: str  # the subject of "has", "consists of"

    @property
    def words(self) -> frozenset[str]:
        """Everything that another statement's words may be found in."""
        return self.core | self.limits | self.soft | self.loose


@dataclass(slots=True)
class _Words:
    """The words of a frame while they are sorted, by index in the sentence."""

    core: set[int] = field(default_factory=set)
    limits: set[int] = field(default_factory=set)
    soft: set[int] = field(default_factory=set)


def frame_of(mention: Mention, classes: frozenset[str]) -> Frame:
    """The frame of a number; ``classes`` are nouns for what the article is about."""
    item, clause = mention.item, mention.clause
    words = item.parse.words
    taken, number = _taken(mention), _number(mention)
    carrier = _carrier(mention, classes)
    own = _Own(item, classes)
    if carrier and not own.keys(range(carrier.start, carrier.end)):
        carrier = None  # "a life of 270 days": the noun says only that it is a length
    if carrier:
        sorted_words = _carried(item, clause, carrier, number)
    else:
        sorted_words = _told(item, clause, number)
    core = own.keys(sorted_words.core - taken, verbs=not carrier)
    if not carrier:
        core |= own.verb(clause)
    rest = set(range(len(words))) - taken
    return Frame(
        own.key(words[carrier.end - 1]) if carrier else "",
        core | own.counted(mention),
        (own.keys(sorted_words.limits - taken) - {TOPIC}) | _dimension(mention),
        own.keys(sorted_words.soft - taken) - {TOPIC},
        own.keys(rest, light=True) | own.verb(clause, light=True),
        "" if carrier else own.owner(clause),
    )


def phrase_keys(item: Analysed, span: Span, classes: frozenset[str]) -> frozenset[str]:
    """The content words of a noun phrase, the topic as one sign; light ones left out."""
    return _Own(item, classes).keys(range(span.start, span.end))


def _taken(mention: Mention) -> set[int]:
    """The words of the number itself and of those beside it."""
    spans = [(m.bare_start, m.end) for m in mention.item.measures]
    words = enumerate(mention.item.parse.words)
    others = {i for i, w in words if any(start <= w.start < end for start, end in spans)}
    return others | _number(mention)


def _number(mention: Mention) -> set[int]:
    """The words of the number itself."""
    words, measure = enumerate(mention.item.parse.words), mention.measure
    return {i for i, w in words if measure.start <= w.start < measure.end}


def _dimension(mention: Mention) -> frozenset[str]:
    """ "12 metres long": the length."""
    words = mention.item.parse.words
    after = next((w for w in words if w.start >= mention.measure.end), None)
    size = mention.measure.kind is QuantityKind.SIZE and after is not None
    if not size or after is None or after.tag not in ("ADJ", "ADV"):
        return frozenset()
    return frozenset({f"<{(after.lemma or after.lower).lower()}>"})


class _Own:
    """Turns words into keys; the article's own names become one sign."""

    def __init__(self, item: Analysed, classes: frozenset[str]) -> None:
        self._words = item.parse.words
        self._topic = topic_words(item)
        self._classes = classes | item.topic.nouns
        self._named = item.topic.is_named_by
        names = (*item.topic.names, item.topic.label.lower())
        self._ends = () if item.grammar.english else tuple(n.split()[-1] for n in names if n)

    def keys(
        self, places: Iterable[int], verbs: bool = True, light: bool = False
    ) -> frozenset[str]:
        """The keys of content words; light ones only where asked for."""
        found = set()
        for at in sorted(places):
            word = self._words[at]
            if word.tag not in _CONTENT or (word.tag == "VERB" and not verbs and _is_finite(word)):
                continue
            key = self.key(word)
            if light or (key not in _LIGHT and word.lower not in _LIGHT):
                found.add(key)
        return frozenset(found)

    def key(self, word: Word) -> str:
        """The lemma; one sign for a word of the article's topic."""
        key = (word.lemma or word.lower).lower()
        named = word.tag in ("NOUN", "PROPN") and (
            word.lower in self._topic
            or key in self._topic
            or key in self._classes
            or self._named(word.lower, key)
            or any(end.endswith(key) and len(end) > len(key) + 2 for end in self._ends)
        )
        return TOPIC if named else key

    def verb(self, clause: Clause, light: bool = False) -> frozenset[str]:
        """The verb with its particle: "get back"."""
        base = clause.verbs.base
        if not base or (base in _LIGHT and not light):
            return frozenset()
        particle = next((w for w in clause.verbs.rest.split() if w in _PARTICLES), "")
        return frozenset({f"{base} {particle}" if particle else base})

    def owner(self, clause: Clause) -> str:
        """Who has what is counted; empty for a verb that tells of a deed."""
        if clause.verbs.base not in _LIGHT or clause.verbs.passive or clause.subject_head < 0:
            return ""
        word = self._words[clause.subject_head]
        return self.key(word) if word.tag in ("NOUN", "PROPN") else ""

    def counted(self, mention: Mention) -> frozenset[str]:
        """What a count counts belongs to the core, a topic noun too: "2,300 members"."""
        measure = mention.measure
        if measure.kind is not QuantityKind.COUNT or mention.noun in _LIGHT | {""}:
            return frozenset()
        return frozenset({mention.noun})


_PARTICLES = word_set(
    "out up in back off on down over away put inn ut opp ned tilbake igjen med frem fram"
)


def _is_finite(word: Word) -> bool:
    return word.form in (Form.PRESENT, Form.PAST)


# -- "the fee is $300", "a fee of $300" -----------------------------------------------------------
def _carrier(mention: Mention, classes: frozenset[str]) -> Span | None:
    """The noun phrase whose value the number is, up to its head noun."""
    item, measure, clause = mention.item, mention.measure, mention.clause
    words = item.parse.words
    match = _CARRIED.search(item.sentence.clean[: measure.start])
    if match:
        end = next((i for i, w in enumerate(words) if w.start >= match.start()), 0)
        lexical = clause.verbs.base not in _LIGHT and not clause.verbs.copula
        of_topic = end and _Own(item, classes).key(words[end - 1]) == TOPIC
        if end and words[end - 1].tag in ("NOUN", "PROPN") and not (of_topic and lexical):
            return Span(_phrase_start(words, end), end)
    if clause.verbs.base in _HAVING_VALUE or clause.verbs.copula:
        return _subject_phrase(item, clause, measure.start)
    return None


def _subject_phrase(item: Analysed, clause: Clause, number: int) -> Span | None:
    span, words = clause.subject, item.parse.words
    if not span or words[span.start].start > number:
        return None
    stop = next(
        (i for i in range(span.start + 1, span.end) if words[i].tag in ("ADP", "PRON", "SCONJ")),
        span.end,
    )
    nouns = [i for i in range(span.start, stop) if words[i].tag in ("NOUN", "PROPN")]
    if not nouns and words[stop - 1].tag == "ADJ":
        nouns = [stop - 1]  # "a fine": the tagger takes it for an adjective
    return Span(span.start, nouns[-1] + 1) if nouns else None


_PREMODIFIERS = ("ADJ", "NOUN", "PROPN", "VERB")


def _phrase_start(words: tuple[Word, ...], end: int) -> int:
    start = end - 1
    while start > 0 and words[start - 1].tag in _PREMODIFIERS:
        start -= 1
    return start


def _carried(item: Analysed, clause: Clause, carrier: Span, number: set[int]) -> _Words:
    """The carrier with its phrases is the core; what the clause tells besides is left aside."""
    words, found = item.parse.words, _Words()
    for at in range(carrier.start, carrier.end):
        _place(words, at, carrier.end, found)
    span = clause.subject
    if span.start <= carrier.start < span.end:
        _sort_phrase(item, Span(carrier.end, span.end), found, "of")
        parts: Iterator[Segment] = _parts(clause)
    else:
        parts = (s for s in _parts(clause) if not s.start <= carrier.start < s.end)
        last = max(number, default=carrier.end)
        tail = next((s for s in _parts(clause) if s.start <= last < s.end), None)
        if tail is not None:
            _sort_phrase(item, Span(last + 1, tail.end), found, "of")
    for segment in parts:
        if segment.kind in _LIMIT_KINDS or _is_limit(segment):
            found.limits.update(range(segment.body, segment.end))
        elif any(segment.start <= i < segment.end for i in number):
            _sort_phrase(item, Span(segment.body, segment.end), found, segment.lead)
        elif segment.kind in _SOFT_KINDS:
            found.soft.update(range(segment.start, segment.end))
    return found


# -- "the pool pays 80 percent of the loss" -------------------------------------------------------
def _told(item: Analysed, clause: Clause, number: set[int]) -> _Words:
    """Subject, objects and phrases of the clause are the core of what an event's number says."""
    found = _Words()
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


def _sort_phrase(item: Analysed, span: Span, found: _Words, lead: str) -> None:
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


def _place(words: tuple[Word, ...], at: int, end: int, found: _Words) -> None:
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
