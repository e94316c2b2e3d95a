"""Which phrase of its own sentence a pronoun means: the subject before it, or the one to come."""

from collections.abc import Sequence

from aimstudy.facts.referents import Mention
from aimstudy.language.clauses import Clause, ClauseKind, Parse
from aimstudy.language.words import Form, Word, phrase_set, word_set

_STATING = frozenset((ClauseKind.MAIN, ClauseKind.COORDINATED, ClauseKind.CONCESSIVE))
_ANY = frozenset(ClauseKind)
_AMONG = word_set("among including amongst")
_VAGUE = phrase_set(
    "the former|the latter|the same year|the same time|that year|that day|that time|that date|"
    "førstnevnte|sistnevnte|samme år|samme tid|året etter|året før|dagen etter|"
    "the following year|the following day|the next day|the next year|a year later|"
    "years later|the previous year|the year before|years earlier|året efter"
)


def is_subject(parse: Parse, mention: Mention, kinds: frozenset[ClauseKind] = _ANY) -> bool:
    """True for what a clause of one of the kinds is about, its determiner left out."""
    return any(
        c.subject.start <= mention.start < c.subject.end
        and mention.start - c.subject.start <= 1
        and c.kind in kinds
        for c in parse.clauses
    )


def likeliest(
    parse: Parse, clause: Clause | None, earlier: Sequence[Mention], at: int
) -> Mention | None:
    """The last subject; a new subject goes on from one that no relative clause is about."""
    subjects = [m for m in earlier if is_subject(parse, m)]
    if clause is not None and clause.subject.start == at and clause.kind in _STATING:
        subjects = [m for m in subjects if is_subject(parse, m, _STATING)] or subjects
    return subjects[-1] if subjects else earlier[-1] if earlier else None


def said_loosely(parse: Parse, loose: set[int], at: int) -> bool:
    """ "Though it is old, it ...": what the first one means is not known."""
    subjects = {c.subject.start for c in parse.clauses}
    same = {i for i in loose if parse.words[i].lower == parse.words[at].lower}
    return at in subjects and bool(same & subjects)


def emphatic(words: Sequence[Word], at: int) -> bool:
    """ "The harbour itself": no other thing."""
    return words[at].lower == "itself" and at > 0 and words[at - 1].tag in ("NOUN", "PROPN")


def among(parse: Parse, mentions: Sequence[Mention], at: int) -> Mention | None:
    """ "Three piers burned, among them the oldest": the last of several named before."""
    if not at or parse.words[at - 1].lower not in _AMONG:
        return None
    several = [m for m in mentions if m.end <= at and m.plural]
    return several[-1] if several else None


def ahead(parse: Parse, mentions: Sequence[Mention], at: int, many: bool) -> Mention | None:
    """ "Because of its cost the plan was dropped": the owner comes after the phrase in front."""
    if not parse.grammar.english:
        return None
    clause = next((c for c in parse.clauses if c.front and c.front.start < at < c.front.end), None)
    if clause is None or clause.kind is not ClauseKind.MAIN:
        return None
    found = [m for m in mentions if m.start == clause.subject.start and m.plural == many]
    definite = parse.words[clause.subject.start].lower == "the"
    return found[0] if found and not found[0].person and (found[0].named or definite) else None


def vague_at(words: Sequence[Word], at: int) -> bool:
    """ "The former", "that year": what it means, only the text around it tells."""
    run = [w.lower for w in words[at : at + 3]]
    return " ".join(run[:2]) in _VAGUE or " ".join(run) in _VAGUE or run[0] in _VAGUE


def stands_for_nothing(words: Sequence[Word], at: int) -> bool:
    """ "perioden det betales for": a passive right after the noun."""
    if words[at].lower != "det" or not at or at + 1 >= len(words):
        return False
    return words[at - 1].tag == "NOUN" and words[at + 1].form is Form.PASSIVE
