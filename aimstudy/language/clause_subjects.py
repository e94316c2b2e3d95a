"""The subject of a clause in its chunks: where it ends, what is set off in it, clauses inside."""

from itertools import pairwise

from aimstudy.language.chunks import Chunk, ChunkKind
from aimstudy.language.clauses import ClauseKind, Parse, Segment, SegmentKind, Span
from aimstudy.language.extents import Extents
from aimstudy.language.segment_book import Follow
from aimstudy.language.tokens import Tokens


class SubjectReader:
    """Reads subjects out of the chunks of one sentence."""

    def __init__(self, parse: Parse, t: Tokens, chunks: list[Chunk]) -> None:
        self.p = parse
        self.t = t
        self.c = chunks
        self.x = Extents(t, chunks, parse.grammar.english)

    def _trim_subject(self, start: int, verb: int) -> tuple[int, list[str]]:
        """Adverbs and commas between subject and verb are no part of the subject."""
        end = verb
        adverbs: list[str] = []
        loose: tuple[ChunkKind, ...] = (ChunkKind.ADVERB, ChunkKind.COMMA)
        plain = not any(c.kind is ChunkKind.FINITE for c in self.c[start:verb])
        if not self.t.g.english and end > start + 1 and plain:
            loose = (*loose, ChunkKind.ADJECTIVE)  # "selgere ikke lenger kan ..."
        while end > start + 1 and self.c[end - 1].kind in loose:
            end -= 1
            chunk = self.c[end]
            if chunk.kind is not ChunkKind.COMMA:
                adverbs.insert(0, self.p.slice(chunk.start, chunk.end))
        return end, adverbs

    def _head(self, start: int, stop: int) -> int:
        for chunk in self.c[start:]:
            if chunk.start >= stop:
                break
            if chunk.kind is ChunkKind.NOUN:
                return chunk.head
        return -1

    def _subject(self, start: int, end: int, verb: int) -> tuple[Span, list[Segment], list[Follow]]:
        """The subject without what is set off by commas, those asides, and clauses inside."""
        stop = self._first_aside(start, end, verb)
        span = Span(self.c[start].start, self.c[stop - 1].end)
        follows: list[Follow] = []
        asides: list[Segment] = []
        self._inner_clauses(start, stop, follows, ClauseKind.RESTRICTIVE)
        at = stop
        while at < end:
            if self.c[at].kind is ChunkKind.COMMA:
                at += 1
                continue
            close = next((j for j in range(at, end) if self.c[j].kind is ChunkKind.COMMA), end)
            if self.c[at].kind is ChunkKind.RELATIVE:
                close = max(close, self.x.nested_end(at + 1, end))
            self._aside(at, close, span, asides, follows)
            at = close
        return span, asides, follows

    def _first_aside(self, start: int, end: int, verb: int) -> int:
        commas = [at for at in range(start, end) if self.c[at].kind is ChunkKind.COMMA]
        if not commas:
            return end
        first = commas[0]
        if self._lists_inside(start, commas, verb) or self._deeds_inside(start, first, verb):
            return end
        after_list = self._past_list(start, commas, end)
        if after_list > 0:
            return after_list
        item = self.c[first + 1].kind
        closed = self.c[verb - 1].kind is ChunkKind.COMMA or len(commas) == 2
        joined = any(self.c[at].kind is ChunkKind.COORDINATOR for at in range(first, end))
        listed = joined and item in (ChunkKind.NOUN, ChunkKind.ADJECTIVE, ChunkKind.COORDINATOR)
        if item is ChunkKind.ING and joined and not closed:
            listed = True
        alike = [c for c in self.c[start:first] if c.kind is ChunkKind.PREPOSITION]
        if item is ChunkKind.PREPOSITION and joined and not closed:
            listed = any(c.lead == self.c[first + 1].lead for c in alike)
        direct = self.c[verb - 1].kind is ChunkKind.COMMA
        return first if not listed or direct or (not closed and not joined) else end

    def _lists_inside(self, start: int, commas: list[int], verb: int) -> bool:
        """ "Skade som skyldes frost, regn eller tørke, faller utenfor": a list in the clause."""
        if self.c[verb - 1].kind is not ChunkKind.COMMA:
            return False
        related = any(c.kind is ChunkKind.RELATIVE for c in self.c[start : commas[0]])
        joins = [c.kind for c in self.c[commas[-1] : verb]]
        listed = self.c[commas[0] + 1].kind is ChunkKind.NOUN
        return related and listed and ChunkKind.COORDINATOR in joins

    def _deeds_inside(self, start: int, comma: int, verb: int) -> bool:
        """ "Households that move, sell or rebuild must ...": what they do is a list."""
        related = any(c.kind is ChunkKind.RELATIVE for c in self.c[start:comma])
        deeds = (ChunkKind.FINITE, ChunkKind.VERB)
        joined = any(
            one.kind is ChunkKind.COORDINATOR and two.kind in deeds
            for one, two in pairwise(self.c[comma:verb])
        )
        open_end = self.c[verb - 1].kind is not ChunkKind.COMMA
        return related and joined and open_end and self.c[comma + 1].kind in deeds

    def _past_list(self, start: int, commas: list[int], end: int) -> int:
        """ "A, B and C, among others, need ...": the comma after the list; 0 where it is none."""
        if len(commas) < 2 or self.c[commas[0] + 1].kind is not ChunkKind.NOUN:
            return 0
        joined = [
            at for at in range(commas[0], commas[1]) if self.c[at].kind is ChunkKind.COORDINATOR
        ]
        first, item = self.c[start], self.c[commas[0] + 1]
        article = self.t.lower(item.start) in ("a", "an", "the", "en", "et", "ei", "den", "det")
        named = self.t.tag(first.head) == "PROPN"
        return commas[1] if joined and not article and not named else 0

    def _inner_clauses(
        self, start: int, stop: int, follows: list[Follow], kind: ClauseKind
    ) -> None:
        for at in range(start + 1, stop):
            chunk = self.c[at]
            if chunk.kind is ChunkKind.RELATIVE:
                head = Span(self.c[start].start, self.c[at - 1].end)
                follows.append(Follow(kind, at + 1, stop, head, opener=at))
                return
            bare = chunk.kind is ChunkKind.NOUN and self.c[at - 1].kind is ChunkKind.NOUN
            that = chunk.kind is ChunkKind.THAT and chunk.lead in ("that", "at")
            if bare or that:
                head = Span(self.c[start].start, self.c[at - 1].end)
                begin = at if bare else at + 1
                follows.append(Follow(ClauseKind.SUBORDINATE, begin, stop, head, opener=at))
                return

    def _aside(
        self, at: int, close: int, subject: Span, asides: list[Segment], follows: list[Follow]
    ) -> None:
        first = self.c[at]
        if first.kind is ChunkKind.RELATIVE:
            follows.append(Follow(ClauseKind.RELATIVE, at + 1, close, subject, opener=at))
            return
        kinds = {
            ChunkKind.NOUN: SegmentKind.APPOSITION,
            ChunkKind.PREPOSITION: SegmentKind.PHRASE,
            ChunkKind.EXAMPLE: SegmentKind.EXAMPLE,
            ChunkKind.SUBORDINATOR: SegmentKind.CONDITION,
        }
        kind = kinds.get(first.kind, SegmentKind.PARTICIPLE)
        led = first.kind in (
            ChunkKind.PREPOSITION,
            ChunkKind.EXAMPLE,
            ChunkKind.SUBORDINATOR,
        )
        start, stop = first.start, self.c[close - 1].end
        body = first.end if led else start
        head = first.head if first.kind is ChunkKind.NOUN else -1
        asides.append(Segment(kind, start, stop, body, first.lead if led else "", True, head=head))
        self._inner_clauses(at, close, follows, ClauseKind.RESTRICTIVE)
