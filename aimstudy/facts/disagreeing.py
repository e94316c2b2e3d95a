"""Pairs of numbers that are said of the same thing and cannot both be right.

Different years, groups, units or limits make two statements of it; then nothing is said.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from aimstudy.domain.article import Language
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_mentions import Mention, common, mentions, shared, topic_words
from aimstudy.facts.synonyms import alike
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
    found = list(mentions(items))
    for one, two in combinations(found, 2):
        if one.item is two.item or one.item.grammar is not two.item.grammar:
            continue
        if one.measure.kind is two.measure.kind and not _agree(one, two) and _same_thing(one, two):
            yield one, two


# -- values ---------------------------------------------------------------------------------------
def _agree(one: Mention, two: Mention) -> bool:
    """Both can be right: the same value, one within the other, or a limit that holds for it."""
    a, b = _interval(one), _interval(two)
    if a is None or b is None:
        return True
    if _is_vague(one) or _is_vague(two):
        return a[0] * 0.8 <= b[1] and b[0] * 0.8 <= a[1]
    if one.bound == "range" and two.bound == "range":
        return a == b
    return a[0] <= b[1] and b[0] <= a[1]


_VAGUE = ("about", "around", "approximately", "roughly", "nearly", "almost", "some", "close to")
_VAGUE_NB = ("omtrent", "cirka", "ca.", "rundt", "omkring", "om lag", "nesten", "knapt", "nær")


def _is_vague(mention: Mention) -> bool:
    lead = mention.shown.lower()
    return lead.startswith(_VAGUE) or lead.startswith(_VAGUE_NB)


def _interval(mention: Mention) -> tuple[float, float] | None:
    """Least and greatest value in a common unit; None where it cannot be compared."""
    measure = mention.measure
    factor = measure.scale * _factor(measure)
    low, high = measure.low * factor, measure.high * factor
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
def _same_thing(one: Mention, two: Mention) -> bool:
    if not _units_fit(one.measure, two.measure) or one.narrowing != two.narrowing:
        return False
    if (one.names - two.names) and (two.names - one.names):
        return False
    if one.measure.kind is QuantityKind.DATE:
        return _same_event(one, two)
    if _other_case(one, two):
        return False
    if one.measure.kind is QuantityKind.COUNT and (one.noun or two.noun):
        return _same_count(one, two)
    return _same_value(one, two)


def _other_case(one: Mention, two: Mention) -> bool:
    """Other years, groups or tenses: both numbers may hold, each in its own case."""
    if one.years != two.years and ((one.years and two.years) or not _happened(one, two)):
        return True
    if one.clause.verbs.past != two.clause.verbs.past:
        return True
    language = one.item.grammar.language
    return not _match(one.groups, two.groups, language)


def _happened(one: Mention, two: Mention) -> bool:
    """Both tell of an event: a year in one of them limits nothing."""
    bases = (one.clause.verbs.base, two.clause.verbs.base)
    return all(m.clause.verbs.past for m in (one, two)) and not set(bases) & _HAVING


def _match(one: frozenset[str], two: frozenset[str], language: Language) -> bool:
    """Each group of one has its like among the other's."""
    pairs = ((one, two), (two, one))
    return all(all(any(alike(a, b, language) for b in some) for a in each) for each, some in pairs)


def _same_event(one: Mention, two: Mention) -> bool:
    language = one.item.grammar.language
    bases = [_event(m) for m in (one, two)]
    if not all(bases) or not alike(bases[0], bases[1], language):
        return False
    return _same_subject(one, two)


def _event(mention: Mention) -> str:
    if mention.clause.verbs.base in _ONCE:
        return mention.clause.verbs.base
    return next((word for word in mention.about if word in ("opprette", "found")), "")


def _same_subject(one: Mention, two: Mention) -> bool:
    if one.subject and one.subject == two.subject:
        return True
    if all(_is_topic(m) for m in (one, two)):
        return True
    heads = [m.subject.split()[-1] if m.subject else "" for m in (one, two)]
    language = one.item.grammar.language
    short = all(len(m.subject.split()) <= 2 for m in (one, two))
    return bool(heads[0]) and short and alike(heads[0], heads[1], language)


def _is_topic(mention: Mention) -> bool:
    """The article's topic by name, or by the noun for what it is: "byen" of a "bergverksby"."""
    topic = mention.item.topic
    if topic.is_subject_of(mention.subject):
        return True
    span = mention.clause.subject
    words = [w for w in mention.item.parse.words[span.start : span.end] if w.tag == "NOUN"]
    if len(words) != 1 or span.end - span.start > 2:
        return False
    lemma = (words[0].lemma or words[0].lower).lower()
    return any(noun == lemma or noun.endswith(lemma) for noun in topic.nouns)


def _same_count(one: Mention, two: Mention) -> bool:
    """The same counted noun, said by the same verb of the same subject."""
    language = one.item.grammar.language
    if not (one.noun and two.noun and one.noun == two.noun):
        return False
    verbs = (one.clause.verbs.base, two.clause.verbs.base)
    told = alike(verbs[0], verbs[1], language) or set(verbs) <= _HAVING
    subject = _same_subject(one, two)
    others = [tuple(w for w in m.about if w != m.noun and w not in verbs) for m in (one, two)]
    plain = not (set(others[0]) ^ set(others[1])) - _subject_words(one) - _subject_words(two)
    return told and subject and plain


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
