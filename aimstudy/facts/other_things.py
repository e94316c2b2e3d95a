"""What a pronoun means when it is not the subject before it: a new thing, one of two, the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from aimstudy.facts.expletives import there_is
from aimstudy.facts.referents import Mention
from aimstudy.facts.wording import known
from aimstudy.language.clauses import Clause, ClauseKind, Parse, Role, SegmentKind, Span
from aimstudy.language.grammar import Grammar
from aimstudy.language.inflection import definite, definite_phrase, singular
from aimstudy.language.lexicon import Lexicon
from aimstudy.language.noun_words import INDEFINITE_ARTICLES
from aimstudy.language.words import Word, word_set

_FIRST = word_set("førstnevnte former")
_LAST = word_set("sistnevnte latter")
_ORDER = word_set("første andre tredje siste first second third last other ene")
_PAIR = word_set("two three four to tre fire")
# what things do, and neither people nor bodies: "It lasts four hours"
HOLDING = word_set(
    """
    consist contain comprise last take cost describe list show state run bestå inneholde vare ta
    koste vise gjelde beskrive omfatte romme utgjøre angi
    """
)
_KINDS = word_set("typer former arter grupper måter")
_PLAIN = word_set("NOUN PROPN ADJ NUM")


@dataclass(frozen=True, slots=True)
class Several:
    """Things of one sentence that the next may tell apart: "two exams", "the plan and the fund"."""

    counted: Mention | None = None  # "two exams"
    pair: tuple[str, str] = ("", "")  # "the plan", "the fund"
    predicate: Mention | None = None  # "grensen" in "det viktigste er grensen"


def several_in(parse: Parse, mentions: Sequence[Mention], subjects: Sequence[str]) -> Several:
    """The things that a sentence names by their number, or its two subjects."""
    counted = [m for m in mentions if m.plural and m.text.split()[0].lower() in _PAIR]
    counted = [m for m in counted if len(m.text.split()) > 1 and not m.named]
    two = [s for s in subjects if s]
    pair = (two[0], two[1]) if len(two) == 2 and len(subjects) == 2 else ("", "")
    return Several(counted[0] if len(counted) == 1 else None, pair, _predicate(parse, mentions))


def _predicate(parse: Parse, mentions: Sequence[Mention]) -> Mention | None:
    clause = next(iter(main_subjects(parse)), None)
    if clause is None or not clause.verbs.copula or not clause.segments:
        return None
    head = clause.segments[0].head
    return next((m for m in mentions if m.start <= head < m.end), None)


def one_of_two(words: Sequence[Word], at: int, before: Several) -> tuple[int, str]:
    """ "The former", "den sistnevnte" at word ``at``: the word after it, and what it means."""
    lead = words[at].lower in ("the", "den", "det", "de")
    last = at + 1 if lead else at
    if not before.pair[0] or last >= len(words):
        return at, ""
    if words[last].lower in _FIRST:
        return last + 1, before.pair[0]
    return (last + 1, before.pair[1]) if words[last].lower in _LAST else (at, "")


def by_order(parse: Parse, at: int, before: Several) -> tuple[int, str]:
    """ "The first", "den andre" after "two exams": "the first exam", "den andre eksamenen"."""
    words, lexicon = parse.words, parse.lexicon
    thing, end = before.counted, at + 2
    if thing is None or end > len(words) or words[at].lower not in ("the", "den", "det"):
        return at, ""
    after = words[end] if end < len(words) else None
    verb = any(c.verbs.start == end for c in parse.clauses)
    described = after is not None and after.tag in _PLAIN and not verb
    if words[at + 1].lower not in _ORDER or described:
        return at, ""
    kinds = [w for w in thing.text.lower().split(" ") if w in _KINDS]
    several = kinds[0] if kinds else thing.text.split(" ")[-1]
    noun = singular(lexicon, several)
    if noun == several and noun.endswith("deler"):
        noun = noun.removesuffix("er")  # "to deler": no divisors
    named = noun if lexicon.english else definite(lexicon, noun)
    order = words[at + 1].lower
    if not lexicon.english and named.endswith("et") != (words[at].lower == "det"):
        return at, ""
    return (end, f"{words[at].lower} {order} {named}") if named else (at, "")


def other_here(parse: Parse, at: int) -> tuple[int, str]:
    """ "Den ene parten betaler fast, den andre flytende": another of the same, in a sentence."""
    words, end = parse.words, at + 2
    if end > len(words) or words[at].lower != "den" or words[at + 1].lower != "andre":
        return at, ""
    verb = any(c.verbs.start == end for c in parse.clauses)
    after = words[end] if end < len(words) else None
    if after is not None and after.tag in _PLAIN and not verb:
        return at, ""
    for i in range(at - 1, 1, -1):
        noun = words[i]
        led = words[i - 2].lower == "den" and words[i - 1].tag in ("ADJ", "NUM", "DET", "VERB")
        if noun.tag == "NOUN" and noun.definite and noun.number == "sing" and led:
            return end, f"den andre {noun.lower}"
    return at, ""


def new_thing(things: Sequence[Mention], g: Grammar, lexicon: Lexicon) -> str:
    """ "An applicant must sit a written exam. It ...": the one thing that was new, as known."""
    new = [m for m in things if m.text.split()[0].lower() in INDEFINITE_ARTICLES]
    bare = all(len(m.text.split()) == 1 and not m.named for m in things if m not in new)
    if len(new) != 1 or not bare:
        return ""
    return known(new[0].text, g) if g.english else definite_phrase(lexicon, new[0].text)


def predicate_thing(before: Several, subject: Mention, neuter: bool | None) -> str:
    """ "Det viktigste er grensen. Den ...": by its gender, not the subject but what it is."""
    thing = before.predicate
    if thing is None or thing.neuter is None or thing.neuter != neuter:
        return ""
    alone = len(thing.text.split()) == 1 and not thing.plural and not thing.abstract
    return thing.text if alone and subject.neuter != thing.neuter else ""


def holds_place(parse: Parse, at: int) -> bool:
    """ "Det anbefales å bruke ti", "fordi det ikke trengs noen takst": stands for nothing."""
    clause = next((c for c in parse.clauses if c.subject == Span(at, at + 1)), None)
    if clause is None or not clause.segments:
        return False
    kinds = (SegmentKind.OBJECT, SegmentKind.INFINITIVE, SegmentKind.CONTENT)
    brought = clause.segments[0].kind in kinds and clause.segments[0].role is Role.NONE
    passive = clause.verbs.passive and not clause.verbs.copula
    needed = clause.verbs.finite.lower() in ("trengs", "trengtes", "finnes", "fantes")
    return brought and (passive or needed or there_is(parse, clause))


def main_subjects(parse: Parse) -> list[Clause]:
    """The clauses that state something of their own subject."""
    return [c for c in parse.clauses if c.kind is ClauseKind.MAIN]
