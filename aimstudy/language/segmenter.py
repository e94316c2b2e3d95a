"""Cuts the chunks after a verb into segments and finds where further clauses begin.

Shared by both grammars. One pass; every look ahead is bounded.
"""

from aimstudy.language.attachments import role_of
from aimstudy.language.chunks import Chunk, ChunkKind
from aimstudy.language.clauses import ClauseKind, Role, Segment, SegmentKind
from aimstudy.language.particles import completes_late
from aimstudy.language.segment_book import ABSORBING, Follow
from aimstudy.language.segments_after_comma import CommaSegments
from aimstudy.language.time_words import names_time
from aimstudy.language.words import word_set

_PURPOSES = {
    True: ("in order to", "so as to"),
    False: ("for å", "med sikte på å", "med mål om å", "i den hensikt å", "slik å"),
}
_TAKES_INFINITIVE = word_set(
    """
    right duty power obligation ability opportunity permission authority need decision attempt plan
    proposal time way chance failure licence license order refusal agreement tendency promise
    capacity freedom mandate effort requirement able free likely unlikely easy hard difficult
    possible impossible willing ready due entitled eligible necessary important safe enough unable
    plikt plikten rett retten mulighet muligheten evne evnen tillatelse lov lett vanskelig mulig
    umulig nødvendig viktig verdt anledning adgang vanlig
    """
)
_COMPLEMENT = word_set(
    "have see want make keep render find leave consider declare hold set turn get open"
)
_LEADING = word_set(
    """
    shortly just only mainly particularly especially even directly immediately right soon long well
    mostly largely primarily partly bare kun særlig spesielt rett like straks kort hovedsakelig mest
    delvis lenge først more less mer mindre exactly nearly almost not
    """
)
_ADJECTIVE_VERBS = word_set("være bli holde forbli virke føles hete kalle anse gjøre stå ligge")
_FOCUS = word_set("alone itself themselves himself herself selv together both alike each only")


class Segmenter(CommaSegments):
    """Reads chunks ``start:end`` and collects segments and follow-up clauses."""

    def run(self, start: int) -> int:
        """Segment from chunk ``start``; return the word after the last that was taken."""
        self.first = start
        first = self.c[start].start if start < self.end else self.x.word_end(self.end)
        self._open(SegmentKind.OBJECT, first, first)
        at = start
        while at < self.end and self.stop < 0:
            at = max(self._step(at), at + 1)
        stop = self.stop if self.stop >= 0 else self.x.word_end(self.end)
        self._close(stop)
        self._adverbs_of_passive()
        for segment in self.segments:
            segment.role = segment.role or role_of(self.t, segment, self.verbs)
        return stop

    def _adverbs_of_passive(self) -> None:
        """ "skal leveres skriftlig": after a passive an adjective alone is an adverb."""
        first = self.segments[0] if self.segments else None
        if first is None or self.verbs is None or self.t.g.english or self.verbs.copula:
            return
        if not self.verbs.passive and self.verbs.base in _ADJECTIVE_VERBS:
            return
        if self.verbs.base in ("kalle", "hete", "anse"):
            return
        compared = len(self.segments) > 1 and self.segments[1].kind is SegmentKind.COMPARISON
        alone = first.kind is SegmentKind.OBJECT and first.end == first.start + 1 and not compared
        if alone and first.head < 0 and self.t.tag(first.start) in ("ADJ", "ADV"):
            first.kind = SegmentKind.PHRASE

    def _step(self, at: int) -> int:
        steps = {
            ChunkKind.NOUN: self._noun,
            ChunkKind.PREPOSITION: self._preposition,
            ChunkKind.INFINITIVE: self._infinitive,
            ChunkKind.SUBORDINATOR: self._subordinate,
            ChunkKind.THAT: self._content,
            ChunkKind.RELATIVE: self._relative,
            ChunkKind.CONTRAST: self._contrast,
            ChunkKind.EXAMPLE: self._example,
            ChunkKind.THAN: self._than,
            ChunkKind.COMMA: self._comma,
            ChunkKind.SEMICOLON: self._semicolon,
            ChunkKind.COLON: self._colon,
            ChunkKind.ADVERB: self._adverb,
            ChunkKind.ADJECTIVE: self._adverb,
        }
        kind = self.c[at].kind
        if kind is ChunkKind.COORDINATOR:
            return self._coordinate(at, at)
        front = self.verbs is None and kind in (ChunkKind.VERB, ChunkKind.ING)
        if front and self._fresh(at):
            start = self.segments[-1].start
            self._open(SegmentKind.PARTICIPLE, start, start)
            return at + 1
        step = steps.get(kind)
        return step(at) if step else at + 1

    def _noun(self, at: int) -> int:
        chunk = self.c[at]
        last = self.segments[-1]
        if last.head < 0 and self._fresh(at):
            last.head = chunk.head
            return at + 1
        if last.kind in ABSORBING or not at or self.c[at - 1].kind is not ChunkKind.NOUN:
            if self._time_after(at):
                self._open(SegmentKind.OBJECT, chunk.start, chunk.start, head=chunk.head)
            return at + 1
        nxt = at + 1 if self.t.g.english else self.x.past_adverbs(at + 1, self.end)
        follower = self.c[nxt].kind if nxt < self.end else ChunkKind.OTHER
        if follower is ChunkKind.FINITE:
            return self._bare_relative(at)
        self._open(SegmentKind.OBJECT, chunk.start, chunk.start, head=chunk.head)
        return at + 1

    def _adverb(self, at: int) -> int:
        """ "sells the stock quickly", "made the method famous": no part of the object."""
        chunk, last = self.c[at], self.segments[-1]
        nxt = self.c[at + 1].kind if at + 1 < self.end else ChunkKind.OTHER
        leads = (ChunkKind.PREPOSITION, ChunkKind.SUBORDINATOR, ChunkKind.THAN, ChunkKind.NOUN)
        own = last.kind in (SegmentKind.OBJECT, SegmentKind.PHRASE) and not last.after_comma
        leading = nxt in leads and self.t.lower(chunk.start) in _LEADING
        noun = (
            nxt is ChunkKind.NOUN
            or at == self.first
            or (at > 0 and self.c[at - 1].kind is not ChunkKind.NOUN)
        )
        if not own or at == 0 or noun or leading:
            return at + 1
        if self._postposed(chunk):
            return at + 1
        lower = self.t.lower(chunk.start)
        if lower in _FOCUS or self.t.is_negation(chunk.start) or lower in ("etter", "før"):
            return at + 1
        self._open(SegmentKind.PHRASE, chunk.start, chunk.start)
        return at + 1

    def _postposed(self, chunk: Chunk) -> bool:
        """ "accounts payable", "the seats available": an adjective that stays with its noun."""
        if chunk.kind is not ChunkKind.ADJECTIVE or not self.t.g.english:
            return False
        base = self.verbs.base if self.verbs is not None else ""
        return base not in _COMPLEMENT and self.t.tag(chunk.start) == "ADJ"

    def _time_after(self, at: int) -> bool:
        """ "grew rapidly last year": a time without a preposition after an adverb or a verb."""
        chunk, last = self.c[at], self.segments[-1]
        if last.kind in ABSORBING or self._fresh(at) or at == 0:
            return False
        loose = self.c[at - 1].kind in (ChunkKind.ADVERB, ChunkKind.ADJECTIVE)
        return loose and names_time(self.t, chunk.start, chunk.end)

    def _preposition(self, at: int) -> int:
        chunk = self.c[at]
        after_comma = self._after_comma(at)
        if self._purpose(at, after_comma):
            return self._past_infinitive(at)
        if self._late_particle(at):
            return at + 1
        nxt = self.c[at + 1] if at + 1 < self.end else None
        if nxt is None:
            return at + 1
        if self._means(at, nxt, after_comma):
            return at + 2
        if self._named_examples(at, nxt):
            self._open(SegmentKind.EXAMPLE, chunk.start, chunk.end, chunk.lead, after_comma)
            return at + 2
        if nxt.kind is ChunkKind.RELATIVE:
            return self._relative_with(at)
        asked = nxt.kind is ChunkKind.THAT and self._asked(chunk, after_comma)
        if asked or (nxt.kind in (ChunkKind.THAT, ChunkKind.FINITE) and not self._fresh(at)):
            return at + 1
        if self._opens(at, chunk, nxt, after_comma):
            head = nxt.head if nxt.kind is ChunkKind.NOUN else -1
            start = self._with_adverb(at)
            paused = after_comma or start < chunk.start
            self._open(SegmentKind.PHRASE, start, chunk.end, chunk.lead, paused, head)
        return at + 2 if nxt.kind in (ChunkKind.NOUN, ChunkKind.ING) else at + 1

    def _late_particle(self, at: int) -> bool:
        """ "setter hver måned av penger": what stands between is a time, "av" is of the verb."""
        last, chunk, verbs = self.segments[-1], self.c[at], self.verbs
        if self.t.g.english or verbs is None or len(self.segments) != 1 or verbs.passive:
            return False
        if last.kind is not SegmentKind.OBJECT or last.head < 0 or at + 1 >= self.end:
            return False
        timed = names_time(self.t, last.body, chunk.start)
        if not timed or not completes_late(self.t, verbs.base, chunk.start):
            return False
        verbs.rest = f"{verbs.rest} {chunk.lead}".strip()
        last.role = Role.TIME
        self._open(SegmentKind.OBJECT, chunk.start, chunk.start)
        last.end = chunk.start
        fresh = self.segments[-1]
        fresh.start = fresh.body = chunk.end
        return True

    def _named_examples(self, at: int, nxt: Chunk) -> bool:
        """ "fag som jus, regnskap og skatt": examples, no role."""
        before = (ChunkKind.NOUN, ChunkKind.COMMA)
        after_noun = at > 0 and self.c[at - 1].kind in before and not self._fresh(at)
        plain = self.c[at].lead == "som" and nxt.kind is ChunkKind.NOUN and after_noun
        return plain and self.x.list_ahead(at + 1, self.end)

    def _opens(self, at: int, chunk: Chunk, nxt: Chunk, after_comma: bool) -> bool:
        last = self.segments[-1]
        if after_comma or self._fresh(at) or self._adverbial(at):
            return True
        if last.kind in ABSORBING or self._of_participle(last, at):
            return False
        if " " in chunk.lead and chunk.lead not in ("out of", "up to", "bestående av"):
            return True
        in_range = last.lead in ("from", "fra") and chunk.lead in ("to", "til", "through")
        if in_range or self._listed(at):
            return False
        if at > 0 and self.c[at - 1].kind is ChunkKind.COORDINATOR:
            return True  # "to 74% in 2013 and to 83% in 2016"
        deed = last.kind is SegmentKind.PHRASE and self.t.lower(last.body) == self.t.g.to
        if (deed or self.x.list_open(last.body, at)) and not self._time_next(nxt):
            return False
        noun = self.c[at - 1].kind is ChunkKind.NOUN and self.t.is_noun(self.c[at - 1].head)
        if nxt.kind is ChunkKind.INFINITIVE and noun:
            return self._used_to(last, chunk)  # "rett til å opptre"
        last.role = last.role or self._role_now(last, chunk.start)
        return self.attach.own(last, chunk.start, chunk.end, nxt.end)

    def _of_participle(self, last: Segment, at: int) -> bool:
        """ ", a society founded | in 1950": when it was founded, not when the deed was done."""
        beside = last.kind is SegmentKind.APPOSITION and self.c[at - 1].start > last.body
        return beside and self.t.g.english and self.t.participle(self.c[at - 1].head)

    def _used_to(self, last: Segment, chunk: Chunk) -> bool:
        """ "brukte pengene | til å kjøpe en bil": it belongs to the verb."""
        uses = self.verbs is not None and self.verbs.base in ("bruke", "benytte", "anvende")
        return uses and chunk.lead == "til" and last.kind is SegmentKind.OBJECT

    def _adverbial(self, at: int) -> bool:
        """ "deles likt mellom ...", "leveres skriftlig til ...": an adverb after a passive."""
        last, verbs = self.segments[-1], self.verbs
        if verbs is None or verbs.copula or last.kind is not SegmentKind.OBJECT or last.head >= 0:
            return False
        inside = [c.kind for c in self.c[max(0, at - 4) : at] if c.start >= last.body]
        plain = all(kind in (ChunkKind.ADVERB, ChunkKind.ADJECTIVE) for kind in inside)
        return bool(inside) and plain and (verbs.passive or not self.t.g.english)

    def _time_next(self, nxt: Chunk) -> bool:
        return names_time(self.t, nxt.start, nxt.end)

    def _listed(self, at: int) -> bool:
        """ "in Oslo and in Bergen": the second phrase goes on with the first."""
        joined = at > 0 and self.c[at - 1].kind is ChunkKind.COORDINATOR
        last = self.segments[-1]
        return joined and (last.kind is not SegmentKind.PHRASE or last.lead == self.c[at].lead)

    def _purpose(self, at: int, after_comma: bool) -> bool:
        start = self.c[at].start
        for lead in _PURPOSES[self.t.g.english]:
            parts = lead.split()
            if all(self.t.lower(start + k) == part for k, part in enumerate(parts)):
                last = self.segments[-1].kind
                absorbing = last in ABSORBING and last is not SegmentKind.EXAMPLE
                if absorbing and not after_comma:
                    return False
                self._open(SegmentKind.PURPOSE, start, start + len(parts), lead, after_comma)
                return True
        if self.c[at].lead == "with the aim of":
            end = self.c[at].end
            self._open(SegmentKind.PURPOSE, start, end, self.c[at].lead, after_comma)
            return True
        return False

    def _past_infinitive(self, at: int) -> int:
        while at < self.end and self.c[at].kind not in (ChunkKind.INFINITIVE, ChunkKind.ING):
            at += 1
        return at + 1

    def _means(self, at: int, nxt: Chunk, after_comma: bool) -> bool:
        lead, start = self.c[at].lead, self.c[at].start
        english = lead == "by" and nxt.kind is ChunkKind.ING
        norwegian = lead in ("ved", "gjennom") and nxt.kind is ChunkKind.INFINITIVE
        if not (english or norwegian):
            return False
        if self.segments[-1].kind in ABSORBING and not after_comma:
            return False
        body = nxt.start if english else nxt.start + 1
        self._open(SegmentKind.MEANS, start, body, lead if english else f"{lead} å", after_comma)
        return True

    def _infinitive(self, at: int) -> int:
        chunk, last = self.c[at], self.segments[-1]
        after_comma = self._after_comma(at)
        if self.verbs is None and self._fresh(at):
            body = chunk.start + 1
            self._open(SegmentKind.INFINITIVE, chunk.start, body, self.t.g.to, after_comma)
            return at + 1
        absorbing = last.kind in ABSORBING and last.kind is not SegmentKind.EXAMPLE
        if self._fresh(at) or (absorbing and not after_comma):
            return at + 1
        before = self.c[at - 1]
        if before.kind in (
            ChunkKind.PREPOSITION,
            ChunkKind.THAT,
            ChunkKind.COORDINATOR,
            ChunkKind.THAN,
        ):
            return at + 1
        lower = self.t.lower(before.end - 1)
        copula = self.verbs is not None and self.verbs.copula
        named = copula and last.kind is SegmentKind.OBJECT and last.head >= 0
        described = copula and self.t.g.english and self.t.tag(before.end - 1) == "ADJ"
        if (lower in _TAKES_INFINITIVE or named or described) and not after_comma:
            return at + 1
        body = chunk.start + 1
        self._open(SegmentKind.INFINITIVE, chunk.start, body, self.t.g.to, after_comma)
        return at + 1

    def _example(self, at: int) -> int:
        chunk = self.c[at]
        body = at + 1
        while body < self.end and self.c[body].kind is ChunkKind.COMMA:
            body += 1
        start = self.c[body].start if body < self.end else chunk.end
        kind = self.c[body].kind if body < self.end else ChunkKind.OTHER
        if chunk.lead in ("for example", "for instance", "for eksempel", "f.eks.") and kind in (
            ChunkKind.FINITE,
            ChunkKind.SUBORDINATOR,
        ):
            return at + 1
        self._open(SegmentKind.EXAMPLE, chunk.start, start, chunk.lead, self._after_comma(at))
        return body

    def _than(self, at: int) -> int:
        chunk = self.c[at]
        said = self.t.g.english and self.segments[-1].kind is SegmentKind.CONTENT
        if self.segments[-1].kind in ABSORBING or said:
            return at + 1
        self._open(
            SegmentKind.COMPARISON, chunk.start, chunk.end, chunk.lead, self._after_comma(at)
        )
        return at + 1

    def _semicolon(self, at: int) -> int:
        if self.segments[-1].kind is SegmentKind.COLON and not self.x.clause_ahead(
            at + 1, self.end
        ):
            return at + 1
        self._finish(self.c[at].start, Follow(ClauseKind.MAIN, at + 1, self.end))
        return at + 1

    def _colon(self, at: int) -> int:
        self._open(SegmentKind.COLON, self.c[at].start, self.c[at].end)
        if at + 1 < self.end and self.x.clause_ahead(at + 1, self.end):
            self.follows.append(Follow(ClauseKind.MAIN, at + 1, self.end))
            return self.end
        return at + 1
