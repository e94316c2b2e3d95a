"""Finds the fuller name of what a short phrase means again: "the pool", "the pair". English."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aimstudy.facts.referents import Mention
from aimstudy.facts.wording import known
from aimstudy.language.clauses import Clause, Parse
from aimstudy.language.grammar import Grammar
from aimstudy.language.lexicon import ADJECTIVE, Lexicon
from aimstudy.language.words import Word, word_set

_MAX_WORDS = 6
_PAIR = word_set("pair duo")


_PASSING = word_set("adequate inadequate predefined agreed set certain typical given normal usual")


def _passing(text: str, noun: str, lexicon: Lexicon) -> bool:
    """ "A low temperature", "an adequate policy": said of it once, no part of its name."""
    before = text.lower().partition(noun)[0].split()[1:]
    graded = (w for w in before if "c" in lexicon.forms(w, ADJECTIVE))
    return any(w in _PASSING for w in before) or any(graded)


def full_name(noun: Word, earlier: Sequence[Mention], g: Grammar, lexicon: Lexicon) -> str:
    """ "the pool" after "the Harbour Risk Pool": the words that tell it from others; else ""."""
    if not g.english:
        return ""
    if noun.lower in _PAIR:
        people = [m.text for m in earlier if m.person and m.named]
        return f"{people[0]} and {people[1]}" if len(people) == 2 else ""
    many = noun.number == "plur"
    same = [m for m in earlier if m.head.lower() == noun.lemma and m.plural == many]
    if any(_passing(m.text, noun.lemma, lexicon) for m in same):
        return ""
    full = {known(m.text, g) for m in same if len(m.text.split()) > 2}
    name = full.pop() if len(full) == 1 else ""
    return name if name.startswith("the ") and len(name.split()) <= _MAX_WORDS else ""


def nearest_thing(parse: Parse, mentions: Sequence[Mention], at: int, many: bool) -> Mention | None:
    """The one thing besides the subject that a pronoun at word ``at`` can mean."""
    subjects = [c.subject for c in parse.clauses]
    others = [
        m
        for m in mentions
        if m.end <= at
        and m.plural == many
        and not m.person
        and not any(s.start <= m.start < s.end for s in subjects)
    ]
    return others[0] if len(others) == 1 else None


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a mention agrees in gender with a pronoun."""

    neuter: bool | None

    def __call__(self, mention: Mention) -> bool:
        return self.neuter is None or mention.neuter is None or mention.neuter == self.neuter


def first_word(clause: Clause) -> int:
    """Where a clause begins, its front with it."""
    starts = [clause.subject.start if clause.subject else clause.verbs.start, clause.verbs.start]
    if clause.front:
        starts.append(clause.front.start)
    return min(starts)


def agreeing(parse: Parse, mention: Mention) -> Mention:
    """A subject has the number of its verb, where the verb tells."""
    g = parse.grammar
    for clause in parse.clauses:
        if clause.subject.start != mention.start or not g.english:
            continue
        finite = clause.verbs.finite.lower()
        if finite in ("are", "were", "have"):
            return replace(mention, plural=True)
        between = parse.words[mention.start : clause.subject.end]
        joined = any(w.lower in g.coordinators for w in between)
        if finite in ("is", "was", "has") and not joined:
            return replace(mention, plural=False)
    return mention


def by_surname(mention: Mention, surnames: frozenset[str]) -> Mention:
    """ "Drucker" after "Peter Drucker" is somebody."""
    known_one = mention.named and mention.text in surnames
    return replace(mention, person=True) if known_one else mention


def surnames_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The last names of the people that are named in full."""
    full = [m.text.split() for m in mentions if m.person and m.named and " " in m.text]
    return frozenset(name[-1] for name in full)
