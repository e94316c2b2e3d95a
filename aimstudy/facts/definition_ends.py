"""Where a definition ends: what follows a comma may say of which, for how long or how far.

"A loan that is repaid, with interest, once the ship is sold" is no loan that is just repaid.
"""

from aimstudy.language.clauses import ClauseKind, Parse, SegmentKind
from aimstudy.language.words import Word, word_set

_MOST_WORDS = 28
_ENDS = (".", "!", "?")
_STOPS = (":", ";", "(", "–", "—")
# how what belongs to the definition goes on
_LIMITING = {
    True: word_set(
        """
        while that not for until unless if provided once when in on with without except before
        after during at by within
        """
    ),
    False: word_set(
        """
        mens ikke for inntil til dersom hvis når så før etter i på med uten unntatt innen under ved
        """
    ),
}
_ADDING = (ClauseKind.MAIN, ClauseKind.COORDINATED, ClauseKind.CONCESSIVE)
_NO_PART = (
    SegmentKind.EXAMPLE,
    SegmentKind.APPOSITION,
    SegmentKind.CAUSE,
    SegmentKind.CONCESSION,
    SegmentKind.COLON,
)


def whole_end(parse: Parse, start: int, end: int) -> int:
    """The word after the definition ``start:end``, with what limits it behind a comma."""
    words = parse.words
    last = len(words)
    while last > end and words[last - 1].text in _ENDS:
        last -= 1
    rest = words[end:last]
    if not rest or last - start > _MOST_WORDS or not _goes_on(parse, rest):
        return end
    if any(w.text in _STOPS for w in rest) or _adds(parse, end):
        return end
    return last


def _goes_on(parse: Parse, rest: tuple[Word, ...]) -> bool:
    """ ", for a year", ", known as X, while Y", ", not of its profit"."""
    if rest[0].text != ",":
        return _opens_limit(parse, rest)
    commas = (i for i, w in enumerate(rest) if w.text == ",")
    return any(_opens_limit(parse, rest[at + 1 :]) for at in commas)


def is_limited(parse: Parse, start: int, end: int) -> bool:
    """True where each comma in ``start:end`` opens what limits it: ", og ikke av renten"."""
    inside = parse.words[start:end]
    commas = [i for i, w in enumerate(inside) if w.text == ","]
    return bool(commas) and all(_opens_limit(parse, inside[at + 1 :]) for at in commas)


def _opens_limit(parse: Parse, rest: tuple[Word, ...]) -> bool:
    lowers = [w.lower for w in rest[:2]]
    if lowers and lowers[0] in parse.grammar.coordinators:
        lowers = lowers[1:]
    known = _LIMITING[parse.grammar.english] | {parse.grammar.to}
    return bool(lowers) and lowers[0] in known


def _adds(parse: Parse, end: int) -> bool:
    """True where another statement follows, an example, a reason or a second name."""
    for clause in parse.clauses:
        told = clause.verbs.start >= end
        relative = clause.kind is ClauseKind.RELATIVE and parse.words[
            max(clause.verbs.start - 1, 0)
        ].lower not in ("that",)
        if told and (clause.kind in _ADDING or relative):
            return True
    segments = (s for c in parse.clauses for s in (*c.segments, *c.asides))
    return any(s.kind in _NO_PART and s.start >= end for s in segments)
