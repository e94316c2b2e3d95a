"""Lists that a count announces: "two courses, including A and B"; the count's rule calls them."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import BESIDE, body, following, pieces, question_parts
from aimstudy.facts.clause_lists import clause_items
from aimstudy.facts.drafts import ClauseView, FactDraft, draft_of
from aimstudy.language.clauses import Segment, SegmentKind
from aimstudy.language.enumerations import MAX_ITEMS, split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import Measure, number_value
from aimstudy.language.words import word_set

# prepositions that stay behind: "How many parts is it divided into?"
STRANDED = word_set("of into around about av rundt")
_LISTING = (SegmentKind.EXAMPLE, SegmentKind.COLON, SegmentKind.APPOSITION)


def beside_parts(view: ClauseView, ask: str) -> dict[str, str] | None:
    """For "X are A, B plus two Y" ask how many Y X include; other verbs ask as they are."""
    if not view.clause.verbs.copula:
        return question_parts(view, ask, tuple(view.clause.segments))
    g = view.item.grammar
    if g.english:
        finite = "does" if view.clause.verbs.finite.lower() in ("is", "was") else "do"
        return pieces(ask, finite, view.subject, "include")
    return pieces(ask, "inngår", f"i {view.subject}")


def listed_after(
    view: ClauseView, segment: Segment, measure: Measure, noun: str, lead: str
) -> Iterator[FactDraft]:
    """Items named after a count: "two courses, including A and B" or ": A, and B".

    A list that is shorter or longer than its count is given too: the two disagree.
    """
    item, g = view.item, view.item.grammar
    listing = following(view, segment)
    if not listing or listing.kind not in _LISTING or measure.low != measure.high:
        return
    value = _listed_words(view, listing)
    number = int(measure.low)
    items = split_list(value, g, number if number <= MAX_ITEMS else 0)
    items = items or _unlike(split_list(value, g), listing, number, g)
    items = items or clause_items(value, g, number)
    if not items or number < 2:
        return
    shown = item.sentence.clean[measure.bare_start : measure.end] + " "
    shown = shown if number in (len(items), total_of(items, g)) else ""
    which = "Which" if g.english else "Hvilke"
    parts = _listed_parts(view, segment, f"{which} {shown}{noun}", lead)
    if parts:
        yield draft_of(view, FactKind.LIST, "counted-list", items, value, parts, True, rank=2)


def _listed_words(view: ClauseView, listing: Segment) -> str:
    """The words of the list; deeds after a colon are read as segments of their own."""
    parse, segments = view.item.parse, view.clause.segments
    opener = "to" if view.item.grammar.english else "å"
    if listing.kind is SegmentKind.COLON and parse.words[listing.body].lower == opener:
        return parse.slice(listing.body, segments[-1].end).strip(" ,;:–-")
    return body(view.item, listing)


def _unlike(items: tuple[str, ...], listing: Segment, number: int, g: Grammar) -> tuple[str, ...]:
    """A clear list whose length is not the announced one, or whose own numbers add up to it."""
    if listing.kind is not SegmentKind.COLON or total_of(items, g) == number:
        return items
    joined = " and " if g.english else " og "
    clear = all(len(item.split()) <= 4 and joined not in item for item in items)
    return items if clear else ()


def total_of(items: tuple[str, ...], g: Grammar) -> int:
    """How many things a list names: "two judges, two doctors and a priest" are five."""
    total = 0
    for item in items:
        first = item.split()[0].lower()
        value = 1.0 if first in ("a", "an", "en", "ei", "et") else number_value(first, g)
        if value is None:
            return len(items)
        total += int(value)
    return total


def _listed_parts(view: ClauseView, segment: Segment, ask: str, lead: str) -> dict[str, str] | None:
    if segment.lead in BESIDE:
        return beside_parts(view, ask)
    if view.subject in ("there", "det"):
        thing = "there" if view.item.grammar.english else "det"
        return pieces(ask, view.clause.verbs.finite.lower(), thing)
    omit = tuple(view.clause.segments)
    if lead in STRANDED or (not lead and segment is omit[0]):
        return question_parts(view, ask, omit, lead)
    if not lead or segment.after_comma:
        return None
    words, text = view.item.parse.words, view.item.sentence.clean
    start = words[segment.start].start
    head = re.match(rf"(?P<head>.*?) ?\b{re.escape(lead)} ", text[start:])
    beside = head["head"] if head else ""
    ask = f"{lead.capitalize()} {ask[:1].lower()}{ask[1:]}"
    kept = tuple(s for s in omit if s.start >= segment.start)
    return question_parts(view, ask, kept, beside)
