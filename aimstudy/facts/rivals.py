"""Where a pronoun has two readings: other things of its own sentence, and gender.

A pronoun with two readings is put into no words.
"""

from collections.abc import Sequence
from itertools import pairwise

from aimstudy.facts.pointing_back import set_against
from aimstudy.facts.referents import Mention
from aimstudy.language.clauses import Clause, ClauseKind, Parse, Role, SegmentKind
from aimstudy.language.noun_words import INDEFINITE_ARTICLES
from aimstudy.language.words import Form, Word, word_set

_SOME = word_set("mange noen flere få begge enkelte alle many some few several those")
_INDEFINITE = word_set("a an any each every en et ei ethvert enhver hvert hver")
_BELONGING = word_set("of av")


def rivals(parse: Parse, mentions: Sequence[Mention], at: int, many: bool) -> list[Mention]:
    """New things named before word ``at`` in its own sentence, none of which acts in its clause.

    "Whoever loses a card may replace it" is about the card, whatever the text is about.
    """
    clauses = [c for c in parse.clauses if c.subject.start == at]
    if clauses and clauses[0].kind is ClauseKind.MAIN:
        return []
    acting = [c for c in parse.clauses if c.subject.start <= at < c.end]
    return [
        m
        for m in mentions
        if m.end < at + 1
        and m.plural == many
        and not m.named
        and (many or not m.person)
        and not any(_acts_in(parse, m, clause) for clause in acting)
        and not set_against(parse.words, m.start)
        and not holds_word(parse, m, at)
        and (many or _new(parse, m))
        and not _idle(parse, m)
    ]


def _acts_in(parse: Parse, mention: Mention, clause: Clause) -> bool:
    """The subject of a clause, or one of several that are."""
    if mention.start <= clause.subject_head < mention.end:
        return True
    before = parse.words[mention.start - 1] if mention.start else None
    joined = before is not None and (before.text == "," or before.tag == "CCONJ")
    inside = clause.subject.start <= mention.start < clause.subject.end
    return inside and (joined or mention.start == clause.subject.start)


def _new(parse: Parse, mention: Mention) -> bool:
    return parse.words[mention.start].lower in _INDEFINITE


def _idle(parse: Parse, mention: Mention) -> bool:
    """ "I stedet", "among others": nouns that name nothing."""
    words = parse.words
    before = words[mention.start - 1].lower if mention.start else ""
    alone = mention.end == mention.start + 1
    noun = words[mention.start].lower
    return alone and (noun == "others" or (before in ("i", "på") and noun in ("stedet", "grunn")))


def holds_word(parse: Parse, mention: Mention, at: int) -> bool:
    """ "A fraction of its worth": the fraction is not what "its" means."""
    words = parse.words
    between = words[mention.end : at]
    if not between or between[0].lower not in _BELONGING:
        return False
    return all(w.tag in ("ADP", "DET", "NUM", "ADJ") or w.lower in _BELONGING for w in between)


def does_itself(clause: Clause | None, mention: Mention, at: int) -> bool:
    """ "An owner who loses a ship may claim it": the owner does not claim himself."""
    if clause is None or clause.subject.start >= at or clause.verbs.end > at:
        return False
    return mention.person and mention.start <= clause.subject_head < mention.end


def would_do_itself(parse: Parse, mention: Mention, at: int) -> bool:
    """ "The office checks the form and sends it": "it" right behind the verb is no office."""
    return any(
        c.verbs.end == at and c.subject.start <= mention.start < c.subject.end
        for c in parse.clauses
    )


def in_passing(parse: Parse, mention: Mention, at: int) -> bool:
    """ "Judges, who dislike limits on trade, enforce it": not the trade of the aside."""
    return any(
        c.kind is ClauseKind.RELATIVE and c.verbs.end <= mention.start < c.end <= at
        for c in parse.clauses
    )


def begins_anew(parse: Parse, mention: Mention) -> bool:
    """ "A mill is worth a million and its cover ...": a new subject of its own."""
    return _new(parse, mention) and any(
        c.kind is ClauseKind.MAIN and c.subject.start == mention.start for c in parse.clauses
    )


def some_of_them(parse: Parse, at: int) -> bool:
    """ "Many were left with a bond for each job they had held": they are the many."""
    return any(
        w.lower in _SOME and w.tag in ("PRON", "DET", "ADJ") and not _leads(following)
        for w, following in pairwise(parse.words[: at + 1])
    )


def _leads(word: Word) -> bool:
    return word.tag in ("NOUN", "ADJ", "PROPN", "NUM", "DET")


def cleft(words: Sequence[Word], at: int) -> bool:
    """ "Er det banken som betaler", "it is the bank that pays": stands for nothing."""
    lower = words[at].lower
    if lower not in ("det", "it"):
        return False
    be = ("is", "was") if lower == "it" else ("er", "var")
    relative = word_set("that who which") if lower == "it" else word_set("som")
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if after in be:
        first = at + 2
    elif before in be:
        first = at + 1
    else:
        return False
    return _noun_and(words, first, relative)


_INSIDE = word_set("DET ADJ NUM NOUN PROPN ADV PART PRON")
_REACH = 12


def _noun_and(words: Sequence[Word], first: int, relative: frozenset[str]) -> bool:
    """A definite noun or a name, and then the relative word."""
    for at in range(first, min(len(words), first + _REACH)):
        word = words[at]
        if word.lower in relative and at > first:
            opening = words[first]
            return opening.definite or opening.tag == "PROPN" or opening.lower in ("the", "only")
        if word.tag not in _INSIDE and word.text != "," and word.tag not in ("CCONJ", "ADP"):
            return False
    return False


def brings_itself(words: Sequence[Word], at: int) -> bool:
    """ "Samlet det seg køer": "det" only holds the place of the queues."""
    if words[at].lower != "det" or at + 2 >= len(words) or not at:
        return False
    after = words[at + 1 : at + 4]
    bare = after[1].tag in ("NOUN", "ADJ") and not after[1].definite
    return words[at - 1].tag == "VERB" and after[0].lower == "seg" and bare


def newcomers(parse: Parse, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """ "Banks sell a paper": what a sentence brings in, and the next may be about."""
    heads = {
        segment.head
        for clause in parse.clauses
        if clause.kind is ClauseKind.MAIN and not clause.verbs.copula
        for segment in clause.segments
        if segment.kind is SegmentKind.OBJECT and segment.role is Role.NONE
    }
    return tuple(
        m
        for m in mentions
        if (m.end - 1 in heads or _brought(parse, m))
        and not (m.plural or m.person or m.named)
        and parse.words[m.start].lower in INDEFINITE_ARTICLES
    )


def _brought(parse: Parse, mention: Mention) -> bool:
    """ "The firm has to give a written answer": right behind the second verb."""
    before = parse.words[mention.start - 1] if mention.start else None
    return before is not None and before.tag == "VERB" and before.form is Form.BASE


def acts(parse: Parse, clause: Clause | None) -> bool:
    """The clause tells what somebody does to something: "it sells cover"."""
    if clause is None or clause.verbs.passive or clause.verbs.copula:
        return False
    return any(segment.kind is SegmentKind.OBJECT for segment in clause.segments)
