"""Pairs of numbers that are said of the same thing and cannot both be right.

Different years, groups, units or limits make two statements of it; then nothing is said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.event_years import happening, years_clash
from aimstudy.facts.number_bounds import begin_of
from aimstudy.facts.number_frames import Frame, frame_of
from aimstudy.facts.number_kin import kin
from aimstudy.facts.number_mentions import (
    EACH,
    Mention,
    each_of,
    mentions,
    topic_words,
)
from aimstudy.facts.number_values import Valued, both_hold, units_fit, valued
from aimstudy.facts.same_thing import same_frame
from aimstudy.facts.summaries import Summaries
from aimstudy.facts.synonyms import alike
from aimstudy.language.clauses import Span
from aimstudy.language.noun_words import MONTHS
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import word_set

_HAVING = word_set(
    """
    have hold contain include comprise consist be exist divide offer cover count own
    ha bestå omfatte inneholde være finnes dele tilby telle eie inneha
    """
)


def disagreeing(items: Sequence[Analysed]) -> Iterator[tuple[Mention, Mention]]:
    """Every such pair, in the order of the text."""
    found = [valued(m) for m in mentions(items)]
    things = _Things(items, found)
    for at, one in enumerate(found):
        for two in found[at + 1 : at + 1 + _NEAR]:
            if both_hold(one, two) or not things.same(one, two):
                continue
            if not (_restated(one, two, found) or _restated(two, one, found)):
                yield one.mention, two.mention


def _restated(one: Valued, two: Valued, found: Sequence[Valued]) -> bool:
    """Another number beside ``one`` is the same as ``two``, which repeats that one."""
    kind, item = two.mention.measure.kind, one.mention.item
    beside = (v for v in found if v.mention.item is item and v is not one)
    if _says(item, two.mention):
        return True
    return any(v.mention.measure.kind is kind and v.interval == two.interval for v in beside)


def _says(item: Analysed, mention: Mention) -> bool:
    """The number's words stand in the sentence, beside the number that it is held against."""
    measure, clean = mention.measure, mention.item.sentence.clean
    shown = clean[measure.bare_start : measure.end].lower()
    found = rf"(?<![\w.,])(?<!\d ){re.escape(shown)}(?![.,]?\w)"
    return re.search(found, item.sentence.clean.lower()) is not None


_NEAR = 200  # so many numbers after it a number is compared with: a book is no article


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


def _familiar(items: Sequence[Analysed]) -> frozenset[str]:
    """The nouns of two sentences or more."""
    said = Counter(
        key
        for item in items
        for key in {(w.lemma or w.lower).lower() for w in item.parse.words if w.tag == "NOUN"}
    )
    return frozenset(word for word, times in said.items() if times > 1)


def _open_with_names(one: Mention, two: Mention) -> bool:
    """ "Skarvholm fyr" and "Tangvik fyr": what was named first is another thing of the kind.

    The grammar takes a noun for a name only where it knows it, so the letters are looked at.
    """
    first, second = (m.item.parse.words[:2] for m in (one, two))
    if len(first) < 2 or len(second) < 2 or first[1].lower != second[1].lower:
        return False
    nouns = all(words[1].tag == "NOUN" for words in (first, second))
    named = all(words[0].tag in ("NOUN", "PROPN") for words in (first, second))
    begins = {words[0].lower[:_STEM] for words in (first, second)}
    topic = topic_words(one.item) & {first[0].lower, second[0].lower}
    return nouns and named and not topic and len(begins) == 2


_STEM = 4  # letters that forms of one word share


class _Things:
    """Tells whether two numbers are said of the same thing."""

    def __init__(self, items: Sequence[Analysed], found: Sequence[Valued]) -> None:
        classes = class_nouns(items)
        self._names = frozenset(classes)
        self._classes = frozenset().union(*classes.values())
        self._frames: dict[int, Frame] = {}
        self._summaries = Summaries(items, found)
        self._familiar = _familiar(items)

    def same(self, first: Valued, second: Valued) -> bool:
        """True where words, units, limits, groups and years leave no other reading."""
        one, two = first.mention, second.mention
        if one.measure.kind is QuantityKind.DATE:
            return self._event(one, two, self._summaries.differ(first, second))
        return self._told_alike(one, two) or self._framed_alike(first, second)

    def _framed_alike(self, first: Valued, second: Valued) -> bool:
        one, two = first.mention, second.mention
        if _other_measure(first, second) or self._told_apart(one, two):
            return False
        if one.narrowing - {EACH} != two.narrowing - {EACH} or not self._each_met(one, two):
            return False
        if other_years(one, two) or _times(one) != _times(two) or _example(one, two):
            return False
        if _is_age(one) is not _is_age(two):
            return False
        sums_up = self._summaries.differ(first, second)
        if {one.bound, two.bound} == {"range", "most"} and not sums_up:
            return False  # what is usual, and what is the limit
        if _usual(one) is not _usual(two) and _norm(one) is not _norm(two):
            return False
        if sums_up and (_parts_of_topic(one, two) or self._parts(one, two)):
            return True
        if not sums_up and (_of_somebody(one) or _of_somebody(two)):
            return False
        language = one.item.grammar.language
        frames = self._frame(one), self._frame(two)
        return same_frame(*frames, sums_up, language, one.noun, self._familiar)

    def _told_apart(self, one: Mention, two: Mention) -> bool:
        """Two of a kind, each with a word of its own: the north pier, the second-order lens."""
        if _open_with_names(one, two):
            return True
        a, b = (_plain(m.subject).split() for m in (one, two))
        if not a or not b or a[-1] != b[-1]:
            return False
        named = (one.names - two.names) and (two.names - one.names)
        if not named and self._is_topic(one) and self._is_topic(two):
            return False
        return bool(set(a) - set(b)) and bool(set(b) - set(a))

    def _each_met(self, one: Mention, two: Mention) -> bool:
        """What "each" is said of stands in the other statement, or both say "each"."""
        if one.measure.kind is QuantityKind.FREQUENCY or (EACH in one.narrowing) is (
            EACH in two.narrowing
        ):
            return True
        each, other = (one, two) if EACH in one.narrowing else (two, one)
        words = self._frame(other).words
        language = one.item.grammar.language
        return any(kin(noun, word, language) for noun in each_of(each) for word in words)

    def _parts(self, one: Mention, two: Mention) -> bool:
        """The article's topic has, or rests on, so many of one thing."""
        verbs = {one.clause.verbs.base, two.clause.verbs.base}
        plain = verbs <= _HAVING | _RESTING and bool(one.noun)
        return plain and one.noun == two.noun and self._is_topic(one) and self._is_topic(two)

    def _frame(self, mention: Mention) -> Frame:
        if id(mention) not in self._frames:
            self._frames[id(mention)] = frame_of(mention, self._classes)
        return self._frames[id(mention)]

    def _told_alike(self, one: Mention, two: Mention) -> bool:
        if not units_fit(one.measure, two.measure) or one.narrowing != two.narrowing:
            return False
        if (one.names - two.names) and (two.names - one.names):
            return False
        if _other_case(one, two):
            return False
        if one.measure.kind is QuantityKind.COUNT and (one.noun or two.noun):
            return self._count(one, two)
        return False

    def _event(self, one: Mention, two: Mention, sums_up: bool) -> bool:
        first, second = (happening(m, self._classes, self._is_topic(m)) for m in (one, two))
        if one.narrowing != two.narrowing and not (second and second.origin):
            return False
        return bool(first and second and years_clash(one, two, first, second, sums_up))

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
        subject = _plain(mention.subject)
        if topic.is_subject_of(subject) or subject in self._names | {topic.acronym.lower()} - {""}:
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


_RESTING = word_set("rest build base combine use rely bygge hvile kombinere bruke basere")
_USUAL = word_set(
    """
    usually typically normally ordinarily generally often most mostly practice commonly
    vanligvis normalt typisk gjerne ofte fleste praksis oftest regel
    """
)


def _usual(mention: Mention) -> bool:
    """ "usually", "most savers": what is, not what has to be."""
    begin, end = begin_of(mention.clause), mention.clause.end
    return any(w.lower in _USUAL for w in mention.item.parse.words[begin:end])


def _norm(mention: Mention) -> bool:
    """What must or may be, a limit."""
    return bool(mention.clause.verbs.modal) or mention.bound in ("least", "most")


_AGE_BEFORE = re.compile(r"\b(?:fylte?|fyller|age of|aged|turn(?:s|ed)?|alder(?:en)? (?:på|av)) $")
_AGE_AFTER = re.compile(r" (?:old|of age|gam\w+)\b")


def _is_age(mention: Mention) -> bool:
    """ "from 62 years of age", "fylte 62 år": no length of time."""
    clean, measure = mention.item.sentence.clean, mention.measure
    before, after = clean[: measure.start], clean[measure.end :]
    return bool(_AGE_BEFORE.search(before) or _AGE_AFTER.match(after))


def _times(mention: Mention) -> frozenset[str]:
    """Months and seasons that a statement is limited to."""
    begin, end = begin_of(mention.clause), mention.clause.end
    words = mention.item.parse.words[begin:end]
    return frozenset(w.lower for w in words if w.lower in _SEASONS and w.start > 0)


_SEASONS = (MONTHS - {"may"}) | word_set(
    "spring summer autumn winter våren sommeren høsten vinteren"
)


def _of_somebody(mention: Mention) -> bool:
    """ "He was two minutes behind": nobody knows whether the other one is the same."""
    span, words = mention.clause.subject, mention.item.parse.words
    alone = span.end - span.start == 1 and words[span.start].tag == "PRON"
    return alone and not mention.subject


def _parts_of_topic(one: Mention, two: Mention) -> bool:
    """ "the course has five modules", "candidates go through four modules"."""
    verbs = {one.clause.verbs.base, two.clause.verbs.base}
    return {one.noun, two.noun} <= _PARTS and verbs <= _HAVING | _INVOLVING | _TAKING


_TAKING = word_set(
    "need require study attend finish do cover undergo "
    "kreve ta bestå gjennomgå fullføre trenge må måtte skulle"
) | {""}


def _other_measure(first: Valued, second: Valued) -> bool:
    """Other units, other things counted, or values that no slip turns into each other."""
    one, two = first.mention, second.mention
    if not units_fit(one.measure, two.measure) or _far_apart(first, second):
        return True
    return one.measure.kind is QuantityKind.COUNT and _other_things(one, two)


def _far_apart(first: Valued, second: Valued) -> bool:
    """Twenty hours and two years are no two versions of one number."""
    if first.interval is None or second.interval is None:
        return False
    low, high = sorted((a or b) for a, b in (first.interval, second.interval))
    return high > _FAR * low


_FAR = 25


def _other_things(one: Mention, two: Mention) -> bool:
    """Seven members are no employees."""
    plain = {one.noun, two.noun} & (_PEOPLE | {""})
    return not plain and not kin(one.noun, two.noun, one.item.grammar.language)


_PEOPLE = word_set("people person man woman individual menneske person folk mann kvinne")


def _example(one: Mention, two: Mention) -> bool:
    """One is told of a made-up case."""
    return one.item.supposed != two.item.supposed


def other_years(one: Mention, two: Mention) -> bool:
    """Other years or tenses: both numbers may hold, each in its own time."""
    dated = bool(one.years and two.years)
    if one.years != two.years and (dated or not _happened(one, two)):
        return True
    alike_forms = any(m.clause.verbs.finite.lower() in _BOTH_TENSES for m in (one, two))
    return one.clause.verbs.past != two.clause.verbs.past and not alike_forms


_BOTH_TENSES = word_set("cost cut hit put set spread")  # "it cost": now or then


def _other_case(one: Mention, two: Mention) -> bool:
    """Other years, groups or tenses: both numbers may hold, each in its own case."""
    if other_years(one, two):
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


def _subject_words(mention: Mention) -> frozenset[str]:
    start, end = mention.clause.subject.start, mention.clause.subject.end
    words = mention.item.parse.words[start:end]
    return frozenset((w.lemma or w.lower).lower() for w in words) | topic_words(mention.item)
