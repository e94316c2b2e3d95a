"""The books of a segmenter: the segments so far, the clauses to follow, what is still open."""

from dataclasses import dataclass, field

from aimstudy.language.attachments import Attacher, role_of
from aimstudy.language.chunks import ChunkKind, just_before
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind, Span, VerbGroup
from aimstudy.language.extents import Extents
from aimstudy.language.gaps import gapped
from aimstudy.language.words import phrase_set, word_set

ABSORBING = (
    SegmentKind.INFINITIVE,
    SegmentKind.PURPOSE,
    SegmentKind.MEANS,
    SegmentKind.PARTICIPLE,
    SegmentKind.EXAMPLE,
    SegmentKind.COLON,
    SegmentKind.COMPARISON,
)
CAUSE_PREPOSITIONS = phrase_set(
    "because of|due to|as a result of|på grunn av|som følge av|takket være"
)
_PARTLY = word_set(
    """
    partly mainly largely chiefly mostly primarily simply especially particularly precisely
    hovedsakelig særlig delvis dels mest nettopp især primært
    """
)
_KEPT = ")]\"'”»%°"


@dataclass(slots=True)
class Follow:
    """A clause that begins inside or after the segments, by chunk places."""

    kind: ClauseKind
    start: int
    end: int
    antecedent: Span = field(default_factory=lambda: Span(0, 0))
    segment: Segment | None = None
    opener: int = -1
    verb_left_out: bool = False


class SegmentBook:
    """Opens and closes segments over the chunks before ``end``."""

    def __init__(self, extents: Extents, end: int, verbs: VerbGroup | None) -> None:
        self.x = extents
        self.t = extents.t
        self.c = extents.c
        self.end = end
        self.verbs = verbs
        self.attach = Attacher(extents.t, verbs)
        self.segments: list[Segment] = []
        self.follows: list[Follow] = []
        self.stop = -1
        self.first = 0  # the first chunk

    def _fresh(self, at: int) -> bool:
        """Nothing but adverbs stands in the current object."""
        last = self.segments[-1]
        if last.kind is not SegmentKind.OBJECT:
            return False
        inside = [c for c in self.c[max(0, at - 6) : at] if c.start >= last.body]
        return all(c.kind is ChunkKind.ADVERB for c in inside) and last.head < 0

    def _after_comma(self, at: int) -> bool:
        return at > 0 and self.c[at - 1].kind is ChunkKind.COMMA

    def _open(
        self,
        kind: SegmentKind,
        start: int,
        body: int,
        lead: str = "",
        after_comma: bool = False,
        head: int = -1,
    ) -> None:
        before = start
        if kind is SegmentKind.CAUSE or lead in CAUSE_PREPOSITIONS:
            while before and self.t.lower(before - 1) in _PARTLY:
                before -= 1  # "small, partly because": the adverb goes with the reason
        self._close(before)
        self.segments.append(Segment(kind, start, start, body, lead, after_comma, head=head))

    def _close(self, at: int) -> None:
        if not self.segments:
            return
        last = self.segments[-1]
        while at > last.body and self._loose_end(at - 1):
            at -= 1
        last.end = max(at, last.start)
        if last.end <= last.body:
            self.segments.pop()

    def _loose_end(self, at: int) -> bool:
        """A mark or an "and" at the end of a segment."""
        word = self.t.words[at]
        mark = not word.is_word and word.text not in _KEPT
        return mark or (word.lower in self.t.g.coordinators and self.t.tag(at) == "CCONJ")

    def _finish(self, place: int, follow: Follow) -> None:
        self.follows.append(follow)
        self.stop = place

    def _reopen_after(self, end: int) -> None:
        """After an aside nothing more is added to the segment before it."""
        place = self.c[end].start if end < self.end else self.x.word_end(self.end)
        self.segments.append(Segment(SegmentKind.OBJECT, place, place, place))

    def _with_adverb(self, at: int) -> int:
        """ ", mostly in Norway": an adverb after a comma belongs to the phrase after it."""
        before = self.c[at - 1] if at > 1 else None
        paused = before is not None and before.kind is ChunkKind.ADVERB
        if paused and before is not None and self.c[at - 2].kind is ChunkKind.COMMA:
            return before.start
        if at and just_before(self.t, self.c[at - 1].start):
            return self.c[at - 1].start
        return self.c[at].start

    def _gap(self, place: int, nxt: int) -> bool:
        """ ", the member 2%": a clause without its verb begins at ``nxt``."""
        self._role_of_last(self.c[place].start)
        if gapped(self.x, nxt, self.end, self.verbs, self.segments) < 0:
            return False
        follow = Follow(ClauseKind.MAIN, nxt, self.end, verb_left_out=True)
        self._finish(self.c[place].start, follow)
        return True

    def _role_of_last(self, end: int) -> None:
        last = self.segments[-1]
        last.role = last.role or self._role_now(last, end)

    def _after_noun(self, at: int) -> bool:
        """The relative clause at ``at`` can be about the noun before its comma."""
        before = self.c[at - 2].kind if at > 1 else ChunkKind.OTHER
        return before in (ChunkKind.NOUN, ChunkKind.ASIDE)

    def _role_now(self, last: Segment, end: int) -> Role:
        last.end = end
        return role_of(self.t, last, self.verbs)
