"""What a number is said of, in words that can be held against those around another number.

The words of its statement fall in four: what it measures (core), what limits the statement to one
case (limits), what it is done for and when (soft), and the rest of the sentence (loose).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_mentions import Mention, topic_words
from aimstudy.facts.number_words import LIGHT, SortedWords, carried_words, told_words
from aimstudy.language.clauses import Clause, Span
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import TENSES, Word, word_set

TOPIC = "~"
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_HAVING_VALUE = word_set(
    "be last take cost amount run equal exceed surpass være vare ta koste utgjøre ligge bli "
    "overstige overskride"
)
_CARRIED = re.compile(
    r"(?:of|på|for|til|lasting|worth|som varer i|som tar|som koster|that lasts|which lasts|that "
    r"takes|which takes|that costs|which costs) (?:up to |inntil |opptil )?$|"
    r", (?:usually|normally|typically|often|mostly|vanligvis|normalt|som regel|oftest|gjerne) $"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of a statement about a number; ``carrier`` is the noun whose value it is."""

    carrier: str
    core: frozenset[str]
    limits: frozenset[str]
    soft: frozenset[str]
    loose: frozenset[str]
    owner: str  # who has or does it
    deed: str  # the verb, where it is no light one
    lasting: bool  # the number is a length of time

    @property
    def words(self) -> frozenset[str]:
        """Everything that another statement's words may be found in."""
        return self.core | self.limits | self.soft | self.loose


def frame_of(mention: Mention, classes: frozenset[str]) -> Frame:
    """The frame of a number; ``classes`` are nouns for what the article is about."""
    item, clause = mention.item, mention.clause
    words = item.parse.words
    taken, number = _taken(mention), _number(mention)
    carrier = _carrier(mention, classes)
    own = _Own(item, classes)
    if carrier and not own.keys(range(carrier.start, carrier.end)):
        carrier = None  # "a life of 270 days": the noun says only that it is a length
    relative = _relative(mention, number)
    if relative:
        sorted_words = SortedWords(core=set(range(relative.start, relative.end)))
    elif carrier:
        sorted_words = carried_words(item, clause, carrier, number)
    else:
        sorted_words = told_words(item, clause, number)
    core = own.keys(sorted_words.core - taken, verbs=bool(relative) or not carrier)
    told = not carrier and not relative
    deed = own.verb(clause) if told else frozenset()
    rest = set(range(len(words))) - taken
    if told and _pronoun(mention) and is_topic(mention):
        core |= {TOPIC}
    return Frame(
        own.key(words[carrier.end - 1]) if carrier else "",
        core | deed | own.counted(mention),
        (own.keys(sorted_words.limits - taken) - {TOPIC}) | _dimension(mention),
        own.keys(sorted_words.soft - taken) - {TOPIC},
        own.keys(rest, light=True) | own.verb(clause, light=True),
        own.owner(mention) if told else "",
        next(iter(deed), ""),
        mention.measure.kind is QuantityKind.DURATION,
    )


def is_topic(mention: Mention) -> bool:
    """The subject is the article's topic, by name or by a pronoun."""
    topic, subject = mention.item.topic, mention.subject
    bare = subject.removeprefix("the ")
    return topic.is_subject_of(subject) or bare == topic.acronym.lower() != ""


def _pronoun(mention: Mention) -> bool:
    span, words = mention.clause.subject, mention.item.parse.words
    return span.end - span.start == 1 and words[span.start].tag in ("PRON", "DET")


_RELATIVES = word_set("who whoever that which som whose")


def _relative(mention: Mention, number: set[int]) -> Span | None:
    """ "whoever cancels within 30 days gets ...": the number tells of the cancelling alone."""
    span, words = mention.clause.subject, mention.item.parse.words
    if not number or not span.start < min(number) < span.end:
        return None
    before = range(span.start, min(number))
    start = next((i for i in before if words[i].lower in _RELATIVES), -1)
    return Span(start, span.end) if start >= 0 else None


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


_POINTING = word_set("the these those such all de disse slike alle")


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
            if light or (key not in LIGHT and word.lower not in LIGHT):
                found.add(key)
        return frozenset(found)

    def key(self, word: Word) -> str:
        """The lemma; one sign for a word of the article's topic."""
        key = (word.lemma or word.lower).lower()
        named = word.tag in ("NOUN", "PROPN") and (
            word.lower in self._topic
            or key in self._topic
            or (self._is_one(word) and (key in self._classes or self._named(word.lower, key)))
            or any(end.endswith(key) and len(end) > len(key) + 2 for end in self._ends)
        )
        return TOPIC if named else key

    def _is_one(self, word: Word) -> bool:
        """ "companies" are others of the kind; "the company" and "selskapene" are meant."""
        if word.number != "plur" or word.definite:
            return True
        at = next((i for i, w in enumerate(self._words) if w is word), 0)
        before = self._words[max(at - 2, 0) : at]
        return any(w.lower in _POINTING for w in before)

    def verb(self, clause: Clause, light: bool = False) -> frozenset[str]:
        """The verb with its particle: "get back"."""
        base = clause.verbs.base
        particle = next((w for w in clause.verbs.rest.split() if w in _PARTICLES), "")
        key = f"{base} {particle}" if particle else base
        leaving = particle in _AWAY  # "go out of": no light verb
        if not base or (not light and (key in _LASTING or (base in LIGHT and not leaving))):
            return frozenset()
        return frozenset({key})

    def owner(self, mention: Mention) -> str:
        """Who has or does what is counted; empty where nobody is named."""
        clause = mention.clause
        if clause.verbs.passive or clause.subject_head < 0:
            return ""
        if is_topic(mention):
            return TOPIC
        word = self._words[clause.subject_head]
        return self.key(word) if word.tag in ("NOUN", "PROPN") else ""

    def counted(self, mention: Mention) -> frozenset[str]:
        """What a count counts belongs to the core, a topic noun too: "2,300 members"."""
        measure = mention.measure
        if measure.kind is not QuantityKind.COUNT or mention.noun in LIGHT | {""}:
            return frozenset()
        return frozenset({mention.noun})


_LASTING = frozenset({"go on", "carry on", "pågå", "continue", "fortsette", "holde på"})
_AWAY = frozenset({"out", "away", "off", "ut", "bort"})
_PARTICLES = word_set(
    "out up in back off on down over away put inn ut opp ned tilbake igjen med frem fram"
)


def _is_finite(word: Word) -> bool:
    return word.form in TENSES


# -- "the fee is $300", "a fee of $300" -----------------------------------------------------------
def _carrier(mention: Mention, classes: frozenset[str]) -> Span | None:
    """The noun phrase whose value the number is, up to its head noun."""
    item, measure, clause = mention.item, mention.measure, mention.clause
    words = item.parse.words
    match = _CARRIED.search(item.sentence.clean[: measure.start])
    if match:
        end = next((i for i, w in enumerate(words) if w.start >= match.start()), 0)
        lexical = clause.verbs.base not in LIGHT and not clause.verbs.copula
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
