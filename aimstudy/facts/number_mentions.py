"""What each number of an article is said about, so that two of them can be held side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_bounds import begin_of, bound_of, is_limit
from aimstudy.language.clauses import Clause, ClauseKind, Segment, SegmentKind, Span, VerbGroup
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import TENSES, Word, word_set

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
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
    nytt videre formelt offisielt opprinnelig gradvis tidligere senere
    eneste nordlig sørlig mannlig kvinnelig
    """
)
_AGAIN = frozenset({"på nytt", "for første gang", "om igjen"})  # one word each to the tagger
_EVERY, EACH = word_set("each every hver hvert"), "<each>"
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
            if clause is None:
                continue
            if not clause.verbs.negated or is_limit(item, measure, clause):
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
    if not found:
        return _behind_semicolon(item, measure)
    if any(_supposed(item, c) for c in found):
        return None
    relative = _relative(item, measure)
    if relative is not None:
        return relative
    return min(found, key=lambda c: c.end - begin_of(c))


def _relative(item: Analysed, measure: Measure) -> Clause | None:
    """ "the $14 million that the town received": what the town received is told."""
    words = item.parse.words
    begin = next((i for i, w in enumerate(words) if w.start >= measure.start), 0)
    end = next((i for i, w in enumerate(words) if w.start >= measure.end), len(words))
    if not begin or words[begin - 1].lower not in ("the", "those", "de", "disse"):
        return None
    if end < len(words) and words[end].lower in ("that", "which", "som"):
        end += 1
    inner = (c for c in item.parse.clauses if c.kind is not ClauseKind.MAIN and not c.verbs.passive)
    return next((c for c in inner if c.subject and c.subject.start == end), None)


def _behind_semicolon(item: Analysed, measure: Measure) -> Clause | None:
    """ "...; here the date may come after three years": a part that the grammar gave up on."""
    words = item.parse.words
    cut = [i + 1 for i, w in enumerate(words) if w.text == ";" and w.start < measure.start]
    if not cut or not any(w.form in TENSES for w in words[cut[-1] :]):
        return None
    segment = Segment(SegmentKind.OBJECT, cut[-1], len(words), cut[-1])
    verbs = VerbGroup(cut[-1], cut[-1], "", "", "")
    return Clause(
        ClauseKind.MAIN, Span(cut[-1], cut[-1]), verbs, [segment], Span(0, 0), segment.end
    )


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
    return any(
        s.clause == at
        and (s.kind is SegmentKind.CONDITION or s.kind is SegmentKind.CONTENT)
        and not (s.kind is SegmentKind.CONTENT and c.verbs.base in _RULING)
        for c in item.parse.clauses
        for s in (*c.fronts, *c.segments)
    )


# "the law requires that at least 40 percent ...": so it is
_RULING = word_set(
    "require demand provide prescribe state mean ensure "
    "kreve bestemme fastsette bety innebære sikre"
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
        if {w.lower, _key(w)} & (_NARROWING | _AGAIN) and (w.lower, w.tag) != ("only", "ADV")
    ) - _of_the_number(item, measure, bound_of(item, measure, clause))
    topic = topic_words(item)
    about = [k for w in content if (k := _key(w)) not in topic and k not in _NARROWING]
    names = frozenset(
        w.text for w in content if w.tag == "PROPN" and w.lower not in topic and w.start
    )
    at = next((i for i, c in enumerate(item.parse.clauses) if c is clause), len(item.subjects))
    subject = item.subjects[at] if at < len(item.subjects) else None
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
        (subject or "").lower(),
    )


_LIMITS = word_set("high highest low lowest høy høyeste lav laveste")
_LATER = word_set("later earlier late early tidlig sen senere tidligere")
_OLD = word_set("old gammel")


def _of_the_number(item: Analysed, measure: Measure, bound: str) -> frozenset[str]:
    """ "21 years old", "no later than two months", "the highest fee": these pick no other case."""
    words = item.parse.words
    after = next((w for w in words if w.start >= measure.end), None)
    own = _OLD if after is not None and _key(after) in _OLD else frozenset()
    lead = item.sentence.clean[max(measure.start - 20, 0) : measure.bare_start].lower()
    own |= _LATER if re.search(r"\b(?:late|earli|sene|tidlig)\w+ (?:than|enn)\b", lead) else own
    return own | (_LIMITS if bound in ("most", "least") else frozenset())


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
    nouns = [w for w in inside if w.tag in ("NOUN", "PROPN", "ADJ")]
    inside = nouns[:1] + [w for w, b in zip(nouns[1:], nouns, strict=False) if b.end + 1 == w.start]
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


def each_of(mention: Mention) -> tuple[str, ...]:
    """The nouns right behind "each" and "every" in the clause."""
    words = mention.item.parse.words[begin_of(mention.clause) : mention.clause.end]
    behind = (words[i + 1 : i + 3] for i, w in enumerate(words) if w.lower in _EVERY)
    return tuple(_key(w) for pair in behind for w in pair if w.tag in ("NOUN", "PROPN"))[:1]
