"""What each number of an article is said about, so that two of them can be held side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_bounds import AT_MOST, begin_of, bound_of, is_ceiling, is_limit
from aimstudy.facts.synonyms import alike
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind, Span, VerbGroup
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import Word, word_set

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_LEAST_TAIL = 5
_EMPTY = word_set(
    """
    be have do make get take give become go come say can must will number amount about other same
    such more most many way kind type thing usual usually total general common possible
    være ha gjøre få bli gi komme gå si kunne måtte skulle antall annen samme slik mer mest mange
    måte slag type ting vanlig vanligvis total generell mulig man en ett
    """
)
# words that make a statement about one case of several
_NARROWING = word_set(
    """
    first second third fourth each every other another new old former previous next last half
    lowest highest average mean oral practical theoretical entry
    further again anew formally officially originally initially gradually formerly later earlier
    previously early late northern southern eastern western male female additional extra only single
    første andre annen tredje fjerde hver hvert ny gammel tidligere forrige neste halv
    laveste høyeste gjennomsnittlig muntlig praktisk teoretisk ekstra
    videre formelt offisielt opprinnelig gradvis tidligere senere
    eneste nordlig sørlig mannlig kvinnelig
    """
)
_EVERY, EACH = word_set("each every hver hvert"), "<each>"
# words that may be said of the same thing or left out
_LOOSE = word_set(
    """
    written final main whole full entire minimum maximum maximal concluding complete single
    skriftlig avsluttende samlet hel full maksimal minimal endelig
    """
)
_GROUP_LEADS = word_set(
    "for among to with without under after before from outside within in at on across blant hos "
    "til med uten under etter før fra utenfor innenfor i ved på over mot"
)
_PER = re.compile(
    r"\b(?:(?:a|per|each|every|i|om|hver|hvert|pr\.) (?P<unit>day|week|month|year|dag|dagen|uke|"
    r"uken|uka|måned|måneden|år|året)|(?P<often>annual|annually|yearly|monthly|weekly|daily|årlig|"
    r"månedlig|ukentlig|daglig))\b",
    re.I,
)
_PERIODS = {
    "d": "day",
    "w": "week",
    "u": "week",
    "m": "month",
    "y": "year",
    "å": "year",
    "a": "year",
}
_CARRIED = re.compile(
    r"(?P<noun>[^\W\d]+) (?:of|på|lasting|worth|som varer i|som tar|som koster|that lasts|"
    r"which lasts|that takes|which takes|that costs|which costs) $"
)
_HAVING_VALUE = word_set("be last take cost amount run equal være vare ta koste utgjøre ligge bli")
_IDIOMS = (
    (re.compile(r"\b(?:så|ser) dagens lys\b"), "opprette"),
    (re.compile(r"\båpnet dørene\b|\bbegynte (?:sin )?virksomhet(?:en)?\b"), "opprette"),
    (
        re.compile(
            r"\b(?:saw|see) the light of day\b|\b(?:came|come) into being\b|\bset up\b|"
            r"\bopened its doors\b|\bbegan operat(?:ions|ing)\b"
        ),
        "found",
    ),
    (
        re.compile(r"\btrådte i kraft\b|\b(?:took|take|takes) effect\b|\bcame into force\b"),
        "gjelde",
    ),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with the words it is said about; ``noun`` is what it counts or measures."""

    item: Analysed
    measure: Measure
    clause: Clause
    about: tuple[str, ...]
    noun: str
    narrowing: frozenset[str]
    names: frozenset[str]
    years: frozenset[int]
    groups: frozenset[str]
    carrier: str  # the noun whose size, price or length it is
    modifiers: frozenset[str]  # of the carrier
    subject: str

    @property
    def shown(self) -> str:
        """The number as the text writes it."""
        return self.item.sentence.clean[self.measure.start : self.measure.end]

    @property
    def bound(self) -> str:
        """ "most" for an upper limit, "least" for a lower one, "range", "" for a plain number."""
        return bound_of(self.item, self.measure, self.clause)


def mentions(items: Sequence[Analysed]) -> Iterator[Mention]:
    """Every number in a plain, undenied clause."""
    for item in items:
        for measure in item.measures:
            clause = _clause_of(item, measure)
            if clause is not None and (not clause.verbs.negated or is_limit(item, measure, clause)):
                yield _mention(item, measure, clause)


def _clause_of(item: Analysed, measure: Measure) -> Clause | None:
    """The innermost clause that the number stands in."""
    words = item.parse.words
    found = [
        c
        for c in item.parse.clauses
        if words[begin_of(c)].start <= measure.bare_start
        and measure.bare_start < words[c.end - 1].end
    ]
    if not item.parse.clauses:
        return _verbless(item)
    if not found or any(_supposed(item, c) for c in found):
        return None
    return min(found, key=lambda c: c.end - begin_of(c))


def _verbless(item: Analysed) -> Clause:
    """A sentence that the grammar found no clause in is looked at as one without a verb."""
    segment = Segment(SegmentKind.OBJECT, 0, len(item.parse.words), 0)
    verbs = VerbGroup(0, 0, "", "", "")
    return Clause(ClauseKind.MAIN, Span(0, 0), verbs, [segment], Span(0, 0), segment.end)


def _supposed(item: Analysed, clause: Clause) -> bool:
    """Inside "if ..." or "that ...": not stated as a fact."""
    if clause.kind is not ClauseKind.SUBORDINATE:
        return False
    at = next(i for i, c in enumerate(item.parse.clauses) if c is clause)
    kinds = (SegmentKind.CONDITION, SegmentKind.CONTENT)
    return any(
        s.clause == at and s.kind in kinds
        for c in item.parse.clauses
        for s in (*c.fronts, *c.segments)
    )


def _mention(item: Analysed, measure: Measure, clause: Clause) -> Mention:
    colon = next((s.start for s in clause.segments if s.kind is SegmentKind.COLON), clause.end)
    words = [
        w
        for w in item.parse.words[begin_of(clause) : colon]
        if not (measure.start <= w.start < measure.end)
    ]
    content = [w for w in words if w.tag in _CONTENT and _key(w) not in _EMPTY]
    periods = [m.span() for m in _PER.finditer(item.sentence.clean)]
    periods += [(m.bare_start, m.end) for m in item.measures]
    verbs = ("VERB", "AUX")
    apart = [
        w for w in words if w.tag not in verbs and not any(s <= w.start < e for s, e in periods)
    ]
    narrowing = frozenset(
        EACH if _key(w) in _EVERY else _key(w)
        for w in apart
        if {w.lower, _key(w)} & _NARROWING and (w.lower, w.tag) != ("only", "ADV")
    )
    topic = topic_words(item)
    about = [k for w in content if (k := _key(w)) not in topic and k not in _NARROWING]
    about += _marks(item, measure, clause)
    about += [k for pattern, k in _IDIOMS if pattern.search(item.sentence.clean.lower())]
    names = frozenset(
        w.text for w in content if w.tag == "PROPN" and w.lower not in topic and w.start
    )
    at = next((i for i, c in enumerate(item.parse.clauses) if c is clause), len(item.subjects))
    subject = item.subjects[at] if at < len(item.subjects) else None
    carrier, modifiers = _carrier(item, measure, clause)
    return Mention(
        item,
        measure,
        clause,
        tuple(dict.fromkeys(about)),
        _counted(item, measure),
        narrowing,
        names,
        _years(item, clause),
        _groups(item, clause),
        carrier,
        modifiers,
        (subject or "").lower(),
    )


def _marks(item: Analysed, measure: Measure, clause: Clause) -> list[str]:
    """A limit and a period as words of their own: "inntil ... i året" is "<most>", "<year>"."""
    if measure.kind in (QuantityKind.DATE, QuantityKind.COUNT):
        return []
    text = item.parse.slice(begin_of(clause), clause.end)
    found = ["<most>"] if AT_MOST.search(text) or is_ceiling(clause) else []
    for match in _PER.finditer(text):
        found.append(f"<{_PERIODS[(match['unit'] or match['often'])[0].lower()]}>")
    return found


def _groups(item: Analysed, clause: Clause) -> frozenset[str]:
    """Whom or what case the clause is limited to: "for members", "in most sectors"."""
    words, found = item.parse.words, set()
    for segment in (*clause.fronts, *clause.segments):
        if segment.kind is not SegmentKind.PHRASE or segment.lead not in _GROUP_LEADS:
            continue
        inner = words[segment.body : segment.end]
        start, end = words[segment.start].start, words[segment.end - 1].end
        counted = any(start <= m.bare_start < end for m in item.measures)
        nouns = [w for w in inner if w.tag in ("NOUN", "PROPN")]
        if nouns and not counted and not _PER.search(item.parse.segment_text(segment)):
            found.add(_key(nouns[0]))
    subject = words[clause.subject.start : clause.subject.end]
    after = next((i for i, w in enumerate(subject) if w.tag == "ADP"), len(subject))
    found |= {_key(w) for w in subject[after:] if w.tag in ("NOUN", "PROPN")}
    return frozenset(found) - topic_words(item)


def _carrier(item: Analysed, measure: Measure, clause: Clause) -> tuple[str, frozenset[str]]:
    """ "a test of two hours", "the test takes two hours": the test, and what is said of it."""
    words = item.parse.words
    match = _CARRIED.search(item.sentence.clean[: measure.start])
    if match:
        at = next((i for i, w in enumerate(words) if w.start == match.start("noun")), -1)
    elif clause.verbs.base in _HAVING_VALUE or clause.verbs.copula:
        span = clause.subject
        nouns = [i for i in range(span.start, span.end) if words[i].tag in ("NOUN", "PROPN")]
        stop = next((i for i in range(span.start, span.end) if words[i].tag == "ADP"), span.end)
        nouns = [i for i in nouns if i < stop]
        at = nouns[-1] if nouns else -1
    else:
        return "", frozenset()
    if at < 0:
        return "", frozenset()
    modifiers: set[str] = set()
    before = at - 1
    while before >= 0 and words[before].tag in ("ADJ", "NOUN", "PROPN", "VERB"):
        if words[before].lower not in _LOOSE:
            modifiers.add(_key(words[before]))
        before -= 1
    after = next((w for w in words if w.start >= measure.end), None)
    if after is not None and after.tag in ("ADJ", "ADV"):
        modifiers.add(f"<{_key(after)}>")  # "12 metres long"
    return _key(words[at]), frozenset(modifiers) - _LOOSE - topic_words(item)


def _key(word: Word) -> str:
    return (word.lemma or word.lower).lower()


def topic_words(item: Analysed) -> frozenset[str]:
    """The words of the article's topic, which every sentence may leave out."""
    shown = " ".join((item.topic.label, *item.topic.names)).lower()
    return frozenset(re.findall(r"\w+", shown))


def _counted(item: Analysed, measure: Measure) -> str:
    """The lemma of the noun that a count counts."""
    if measure.kind is not QuantityKind.COUNT or measure.noun_start < 0:
        return ""
    inside = [w for w in item.parse.words if measure.noun_start <= w.start < measure.noun_end]
    return _key(inside[-1]) if inside else ""


def _years(item: Analysed, clause: Clause) -> frozenset[int]:
    """The years of the clause, and those in front of one that it shares its subject with."""
    spans = [(begin_of(clause), clause.end)]
    if clause.kind is ClauseKind.COORDINATED and clause.host >= 0:
        front = item.parse.clauses[clause.host].front
        spans.append((front.start, front.end))
    words = item.parse.words
    inside = {words[at].start for start, end in spans for at in range(start, end)}
    return frozenset(
        int(m.low)
        for m in item.measures
        if m.kind is QuantityKind.DATE and m.low >= 1000 and m.bare_start in inside
    )


def shared(one: Mention, two: Mention) -> float:
    """How much of the shorter description the longer one repeats, from 0 to 1."""
    language = one.item.grammar.language
    short, long = sorted((one.about, two.about), key=len)
    if not short:
        return 0.0
    hits = sum(any(_same(a, b) or alike(a, b, language) for b in long) for a in short)
    return hits / len(short)


def common(one: Mention, two: Mention) -> int:
    """How many words of one description the other repeats."""
    return round(shared(one, two) * min(len(one.about), len(two.about)))


def _same(one: str, two: str) -> bool:
    """The same word, or a compound with it: "spare" in "sparebeløp"."""
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= _LEAST_TAIL and (long.startswith(short) or long.endswith(short))
