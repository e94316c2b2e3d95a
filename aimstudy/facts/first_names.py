"""The one person of a paragraph who has only a first name: "Omar runs a kiosk. He ..."."""

from collections.abc import Sequence

from aimstudy.facts.referents import Mention
from aimstudy.language.clauses import Parse
from aimstudy.language.words import word_set

_CALLED = word_set("named called navn navnet")
_BY = word_set("by av for with med to til and og than enn of")
_TAKING = word_set("take consider imagine picture ta tenk")
_LEAST = 3


def single_names(parse: Parse, mentions: Sequence[Mention]) -> frozenset[str]:
    """Names of one word that may be people: not "in Turku" or "the IMO"."""
    return frozenset(m.text for m in mentions if _is_name(m) and not _is_place(parse, m))


def acting_names(parse: Parse, mentions: Sequence[Mention]) -> frozenset[str]:
    """Those of them that a clause is about, or that somebody is said to have."""
    return frozenset(m.text for m in mentions if _is_name(m) and _acts(parse, m))


def _is_name(mention: Mention) -> bool:
    text = mention.text
    plain = text.isalpha() and len(text) >= _LEAST
    return mention.named and plain and text[0].isupper() and text[1:].islower()


def _is_place(parse: Parse, mention: Mention) -> bool:
    before = parse.words[mention.start - 1] if mention.start else None
    return before is not None and before.tag == "ADP" and before.lower not in _BY


def _acts(parse: Parse, mention: Mention) -> bool:
    words = parse.words
    before = words[mention.start - 1].lower if mention.start else ""
    about = any(
        (c.subject.start, c.subject.end) == (mention.start, mention.end) for c in parse.clauses
    )
    after = [w.lower for w in words[mention.end : mention.end + 2]]
    told = after[:1] == [","] and after[1:] in (["who"], ["som"], ["a"], ["an"], ["en"])
    opening = mention.start == 0 or before in _TAKING
    return about or (told and opening) or before in _CALLED
