"""Pairs of numbers that are said of the same thing and cannot both be right.

Different years, groups, units or limits make two statements of it; then nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aimstudy.domain.fact import Quantity
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_mentions import (
    AT_LEAST,
    AT_MOST,
    Mention,
    common,
    mentions,
    shared,
    topic_words,
)
from aimstudy.facts.synonyms import alike
from aimstudy.language.clauses import Span
from aimstudy.language.quantities import Measure, QuantityKind
from aimstudy.language.words import word_set

_ONCE = word_set(
    """
    found establish invent introduce bear die build erect discover create launch adopt enact
    inaugurate begin end open complete publish start close patent abolish ratify sign
    grunnlegge stifte etablere opprette oppfinne innføre føde dø bygge oppdage vedta lansere
    innvie begynne ende slutte åpne fullføre utgi publisere starte avvikle oppløse ratifisere
    undertegne danne
    """
)
_HAVING = word_set(
    """
    have hold contain include comprise consist be exist divide offer cover count own
    ha bestå omfatte inneholde være finnes dele tilby telle eie inneha
    """
)
_DAYS = {"d": 1.0, "w": 7.0, "u": 7.0, "m": 30.4, "y": 365.0, "å": 365.0, "h": 1 / 24, "t": 1 / 24}


def disagreeing(items: Sequence[Analysed]) -> Iterator[tuple[Mention, Mention]]:
    """Every such pair, in the order of the text."""
    found = [_Valued(m, _interval(m), _is_vague(m), m.bound) for m in mentions(items)]
    things = _Things(class_nouns(items))
    for at, one in enumerate(found):
        for two in found[at + 1 : at + 1 + _NEAR]:
            if not _agree(one, two) and things.same(one.mention, two.mention):
                yield one.mention, two.mention


_NEAR = 200  # so many numbers after it a number is compared with: a book is no article


@dataclass(frozen=True, slots=True)
class _Valued:
    """A number with what comparing it needs, found once."""

    mention: Mention
    interval: tuple[float, float] | None
    vague: bool
    bound: str


# -- values ---------------------------------------------------------------------------------------
def _agree(one: _Valued, two: _Valued) -> bool:
    """Both can be right: the same value, one within the other, or a limit that holds for it."""
    first, second = one.mention, two.mention
    a, b = one.interval, two.interval
    if a is None or b is None or first.measure.kind is not second.measure.kind:
        return True
    if first.item is second.item or first.item.grammar is not second.item.grammar:
        return True
    if one.vague or two.vague:
        return a[0] * 0.8 <= b[1] and b[0] * 0.8 <= a[1]
    if one.bound == "range" and two.bound == "range":
        return all(abs(x - y) <= 0.02 * max(x, y) for x, y in zip(a, b, strict=True))
    if first.measure.kind is QuantityKind.DURATION:
        a, b = (a[0] * 0.98, a[1] * 1.02), (b[0] * 0.98, b[1] * 1.02)  # two years, 24 months
    return a[0] <= b[1] and b[0] <= a[1]


def agree(one: tuple[Quantity, str], two: tuple[Quantity, str]) -> bool:
    """Two figures with the words they were given in, such as "at least $300" and "$500"."""
    spans = []
    for quantity, shown in (one, two):
        low, high = quantity.low, quantity.high
        if low == high and AT_LEAST.search(shown):
            high = float("inf")
        if low == high and AT_MOST.search(shown):
            low = 0.0
        if _is_rough(shown):
            low, high = low * 0.8, high * 1.2
        spans.append((low, high))
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


_VAGUE = ("about", "around", "approximately", "roughly", "nearly", "almost", "some", "close to")
_VAGUE_NB = ("omtrent", "cirka", "ca.", "rundt", "omkring", "om lag", "nesten", "knapt", "nær")


def _is_vague(mention: Mention) -> bool:
    return _is_rough(mention.shown)


def _is_rough(shown: str) -> bool:
    lead = shown.lower()
    return lead.startswith(_VAGUE) or lead.startswith(_VAGUE_NB)


def _interval(mention: Mention) -> tuple[float, float] | None:
    """Least and greatest value in a common unit; None where it cannot be compared."""
    measure = mention.measure
    factor = measure.scale * _factor(measure)
    low, high = measure.low * factor, measure.high * factor
    if measure.kind is QuantityKind.FREQUENCY:
        return None
    if measure.kind is QuantityKind.DATE and not measure.low:
        return None
    limit = mention.bound
    if limit == "least":
        return low, float("inf")
    own = mention.item.sentence.clean[measure.start : measure.bare_start].strip()
    if limit == "most" and own and measure.kind is QuantityKind.COUNT:
        return 0.0, high
    return low, high


def _factor(measure: Measure) -> float:
    if measure.kind is not QuantityKind.DURATION or not measure.unit:
        return 1.0
    unit = measure.unit.split()[-1]
    if unit.startswith(("minut", "min")):
        return 1 / 1440
    return _DAYS.get(unit[0], 1.0)


def _units_fit(one: Measure, two: Measure) -> bool:
    if one.kind in (QuantityKind.DURATION, QuantityKind.COUNT, QuantityKind.DATE):
        return True
    share = (one.unit == "share", two.unit == "share")
    point = ("point" in one.unit or "poeng" in one.unit, "point" in two.unit or "poeng" in two.unit)
    if one.kind is QuantityKind.PERCENT:
        return share[0] == share[1] and point[0] == point[1]
    last = (one.unit.split() or [""])[-1], (two.unit.split() or [""])[-1]
    return last[0].rstrip("s") == last[1].rstrip("s") or {*last} <= {"kr", "kroner", "nok"}


# -- the same thing -------------------------------------------------------------------------------
def class_nouns(items: Sequence[Analysed]) -> dict[str, frozenset[str]]:
    """What the first sentences say that their subject is: "storvik" is a "gruveby"."""
    found: dict[str, frozenset[str]] = {}
    for item in items[:_OPENING]:
        for clause, subject in zip(item.parse.clauses, item.subjects, strict=False):
            if not clause.verbs.copula or not subject:
                continue
            name, span = subject, clause.subject
            if clause.segments and not _opens_indefinite(item, span):
                span = Span(clause.segments[0].body, clause.segments[0].end)
            elif clause.front:  # "Storvik er en gruveby", the name taken for a front
                name = item.parse.span_text(clause.front)
            noun = _class_noun(item, span)
            if noun and (not found or _plain(name) in found):
                found[_plain(name)] = found.get(_plain(name), frozenset()) | {noun}
    return found


def _opens_indefinite(item: Analysed, span: Span) -> bool:
    words = item.parse.words[span.start : span.end]
    return bool(words) and words[0].lower in ("a", "an", "en", "ei", "et")


def _class_noun(item: Analysed, span: Span) -> str:
    """The lemma of the head of "a mining town in the north"; empty without an article."""
    if not _opens_indefinite(item, span):
        return ""
    words = item.parse.words[span.start : span.end]
    stop = next((i for i, w in enumerate(words) if w.tag in ("ADP", "PRON")), len(words))
    nouns = [w for w in words[:stop] if w.tag == "NOUN"]
    return (nouns[-1].lemma or nouns[-1].lower).lower() if nouns else ""


_OPENING = 3


def _plain(subject: str) -> str:
    return re.sub(r"^(?:the|an?|en|et|ei|den|det|de) ", "", subject.lower()).strip()


class _Things:
    """Tells whether two numbers are said of the same thing."""

    def __init__(self, classes: dict[str, frozenset[str]]) -> None:
        self._names = frozenset(classes)
        self._classes = frozenset().union(*classes.values())

    def same(self, one: Mention, two: Mention) -> bool:
        """True where words, units, limits, groups and years leave no other reading."""
        if one.measure.kind is QuantityKind.DATE:
            return self._event(one, two)
        if not _units_fit(one.measure, two.measure) or one.narrowing != two.narrowing:
            return False
        if (one.names - two.names) and (two.names - one.names):
            return False
        if _other_case(one, two):
            return False
        if one.measure.kind is QuantityKind.COUNT and (one.noun or two.noun):
            return self._count(one, two)
        return _same_value(one, two)

    def _event(self, one: Mention, two: Mention) -> bool:
        language = one.item.grammar.language
        bases = [_event(m) for m in (one, two)]
        told = all(bases) and alike(bases[0], bases[1], language)
        return told and self._subject(one, two)

    def _subject(self, one: Mention, two: Mention) -> bool:
        if one.subject and one.subject == two.subject:
            return True
        if all(self._is_topic(m) for m in (one, two)):
            return True
        heads = [m.subject.split()[-1] if m.subject else "" for m in (one, two)]
        short = all(len(m.subject.split()) <= 2 for m in (one, two))
        return bool(heads[0]) and short and alike(heads[0], heads[1], one.item.grammar.language)

    def _is_topic(self, mention: Mention) -> bool:
        """The article's topic by name, or by the noun for what it is: "byen" of a "gruveby"."""
        topic = mention.item.topic
        if topic.is_subject_of(mention.subject) or _plain(mention.subject) in self._names:
            return True
        span = mention.clause.subject
        words = [w for w in mention.item.parse.words[span.start : span.end] if w.tag == "NOUN"]
        if len(words) != 1 or span.end - span.start > 2:
            return False
        lemma = (words[0].lemma or words[0].lower).lower()
        nouns = topic.nouns | self._classes
        return any(noun == lemma or noun.endswith(lemma) for noun in nouns)

    def _count(self, one: Mention, two: Mention) -> bool:
        """The same counted noun, said by the same verb of the same subject."""
        language = one.item.grammar.language
        if not (one.noun and two.noun and alike(one.noun, two.noun, language)):
            return False
        verbs = (one.clause.verbs.base, two.clause.verbs.base)
        others = [
            {w for w in m.about if w != m.noun and w not in verbs} - _subject_words(m)
            for m in (one, two)
        ]
        if one.noun in _PARTS and two.noun in _PARTS and set(verbs) <= _HAVING | _INVOLVING:
            return not (others[0] | others[1]) - self._classes - _CLASS_WORDS
        told = alike(verbs[0], verbs[1], language) or set(verbs) <= _HAVING
        same = one.noun == two.noun and told and self._subject(one, two)
        return same and not others[0] ^ others[1]


_INVOLVING = word_set(
    "involve bring distinguish split sort divide take pass complete delta involvere skille dele "
    "sortere gå føre fullføre"
)
# parts of the article's own thing: their number is one
_PARTS = word_set(
    """
    party participant step stage phase module part type kind form component element principle
    level category course pillar
    part deltaker trinn steg fase modul del type slag form komponent element prinsipp nivå
    kategori kurs emne søyle aktør
    """
)
_CLASS_WORDS = word_set("agreement process system method arrangement avtale prosess metode ordning")


def _other_case(one: Mention, two: Mention) -> bool:
    """Other years, groups or tenses: both numbers may hold, each in its own case."""
    dated = bool(one.years and two.years)
    if one.years != two.years and (dated or not _happened(one, two)):
        return True
    if one.clause.verbs.past != two.clause.verbs.past:
        return True
    pairs = ((one.groups, two.groups), (two.groups, one.groups))
    language = one.item.grammar.language
    return not all(
        all(a in _CLASS_WORDS or any(alike(a, b, language) for b in some) for a in each)
        for each, some in pairs
    )


def _happened(one: Mention, two: Mention) -> bool:
    """Both tell of an event: a year in one of them limits nothing."""
    bases = (one.clause.verbs.base, two.clause.verbs.base)
    return all(m.clause.verbs.past for m in (one, two)) and not set(bases) & _HAVING


def _event(mention: Mention) -> str:
    told = next((word for word in mention.about if word in ("opprette", "found")), "")
    return told or (mention.clause.verbs.base if mention.clause.verbs.base in _ONCE else "")


def _subject_words(mention: Mention) -> frozenset[str]:
    start, end = mention.clause.subject.start, mention.clause.subject.end
    words = mention.item.parse.words[start:end]
    return frozenset((w.lemma or w.lower).lower() for w in words) | topic_words(mention.item)


def _same_value(one: Mention, two: Mention) -> bool:
    """The same carrier ("the test ... two hours"), or nearly the same words around the number."""
    language = one.item.grammar.language
    if one.carrier and two.carrier and alike(one.carrier, two.carrier, language):
        return one.modifiers == two.modifiers
    if one.carrier and two.carrier:
        return False
    return shared(one, two) >= 0.75 and common(one, two) >= 3
