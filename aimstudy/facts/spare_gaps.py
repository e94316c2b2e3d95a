"""Gaps kept in hand for what no rule asks: each phrase of a clause may be left out.

Plain statements say something worth knowing even where no question form fits them. Which of these
gaps become cards is chosen later, by how much each is worth. Asks no question.
"""

import re
from collections.abc import Iterator, Sequence

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.drafts import FactDraft
from aimstudy.facts.expletives import is_expletive
from aimstudy.facts.supposing import names_thing
from aimstudy.language.clauses import STATING, Clause, Segment, SegmentKind
from aimstudy.language.words import TENSES, Word, phrase_set, word_set

RULE = "spare"
_MAX_WORDS = 8
_NAMES = ("NOUN", "PROPN", "NUM")
_EMPTY = phrase_set(
    "further|another|additional|recent years|recent decades|recent times|ytterligere|"
    "de senere årene|de siste årene|senere tid|nyere tid"
)
_SUBJECTS = phrase_set("they|he|she|it|we|you|i|de|han|hun|vi|man")
_GLOSS = phrase_set("det vil si|altså|that is")
_ASKING = word_set("how which what whose hvor hvilken hvilket hvilke hva hvordan")
_OPENING = word_set("the a an den det de en et")  # a noun comes after them
_BOUND = ("of", "av")  # they tie a noun to the one before


def spare_gaps(item: Analysed) -> Iterator[FactDraft]:
    """A draft for each phrase of each clause, in a sentence that stands alone."""
    if not item.parse.clauses or names_thing(item.sentence.clean):
        yield from _figures(item)
    for index, clause in enumerate(item.parse.clauses):
        if not _tells(item, clause):
            continue
        for value in dict.fromkeys(v for v in _values(item, clause) if _fits(item, v)):
            subject = item.subjects[index] or item.parse.span_text(clause.subject)
            parts = {"clause": str(index)}
            base = clause.verbs.base
            yield FactDraft(FactKind.SCOPE, RULE, subject, base, (value,), value, parts, rank=9)


def _figures(item: Analysed) -> Iterator[FactDraft]:
    """The numbers and dates of a sentence whose clauses were not found."""
    for measure in item.measures:
        value = item.sentence.clean[measure.start : measure.end]
        if item.statement.count(value) == 1:
            yield FactDraft(FactKind.SCOPE, RULE, "", "", (value,), value, rank=9)


# one of several that other sentences name
_ONE_MORE = re.compile(
    r"(?:yet )?another (?!\w+['’]s)|an? (?:third|fourth|fifth|further) (?!part[yi])|"
    r"(?:enda |nok )?(?:en|et|ei) (?:annen|annet|anna|tredje|fjerde|femte) (?!part)|"
    r"(?:nok|enda) (?:en|et|ei) ",
    re.I,
)


def is_one_more(subject: str) -> bool:
    """ "another tool", "en tredje løsning": nobody can tell which without the other ones."""
    return _ONE_MORE.match(subject) is not None


def _tells(item: Analysed, clause: Clause) -> bool:
    """False for what is no statement, or stands for several things named after it."""
    headless = clause.verbs.modal and not clause.verbs.rest
    named = any(s.kind is SegmentKind.EXAMPLE for s in clause.segments)
    hollow = is_expletive(item.parse, clause)
    vague = is_one_more(item.parse.span_text(clause.subject))
    return clause.kind in STATING and not (headless or named or hollow or vague)


def _values(item: Analysed, clause: Clause) -> Iterator[str]:
    """What could be left out: segments, the subject, and what a relative clause is about."""
    for segment in (*clause.segments, *clause.fronts):
        if segment not in clause.fronts or segment.kind is not SegmentKind.PARTICIPLE:
            yield from _phrases(item, segment)  # "____, the town grew" could be anything
    yield item.parse.span_text(clause.subject)
    yield item.parse.span_text(clause.antecedent)


def _phrases(item: Analysed, segment: Segment) -> Iterator[str]:
    """The segment without its lead: up to its first adjunct, its relative clause, and whole."""
    words = item.parse.words
    end = segment.relative if segment.relative > segment.body else segment.end
    while end > segment.body + 1 and _is_loose(words[end - 1]):
        end -= 1
    for at in range(segment.body + 1, end):
        adjunct = words[at].tag == "ADP" and words[at].lower not in _BOUND
        if adjunct and words[at + 1 : at + 2] and words[at + 1].lower in ("at", "å"):
            break  # "et krav om at alle betaler": the noun says nothing without it
        if adjunct and words[at - 1].tag in _NAMES and words[segment.body].tag != "VERB":
            yield item.parse.slice(segment.body, at).strip(" ,;:–-")
            break
    yield item.parse.slice(segment.body, end).strip(" ,;:–-")
    yield item.parse.slice(segment.body, segment.end).strip(" ,;:–-")


def _is_loose(word: Word) -> bool:
    """ "virkelig verdi selv | når ...": what belongs to the words that follow."""
    return word.tag in ("CCONJ", "PART", "ADV", "PUNCT") or word.lower == "selv"


def _joins_numbers(item: Analysed, start: int, end: int) -> bool:
    """ "30 kroner in | summer and 45 kroner | in winter": from one number's end to the next."""
    kinds = {m.kind for m in item.measures if m.end <= start}
    joined = {w.end + 1 for w in item.parse.words if w.tag == "CCONJ" and start <= w.start < end}
    inside = [m for m in item.measures if start < m.start < end]
    return any(m.start in joined and m.kind in kinds for m in inside)


def _is_torn(inside: Sequence[Word], after: Word | None) -> bool:
    """ "sommeren og harde | om vinteren", "Årdal to | år", "mouth | upward on a nail"."""
    last = inside[-1]
    if after is not None and after.lower in _SUBJECTS:
        return True  # "the firms ____ they once ran"
    if after is not None and after.tag == "ADJ" and after.form is None:
        return True  # "tar ____ raskere": cut in the middle
    joined = len(inside) > 2 and inside[-2].tag == "CCONJ" and last.tag == "ADJ"
    other = joined and inside[-3].tag in ("NOUN", "PROPN")
    counting = last.tag == "NUM" and after is not None and after.tag == "NOUN"
    turned = last.lower in _OPENING or inside[0].lower.endswith(("ward", "wards"))
    return other or counting or turned


def _fits(item: Analysed, value: str) -> bool:
    """True for a short phrase of its own that points nowhere and stands in the text once."""
    if not value or item.stated(value).count(value) != 1 or len(value.split()) > _MAX_WORDS:
        return False
    if set(value.lower().split()[:2]) & _EMPTY or value.lower() in _EMPTY:
        return False
    start = item.sentence.clean.find(value)
    inside = [w for w in item.parse.words if start <= w.start and w.end <= start + len(value)]
    if start < 0 or not inside or any(w.tag in ("PRON", "PUNCT") for w in inside):
        return False
    after = next((w for w in item.parse.words if w.start > start + len(value)), None)
    if _is_torn(inside, after):
        return False
    if _joins_numbers(item, start, start + len(value)):
        return False
    denied = inside[-1].lower in item.grammar.negations or inside[-1].tag == "ADP"
    if denied or inside[0].lower in _GLOSS:
        return False  # "ordre om ikke | å skyte", "det vil si forskjellen"
    if any(w.lower in _ASKING for w in inside):
        return False  # "grensen for hvor mange oppgaver ____"
    pointing = any(w.lower in item.grammar.pronouns - item.grammar.determiners for w in inside)
    if inside[0].tag == "SCONJ":
        return False
    telling = any(w.tag in _NAMES for w in inside)
    finite = any(w.form in TENSES for w in inside)
    vague = value.lower() == value and len(inside) == 1 and len(value) < 4
    return telling and not pointing and not finite and not vague and not item.topic.mentioned(value)
