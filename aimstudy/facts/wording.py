"""Puts what a pronoun means into words: known nouns, owners, whole stretches of a sentence."""

from dataclasses import dataclass, field

from aimstudy.facts.referents import Mention
from aimstudy.language.clauses import Parse, Span
from aimstudy.language.grammar import Grammar
from aimstudy.language.inflection import definite_plural
from aimstudy.language.words import word_set

OWNERS = word_set("its their his her dens dets deres hans hennes")
_SHORT_OWNER = 4
_LONGEST = 10


@dataclass(slots=True)
class Resolution:
    """``swaps`` maps a first word to the word after the last and the words shown instead."""

    swaps: dict[int, tuple[int, str]] = field(default_factory=dict)
    loose: set[int] = field(default_factory=set)
    inner: dict[int, Mention] = field(default_factory=dict)  # means this phrase of the sentence


def known(text: str, g: Grammar) -> str:
    """What a sentence introduced is known in the next: "five modules" to "the five modules"."""
    words = text.split()
    if not g.english or not (words[0][:1].islower() or words[0][:1].isdigit()):
        return text
    if words[0].lower() in ("only", "just") and len(words) > 1:
        words = words[1:]
    if words[0].lower() in ("a", "an"):
        words = words[1:]
    elif words[0].lower() in g.determiners or _is_mass(words, g):
        return text
    return " ".join(["the", *words])


def _is_mass(words: list[str], g: Grammar) -> bool:
    """ "Car insurance": one thing without an article is no known one."""
    head = next((i for i, w in enumerate(words) if w in g.prepositions), len(words)) - 1
    counted = words[0][:1].isdigit() or words[0] in g.numbers
    return head >= 0 and not counted and not words[head].endswith("s")


def genitive(name: str, g: Grammar) -> str:
    """ "the club's", "rådets", "Texas'"."""
    if g.english:
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{name}'" if name.endswith(("s", "x", "z")) else f"{name}s"


def owned(owner: str, thing: str, g: Grammar) -> str:
    """ "its members" as "the club's members", "dets budsjett" as "rådets budsjett"."""
    short = len(owner.split()) <= _SHORT_OWNER and not any(
        w in g.prepositions for w in owner.lower().split()
    )
    same = bool(thing) and owner.lower().split()[-1:] == thing.lower().split()[-1:]
    if not thing or same:
        return ""  # "the ratio's ratio": another one is meant
    if short and not (g.english and owner.endswith("s")):
        return f"{genitive(owner, g)} {thing}"
    return f"the {thing} of {owner}" if g.english else ""


def shown(
    parse: Parse, found: Resolution, start: int, end: int, named: Span | None = None
) -> str | None:
    """Words ``start:end`` with what they point to put into words; None where that is unsure.

    With ``named``, the words of the sentence that are shown beside them, a pronoun for anything
    else in the sentence is put into words as well.
    """
    if any(start <= at < end for at in found.loose):
        return None
    if any(at < start < swap[0] or at < end < swap[0] for at, swap in found.swaps.items()):
        return None
    pieces: list[str] = []
    at = start
    while at < end:
        last, text = found.swaps.get(at, (at + 1, parse.slice(at, at + 1)))
        meant = found.inner.get(at)
        if meant and named and not (_within(meant, named) or _within(meant, Span(start, end))):
            behind = _owner_behind(parse, at)
            pronoun = "" if behind else parse.words[at].lower
            text = part_of(parse, at, _in_words(meant, pronoun, parse.grammar))
            text = f"til {text}" if behind and text else text
            owned_by = with_owner(parse, found, meant)
            text = owned_by if text and owned_by != meant.text else text
            if not text:
                return None
        gap_start = parse.words[at - 1].end if at > start else parse.words[at].start
        space = parse.text[gap_start : parse.words[at].start]
        pieces.append(space + text)
        at = last
    return "".join(pieces)


def _owner_behind(parse: Parse, at: int) -> bool:
    """ "lønnen hennes" is "lønnen til Kari": the owner stands behind what is owned."""
    before = parse.words[at - 1] if at else None
    owner = parse.words[at].lower in OWNERS and not parse.grammar.english
    return owner and before is not None and before.tag == "NOUN" and before.definite


def _within(mention: Mention, span: Span) -> bool:
    return span.start <= mention.start < span.end


def with_owner(parse: Parse, found: Resolution, meant: Mention) -> str:
    """ "Her letters ... they": not just any letters; empty where whose is not known."""
    if not meant.start or parse.words[meant.start - 1].lower not in OWNERS:
        return meant.text
    end, text = found.swaps.get(meant.start - 1, (0, ""))
    if end == meant.start:
        return f"{text} {meant.text}"
    return text if end == meant.end else ""


def whole_subject(parse: Parse, found: Resolution, meant: Mention) -> str:
    """ "Most disputes between insurers ... they": the subject it is the head of, to its end."""
    if parse.words[meant.start].tag in ("PRON", "DET") and meant.end == meant.start + 1:
        return meant.text  # said with a pronoun there
    for clause in parse.clauses:
        span = clause.subject
        head = meant.start <= clause.subject_head < meant.end or span.start == meant.start
        if not head or not span.start <= meant.start < span.end:
            continue
        words = parse.words[span.start : span.end]
        plain = len(words) <= _LONGEST and not any(w.text == "," for w in words)
        whole = shown(parse, found, span.start, span.end) if plain else None
        return whole or ""
    return with_owner(parse, found, meant)


def _in_words(mention: Mention, pronoun: str, g: Grammar) -> str:
    """What a pronoun means in the same sentence; empty where that would be clumsy."""
    text = known(mention.text, g)
    if len(text.split()) > _SHORT_OWNER + 1:
        return ""
    if mention.start == 0 and not mention.named:
        text = text[:1].lower() + text[1:]
    return genitive(text, g) if pronoun in OWNERS else text


def behind_noun(parse: Parse, at: int, name: str) -> str:
    """ "Lønnen hennes" as "lønnen til Kari"; empty where no noun stands before."""
    before = parse.words[at - 1] if at else None
    owner = not parse.grammar.english and parse.words[at].lower in OWNERS
    if not owner or before is None or before.tag != "NOUN":
        return ""
    return f"{'til' if before.definite else 'av'} {name}"


def part_of(parse: Parse, at: int, name: str) -> str:
    """ "Enkelte av dem": some of those that are known, "enkelte av båtene"."""
    part = at > 1 and parse.words[at - 1].lower == "av" and " " not in name
    readings = parse.lexicon.readings(name) if part else ()
    if parse.grammar.english or not any(r.kind == "N" and r.code == "p" for r in readings):
        return name
    return definite_plural(parse.lexicon, name) or name
