"""Years of the article's own beginning, opening or end that cannot all be right.

What is founded or developed may open or be introduced later, never earlier; what happens once has
one year. A year "since" which something has been done lies no earlier than its beginning.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from aimstudy.domain.article import Language
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_frames import TOPIC, phrase_keys
from aimstudy.facts.number_kin import kin
from aimstudy.facts.number_mentions import Mention
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind, Span
from aimstudy.language.words import word_set


class Stage(IntEnum):
    """What a year is the year of, in the order in which it comes."""

    NAMED = 0  # "the flood of 1911"
    CREATED = 1  # founded, developed, built, born
    OPENED = 2  # introduced, opened, in use since
    ENDED = 3  # closed, abolished


_CREATE = word_set(
    """
    found establish create form develop invent devise design conceive build construct erect
    discover bear constitute charter incorporate institute date sign conclude
    grunnlegge stifte etablere opprette danne utvikle oppfinne bygge oppføre oppdage konstruere
    føde utforme skape stamme inngå undertegne signere
    """
)
_OPEN = word_set(
    """
    introduce launch open inaugurate start begin commence adopt enact present unveil
    innføre lansere åpne innvie starte begynne vedta presentere
    """
)
_BEGIN = word_set("begin start commence break bryte starte begynne")
_END = word_set(
    """
    abolish close dissolve end scrap discontinue repeal liquidate disband
    avskaffe oppheve nedlegge oppløse avslutte avvikle stenge slutte
    """
)
_HAPPEN = word_set(
    """
    happen occur strike hit break take ramme inntreffe skje treffe finne
    """
)
_BEING = word_set("exist eksistere be være")
_IDIOMS = (
    (Stage.CREATED, re.compile(
        r"\bset up\b|\b(?:saw|see) the light of day\b|\bcame into being\b|\bdat(?:es?|ing) "
        r"(?:back )?(?:from|to)\b|\bgoes back to\b|\bsatt? opp\b|\bså dagens lys\b|"
        r"\bstammer fra\b|\bbegynnelsen (?:er|var)\b|\bble til\b|\bdaterer seg\b", re.I)),
    (Stage.OPENED, re.compile(
        r"\b(?:broke|breaks) out\b|\b(?:brought|bring) in\b|\bbrøt ut\b|\bopened its doors\b|"
        r"\b(?:began|started) (?:its )?(?:operations?|operating|work)\b|"
        r"\bc[ao]mes? into (?:force|use)\b|\bt(?:ook|akes|ake) effect\b|\bcame into force\b|"
        r"\båpnet dørene\b|\bbegynte (?:sin )?virksomhet(?:en)?\b|\btrådte i kraft\b|"
        r"\btok til\b|\bble tatt i bruk\b|\blagt frem\b", re.I)),
    (Stage.ENDED, re.compile(r"\bwound up\b|\bclosed its doors\b|\ble(?:gge)?s? ned\b|\bla ned\b|"
                             r"\blagt ned\b", re.I)),
)  # fmt: skip
_ORIGIN = re.compile(r"\b(?:dat(?:es?|ing)|goes) back to\b|\bstammer fra\b|\bdaterer seg\b", re.I)
_SINCE = re.compile(r"\b(?:since|siden) $", re.I)
_NAMED = re.compile(r"(?P<noun>[^\W\d]+) (?:of|from|fra|av) $")
_LAWS = word_set(
    "act law statute code convention treaty agreement lov avtale konvensjon forordning"
)
# what any topic may be called
_ANY_TOPIC = word_set(
    "scheme arrangement system programme program certificate title designation credential diploma "
    "ordning arrangement system program tittel betegnelse sertifikat"
)
_NO_EVENT = re.compile(
    r"\b(?:by|before|until|till|after|between|(?<!back )to|innen|før|(?<!tilbake )til|inntil|etter|"
    r"mellom) $",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What a year is the year of; ``since`` where something has been so from that year on.

    ``theme`` is what began or ended, ``agents`` who is said to have done it; ``origin`` where the
    year is said to be the very first.
    """

    stage: Stage | None
    base: str
    since: bool
    theme: frozenset[str]
    agents: frozenset[str]
    origin: bool = False


def happening(mention: Mention, classes: frozenset[str], of_topic: bool) -> Happening | None:
    """What ``mention`` tells a year of; None where it is no single event.

    ``of_topic``: its subject is the article's topic, whatever word or pronoun names it.
    """
    item, clause = mention.item, mention.clause
    before, base = item.sentence.clean[: mention.measure.bare_start], clause.verbs.base
    if _NO_EVENT.search(before):
        return None
    named = _named(mention, classes)
    if named:
        return Happening(Stage.NAMED, "", False, named, frozenset())
    subject = clause.antecedent if clause.kind is ClauseKind.RELATIVE else clause.subject
    theme = phrase_keys(item, subject, classes)
    if of_topic or (theme and theme <= _ANY_TOPIC):
        theme = frozenset({TOPIC})
    done = next((s for s in clause.segments if s.kind is SegmentKind.OBJECT and not s.role), None)
    affected = _affected(item, done, classes) if done and not clause.verbs.passive else frozenset()
    if _SINCE.search(before):
        stage = Stage.CREATED if base in _BEING else Stage.OPENED
        about = affected if affected == {TOPIC} else theme  # "traders have paid it since 1957"
        return Happening(stage, base, True, about, frozenset())
    text = item.parse.slice(clause.verbs.start, clause.end)
    idiom = next((stage for stage, pattern in _IDIOMS if pattern.search(text)), None)
    told = idiom or next((stage for stage, verbs in _STAGES if base in verbs), None)
    if done is not None and idiom is None and told and not clause.verbs.passive:
        agents, theme = theme, affected
    else:
        doers = [s for s in clause.segments if s.role is Role.AGENT]
        spans = (phrase_keys(item, Span(s.body, s.end), classes) for s in doers)
        agents = frozenset().union(*spans)
    origin = told is Stage.CREATED and _ORIGIN.search(text) is not None
    theme = frozenset({TOPIC}) if origin and _defines_topic(mention) else theme
    return Happening(told, base, False, theme, agents, origin)


def _affected(item: Analysed, done: Segment, classes: frozenset[str]) -> frozenset[str]:
    """What the deed is done to; a pronoun may mean the topic."""
    theme = phrase_keys(item, Span(done.body, done.end), classes)
    meant = item.shown(done.body, done.end) if done.end - done.body == 1 else ""
    return theme or frozenset({TOPIC} if item.topic.is_subject_of((meant or "").lower()) else ())


def _defines_topic(mention: Mention) -> bool:
    """ "It is an old custom that dates back to 1640": the custom is the topic."""
    item = mention.item
    first = item.parse.clauses[0]
    subject = (item.subjects[0] or "").lower() if item.subjects else ""
    return first is not mention.clause and first.verbs.copula and item.topic.is_subject_of(subject)


_STAGES = ((Stage.CREATED, _CREATE), (Stage.OPENED, _OPEN), (Stage.ENDED, _END))


def _named(mention: Mention, classes: frozenset[str]) -> frozenset[str]:
    """ "the great flood of 1911": the phrase that bears the year."""
    item = mention.item
    match = _NAMED.search(item.sentence.clean[: mention.measure.bare_start])
    words = item.parse.words
    end = next((i + 1 for i, w in enumerate(words) if match and w.start == match.start()), 0)
    if not end or words[end - 1].tag not in ("NOUN", "PROPN"):
        return frozenset()
    if (words[end - 1].lemma or "").lower() in _LAWS:
        return frozenset()
    start = end - 1
    while start and words[start - 1].tag in ("ADJ", "NOUN", "PROPN"):
        start -= 1
    return phrase_keys(item, Span(start, end), classes)


def years_clash(
    one: Mention, two: Mention, first: Happening, second: Happening, sums_up: bool = False
) -> bool:
    """True where the two years are told of one thing and cannot both be right.

    ``sums_up``: ``two`` is a summary's, whose year the text never gives.
    """
    language = one.item.grammar.language
    if not _same_theme(one, two, first, second):
        return False
    years = (one.measure.low, two.measure.low)
    stages = {first.stage, second.stage}
    if (first.since and second.since) or stages == {Stage.NAMED}:
        return False
    if None in stages:
        bases = (first.base, second.base)
        return stages == {None} and set(bases) <= _HAPPEN and not (first.since or second.since)
    if Stage.NAMED in stages:
        return Stage.ENDED not in stages
    if first.stage is second.stage:
        return _same_stage(first, second, years, language)
    if sums_up and second.origin and first.stage is Stage.OPENED:
        return True
    early, late = years if (first.stage or 0) < (second.stage or 0) else years[::-1]
    return late < early


def _same_stage(
    one: Happening, two: Happening, years: tuple[float, float], language: Language
) -> bool:
    """One founding has one year; what has been so "since" a year may have begun before."""
    if one.since or two.since:
        since, event = years if one.since else years[::-1]
        return since < event or bool({one.base, two.base} & _BEING)
    begun = {one.base, two.base} <= _BEGIN
    return one.stage is not Stage.OPENED or begun or kin(one.base, two.base, language)


def _same_theme(one: Mention, two: Mention, first: Happening, second: Happening) -> bool:
    language = one.item.grammar.language
    if not first.theme or not second.theme:
        return False
    if first.agents and second.agents and not _any_met(first.agents, second.agents, language):
        return False
    if not _any_met(first.theme, second.theme, language):
        return False
    around = [_around(m) for m in (one, two)]
    return _all_met(first.theme, second.theme | around[1], language) and _all_met(
        second.theme, first.theme | around[0], language
    )


def _around(mention: Mention) -> frozenset[str]:
    words = mention.item.parse.words
    return frozenset((w.lemma or w.lower).lower() for w in words)


def _all_met(words: frozenset[str], where: frozenset[str], language: Language) -> bool:
    return all(w == TOPIC or any(kin(w, v, language) for v in where) for w in words)


def _any_met(words: frozenset[str], where: frozenset[str], language: Language) -> bool:
    return any(kin(w, v, language) for w in words for v in where)
